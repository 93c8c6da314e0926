//! The model card: everything needed to judge a fit, as data.

use crate::causes::Causes;
use crate::groups::GroupIncidence;
use crate::metrics::{LeadTime, Metrics};
use crate::output::{HorizonStanding, Limits};
use serde::{Deserialize, Serialize};

/// The dates (microseconds) between which landmarks of one purpose lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fold {
    /// First landmark.
    pub from: i64,
    /// No landmark at or after this, no outcome after it.
    pub until: i64,
}

/// What the model was made from and how it was checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelCard {
    /// Version of the model's format.
    pub version: u32,
    /// Seed of the fit.
    pub seed: u64,
    /// Nothing later than this instant (microseconds) was used.
    pub as_of: i64,
    /// The first landmark and the end of the outcomes seen.
    pub window: Fold,
    /// Landmarks used.
    pub landmarks: u64,
    /// Accounts with a landmark.
    pub accounts: u64,
    /// Accounts that were customers before the first landmark and enter late.
    pub entered_late: u64,
    /// Landmark rows.
    pub rows: u64,
    /// Losses seen.
    pub losses: u64,
    /// Causes, and what was merged and why.
    pub causes: Causes,
    /// The fold that was learned from before the check.
    pub fit: Option<Fold>,
    /// The fold that was calibrated on.
    pub calibration: Option<Fold>,
    /// The fold that was tested on.
    pub test: Option<Fold>,
    /// Learners of each cause with their weight in its log-odds, averaged over intervals.
    pub learners: Vec<LearnerWeight>,
    /// Metrics on the test fold, leaving at all first, then every cause; by horizon.
    pub metrics: Vec<Metrics>,
    /// Standing of every horizon.
    pub horizons: Vec<HorizonStanding>,
    /// How long before leaving accounts stood out.
    pub lead_time: Option<LeadTime>,
    /// Importance of every family of features: mean absolute share in the log-odds of leaving.
    pub families: Vec<FamilyImportance>,
    /// Columns that alone tell the outcome; they were left out.
    pub leaks: Vec<Leak>,
    /// Columns left out for another reason.
    pub left_out: Vec<LeftOut>,
    /// How much each feature has moved since the window of the fit.
    pub population_drift: Vec<FeatureDrift>,
    /// Losses observed against expected in the last months, by cohort and cause.
    pub cohort_drift: Vec<CohortDrift>,
    /// Calibration and discrimination by group of accounts.
    pub fairness: Vec<GroupMetrics>,
    /// Incidences by segment and other groups, with limits, by no model.
    pub groups: Vec<GroupIncidence>,
    /// A hand-weighted score on the same test fold, where one was given.
    pub hand_score: Vec<ScoreComparison>,
    /// Why no account scores are published; empty if they are.
    pub refusals: Vec<Refusal>,
}

/// A learner's weight in the log-odds of a cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LearnerWeight {
    /// The cause's id.
    pub cause: String,
    /// The learner's name.
    pub learner: String,
    /// The factor of its log-odds.
    pub weight: f64,
}

/// How much a family of features matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyImportance {
    /// The family.
    pub family: String,
    /// Mean over accounts of the absolute share in the log-odds, causes weighted by their
    /// losses.
    pub importance: f64,
    /// Features, most important first.
    pub features: Vec<FeatureImportance>,
}

/// How much a feature matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureImportance {
    /// The feature.
    pub feature: String,
    /// Mean absolute share in the log-odds.
    pub importance: f64,
}

/// A column that knows the outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Leak {
    /// The feature.
    pub feature: String,
    /// Area under the curve for leaving within the first interval, folded to 0.5–1.
    pub auc: f64,
}

/// A column that was left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The feature.
    pub feature: String,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why a column was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    /// It is the same on every row, or always missing.
    Constant,
    /// It says the date rather than anything about an account: nearly the same for everybody at
    /// each date.
    Common,
    /// It has nearly as many categories as accounts.
    Identifier,
}

/// How much a feature has moved: the population stability index Σ (a − b) ln(a/b) over deciles of
/// the reference (categories for a category), a and b the shares now and then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureDrift {
    /// The feature.
    pub feature: String,
    /// The index: below 0.1 little, above 0.25 much.
    pub index: f64,
}

/// Losses observed against expected: the alarm for a product that falls behind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CohortDrift {
    /// What the cohort is: `all`, or a group such as `segment`.
    pub kind: String,
    /// Which one.
    pub cohort: String,
    /// The cause's id; `any` for leaving at all.
    pub cause: String,
    /// Losses observed in the last landmarks, as expected events.
    pub observed: f64,
    /// Losses that the model of the time before expected, given the features.
    pub expected: f64,
    /// Observed over expected with limits, exact Poisson, corrected for how many are compared.
    pub ratio: Limits,
    /// Whether the lower limit is above 1.
    pub alarm: bool,
}

/// How predictions fare in one group of accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupMetrics {
    /// What is grouped by: `language`, `region`, `segment`.
    pub kind: String,
    /// Which group.
    pub group: String,
    /// Days ahead.
    pub horizon_days: u32,
    /// Landmark rows.
    pub rows: u64,
    /// Accounts.
    pub accounts: u64,
    /// Events.
    pub events: f64,
    /// Mean predicted probability of leaving.
    pub mean_predicted: f64,
    /// Observed share with limits between accounts.
    pub observed: Limits,
    /// Area under the curve with limits; `None` without both outcomes.
    pub auc: Option<Limits>,
    /// Whether the limits of the observed share leave the prediction out.
    pub off: bool,
}

/// A hand-weighted score beside the model, on the same rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoreComparison {
    /// Days ahead.
    pub horizon_days: u32,
    /// The score's metrics, after Platt scaling on the calibration fold.
    pub score: Metrics,
    /// The model's.
    pub model: Metrics,
}

/// Why account scores are not published. Words are made by the caller.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum Refusal {
    /// Most customers who are known to have left cannot be followed month by month: the data do
    /// not say when they came or left.
    UndatedLosses {
        /// Accounts known to have left.
        departures: u64,
        /// Losses that can be placed in time.
        dated: u64,
    },
    /// Too few losses in all.
    TooFewLosses {
        /// Losses seen.
        losses: u64,
        /// Losses needed.
        needed: f64,
    },
    /// The data are too short to learn, calibrate and test one after the other.
    TooShort {
        /// Days from the first landmark to the end.
        days: f64,
        /// Days needed.
        needed: f64,
    },
    /// Too few losses in the test fold, the calibration fold or the fold that is learned from.
    TooFewInFold {
        /// `fit`, `calibration` or `test`.
        fold: String,
        /// Losses in it.
        losses: f64,
        /// Losses needed.
        needed: f64,
    },
    /// The interval of the area under the curve contains one half.
    NoBetterThanChance {
        /// Days ahead.
        horizon_days: u32,
        /// The area with limits.
        auc: Limits,
    },
    /// The log-loss is not below that of one number for everybody.
    NoBetterThanBaseRate {
        /// Days ahead.
        horizon_days: u32,
        /// The model's log-loss.
        log_loss: f64,
        /// The base rate's.
        base_log_loss: f64,
    },
    /// The calibration slope is outside its bounds.
    Miscalibrated {
        /// Days ahead.
        horizon_days: u32,
        /// The slope with limits.
        slope: Limits,
        /// Lowest slope accepted.
        lowest: f64,
        /// Highest slope accepted.
        highest: f64,
    },
}
