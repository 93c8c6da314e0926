//! One cell's text under its rule.

use super::words;
use crate::mapping::{ColumnMapping, ReadAs};
use crate::values::dates::{self, DateRule, Moment};
use crate::values::numbers::{self, Decimal, DecimalMark};
use crate::values::{booleans, folded, is_blank, is_blank_typed, trimmed};
use holdfast_domain::money::Currency;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// A cell's value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'a> {
    Missing,
    Text(&'a str),
    Integer(i64),
    Number(f64),
    Boolean(bool),
}

/// A column's rule, ready to be applied.
#[derive(Debug, Clone)]
pub(super) struct Reader {
    pub(super) read: ReadAs,
    dates: Option<DateRule>,
    utc: bool,
    mark: DecimalMark,
    minor_units: bool,
    divide: Option<i128>,
    true_words: Vec<String>,
    false_words: Vec<String>,
    invert: bool,
    blank: Vec<String>,
}

impl Reader {
    pub(super) fn new(column: &ColumnMapping, default: ReadAs) -> Self {
        let read = column.read.unwrap_or(default);
        Self {
            read,
            dates: column.order.map(|order| DateRule { order, numeric: column.numeric }),
            utc: column.utc,
            mark: column.decimal.unwrap_or_default(),
            minor_units: column.minor_units,
            divide: column.divide.map(i128::from).filter(|by| *by > 1),
            true_words: column.true_words.clone(),
            false_words: column.false_words.clone(),
            invert: column.invert,
            blank: column.blank.clone(),
        }
    }

    /// Reads a cell; the error is the reason of a reject.
    #[inline]
    pub(super) fn read<'a>(
        &self,
        cell: &'a str,
        currency: Option<Currency>,
        zone: &mut Zone,
        rounded: &mut u64,
    ) -> Result<Value<'a>, &'static str> {
        let text = trimmed(cell);
        if is_blank(text) || !self.blank.is_empty() && self.blank.iter().any(|word| word == text) {
            return Ok(Value::Missing);
        }
        match self.read {
            ReadAs::Text => Ok(Value::Text(text)),
            ReadAs::Party => Ok(Value::Text(words::party(text))),
            ReadAs::PaymentResult => Ok(Value::Text(words::payment_result(text))),
            ReadAs::IncidentKind => Ok(Value::Text(words::incident_kind(text))),
            ReadAs::EventKind => Ok(Value::Text(words::event_kind(text))),
            ReadAs::Date => {
                let Some(rule) = self.dates else { return Ok(Value::Missing) };
                if let Some(mut moment) = dates::read(text, rule) {
                    if self.utc {
                        moment.offset_seconds = moment.offset_seconds.or(Some(0));
                    }
                    return zone.instant(moment).map(Value::Integer).ok_or("not_a_date");
                }
                blank_or(text, "not_a_date")
            }
            ReadAs::Integer => match numbers::read(text, self.mark) {
                Some((decimal, _)) => decimal.to_integer().map(Value::Integer).ok_or("not_a_whole_number"),
                None => blank_or(text, "not_a_number"),
            },
            ReadAs::Number => match numbers::read(text, self.mark) {
                Some((decimal, _)) => {
                    let number = decimal.to_number();
                    Ok(Value::Number(self.divide.map_or(number, |by| number / by as f64)))
                }
                None => blank_or(text, "not_a_number"),
            },
            ReadAs::Money => match numbers::read(text, self.mark) {
                Some((decimal, _)) => self.minor(decimal, currency, rounded),
                None => blank_or(text, "not_an_amount"),
            },
            ReadAs::Boolean => {
                let truth = if self.true_words.iter().any(|word| word == text) {
                    Some(true)
                } else if self.false_words.iter().any(|word| word == text) {
                    Some(false)
                } else {
                    booleans::read(text)
                };
                match truth {
                    Some(truth) => Ok(Value::Boolean(truth != self.invert)),
                    None => blank_or(text, "not_yes_or_no"),
                }
            }
            ReadAs::Interval => Ok(months(text).map_or(Value::Missing, Value::Integer)),
        }
    }

    fn minor<'a>(
        &self,
        decimal: Decimal,
        currency: Option<Currency>,
        rounded: &mut u64,
    ) -> Result<Value<'a>, &'static str> {
        let currency = currency.ok_or("unknown_currency")?;
        let exponent = if self.minor_units { 0 } else { u32::from(currency.exponent()) };
        let (minor, was_rounded) = match self.divide {
            None => decimal.to_units(exponent).ok_or("amount_too_large")?,
            Some(by) => {
                // Nine more digits before dividing keep the rounding of the result exact
                // enough to be decided once, at the end.
                let wide = decimal.digits.checked_mul(1_000_000_000).ok_or("amount_too_large")?;
                let divided = Decimal { digits: wide / by, scale: decimal.scale + 9 };
                (divided.to_units(exponent).ok_or("amount_too_large")?.0, false)
            }
        };
        *rounded += u64::from(was_rounded);
        Ok(Value::Integer(minor))
    }
}

fn blank_or<'a>(text: &str, reason: &'static str) -> Result<Value<'a>, &'static str> {
    if is_blank_typed(text) { Ok(Value::Missing) } else { Err(reason) }
}

