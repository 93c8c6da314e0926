//! Multilingual E5 small (Wang et al. 2024): a transformer of 12 layers over the pieces of
//! XLM-R's vocabulary, with weights of four bits. A text's vector is the mean of the last
//! layer over its pieces (384 values, what the model was trained to give), and beside it the
//! mean of the eighth of the twelve layers (384 values): it costs nothing more, and what a
//! text is about is told better by both (`docs/decisions/003-sentence-encoder.md`).
//!
//! Texts of more than 510 pieces are read in windows, whose means are averaged by length.

mod file;

use super::functions::{gaussian_unit, soft_maximum};
use super::matrix::{add, normalise_length, normalise_rows};
use super::pieces::{Pieces, Scratch};
use super::quantised::{BLOCK, FourBits, Rounded, STORED, add_row};
use super::{LONGEST, Model};
use fearless_simd::{Level, dispatch};
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) use file::read;

/// What the model was trained to see before a text.
const PREFIX: &str = "query: ";
/// What stands for a space.
const SPACE_MARK: char = '\u{2581}';
/// Pieces that are computed together: enough to use each weight often.
const TOGETHER: usize = 512;
/// Values that are computed side by side.
const LANES: usize = 16;
/// Queries that meet the keys together.
const TOGETHER_QUERIES: usize = 4;

pub(super) struct E5 {
    level: Level,
    /// Values of a piece.
    width: usize,
    heads: usize,
    /// Pieces of a window with its start and end marks.
    window: usize,
    epsilon: f32,
    pieces: Pieces,
    start: u32,
    end: u32,
    /// What single characters become.
    characters: BTreeMap<char, Box<[char]>>,
    /// Four bits a value.
    words: Vec<u8>,
    /// One row for each position, the type of text added.
    positions: Vec<f32>,
    first_normal: Normal,
    layers: Vec<Layer>,
}

/// Scale and shift of a normalisation.
type Normal = [Vec<f32>; 2];

struct Linear {
    weights: FourBits,
    bias: Vec<f32>,
}

impl Linear {
    fn apply(&self, level: Level, left: &[f32], rounded: &mut Rounded, output: &mut Vec<f32>) {
        let rows = left.len() / self.weights.rows();
        rounded.fill(level, left, self.weights.rows());
        output.resize(rows * self.weights.columns(), 0.0);
        self.weights.multiply(level, rounded, &self.bias, output);
    }
}

struct Layer {
    /// Queries, keys and values side by side.
    attention: Linear,
    attended: Linear,
    attention_normal: Normal,
    widen: Linear,
    narrow: Linear,
    normal: Normal,
}

impl E5 {
    /// Appends the pieces of a text, without marks.
    fn segment(&self, text: &str, scratch: &mut Scratch, output: &mut Vec<u32>) {
        let mut normal = String::with_capacity(text.len() + 16);
        let mut after_space = false;
        let replaced = PREFIX.chars().chain(text.chars()).flat_map(|character| {
            let known = self.characters.get(&character);
            let itself = known.is_none().then_some(character);
            known.into_iter().flat_map(|known| known.iter().copied()).chain(itself)
        });
        for character in replaced {
            let space = character == ' ';
            if !(space && after_space) {
                if normal.is_empty() && !space {
                    normal.push(SPACE_MARK);
                }
                normal.push(if space { SPACE_MARK } else { character });
            }
            after_space = space;
        }
        self.pieces.segment(&normal, scratch, output);
    }

