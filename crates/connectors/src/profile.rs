//! What a file holds: encoding, delimiter, header, and what each column's values are,
//! from all its values (or, in very large files, from samples spread over it).

mod column;

pub use column::{ColumnProfile, DateEvidence, HashOfHash, HashSet64, NumberEvidence, ValueKind};

use crate::detect::{dialect, encoding};
use crate::discover::{Container, InputFile};
use crate::error::Error;
use crate::finding::Finding;
use crate::left_out::LeftOutReason;
use crate::limits::Limits;
use crate::read::delimited::Delimiter;
use crate::read::parquet_port::ParquetSource;
use crate::read::{self, Format, Records, bytes};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

/// A table's shape and columns.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The input.
    pub input: InputFile,
    /// How it is packed.
    pub format: Format,
    /// Its columns, in order.
    pub columns: Vec<ColumnProfile>,
    /// Data rows seen.
    pub rows: u64,
    /// Whether every row was seen; otherwise the file is large and was sampled.
    pub complete: bool,
    /// Up to 1,500 rows spread over the table, one cell a column.
    pub sample: Vec<Vec<String>>,
    /// What was noticed on the way.
    pub findings: Vec<Finding>,
}

const SAMPLE_ROWS: usize = 1_500;
const HEAD: usize = 1 << 18;

/// Reads an input and describes it.
///
/// # Errors
/// [`Error::File`] if it cannot be read, [`Error::Limit`] if it asks for too much,
/// [`Error::Format`] if it holds no table.
pub fn profile(
    input: &InputFile,
    limits: &Limits,
    parquet: Option<&dyn ParquetSource>,
) -> Result<Profile, Error> {
    let mut findings = Vec::new();
    let source = input.source_name();
    let mut format = Format {
        container: input.container,
        encoding: encoding_rs::UTF_8,
        delimiter: Delimiter::Byte(b','),
        skipped_rows: 1,
        has_header: true,
        carriage_return: false,
    };
    match input.container {
        Container::Delimited => detect_text(input, &mut format, limits, &mut findings)?,
        Container::JsonLines => {
            format.skipped_rows = 0;
            let head = bytes::head(input, HEAD, limits)?;
            format.encoding = encoding::detect(&head).encoding;
        }
        Container::Workbook => detect_sheet_header(input, &mut format, limits)?,
        Container::Parquet => {}
    }
    let mut observer = Observer::new(&format);
    let sampled = input.container == Container::Delimited
        && input.bytes > limits.profile_bytes / if input.gzip { 8 } else { 1 };
    if sampled && !input.gzip && format.encoding == encoding_rs::UTF_8 && !format.carriage_return {
        observe_head(input, &format, limits, limits.profile_bytes / 4, &mut observer)?;
        observe_spread(input, &format, limits, &mut observer)?;
        observer.complete = false;
    } else if sampled {
        observe_head(input, &format, limits, limits.profile_bytes, &mut observer)?;
        observer.complete = false;
    } else {
        read::blocks(input, &format, limits, parquet, &mut |block| {
            let (records, _) = block.records(&format, &mut observer.names, limits, &input.path)?;
            observer.see(&records, true);
            Ok(true)
        })?;
    }
    observer.finish(input, format, findings, &source)
}

