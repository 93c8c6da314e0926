//! The largest value of a smooth function of a few parameters within bounds.

/// A function and its gradient at a point.
pub(super) type Objective<'a, const N: usize> = dyn Fn(&[f64; N]) -> (f64, [f64; N]) + 'a;

/// Where the search may go: each parameter between its bounds.
pub(super) struct Bounds<const N: usize> {
    pub(super) lower: [f64; N],
    pub(super) upper: [f64; N],
}

/// What was found.
pub(super) struct Maximum<const N: usize> {
    pub(super) point: [f64; N],
    /// Whether a parameter was pressed against a bound.
    pub(super) at_bound: [bool; N],
    /// The largest slope among the parameters that are not at a bound.
    pub(super) slope: f64,
    /// Minus the matrix of second derivatives; rows and columns at a bound are 0.
    pub(super) curvature: [[f64; N]; N],
}

/// Of the starts, as many of the best are followed to the end.
const FOLLOWED: usize = 3;
/// Slopes below this count as flat; objectives are means over the rows.
pub(super) const FLAT: f64 = 1e-8;

/// Follows the best starts with BFGS (Nocedal J, Wright SJ (2006), *Numerical Optimization*,
/// chapter 6), then improves the best end by Newton steps.
pub(super) fn maximise<const N: usize>(
    objective: &Objective<'_, N>,
    starts: &[[f64; N]],
    bounds: &Bounds<N>,
) -> Maximum<N> {
    let negative = |point: &[f64; N]| {
        let (value, gradient) = objective(point);
        (if value.is_finite() { -value } else { f64::INFINITY }, gradient.map(|slope| -slope))
    };
    let mut ranked: Vec<(f64, [f64; N])> = starts
        .iter()
        .map(|start| {
            let point = bounds.within(*start);
            (negative(&point).0, point)
        })
        .collect();
    ranked.sort_by(|left, right| left.0.total_cmp(&right.0));
    let mut best: Option<(f64, [f64; N])> = None;
    for (_, start) in ranked.into_iter().take(FOLLOWED) {
        let end = descend(&negative, start, bounds);
        if best.as_ref().is_none_or(|known| end.0 < known.0) {
            best = Some(end);
        }
    }
    let point = best.map_or(bounds.within([0.0; N]), |(_, point)| point);
    polish(&negative, point, bounds)
}

impl<const N: usize> Bounds<N> {
    fn within(&self, mut point: [f64; N]) -> [f64; N] {
        for index in 0..N {
            point[index] = point[index].clamp(self.lower[index], self.upper[index]);
        }
        point
    }

    /// Where a parameter is at a bound and the function falls beyond it.
    fn pressed(&self, point: &[f64; N], gradient: &[f64; N]) -> [bool; N] {
        std::array::from_fn(|index| {
            (point[index] <= self.lower[index] && gradient[index] > 0.0)
                || (point[index] >= self.upper[index] && gradient[index] < 0.0)
        })
    }
}

fn largest<const N: usize>(gradient: &[f64; N], pressed: &[bool; N]) -> f64 {
    (0..N).filter(|&index| !pressed[index]).map(|index| gradient[index].abs()).fold(0.0, f64::max)
}

fn identity<const N: usize>() -> [[f64; N]; N] {
    std::array::from_fn(|row| std::array::from_fn(|column| f64::from(u8::from(row == column))))
}

fn dot<const N: usize>(left: &[f64; N], right: &[f64; N]) -> f64 {
    (0..N).map(|index| left[index] * right[index]).sum()
}

