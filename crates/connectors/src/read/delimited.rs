//! Delimited text: cutting a stream at row ends, and rows into cells.

use super::bytes::TextStream;
use super::{BadRow, DAMAGE, Format, Records};
use crate::error::Error;
use crate::limits::Limits;
use memchr::{memchr, memchr_iter, memchr2, memchr2_iter, memrchr};
use std::path::{Path, PathBuf};

/// What separates cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delimiter {
    /// One ASCII sign; cells may be quoted with `"`, doubled inside.
    Byte(u8),
    /// Any run of spaces; leading spaces mean nothing and nothing is quoted.
    Spaces,
}

/// Whole rows of text, at most a few mebibytes.
#[derive(Debug)]
pub(crate) struct Chunk {
    pub(crate) bytes: Vec<u8>,
    pub(crate) first_row: u64,
    /// Whether a quotation mark occurs, so that rows may span lines.
    quoted: bool,
    bad: Vec<BadRow>,
}

const TARGET: usize = 1 << 20;

/// Cuts a stream of text into [`Chunk`]s at row ends.
pub(crate) struct Splitter<'a> {
    stream: TextStream,
    path: PathBuf,
    carry: Vec<u8>,
    next_row: u64,
    quotes: Option<u8>,
    limits: &'a Limits,
    ended: bool,
    unclosed: u32,
    skip_first: bool,
    bad: Vec<BadRow>,
}

impl<'a> Splitter<'a> {
    pub(crate) fn new(
        stream: TextStream,
        path: &Path,
        format: &Format,
        quotes: bool,
        limits: &'a Limits,
    ) -> Self {
        let quotes = match format.delimiter {
            Delimiter::Byte(byte) if quotes => Some(byte),
            _ => None,
        };
        Self {
            stream,
            path: path.to_owned(),
            carry: Vec::new(),
            next_row: 0,
            quotes,
            limits,
            ended: false,
            unclosed: 0,
            skip_first: false,
            bad: Vec::new(),
        }
    }

    /// The next rows; `None` at the end.
    pub(crate) fn next_chunk(&mut self) -> Result<Option<Chunk>, Error> {
        loop {
            if !self.ended && self.carry.len() < TARGET {
                let want = TARGET - self.carry.len();
                self.ended = self.stream.append(&mut self.carry, want)?;
            }
            if self.skip_first {
                self.drop_first_line()?;
                continue;
            }
            if self.carry.is_empty() {
                if self.ended && !self.bad.is_empty() {
                    return Ok(Some(self.cut(0, 0, false)));
                }
                if self.ended {
                    return Ok(None);
                }
                continue;
            }
            let quoted = self.quotes.is_some() && memchr(b'"', &self.carry).is_some();
            if !quoted {
                let end = match memrchr(b'\n', &self.carry) {
                    Some(at) => at + 1,
                    None if self.ended => self.carry.len(),
                    None => {
                        self.grow()?;
                        continue;
                    }
                };
                let end = if self.ended { self.carry.len() } else { end };
                let rows = memchr_iter(b'\n', &self.carry[..end]).count() as u64;
                let open_last = u64::from(self.carry[end - 1] != b'\n');
                return Ok(Some(self.cut(end, rows + open_last, false)));
            }
            let scan = scan_rows(&self.carry, self.quotes.unwrap_or(b','));
            let (end, rows) = if self.ended && !scan.in_quotes {
                (self.carry.len(), scan.rows + u64::from(scan.row_start < self.carry.len()))
            } else {
                (scan.row_start, scan.rows)
            };
            if end > 0 {
                return Ok(Some(self.cut(end, rows, true)));
            }
            // One row fills everything read so far.
            if scan.in_quotes && (self.ended || self.carry.len() > self.limits.row_bytes) {
                self.unclosed += 1;
                if self.unclosed > self.limits.unclosed_quotes {
                    return Err(Error::limit(
                        &self.path,
                        "unclosed_quotes",
                        u64::from(self.limits.unclosed_quotes),
                        format!("row {}", self.next_row + 1),
                    ));
                }
                self.skip_first = true;
                continue;
            }
            self.grow()?;
        }
    }

    /// Reads on where not even one row is complete.
    fn grow(&mut self) -> Result<(), Error> {
        if self.carry.len() > self.limits.row_bytes {
            return Err(self.too_long());
        }
        self.ended = self.stream.append(&mut self.carry, TARGET)?;
        Ok(())
    }

    fn too_long(&self) -> Error {
        Error::limit(
            &self.path,
            "row_bytes",
            self.limits.row_bytes as u64,
            format!("row {} is longer", self.next_row + 1),
        )
    }

    /// Gives up the first line, whose quotation mark never closes, and goes on after it.
    fn drop_first_line(&mut self) -> Result<(), Error> {
        let end = match memchr(b'\n', &self.carry) {
            Some(at) => at + 1,
            None if self.ended => self.carry.len(),
            None => return Err(self.too_long()),
        };
        self.bad.push(BadRow {
            number: self.next_row,
            reason: "unclosed_quote",
            text: beginning(&self.carry[..end]),
        });
        self.carry.drain(..end);
        self.next_row += 1;
        self.skip_first = false;
        Ok(())
    }

