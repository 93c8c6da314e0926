//! Writes usage events into a lake from two threads, asks it typical questions, and prints
//! what that took. `benches/peers.py` asks DuckDB the same of the same files.
//!
//! ```text
//! cargo run --profile … -p holdfast-lake --example throughput -- FOLDER [MILLIONS_OF_ROWS]
//! ```
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::cast_lossless)]

use holdfast_analytics::{Analytics, Column, ColumnData, FactBatch, Facts};
use holdfast_analytics::{ImportDescription, TextValues};
use holdfast_domain::facts::FactKind;
use holdfast_lake::{Lake, Options};
use jiff::tz::TimeZone;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

const BATCH: i64 = 65_536;
const ACCOUNTS: u64 = 100_000;
const YEAR_MICROS: i64 = 365 * 86_400_000_000;
const START: i64 = 1_704_067_200_000_000;

/// A well-mixed number for each row.
fn mix(row: u64) -> u64 {
    let mut z = row.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn batch(first: i64, rows: i64, total: i64) -> FactBatch {
    use std::fmt::Write;
    let events = [
        "login",
        "report_viewed",
        "export",
        "invite_sent",
        "api_call",
        "dashboard_opened",
        "comment_added",
        "file_uploaded",
    ];
    let count = rows as usize;
    let mut accounts = TextValues::with_capacity(count, count * 10);
    let mut names = TextValues::with_capacity(count, count * 10);
    let (mut at, mut key, mut line, mut quantity) = (
        Vec::with_capacity(count),
        Vec::with_capacity(count),
        Vec::with_capacity(count),
        Vec::with_capacity(count),
    );
    let mut text = String::new();
    for row in first..first + rows {
        let number = mix(row as u64);
        text.clear();
        write!(text, "acc-{:06}", number % ACCOUNTS).unwrap();
        accounts.push(&text);
        names.push(events[(number >> 40) as usize % events.len()]);
        at.push(START + (row as i128 * 2 * YEAR_MICROS as i128 / total as i128) as i64);
        key.push(number as i64);
        line.push(row + 1);
        quantity.push((1 + (number >> 50) % 5) as f64);
    }
    FactBatch {
        kind: FactKind::Usage,
        columns: vec![
            ("account_id", Column::complete(ColumnData::Text(accounts))),
            ("event", Column::complete(ColumnData::Text(names))),
            ("quantity", Column::complete(ColumnData::Number(quantity))),
            ("recorded_at", Column::complete(ColumnData::Integer(at.clone()))),
            ("occurred_at", Column::complete(ColumnData::Integer(at))),
            ("row_key", Column::complete(ColumnData::Integer(key))),
            ("source_row", Column::complete(ColumnData::Integer(line))),
        ],
    }
}

/// The most memory that the process has held, in MiB.
fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next());
    kib.and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default() / 1_024
}

/// Processor time of all threads so far, in seconds: what a busy machine does not blur.
fn processor_seconds() -> f64 {
    let status = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = status.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn write(lake: &Lake, total: i64) {
    let writer = lake
        .begin_import(ImportDescription {
            source: "app".to_owned(),
            content_hash: total.to_string(),
            file_name: "events.csv".to_owned(),
            imported_at: START,
            note: String::new(),
        })
        .unwrap();
    let next = AtomicI64::new(0);
    let making = std::sync::atomic::AtomicU64::new(0);
    let before = processor_seconds();
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let first = next.fetch_add(BATCH, Ordering::Relaxed);
                    if first >= total {
                        break;
                    }
                    let clock = Instant::now();
                    let batch = batch(first, BATCH.min(total - first), total);
                    making.fetch_add(clock.elapsed().as_micros() as u64, Ordering::Relaxed);
                    writer.append(batch).unwrap();
                }
            });
        }
    });
    writer.commit(String::new()).unwrap();
    let seconds = started.elapsed().as_secs_f64();
    let usage = lake.table_statistics().into_iter().find(|table| table.kind == FactKind::Usage).unwrap();
    println!(
        "write: {seconds:.2} s, {:.2} M rows/s, {} files, {:.1} MiB, {:.2} bytes/row, peak {} MiB, \
         {:.2} processor-seconds, of it {:.2} to make the rows",
        total as f64 / seconds / 1e6,
        usage.files,
        usage.bytes as f64 / 1_048_576.0,
        usage.bytes as f64 / total as f64,
        peak_mib(),
        processor_seconds() - before,
        making.load(Ordering::Relaxed) as f64 / 1e6,
    );
}

const QUESTIONS: [(&str, &str); 7] = [
    ("count", "SELECT count(*), count(DISTINCT account_id) FROM usage_events"),
    (
        "by account",
        "SELECT account_id, count(*), sum(quantity), min(occurred_at), max(occurred_at)
         FROM usage_events GROUP BY account_id",
    ),
    (
        "by month and event",
        "SELECT local_month(occurred_at), event, count(*), sum(quantity)
         FROM usage_events GROUP BY 1, 2",
    ),
    (
        "by account, month and event",
        "SELECT account_id, local_month(occurred_at), event, count(*)
         FROM usage_events GROUP BY 1, 2, 3",
    ),
    (
        "last 28 days by account",
        "SELECT account_id, count(*) FROM usage_events
         WHERE occurred_at >= 1764547200000000 GROUP BY 1",
    ),
    (
        "distinct events by account",
        "SELECT account_id, count(*) FROM
           (SELECT account_id, event FROM usage_events GROUP BY 1, 2) GROUP BY 1",
    ),
    ("one account", "SELECT count(*), sum(quantity) FROM usage_events WHERE account_id = 'acc-042042'"),
];

fn ask(lake: &Lake) {
    for (name, sql) in QUESTIONS {
        let (mut best, mut processor) = (f64::MAX, f64::MAX);
        let mut rows = 0;
        for _ in 0..3 {
            let (before, started) = (processor_seconds(), Instant::now());
            // As a feature query would: the result stays in the engine.
            rows = lake.materialize("answer", sql, &[]).unwrap();
            best = best.min(started.elapsed().as_secs_f64());
            processor = processor.min(processor_seconds() - before);
        }
        println!("{name}: {best:.3} s, {processor:.2} processor-seconds, {rows} rows");
    }
    println!("peak {} MiB", peak_mib());
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("the folder to write into");
    let millions: i64 = arguments.next().map_or(20, |text| text.parse().unwrap());
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let open = || Lake::open(Path::new(&folder), zone.clone(), Options::default()).unwrap();
    let lake = open();
    if lake.imports().unwrap().is_empty() {
        write(&lake, millions * 1_000_000);
    }
    drop(lake);
    let lake = open();
    let started = Instant::now();
    let report = lake.verify().unwrap();
    println!(
        "verify: {:.3} s for {:.1} MiB",
        started.elapsed().as_secs_f64(),
        report.bytes_read as f64 / 1_048_576.0
    );
    ask(&lake);
    let started = Instant::now();
    let report = lake.compact().unwrap();
    println!(
        "compact: {:.2} s, {} files into {}",
        started.elapsed().as_secs_f64(),
        report.merged,
        report.written
    );
    ask(&lake);
}
