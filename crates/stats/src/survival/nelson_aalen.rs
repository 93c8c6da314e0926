//! The Nelson–Aalen estimator of the cumulative hazard.

use super::{
    curve::{CurvePoint, Steps},
    data::SurvivalData,
    influence::cumulative_variance,
    kaplan_meier::SurvivalVariance,
    risk_sets::RiskSets,
};
use crate::ConfidenceLevel;

/// The Nelson–Aalen estimator: Λ(t) = Σ dⱼ/nⱼ over times tⱼ ≤ t, of any cause.
///
/// Variance Σ dⱼ/nⱼ² (Aalen O (1978), *Annals of Statistics* 6:701–726, 534–545; R's
/// `std.chaz` with `ctype = 1`), or the infinitesimal jackknife where [`SurvivalVariance`]
/// says so. Limits are symmetric on the log scale, Λ·exp(±z·s/Λ) (ABGK IV.1.3), so they stay
/// positive. Nelson W (1972), *Technometrics* 14:945–966. For one cause take
/// [`SurvivalData::only_cause`].
///
/// ```
/// use holdfast_stats::survival::{NelsonAalen, SurvivalData};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0, 3.0], &[1, 0, 1, 0], None)?;
/// let hazard = NelsonAalen::new().fit(&data);
/// assert_eq!(hazard.hazard, [0.25, 0.25, 0.75]);
/// assert_eq!(hazard.variance, [0.0625, 0.0625, 0.3125]);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct NelsonAalen {
    level: ConfidenceLevel,
    variance: SurvivalVariance,
}

impl NelsonAalen {
    /// 95 % limits and automatic variance.
    ///
    /// ```
    /// let _ = holdfast_stats::survival::NelsonAalen::new();
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the confidence level of the pointwise limits.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, survival::NelsonAalen};
    /// let _ = NelsonAalen::new().level(ConfidenceLevel::P99);
    /// ```
    #[must_use]
    pub fn level(self, level: ConfidenceLevel) -> Self {
        Self { level, ..self }
    }

    /// Sets how the variance is estimated; [`SurvivalVariance::Greenwood`] stands for the
    /// model-based Σ d/n² here.
    ///
    /// ```
    /// use holdfast_stats::survival::{NelsonAalen, SurvivalVariance};
    /// let _ = NelsonAalen::new().variance(SurvivalVariance::InfinitesimalJackknife);
    /// ```
    #[must_use]
    pub fn variance(self, variance: SurvivalVariance) -> Self {
        Self { variance, ..self }
    }

    /// Fits the cumulative hazard: O(n) on data that are already sorted.
    ///
    /// ```
    /// use holdfast_stats::survival::{NelsonAalen, SurvivalData};
    /// let data = SurvivalData::new(None, &[2.0], &[1], None)?;
    /// assert_eq!(NelsonAalen::new().fit(&data).hazard, [1.0]);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn fit(&self, data: &SurvivalData) -> CumulativeHazard {
        let sets = RiskSets::new(data);
        let squared_step = |index: usize| sets.events[index] / sets.at_risk[index].powi(2);
        let variance: Vec<f64> = if self.variance.is_robust(data) {
            let step: Vec<f64> = (0..sets.len()).map(squared_step).collect();
            let event_term: Vec<f64> = sets.at_risk.iter().map(|at_risk| 1.0 / at_risk).collect();
            cumulative_variance(data, &sets, &step, &event_term)
        } else {
            running_sum((0..sets.len()).map(squared_step))
        };
        let hazard = running_sum((0..sets.len()).map(|index| sets.events[index] / sets.at_risk[index]));
        let z = self.level.normal_quantile();
        let (lower, upper) = hazard
            .iter()
            .zip(&variance)
            .map(|(&hazard, &variance)| {
                if variance == 0.0 {
                    return (hazard, hazard);
                }
                let factor = (z * variance.sqrt() / hazard).exp();
                (hazard / factor, hazard * factor)
            })
            .unzip();
        CumulativeHazard {
            time: sets.time,
            at_risk: sets.at_risk,
            events: sets.events,
            hazard,
            variance,
            lower,
            upper,
            level: self.level,
        }
    }
}

fn running_sum(values: impl Iterator<Item = f64>) -> Vec<f64> {
    values
        .scan(0.0, |total, value| {
            *total += value;
            Some(*total)
        })
        .collect()
}

/// A fitted cumulative hazard; every vector has one value for each distinct time.
///
/// ```
/// use holdfast_stats::survival::{NelsonAalen, SurvivalData};
/// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 0], None)?;
/// let fitted = NelsonAalen::new().fit(&data);
/// assert!(fitted.lower[0] < 0.5 && 0.5 < fitted.upper[0]);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CumulativeHazard {
    /// Distinct exit times, ascending.
    pub time: Vec<f64>,
    /// Weight at risk just before each time.
    pub at_risk: Vec<f64>,
    /// Weight of events at each time.
    pub events: Vec<f64>,
    /// Λ(t), zero or more, right-continuous.
    pub hazard: Vec<f64>,
    /// Variance of Λ(t).
    pub variance: Vec<f64>,
    /// Lower pointwise limits.
    pub lower: Vec<f64>,
    /// Upper pointwise limits.
    pub upper: Vec<f64>,
    /// Confidence level of the limits.
    pub level: ConfidenceLevel,
}

impl CumulativeHazard {
    /// Λ at any time: 0 before the first, the last value after the last.
    ///
    /// ```
    /// use holdfast_stats::survival::{NelsonAalen, SurvivalData};
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 0], None)?;
    /// assert_eq!(NelsonAalen::new().fit(&data).at(0.0).estimate, 0.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn at(&self, time: f64) -> CurvePoint {
        let steps = Steps {
            time: &self.time,
            estimate: &self.hazard,
            variance: &self.variance,
            lower: &self.lower,
            upper: &self.upper,
        };
        steps.at(time, 0.0)
    }
}
