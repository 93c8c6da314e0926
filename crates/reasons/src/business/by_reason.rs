//! One reason at a time: who left for it, on what basis, what went with them, what showed it.

use std::collections::BTreeMap;

use holdfast_taxonomy::LeafId;

use crate::account::{Confidence, Rests};
use crate::attribution::Attribution;

/// Accounts looked at for the sources that show a reason; more would take long and tell no more.
const MOST_LOOKED_AT: usize = 200;
/// What a source must add to the log-odds to speak for a reason.
const SPEAKS: f64 = 0.1;

/// Who left for one reason, on what basis, and what went with them.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ReasonSummary {
    /// The leaf.
    pub leaf: LeafId,
    /// Departures whose likeliest reason it is.
    pub accounts: u64,
    /// Departures whose stated reason means it most.
    pub stated: u64,
    /// Of these, for whom it is also the likeliest given everything.
    pub stated_and_likeliest: u64,
    /// Of `accounts`: the reason rests on what was stated only.
    pub rests_on_statement: u64,
    /// On what was seen only.
    pub rests_on_inference: u64,
    /// On both.
    pub rests_on_both: u64,
    /// Of `accounts`: with high confidence.
    pub high: u64,
    /// With medium confidence.
    pub medium: u64,
    /// With low confidence.
    pub low: u64,
    /// Of `accounts`: could have been avoided.
    pub avoidable: u64,
    /// Last monthly amounts of all departures times the probability of the reason, by currency,
    /// rounded to whole minor units.
    pub lost_mrr: BTreeMap<String, i64>,
    /// Sources that speak for it, most telling first.
    pub sources: Vec<ReasonSource>,
}

/// A source that speaks for a reason.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ReasonSource {
    /// The source.
    pub source: String,
    /// Departures of the reason (or of an even sample of 200) for whom it speaks for it.
    pub accounts: u64,
    /// How many were looked at.
    pub of: u64,
    /// What it adds to the log-odds on average, where it speaks for it.
    pub log_odds: f64,
}

impl Attribution {
    /// A summary of every leaf, in the order of [`Attribution::leaves`].
    pub fn by_reason(&self) -> Vec<ReasonSummary> {
        let mut likeliest: BTreeMap<&LeafId, Vec<usize>> = BTreeMap::new();
        for (place, account) in self.accounts.iter().enumerate() {
            likeliest.entry(&account.leaf).or_default().push(place);
        }
        let mut money: BTreeMap<&LeafId, BTreeMap<&str, f64>> = BTreeMap::new();
        for (account, departure) in self.accounts.iter().zip(&self.departures) {
            let Some((amount, currency)) = &departure.mrr else { continue };
            for (leaf, probability) in &account.leaves {
                *money.entry(leaf).or_default().entry(currency).or_default() += *amount as f64 * probability;
            }
        }
        let summary = |leaf: &LeafId| {
            let places = likeliest.get(leaf).map_or(&[][..], Vec::as_slice);
            let accounts = || places.iter().map(|place| &self.accounts[*place]);
            let rests = |wanted: Rests| accounts().filter(|account| account.rests == wanted).count() as u64;
            let sure =
                |wanted: Confidence| accounts().filter(|account| account.confidence == wanted).count() as u64;
            let stated = || self.accounts.iter().filter(|account| account.stated_leaf.as_ref() == Some(leaf));
            let lost = money.get(leaf).into_iter().flatten();
            let lost = lost.map(|(currency, amount)| ((*currency).to_owned(), amount.round() as i64));
            ReasonSummary {
                leaf: leaf.clone(),
                accounts: places.len() as u64,
                stated: stated().count() as u64,
                stated_and_likeliest: stated().filter(|account| account.leaf == *leaf).count() as u64,
                rests_on_statement: rests(Rests::Stated),
                rests_on_inference: rests(Rests::Inferred),
                rests_on_both: rests(Rests::Both),
                high: sure(Confidence::High),
                medium: sure(Confidence::Medium),
                low: sure(Confidence::Low),
                avoidable: accounts().filter(|account| account.avoidable).count() as u64,
                lost_mrr: lost.filter(|(_, amount)| *amount != 0).collect(),
                sources: self.sources_for(leaf, places),
            }
        };
        self.leaves.iter().map(summary).collect()
    }

    /// What speaks for a leaf among accounts, by what it adds in sum.
    fn sources_for(&self, leaf: &LeafId, places: &[usize]) -> Vec<ReasonSource> {
        let looked = places.len().min(MOST_LOOKED_AT);
        let mut sums: BTreeMap<String, (u64, f64)> = BTreeMap::new();
        for index in 0..looked {
            let place = places[index * places.len() / looked];
            let explanation = self.explain(place, leaf.as_str());
            for part in explanation.iter().flat_map(|explanation| &explanation.contributions) {
                if part.symbol.is_some() && part.log_odds >= SPEAKS {
                    let (accounts, sum) = sums.entry(part.source.clone()).or_default();
                    *accounts += 1;
                    *sum += part.log_odds;
                }
            }
        }
        let mut sources: Vec<ReasonSource> = sums
            .into_iter()
            .map(|(source, (accounts, sum))| ReasonSource {
                source,
                accounts,
                of: looked as u64,
                log_odds: sum / accounts as f64,
            })
            .collect();
        let weight = |source: &ReasonSource| source.log_odds * source.accounts as f64;
        sources.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        sources
    }
}
