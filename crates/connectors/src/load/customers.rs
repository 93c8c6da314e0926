//! Rows that describe one customer each, as the facts that they imply.

use super::builder::Builder;
use super::cells::{Value, add_units};
use super::keys;
use super::plan::Plan;
use super::worker::{Worker, show};
use crate::error::Error;
use holdfast_domain::facts::FactKind;
use holdfast_domain::money::Currency;
use std::collections::HashMap;
use std::sync::Mutex;

/// What a source said about a customer, to compare others with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Known {
    churned: Option<bool>,
    reason: Option<u64>,
    category: Option<u64>,
    duration: Option<f64>,
    /// Whether it says since when and for how much a month.
    subscribed: bool,
}

/// How a row of another source about a known customer is used.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Use {
    /// The customer is new: everything.
    Everything,
    /// The leading source says nothing about when and for how much: that and attributes.
    Gaps,
    /// Attributes.
    Attributes,
}

impl Use {
    fn fills(self, kind: FactKind) -> bool {
        match self {
            Self::Everything => true,
            Self::Gaps => matches!(kind, FactKind::AccountTrait | FactKind::Subscription),
            Self::Attributes => kind == FactKind::AccountTrait,
        }
    }
}

/// Customers of the leading source, and how often this source says something else.
pub(super) struct Customers {
    /// Whether this is the leading source, which fills `known`.
    pub(super) leads: bool,
    pub(super) known: Mutex<HashMap<u64, Known>>,
    /// Contradictions by field.
    pub(super) contradictions: Mutex<HashMap<&'static str, u64>>,
}

const ACCOUNT: &[&str] = &[
    "account_id",
    "name",
    "started_at",
    "ended_at",
    "churned",
    "status",
    "trial",
    "plan",
    "mrr",
    "currency",
    "anonymous",
];
const TRAIT: &[&str] = &["account_id", "name", "text", "number"];
const TENURE: &[&str] = &["account_id", "unit", "entry", "duration", "ended", "cause", "weight"];
const SUBSCRIPTION: &[&str] = &[
    "subscription_id",
    "account_id",
    "plan",
    "status",
    "started_at",
    "ended_at",
    "cancel_requested_at",
    "trial",
    "quantity",
    "mrr",
    "currency",
    "billing_months",
    "churned",
];
const CANCELLATION: &[&str] = &[
    "cancellation_id",
    "account_id",
    "requested_at",
    "effective_at",
    "reason",
    "reason_category",
    "comment",
];

pub(super) fn builder(kind: FactKind) -> Builder {
    let fields = match kind {
        FactKind::Account => ACCOUNT,
        FactKind::AccountTrait => TRAIT,
        FactKind::Tenure => TENURE,
        FactKind::Subscription => SUBSCRIPTION,
        _ => CANCELLATION,
    };
    Builder::new(kind, fields)
}

/// The fields of a customer row.
struct Row<'p, 'v> {
    plan: &'p Plan,
    values: &'p [Value<'v>],
}

impl<'v> Row<'_, 'v> {
    fn get(&self, field: &str) -> Value<'v> {
        self.plan.entry(field).map_or(Value::Missing, |entry| self.values[entry])
    }

    fn instant(&self, field: &str) -> Option<i64> {
        match self.get(field) {
            Value::Integer(instant) => Some(instant),
            _ => None,
        }
    }

    fn number(&self, field: &str) -> Option<f64> {
        match self.get(field) {
            Value::Number(number) => Some(number),
            Value::Integer(number) => Some(number as f64),
            _ => None,
        }
    }

    fn text_hash(&self, field: &str) -> Option<u64> {
        match self.get(field) {
            Value::Text(text) => Some(keys::hash(text)),
            _ => None,
        }
    }
}

fn or_missing(value: Option<i64>) -> Value<'static> {
    value.map_or(Value::Missing, Value::Integer)
}

