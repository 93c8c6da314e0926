//! Newton's method along a path of penalties, with folds.

use super::design::{Design, NONE};
use crate::matrix::{cholesky, solve};
use crate::{Examples, log_loss, parallel, probability};
use std::ops::Range;

/// Rows of one piece of work: fixed, so that sums do not depend on the number of threads.
const PIECE: usize = 8192;
/// Newton steps at most.
const MOST_STEPS: usize = 50;
/// Half the squared Newton decrement (a bound of the summed loss still to be gained) at which
/// a solution on the path, and the final one, is good.
const ROUGH: f64 = 1e-3;
const FINE: f64 = 1e-14;

/// The best point of a path.
pub(super) struct Found {
    pub(super) coefficients: Vec<f64>,
    /// Log-odds of every row from the other folds.
    pub(super) out_of_fold: Vec<f64>,
}

/// A design with a target, weights and folds. Rows are visited fold by fold.
pub(super) struct Problem<'a> {
    design: &'a Design,
    target: &'a [f32],
    weight: Vec<f64>,
    folds: usize,
    order: Vec<u32>,
    /// Fold and positions in `order`.
    pieces: Vec<(usize, Range<usize>)>,
}

/// Loss, gradient and curvature of some rows, without the penalty.
struct Sums {
    loss: f64,
    gradient: Vec<f64>,
    /// Lower triangle, row-major.
    curvature: Vec<f64>,
}

impl Sums {
    fn new(size: usize) -> Self {
        Self { loss: 0.0, gradient: vec![0.0; size], curvature: vec![0.0; size * size] }
    }

    fn add(&mut self, other: &Self, sign: f64) {
        self.loss += sign * other.loss;
        for (sum, value) in self.gradient.iter_mut().zip(&other.gradient) {
            *sum += sign * value;
        }
        for (sum, value) in self.curvature.iter_mut().zip(&other.curvature) {
            *sum += sign * value;
        }
    }

    /// The Newton step under a penalty, and half the squared decrement.
    fn step(&self, coefficients: &[f64], penalty: f64) -> (Vec<f64>, f64) {
        let size = coefficients.len();
        let mut curvature = self.curvature.clone();
        let mut gradient = self.gradient.clone();
        for index in 1..size {
            gradient[index] += penalty * coefficients[index];
            // A column without variation under no penalty would have no curvature at all.
            curvature[index * size + index] += penalty.max(1e-9);
        }
        let step = solve(&cholesky(&curvature, size), size, &gradient);
        let decrement = step.iter().zip(&gradient).map(|(step, gradient)| step * gradient).sum::<f64>() / 2.0;
        (step, decrement)
    }
}

impl<'a> Problem<'a> {
    pub(super) fn new(design: &'a Design, examples: &Examples<'a>, fold_of: &[u8], folds: usize) -> Self {
        let mut order: Vec<u32> = (0..design.rows as u32).collect();
        order.sort_by_key(|row| fold_of[*row as usize]);
        let mut pieces = Vec::new();
        let mut start = 0;
        for fold in 0..folds {
            let end = order.partition_point(|row| usize::from(fold_of[*row as usize]) <= fold);
            while start < end {
                let stop = end.min(start + PIECE);
                pieces.push((fold, start..stop));
                start = stop;
            }
        }
        let weight = (0..design.rows).map(|row| examples.weight(row)).collect();
        Self { design, target: examples.target, weight, folds, order, pieces }
    }

    /// Solves for every penalty, strong to weak, and keeps the one with the least
    /// out-of-fold loss; stops when two in a row got worse.
    pub(super) fn path(&self, penalties: &[f64]) -> Found {
        let mut coefficients = vec![0.0; self.design.size];
        let mut best: Option<(f64, f64, Vec<f64>, Vec<f64>)> = None;
        let mut worse = 0;
        for penalty in penalties {
            let by_fold = self.solve(&mut coefficients, *penalty, ROUGH);
            if self.folds < 2 || penalties.len() < 2 {
                best = Some((
                    0.0,
                    *penalty,
                    coefficients.clone(),
                    self.out_of_fold(&coefficients, &by_fold, *penalty),
                ));
                break;
            }
            let out_of_fold = self.out_of_fold(&coefficients, &by_fold, *penalty);
            let loss: f64 = (0..self.design.rows)
                .map(|row| self.weight[row] * log_loss(out_of_fold[row], f64::from(self.target[row])))
                .sum();
            if best.as_ref().is_none_or(|(least, ..)| loss < *least) {
                best = Some((loss, *penalty, coefficients.clone(), out_of_fold));
                worse = 0;
            } else {
                worse += 1;
                if worse == 2 {
                    break;
                }
            }
        }
        let (_, penalty, mut coefficients, out_of_fold) = best.unwrap_or_default();
        self.solve(&mut coefficients, penalty, FINE);
        Found { coefficients, out_of_fold }
    }

