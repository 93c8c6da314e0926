//! Linear discriminant analysis of dense vectors, with a shrunk covariance.
//!
//! Every label is a normal distribution around its mean with one covariance common to all;
//! the logits that follow are linear in the vector (Hastie, Tibshirani & Friedman, *The
//! Elements of Statistical Learning*, §4.3). The covariance is shrunk towards a multiple of
//! the identity (Friedman 1989). Fitted in closed form: on the vectors of sentence encoders
//! it reads as well as logistic regression, without iterations.

/// Weights of a fitted discriminant: `dimensions` rows of `classes` numbers, and a bias.
#[derive(Debug, Clone)]
pub(crate) struct Discriminant {
    pub(crate) weights: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

/// Part of the covariance that is replaced by a multiple of the identity.
pub(crate) const SHRINKAGE: f64 = 0.2;

/// A row to fit on: vector, label, weight.
pub(crate) type Row<'a> = (&'a [f32], usize, f32);

impl Discriminant {
    /// Fits on rows of `dimensions` numbers. Labels without rows get the mean of all.
    pub(crate) fn fit(rows: &[Row<'_>], dimensions: usize, classes: usize, shrinkage: f64) -> Self {
        let mut totals = vec![0.0_f64; classes];
        let mut means = vec![0.0_f64; classes * dimensions];
        let mut centre = vec![0.0_f64; dimensions];
        for (vector, label, weight) in rows {
            let weight = f64::from(*weight);
            totals[*label] += weight;
            for (place, value) in vector.iter().enumerate() {
                means[label * dimensions + place] += weight * f64::from(*value);
                centre[place] += weight * f64::from(*value);
            }
        }
        let total: f64 = totals.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        for value in &mut centre {
            *value /= total;
        }
        for (label, mean) in means.chunks_exact_mut(dimensions).enumerate() {
            for (value, centre) in mean.iter_mut().zip(&centre) {
                *value = if totals[label] > 0.0 { *value / totals[label] } else { *centre };
            }
        }
        let mut covariance = within_covariance(rows, &means, dimensions);
        let trace: f64 =
            (0..dimensions).map(|place| covariance[place * dimensions + place]).sum::<f64>() / total;
        let level = (trace / dimensions as f64).max(1e-12);
        for value in &mut covariance {
            *value *= (1.0 - shrinkage) / total;
        }
        for place in 0..dimensions {
            covariance[place * dimensions + place] += shrinkage * level;
        }
        cholesky(&mut covariance, dimensions);
        let mut weights = vec![0.0_f32; dimensions * classes];
        let mut bias = vec![0.0_f32; classes];
        for (label, mean) in means.chunks_exact(dimensions).enumerate() {
            // Around the common centre, which takes nothing from differences between labels.
            let mut solution: Vec<f64> =
                mean.iter().zip(&centre).map(|(value, centre)| value - centre).collect();
            let own = solution.clone();
            solve(&covariance, dimensions, &mut solution);
            let half: f64 = own.iter().zip(&solution).map(|(own, solved)| own * solved).sum::<f64>() * 0.5;
            let shift: f64 = centre.iter().zip(&solution).map(|(centre, solved)| centre * solved).sum();
            for (place, solved) in solution.iter().enumerate() {
                weights[place * classes + label] = *solved as f32;
            }
            bias[label] = (-half - shift) as f32;
        }
        Self { weights, bias }
    }

    /// Logits of a vector.
    pub(crate) fn scores(&self, vector: &[f32]) -> Vec<f32> {
        let mut scores = self.bias.clone();
        for (value, row) in vector.iter().zip(self.weights.chunks_exact(self.bias.len())) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += value * weight;
            }
        }
        scores
    }
}

/// Rows that are added to the covariance at a time, so that its rows stay in the cache.
const BLOCK: usize = 64;

/// Weighted sum of the outer products of what remains of each row after its label's mean;
/// the lower triangle.
fn within_covariance(rows: &[Row<'_>], means: &[f64], dimensions: usize) -> Vec<f64> {
    let mut sum = vec![0.0_f64; dimensions * dimensions];
    let mut rest = vec![0.0_f64; BLOCK * dimensions];
    for block in rows.chunks(BLOCK) {
        for ((vector, label, weight), rest) in block.iter().zip(rest.chunks_exact_mut(dimensions)) {
            let root = f64::from(*weight).sqrt();
            for (place, value) in vector.iter().enumerate() {
                rest[place] = (f64::from(*value) - means[label * dimensions + place]) * root;
            }
        }
        for row in 0..dimensions {
            let target = &mut sum[row * dimensions..][..=row];
            for rest in rest.chunks_exact(dimensions).take(block.len()) {
                let factor = rest[row];
                for (value, other) in target.iter_mut().zip(rest) {
                    *value += factor * other;
                }
            }
        }
    }
    sum
}

/// Replaces the lower triangle of a positive definite matrix by its Cholesky factor.
fn cholesky(matrix: &mut [f64], size: usize) {
    for row in 0..size {
        for column in 0..=row {
            let (left, right) = (row * size, column * size);
            let mut sum = matrix[left + column];
            for place in 0..column {
                sum -= matrix[left + place] * matrix[right + place];
            }
            matrix[left + column] =
                if row == column { sum.max(1e-12).sqrt() } else { sum / matrix[right + column] };
        }
    }
}

/// Solves with the Cholesky factor, in place.
fn solve(factor: &[f64], size: usize, vector: &mut [f64]) {
    for row in 0..size {
        let sum: f64 = (0..row).map(|place| factor[row * size + place] * vector[place]).sum();
        vector[row] = (vector[row] - sum) / factor[row * size + row];
    }
    for row in (0..size).rev() {
        let sum: f64 = (row + 1..size).map(|place| factor[place * size + row] * vector[place]).sum();
        vector[row] = (vector[row] - sum) / factor[row * size + row];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_labels_along_one_axis_are_cut_in_the_middle() {
        let rows: Vec<Vec<f32>> = (0..40)
            .map(|row| {
                let side = if row < 20 { 1.0 } else { -1.0 };
                let noise = ((row * 7) % 11) as f32 / 11.0 - 0.5;
                vec![5.0 + side + noise * 0.3, noise]
            })
            .collect();
        let rows: Vec<Row<'_>> = rows
            .iter()
            .enumerate()
            .map(|(place, row)| (row.as_slice(), usize::from(place >= 20), 1.0))
            .collect();
        let fitted = Discriminant::fit(&rows, 2, 2, 0.01);
        let difference = |x: f32| {
            let scores = fitted.scores(&[x, 0.0]);
            scores[0] - scores[1]
        };
        assert!(difference(6.0) > 1.0 && difference(4.0) < -1.0);
        assert!(difference(5.0).abs() < 0.2 * difference(6.0));
    }

    #[test]
    fn the_factor_solves_the_system() {
        // [[4, 2], [2, 3]] x = [8, 7] has the solution [1.25, 1.5].
        let mut matrix = vec![4.0, 0.0, 2.0, 3.0];
        cholesky(&mut matrix, 2);
        let mut vector = vec![8.0, 7.0];
        solve(&matrix, 2, &mut vector);
        assert!((vector[0] - 1.25).abs() < 1e-12 && (vector[1] - 1.5).abs() < 1e-12);
    }
}