/// An amount for a billing interval as an amount a month: by its months, or for weeks and
/// days by how many of them a year has; `None` where the interval cannot be read.
pub(super) fn monthly(amount: i64, interval: &str) -> Option<i64> {
    let (times, by) = match months(trimmed(interval)) {
        Some(months) => (1, i128::from(months)),
        None if trimmed(interval).is_empty() => (1, 1),
        None => {
            let word = folded(interval);
            if word.contains("week") || word.contains(['周', '週']) {
                (52, 12)
            } else if word.contains("day") || word.contains("daily") || word.contains(['天', '日']) {
                (365, 12)
            } else {
                return None;
            }
        }
    };
    let scaled = i128::from(amount) * times;
    // Rounded half away from zero, once.
    i64::try_from((2 * scaled + scaled.signum() * by) / (2 * by)).ok()
}

/// Months of a billing interval.
fn months(text: &str) -> Option<i64> {
    if let Ok(number) = text.parse::<i64>() {
        return Some(number).filter(|number| (1..=120).contains(number));
    }
    let word = folded(text);
    let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    if has(&["semi", "half", "半年", "biannual"]) {
        Some(6)
    } else if has(&["quarter", "季", "四半期", "3 month", "three month"]) {
        Some(3)
    } else if has(&["two year", "2 year", "biennial"]) {
        Some(24)
    } else if has(&["annual", "year", "年"]) {
        Some(12)
    } else if has(&["month", "月"]) {
        Some(1)
    } else {
        None
    }
}

const DAY: i64 = 86_400_000_000;

/// Local times of a zone to instants, with each day's offset remembered.
pub(super) struct Zone {
    rules: TimeZone,
    last: Option<(i32, i64)>,
    days: HashMap<i32, Option<i64>>,
}

impl Zone {
    pub(super) fn new(zone: TimeZone) -> Self {
        Self { rules: zone, last: None, days: HashMap::new() }
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[inline]
    pub(super) fn instant(&mut self, moment: Moment) -> Option<i64> {
        let local = i64::from(moment.day) * DAY + moment.micros;
        if let Some(offset) = moment.offset_seconds {
            return Some(local - i64::from(offset) * 1_000_000);
        }
        if let Some((day, offset)) = self.last
            && day == moment.day
        {
            return Some(local - offset);
        }
        let known = if let Some(known) = self.days.get(&moment.day) {
            *known
        } else {
            let known = self.steady_offset(moment.day);
            self.days.insert(moment.day, known);
            known
        };
        match known {
            Some(offset) => {
                self.last = Some((moment.day, offset));
                Some(local - offset)
            }
            None => self.exact(moment.day, moment.micros),
        }
    }

    /// The day's offset in microseconds, where it is one all day.
    fn steady_offset(&self, day: i32) -> Option<i64> {
        let start = self.exact(day, 0)?;
        let end = self.exact(day + 1, 0)?;
        (end - start == DAY).then_some(i64::from(day) * DAY - start)
    }

    /// By the rules of the zone: a time that does not exist is moved forward over the gap.
    fn exact(&self, day: i32, micros: i64) -> Option<i64> {
        let date = dates::civil_from_days(day)?;
        let time =
            jiff::civil::Time::midnight().checked_add(jiff::SignedDuration::from_micros(micros)).ok()?;
        let zoned = date.to_datetime(time).to_zoned(self.rules.clone()).ok()?;
        Some(zoned.timestamp().as_microsecond())
    }
}

/// Adds a duration in units to an instant, by the zone's calendar: whole months (quarters,
/// years) by date, the rest in days.
pub(super) fn add_units(instant: i64, duration: f64, unit: &str, zone: &TimeZone) -> Option<i64> {
    let months = match unit {
        "month" => 1.0,
        "quarter" => 3.0,
        "year" => 12.0,
        "week" => return Some(instant + (duration * 7.0 * DAY as f64) as i64),
        _ => return Some(instant + (duration * DAY as f64) as i64),
    } * duration;
    let start = jiff::Timestamp::from_microsecond(instant).ok()?.to_zoned(zone.clone());
    let moved = start.checked_add(jiff::Span::new().try_months(months.floor() as i64).ok()?).ok()?;
    Some(moved.timestamp().as_microsecond() + (months.fract() * 30.436_875 * DAY as f64) as i64)
}

/// The order that a mapping without one would need.
pub(super) fn is_unreadable_date(column: &ColumnMapping) -> bool {
    column.read == Some(ReadAs::Date)
        && column.order.is_none()
        && column.numeric.is_none()
        && column.field.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_days_begin_as_jiff_says_also_where_clocks_change() {
        let zone = TimeZone::get("America/New_York").unwrap();
        let mut cached = Zone::new(zone.clone());
        for day in 19_700..20_500 {
            for micros in [0, 5_400_000_000, 9_000_000_000, 43_200_000_000] {
                let moment = Moment { day, micros, offset_seconds: None };
                assert_eq!(cached.instant(moment), Zone::new(zone.clone()).exact(day, micros));
            }
        }
    }

    #[test]
    fn amounts_of_an_interval_become_monthly() {
        for (amount, interval, expected) in [
            (120_000, "year", Some(10_000)),
            (10_000, "month", Some(10_000)),
            (1_000, "quarter", Some(333)),
            (-1_000, "quarter", Some(-333)),
            (1_200, "week", Some(5_200)),
            (500, "", Some(500)),
            (500, "once", None),
        ] {
            assert_eq!(monthly(amount, interval), expected, "{interval}");
        }
    }

    #[test]
    fn intervals_in_months() {
        for (text, expected) in [
            ("monthly", Some(1)),
            ("Annual", Some(12)),
            ("Two year", Some(24)),
            ("3", Some(3)),
            ("年払い", Some(12)),
            ("月付", Some(1)),
            ("季付", Some(3)),
            ("once", None),
        ] {
            assert_eq!(months(text), expected, "{text}");
        }
    }
}
