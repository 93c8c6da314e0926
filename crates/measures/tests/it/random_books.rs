//! SQL, the Rust reference and the Python oracle agree on random books.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use holdfast_domain::calendar::{Month, Zone};
use holdfast_domain::facts::FactKind;
use holdfast_measures::reference::{self, Figures, MoneyMonth, Subscription};
use holdfast_measures::{MeasureSeries, Measures, MonthAccounts, Monthly, Movement, Recognition};
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::engine::{Engine, at, subscription_row};

const ZONES: [&str; 5] =
    ["UTC", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati", "Australia/Lord_Howe"];
/// Runs per zone, and books in a run.
const RUNS: [(usize, usize); 2] = [(4, 24), (6, 1)];
const HOUR: i64 = 3_600_000_000;

/// One or more books that are measured together. Each has accounts and currencies of its own,
/// so that every figure of money belongs to one of them; accounts are counted over all.
struct Run {
    subscriptions: Vec<Subscription>,
    as_of: i64,
    recognition: Recognition,
}

fn random_run(random: &mut ChaCha8Rng, books: usize) -> Run {
    let start = at("2024-01-20");
    Run {
        subscriptions: (0..books).flat_map(|book| random_book(random, book, start)).collect(),
        as_of: start + random.random_range(24 * 20..24 * 170) * HOUR,
        recognition: *Recognition::ALL.choose(random).unwrap(),
    }
}

/// A small book with what makes books hard: overlaps, merges, returns, currencies, amounts
/// not known, replaced rows, late and early cancellations, instants near midnight.
fn random_book(random: &mut ChaCha8Rng, book: usize, start: i64) -> Vec<Subscription> {
    let mut subscriptions = Vec::new();
    for account in 0..random.random_range(1..9) {
        let mut last_end = None;
        for index in 0..random.random_range(1..5) {
            let started_at = match last_end {
                // A switch at the same instant: a merge, an upgrade or a change of currency.
                Some(end) if random.random_bool(0.4) => end,
                Some(end) if random.random_bool(0.3) => end + random.random_range(1..60) * HOUR,
                _ => start + random.random_range(0..24 * 100) * HOUR,
            };
            let ended_at =
                random.random_bool(0.6).then(|| started_at + random.random_range(0..24 * 60) * HOUR);
            let around = |random: &mut ChaCha8Rng, chance: f64| {
                let end = ended_at.unwrap_or(started_at + 900 * HOUR);
                random.random_bool(chance).then(|| end + random.random_range(-600..200) * HOUR)
            };
            let replaces = index > 0 && random.random_bool(0.2);
            let amounts =
                [Some(100), Some(100), Some(250), Some(999), Some(10_001), Some(0), Some(-50), None];
            let code = ["USD", "USD", "USD", "EUR", "JPY"].choose(random).unwrap();
            subscriptions.push(Subscription {
                account: format!("{book}/{account}"),
                subscription: format!("{account}/{}", if replaces { index - 1 } else { index }),
                currency: format!("{code}{book}"),
                mrr: *amounts.choose(random).unwrap(),
                trial: random.random_bool(0.07),
                started_at,
                ended_at,
                requested_at: around(random, 0.2),
                cancelled_at: around(random, 0.2),
            });
            last_end = ended_at.or(last_end);
        }
    }
    subscriptions
}

type Values = BTreeMap<String, Option<f64>>;
type Bridge = BTreeMap<String, [i64; 8]>;

fn of_sql(series: &[MeasureSeries], movements: &[Movement]) -> (Values, Bridge) {
    let mut values = Values::new();
    for one in series {
        for point in &one.points {
            let currency = point.currency.as_deref().unwrap_or_default();
            values.insert(
                format!("{}|{}|{}|{currency}", one.dialect.key(), one.measure, point.period),
                point.value,
            );
        }
    }
    // An open daily rate has a row without a value where the references have none.
    values.retain(|key, value| value.is_some() || !key.starts_with("chartmogul_b2c"));
    let bridge = movements.iter().map(|movement| {
        let Movement {
            start, new, reactivation, expansion, contraction, churn, currency_change, end, ..
        } = *movement;
        (
            format!("{}|{}", movement.period, movement.currency),
            [start, new, reactivation, expansion, contraction, churn, currency_change, end],
        )
    });
    (values, bridge.collect())
}

fn of_reference(figures: &Figures) -> (Values, Bridge) {
    let month = |number: i32| Month::from_number(number).to_string();
    let values = figures.measures.iter().map(|((dialect, name, number, currency), value)| {
        (format!("{}|{name}|{}|{currency}", dialect.key(), month(*number)), *value)
    });
    let bridge = figures.money.iter().map(|((number, currency), sums)| {
        let MoneyMonth { start, end, new, reactivation, expansion, contraction, churn, currency_change } =
            *sums;
        let row = [start, new, reactivation, expansion, -contraction, -churn, currency_change, end];
        (format!("{}|{currency}", month(*number)), row)
    });
    (values.collect(), bridge.collect())
}

fn assert_same(what: &str, left: &(Values, Bridge), right: &(Values, Bridge), run: &Run) {
    assert_eq!(left.1, right.1, "{what}: movements of {:#?}", run.subscriptions);
    let keys: Vec<_> = left.0.keys().collect();
    assert_eq!(keys, right.0.keys().collect::<Vec<_>>(), "{what}: {:#?}", run.subscriptions);
    for (key, value) in &left.0 {
        let other = right.0[key];
        let same = match (value, other) {
            (Some(left), Some(right)) => (left - right).abs() <= 1e-9 * left.abs().max(1.0),
            (None, None) => true,
            _ => false,
        };
        assert!(
            same,
            "{what}: {key} is {value:?} or {other:?} as of {} {:?}: {:#?}",
            run.as_of, run.recognition, run.subscriptions
        );
    }
}

fn assert_invariants(series: &[MeasureSeries], movements: &[Movement], accounts: &[MonthAccounts]) {
    for movement in movements {
        let Movement {
            start, new, reactivation, expansion, contraction, churn, currency_change, end, ..
        } = *movement;
        assert_eq!(start + new + reactivation + expansion + contraction + churn + currency_change, end);
        assert!(new >= 0 && reactivation >= 0 && expansion >= 0 && contraction <= 0 && churn <= 0);
    }
    for pair in movements.windows(2).filter(|pair| pair[0].currency == pair[1].currency) {
        assert_eq!(pair[0].end, pair[1].start);
    }
    for month in accounts {
        assert_eq!(month.at_start + month.new + month.reactivated, month.at_end + month.churned);
    }
    let points = |dialect: &str, measure: &str| -> Vec<Option<f64>> {
        let mut of = series.iter().filter(|one| one.dialect.key() == dialect && one.measure == measure);
        of.next().map(|one| one.points.iter().map(|point| point.value).collect()).unwrap_or_default()
    };
    for dialect in ["canonical", "stripe", "chartmogul_b2b", "baremetrics", "profitwell"] {
        for churn in points(dialect, "logo_churn").into_iter().flatten() {
            assert!((0.0..=1.0).contains(&churn), "{dialect} churn {churn}");
        }
    }
    for dialect in ["canonical", "baremetrics", "profitwell"] {
        for churn in points(dialect, "gross_revenue_churn").into_iter().flatten() {
            assert!((0.0..=1.0).contains(&churn), "{dialect} gross churn {churn}");
        }
    }
    let gross = points("canonical", "gross_revenue_retention");
    for (gross, net) in gross.into_iter().zip(points("canonical", "net_revenue_retention")) {
        if let (Some(gross), Some(net)) = (gross, net) {
            assert!(gross <= net && gross <= 1.0, "GRR {gross}, NRR {net}");
        }
    }
    for one in series {
        for point in &one.points {
            if let (Some(value), Some(low), Some(high)) = (point.value, point.low, point.high) {
                assert!(low <= value + 1e-9 && value <= high + 1e-9, "{} {point:?}", one.measure);
            }
        }
    }
}

/// Answers of the oracle for all books, or `None` where there is no Python.
fn ask_oracle(runs: &[(&str, Run)]) -> Option<Vec<(Values, Bridge)>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/monthly_measures.py");
    let mut child =
        Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut input = String::new();
    for (zone, run) in runs {
        let line = serde_json::json!({
            "zone": zone, "as_of": run.as_of, "recognition": run.recognition.key(),
            "subscriptions": run.subscriptions,
        });
        input.push_str(&line.to_string());
        input.push('\n');
    }
    let mut pipe = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "the oracle failed; its message is above");
    let text = String::from_utf8(output.stdout).unwrap();
    let answers = text.lines().map(|line| {
        let answer: serde_json::Value = serde_json::from_str(line).unwrap();
        let values: Values = serde_json::from_value(answer["measures"].clone()).unwrap();
        let bridge: Bridge = serde_json::from_value(answer["movements"].clone()).unwrap();
        (values, bridge)
    });
    Some(answers.collect())
}

