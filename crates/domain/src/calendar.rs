//! Days and months in a workspace's time zone, and renewal anchors.
//!
//! The month of a churn is the month on the workspace's own calendar, and a renewal is
//! computed from the start date, never from the renewal before it: a contract begun on
//! 31 January renews on 29 February **and then on 31 March**.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};

/// What can go wrong with calendars.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// A zone that the IANA database does not have.
    #[error("{0:?} is no IANA time zone (examples: Asia/Tokyo, Europe/Berlin, UTC)")]
    UnknownZone(String),
    /// A date or month outside the years 1–9999.
    #[error("date is out of range")]
    OutOfRange,
    /// Text that is no month.
    #[error("{0:?} is no month; write it as 2026-03")]
    NotAMonth(String),
}

/// A workspace's time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(TimeZone::UTC);

    /// The zone of this IANA name.
    ///
    /// # Errors
    /// [`CalendarError::UnknownZone`].
    pub fn from_name(name: &str) -> Result<Self, CalendarError> {
        TimeZone::get(name).map(Self).map_err(|_| CalendarError::UnknownZone(name.to_owned()))
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The zone as `jiff` knows it.
    pub fn time_zone(&self) -> &TimeZone {
        &self.0
    }

    /// The local date of an instant.
    pub fn date(&self, instant: Timestamp) -> Date {
        self.0.to_datetime(instant).date()
    }

    /// The local month of an instant.
    pub fn month(&self, instant: Timestamp) -> Month {
        Month::of(self.date(instant))
    }

    /// The first instant of a local date. Where midnight does not exist (clocks go
    /// forward over it) it is the first instant after the gap.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    pub fn day_start(&self, date: Date) -> Result<Timestamp, CalendarError> {
        let midnight = date.at(0, 0, 0, 0);
        let ambiguous = self.0.to_ambiguous_timestamp(midnight);
        ambiguous.compatible().map_err(|_| CalendarError::OutOfRange)
    }

    /// The first instant of a local month.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    pub fn month_start(&self, month: Month) -> Result<Timestamp, CalendarError> {
        self.day_start(month.first_day()?)
    }
}

/// A calendar month, counted from January 1970 (= 0).
///
/// ```
/// use holdfast_domain::calendar::Month;
/// let month: Month = "2026-03".parse().unwrap();
/// assert_eq!(month.plus(10).to_string(), "2027-01");
/// assert_eq!(month.number() , (2026 - 1970) * 12 + 2);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(i32);

impl Month {
    /// The month with this number of months since January 1970.
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// Months since January 1970.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The month of a date.
    pub fn of(date: Date) -> Self {
        Self((i32::from(date.year()) - 1970) * 12 + i32::from(date.month()) - 1)
    }

    /// The month `months` later, or earlier where negative.
    #[must_use]
    pub const fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// The year.
    pub const fn year(self) -> i32 {
        1970 + self.0.div_euclid(12)
    }

    /// The month of the year, 1–12.
    pub const fn month_of_year(self) -> i8 {
        (self.0.rem_euclid(12) + 1) as i8
    }

    /// Its first day.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`] outside the years 1–9999.
    pub fn first_day(self) -> Result<Date, CalendarError> {
        let year = i16::try_from(self.year()).map_err(|_| CalendarError::OutOfRange)?;
        Date::new(year, self.month_of_year(), 1).map_err(|_| CalendarError::OutOfRange)
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year(), self.month_of_year())
    }
}

impl std::str::FromStr for Month {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (year, month) = text.split_once('-')?;
            let (year, month): (i32, i32) = (year.parse().ok()?, month.parse().ok()?);
            (year.abs() <= 9999 && (1..=12).contains(&month)).then(|| Self((year - 1970) * 12 + month - 1))
        };
        parse().ok_or_else(|| CalendarError::NotAMonth(text.to_owned()))
    }
}

/// The date `count` steps of `months` months after `anchor`, computed from the anchor:
/// the anchor's day of the month, or the month's last day where it has no such day.
///
/// ```
/// use holdfast_domain::calendar::anchored;
/// let start = "2024-01-31".parse().unwrap();
/// let renewals: Vec<_> = (1..=3).map(|k| anchored(start, 1, k).unwrap().to_string()).collect();
/// assert_eq!(renewals, ["2024-02-29", "2024-03-31", "2024-04-30"]);
/// ```
///
/// # Errors
/// [`CalendarError::OutOfRange`].
pub fn anchored(anchor: Date, months: u32, count: i32) -> Result<Date, CalendarError> {
    let span: Span = i32::try_from(months)
        .ok()
        .and_then(|months| months.checked_mul(count))
        .filter(|months| months.abs() < 12 * 9999)
        .ok_or(CalendarError::OutOfRange)?
        .months();
    anchor.checked_add(span).map_err(|_| CalendarError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_of_an_instant_is_the_workspaces_month() {
        let instant: Timestamp = "2026-01-31T23:30:00Z".parse().unwrap();
        assert_eq!(Zone::from_name("Asia/Tokyo").unwrap().month(instant).to_string(), "2026-02");
        assert_eq!(Zone::from_name("America/New_York").unwrap().month(instant).to_string(), "2026-01");
        assert!(Zone::from_name("Mars/Olympus").is_err());
    }

    #[test]
    fn a_day_begins_after_the_gap_where_midnight_does_not_exist() {
        for (zone, date, expected) in [
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
            ("Asia/Beirut", "2022-03-27", "2022-03-26T22:00:00Z"),
            ("America/Santiago", "2024-09-08", "2024-09-08T04:00:00Z"),
        ] {
            let start = Zone::from_name(zone).unwrap().day_start(date.parse().unwrap()).unwrap();
            assert_eq!(start, expected.parse::<Timestamp>().unwrap(), "{zone}");
            assert_eq!(Zone::from_name(zone).unwrap().date(start).to_string(), date);
        }
    }

    #[test]
    fn month_edges_hold_in_every_offset() {
        for zone in
            ["Etc/GMT+12", "Pacific/Kiritimati", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/London"]
        {
            let zone = Zone::from_name(zone).unwrap();
            for number in 480..720 {
                let month = Month::from_number(number);
                let start = zone.month_start(month).unwrap();
                assert_eq!(zone.month(start), month);
                assert_eq!(zone.month(start - 1.second()), month.plus(-1));
            }
        }
    }

    #[test]
    fn anchors_come_from_the_start_for_every_day_of_a_leap_year() {
        let first: Date = "2024-01-01".parse().unwrap();
        for offset in 0..366 {
            let start = first + offset.days();
            for (months, steps) in [(1, 120), (3, 40), (12, 10)] {
                for count in 0..steps {
                    let date = anchored(start, months, count).unwrap();
                    let month = Month::of(start).plus(count * i32::try_from(months).unwrap());
                    assert_eq!(Month::of(date), month);
                    let last_day = month.plus(1).first_day().unwrap().yesterday().unwrap().day();
                    assert_eq!(date.day(), start.day().min(last_day));
                }
            }
        }
        let leap = "2024-02-29".parse().unwrap();
        assert_eq!(anchored(leap, 12, 1).unwrap().to_string(), "2025-02-28");
        assert_eq!(anchored(leap, 12, 4).unwrap().to_string(), "2028-02-29");
    }
}
