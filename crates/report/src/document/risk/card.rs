//! The model card: everything needed to judge a fit.

use super::super::Window;
use super::Estimate;
use serde::{Deserialize, Serialize};

/// What the model was made from and how it was checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelCard {
    /// Version of the model's format.
    pub version: u32,
    /// Seed of everything drawn.
    pub seed: u64,
    /// First landmark (the start of a month at which customers were looked at) and end of the
    /// outcomes seen, as local dates.
    pub window: Option<Window>,
    /// Landmarks.
    pub landmarks: u64,
    /// Customers with a landmark.
    pub accounts: u64,
    /// Customers from before the first landmark: of them only the time since is known.
    pub entered_late: u64,
    /// Customers times landmarks.
    pub rows: u64,
    /// Losses seen.
    pub losses: u64,
    /// Losses whose reason is not known; spread over the causes in proportion.
    pub unknown_losses: f64,
    /// Losses that a cause needs to be modelled on its own.
    pub minimum_events: f64,
    /// The causes modelled, most losses first.
    pub causes: Vec<ModelledCause>,
    /// What was learned from (`learned`), calibrated on (`calibrated`) and tested on (`tested`), one
    /// after the other.
    pub folds: Vec<Fold>,
    /// Standing of every horizon.
    pub horizons: Vec<HorizonStanding>,
    /// Metrics on the tested landmarks: leaving at all (`any`) first, then every cause; by horizon.
    pub metrics: Vec<Metric>,
    /// How long before leaving customers stood out.
    pub lead_time: Option<LeadTime>,
    /// A score weighted by hand beside the model, on the same rows, by horizon.
    pub hand_score: Vec<ScoreComparison>,
    /// Learners of every cause and their weights.
    pub learners: Vec<LearnerWeight>,
    /// Families of features by importance.
    pub families: Vec<FamilyWeight>,
    /// Columns that alone tell the outcome; they were left out.
    pub leaks: Vec<LeakingColumn>,
    /// Columns left out for another reason.
    pub left_out: Vec<ColumnLeftOut>,
    /// Features that moved most since the fit, most first.
    pub population_drift: Vec<FeatureShift>,
    /// Losses of the last months against what the model before expected.
    pub cohort_drift: Vec<CohortShift>,
    /// How predictions fare by language, region and segment.
    pub fairness: Vec<GroupCheck>,
}

/// A cause as modelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelledCause {
    /// A leaf, a class, `voluntary`, `involuntary`, `any`, or `other` for what is left over beside
    /// other causes.
    pub id: String,
    /// How fine it is: `leaf`, `s2`, `s0`, `how_left` or `any`.
    pub level: String,
    /// Losses, probabilities summed.
    pub expected_events: f64,
    /// The leaves that it stands for, most losses first; one for a leaf.
    pub leaves: Vec<CauseLeaf>,
}

/// A leaf of a modelled cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CauseLeaf {
    /// The leaf.
    pub leaf: String,
    /// Its losses, probabilities summed.
    pub expected_events: f64,
    /// Its share of the cause.
    pub share: f64,
}

/// A stretch of time that served one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fold {
    /// `learned`, `calibrated` or `tested`.
    pub purpose: String,
    /// First local date.
    pub from: String,
    /// Local date at which it ends; no outcome after it was used.
    pub until: String,
}

/// Whether the predictions of a horizon were borne out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HorizonStanding {
    /// Days ahead.
    pub horizon_days: u32,
    /// `checked`, `unchecked` (the data are too short to have seen it) or `failed` (no account has
    /// a probability for it).
    pub standing: String,
}

/// Metrics of one cause at one horizon, on landmarks later than those that were learned from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// The cause; `any` for leaving at all.
    pub cause: String,
    /// Days ahead.
    pub horizon_days: u32,
    /// Customers times landmarks whose horizon was over.
    pub rows: u64,
    /// Customers among them.
    pub accounts: u64,
    /// Events, probabilities summed; a loss counts at every landmark whose horizon covers it.
    pub events: f64,
    /// Mean predicted probability.
    pub mean_predicted: f64,
    /// Observed share.
    pub mean_observed: f64,
    /// Area under the curve: how often the one of two customers who left had the higher
    /// probability. 0.5 is chance.
    pub auc: Option<Estimate>,
    /// Mean logarithmic loss.
    pub log_loss: f64,
    /// The same with one number for everybody.
    pub base_log_loss: f64,
    /// Mean squared difference between probability and outcome.
    pub brier: f64,
    /// The same with one number for everybody.
    pub base_brier: f64,
    /// Expected calibration error: mean distance between predicted and observed over ten bins.
    pub calibration_error: f64,
    /// Slope of the calibration line on log-odds; 1 at best.
    pub slope: Option<Estimate>,
    /// Its intercept with slope 1: above 0 where more left than predicted.
    pub intercept: Option<Estimate>,
    /// Slope of the calibration line on probabilities.
    pub linear_slope: Option<f64>,
    /// Its intercept.
    pub linear_intercept: Option<f64>,
    /// Share of leavers in the tenth with the highest probability, over the share among all.
    pub lift: Option<f64>,
    /// The expected maximum profit measure.
    pub profit: Option<ProfitMeasure>,
    /// The calibration plot: bins of about equal size, by predicted probability.
    pub bins: Vec<CalibrationPoint>,
}

