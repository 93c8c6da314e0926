//! Lookup on right-continuous step functions.

/// A curve read at one time.
///
/// ```
/// use holdfast_stats::survival::{KaplanMeier, SurvivalData};
/// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 0], None)?;
/// let point = KaplanMeier::new().fit(&data).at(1.0);
/// assert_eq!(point.estimate, 0.5);
/// assert!(point.lower < 0.5 && 0.5 < point.upper);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// The value of the curve.
    pub estimate: f64,
    /// Its variance.
    pub variance: f64,
    /// Lower pointwise confidence limit.
    pub lower: f64,
    /// Upper pointwise confidence limit.
    pub upper: f64,
}

/// The vectors of one curve over its times.
#[derive(Clone, Copy)]
pub(super) struct Steps<'a> {
    pub(super) time: &'a [f64],
    pub(super) estimate: &'a [f64],
    pub(super) variance: &'a [f64],
    pub(super) lower: &'a [f64],
    pub(super) upper: &'a [f64],
}

impl Steps<'_> {
    /// The value at the last time ≤ `time`; `start`, known without error, before the first.
    pub(super) fn at(self, time: f64, start: f64) -> CurvePoint {
        match self.time.partition_point(|&other| other <= time).checked_sub(1) {
            None => CurvePoint { estimate: start, variance: 0.0, lower: start, upper: start },
            Some(index) => CurvePoint {
                estimate: self.estimate[index],
                variance: self.variance[index],
                lower: self.lower[index],
                upper: self.upper[index],
            },
        }
    }
}
