//! The few distribution functions the estimators need, behind one small boundary.

use statrs::distribution::{Beta, ChiSquared, ContinuousCDF, Normal};

/// Quantile of the standard normal distribution.
pub(crate) fn normal_quantile(probability: f64) -> f64 {
    Normal::standard().inverse_cdf(probability)
}

/// P(X > `statistic`) for X chi-square with `degrees_of_freedom`; 1 when there are none.
pub(crate) fn chi_square_upper_tail(statistic: f64, degrees_of_freedom: usize) -> f64 {
    match ChiSquared::new(degrees_of_freedom as f64) {
        Ok(_) if statistic <= 0.0 => 1.0,
        Ok(distribution) => distribution.sf(statistic),
        Err(_) => 1.0,
    }
}

/// Quantile of the chi-square distribution with one degree of freedom: the square of a
/// normal quantile, which is more exact than a general search.
pub(crate) fn chi_square_one_quantile(probability: f64) -> f64 {
    normal_quantile(0.5 + probability / 2.0).powi(2)
}

/// P(X ≤ `value`) for X beta; both shapes must be positive.
pub(crate) fn beta_cdf(value: f64, a: f64, b: f64) -> f64 {
    Beta::new(a, b).map_or(f64::NAN, |distribution| distribution.cdf(value))
}

/// Quantile of the beta distribution; both shapes must be positive.
///
pub(crate) fn beta_quantile(probability: f64, a: f64, b: f64) -> f64 {
    let Ok(distribution) = Beta::new(a, b) else { return f64::NAN };
    // Bisection always converges: 64 halvings of [0, 1] reach the spacing of f64.
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..64 {
        let middle = f64::midpoint(low, high);
        if distribution.cdf(middle) < probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_quantile_matches_published_value() {
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-13);
    }

    #[test]
    fn chi_square_tail_matches_published_values() {
        // R: pchisq(3.841458820694124, 1, lower.tail = FALSE); pchisq(60, 3, lower.tail = FALSE)
        assert!((chi_square_upper_tail(3.841_458_820_694_124, 1) - 0.05).abs() < 1e-12);
        let tail = chi_square_upper_tail(60.0, 3);
        assert!((tail / 5.878_230_727_906_913e-13 - 1.0).abs() < 1e-9, "{tail:e}");
    }
}
