//! The Kaplan–Meier estimator of the survival function.

use super::{
    curve::{CurvePoint, Steps},
    data::SurvivalData,
    influence::cumulative_variance,
    risk_sets::RiskSets,
};
use crate::{ConfidenceLevel, IntervalScale};

/// How the variance of a survival curve is estimated.
///
/// ```
/// use holdfast_stats::survival::{KaplanMeier, SurvivalData, SurvivalVariance};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 0, 1], None)?;
/// let robust = KaplanMeier::new().variance(SurvivalVariance::InfinitesimalJackknife);
/// // For independent rows of weight one both agree up to the last digits.
/// let difference = robust.fit(&data).variance[0] - KaplanMeier::new().fit(&data).variance[0];
/// assert!(difference.abs() < 1e-15);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SurvivalVariance {
    /// As R decides: the infinitesimal jackknife if clusters were given or some weight is not
    /// a whole number, otherwise Greenwood.
    #[default]
    Automatic,
    /// Greenwood's formula: V(S(t)) = S(t)² Σ d/(n(n−d)).
    ///
    /// Greenwood M (1926), *The natural duration of cancer*. Right when weights are
    /// frequencies and rows are independent.
    Greenwood,
    /// Sum over clusters (rows if there are none) of the squared influence on S(t): right for
    /// sampling weights and for several rows of one subject.
    ///
    /// Therneau TM, Grambsch PM (2000), *Modeling Survival Data*, section 8.2.
    InfinitesimalJackknife,
}

impl SurvivalVariance {
    pub(super) fn is_robust(self, data: &SurvivalData) -> bool {
        match self {
            Self::Automatic => data.calls_for_robust_variance(),
            Self::Greenwood => false,
            Self::InfinitesimalJackknife => true,
        }
    }
}

/// The Kaplan–Meier (product-limit) estimator: S(t) = Π (1 − dⱼ/nⱼ) over times tⱼ ≤ t.
///
/// An event is any cause. Kaplan EL, Meier P (1958), *Journal of the American Statistical
/// Association* 53:457–481. Defaults: 95 %, log-log limits, automatic variance.
///
/// With left truncation nⱼ can be small early on and the curve can reach 0 while rows still
/// come; that is a property of the estimator (ABGK IV.3.1), not of the data's end.
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, IntervalScale};
/// use holdfast_stats::survival::{KaplanMeier, SurvivalData};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 2.0, 4.0], &[1, 1, 0, 0], None)?;
/// let curve = KaplanMeier::new()
///     .level(ConfidenceLevel::P90)
///     .scale(IntervalScale::Log)
///     .fit(&data);
/// assert_eq!(curve.survival, [0.75, 0.5, 0.5]);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct KaplanMeier {
    level: ConfidenceLevel,
    scale: IntervalScale,
    variance: SurvivalVariance,
}

impl KaplanMeier {
    /// The defaults.
    ///
    /// ```
    /// let _ = holdfast_stats::survival::KaplanMeier::new();
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the confidence level of the pointwise limits.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, survival::KaplanMeier};
    /// let _ = KaplanMeier::new().level(ConfidenceLevel::P99);
    /// ```
    #[must_use]
    pub fn level(self, level: ConfidenceLevel) -> Self {
        Self { level, ..self }
    }

    /// Sets the scale on which the limits are symmetric.
    ///
    /// ```
    /// use holdfast_stats::{IntervalScale, survival::KaplanMeier};
    /// let _ = KaplanMeier::new().scale(IntervalScale::Plain);
    /// ```
    #[must_use]
    pub fn scale(self, scale: IntervalScale) -> Self {
        Self { scale, ..self }
    }

    /// Sets how the variance is estimated.
    ///
    /// ```
    /// use holdfast_stats::survival::{KaplanMeier, SurvivalVariance};
    /// let _ = KaplanMeier::new().variance(SurvivalVariance::Greenwood);
    /// ```
    #[must_use]
    pub fn variance(self, variance: SurvivalVariance) -> Self {
        Self { variance, ..self }
    }

    /// Fits the curve: O(n) on data that are already sorted.
    ///
    /// ```
    /// use holdfast_stats::survival::{KaplanMeier, SurvivalData};
    /// let data = SurvivalData::new(None, &[5.0, 3.0], &[0, 1], None)?;
    /// assert_eq!(KaplanMeier::new().fit(&data).time, [3.0, 5.0]);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn fit(&self, data: &SurvivalData) -> SurvivalCurve {
        let sets = RiskSets::new(data);
        let (survival, greenwood) = product_limit(&sets);
        let relative =
            if self.variance.is_robust(data) { robust_relative_variance(data, &sets) } else { greenwood };
        let z = self.level.normal_quantile();
        let mut variance = Vec::with_capacity(sets.len());
        let mut lower = Vec::with_capacity(sets.len());
        let mut upper = Vec::with_capacity(sets.len());
        for (&estimate, &relative) in survival.iter().zip(&relative) {
            let (low, high) = if estimate > 0.0 {
                self.scale.limits_at(estimate, estimate * relative.sqrt(), z)
            } else {
                (f64::NAN, f64::NAN)
            };
            variance.push(estimate * estimate * relative);
            lower.push(low);
            upper.push(high);
        }
        SurvivalCurve {
            time: sets.time,
            at_risk: sets.at_risk,
            events: sets.events,
            censored: sets.censored,
            survival,
            variance,
            lower,
            upper,
            level: self.level,
            scale: self.scale,
        }
    }
}

