//! The churn review as data: what `report.json` holds, field by field.
//!
//! This is the versioned wire format (JSON Schema in `docs/reference/report.schema.json`,
//! checked by a test). Counts are whole numbers, shares lie in 0–1, money is whole minor
//! units of the currency named beside it, dates are local dates of the workspace's zone
//! (`2026-03-31`), months are `2026-03`. A value that the data cannot give is absent or
//! `null`, never zero.

mod attribution;
mod findings;
mod risk;

pub use attribution::{
    AttributedRollUps, AttributedShare, Attribution, Crossing, Evidence, EvidenceSource, ExampleAccount,
    GroupShare, LeafShare, PriceAudit, Quote, ReasonExamples, ReasonGroup, ReasonGrouping, ReasonPage,
    ReasonSource, Recurrence, Recurring, RisingReason, RisingWindow, Rival, StatedAgainstInferred,
};
pub use findings::{Argument, Finding, Input, Quality, SourceHealth, Statement};
pub use risk::{
    AccountAtRisk, CalibrationPoint, CauseDrivers, CauseLeaf, CohortShift, ColumnLeftOut, Estimate,
    ExpectedLosses, FamilyDriver, FamilyWeight, FeatureDriver, FeatureShift, FeatureWeight, Fold, GroupCheck,
    GroupOutlook, HorizonOutlook, HorizonStanding, LastWords, LeadTime, LeakingColumn, LearnerWeight, Metric,
    ModelCard, ModelledCause, ProfitMeasure, Risk, RiskChange, ScoreComparison,
};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Version of the format; the first number changes when a reader would break.
pub const SCHEMA_VERSION: &str = "1.3";

/// The whole review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// [`SCHEMA_VERSION`].
    pub schema_version: String,
    /// Version of Holdfast that wrote it.
    pub generator: String,
    /// Name of what is reviewed: the folder or workspace.
    pub title: String,
    /// Last local date that counts.
    pub as_of: String,
    /// IANA time zone of days and months.
    pub zone: String,
    /// Earliest and latest local date with facts, where facts are dated.
    pub data_window: Option<Window>,
    /// How many accounts there are, stayed and left.
    pub accounts: Accounts,
    /// Recurring money held and lost, one line a currency, largest first.
    pub money: Vec<MoneyLine>,
    /// How customers left.
    pub how_left: Vec<HowLeftShare>,
    /// Why, as stated.
    pub reasons: Reasons,
    /// Why, from everything said and seen; absent where nobody left.
    #[serde(default)]
    pub attribution: Option<Attribution>,
    /// Who leaves next; absent where it was not looked at. Since 1.3.
    #[serde(default)]
    pub risk: Option<Risk>,
    /// How long customers stay; absent where neither tenure nor dates are known.
    pub survival: Option<Survival>,
    /// `measures.<dialect>.<name>`: monthly series.
    pub measures: BTreeMap<String, BTreeMap<String, Vec<MeasurePoint>>>,
    /// Why the dialects differ, for the month shown in the headline.
    pub dialect_differences: Vec<DialectDifference>,
    /// Movements of monthly recurring revenue, month by month and currency by currency.
    pub mrr_movements: Vec<Movement>,
    /// Retention of groups of accounts.
    pub cohorts: Vec<CohortTable>,
    /// What is wrong with the data.
    pub quality: Quality,
    /// What was read.
    pub inputs: Vec<Input>,
    /// What the data cannot say, each with its reason.
    pub limits: Vec<Statement>,
}

/// First and last local date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First.
    pub from: String,
    /// Last.
    pub to: String,
}

/// How many accounts there are, stayed and left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Accounts {
    /// Every account that ever was a customer.
    pub total: u64,
    /// Customers on the as-of date.
    pub active: u64,
    /// Those that left and are not back.
    pub churned: u64,
    /// `churned / total` with its 95 % Wilson interval.
    pub churned_share: Option<Share>,
    /// What decides that an account left: `subscriptions`, `invoices`, `account_dates`,
    /// `status`, `tenure` or `cancellations`.
    pub basis: String,
    /// Sign-ups that never became customers (trials), not counted above.
    pub never_customers: u64,
    /// Whether the source has no customer identifier, so that nothing can be joined.
    pub anonymous: bool,
}

