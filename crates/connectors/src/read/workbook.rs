//! Sheets of Office Open XML workbooks, cell by cell, under counted limits.
//!
//! A workbook of half a megabyte can ask for half a gigabyte: before it is opened, the
//! number of parts is checked in the archive's directory and every part that the reader
//! will touch is inflated once, counted and thrown away. Sheets are then streamed, never
//! laid out as a grid, so that one cell in the last corner costs one cell.

use super::{Block, Records};
use crate::discover::InputFile;
use crate::error::Error;
use crate::left_out::LeftOutReason;
use crate::limits::Limits;
use calamine::{DataRef, Reader, Xlsx};
use std::fmt::Write;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

type Book = Xlsx<BufReader<File>>;

/// The names of a workbook's sheets.
pub(crate) fn sheets(path: &Path, limits: &Limits) -> Result<Vec<String>, Error> {
    guarded(path, || Ok(open(path, limits)?.sheet_names()))
}

/// The library is trusted to return errors, but hostile files have made such libraries
/// panic before: a panic becomes an error about the file.
fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Error::format(path, LeftOutReason::DamagedWorkbook)))
}

fn open(path: &Path, limits: &Limits) -> Result<Book, Error> {
    check(path, limits)?;
    let file = File::open(path).map_err(|error| Error::file(path, &error))?;
    Xlsx::new(BufReader::new(file)).map_err(|error| damaged(path, &error))
}

fn damaged(path: &Path, error: &dyn std::fmt::Display) -> Error {
    Error::format_in(path, LeftOutReason::DamagedWorkbook, error.to_string())
}

fn check(path: &Path, limits: &Limits) -> Result<(), Error> {
    let mut file = File::open(path).map_err(|error| Error::file(path, &error))?;
    let bytes = file.metadata().map_err(|error| Error::file(path, &error))?.len();
    if bytes > limits.workbook_bytes {
        return Err(Error::limit(path, "workbook_bytes", limits.workbook_bytes, format!("{bytes} bytes")));
    }
    let parts = part_count(&mut file).map_err(|error| Error::file(path, &error))?;
    match parts {
        None => return Err(Error::format(path, LeftOutReason::DamagedWorkbook)),
        Some(parts) if parts > limits.workbook_parts => {
            return Err(Error::limit(
                path,
                "workbook_parts",
                limits.workbook_parts,
                format!("{parts} parts"),
            ));
        }
        Some(_) => {}
    }
    file.seek(SeekFrom::Start(0)).map_err(|error| Error::file(path, &error))?;
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(path, &error))?;
    let mut shared = 0;
    let mut buffer = vec![0; 1 << 16];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| damaged(path, &error))?;
        let name = part.name().map_err(|error| damaged(path, &error))?.to_lowercase();
        if !name.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "xml" | "rels")) {
            continue;
        }
        let is_sheet = name.contains("worksheets/") && !name.contains("_rels");
        let mut longest = Longest::default();
        let mut inflated = 0u64;
        loop {
            let read = part.read(&mut buffer).map_err(|error| {
                Error::format_in(path, LeftOutReason::DamagedWorkbook, format!("{name}: {error}"))
            })?;
            if read == 0 {
                break;
            }
            inflated += read as u64;
            longest.see(&buffer[..read]);
            if is_sheet && inflated > limits.inflated_bytes {
                return Err(Error::limit(path, "inflated_bytes", limits.inflated_bytes, name));
            }
            if !is_sheet && shared + inflated > limits.shared_bytes {
                return Err(Error::limit(path, "shared_bytes", limits.shared_bytes, name));
            }
            if is_sheet && longest.bytes > limits.row_bytes {
                return Err(Error::limit(
                    path,
                    "row_bytes",
                    limits.row_bytes as u64,
                    format!("one cell in {name}"),
                ));
            }
            if is_sheet && inflated > 64 << 20 && inflated / part_bytes(bytes) > limits.inflated_ratio {
                return Err(Error::limit(path, "inflated_ratio", limits.inflated_ratio, name));
            }
        }
        if !is_sheet {
            shared += inflated;
        }
    }
    Ok(())
}

fn part_bytes(bytes: u64) -> u64 {
    bytes.max(1)
}

/// The longest stretch between two `<`, which the reader holds in memory at once.
#[derive(Default)]
struct Longest {
    bytes: usize,
    run: usize,
}

impl Longest {
    fn see(&mut self, bytes: &[u8]) {
        let mut last = 0;
        for at in memchr::memchr_iter(b'<', bytes) {
            self.bytes = self.bytes.max(self.run + at - last);
            self.run = 0;
            last = at;
        }
        self.run += bytes.len() - last;
        self.bytes = self.bytes.max(self.run);
    }
}

