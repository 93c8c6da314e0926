//! How long the checks take over a large usage table: writes a lake once, then assesses it.
//!
//!     cargo run --release -p holdfast-quality --example scan -- FOLDER 20000000
//!
//! 100,000 accounts, one usage row after another over two years; the book is in order.

use holdfast_analytics::{Analytics, Column, ColumnData, FactBatch, Facts, ImportDescription, TextValues};
use holdfast_domain::facts::FactKind;
use holdfast_lake::{Lake, Options};
use holdfast_quality::{Settings, assess};
use jiff::tz::TimeZone;
use std::path::PathBuf;
use std::time::Instant;

const DAY: i64 = 86_400_000_000;
const ACCOUNTS: i64 = 100_000;
const FIRST: i64 = 19_000;
const DAYS: i64 = 730;
const BATCH: i64 = 65_536;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name a folder for the lake")?);
    let rows: i64 = arguments.next().as_deref().unwrap_or("20000000").parse()?;
    let lake = Lake::open(&folder, TimeZone::UTC, Options { memory_limit_bytes: 1 << 30, threads: 2 })?;
    if lake.imports()?.is_empty() {
        let started = Instant::now();
        write(&lake, rows)?;
        say(&format!("written: {rows} rows in {:.1} s", started.elapsed().as_secs_f64()));
    }
    lake.query("SELECT count(*) FROM usage_events WHERE quantity < 0", &[])?;
    lake.materialize(
        "lives",
        "SELECT account_id, FALSE AS never_customer, coalesce(churned, FALSE) AS has_left, started_at FROM accounts",
        &[],
    )?;
    let as_of = (FIRST + DAYS) * DAY;
    for _ in 0..3 {
        let started = Instant::now();
        let mut steps = Vec::new();
        let settings = Settings { as_of, now: as_of, statements: Vec::new() };
        let found = assess(&lake, &settings, &mut |check| steps.push((check.name, started.elapsed())))?;
        let all = started.elapsed();
        say(&format!("assessed in {:.2} s, {} findings", all.as_secs_f64(), found.findings.len()));
        for (name, at) in steps {
            say(&format!("  {:>7.3} s  {name} begins", at.as_secs_f64()));
        }
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "an example talks to whoever runs it")]
fn say(line: &str) {
    println!("{line}");
}

fn write(lake: &Lake, rows: i64) -> Result<(), holdfast_analytics::Error> {
    let writer = lake.begin_import(ImportDescription {
        source: "app".to_owned(),
        content_hash: "app".to_owned(),
        file_name: "app.csv".to_owned(),
        imported_at: 0,
        note: String::new(),
    })?;
    let account = |number: i64| format!("account-{number:06}");
    let numbers = || 0..ACCOUNTS;
    let at: Vec<i64> = numbers().map(|_| FIRST * DAY).collect();
    writer.append(FactBatch {
        kind: FactKind::Account,
        columns: vec![
            ("account_id", texts(numbers().map(account))),
            ("started_at", Column::complete(ColumnData::Integer(at.clone()))),
            (
                "churned",
                Column::complete(ColumnData::Boolean(numbers().map(|number| number % 5 == 0).collect())),
            ),
            ("plan", texts(numbers().map(|number| ["basic", "pro"][(number % 2) as usize].to_owned()))),
            ("occurred_at", Column::complete(ColumnData::Integer(at.clone()))),
            ("recorded_at", Column::complete(ColumnData::Integer(at))),
            ("row_key", Column::complete(ColumnData::Integer(numbers().collect()))),
            ("source_row", Column::complete(ColumnData::Integer(numbers().collect()))),
        ],
    })?;
    for from in (0..rows).step_by(BATCH as usize) {
        let numbers = || from..(from + BATCH).min(rows);
        let at: Vec<i64> = numbers()
            .map(|row| FIRST * DAY + (i128::from(row) * i128::from(DAYS * DAY) / i128::from(rows)) as i64)
            .collect();
        writer.append(FactBatch {
            kind: FactKind::Usage,
            columns: vec![
                ("account_id", texts(numbers().map(|row| account(row * 7919 % ACCOUNTS)))),
                (
                    "event",
                    texts(numbers().map(|row| ["login", "export", "invite"][(row % 3) as usize].to_owned())),
                ),
                ("quantity", Column::complete(ColumnData::Number(numbers().map(|_| 1.0).collect()))),
                ("occurred_at", Column::complete(ColumnData::Integer(at.clone()))),
                ("recorded_at", Column::complete(ColumnData::Integer(at))),
                ("row_key", Column::complete(ColumnData::Integer(numbers().collect()))),
                ("source_row", Column::complete(ColumnData::Integer(numbers().collect()))),
            ],
        })?;
    }
    writer.commit(String::new()).map(drop)
}

fn texts(values: impl Iterator<Item = String>) -> Column {
    let mut texts = TextValues::default();
    for value in values {
        texts.push(&value);
    }
    Column::complete(ColumnData::Text(texts))
}
