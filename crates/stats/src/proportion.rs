//! Intervals for proportions.

use crate::{ConfidenceLevel, Error, Interval, distribution};

/// Wilson's score interval for `successes` out of `trials`.
///
/// All p for which |p̂ − p| ≤ z·√(p(1−p)/n): centre (p̂ + z²/2n)/(1 + z²/n), half-width
/// z/(1 + z²/n)·√(p̂(1−p̂)/n + z²/4n²). Wilson EB (1927), *Journal of the American
/// Statistical Association* 22:209–212; recommended for small n by Brown LD, Cai TT, DasGupta
/// A (2001), *Statistical Science* 16:101–133. No continuity correction. With no trials
/// nothing is known: the estimate is not a number, the limits are 0 and 1.
///
/// # Errors
/// [`Error::CountExceedsTotal`].
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, proportion::wilson};
/// let interval = wilson(2, 10, ConfidenceLevel::P95)?;
/// assert!((interval.lower - 0.056_682_15).abs() < 1e-8);
/// assert!((interval.upper - 0.509_837_5).abs() < 1e-7);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn wilson(successes: u64, trials: u64, level: ConfidenceLevel) -> Result<Interval, Error> {
    check(successes, trials)?;
    Ok(wilson_at(successes as f64, trials as f64, level.normal_quantile()))
}

/// Wilson's interval for a `proportion` known from an effective (possibly fractional) number
/// of trials, as with weighted counts.
///
/// # Errors
/// [`Error::InvalidParameter`] unless the proportion is in \[0, 1\] and the trials are a
/// finite number of zero or more.
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, proportion::{wilson, wilson_effective}};
/// let level = ConfidenceLevel::P95;
/// let (weighted, plain) = (wilson_effective(0.2, 10.0, level)?, wilson(2, 10, level)?);
/// assert!((weighted.lower - plain.lower).abs() < 1e-15);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn wilson_effective(proportion: f64, trials: f64, level: ConfidenceLevel) -> Result<Interval, Error> {
    if !(0.0..=1.0).contains(&proportion) {
        let expected = "between 0 and 1";
        return Err(Error::InvalidParameter { name: "proportion", value: proportion, expected });
    }
    if !trials.is_finite() || trials < 0.0 {
        let expected = "a finite number of zero or more";
        return Err(Error::InvalidParameter { name: "trials", value: trials, expected });
    }
    Ok(wilson_at(proportion * trials, trials, level.normal_quantile()))
}

fn wilson_at(successes: f64, trials: f64, z: f64) -> Interval {
    if trials <= 0.0 {
        return Interval { estimate: f64::NAN, lower: 0.0, upper: 1.0 };
    }
    let estimate = successes / trials;
    let square = z * z;
    let spread = z * (successes * (1.0 - estimate) + square / 4.0).sqrt();
    let centre = successes + square / 2.0;
    // At the ends the formula gives 0 and 1 but for rounding.
    let lower = if successes == 0.0 { 0.0 } else { (centre - spread) / (trials + square) };
    let upper = if successes >= trials { 1.0 } else { (centre + spread) / (trials + square) };
    Interval { estimate, lower: lower.max(0.0), upper: upper.min(1.0) }
}

/// The "exact" interval of Clopper and Pearson for `successes` out of `trials`.
///
/// Limits are beta quantiles: B(α/2; x, n−x+1) and B(1−α/2; x+1, n−x). Clopper CJ, Pearson ES
/// (1934), *Biometrika* 26:404–413. Covers at least at the level for every p, hence is wide;
/// for display prefer [`wilson`]. With no trials as there.
///
/// # Errors
/// [`Error::CountExceedsTotal`].
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, proportion::clopper_pearson};
/// let interval = clopper_pearson(0, 10, ConfidenceLevel::P95)?;
/// assert_eq!(interval.lower, 0.0);
/// assert!((interval.upper - 0.308_497_1).abs() < 1e-7);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn clopper_pearson(successes: u64, trials: u64, level: ConfidenceLevel) -> Result<Interval, Error> {
    check(successes, trials)?;
    if trials == 0 {
        return Ok(Interval { estimate: f64::NAN, lower: 0.0, upper: 1.0 });
    }
    let (x, n) = (successes as f64, trials as f64);
    let lower = if successes == 0 { 0.0 } else { distribution::beta_quantile(level.tail(), x, n - x + 1.0) };
    let upper = if successes == trials {
        1.0
    } else {
        distribution::beta_quantile(1.0 - level.tail(), x + 1.0, n - x)
    };
    Ok(Interval { estimate: x / n, lower, upper })
}

/// How the intervals of several shares of one whole are meant.
///
/// ```
/// use holdfast_stats::proportion::Coverage;
/// assert_eq!(Coverage::default(), Coverage::Each);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Coverage {
    /// Each interval covers its own share at the level: [`wilson`] for each.
    #[default]
    Each,
    /// All intervals together cover all shares at the level: wider, by Goodman's method.
    Simultaneous,
}

/// The shares of one whole, with an interval for each.
///
/// [`Coverage::Simultaneous`] replaces z² by the 1 − (1−level)/k quantile of χ²(1) for k
/// shares: Goodman LA (1965), *Technometrics* 7:247–254.
///
/// # Errors
/// [`Error::Empty`] without counts.
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, proportion::{Coverage, shares}};
/// let reasons = shares(&[30, 50, 20], ConfidenceLevel::P95, Coverage::Each)?;
/// assert_eq!(reasons[1].estimate, 0.5);
/// let wide = shares(&[30, 50, 20], ConfidenceLevel::P95, Coverage::Simultaneous)?;
/// assert!(wide[1].lower < reasons[1].lower);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn shares(counts: &[u64], level: ConfidenceLevel, coverage: Coverage) -> Result<Vec<Interval>, Error> {
    if counts.is_empty() {
        return Err(Error::Empty { what: "counts" });
    }
    let z = match coverage {
        Coverage::Each => level.normal_quantile(),
        Coverage::Simultaneous => {
            let outside = (1.0 - level.value()) / counts.len() as f64;
            distribution::chi_square_one_quantile(1.0 - outside).sqrt()
        }
    };
    let total: u64 = counts.iter().sum();
    Ok(counts.iter().map(|&count| wilson_at(count as f64, total as f64, z)).collect())
}

fn check(count: u64, total: u64) -> Result<(), Error> {
    if count > total { Err(Error::CountExceedsTotal { count, total }) } else { Ok(()) }
}
