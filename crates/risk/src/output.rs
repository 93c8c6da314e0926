//! What is published: plain rows, in plain numbers. Words are made by the caller.

use crate::causes::{Cause, Level};
use crate::horizon::{COUNT, HORIZONS};
use holdfast_domain::money::Money;
use serde::{Deserialize, Serialize};

/// An estimate with the limits of its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// The estimate.
    pub estimate: f64,
    /// Lower limit.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
}

impl From<holdfast_stats::Interval> for Limits {
    fn from(interval: holdfast_stats::Interval) -> Self {
        Self { estimate: interval.estimate, lower: interval.lower, upper: interval.upper }
    }
}

/// Whether the predictions of a horizon were borne out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Checked out of time and good enough.
    Checked,
    /// The data are too short to have seen it on landmarks that were not used: it rests on the
    /// checked shorter horizons and on what happened at that distance before.
    Unchecked,
    /// Checked and not good enough; no account score is given for it.
    Failed,
}

/// A horizon and its standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HorizonStanding {
    /// Days ahead.
    pub horizon_days: u32,
    /// Whether its predictions were borne out.
    pub standing: Standing,
}

/// A row of `risk_by_account.csv`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RiskRow {
    /// The account.
    pub account_id: String,
    /// The cause's id: a leaf, or what leaves were merged into; `stays` for staying.
    pub leaf: String,
    /// How fine the cause is; `None` for staying.
    pub level: Option<Level>,
    /// Days ahead.
    pub horizon_days: u32,
    /// Probability of having decided to leave for this cause by then (of still staying).
    pub probability: f64,
}

/// Probabilities of every scored account for every cause and horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct Predictions {
    /// The date of the predictions, in microseconds: nothing later was used.
    pub as_of: i64,
    /// The causes, in the order of the probabilities.
    pub causes: Vec<Cause>,
    /// Every horizon with its standing.
    pub horizons: Vec<HorizonStanding>,
    /// Account identifiers.
    pub accounts: Vec<String>,
    /// Row of each account in the snapshots that were scored.
    pub rows: Vec<u32>,
    /// Account × horizon × cause, causes fastest.
    pub(crate) incidence: Vec<f64>,
    /// Account × horizon.
    pub(crate) survival: Vec<f64>,
    /// Monthly amount known at the date, by account.
    pub monthly: Vec<Option<Money>>,
}

/// The name of staying in [`RiskRow::leaf`].
pub const STAYS: &str = "stays";

impl Predictions {
    /// Probability of having decided to leave for each cause by horizon number `horizon` (of
    /// [`HORIZONS`]). With [`Self::stays`] they sum to 1 to 1e-9.
    pub fn incidences(&self, account: usize, horizon: usize) -> &[f64] {
        let causes = self.causes.len();
        let start = (account * COUNT + horizon) * causes;
        &self.incidence[start..start + causes]
    }

    /// Probability of still staying at horizon number `horizon`.
    pub fn stays(&self, account: usize, horizon: usize) -> f64 {
        self.survival[account * COUNT + horizon]
    }

    /// Probability of having decided to leave, whatever the cause: the sum of the incidences.
    pub fn leaves(&self, account: usize, horizon: usize) -> f64 {
        self.incidences(account, horizon).iter().sum()
    }

    /// The money at risk: see [`money_at_risk`]. `None` where no amount is known.
    pub fn money(&self, account: usize, horizon: usize) -> Option<Money> {
        money_at_risk(self.leaves(account, horizon), self.monthly[account]?, HORIZONS[horizon])
    }

    /// Every row of `risk_by_account.csv`: by account, horizon, cause; horizons that failed are
    /// left out.
    pub fn risk_rows(&self) -> impl Iterator<Item = RiskRow> + '_ {
        (0..self.accounts.len()).flat_map(move |account| {
            let published = (0..COUNT).filter(|&horizon| self.horizons[horizon].standing != Standing::Failed);
            published.flat_map(move |horizon| {
                let row = move |leaf: &str, level, probability| RiskRow {
                    account_id: self.accounts[account].clone(),
                    leaf: leaf.to_owned(),
                    level,
                    horizon_days: HORIZONS[horizon],
                    probability,
                };
                let incidences = self.incidences(account, horizon);
                let causes = self
                    .causes
                    .iter()
                    .zip(incidences)
                    .map(move |(cause, probability)| row(&cause.id, Some(cause.level), *probability));
                causes.chain(std::iter::once(row(STAYS, None, self.stays(account, horizon))))
            })
        })
    }
}

