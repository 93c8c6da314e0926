//! Money that is there but says nothing: such subscriptions do not count as recurring
//! revenue, such payments pay nothing. Negative amounts are reported when a file is read.

use crate::books::Books;
use crate::{Error, Finding, Severity, finding::share};

pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let answer = books.ask("amounts", include_str!("../../sql/amounts.sql"), &[])?;
    let mut found = Vec::new();
    for row in 0..answer.rows() {
        let facts = answer.count(row, "facts")?;
        let payments = answer.text(row, "fact_table")? == Some("payments");
        let findings: &[(&str, &str, &str)] = if payments {
            &[("payments_at_zero", "zero", "amount")]
        } else {
            &[("subscriptions_at_zero", "zero", "mrr"), ("subscriptions_without_amount", "missing", "mrr")]
        };
        for (id, count, column) in findings {
            let rows = answer.count(row, count)?;
            if rows > 0 {
                let severity = Severity::of_share(share(rows, facts)).max(Severity::Warning);
                let source = answer.text(row, "source")?.unwrap_or_default();
                found.push(Finding::new(id, severity).source(source).column(column).rows(rows, facts));
            }
        }
    }
    Ok(found)
}
