//! Facts in an order that cannot be.
//!
//! Compared by local day, because many exports have dates without times: usage on the day a
//! subscription begins is in order. Only kinds whose order is binding are reported: tickets,
//! messages and payments may well follow an end (refunds, collected debts), so for "after"
//! only usage and invoices count.

use crate::books::{AT_ACCOUNTS, Books};
use crate::{Error, Finding, Severity, finding::share};
use holdfast_domain::facts::FactKind;

const CHECK: &str = "order";

pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    for kind in AT_ACCOUNTS.into_iter().filter(|kind| books.has(*kind)) {
        let ends = matches!(kind, FactKind::Usage | FactKind::Invoice);
        let refers = kind != FactKind::Subscription && kind.field("subscription_id").is_some();
        if refers && books.has(FactKind::Subscription) {
            let sql = include_str!("../../sql/outside_subscriptions.sql");
            let usage = kind == FactKind::Usage;
            let before = if usage { "usage_before_subscription" } else { "facts_before_subscription" };
            let after = ends.then_some("facts_after_subscription");
            found.extend(outside(books, kind, sql, before, after)?);
        }
        let sql = include_str!("../../sql/outside_accounts.sql");
        found.extend(outside(
            books,
            kind,
            sql,
            "facts_before_account",
            ends.then_some("facts_after_account"),
        )?);
    }
    found.extend(ends(books)?);
    Ok(found)
}

fn outside(
    books: &Books<'_>,
    kind: FactKind,
    sql: &str,
    before: &'static str,
    after: Option<&'static str>,
) -> Result<Vec<Finding>, Error> {
    let table = kind.table_name();
    let answer = books.ask(CHECK, &sql.replace("{table}", table), &[])?;
    let mut found = Vec::new();
    for row in 0..answer.rows() {
        let Some(days) = books.source_of(kind, answer.text(row, "source")?) else { continue };
        if days.undated {
            continue;
        }
        for (id, rows, total) in [(Some(before), "before_start", "known"), (after, "after_end", "ended")] {
            let (Some(id), rows, total) = (id, answer.count(row, rows)?, answer.count(row, total)?) else {
                continue;
            };
            if rows > 0 {
                found.push(
                    Finding::new(id, Severity::of_share(share(rows, total)))
                        .source(&days.source)
                        .column("occurred_at")
                        .rows(rows, total)
                        .with("table", table),
                );
            }
        }
    }
    Ok(found)
}

fn ends(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let answer = books.ask(CHECK, include_str!("../../sql/ends_before_starts.sql"), &[])?;
    let mut found = Vec::new();
    for row in 0..answer.rows() {
        let table = answer.text(row, "fact_table")?.unwrap_or_default();
        let (wrong, facts) = (answer.count(row, "wrong")?, answer.count(row, "facts")?);
        let id = if table == "tickets" { "closed_before_opened" } else { "ends_before_start" };
        found.push(
            Finding::new(id, Severity::of_share(share(wrong, facts)))
                .source(answer.text(row, "source")?.unwrap_or_default())
                .column(answer.text(row, "end_field")?.unwrap_or_default())
                .rows(wrong, facts)
                .with("table", table)
                .with("start_column", answer.text(row, "start_field")?.unwrap_or_default()),
        );
    }
    Ok(found)
}
