//! The bootstrap against the theory of the mean.

use holdfast_stats::{
    ConfidenceLevel,
    bootstrap::{Bootstrap, sorted_quantile},
    random::Generator,
};

fn amounts(seed: u64, rows: usize) -> Vec<i64> {
    let mut generator = Generator::new(seed);
    (0..rows).map(|_| generator.next_below(10_000) as i64).collect()
}

#[test]
fn width_for_a_sum_is_that_of_the_normal_limit() {
    let values = amounts(1, 400);
    let settings = Bootstrap { repeats: 4_000, ..Bootstrap::default() };
    let interval = settings.sum(&values).unwrap();
    let mean = values.iter().sum::<i64>() as f64 / 400.0;
    let variance = values.iter().map(|&v| (v as f64 - mean).powi(2)).sum::<f64>() / 400.0;
    let width = 2.0 * ConfidenceLevel::P95.normal_quantile() * (400.0 * variance).sqrt();
    let ratio = (interval.upper - interval.lower) / width;
    // The quantiles of 4,000 repeats have a standard error near 2 % of the width.
    assert!((ratio - 1.0).abs() < 0.08, "{ratio}");
}

#[test]
fn a_ratio_of_equal_columns_is_one_without_spread() {
    let values = amounts(2, 50);
    let interval = Bootstrap::default().ratio(&values, &values).unwrap();
    assert_eq!((interval.lower, interval.estimate, interval.upper), (1.0, 1.0, 1.0));
}

#[test]
fn limits_cover_the_truth_about_as_often_as_they_say() {
    // 300 samples of 100 from a population with mean 4,999.5; 95 % limits of the sum.
    let covered = (0..300)
        .filter(|&sample| {
            let values = amounts(1_000 + sample, 100);
            let settings = Bootstrap { repeats: 400, seed: sample, ..Bootstrap::default() };
            settings.sum(&values).unwrap().contains(499_950.0)
        })
        .count();
    assert!((270..=297).contains(&covered), "{covered} of 300");
}

#[test]
fn any_figure_of_resampled_rows_equals_the_sum_path() {
    let values = amounts(3, 30);
    let settings = Bootstrap { repeats: 200, ..Bootstrap::default() };
    let by_rows =
        settings.figure(30, |rows| rows.iter().map(|&row| values[row as usize]).sum::<i64>() as f64).unwrap();
    assert_eq!(by_rows, settings.sum(&values).unwrap());
}

#[test]
fn quantiles_agree_with_r_type_7() {
    // R: quantile(c(1, 2, 4, 8, 16), c(0.025, 0.3, 0.975)).
    let values = [1.0, 2.0, 4.0, 8.0, 16.0];
    for (probability, expected) in [(0.025, 1.1), (0.3, 2.4), (0.975, 15.2)] {
        assert!((sorted_quantile(&values, probability) - expected).abs() < 1e-12);
    }
}
