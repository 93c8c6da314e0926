//! How far probabilities can be taken at their word, and what acting on them is worth.
//!
//! Outcomes may be soft: an outcome y in \[0, 1\] stands for a share y of the row that was
//! positive and 1 − y that was not, in every measure here, exactly as if the row were given
//! twice with the weights w·y and w·(1 − y). (The Brier score and the log-loss of a soft
//! outcome are therefore those expected of a drawn one, and not zero at p = y.)
//!
//! | question | answer |
//! |---|---|
//! | how good are the probabilities in all? | [`Forecasts::log_loss`], [`Forecasts::brier_score`] |
//! | does what is called 20 % happen in 20 %? | [`Forecasts::bins`], [`Forecasts::expected_calibration_error`] |
//! | are they too extreme, or too high? | [`Forecasts::recalibration`] |
//! | what is found among the most likely? | [`Forecasts::lift`] |
//! | what is a campaign by these scores worth? | [`Forecasts::expected_maximum_profit`] |
//!
//! How well they rank is in [`crate::discrimination`].

mod bins;
mod lift;
mod profit;
mod recalibration;

pub use bins::CalibrationBin;
pub use lift::Lift;
pub use profit::{ChurnCampaign, MaximumProfit};
pub use recalibration::{Recalibration, RecalibrationEstimate};

use crate::{
    Error,
    error::{all_finite, same_length},
    ordering::order_of,
};

/// Checked probabilities with what came of them.
///
/// ```
/// use holdfast_stats::calibration::Forecasts;
/// let forecasts = Forecasts::new(&[0.8, 0.3, 0.1], &[1.0, 0.0, 0.0], None)?;
/// assert!((forecasts.brier_score() - (0.04 + 0.09 + 0.01) / 3.0).abs() < 1e-15);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Forecasts<'a> {
    probability: &'a [f64],
    outcome: &'a [f64],
    weight: Option<&'a [f64]>,
    /// Total weight, and the part of it that is positive.
    total: f64,
    positive: f64,
}

impl<'a> Forecasts<'a> {
    /// Checks the rows: `probability` and `outcome` in \[0, 1\], `weight` zero or more (one
    /// each if not given).
    ///
    /// # Errors
    /// Lengths that differ, no rows, values that are not finite or out of range, no weight
    /// above zero.
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// let error = Forecasts::new(&[0.5, 1.5], &[1.0, 0.0], None).unwrap_err();
    /// assert_eq!(error.to_string(), "probability[1] is 1.5; it must be between 0 and 1");
    /// ```
    pub fn new(probability: &'a [f64], outcome: &'a [f64], weight: Option<&'a [f64]>) -> Result<Self, Error> {
        if probability.is_empty() {
            return Err(Error::Empty { what: "probability" });
        }
        same_length("outcome", outcome.len(), "probability", probability.len())?;
        unit_interval("probability", probability)?;
        unit_interval("outcome", outcome)?;
        if let Some(weight) = weight {
            same_length("weight", weight.len(), "probability", probability.len())?;
            not_negative(weight)?;
        }
        let mut forecasts = Self { probability, outcome, weight, total: 0.0, positive: 0.0 };
        forecasts.total = forecasts.sum(|_, _| 1.0);
        forecasts.positive = forecasts.sum(|_, outcome| outcome);
        if forecasts.total <= 0.0 {
            return Err(Error::Empty { what: "weight above zero" });
        }
        Ok(forecasts)
    }

