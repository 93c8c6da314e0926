//! Multinomial (softmax) and one-vs-rest logistic regression over sparse rows.
//!
//! L2-penalised maximum likelihood by limited-memory BFGS (Nocedal & Wright, *Numerical
//! Optimization*, algorithm 7.4) with backtracking. Sums run in row order on one thread and
//! the exponential is `libm`'s, so the same rows give the same bytes on every machine.

/// Rows of a design matrix, sparse, with a target distribution and a weight each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Design {
    /// Start of each row in `columns` and `values`; one more than there are rows.
    starts: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f32>,
    /// Target probability of each class, row by row.
    targets: Vec<f32>,
    weights: Vec<f32>,
    /// Number of columns.
    width: usize,
    classes: usize,
}

impl Design {
    pub(crate) fn new(width: usize, classes: usize) -> Self {
        Self { starts: vec![0], width, classes, ..Self::default() }
    }

    pub(crate) fn push(&mut self, row: &[(u32, f32)], target: &[f32], weight: f32) {
        debug_assert!(row.iter().all(|(column, _)| (*column as usize) < self.width));
        self.columns.extend(row.iter().map(|(column, _)| *column));
        self.values.extend(row.iter().map(|(_, value)| *value));
        self.starts.push(self.columns.len());
        self.targets.extend_from_slice(target);
        self.weights.push(weight);
    }

    pub(crate) fn rows(&self) -> usize {
        self.weights.len()
    }

    fn row(&self, row: usize) -> (&[u32], &[f32]) {
        let range = self.starts[row]..self.starts[row + 1];
        (&self.columns[range.clone()], &self.values[range])
    }

    fn target(&self, row: usize) -> &[f32] {
        &self.targets[row * self.classes..(row + 1) * self.classes]
    }
}

/// What is maximised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// One distribution over all classes.
    Softmax,
    /// An independent yes or no for every class.
    OneVsRest,
}

/// How a linear model is fitted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fit {
    pub(crate) loss: Loss,
    /// Strength of the L2 penalty, relative to the mean loss per row.
    pub(crate) penalty: f32,
    pub(crate) iterations: usize,
}

/// Weights of a fitted model: `width` rows and a last one for the intercept, each with
/// `lanes` numbers of which the first `classes` count.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    pub(crate) values: Vec<f32>,
    pub(crate) lanes: usize,
    pub(crate) classes: usize,
    pub(crate) width: usize,
}

/// Numbers per row: whole vector registers.
pub(crate) fn lanes(classes: usize) -> usize {
    classes.div_ceil(8) * 8
}

impl Weights {
    /// Scores (logits) of a row.
    pub(crate) fn scores(&self, columns: &[u32], values: &[f32], out: &mut [f32]) {
        out.copy_from_slice(&self.values[self.width * self.lanes..][..self.lanes]);
        for (column, value) in columns.iter().zip(values) {
            add_scaled(out, &self.values[*column as usize * self.lanes..][..self.lanes], *value);
        }
    }

    pub(crate) fn scores_of(&self, design: &Design, row: usize) -> Vec<f32> {
        let mut out = vec![0.0; self.lanes];
        let (columns, values) = design.row(row);
        self.scores(columns, values, &mut out);
        out.truncate(self.classes);
        out
    }
}

fn add_scaled(out: &mut [f32], row: &[f32], factor: f32) {
    for (target, value) in out.iter_mut().zip(row) {
        *target += factor * value;
    }
}

