//! From log-odds of learners to calibrated log-odds, on a later fold.

use crate::horizon::COUNT;
use holdfast_learners::probability;
use serde::{Deserialize, Serialize};

/// Prior standard deviation of an interval's own intercept.
const INTERCEPT_SPREAD: f64 = 0.3;
/// Prior standard deviation of a learner's slope around its equal share of 1.
const SLOPE_SPREAD: f64 = 0.3;
/// Prior standard deviation of an interval's own slope.
const INTERVAL_SLOPE_SPREAD: f64 = 0.15;
/// Prior standard deviation of the common intercept.
const LEVEL_SPREAD: f64 = 2.0;
/// Most steps of Newton's method, and the step from which on it is done.
const ROUNDS: usize = 30;
const SMALL_STEP: f64 = 1e-9;

/// Linear recalibration of the log-odds of one or several learners, with an intercept and slopes
/// of each interval: log-odds = aⱼ + Σₘ bₘⱼ (zₘ − cₘ).
///
/// Fitted as logistic regression (Platt; Cox's recalibration) with quadratic penalties that pull
/// the intervals towards each other and the slopes towards equal shares of 1, so that a fold with
/// few losses changes little. With several learners this is stacking on a later fold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Recalibration {
    /// The log-odds where every learner is at its centre, by interval.
    pub(crate) levels: [f64; COUNT],
    /// The mean log-odds of each learner.
    pub(crate) centre: Vec<f64>,
    /// By learner, then by interval; not negative.
    pub(crate) slopes: Vec<[f64; COUNT]>,
}

/// What a recalibration is fitted on.
#[derive(Debug, Default)]
pub(crate) struct RecalibrationRows {
    /// Log-odds by learner.
    pub(crate) log_odds: Vec<Vec<f64>>,
    /// Interval of each row.
    pub(crate) interval: Vec<u8>,
    /// Outcome of each row, 0 to 1.
    pub(crate) target: Vec<f64>,
    /// How much each row counts.
    pub(crate) weight: Vec<f64>,
}

impl Recalibration {
    /// No change: equal shares.
    pub(crate) fn none(learners: usize) -> Self {
        let centre = vec![0.0; learners];
        Self { levels: [0.0; COUNT], centre, slopes: vec![[1.0 / learners as f64; COUNT]; learners] }
    }

    pub(crate) fn apply(&self, log_odds: impl Iterator<Item = f64>, interval: usize) -> f64 {
        let learners = self.slopes.iter().zip(&self.centre);
        let terms = learners.zip(log_odds).map(|((slope, centre), z)| slope[interval] * (z - centre));
        self.levels[interval] + terms.sum::<f64>()
    }

    /// What is constant in an interval, apart from the learners' log-odds.
    pub(crate) fn intercept(&self, interval: usize) -> f64 {
        self.apply(std::iter::repeat_n(0.0, self.slopes.len()), interval)
    }

    /// For models learned from more: how far the slopes of an interval are from 1 in all comes
    /// from penalties (above) and chance (below), and both fall with one over the number of
    /// losses. `share`: losses learned from then over losses learned from now.
    pub(crate) fn with_more(&self, share: f64) -> Self {
        let mut carried = self.clone();
        for interval in 0..COUNT {
            let sum: f64 = self.slopes.iter().map(|slopes| slopes[interval]).sum();
            if sum > 0.0 {
                let factor = (1.0 + (sum - 1.0) * share) / sum;
                carried.slopes.iter_mut().for_each(|slopes| slopes[interval] *= factor);
            }
        }
        carried
    }

    /// The same slopes at the level of `rows`: an intercept of each interval, with the penalties and
    /// the factor `certainty` of [`Self::fit`].
    ///
    /// For models that were learned from other rows than those calibrated: log-odds of two models
    /// may differ by any constant (a cause that had not struck before the one was learned), so
    /// neither level nor centre carries over.
    pub(crate) fn at_level_of(&self, rows: &RecalibrationRows, certainty: f64) -> Self {
        let mut found = Self { centre: centres(rows, 0..self.slopes.len()), ..self.clone() };
        let from_centre: Vec<f64> = (0..rows.target.len())
            .map(|row| {
                let interval = usize::from(rows.interval[row]);
                let learners = found.slopes.iter().zip(&found.centre).zip(&rows.log_odds);
                learners.map(|((slopes, centre), z)| slopes[interval] * (z[row] - centre)).sum()
            })
            .collect();
        // Common intercept, then what an interval adds to it.
        let size = 1 + COUNT;
        let mut precision = [INTERCEPT_SPREAD.powi(-2); 1 + COUNT];
        precision[0] = LEVEL_SPREAD.powi(-2);
        let mut mean = [0.0; 1 + COUNT];
        mean[0] = found.slopes.iter().zip(&found.centre).map(|(slopes, c)| c * slopes[0]).sum();
        let mut parameters = mean;
        for _ in 0..ROUNDS {
            let mut gradient: Vec<f64> =
                (0..size).map(|i| precision[i] * (mean[i] - parameters[i])).collect();
            let mut hessian = vec![0.0; size * size];
            (0..size).for_each(|i| hessian[i * size + i] = precision[i]);
            for (row, from_centre) in from_centre.iter().enumerate() {
                let own = 1 + usize::from(rows.interval[row]);
                let p = probability(from_centre + parameters[0] + parameters[own]);
                let weight = certainty * rows.weight[row];
                for i in [0, own] {
                    gradient[i] += weight * (rows.target[row] - p);
                    for j in [0, own] {
                        hessian[i * size + j] += weight * p * (1.0 - p);
                    }
                }
            }
            let Some(step) = solve(&mut hessian, &gradient, size) else { break };
            if advance(&mut parameters, &step) < SMALL_STEP {
                break;
            }
        }
        found.levels = std::array::from_fn(|j| parameters[0] + parameters[1 + j]);
        found
    }

