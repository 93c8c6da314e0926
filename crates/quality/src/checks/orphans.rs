//! Facts of accounts or subscriptions that no table has.

use crate::books::{AT_ACCOUNTS, Books};
use crate::{Error, Finding, Severity, finding::share};

pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    for kind in AT_ACCOUNTS.into_iter().filter(|kind| books.has(*kind)) {
        let table = kind.table_name();
        let sql = include_str!("../../sql/orphans.sql").replace("{table}", table);
        let answer = books.ask("orphans", &sql, &[])?;
        for row in 0..answer.rows() {
            let Some(days) = books.source_of(kind, answer.text(row, "source")?) else { continue };
            for (id, column, rows, total) in [
                ("facts_without_account", "account_id", "without_account", "with_account"),
                (
                    "facts_without_subscription",
                    "subscription_id",
                    "without_subscription",
                    "with_subscription",
                ),
            ] {
                let (rows, total) = (answer.count(row, rows)?, answer.count(row, total)?);
                if rows > 0 {
                    found.push(
                        Finding::new(id, Severity::of_share(share(rows, total)))
                            .source(&days.source)
                            .column(column)
                            .rows(rows, total)
                            .with("table", table),
                    );
                }
            }
        }
    }
    Ok(found)
}
