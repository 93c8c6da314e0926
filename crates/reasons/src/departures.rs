//! The accounts that left, and what was said about it.

use std::collections::HashMap;

use holdfast_analytics::{Analytics, Value};

use crate::error::Error;
use crate::rows::Rows;

const DEPARTURES: &str = include_str!("../sql/departures.sql");

/// An account that left and is not back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Departure {
    /// The account.
    pub account_id: String,
    /// Its last instant as a customer, microseconds; `None` where not known.
    pub ended_at: Option<i64>,
    /// When leaving was decided, microseconds: evidence is from before.
    pub decided_at: i64,
    /// The reason as stated.
    pub reason: Option<String>,
    /// The coarser reason as stated.
    pub reason_category: Option<String>,
    /// The comment beside it.
    pub comment: Option<String>,
    /// Where they said they went.
    pub alternative: Option<String>,
    /// Who ended it, in the source's words.
    pub initiator: Option<String>,
    /// Position at which the chosen reason was shown, from 1.
    pub option_position: Option<i64>,
    /// Source and row key of the cancellation.
    pub statement: Option<(String, i64)>,
    /// The plan.
    pub plan: Option<String>,
    /// The segment.
    pub segment: Option<String>,
    /// Last monthly amount in minor units and its currency.
    pub mrr: Option<(i64, String)>,
    /// The last charge failed.
    pub payment_failed: bool,
}

/// All departures, in order of account, and where each is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Departures {
    pub(crate) all: Vec<Departure>,
    pub(crate) place: HashMap<String, usize>,
}

/// Makes the table `departures` and reads it.
pub(crate) fn load(engine: &dyn Analytics, as_of: i64) -> Result<Departures, Error> {
    let step = "departures";
    engine.materialize(step, DEPARTURES, &[("as_of", Value::Integer(as_of))]).map_err(Error::engine(step))?;
    let rows = Rows::query(engine, step, "SELECT * FROM departures ORDER BY account_id", &[])?;
    let column = |name: &str| rows.column(name);
    let (account, ended, decided) = (column("account_id")?, column("ended_at")?, column("decided_at")?);
    let (reason, category, comment) = (column("reason")?, column("reason_category")?, column("comment")?);
    let (alternative, initiator) = (column("alternative")?, column("initiator")?);
    let (position, source) = (column("option_position")?, column("statement_source")?);
    let (key, plan, segment) = (column("statement_row_key")?, column("plan")?, column("segment")?);
    let (mrr, currency, failed) = (column("mrr")?, column("currency")?, column("payment_failed")?);
    let mut departures = Departures::default();
    for row in 0..rows.len() {
        let text = |column: &holdfast_analytics::Column| {
            column.text(row).map(str::trim).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
        };
        let account_id = account.text(row).ok_or_else(|| rows.missing("account_id", row))?.to_owned();
        departures.place.insert(account_id.clone(), departures.all.len());
        departures.all.push(Departure {
            account_id,
            ended_at: ended.integer(row),
            decided_at: decided.integer(row).ok_or_else(|| rows.missing("decided_at", row))?,
            reason: text(reason),
            reason_category: text(category),
            comment: text(comment),
            alternative: text(alternative),
            initiator: text(initiator),
            option_position: position.integer(row),
            statement: text(source).zip(key.integer(row)),
            plan: text(plan),
            segment: text(segment),
            mrr: mrr.integer(row).zip(text(currency)),
            payment_failed: failed.boolean(row).unwrap_or(false),
        });
    }
    Ok(departures)
}