/// The number of parts from the archive's end-of-directory record.
fn part_count(file: &mut File) -> std::io::Result<Option<u64>> {
    let length = file.seek(SeekFrom::End(0))?;
    let tail = length.min(66_000);
    file.seek(SeekFrom::Start(length - tail))?;
    let mut bytes = Vec::new();
    file.take(tail).read_to_end(&mut bytes)?;
    Ok(memchr::memmem::rfind(&bytes, b"PK\x05\x06").and_then(|at| bytes.get(at + 10..at + 12)).map(|count| {
        match u16::from_le_bytes([count[0], count[1]]) {
            // The number is kept elsewhere because there are more than fit here.
            0xffff => u64::MAX,
            count => u64::from(count),
        }
    }))
}

pub(crate) fn blocks(
    input: &InputFile,
    limits: &Limits,
    sink: &mut dyn FnMut(Block) -> Result<bool, Error>,
) -> Result<(), Error> {
    let path = &input.path;
    guarded(path, || {
        let mut book = open(path, limits)?;
        let sheet = match &input.sheet {
            Some(sheet) => sheet.clone(),
            None => book.sheet_names().first().cloned().unwrap_or_default(),
        };
        let broken = |error: calamine::XlsxError| {
            Error::format_in(path, LeftOutReason::DamagedWorkbook, format!("{sheet}: {error}"))
        };
        let mut reader = book.worksheet_cells_reader(&sheet).map_err(broken)?;
        let mut rows = RowMaker { records: Records::new(0), row: None, width: 0 };
        let mut cells = 0u64;
        let mut previous_row = 0;
        while let Some(cell) = reader.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            if matches!(cell.get_value(), DataRef::Empty) {
                continue;
            }
            cells += 1;
            if cells > limits.cells {
                return Err(Error::limit(path, "cells", limits.cells, format!("sheet {sheet}")));
            }
            if column as usize >= limits.columns
                || column as usize >= 2_000 && rows.filler_is_absurd(column as usize)
            {
                return Err(Error::limit(
                    path,
                    "columns",
                    limits.columns as u64,
                    format!("sheet {sheet}, row {}", row + 1),
                ));
            }
            if row < previous_row {
                return Err(Error::format_in(path, LeftOutReason::DamagedWorkbook, sheet.clone()));
            }
            previous_row = row;
            rows.cell(row, column as usize, cell.get_value());
            if rows.records.bytes() > 1 << 20 || rows.records.len() > 16_384 {
                let block = rows.take();
                if !block.is_empty() && !sink(Block::Records(block))? {
                    return Ok(());
                }
            }
        }
        let block = rows.finish();
        if !block.is_empty() {
            sink(Block::Records(block))?;
        }
        Ok(())
    })
}

/// Collects cells into records; empty cells between filled ones are put in.
struct RowMaker {
    records: Records,
    row: Option<u32>,
    width: usize,
}

impl RowMaker {
    /// Whether a cell so far right would mostly be reached over empty ones.
    fn filler_is_absurd(&self, column: usize) -> bool {
        let width = if self.row.is_some() { self.width } else { 0 };
        column > width + 2_000
    }

    fn cell(&mut self, row: u32, column: usize, value: &DataRef<'_>) {
        if self.row != Some(row) {
            self.row = Some(row);
            self.width = 0;
            self.records.begin_row(u64::from(row));
        }
        if column < self.width {
            // Two cells in one place: the first stays.
            return;
        }
        while self.width < column {
            self.records.push_cell("");
            self.width += 1;
        }
        match value {
            DataRef::SharedString(text) => self.records.push_cell(text),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                self.records.push_cell(text);
            }
            DataRef::Int(number) => self.records.push_cell(&number.to_string()),
            DataRef::Float(number) => self.records.push_cell(&number.to_string()),
            DataRef::Bool(truth) => self.records.push_cell(if *truth { "TRUE" } else { "FALSE" }),
            DataRef::DateTime(stamp) if stamp.is_datetime() => self.records.push_cell(&stamp_text(stamp)),
            DataRef::DateTime(stamp) => self.records.push_cell(&stamp.as_f64().to_string()),
            DataRef::Error(_) | DataRef::Empty => self.records.push_cell(""),
        }
        self.width += 1;
    }

    /// The finished rows; the one being collected stays.
    fn take(&mut self) -> Records {
        let Some(row) = self.row else {
            return std::mem::take(&mut self.records);
        };
        let mut next = Records::new(u64::from(row));
        let last = self.records.len().saturating_sub(1);
        next.begin_row(u64::from(row));
        for column in 0..self.records.width(last) {
            next.push_cell(self.records.cell(last, column));
        }
        self.records.pop_row();
        std::mem::replace(&mut self.records, next)
    }

    fn finish(self) -> Records {
        self.records
    }
}

/// A spreadsheet's date as ISO text.
fn stamp_text(stamp: &calamine::ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = stamp.to_ymd_hms_milli();
    let mut text = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second, milli) != (0, 0, 0, 0) {
        let _ = write!(text, "T{hour:02}:{minute:02}:{second:02}");
        if milli != 0 {
            let _ = write!(text, ".{milli:03}");
        }
    }
    text
}