#[test]
fn sql_agrees_with_the_reference_and_the_python_oracle_on_510_random_books() {
    let mut runs = Vec::new();
    let mut answers = Vec::new();
    let mut books = 0;
    for (index, name) in ZONES.into_iter().enumerate() {
        let engine = Engine::new(name);
        let zone = Zone::from_name(name).unwrap();
        let mut random = ChaCha8Rng::seed_from_u64(index as u64);
        for size in RUNS.into_iter().flat_map(|(runs, size)| std::iter::repeat_n(size, runs)) {
            let run = random_run(&mut random, size);
            let rows: Vec<_> = run.subscriptions.iter().map(subscription_row).collect();
            engine.show(FactKind::Subscription, &rows);
            let settings = engine.settings(run.as_of, run.recognition);
            let Monthly { movements, accounts, series } =
                Measures::compute_monthly(&engine.lake, &settings).unwrap();
            assert_invariants(&series, &movements, &accounts);
            let sql = of_sql(&series, &movements);
            let reference = reference::figures(&run.subscriptions, run.as_of, run.recognition, &zone);
            assert_same("reference", &sql, &of_reference(&reference), &run);
            answers.push(sql);
            runs.push((name, run));
            books += size;
        }
    }
    assert_eq!(books, 510);
    match ask_oracle(&runs) {
        None => println!("skipped: python3 not found, so the oracle was not asked"),
        Some(oracle) => {
            assert_eq!(oracle.len(), runs.len());
            for ((sql, oracle), (_, run)) in answers.iter().zip(&oracle).zip(&runs) {
                assert_same("oracle", sql, oracle, run);
            }
        }
    }
}
