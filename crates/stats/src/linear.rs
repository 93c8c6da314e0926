//! The little linear algebra that estimators need: quadratic forms and Cholesky factors of
//! small symmetric matrices.

/// The quadratic form u' V⁻ u and the rank of V, for a positive semi-definite symmetric
/// `matrix` of `scores.len()` rows, stored by rows.
///
/// Uses a Cholesky factorisation with diagonal pivoting that stops at the numerical rank
/// (Higham NJ (2002), *Accuracy and Stability of Numerical Algorithms*, 10.3), so a
/// direction in which the scores have no variance adds neither to the form nor to the rank.
pub(crate) fn quadratic_form(matrix: &[f64], scores: &[f64]) -> (f64, usize) {
    let size = scores.len();
    debug_assert_eq!(matrix.len(), size * size, "matrix of the scores' size");
    let mut work = matrix.to_vec();
    let mut right = scores.to_vec();
    let largest = (0..size).map(|i| work[i * size + i]).fold(0.0, f64::max);
    let tolerance = largest * f64::EPSILON * 64.0 * (size.max(1) as f64);
    let mut form = 0.0;
    let mut remaining: Vec<usize> = (0..size).collect();
    let mut rank = 0;
    while let Some(position) = (0..remaining.len())
        .max_by(|&a, &b| {
            let (a, b) = (remaining[a], remaining[b]);
            work[a * size + a].total_cmp(&work[b * size + b])
        })
        .filter(|&position| {
            let pivot = remaining[position];
            work[pivot * size + pivot] > tolerance
        })
    {
        let pivot = remaining.swap_remove(position);
        let diagonal = work[pivot * size + pivot];
        form += right[pivot] * right[pivot] / diagonal;
        rank += 1;
        for &row in &remaining {
            let factor = work[row * size + pivot] / diagonal;
            right[row] -= factor * right[pivot];
            for &column in &remaining {
                work[row * size + column] -= factor * work[pivot * size + column];
            }
        }
    }
    (form, rank)
}

/// The Cholesky factor of a positive definite matrix.
pub(crate) struct Cholesky {
    size: usize,
    /// Lower triangle by rows.
    lower: Vec<f64>,
}

impl Cholesky {
    /// Factors a symmetric `matrix` of `floor.len()` rows, of which the lower triangle is
    /// read. `Err` is the first column whose pivot is not above its floor: what is left of
    /// its variance after the columns before it.
    pub(crate) fn new(matrix: &[f64], floor: &[f64]) -> Result<Self, usize> {
        let size = floor.len();
        let mut lower = matrix.to_vec();
        for column in 0..size {
            for row in column..size {
                let known: f64 = (0..column).map(|k| lower[row * size + k] * lower[column * size + k]).sum();
                let value = lower[row * size + column] - known;
                if row == column {
                    if value.is_nan() || value <= floor[column] {
                        return Err(column);
                    }
                    lower[row * size + column] = value.sqrt();
                } else {
                    lower[row * size + column] = value / lower[column * size + column];
                }
            }
        }
        Ok(Self { size, lower })
    }

    /// Matrix⁻¹ · `right`.
    pub(crate) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let (size, lower) = (self.size, &self.lower);
        let mut solution = right.to_vec();
        for row in 0..size {
            let known: f64 = (0..row).map(|k| lower[row * size + k] * solution[k]).sum();
            solution[row] = (solution[row] - known) / lower[row * size + row];
        }
        for row in (0..size).rev() {
            let known: f64 = (row + 1..size).map(|k| lower[k * size + row] * solution[k]).sum();
            solution[row] = (solution[row] - known) / lower[row * size + row];
        }
        solution
    }

    /// Matrix⁻¹ by rows.
    pub(crate) fn inverse(&self) -> Vec<f64> {
        let mut inverse = Vec::with_capacity(self.size * self.size);
        for column in 0..self.size {
            let mut unit = vec![0.0; self.size];
            unit[column] = 1.0;
            inverse.extend(self.solve(&unit));
        }
        inverse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_of_a_hand_solved_system() {
        // V = [[4, 2], [2, 3]], u = (2, 3): V⁻¹u = (0, 1), u'V⁻¹u = 3.
        let (form, rank) = quadratic_form(&[4.0, 2.0, 2.0, 3.0], &[2.0, 3.0]);
        assert!((form - 3.0).abs() < 1e-12);
        assert_eq!(rank, 2);
    }

    #[test]
    fn a_direction_without_variance_is_left_out() {
        let (form, rank) = quadratic_form(&[1.0, -1.0, -1.0, 1.0], &[2.0, -2.0]);
        assert!((form - 4.0).abs() < 1e-12);
        assert_eq!(rank, 1);
    }

    #[test]
    fn inverse_of_a_hand_solved_matrix() {
        // [[4, 2], [2, 3]]⁻¹ = [[3, −2], [−2, 4]] / 8.
        let Ok(factor) = Cholesky::new(&[4.0, 2.0, 2.0, 3.0], &[0.0; 2]) else { panic!("definite") };
        for (ours, theirs) in factor.inverse().iter().zip([0.375, -0.25, -0.25, 0.5]) {
            assert!((ours - theirs).abs() < 1e-15);
        }
        assert_eq!(Cholesky::new(&[1.0, 1.0, 1.0, 1.0], &[0.0; 2]).err(), Some(1));
    }
}