/// The expected maximum profit measure of Verbraken, Verbeke and Baesens (2013), as shares of a
/// customer's lifetime value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ProfitMeasure {
    /// Expected profit a customer.
    pub share_of_value: f64,
    /// Share of customers to contact for it.
    pub contacted: f64,
    /// Cost of an accepted offer.
    pub offer_cost: f64,
    /// Cost of a contact.
    pub contact_cost: f64,
}

/// Predicted against observed for customers of like probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CalibrationPoint {
    /// Mean predicted probability.
    pub predicted: f64,
    /// Observed share.
    pub observed: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Customers times landmarks.
    pub rows: u64,
    /// Events, probabilities summed.
    pub events: f64,
}

/// How long before leaving customers were first among the tenth with the highest probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LeadTime {
    /// Losses in the tested time.
    pub losses: u64,
    /// How many of them stood out before.
    pub found: u64,
    /// Days from first standing out to the decision: first quartile.
    pub lower_quartile_days: f64,
    /// Median.
    pub median_days: f64,
    /// Third quartile.
    pub upper_quartile_days: f64,
}

/// A score weighted by hand beside the model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoreComparison {
    /// Days ahead.
    pub horizon_days: u32,
    /// The score, turned into probabilities on the calibrated landmarks.
    pub score: Metric,
    /// The model.
    pub model: Metric,
}

/// A learner's weight in the log-odds of a cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LearnerWeight {
    /// The cause.
    pub cause: String,
    /// The learner.
    pub learner: String,
    /// The factor of its log-odds.
    pub weight: f64,
}

/// How much a family of features matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyWeight {
    /// The family.
    pub family: String,
    /// Mean absolute share in the log-odds of leaving.
    pub importance: f64,
    /// Its features, most important first.
    pub features: Vec<FeatureWeight>,
}

/// How much a feature matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureWeight {
    /// Name of the feature.
    pub feature: String,
    /// Mean absolute share in the log-odds of leaving.
    pub importance: f64,
}

/// A column that knows the outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeakingColumn {
    /// Name of the feature.
    pub feature: String,
    /// Area under the curve of this column alone.
    pub auc: f64,
}

/// A column that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnLeftOut {
    /// Name of the feature.
    pub feature: String,
    /// `common`, `constant` or `identifier`.
    pub reason: String,
}

/// How much a feature has moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureShift {
    /// Name of the feature.
    pub feature: String,
    /// Population stability index: below 0.1 little, above 0.25 much.
    pub index: f64,
}

/// Losses observed in the last months against those expected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CohortShift {
    /// What the cohort is: `all`, or a group such as `segment`.
    pub kind: String,
    /// Which one.
    pub cohort: String,
    /// The cause; `any` for leaving at all.
    pub cause: String,
    /// Losses observed, probabilities summed.
    pub observed: f64,
    /// Losses that the model of the time before expected.
    pub expected: f64,
    /// Observed over expected; the interval allows for how many are compared.
    pub ratio: Estimate,
    /// Whether the interval lies above 1.
    pub alarm: bool,
}

/// How predictions fare in one group of customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupCheck {
    /// `language`, `region` or `segment`.
    pub kind: String,
    /// Which group.
    pub group: String,
    /// Days ahead.
    pub horizon_days: u32,
    /// Customers.
    pub accounts: u64,
    /// Events, probabilities summed.
    pub events: f64,
    /// Mean predicted probability.
    pub mean_predicted: f64,
    /// Observed share.
    pub observed: Estimate,
    /// Area under the curve; absent without both outcomes.
    pub auc: Option<Estimate>,
    /// Whether the interval of the observed share leaves the prediction out.
    pub off: bool,
}
