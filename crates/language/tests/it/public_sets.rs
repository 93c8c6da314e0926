//! The features and the linear model of this crate on public data sets, cross-validated:
//! trained there only to measure. The aims are what TF-IDF with logistic regression reaches.

use holdfast_language::{Example, Training, train};
use std::path::PathBuf;

#[expect(clippy::disallowed_methods, reason = "where the data sets are is told by the environment")]
fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var("HOLDFAST_TEST_DATA").ok()?).join("text");
    folder.is_dir().then_some(folder)
}

/// Records of a comma-separated file.
fn records(content: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for character in content.chars() {
        match character {
            // A doubled quotation mark closes and opens again; the mark itself says nothing here.
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            other => field.push(other),
        }
    }
    rows
}

fn accuracy(
    file: &str,
    text: &str,
    label: &str,
    training: &Training,
    keep: impl Fn(&str) -> bool,
) -> Option<f64> {
    let Some(folder) = folder() else {
        println!("skipped: HOLDFAST_TEST_DATA names no folder with text/{file}");
        return None;
    };
    let rows = records(&std::fs::read_to_string(folder.join(file)).unwrap());
    let column = |name: &str| rows[0].iter().position(|field| field.trim() == name).unwrap();
    let (text, label) = (column(text), column(label));
    let rows: Vec<(&str, &str)> = rows[1..]
        .iter()
        .filter(|row| row.len() > text.max(label))
        .map(|row| (row[text].as_str(), row[label].trim()))
        .filter(|(text, label)| !text.is_empty() && !label.is_empty() && keep(label))
        .collect();
    let mut labels: Vec<String> = rows.iter().map(|row| row.1.to_owned()).collect();
    labels.sort();
    labels.dedup();
    let examples: Vec<Example<'_>> = rows
        .iter()
        .enumerate()
        .map(|(group, (text, name))| Example {
            text,
            label: labels.iter().position(|own| own == name).unwrap(),
            also: &[],
            weight: 1.0,
            group: group as u32,
            encoding: None,
        })
        .collect();
    let trained = train(&labels, &examples, [0; 32], training).unwrap();
    let right = trained
        .plain
        .held_out
        .iter()
        .zip(&examples)
        .filter(|(row, example)| row.iter().all(|other| *other <= row[example.label]))
        .count();
    let accuracy = right as f64 / examples.len() as f64;
    println!("{file}: {accuracy:.3} of {}", examples.len());
    Some(accuracy)
}

fn training(penalty: f32) -> Training {
    Training { penalty, folds: 3, iterations: 40, balanced: false, ..Training::default() }
}

#[test]
#[ignore = "minutes of training"]
fn airline_reasons_at_least_sixty_one_percent() {
    let found = accuracy("airline_negativereason.csv", "text", "negativereason", &training(1e-4), |_| true);
    assert!(found.is_none_or(|found| found >= 0.61), "{found:?}");
}

#[test]
#[ignore = "minutes of training"]
fn bugs_and_wishes_in_app_reviews_at_least_ninety_percent() {
    let keep = |label: &str| matches!(label, "bug report" | "feature request");
    let found = accuracy("app_reviews_4class.csv", "review", "label", &training(1e-5), keep);
    assert!(found.is_none_or(|found| found >= 0.90), "{found:?}");
}

#[test]
#[ignore = "minutes of training"]
fn banking_intents_at_least_eighty_nine_percent() {
    let found = accuracy("banking77_train.csv", "text", "category", &training(3e-6), |_| true);
    assert!(found.is_none_or(|found| found >= 0.89), "{found:?}");
}