/// Money at risk over a horizon of `days`: P(leaves by then) × monthly amount × days × 12 / 365,
/// rounded half to even to whole minor units. The whole amount of the horizon counts, whenever
/// in it the account leaves. `None` beyond what 64 bits hold.
pub fn money_at_risk(probability: f64, monthly: Money, days: u32) -> Option<Money> {
    const PARTS: f64 = 1e9;
    let whole = i64::from(days).checked_mul(12)?;
    let amount = monthly.scale(whole, 365).ok()?;
    amount.scale((probability.clamp(0.0, 1.0) * PARTS).round_ties_even() as i64, PARTS as i64).ok()
}

/// A feature and what it adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureShare {
    /// The feature's name.
    pub feature: String,
    /// Its value now.
    pub value: Value,
    /// What it adds to the log-odds against staying, compared with the average account of the
    /// same date.
    pub log_odds: f64,
}

/// The value of a feature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Not known.
    Missing,
    /// A number in the feature's unit.
    Number(f64),
    /// A category.
    Category(String),
}

/// Features of one family and what they add together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Driver {
    /// The family of features.
    pub family: String,
    /// What the family adds to the log-odds against staying, compared with the average account.
    pub log_odds: f64,
    /// Its features that add most in the same direction, largest first.
    pub features: Vec<FeatureShare>,
}

/// What drives one cause for one account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CauseDrivers {
    /// The cause's id.
    pub cause: String,
    /// Its probability at the horizon of the list.
    pub probability: f64,
    /// Log-odds of the average account, averaged over the intervals of the horizon. With the
    /// sum of all families' shares: the account's.
    pub average_log_odds: f64,
    /// Families, largest absolute share first. All of them, so that they sum.
    pub drivers: Vec<Driver>,
}

/// A plausible change, scored again: an association found in past data, not a promise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The feature that changes.
    pub feature: String,
    /// From what.
    pub from: Value,
    /// To what: the stated target or the quartile of those who stayed.
    pub to: f64,
    /// Probability of leaving now.
    pub probability_before: f64,
    /// Probability of leaving with the change alone.
    pub probability_after: f64,
    /// Money at risk now minus after; `None` where no amount is known.
    pub money: Option<Money>,
}

/// Families of features that speak against each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Disagreement {
    /// What raises the log-odds of leaving: `usage`, `money` or `voice`.
    pub raises: String,
    /// By how much, compared with the average account, causes weighted by their probability.
    pub raised_by: f64,
    /// What lowers them.
    pub lowers: String,
    /// By how much: below 0.
    pub lowered_by: f64,
}

/// An account on the list of who leaves next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhoNext {
    /// Place on the list, from 1. Money at risk decides; amounts of other currencies are
    /// compared as multiples of the median monthly amount in their own currency, accounts
    /// without an amount come last by probability.
    pub rank: u32,
    /// Place among the accounts of the same currency, from 1.
    pub rank_in_currency: u32,
    /// The account.
    pub account_id: String,
    /// Days ahead.
    pub horizon_days: u32,
    /// Probability of having decided to leave by then.
    pub probability: f64,
    /// The most probable cause.
    pub cause: String,
    /// How fine it is.
    pub level: Level,
    /// Its probability at the horizon.
    pub cause_probability: f64,
    /// Monthly amount, where known.
    pub monthly: Option<Money>,
    /// Money at risk at the horizon, see [`money_at_risk`].
    pub money_at_risk: Option<Money>,
    /// Segment, where known.
    pub segment: Option<String>,
    /// Drivers of the most probable causes.
    pub drivers: Vec<CauseDrivers>,
    /// What would lower it, largest effect first.
    pub changes: Vec<Change>,
    /// Where what the account does, pays and says speak against each other; of explained accounts.
    pub disagreement: Option<Disagreement>,
    /// Names of the states the account is in (see [`crate::rules`]), such as `captive`,
    /// `discount_held`, `contracting`, `usage_up_money_down`.
    pub states: Vec<String>,
}
