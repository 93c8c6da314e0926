//! Purchase models against published figures, on real data which is not part of the
//! repository: customers of CDNOW, and donors of an American charity.

use std::collections::BTreeMap;
use std::path::Path;

use holdfast_stats::purchases::{
    BetaGeometricBetaBinomial, BetaGeometricNegativeBinomial, OccasionData, Occasions, Penalty, PurchaseData,
    PurchaseDays, Purchases, ZeroAmounts,
};

use crate::real_data::test_data;

fn columns(path: &Path) -> Vec<Vec<f64>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(|cell| cell.parse().unwrap()).collect()).collect()
}

#[test]
fn customers_of_cdnow_match_the_paper_of_2005() {
    let Some(directory) = test_data() else { return };
    let rows = columns(&directory.join("cdnow/cdnow_customers_summary.csv"));
    let x: Vec<u32> = rows.iter().map(|row| row[1] as u32).collect();
    let recency: Vec<f64> = rows.iter().map(|row| row[2]).collect();
    let observed: Vec<f64> = rows.iter().map(|row| row[3]).collect();
    let data = PurchaseData::new(&x, &recency, &observed, None).unwrap();
    assert_eq!(data.total_weight(), 2357.0);
    let fitted = BetaGeometricNegativeBinomial::fit(&data, Penalty::None).unwrap();
    eprintln!("{fitted:?}");
    assert!(fitted.converged);
    for (parameter, published) in fitted.parameters.iter().zip([0.2426, 4.4135, 0.7929, 2.4258]) {
        assert!((parameter.estimate - published).abs() < 1e-4, "{parameter:?}");
        assert!(parameter.standard_error.is_some());
    }
    assert!((fitted.log_likelihood + 9582.4).abs() < 0.05);
    let model = fitted.model;
    let person = Purchases { frequency: 2, recency: 30.43, observed: 38.86 };
    assert!((model.expected_purchases(&person, 39.0) - 1.226).abs() < 5e-4);
    let times = [0.1429, 1.0, 3.0, 31.8571, 32.0, 78.0];
    // The authors' spreadsheet, whose parameters are not quite at the maximum.
    for (time, published) in times.into_iter().zip([0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.8576]) {
        assert!((model.expected_purchases_of_new(time) - published).abs() < 5e-4);
    }
}

#[test]
fn donors_match_the_paper_of_2010() {
    let Some(directory) = test_data() else { return };
    let rows = columns(&directory.join("cdnow/donations.csv"));
    let whole = |index: usize| rows.iter().map(|row| row[index] as u32).collect::<Vec<u32>>();
    let weight: Vec<f64> = rows.iter().map(|row| row[3]).collect();
    let data = OccasionData::new(&whole(0), &whole(1), &whole(2), Some(&weight)).unwrap();
    assert_eq!((data.rows(), data.total_weight()), (22, 11_104.0));
    let fitted = BetaGeometricBetaBinomial::fit(&data, Penalty::None).unwrap();
    eprintln!("{fitted:?}");
    assert!(fitted.converged);
    for (parameter, published) in fitted.parameters.iter().zip([1.204, 0.750, 0.657, 2.783]) {
        assert!((parameter.estimate - published).abs() < 5e-4, "{parameter:?}");
    }
    assert!((fitted.log_likelihood + 33225.6).abs() < 0.05);
    let model = fitted.model;
    // Table 6 of the paper: alive in the year after the last one.
    for (frequency, recency, published) in [(0, 0, 0.11), (2, 4, 0.59), (6, 6, 0.93)] {
        let donor = Occasions { frequency, recency, occasions: 6 };
        assert!((model.probability_alive(&donor, 1) - published).abs() < 0.005);
    }
    // The authors' spreadsheet: donations of all in the five years to come.
    let expected: f64 = rows
        .iter()
        .map(|row| {
            let donor =
                Occasions { frequency: row[0] as u32, recency: row[1] as u32, occasions: row[2] as u32 };
            row[3] * model.expected_purchases(&donor, 5)
        })
        .sum();
    assert!((expected - 12_884.2).abs() < 0.5, "{expected}");
}

