//! Probabilities and outcomes side by side, in bins of equal weight.

use super::{Forecasts, Step};
use crate::{ConfidenceLevel, Error, Interval, proportion::wilson_effective};

/// One point of a calibration plot.
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, calibration::Forecasts};
/// let forecasts = Forecasts::new(&[0.1, 0.3, 0.6, 0.8], &[0.0, 0.0, 1.0, 1.0], None)?;
/// let bins = forecasts.bins(2, ConfidenceLevel::P95)?;
/// assert_eq!((bins[0].rows, bins[0].observed.estimate), (2, 0.0));
/// assert!(bins[1].observed.contains(bins[1].mean_probability));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CalibrationBin {
    /// Smallest probability in the bin.
    pub lowest: f64,
    /// Largest probability in the bin.
    pub highest: f64,
    /// Rows in the bin.
    pub rows: usize,
    /// Their weight.
    pub weight: f64,
    /// Weighted mean of the probabilities.
    pub mean_probability: f64,
    /// Weighted share of positive outcomes, with Wilson's interval for (Σw)²/Σw² trials.
    pub observed: Interval,
}

impl Forecasts<'_> {
    /// Up to `count` bins of equal weight, by ascending probability.
    ///
    /// Rows of one probability stay together, in the bin in which the middle of their weight
    /// falls, so the bins do not depend on the order of rows; where many rows share a
    /// probability there are fewer bins. Bins of equal weight, because those of equal width
    /// leave most rows of rare outcomes in one bin: Nguyen K, O'Connor B (2015), *EMNLP*
    /// 1587–1598.
    ///
    /// # Errors
    /// [`Error::InvalidParameter`] for no bins.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, calibration::Forecasts};
    /// let constant = Forecasts::new(&[0.5; 10], &[1.0; 10], None)?;
    /// assert_eq!(constant.bins(10, ConfidenceLevel::P95)?.len(), 1);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn bins(&self, count: usize, level: ConfidenceLevel) -> Result<Vec<CalibrationBin>, Error> {
        if count == 0 {
            let expected = "one or more";
            return Err(Error::InvalidParameter { name: "count of bins", value: 0.0, expected });
        }
        let mut bins: Vec<CalibrationBin> = Vec::with_capacity(count);
        let mut open: Option<(usize, Sum)> = None;
        let mut below = 0.0;
        for step in self.steps().into_iter().filter(|step| step.weight > 0.0) {
            let middle = (below + step.weight / 2.0) / self.total;
            let bin = ((middle * count as f64) as usize).min(count - 1);
            below += step.weight;
            match &mut open {
                Some((number, sum)) if *number == bin => sum.add(&step),
                other => {
                    if let Some((_, sum)) = other.replace((bin, Sum::of(&step))) {
                        bins.push(sum.finish(level)?);
                    }
                }
            }
        }
        if let Some((_, sum)) = open {
            bins.push(sum.finish(level)?);
        }
        Ok(bins)
    }

    /// The weighted mean over [`Self::bins`] of |observed share − mean probability|, in
    /// \[0, 1\].
    ///
    /// Naeini MP, Cooper GF, Hauskrecht M (2015), *AAAI* 2901–2907. Even of perfect
    /// probabilities it is above zero by chance, the more so the more bins: compare it only
    /// between models on the same rows and bins.
    ///
    /// # Errors
    /// [`Error::InvalidParameter`] for no bins.
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// let forecasts = Forecasts::new(&[0.2, 0.2, 0.9, 0.9], &[0.0, 0.0, 1.0, 1.0], None)?;
    /// assert!((forecasts.expected_calibration_error(2)? - 0.15).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn expected_calibration_error(&self, count: usize) -> Result<f64, Error> {
        let bins = self.bins(count, ConfidenceLevel::P95)?;
        let sum: f64 =
            bins.iter().map(|bin| bin.weight * (bin.observed.estimate - bin.mean_probability).abs()).sum();
        Ok(sum / self.total)
    }
}

struct Sum {
    lowest: f64,
    highest: f64,
    rows: usize,
    weight: f64,
    squared_weight: f64,
    probability: f64,
    positive: f64,
}

impl Sum {
    fn of(step: &Step) -> Self {
        let mut sum = Self {
            lowest: step.probability,
            highest: step.probability,
            rows: 0,
            weight: 0.0,
            squared_weight: 0.0,
            probability: 0.0,
            positive: 0.0,
        };
        sum.add(step);
        sum
    }

    fn add(&mut self, step: &Step) {
        self.highest = step.probability;
        self.rows += step.rows;
        self.weight += step.weight;
        self.squared_weight += step.squared_weight;
        self.probability += step.weight * step.probability;
        self.positive += step.positive;
    }

    fn finish(&self, level: ConfidenceLevel) -> Result<CalibrationBin, Error> {
        let trials = self.weight * self.weight / self.squared_weight;
        let share = (self.positive / self.weight).clamp(0.0, 1.0);
        Ok(CalibrationBin {
            lowest: self.lowest,
            highest: self.highest,
            rows: self.rows,
            weight: self.weight,
            mean_probability: self.probability / self.weight,
            observed: Interval { estimate: share, ..wilson_effective(share, trials, level)? },
        })
    }
}
