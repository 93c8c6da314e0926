//! Columns as bytes: every value's bin, row by row.

use crate::table::{MISSING, Table, Values};

/// Bins of numbers at most, beside the one for missing values.
const MOST_BINS: usize = 254;

/// What a split of a feature asks.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Scale {
    /// Bin 0: missing; bin b: more than b − 1 of these cuts lie below the value.
    Number { cuts: Vec<f32> },
    /// Bin 0: missing; bin b: category b − 1.
    Levels { count: usize },
}

/// A feature: an input with its bins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Feature {
    /// The column of the table, or the number of columns plus the number of a statistic.
    pub(super) input: u32,
    pub(super) scale: Scale,
    /// Whether training has missing values.
    pub(super) missing: bool,
    /// −1, 0 or 1: how the log-odds must move with the value.
    pub(super) direction: i8,
}

impl Feature {
    pub(super) fn bins(&self) -> usize {
        match &self.scale {
            Scale::Number { cuts } => cuts.len() + 2,
            Scale::Levels { count } => count + 1,
        }
    }
}

/// All rows' bins.
#[derive(Debug, Clone)]
pub(super) struct Bins {
    pub(super) rows: usize,
    pub(super) features: Vec<Feature>,
    /// `rows` × `features`, row-major.
    pub(super) data: Vec<u8>,
    /// Where each feature's bins begin in a histogram; one more entry for the end.
    pub(super) offsets: Vec<usize>,
}

impl Bins {
    /// Bins of the numbers, and of the categories of columns with at most `most_levels`.
    /// Columns without variation are left out.
    pub(super) fn new(
        table: &Table,
        weights: &[f64],
        directions: &[i8],
        most_bins: usize,
        most_levels: usize,
    ) -> Self {
        let mut features = Vec::new();
        for (index, column) in table.columns().iter().enumerate() {
            let (scale, missing) = match &column.values {
                Values::Numbers(numbers) => {
                    let missing = numbers.iter().any(|number| number.is_nan());
                    (Scale::Number { cuts: cuts(numbers, weights, most_bins) }, missing)
                }
                Values::Categories { codes, names } => {
                    if names.len() > most_levels.min(MOST_BINS) {
                        continue;
                    }
                    (Scale::Levels { count: names.len() }, codes.contains(&MISSING))
                }
            };
            let feature = Feature { input: index as u32, scale, missing, direction: directions[index] };
            if feature.bins() > 2 || feature.missing {
                features.push(feature);
            }
        }
        let rows = table.rows();
        let width = features.len();
        let mut data = vec![0_u8; rows * width];
        for (position, feature) in features.iter().enumerate() {
            match (&table.columns()[feature.input as usize].values, &feature.scale) {
                (Values::Numbers(numbers), Scale::Number { cuts }) => {
                    for (row, number) in numbers.iter().enumerate() {
                        data[row * width + position] = bin(*number, cuts);
                    }
                }
                (Values::Categories { codes, .. }, _) => {
                    for (row, code) in codes.iter().enumerate() {
                        data[row * width + position] = if *code == MISSING { 0 } else { *code as u8 + 1 };
                    }
                }
                _ => {}
            }
        }
        let offsets = offsets(&features);
        Self { rows, features, data, offsets }
    }

    /// These bins and further numeric features, given by columns.
    pub(super) fn with_numbers(&self, inputs: &[(u32, Vec<f32>)], weights: &[f64], most_bins: usize) -> Self {
        let mut features = self.features.clone();
        let more: Vec<(Vec<f32>, &[f32])> = inputs
            .iter()
            .map(|(_, numbers)| (cuts(numbers, weights, most_bins), numbers.as_slice()))
            .collect();
        for ((input, _), (cuts, _)) in inputs.iter().zip(&more) {
            let scale = Scale::Number { cuts: cuts.clone() };
            features.push(Feature { input: *input, scale, missing: false, direction: 0 });
        }
        let old = self.features.len();
        let width = features.len();
        let mut data = Vec::with_capacity(self.rows * width);
        for row in 0..self.rows {
            data.extend_from_slice(&self.data[row * old..(row + 1) * old]);
            data.extend(more.iter().map(|(cuts, numbers)| bin(numbers[row], cuts)));
        }
        let offsets = offsets(&features);
        Self { rows: self.rows, features, data, offsets }
    }

