//! The Aalen–Johansen estimator of cumulative incidences under competing risks.

use super::{
    curve::{CurvePoint, Steps},
    data::SurvivalData,
    influence::incidence_variance,
    kaplan_meier::{product_limit, robust_relative_variance},
    risk_sets::RiskSets,
};
use crate::{ConfidenceLevel, IntervalScale};

/// How the variance of a cumulative incidence is estimated.
///
/// The two differ by terms of order 1/n² and agree closely in samples of some size.
///
/// ```
/// use holdfast_stats::survival::{AalenJohansen, IncidenceVariance};
/// let _ = AalenJohansen::new().variance(IncidenceVariance::InfinitesimalJackknife);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IncidenceVariance {
    /// The infinitesimal jackknife if clusters were given or some weight is not a whole
    /// number, otherwise the Greenwood-type estimator.
    #[default]
    Automatic,
    /// Greenwood-type: multinomial increments carried forward by the delta method (ABGK
    /// (4.4.20); the closed form is in Gaynor JJ et al. (1993), *Journal of the American
    /// Statistical Association* 88:400–409). With one cause it is Greenwood's formula.
    Greenwood,
    /// Sum over clusters (rows if there are none) of the squared influence on the incidence:
    /// what R's `survfit` gives for multi-state data.
    InfinitesimalJackknife,
}

/// The Aalen–Johansen estimator: Fₖ(t) = Σ S(tⱼ−)·dₖⱼ/nⱼ over times tⱼ ≤ t, the probability
/// of an event of cause k by time t in the presence of the other causes.
///
/// Aalen OO, Johansen S (1978), *Scandinavian Journal of Statistics* 5:141–150. S(t) + Σ
/// Fₖ(t) = 1 at every time up to rounding. Defaults: 95 %, log-log limits, automatic
/// variance.
///
/// ```
/// use holdfast_stats::survival::{AalenJohansen, SurvivalData};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0, 4.0], &[1, 2, 0, 1], None)?;
/// let fitted = AalenJohansen::new().fit(&data);
/// assert_eq!(fitted.causes[1].incidence, [0.0, 0.25, 0.25, 0.25]);
/// assert_eq!(fitted.at(1, 4.0).estimate, 0.75);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct AalenJohansen {
    level: ConfidenceLevel,
    scale: IntervalScale,
    variance: IncidenceVariance,
}

