//! The columns of a table as coefficients see them.

use super::{Additive, Effect};
use crate::Examples;
use crate::table::{MISSING, Values};

/// No coefficient.
pub(super) const NONE: u32 = u32::MAX;

/// How a column enters.
enum Source {
    Number { scale: Scale, dense: usize, indicator: Option<(usize, f64)> },
    Category { levels: Vec<u32>, missing: u32, share: Vec<f64> },
}

/// How a number enters: drawn in to `lowest..=highest`, then standardised.
#[derive(Clone, Copy)]
struct Scale {
    mean: f64,
    deviation: f64,
    lowest: f64,
    highest: f64,
}

/// Rows of dense values (a constant first) followed by at most one coefficient's index per
/// category column.
pub(super) struct Design {
    pub(super) rows: usize,
    /// Dense values a row.
    pub(super) width: usize,
    pub(super) dense: Vec<f64>,
    /// Category columns.
    pub(super) categories: usize,
    /// Indices into the coefficients, row by row.
    pub(super) codes: Vec<u32>,
    /// Coefficients, the intercept (at 0) included.
    pub(super) size: usize,
    sources: Vec<Source>,
}

impl Design {
    pub(super) fn new(examples: &Examples<'_>, most_levels: usize) -> Self {
        let table = examples.table;
        let rows = table.rows();
        let weights: Vec<f64> = (0..rows).map(|row| examples.weight(row)).collect();
        let total: f64 = weights.iter().sum();
        let mut sources = Vec::with_capacity(table.columns().len());
        let mut width = 1;
        for column in table.columns() {
            match &column.values {
                Values::Numbers(numbers) => {
                    let (scale, missing) = scale(numbers, &weights);
                    let dense = width;
                    width += 1;
                    let indicator = (missing > 0.0 && missing < total).then(|| {
                        width += 1;
                        (width - 1, missing / total)
                    });
                    sources.push(Source::Number { scale, dense, indicator });
                }
                Values::Categories { codes, names } => {
                    let mut share = vec![0.0; names.len() + 1];
                    for (code, weight) in codes.iter().zip(&weights) {
                        let level = if *code == MISSING { names.len() } else { *code as usize };
                        share[level] += weight / total;
                    }
                    sources.push(Source::Category { levels: Vec::new(), missing: NONE, share });
                }
            }
        }
        let mut size = width;
        let mut categories = 0;
        for source in &mut sources {
            if let Source::Category { levels, missing, share } = source {
                let count = share.len() - 1;
                *levels = number_levels(share, most_levels, &mut size);
                *missing = levels[count];
                levels.truncate(count);
                categories += 1;
            }
        }
        let mut dense = vec![0.0; rows * width];
        let mut codes = vec![NONE; rows * categories];
        for row in dense.chunks_exact_mut(width) {
            row[0] = 1.0;
        }
        let mut category = 0;
        for (column, source) in table.columns().iter().zip(&sources) {
            match (&column.values, source) {
                (Values::Numbers(numbers), Source::Number { scale, dense: at, indicator }) => {
                    for (row, number) in dense.chunks_exact_mut(width).zip(numbers) {
                        if !number.is_nan() {
                            let drawn_in = f64::from(*number).clamp(scale.lowest, scale.highest);
                            row[*at] = (drawn_in - scale.mean) / scale.deviation;
                        } else if let Some((indicator, _)) = indicator {
                            row[*indicator] = 1.0;
                        }
                    }
                }
                (Values::Categories { codes: of, .. }, Source::Category { levels, missing, .. }) => {
                    for (row, code) in of.iter().enumerate() {
                        codes[row * categories + category] =
                            if *code == MISSING { *missing } else { levels[*code as usize] };
                    }
                    category += 1;
                }
                _ => {}
            }
        }
        Self { rows, width, dense, categories, codes, size, sources }
    }

