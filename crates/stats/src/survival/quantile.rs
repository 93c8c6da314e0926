//! Quantiles of a survival curve, the median among them.

use super::kaplan_meier::SurvivalCurve;

/// A quantile of the time to event with its confidence limits.
///
/// ```
/// use holdfast_stats::survival::{KaplanMeier, SurvivalData, median};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[0, 0, 0], None)?;
/// assert_eq!(median(&KaplanMeier::new().fit(&data)).time, None, "nobody had an event");
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuantileEstimate {
    /// The quantile; `None` if the curve does not fall that far.
    pub time: Option<f64>,
    /// Lower limit; `None` if the lower limits of the curve do not fall that far.
    pub lower: Option<f64>,
    /// Upper limit; `None` (unbounded) if the upper limits do not fall that far.
    pub upper: Option<f64>,
}

/// Values this close to the wanted probability count as equal to it, as in R's `survfit`.
const TOLERANCE: f64 = 1.490_116_119_384_765_6e-8;

/// The time by which half have had the event, with limits by Brookmeyer and Crowley.
///
/// Same as [`quantile`] at 0.5.
///
/// ```
/// use holdfast_stats::survival::{KaplanMeier, SurvivalData, median};
/// let data = SurvivalData::new(None, &[2.0, 4.0, 6.0, 8.0, 9.0], &[1; 5], None)?;
/// assert_eq!(median(&KaplanMeier::new().fit(&data)).time, Some(6.0));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn median(curve: &SurvivalCurve) -> QuantileEstimate {
    quantile(curve, 0.5)
}

/// The smallest time t at which S(t) ≤ 1 − `probability`; the middle of the flat stretch if
/// the curve is exactly that high over one.
///
/// The limits are the same crossing of the curve's pointwise limits: all t at which the
/// hypothesis S(t) = 1 − p is not rejected (Brookmeyer R, Crowley J (1982), *Biometrics*
/// 38:29–41), on the scale of the curve's interval. A `probability` outside (0, 1) gives
/// `None` throughout.
///
/// ```
/// use holdfast_stats::survival::{KaplanMeier, SurvivalData, quantile};
/// let data = SurvivalData::new(None, &[2.0, 4.0, 6.0, 8.0], &[1; 4], None)?;
/// let curve = KaplanMeier::new().fit(&data);
/// assert_eq!(quantile(&curve, 0.25).time, Some(3.0));
/// assert_eq!(quantile(&curve, 0.3).time, Some(4.0));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn quantile(curve: &SurvivalCurve, probability: f64) -> QuantileEstimate {
    if !(probability > 0.0 && probability < 1.0) {
        return QuantileEstimate { time: None, lower: None, upper: None };
    }
    let height = 1.0 - probability;
    QuantileEstimate {
        time: crossing(&curve.time, &curve.survival, height),
        lower: crossing(&curve.time, &curve.lower, height),
        upper: crossing(&curve.time, &curve.upper, height),
    }
}

fn crossing(time: &[f64], values: &[f64], height: f64) -> Option<f64> {
    let first = values.iter().position(|&value| value < height + TOLERANCE)?;
    let reached = values[first];
    if (reached - height).abs() < TOLERANCE
        && let Some(next) = values[first..].iter().position(|&value| value < reached)
    {
        return Some(f64::midpoint(time[first], time[first + next]));
    }
    Some(time[first])
}
