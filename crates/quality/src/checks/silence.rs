//! Sources that stopped, paused or dropped: the arithmetic is in [`crate::rhythm`].
//!
//! Reported for facts that keep coming while a customer is one. That nobody signed up for a
//! month is business, not data; the table of sources shows it all the same.

use crate::books::{Books, FLOWS};
use crate::checks::health::date;
use crate::{Error, Finding, Severity};

pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    for days in books.days.iter().filter(|days| FLOWS.contains(&days.kind) && !days.undated) {
        let table = days.kind.table_name();
        let Some(verdict) = days.counts.judge(books.as_of_day) else { continue };
        let new = |id| Finding::new(id, Severity::Warning).source(&days.source).with("table", table);
        if verdict.stale {
            let last = date(verdict.window.1, table)?;
            found.push(new("source_stale").with("days", verdict.days_since_last).with("last_date", last));
        }
        if let Some(longest) = verdict.gaps.first() {
            let days_missing: i64 = verdict.gaps.iter().map(|gap| gap.days).sum();
            found.push(
                new("source_gaps")
                    .with("gaps", verdict.gaps.len())
                    .with("days", longest.days)
                    .with("days_in_all", days_missing)
                    .with("from_date", date(longest.from_day, table)?)
                    .with("to_date", date(longest.from_day + longest.days - 1, table)?),
            );
        }
        if let (false, Some(drop)) = (verdict.stale, verdict.drop) {
            found.push(
                new("source_volume_drop")
                    .with("days", drop.days)
                    .with("found", drop.found)
                    .with("expected", drop.expected.round() as i64),
            );
        }
    }
    Ok(found)
}
