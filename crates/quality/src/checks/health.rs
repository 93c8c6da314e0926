//! Freshness, one line a table and source.

use crate::books::Books;
use crate::rhythm::Verdict;
use crate::{Error, SourceHealth, SourceState};
use jiff::civil::Date;

pub(crate) fn sources(books: &Books<'_>) -> Result<Vec<SourceHealth>, Error> {
    books
        .days
        .iter()
        .map(|days| {
            let table = days.kind.table_name();
            let verdict = if days.undated { None } else { days.counts.judge(books.as_of_day) };
            let state = match &verdict {
                _ if days.undated => SourceState::Undated,
                None => SourceState::NoSignal,
                Some(Verdict { stale: true, .. }) => SourceState::Stale,
                Some(verdict) if verdict.gaps.is_empty() => SourceState::Fresh,
                Some(_) => SourceState::Gaps,
            };
            let window = verdict.as_ref().map(|verdict| verdict.window);
            let window =
                window.map(|(first, last)| Ok((date(first, table)?, date(last, table)?))).transpose()?;
            Ok(SourceHealth {
                source: days.source.clone(),
                table,
                rows: days.rows,
                window,
                days_since_last: verdict.as_ref().map(|verdict| verdict.days_since_last),
                state,
                longest_gap_days: verdict
                    .as_ref()
                    .and_then(|verdict| verdict.gaps.first())
                    .map(|gap| gap.days),
            })
        })
        .collect()
}

/// The local date of a day since 1970-01-01.
pub(crate) fn date(day: i64, table: &'static str) -> Result<Date, Error> {
    let outside = Error::Calendar { day, table };
    let Ok(days) = jiff::Span::new().try_days(day) else { return Err(outside) };
    Date::constant(1970, 1, 1).checked_add(days).map_err(|_| outside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;

    #[test]
    fn days_become_dates_and_days_of_no_calendar_an_error() {
        let days: Vec<String> =
            [0, -1, 20_000].iter().map(|day| date(*day, "usage_events").unwrap().to_string()).collect();
        assert_eq!(days, ["1970-01-01", "1969-12-31", "2024-10-04"]);
        assert!(date(i64::MAX, "usage_events").is_err());
        assert_eq!(Date::constant(1970, 1, 1) + 20_000.days(), date(20_000, "tickets").unwrap());
    }
}
