//! What the data cannot say.

use crate::document::{Argument, Statement};
use crate::voice::sentence;
use holdfast_domain::facts::FactKind;
use holdfast_i18n::Texts;
use holdfast_measures::Results;
use std::collections::BTreeMap;

/// Below this number of losses every breakdown is close to an anecdote.
const FEW_LEAVERS: u64 = 30;

/// The questions these results leave open, the weightiest first.
pub(super) fn of(results: &Results, facts: &BTreeMap<FactKind, u64>, texts: &Texts) -> Vec<Statement> {
    let has = |kind: FactKind| facts.get(&kind).is_some_and(|rows| *rows > 0);
    let mut limits = Limits { texts, statements: Vec::new() };
    if results.accounts.anonymous {
        limits.say("limit-anonymous", &[]);
    }
    match &results.reasons.coverage {
        Some(coverage) if coverage.stated > 0 => {
            limits.say("limit-stated-only", &[]);
            let silent = coverage.losses - coverage.informative;
            if silent > 0 {
                let numbers = [("silent", silent), ("churned", coverage.losses)];
                limits.say("limit-reason-silence", &numbers);
            }
        }
        _ if results.accounts.churned > 0 => limits.say("limit-no-reasons", &[]),
        _ => {}
    }
    if results.accounts.churned > 0 && results.accounts.churned < FEW_LEAVERS {
        limits.say("limit-few-leavers", &[("count", results.accounts.churned)]);
    }
    if results.month_accounts.is_empty() {
        limits.say("limit-no-dates", &[]);
    }
    if results.survival.is_none() {
        limits.say("limit-no-tenure", &[]);
    }
    match results.money.len() {
        0 => limits.say("limit-no-money", &[]),
        1 => {}
        count => limits.say("limit-several-currencies", &[("count", count as u64)]),
    }
    if has(FactKind::AccountTrait) {
        limits.say("limit-snapshot", &[]);
    }
    if !has(FactKind::Usage) {
        limits.say("limit-no-usage", &[]);
    }
    if !has(FactKind::Ticket) && !has(FactKind::Message) {
        limits.say("limit-no-messages", &[]);
    }
    if !has(FactKind::Payment) {
        limits.say("limit-no-payments", &[]);
    }
    limits.say("limit-no-cause", &[]);
    limits.statements
}

struct Limits<'a> {
    texts: &'a Texts,
    statements: Vec<Statement>,
}

impl Limits<'_> {
    fn say(&mut self, id: &str, numbers: &[(&str, u64)]) {
        let arguments: BTreeMap<String, Argument> = numbers
            .iter()
            .map(|(name, value)| {
                ((*name).to_owned(), Argument::Integer(i64::try_from(*value).unwrap_or(i64::MAX)))
            })
            .collect();
        let message = sentence(self.texts, id, &arguments).unwrap_or_else(|| id.to_owned());
        self.statements.push(Statement { id: id.to_owned(), message, arguments });
    }
}