    /// Appends, for each window, the means over its pieces in the last and the middle layer.
    fn forward(&self, pieces: &[u32], windows: &[Range<usize>], output: &mut Vec<f32>) {
        let (level, width) = (self.level, self.width);
        let mut values = vec![0.0; pieces.len() * width];
        let row_bytes = width / BLOCK * STORED;
        for window in windows {
            for (position, index) in window.clone().enumerate() {
                let row = &mut values[index * width..(index + 1) * width];
                row.copy_from_slice(&self.positions[position * width..(position + 1) * width]);
                let piece = pieces[index] as usize;
                add_row(&self.words[piece * row_bytes..(piece + 1) * row_bytes], row);
            }
        }
        let [scale, shift] = &self.first_normal;
        normalise_rows(level, &mut values, scale, shift, self.epsilon);
        let (mut rounded, mut projected, mut wide, mut narrow) =
            (Rounded::default(), Vec::new(), Vec::new(), Vec::new());
        let (mut attended, mut keys) = (vec![0.0; values.len()], Vec::new());
        let mut middle = Vec::new();
        for (depth, layer) in self.layers.iter().enumerate() {
            layer.attention.apply(level, &values, &mut rounded, &mut projected);
            for window in windows {
                let own = &projected[window.start * 3 * width..window.end * 3 * width];
                self.attend(own, &mut attended[window.start * width..window.end * width], &mut keys);
            }
            layer.attended.apply(level, &attended, &mut rounded, &mut narrow);
            add(&mut values, &narrow);
            let [scale, shift] = &layer.attention_normal;
            normalise_rows(level, &mut values, scale, shift, self.epsilon);
            layer.widen.apply(level, &values, &mut rounded, &mut wide);
            gaussian_unit(level, &mut wide);
            layer.narrow.apply(level, &wide, &mut rounded, &mut narrow);
            add(&mut values, &narrow);
            let [scale, shift] = &layer.normal;
            normalise_rows(level, &mut values, scale, shift, self.epsilon);
            if depth + 1 == self.layers.len() * 2 / 3 {
                middle.clone_from(&values);
            }
        }
        for window in windows {
            self.mean(&values, window, output);
            self.mean(&middle, window, output);
        }
    }

    /// Appends the mean of a window's rows.
    fn mean(&self, values: &[f32], window: &Range<usize>, output: &mut Vec<f32>) {
        let mut mean = vec![0.0; self.width];
        for row in values[window.start * self.width..window.end * self.width].chunks_exact(self.width) {
            add(&mut mean, row);
        }
        output.extend(mean.iter().map(|sum| sum / window.len() as f32));
    }

    /// Scaled dot-product attention (Vaswani et al. 2017) among the pieces of one window.
    fn attend(&self, projected: &[f32], output: &mut [f32], keys: &mut Vec<[f32; LANES]>) {
        let (width, count) = (self.width, output.len() / self.width);
        let size = width / self.heads;
        let factor = 1.0 / (size as f32).sqrt();
        let chunks = count.div_ceil(LANES);
        dispatch!(self.level, _simd => {
            let mut weights = vec![[[0.0; LANES]; TOGETHER_QUERIES]; chunks];
            let mut one = vec![[0.0; LANES]; chunks];
            for head in 0..self.heads {
                let column = head * size;
                keys.clear();
                keys.resize(chunks * size, [0.0; LANES]);
                for (piece, row) in projected.chunks_exact(3 * width).enumerate() {
                    let keys = &mut keys[piece / LANES * size..][..size];
                    for (key, cell) in row[width + column..][..size].iter().zip(keys) {
                        cell[piece % LANES] = *key;
                    }
                }
                for first in (0..count).step_by(TOGETHER_QUERIES) {
                    // Beyond the last piece the last one is computed again.
                    let queries: [&[f32]; TOGETHER_QUERIES] = std::array::from_fn(|query| {
                        let piece = (first + query).min(count - 1);
                        &projected[piece * 3 * width + column..][..size]
                    });
                    for (weights, keys) in weights.iter_mut().zip(keys.chunks_exact(size)) {
                        *weights = products(queries, keys);
                    }
                    for query in 0..TOGETHER_QUERIES.min(count - first) {
                        for (one, weights) in one.iter_mut().zip(&weights) {
                            *one = weights[query].map(|weight| weight * factor);
                        }
                        one.as_flattened_mut()[count..].fill(f32::NEG_INFINITY);
                        soft_maximum(&mut one);
                        let target = &mut output[(first + query) * width + column..][..size];
                        let weights = &one.as_flattened()[..count];
                        for (part, target) in target.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
                            let column = 2 * width + column + part * LANES;
                            *target = weighted_sum(weights, projected, 3 * width, column);
                        }
                    }
                }
            }
        });
    }

    /// Computes the windows that wait, and appends the vectors of the texts they complete.
    fn flush(&self, waiting: &mut Waiting, output: &mut Vec<f32>) {
        let mut means = Vec::with_capacity(waiting.windows.len() * self.dimensions());
        self.forward(&waiting.pieces, &waiting.windows, &mut means);
        let mut windows = waiting.windows.iter().zip(means.chunks_exact(self.dimensions()));
        for count in &waiting.texts {
            let from = output.len();
            output.resize(from + self.dimensions(), 0.0);
            let vector = &mut output[from..];
            for (window, mean) in windows.by_ref().take(*count) {
                let share = (window.len() - 2).max(1) as f32;
                for (value, mean) in vector.iter_mut().zip(mean) {
                    *value += share * mean;
                }
            }
            for part in vector.chunks_exact_mut(self.width) {
                normalise_length(part);
                // Two parts of equal length, together of length 1.
                for value in part {
                    *value *= std::f32::consts::FRAC_1_SQRT_2;
                }
            }
        }
        *waiting = Waiting::default();
    }
}

