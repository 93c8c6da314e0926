//! Few columns of log-odds combined with weights of at least 0.

use crate::matrix::{cholesky, solve};
use crate::{log_loss, probability};

/// Newton steps at most.
const MOST_STEPS: usize = 30;
/// How firmly weights are held at where they would be without data: as by a single row or
/// two, so that a handful of rows cannot send them anywhere.
const FIRMNESS: f64 = 1.0;

/// Rows with a target: what the combination is fitted to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) target: &'a [f32],
    pub(crate) weight: Option<&'a [f32]>,
}

impl Rows<'_> {
    pub(crate) fn weight(&self, row: usize) -> f64 {
        self.weight.map_or(1.0, |weight| f64::from(weight[row]))
    }

    pub(crate) fn loss(&self, log_odds: impl Fn(usize) -> f64, rows: impl Iterator<Item = usize>) -> f64 {
        rows.map(|row| self.weight(row) * log_loss(log_odds(row), f64::from(self.target[row]))).sum()
    }
}

/// An intercept and one weight a column, all weights at least 0.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Combination {
    pub(crate) intercept: f64,
    pub(crate) weights: Vec<f64>,
}

/// Minimises the log-loss of intercept + Σ weightₖ columnₖ over `rows`, weights at least 0 and
/// lightly held at `usual`. The best of the solutions on all subsets of columns whose weights
/// are positive is the solution (a few columns only).
pub(crate) fn fit(columns: &[&[f64]], target: &Rows<'_>, rows: &[usize], usual: &[f64]) -> Combination {
    let mut best: Option<(f64, Combination)> = None;
    for subset in 0..1_usize << columns.len() {
        let chosen: Vec<usize> = (0..columns.len()).filter(|column| subset >> column & 1 == 1).collect();
        let Some(solution) = newton(columns, &chosen, target, rows, usual) else { continue };
        let mut weights = vec![0.0; columns.len()];
        for (column, weight) in chosen.iter().zip(&solution[1..]) {
            weights[*column] = *weight;
        }
        let combination = Combination { intercept: solution[0], weights };
        let held: f64 =
            combination.weights.iter().zip(usual).map(|(weight, usual)| (weight - usual).powi(2)).sum();
        let loss =
            target.loss(|row| combination.apply(columns, row), rows.iter().copied()) + FIRMNESS / 2.0 * held;
        if best.as_ref().is_none_or(|(least, _)| loss < *least) {
            best = Some((loss, combination));
        }
    }
    best.map_or_else(
        || Combination { intercept: 0.0, weights: usual.to_vec() },
        |(_, combination)| combination,
    )
}

impl Combination {
    pub(crate) fn apply(&self, columns: &[&[f64]], row: usize) -> f64 {
        let sum: f64 = self.weights.iter().zip(columns).map(|(weight, column)| weight * column[row]).sum();
        self.intercept + sum
    }
}

/// The solution with an intercept and the chosen columns; `None` if a weight is not positive
/// or nothing is found.
fn newton(
    columns: &[&[f64]],
    chosen: &[usize],
    target: &Rows<'_>,
    rows: &[usize],
    usual: &[f64],
) -> Option<Vec<f64>> {
    let size = chosen.len() + 1;
    let mut solution: Vec<f64> =
        std::iter::once(0.0).chain(chosen.iter().map(|column| usual[*column])).collect();
    let mut values = vec![1.0; size];
    for _ in 0..MOST_STEPS {
        let mut gradient = vec![0.0; size];
        let mut curvature = vec![0.0; size * size];
        for row in rows {
            for (value, column) in values[1..].iter_mut().zip(chosen) {
                *value = columns[*column][*row];
            }
            let log_odds: f64 = solution.iter().zip(&values).map(|(weight, value)| weight * value).sum();
            let p = probability(log_odds);
            let weight = target.weight(*row);
            let slope = weight * (p - f64::from(target.target[*row]));
            let bend = weight * (p * (1.0 - p)).max(1e-9);
            for i in 0..size {
                gradient[i] += slope * values[i];
                for j in 0..=i {
                    curvature[i * size + j] += bend * values[i] * values[j];
                }
            }
        }
        for (index, column) in chosen.iter().enumerate() {
            gradient[index + 1] += FIRMNESS * (solution[index + 1] - usual[*column]);
            curvature[(index + 1) * size + index + 1] += FIRMNESS;
        }
        let step = solve(&cholesky(&curvature, size), size, &gradient);
        let decrement: f64 = step.iter().zip(&gradient).map(|(step, gradient)| step * gradient).sum();
        // Long steps are shortened: log-odds columns are of order one.
        let longest = step.iter().map(|step| step.abs()).fold(0.0, f64::max);
        let length = if longest > 2.0 { 2.0 / longest } else { 1.0 };
        for (value, step) in solution.iter_mut().zip(&step) {
            *value -= length * step;
        }
        if decrement.abs() < 1e-12 {
            break;
        }
    }
    (solution.iter().all(|value| value.is_finite()) && solution[1..].iter().all(|weight| *weight > 0.0))
        .then_some(solution)
}
