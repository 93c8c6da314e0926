//! The workspace's time zone, prepared for columns of instants.
//!
//! Asking a time-zone library for every row costs more than scanning the row. The zone's
//! transitions over two centuries are listed once; a row then costs a comparison with the
//! last answer, and a binary search where that does not hold.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{AmbiguousOffset, TimeZone};

const MICROS_PER_SECOND: i64 = 1_000_000;
const MICROS_PER_DAY: i64 = 86_400 * MICROS_PER_SECOND;
/// 1900-01-01T00:00:00Z and 2101-01-01T00:00:00Z: the transitions between are listed.
const LISTED: (i64, i64) = (-2_208_988_800 * MICROS_PER_SECOND, 4_133_980_800 * MICROS_PER_SECOND);

/// A time zone and its transitions.
#[derive(Debug)]
pub(crate) struct Zone {
    time_zone: TimeZone,
    /// From this instant on, this offset from UTC, both in microseconds.
    transitions: Vec<(i64, i64)>,
}

/// The offset last used, and the instants it holds for.
pub(crate) struct Cursor<'a> {
    zone: &'a Zone,
    from: i64,
    until: i64,
    offset: i64,
}

impl Zone {
    pub(crate) fn new(time_zone: TimeZone) -> Self {
        let start = Timestamp::from_microsecond(LISTED.0).unwrap_or(Timestamp::UNIX_EPOCH);
        let offset = i64::from(time_zone.to_offset(start).seconds()) * MICROS_PER_SECOND;
        let mut transitions = vec![(LISTED.0, offset)];
        transitions.extend(
            time_zone
                .following(start)
                .map(|transition| {
                    (
                        transition.timestamp().as_microsecond(),
                        i64::from(transition.offset().seconds()) * MICROS_PER_SECOND,
                    )
                })
                .take_while(|(from, _)| *from < LISTED.1),
        );
        Self { time_zone, transitions }
    }

    /// The zone's IANA name, or what stands for it.
    pub(crate) fn name(&self) -> &str {
        self.time_zone.iana_name().unwrap_or("unnamed")
    }

    pub(crate) fn cursor(&self) -> Cursor<'_> {
        Cursor { zone: self, from: 0, until: 0, offset: 0 }
    }

    /// The first instant of a local day, in microseconds; `None` outside the calendar.
    ///
    /// Where the day's first minutes are skipped, it begins at the transition; where they
    /// come twice, at the earlier.
    pub(crate) fn day_start(&self, day: i64) -> Option<i64> {
        let (year, month, date) = date_of(day)?;
        let midnight = Date::new(year, month, date).ok()?.at(0, 0, 0, 0);
        let ambiguous = self.time_zone.to_ambiguous_timestamp(midnight);
        let is_gap = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
        let start = ambiguous.compatible().ok()?;
        if is_gap {
            let after = Timestamp::from_microsecond(start.as_microsecond() + 1).ok()?;
            let transition = self.time_zone.preceding(after).next()?;
            return Some(transition.timestamp().as_microsecond());
        }
        Some(start.as_microsecond())
    }
}

impl Cursor<'_> {
    /// Days since 1970-01-01 of the local date at this instant; `None` outside the
    /// calendar (years −9999 to 9999).
    pub(crate) fn day(&mut self, instant: i64) -> Option<i64> {
        let offset =
            if (self.from..self.until).contains(&instant) { self.offset } else { self.seek(instant)? };
        Some((instant + offset).div_euclid(MICROS_PER_DAY))
    }

    fn seek(&mut self, instant: i64) -> Option<i64> {
        if !(LISTED.0..LISTED.1).contains(&instant) {
            let timestamp = Timestamp::from_microsecond(instant).ok()?;
            let offset = self.zone.time_zone.to_offset(timestamp);
            return Some(i64::from(offset.seconds()) * MICROS_PER_SECOND);
        }
        let transitions = &self.zone.transitions;
        let next = transitions.partition_point(|(from, _)| *from <= instant);
        (self.from, self.offset) = transitions[next - 1];
        self.until = transitions.get(next).map_or(LISTED.1, |(from, _)| *from);
        Some(self.offset)
    }
}

/// Year, month and day of the month of a day counted from 1970-01-01.
fn date_of(day: i64) -> Option<(i16, i8, i8)> {
    let (year, month, date) = civil(day);
    Some((i16::try_from(year).ok()?, month as i8, date as i8))
}