/// A share with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// The share, 0–1.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Recurring money in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyLine {
    /// ISO 4217 code.
    pub currency: String,
    /// Decimal places of the minor unit.
    pub exponent: u8,
    /// Monthly recurring amount of active accounts on the as-of date.
    pub active_mrr_minor: i64,
    /// Last monthly recurring amount of the accounts that left.
    pub lost_mrr_minor: i64,
}

/// How customers left: `voluntary`, `involuntary`, `vendor` or `unknown`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HowLeftShare {
    /// One of the four.
    pub how: String,
    /// Accounts.
    pub count: u64,
    /// Share of churned accounts.
    pub share: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Money lost, by currency, minor units.
    pub lost_mrr_minor: BTreeMap<String, i64>,
}

/// Why customers left, as stated.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reasons {
    /// One row per distinct stated value and leaf it may mean, most frequent value first.
    pub stated: Vec<StatedReason>,
    /// One row per leaf, soft labels summed.
    pub leaves: Vec<ReasonShare>,
    /// The three roll-ups.
    pub rollup: RollUps,
    /// For how many losses a reason is known.
    pub coverage: Option<Coverage>,
    /// Stated values that no crosswalk knows, with their counts.
    pub unmapped: Vec<ValueCount>,
    /// Stated code against free text (or a second code), where both exist.
    pub contradictions: Vec<Contradiction>,
}

/// A stated value and a leaf it may mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatedReason {
    /// Leaf of the taxonomy.
    pub leaf: String,
    /// The source's own words.
    pub source_value: String,
    /// Churned accounts that stated it, times the weight of the leaf for this value.
    pub count: f64,
    /// Share of churned accounts with any stated value.
    pub share: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A class and its share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReasonShare {
    /// Identifier of the leaf or roll-up class.
    pub id: String,
    /// Accounts, soft labels summed.
    pub count: f64,
    /// Share of churned accounts with a stated reason.
    pub share: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Money lost, by currency, minor units (soft labels rounded to whole units).
    #[serde(default)]
    pub lost_mrr_minor: BTreeMap<String, i64>,
}

/// The same reasons in two, four, and eight or nine classes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RollUps {
    /// Two reasons (circumstances; outcome, in two parts).
    pub s1: Vec<ReasonShare>,
    /// Four reasons.
    pub s0: Vec<ReasonShare>,
    /// Eight reasons (nine headings).
    pub s2: Vec<ReasonShare>,
}

/// For how many losses a reason is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// Churned accounts.
    pub churned: u64,
    /// With any stated value.
    pub stated: u64,
    /// With a stated value that means something ("don't know" and "other" do not).
    pub informative: u64,
    /// `informative / churned` and its interval.
    pub share: Share,
}

/// A value and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueCount {
    /// The value.
    pub value: String,
    /// Rows.
    pub count: u64,
}

/// Two statements about the same losses, compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contradiction {
    /// The first: table and column.
    pub left: String,
    /// The second.
    pub right: String,
    /// Losses with both.
    pub both: u64,
    /// Of these, how many cannot mean the same leaf.
    pub contradicting: u64,
    /// Chi-square statistic of independence.
    pub chi_square: Option<f64>,
    /// Degrees of freedom.
    pub degrees_of_freedom: Option<u64>,
    /// p-value: near 1 the two have nothing to do with each other.
    pub p_value: Option<f64>,
    /// The cross table: left value, right value, count.
    pub table: Vec<CrossCell>,
}

/// A cell of a cross table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrossCell {
    /// Left value.
    pub left: String,
    /// Right value.
    pub right: String,
    /// Losses.
    pub count: u64,
}

