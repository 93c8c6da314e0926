//! Expected counts and their distribution in BG/NBD, from sums of positive terms.

use super::BetaGeometricNegativeBinomial;
use crate::purchases::rising::ln_rising;

/// Longer sums are replaced by the integral.
const LONGEST_SUM: f64 = 5_000.0;

pub(super) fn expected_purchases(model: &BetaGeometricNegativeBinomial, time: f64) -> f64 {
    if time.is_nan() || time <= 0.0 {
        return 0.0;
    }
    let ratio = time / model.alpha;
    // Terms fall by z = t/(α+t) each in the end; −ln z = ln(1 + α/t).
    let mean = model.r * ratio;
    let terms = mean + 40.0 / (1.0 / ratio).ln_1p();
    if terms < LONGEST_SUM { by_sum(model, ratio) } else { by_integral(model, ratio) }
}

/// Σⱼ πⱼ Cⱼ with πⱼ = P(N = j), N negative binomial, and Cⱼ the sum of (b)ₖ/(a+b)ₖ over k < j.
fn by_sum(model: &BetaGeometricNegativeBinomial, ratio: f64) -> f64 {
    const SMALL: f64 = 1e-18;
    const RESCALE: f64 = 1e250;
    let BetaGeometricNegativeBinomial { r, a, b, .. } = *model;
    let z = ratio / (1.0 + ratio);
    // πⱼ relative to π₀, which can be too small for a number.
    let mut logarithm = -r * ratio.ln_1p();
    let (mut probability, mut survival, mut survived, mut sum) = (1.0, 1.0, 0.0, 0.0);
    let mut j = 0.0;
    loop {
        let fall = z * (r + j) / (j + 1.0);
        probability *= fall;
        survived += survival;
        survival *= (b + j) / (a + b + j);
        sum += probability * survived;
        j += 1.0;
        let bound = fall.max(z);
        if bound < 1.0 {
            let rest = bound / (1.0 - bound);
            if probability * rest * (survived + rest + 1.0) <= SMALL * sum {
                break;
            }
        }
        if sum > RESCALE {
            probability /= RESCALE;
            sum /= RESCALE;
            logarithm += RESCALE.ln();
        }
    }
    sum * logarithm.exp()
}

/// The mean of [1 − (1 + pt/α)⁻ʳ]/p over p ~ Beta(a, b) by the double exponential rule
/// (Takahasi H, Mori M (1974), *Publications of the RIMS* 9:721–741), which does not mind
/// densities that are infinite at the ends. The density is normalised by the same rule.
fn by_integral(model: &BetaGeometricNegativeBinomial, ratio: f64) -> f64 {
    use std::f64::consts::PI;
    let BetaGeometricNegativeBinomial { r, a, b, .. } = *model;
    // p = 1/(1 + e⁻ˢ), s = π sinh u; the density of s falls as e^{as} and e^{−bs}.
    let reach = |shape: f64| (45.0 / (PI * shape.min(1.0))).asinh();
    let (low, high) = (-reach(a), reach(b));
    let peak = ((a / b).ln() / PI).asinh();
    let width = (1.0 / a + 1.0 / b).sqrt() / (PI * peak.cosh());
    let step = (width / 8.0).min(1.0 / 64.0);
    let steps = ((high - low) / step).ceil();
    let at = |index: f64| {
        let u = low + index * step;
        let s = PI * u.sinh();
        let ln_p = -super::ln_one_plus_exp(-s);
        let ln_rest = -super::ln_one_plus_exp(s);
        (a * ln_p + b * ln_rest + u.cosh().ln(), ln_p)
    };
    let highest = (0..=steps as u64).map(|index| at(index as f64).0).fold(f64::MIN, f64::max);
    let (mut density, mut sum) = (0.0, 0.0);
    for index in 0..=steps as u64 {
        let (ln_weight, ln_p) = at(index as f64);
        let weight = (ln_weight - highest).exp();
        if weight > 0.0 {
            let p = ln_p.exp();
            // For p too small for a number the limit r·t/α.
            let inner = if p * ratio < 1e-300 { r * ratio } else { -(-r * (p * ratio).ln_1p()).exp_m1() / p };
            density += weight;
            sum += weight * inner;
        }
    }
    sum / density
}

/// (b)ₓ/(a+b)ₓ · P(N = x) + δ(x>0) · a (b)ₓ₋₁/(a+b)ₓ · P(N ≥ x).
pub(super) fn probability_of_count(model: &BetaGeometricNegativeBinomial, count: u32, time: f64) -> f64 {
    let ratio = time.max(0.0) / model.alpha;
    let none = -model.r * ratio.ln_1p();
    if count == 0 {
        return none.exp();
    }
    if ratio == 0.0 {
        return 0.0;
    }
    let z = ratio / (1.0 + ratio);
    let ln_probability = |j: u32| {
        let mut ln_factorial = 0.0;
        for i in 1..=j {
            ln_factorial += f64::from(i).ln();
        }
        none + ln_rising(model.r, j) - ln_factorial + f64::from(j) * z.ln()
    };
    let exactly = ln_probability(count);
    // P(N ≥ x) by the upper tail, in units of P(N = x): positive terms only.
    let (mut term, mut tail, mut j) = (1.0, 1.0, f64::from(count));
    loop {
        let fall = z * (model.r + j) / (j + 1.0);
        term *= fall;
        tail += term;
        j += 1.0;
        let bound = fall.max(z);
        if bound < 1.0 && term * bound / (1.0 - bound) <= 1e-17 * tail {
            break;
        }
    }
    let survived = model.ln_survival(count);
    let stopped = model.a.ln() + ln_rising(model.b, count - 1) - ln_rising(model.a + model.b, count);
    (exactly + survived).exp() + (exactly + stopped).exp() * tail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_and_the_integral_agree() {
        for r in [0.05, 0.243, 1.0, 7.5, 300.0] {
            for (a, b) in [(0.01, 0.4), (0.793, 2.426), (1.0, 1.0), (2.0, 0.1), (40.0, 90.0), (0.3, 2000.0)] {
                for ratio in [1e-4, 0.3, 5.0, 60.0] {
                    let model = BetaGeometricNegativeBinomial { r, alpha: 1.0, a, b };
                    let (sum, integral) = (by_sum(&model, ratio), by_integral(&model, ratio));
                    assert!(
                        (sum / integral - 1.0).abs() < 1e-10,
                        "r {r} a {a} b {b} t {ratio}: {sum} {integral}"
                    );
                }
            }
        }
    }

    #[test]
    fn counts_have_the_expected_mean() {
        let model = BetaGeometricNegativeBinomial { r: 0.8, alpha: 6.0, a: 0.7, b: 3.0 };
        let mean: f64 =
            (1..600).map(|count| f64::from(count) * probability_of_count(&model, count, 40.0)).sum();
        assert!((mean / expected_purchases(&model, 40.0) - 1.0).abs() < 1e-10);
    }
}