/// Quasi-Newton descent with a step that shrinks until the function falls enough.
fn descend<const N: usize>(
    function: &impl Fn(&[f64; N]) -> (f64, [f64; N]),
    start: [f64; N],
    bounds: &Bounds<N>,
) -> (f64, [f64; N]) {
    let mut point = start;
    let (mut value, mut gradient) = function(&point);
    let mut inverse = identity::<N>();
    let mut pressed = bounds.pressed(&point, &gradient);
    for _ in 0..300 {
        if largest(&gradient, &pressed) < FLAT {
            break;
        }
        let free: [f64; N] = std::array::from_fn(|index| if pressed[index] { 0.0 } else { gradient[index] });
        let mut direction: [f64; N] =
            std::array::from_fn(|row| if pressed[row] { 0.0 } else { -dot(&inverse[row], &free) });
        if dot(&direction, &free) >= 0.0 {
            inverse = identity();
            direction = free.map(|slope| -slope);
        }
        // A parameter is a logarithm: more than two units at once is a leap into the dark.
        let longest = direction.iter().fold(0.0_f64, |known, step| known.max(step.abs()));
        let mut length = (2.0 / longest).min(1.0);
        let downhill = dot(&direction, &free);
        let mut accepted = None;
        for _ in 0..40 {
            let candidate = bounds.within(std::array::from_fn(|i| point[i] + length * direction[i]));
            let (there, slope) = function(&candidate);
            if there <= value + 1e-4 * length * downhill {
                accepted = Some((candidate, there, slope));
                break;
            }
            length *= 0.5;
        }
        let Some((candidate, there, slope)) = accepted else { break };
        let step: [f64; N] = std::array::from_fn(|i| candidate[i] - point[i]);
        let change: [f64; N] = std::array::from_fn(|i| slope[i] - gradient[i]);
        (point, value, gradient) = (candidate, there, slope);
        let now_pressed = bounds.pressed(&point, &gradient);
        if now_pressed == pressed {
            update(&mut inverse, &step, &change);
        } else {
            inverse = identity();
            pressed = now_pressed;
        }
    }
    (value, point)
}

/// The BFGS update of the inverse curvature, left out where it would not stay positive.
fn update<const N: usize>(inverse: &mut [[f64; N]; N], step: &[f64; N], change: &[f64; N]) {
    let along = dot(step, change);
    if along <= 1e-12 * (dot(step, step) * dot(change, change)).sqrt() {
        return;
    }
    let moved: [f64; N] = std::array::from_fn(|row| dot(&inverse[row], change));
    let scale = (1.0 + dot(change, &moved) / along) / along;
    for row in 0..N {
        for column in 0..N {
            inverse[row][column] += scale * step[row] * step[column]
                - (moved[row] * step[column] + step[row] * moved[column]) / along;
        }
    }
}

/// Newton steps while the slope shrinks.
fn polish<const N: usize>(
    function: &impl Fn(&[f64; N]) -> (f64, [f64; N]),
    start: [f64; N],
    bounds: &Bounds<N>,
) -> Maximum<N> {
    let mut point = start;
    let mut gradient = function(&point).1;
    let mut pressed = bounds.pressed(&point, &gradient);
    for _ in 0..6 {
        let slope = largest(&gradient, &pressed);
        if slope < 1e-13 {
            break;
        }
        let curvature = curvature(function, &point, &pressed);
        let Some(step) = solve(&curvature, &gradient, &pressed) else { break };
        let candidate = bounds.within(std::array::from_fn(|index| point[index] - step[index]));
        let there = function(&candidate).1;
        let now_pressed = bounds.pressed(&candidate, &there);
        if largest(&there, &now_pressed) >= slope {
            break;
        }
        (point, gradient, pressed) = (candidate, there, now_pressed);
    }
    Maximum {
        point,
        at_bound: pressed,
        slope: largest(&gradient, &pressed),
        curvature: curvature(function, &point, &pressed),
    }
}

/// Second derivatives as differences of the gradient, of fourth order: an error of about
/// 10⁻¹² for steps of 10⁻³ in a logarithm.
fn curvature<const N: usize>(
    function: &impl Fn(&[f64; N]) -> (f64, [f64; N]),
    point: &[f64; N],
    pressed: &[bool; N],
) -> [[f64; N]; N] {
    const STEP: f64 = 1e-3;
    let mut matrix = [[0.0; N]; N];
    for row in (0..N).filter(|&row| !pressed[row]) {
        let at = |steps: f64| {
            let mut moved = *point;
            moved[row] += steps * STEP;
            function(&moved).1
        };
        let (far_below, below, above, far_above) = (at(-2.0), at(-1.0), at(1.0), at(2.0));
        for column in (0..N).filter(|&column| !pressed[column]) {
            matrix[row][column] = (far_below[column] - 8.0 * below[column] + 8.0 * above[column]
                - far_above[column])
                / (12.0 * STEP);
        }
    }
    for row in 0..N {
        for column in 0..row {
            let middle = f64::midpoint(matrix[row][column], matrix[column][row]);
            (matrix[row][column], matrix[column][row]) = (middle, middle);
        }
    }
    matrix
}