    /// Fits on `rows`, the likelihood counted with the factor `certainty` (below 1 where rows
    /// repeat each other).
    pub(crate) fn fit(rows: &RecalibrationRows, certainty: f64) -> Self {
        let learners = rows.log_odds.len();
        let mut used = vec![true; learners];
        loop {
            let found = fit(rows, certainty, &used);
            let worst = (0..learners)
                .filter(|&learner| used[learner])
                .map(|learner| (found.slopes[learner].iter().copied().fold(f64::INFINITY, f64::min), learner))
                .min_by(|a, b| a.0.total_cmp(&b.0));
            match worst {
                // A learner that speaks against itself is left out; the last one stays at nothing.
                Some((slope, learner)) if slope < 0.0 => {
                    if used.iter().filter(|used| **used).count() == 1 {
                        let mut flat = found;
                        for slope in flat.slopes.iter_mut().flatten() {
                            *slope = slope.max(0.0);
                        }
                        return flat;
                    }
                    used[learner] = false;
                }
                _ => return found,
            }
        }
    }
}

/// Positions of the parameters: common intercept, intercepts of intervals, slopes of learners,
/// slopes of intervals (on the mean of the learners).
fn fit(rows: &RecalibrationRows, certainty: f64, used: &[bool]) -> Recalibration {
    let learners: Vec<usize> = (0..used.len()).filter(|learner| used[*learner]).collect();
    let count = learners.len();
    let size = 1 + COUNT + count + COUNT;
    let centre = centres(rows, learners.iter().copied());
    let mut mean = vec![0.0; size];
    let mut precision = vec![0.0; size];
    // The starting level: the slopes' share of the centre, so that no change is the prior.
    mean[0] = centre.iter().sum::<f64>() / count as f64;
    precision[0] = LEVEL_SPREAD.powi(-2);
    for j in 0..COUNT {
        precision[1 + j] = INTERCEPT_SPREAD.powi(-2);
        precision[1 + COUNT + count + j] = INTERVAL_SLOPE_SPREAD.powi(-2);
    }
    for m in 0..count {
        mean[1 + COUNT + m] = 1.0 / count as f64;
        precision[1 + COUNT + m] = SLOPE_SPREAD.powi(-2);
    }
    let mut parameters = mean.clone();
    let mut x = vec![0.0; 2 + count + 1];
    let mut at = vec![0_usize; 2 + count + 1];
    for _ in 0..ROUNDS {
        let mut gradient: Vec<f64> = (0..size).map(|i| precision[i] * (mean[i] - parameters[i])).collect();
        let mut hessian = vec![0.0; size * size];
        for i in 0..size {
            hessian[i * size + i] = precision[i];
        }
        for row in 0..rows.target.len() {
            let interval = usize::from(rows.interval[row]);
            (x[0], at[0]) = (1.0, 0);
            (x[1], at[1]) = (1.0, 1 + interval);
            let mut average = 0.0;
            for (m, &learner) in learners.iter().enumerate() {
                let z = rows.log_odds[learner][row] - centre[m];
                (x[2 + m], at[2 + m]) = (z, 1 + COUNT + m);
                average += z / count as f64;
            }
            (x[2 + count], at[2 + count]) = (average, 1 + COUNT + count + interval);
            let f: f64 = x.iter().zip(&at).map(|(x, at)| x * parameters[*at]).sum();
            let p = probability(f);
            let weight = certainty * rows.weight[row];
            let (residual, curvature) = (weight * (rows.target[row] - p), weight * p * (1.0 - p));
            for (xi, ai) in x.iter().zip(&at) {
                gradient[*ai] += residual * xi;
                for (xk, ak) in x.iter().zip(&at) {
                    hessian[ai * size + ak] += curvature * xi * xk;
                }
            }
        }
        let Some(step) = solve(&mut hessian, &gradient, size) else { break };
        if advance(&mut parameters, &step) < SMALL_STEP {
            break;
        }
    }
    let mut found = Recalibration {
        levels: std::array::from_fn(|j| parameters[0] + parameters[1 + j]),
        centre: vec![0.0; used.len()],
        slopes: vec![[0.0; COUNT]; used.len()],
    };
    for (m, &learner) in learners.iter().enumerate() {
        found.centre[learner] = centre[m];
        for j in 0..COUNT {
            let own = parameters[1 + COUNT + count + j] / count as f64;
            found.slopes[learner][j] = parameters[1 + COUNT + m] + own;
        }
    }
    found
}

