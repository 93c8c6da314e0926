//! Runs `tests/slt/*.slt`: facts in, rows of a definition's table out.
//!
//! The files follow sqllogictest (`query` with one letter a column, `----`, rows, a blank
//! line), with three additions, because facts are not inserted by SQL here:
//!
//! - `facts <table>` with a header line and rows, fields separated by ` | `, `-` for missing;
//!   a date stands for its first instant in UTC;
//! - `measure <name> <month number>` shows dialect, currency, numerator, denominator and value;
//! - `compute <as-of date> [<recognition>]` runs every definition.
//!
//! Numbers are written with up to six decimal places.

use std::path::Path;

use holdfast_analytics::{Analytics, Column};
use holdfast_domain::facts::{FactKind, FieldType};
use holdfast_measures::{Recognition, definitions};

use crate::engine::{Cell, Engine, Row, at};

fn cell(kind: FactKind, field: &str, text: &str) -> Option<Cell> {
    let field = kind.field(field).unwrap_or_else(|| panic!("{kind:?} has no field {field}"));
    (text != "-").then(|| match field.kind {
        FieldType::Text => Cell::from(text),
        FieldType::Instant => Cell::from(at(text)),
        FieldType::Integer | FieldType::Money => Cell::from(text.parse::<i64>().unwrap()),
        FieldType::Number => Cell::from(text.parse::<f64>().unwrap()),
        FieldType::Boolean => Cell::from(text == "true"),
    })
}

fn facts(table: &str, lines: &[&str]) -> (FactKind, Vec<Row>) {
    let kind = FactKind::from_table_name(table).unwrap_or_else(|| panic!("no table {table}"));
    let split = |line: &str| -> Vec<String> { line.split('|').map(|part| part.trim().to_owned()).collect() };
    let header = split(lines[0]);
    let rows = lines[1..].iter().map(|line| {
        let mut row = Row::new();
        for (name, value) in header.iter().zip(split(line)) {
            let field = kind.field(name).unwrap_or_else(|| panic!("{table} has no field {name}"));
            if let Some(cell) = cell(kind, name, &value) {
                row.insert(field.name, cell);
            }
        }
        row
    });
    (kind, rows.collect())
}

fn shown(column: &Column, row: usize) -> String {
    if let Some(text) = column.text(row) {
        return if text.is_empty() { "(empty)".to_owned() } else { text.to_owned() };
    }
    if let Some(value) = column.boolean(row) {
        return value.to_string();
    }
    match (column.integer(row), column.number(row)) {
        (Some(value), _) => value.to_string(),
        (None, Some(value)) => format!("{value:.6}").trim_end_matches('0').trim_end_matches('.').to_owned(),
        (None, None) => "NULL".to_owned(),
    }
}

/// One month of a measure in every dialect.
fn measure(name: &str, month: &str) -> String {
    let definition = definitions::find(name).unwrap_or_else(|| panic!("no measure {name}"));
    format!(
        "SELECT dialect, currency, numerator, denominator, value FROM (\n{}\n) AS measure \
         WHERE month = {month} ORDER BY dialect, currency",
        definition.sql
    )
}

fn run(path: &Path) -> usize {
    let text = std::fs::read_to_string(path).unwrap();
    let mut engine = Engine::new("UTC");
    let mut checked = 0;
    for (number, block) in text.split("\n\n").enumerate() {
        let lines: Vec<&str> =
            block.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).collect();
        let Some(first) = lines.first() else { continue };
        let place = format!("{} block {}", path.display(), number + 1);
        let words: Vec<&str> = first.split_whitespace().collect();
        match words[0] {
            "reset" => engine = Engine::new("UTC"),
            "facts" => {
                let (kind, rows) = facts(words[1], &lines[1..]);
                engine.show(kind, &rows);
            }
            "compute" => {
                let recognition = words.get(2).map_or(Recognition::PeriodEnd, |key| {
                    Recognition::ALL.into_iter().find(|one| one.key() == *key).unwrap()
                });
                engine.compute_with(&engine.settings(at(words[1]), recognition));
            }
            "query" | "measure" => {
                let rule = lines
                    .iter()
                    .position(|line| *line == "----")
                    .unwrap_or_else(|| panic!("{place}: no ----"));
                let sql = if words[0] == "measure" {
                    measure(words[1], words[2])
                } else {
                    lines[1..rule].join("\n")
                };
                let table = engine.lake.query(&sql, &[]).unwrap_or_else(|error| panic!("{place}: {error}"));
                let columns = if words[0] == "measure" { 5 } else { words[1].len() };
                assert_eq!(table.columns().len(), columns, "{place}: number of columns");
                let found: Vec<String> = (0..table.rows())
                    .map(|row| {
                        table.columns().iter().map(|column| shown(column, row)).collect::<Vec<_>>().join(" ")
                    })
                    .collect();
                let expected: Vec<String> = lines[rule + 1..]
                    .iter()
                    .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
                    .collect();
                assert_eq!(found, expected, "{place}: {sql}");
                checked += 1;
            }
            other => panic!("{place}: {other} is no command"),
        }
    }
    checked
}

#[test]
fn every_definition_gives_the_rows_written_beside_its_facts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slt");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let checked: usize = files.iter().map(|path| run(path)).sum();
    assert!(files.len() >= 4 && checked >= 20, "{checked} queries in {} files", files.len());
}