/// Turns logits into probabilities that sum to 1.
pub(crate) fn softmax(scores: &mut [f32]) {
    let highest = scores.iter().fold(f32::MIN, |highest, score| highest.max(*score));
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = libm::expf(*score - highest);
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

/// Loss over the chosen rows (mean by weight), with its gradient.
fn loss_and_gradient(
    design: &Design,
    rows: &[u32],
    fit: Fit,
    weights: &Weights,
    gradient: &mut [f32],
) -> f64 {
    let (lanes, classes) = (weights.lanes, design.classes);
    gradient.fill(0.0);
    let mut scores = vec![0.0_f32; lanes];
    let mut total = 0.0_f64;
    let mut weight_sum = 0.0_f64;
    for row in rows {
        weight_sum += f64::from(design.weights[*row as usize]);
    }
    let per_weight = 1.0 / weight_sum.max(f64::MIN_POSITIVE);
    for row in rows {
        let row = *row as usize;
        let (columns, values) = design.row(row);
        weights.scores(columns, values, &mut scores);
        let target = design.target(row);
        let weight = (f64::from(design.weights[row]) * per_weight) as f32;
        let mut loss = 0.0_f64;
        match fit.loss {
            Loss::Softmax => {
                softmax(&mut scores[..classes]);
                for (probability, target) in scores[..classes].iter_mut().zip(target) {
                    if *target > 0.0 {
                        loss -= f64::from(*target * libm::logf(probability.max(1e-30)));
                    }
                    *probability = (*probability - target) * weight;
                }
            }
            Loss::OneVsRest => {
                for (score, target) in scores[..classes].iter_mut().zip(target) {
                    let probability = 1.0 / (1.0 + libm::expf(-*score));
                    let target = target.min(1.0);
                    loss -= f64::from(
                        target * libm::logf(probability.max(1e-30))
                            + (1.0 - target) * libm::logf((1.0 - probability).max(1e-30)),
                    );
                    *score = (probability - target) * weight;
                }
            }
        }
        scores[classes..].fill(0.0);
        total += loss * f64::from(weight);
        for (column, value) in columns.iter().zip(values) {
            add_scaled(&mut gradient[*column as usize * lanes..][..lanes], &scores, *value);
        }
        add_scaled(&mut gradient[design.width * lanes..], &scores, 1.0);
    }
    // The intercept is not penalised.
    let penalised = design.width * lanes;
    let mut squares = 0.0_f64;
    for (slope, weight) in gradient[..penalised].iter_mut().zip(&weights.values[..penalised]) {
        squares += f64::from(weight * weight);
        *slope += fit.penalty * weight;
    }
    total + 0.5 * f64::from(fit.penalty) * squares
}

fn dot(left: &[f32], right: &[f32]) -> f64 {
    // Short sums in f32, so that they run in vector registers, added up in f64.
    left.chunks(64)
        .zip(right.chunks(64))
        .map(|(left, right)| {
            let mut lanes = [0.0_f32; 8];
            let (left_lanes, left_rest) = left.as_chunks::<8>();
            let (right_lanes, right_rest) = right.as_chunks::<8>();
            for (a, b) in left_lanes.iter().zip(right_lanes) {
                for lane in 0..8 {
                    lanes[lane] += a[lane] * b[lane];
                }
            }
            let rest: f32 = left_rest.iter().zip(right_rest).map(|(a, b)| a * b).sum();
            f64::from(lanes.iter().sum::<f32>() + rest)
        })
        .sum()
}

/// Pairs of steps and gradient changes that are remembered.
const MEMORY: usize = 6;
/// Fitted when the gradient has shrunk to this part of the first.
const TOLERANCE: f64 = 2e-3;

/// Fits on the chosen rows.
pub(crate) fn fit(design: &Design, rows: &[u32], settings: Fit) -> Weights {
    let lanes = lanes(design.classes);
    let size = (design.width + 1) * lanes;
    let mut weights =
        Weights { values: vec![0.0; size], lanes, classes: design.classes, width: design.width };
    let mut gradient = vec![0.0_f32; size];
    let mut value = loss_and_gradient(design, rows, settings, &weights, &mut gradient);
    let first_norm = dot(&gradient, &gradient).sqrt();
    let mut history: Vec<(Vec<f32>, Vec<f32>, f64)> = Vec::new();
    let mut direction = vec![0.0_f32; size];
    let mut trial = weights.clone();
    let mut trial_gradient = vec![0.0_f32; size];
    for iteration in 0..settings.iterations {
        if dot(&gradient, &gradient).sqrt() <= TOLERANCE * first_norm {
            break;
        }
        descent(&gradient, &history, &mut direction);
        let mut slope = dot(&gradient, &direction);
        if slope >= 0.0 {
            // The remembered curvature misleads: start again from the gradient.
            history.clear();
            for (target, slope) in direction.iter_mut().zip(&gradient) {
                *target = -slope;
            }
            slope = -dot(&gradient, &gradient);
        }
        let mut step = if iteration == 0 { (1.0 / first_norm.max(1e-12)) as f32 } else { 1.0 };
        let mut found = false;
        for _ in 0..20 {
            for ((target, start), along) in trial.values.iter_mut().zip(&weights.values).zip(&direction) {
                *target = start + step * along;
            }
            let trial_value = loss_and_gradient(design, rows, settings, &trial, &mut trial_gradient);
            if trial_value <= value + 1e-4 * f64::from(step) * slope {
                value = trial_value;
                found = true;
                break;
            }
            step *= 0.5;
        }
        if !found {
            break;
        }
        let mut moved = std::mem::take(&mut direction);
        let mut changed = if history.len() == MEMORY { history.remove(0).1 } else { vec![0.0; size] };
        for (target, (new, old)) in moved.iter_mut().zip(trial.values.iter().zip(&weights.values)) {
            *target = new - old;
        }
        for (target, (new, old)) in changed.iter_mut().zip(trial_gradient.iter().zip(&gradient)) {
            *target = new - old;
        }
        let curvature = dot(&moved, &changed);
        if curvature > 1e-12 {
            history.push((moved, changed, curvature));
        }
        direction = vec![0.0; size];
        std::mem::swap(&mut weights, &mut trial);
        std::mem::swap(&mut gradient, &mut trial_gradient);
    }
    weights
}

/// The two-loop recursion: minus the approximate inverse curvature times the gradient.
fn descent(gradient: &[f32], history: &[(Vec<f32>, Vec<f32>, f64)], direction: &mut [f32]) {
    for (target, slope) in direction.iter_mut().zip(gradient) {
        *target = -slope;
    }
    let mut factors = Vec::with_capacity(history.len());
    for (moved, changed, curvature) in history.iter().rev() {
        let factor = dot(moved, direction) / curvature;
        add_scaled(direction, changed, -factor as f32);
        factors.push(factor);
    }
    if let Some((_, changed, curvature)) = history.last() {
        let scale = (curvature / dot(changed, changed)) as f32;
        for target in direction.iter_mut() {
            *target *= scale;
        }
    }
    for ((moved, changed, curvature), factor) in history.iter().zip(factors.iter().rev()) {
        let back = dot(changed, direction) / curvature;
        add_scaled(direction, moved, (factor - back) as f32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn design() -> Design {
        let mut design = Design::new(2, 3);
        // The first column tells the first class, the second the second, neither the third.
        for _ in 0..20 {
            design.push(&[(0, 1.0)], &[1.0, 0.0, 0.0], 1.0);
            design.push(&[(1, 1.0)], &[0.0, 1.0, 0.0], 1.0);
            design.push(&[], &[0.0, 0.0, 1.0], 1.0);
        }
        design
    }

    #[test]
    fn the_gradient_vanishes_at_the_optimum() {
        let design = design();
        let rows: Vec<u32> = (0..design.rows() as u32).collect();
        for loss in [Loss::Softmax, Loss::OneVsRest] {
            let settings = Fit { loss, penalty: 0.01, iterations: 200 };
            let weights = fit(&design, &rows, settings);
            let mut gradient = vec![0.0; weights.values.len()];
            loss_and_gradient(&design, &rows, settings, &weights, &mut gradient);
            assert!(gradient.iter().all(|slope| slope.abs() < 2e-3), "{loss:?}");
        }
    }

    #[test]
    fn intercepts_reproduce_the_shares_of_classes() {
        // Without columns, the maximum-likelihood softmax gives every class its share.
        let mut design = Design::new(0, 2);
        for row in 0..10 {
            let first = row < 3;
            design.push(&[], &[f32::from(first), f32::from(!first)], 1.0);
        }
        let rows: Vec<u32> = (0..10).collect();
        let weights = fit(&design, &rows, Fit { loss: Loss::Softmax, penalty: 0.1, iterations: 100 });
        let mut scores = weights.scores_of(&design, 0);
        softmax(&mut scores);
        assert!((scores[0] - 0.3).abs() < 1e-3, "{scores:?}");
    }

    #[test]
    fn the_gradient_agrees_with_differences() {
        let design = design();
        let rows: Vec<u32> = (0..30).collect();
        for loss in [Loss::Softmax, Loss::OneVsRest] {
            let settings = Fit { loss, penalty: 0.05, iterations: 0 };
            let mut weights = fit(&design, &rows, settings);
            for (index, weight) in weights.values.iter_mut().enumerate() {
                *weight = (index % 7) as f32 * 0.1 - 0.3;
            }
            let mut gradient = vec![0.0; weights.values.len()];
            let mut unused = gradient.clone();
            loss_and_gradient(&design, &rows, settings, &weights, &mut gradient);
            for place in [0, 1, 2, 8, 9, 16, 17] {
                let mut shifted = weights.clone();
                shifted.values[place] += 0.01;
                let above = loss_and_gradient(&design, &rows, settings, &shifted, &mut unused);
                shifted.values[place] -= 0.02;
                let below = loss_and_gradient(&design, &rows, settings, &shifted, &mut unused);
                let difference = (above - below) / 0.02;
                assert!((difference - f64::from(gradient[place])).abs() < 1e-3, "{loss:?} {place}");
            }
        }
    }
}
