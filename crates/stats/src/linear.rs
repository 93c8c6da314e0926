//! The one piece of linear algebra the tests need: u' V⁻ u for a symmetric V.

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
}
