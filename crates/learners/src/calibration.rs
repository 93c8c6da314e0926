//! Maps from log-odds to better log-odds.

use crate::combine::{self, Rows};
use crate::folds::shuffle;
use crate::{Error, log_loss, log_odds_of, probability};
use holdfast_stats::random::Generator;
use serde::{Deserialize, Serialize};

/// Folds among which the map is chosen.
const FOLDS: usize = 5;
/// Weight that a step of the isotonic map needs at least.
const LEAST_STEP: f64 = 20.0;

/// A rising map from log-odds to log-odds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Calibration {
    /// Nothing is changed.
    Identity,
    /// intercept + slope · log-odds (Platt J (1999), *Advances in Large Margin Classifiers*).
    Platt {
        /// The slope, at least 0.
        slope: f64,
        /// The intercept.
        intercept: f64,
    },
    /// intercept + low · ln p − high · ln(1 − p) (Kull M, Silva Filho T, Flach P (2017),
    /// *Electronic Journal of Statistics* 11:5052–5080): bends the two ends differently.
    Beta {
        /// Weight of ln p, at least 0.
        low: f64,
        /// Weight of −ln(1 − p), at least 0.
        high: f64,
        /// The intercept.
        intercept: f64,
    },
    /// The rising steps that fit best (Zadrozny B, Elkan C (2002), *KDD*), joined by straight
    /// lines in log-odds, so that no two different scores become equal for long.
    Isotonic {
        /// Log-odds in the middle of each step, ascending.
        at: Vec<f64>,
        /// The mapped log-odds there, not falling.
        to: Vec<f64>,
    },
}

impl Calibration {
    /// The mapped log-odds.
    ///
    /// ```
    /// let map = holdfast_learners::Calibration::Platt { slope: 2.0, intercept: 1.0 };
    /// assert_eq!(map.apply(3.0), 7.0);
    /// ```
    pub fn apply(&self, log_odds: f64) -> f64 {
        match self {
            Self::Identity => log_odds,
            Self::Platt { slope, intercept } => intercept + slope * log_odds,
            Self::Beta { low, high, intercept } => {
                let [below, above] = ends(log_odds);
                intercept + low * below + high * above
            }
            Self::Isotonic { at, to } => interpolate(at, to, log_odds),
        }
    }

    /// The map that foretells best: each kind is fitted on four fifths of the rows and
    /// compared on the last, five times. Another map than [`Calibration::Identity`] is taken
    /// only if it lowers the log-loss by more than one standard error of the difference, so
    /// that what is calibrated already is left alone. `log_odds` must be out of sample.
    ///
    /// # Errors
    ///
    /// Lengths that differ.
    pub fn choose(
        log_odds: &[f64],
        target: &[f32],
        weight: Option<&[f32]>,
        group: Option<&[u32]>,
        seed: u64,
    ) -> Result<Self, Error> {
        let rows = log_odds.len();
        for (what, found) in [
            ("the target", target.len()),
            ("the weights", weight.map_or(rows, <[f32]>::len)),
            ("the groups", group.map_or(rows, <[u32]>::len)),
        ] {
            if found != rows {
                return Err(Error::Length { what: what.to_owned(), found, expected: rows });
            }
        }
        let given = Rows { target, weight };
        let fold_of = deal(rows, group, seed);
        let mut improvements: [Vec<f64>; 3] = std::array::from_fn(|_| vec![0.0; rows]);
        for fold in 0..FOLDS {
            let (learned, held): (Vec<usize>, Vec<usize>) =
                (0..rows).partition(|row| usize::from(fold_of[*row]) != fold);
            let maps = Self::all(log_odds, &given, &learned);
            for (map, improvements) in maps.iter().zip(&mut improvements) {
                for row in &held {
                    let target = f64::from(target[*row]);
                    let before = log_loss(log_odds[*row], target);
                    let after = log_loss(map.apply(log_odds[*row]), target);
                    improvements[*row] = given.weight(*row) * (before - after);
                }
            }
        }
        let mut best: Option<(f64, usize)> = None;
        for (kind, improvements) in improvements.iter().enumerate() {
            let mean = improvements.iter().sum::<f64>() / rows.max(1) as f64;
            let squares: f64 = improvements.iter().map(|value| (value - mean).powi(2)).sum();
            let error = (squares / rows.max(1) as f64 / rows.max(1) as f64).sqrt();
            if mean > error && best.is_none_or(|(most, _)| mean > most) {
                best = Some((mean, kind));
            }
        }
        let all: Vec<usize> = (0..rows).collect();
        let mut maps = Self::all(log_odds, &given, &all);
        Ok(best.map_or(Self::Identity, |(_, kind)| maps.swap_remove(kind)))
    }

