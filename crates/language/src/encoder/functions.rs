//! Exponential and error function for whole rows, built of plain additions and
//! multiplications: vectorised, and the same bits on every machine.

use fearless_simd::{Level, dispatch};

/// e^x for x ≤ 0, relative error below 3e-7; smaller than -87 counts as -87.
#[inline(always)]
fn exponential(x: f32) -> f32 {
    // x = n ln 2 + r: adding 1.5 × 2^23 rounds to a whole number in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let x = larger(x, -87.0);
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let whole = shifted - ROUND;
    let rest = x - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    // Cephes' polynomial (Moshier 1989) for e^r, |r| ≤ ln 2 / 2.
    let mut series = 1.987_569_1e-4;
    for coefficient in [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        series = series * rest + coefficient;
    }
    let fraction = series * rest * rest + rest + 1.0;
    let power = f32::from_bits((shifted.to_bits() << 23).wrapping_add(0x3F80_0000));
    fraction * power
}

/// The error function after Abramowitz & Stegun 7.1.26, absolute error below 5e-7.
#[inline(always)]
fn error_function(x: f32) -> f32 {
    let size = x.abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * size);
    let mut series = 1.061_405_4;
    for coefficient in [-1.453_152, 1.421_413_8, -0.284_496_74, 0.254_829_6] {
        series = series * t + coefficient;
    }
    (1.0 - series * t * exponential(-size * size)).copysign(x)
}

/// The Gaussian error linear unit `x Φ(x)` of every value (Hendrycks & Gimpel 2016).
pub(super) fn gaussian_unit(level: Level, values: &mut [f32]) {
    dispatch!(level, _simd => {
        for value in &mut *values {
            *value *= 0.5 * (1.0 + error_function(*value * std::f32::consts::FRAC_1_SQRT_2));
        }
    });
}

/// The larger of two numbers, in one instruction (`f32::max` also minds what is not a number).
#[inline(always)]
pub(super) fn larger(left: f32, right: f32) -> f32 {
    if left > right { left } else { right }
}

/// The largest of sixteen numbers.
#[inline(always)]
pub(super) fn largest_of(mut values: [f32; 16]) -> f32 {
    for half in [8, 4, 2, 1] {
        for lane in 0..half {
            values[lane] = larger(values[lane], values[lane + half]);
        }
    }
    values[0]
}

/// Turns numbers into weights that sum to 1: `e^(value - largest)` over their sum.
#[inline(always)]
pub(super) fn soft_maximum(values: &mut [[f32; 16]]) {
    let mut largest = [f32::NEG_INFINITY; 16];
    for chunk in &*values {
        for (largest, value) in largest.iter_mut().zip(chunk) {
            *largest = larger(*largest, *value);
        }
    }
    let largest = largest_of(largest);
    let mut sums = [0.0; 16];
    for chunk in &mut *values {
        for (sum, value) in sums.iter_mut().zip(chunk) {
            *value = exponential(*value - largest);
            *sum += *value;
        }
    }
    for half in [8, 4, 2, 1] {
        for lane in 0..half {
            sums[lane] += sums[lane + half];
        }
    }
    let inverse = 1.0 / sums[0];
    for value in values.as_flattened_mut() {
        *value *= inverse;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_agrees_with_the_library_s() {
        for step in 0..87_000 {
            let x = -(step as f32) / 1000.0;
            let expected = f64::from(x).exp();
            assert!((f64::from(exponential(x)) / expected - 1.0).abs() < 3e-7, "{x}");
        }
    }

    #[test]
    fn the_error_function_agrees_with_the_library_s() {
        for step in -6000..6000 {
            let x = step as f32 / 1000.0;
            let expected = libm::erf(f64::from(x));
            assert!((f64::from(error_function(x)) - expected).abs() < 5e-7, "{x}");
        }
    }

    #[test]
    fn weights_sum_to_one_and_minus_infinity_has_almost_none() {
        let mut values = [[3.5; 16], [f32::NEG_INFINITY; 16]];
        soft_maximum(&mut values);
        assert!((values[0][3] - 1.0 / 16.0).abs() < 1e-6 && values[1][0] < 1e-30, "{values:?}");
    }
}
