//! Products with weights of four bits.
//!
//! Weights lie in blocks of 32: each is a number from 0 to 15, less 8, times the block's
//! scale. The left side is rounded to bytes block by block, so that the inner part is whole
//! numbers; sums of whole numbers are the same in any order and on any machine.

use super::functions::{larger, largest_of};
use fearless_simd::{Level, dispatch};

/// Values that share a scale.
pub(super) const BLOCK: usize = 32;
/// Bytes of a block as it is stored: the scale in half precision, then two weights a byte.
pub(super) const STORED: usize = 18;
/// Columns side by side in memory.
const PANEL: usize = 16;
/// Rows that are computed together.
const HIGH: usize = 6;
/// Four values that are multiplied in one step.
const QUAD: usize = 4;
const QUADS: usize = BLOCK / QUAD;

/// A matrix of four-bit weights, laid out for being multiplied from the right.
pub(super) struct FourBits {
    columns: usize,
    /// Blocks from top to bottom.
    blocks: usize,
    /// For each panel, block and quad: 16 columns of 4 weights, a byte each.
    weights: Vec<u8>,
    /// For each panel and block: the scales of 16 columns.
    scales: Vec<f32>,
}

/// Rows rounded to bytes.
#[derive(Default)]
pub(super) struct Rounded {
    count: usize,
    /// For each group of rows, block and quad: 6 rows of 4 values.
    values: Vec<[i8; QUAD]>,
    /// For each group of rows and block: 6 rows' scales, and minus 8 times their sums.
    scales: Vec<[f32; HIGH]>,
    starts: Vec<[i32; HIGH]>,
}

impl Rounded {
    /// Rounds rows of this many values; a multiple of 32.
    pub(super) fn fill(&mut self, level: Level, rows: &[f32], width: usize) {
        let (count, blocks) = (rows.len() / width, width / BLOCK);
        let groups = count.div_ceil(HIGH);
        self.count = count;
        self.values.clear();
        self.values.resize(groups * blocks * QUADS * HIGH, [0; QUAD]);
        self.scales.clear();
        self.scales.resize(groups * blocks, [0.0; HIGH]);
        self.starts.clear();
        self.starts.resize(groups * blocks, [0; HIGH]);
        dispatch!(level, _simd => {
            for (row, values) in rows.chunks_exact(width).enumerate() {
                let (group, place) = (row / HIGH, row % HIGH);
                for (block, values) in values.as_chunks::<BLOCK>().0.iter().enumerate() {
                    let index = group * blocks + block;
                    let (bytes, scale) = round(values);
                    let sum: i32 = bytes.iter().map(|byte| i32::from(*byte)).sum();
                    self.scales[index][place] = scale;
                    self.starts[index][place] = -8 * sum;
                    let target = &mut self.values[index * QUADS * HIGH..][..QUADS * HIGH];
                    for (quad, cell) in bytes.as_chunks::<QUAD>().0.iter().zip(target.iter_mut().skip(place).step_by(HIGH)) {
                        *cell = *quad;
                    }
                }
            }
        });
    }
}

/// The values as bytes and their scale: the largest becomes 127.
#[inline(always)]
fn round(values: &[f32; BLOCK]) -> ([i8; BLOCK], f32) {
    let mut largest = [0.0_f32; 16];
    for half in values.as_chunks::<16>().0 {
        for (largest, value) in largest.iter_mut().zip(half) {
            *largest = larger(*largest, value.abs());
        }
    }
    let scale = largest_of(largest) / 127.0;
    let factor = if scale > 0.0 { 1.0 / scale } else { 0.0 };
    let mut bytes = [0; BLOCK];
    for (byte, value) in bytes.iter_mut().zip(values) {
        // Within ±127 adding 1.5 × 2^23 rounds to the nearest whole number, ties to even.
        *byte = ((value * factor + 12_582_912.0).to_bits() as i32 - 0x4B40_0000) as i8;
    }
    (bytes, scale)
}

impl FourBits {
    /// From matrices as they are stored: for each column its blocks from top to bottom.
    pub(super) fn new(stored: &[&[u8]], rows: usize) -> Self {
        let blocks = rows / BLOCK;
        let stride = blocks * STORED;
        let columns: usize = stored.iter().map(|matrix| matrix.len() / stride).sum();
        let mut weights = vec![0; columns * rows];
        let mut scales = vec![0.0; columns * blocks];
        for (column, stored) in stored.iter().flat_map(|matrix| matrix.chunks_exact(stride)).enumerate() {
            let (panel, place) = (column / PANEL, column % PANEL);
            for (block, stored) in stored.as_chunks::<STORED>().0.iter().enumerate() {
                let index = panel * blocks + block;
                let (scale, digits) = unpack(stored);
                scales[index * PANEL + place] = scale;
                for (quad, digits) in digits.as_chunks::<QUAD>().0.iter().enumerate() {
                    let to = ((index * QUADS + quad) * PANEL + place) * QUAD;
                    weights[to..to + QUAD].copy_from_slice(digits);
                }
            }
        }
        Self { columns, blocks, weights, scales }
    }