    /// Platt, beta and isotonic maps of these rows.
    fn all(log_odds: &[f64], given: &Rows<'_>, rows: &[usize]) -> Vec<Self> {
        let platt = combine::fit(&[log_odds], given, rows, &[1.0]);
        let (below, above): (Vec<f64>, Vec<f64>) = log_odds
            .iter()
            .map(|log_odds| {
                let [below, above] = ends(*log_odds);
                (below, above)
            })
            .unzip();
        let beta = combine::fit(&[&below, &above], given, rows, &[1.0, 1.0]);
        vec![
            Self::Platt { slope: platt.weights[0], intercept: platt.intercept },
            Self::Beta { low: beta.weights[0], high: beta.weights[1], intercept: beta.intercept },
            isotonic(log_odds, given, rows),
        ]
    }
}

/// ln p and −ln(1 − p).
fn ends(log_odds: f64) -> [f64; 2] {
    [-log_loss(log_odds, 1.0), log_loss(log_odds, 0.0)]
}

/// A fold for every row; rows of a group share one.
fn deal(rows: usize, group: Option<&[u32]>, seed: u64) -> Vec<u8> {
    let mut keys: Vec<u32> = group.map_or_else(|| (0..rows as u32).collect(), <[u32]>::to_vec);
    keys.sort_unstable();
    keys.dedup();
    let mut folds: Vec<u8> = (0..keys.len()).map(|index| (index % FOLDS) as u8).collect();
    shuffle(&mut folds, &mut Generator::stream(seed, 77));
    (0..rows as u32)
        .map(|row| group.map_or(row, |group| group[row as usize]))
        .map(|key| keys.binary_search(&key).map_or(0, |index| folds[index]))
        .collect()
}

fn isotonic(log_odds: &[f64], given: &Rows<'_>, rows: &[usize]) -> Calibration {
    let mut sorted: Vec<usize> = rows.iter().copied().filter(|row| given.weight(*row) > 0.0).collect();
    sorted.sort_by(|a, b| log_odds[*a].total_cmp(&log_odds[*b]));
    // Weight, positive weight, weighted log-odds.
    let mut steps: Vec<[f64; 3]> = Vec::new();
    for row in sorted {
        let weight = given.weight(row);
        steps.push([weight, weight * f64::from(given.target[row]), weight * log_odds[row]]);
        while let [.., before, last] = steps.as_slice()
            && (before[1] * last[0] >= last[1] * before[0] || before[0] < LEAST_STEP)
        {
            let merged = [before[0] + last[0], before[1] + last[1], before[2] + last[2]];
            steps.truncate(steps.len() - 2);
            steps.push(merged);
        }
    }
    let mut to: Vec<f64> = Vec::with_capacity(steps.len());
    for step in &steps {
        // One row's worth of the score itself: a step without positives is not impossible.
        let own = probability(step[2] / step[0]);
        let value = log_odds_of((step[1] + own) / (step[0] + 1.0));
        to.push(to.last().map_or(value, |last| last.max(value)));
    }
    Calibration::Isotonic { at: steps.iter().map(|step| step[2] / step[0]).collect(), to }
}

/// Straight lines between the points; beyond the ends one for one.
fn interpolate(at: &[f64], to: &[f64], log_odds: f64) -> f64 {
    let (Some(first), Some(last)) = (at.first(), at.last()) else { return log_odds };
    let next = at.partition_point(|point| *point <= log_odds);
    if next == 0 {
        return to[0] + (log_odds - first);
    }
    if next == at.len() {
        return to[next - 1] + (log_odds - last);
    }
    let (low, high) = (at[next - 1], at[next]);
    let share = if high > low { (log_odds - low) / (high - low) } else { 1.0 };
    to[next - 1] + share * (to[next] - to[next - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simulated(slope: f64, intercept: f64) -> (Vec<f64>, Vec<f32>) {
        let mut random = Generator::new(5);
        (0..8_000)
            .map(|_| {
                let log_odds = (random.next_unit() - 0.6) * 6.0;
                let yes = random.next_unit() < probability(intercept + slope * log_odds);
                (log_odds, f32::from(u8::from(yes)))
            })
            .unzip()
    }

    #[test]
    fn calibrated_log_odds_are_left_alone() {
        let (log_odds, target) = simulated(1.0, 0.0);
        assert_eq!(Calibration::choose(&log_odds, &target, None, None, 1).unwrap(), Calibration::Identity);
    }

    #[test]
    fn a_known_distortion_is_undone() {
        let (log_odds, target) = simulated(0.5, -0.7);
        let map = Calibration::choose(&log_odds, &target, None, None, 1).unwrap();
        for score in [-2.0, -1.0, 0.0, 1.0] {
            let error = probability(map.apply(score)) - probability(0.5 * score - 0.7);
            assert!(error.abs() < 0.03, "{map:?} at {score}: {error}");
        }
    }

    #[test]
    fn every_map_rises() {
        let (log_odds, target) = simulated(2.0, 0.3);
        let rows: Vec<usize> = (0..log_odds.len()).collect();
        for map in Calibration::all(&log_odds, &Rows { target: &target, weight: None }, &rows) {
            let mapped: Vec<f64> = (-80..80).map(|step| map.apply(f64::from(step) / 10.0)).collect();
            assert!(mapped.windows(2).all(|pair| pair[0] <= pair[1]), "{map:?}");
        }
    }
}
