//! What can be set.

use crate::Error;
use holdfast_taxonomy::LeafId;
use serde::{Deserialize, Serialize};

/// Settings of a fit. The defaults are meant for every business.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Seed of everything drawn.
    pub seed: u64,
    /// Expected losses that a cause needs to be modelled, and that are needed in all.
    pub minimum_events: f64,
    /// Certainty that a cause finer than voluntary and involuntary needs to be modelled, see
    /// [`Cause::certainty`](crate::Cause::certainty): below one half, most of what is counted for a
    /// cause would be losses of another.
    pub minimum_certainty: f64,
    /// Losses needed in the test fold.
    pub minimum_test_events: f64,
    /// Losses needed in the fold that is learned from, and in the calibration fold.
    pub minimum_fit_events: f64,
    /// Person-period rows that all causes together are learned from at most (5,000 to 40,000 for
    /// each); stays are drawn to fit and their share is put back into the log-odds.
    pub maximum_rows: usize,
    /// Landmark rows in the calibration fold and in the test fold at most; accounts are drawn.
    pub maximum_check_rows: usize,
    /// Days ahead that decide about publication and rank the list of who leaves next.
    pub horizon_days: u32,
    /// Lowest calibration slope published; one below is, too, while its interval contains 1.
    pub lowest_slope: f64,
    /// Highest calibration slope published; one above is, too, while its interval contains 1.
    pub highest_slope: f64,
    /// Leaves for which nobody decided: they are involuntary losses.
    pub involuntary: Vec<LeafId>,
    /// Area under the curve of a single column from which it is taken for a leak.
    pub leak_auc: f64,
    /// Cost of an accepted offer, as a share of a customer's lifetime value.
    pub offer_cost: f64,
    /// Cost of a contact, as a share of a customer's lifetime value.
    pub contact_cost: f64,
    /// Accounts of the list of who leaves next that are explained (drivers, changes).
    pub explained: usize,
    /// Learners that are fitted for each cause.
    pub learners: Learners,
    /// Whether a loss whose reason is a distribution counts for each of its causes by its
    /// probability; otherwise for the most probable one alone.
    pub soft_labels: bool,
}

/// Which learners are fitted for each cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Learners {
    /// Boosting and penalised logistic regression, weighted on the calibration fold.
    Both,
    /// Boosting alone.
    Boosting,
    /// Penalised logistic regression alone.
    Logistic,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 1,
            minimum_events: 50.0,
            minimum_certainty: 0.5,
            minimum_test_events: 20.0,
            minimum_fit_events: 20.0,
            maximum_rows: 240_000,
            maximum_check_rows: 24_000,
            horizon_days: 90,
            lowest_slope: 0.8,
            highest_slope: 1.25,
            involuntary: vec![LeafId::new("payment.failed"), LeafId::new("payment.method_missing")],
            leak_auc: 0.97,
            // Verbraken's defaults: an offer of 10 and a contact of 1 for a value of 200.
            offer_cost: 0.05,
            contact_cost: 0.005,
            explained: 500,
            learners: Learners::Both,
            soft_labels: true,
        }
    }
}

impl Settings {
    /// Checks ranges.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let positive = [
            ("minimum_events", self.minimum_events),
            ("minimum_test_events", self.minimum_test_events),
            ("minimum_fit_events", self.minimum_fit_events),
            ("offer_cost", self.offer_cost),
            ("contact_cost", self.contact_cost),
        ];
        for (setting, value) in positive {
            if !(value.is_finite() && value > 0.0) {
                return Err(Error::Setting { setting, problem: format!("{value}; give a number above 0") });
            }
        }
        if !crate::HORIZONS.contains(&self.horizon_days) {
            let problem = format!("{} days; give one of {:?}", self.horizon_days, crate::HORIZONS);
            return Err(Error::Setting { setting: "horizon_days", problem });
        }
        if !(0.0 < self.lowest_slope && self.lowest_slope < self.highest_slope) {
            let problem =
                format!("{} to {}; give two ascending numbers", self.lowest_slope, self.highest_slope);
            return Err(Error::Setting { setting: "lowest_slope", problem });
        }
        if !(0.0..=1.0).contains(&self.minimum_certainty) {
            let problem = format!("{}; give a number from 0 to 1", self.minimum_certainty);
            return Err(Error::Setting { setting: "minimum_certainty", problem });
        }
        if !(self.leak_auc > 0.5 && self.leak_auc <= 1.0) {
            let problem = format!("{}; give a number above 0.5, at most 1", self.leak_auc);
            return Err(Error::Setting { setting: "leak_auc", problem });
        }
        for (setting, value) in
            [("maximum_rows", self.maximum_rows), ("maximum_check_rows", self.maximum_check_rows)]
        {
            if value < 1_000 {
                return Err(Error::Setting { setting, problem: format!("{value}; give 1000 or more") });
            }
        }
        Ok(())
    }

    /// The number of the horizon that decides.
    pub(crate) fn horizon(&self) -> usize {
        crate::HORIZONS.iter().position(|days| *days == self.horizon_days).unwrap_or(1)
    }
}
