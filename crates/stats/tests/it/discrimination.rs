//! Areas under the curve against their definitions by pairs.

use holdfast_stats::{
    ConfidenceLevel,
    association::{CategoricalAssociation, NumericAssociation},
    discrimination::{Auc, AucVariance},
};
use proptest::{collection::vec, prelude::*};

/// Win 1, tie ½, loss 0, for each positive (row) against each negative (column).
fn placements(scores: &[f64], outcome: &[bool]) -> Vec<Vec<f64>> {
    let of = |wanted: bool| -> Vec<f64> {
        scores.iter().zip(outcome).filter(|pair| *pair.1 == wanted).map(|pair| *pair.0).collect()
    };
    let (positives, negatives) = (of(true), of(false));
    positives
        .iter()
        .map(|p| {
            negatives
                .iter()
                .map(|n| {
                    if p > n {
                        1.0
                    } else if p < n {
                        0.0
                    } else {
                        0.5
                    }
                })
                .collect()
        })
        .collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn sample_variance(values: &[f64]) -> f64 {
    let centre = mean(values);
    values.iter().map(|v| (v - centre).powi(2)).sum::<f64>() / (values.len() as f64 - 1.0)
}

proptest! {
    #[test]
    fn area_and_delong_variance_equal_their_definition_by_pairs(
        rows in vec((0u32..8, any::<bool>()), 6..60)
    ) {
        let scores: Vec<f64> = rows.iter().map(|row| f64::from(row.0)).collect();
        let outcome: Vec<bool> = rows.iter().map(|row| row.1).collect();
        let positives = outcome.iter().filter(|&&outcome| outcome).count();
        prop_assume!(positives >= 2 && outcome.len() - positives >= 2);
        let wins = placements(&scores, &outcome);
        let by_positive: Vec<f64> = wins.iter().map(|row| mean(row)).collect();
        let by_negative: Vec<f64> = (0..wins[0].len())
            .map(|column| mean(&wins.iter().map(|row| row[column]).collect::<Vec<_>>()))
            .collect();
        let variance = sample_variance(&by_positive) / by_positive.len() as f64
            + sample_variance(&by_negative) / by_negative.len() as f64;
        let auc = Auc::new(&scores, &outcome, AucVariance::DeLong, ConfidenceLevel::P95).unwrap();
        prop_assert!((auc.area - mean(&by_positive)).abs() < 1e-12);
        prop_assert!((auc.variance - variance).abs() < 1e-12);
    }

    #[test]
    fn a_category_of_each_value_separates_at_least_as_well_as_the_value(
        rows in vec((0u32..8, any::<bool>()), 6..60)
    ) {
        let outcome: Vec<bool> = rows.iter().map(|row| row.1).collect();
        prop_assume!(outcome.contains(&true) && outcome.contains(&false));
        let category: Vec<u32> = rows.iter().map(|row| row.0).collect();
        let values: Vec<f64> = category.iter().map(|&value| f64::from(value)).collect();
        let as_category = CategoricalAssociation::new(&category, &outcome).unwrap();
        let as_number = NumericAssociation::new(&values, &outcome, ConfidenceLevel::P95).unwrap();
        prop_assert!(as_category.separation >= as_number.separation() - 1e-12);
        prop_assert!(as_category.purity >= as_number.purity - 1e-12);
        prop_assert!(as_number.purity >= 0.5 && as_category.base_purity == as_number.base_purity);
        prop_assert!((0.0..=1.0).contains(&as_category.uncertainty));
    }
}

#[test]
fn area_agrees_with_hanley_and_mcneil_1982() {
    // Their table of ratings 1 to 5 of 58 normal and 51 abnormal images: W = 0.893, and a
    // standard error of 0.032 (distribution-free; the formula from the area is near it).
    let normal = [33, 6, 6, 11, 2];
    let abnormal = [3, 2, 2, 11, 33];
    let mut scores = Vec::new();
    let mut outcome = Vec::new();
    for rating in 0..5 {
        for (count, positive) in [(normal[rating], false), (abnormal[rating], true)] {
            scores.extend(std::iter::repeat_n(rating as f64, count));
            outcome.extend(std::iter::repeat_n(positive, count));
        }
    }
    let auc = Auc::new(&scores, &outcome, AucVariance::HanleyMcNeil, ConfidenceLevel::P95).unwrap();
    assert!((auc.area - 0.893).abs() < 5e-4, "{}", auc.area);
    assert!((auc.variance.sqrt() - 0.032).abs() < 1e-3, "{}", auc.variance.sqrt());
}
