//! Purchase models against an implementation of the published formulas with 60 digits
//! (`tests/golden/purchases.py`).

use std::collections::BTreeMap;
use std::path::Path;

use holdfast_stats::purchases::{
    BetaGeometricBetaBinomial, BetaGeometricNegativeBinomial, Fitted, GammaGamma, OccasionData, Occasions,
    Penalty, PurchaseData, Purchases, Spend, SpendData,
};

/// One line of the results: parameters, inputs, value.
struct Line {
    parameters: Vec<f64>,
    frequency: u32,
    recency: f64,
    observed: f64,
    ahead: f64,
    value: f64,
}

fn golden() -> BTreeMap<String, Vec<Line>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/purchases.csv");
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).unwrap();
    let mut lines: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        let number = |index: usize| record[index].parse::<f64>().unwrap_or(0.0);
        lines.entry(record[0].to_owned()).or_default().push(Line {
            parameters: (1..5).filter(|&index| !record[index].is_empty()).map(number).collect(),
            frequency: number(5) as u32,
            recency: number(6),
            observed: number(7),
            ahead: number(8),
            value: number(9),
        });
    }
    lines
}

/// Below this the sixty digits were used up by 1 − P(none).
const UNCERTAIN: f64 = 1e-40;

/// Compares to a relative difference, and prints the largest that was found.
fn compare(lines: &BTreeMap<String, Vec<Line>>, quantity: &str, within: f64, ours: impl Fn(&Line) -> f64) {
    let lines = &lines[quantity];
    assert!(lines.len() >= 40, "{quantity}: {} lines", lines.len());
    let mut worst = 0.0_f64;
    for line in lines {
        let found = ours(line);
        let difference = (found - line.value).abs() / line.value.abs().max(UNCERTAIN);
        assert!(
            difference < within,
            "{quantity} {:?} x {} t_x {} T {} t {}: {found}, not {}",
            line.parameters,
            line.frequency,
            line.recency,
            line.observed,
            line.ahead,
            line.value
        );
        worst = worst.max(difference);
    }
    eprintln!("{quantity}: {} values, largest relative difference {worst:.1e}", lines.len());
}

#[test]
fn rates_match_published_formulas_with_sixty_digits() {
    let lines = golden();
    let model = |line: &Line| {
        let p = &line.parameters;
        BetaGeometricNegativeBinomial::new(p[0], p[1], p[2], p[3]).unwrap()
    };
    let person =
        |line: &Line| Purchases { frequency: line.frequency, recency: line.recency, observed: line.observed };
    compare(&lines, "rate.log_likelihood", 1e-11, |line| {
        model(line).log_likelihood(&PurchaseData::from_rows([person(line)]).unwrap())
    });
    compare(&lines, "rate.alive", 1e-11, |line| model(line).probability_alive(&person(line)));
    compare(&lines, "rate.purchase", 1e-11, |line| {
        model(line).probability_of_purchase(&person(line), line.ahead)
    });
    compare(&lines, "rate.conditional", 1e-10, |line| {
        model(line).expected_purchases(&person(line), line.ahead)
    });
    compare(&lines, "rate.new", 1e-10, |line| model(line).expected_purchases_of_new(line.ahead));
    compare(&lines, "rate.count", 1e-10, |line| model(line).probability_of_count(line.frequency, line.ahead));
}

#[test]
fn occasions_match_published_formulas_with_sixty_digits() {
    let lines = golden();
    let model = |line: &Line| {
        let p = &line.parameters;
        BetaGeometricBetaBinomial::new(p[0], p[1], p[2], p[3]).unwrap()
    };
    let person = |line: &Line| Occasions {
        frequency: line.frequency,
        recency: line.recency as u32,
        occasions: line.observed as u32,
    };
    compare(&lines, "occasion.log_likelihood", 1e-11, |line| {
        model(line).log_likelihood(&OccasionData::from_rows([person(line)]).unwrap())
    });
    let ahead = |line: &Line| line.ahead as u32;
    compare(&lines, "occasion.alive", 1e-11, |line| {
        model(line).probability_alive(&person(line), ahead(line))
    });
    compare(&lines, "occasion.purchase", 1e-10, |line| {
        model(line).probability_of_purchase(&person(line), ahead(line))
    });
    compare(&lines, "occasion.conditional", 1e-11, |line| {
        model(line).expected_purchases(&person(line), ahead(line))
    });
    compare(&lines, "occasion.new", 1e-11, |line| {
        model(line).expected_purchases_of_new(line.observed as u32)
    });
    compare(&lines, "occasion.count", 1e-11, |line| {
        model(line).probability_of_count(line.frequency, line.observed as u32)
    });
}

#[test]
fn amounts_match_published_formulas_with_sixty_digits() {
    let lines = golden();
    let model = |line: &Line| {
        let p = &line.parameters;
        GammaGamma::new(p[0], p[1], p[2]).unwrap()
    };
    compare(&lines, "spend.log_likelihood", 1e-11, |line| {
        model(line).log_likelihood(&SpendData::new(&[line.frequency], &[line.recency], None).unwrap())
    });
    compare(&lines, "spend.amount", 1e-13, |line| {
        model(line).expected_amount(&Spend { purchases: line.frequency, mean_amount: line.recency })
    });
}