    /// Number of rows.
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// assert_eq!(Forecasts::new(&[0.5], &[1.0], None)?.rows(), 1);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn rows(&self) -> usize {
        self.probability.len()
    }

    /// The weighted share of positive outcomes, in \[0, 1\].
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// let forecasts = Forecasts::new(&[0.5, 0.5], &[1.0, 0.0], Some(&[1.0, 3.0]))?;
    /// assert_eq!(forecasts.base_rate(), 0.25);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn base_rate(&self) -> f64 {
        self.positive / self.total
    }

    /// The weighted mean of the probabilities: equal to [`Self::base_rate`] if they are right
    /// on the whole.
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// assert_eq!(Forecasts::new(&[0.25, 0.75], &[1.0, 0.0], None)?.mean_probability(), 0.5);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn mean_probability(&self) -> f64 {
        self.sum(|probability, _| probability) / self.total
    }

    /// The mean of −(y·ln p + (1 − y)·ln(1 − p)), in nats; smaller is better.
    ///
    /// Good IJ (1952), *Journal of the Royal Statistical Society B* 14:107–114. Probabilities
    /// are cut to \[ε, 1 − ε\] with ε = 2⁻⁵², so that a certainty that is contradicted costs
    /// about 36 and not everything (as scikit-learn does).
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// let coin = Forecasts::new(&[0.5, 0.5], &[1.0, 0.0], None)?;
    /// assert!((coin.log_loss() - 2.0_f64.ln()).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn log_loss(&self) -> f64 {
        self.sum(log_loss_of) / self.total
    }

    /// The log-loss of saying the base rate of these rows to everyone: what a model has to
    /// stay under. 0 if only one outcome occurs.
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// let forecasts = Forecasts::new(&[0.9, 0.2], &[1.0, 0.0], None)?;
    /// assert!((forecasts.base_rate_log_loss() - 2.0_f64.ln()).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn base_rate_log_loss(&self) -> f64 {
        let rate = self.base_rate();
        let part = |p: f64| if p > 0.0 { -p * p.ln() } else { 0.0 };
        part(rate) + part(1.0 - rate)
    }

    /// The mean of y·(1 − p)² + (1 − y)·p², in \[0, 1\]; smaller is better.
    ///
    /// Brier GW (1950), *Monthly Weather Review* 78:1–3 (half of his sum over both outcomes).
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// assert_eq!(Forecasts::new(&[0.5, 0.5], &[1.0, 0.0], None)?.brier_score(), 0.25);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn brier_score(&self) -> f64 {
        self.sum(|p, y| y * (1.0 - p).powi(2) + (1.0 - y) * p * p) / self.total
    }

    /// The Brier score of saying the base rate of these rows to everyone: r·(1 − r).
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// assert_eq!(Forecasts::new(&[0.9, 0.2], &[1.0, 0.0], None)?.base_rate_brier_score(), 0.25);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn base_rate_brier_score(&self) -> f64 {
        self.base_rate() * (1.0 - self.base_rate())
    }

    fn weight_of(&self, row: usize) -> f64 {
        self.weight.map_or(1.0, |weight| weight[row])
    }

    /// Σ w·f(p, y).
    fn sum(&self, term: impl Fn(f64, f64) -> f64) -> f64 {
        let rows = self.probability.iter().zip(self.outcome);
        match self.weight {
            None => rows.map(|(&p, &y)| term(p, y)).sum(),
            Some(weight) => rows.zip(weight).map(|((&p, &y), &w)| w * term(p, y)).sum(),
        }
    }

    /// Distinct probabilities in ascending order with the weight at each, by one sort.
    fn steps(&self) -> Vec<Step> {
        let (order, sorted) = order_of(self.probability);
        let mut steps: Vec<Step> = Vec::new();
        for (row, probability) in order.into_iter().zip(sorted) {
            let (row, weight) = (row as usize, self.weight_of(row as usize));
            if steps.last().is_none_or(|last| last.probability != probability) {
                steps.push(Step { probability, ..Step::default() });
            }
            if let Some(last) = steps.last_mut() {
                last.rows += 1;
                last.weight += weight;
                last.squared_weight += weight * weight;
                last.positive += weight * self.outcome[row];
            }
        }
        steps
    }

    /// An error unless both outcomes carry weight.
    fn need_both_outcomes(&self) -> Result<(), Error> {
        let negative = self.sum(|_, outcome| 1.0 - outcome);
        if self.positive > 0.0 && negative > 0.0 {
            return Ok(());
        }
        let count = |wanted: f64| self.outcome.iter().filter(|&&outcome| outcome == wanted).count();
        Err(Error::OneOutcome { positives: count(1.0), negatives: count(0.0) })
    }
}

/// Rows of one probability.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    probability: f64,
    rows: usize,
    weight: f64,
    squared_weight: f64,
    positive: f64,
}

/// Cut to what has a finite logarithm on both sides.
fn inside(probability: f64) -> f64 {
    probability.clamp(f64::EPSILON, 1.0 - f64::EPSILON)
}

fn log_loss_of(probability: f64, outcome: f64) -> f64 {
    let p = inside(probability);
    // Most outcomes are 0 or 1: one logarithm each.
    if outcome == 0.0 {
        -(-p).ln_1p()
    } else if outcome == 1.0 {
        -p.ln()
    } else {
        -(outcome * p.ln() + (1.0 - outcome) * (-p).ln_1p())
    }
}

/// Checks that every value is in \[0, 1\].
pub(crate) fn unit_interval(column: &'static str, values: &[f64]) -> Result<(), Error> {
    all_finite(column, values)?;
    match values.iter().position(|value| !(0.0..=1.0).contains(value)) {
        None => Ok(()),
        Some(index) => {
            Err(Error::OutOfRange { column, index, value: values[index], expected: "between 0 and 1" })
        }
    }
}

/// Checks case weights.
pub(crate) fn not_negative(weight: &[f64]) -> Result<(), Error> {
    all_finite("weight", weight)?;
    match weight.iter().position(|&value| value < 0.0) {
        None => Ok(()),
        Some(index) => Err(Error::NegativeWeight { index, value: weight[index] }),
    }
}
