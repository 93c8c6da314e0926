//! One thing exported twice.
//!
//! Repeated money is counted twice, so it weighs like an impossible row. Rows that repeat
//! one of the same file in every column are reported when the file is read, not here.
//! Identical subscriptions that began apart may be wanted: a warning at most.

use crate::books::Books;
use crate::{Error, Finding, Severity, finding::share};

const CHECK: &str = "duplicates";

pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    for (id, sql) in [
        ("facts_repeated", include_str!("../../sql/repeated_facts.sql")),
        ("facts_in_several_sources", include_str!("../../sql/repeated_across_sources.sql")),
        ("subscriptions_identical", include_str!("../../sql/identical_subscriptions.sql")),
    ] {
        let answer = books.ask(CHECK, sql, &[])?;
        for row in 0..answer.rows() {
            let (repeated, facts) = (answer.count(row, "repeated")?, answer.count(row, "facts")?);
            if repeated == 0 {
                continue;
            }
            let mut severity = Severity::of_share(share(repeated, facts));
            if id == "subscriptions_identical" {
                severity = severity.max(Severity::Warning);
            }
            let mut finding = Finding::new(id, severity).rows(repeated, facts);
            if id != "facts_in_several_sources" {
                finding = finding.source(answer.text(row, "source")?.unwrap_or_default());
            }
            if id != "subscriptions_identical" {
                finding = finding.with("table", answer.text(row, "fact_table")?.unwrap_or_default());
            }
            found.push(finding);
        }
    }
    Ok(found)
}
