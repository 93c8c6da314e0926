//! Cumulative incidences from discrete-time cause-specific hazards.
//!
//! Time is cut into intervals, of equal length or not. The hazard hₖⱼ of cause k in interval j
//! is the probability of an event of that cause in the interval for who has come to its start;
//! so Σₖ hₖⱼ ≤ 1. With S₀ = 1, Sⱼ = Sⱼ₋₁·(1 − Σₖ hₖⱼ) and Fₖⱼ = Fₖ,ⱼ₋₁ + Sⱼ₋₁·hₖⱼ: the
//! Aalen–Johansen estimator of given hazards. Sⱼ + Σₖ Fₖⱼ = 1 after every interval.
//!
//! Prentice RL, Gloeckler LA (1978), *Biometrics* 34:57–67; Tutz G, Schmid M (2016), *Modeling
//! Discrete Time-to-Event Data*, chapter 8.

use crate::{Error, calibration::unit_interval, error::ascending};

/// By how much hazards of one interval may exceed 1 in all, for rounding.
const ROUNDING: f64 = 1e-9;

/// Survival and incidences after each interval.
///
/// ```
/// use holdfast_stats::hazards::Incidences;
/// // Two intervals, two causes: (interval 1: 0.1, 0.2), (interval 2: 0.5, 0).
/// let incidences = Incidences::new(&[0.1, 0.2, 0.5, 0.0], 2)?;
/// assert!((incidences.survival(2) - 0.35).abs() < 1e-15);
/// assert!((incidences.incidence(0, 2) - 0.45).abs() < 1e-15);
/// assert!((incidences.incidence(1, 2) - 0.2).abs() < 1e-15);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Incidences {
    causes: usize,
    /// After 0, 1, ... intervals.
    survival: Vec<f64>,
    /// By number of intervals passed, then cause.
    incidence: Vec<f64>,
}

impl Incidences {
    /// From hazards by interval, then cause.
    ///
    /// Hazards that exceed 1 in all by rounding only (10⁻⁹) are scaled down to 1.
    ///
    /// # Errors
    /// No causes or intervals, a number of hazards that is not a multiple of the causes,
    /// hazards outside \[0, 1\] or of more than 1 in all in one interval.
    ///
    /// ```
    /// use holdfast_stats::hazards::Incidences;
    /// let error = Incidences::new(&[0.7, 0.6], 2).unwrap_err();
    /// assert_eq!(error.to_string(),
    ///            "the sum of hazards by interval[0] is 1.2999999999999998; it must be at most 1");
    /// ```
    pub fn new(hazards: &[f64], causes: usize) -> Result<Self, Error> {
        if hazards.is_empty() {
            return Err(Error::Empty { what: "hazards" });
        }
        if causes == 0 || !hazards.len().is_multiple_of(causes) {
            let expected = "above 0 and divide the number of hazards";
            return Err(Error::InvalidParameter { name: "number of causes", value: causes as f64, expected });
        }
        unit_interval("hazards", hazards)?;
        let intervals = hazards.len() / causes;
        let mut survival = Vec::with_capacity(intervals + 1);
        let mut incidence = vec![0.0; causes];
        let mut alive = 1.0;
        survival.push(alive);
        for (index, own) in hazards.chunks_exact(causes).enumerate() {
            let sum: f64 = own.iter().sum();
            if sum > 1.0 + ROUNDING {
                let column = "the sum of hazards by interval";
                return Err(Error::OutOfRange { column, index, value: sum, expected: "at most 1" });
            }
            let shrink = if sum > 1.0 { 1.0 / sum } else { 1.0 };
            let before = incidence.len() - causes;
            for (cause, hazard) in own.iter().enumerate() {
                incidence.push(incidence[before + cause] + alive * hazard * shrink);
            }
            alive *= (1.0 - sum).max(0.0);
            survival.push(alive);
        }
        Ok(Self { causes, survival, incidence })
    }