impl AalenJohansen {
    /// The defaults.
    ///
    /// ```
    /// let _ = holdfast_stats::survival::AalenJohansen::new();
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the confidence level of the pointwise limits.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, survival::AalenJohansen};
    /// let _ = AalenJohansen::new().level(ConfidenceLevel::P90);
    /// ```
    #[must_use]
    pub fn level(self, level: ConfidenceLevel) -> Self {
        Self { level, ..self }
    }

    /// Sets the scale on which the limits are symmetric.
    ///
    /// ```
    /// use holdfast_stats::{IntervalScale, survival::AalenJohansen};
    /// let _ = AalenJohansen::new().scale(IntervalScale::Plain);
    /// ```
    #[must_use]
    pub fn scale(self, scale: IntervalScale) -> Self {
        Self { scale, ..self }
    }

    /// Sets how the variance is estimated.
    ///
    /// ```
    /// use holdfast_stats::survival::{AalenJohansen, IncidenceVariance};
    /// let _ = AalenJohansen::new().variance(IncidenceVariance::Greenwood);
    /// ```
    #[must_use]
    pub fn variance(self, variance: IncidenceVariance) -> Self {
        Self { variance, ..self }
    }

    /// Fits survival and all incidences: O(n · causes) on data that are already sorted.
    ///
    /// ```
    /// use holdfast_stats::survival::{AalenJohansen, SurvivalData};
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[2, 0], None)?;
    /// assert_eq!(AalenJohansen::new().fit(&data).causes.len(), 2);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn fit(&self, data: &SurvivalData) -> CumulativeIncidence {
        let sets = RiskSets::new(data);
        let (survival, greenwood) = product_limit(&sets);
        let incidence = incidences(&sets, &survival);
        let robust = match self.variance {
            IncidenceVariance::Automatic => data.calls_for_robust_variance(),
            IncidenceVariance::Greenwood => false,
            IncidenceVariance::InfinitesimalJackknife => true,
        };
        let (relative, variance) = if robust {
            let variance = incidence_variance(data, &sets, &survival, &incidence);
            (robust_relative_variance(data, &sets), variance)
        } else {
            (greenwood, greenwood_variance(&sets))
        };
        let z = self.level.normal_quantile();
        let survival_variance: Vec<f64> =
            survival.iter().zip(&relative).map(|(s, relative)| s * s * relative).collect();
        let (survival_lower, survival_upper) = survival
            .iter()
            .zip(&survival_variance)
            .map(|(&s, &v)| if s > 0.0 { self.scale.limits_at(s, v.sqrt(), z) } else { (f64::NAN, f64::NAN) })
            .unzip();
        let causes = (1..)
            .zip(incidence)
            .zip(variance)
            .zip(sets.events_by_cause)
            .map(|(((cause, incidence), variance), events)| {
                let (lower, upper) = incidence
                    .iter()
                    .zip(&variance)
                    .map(|(&f, &v)| self.scale.limits_at(f, v.sqrt(), z))
                    .unzip();
                CauseIncidence { cause, events, incidence, variance, lower, upper }
            })
            .collect();
        CumulativeIncidence {
            time: sets.time,
            at_risk: sets.at_risk,
            censored: sets.censored,
            survival,
            survival_variance,
            survival_lower,
            survival_upper,
            causes,
            level: self.level,
            scale: self.scale,
        }
    }
}

/// Fₖ at every time, for every cause.
fn incidences(sets: &RiskSets, survival: &[f64]) -> Vec<Vec<f64>> {
    sets.events_by_cause
        .iter()
        .map(|events| {
            let mut total = 0.0;
            let mut before = 1.0;
            let mut curve = Vec::with_capacity(sets.len());
            for ((&events, &at_risk), &after) in events.iter().zip(&sets.at_risk).zip(survival) {
                if events > 0.0 {
                    total += before * events / at_risk;
                }
                curve.push(total);
                before = after;
            }
            curve
        })
        .collect()
}

/// The Greenwood-type variance of every incidence, by recursion over times.
///
/// With h = d/n and hₖ = dₖ/n the step S′ = S(1−h), F′ = F + S·hₖ carries the covariance
/// matrix of (S, F) forward and adds that of a multinomial draw of n:
///
/// - V(S′) = (1−h)²·V(S) + S²·h(1−h)/n
/// - C(S′,F′) = (1−h)·(C(S,F) + hₖ·V(S)) − S²·hₖ(1−h)/n
/// - V(F′) = V(F) + 2hₖ·C(S,F) + hₖ²·V(S) + S²·hₖ(1−hₖ)/n
///
/// Every term is of the size of the result, unlike the closed form's sums of differences.
fn greenwood_variance(sets: &RiskSets) -> Vec<Vec<f64>> {
    sets.events_by_cause
        .iter()
        .map(|cause_events| {
            let (mut survival, mut v_s, mut c_sf, mut v_f) = (1.0, 0.0, 0.0, 0.0);
            let mut variance = Vec::with_capacity(sets.len());
            for (index, &events) in cause_events.iter().enumerate() {
                let at_risk = sets.at_risk[index];
                if sets.events[index] > 0.0 && survival > 0.0 {
                    let hazard = sets.events[index] / at_risk;
                    let stay = if sets.exhausted[index] { 0.0 } else { 1.0 - hazard };
                    let own = events / at_risk;
                    let draw = survival * survival / at_risk;
                    v_f += 2.0 * own * c_sf + own * own * v_s + draw * own * (1.0 - own);
                    c_sf = stay * (c_sf + own * v_s) - draw * own * stay;
                    v_s = stay * stay * v_s + draw * hazard * stay;
                    survival *= stay;
                }
                variance.push(f64::max(v_f, 0.0));
            }
            variance
        })
        .collect()
}

