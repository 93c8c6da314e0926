//! Any table with one row per customer as typed columns in memory, without a mapping: for
//! programs that compare methods, not for imports.

use crate::discover::discover;
use crate::error::Error;
use crate::finding::Finding;
use crate::left_out::LeftOutReason;
use crate::limits::Limits;
use crate::profile::{ColumnProfile, ValueKind, profile};
use crate::read;
use crate::recognise::rules;
use crate::values::dates::{self, DateOrder, DateRule};
use crate::values::numbers::{self, DecimalMark};
use crate::values::{is_blank, is_blank_typed, trimmed};
use std::collections::HashMap;
use std::path::Path;

/// Unreadable cells that are kept with their place.
const MOST_UNREADABLE: usize = 100;
/// The code of an empty text.
pub const NO_TEXT: u32 = u32::MAX;

/// The values of a column, one a row.
#[derive(Debug, Clone, PartialEq)]
pub enum PlainValues {
    /// Numbers in any local form; NaN: none.
    Numbers(Vec<f64>),
    /// Texts, truth values written as words among them.
    Texts {
        /// Positions in `names`; [`NO_TEXT`]: none.
        codes: Vec<u32>,
        /// The different texts, in order of their first row.
        names: Vec<String>,
    },
    /// Dates as days since 1970-01-01 (times are dropped); `None`: none.
    Days(Vec<Option<i32>>),
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct PlainColumn {
    /// Its header, unique in the table.
    pub header: String,
    /// Its values.
    pub values: PlainValues,
}

/// A cell that is not what its column is: taken as missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableCell {
    /// The file's line or row, from 1, the header counted.
    pub row: u64,
    /// The column's header.
    pub column: String,
    /// The beginning of the text.
    pub text: String,
}

/// A table in memory.
#[derive(Debug, Clone, Default)]
pub struct PlainTable {
    /// The columns, in the file's order.
    pub columns: Vec<PlainColumn>,
    /// Rows read.
    pub rows: usize,
    /// The file's row number, from 1, of every row.
    pub row_numbers: Vec<u64>,
    /// The first unreadable cells.
    pub unreadable: Vec<UnreadableCell>,
    /// How many there are in all.
    pub unreadable_count: u64,
    /// Rows that could not be taken apart, or have another number of cells than the header:
    /// left out.
    pub broken_rows: Vec<u64>,
    /// What was assumed about encoding and dates.
    pub findings: Vec<Finding>,
}

impl PlainTable {
    /// A column by its header, exactly or without regard to case.
    pub fn column(&self, header: &str) -> Option<&PlainColumn> {
        let exact = self.columns.iter().find(|column| column.header == header);
        exact.or_else(|| {
            self.columns.iter().find(|column| column.header.to_lowercase() == header.to_lowercase())
        })
    }
}

/// How the cells of a column are read.
enum Reader {
    Number(DecimalMark),
    Date(DateRule, Vec<String>),
    Text(HashMap<String, u32>),
}

/// Reads a CSV, TSV, xlsx or JSON Lines file, plain or gzipped, with the detection that
/// imports use: encoding, delimiter, header, decimal marks, dates, words for "no value".
///
/// A cell that does not fit its column is missing and listed in
/// [`PlainTable::unreadable`]. Truth values written as words stay texts. Day and month that
/// nothing tells apart are read day first, with a finding.
///
/// # Errors
///
/// [`Error::File`], [`Error::Limit`] and [`Error::Format`] as for imports;
/// [`Error::Mapping`] for a workbook with several sheets.
pub fn read_plain_table(path: &Path, limits: &Limits) -> Result<PlainTable, Error> {
    let found = discover(&[path.to_owned()], limits)?;
    let input = match found.inputs.as_slice() {
        [input] => input,
        [] => {
            let why = found.skipped.into_iter().next().map(|skipped| skipped.why);
            return Err(match why {
                Some(why) => Error::format_in(path, why.reason, why.detail),
                None => Error::format(path, LeftOutReason::NoTable),
            });
        }
        several => {
            let names: Vec<String> = several
                .iter()
                .map(|input| input.sheet.clone().unwrap_or_else(|| input.file_name()))
                .collect();
            return Err(Error::mapping(
                path.display().to_string(),
                format!("one table is expected, there are {}; save one of them as a file", names.join(", ")),
            ));
        }
    };
    let profile = profile(input, limits, None)?;
    let mut table = PlainTable { findings: profile.findings.clone(), ..PlainTable::default() };
    let mut readers: Vec<Reader> = profile
        .columns
        .iter()
        .map(|column| reader(column, &input.source_name(), &mut table.findings))
        .collect();
    table.columns =
        profile.columns.iter().zip(&readers).map(|(column, reader)| empty(column, reader)).collect();
    let mut names: Vec<String> = Vec::new();
    let json = input.container == crate::discover::Container::JsonLines;
    read::blocks(input, &profile.format, limits, None, &mut |block| {
        let (records, bad) = block.records(&profile.format, &mut names, limits, &input.path)?;
        table.broken_rows.extend(bad.iter().map(|row| row.number + 1));
        for record in 0..records.len() {
            let number = records.number(record);
            if number < profile.format.skipped_rows {
                continue;
            }
            if !json && records.width(record) != table.columns.len() && input.sheet.is_none() {
                table.broken_rows.push(number + 1);
                continue;
            }
            table.rows += 1;
            table.row_numbers.push(number + 1);
            for (index, reader) in readers.iter_mut().enumerate() {
                let cell = records.cell(record, index);
                if !push(&mut table.columns[index].values, reader, trimmed(cell)) {
                    table.unreadable_count += 1;
                    if table.unreadable.len() < MOST_UNREADABLE {
                        table.unreadable.push(UnreadableCell {
                            row: number + 1,
                            column: table.columns[index].header.clone(),
                            text: cell.chars().take(80).collect(),
                        });
                    }
                }
            }
        }
        Ok(true)
    })?;
    Ok(table)
}

