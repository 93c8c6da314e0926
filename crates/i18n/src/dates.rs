//! Days and months.

use icu::calendar::{Date, Gregorian};
use jiff::civil;
use writeable::Writeable;

use crate::Formats;

impl Formats {
    /// A day: `Mar 5, 2026`, `2026年3月5日`.
    pub fn date(&self, day: civil::Date) -> String {
        match (&self.rules, gregorian(day)) {
            (Some(rules), Some(date)) => rules.date.format(&date).write_to_string().into_owned(),
            _ => day.to_string(),
        }
    }

    /// The month that a day lies in: `Mar 2026`, `2026年3月`.
    pub fn month(&self, day: civil::Date) -> String {
        match (&self.rules, gregorian(day)) {
            (Some(rules), Some(date)) => rules.month.format(&date).write_to_string().into_owned(),
            _ => day.strftime("%Y-%m").to_string(),
        }
    }

    /// A month where room is short, such as an axis or a table's first column: `2026-03` in every
    /// language (ISO 8601), which sorts and aligns.
    pub fn month_compact(&self, day: civil::Date) -> String {
        day.strftime("%Y-%m").to_string()
    }
}

fn gregorian(day: civil::Date) -> Option<Date<Gregorian>> {
    let month = u8::try_from(day.month()).ok()?;
    let of_month = u8::try_from(day.day()).ok()?;
    Date::try_new_gregorian(i32::from(day.year()), month, of_month).ok()
}
