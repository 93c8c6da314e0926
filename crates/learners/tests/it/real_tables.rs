//! Floors on real tables, read from the folder that `HOLDFAST_TEST_DATA` names.

use holdfast_learners::table::{Column, MISSING, Table, Values};
use holdfast_learners::{Examples, Learner, Stacked, folds, log_loss};
use std::collections::HashMap;

/// The table without `left_out`, and the target; columns that read as numbers are numbers.
fn read(path: &str, target: &str, positive: &str, left_out: &[&str]) -> Option<(Table, Vec<f32>)> {
    #[expect(clippy::disallowed_methods, reason = "where the test data are")]
    let folder = std::env::var("HOLDFAST_TEST_DATA").ok()?;
    let text = std::fs::read_to_string(format!("{folder}/{path}")).ok()?;
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next()?.split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let mut columns = Vec::new();
    let mut outcome = Vec::new();
    for (index, name) in header.iter().enumerate() {
        let cells = || rows.iter().map(|row| row[index]);
        if *name == target {
            outcome = cells().map(|cell| f32::from(u8::from(cell == positive))).collect();
        } else if !left_out.contains(name) {
            let number = |cell: &str| if cell.is_empty() { Some(f32::NAN) } else { cell.parse().ok() };
            let values = cells().map(number).collect::<Option<Vec<f32>>>().map_or_else(
                || {
                    let mut known: HashMap<&str, u32> = HashMap::new();
                    let mut names = Vec::new();
                    let codes = cells()
                        .map(|cell| match cell {
                            "" => MISSING,
                            cell => *known.entry(cell).or_insert_with(|| {
                                names.push(cell.to_owned());
                                names.len() as u32 - 1
                            }),
                        })
                        .collect();
                    Values::Categories { codes, names }
                },
                Values::Numbers,
            );
            columns.push(Column { name: (*name).to_owned(), values });
        }
    }
    Some((Table::new(columns).ok()?, outcome))
}

/// Area and log-loss on a fifth of the rows, after learning from the others.
fn held_out(table: &Table, target: &[f32]) -> (f64, f64) {
    let examples = Examples { table, target, weight: None, group: None };
    let fold_of = folds::assign(&examples, 5, 42).unwrap();
    let (learned, held): (Vec<usize>, Vec<usize>) = (0..target.len()).partition(|row| fold_of[*row] != 0);
    let (train, own): (Table, Vec<f32>) =
        (table.select(&learned), learned.iter().map(|row| target[*row]).collect());
    let examples = Examples { table: &train, target: &own, weight: None, group: None };
    let log_odds = Stacked::default().fit(&examples, 1).unwrap().log_odds(&table.select(&held)).unwrap();
    let outcome: Vec<bool> = held.iter().map(|row| target[*row] > 0.5).collect();
    let losses =
        log_odds.iter().zip(&held).map(|(log_odds, row)| log_loss(*log_odds, f64::from(target[*row])));
    (area(&log_odds, &outcome), losses.sum::<f64>() / held.len() as f64)
}

/// The share of pairs in the right order.
fn area(scores: &[f64], outcome: &[bool]) -> f64 {
    let of = |side: bool| {
        scores.iter().zip(outcome).filter(move |(_, own)| **own == side).map(|(score, _)| *score)
    };
    let pairs = of(true).flat_map(|high| of(false).map(move |low| high - low));
    let (mut right, mut all) = (0.0, 0.0);
    for difference in pairs {
        right += if difference > 0.0 {
            1.0
        } else if difference < 0.0 {
            0.0
        } else {
            0.5
        };
        all += 1.0;
    }
    right / all
}

#[test]
fn floors_on_churn_tables_hold() {
    // One fold of five: floors leave two standard errors of a fold below the measured means.
    let sets: [(&str, &str, &str, &[&str], f64, f64); 3] = [
        ("telco/wa_churn.csv", "churn", "Yes", &[], 0.825, 0.44),
        ("mlc/mlc_churn.csv", "churn", "yes", &[], 0.885, 0.19),
        ("bank10k/bank_data.csv", "Exited", "1", &["CustomerId", "Surname"], 0.845, 0.36),
    ];
    for (path, target, positive, left_out, least_area, most_loss) in sets {
        let Some((table, target)) = read(path, target, positive, left_out) else { continue };
        let (area, loss) = held_out(&table, &target);
        assert!(area > least_area && loss < most_loss, "{path}: {area} {loss}");
    }
}
