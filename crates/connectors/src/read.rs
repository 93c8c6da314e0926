//! From bytes to records of text cells, block by block, under limits.

pub(crate) mod bytes;
pub mod delimited;
mod json_array;
pub(crate) mod json_lines;
pub mod parquet_port;
pub(crate) mod workbook;

use crate::discover::{Container, InputFile};
use crate::error::Error;
use crate::limits::Limits;
use delimited::{Chunk, Delimiter, Splitter};
use parquet_port::ParquetSource;

/// The character that stands for bytes that are not valid in the file's encoding. It is a
/// noncharacter, so that text which really holds U+FFFD is not taken for damaged.
pub(crate) const DAMAGE: char = '\u{fdd0}';

/// How a table is packed, as a mapping states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// The kind of file.
    pub container: Container,
    /// Text encoding; meaningless for workbooks and Parquet.
    pub encoding: &'static encoding_rs::Encoding,
    /// What separates cells in delimited text.
    pub delimiter: Delimiter,
    /// Records before the first data row.
    pub skipped_rows: u64,
    /// Whether the last of them is the header.
    pub has_header: bool,
    /// Whether rows end with a carriage return alone.
    pub carriage_return: bool,
}

/// Records as text cells in one buffer.
#[derive(Debug, Default)]
pub struct Records {
    text: String,
    cells: Vec<(u32, u32)>,
    /// First cell of each record, and its number counted from the block's first row.
    rows: Vec<(u32, u32)>,
    first_row: u64,
    /// Whether some cell holds [`DAMAGE`].
    pub(crate) damaged: bool,
}

impl Records {
    pub(crate) fn new(first_row: u64) -> Self {
        Self { first_row, ..Self::default() }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The number of a record within its table, from 0, header and blank rows counted.
    pub fn number(&self, record: usize) -> u64 {
        self.first_row + u64::from(self.rows[record].1)
    }

    /// How many cells a record has.
    pub fn width(&self, record: usize) -> usize {
        let end = self.rows.get(record + 1).map_or(self.cells.len(), |next| next.0 as usize);
        end - self.rows[record].0 as usize
    }

    /// A cell's text; empty beyond the record's end.
    #[inline]
    pub fn cell(&self, record: usize, column: usize) -> &str {
        let at = self.rows[record].0 as usize + column;
        let end = self.rows.get(record + 1).map_or(self.cells.len(), |next| next.0 as usize);
        if at >= end {
            return "";
        }
        let (start, end) = self.cells[at];
        &self.text[start as usize..end as usize]
    }

    pub(crate) fn begin_row(&mut self, number: u64) {
        self.rows.push((self.cells.len() as u32, (number - self.first_row) as u32));
    }

    pub(crate) fn push_cell(&mut self, text: &str) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.cells.push((start, self.text.len() as u32));
    }

    /// Takes the last record off.
    pub(crate) fn pop_row(&mut self) {
        if let Some((first, _)) = self.rows.pop() {
            self.cells.truncate(first as usize);
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }
}

/// Work for a loader: rows still as text, or already taken apart.
#[derive(Debug)]
pub(crate) enum Block {
    /// Whole rows of text.
    Text(Chunk),
    /// Records.
    Records(Records),
}

impl Block {
    /// Bytes of text in it.
    pub(crate) fn bytes(&self) -> u64 {
        match self {
            Self::Text(chunk) => chunk.bytes.len() as u64,
            Self::Records(records) => records.bytes() as u64,
        }
    }

    /// Takes the rows apart. `columns` names the keys of JSON Lines in order; unknown keys
    /// are appended to it.
    pub(crate) fn records(
        self,
        format: &Format,
        columns: &mut Vec<String>,
        limits: &Limits,
        path: &std::path::Path,
    ) -> Result<(Records, Vec<BadRow>), Error> {
        match self {
            Self::Records(records) => Ok((records, Vec::new())),
            Self::Text(chunk) if format.container == Container::JsonLines => {
                json_lines::parse(&chunk, columns, limits, path)
            }
            Self::Text(chunk) => delimited::parse(chunk, format.delimiter, limits, path),
        }
    }
}

/// A row that could not be taken apart at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadRow {
    /// Its number, as [`Records::number`].
    pub(crate) number: u64,
    /// Why: the id of a finding.
    pub(crate) reason: &'static str,
    /// The beginning of its text.
    pub(crate) text: String,
}

/// Reads a table block by block and hands each to `sink`, which returns whether to go on.
pub(crate) fn blocks(
    input: &InputFile,
    format: &Format,
    limits: &Limits,
    parquet: Option<&dyn ParquetSource>,
    sink: &mut dyn FnMut(Block) -> Result<bool, Error>,
) -> Result<(), Error> {
    match input.container {
        Container::Delimited | Container::JsonLines => {
            let quotes = input.container == Container::Delimited;
            let stream = bytes::TextStream::open(input, format, limits)?;
            let mut splitter = Splitter::new(stream, &input.path, format, quotes, limits);
            while let Some(chunk) = splitter.next_chunk()? {
                if !sink(Block::Text(chunk))? {
                    break;
                }
            }
            Ok(())
        }
        Container::Workbook => workbook::blocks(input, limits, sink),
        Container::Parquet => parquet_port::blocks(input, parquet, limits, sink),
    }
}
