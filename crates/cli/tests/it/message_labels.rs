//! What messages say, by the real path: exports of a simulated business, import, labels of every
//! message, features; against the simulator's truth about each message.

#![allow(clippy::print_stdout, reason = "figures are shown with --nocapture")]

use crate::imported::imported;
use holdfast_analytics::{Analytics, Column, FactBatch, Facts, ImportDescription};
use holdfast_domain::calendar::Zone;
use holdfast_domain::facts::FactKind;
use holdfast_domain::money::Currency;
use holdfast_features::{FeatureValues, Label, MessageKey, MessageLabel, Request, Snapshots, compute};
use holdfast_lake::Lake;
use holdfast_language::metrics::area_under_roc;
use holdfast_language::models::TextModels;
use holdfast_reasons::{TrainedReader, message_labels};
use holdfast_simulator::{Configuration, Run, simulate_folder};
use std::collections::HashMap;
use std::path::Path;

const DAY: i64 = 86_400_000_000;

const FEATURES: [&str; 7] = [
    "language_sentiment_90d",
    "language_sentiment_change_90d",
    "language_criticism_180d",
    "language_contempt_180d",
    "language_defensiveness_180d",
    "language_stonewalling_180d",
    "language_leaving_intent_180d",
];

fn simulated(accounts: u64, seed: u64) -> (tempfile::TempDir, Lake) {
    let folder = tempfile::tempdir().unwrap();
    simulate_folder(&Configuration::default(), Run::new(accounts, seed), folder.path(), &()).unwrap();
    let lake = imported(folder.path());
    (folder, lake)
}

fn instant(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_microsecond()
}

fn snapshots(lake: &Lake, labels: Vec<MessageLabel>) -> Snapshots {
    let as_of = ["2024-01-01", "2024-07-01", "2024-08-01"].map(|day| instant(&format!("{day}T00:00:00Z")));
    let request = Request { as_of: as_of.to_vec(), zone: Zone::UTC, default_currency: Currency::USD, labels };
    compute(lake, &request, &mut |_| {}).unwrap()
}

/// The bits of a feature by account and instant, and how many different ones there are.
fn values(snapshots: &Snapshots, name: &str) -> HashMap<(String, u16), u32> {
    let FeatureValues::Numbers(numbers) = &snapshots.column(name).unwrap().values else { panic!("{name}") };
    let rows = snapshots.rows.iter().zip(numbers).filter(|(_, value)| !value.is_nan());
    rows.map(|((account, at), value)| ((snapshots.accounts[*account as usize].clone(), *at), value.to_bits()))
        .collect()
}

/// `message_id`, topic of the customer's messages, style of ours.
fn truth(folder: &Path) -> HashMap<String, (String, String)> {
    let text = std::fs::read_to_string(folder.join("truth/messages.csv")).unwrap();
    let rows = text.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split(',').collect();
        (fields[0].to_owned(), (fields[1].to_owned(), fields[2].to_owned()))
    });
    rows.collect()
}

/// The row of every message: its identifier, source, key, when it happened, and its account.
fn messages(lake: &Lake) -> Vec<(String, String, i64, i64, String)> {
    let sql = "SELECT message_id, source, row_key, occurred_at, account_id FROM messages ORDER BY row_key";
    let rows = lake.query(sql, &[]).unwrap();
    let column = |name: &str| rows.column(name).unwrap();
    let text = |name: &str, row: usize| column(name).text(row).unwrap_or_default().to_owned();
    let number = |name: &str, row: usize| column(name).integer(row).unwrap();
    (0..rows.rows())
        .map(|row| {
            let (key, at) = (number("row_key", row), number("occurred_at", row));
            (text("message_id", row), text("source", row), key, at, text("account_id", row))
        })
        .collect()
}

/// Figures on the templates of the simulator, which no model has seen, on n-grams alone; floors a
/// little below what was measured.
#[test]
fn labels_tell_what_the_simulator_knows_of_its_messages() {
    let (folder, lake) = simulated(300, 11);
    let reader = TrainedReader::new(&TextModels::embedded(), &[]).unwrap();
    let start = std::time::Instant::now();
    let found = message_labels(&lake, &reader, None).unwrap();
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{} messages, {} different texts, {seconds:.2} s: {:.0} messages a second",
        found.messages,
        found.texts,
        found.messages as f64 / seconds
    );
    let truth = truth(folder.path());
    let named: HashMap<MessageKey, &(String, String)> = messages(&lake)
        .iter()
        .map(|(id, source, key, ..)| (MessageKey::of(source, *key), &truth[id]))
        .collect();
    let area = |label: Label, yes: &dyn Fn(&(String, String)) -> Option<bool>| {
        let of = found.labels.iter().filter(|found| found.label == label);
        let scored: Vec<(f32, bool)> =
            of.filter_map(|found| Some((found.value, yes(named[&found.message])?))).collect();
        area_under_roc(&scored)
    };
    let complains = |topic: &str| ["outage", "chaser", "not_solved"].contains(&topic);
    let thanks = area(Label::Sentiment, &|(topic, _)| match topic.as_str() {
        "thanks" => Some(true),
        topic => complains(topic).then_some(false),
    });
    let asks = area(Label::Sentiment, &|(topic, _)| match topic.as_str() {
        "how_to" | "account_change" | "feature_request" | "thanks" => Some(true),
        topic => complains(topic).then_some(false),
    });
    let leaving =
        area(Label::LeavingIntent, &|(topic, _)| Some(["closing", "comparison"].contains(&topic.as_str())));
    println!(
        "thanks above complaints {thanks:.3}, all else above complaints {asks:.3}, leaving {leaving:.3}"
    );
    assert!(thanks > THANKS && asks > ASKS && leaving > LEAVING);
    for (label, name, floor) in HORSEMEN {
        let found = area(label, &|(_, style)| Some(style == name));
        println!("{name} {found:.3}");
        assert!(found > floor, "{name}: {found}");
    }
}

