//! Expected maximum profit of a retention campaign.

use crate::metrics::Profit;

/// Points at which the acceptance rate is integrated.
const POINTS: usize = 400;

/// Expected maximum profit: Verbraken T, Verbeke W, Baesens B (2013), *IEEE Transactions on
/// Knowledge and Data Engineering* 25:961–973. The share γ of leavers who accept the offer is
/// Beta(6, 14); with CLV 1 the profit of contacting the share of leavers F₀ and of stayers F₁ is
/// (γ(1 − δ) − φ) π F₀ − (δ + φ)(1 − π) F₁, largest over the points of the curve's convex hull;
/// the mean over γ by the midpoint rule.
pub(crate) fn profit(score: &[f64], outcome: &[f64], offer_cost: f64, contact_cost: f64) -> Option<Profit> {
    let rows = score.len() as f64;
    let positive: f64 = outcome.iter().sum();
    let negative = rows - positive;
    if positive <= 0.0 || negative <= 0.0 {
        return None;
    }
    let hull = hull(score, outcome, positive, negative);
    let share = positive / rows;
    let (mut profit, mut contacted, mut total) = (0.0, 0.0, 0.0);
    for point in 0..POINTS {
        let gamma = (point as f64 + 0.5) / POINTS as f64;
        let density = gamma.powi(5) * (1.0 - gamma).powi(13);
        let gain = gamma * (1.0 - offer_cost) - contact_cost;
        let value =
            |at: &(f64, f64)| gain * share * at.1 - (offer_cost + contact_cost) * (1.0 - share) * at.0;
        let best = hull.iter().copied().max_by(|a, b| value(a).total_cmp(&value(b))).unwrap_or((0.0, 0.0));
        profit += density * value(&best);
        contacted += density * (share * best.1 + (1.0 - share) * best.0);
        total += density;
    }
    Some(Profit { share_of_value: profit / total, contacted: contacted / total, offer_cost, contact_cost })
}

/// Convex hull of the curve: (share of stayers, share of leavers) contacted, from (0, 0).
fn hull(score: &[f64], outcome: &[f64], positive: f64, negative: f64) -> Vec<(f64, f64)> {
    let mut order: Vec<u32> = (0..score.len() as u32).collect();
    order.sort_unstable_by(|a, b| score[*b as usize].total_cmp(&score[*a as usize]));
    let mut hull: Vec<(f64, f64)> = vec![(0.0, 0.0)];
    let (mut x, mut y) = (0.0, 0.0);
    for (index, row) in order.iter().enumerate() {
        let row = *row as usize;
        y += outcome[row] / positive;
        x += (1.0 - outcome[row]) / negative;
        let tied = order.get(index + 1).is_some_and(|next| score[*next as usize] == score[row]);
        if tied {
            continue;
        }
        while let [.., a, b] = hull[..] {
            let turns_up = (b.1 - a.1) * (x - b.0) <= (y - b.1) * (b.0 - a.0);
            if !turns_up {
                break;
            }
            hull.pop();
        }
        hull.push((x, y));
    }
    hull
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_score_earns_what_the_formula_says() {
        // Contacting exactly the leavers always pays if γ (1 − δ) > φ: E γ = 0.3.
        let outcome: Vec<f64> = (0..100).map(|row| f64::from(u8::from(row < 10))).collect();
        let found = profit(&outcome, &outcome, 0.05, 0.005).unwrap();
        assert!((found.share_of_value - 0.1 * (0.3 * 0.95 - 0.005)).abs() < 1e-6, "{found:?}");
        assert!((found.contacted - 0.1).abs() < 1e-6);
        let useless = profit(&[0.0; 100], &outcome, 0.05, 0.005).unwrap();
        assert!(useless.share_of_value < found.share_of_value);
        assert!(useless.share_of_value >= 0.0);
    }
}
