//! Symmetric positive definite systems.

/// The Cholesky factor L (lower, row-major) of a symmetric matrix A = L Lᵀ of which the lower
/// triangle is given. A pivot that is not positive is replaced by a small one.
pub(crate) fn cholesky(matrix: &[f64], size: usize) -> Vec<f64> {
    let mut factor = matrix.to_vec();
    let largest = (0..size).map(|i| matrix[i * size + i].abs()).fold(0.0, f64::max).max(1e-300);
    for column in 0..size {
        for row in column..size {
            let (upper, lower) = factor.split_at(row * size);
            let sum: f64 = if row == column {
                lower[..column].iter().map(|value| value * value).sum()
            } else {
                lower[..column].iter().zip(&upper[column * size..]).map(|(a, b)| a * b).sum()
            };
            let value = factor[row * size + column] - sum;
            factor[row * size + column] = if row == column {
                value.max(largest * 1e-14).sqrt()
            } else {
                value / factor[column * size + column]
            };
        }
    }
    factor
}

/// x with L Lᵀ x = b.
pub(crate) fn solve(factor: &[f64], size: usize, right: &[f64]) -> Vec<f64> {
    let mut x = right.to_vec();
    for row in 0..size {
        let sum: f64 = (0..row).map(|column| factor[row * size + column] * x[column]).sum();
        x[row] = (x[row] - sum) / factor[row * size + row];
    }
    for row in (0..size).rev() {
        x[row] /= factor[row * size + row];
        let value = x[row];
        for column in 0..row {
            x[column] -= factor[row * size + column] * value;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_solved() {
        let matrix = [4.0, 0.0, 0.0, 2.0, 5.0, 0.0, 1.0, 3.0, 6.0];
        let x = solve(&cholesky(&matrix, 3), 3, &[1.0, 2.0, 3.0]);
        let full = [[4.0, 2.0, 1.0], [2.0, 5.0, 3.0], [1.0, 3.0, 6.0]];
        for (row, right) in full.iter().zip([1.0, 2.0, 3.0]) {
            let left: f64 = row.iter().zip(&x).map(|(a, b)| a * b).sum();
            assert!((left - right).abs() < 1e-12);
        }
    }
}
