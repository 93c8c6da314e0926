//! Customers, and groups of customers, of whom a table knows nothing.
//!
//! Silence about a customer is not good news about it. All customers without a fact are
//! counted in one note a table. A plan none of whose n customers is heard of, while a share
//! p of the others is, has lost its connection if that would happen by chance with
//! probability (1 − p)ⁿ below 10⁻⁶.

use crate::books::{Books, FLOWS};
use crate::{Error, Finding, Severity};

const BY_CHANCE: f64 = 1e-6;

pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    for kind in FLOWS.into_iter().filter(|kind| books.has(*kind)) {
        let table = kind.table_name();
        let sql = include_str!("../../sql/silent_accounts.sql").replace("{table}", table);
        let answer = books.ask("no_signal", &sql, &[books.as_of()])?;
        let mut plans = Vec::new();
        let (mut all, mut all_silent) = (0, 0);
        for row in 0..answer.rows() {
            let (accounts, silent) = (answer.count(row, "accounts")?, answer.count(row, "silent")?);
            match answer.text(row, "plan")? {
                None => (all, all_silent) = (accounts, silent),
                Some(plan) => plans.push((plan, accounts, silent)),
            }
        }
        if all_silent > 0 {
            found.push(
                Finding::new("customers_without_signal", Severity::Note)
                    .rows(all_silent, all)
                    .with("table", table),
            );
        }
        plans.sort_unstable();
        for (plan, accounts, silent) in plans {
            let (others, others_silent) = (all - accounts, all_silent - silent);
            if silent == accounts && others > 0 {
                let silent_share = others_silent as f64 / others as f64;
                if silent_share.powf(accounts as f64) < BY_CHANCE {
                    found.push(
                        Finding::new("group_without_signal", Severity::Warning)
                            .column("plan")
                            .rows(accounts, all)
                            .with("table", table)
                            .with("group", plan),
                    );
                }
            }
        }
    }
    Ok(found)
}
