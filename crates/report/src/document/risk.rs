//! Who leaves next: predictions of accounts, what is expected in all, and what can be said where
//! accounts cannot be told apart.

mod card;

pub use card::{
    CalibrationPoint, CauseLeaf, CohortShift, ColumnLeftOut, FamilyWeight, FeatureShift, FeatureWeight, Fold,
    GroupCheck, HorizonStanding, LeadTime, LeakingColumn, LearnerWeight, Metric, ModelCard, ModelledCause,
    ProfitMeasure, ScoreComparison,
};

use super::{Quote, Statement};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who leaves next, when, and for which reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Risk {
    /// `published`, or `refused`: then no account has a probability.
    pub verdict: String,
    /// Why it was refused, as sentences; empty where it was published.
    pub refusals: Vec<Statement>,
    /// Local date on which accounts were looked at: nothing later was used for the predictions.
    pub predicted_on: Option<String>,
    /// Days ahead that decide about publication and rank the list.
    pub horizon_days: u32,
    /// Customers with a probability.
    pub accounts: u64,
    /// Of customers like these, the share that left within `horizon_days` before: what a
    /// probability is to be compared with.
    pub base_rate: Option<f64>,
    /// Losses that are expected by horizon: leaving at all (`any`) first, then every cause.
    pub expected: Vec<ExpectedLosses>,
    /// Customers by money at risk, largest first: the first of the list, at most 500.
    pub who_next: Vec<AccountAtRisk>,
    /// How many leave by group, by no model.
    pub groups: Vec<GroupOutlook>,
    /// What the model was made from and how it was checked.
    pub card: ModelCard,
}

/// An estimate with the ends of its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Losses expected among the customers of today, for one cause within one horizon.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExpectedLosses {
    /// The cause; `any` for leaving at all, `other` for what is left over beside other causes.
    pub cause: String,
    /// How fine it is: `leaf`, `s2`, `s0`, `how_left` or `any`.
    pub level: String,
    /// Days ahead.
    pub horizon_days: u32,
    /// Customers: the sum of the probabilities.
    pub customers: f64,
    /// Lower end of its 95 % interval: chance, and what the check left open about the level of
    /// the probabilities.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Monthly amounts times probabilities, by currency, minor units: what a month would bring
    /// less. Cents of single customers are rounded in the sum only.
    pub monthly_minor: BTreeMap<String, i64>,
    /// The same times the months of the horizon, by currency, minor units: the money at risk.
    pub at_risk_minor: BTreeMap<String, i64>,
}

/// A customer and the probability of leaving.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccountAtRisk {
    /// Place on the list, from 1: by money at risk; amounts of other currencies are compared as
    /// multiples of the median amount in their own currency, customers without an amount come
    /// last.
    pub rank: u32,
    /// Place among the customers of the same currency, from 1.
    pub rank_in_currency: u32,
    /// The account.
    pub account_id: String,
    /// Probability of having decided to leave within the horizon of the list, whatever the cause.
    pub probability: f64,
    /// The most probable cause.
    pub cause: String,
    /// How fine it is.
    pub level: String,
    /// Its probability within the horizon.
    pub cause_probability: f64,
    /// ISO 4217 code of the amounts, where they are known.
    pub currency: Option<String>,
    /// Monthly amount, minor units.
    pub monthly_minor: Option<i64>,
    /// Money at risk within the horizon, minor units.
    pub money_at_risk_minor: Option<i64>,
    /// Segment, where known.
    pub segment: Option<String>,
    /// States: `discount_held`, `captive`, `contracting`, `usage_up_money_down`, or others that
    /// were defined.
    pub states: Vec<String>,
    /// What drives the most probable causes.
    pub drivers: Vec<CauseDrivers>,
    /// Plausible changes, scored again, largest effect first: associations, not promises.
    pub changes: Vec<RiskChange>,
    /// What the customer last wrote, where texts are there.
    pub wrote: Option<LastWords>,
}

/// What drives one cause for one customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CauseDrivers {
    /// The cause.
    pub cause: String,
    /// How fine it is.
    pub level: String,
    /// Its probability within the horizon of the list.
    pub probability: f64,
    /// Log-odds against staying of the average customer of the same date. With `log_odds` of all
    /// families: this customer's.
    pub average_log_odds: f64,
    /// Families of features, largest share first.
    pub families: Vec<FamilyDriver>,
}

/// What the features of a family add together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyDriver {
    /// The family, such as `usage` or `payments`.
    pub family: String,
    /// What it adds to the log-odds, compared with the average customer.
    pub log_odds: f64,
    /// Its features that add most in the same direction, largest first.
    pub features: Vec<FeatureDriver>,
}

/// A feature with its value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureDriver {
    /// Name of the feature.
    pub feature: String,
    /// What the value counts: `count`, `days`, `hours`, `months`, `share`, `change`, `log_ratio`,
    /// `difference`, `points`, `yes_no`, `percent` or `category`.
    pub unit: String,
    /// Its value, where it is a number and known.
    pub value: Option<f64>,
    /// Its value, where it is a category and known.
    pub category: Option<String>,
    /// What it adds to the log-odds.
    pub log_odds: f64,
}

/// A plausible change of one feature, scored again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RiskChange {
    /// Name of the feature.
    pub feature: String,
    /// What its values count, as in `FeatureDriver`.
    pub unit: String,
    /// The value now, where known.
    pub from: Option<f64>,
    /// The value that was tried.
    pub to: f64,
    /// Probability of leaving now.
    pub probability_before: f64,
    /// Probability of leaving with this change alone.
    pub probability_after: f64,
    /// Money at risk now minus after, minor units of the customer's currency.
    pub money_minor: Option<i64>,
}

/// What a customer last wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastWords {
    /// The words.
    pub quote: Quote,
    /// Local date, where known.
    pub written_on: Option<String>,
}

/// How many customers of a group leave, by no model: of those who were customers at the start of
/// a month, the share that decided to leave within each horizon (Aalen–Johansen).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupOutlook {
    /// What is grouped by: `all`, `segment`, `plan`, `region`, `language`, or a feature's name.
    pub kind: String,
    /// The group; empty for `all`, `1` to `4` for quarters of a number.
    pub group: String,
    /// Smallest value of a quarter.
    pub from: Option<f64>,
    /// Largest value of a quarter.
    pub to: Option<f64>,
    /// Customers.
    pub accounts: u64,
    /// Losses.
    pub losses: u64,
    /// By horizon, ascending.
    pub horizons: Vec<HorizonOutlook>,
}

/// The share of a group that leaves within one horizon.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HorizonOutlook {
    /// Days ahead.
    pub horizon_days: u32,
    /// The share that leaves.
    pub leaves: Estimate,
    /// By cause; empty where the group is not divided by cause.
    pub causes: BTreeMap<String, Estimate>,
}
