//! What must hold of every learner.

use crate::support::{categories, numbers, simulated};
use holdfast_learners::table::{Column, MISSING, Table, Values};
use holdfast_learners::{
    BaseRate, Boosting, Calibration, Direction, Error, Examples, Learner, Logistic, Model, Stacked,
};

fn learners() -> Vec<Box<dyn Learner>> {
    let boosting = Boosting { most_trees: 60, ..Boosting::default() };
    vec![
        Box::new(BaseRate),
        Box::new(Logistic::default()),
        Box::new(boosting.clone()),
        Box::new(Stacked { boosting, logistic: Logistic::default() }),
    ]
}

fn examples<'a>(table: &'a Table, target: &'a [f32]) -> Examples<'a> {
    Examples { table, target, weight: None, group: None }
}

#[test]
fn contributions_and_baseline_sum_to_the_log_odds() {
    let data = simulated(1_500, 1);
    let other = simulated(300, 2);
    let rows: Vec<usize> = (0..300).rev().collect();
    for learner in learners() {
        let model = learner.fit(&examples(&data.table, &data.target), 1).unwrap();
        let mut models = vec![model.clone()];
        models.push(model.clone().calibrated(Calibration::Platt { slope: 0.8, intercept: 0.3 }));
        models.push(
            model.calibrated(Calibration::Isotonic { at: vec![-2.0, 0.0, 1.0], to: vec![-1.5, 0.0, 3.0] }),
        );
        for model in models {
            let log_odds = model.log_odds(&other.table).unwrap();
            let parts = model.contributions(&other.table, &rows).unwrap();
            assert_eq!((parts.rows(), parts.columns.len()), (300, 4));
            for (position, row) in rows.iter().enumerate() {
                let sum = parts.baseline + parts.row(position).iter().sum::<f64>();
                assert!((sum - log_odds[*row]).abs() < 1e-9, "{}: {sum} {}", learner.name(), log_odds[*row]);
            }
        }
    }
}

#[test]
fn the_same_examples_and_seed_give_the_same_model() {
    let data = simulated(1_200, 3);
    for learner in learners() {
        let given = examples(&data.table, &data.target);
        let first = learner.fit(&given, 7).unwrap();
        let (second, third) = std::thread::scope(|scope| {
            // Two fits at once share the processors differently.
            let second = scope.spawn(|| learner.fit(&given, 7).unwrap());
            let third = learner.fit(&given, 7).unwrap();
            (second.join().unwrap(), third)
        });
        assert_eq!(first, second, "{}", learner.name());
        assert_eq!(first, third, "{}", learner.name());
    }
}

#[test]
fn a_stored_model_predicts_the_same_and_another_version_is_refused() {
    let data = simulated(800, 4);
    for learner in learners() {
        let model = learner.fit(&examples(&data.table, &data.target), 1).unwrap();
        let text = serde_json::to_string(&model).unwrap();
        let read: Model = serde_json::from_str(&text).unwrap();
        let (before, after) = (model.log_odds(&data.table).unwrap(), read.log_odds(&data.table).unwrap());
        for (before, after) in before.iter().zip(&after) {
            assert!((before - after).abs() < 1e-12);
        }
        let newer: Model = serde_json::from_str(&text.replacen("\"version\":1", "\"version\":9", 1)).unwrap();
        assert!(matches!(newer.log_odds(&data.table), Err(Error::Version { found: 9, .. })));
    }
}

#[test]
fn boosting_never_moves_against_a_direction() {
    let data = simulated(2_000, 5);
    let mut boosting = Boosting { most_trees: 80, ..Boosting::default() };
    boosting.directions.insert("noise".into(), Direction::Rising);
    boosting.directions.insert("step".into(), Direction::Rising);
    boosting.directions.insert("line".into(), Direction::Falling);
    let model = boosting.fit(&examples(&data.table, &data.target), 1).unwrap();
    for (name, sign) in [("noise", 1.0), ("step", 1.0), ("line", -1.0)] {
        let position = data.table.columns().iter().position(|column| column.name == name).unwrap();
        for row in [0, 17, 230, 999] {
            let mut columns: Vec<Column> = data.table.select(&[row; 200]).columns().to_vec();
            let grid = (0..200).map(|step| -3.0 + step as f32 * 0.075).collect();
            columns[position] = numbers(name, grid);
            let log_odds = model.log_odds(&Table::new(columns).unwrap()).unwrap();
            for pair in log_odds.windows(2) {
                assert!(sign * (pair[1] - pair[0]) >= -1e-9, "{name} in row {row}");
            }
        }
    }
}

