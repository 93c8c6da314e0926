//! Lakes and batches for the tests.

use holdfast_analytics::{Analytics, Column, FactBatch, FactWriter, Facts, ImportDescription, Table};
use holdfast_domain::facts::FactKind;
use holdfast_lake::{Lake, Options};
use jiff::tz::TimeZone;
use std::path::Path;

pub(crate) const DAY: i64 = 86_400_000_000;

/// Opens the lake in a folder, in UTC, with two threads.
pub(crate) fn open(folder: &Path) -> Lake {
    open_in(folder, "UTC")
}

/// Opens the lake in a folder, in this zone.
pub(crate) fn open_in(folder: &Path, zone: &str) -> Lake {
    let options = Options { memory_limit_bytes: 256 << 20, threads: 2 };
    Lake::open(folder, TimeZone::get(zone).unwrap(), options).unwrap()
}

pub(crate) fn description(source: &str, content: &str, imported_at: i64) -> ImportDescription {
    ImportDescription {
        source: source.to_owned(),
        content_hash: content.to_owned(),
        file_name: format!("{source}.csv"),
        imported_at,
        note: String::new(),
    }
}

pub(crate) fn begin(lake: &Lake, source: &str, content: &str) -> Box<dyn FactWriter> {
    lake.begin_import(description(source, content, 0)).unwrap()
}

/// Usage of `accounts` accounts, `rows` rows in order of time, keys counted from `first_key`.
pub(crate) fn usage(first_key: i64, rows: i64, accounts: i64) -> FactBatch {
    usage_recorded(first_key, rows, accounts, 0)
}

/// As [`usage`], learned at `recorded_at`, with that as the quantity too.
pub(crate) fn usage_recorded(first_key: i64, rows: i64, accounts: i64, recorded_at: i64) -> FactBatch {
    let numbers = || first_key..first_key + rows;
    let names: Vec<String> = numbers().map(|row| format!("account-{:05}", (row * 7919) % accounts)).collect();
    FactBatch {
        kind: FactKind::Usage,
        columns: vec![
            ("account_id", Column::texts(names.iter().map(|name| Some(name.as_str())))),
            (
                "event",
                Column::texts(numbers().map(|row| Some(["login", "export", "invite"][(row % 3) as usize]))),
            ),
            ("quantity", Column::numbers(numbers().map(|_| Some(recorded_at as f64)))),
            ("occurred_at", Column::integers(numbers().map(|row| Some(row * DAY / 1_000)))),
            ("recorded_at", Column::integers(numbers().map(|_| Some(recorded_at)))),
            ("row_key", Column::integers(numbers().map(Some))),
            ("source_row", Column::integers(numbers().map(|row| Some(row + 1)))),
        ],
    }
}

/// Imports usage and commits it.
pub(crate) fn import_usage(lake: &Lake, source: &str, first_key: i64, rows: i64, accounts: i64) {
    let writer = begin(lake, source, &format!("{source} {first_key} {rows}"));
    writer.append(usage(first_key, rows, accounts)).unwrap();
    writer.commit(String::new()).unwrap();
}

/// The single whole number that a query answers.
pub(crate) fn integer(lake: &Lake, sql: &str) -> i64 {
    let table = lake.query(sql, &[]).unwrap();
    assert_eq!((table.rows(), table.columns().len()), (1, 1), "{sql}");
    table.columns()[0].integer(0).unwrap()
}

/// One text column, joined by line ends.
pub(crate) fn text(table: &Table, column: &str) -> String {
    let column = table.column(column).unwrap();
    let rows: Vec<&str> = (0..column.len()).filter_map(|row| column.text(row)).collect();
    rows.join("\n")
}

/// Every file below a folder.
pub(crate) fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for item in std::fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
