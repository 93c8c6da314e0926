//! Known truths are found again.

use crate::support::{mean, numbers, simulated};
use holdfast_learners::table::Table;
use holdfast_learners::{Boosting, Examples, Learner, Logistic, Stacked, log_loss, probability};
use holdfast_stats::random::Generator;

#[test]
fn a_simulated_line_is_found_by_logistic_regression() {
    let mut random = Generator::new(11);
    let x: Vec<f32> = (0..20_000).map(|_| (random.next_unit() * 4.0 - 2.0) as f32).collect();
    let target: Vec<f32> = x
        .iter()
        .map(|x| f32::from(u8::from(random.next_unit() < probability(-0.5 + 1.2 * f64::from(*x)))))
        .collect();
    let table = Table::new(vec![numbers("x", x)]).unwrap();
    let examples = Examples { table: &table, target: &target, weight: None, group: None };
    let model = Logistic::default().fit(&examples, 1).unwrap();
    let grid = Table::new(vec![numbers("x", vec![0.0, 1.0])]).unwrap();
    let log_odds = model.log_odds(&grid).unwrap();
    // Standard errors are 0.018 and 0.02.
    assert!((log_odds[0] + 0.5).abs() < 0.06, "{log_odds:?}");
    assert!((log_odds[1] - log_odds[0] - 1.2).abs() < 0.07, "{log_odds:?}");
}

#[test]
fn soft_targets_that_are_the_probabilities_teach_more_than_draws_from_them() {
    let data = simulated(1_500, 12);
    let fresh = simulated(4_000, 13);
    let soft: Vec<f32> = data.truth.iter().map(|truth| probability(*truth) as f32).collect();
    let error = |target: &[f32]| {
        let examples = Examples { table: &data.table, target, weight: None, group: None };
        let log_odds = Boosting::default().fit(&examples, 1).unwrap().log_odds(&fresh.table).unwrap();
        mean(log_odds.iter().zip(&fresh.truth).map(|(a, b)| (probability(*a) - probability(*b)).powi(2)))
    };
    let (soft, hard) = (error(&soft), error(&data.target));
    assert!(soft < hard * 0.3, "{soft} {hard}");
}

#[test]
fn interactions_steps_and_missing_values_are_found_and_probabilities_are_calibrated() {
    let data = simulated(6_000, 14);
    let fresh = simulated(20_000, 15);
    let examples = Examples { table: &data.table, target: &data.target, weight: None, group: None };
    let log_odds = Stacked::default().fit(&examples, 1).unwrap().log_odds(&fresh.table).unwrap();
    let loss = |log_odds: &[f64]| {
        mean(log_odds.iter().zip(&fresh.truth).map(|(ours, truth)| log_loss(*ours, probability(*truth))))
    };
    let regret = loss(&log_odds) - loss(&fresh.truth);
    assert!(regret < 0.006, "{regret}");
    let ours = mean(log_odds.iter().map(|log_odds| probability(*log_odds)));
    let truth = mean(fresh.truth.iter().map(|log_odds| probability(*log_odds)));
    assert!((ours - truth).abs() < 0.02);
}

#[test]
fn out_of_fold_predictions_of_noise_are_no_better_than_the_base_rate() {
    let mut random = Generator::new(16);
    let columns = (0..10).map(|column| {
        numbers(&format!("x{column}"), (0..1_000).map(|_| random.next_unit() as f32).collect())
    });
    let table = Table::new(columns.collect()).unwrap();
    let target: Vec<f32> = (0..1_000).map(|_| f32::from(u8::from(random.next_unit() < 0.25))).collect();
    let examples = Examples { table: &table, target: &target, weight: None, group: None };
    let (_, scores) = Stacked::default().fit_out_of_fold(&examples, 1).unwrap();
    let rate = f64::from(target.iter().sum::<f32>()) / 1_000.0;
    let loss = mean(scores.iter().zip(&target).map(|(score, target)| log_loss(*score, f64::from(*target))));
    let base = -(rate * rate.ln() + (1.0 - rate) * (1.0 - rate).ln());
    assert!((loss - base).abs() < 0.01, "{loss} {base}");
}
