//! A day of the calendar.

use std::fmt;

use serde::{Serialize, Serializer};

/// A day, counted from 1970-01-01; shown and serialised as `2026-03-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(
    /// Days since 1970-01-01.
    pub i32,
);

impl fmt::Display for Day {
    /// Counted in eras of 400 years that begin on 1 March, so that the leap day comes last:
    /// Hinnant H (2013), chrono-compatible low-level date algorithms.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shifted = i64::from(self.0) + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_are_shown_as_dates() {
        let shown = [-1, 0, 59, 11_016, 11_017, 20_178].map(|day| Day(day).to_string());
        assert_eq!(
            shown,
            ["1969-12-31", "1970-01-01", "1970-03-01", "2000-02-29", "2000-03-01", "2025-03-31"]
        );
    }
}