#[test]
fn a_weight_of_two_is_a_row_given_twice() {
    let data = simulated(400, 6);
    let rows: Vec<usize> = (0..400).flat_map(|row| std::iter::repeat_n(row, 1 + row % 2)).collect();
    let repeated = data.table.select(&rows);
    let target: Vec<f32> = rows.iter().map(|row| data.target[*row]).collect();
    let weight: Vec<f32> = (0..400).map(|row| (1 + row % 2) as f32).collect();
    let learner = Logistic::with_penalty(2.0);
    let given = Examples { weight: Some(&weight), ..examples(&data.table, &data.target) };
    let weighted = learner.fit(&given, 1).unwrap().log_odds(&data.table).unwrap();
    let twice = learner.fit(&examples(&repeated, &target), 1).unwrap().log_odds(&data.table).unwrap();
    for (weighted, twice) in weighted.iter().zip(&twice) {
        assert!((weighted - twice).abs() < 1e-6);
    }
}

#[test]
fn rows_without_weight_change_nothing() {
    let data = simulated(600, 7);
    let weight: Vec<f32> = (0..600).map(|row| f32::from(u8::from(row < 400))).collect();
    let first: Vec<usize> = (0..400).collect();
    let learner = Logistic::with_penalty(1.0);
    let given = Examples { weight: Some(&weight), ..examples(&data.table, &data.target) };
    let with = learner.fit(&given, 1).unwrap().log_odds(&data.table).unwrap();
    let table = data.table.select(&first);
    let without =
        learner.fit(&examples(&table, &data.target[..400]), 1).unwrap().log_odds(&data.table).unwrap();
    for (with, without) in with.iter().zip(&without) {
        assert!((with - without).abs() < 1e-6);
    }
}

#[test]
fn unseen_categories_and_missing_values_are_predicted_and_codes_may_differ() {
    let data = simulated(1_000, 8);
    for learner in learners() {
        let model = learner.fit(&examples(&data.table, &data.target), 1).unwrap();
        let row = |code: u32, names: &[&str], step: f32| {
            let table = Table::new(vec![
                categories("plan", vec![code], names),
                numbers("noise", vec![0.5]),
                numbers("step", vec![step]),
                numbers("line", vec![0.0]),
            ]);
            model.log_odds(&table.unwrap()).unwrap()[0]
        };
        let expected = row(1, &["basic", "team", "firm"], 3.0);
        assert!((row(0, &["team", "new"], 3.0) - expected).abs() < 1e-12);
        assert!(row(1, &["team", "new"], 3.0).is_finite());
        assert!(row(MISSING, &["team"], f32::NAN).is_finite());
    }
}

#[test]
fn columns_that_are_missing_or_of_another_kind_are_named() {
    let data = simulated(300, 9);
    let model = Logistic::default().fit(&examples(&data.table, &data.target), 1).unwrap();
    let mut columns = data.table.columns().to_vec();
    columns.remove(0);
    let error = model.log_odds(&Table::new(columns.clone()).unwrap()).unwrap_err();
    assert_eq!(error, Error::MissingColumn("line".into()));
    let names = vec!["x".to_owned()];
    columns.push(Column { name: "line".into(), values: Values::Categories { codes: vec![0; 300], names } });
    let error = model.log_odds(&Table::new(columns).unwrap()).unwrap_err();
    assert!(matches!(error, Error::Kind { .. }));
}

#[test]
fn nothing_to_learn_is_an_error_and_constant_columns_are_not() {
    let table = Table::new(vec![numbers("x", vec![1.0; 50]), numbers("y", vec![f32::NAN; 50])]).unwrap();
    let target: Vec<f32> = (0..50).map(|row| f32::from(u8::from(row % 5 == 0))).collect();
    for learner in learners() {
        let error = learner.fit(&examples(&table, &[0.0; 50]), 1).unwrap_err();
        assert!(matches!(error, Error::NothingToLearn(_)));
        let model = learner.fit(&examples(&table, &target), 1).unwrap();
        for log_odds in model.log_odds(&table).unwrap() {
            assert!((holdfast_learners::probability(log_odds) - 0.2).abs() < 0.02, "{}", learner.name());
        }
    }
}

#[test]
fn many_categories_are_learned_from_other_rows_only() {
    // 1,500 categories of two rows each, without any truth: what their own rows would tell.
    let rows = 3_000;
    let codes: Vec<u32> = (0..rows).map(|row| row % 1_500).collect();
    let names: Vec<String> = (0..1_500).map(|code| format!("c{code}")).collect();
    let values = Values::Categories { codes, names };
    let table = Table::new(vec![Column { name: "many".into(), values }]).unwrap();
    let mut random = holdfast_stats::random::Generator::new(3);
    let target: Vec<f32> = (0..rows).map(|_| f32::from(u8::from(random.next_unit() < 0.3))).collect();
    let model = Boosting::default().fit(&examples(&table, &target), 1).unwrap();
    for log_odds in model.log_odds(&table).unwrap() {
        assert!((holdfast_learners::probability(log_odds) - 0.3).abs() < 0.1);
    }
}