    fn cut(&mut self, end: usize, rows: u64, quoted: bool) -> Chunk {
        let rest = self.carry.split_off(end);
        let bytes = std::mem::replace(&mut self.carry, rest);
        let first_row = self.next_row;
        self.next_row += rows;
        Chunk { bytes, first_row, quoted, bad: std::mem::take(&mut self.bad) }
    }
}

fn beginning(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).trim_end().to_owned()
}

struct Scan {
    /// Where the last, perhaps unfinished row starts.
    row_start: usize,
    /// Whole rows before it.
    rows: u64,
    /// Whether that row ends inside quotation marks.
    in_quotes: bool,
}

/// Finds row ends where cells may be quoted.
fn scan_rows(bytes: &[u8], delimiter: u8) -> Scan {
    let mut scan = Scan { row_start: 0, rows: 0, in_quotes: false };
    let mut at = 0;
    while at < bytes.len() {
        if scan.in_quotes {
            let Some(quote) = memchr(b'"', &bytes[at..]) else { break };
            at += quote + 1;
            if bytes.get(at) == Some(&b'"') {
                at += 1;
            } else {
                scan.in_quotes = false;
            }
        } else {
            let Some(found) = memchr2(b'"', b'\n', &bytes[at..]) else { break };
            let place = at + found;
            at = place + 1;
            if bytes[place] == b'\n' {
                scan.rows += 1;
                scan.row_start = at;
            } else if place == scan.row_start || bytes[place - 1] == delimiter {
                scan.in_quotes = true;
            }
        }
    }
    scan
}

/// Takes the rows of a chunk apart.
pub(crate) fn parse(
    mut chunk: Chunk,
    delimiter: Delimiter,
    limits: &Limits,
    path: &Path,
) -> Result<(Records, Vec<BadRow>), Error> {
    let mut records = Records::new(chunk.first_row);
    let bad = std::mem::take(&mut chunk.bad);
    let mut bytes = chunk.bytes;
    let cells = bytes.len() / 6;
    records.cells.reserve(cells);
    match delimiter {
        Delimiter::Spaces => parse_spaces(&bytes, &mut records),
        Delimiter::Byte(byte) if chunk.quoted => parse_quoted(&mut bytes, byte, &mut records),
        Delimiter::Byte(byte) => parse_plain(&bytes, byte, &mut records),
    }
    for record in 0..records.len() {
        if records.width(record) > limits.columns {
            return Err(Error::limit(
                path,
                "columns",
                limits.columns as u64,
                format!("row {} has {} cells", records.number(record) + 1, records.width(record)),
            ));
        }
        let first = records.rows[record].0 as usize;
        let last = first + records.width(record) - 1;
        if (records.cells[last].1 - records.cells[first].0) as usize > limits.row_bytes {
            return Err(Error::limit(
                path,
                "row_bytes",
                limits.row_bytes as u64,
                format!("row {} is longer", records.number(record) + 1),
            ));
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            records.damaged = text.contains(DAMAGE);
            records.text = text;
        }
        Err(error) => repair(&error.into_bytes(), &mut records),
    }
    Ok((records, bad))
}

/// Replaces invalid UTF-8 by [`DAMAGE`], cell by cell.
fn repair(bytes: &[u8], records: &mut Records) {
    let mut text = String::with_capacity(bytes.len() + 64);
    for cell in &mut records.cells {
        let start = text.len() as u32;
        let mut rest = &bytes[cell.0 as usize..cell.1 as usize];
        loop {
            match std::str::from_utf8(rest) {
                Ok(valid) => {
                    text.push_str(valid);
                    break;
                }
                Err(error) => {
                    let (valid, after) = rest.split_at(error.valid_up_to());
                    text.push_str(&String::from_utf8_lossy(valid));
                    text.push(DAMAGE);
                    rest = &after[error.error_len().unwrap_or(after.len())..];
                }
            }
        }
        *cell = (start, text.len() as u32);
    }
    records.damaged = true;
    records.text = text;
}

fn parse_plain(bytes: &[u8], delimiter: u8, records: &mut Records) {
    let mut number = 0u32;
    let mut row = 0usize;
    let mut cell = 0usize;
    let mut first = 0usize;
    for at in memchr2_iter(delimiter, b'\n', bytes)
        .chain(bytes.last().filter(|byte| **byte != b'\n').map(|_| bytes.len()))
    {
        if bytes.get(at) == Some(&delimiter) {
            records.cells.push((cell as u32, at as u32));
            cell = at + 1;
            continue;
        }
        let end = if at > cell && bytes[at - 1] == b'\r' { at - 1 } else { at };
        // A row without any sign is no row, but it counts.
        if end > row {
            records.cells.push((cell as u32, end as u32));
            records.rows.push((first as u32, number));
            first = records.cells.len();
        }
        number += 1;
        cell = at + 1;
        row = at + 1;
    }
}

