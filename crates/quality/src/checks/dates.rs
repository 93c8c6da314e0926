//! Facts later than now or than the as-of date, and sources without dates.
//!
//! A day's grace for clocks and time zones. What lies between the as-of date and now is in
//! order, it just does not count; what lies on the present day is left out, because rows
//! without a date of their own carry the day on which they were read. Future starts of
//! subscriptions are plans, not mistakes.

use crate::books::Books;
use crate::{Error, Finding, Severity, finding::share};
use holdfast_domain::facts::FactKind;
use std::collections::BTreeMap;

#[expect(clippy::unnecessary_wraps, reason = "all checks have one signature")]
pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    let mut dated: BTreeMap<&str, bool> = BTreeMap::new();
    for days in &books.days {
        // A list of attributes of customers who stand elsewhere needs no dates.
        if days.kind != FactKind::AccountTrait {
            *dated.entry(days.source.as_str()).or_default() |= !days.undated;
        }
        if days.undated {
            continue;
        }
        let present = books.today.max(books.as_of_day) + 1;
        let planned =
            matches!(days.kind, FactKind::Subscription | FactKind::Cancellation | FactKind::ExternalEvent);
        let until = |last: i64| days.counts.until(last).total();
        let on_the_present_day =
            if books.today > books.as_of_day { until(books.today) - until(books.today - 1) } else { 0 };
        let (by_as_of, by_now) = (until(books.as_of_day), until(present));
        let (future, waiting) =
            if planned { (0, days.rows - by_as_of) } else { (days.rows - by_now, by_now - by_as_of) };
        let waiting = waiting - on_the_present_day;
        for (id, rows, severity) in [
            ("facts_in_future", future, Severity::of_share(share(future, days.rows))),
            ("facts_after_as_of", waiting, Severity::Note),
        ] {
            if rows > 0 {
                found.push(
                    Finding::new(id, severity)
                        .source(&days.source)
                        .column("occurred_at")
                        .rows(rows, days.rows)
                        .with("table", days.kind.table_name()),
                );
            }
        }
    }
    let undated = dated.into_iter().filter(|(_, dated)| !dated);
    found.extend(undated.map(|(source, _)| Finding::new("source_undated", Severity::Note).source(source)));
    Ok(found)
}