fn check_fit<Model>(lines: &BTreeMap<String, Vec<Line>>, name: &str, fitted: &Fitted<Model>) {
    assert!(fitted.converged, "{name}");
    let values =
        |kind: &str| lines[&format!("{name}.{kind}")].iter().map(|line| line.value).collect::<Vec<f64>>();
    let (estimates, errors) = (values("estimate"), values("error"));
    for (index, parameter) in fitted.parameters.iter().enumerate() {
        let off = parameter.estimate / estimates[index] - 1.0;
        let error_off = parameter.standard_error.unwrap() / errors[index] - 1.0;
        assert!(
            off.abs() < 1e-6,
            "{name} {}: {} not {}",
            parameter.name,
            parameter.estimate,
            estimates[index]
        );
        assert!(
            error_off.abs() < 1e-6,
            "{name} {}: error {:?} not {}",
            parameter.name,
            parameter,
            errors[index]
        );
        eprintln!("{name} {}: relative differences {off:.1e}, of the error {error_off:.1e}", parameter.name);
    }
    let expected = values("log_likelihood")[0];
    assert!((fitted.log_likelihood - expected).abs() < 1e-8, "{name}: {}", fitted.log_likelihood);
}

#[test]
fn estimates_and_standard_errors_match_newtons_method_with_forty_digits() {
    let lines = golden();
    for (name, penalty) in [("fit", Penalty::None), ("fit_ridge", Penalty::Ridge(2.0))] {
        let rows = &lines[&format!("rate.{name}.row")];
        let x: Vec<u32> = rows.iter().map(|row| row.frequency).collect();
        let recency: Vec<f64> = rows.iter().map(|row| row.recency).collect();
        let observed: Vec<f64> = rows.iter().map(|row| row.observed).collect();
        let weight: Vec<f64> = rows.iter().map(|row| row.ahead).collect();
        let data = PurchaseData::new(&x, &recency, &observed, Some(&weight)).unwrap();
        check_fit(
            &lines,
            &format!("rate.{name}"),
            &BetaGeometricNegativeBinomial::fit(&data, penalty).unwrap(),
        );

        let rows = &lines[&format!("occasion.{name}.row")];
        let x: Vec<u32> = rows.iter().map(|row| row.frequency).collect();
        let recency: Vec<u32> = rows.iter().map(|row| row.recency as u32).collect();
        let occasions: Vec<u32> = rows.iter().map(|row| row.observed as u32).collect();
        let weight: Vec<f64> = rows.iter().map(|row| row.ahead).collect();
        let data = OccasionData::new(&x, &recency, &occasions, Some(&weight)).unwrap();
        check_fit(
            &lines,
            &format!("occasion.{name}"),
            &BetaGeometricBetaBinomial::fit(&data, penalty).unwrap(),
        );
    }
    let rows = &lines["spend.fit.row"];
    let x: Vec<u32> = rows.iter().map(|row| row.frequency).collect();
    let mean: Vec<f64> = rows.iter().map(|row| row.recency).collect();
    let data = SpendData::new(&x, &mean, None).unwrap();
    check_fit(&lines, "spend.fit", &GammaGamma::fit(&data, Penalty::None).unwrap());
}

#[test]
fn people_who_are_all_alike_and_never_stop_end_at_the_border_and_say_so() {
    // Everybody buys every ten days: the rates do not differ and nobody stops.
    let observed = [100.0, 105.0, 95.0, 101.0, 99.0, 104.0];
    let x = [10, 10, 9, 10, 9, 10];
    let recency = [100.0, 100.0, 90.0, 100.0, 90.0, 100.0];
    let data = PurchaseData::new(&x, &recency, &observed, None).unwrap();
    let plain = BetaGeometricNegativeBinomial::fit(&data, Penalty::None).unwrap();
    assert!(
        plain.parameters.iter().any(|parameter| parameter.at_border && parameter.standard_error.is_none())
    );
    let person = Purchases { frequency: 10, recency: 100.0, observed: 100.0 };
    assert!((plain.model.expected_purchases(&person, 100.0) - 9.6).abs() < 0.3);
    // A penalty keeps it inside, whatever the unit of time.
    let kept = BetaGeometricNegativeBinomial::fit(&data, Penalty::Ridge(0.25)).unwrap();
    assert!(kept.parameters.iter().all(|parameter| !parameter.at_border));
    let hours = |days: &[f64]| days.iter().map(|day| day * 24.0).collect::<Vec<f64>>();
    let data = PurchaseData::new(&x, &hours(&recency), &hours(&observed), None).unwrap();
    let in_hours = BetaGeometricNegativeBinomial::fit(&data, Penalty::Ridge(0.25)).unwrap();
    assert!((in_hours.model.alpha / kept.model.alpha / 24.0 - 1.0).abs() < 1e-6);
    assert!((in_hours.model.r / kept.model.r - 1.0).abs() < 1e-6);
}

#[test]
fn counted_rows_and_single_rows_give_the_same_fit() {
    let (x, recency, n) = ([0, 1, 2, 3], [0, 2, 3, 3], [3; 4]);
    let counted = OccasionData::new(&x, &recency, &n, Some(&[40.0, 12.0, 7.0, 9.0])).unwrap();
    let mut single = Vec::new();
    for (index, count) in [40, 12, 7, 9].into_iter().enumerate() {
        let row = Occasions { frequency: x[index], recency: recency[index], occasions: n[index] };
        single.extend(std::iter::repeat_n(row, count));
    }
    let single = OccasionData::from_rows(single).unwrap();
    assert_eq!(counted, single);
}
