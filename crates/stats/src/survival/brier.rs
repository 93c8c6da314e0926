//! The Brier score of predicted probabilities by time, with censoring weighted away.
//!
//! At the horizon t a row with the predicted probability F of an event (of the cause) by t
//! adds (1 − F)²/G(T) if it had the event at T ≤ t, F²/G(T) if it had another by t, F²/G(t)
//! if it is under observation beyond t, and nothing if it was censored before: Graf E,
//! Schmoor C, Sauerbrei W, Schumacher M (1999), *Statistics in Medicine* 18:2529–2545; with
//! competing risks Schoop R, Beyersmann J, Schumacher M, Binder H (2011), *Biometrical
//! Journal* 53:88–112.

use super::{censoring::CensoringCurve, data::SurvivalData};
use crate::{
    Error,
    calibration::unit_interval,
    error::{ascending, same_length},
};

/// Brier scores at several horizons.
///
/// ```
/// use holdfast_stats::survival::{CensoringCurve, SurvivalData, brier::brier_scores};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0, 4.0], &[1, 1, 1, 1], None)?;
/// let coin = [0.5; 4];
/// let scores =
///     brier_scores(&data, None, &[1.5, 2.5], &[&coin, &coin], &CensoringCurve::at(&data))?;
/// assert_eq!(scores.score, [0.25, 0.25]);
/// assert_eq!(scores.integrated()?, 0.25);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct BrierScores {
    /// The horizons.
    pub time: Vec<f64>,
    /// The score at each, in \[0, 1\] up to the noise of the weights; smaller is better.
    pub score: Vec<f64>,
}

impl BrierScores {
    /// The mean score between the first and the last horizon, by the trapezoidal rule.
    ///
    /// # Errors
    /// [`Error::TooFewTimes`] with one horizon.
    ///
    /// ```
    /// use holdfast_stats::survival::brier::BrierScores;
    /// let scores = BrierScores { time: vec![0.0, 1.0, 3.0], score: vec![0.0, 0.2, 0.2] };
    /// assert!((scores.integrated()? - 0.5 / 3.0).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn integrated(&self) -> Result<f64, Error> {
        let (Some(first), Some(last)) = (self.time.first(), self.time.last()) else {
            return Err(Error::TooFewTimes { times: 0 });
        };
        if self.time.len() < 2 {
            return Err(Error::TooFewTimes { times: self.time.len() });
        }
        let area: f64 = self
            .time
            .windows(2)
            .zip(self.score.windows(2))
            .map(|(time, score)| (time[1] - time[0]) * f64::midpoint(score[0], score[1]))
            .sum();
        Ok(area / (last - first))
    }
}

/// Brier scores at the horizons `times` (ascending) of `probability[k]`: for each row given
/// to [`SurvivalData::new`], the predicted probability of an event of `cause` (of any, if not
/// given) by times\[k\]. `censoring` is usually fitted to the rows of the training. Rows count
/// by their weights. O(n) for each horizon.
///
/// # Errors
/// Lengths that differ, horizons that do not ascend, probabilities outside \[0, 1\],
/// left-truncated rows.
///
/// ```
/// use holdfast_stats::survival::{CensoringCurve, SurvivalData, brier::brier_scores};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 2, 0], None)?;
/// let first = [1.0, 0.0, 0.0];
/// let scores = brier_scores(&data, Some(1), &[2.5], &[&first], &CensoringCurve::at(&data))?;
/// assert_eq!(scores.score, [0.0]);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn brier_scores(
    data: &SurvivalData,
    cause: Option<u32>,
    times: &[f64],
    probability: &[&[f64]],
    censoring: &CensoringCurve,
) -> Result<BrierScores, Error> {
    same_length("probability", probability.len(), "times", times.len())?;
    ascending("times", times)?;
    if data.is_left_truncated() {
        return Err(Error::TruncationNotSupported { procedure: "the Brier score" });
    }
    for column in probability {
        same_length("probability", column.len(), "time", data.given)?;
        unit_interval("probability", column)?;
    }
    let total: f64 = (0..data.rows()).map(|row| data.weight_of(row)).sum();
    let inverse: Vec<f64> = data
        .time
        .iter()
        .zip(&data.event)
        .map(|(&time, &event)| if event > 0 { censoring.inverse(time) } else { 0.0 })
        .collect();
    let score = times
        .iter()
        .zip(probability)
        .map(|(&time, column)| {
            let left = data.time.partition_point(|&other| other <= time);
            let beyond = censoring.inverse_at_horizon(time);
            let mut sum = 0.0;
            for row in 0..data.rows() {
                let predicted = column[data.row[row] as usize];
                let event = u32::from(data.event[row]);
                let own = row < left && event > 0 && cause.is_none_or(|cause| cause == event);
                let error = if own { 1.0 - predicted } else { predicted };
                let inverse = if row < left { inverse[row] } else { beyond };
                sum += data.weight_of(row) * inverse * error * error;
            }
            sum / total
        })
        .collect();
    Ok(BrierScores { time: times.to_vec(), score })
}
