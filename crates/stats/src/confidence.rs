//! Confidence levels, intervals, and the scale on which an interval is symmetric.

use crate::{Error, distribution};

/// A confidence level strictly between 0 and 1.
///
/// ```
/// use holdfast_stats::ConfidenceLevel;
/// let level = ConfidenceLevel::new(0.90)?;
/// assert!((level.normal_quantile() - 1.644_853_626_951_472_7).abs() < 1e-12);
/// assert!(ConfidenceLevel::new(95.0).is_err());
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConfidenceLevel(f64);

impl ConfidenceLevel {
    /// 90 %.
    pub const P90: Self = Self(0.90);
    /// 95 %, the default everywhere.
    pub const P95: Self = Self(0.95);
    /// 99 %.
    pub const P99: Self = Self(0.99);

    /// A level such as `0.95`.
    ///
    /// # Errors
    /// [`Error::InvalidLevel`] unless `0 < level < 1`.
    ///
    /// ```
    /// assert_eq!(holdfast_stats::ConfidenceLevel::new(0.5)?.value(), 0.5);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn new(level: f64) -> Result<Self, Error> {
        if level > 0.0 && level < 1.0 { Ok(Self(level)) } else { Err(Error::InvalidLevel { level }) }
    }

    /// The level as a probability.
    ///
    /// ```
    /// assert_eq!(holdfast_stats::ConfidenceLevel::P95.value(), 0.95);
    /// ```
    pub fn value(self) -> f64 {
        self.0
    }

    /// Half of what lies outside the interval: (1 − level) / 2.
    ///
    /// ```
    /// let tail = holdfast_stats::ConfidenceLevel::P90.tail();
    /// assert!((tail - 0.05).abs() < 1e-15);
    /// ```
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// The standard normal quantile z with P(|Z| ≤ z) = level.
    ///
    /// ```
    /// let z = holdfast_stats::ConfidenceLevel::P95.normal_quantile();
    /// assert!((z - 1.959_963_984_540_054).abs() < 1e-12);
    /// ```
    pub fn normal_quantile(self) -> f64 {
        distribution::normal_quantile(1.0 - self.tail())
    }
}

impl Default for ConfidenceLevel {
    fn default() -> Self {
        Self::P95
    }
}

/// An estimate with its lower and upper confidence limits.
///
/// ```
/// use holdfast_stats::Interval;
/// let interval = Interval { estimate: 0.5, lower: 0.4, upper: 0.6 };
/// assert!(interval.contains(0.45));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The point estimate.
    pub estimate: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

impl Interval {
    /// Whether `value` lies between the limits, both included.
    ///
    /// ```
    /// let interval = holdfast_stats::Interval { estimate: 1.0, lower: 0.0, upper: 2.0 };
    /// assert!(interval.contains(2.0) && !interval.contains(2.1));
    /// ```
    pub fn contains(&self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }
}

/// The scale on which a pointwise interval of a probability p is symmetric.
///
/// With z the normal quantile of the level and s the standard error of p:
///
/// | scale | limits |
/// |---|---|
/// | `Plain` | p ± z·s |
/// | `Log` | exp(log p ± z·s/p) |
/// | `LogLog` | exp(−exp(log(−log p) ± z·s/(p·log p))) |
///
/// All are cut to \[0, 1\]. `LogLog` keeps inside \[0, 1\] by construction and covers best
/// in small samples (Borgan Ø, Liestøl K (1990), *Scandinavian Journal of Statistics*
/// 17:35–41; Kalbfleisch JD, Prentice RL (1980), *The Statistical Analysis of Failure Time
/// Data*). For a cumulative incidence the same transformations are applied to the incidence
/// itself, as R's `survfit` does.
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, IntervalScale};
/// let (lower, upper) = IntervalScale::LogLog.limits(0.9, 0.05, ConfidenceLevel::P95);
/// assert!(lower > 0.7 && upper < 1.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IntervalScale {
    /// Symmetric around the probability itself.
    Plain,
    /// Symmetric around its logarithm; R's default.
    Log,
    /// Symmetric around log(−log p); the default here.
    #[default]
    LogLog,
}

impl IntervalScale {
    /// Limits for the probability `estimate` with the standard error `standard_error`.
    ///
    /// A zero standard error gives the estimate twice. Where the transformation is not
    /// defined (an estimate of 0 or, for `LogLog`, 1, with a standard error above zero) and
    /// where the standard error is not a number, both limits are not a number.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, IntervalScale};
    /// let limits = IntervalScale::Plain.limits(0.5, 0.1, ConfidenceLevel::P95);
    /// assert!((limits.0 - 0.304_003_601_545_994_6).abs() < 1e-12);
    /// ```
    pub fn limits(self, estimate: f64, standard_error: f64, level: ConfidenceLevel) -> (f64, f64) {
        self.limits_at(estimate, standard_error, level.normal_quantile())
    }

    /// [`Self::limits`] with the normal quantile already computed: the form for long curves.
    pub(crate) fn limits_at(self, estimate: f64, standard_error: f64, z: f64) -> (f64, f64) {
        if standard_error == 0.0 {
            return (estimate, estimate);
        }
        let (lower, upper) = match self {
            Self::Plain => {
                let half = z * standard_error;
                (estimate - half, estimate + half)
            }
            Self::Log => {
                if estimate <= 0.0 {
                    return (f64::NAN, f64::NAN);
                }
                let factor = (z * standard_error / estimate).exp();
                (estimate / factor, estimate * factor)
            }
            Self::LogLog => {
                if estimate <= 0.0 || estimate >= 1.0 {
                    return (f64::NAN, f64::NAN);
                }
                // p^θ with θ = exp(±z·s/(p·log p)); log p < 0 turns the sign round.
                let logarithm = estimate.ln();
                let factor = (-z * standard_error / (estimate * logarithm)).exp();
                ((logarithm * factor).exp(), (logarithm / factor).exp())
            }
        };
        if lower.is_nan() { (lower, upper) } else { (lower.max(0.0), upper.min(1.0)) }
    }
}