    /// From the log-odds of each cause against staying, by interval, then cause:
    /// hₖ = exp(fₖ)/(1 + Σ exp fⱼ), without overflow for any finite log-odds.
    ///
    /// These are the individualised logits of a multinomial model: Begg CB, Gray R (1984),
    /// *Biometrika* 71:11–18.
    ///
    /// # Errors
    /// As [`Self::new`]; log-odds that are not a number.
    ///
    /// ```
    /// use holdfast_stats::hazards::Incidences;
    /// let incidences = Incidences::from_log_odds(&[0.0, 0.0], 2)?;
    /// assert!((incidences.survival(1) - 1.0 / 3.0).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn from_log_odds(log_odds: &[f64], causes: usize) -> Result<Self, Error> {
        Self::new(&hazards_from_log_odds(log_odds, causes)?, causes)
    }

    /// Number of intervals.
    ///
    /// ```
    /// assert_eq!(holdfast_stats::hazards::Incidences::new(&[0.1, 0.2], 1)?.intervals(), 2);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn intervals(&self) -> usize {
        self.survival.len() - 1
    }

    /// Number of causes.
    ///
    /// ```
    /// assert_eq!(holdfast_stats::hazards::Incidences::new(&[0.1, 0.2], 2)?.causes(), 2);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn causes(&self) -> usize {
        self.causes
    }

    /// The probability of no event in the first `intervals`; panics beyond the last.
    ///
    /// ```
    /// assert_eq!(holdfast_stats::hazards::Incidences::new(&[0.25], 1)?.survival(1), 0.75);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn survival(&self, intervals: usize) -> f64 {
        self.survival[intervals]
    }

    /// The probability of an event of `cause` (from 0) in the first `intervals`; panics beyond
    /// the last cause or interval.
    ///
    /// ```
    /// let incidences = holdfast_stats::hazards::Incidences::new(&[0.25], 1)?;
    /// assert_eq!((incidences.incidence(0, 0), incidences.incidence(0, 1)), (0.0, 0.25));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn incidence(&self, cause: usize, intervals: usize) -> f64 {
        assert!(cause < self.causes, "cause {cause} of {}", self.causes);
        self.incidence[intervals * self.causes + cause]
    }

    /// Survival and the incidence of each cause at any `time`, given the `ends` of the
    /// intervals (ascending, the first interval starting at 0): within an interval the total
    /// hazard is constant in time and divided among causes in a fixed ratio, so that all
    /// together are 1 at every time. At the ends these are the values after the intervals;
    /// after the last end, the last.
    ///
    /// # Errors
    /// Ends that do not ascend from above 0, or are not one for each interval; a time below 0.
    ///
    /// ```
    /// use holdfast_stats::hazards::Incidences;
    /// let incidences = Incidences::new(&[0.19, 0.5], 1)?;
    /// let (survival, incidence) = incidences.at(15.0, &[30.0, 90.0])?;
    /// assert!((survival - 0.9).abs() < 1e-15 && (incidence[0] - 0.1).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn at(&self, time: f64, ends: &[f64]) -> Result<(f64, Vec<f64>), Error> {
        crate::error::same_length("ends", ends.len(), "intervals", self.intervals())?;
        ascending("ends", ends)?;
        if ends[0] <= 0.0 {
            let (index, value) = (0, ends[0]);
            return Err(Error::OutOfRange { column: "ends", index, value, expected: "above 0" });
        }
        if time.is_nan() || time < 0.0 {
            let expected = "zero or more";
            return Err(Error::InvalidParameter { name: "time", value: time, expected });
        }
        let passed = ends.partition_point(|&end| end <= time);
        let after = |intervals: usize| -> Vec<f64> {
            (0..self.causes).map(|cause| self.incidence(cause, intervals)).collect()
        };
        if passed == ends.len() {
            return Ok((self.survival[passed], after(passed)));
        }
        let start = if passed == 0 { 0.0 } else { ends[passed - 1] };
        let part = (time - start) / (ends[passed] - start);
        let (before, end) = (self.survival[passed], self.survival[passed + 1]);
        let lost = before - end;
        // S runs from `before` to `end` as a power of their ratio.
        let survival = if before > 0.0 { before * (end / before).powf(part) } else { 0.0 };
        let share = if lost > 0.0 { (before - survival) / lost } else { 0.0 };
        let incidence = after(passed)
            .into_iter()
            .zip(after(passed + 1))
            .map(|(from, to)| from + share * (to - from))
            .collect();
        Ok((survival, incidence))
    }
}

/// The hazards of [`Incidences::from_log_odds`], by interval, then cause.
///
/// # Errors
/// No causes, a number of log-odds that is not a multiple of the causes, log-odds that are not
/// finite.
///
/// ```
/// let hazards = holdfast_stats::hazards::hazards_from_log_odds(&[800.0, 0.0], 2)?;
/// assert_eq!(hazards[0], 1.0);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn hazards_from_log_odds(log_odds: &[f64], causes: usize) -> Result<Vec<f64>, Error> {
    if causes == 0 || !log_odds.len().is_multiple_of(causes) {
        let expected = "above 0 and divide the number of log-odds";
        return Err(Error::InvalidParameter { name: "number of causes", value: causes as f64, expected });
    }
    crate::error::all_finite("log_odds", log_odds)?;
    let mut hazards = Vec::with_capacity(log_odds.len());
    for own in log_odds.chunks_exact(causes) {
        // Staying has log-odds 0; divide by the largest of all.
        let largest = own.iter().fold(0.0_f64, |largest, &value| largest.max(value));
        let sum = (-largest).exp() + own.iter().map(|value| (value - largest).exp()).sum::<f64>();
        hazards.extend(own.iter().map(|value| (value - largest).exp() / sum));
    }
    Ok(hazards)
}