/// Fitted survival and cumulative incidences; every vector has one value for each distinct
/// time.
///
/// ```
/// use holdfast_stats::survival::{AalenJohansen, SurvivalData};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 2, 0], None)?;
/// let fitted = AalenJohansen::new().fit(&data);
/// for index in 0..fitted.time.len() {
///     let incidences: f64 = fitted.causes.iter().map(|cause| cause.incidence[index]).sum();
///     assert!((fitted.survival[index] + incidences - 1.0).abs() < 1e-12);
/// }
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CumulativeIncidence {
    /// Distinct exit times, ascending.
    pub time: Vec<f64>,
    /// Weight at risk just before each time.
    pub at_risk: Vec<f64>,
    /// Weight censored at each time.
    pub censored: Vec<f64>,
    /// S(t): no event of any cause by t, the Kaplan–Meier estimate.
    pub survival: Vec<f64>,
    /// Variance of S(t).
    pub survival_variance: Vec<f64>,
    /// Lower pointwise limits of S(t); not a number where S(t) is 0.
    pub survival_lower: Vec<f64>,
    /// Upper pointwise limits of S(t); not a number where S(t) is 0.
    pub survival_upper: Vec<f64>,
    /// The incidence of each cause, cause 1 first.
    pub causes: Vec<CauseIncidence>,
    /// Confidence level of the limits.
    pub level: ConfidenceLevel,
    /// Scale of the limits.
    pub scale: IntervalScale,
}

/// The cumulative incidence of one cause.
///
/// ```
/// use holdfast_stats::survival::{AalenJohansen, SurvivalData};
/// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 2], None)?;
/// assert_eq!(AalenJohansen::new().fit(&data).causes[1].cause, 2);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CauseIncidence {
    /// The cause's event code.
    pub cause: u32,
    /// Weight of its events at each time.
    pub events: Vec<f64>,
    /// Fₖ(t), in \[0, 1\], right-continuous.
    pub incidence: Vec<f64>,
    /// Variance of Fₖ(t).
    pub variance: Vec<f64>,
    /// Lower pointwise limits.
    pub lower: Vec<f64>,
    /// Upper pointwise limits.
    pub upper: Vec<f64>,
}

impl CumulativeIncidence {
    /// Fₖ at any time: 0 before the first and for a cause that is not in the data.
    ///
    /// ```
    /// use holdfast_stats::survival::{AalenJohansen, SurvivalData};
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 0], None)?;
    /// let fitted = AalenJohansen::new().fit(&data);
    /// assert_eq!(fitted.at(1, 1.5).estimate, 0.5);
    /// assert_eq!(fitted.at(7, 1.5).estimate, 0.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn at(&self, cause: u32, time: f64) -> CurvePoint {
        match self.causes.iter().find(|other| other.cause == cause) {
            None => CurvePoint { estimate: 0.0, variance: 0.0, lower: 0.0, upper: 0.0 },
            Some(found) => Steps {
                time: &self.time,
                estimate: &found.incidence,
                variance: &found.variance,
                lower: &found.lower,
                upper: &found.upper,
            }
            .at(time, 0.0),
        }
    }

    /// S at any time: 1 before the first, the last value after the last.
    ///
    /// ```
    /// use holdfast_stats::survival::{AalenJohansen, SurvivalData};
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 0], None)?;
    /// assert_eq!(AalenJohansen::new().fit(&data).survival_at(1.5).estimate, 0.5);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn survival_at(&self, time: f64) -> CurvePoint {
        let steps = Steps {
            time: &self.time,
            estimate: &self.survival,
            variance: &self.survival_variance,
            lower: &self.survival_lower,
            upper: &self.survival_upper,
        };
        steps.at(time, 1.0)
    }
}