fn detect_text(
    input: &InputFile,
    format: &mut Format,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<(), Error> {
    // Rows beyond the first ASCII ones may decide the encoding: look far, but bounded.
    let head = bytes::head(input, 4 << 20, limits)?;
    let guess = encoding::detect(&head);
    format.encoding = guess.encoding;
    if !guess.certain {
        findings.push(
            Finding::new("encoding_guessed", &input.source_name())
                .with("encoding", display_name(guess.encoding)),
        );
    }
    let text = decode_head(&head, guess.encoding);
    let nul = text.bytes().take(HEAD).filter(|byte| *byte == 0).count();
    if nul * 100 > text.len().min(HEAD) {
        return Err(Error::format(&input.path, LeftOutReason::NotText));
    }
    format.carriage_return = !text.contains('\n') && text.contains('\r');
    let text = if format.carriage_return { text.replace('\r', "\n") } else { text };
    // Whole rows only, unless the file itself ends there.
    let shown = match text.get(..text.len().min(HEAD * 2)) {
        Some(shown) => shown,
        None => &text,
    };
    let whole = if shown.len() < text.len() || head.len() == 4 << 20 {
        shown.rfind('\n').map_or(shown, |end| &shown[..=end])
    } else {
        shown
    };
    let dialect = dialect::detect(whole);
    format.delimiter = dialect.delimiter;
    format.skipped_rows = dialect.skipped_rows;
    format.has_header = dialect.has_header;
    Ok(())
}

/// The name under which people know an encoding.
pub(crate) fn display_name(encoding: &'static encoding_rs::Encoding) -> &'static str {
    if encoding == encoding_rs::SHIFT_JIS { "windows-31j" } else { encoding.name() }
}

fn decode_head(head: &[u8], encoding: &'static encoding_rs::Encoding) -> String {
    let (text, _) = encoding.decode_with_bom_removal(head);
    // A character cut at the end of the sample is no damage.
    let mut text = text.into_owned();
    while text.ends_with('\u{fffd}') {
        text.pop();
    }
    text
}

fn detect_sheet_header(input: &InputFile, format: &mut Format, limits: &Limits) -> Result<(), Error> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut first = 0;
    read::workbook::blocks(input, limits, &mut |block| {
        if let read::Block::Records(records) = block {
            for record in 0..records.len() {
                if rows.is_empty() {
                    first = records.number(record);
                }
                rows.push(
                    (0..records.width(record))
                        .map(|column| records.cell(record, column).to_owned())
                        .collect(),
                );
                if rows.len() >= 300 {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    })?;
    // Rows of a sheet end at their last filled cell: make them equally wide first.
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut rows {
        if row.iter().filter(|cell| !cell.is_empty()).count() > 1 {
            row.resize(width, String::new());
        }
    }
    let (skipped, has_header) = dialect::header(&rows);
    format.skipped_rows = first + skipped;
    format.has_header = has_header;
    Ok(())
}

fn observe_head(
    input: &InputFile,
    format: &Format,
    limits: &Limits,
    until: u64,
    observer: &mut Observer,
) -> Result<(), Error> {
    let mut seen = 0u64;
    read::blocks(input, format, limits, None, &mut |block| {
        if let read::Block::Text(chunk) = &block {
            seen += chunk.bytes.len() as u64;
        }
        let (records, _) = block.records(format, &mut Vec::new(), limits, &input.path)?;
        observer.see(&records, true);
        Ok(seen < until)
    })
}

/// Looks at 16 stretches of a mebibyte spread over a large file.
fn observe_spread(
    input: &InputFile,
    format: &Format,
    limits: &Limits,
    observer: &mut Observer,
) -> Result<(), Error> {
    const STRETCH: u64 = 1 << 20;
    let fail = |error: std::io::Error| Error::file(&input.path, &error);
    let mut file = File::open(&input.path).map_err(fail)?;
    let start = limits.profile_bytes / 4;
    let step = input.bytes.saturating_sub(start) / 16;
    for stretch in 0..16 {
        file.seek(SeekFrom::Start(start + stretch * step)).map_err(fail)?;
        let mut bytes = Vec::new();
        (&mut file).take(STRETCH).read_to_end(&mut bytes).map_err(fail)?;
        // From the first row's end to the last: a stretch may begin inside quotation
        // marks; rows that then have the wrong width are not looked at.
        let (Some(from), Some(to)) = (memchr::memchr(b'\n', &bytes), memchr::memrchr(b'\n', &bytes)) else {
            continue;
        };
        if from + 1 >= to {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes[from + 1..=to]);
        for row in read::delimited::parse_text(&text, format.delimiter, usize::MAX) {
            if row.len() == observer.names.len() {
                observer.row(row.iter().map(String::as_str));
            }
        }
    }
    Ok(())
}

/// Takes in records and keeps the evidence.
struct Observer {
    names: Vec<String>,
    columns: Vec<ColumnProfile>,
    skipped_rows: u64,
    has_header: bool,
    json: bool,
    rows: u64,
    ragged: u64,
    complete: bool,
    sample: Vec<Vec<String>>,
    dice: u64,
}

impl Observer {
    fn new(format: &Format) -> Self {
        Self {
            names: Vec::new(),
            columns: Vec::new(),
            skipped_rows: format.skipped_rows,
            has_header: format.has_header,
            json: format.container == Container::JsonLines,
            rows: 0,
            ragged: 0,
            complete: true,
            sample: Vec::new(),
            dice: 0x9e37_79b9_7f4a_7c15,
        }
    }

    fn see(&mut self, records: &Records, _whole: bool) {
        for record in 0..records.len() {
            let number = records.number(record);
            let width = records.width(record);
            if number < self.skipped_rows {
                if self.has_header && number + 1 == self.skipped_rows {
                    self.names = (0..width)
                        .map(|column| crate::values::trimmed(records.cell(record, column)).to_owned())
                        .collect();
                }
                continue;
            }
            if self.names.is_empty() && !self.json {
                self.names = (1..=width).map(|column| format!("column_{column}")).collect();
            }
            if width != self.names.len() {
                self.ragged += 1;
            }
            self.row(
                (0..self.names.len().max(width.min(self.names.len())))
                    .map(|column| records.cell(record, column)),
            );
        }
    }

    fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str> + Clone) {
        self.rows += 1;
        let names = &self.names;
        if self.columns.len() < names.len() {
            let missed = self.rows - 1;
            let wide = names.len();
            for name in &names[self.columns.len()..] {
                self.columns.push(ColumnProfile::new(name, missed, wide));
            }
        }
        for (column, cell) in self.columns.iter_mut().zip(cells.clone()) {
            column.see(cell);
        }
        // Reservoir sampling: every row has the same chance to be kept.
        let slot = if self.sample.len() < SAMPLE_ROWS {
            self.sample.push(Vec::new());
            Some(self.sample.len() - 1)
        } else {
            self.dice ^= self.dice << 13;
            self.dice ^= self.dice >> 7;
            self.dice ^= self.dice << 17;
            let slot = (self.dice % self.rows) as usize;
            (slot < SAMPLE_ROWS).then_some(slot)
        };
        if let Some(slot) = slot {
            self.sample[slot] =
                cells.map(|cell| crate::values::trimmed(cell).chars().take(80).collect()).collect();
        }
    }

    fn finish(
        mut self,
        input: &InputFile,
        format: Format,
        findings: Vec<Finding>,
        _source: &str,
    ) -> Result<Profile, Error> {
        if self.names.is_empty() {
            return Err(Error::format(&input.path, LeftOutReason::NoTable));
        }
        let wide = self.names.len();
        for name in &self.names[self.columns.len()..] {
            self.columns.push(ColumnProfile::new(name, self.rows, wide));
        }
        for row in &mut self.sample {
            row.resize(wide, String::new());
        }
        for column in &mut self.columns {
            column.finish();
        }
        let names = distinct_headers(self.columns.iter().map(|column| column.header.clone()).collect());
        for (column, name) in self.columns.iter_mut().zip(names) {
            column.header = name;
        }
        Ok(Profile {
            input: input.clone(),
            format,
            columns: self.columns,
            rows: self.rows,
            complete: self.complete,
            sample: self.sample,
            findings,
        })
    }
}

/// Headers that occur twice or are empty get a name of their own.
pub(crate) fn distinct_headers(headers: Vec<String>) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let mut names = Vec::with_capacity(headers.len());
    for (index, header) in headers.into_iter().enumerate() {
        let mut name = if header.is_empty() { format!("column_{}", index + 1) } else { header };
        while !taken.insert(name.clone()) {
            name = format!("{name} ({})", index + 1);
        }
        names.push(name);
    }
    names
}
