//! Arrangement of the movements of recurring revenue for reading.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::document::{Movement, Review};
use crate::voice::first_day;

/// Most currencies that a summary names, when there are many.
pub(crate) const MAIN_CURRENCIES: usize = 3;

/// Months that a bridge covers.
const BRIDGE_MONTHS: usize = 12;

/// The movements of several months in one currency, summed. Minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct YearOfMovements {
    pub(crate) currency: String,
    /// First month.
    pub(crate) from: String,
    /// Last month.
    pub(crate) to: String,
    /// Months summed.
    pub(crate) months: usize,
    /// Sums, in the shape of a month; accounts at the start and end are those of the period.
    pub(crate) sum: Movement,
}

impl Review {
    /// The currencies, those of most customers first (amounts of different currencies do not
    /// compare).
    pub(crate) fn currencies(&self) -> Vec<&str> {
        let mut currencies: Vec<&str> = self.money.iter().map(|line| line.currency.as_str()).collect();
        let mut customers: BTreeMap<&str, u64> = BTreeMap::new();
        for movement in &self.mrr_movements {
            let most = customers.entry(&movement.currency).or_default();
            *most = (*most).max(movement.accounts.start + movement.accounts.new);
            if !currencies.contains(&movement.currency.as_str()) {
                currencies.push(&movement.currency);
            }
        }
        currencies.sort_by_key(|currency| std::cmp::Reverse(customers.get(currency).copied()));
        currencies
    }

    /// The currencies that a summary names, and how many others there are.
    pub(crate) fn main_currencies(&self) -> (Vec<&str>, usize) {
        let mut currencies = self.currencies();
        // One that is left alone is named rather than counted.
        let others = match currencies.len() {
            count if count > MAIN_CURRENCIES + 1 => count - MAIN_CURRENCIES,
            _ => 0,
        };
        currencies.truncate(currencies.len() - others);
        (currencies, others)
    }

    /// The movements of a currency, earliest month first.
    pub(crate) fn movements_in(&self, currency: &str) -> Vec<&Movement> {
        let mut movements: Vec<&Movement> =
            self.mrr_movements.iter().filter(|movement| movement.currency == currency).collect();
        movements.sort_by(|one, other| one.period.cmp(&other.period));
        movements
    }

    /// The last twelve months of a currency, or as many as there are.
    pub(crate) fn last_year(&self, currency: &str) -> Option<YearOfMovements> {
        let movements = self.movements_in(currency);
        let year = &movements[movements.len().saturating_sub(BRIDGE_MONTHS)..];
        let (first, last) = (year.first()?, year.last()?);
        let mut sum = (*last).clone();
        sum.start = first.start;
        sum.accounts.start = first.accounts.start;
        for movement in &year[..year.len() - 1] {
            sum.new += movement.new;
            sum.reactivation += movement.reactivation;
            sum.expansion += movement.expansion;
            sum.contraction += movement.contraction;
            sum.churn += movement.churn;
            sum.currency_change += movement.currency_change;
            sum.exchange_rate += movement.exchange_rate;
            sum.accounts.new += movement.accounts.new;
            sum.accounts.reactivated += movement.accounts.reactivated;
            sum.accounts.churned += movement.accounts.churned;
        }
        Some(YearOfMovements {
            currency: currency.to_owned(),
            from: first.period.clone(),
            to: last.period.clone(),
            months: year.len(),
            sum,
        })
    }

    /// Customers at the start of a month, in one currency or in all.
    pub(crate) fn accounts_at_start(&self, period: &str, currency: Option<&str>) -> Option<u64> {
        let mut found = self
            .mrr_movements
            .iter()
            .filter(|movement| movement.period == period)
            .filter(|movement| currency.is_none_or(|currency| movement.currency == currency))
            .map(|movement| movement.accounts.start)
            .peekable();
        found.peek()?;
        Some(found.sum())
    }

    /// Whether a month lies wholly before the as-of date or ends on it.
    pub(crate) fn is_complete(&self, period: &str) -> bool {
        let as_of: Option<Date> = self.as_of.parse().ok();
        match (first_day(period), as_of) {
            (Some(first), Some(as_of)) => first.last_of_month() <= as_of,
            _ => true,
        }
    }
}

impl Movement {
    /// The movements in the order in which they are told, with the ending of their key in
    /// `measures.ftl`. Their sum is `end - start`.
    pub(crate) fn parts(&self) -> [(&'static str, i64); 7] {
        [
            ("new", self.new),
            ("expansion", self.expansion),
            ("reactivation", self.reactivation),
            ("currency-change", self.currency_change),
            ("exchange", self.exchange_rate),
            ("contraction", self.contraction),
            ("churn", self.churn),
        ]
    }
}