/// All transactions of the 23,570 customers up to 1997-09-30.
fn transactions(path: &Path) -> (Vec<u32>, Vec<i32>, Vec<i64>) {
    let text = std::fs::read_to_string(path).unwrap();
    let (mut person, mut day, mut cents) = (Vec::new(), Vec::new(), Vec::new());
    for line in text.lines() {
        let cells: Vec<&str> = line.split_whitespace().collect();
        person.push(cells[0].parse::<u32>().unwrap() - 1);
        let date: usize = cells[1].parse().unwrap();
        let before = [0, 31, 59, 90, 120, 151, 181, 212, 243][date / 100 % 100 - 1];
        day.push(before + (date % 100) as i32 - 1);
        cents.push(cells[3].replace('.', "").parse().unwrap());
    }
    (person, day, cents)
}

/// Days from 1997-01-01 to 1997-09-30.
const LAST_DAY: i32 = 272;

#[test]
fn every_row_of_the_published_summary_is_among_those_made_of_the_transactions() {
    let Some(directory) = test_data() else { return };
    let (person, day, cents) = transactions(&directory.join("cdnow/CDNOW_master_to_1997-09-30.txt"));
    // Things for 0.00 were counted as purchases there.
    let days = PurchaseDays::new(&person, &day, Some(&cents), ZeroAmounts::Keep).unwrap();
    assert_eq!((days.people(), days.window()), (23_570, Some((0, LAST_DAY))));
    let hundredths = |value: f64| (value * 100.0).round() as i64;
    let mut made: BTreeMap<(u32, i64, i64), i64> = BTreeMap::new();
    for person in 0..days.people() {
        let found = days.known(person, LAST_DAY, 7.0).unwrap();
        *made.entry((found.frequency, hundredths(found.recency), hundredths(found.observed))).or_default() +=
            1;
    }
    // The summary is a tenth of the customers without their numbers in the whole: take each of
    // its rows out of what was made.
    for row in columns(&directory.join("cdnow/cdnow_customers_summary.csv")) {
        let left = made.entry((row[1] as u32, hundredths(row[2]), hundredths(row[3]))).or_default();
        *left -= 1;
        assert!(*left >= 0, "no customer left who bought as in {row:?}");
    }
    let paid = PurchaseDays::new(&person, &day, Some(&cents), ZeroAmounts::LeaveOut).unwrap();
    assert_eq!((days.purchases() - paid.purchases(), days.people() - buyers(&paid)), (73, 70));
}

fn buyers(days: &PurchaseDays) -> usize {
    (0..days.people()).filter(|&person| !days.of(person).is_empty()).count()
}

#[test]
fn purchases_of_cdnow_in_the_weeks_held_out_are_foretold_within_a_tenth() {
    let Some(directory) = test_data() else { return };
    let (person, day, cents) = transactions(&directory.join("cdnow/CDNOW_master_to_1997-09-30.txt"));
    let days = PurchaseDays::new(&person, &day, Some(&cents), ZeroAmounts::LeaveOut).unwrap();
    // The file ends with week 39: fit on 20, 26 and 30 weeks, foretell the others.
    for weeks in [20, 26, 30] {
        let cut = weeks * 7 - 1;
        let known: Vec<(usize, Purchases)> =
            (0..days.people()).filter_map(|index| Some((index, days.known(index, cut, 7.0)?))).collect();
        let data = PurchaseData::from_rows(known.iter().map(|&(_, row)| row)).unwrap();
        let model = BetaGeometricNegativeBinomial::fit(&data, Penalty::None).unwrap().model;
        let ahead = f64::from(LAST_DAY - cut) / 7.0;
        let expected: f64 = known.iter().map(|(_, row)| model.expected_purchases(row, ahead)).sum();
        let same_rate: f64 =
            known.iter().map(|(_, row)| f64::from(row.frequency) / row.observed.max(1.0) * ahead).sum();
        let actual: u32 = known.iter().map(|&(index, _)| days.purchases_between(index, cut, LAST_DAY)).sum();
        let actual = f64::from(actual);
        eprintln!(
            "{weeks} weeks: {expected:.0} expected, {actual} bought, {same_rate:.0} at the rate before"
        );
        assert!((expected / actual - 1.0).abs() < 0.1);
        assert!((same_rate / actual - 1.0).abs() > 0.4);
    }
}