/// How long customers stay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Survival {
    /// `day`, `week`, `month`, `quarter` or `year`.
    pub unit: String,
    /// Accounts used.
    pub subjects: u64,
    /// Losses among them.
    pub events: u64,
    /// Accounts left out because their time is zero or unknown.
    pub left_out: u64,
    /// Time by which half have left, with its interval; absent where it is not reached.
    pub median: Option<Median>,
    /// Kaplan–Meier estimate, one point per distinct time.
    pub kaplan_meier: Vec<SurvivalPoint>,
    /// What the causes below are: `source_value` (the source's own words) or `s2`.
    pub cause_basis: String,
    /// Aalen–Johansen estimate per cause; with `kaplan_meier` they sum to 1.
    pub cumulative_incidence: BTreeMap<String, Vec<IncidencePoint>>,
}

/// A time by which half have left.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Median {
    /// The time, in units.
    pub value: f64,
    /// Lower end of the 95 % interval, where it is reached.
    pub low: Option<f64>,
    /// Upper end, where it is reached.
    pub high: Option<f64>,
}

/// A step of the survival curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SurvivalPoint {
    /// Time since the start, in units.
    pub t: f64,
    /// Accounts under observation just before.
    pub at_risk: f64,
    /// Losses at this time.
    pub events: f64,
    /// Probability of staying longer.
    pub survival: f64,
    /// Lower end of the 95 % interval (log-log).
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A step of a cumulative incidence curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct IncidencePoint {
    /// Time since the start, in units.
    pub t: f64,
    /// Probability of having left for this cause.
    pub incidence: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// One month of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeasurePoint {
    /// The month.
    pub period: String,
    /// Currency, for measures of money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The value: a share, a ratio, or minor units; absent where it is not defined
    /// (nothing at the start of the month).
    pub value: Option<f64>,
    /// Lower end of the 95 % interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// What is divided (accounts or minor units).
    pub numerator: Option<f64>,
    /// By what.
    pub denominator: Option<f64>,
}

/// Why a dialect's figure differs from the canonical one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DialectDifference {
    /// The dialect.
    pub dialect: String,
    /// The measure.
    pub measure: String,
    /// The month compared.
    pub period: String,
    /// Currency, for measures of money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The canonical value.
    pub canonical: Option<f64>,
    /// The dialect's value.
    pub value: Option<f64>,
    /// Key of the sentence that explains it (`measures.ftl`).
    pub explanation: String,
    /// Numbers in that sentence.
    pub arguments: BTreeMap<String, f64>,
}

/// Movements of monthly recurring revenue in one month and currency, minor units. Losses
/// are negative. `start` + all movements = `end`, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// The month.
    pub period: String,
    /// ISO 4217 code.
    pub currency: String,
    /// At the start of the month.
    pub start: i64,
    /// From new customers.
    pub new: i64,
    /// From customers who came back.
    pub reactivation: i64,
    /// More from customers who stayed.
    pub expansion: i64,
    /// Less from customers who stayed (≤ 0).
    pub contraction: i64,
    /// From customers who left (≤ 0).
    pub churn: i64,
    /// Customers who moved to or from another currency: not churn.
    pub currency_change: i64,
    /// Change of exchange rates, where amounts were converted.
    pub exchange_rate: i64,
    /// At the end of the month.
    pub end: i64,
    /// Accounts: at the start, new, returned, left, at the end.
    pub accounts: AccountMovement,
}

/// Movement of accounts in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountMovement {
    /// At the start.
    pub start: u64,
    /// New.
    pub new: u64,
    /// Came back.
    pub reactivated: u64,
    /// Left.
    pub churned: u64,
    /// At the end.
    pub end: u64,
}

/// Retention of groups of accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CohortTable {
    /// What the groups are: `start_month`, or a trait's name.
    pub by: String,
    /// `month` (calendar months since the start) or the unit of tenure.
    pub unit: String,
    /// The groups.
    pub rows: Vec<CohortRow>,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CohortRow {
    /// The month or the trait's value.
    pub label: String,
    /// Accounts at the start.
    pub size: u64,
    /// Share still there after 0, 1, 2 … units.
    pub cells: Vec<CohortCell>,
}

/// Retention of a group after some time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CohortCell {
    /// Units since the start.
    pub age: u32,
    /// Accounts that could be observed that long.
    pub observed: u64,
    /// Of these, still customers.
    pub retained: u64,
    /// Share, with its 95 % interval (Wilson, or Kaplan–Meier for traits).
    pub share: Share,
}