    /// Newton steps, halved while they do not help. Returns the sums by fold near the
    /// solution: at the point before the last step on a rough path.
    fn solve(&self, coefficients: &mut Vec<f64>, penalty: f64, tolerance: f64) -> Vec<Sums> {
        let mut by_fold = self.sums(coefficients);
        let mut value = penalised(&by_fold, coefficients, penalty);
        for _ in 0..MOST_STEPS {
            let mut all = Sums::new(self.design.size);
            for sums in &by_fold {
                all.add(sums, 1.0);
            }
            let (step, decrement) = all.step(coefficients, penalty);
            if decrement <= tolerance * 1f64.max(value.abs() * 1e-3) {
                break;
            }
            let mut length = 1.0;
            loop {
                let candidate: Vec<f64> =
                    coefficients.iter().zip(&step).map(|(value, step)| value - length * step).collect();
                let sums = self.sums(&candidate);
                let new = penalised(&sums, &candidate, penalty);
                if new <= value + 1e-12 * value.abs() {
                    *coefficients = candidate;
                    by_fold = sums;
                    value = new;
                    break;
                }
                length /= 2.0;
                if length < 1e-8 {
                    return by_fold;
                }
            }
        }
        by_fold
    }

    /// Log-odds of each fold's rows after one Newton step without them.
    fn out_of_fold(&self, coefficients: &[f64], by_fold: &[Sums], penalty: f64) -> Vec<f64> {
        let mut log_odds = vec![0.0; self.design.rows];
        let mut all = Sums::new(self.design.size);
        for sums in by_fold {
            all.add(sums, 1.0);
        }
        let without: Vec<Vec<f64>> = parallel::map(self.folds, |fold| {
            let mut others = Sums::new(self.design.size);
            others.add(&all, 1.0);
            others.add(&by_fold[fold], -1.0);
            let (step, _) = others.step(coefficients, penalty);
            coefficients.iter().zip(&step).map(|(value, step)| value - step).collect()
        });
        for (fold, range) in &self.pieces {
            for row in &self.order[range.clone()] {
                log_odds[*row as usize] = self.predict(*row as usize, &without[*fold]);
            }
        }
        log_odds
    }

    fn predict(&self, row: usize, coefficients: &[f64]) -> f64 {
        let design = self.design;
        let dense = &design.dense[row * design.width..(row + 1) * design.width];
        let codes = &design.codes[row * design.categories..(row + 1) * design.categories];
        let mut log_odds: f64 = dense.iter().zip(coefficients).map(|(value, slope)| value * slope).sum();
        for code in codes {
            if *code != NONE {
                log_odds += coefficients[*code as usize];
            }
        }
        log_odds
    }

    fn sums(&self, coefficients: &[f64]) -> Vec<Sums> {
        let size = self.design.size;
        let parts = parallel::map(self.pieces.len(), |piece| {
            let mut sums = Sums::new(size);
            for row in &self.order[self.pieces[piece].1.clone()] {
                self.add_row(*row as usize, coefficients, &mut sums);
            }
            sums
        });
        let mut by_fold: Vec<Sums> = (0..self.folds).map(|_| Sums::new(size)).collect();
        for ((fold, _), part) in self.pieces.iter().zip(&parts) {
            by_fold[*fold].add(part, 1.0);
        }
        by_fold
    }

    fn add_row(&self, row: usize, coefficients: &[f64], sums: &mut Sums) {
        let weight = self.weight[row];
        if weight <= 0.0 {
            return;
        }
        let design = self.design;
        let size = design.size;
        let dense = &design.dense[row * design.width..(row + 1) * design.width];
        let codes = &design.codes[row * design.categories..(row + 1) * design.categories];
        let log_odds = self.predict(row, coefficients);
        let target = f64::from(self.target[row]);
        let p = probability(log_odds);
        sums.loss += weight * log_loss(log_odds, target);
        let slope = weight * (p - target);
        let curvature = weight * p * (1.0 - p);
        for (index, value) in dense.iter().enumerate() {
            sums.gradient[index] += slope * value;
            let scaled = curvature * value;
            let line = &mut sums.curvature[index * size..=index * size + index];
            for (sum, other) in line.iter_mut().zip(dense) {
                *sum += scaled * other;
            }
        }
        for (position, code) in codes.iter().enumerate() {
            if *code == NONE {
                continue;
            }
            let at = *code as usize;
            sums.gradient[at] += slope;
            for (sum, value) in sums.curvature[at * size..].iter_mut().zip(dense) {
                *sum += curvature * value;
            }
            // Codes of later columns are larger: this stays in the lower triangle.
            for other in &codes[..=position] {
                if *other != NONE {
                    sums.curvature[at * size + *other as usize] += curvature;
                }
            }
        }
    }
}

fn penalised(by_fold: &[Sums], coefficients: &[f64], penalty: f64) -> f64 {
    let loss: f64 = by_fold.iter().map(|sums| sums.loss).sum();
    loss + penalty / 2.0 * coefficients[1..].iter().map(|value| value * value).sum::<f64>()
}