fn reader(column: &ColumnProfile, source: &str, findings: &mut Vec<Finding>) -> Reader {
    let numeric = column.numbers.point.max(column.numbers.comma);
    let as_numbers = match column.kind() {
        // Truth values written 0 and 1 are numbers, others words.
        ValueKind::Boolean => numeric > 0 && numeric == column.typed(),
        ValueKind::Integer | ValueKind::Number => true,
        ValueKind::Empty | ValueKind::Date | ValueKind::Text => false,
    };
    if rules::is_plainly_date(column) && column.kind() != ValueKind::Boolean {
        let rule = rules::date(column, rules::Context::default(), source, findings);
        let order = rule.order.unwrap_or(DateOrder::DayFirst);
        return Reader::Date(DateRule { order, numeric: rule.numeric }, rule.blank);
    }
    if as_numbers { Reader::Number(column.decimal_mark().0) } else { Reader::Text(HashMap::new()) }
}

fn empty(column: &ColumnProfile, reader: &Reader) -> PlainColumn {
    let values = match reader {
        Reader::Number(_) => PlainValues::Numbers(Vec::new()),
        Reader::Date(..) => PlainValues::Days(Vec::new()),
        Reader::Text(_) => PlainValues::Texts { codes: Vec::new(), names: Vec::new() },
    };
    PlainColumn { header: column.header.clone(), values }
}

/// Adds a trimmed cell; `false` if it cannot be read and is taken as missing.
fn push(values: &mut PlainValues, reader: &mut Reader, text: &str) -> bool {
    match (values, reader) {
        (PlainValues::Numbers(numbers), Reader::Number(mark)) => {
            if let Some((number, _)) = (!is_blank(text)).then(|| numbers::read(text, *mark)).flatten() {
                numbers.push(number.to_number());
                return true;
            }
            numbers.push(f64::NAN);
            is_blank_typed(text)
        }
        (PlainValues::Days(days), Reader::Date(rule, words)) => {
            let moment = (!is_blank(text)).then(|| dates::read(text, *rule)).flatten();
            days.push(moment.map(|moment| moment.day));
            moment.is_some() || is_blank_typed(text) || words.iter().any(|word| word == text)
        }
        (PlainValues::Texts { codes, names }, Reader::Text(known)) => {
            if is_blank(text) {
                codes.push(NO_TEXT);
            } else if let Some(code) = known.get(text) {
                codes.push(*code);
            } else {
                let code = names.len() as u32;
                known.insert(text.to_owned(), code);
                names.push(text.to_owned());
                codes.push(code);
            }
            true
        }
        // Values and readers are made together.
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> PlainTable {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        read_plain_table(&path, &Limits::default()).unwrap()
    }

    #[test]
    fn local_numbers_dates_and_missing_words_become_typed_columns() {
        let table = read(
            "kunden.csv",
            "id;betrag;seit;gekündigt\nA1;1.234,50;31.12.2023;ja\nA2;n/a;05.01.2024;nein\nA3;7,25;;ja\n",
        );
        assert_eq!(table.rows, 3);
        assert_eq!(table.row_numbers, [2, 3, 4]);
        let PlainValues::Numbers(amounts) = &table.columns[1].values else { panic!("{table:?}") };
        assert!((amounts[0] - 1234.5).abs() < 1e-12 && amounts[1].is_nan());
        let PlainValues::Days(days) = &table.columns[2].values else { panic!("{table:?}") };
        assert_eq!(days, &[Some(19_722), Some(19_727), None]);
        let PlainValues::Texts { codes, names } = &table.columns[3].values else { panic!("{table:?}") };
        assert_eq!((codes.as_slice(), names.len()), ([0, 1, 0].as_slice(), 2));
        assert!(table.column("BETRAG").is_some() && table.column("x").is_none());
    }

    #[test]
    fn cells_that_do_not_fit_and_broken_rows_are_named() {
        let rows: Vec<String> = (0..100).map(|row| format!("c{row},{row}.5\n")).collect();
        let text = format!("id,amount\n{}c100,much\nc101,1.5,9,9\nc102,2.5\n", rows.concat());
        let table = read("customers.csv", &text);
        assert_eq!(table.rows, 102);
        assert_eq!(table.broken_rows, [103]);
        let expected = UnreadableCell { row: 102, column: "amount".into(), text: "much".into() };
        assert_eq!(table.unreadable, [expected]);
    }

    #[test]
    fn json_lines_are_read_by_keys() {
        let table =
            read("rows.jsonl", "{\"id\":\"a\",\"n\":1.5}\n{\"n\":2.5,\"id\":\"b\"}\n{\"id\":\"c\"}\n");
        let PlainValues::Numbers(numbers) = &table.column("n").unwrap().values else { panic!("{table:?}") };
        assert!(numbers[1] > 2.0 && numbers[2].is_nan());
    }
}
