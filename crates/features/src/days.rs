//! Local days of instants, from a list: asking the time zone for every row costs more than reading it.

use holdfast_domain::calendar::Zone;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};

use crate::error::Error;

/// Microseconds of a day without a change of clocks.
pub(crate) const DAY: i64 = 86_400_000_000;

/// The first instant of every local day from 1970-01-01 to 2149-06-06, so that a day fits 16 bits.
#[derive(Debug, Clone)]
pub(crate) struct Days {
    starts: Vec<i64>,
}

impl Days {
    /// Lists the days of a zone.
    pub(crate) fn of(zone: &Zone) -> Result<Self, Error> {
        let failed = |error: &dyn std::fmt::Display| {
            Error::Request(format!("the days of the zone cannot be listed: {error}"))
        };
        let time_zone = zone.time_zone();
        let mut transitions =
            time_zone.following(Timestamp::UNIX_EPOCH).map(|one| one.timestamp().as_microsecond());
        let mut next = transitions.next().unwrap_or(i64::MAX);
        // The offset of the last day asked for; it holds until the next transition.
        let mut offset = None;
        let mut starts = Vec::with_capacity(usize::from(u16::MAX) + 1);
        for day in 0..=u16::MAX {
            let utc = i64::from(day) * DAY;
            while next.saturating_add(2 * DAY) < utc {
                next = transitions.next().unwrap_or(i64::MAX);
            }
            let is_settled = next > utc.saturating_add(2 * DAY);
            let start = match offset.filter(|_| is_settled) {
                Some(offset) => utc - offset,
                None => zone.day_start(date_of(day)).map_err(|error| failed(&error))?.as_microsecond(),
            };
            offset = is_settled.then_some(utc - start);
            starts.push(start);
        }
        Ok(Self { starts })
    }

    /// The local day of an instant, days since 1970-01-01; an instant outside the list is in the
    /// first or the last day.
    pub(crate) fn day(&self, instant: i64) -> u16 {
        let last = self.starts.len() as i64 - 1;
        let mut day = instant.div_euclid(DAY).clamp(0, last) as usize;
        while day > 0 && instant < self.starts[day] {
            day -= 1;
        }
        while self.starts.get(day + 1).is_some_and(|next| *next <= instant) {
            day += 1;
        }
        day as u16
    }

    /// The first instant of a day.
    pub(crate) fn start(&self, day: u16) -> i64 {
        self.starts[usize::from(day)]
    }
}

/// The date of a day.
pub(crate) fn date_of(day: u16) -> Date {
    date(1970, 1, 1).saturating_add(i32::from(day).days())
}

/// Days since 1970-01-01 of a date, clamped to what fits.
pub(crate) fn day_of(date: Date) -> u16 {
    let days = date.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days());
    u16::try_from(days.max(0)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_time_zone_also_where_clocks_change() {
        for name in
            ["UTC", "Asia/Tokyo", "Europe/Berlin", "Pacific/Apia", "America/Sao_Paulo", "Africa/Casablanca"]
        {
            let zone = Zone::from_name(name).unwrap();
            let days = Days::of(&zone).unwrap();
            for hour in 0..24 * 800 {
                let instant = 1_300_000_000_000_000 + hour * 3_599_000_000 + hour;
                let expected = zone.date(Timestamp::from_microsecond(instant).unwrap());
                assert_eq!(date_of(days.day(instant)), expected, "{name} {instant}");
            }
            assert_eq!(day_of(date_of(20_000)), 20_000);
            for day in 0..30_000 {
                let expected = zone.day_start(date_of(day)).unwrap().as_microsecond();
                assert_eq!(days.start(day), expected, "{name} {day}");
            }
        }
    }
}
