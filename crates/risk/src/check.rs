//! Checks of predictions against outcomes that may be probabilities themselves, on rows of which
//! several belong to one account.

mod clustered;
mod profit;
mod recalibration;

pub(crate) use clustered::{area, linear, logistic_intercept, logistic_slope, mean};
pub(crate) use profit::profit;
pub(crate) use recalibration::{Recalibration, RecalibrationRows};
