//! The probability of not yet being censored, by which censoring is weighted away.

use super::{data::SurvivalData, risk_sets::RiskSets};

/// G(t), the probability of not being censored by t: the product-limit estimate with
/// censorings as the events. At a tied time events come first, so that a censoring at t is
/// among those at risk less the events at t.
///
/// Weights of an event at T are 1/G, read *just before* T (right: who is censored at the very
/// time of an event would have been seen to have it; R's convention) or *at* T (as
/// scikit-survival does). They differ only where events and censorings are tied.
///
/// ```
/// use holdfast_stats::survival::{CensoringCurve, SurvivalData};
/// let data = SurvivalData::new(None, &[1.0, 1.0, 2.0, 3.0], &[0, 1, 0, 1], None)?;
/// let curve = CensoringCurve::just_before(&data);
/// assert!((curve.probability(1.0) - 2.0 / 3.0).abs() < 1e-15);
/// assert_eq!(curve.inverse(1.0), 1.0);
/// assert!((CensoringCurve::at(&data).inverse(1.0) - 1.5).abs() < 1e-15);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CensoringCurve {
    time: Vec<f64>,
    probability: Vec<f64>,
    just_before: bool,
}

impl CensoringCurve {
    /// A curve whose weights are read just before each event.
    ///
    /// ```
    /// use holdfast_stats::survival::{CensoringCurve, SurvivalData};
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 1], None)?;
    /// assert_eq!(CensoringCurve::just_before(&data).probability(9.0), 1.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn just_before(data: &SurvivalData) -> Self {
        Self::new(data, true)
    }

    /// A curve whose weights are read at the time of each event.
    ///
    /// ```
    /// use holdfast_stats::survival::{CensoringCurve, SurvivalData};
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[0, 1], None)?;
    /// assert_eq!(CensoringCurve::at(&data).probability(1.5), 0.5);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn at(data: &SurvivalData) -> Self {
        Self::new(data, false)
    }

    fn new(data: &SurvivalData, just_before: bool) -> Self {
        let sets = RiskSets::new(data);
        let mut current = 1.0;
        let (mut time, mut probability) = (Vec::new(), Vec::new());
        for index in 0..sets.len() {
            let censored = sets.censored[index];
            if censored > 0.0 {
                let at_risk = sets.at_risk[index] - sets.events[index];
                // The last rows leave nothing but rounding.
                let stay = if at_risk - censored < 1e-12 * at_risk { 0.0 } else { 1.0 - censored / at_risk };
                current *= stay;
                time.push(sets.time[index]);
                probability.push(current);
            }
        }
        Self { time, probability, just_before }
    }

    /// G(t), right-continuous, in \[0, 1\].
    ///
    /// ```
    /// use holdfast_stats::survival::{CensoringCurve, SurvivalData};
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[0, 1], None)?;
    /// assert_eq!(CensoringCurve::just_before(&data).probability(1.0), 0.5);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn probability(&self, time: f64) -> f64 {
        self.value(self.time.partition_point(|&other| other <= time))
    }

    /// The weight of an event at `time`: 1/G, read as the curve says; 0 where G is 0, about
    /// which nothing is known.
    ///
    /// ```
    /// use holdfast_stats::survival::{CensoringCurve, SurvivalData};
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[0, 0], None)?;
    /// assert_eq!(CensoringCurve::at(&data).inverse(2.0), 0.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn inverse(&self, time: f64) -> f64 {
        let passed = if self.just_before {
            self.time.partition_point(|&other| other < time)
        } else {
            self.time.partition_point(|&other| other <= time)
        };
        reciprocal(self.value(passed))
    }

    /// 1/G(t), or 0 where G is 0.
    pub(super) fn inverse_at_horizon(&self, time: f64) -> f64 {
        reciprocal(self.probability(time))
    }

    fn value(&self, passed: usize) -> f64 {
        passed.checked_sub(1).map_or(1.0, |last| self.probability[last])
    }
}

fn reciprocal(probability: f64) -> f64 {
    if probability > 0.0 { 1.0 / probability } else { 0.0 }
}
