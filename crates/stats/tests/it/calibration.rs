//! Calibration measures against their definitions, each other, numeric integration and
//! scikit-learn's figures.

use holdfast_stats::{
    ConfidenceLevel,
    calibration::{ChurnCampaign, Forecasts},
    discrimination::{Auc, AucVariance, WeightedAuc},
    random::Generator,
};

/// Scores of some use: probability, outcome drawn from probability^`power`.
fn drawn(rows: usize, power: f64, seed: u64) -> (Vec<f64>, Vec<f64>) {
    let mut generator = Generator::new(seed);
    (0..rows)
        .map(|_| {
            let p = (generator.next_unit() * 50.0).round() / 50.0 * 0.9 + 0.05;
            let odds = (p / (1.0 - p)).powf(power);
            (p, f64::from(u8::from(generator.next_unit() < odds / (1.0 + odds))))
        })
        .unzip()
}

/// Soft outcomes and fractional weights, and the same with every row given twice.
fn soft(rows: usize) -> [Vec<f64>; 3] {
    let mut generator = Generator::new(3);
    let (p, _) = drawn(rows, 1.0, 2);
    let y = p.iter().map(|p| (p * generator.next_unit() * 1.5).min(1.0)).collect();
    let w = (0..rows).map(|_| 0.2 + generator.next_unit()).collect();
    [p, y, w]
}

fn split([p, y, w]: &[Vec<f64>; 3]) -> [Vec<f64>; 3] {
    let twice = |v: &[f64]| -> Vec<f64> { v.iter().chain(v).copied().collect() };
    let outcome = [vec![1.0; p.len()], vec![0.0; p.len()]].concat();
    let up = w.iter().zip(y).map(|(w, y)| w * y);
    let down = w.iter().zip(y).map(|(w, y)| w * (1.0 - y));
    [twice(p), outcome, up.chain(down).collect()]
}

#[test]
fn a_soft_outcome_counts_as_two_weighted_rows() {
    let rows = soft(300);
    let parts = split(&rows);
    let a = Forecasts::new(&rows[0], &rows[1], Some(&rows[2])).unwrap();
    let b = Forecasts::new(&parts[0], &parts[1], Some(&parts[2])).unwrap();
    let campaign = ChurnCampaign::default();
    let line = |f: &Forecasts<'_>| f.recalibration(None).unwrap();
    for (a, b) in [
        (a.base_rate(), b.base_rate()),
        (a.log_loss(), b.log_loss()),
        (a.brier_score(), b.brier_score()),
        (a.expected_calibration_error(10).unwrap(), b.expected_calibration_error(10).unwrap()),
        (a.lift(0.1).unwrap().captured, b.lift(0.1).unwrap().captured),
        (line(&a).slope.estimate, line(&b).slope.estimate),
        (line(&a).in_the_large.estimate, line(&b).in_the_large.estimate),
        (
            a.expected_maximum_profit(&campaign).unwrap().profit,
            b.expected_maximum_profit(&campaign).unwrap().profit,
        ),
    ] {
        assert!((a - b).abs() < 1e-9 * a.abs(), "{a} {b}");
    }
    // Halves of one row are not independent: the variance is that of clusters of two.
    let both: Vec<u32> = (0..300).chain(0..300).collect();
    let level = ConfidenceLevel::P95;
    let a = WeightedAuc::new(&rows[0], &rows[1], Some(&rows[2]), None, level).unwrap();
    let b = WeightedAuc::new(&parts[0], &parts[1], Some(&parts[2]), Some(&both), level).unwrap();
    assert!((a.area - b.area).abs() < 1e-12 && (a.variance - b.variance).abs() < 1e-12);
}

#[test]
fn whole_weights_equal_repeated_rows() {
    let (p, y) = drawn(200, 1.3, 5);
    let weight: Vec<f64> = (0..200).map(|row| f64::from(row % 4)).collect();
    let repeat = |v: &[f64]| -> Vec<f64> {
        v.iter().zip(&weight).flat_map(|(&v, &w)| std::iter::repeat_n(v, w as usize)).collect()
    };
    let (many_p, many_y) = (repeat(&p), repeat(&y));
    let a = Forecasts::new(&p, &y, Some(&weight)).unwrap();
    let b = Forecasts::new(&many_p, &many_y, None).unwrap();
    let (line_a, line_b) = (a.recalibration(None).unwrap(), b.recalibration(None).unwrap());
    for (a, b) in [
        (a.log_loss(), b.log_loss()),
        (a.brier_score(), b.brier_score()),
        (a.expected_calibration_error(7).unwrap(), b.expected_calibration_error(7).unwrap()),
        (a.lift(0.3).unwrap().lift, b.lift(0.3).unwrap().lift),
        (line_a.slope.standard_error, line_b.slope.standard_error),
        (line_a.intercept.standard_error, line_b.intercept.standard_error),
    ] {
        assert!((a - b).abs() < 1e-9, "{a} {b}");
    }
}

