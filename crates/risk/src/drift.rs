//! What has moved since: the features, and the losses against what was expected.

use crate::card::{CohortDrift, FeatureDrift};
use crate::causes::Causes;
use crate::evaluate::Fold;
use crate::hazards::Incidences;
use crate::output::Limits;
use holdfast_features::{Categories, FeatureValues, Snapshots};
use holdfast_stats::ConfidenceLevel;

/// Shares of the reference that make a bin.
const BINS: usize = 10;
/// Landmarks whose losses are compared: a quarter of a year.
const LATEST: usize = 3;
/// Expected losses that a comparison needs.
const LEAST_EXPECTED: f64 = 5.0;

/// The population stability index of every feature between two sets of rows, highest first.
pub(crate) fn population(
    snapshots: &Snapshots,
    columns: &[usize],
    then: &[u32],
    now: &[u32],
) -> Vec<FeatureDrift> {
    let mut found: Vec<FeatureDrift> = columns
        .iter()
        .map(|index| {
            let column = &snapshots.columns[*index];
            let (a, b) = match &column.values {
                FeatureValues::Numbers(numbers) => number_shares(numbers, then, now),
                FeatureValues::Categories(categories) => category_shares(categories, then, now),
            };
            FeatureDrift { feature: column.definition.name.clone(), index: index_of(&a, &b) }
        })
        .collect();
    found.sort_by(|a, b| b.index.total_cmp(&a.index).then(a.feature.cmp(&b.feature)));
    found
}

/// Σ (b − a) ln(b/a) over shares; half a row is added to every bin that is not empty in both:
/// a category that nobody has yet must not count.
fn index_of(then: &[f64], now: &[f64]) -> f64 {
    let known = || then.iter().zip(now).filter(|(a, b)| **a + **b > 0.0);
    let then: Vec<f64> = known().map(|(a, _)| *a).collect();
    let now: Vec<f64> = known().map(|(_, b)| *b).collect();
    let shares = |counts: &[f64]| -> Vec<f64> {
        let total: f64 = counts.iter().sum::<f64>() + 0.5 * counts.len() as f64;
        counts.iter().map(|count| (count + 0.5) / total).collect()
    };
    shares(&then).iter().zip(shares(&now)).map(|(a, b)| (b - a) * (b / a).ln()).sum()
}

fn number_shares(numbers: &[f32], then: &[u32], now: &[u32]) -> (Vec<f64>, Vec<f64>) {
    let mut known: Vec<f32> =
        then.iter().map(|row| numbers[*row as usize]).filter(|number| !number.is_nan()).collect();
    known.sort_by(f32::total_cmp);
    let mut cuts: Vec<f32> = Vec::new();
    if !known.is_empty() {
        cuts.extend((1..BINS).map(|bin| known[bin * known.len() / BINS]));
        cuts.dedup();
    }
    let count = |rows: &[u32]| {
        let mut counts = vec![0.0; cuts.len() + 2];
        for row in rows {
            let number = numbers[*row as usize];
            let bin = if number.is_nan() { 0 } else { 1 + cuts.partition_point(|cut| *cut <= number) };
            counts[bin] += 1.0;
        }
        counts
    };
    (count(then), count(now))
}

fn category_shares(categories: &Categories, then: &[u32], now: &[u32]) -> (Vec<f64>, Vec<f64>) {
    let count = |rows: &[u32]| {
        let mut counts = vec![0.0; categories.names.len() + 1];
        for row in rows {
            let code = categories.codes[*row as usize] as usize;
            counts[code.min(categories.names.len())] += 1.0;
        }
        counts
    };
    (count(then), count(now))
}

