//! Attributes that say nothing: the same everywhere, or nearly always missing.

use crate::books::Books;
use crate::{Error, Finding, Severity, finding::share};

/// Fewest accounts for which "all the same" means something.
const FEWEST_ACCOUNTS: u64 = 30;
/// Share of a source's accounts with a value, under which a column is mostly missing.
const MOSTLY_MISSING: f64 = 0.05;

pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let answer = books.ask("columns", include_str!("../../sql/traits.sql"), &[])?;
    let mut found = Vec::new();
    for row in 0..answer.rows() {
        let (facts, accounts) = (answer.count(row, "facts")?, answer.count(row, "accounts")?);
        if accounts < FEWEST_ACCOUNTS {
            continue;
        }
        let source = answer.text(row, "source")?.unwrap_or_default();
        let name = answer.text(row, "name")?.unwrap_or_default();
        let new = |id| Finding::new(id, Severity::Note).source(source).column(name);
        if share(facts, accounts) < MOSTLY_MISSING {
            found.push(new("column_mostly_missing").rows(accounts - facts, accounts));
        } else if facts >= FEWEST_ACCOUNTS && answer.boolean(row, "is_constant")? == Some(true) {
            let value = answer.text(row, "value")?.unwrap_or_default();
            found.push(new("column_constant").rows(facts, accounts).with("value", value));
        }
    }
    Ok(found)
}