    pub(super) fn rows(&self) -> usize {
        self.blocks * BLOCK
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// `output = left × self + bias`; rows of the output follow one another.
    pub(super) fn multiply(&self, level: Level, left: &Rounded, bias: &[f32], output: &mut [f32]) {
        debug_assert_eq!(output.len(), left.count * self.columns);
        let depth = self.blocks * QUADS;
        let panels = self.weights.as_chunks::<{ PANEL * QUAD }>().0;
        let scales = self.scales.as_chunks::<PANEL>().0;
        for panel in 0..self.columns / PANEL {
            let right = &panels[panel * depth..][..depth];
            let scales = &scales[panel * self.blocks..][..self.blocks];
            for group in 0..left.count.div_ceil(HIGH) {
                let values = &left.values[group * depth * HIGH..][..depth * HIGH];
                let range = group * self.blocks..(group + 1) * self.blocks;
                let sums =
                    block_of(level, values, &left.scales[range.clone()], &left.starts[range], right, scales);
                let column = panel * PANEL;
                for (sums, row) in sums.iter().zip(group * HIGH..left.count) {
                    let target = &mut output[row * self.columns + column..][..PANEL];
                    for ((target, sum), bias) in target.iter_mut().zip(sums).zip(&bias[column..]) {
                        *target = sum + bias;
                    }
                }
            }
        }
    }
}

/// Six rows by sixteen columns.
fn block_of(
    level: Level,
    left: &[[i8; QUAD]],
    left_scales: &[[f32; HIGH]],
    starts: &[[i32; HIGH]],
    right: &[[u8; PANEL * QUAD]],
    right_scales: &[[f32; PANEL]],
) -> [[f32; PANEL]; HIGH] {
    #[cfg(target_arch = "x86_64")]
    if let Some(wide) = level.as_avx512() {
        return byte_products(wide, left, left_scales, starts, right, right_scales);
    }
    dispatch!(level, _simd => {
        let mut sums = [[0.0; PANEL]; HIGH];
        let blocks = left.chunks_exact(QUADS * HIGH).zip(right.chunks_exact(QUADS));
        let scales = left_scales.iter().zip(starts).zip(right_scales);
        for ((left, right), ((left_scales, starts), right_scales)) in blocks.zip(scales) {
            for row in 0..HIGH {
                let mut whole = [starts[row]; PANEL];
                for (left, right) in left.iter().skip(row).step_by(HIGH).zip(right) {
                    for (whole, right) in whole.iter_mut().zip(right.as_chunks::<QUAD>().0) {
                        for (left, right) in left.iter().zip(right) {
                            *whole += i32::from(*left) * i32::from(*right);
                        }
                    }
                }
                for ((sum, whole), scale) in sums[row].iter_mut().zip(whole).zip(right_scales) {
                    *sum += whole as f32 * (left_scales[row] * scale);
                }
            }
        }
        sums
    })
}

#[cfg(target_arch = "x86_64")]
fearless_simd::kernel!(
    /// The same with an instruction that multiplies and adds four bytes at once.
    fn byte_products(
        wide: Avx512,
        left: &[[i8; 4]],
        left_scales: &[[f32; 6]],
        starts: &[[i32; 6]],
        right: &[[u8; 64]],
        right_scales: &[[f32; 16]],
    ) -> [[f32; 16]; 6] {
        use fearless_simd::{SimdBase as _, f32x16, i32x16, u8x64};
        use std::arch::x86_64::{__m512, __m512i, _mm512_cvtepi32_ps, _mm512_dpbusd_epi32};
        let mut sums = [f32x16::splat(wide, 0.0); HIGH];
        let blocks = left.as_chunks::<{ QUADS * HIGH }>().0.iter().zip(right.as_chunks::<QUADS>().0);
        let scales = left_scales.iter().zip(starts).zip(right_scales);
        for ((left, right), ((left_scales, starts), right_scales)) in blocks.zip(scales) {
            let mut whole: [__m512i; HIGH] =
                std::array::from_fn(|row| i32x16::splat(wide, starts[row]).into());
            for quad in 0..QUADS {
                let right: __m512i = u8x64::from_slice(wide, &right[quad]).into();
                for row in 0..HIGH {
                    let left = i32x16::splat(
                        wide,
                        i32::from_le_bytes(left[quad * HIGH + row].map(i8::cast_unsigned)),
                    );
                    whole[row] = _mm512_dpbusd_epi32(whole[row], right, left.into());
                }
            }
            let right_scales = f32x16::from_slice(wide, right_scales);
            for row in 0..HIGH {
                let whole: __m512 = _mm512_cvtepi32_ps(whole[row]);
                let whole: f32x16<_> = fearless_simd::prelude::SimdInto::simd_into(whole, wide);
                sums[row] += whole * (right_scales * left_scales[row]);
            }
        }
        sums.map(Into::into)
    }
);

/// The scale of a stored block and its 32 numbers from 0 to 15: the lower halves of the
/// bytes, then the upper ones.
fn unpack(stored: &[u8; STORED]) -> (f32, [u8; BLOCK]) {
    let mut digits = [0; BLOCK];
    for (place, byte) in stored[2..].iter().enumerate() {
        digits[place] = byte & 15;
        digits[place + 16] = byte >> 4;
    }
    (half(u16::from_le_bytes([stored[0], stored[1]])), digits)
}

/// Adds a stored row of weights to `output`.
pub(super) fn add_row(stored: &[u8], output: &mut [f32]) {
    for (stored, output) in stored.as_chunks::<STORED>().0.iter().zip(output.as_chunks_mut::<BLOCK>().0) {
        let (scale, digits) = unpack(stored);
        for (output, digit) in output.iter_mut().zip(digits) {
            *output += (f32::from(digit) - 8.0) * scale;
        }
    }
}

/// A number in half precision (IEEE 754 binary16).
fn half(bits: u16) -> f32 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let exponent = i32::from(bits >> 10 & 31);
    let fraction = f32::from(bits & 0x3FF);
    sign * match exponent {
        0 => fraction * 2.0_f32.powi(-24),
        31 if fraction > 0.0 => f32::NAN,
        31 => f32::INFINITY,
        _ => (1.0 + fraction / 1024.0) * 2.0_f32.powi(exponent - 15),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_precision_by_hand() {
        for (bits, value) in [
            (0x3C00, 1.0),
            (0xC000, -2.0),
            (0x3555, 0.333_251_95),
            (0x0001, 5.960_464_5e-8),
            (0x7BFF, 65504.0),
        ] {
            assert!((half(bits) - value).abs() <= f32::EPSILON * value.abs(), "{bits:x}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn the_product_agrees_with_the_plain_definition_to_the_rounding(
            count in 1_usize..15, blocks in 1_usize..5, panels in 1_usize..3, seed in any::<u32>(),
        ) {
            let (width, columns) = (blocks * BLOCK, panels * PANEL);
            let mut state = seed | 1;
            let mut next = || { state ^= state << 13; state ^= state >> 17; state ^= state << 5; state };
            let mut stored = Vec::new();
            for _ in 0..columns * blocks {
                stored.extend_from_slice(&(0x2800_u16 + (next() % 1024) as u16).to_le_bytes());
                stored.extend((0..16).map(|_| next() as u8));
            }
            let left: Vec<f32> = (0..count * width).map(|_| (next() % 2001) as f32 / 1000.0 - 1.0).collect();
            let matrix = FourBits::new(&[&stored], width);
            let mut rounded = Rounded::default();
            rounded.fill(Level::new(), &left, width);
            let mut output = vec![0.0; count * columns];
            matrix.multiply(Level::new(), &rounded, &vec![1.0; columns], &mut output);
            let mut portable = vec![0.0; count * columns];
            matrix.multiply(Level::baseline(), &rounded, &vec![1.0; columns], &mut portable);
            prop_assert_eq!(&output, &portable, "vector instructions change the result");
            for column in 0..columns {
                let mut weights = vec![0.0; width];
                add_row(&stored[column * blocks * STORED..(column + 1) * blocks * STORED], &mut weights);
                // A value is off by at most half of its block's scale, which is at most 1 / 127 here.
                let bound = weights.iter().map(|weight| weight.abs()).sum::<f32>() * 0.5 / 127.0 + 1e-4;
                for row in 0..count {
                    let plain: f32 = 1.0 + left[row * width..(row + 1) * width].iter().zip(&weights).map(|(left, right)| left * right).sum::<f32>();
                    prop_assert!((plain - output[row * columns + column]).abs() <= bound, "{} {}", plain, output[row * columns + column]);
                }
            }
        }
    }
}