/// Emits the facts of one customer row.
pub(super) fn row(
    worker: &mut Worker<'_>,
    values: &[Value<'_>],
    number: u64,
    source_row: i64,
    key: i64,
    currency: Option<Currency>,
) -> Result<(), Error> {
    let shared = worker.shared;
    let plan = shared.plan;
    let row = Row { plan, values };
    let stand_in;
    let account = match row.get("account_id") {
        Value::Text(text) => text,
        _ if plan.anonymous => {
            stand_in = format!("{}#{source_row}", shared.source);
            stand_in.as_str()
        }
        _ => {
            let header = plan.entry("account_id").map_or("", |entry| plan.entries[entry].header.as_str());
            return worker.refuse(number, header, "missing_value");
        }
    };
    let started = row.instant("started_at");
    let ended = row.instant("ended_at");
    let churned = match row.get("churned") {
        Value::Boolean(churned) => Some(churned),
        _ if plan.entry("churned").is_some() => None,
        // An end in the future is a term that runs out, not a loss.
        _ => plan.entry("ended_at").map(|_| ended.is_some_and(|ended| ended <= shared.now)),
    };
    let duration = row.number("duration");
    let known = Known {
        churned,
        reason: row.text_hash("reason"),
        category: row.text_hash("reason_category"),
        duration,
        subscribed: started.is_some() && row.get("mrr") != Value::Missing,
    };
    let usage = compare(worker, plan, account, known);
    let occurred = started.unwrap_or(shared.now);
    let recorded = match row.get("recorded_at") {
        Value::Integer(instant) => instant,
        _ => shared.recorded(occurred),
    };
    let code = currency.as_ref().map_or(Value::Missing, |currency| Value::Text(currency.code()));
    // Where the end is not stated but the age at it is, it follows from the start.
    let implied_end = match (ended, churned, started, duration) {
        (Some(ended), _, _, _) if churned != Some(false) => Some(ended),
        (None, Some(true), Some(started), Some(duration)) => {
            add_units(started, duration, plan.unit, shared.zone)
        }
        _ => None,
    };
    let truth = churned.map_or(Value::Missing, Value::Boolean);
    for index in 0..worker.builders.len() {
        let kind = worker.builders[index].kind;
        if !usage.fills(kind) {
            continue;
        }
        let builder = &mut worker.builders[index];
        let mut rows = 1;
        match kind {
            FactKind::Account => {
                let mrr = row.get("mrr");
                let fields = [
                    Value::Text(account),
                    row.get("name"),
                    or_missing(started),
                    or_missing(ended.filter(|_| churned != Some(false))),
                    truth,
                    row.get("status"),
                    row.get("trial"),
                    row.get("plan"),
                    mrr,
                    if mrr == Value::Missing { Value::Missing } else { code },
                    Value::Boolean(plan.anonymous),
                ];
                builder.push(fields.into_iter(), [occurred, recorded, key, source_row]);
            }
            FactKind::AccountTrait => {
                rows = 0;
                for attribute in &plan.attributes {
                    let value = values[attribute.entry];
                    let (text, number) = match value {
                        Value::Missing => continue,
                        Value::Text(text) => (Value::Text(text), Value::Missing),
                        Value::Number(_) | Value::Integer(_) if attribute.numeric => (Value::Missing, value),
                        Value::Boolean(true) => (Value::Text("yes"), Value::Missing),
                        Value::Boolean(false) => (Value::Text("no"), Value::Missing),
                        Value::Number(_) | Value::Integer(_) => (Value::Missing, value),
                    };
                    let trait_key = keys::combine(key as u64, keys::hash(&attribute.name)) as i64;
                    let fields = [Value::Text(account), Value::Text(&attribute.name), text, number];
                    builder.push(fields.into_iter(), [occurred, recorded, trait_key, source_row]);
                    rows += 1;
                }
            }
            FactKind::Tenure => {
                let (Some(duration), Some(churned)) = (duration, churned) else { continue };
                let fields = [
                    Value::Text(account),
                    Value::Text(plan.unit),
                    row.get("entry"),
                    Value::Number(duration),
                    Value::Boolean(churned),
                    if churned { row.get("reason") } else { Value::Missing },
                    row.get("weight"),
                ];
                builder.push(fields.into_iter(), [occurred, recorded, key, source_row]);
            }
            FactKind::Subscription => {
                let (Some(started), Value::Integer(_)) = (started, row.get("mrr")) else { continue };
                if churned == Some(true) && implied_end.is_none() {
                    // It ended, nobody knows when: as a running subscription it would be wrong.
                    continue;
                }
                let fields = [
                    Value::Text(account),
                    Value::Text(account),
                    row.get("plan"),
                    row.get("status"),
                    Value::Integer(started),
                    or_missing(implied_end),
                    row.get("cancel_requested_at"),
                    row.get("trial"),
                    row.get("quantity"),
                    row.get("mrr"),
                    code,
                    row.get("billing_months"),
                    truth,
                ];
                builder.push(fields.into_iter(), [started, recorded, key, source_row]);
            }
            _ => {
                if churned != Some(true) {
                    continue;
                }
                let requested = row.instant("cancel_requested_at").or(implied_end);
                let fields = [
                    Value::Text(account),
                    Value::Text(account),
                    or_missing(requested),
                    or_missing(implied_end),
                    row.get("reason"),
                    row.get("reason_category"),
                    row.get("comment"),
                ];
                let occurred = requested.unwrap_or(shared.now);
                let recorded = shared.recorded(occurred);
                builder.push(fields.into_iter(), [occurred, recorded, key, source_row]);
            }
        }
        let full = builder.is_full();
        *worker.counts.facts.entry(kind).or_default() += rows;
        if full {
            worker.flush()?;
        }
    }
    worker.counts.loaded += 1;
    if worker.counts.first_rows.len() < 3 {
        let mut shown = vec![format!("account_id={account}")];
        for (name, entry) in &plan.fields {
            if *name != "account_id" {
                shown.push(format!("{name}={}", show(values[*entry])));
            }
        }
        worker.counts.first_rows.push((number, shown.join(", ")));
    }
    Ok(())
}

/// Notes what the leading source says, or compares with it; returns what this row is used
/// for.
fn compare(worker: &Worker<'_>, plan: &Plan, account: &str, known: Known) -> Use {
    let Some(customers) = worker.shared.customers else { return Use::Everything };
    let hash = keys::hash(account);
    let Ok(mut all) = customers.known.lock() else { return Use::Everything };
    if customers.leads {
        all.entry(hash).or_insert(known);
        return Use::Everything;
    }
    let Some(entry) = all.get_mut(&hash) else { return Use::Everything };
    let other = *entry;
    // The first source that fills the gap closes it for the others.
    entry.subscribed |= known.subscribed;
    drop(all);
    if let Ok(mut contradictions) = customers.contradictions.lock() {
        let mut differs = |field: &'static str, differs: bool| {
            if differs {
                *contradictions.entry(field).or_default() += 1;
            }
        };
        differs("churned", matches!((known.churned, other.churned), (Some(a), Some(b)) if a != b));
        differs("reason", matches!((known.reason, other.reason), (Some(a), Some(b)) if a != b));
        differs("reason_category", matches!((known.category, other.category), (Some(a), Some(b)) if a != b));
        differs(
            "duration",
            plan.entry("duration").is_some()
                && matches!((known.duration, other.duration), (Some(a), Some(b)) if (a - b).abs() > 1e-9),
        );
    }
    if known.subscribed && !other.subscribed { Use::Gaps } else { Use::Attributes }
}