/// The weighted mean log-odds of these learners.
fn centres(rows: &RecalibrationRows, learners: impl Iterator<Item = usize>) -> Vec<f64> {
    let total: f64 = rows.weight.iter().sum();
    learners
        .map(|learner| {
            let sum: f64 = rows.log_odds[learner].iter().zip(&rows.weight).map(|(z, w)| z * w).sum();
            if total > 0.0 { sum / total } else { 0.0 }
        })
        .collect()
}

/// Takes a step, at most 2 in any direction; gives its largest part.
fn advance(parameters: &mut [f64], step: &[f64]) -> f64 {
    let largest = step.iter().fold(0.0_f64, |largest, step| largest.max(step.abs()));
    let scale = (2.0 / largest).min(1.0);
    parameters.iter_mut().zip(step).for_each(|(parameter, step)| *parameter += scale * step);
    largest
}

/// Solves a symmetric positive definite system by Cholesky's method; `None` if it is not one.
fn solve(matrix: &mut [f64], right: &[f64], size: usize) -> Option<Vec<f64>> {
    for i in 0..size {
        for j in 0..=i {
            let mut sum = matrix[i * size + j];
            for k in 0..j {
                sum -= matrix[i * size + k] * matrix[j * size + k];
            }
            if i == j {
                if !(sum > 0.0) {
                    return None;
                }
                matrix[i * size + i] = sum.sqrt();
            } else {
                matrix[i * size + j] = sum / matrix[j * size + j];
            }
        }
    }
    let mut x = right.to_vec();
    for i in 0..size {
        for k in 0..i {
            x[i] -= matrix[i * size + k] * x[k];
        }
        x[i] /= matrix[i * size + i];
    }
    for i in (0..size).rev() {
        for k in i + 1..size {
            x[i] -= matrix[k * size + i] * x[k];
        }
        x[i] /= matrix[i * size + i];
    }
    Some(x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use holdfast_stats::random::Generator;

    fn rows(count: usize, slope: f64, noise: bool) -> RecalibrationRows {
        let mut random = Generator::new(3);
        let mut rows = RecalibrationRows { log_odds: vec![Vec::new(); 2], ..RecalibrationRows::default() };
        for row in 0..count {
            let z = random.next_unit() * 4.0 - 4.0;
            let interval = (row % COUNT) as u8;
            let truth = probability(slope * z + 0.4 * f64::from(interval) - 0.5);
            rows.log_odds[0].push(z);
            rows.log_odds[1].push(if noise { random.next_unit() * 4.0 - 4.0 } else { z });
            rows.interval.push(interval);
            rows.target.push(f64::from(u8::from(random.next_unit() < truth)));
            rows.weight.push(1.0);
        }
        rows
    }

    #[test]
    fn known_slopes_and_intercepts_are_found_and_noise_gets_none() {
        let found = Recalibration::fit(&rows(200_000, 0.7, true), 1.0);
        for j in 0..COUNT {
            assert!((found.slopes[0][j] - 0.7).abs() < 0.05, "{found:?}");
            assert!(found.slopes[1][j].abs() < 0.05, "{found:?}");
            assert!((found.intercept(j) - (0.4 * j as f64 - 0.5)).abs() < 0.1, "{found:?}");
        }
    }

    #[test]
    fn few_rows_change_little() {
        let found = Recalibration::fit(&rows(8, 0.7, false), 0.1);
        let sum: f64 = found.slopes.iter().map(|slope| slope[0]).sum();
        assert!((sum - 1.0).abs() < 0.3, "{found:?}");
        let half = found.with_more(0.5);
        let halved: f64 = half.slopes.iter().map(|slope| slope[0]).sum();
        assert!((halved - 1.0 - (sum - 1.0) / 2.0).abs() < 1e-12);
        assert_eq!(Recalibration::none(2).apply([1.0, 3.0].into_iter(), 0), 2.0);
    }

    #[test]
    fn the_level_of_other_rows_does_not_hang_on_the_constant_of_a_model() {
        let rows = rows(20_000, 0.7, false);
        let fitted = Recalibration::fit(&rows, 1.0);
        let mut moved = RecalibrationRows { log_odds: rows.log_odds.clone(), ..rows };
        moved.log_odds.iter_mut().flatten().for_each(|z| *z += 5.0);
        let level = fitted.at_level_of(&moved, 1.0);
        let (mut predicted, mut left) = ([0.0; COUNT], [0.0; COUNT]);
        for row in 0..moved.target.len() {
            let interval = usize::from(moved.interval[row]);
            let z = moved.log_odds.iter().map(|z| z[row]);
            predicted[interval] += probability(level.apply(z, interval));
            left[interval] += moved.target[row];
        }
        for j in 0..COUNT {
            assert!((predicted[j] / left[j] - 1.0).abs() < 0.01, "{predicted:?} {left:?}");
            assert_eq!(level.slopes[0][j], fitted.slopes[0][j]);
        }
    }
}
