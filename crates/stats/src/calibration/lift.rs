//! What is found among the rows called most likely.

use super::Forecasts;
use crate::Error;

/// The part of the rows with the highest probabilities, beside all rows.
///
/// ```
/// use holdfast_stats::calibration::Forecasts;
/// let forecasts = Forecasts::new(&[0.9, 0.4, 0.3, 0.1], &[1.0, 0.0, 1.0, 0.0], None)?;
/// let half = forecasts.lift(0.5)?;
/// assert_eq!((half.rate, half.captured, half.lift), (0.5, 0.5, 1.0));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lift {
    /// Share of the weight that was taken, in (0, 1\].
    pub share: f64,
    /// Smallest probability among those taken.
    pub threshold: f64,
    /// Share of positive outcomes among those taken.
    pub rate: f64,
    /// Share of all positive outcomes that is among those taken.
    pub captured: f64,
    /// `rate` over the rate of all rows; 1 is what chance gives.
    pub lift: f64,
}

impl Forecasts<'_> {
    /// Takes the `share` (by weight) of rows with the highest probabilities: 0.1 for the top
    /// decile. At the boundary, of rows with one probability, a part is taken with their mean
    /// outcome: what drawing among them gives on average.
    ///
    /// # Errors
    /// A share outside (0, 1\], no positive outcome.
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// let forecasts = Forecasts::new(&[0.5; 4], &[1.0, 0.0, 0.0, 0.0], None)?;
    /// assert_eq!(forecasts.lift(0.1)?.lift, 1.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn lift(&self, share: f64) -> Result<Lift, Error> {
        if !(share > 0.0 && share <= 1.0) {
            let expected = "above 0 and at most 1";
            return Err(Error::InvalidParameter { name: "share", value: share, expected });
        }
        if self.positive <= 0.0 {
            return Err(Error::OneOutcome { positives: 0, negatives: self.rows() });
        }
        let wanted = share * self.total;
        let (mut taken, mut positive, mut threshold) = (0.0, 0.0, 1.0);
        for step in self.steps().iter().rev().filter(|step| step.weight > 0.0) {
            threshold = step.probability;
            let part = ((wanted - taken) / step.weight).min(1.0);
            taken += part * step.weight;
            positive += part * step.positive;
            if part < 1.0 || taken >= wanted {
                break;
            }
        }
        let rate = positive / taken;
        Ok(Lift { share, threshold, rate, captured: positive / self.positive, lift: rate / self.base_rate() })
    }
}
