//! Which delimiter a text table has, and on which row its header stands.

use crate::read::delimited::{Delimiter, parse_text};
use crate::recognise::headers;
use crate::values::{self, dates, numbers};

/// Delimiter and header position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What separates cells.
    pub delimiter: Delimiter,
    /// Number of rows before the first data row: 0 without header, 1 with an ordinary
    /// header, more where titles stand above it.
    pub skipped_rows: u64,
    /// Whether the last of those rows is a header.
    pub has_header: bool,
}

/// Finds delimiter and header from the first rows of a table, as text that ends at a row's
/// end wherever the file is longer.
pub fn detect(text: &str) -> Dialect {
    let candidates = [
        Delimiter::Byte(b','),
        Delimiter::Byte(b'\t'),
        Delimiter::Byte(b';'),
        Delimiter::Byte(b'|'),
        Delimiter::Spaces,
    ];
    // Spreadsheets state it in a first line of its own.
    let first_line = text.lines().next().unwrap_or_default().trim();
    if let Some(stated) = first_line.strip_prefix("sep=")
        && let [byte] = stated.as_bytes()
    {
        let mut rows = parse_text(text, Delimiter::Byte(*byte), 300);
        rows.drain(..rows.len().min(1));
        let (skipped, has_header) = header(&rows);
        return Dialect { delimiter: Delimiter::Byte(*byte), skipped_rows: skipped + 1, has_header };
    }
    let mut best = (f64::MIN, Delimiter::Byte(b','), Vec::new());
    for delimiter in candidates {
        let rows = parse_text(text, delimiter, 300);
        let mut score = consistency(&rows);
        if matches!(delimiter, Delimiter::Spaces) {
            // Any sentence has spaces: only a perfect table of short cells counts.
            let short = rows.iter().flatten().all(|cell| cell.len() <= 24);
            score = if score >= 1.0 && short && rows.len() >= 3 { 0.2 } else { -1.0 };
        }
        if score > best.0 {
            best = (score, delimiter, rows);
        }
    }
    let (skipped_rows, has_header) = header(&best.2);
    Dialect { delimiter: best.1, skipped_rows, has_header }
}

/// Share of rows with the commonest number of cells, higher for more cells; at most 0
/// where there is only one column.
fn consistency(rows: &[Vec<String>]) -> f64 {
    if rows.is_empty() {
        return -2.0;
    }
    let width = common_width(rows);
    let share = rows.iter().filter(|row| row.len() == width).count() as f64 / rows.len() as f64;
    if width <= 1 {
        return -0.5;
    }
    // The first row counts like half of the table: a decimal comma splits data, not headers.
    let head = if rows[0].len() == width { 0.0 } else { -0.3 };
    let known = rows[0].iter().filter(|cell| headers::is_known(cell)).count() as f64;
    share + head + (width as f64).ln() * 0.05 + known.min(10.0) * 0.02
}

fn common_width(rows: &[Vec<String>]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(Vec::len).collect();
    widths.sort_unstable();
    let mut best = (0, 0);
    for group in widths.chunk_by(|a, b| a == b) {
        if group.len() >= best.0 {
            best = (group.len(), group[0]);
        }
    }
    best.1
}

/// Rows before the data, and whether the last of them is a header.
pub(crate) fn header(rows: &[Vec<String>]) -> (u64, bool) {
    let width = common_width(rows);
    // Titles above a table have fewer cells.
    let start = rows
        .iter()
        .take(15)
        .position(|row| {
            row.len() == width
                && (width == 1
                    || row.iter().filter(|cell| !values::trimmed(cell).is_empty()).count() * 2 > width)
        })
        .unwrap_or(0);
    let Some(first) = rows.get(start) else {
        return (0, false);
    };
    let data = &rows[start + 1..];
    if is_header(first, data) { (start as u64 + 1, true) } else { (start as u64, false) }
}

fn is_value(cell: &str) -> bool {
    let cell = values::trimmed(cell);
    numbers::read(cell, numbers::DecimalMark::Point).is_some()
        || numbers::read(cell, numbers::DecimalMark::Comma).is_some()
        || dates::scan(cell).is_some()
        || cell.starts_with(['{', '['])
}

fn is_header(first: &[String], data: &[Vec<String>]) -> bool {
    let known = first.iter().filter(|cell| headers::is_known(cell)).count();
    let values = first.iter().filter(|cell| is_value(cell)).count();
    if values > 0 {
        // Numbers in a header happen (years of a pivot), but not where nothing is a word.
        return known >= 2 && values * 3 < first.len();
    }
    let filled = first.iter().filter(|cell| !values::trimmed(cell).is_empty()).count();
    if filled == 0 {
        return false;
    }
    if known > 0 || data.is_empty() {
        return true;
    }
    // No known word: a header if some column below it holds values that it does not, or if
    // its cells do not occur below.
    let typed_below = (0..first.len()).any(|column| {
        let cells =
            data.iter().filter_map(|row| row.get(column)).filter(|cell| !values::trimmed(cell).is_empty());
        let (mut all, mut typed) = (0, 0);
        for cell in cells {
            all += 1;
            typed += usize::from(is_value(cell));
        }
        all > 0 && typed * 10 >= all * 9
    });
    let repeated =
        first.iter().enumerate().any(|(column, cell)| data.iter().any(|row| row.get(column) == Some(cell)));
    let longer_below = first.iter().enumerate().any(|(column, cell)| {
        let lengths: usize = data.iter().filter_map(|row| row.get(column)).map(String::len).sum();
        lengths > data.len() * cell.len() * 3
    });
    !repeated && (typed_below || longer_below || first.iter().all(|cell| cell.len() <= 40))
}