/// Months since 1970-01 of a day counted from 1970-01-01.
pub(crate) fn month_of_day(day: i64) -> i64 {
    let (year, month, _) = civil(day);
    (year - 1970) * 12 + month - 1
}

/// The first day, counted from 1970-01-01, of a month counted from 1970-01; `None`
/// outside the calendar.
pub(crate) fn first_day_of_month(month: i64) -> Option<i64> {
    let year = i16::try_from(1970 + month.div_euclid(12)).ok()?;
    let first = Date::new(year, (month.rem_euclid(12) + 1) as i8, 1).ok()?;
    Some(i64::from((first - Date::constant(1970, 1, 1)).get_days()))
}

/// Proleptic Gregorian date of a day number. Counting years from March puts the leap day
/// last, so that month lengths follow one linear rule; 400 years have 146,097 days.
fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    if month < 10 { (year + era * 400, month + 3, date) } else { (year + era * 400 + 1, month - 9, date) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ZONES: [&str; 12] = [
        "UTC",
        "Etc/GMT+12",
        "Pacific/Kiritimati",
        "Pacific/Apia",
        "America/Sao_Paulo",
        "America/Toronto",
        "America/Havana",
        "Africa/Cairo",
        "Europe/Berlin",
        "Asia/Tokyo",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
    ];

    fn expected(zone: &TimeZone, instant: i64) -> (i64, i64) {
        let date = Timestamp::from_microsecond(instant).unwrap().to_zoned(zone.clone()).date();
        let day = i64::from((date - Date::constant(1970, 1, 1)).get_days());
        let month = (i64::from(date.year()) - 1970) * 12 + i64::from(date.month()) - 1;
        (day, month)
    }

    #[test]
    fn days_and_months_equal_jiff_around_every_transition_and_month_edge() {
        for name in ZONES {
            let time_zone = TimeZone::get(name).unwrap();
            let zone = Zone::new(time_zone.clone());
            let mut cursor = zone.cursor();
            let edges = zone.transitions[1..].iter().map(|(from, _)| *from);
            let months = (-600..1_500).filter_map(|month| zone.day_start(first_day_of_month(month)?));
            for edge in edges.chain(months) {
                for instant in [edge - 1, edge, edge + 1] {
                    let day = cursor.day(instant).unwrap();
                    assert_eq!(
                        (day, month_of_day(day)),
                        expected(&time_zone, instant),
                        "{name} at {instant}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_first_instant_of_a_day_is_in_it_and_the_one_before_is_not() {
        for name in ZONES {
            let zone = Zone::new(TimeZone::get(name).unwrap());
            let mut cursor = zone.cursor();
            for day in -10_000..40_000 {
                let start = zone.day_start(day).unwrap();
                let (at, before) = (cursor.day(start).unwrap(), cursor.day(start - 1).unwrap());
                // Skipped days begin where the next begins.
                if [("Pacific/Apia", 15_338), ("Pacific/Kiritimati", 9_130)].contains(&(name, day)) {
                    assert_eq!((at, before), (day + 1, day - 1));
                    continue;
                }
                assert_eq!(at, day, "{name} day {day}");
                assert!(before < day, "{name} day {day}: {before}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_instant_of_the_calendar_equals_jiff(
            instant in -377_000_000_000_000_000_i64..253_000_000_000_000_000,
            zone in 0..ZONES.len(),
        ) {
            let time_zone = TimeZone::get(ZONES[zone]).unwrap();
            let zone = Zone::new(time_zone.clone());
            let day = zone.cursor().day(instant).unwrap();
            prop_assert_eq!((day, month_of_day(day)), expected(&time_zone, instant));
        }

        #[test]
        fn months_invert(month in -11_900_i64 * 12..8_000 * 12) {
            if let Some(day) = first_day_of_month(month) {
                prop_assert_eq!(month_of_day(day), month);
                prop_assert_eq!(month_of_day(day - 1), month - 1);
            }
        }
    }

    #[test]
    fn instants_outside_the_calendar_are_refused() {
        let zone = Zone::new(TimeZone::UTC);
        assert_eq!(zone.cursor().day(i64::MAX), None);
        assert_eq!(zone.day_start(i64::from(i32::MAX)), None);
        assert_eq!(first_day_of_month(i64::from(i32::MAX)), None);
    }
}
