//! The mean time without an event up to a horizon.

use super::kaplan_meier::SurvivalCurve;
use crate::{Error, Interval};

/// The restricted mean ∫ S(t) dt from 0 to `horizon`, with its normal interval at the
/// curve's level.
///
/// Variance Σ A(tⱼ)²·dⱼ/(nⱼ(nⱼ−dⱼ)) with A(tⱼ) the area under S from tⱼ to the horizon
/// (Klein JP, Moeschberger ML (2003), *Survival Analysis*, 4.5; R's `rmean`). Always
/// model-based, whatever variance the curve was fitted with. Past the last time the curve is
/// carried forward flat: choose a horizon that is observed.
///
/// # Errors
/// [`Error::InvalidParameter`] if the horizon is not a finite number above 0, or the curve
/// has times below 0.
///
/// ```
/// use holdfast_stats::survival::{KaplanMeier, SurvivalData, restricted_mean};
/// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 1], None)?;
/// let mean = restricted_mean(&KaplanMeier::new().fit(&data), 2.0)?;
/// assert_eq!(mean.estimate, 1.5);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn restricted_mean(curve: &SurvivalCurve, horizon: f64) -> Result<Interval, Error> {
    if !horizon.is_finite() || horizon <= 0.0 {
        let expected = "a finite number above zero";
        return Err(Error::InvalidParameter { name: "horizon", value: horizon, expected });
    }
    if curve.time[0] < 0.0 {
        let expected = "zero or more for an area from time zero";
        return Err(Error::InvalidParameter { name: "time[0]", value: curve.time[0], expected });
    }
    let steps = curve.time.partition_point(|&time| time <= horizon);
    // Backwards, so that the area from each time to the horizon is at hand.
    let mut area = 0.0;
    let mut variance = 0.0;
    let mut right = horizon;
    for index in (0..steps).rev() {
        area += curve.survival[index] * (right - curve.time[index]);
        right = curve.time[index];
        let (at_risk, events) = (curve.at_risk[index], curve.events[index]);
        if curve.survival[index] > 0.0 {
            variance += area * area * events / (at_risk * (at_risk - events));
        }
    }
    let estimate = area + right;
    let half = curve.level.normal_quantile() * variance.sqrt();
    Ok(Interval { estimate, lower: (estimate - half).max(0.0), upper: (estimate + half).min(horizon) })
}
