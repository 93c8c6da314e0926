//! Losses expected among the customers of today.

use std::collections::BTreeMap;

use holdfast_risk::{HORIZONS, ModelCard, Predictions, Standing};

use super::cause_id;
use crate::document::ExpectedLosses;

/// Half the width of a 95 % interval of a normal distribution.
const NORMAL: f64 = 1.959_963_984_540_054;
/// Parts of a probability when it is multiplied with money, which is whole.
const PARTS: f64 = 1e9;

/// By horizon, leaving at all first, then every cause; horizons that failed are left out.
pub(super) fn of(predictions: &Predictions, card: &ModelCard) -> Vec<ExpectedLosses> {
    let accounts = predictions.accounts.len();
    let mut all = Vec::new();
    for (horizon, days) in HORIZONS.into_iter().enumerate() {
        if predictions.horizons.get(horizon).is_some_and(|standing| standing.standing == Standing::Failed) {
            continue;
        }
        let any = std::iter::once(("any", "any", None));
        let causes = predictions.causes.iter().enumerate();
        // Where there is one cause alone, it is leaving at all.
        let causes = causes.filter(|_| predictions.causes.len() > 1);
        let causes = causes.map(|(place, cause)| (cause.id.as_str(), cause.level.key(), Some(place)));
        for (cause, level, place) in any.chain(causes) {
            let of = |account: usize| match place {
                Some(place) => predictions.incidences(account, horizon)[place],
                None => predictions.leaves(account, horizon),
            };
            let probabilities: Vec<f64> = (0..accounts).map(of).collect();
            let checked = (place.is_none() || cause != "any").then(|| intercept(card, cause, days)).flatten();
            let (customers, low, high) = interval(&probabilities, checked);
            let money = Amounts::of(predictions, &probabilities);
            all.push(ExpectedLosses {
                cause: if place.is_some() {
                    cause_id(cause, predictions.causes.len())
                } else {
                    cause.to_owned()
                },
                level: level.to_owned(),
                horizon_days: days,
                customers,
                low,
                high,
                monthly_minor: money.times(1, 1),
                at_risk_minor: money.times(i128::from(days) * 12, 365),
            });
        }
    }
    all
}

/// The limits of the calibration intercept of a cause at a horizon; where it was not checked, at
/// the longest shorter one that was.
fn intercept(card: &ModelCard, cause: &str, days: u32) -> Option<(f64, f64)> {
    let of_cause = card.metrics.iter().filter(|metric| metric.cause == cause && metric.horizon_days <= days);
    let known = of_cause.filter_map(|metric| Some((metric.horizon_days, metric.intercept?)));
    known.max_by_key(|(days, _)| *days).map(|(_, limits)| (limits.lower, limits.upper))
}

/// The sum of probabilities with its 95 % interval. Chance: independent decisions, so that the
/// variance is Σ p (1 − p). Level: the sum with all log-odds moved by each limit of the
/// calibration intercept. Both are independent, so their distances are added as squares.
fn interval(probabilities: &[f64], intercept: Option<(f64, f64)>) -> (f64, f64, f64) {
    let sum: f64 = probabilities.iter().sum();
    let variance: f64 = probabilities.iter().map(|p| p * (1.0 - p)).sum();
    let chance = NORMAL * NORMAL * variance.max(0.0);
    let moved = |by: f64| -> f64 {
        let odds = by.exp();
        probabilities.iter().map(|p| p * odds / (1.0 - p + p * odds)).sum()
    };
    let (lower, upper) = intercept.unwrap_or((0.0, 0.0));
    let below = (sum - moved(lower)).max(0.0);
    let above = (moved(upper) - sum).max(0.0);
    let low = sum - below.hypot(chance.sqrt());
    let high = sum + above.hypot(chance.sqrt());
    (sum, low.max(0.0), high.min(probabilities.len() as f64))
}

/// Sums of probability times monthly amount, by currency, in parts of a minor unit.
struct Amounts(BTreeMap<String, i128>);

impl Amounts {
    fn of(predictions: &Predictions, probabilities: &[f64]) -> Self {
        let mut sums: BTreeMap<String, i128> = BTreeMap::new();
        for (monthly, probability) in predictions.monthly.iter().zip(probabilities) {
            if let Some(monthly) = monthly {
                let parts = (probability.clamp(0.0, 1.0) * PARTS).round_ties_even() as i128;
                *sums.entry(monthly.currency().code().to_owned()).or_default() +=
                    i128::from(monthly.minor()) * parts;
            }
        }
        Self(sums)
    }

    /// The sums times a fraction, in whole minor units.
    fn times(&self, numerator: i128, denominator: i128) -> BTreeMap<String, i64> {
        let whole = denominator * PARTS as i128;
        let scaled = |sum: &i128| {
            let product = sum.checked_mul(numerator)?;
            let (quotient, rest) = (product.div_euclid(whole), product.rem_euclid(whole));
            i64::try_from(quotient + i128::from(2 * rest >= whole)).ok()
        };
        self.0.iter().filter_map(|(currency, sum)| Some((currency.clone(), scaled(sum)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_check_the_interval_is_that_of_a_binomial() {
        let (sum, low, high) = interval(&[0.2; 400], None);
        assert!((sum - 80.0).abs() < 1e-9);
        let half = NORMAL * (400.0_f64 * 0.2 * 0.8).sqrt();
        assert!((low - (80.0 - half)).abs() < 1e-9 && (high - (80.0 + half)).abs() < 1e-9);
    }

    #[test]
    fn an_open_level_widens_the_interval_to_both_sides() {
        let probabilities = [0.01, 0.1, 0.3, 0.5].repeat(200);
        let (sum, low, high) = interval(&probabilities, Some((-0.3, 0.3)));
        let (_, narrow_low, narrow_high) = interval(&probabilities, None);
        assert!(low < narrow_low && high > narrow_high && low < sum && sum < high);
        // Moving log-odds by the logarithm of 3 turns 0.25 into 0.5.
        let (_, _, high) = interval(&vec![0.25; 1_000_000], Some((0.0, 3.0_f64.ln())));
        assert!((high / 500_000.0 - 1.0).abs() < 1e-3, "{high}");
    }

    #[test]
    fn amounts_are_rounded_in_the_sum_only() {
        let amounts = Amounts(BTreeMap::from([("USD".to_owned(), 3 * 400_000_000_i128)]));
        // Three times 0.4 cents are 1.2 cents; 90 days are 12 · 90 / 365 months.
        assert_eq!(amounts.times(1, 1)["USD"], 1);
        assert_eq!(amounts.times(90 * 12, 365)["USD"], 4);
    }
}