    /// The effects that these coefficients mean, moved to weighted mean 0.
    pub(super) fn additive(&self, coefficients: &[f64]) -> Additive {
        let mut baseline = coefficients[0];
        let effects = self
            .sources
            .iter()
            .map(|source| match source {
                Source::Number { scale, dense, indicator } => {
                    let Scale { mean, deviation, lowest, highest } = *scale;
                    let slope = coefficients[*dense] / deviation;
                    let (extra, share) =
                        indicator.map_or((0.0, 0.0), |(at, share)| (coefficients[at], share));
                    baseline += extra * share;
                    let offset = -extra * share;
                    // Without a missing number in training a missing one has no effect.
                    let missing = extra - extra * share;
                    Effect::Line { mean, lowest, highest, slope, offset, missing }
                }
                Source::Category { levels, missing, share } => {
                    let of = |level: u32| if level == NONE { 0.0 } else { coefficients[level as usize] };
                    let average: f64 = levels
                        .iter()
                        .chain([missing])
                        .zip(share)
                        .map(|(level, share)| of(*level) * share)
                        .sum();
                    baseline += average;
                    let centred = |level: u32| if level == NONE { 0.0 } else { of(level) - average };
                    Effect::Levels {
                        effects: levels.iter().map(|level| centred(*level)).collect(),
                        missing: centred(*missing),
                    }
                }
            })
            .collect();
        Additive { baseline, effects }
    }
}

/// Bounds, weighted mean and standard deviation of the numbers (infinite for a constant), and the
/// weight of the missing ones.
fn scale(numbers: &[f32], weights: &[f64]) -> (Scale, f64) {
    let (lowest, highest) = bounds(numbers, weights);
    let (mut sum, mut total, mut missing) = (0.0, 0.0, 0.0);
    for (number, weight) in numbers.iter().zip(weights) {
        if number.is_nan() {
            missing += weight;
        } else {
            sum += weight * f64::from(*number).clamp(lowest, highest);
            total += weight;
        }
    }
    let mean = if total > 0.0 { sum / total } else { 0.0 };
    let squares: f64 = numbers
        .iter()
        .zip(weights)
        .filter(|(number, _)| !number.is_nan())
        .map(|(number, weight)| weight * (f64::from(*number).clamp(lowest, highest) - mean).powi(2))
        .sum();
    let deviation = if total > 0.0 { (squares / total).sqrt() } else { 0.0 };
    // A constant column has no effect; its rounding must not be blown up.
    let deviation = if deviation > 1e-7 * mean.abs().max(1e-30) { deviation } else { f64::INFINITY };
    (Scale { mean, deviation, lowest, highest }, missing)
}

/// What a thousandth of the numbers lies below and above; the least and the largest number where
/// that is one and the same. A line must not go on for ever: what a few extreme rows taught, or
/// what lies beyond all that was seen, counts as the bound.
fn bounds(numbers: &[f32], weights: &[f64]) -> (f64, f64) {
    let counted = numbers.iter().zip(weights).filter(|(number, weight)| !number.is_nan() && **weight > 0.0);
    let mut known: Vec<f32> = counted.map(|(number, _)| *number).collect();
    let Some(last) = known.len().checked_sub(1) else { return (0.0, 0.0) };
    let beyond = last / 1_000;
    let mut at = |position: usize| f64::from(*known.select_nth_unstable_by(position, f32::total_cmp).1);
    let (lowest, highest) = (at(beyond), at(last - beyond));
    if lowest < highest { (lowest, highest) } else { (at(0), at(last)) }
}

/// A coefficient for each level with weight; the rarest of too many share one.
fn number_levels(share: &[f64], most: usize, size: &mut usize) -> Vec<u32> {
    let mut used: Vec<usize> = (0..share.len()).filter(|level| share[*level] > 0.0).collect();
    let mut levels = vec![NONE; share.len()];
    used.sort_by(|a, b| share[*b].total_cmp(&share[*a]).then(a.cmp(b)));
    for (position, level) in used.iter().enumerate() {
        levels[*level] = (*size + position.min(most)) as u32;
    }
    *size += used.len().min(most + 1);
    levels
}