/// Losses of the last quarter of the test fold against what the model of the time before
/// expected from the features: an alarm where more leave than can be explained by what is known
/// of them, for all accounts and by segment and year of start, at all and by cause. A product
/// that falls behind the market shows so: everybody leaves more.
pub(crate) fn cohorts(fold: &Fold<'_>, incidences: &Incidences, causes: &Causes) -> Vec<CohortDrift> {
    let panel = fold.panel;
    let mut landmarks: Vec<u16> = fold
        .rows
        .iter()
        .filter(|row| panel.is_seen(**row, 0, fold.until))
        .map(|row| panel.landmark(*row))
        .collect();
    landmarks.sort_unstable();
    landmarks.dedup();
    let Some(&from) = landmarks.iter().rev().take(LATEST).next_back() else { return Vec::new() };
    let chosen: Vec<usize> = (0..fold.rows.len())
        .filter(|&position| {
            panel.landmark(fold.rows[position]) >= from && panel.is_seen(fold.rows[position], 0, fold.until)
        })
        .collect();
    let mut cohorts: Vec<(String, String, Vec<usize>)> =
        vec![("all".to_owned(), String::new(), chosen.clone())];
    let standing = &panel.snapshots.standing;
    for (code, name) in standing.segment.names.iter().enumerate() {
        let of = |position: &usize| {
            standing.segment.codes.get(fold.rows[*position] as usize) == Some(&(code as u32))
        };
        cohorts.push(("segment".to_owned(), name.clone(), chosen.iter().copied().filter(of).collect()));
    }
    let year = |position: &usize| {
        let started = standing.started_at.get(fold.rows[*position] as usize)?;
        // Years of 365.25 days before the end are fine enough for cohorts.
        Some(((fold.until - started) as f64 / (365.25 * crate::horizon::DAY as f64)).floor().max(0.0) as u32)
    };
    let mut years: Vec<u32> = chosen.iter().filter_map(year).collect();
    years.sort_unstable();
    years.dedup();
    for age in years {
        let of: Vec<usize> = chosen.iter().copied().filter(|position| year(position) == Some(age)).collect();
        cohorts.push(("years_as_customer".to_owned(), age.to_string(), of));
    }
    let mut found: Vec<CohortDrift> = Vec::new();
    for (kind, cohort, positions) in cohorts {
        let several = causes.len() > 1 && kind == "all";
        for cause in std::iter::once(None).chain((0..causes.len()).filter(|_| several).map(Some)) {
            let (mut observed, mut expected) = (0.0, 0.0);
            for position in &positions {
                let row = fold.rows[*position];
                expected +=
                    cause.map_or_else(|| incidences.leaves(*position, 0), |k| incidences.of(*position, 0)[k]);
                if let Some(loss) = panel.loss_within(row, 0, fold.until) {
                    observed += cause.map_or(1.0, |cause| f64::from(fold.labels.of(loss)[cause]));
                }
            }
            if expected >= LEAST_EXPECTED {
                let cause = cause.map_or("any", |cause| causes.causes[cause].id.as_str()).to_owned();
                let ratio = Limits { estimate: observed / expected, lower: 0.0, upper: 0.0 };
                let (kind, cohort) = (kind.clone(), cohort.clone());
                found.push(CohortDrift { kind, cohort, cause, observed, expected, ratio, alarm: false });
            }
        }
    }
    let corrected = 1.0 - 0.05 / found.len().max(1) as f64;
    let z = ConfidenceLevel::new(corrected).map_or(3.0, ConfidenceLevel::normal_quantile);
    for drift in &mut found {
        drift.ratio.lower = byar_lower(drift.observed, z) / drift.expected;
        drift.ratio.upper = byar_upper(drift.observed, z) / drift.expected;
        drift.alarm = drift.ratio.lower > 1.0;
    }
    found
}

/// Byar's approximation of the exact limits of a Poisson count (Breslow NE, Day NE (1987),
/// *Statistical Methods in Cancer Research* II, formula 2.13); at most one per cent off from
/// five events.
fn byar_lower(count: f64, z: f64) -> f64 {
    if count <= 0.0 {
        return 0.0;
    }
    let root = 1.0 - 1.0 / (9.0 * count) - z / (3.0 * count.sqrt());
    count * root.max(0.0).powi(3)
}

fn byar_upper(count: f64, z: f64) -> f64 {
    let next = count + 1.0;
    next * (1.0 - 1.0 / (9.0 * next) + z / (3.0 * next.sqrt())).powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poisson_limits_agree_with_the_exact_ones() {
        // Exact 95 % limits of 10 and of 100 events: 4.795 to 18.39, 81.36 to 121.63.
        let z = ConfidenceLevel::P95.normal_quantile();
        assert!((byar_lower(10.0, z) - 4.795).abs() < 0.02);
        assert!((byar_upper(10.0, z) - 18.39).abs() < 0.05);
        assert!((byar_lower(100.0, z) - 81.36).abs() < 0.02);
        assert!((byar_upper(100.0, z) - 121.63).abs() < 0.02);
    }

    #[test]
    fn the_index_is_nothing_without_a_move_and_large_with_one() {
        let numbers: Vec<f32> = (0..2_000).map(|row| (row % 100) as f32).collect();
        let (then, now): (Vec<u32>, Vec<u32>) = ((0..1_000).collect(), (1_000..2_000).collect());
        let (a, b) = number_shares(&numbers, &then, &now);
        assert!(index_of(&a, &b).abs() < 1e-12);
        let moved: Vec<f32> =
            numbers.iter().enumerate().map(|(row, x)| x + 40.0 * (row / 1_000) as f32).collect();
        let (a, b) = number_shares(&moved, &then, &now);
        assert!(index_of(&a, &b) > 0.25);
    }
}