    pub(super) fn row(&self, row: usize) -> &[u8] {
        let width = self.features.len();
        &self.data[row * width..(row + 1) * width]
    }
}

fn offsets(features: &[Feature]) -> Vec<usize> {
    let mut offsets = vec![0];
    let mut end = 0;
    for feature in features {
        end += feature.bins();
        offsets.push(end);
    }
    offsets
}

fn bin(number: f32, cuts: &[f32]) -> u8 {
    if number.is_nan() { 0 } else { cuts.partition_point(|cut| *cut < number) as u8 + 1 }
}

/// Cuts between different values: between all of them if they are few, otherwise at equal
/// weights. A value that alone weighs more than a bin's share gets a bin of its own.
fn cuts(numbers: &[f32], weights: &[f64], most_bins: usize) -> Vec<f32> {
    let mut sorted: Vec<(f32, f64)> = numbers
        .iter()
        .zip(weights)
        .filter(|(number, weight)| !number.is_nan() && **weight > 0.0)
        .map(|(number, weight)| (*number, *weight))
        .collect();
    sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut distinct: Vec<(f32, f64)> = Vec::new();
    for (number, weight) in sorted {
        match distinct.last_mut() {
            // Equal, so that -0 and 0 are one value.
            Some(last) if last.0 >= number => last.1 += weight,
            _ => distinct.push((number, weight)),
        }
    }
    let most_bins = most_bins.min(MOST_BINS);
    let mut left: f64 = distinct.iter().map(|(_, weight)| weight).sum();
    let mut bins_left = most_bins as f64;
    let mut cuts = Vec::new();
    let mut inside = 0.0;
    for pair in distinct.windows(2) {
        inside += pair[0].1;
        let share = left / bins_left;
        if distinct.len() <= most_bins || inside >= share || inside + pair[1].1 / 2.0 > share {
            cuts.push(between(pair[0].0, pair[1].0));
            left -= inside;
            inside = 0.0;
            bins_left = (bins_left - 1.0).max(1.0);
        }
    }
    cuts.truncate(most_bins.saturating_sub(1));
    cuts
}

/// A number c with a ≤ c < b, halfway where rounding allows.
fn between(a: f32, b: f32) -> f32 {
    let middle = a + (b - a) / 2.0;
    if middle.is_finite() && middle >= a && middle < b { middle } else { a }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_values_get_a_bin_each_and_many_get_equal_weights() {
        assert_eq!(cuts(&[3.0, 1.0, 2.0, 2.0, f32::NAN], &[1.0; 5], 254), [1.5, 2.5]);
        let many: Vec<f32> = (0..1_000).map(|value| value as f32).collect();
        let cuts = cuts(&many, &[1.0; 1_000], 10);
        assert_eq!(cuts.len(), 9);
        for (position, cut) in cuts.iter().enumerate() {
            assert!((cut - (position as f32 + 1.0) * 100.0).abs() < 3.0, "{cuts:?}");
        }
        assert_eq!(bin(f32::NAN, &cuts), 0);
        assert_eq!(bin(-5.0, &cuts), 1);
        assert_eq!(bin(1e9, &cuts), 10);
    }

    #[test]
    fn a_frequent_value_has_a_bin_of_its_own() {
        let mut values = vec![0.0_f32; 700];
        values.extend((1..=300).map(|value| value as f32));
        let cuts = cuts(&values, &[1.0; 1_000], 4);
        assert_eq!(cuts.len(), 3);
        assert!((0.0..1.0).contains(&cuts[0]));
    }

    #[test]
    fn a_cut_lies_below_the_upper_value_even_between_neighbours() {
        let a = 1.0_f32;
        let b = f32::from_bits(a.to_bits() + 1);
        assert!(between(a, b) >= a && between(a, b) < b);
        assert!(between(f32::MIN, f32::MAX) < f32::MAX);
    }
}
