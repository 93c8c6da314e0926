//! Logarithms of rising factorials, θ(θ+1)…(θ+k−1) = Γ(θ+k)/Γ(θ), and their derivatives.

/// For k = 0 … `largest`: ln of the rising factorial of θ, and its derivative by θ.
///
/// Sums of ln(θ+i) and 1/(θ+i) lose nothing where a difference of two values of ln Γ would:
/// at θ = 10⁸ that difference is off by 10⁻⁷.
pub(super) struct Rising {
    /// Σ ln(θ+i) over i < k.
    pub(super) ln: Vec<f64>,
    /// Σ 1/(θ+i) over i < k.
    pub(super) derivative: Vec<f64>,
}

impl Rising {
    pub(super) fn new(theta: f64, largest: u32) -> Self {
        let mut ln = Vec::with_capacity(largest as usize + 1);
        let mut derivative = Vec::with_capacity(largest as usize + 1);
        let (mut sum, mut slope) = (0.0, 0.0);
        for step in 0..=largest {
            ln.push(sum);
            derivative.push(slope);
            let factor = theta + f64::from(step);
            sum += factor.ln();
            slope += 1.0 / factor;
        }
        Self { ln, derivative }
    }
}

/// ln of one rising factorial.
pub(super) fn ln_rising(theta: f64, count: u32) -> f64 {
    (0..count).map(|step| (theta + f64::from(step)).ln()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rising_factorials_match_differences_of_ln_gamma() {
        for theta in [0.01, 0.5, 3.25, 40.0] {
            let table = Rising::new(theta, 60);
            for count in [0_u32, 1, 2, 17, 60] {
                let upper = theta + f64::from(count);
                let (gamma, digamma) = (statrs::function::gamma::ln_gamma, statrs::function::gamma::digamma);
                assert!((table.ln[count as usize] - (gamma(upper) - gamma(theta))).abs() < 1e-11);
                let slope = digamma(upper) - digamma(theta);
                assert!((table.derivative[count as usize] - slope).abs() < 1e-9 * (1.0 + slope));
                assert_eq!(ln_rising(theta, count), table.ln[count as usize]);
            }
        }
    }
}