/// The product-limit estimate and Greenwood's sum Σ d/(n(n−d)), which stays where it is when
/// survival reaches zero.
pub(super) fn product_limit(sets: &RiskSets) -> (Vec<f64>, Vec<f64>) {
    let mut survival = 1.0;
    let mut greenwood = 0.0;
    let mut curve = Vec::with_capacity(sets.len());
    let mut sums = Vec::with_capacity(sets.len());
    for index in 0..sets.len() {
        let (at_risk, events) = (sets.at_risk[index], sets.events[index]);
        if sets.exhausted[index] {
            survival = 0.0;
        } else if events > 0.0 {
            survival *= (at_risk - events) / at_risk;
            greenwood += events / (at_risk * (at_risk - events));
        }
        curve.push(survival);
        sums.push(greenwood);
    }
    (curve, sums)
}

/// Variance of log S by the infinitesimal jackknife.
pub(super) fn robust_relative_variance(data: &SurvivalData, sets: &RiskSets) -> Vec<f64> {
    let mut step = Vec::with_capacity(sets.len());
    let mut event_term = Vec::with_capacity(sets.len());
    let mut alive = true;
    for index in 0..sets.len() {
        let (at_risk, events) = (sets.at_risk[index], sets.events[index]);
        alive &= !sets.exhausted[index];
        if alive {
            step.push(events / (at_risk * (at_risk - events)));
            event_term.push(1.0 / (at_risk - events));
        } else {
            step.push(0.0);
            event_term.push(0.0);
        }
    }
    cumulative_variance(data, sets, &step, &event_term)
}

/// A fitted survival curve; every vector has one value for each distinct time.
///
/// ```
/// use holdfast_stats::survival::{KaplanMeier, SurvivalData};
/// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 1], None)?;
/// let curve = KaplanMeier::new().fit(&data);
/// assert_eq!(curve.survival, [0.5, 0.0]);
/// assert!(curve.lower[1].is_nan(), "no interval where nobody is left");
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct SurvivalCurve {
    /// Distinct exit times, ascending, those with only censorings included.
    pub time: Vec<f64>,
    /// Weight at risk just before each time.
    pub at_risk: Vec<f64>,
    /// Weight of events at each time.
    pub events: Vec<f64>,
    /// Weight censored at each time.
    pub censored: Vec<f64>,
    /// S(t), in \[0, 1\], right-continuous.
    pub survival: Vec<f64>,
    /// Variance of S(t); 0 where S(t) is 0.
    pub variance: Vec<f64>,
    /// Lower pointwise limits; not a number where S(t) is 0 (R gives NA).
    pub lower: Vec<f64>,
    /// Upper pointwise limits; not a number where S(t) is 0 (R gives NA).
    pub upper: Vec<f64>,
    /// Confidence level of the limits.
    pub level: ConfidenceLevel,
    /// Scale of the limits.
    pub scale: IntervalScale,
}

impl SurvivalCurve {
    /// S at any time: 1 before the first, the last value after the last.
    ///
    /// ```
    /// use holdfast_stats::survival::{KaplanMeier, SurvivalData};
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 0], None)?;
    /// let curve = KaplanMeier::new().fit(&data);
    /// assert_eq!((curve.at(0.5).estimate, curve.at(9.0).estimate), (1.0, 0.5));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn at(&self, time: f64) -> CurvePoint {
        let steps = Steps {
            time: &self.time,
            estimate: &self.survival,
            variance: &self.variance,
            lower: &self.lower,
            upper: &self.upper,
        };
        steps.at(time, 1.0)
    }
}
