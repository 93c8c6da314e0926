//! Estimates with limits that allow for rows of one account not being independent: every
//! estimate is written as a mean of influences, these are summed by account, and the variance is
//! the sum of the squared sums (Liang KY, Zeger SL (1986), *Biometrika* 73:13–22).

use crate::output::Limits;
use holdfast_learners::probability;
use holdfast_stats::ConfidenceLevel;

/// Sum of squared sums by cluster. `cluster` labels must be grouped together or small; they are
/// used as positions.
fn between(influence: impl Iterator<Item = (u32, f64)>) -> f64 {
    let mut sums: Vec<f64> = Vec::new();
    for (cluster, value) in influence {
        let cluster = cluster as usize;
        if sums.len() <= cluster {
            sums.resize(cluster + 1, 0.0);
        }
        sums[cluster] += value;
    }
    sums.iter().map(|sum| sum * sum).sum()
}

fn limits(estimate: f64, variance: f64) -> Limits {
    let half = ConfidenceLevel::P95.normal_quantile() * variance.sqrt();
    Limits { estimate, lower: estimate - half, upper: estimate + half }
}

/// Mean of the outcome.
pub(crate) fn mean(outcome: &[f64], cluster: &[u32]) -> Limits {
    let rows = outcome.len().max(1) as f64;
    let mean = outcome.iter().sum::<f64>() / rows;
    limits(mean, between(cluster.iter().zip(outcome).map(|(c, y)| (*c, (y - mean) / rows))))
}

/// The area under the receiver operating characteristic curve for outcomes in \[0, 1\]: a row
/// counts by its outcome among the positives and by the rest among the negatives.
///
/// Limits between clusters: Obuchowski NA (1997), *Biometrics* 53:567–578, with placements as
/// influences. `None` without both outcomes.
pub(crate) fn area(score: &[f64], outcome: &[f64], cluster: &[u32]) -> Option<Limits> {
    let mut order: Vec<u32> = (0..score.len() as u32).collect();
    order.sort_unstable_by(|a, b| score[*a as usize].total_cmp(&score[*b as usize]));
    let positive: f64 = outcome.iter().sum();
    let negative = score.len() as f64 - positive;
    if positive <= 0.0 || negative <= 0.0 {
        return None;
    }
    // Placement of each row among the positives and among the negatives.
    let mut placed = vec![(0.0_f64, 0.0_f64); score.len()];
    let (mut below_positive, mut below_negative) = (0.0, 0.0);
    let mut first = 0;
    while first < order.len() {
        let at = score[order[first] as usize];
        let mut last = first;
        let (mut here_positive, mut here_negative) = (0.0, 0.0);
        while last < order.len() && score[order[last] as usize] == at {
            let y = outcome[order[last] as usize];
            here_positive += y;
            here_negative += 1.0 - y;
            last += 1;
        }
        for row in &order[first..last] {
            placed[*row as usize] = (
                (positive - below_positive - here_positive / 2.0) / positive,
                (below_negative + here_negative / 2.0) / negative,
            );
        }
        below_positive += here_positive;
        below_negative += here_negative;
        first = last;
    }
    let area = outcome.iter().zip(&placed).map(|(y, (_, wins))| y * wins).sum::<f64>() / positive;
    let influence = cluster.iter().zip(outcome.iter().zip(&placed)).map(|(cluster, (y, (losses, wins)))| {
        (*cluster, y * (wins - area) / positive + (1.0 - y) * (losses - area) / negative)
    });
    let found = limits(area, between(influence));
    Some(Limits { lower: found.lower.max(0.0), upper: found.upper.min(1.0), ..found })
}

/// Slope of the outcome on log-odds `f`: logistic regression with an intercept, by Newton's
/// method, with limits from the sandwich between clusters. `None` where it does not exist.
pub(crate) fn logistic_slope(f: &[f64], outcome: &[f64], cluster: &[u32]) -> Option<Limits> {
    let rows = f.len() as f64;
    let centre = f.iter().sum::<f64>() / rows;
    let (mut a, mut b) = (centre, 1.0);
    let mut hessian = [0.0_f64; 3];
    for step in 0..50 {
        let (mut ga, mut gb) = (0.0, 0.0);
        hessian = [0.0; 3];
        for (f, y) in f.iter().zip(outcome) {
            let x = f - centre;
            let p = probability(a + b * x);
            let w = p * (1.0 - p);
            ga += y - p;
            gb += (y - p) * x;
            hessian[0] += w;
            hessian[1] += w * x;
            hessian[2] += w * x * x;
        }
        let determinant = hessian[0] * hessian[2] - hessian[1] * hessian[1];
        if !(determinant > 1e-12 * hessian[0] * hessian[2]) {
            return None;
        }
        let da = (hessian[2] * ga - hessian[1] * gb) / determinant;
        let db = (hessian[0] * gb - hessian[1] * ga) / determinant;
        let scale = (2.0 / da.abs().max(db.abs())).min(1.0);
        a += scale * da;
        b += scale * db;
        if !(a.is_finite() && b.is_finite()) {
            return None;
        }
        if da.abs().max(db.abs()) < 1e-10 {
            break;
        }
        if step == 49 {
            return None;
        }
    }
    let determinant = hessian[0] * hessian[2] - hessian[1] * hessian[1];
    let influence = cluster.iter().zip(f.iter().zip(outcome)).map(|(cluster, (f, y))| {
        let x = f - centre;
        let residual = y - probability(a + b * x);
        (*cluster, residual * (hessian[0] * x - hessian[1]) / determinant)
    });
    Some(limits(b, between(influence)))
}

