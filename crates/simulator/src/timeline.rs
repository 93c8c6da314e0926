//! Days, months and their text, prepared once so that no row has to compute a calendar.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A day, counted from the first day of the simulated calendar.
pub(crate) type Day = u32;

/// The days from the start of the calendar to well after its end.
#[derive(Debug)]
pub(crate) struct Timeline {
    /// First day that is not observed any more.
    pub(crate) end: Day,
    texts: Vec<[u8; 10]>,
    /// Per day: index of its month and day of the month (from 1).
    places: Vec<(u16, u8)>,
    weekend: Vec<bool>,
    /// Per month: first day and number of days.
    months: Vec<(Day, u8)>,
}

impl Timeline {
    /// A calendar of `months` months from `start`, which has to be the first of a month.
    ///
    /// Two further years are prepared because an annual term may end after the last
    /// observed day. `None` if the dates run past what a calendar can hold.
    pub(crate) fn new(start: Date, months: u32) -> Option<Self> {
        let mut timeline =
            Self { end: 0, texts: Vec::new(), places: Vec::new(), weekend: Vec::new(), months: Vec::new() };
        for month in 0..months + 26 {
            let first = start.checked_add(i64::from(month).months()).ok()?;
            if month == months {
                timeline.end = timeline.texts.len() as Day;
            }
            let length = first.days_in_month();
            timeline.months.push((timeline.texts.len() as Day, length as u8));
            for day in 0..length {
                let date = first.checked_add(i64::from(day).days()).ok()?;
                let mut text = [b'0'; 10];
                text.copy_from_slice(date.to_string().get(..10)?.as_bytes());
                timeline.texts.push(text);
                timeline.places.push((month as u16, day as u8 + 1));
                timeline.weekend.push(matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday));
            }
        }
        Some(timeline)
    }

    /// The date as `YYYY-MM-DD`. Days past the prepared range read as its last day.
    pub(crate) fn text(&self, day: Day) -> &[u8; 10] {
        &self.texts[(day as usize).min(self.texts.len() - 1)]
    }

    /// Whether the day is a Saturday or Sunday.
    pub(crate) fn is_weekend(&self, day: Day) -> bool {
        self.weekend.get(day as usize).copied().unwrap_or(false)
    }

    /// The calendar month a day lies in, counted from the first.
    pub(crate) fn month_of(&self, day: Day) -> u32 {
        u32::from(self.places[(day as usize).min(self.places.len() - 1)].0)
    }

    /// First day of calendar month `month`.
    pub(crate) fn month_start(&self, month: u32) -> Day {
        self.months[(month as usize).min(self.months.len() - 1)].0
    }

    /// The day `months` months after `anchor`, on the same day of the month or the last
    /// day of a shorter month. Computed from the anchor, never step by step, so that the
    /// 31st stays the 31st after a February.
    pub(crate) fn add_months(&self, anchor: Day, months: u32) -> Day {
        let (month, day_of_month) = self.places[(anchor as usize).min(self.places.len() - 1)];
        let target = (usize::from(month) + months as usize).min(self.months.len() - 1);
        let (first, length) = self.months[target];
        first + u32::from(day_of_month.min(length)) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_agree_with_jiff() {
        let start = jiff::civil::date(2023, 1, 1);
        let timeline = Timeline::new(start, 24).unwrap();
        for day in (0..365).step_by(7).chain([30, 58]) {
            let date = start.checked_add(i64::from(day).days()).unwrap();
            for months in 0..24 {
                let expected = date.checked_add(i64::from(months).months()).unwrap();
                let got = timeline.add_months(day, months);
                assert_eq!(timeline.text(got), expected.to_string().as_bytes());
            }
        }
        assert_eq!(timeline.text(timeline.end), b"2025-01-01");
        assert_eq!(timeline.month_of(31), 1);
        assert_eq!(timeline.month_start(1), 31);
    }
}