/// The solution of `matrix` · x = `right` among the free parameters by Cholesky's
/// factorisation; `None` where the matrix is not positive definite.
fn solve<const N: usize>(matrix: &[[f64; N]; N], right: &[f64; N], pressed: &[bool; N]) -> Option<[f64; N]> {
    let free: Vec<usize> = (0..N).filter(|&index| !pressed[index]).collect();
    let mut lower = [[0.0; N]; N];
    for (place, &row) in free.iter().enumerate() {
        for &column in &free[..=place] {
            let done: f64 = free
                .iter()
                .take_while(|&&known| known != column)
                .map(|&known| lower[row][known] * lower[column][known])
                .sum();
            let rest = matrix[row][column] - done;
            if row == column {
                if rest <= matrix[row][row].abs() * 1e-13 || !rest.is_finite() {
                    return None;
                }
                lower[row][row] = rest.sqrt();
            } else {
                lower[row][column] = rest / lower[column][column];
            }
        }
    }
    let mut solution = [0.0; N];
    for (place, &row) in free.iter().enumerate() {
        let done: f64 = free[..place].iter().map(|&known| lower[row][known] * solution[known]).sum();
        solution[row] = (right[row] - done) / lower[row][row];
    }
    for (place, &row) in free.iter().enumerate().rev() {
        let done: f64 = free[place + 1..].iter().map(|&known| lower[known][row] * solution[known]).sum();
        solution[row] = (solution[row] - done) / lower[row][row];
    }
    Some(solution)
}

/// The inverse of the curvature among the free parameters; `None` where it has none.
pub(super) fn inverse<const N: usize>(matrix: &[[f64; N]; N], pressed: &[bool; N]) -> Option<[[f64; N]; N]> {
    let mut result = [[0.0; N]; N];
    for column in (0..N).filter(|&column| !pressed[column]) {
        let mut unit = [0.0; N];
        unit[column] = 1.0;
        let solution = solve(matrix, &unit, pressed)?;
        for row in 0..N {
            result[row][column] = solution[row];
        }
    }
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bent_valley_is_followed_to_its_published_minimum() {
        // Rosenbrock HH (1960): minimum at (1, 1), second derivatives (802, −400; −400, 200).
        let function = |p: &[f64; 2]| {
            let (x, y) = (p[0], p[1]);
            let value = (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2);
            (-value, [2.0 * (1.0 - x) + 400.0 * x * (y - x * x), -200.0 * (y - x * x)])
        };
        let bounds = Bounds { lower: [-5.0; 2], upper: [5.0; 2] };
        let found = maximise(&function, &[[-1.2, 1.0]], &bounds);
        assert!((found.point[0] - 1.0).abs() < 1e-10 && (found.point[1] - 1.0).abs() < 1e-10);
        assert!((found.curvature[0][0] - 802.0).abs() < 1e-6);
        let inverse = inverse(&found.curvature, &found.at_bound).unwrap();
        assert!((inverse[0][0] - 0.5).abs() < 1e-6 && (inverse[1][1] - 2.005).abs() < 1e-6);
    }

    #[test]
    fn a_parameter_stays_at_its_bound_while_the_others_move() {
        let function = |p: &[f64; 2]| {
            (-(p[0] - 9.0).powi(2) - (p[1] - 2.0).powi(2), [-2.0 * (p[0] - 9.0), -2.0 * (p[1] - 2.0)])
        };
        let found = maximise(&function, &[[0.0, 0.0]], &Bounds { lower: [-5.0; 2], upper: [5.0; 2] });
        assert_eq!(found.point[0], 5.0);
        assert!((found.point[1] - 2.0).abs() < 1e-9);
        assert_eq!(found.at_bound, [true, false]);
    }
}