const THANKS: f64 = 0.88;
const ASKS: f64 = 0.74;
const LEAVING: f64 = 0.68;
const HORSEMEN: [(Label, &str, f64); 4] = [
    (Label::Criticism, "criticism", 0.80),
    (Label::Contempt, "contempt", 0.80),
    (Label::Defensiveness, "defensiveness", 0.88),
    (Label::Stonewalling, "stonewalling", 0.95),
];

#[test]
fn features_of_messages_have_values_that_later_messages_and_versions_never_change() {
    let (folder, lake) = simulated(300, 12);
    let reader = TrainedReader::new(&TextModels::embedded(), &[]).unwrap();
    let kept = folder.path().join("history/messages.labels");
    let first = message_labels(&lake, &reader, Some(&kept)).unwrap();
    assert_eq!(first.read, first.texts);
    let before = snapshots(&lake, first.labels.clone());
    for name in FEATURES {
        let found = values(&before, name);
        let different: std::collections::HashSet<&u32> = found.values().collect();
        assert!(different.len() > 20, "{name} has {} different values", different.len());
    }
    // What was kept is used, and gives the same.
    let again = message_labels(&lake, &reader, Some(&kept)).unwrap();
    assert_eq!((again.read, &again.labels), (0, &first.labels));

    // Another version of every message, and new messages, all learned on the last instant or after it.
    let late = instant("2024-07-01T00:00:00Z");
    let written = messages(&lake);
    let versions = written.iter().filter(|message| message.3 < late);
    let angry = "I am furious, this is a disgrace, cancel everything today.";
    let rows: Vec<(&str, i64, i64, &str)> = versions
        .map(|(id, _, key, at, account)| (id.as_str(), *key, *at, account.as_str()))
        .chain(written.iter().take(500).enumerate().map(|(place, (_, _, _, _, account))| {
            ("another", 1_000_000_000 + place as i64, late - 40 * DAY, account.as_str())
        }))
        .collect();
    let source = written[0].1.clone();
    let description = ImportDescription {
        source,
        content_hash: "later".to_owned(),
        file_name: "later.csv".to_owned(),
        imported_at: late + DAY,
        note: String::new(),
    };
    let writer = lake.begin_import(description).unwrap();
    let column =
        |of: fn(&(&str, i64, i64, &str)) -> i64| Column::integers(rows.iter().map(|row| Some(of(row))));
    let columns = vec![
        ("occurred_at", column(|row| row.2)),
        ("recorded_at", Column::integers(rows.iter().map(|_| Some(late + DAY)))),
        ("row_key", column(|row| row.1)),
        ("source_row", column(|row| row.1 % 1_000_000_000)),
        ("account_id", Column::texts(rows.iter().map(|row| Some(row.3)))),
        ("message_id", Column::texts(rows.iter().map(|row| Some(row.0)))),
        ("author", Column::texts(rows.iter().map(|_| Some("customer")))),
        ("text", Column::texts(rows.iter().map(|_| Some(angry)))),
    ];
    writer.append(FactBatch { kind: FactKind::Message, columns }).unwrap();
    writer.commit(String::new()).unwrap();

    let renewed = message_labels(&lake, &reader, Some(&kept)).unwrap();
    assert_eq!(renewed.read, 1, "one new text in {} new rows", rows.len());
    let after = snapshots(&lake, renewed.labels);
    for name in FEATURES {
        let (before, after) = (values(&before, name), values(&after, name));
        let early = |values: &HashMap<(String, u16), u32>| -> HashMap<(String, u16), u32> {
            values.iter().filter(|((_, at), _)| *at < 2).map(|(key, bits)| (key.clone(), *bits)).collect()
        };
        assert!(early(&before) == early(&after), "{name} knew what came later");
        if name.contains("sentiment") || name.contains("leaving") {
            assert!(before != after, "{name} does not see what was learned meanwhile");
        }
    }
}