fn parse_spaces(bytes: &[u8], records: &mut Records) {
    let mut start = 0;
    for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let first = records.cells.len();
        let mut at = 0;
        while at < line.len() {
            if line[at].is_ascii_whitespace() {
                at += 1;
                continue;
            }
            let length = line[at..].iter().position(u8::is_ascii_whitespace).unwrap_or(line.len() - at);
            records.cells.push(((start + at) as u32, (start + at + length) as u32));
            at += length;
        }
        if records.cells.len() > first {
            records.rows.push((first as u32, number as u32));
        }
        start += line.len() + 1;
    }
}

/// Rows in which cells may be quoted. Doubled quotation marks are made single in place:
/// a cell only ever shrinks, so nothing has to be copied elsewhere.
fn parse_quoted(bytes: &mut [u8], delimiter: u8, records: &mut Records) {
    let mut number = 0u32;
    let mut at = 0;
    while at < bytes.len() {
        let row = at;
        let first = records.cells.len();
        loop {
            let (start, end, next) = if bytes.get(at) == Some(&b'"') {
                quoted_cell(bytes, at + 1, delimiter)
            } else {
                let next = memchr2(delimiter, b'\n', &bytes[at..]).map_or(bytes.len(), |found| at + found);
                (at, next, next)
            };
            let row_ends = next >= bytes.len() || bytes[next] == b'\n';
            let end =
                if row_ends && end == next && end > start && bytes[end - 1] == b'\r' { end - 1 } else { end };
            records.cells.push((start as u32, end as u32));
            at = next + 1;
            if row_ends {
                let blank = records.cells.len() == first + 1 && start == end && start == row;
                if blank {
                    records.cells.pop();
                } else {
                    records.rows.push((first as u32, number));
                }
                number += 1;
                break;
            }
        }
    }
}

/// A cell whose text starts at `start`, after its quotation mark: where its text starts and
/// ends, and where the sign after it stands.
fn quoted_cell(bytes: &mut [u8], start: usize, delimiter: u8) -> (usize, usize, usize) {
    let mut write = start;
    let mut read = start;
    loop {
        let Some(found) = memchr(b'"', &bytes[read..]) else {
            // Only in a sample cut inside a cell.
            let end = bytes.len();
            bytes.copy_within(read..end, write);
            return (start, write + end - read, end);
        };
        let quote = read + found;
        if write != read {
            bytes.copy_within(read..quote, write);
        }
        write += quote - read;
        if bytes.get(quote + 1) == Some(&b'"') {
            bytes[write] = b'"';
            write += 1;
            read = quote + 2;
            continue;
        }
        // Whatever stands between the closing mark and the delimiter belongs to the cell.
        let after = quote + 1;
        let next = memchr2(delimiter, b'\n', &bytes[after..]).map_or(bytes.len(), |found| after + found);
        let tail = if next > after && bytes[next - 1] == b'\r' { next - 1 } else { next };
        bytes.copy_within(after..tail, write);
        return (start, write + tail - after, next);
    }
}

/// The first rows of a text as owned cells, for finding the dialect.
pub(crate) fn parse_text(text: &str, delimiter: Delimiter, rows: usize) -> Vec<Vec<String>> {
    let chunk = Chunk {
        quoted: memchr(b'"', text.as_bytes()).is_some(),
        bytes: text.as_bytes().to_vec(),
        first_row: 0,
        bad: Vec::new(),
    };
    let unlimited = Limits { columns: usize::MAX, row_bytes: usize::MAX, ..Limits::default() };
    let Ok((records, _)) = parse(chunk, delimiter, &unlimited, Path::new("")) else {
        return Vec::new();
    };
    (0..records.len().min(rows))
        .map(|record| {
            (0..records.width(record).min(20_000))
                .map(|column| records.cell(record, column).to_owned())
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, delimiter: Delimiter) -> Vec<Vec<String>> {
        parse_text(text, delimiter, usize::MAX)
    }

    #[test]
    fn quotes_line_ends_and_blanks() {
        assert_eq!(
            rows("a,b\r\n1,\"x \"\"y\"\"\n,z\"\r\n\n\"q\"r,\n", Delimiter::Byte(b',')),
            [vec!["a", "b"], vec!["1", "x \"y\"\n,z"], vec!["qr", ""]]
        );
        assert_eq!(rows("a;5\" pipe;c", Delimiter::Byte(b';')), [["a", "5\" pipe", "c"]]);
        assert_eq!(rows(" 1 2\n\n3   4 \n", Delimiter::Spaces), [["1", "2"], ["3", "4"]]);
    }

    #[test]
    fn plain_and_quoted_readers_agree_with_the_csv_crate() {
        let text = "a,b,c\n1,2,3\n,,\n4,,6\r\nlast,row,here";
        let quoted = format!("\"a\",\"b\",\"c\"{}", &text[5..]);
        let mut oracle =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let expected: Vec<Vec<String>> =
            oracle.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows(text, Delimiter::Byte(b',')), expected);
        assert_eq!(rows(&quoted, Delimiter::Byte(b',')), expected);
    }
}
