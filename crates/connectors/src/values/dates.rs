//! Dates and times as exports write them.

mod scan;

pub use scan::{Scanned, scan};

use jiff::civil::Date;

/// The order of day and month where the text itself does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// `2024-03-05`, `24/03/05`
    YearFirst,
    /// `05-03-2024`
    DayFirst,
    /// `03/05/2024`
    MonthFirst,
}

/// What a plain number means in a column of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumericDate {
    /// `20240305`, also with a time, `20240305093000`
    Compact,
    /// Days since 1899-12-30, as spreadsheets count
    ExcelSerial,
    /// Seconds since 1970-01-01T00:00:00Z
    EpochSeconds,
    /// Milliseconds since 1970-01-01T00:00:00Z
    EpochMilliseconds,
    /// Microseconds since 1970-01-01T00:00:00Z
    EpochMicroseconds,
}

/// How the dates of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateRule {
    /// Order of day and month where a value leaves it open.
    pub order: DateOrder,
    /// What plain numbers mean; `None`: they are no dates.
    pub numeric: Option<NumericDate>,
}

/// A point in time as written: in UTC, at an offset, or on the workspace's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Days since 1970-01-01 of the written date.
    pub day: i32,
    /// Microseconds since midnight of the written time; 0 where there is none.
    pub micros: i64,
    /// Seconds east of UTC, where the text says so; `None`: the workspace's local time.
    pub offset_seconds: Option<i32>,
}

/// Days since 1970-01-01 of a civil date; `None` where there is no such date or its year
/// is outside 1000–2999.
pub fn days_from_civil(year: i32, month: u8, day: u8) -> Option<i32> {
    if !(1..=12).contains(&month) || !(1000..=2999).contains(&year) || day == 0 {
        return None;
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if day > length {
        return None;
    }
    // Howard Hinnant's days_from_civil: years begin in March, so that leap days come last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month = i32::from(month);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

/// The civil date of a day number.
pub fn civil_from_days(day: i32) -> Option<Date> {
    jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(i64::from(day)).ok()?).ok()
}

/// Reads a date, with or without time, by a column's rule.
///
/// ```
/// use holdfast_connectors::values::dates::{read, DateOrder, DateRule};
/// let rule = DateRule { order: DateOrder::DayFirst, numeric: None };
/// assert_eq!(read("05-03-2024", rule), read("2024年3月5日", rule));
/// assert_eq!(read("R6.3.5", rule), read("令和6年3月5日", rule));
/// assert_eq!(read("31-02-2024", rule), None);
/// ```
pub fn read(text: &str, rule: DateRule) -> Option<Moment> {
    if let Some(moment) = iso(text.as_bytes()) {
        return Some(moment);
    }
    if text.len() > 48 {
        return None;
    }
    if let Some(numeric) = rule.numeric
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-')
        && let Some(moment) = number(text, numeric)
    {
        return Some(moment);
    }
    scan(text)?.resolve(rule.order)
}

fn two(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [a @ b'0'..=b'9', b @ b'0'..=b'9', ..] => Some((a - b'0') * 10 + b - b'0'),
        _ => None,
    }
}

/// `YYYY-MM-DD[(T| )HH:MM[:SS[.f…]][Z]]`, the form that most machines write.
#[inline]
fn iso(bytes: &[u8]) -> Option<Moment> {
    if bytes.len() < 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let year = i32::from(two(&bytes[0..2])?) * 100 + i32::from(two(&bytes[2..4])?);
    let day = days_from_civil(year, two(&bytes[5..7])?, two(&bytes[8..10])?)?;
    let mut moment = Moment { day, micros: 0, offset_seconds: None };
    let mut rest = &bytes[10..];
    match rest {
        [] => return Some(moment),
        [b'T' | b' ' | b't', time @ ..] if time.len() >= 5 && time[2] == b':' => rest = time,
        _ => return None,
    }
    let (hour, minute) = (two(rest)?, two(&rest[3..])?);
    rest = &rest[5..];
    let mut second = 0;
    let mut fraction = 0i64;
    if let [b':', seconds @ ..] = rest {
        second = two(seconds)?;
        rest = &seconds[2..];
        if let [b'.' | b',', digits @ ..] = rest {
            let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if length == 0 {
                return None;
            }
            for digit in digits[..length].iter().chain(b"000000").take(6) {
                fraction = fraction * 10 + i64::from(digit - b'0');
            }
            rest = &digits[length..];
        }
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    moment.micros =
        (i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second.min(59))) * 1_000_000 + fraction;
    match rest {
        [] => Some(moment),
        [b'Z' | b'z'] => {
            moment.offset_seconds = Some(0);
            Some(moment)
        }
        _ => {
            moment.offset_seconds = Some(scan::offset(std::str::from_utf8(rest).ok()?)?);
            Some(moment)
        }
    }
}

fn number(text: &str, meaning: NumericDate) -> Option<Moment> {
    let utc = |micros: i64| {
        let day = micros.div_euclid(86_400_000_000);
        Some(Moment {
            day: i32::try_from(day).ok().filter(|day| (-200_000..=376_000).contains(day))?,
            micros: micros.rem_euclid(86_400_000_000),
            offset_seconds: Some(0),
        })
    };
    match meaning {
        NumericDate::Compact => compact(text),
        NumericDate::ExcelSerial => {
            let serial: f64 = text.parse().ok()?;
            if !(1.0..=2_958_466.0).contains(&serial) {
                return None;
            }
            let day = serial.floor();
            Some(Moment {
                day: day as i32 - 25_569,
                micros: ((serial - day) * 86_400_000.0).round() as i64 * 1_000,
                offset_seconds: None,
            })
        }
        NumericDate::EpochSeconds => {
            let seconds: f64 = text.parse().ok()?;
            if !seconds.is_finite() || seconds.abs() > 4e10 {
                return None;
            }
            let whole = seconds.floor();
            utc(whole as i64 * 1_000_000 + ((seconds - whole) * 1e6).round() as i64)
        }
        NumericDate::EpochMilliseconds => utc(text.parse::<i64>().ok()?.checked_mul(1_000)?),
        NumericDate::EpochMicroseconds => utc(text.parse::<i64>().ok()?),
    }
}

fn compact(text: &str) -> Option<Moment> {
    // Spreadsheets and data frames turn whole numbers into `20240305.0`.
    let text = text.strip_suffix(".0").unwrap_or(text);
    let bytes = text.as_bytes();
    if !matches!(bytes.len(), 8 | 12 | 14) || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let pair = |at: usize| two(bytes.get(at..)?);
    let year = i32::from(pair(0)?) * 100 + i32::from(pair(2)?);
    let day = days_from_civil(year, pair(4)?, pair(6)?)?;
    let (mut hour, mut minute, mut second) = (0, 0, 0);
    if bytes.len() >= 12 {
        (hour, minute) = (pair(8)?, pair(10)?);
    }
    if bytes.len() == 14 {
        second = pair(12)?;
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some(Moment {
        day,
        micros: (i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second)) * 1_000_000,
        offset_seconds: None,
    })
}
