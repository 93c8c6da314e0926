//! How good predictions were on landmarks that were not used to make them.

use crate::output::Limits;
use serde::{Deserialize, Serialize};

/// Predicted against observed for rows of like prediction.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CalibrationBin {
    /// Mean predicted probability.
    pub predicted: f64,
    /// Observed share.
    pub observed: f64,
    /// Limits of the observed share (Wilson, on the number of accounts).
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
    /// Landmark rows in the bin.
    pub rows: u64,
    /// Expected events in the bin.
    pub events: f64,
}

/// Metrics of one cause (or of leaving at all) at one horizon on the test fold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Metrics {
    /// The cause's id; `any` for leaving at all.
    pub cause: String,
    /// Days ahead.
    pub horizon_days: u32,
    /// Landmark rows whose horizon is fully observed.
    pub rows: u64,
    /// Accounts they belong to.
    pub accounts: u64,
    /// Expected events: the sum of the outcomes' probabilities over rows. One loss counts at
    /// every landmark whose horizon covers it.
    pub events: f64,
    /// Mean predicted probability.
    pub mean_predicted: f64,
    /// Observed share.
    pub mean_observed: f64,
    /// Area under the receiver operating characteristic curve with 95 % limits, between
    /// accounts (Obuchowski 1997); `None` without both outcomes.
    pub auc: Option<Limits>,
    /// Mean −(y ln p + (1−y) ln(1−p)).
    pub log_loss: f64,
    /// The same for the share known before the test fold, one number for everybody.
    pub base_log_loss: f64,
    /// Mean (p − y)², y the probability that the cause struck. No censoring weights are needed:
    /// only the end of the data censors, at a known date.
    pub brier: f64,
    /// The same for the share known before the test fold.
    pub base_brier: f64,
    /// Expected calibration error: Σ over ten bins of equal size of share·|observed − predicted|.
    pub calibration_error: f64,
    /// Slope of the outcome's log-odds on the predicted log-odds (Cox 1958), 1 at best, with 95 %
    /// limits between accounts.
    pub slope: Option<Limits>,
    /// Intercept of the same regression with slope 1: above 0 if more left than predicted.
    pub intercept: Option<Limits>,
    /// Slope and intercept of the outcome on the predicted probability (least squares).
    pub linear_slope: Option<f64>,
    /// Intercept of the same line: a probability.
    pub linear_intercept: Option<f64>,
    /// Share of events among the tenth with the highest prediction, over the share among all.
    pub lift: Option<f64>,
    /// Expected maximum profit, see [`Profit`]; for leaving at all only.
    pub profit: Option<Profit>,
    /// The calibration plot: ten bins of equal size, fewer where few rows.
    pub bins: Vec<CalibrationBin>,
}

/// The expected maximum profit measure of Verbraken, Verbeke and Baesens (2013), *IEEE
/// Transactions on Knowledge and Data Engineering* 25:961–973.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Profit {
    /// Expected profit a customer, as a share of a customer's lifetime value.
    pub share_of_value: f64,
    /// Share of customers to contact for it.
    pub contacted: f64,
    /// Cost of an offer that is accepted, as a share of the lifetime value.
    pub offer_cost: f64,
    /// Cost of a contact, as a share of the lifetime value.
    pub contact_cost: f64,
}

/// How long before leaving an account was first among the tenth with the highest prediction.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LeadTime {
    /// Losses in the test fold with at least one landmark in it.
    pub losses: u64,
    /// How many of them were in the top tenth at some landmark.
    pub found: u64,
    /// Days from the first such landmark to the decision: first quartile.
    pub lower_quartile_days: f64,
    /// Median.
    pub median_days: f64,
    /// Third quartile.
    pub upper_quartile_days: f64,
}