#[test]
fn weighted_area_of_independent_rows_is_delongs() {
    let (scores, outcome) = drawn(400, 1.0, 9);
    let positive: Vec<bool> = outcome.iter().map(|&y| y == 1.0).collect();
    let level = ConfidenceLevel::P95;
    let plain = Auc::new(&scores, &positive, AucVariance::DeLong, level).unwrap();
    let own = WeightedAuc::new(&scores, &outcome, None, None, level).unwrap();
    assert!((plain.area - own.area).abs() < 1e-12);
    assert!((plain.variance / own.variance - 1.0).abs() < 0.01);
    // A row given twice with one label is one row.
    let twice = |v: &[f64]| -> Vec<f64> { v.iter().chain(v).copied().collect() };
    let cluster: Vec<u32> = (0..400).chain(0..400).collect();
    let doubled = WeightedAuc::new(&twice(&scores), &twice(&outcome), None, Some(&cluster), level).unwrap();
    assert!((doubled.variance - own.variance).abs() < 1e-15);
}

/// max over thresholds for each of many γ, with the density by hand: the definition.
#[test]
fn expected_maximum_profit_agrees_with_numeric_integration() {
    let (p, y) = drawn(150, 0.8, 11);
    let forecasts = Forecasts::new(&p, &y, None).unwrap();
    for (campaign, beta_function) in [
        // B(6, 14) = 5! 13! / 19!, B(2, 3) = 1/12.
        (ChurnCampaign::default(), 120.0 * 6_227_020_800.0 / 121_645_100_408_832_000.0),
        (
            ChurnCampaign {
                value: 90.0,
                offer: 20.0,
                contact: 4.0,
                acceptance_alpha: 2.0,
                acceptance_beta: 3.0,
            },
            1.0 / 12.0,
        ),
    ] {
        let rows = p.len() as f64;
        let mut thresholds = p.clone();
        thresholds.push(f64::INFINITY);
        // Leavers and stayers contacted at each threshold, as shares of all.
        let reached: Vec<(f64, f64)> = thresholds
            .iter()
            .map(|&t| {
                let count = |wanted: f64| {
                    p.iter().zip(&y).filter(|&(&p, &y)| p >= t && y == wanted).count() as f64 / rows
                };
                (count(1.0), count(0.0))
            })
            .collect();
        let (a, b) = (campaign.acceptance_alpha, campaign.acceptance_beta);
        let steps = 100_000;
        let (mut profit, mut share) = (0.0, 0.0);
        for step in 0..steps {
            let gamma = (f64::from(step) + 0.5) / f64::from(steps);
            let density = gamma.powf(a - 1.0) * (1.0 - gamma).powf(b - 1.0) / beta_function;
            let worth = |&(leave, stay): &(f64, f64)| {
                (gamma * (campaign.value - campaign.offer) - campaign.contact) * leave
                    - (campaign.offer + campaign.contact) * stay
            };
            let best = reached.iter().max_by(|a, b| worth(a).total_cmp(&worth(b))).unwrap();
            profit += worth(best) * density / f64::from(steps);
            share += (best.0 + best.1) * density / f64::from(steps);
        }
        let exact = forecasts.expected_maximum_profit(&campaign).unwrap();
        assert!((exact.profit / profit - 1.0).abs() < 1e-6, "{} {profit}", exact.profit);
        assert!((exact.share / share - 1.0).abs() < 1e-4, "{} {share}", exact.share);
    }
}

/// Rows (k·37 mod 101)/102, outcome by (k·53 mod 97)/97 < p, k = 1..200: log-loss and Brier
/// score by scikit-learn 1.9.1, slope and intercept with standard errors by R's `glm`.
#[test]
fn scores_agree_with_scikit_learn_and_r() {
    let (p, y): (Vec<f64>, Vec<f64>) = (1..=200)
        .map(|k| {
            let p = (f64::from(k * 37 % 101) + 0.5) / 102.0;
            (p, f64::from(u8::from(f64::from(k * 53 % 97) / 97.0 < p)))
        })
        .unzip();
    let forecasts = Forecasts::new(&p, &y, None).unwrap();
    let line = forecasts.recalibration(None).unwrap();
    for (name, ours, theirs) in [
        ("log-loss", forecasts.log_loss(), LOG_LOSS),
        ("brier", forecasts.brier_score(), BRIER),
        ("slope", line.slope.estimate, SLOPE.0),
        ("slope error", line.slope.standard_error, SLOPE.1),
        ("intercept", line.intercept.estimate, INTERCEPT.0),
        ("intercept error", line.intercept.standard_error, INTERCEPT.1),
        ("in the large", line.in_the_large.estimate, IN_THE_LARGE.0),
        ("in the large error", line.in_the_large.standard_error, IN_THE_LARGE.1),
    ] {
        assert!((ours / theirs - 1.0).abs() < 1e-7, "{name}: {ours} {theirs}");
    }
}

const LOG_LOSS: f64 = 0.535_856_635_040_330_4;
const BRIER: f64 = 0.174_658_785_082_660_53;
const SLOPE: (f64, f64) = (0.876_133_214_475_059, 0.138_387_081_433_255);
const INTERCEPT: (f64, f64) = (0.016_897_046_554_795, 0.166_830_778_694_323);
const IN_THE_LARGE: (f64, f64) = (0.018_588_525_492_096_4, 0.172_120_889_331_658);
