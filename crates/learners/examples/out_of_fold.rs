//! Fits learners on the folds of a prepared file and writes their out-of-fold predictions:
//! the Rust side of `benches/peers.py`.
//!
//! `out_of_fold TABLE LEARNER[,LEARNER…] OUT`: TABLE is tab-separated with a header; the
//! columns `fold` and `target`, then `n:NAME` for numbers (empty: missing) and `c:NAME` for
//! categories. OUT gets a line of fit times in seconds, then one line of probabilities per
//! row, a column per learner.
#![allow(clippy::print_stdout, reason = "a program for measurements")]

use holdfast_learners::table::{Column, MISSING, Table, Values};
use holdfast_learners::{BaseRate, Boosting, Examples, Learner, Logistic, Stacked, probability};
use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write;
use std::time::Instant;

fn learner(name: &str) -> Result<Box<dyn Learner>, Box<dyn Error>> {
    let mut parts = name.split(':');
    Ok(match parts.next().unwrap_or_default() {
        "stacked" => Box::new(Stacked::default()),
        "base-rate" => Box::new(BaseRate),
        "logistic" => Box::new(Logistic::default()),
        "boosting" => {
            let mut boosting = Boosting::default();
            for setting in parts {
                let (key, value) = setting.split_once('=').ok_or("a setting is KEY=VALUE")?;
                match key {
                    "depth" => boosting.depth = value.parse()?,
                    "rate" => boosting.rate = value.parse()?,
                    "penalty" => boosting.penalty = value.parse()?,
                    "rows" => boosting.rows = value.parse()?,
                    "features" => boosting.features = value.parse()?,
                    "bins" => boosting.bins = value.parse()?,
                    "levels" => boosting.most_levels = value.parse()?,
                    "sequences" => boosting.sequences = value.parse()?,
                    "trees" => boosting.most_trees = value.parse()?,
                    _ => return Err(format!("no setting `{key}`").into()),
                }
            }
            Box::new(boosting)
        }
        _ => return Err(format!("no learner `{name}`").into()),
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, learners, output] = arguments.as_slice() else {
        return Err("usage: out_of_fold TABLE LEARNERS OUT".into());
    };
    let text = std::fs::read_to_string(input)?;
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().ok_or("no header")?.split('\t').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    let mut columns = Vec::new();
    let (mut fold, mut target) = (Vec::new(), Vec::new());
    for (index, name) in header.iter().enumerate() {
        let cells = rows.iter().map(|row| row[index]);
        if *name == "fold" {
            fold = cells.map(str::parse).collect::<Result<Vec<u8>, _>>()?;
        } else if *name == "target" {
            target = cells.map(str::parse).collect::<Result<Vec<f32>, _>>()?;
        } else if let Some(name) = name.strip_prefix("n:") {
            let number = |cell: &str| if cell.is_empty() { Ok(f32::NAN) } else { cell.parse() };
            let values = Values::Numbers(cells.map(number).collect::<Result<_, _>>()?);
            columns.push(Column { name: name.to_owned(), values });
        } else if let Some(name) = name.strip_prefix("c:") {
            let mut known: HashMap<&str, u32> = HashMap::new();
            let mut names = Vec::new();
            let codes = cells
                .map(|cell| {
                    if cell.is_empty() {
                        return MISSING;
                    }
                    *known.entry(cell).or_insert_with(|| {
                        names.push(cell.to_owned());
                        names.len() as u32 - 1
                    })
                })
                .collect();
            columns.push(Column { name: name.to_owned(), values: Values::Categories { codes, names } });
        }
    }
    let table = Table::new(columns)?;
    let folds = fold.iter().max().map_or(0, |last| last + 1);
    let mut predictions = Vec::new();
    let mut times = Vec::new();
    for name in learners.split(',') {
        let learner = learner(name)?;
        let mut out = vec![0.0; fold.len()];
        let mut seconds = 0.0;
        for fold_now in 0..folds {
            let (inside, outside): (Vec<usize>, Vec<usize>) =
                (0..fold.len()).partition(|row| fold[*row] == fold_now);
            let train = table.select(&outside);
            let train_target: Vec<f32> = outside.iter().map(|row| target[*row]).collect();
            let examples = Examples { table: &train, target: &train_target, weight: None, group: None };
            let begin = Instant::now();
            let model = learner.fit(&examples, 1)?;
            seconds += begin.elapsed().as_secs_f64();
            for (row, log_odds) in inside.iter().zip(model.log_odds(&table.select(&inside))?) {
                out[*row] = probability(log_odds);
            }
        }
        times.push(seconds / f64::from(folds));
        predictions.push(out);
    }
    let mut text = String::new();
    let line = |values: Vec<String>| values.join("\t");
    writeln!(text, "{}", line(times.iter().map(f64::to_string).collect()))?;
    for row in 0..fold.len() {
        writeln!(text, "{}", line(predictions.iter().map(|out| out[row].to_string()).collect()))?;
    }
    std::fs::write(output, text)?;
    Ok(())
}