/// The products of some queries with sixteen keys.
#[inline(always)]
fn products(queries: [&[f32]; TOGETHER_QUERIES], keys: &[[f32; LANES]]) -> [[f32; LANES]; TOGETHER_QUERIES] {
    let mut sums = [[0.0; LANES]; TOGETHER_QUERIES];
    for (index, key) in keys.iter().enumerate() {
        for (sums, query) in sums.iter_mut().zip(queries) {
            let value = query[index];
            for (sum, key) in sums.iter_mut().zip(key) {
                *sum += value * key;
            }
        }
    }
    sums
}

/// The weighted sum of sixteen columns over rows of this width.
#[inline(always)]
fn weighted_sum(weights: &[f32], rows: &[f32], width: usize, column: usize) -> [f32; LANES] {
    // Even and odd rows by themselves, so that one need not wait for the other.
    let mut sums = [[0.0; LANES]; 2];
    for (index, (weight, row)) in weights.iter().zip(rows.chunks_exact(width)).enumerate() {
        for (sum, value) in sums[index % 2].iter_mut().zip(&row[column..column + LANES]) {
            *sum += weight * value;
        }
    }
    std::array::from_fn(|lane| sums[0][lane] + sums[1][lane])
}

/// Texts that are computed together.
#[derive(Default)]
struct Waiting {
    pieces: Vec<u32>,
    /// Which pieces a window has.
    windows: Vec<Range<usize>>,
    /// How many windows each text has.
    texts: Vec<usize>,
}

impl Model for E5 {
    fn dimensions(&self) -> usize {
        2 * self.width
    }

    fn encode(&self, texts: &[&str], output: &mut Vec<f32>) {
        output.reserve(texts.len() * self.dimensions());
        let (mut scratch, mut pieces, mut waiting) = (Scratch::default(), Vec::new(), Waiting::default());
        for text in texts {
            pieces.clear();
            self.segment(text, &mut scratch, &mut pieces);
            pieces.truncate(LONGEST);
            let windows = pieces.len().div_ceil(self.window - 2);
            let size = pieces.len() + 2 * windows;
            if !waiting.texts.is_empty() && waiting.pieces.len() + size > TOGETHER {
                self.flush(&mut waiting, output);
            }
            for part in pieces.chunks(self.window - 2) {
                let first = waiting.pieces.len();
                waiting.pieces.push(self.start);
                waiting.pieces.extend_from_slice(part);
                waiting.pieces.push(self.end);
                waiting.windows.push(first..waiting.pieces.len());
            }
            waiting.texts.push(windows);
        }
        if !waiting.texts.is_empty() {
            self.flush(&mut waiting, output);
        }
    }
}
