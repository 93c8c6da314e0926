//! Matrix products and row operations in `f32`, in safe vector code.
//!
//! Every sum is taken in one fixed order that depends neither on the number of rows in a
//! batch nor on the width of the machine's vectors: a text's vector is the same bits
//! whatever it is encoded together with, and on every machine that has fused
//! multiplication (without it the last bits differ).

use fearless_simd::{Level, Simd, SimdBase, SimdFloat, dispatch, f32x16};

/// Columns side by side in memory.
const PANEL: usize = 16;

/// Rows of the right matrix that are used before the next ones are read: with two panels
/// 32 KiB, which stay in the nearest cache.
const DEPTH: usize = 256;

/// A matrix of weights, laid out for being multiplied from the right.
#[derive(Debug, Clone)]
pub(super) struct Weights {
    rows: usize,
    columns: usize,
    /// Panels of 16 columns, each row after row.
    panels: Vec<f32>,
}

/// Where the rows of the left matrix begin.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rows<'a> {
    /// One after another, this many values apart.
    Every(usize),
    /// At these positions; rows may overlap.
    At(&'a [usize]),
}

impl Rows<'_> {
    fn start(self, row: usize) -> usize {
        match self {
            Self::Every(stride) => row * stride,
            Self::At(starts) => starts[row],
        }
    }
}

impl Weights {
    /// From `rows` × `columns` values, row by row. `columns` is a multiple of 32.
    pub(super) fn new(values: &[f32], rows: usize, columns: usize) -> Self {
        debug_assert_eq!(values.len(), rows * columns);
        debug_assert_eq!(columns % (2 * PANEL), 0);
        let mut panels = Vec::with_capacity(values.len());
        for panel in 0..columns / PANEL {
            for row in 0..rows {
                let from = row * columns + panel * PANEL;
                panels.extend_from_slice(&values[from..from + PANEL]);
            }
        }
        Self { rows, columns, panels }
    }

    /// Several matrices of equal height side by side.
    pub(super) fn beside(mut self, other: &Self) -> Self {
        debug_assert_eq!(self.rows, other.rows);
        self.panels.extend_from_slice(&other.panels);
        self.columns += other.columns;
        self
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// `output += left × self` for `count` rows; rows of the output follow one another.
    pub(super) fn multiply_onto(
        &self,
        level: Level,
        left: &[f32],
        rows: Rows<'_>,
        count: usize,
        output: &mut [f32],
    ) {
        debug_assert_eq!(output.len(), count * self.columns);
        let mut packed = Vec::new();
        for first in (0..self.rows).step_by(DEPTH) {
            let depth = DEPTH.min(self.rows - first);
            if level.as_avx512().is_some() {
                dispatch!(level, simd => self.slice::<_, 12, 2>(simd, left, rows, count, first, depth, &mut packed, output));
            } else {
                dispatch!(level, simd => self.slice::<_, 6, 1>(simd, left, rows, count, first, depth, &mut packed, output));
            }
        }
    }

    /// The product of one range of columns of the left with the same rows of the right.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "the inner part of one function")]
    fn slice<S: Simd, const HIGH: usize, const WIDE: usize>(
        &self,
        simd: S,
        left: &[f32],
        rows: Rows<'_>,
        count: usize,
        first: usize,
        depth: usize,
        packed: &mut Vec<f32>,
        output: &mut [f32],
    ) {
        let groups = count.div_ceil(HIGH);
        packed.clear();
        packed.resize(groups * depth * HIGH, 0.0);
        for row in 0..count {
            let from = rows.start(row) + first;
            let tile = &mut packed[row / HIGH * depth * HIGH..][..depth * HIGH];
            for (value, cell) in
                left[from..from + depth].iter().zip(tile.iter_mut().skip(row % HIGH).step_by(HIGH))
            {
                *cell = *value;
            }
        }
        for column in (0..self.columns).step_by(WIDE * PANEL) {
            let panels: [&[f32]; WIDE] = std::array::from_fn(|wide| {
                let from = (column / PANEL + wide) * self.rows * PANEL + first * PANEL;
                &self.panels[from..from + depth * PANEL]
            });
            for group in 0..groups {
                let tile = &packed[group * depth * HIGH..][..depth * HIGH];
                let high = HIGH.min(count - group * HIGH);
                let target = &mut output[group * HIGH * self.columns..];
                block::<S, HIGH, WIDE>(simd, tile, panels, high, target, self.columns, column);
            }
        }
    }
}

/// `HIGH` rows by `WIDE` panels, kept in registers over the whole depth.
#[inline(always)]
fn block<S: Simd, const HIGH: usize, const WIDE: usize>(
    simd: S,
    tile: &[f32],
    panels: [&[f32]; WIDE],
    high: usize,
    output: &mut [f32],
    stride: usize,
    column: usize,
) {
    let mut sums: [[f32x16<S>; WIDE]; HIGH] = [[f32x16::splat(simd, 0.0); WIDE]; HIGH];
    for (row, sums) in sums.iter_mut().enumerate().take(high) {
        for (wide, sum) in sums.iter_mut().enumerate() {
            let from = row * stride + column + wide * PANEL;
            *sum = f32x16::from_slice(simd, &output[from..from + PANEL]);
        }
    }
    let (left, _) = tile.as_chunks::<HIGH>();
    let right: [&[[f32; PANEL]]; WIDE] =
        std::array::from_fn(|wide| &panels[wide].as_chunks::<PANEL>().0[..left.len()]);
    for (step, left) in left.iter().enumerate() {
        let right: [f32x16<S>; WIDE] =
            std::array::from_fn(|wide| f32x16::from_slice(simd, &right[wide][step]));
        for row in 0..HIGH {
            let factor = f32x16::splat(simd, left[row]);
            for wide in 0..WIDE {
                sums[row][wide] = factor.mul_add(right[wide], sums[row][wide]);
            }
        }
    }
    for (row, sums) in sums.iter().enumerate().take(high) {
        for (wide, sum) in sums.iter().enumerate() {
            let from = row * stride + column + wide * PANEL;
            sum.store_slice(&mut output[from..from + PANEL]);
        }
    }
}

/// Fills every row of `output` with `row`.
pub(super) fn fill_rows(output: &mut [f32], row: &[f32]) {
    for target in output.chunks_exact_mut(row.len()) {
        target.copy_from_slice(row);
    }
}

/// The sum of the values, over sixteen running sums.
#[inline(always)]
fn sum_of(values: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0_f32; PANEL];
    let (chunks, rest) = values.as_chunks::<PANEL>();
    for chunk in chunks {
        for (sum, value) in sums.iter_mut().zip(chunk) {
            *sum += term(*value);
        }
    }
    for (sum, value) in sums.iter_mut().zip(rest) {
        *sum += term(*value);
    }
    for half in [8, 4, 2, 1] {
        for lane in 0..half {
            sums[lane] += sums[lane + half];
        }
    }
    sums[0]
}

