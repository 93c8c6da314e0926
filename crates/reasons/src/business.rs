//! Reasons of the business as a whole, with their uncertainty.

mod by_reason;
mod compare;
mod groups;
mod recurrence;
mod rising;
mod traits;

pub use by_reason::{ReasonSource, ReasonSummary};
pub use groups::{GroupMix, GroupShare};
pub use recurrence::{Recurrence, Recurring, recurrence};
pub use rising::{Rising, RisingReason};
pub use traits::Trait;

use std::collections::BTreeMap;

use holdfast_taxonomy::{LeafId, RollUp, S2Headings, Taxonomy};

use crate::account::{AccountReasons, Confidence};
use crate::attribution::Attribution;
use crate::departures::Departure;

/// How finely reasons are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Leaves.
    Leaf,
    /// A roll-up.
    Rolled(RollUp, S2Headings),
}

/// How accounts are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// All together, as the group `all`.
    All,
    /// By plan.
    Plan,
    /// By segment.
    Segment,
}

/// The share of a reason in a group of departures.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MixRow {
    /// The group.
    pub group: String,
    /// Leaf or class.
    pub id: String,
    /// Departures in the group.
    pub accounts: u64,
    /// Its share: the mean over joint draws of every account's reason and the model.
    pub share: f64,
    /// Lower end of the 90 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Stated against inferred, one cell.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Crossing {
    /// Class as stated.
    pub stated: String,
    /// Class as inferred from everything else.
    pub inferred: String,
    /// Departures, probabilities summed.
    pub accounts: f64,
}

/// Stated against inferred, over the departures with a statement.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StatedAgainstInferred {
    /// The cells, largest first.
    pub cells: Vec<Crossing>,
    /// Departures with a statement.
    pub accounts: u64,
    /// Mean overlap of the two, in 0–1.
    pub overlap: f64,
    /// The overlap that statements would have with other accounts' evidence: near it, the two
    /// have nothing to do with each other.
    pub overlap_by_chance: f64,
}

/// Of those who said that it was the price: what the evidence says.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct PriceAudit {
    /// Departures whose stated reason is a price.
    pub claims: u64,
    /// Share whose likeliest reason is a price, given everything.
    pub borne_out: f64,
    /// Mean probability of price reasons given everything.
    pub probability: f64,
    /// Other leaves by mean probability among the claims, largest first.
    pub instead: Vec<(LeafId, f64)>,
}

/// A rival and how often it was named.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RivalRow {
    /// Its name.
    pub competitor: String,
    /// Departures that name it.
    pub accounts: u64,
    /// Mean probabilities of the rivals' leaves among these, largest first.
    pub kinds: Vec<(LeafId, f64)>,
}

/// For how many departures something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Coverage {
    /// Departures.
    pub departures: u64,
    /// With a usable statement.
    pub stated: u64,
    /// With a reason at all: something said or seen that tells.
    pub reasoned: u64,
    /// With a reason of at least medium confidence.
    pub confident: u64,
}

impl Attribution {
    /// Shares of reasons by group, with 90 % intervals over joint draws of reasons and model;
    /// empty without a model. Groups of fewer than `least` departures are left out.
    pub fn mix(&self, taxonomy: &Taxonomy, level: Level, grouping: Grouping, least: u64) -> Vec<MixRow> {
        self.mix_by(taxonomy, level, least, |departure| match grouping {
            Grouping::All => Some("all".to_owned()),
            Grouping::Plan => departure.plan.clone(),
            Grouping::Segment => departure.segment.clone(),
        })
    }

    /// As [`Attribution::mix`], by groups of the caller's own, such as the month or quarter of
    /// `ended_at` in the workspace's zone; `None` leaves a departure out.
    pub fn mix_by(
        &self,
        taxonomy: &Taxonomy,
        level: Level,
        least: u64,
        group: impl Fn(&Departure) -> Option<String>,
    ) -> Vec<MixRow> {
        let Some(drawn) = &self.drawn else { return Vec::new() };
        let (ids, class_of) = self.classes(taxonomy, level);
        let groups: Vec<Option<String>> = self.departures.iter().map(group).collect();
        let group_of = |account: usize| groups[account].as_deref();
        let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
        for account in 0..self.accounts.len() {
            if let Some(group) = group_of(account) {
                *sizes.entry(group).or_default() += 1;
            }
        }
        let mut rows = Vec::new();
        for (group, accounts) in sizes.into_iter().filter(|(_, accounts)| *accounts >= least) {
            let weight = |account: usize| f64::from(u8::from(group_of(account) == Some(group)));
            let shares = drawn.shares(&class_of, ids.len(), 0.9, weight);
            for (id, share) in ids.iter().zip(shares) {
                rows.push(MixRow {
                    group: group.to_owned(),
                    id: id.clone(),
                    accounts,
                    share: share.mean,
                    low: share.low,
                    high: share.high,
                });
            }
        }
        rows
    }

