//! Shares and ratios with their intervals.

use holdfast_stats::{ConfidenceLevel, proportion};

use crate::Error;

/// A share with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Share {
    /// The share, 0–1.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// `part / whole` with Wilson's interval; `None` where there is nothing to divide by.
pub(crate) fn share(part: u64, whole: u64) -> Result<Option<Share>, Error> {
    effective_share(part as f64, whole as f64)
}

/// As [`share`], for sums of soft labels: `whole` acts as the number of trials.
pub(crate) fn effective_share(part: f64, whole: f64) -> Result<Option<Share>, Error> {
    if whole <= 0.0 {
        return Ok(None);
    }
    // Soft labels may sum to a hair more than the whole.
    let value = (part / whole).clamp(0.0, 1.0);
    let interval = proportion::wilson_effective(value, whole, ConfidenceLevel::P95)
        .map_err(Error::statistics("interval of a share"))?;
    Ok(Some(Share { value, low: interval.lower, high: interval.upper }))
}

/// Sums over accounts from which the interval of a ratio of sums is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RatioSums {
    /// Σ y.
    pub(crate) numerator: f64,
    /// Σ x.
    pub(crate) denominator: f64,
    /// Σ y².
    pub(crate) numerator_squares: f64,
    /// Σ xy.
    pub(crate) products: f64,
    /// Σ x².
    pub(crate) denominator_squares: f64,
    /// Accounts with x > 0.
    pub(crate) accounts: u64,
}

/// The 95 % interval of Σy/Σx over accounts, linearised (Cochran WG (1977), *Sampling
/// Techniques*, 6.3): r ± z·√(Σ(y − rx)² · n/(n − 1)) / Σx. `None` below two accounts.
///
/// It is a normal approximation: with few accounts, or one that outweighs the rest, it is
/// too narrow.
pub(crate) fn ratio_interval(sums: &RatioSums) -> Option<(f64, f64)> {
    if sums.accounts < 2 || sums.denominator <= 0.0 {
        return None;
    }
    let accounts = sums.accounts as f64;
    let ratio = sums.numerator / sums.denominator;
    let spread =
        sums.numerator_squares - 2.0 * ratio * sums.products + ratio * ratio * sums.denominator_squares;
    let error = (spread.max(0.0) * accounts / (accounts - 1.0)).sqrt() / sums.denominator;
    let half = ConfidenceLevel::P95.normal_quantile() * error;
    Some((ratio - half, ratio + half))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_ratio_is_that_of_a_mean_where_x_is_one() {
        // Values 1, 2, 3, 4: mean 2.5, sd of the mean sqrt(5/3)/2.
        let sums = RatioSums {
            numerator: 10.0,
            denominator: 4.0,
            numerator_squares: 30.0,
            products: 10.0,
            denominator_squares: 4.0,
            accounts: 4,
        };
        let (low, high) = ratio_interval(&sums).unwrap();
        let half = 1.959_963_984_540_054 * (5.0_f64 / 3.0).sqrt() / 2.0;
        assert!((low - (2.5 - half)).abs() < 1e-9 && (high - (2.5 + half)).abs() < 1e-9);
    }

    #[test]
    fn nothing_divided_by_nothing_has_no_share() {
        assert_eq!(share(0, 0).unwrap(), None);
        assert!(share(3, 12).unwrap().unwrap().low > 0.05);
    }
}