/// Intercept of the same regression with slope 1. `None` without both outcomes.
pub(crate) fn logistic_intercept(f: &[f64], outcome: &[f64], cluster: &[u32]) -> Option<Limits> {
    let total: f64 = outcome.iter().sum();
    if total <= 0.0 || total >= outcome.len() as f64 {
        return None;
    }
    let mut a = 0.0;
    let mut weight = 0.0;
    for _ in 0..100 {
        let mut gradient = 0.0;
        weight = 0.0;
        for (f, y) in f.iter().zip(outcome) {
            let p = probability(a + f);
            gradient += y - p;
            weight += p * (1.0 - p);
        }
        if !(weight > 0.0) {
            return None;
        }
        let step = (gradient / weight).clamp(-2.0, 2.0);
        a += step;
        if step.abs() < 1e-11 {
            break;
        }
    }
    let influence = cluster
        .iter()
        .zip(f.iter().zip(outcome))
        .map(|(cluster, (f, y))| (*cluster, (y - probability(a + f)) / weight));
    Some(limits(a, between(influence)))
}

/// Slope and intercept of the least-squares line of the outcome on the prediction; `None` where
/// all predictions are equal.
pub(crate) fn linear(predicted: &[f64], outcome: &[f64]) -> Option<(f64, f64)> {
    let rows = predicted.len() as f64;
    let mean_p = predicted.iter().sum::<f64>() / rows;
    let mean_y = outcome.iter().sum::<f64>() / rows;
    let (mut pp, mut py) = (0.0, 0.0);
    for (p, y) in predicted.iter().zip(outcome) {
        pp += (p - mean_p) * (p - mean_p);
        py += (p - mean_p) * (y - mean_y);
    }
    if !(pp > 0.0) {
        return None;
    }
    let slope = py / pp;
    Some((slope, mean_y - slope * mean_p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use holdfast_stats::discrimination::{Auc, AucVariance};
    use holdfast_stats::random::Generator;

    fn sample(rows: usize) -> (Vec<f64>, Vec<bool>) {
        let mut random = Generator::new(5);
        let score: Vec<f64> = (0..rows).map(|_| (random.next_unit() * 20.0).floor() - 10.0).collect();
        let outcome = score.iter().map(|s| random.next_unit() < probability(0.3 * s - 1.0)).collect();
        (score, outcome)
    }

    #[test]
    fn the_area_of_single_rows_agrees_with_delong() {
        let (score, outcome) = sample(2_000);
        let oracle = Auc::new(&score, &outcome, AucVariance::DeLong, ConfidenceLevel::P95).unwrap();
        let soft: Vec<f64> = outcome.iter().map(|y| f64::from(u8::from(*y))).collect();
        let cluster: Vec<u32> = (0..2_000).collect();
        let found = area(&score, &soft, &cluster).unwrap();
        assert!((found.estimate - oracle.area).abs() < 1e-12);
        // DeLong divides by n − 1.
        assert!((found.lower / oracle.lower - 1.0).abs() < 1e-4, "{found:?} {oracle:?}");
        let doubled: Vec<f64> = score.iter().chain(&score).copied().collect();
        let outcomes: Vec<f64> = soft.iter().chain(&soft).copied().collect();
        let clusters: Vec<u32> = cluster.iter().chain(&cluster).copied().collect();
        let twice = area(&doubled, &outcomes, &clusters).unwrap();
        assert!((twice.lower - found.lower).abs() < 1e-12, "copies of a row add no certainty");
    }

    #[test]
    fn the_slope_of_true_log_odds_is_one() {
        let (score, outcome) = sample(20_000);
        let soft: Vec<f64> = outcome.iter().map(|y| f64::from(u8::from(*y))).collect();
        let cluster: Vec<u32> = (0..20_000).collect();
        let f: Vec<f64> = score.iter().map(|s| 0.3 * s - 1.0).collect();
        let slope = logistic_slope(&f, &soft, &cluster).unwrap();
        assert!(slope.lower < 1.0 && 1.0 < slope.upper, "{slope:?}");
        let intercept = logistic_intercept(&f, &soft, &cluster).unwrap();
        assert!(intercept.lower < 0.0 && 0.0 < intercept.upper, "{intercept:?}");
        let shifted: Vec<f64> = f.iter().map(|f| f + 0.7).collect();
        let moved = logistic_intercept(&shifted, &soft, &cluster).unwrap();
        assert!((moved.estimate - intercept.estimate + 0.7).abs() < 1e-9);
        let p: Vec<f64> = f.iter().map(|f| probability(*f)).collect();
        let (slope, level) = linear(&p, &soft).unwrap();
        assert!((slope - 1.0).abs() < 0.05 && level.abs() < 0.02);
        assert!(logistic_slope(&[1.0; 20], &[0.0; 20], &[0; 20]).is_none());
    }
}
