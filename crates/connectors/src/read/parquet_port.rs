//! Parquet files, through whoever can read them.

use super::{Block, Records};
use crate::discover::InputFile;
use crate::error::Error;
use crate::left_out::LeftOutReason;
use crate::limits::Limits;
use crate::values::dates;
use holdfast_analytics::{ColumnData, Table};
use std::path::Path;

/// What a column of a Parquet file holds beyond its plain values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParquetMeaning {
    /// The values as they are.
    Plain,
    /// Whole numbers that are microseconds since 1970-01-01T00:00:00Z.
    InstantMicroseconds,
    /// Whole numbers that are microseconds since 1970-01-01T00:00:00 on an unnamed clock.
    LocalMicroseconds,
    /// Whole numbers that are days since 1970-01-01.
    Days,
}

/// An open Parquet file: its columns and its batches in order.
pub struct ParquetTable<'a> {
    /// Names and meanings, in order.
    pub columns: Vec<(String, ParquetMeaning)>,
    /// Batches whose columns stand in the same order; an error is a message for people.
    pub batches: Box<dyn Iterator<Item = Result<Table, String>> + 'a>,
}

/// Reads Parquet files on behalf of this crate, which does not name the engine.
pub trait ParquetSource: Send + Sync {
    /// Opens a file.
    ///
    /// # Errors
    /// A message for people: what is wrong with the file.
    fn open(&self, path: &Path, limits: &Limits) -> Result<ParquetTable<'_>, String>;
}

pub(super) fn blocks(
    input: &InputFile,
    source: Option<&dyn ParquetSource>,
    limits: &Limits,
    sink: &mut dyn FnMut(Block) -> Result<bool, Error>,
) -> Result<(), Error> {
    let source = source
        .ok_or_else(|| Error::format_in(&input.path, LeftOutReason::DamagedParquet, "no reader is set up"))?;
    let table = source
        .open(&input.path, limits)
        .map_err(|message| Error::format_in(&input.path, LeftOutReason::DamagedParquet, message))?;
    if table.columns.len() > limits.columns {
        return Err(Error::limit(&input.path, "columns", limits.columns as u64, "schema"));
    }
    let mut header = Records::new(0);
    header.begin_row(0);
    for (name, _) in &table.columns {
        header.push_cell(name);
    }
    let mut number = 1;
    if !sink(Block::Records(header))? {
        return Ok(());
    }
    for batch in table.batches {
        let batch =
            batch.map_err(|message| Error::format_in(&input.path, LeftOutReason::DamagedParquet, message))?;
        let mut records = Records::new(number);
        for row in 0..batch.rows() {
            records.begin_row(number);
            for (index, column) in batch.columns().iter().enumerate() {
                let meaning = table.columns.get(index).map_or(ParquetMeaning::Plain, |(_, meaning)| *meaning);
                let text = if column.is_present(row) {
                    match column.data() {
                        ColumnData::Text(values) => {
                            records.push_cell(values.get(row));
                            continue;
                        }
                        ColumnData::Integer(values) => integer(values[row], meaning),
                        ColumnData::Number(values) => values[row].to_string(),
                        ColumnData::Boolean(values) => values[row].to_string(),
                    }
                } else {
                    String::new()
                };
                records.push_cell(&text);
            }
            number += 1;
            if records.bytes() > 1 << 20 {
                let full = std::mem::replace(&mut records, Records::new(number));
                if !sink(Block::Records(full))? {
                    return Ok(());
                }
            }
        }
        if !records.is_empty() && !sink(Block::Records(records))? {
            return Ok(());
        }
    }
    Ok(())
}

fn integer(value: i64, meaning: ParquetMeaning) -> String {
    const DAY: i64 = 86_400_000_000;
    let (day, micros, suffix) = match meaning {
        ParquetMeaning::Plain => return value.to_string(),
        ParquetMeaning::Days => (value, 0, ""),
        ParquetMeaning::InstantMicroseconds => (value.div_euclid(DAY), value.rem_euclid(DAY), "Z"),
        ParquetMeaning::LocalMicroseconds => (value.div_euclid(DAY), value.rem_euclid(DAY), ""),
    };
    let Some(date) = i32::try_from(day).ok().and_then(dates::civil_from_days) else {
        return value.to_string();
    };
    if micros == 0 && suffix.is_empty() {
        return date.to_string();
    }
    let seconds = micros / 1_000_000;
    format!(
        "{date}T{:02}:{:02}:{:02}.{:06}{suffix}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        micros % 1_000_000
    )
}