/// Layer normalisation of every row: mean 0, variance 1, then scaled and shifted
/// (Ba, Kiros & Hinton 2016).
pub(super) fn normalise_rows(level: Level, values: &mut [f32], scale: &[f32], shift: &[f32], epsilon: f32) {
    dispatch!(level, _simd => {
        for row in values.chunks_exact_mut(scale.len()) {
            let size = row.len() as f32;
            let mean = sum_of(row, |value| value) / size;
            let variance = sum_of(row, |value| (value - mean) * (value - mean)) / size;
            let factor = 1.0 / (variance + epsilon).sqrt();
            for ((value, scale), shift) in row.iter_mut().zip(scale).zip(shift) {
                *value = (*value - mean) * factor * scale + shift;
            }
        }
    });
}

/// Scales the row to length 1; a row of zeros stays.
pub(super) fn normalise_length(row: &mut [f32]) {
    let squares = sum_of(row, |value| value * value);
    let factor = 1.0 / squares.max(1e-12).sqrt();
    for value in row {
        *value *= factor;
    }
}

/// The larger of each value and zero.
pub(super) fn rectify(values: &mut [f32]) {
    for value in values {
        *value = value.max(0.0);
    }
}

/// Adds `other` value by value.
pub(super) fn add(values: &mut [f32], other: &[f32]) {
    for (value, other) in values.iter_mut().zip(other) {
        *value += other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(count: usize, seed: u64) -> Vec<f32> {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % 2001) as f32 / 1000.0 - 1.0
        })
        .take(count)
        .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn the_product_agrees_with_the_plain_definition(
            count in 0_usize..30, depth in 1_usize..600, pairs in 1_usize..4, seed in any::<u64>(),
        ) {
            let columns = pairs * 32;
            let (left, right) = (numbers(count * depth, seed), numbers(depth * columns, seed ^ 7));
            let mut output = vec![0.5; count * columns];
            Weights::new(&right, depth, columns).multiply_onto(
                Level::new(), &left, Rows::Every(depth), count, &mut output,
            );
            for row in 0..count {
                for column in 0..columns {
                    let plain: f64 = (0..depth)
                        .map(|step| f64::from(left[row * depth + step]) * f64::from(right[step * columns + column]))
                        .sum::<f64>() + 0.5;
                    prop_assert!((plain - f64::from(output[row * columns + column])).abs() < 1e-3);
                }
            }
        }
    }

    #[test]
    fn a_row_is_the_same_bits_alone_and_among_others() {
        let (count, depth, columns) = (37, 300, 64);
        let weights = Weights::new(&numbers(depth * columns, 3), depth, columns);
        let left = numbers(count * depth, 4);
        let mut together = vec![0.0; count * columns];
        weights.multiply_onto(Level::new(), &left, Rows::Every(depth), count, &mut together);
        for row in 0..count {
            let mut alone = vec![0.0; columns];
            weights.multiply_onto(Level::new(), &left, Rows::At(&[row * depth]), 1, &mut alone);
            assert_eq!(alone, together[row * columns..(row + 1) * columns]);
        }
    }

    #[test]
    fn normalised_rows_have_mean_0_and_variance_1() {
        let mut values = numbers(3 * 100, 5);
        normalise_rows(Level::new(), &mut values, &[1.0; 100], &[0.0; 100], 1e-12);
        for row in values.chunks(100) {
            let mean = row.iter().sum::<f32>() / 100.0;
            let variance = row.iter().map(|value| value * value).sum::<f32>() / 100.0;
            assert!(mean.abs() < 1e-5 && (variance - 1.0).abs() < 1e-4, "{mean} {variance}");
        }
    }
}
