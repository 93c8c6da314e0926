//! Calibration on held-out logits, and the threshold of abstention.

use crate::linear::softmax;

/// Rows of the parts added up, each with its gain.
pub(super) fn combined(parts: &[&[Vec<f32>]], gains: &[f32]) -> Vec<Vec<f32>> {
    let rows = parts.first().map_or(0, |part| part.len());
    (0..rows)
        .map(|row| {
            let mut sum = vec![0.0; parts[0][row].len()];
            for (part, gain) in parts.iter().zip(gains) {
                for (target, value) in sum.iter_mut().zip(&part[row]) {
                    *target += gain * value;
                }
            }
            sum
        })
        .collect()
}

/// How much each part's logits count: minimises the held-out log loss, one gain at a time
/// by golden-section search. A single part keeps its own scale.
pub(super) fn gains(parts: &[&[Vec<f32>]], targets: &[Vec<f32>], weights: &[f32]) -> Vec<f32> {
    let mut gains = vec![1.0_f32; parts.len()];
    if parts.len() < 2 {
        return gains;
    }
    for (gain, part) in gains.iter_mut().zip(parts) {
        *gain = common_slope(part, targets, weights) / parts.len() as f32;
    }
    for _ in 0..3 {
        for part in 0..parts.len() {
            let mut others = gains.clone();
            others[part] = 0.0;
            let rest = combined(parts, &others);
            gains[part] = slope_beside(parts[part], Some(&rest), targets, weights);
        }
    }
    gains
}

/// Fits a slope and a shift per label by gradient descent on the log loss, shrunk towards
/// one common slope (the temperature) and no shift: a label with few held-out texts keeps
/// close to the others.
pub(super) fn fit(logits: &[Vec<f32>], targets: &[Vec<f32>], weights: &[f32]) -> Vec<(f32, f32)> {
    let classes = logits.first().map_or(0, Vec::len);
    let mut slopes = vec![1.0_f32; classes];
    let mut shifts = vec![0.0_f32; classes];
    if logits.is_empty() {
        return slopes.into_iter().zip(shifts).collect();
    }
    let temperature = common_slope(logits, targets, weights);
    slopes.fill(temperature);
    let mut total = 0.0_f32;
    for weight in weights {
        total += weight;
    }
    let mut scores = vec![0.0_f32; classes];
    let (mut slope_steps, mut shift_steps) = (vec![0.0_f32; classes], vec![0.0_f32; classes]);
    let (mut slope_squares, mut shift_squares) = (vec![1e-8_f32; classes], vec![1e-8_f32; classes]);
    for _ in 0..ROUNDS {
        slope_steps.fill(0.0);
        shift_steps.fill(0.0);
        for ((row, target), weight) in logits.iter().zip(targets).zip(weights) {
            for class in 0..classes {
                scores[class] = row[class] * slopes[class] + shifts[class];
            }
            softmax(&mut scores);
            for class in 0..classes {
                let residual = (scores[class] - target[class]) * weight / total;
                slope_steps[class] += residual * row[class];
                shift_steps[class] += residual;
            }
        }
        for class in 0..classes {
            let slope_step = slope_steps[class] + SHRINKAGE * (slopes[class] - temperature) / classes as f32;
            let shift_step = shift_steps[class] + SHRINKAGE * shifts[class] / classes as f32;
            slope_squares[class] += slope_step * slope_step;
            shift_squares[class] += shift_step * shift_step;
            slopes[class] -= RATE * temperature * slope_step / slope_squares[class].sqrt();
            shifts[class] -= RATE * shift_step / shift_squares[class].sqrt();
            slopes[class] = slopes[class].clamp(0.25 * temperature, 4.0 * temperature);
        }
    }
    slopes.into_iter().zip(shifts).collect()
}

const ROUNDS: usize = 60;
const RATE: f32 = 0.05;
const SHRINKAGE: f32 = 0.02;

/// The one slope that minimises the log loss, by golden-section search.
fn common_slope(logits: &[Vec<f32>], targets: &[Vec<f32>], weights: &[f32]) -> f32 {
    slope_beside(logits, None, targets, weights)
}

/// The same where other logits are added.
fn slope_beside(
    logits: &[Vec<f32>],
    others: Option<&[Vec<f32>]>,
    targets: &[Vec<f32>],
    weights: &[f32],
) -> f32 {
    let mut scores: Vec<f32> = Vec::new();
    let mut loss = |slope: f32| {
        let mut total = 0.0_f64;
        for (place, ((row, target), weight)) in logits.iter().zip(targets).zip(weights).enumerate() {
            scores.clear();
            scores.extend(row.iter().map(|score| score * slope));
            if let Some(others) = others {
                for (score, other) in scores.iter_mut().zip(&others[place]) {
                    *score += other;
                }
            }
            softmax(&mut scores);
            for (score, target) in scores.iter().zip(target) {
                if *target > 0.0 {
                    total -= f64::from(weight * target * libm::logf(score.max(1e-30)));
                }
            }
        }
        total
    };
    // In logarithms, between a twentieth and twenty.
    let (mut low, mut high) = (-3.0_f32, 3.0_f32);
    let golden = 0.618_034_f32;
    for _ in 0..24 {
        let (left, right) = (high - golden * (high - low), low + golden * (high - low));
        if loss(libm::expf(left)) < loss(libm::expf(right)) {
            high = right;
        } else {
            low = left;
        }
    }
    libm::expf(f32::midpoint(low, high))
}

/// The threshold of abstention: the highest at which the texts just below it are right
/// less often than `worth`. Answers that are right more often than that are worth giving.
pub(super) fn threshold(outcomes: &mut [(f32, bool)], worth: f32) -> f32 {
    outcomes.sort_by(|left, right| left.0.total_cmp(&right.0));
    // A running share over a window, so that one lucky text decides nothing.
    let window = (outcomes.len() / 40).max(20);
    let mut threshold = 0.0_f32;
    for start in (0..outcomes.len().saturating_sub(window)).step_by((window / 4).max(1)) {
        let part = &outcomes[start..start + window];
        let right = part.iter().filter(|(_, right)| *right).count() as f32 / window as f32;
        if right >= worth {
            break;
        }
        threshold = part[window / 2].0;
    }
    threshold.min(0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overconfident_logits_are_tempered() {
        // Logits claim 99 %, but only 7 of 10 are right.
        let logits: Vec<Vec<f32>> = (0..1000).map(|_| vec![4.6, 0.0]).collect();
        let targets: Vec<Vec<f32>> =
            (0..1000).map(|row| if row % 10 < 7 { vec![1.0, 0.0] } else { vec![0.0, 1.0] }).collect();
        let calibration = fit(&logits, &targets, &vec![1.0; 1000]);
        let mut scores: Vec<f32> =
            logits[0].iter().zip(&calibration).map(|(score, (slope, shift))| score * slope + shift).collect();
        softmax(&mut scores);
        assert!((scores[0] - 0.7).abs() < 0.02, "{scores:?}");
    }

    #[test]
    fn it_abstains_where_it_is_hardly_ever_right() {
        let mut outcomes: Vec<(f32, bool)> = (0..4000)
            .map(|row| (row as f32 / 4000.0, if row < 800 { row % 20 == 0 } else { row % 3 != 0 }))
            .collect();
        let found = threshold(&mut outcomes, 0.2);
        assert!((0.15..0.25).contains(&found), "{found}");
    }
}
