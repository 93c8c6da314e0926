//! Curves and tests on 10³, 10⁵ and 10⁶ rows; sorting and checking is measured apart.
#![allow(missing_docs)]

use divan::{Bencher, black_box};
use holdfast_stats::{
    random::Generator,
    survival::{
        AalenJohansen, FlemingHarrington, IncidenceVariance, KaplanMeier, SurvivalData,
        concordance::Concordance,
        cox::{Covariate, Cox, CoxRows},
        gray_test, log_rank,
    },
};

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

/// Exponential times of three causes to three decimals, a third censored.
fn rows(size: usize) -> (Vec<f64>, Vec<u32>, Vec<u32>) {
    let mut generator = Generator::new(1);
    let mut columns = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..size {
        let days = (-generator.next_unit().max(1e-12).ln() * 400_000.0).ceil() / 1_000.0;
        columns.0.push(days);
        let event = generator.next_below(6) as u32;
        columns.1.push(if event > 3 { 0 } else { event });
        columns.2.push(generator.next_below(3) as u32);
    }
    columns
}

fn data(size: usize) -> (SurvivalData, Vec<u32>) {
    let (time, event, group) = rows(size);
    (SurvivalData::new(None, &time, &event, None).expect("generated rows are valid"), group)
}

#[divan::bench(args = SIZES)]
fn check_and_sort(bencher: Bencher, size: usize) {
    let (time, event, _) = rows(size);
    bencher.bench(|| SurvivalData::new(None, black_box(&time), &event, None));
}

#[divan::bench(args = SIZES)]
fn kaplan_meier(bencher: Bencher, size: usize) {
    let (data, _) = data(size);
    bencher.bench(|| KaplanMeier::new().fit(black_box(&data)));
}

#[divan::bench(args = SIZES)]
fn aalen_johansen(bencher: Bencher, size: usize) {
    let (data, _) = data(size);
    bencher.bench(|| AalenJohansen::new().fit(black_box(&data)));
}

#[divan::bench(args = SIZES)]
fn aalen_johansen_jackknife(bencher: Bencher, size: usize) {
    let (data, _) = data(size);
    let estimator = AalenJohansen::new().variance(IncidenceVariance::InfinitesimalJackknife);
    bencher.bench(|| estimator.fit(black_box(&data)));
}

#[divan::bench(args = SIZES)]
fn log_rank_three_groups(bencher: Bencher, size: usize) {
    let (data, group) = data(size);
    bencher.bench(|| log_rank(black_box(&data), &group, None, FlemingHarrington::LOG_RANK));
}

#[divan::bench(args = SIZES)]
fn gray_three_groups(bencher: Bencher, size: usize) {
    let (data, group) = data(size);
    bencher.bench(|| gray_test(black_box(&data), &group, 1, None, 0.0));
}

/// Ten uniform columns.
fn columns(size: usize) -> Vec<Vec<f64>> {
    let mut generator = Generator::new(2);
    (0..10).map(|_| (0..size).map(|_| generator.next_unit()).collect()).collect()
}

#[divan::bench(args = SIZES)]
fn cox_ten_covariates(bencher: Bencher, size: usize) {
    let ((data, _), columns) = (data(size), columns(size));
    let names: Vec<String> = (0..10).map(|number| format!("x{number}")).collect();
    let covariates: Vec<Covariate<'_>> =
        names.iter().zip(&columns).map(|(name, values)| Covariate { name, values }).collect();
    bencher.bench(|| Cox::new().fit(&CoxRows::new(black_box(&data), &covariates)));
}

#[divan::bench(args = SIZES)]
fn concordance_with_variance(bencher: Bencher, size: usize) {
    let ((data, _), columns) = (data(size), columns(size));
    bencher.bench(|| Concordance::default().of(black_box(&data), &columns[0]));
}