    fn classes(&self, taxonomy: &Taxonomy, level: Level) -> (Vec<String>, Vec<usize>) {
        let mut ids: Vec<String> = Vec::new();
        let mut class_of = Vec::with_capacity(self.leaves.len());
        for leaf in &self.leaves {
            let id = match level {
                Level::Leaf => leaf.as_str().to_owned(),
                Level::Rolled(roll_up, headings) => {
                    taxonomy.roll_up(leaf, roll_up, headings).as_str().to_owned()
                }
            };
            class_of.push(ids.iter().position(|known| *known == id).unwrap_or_else(|| {
                ids.push(id);
                ids.len() - 1
            }));
        }
        (ids, class_of)
    }

    /// What was stated against what everything else says, in the classes of a roll-up.
    pub fn stated_against_inferred(
        &self,
        taxonomy: &Taxonomy,
        roll_up: RollUp,
        headings: S2Headings,
    ) -> StatedAgainstInferred {
        let roll = |leaves: &[(LeafId, f64)]| taxonomy.roll_up_distribution(leaves, roll_up, headings);
        let mut cells: BTreeMap<(String, String), f64> = BTreeMap::new();
        let (mut stated_sum, mut inferred_sum) = (BTreeMap::new(), BTreeMap::new());
        let (mut accounts, mut shared) = (0_u64, 0.0);
        for account in &self.accounts {
            let Some(stated) = &account.stated else { continue };
            accounts += 1;
            let (stated, inferred) = (roll(stated), roll(&account.inferred));
            for (class, share) in &stated {
                *stated_sum.entry(class.to_string()).or_insert(0.0) += share;
                for (other, part) in &inferred {
                    *cells.entry((class.to_string(), other.to_string())).or_default() += share * part;
                    shared += if class == other { share * part } else { 0.0 };
                }
            }
            for (class, share) in &inferred {
                *inferred_sum.entry(class.to_string()).or_insert(0.0) += share;
            }
        }
        let total = accounts.max(1) as f64;
        let by_chance = stated_sum
            .iter()
            .map(|(class, share)| share * inferred_sum.get(class).copied().unwrap_or(0.0))
            .sum::<f64>();
        let mut cells: Vec<Crossing> = cells
            .into_iter()
            .map(|((stated, inferred), accounts)| Crossing { stated, inferred, accounts })
            .collect();
        cells.sort_by(|a, b| b.accounts.total_cmp(&a.accounts));
        StatedAgainstInferred {
            cells,
            accounts,
            overlap: shared / total,
            overlap_by_chance: by_chance / (total * total),
        }
    }

    /// Of those who said that it was the price: what the evidence says.
    pub fn price_audit(&self) -> PriceAudit {
        let is_price = |leaf: &LeafId| leaf.group() == "price";
        let claims: Vec<&AccountReasons> = self
            .accounts
            .iter()
            .filter(|account| account.stated_leaf.as_ref().is_some_and(is_price))
            .collect();
        let total = claims.len().max(1) as f64;
        let mut sums: BTreeMap<LeafId, f64> = BTreeMap::new();
        for (leaf, probability) in claims.iter().flat_map(|account| &account.leaves) {
            *sums.entry(leaf.clone()).or_default() += probability / total;
        }
        let borne_out =
            claims.iter().filter(|account| account.leaves.first().is_some_and(|(leaf, _)| is_price(leaf)));
        let borne_out = borne_out.count() as f64 / total;
        let probability = sums.iter().filter(|(leaf, _)| is_price(leaf)).map(|(_, share)| share).sum();
        let mut instead: Vec<(LeafId, f64)> = sums.into_iter().filter(|(leaf, _)| !is_price(leaf)).collect();
        instead.sort_by(|a, b| b.1.total_cmp(&a.1));
        PriceAudit { claims: claims.len() as u64, borne_out, probability, instead }
    }

    /// Rivals named, most often first.
    pub fn rivals(&self) -> Vec<RivalRow> {
        let mut named: BTreeMap<&str, Vec<&AccountReasons>> = BTreeMap::new();
        for account in &self.accounts {
            if let Some(competitor) = &account.competitor {
                named.entry(competitor).or_default().push(account);
            }
        }
        let mut rows: Vec<RivalRow> = named
            .into_iter()
            .map(|(competitor, accounts)| {
                let mut kinds: BTreeMap<LeafId, f64> = BTreeMap::new();
                for (leaf, probability) in accounts.iter().flat_map(|account| &account.leaves) {
                    if leaf.group() == "competitor" {
                        *kinds.entry(leaf.clone()).or_default() += probability / accounts.len() as f64;
                    }
                }
                let mut kinds: Vec<(LeafId, f64)> = kinds.into_iter().collect();
                kinds.sort_by(|a, b| b.1.total_cmp(&a.1));
                RivalRow { competitor: competitor.to_owned(), accounts: accounts.len() as u64, kinds }
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.accounts));
        rows
    }

    /// For how many departures something is known.
    pub fn coverage(&self) -> Coverage {
        let count = |wanted: &dyn Fn(&AccountReasons) -> bool| {
            self.accounts.iter().filter(|account| wanted(account)).count() as u64
        };
        Coverage {
            departures: self.accounts.len() as u64,
            stated: count(&|account| account.stated.is_some()),
            reasoned: count(&|account| account.confidence > Confidence::Unknown),
            confident: count(&|account| account.confidence >= Confidence::Medium),
        }
    }
}
