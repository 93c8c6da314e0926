//! The tables of the review as CSV files.
//!
//! UTF-8 with a byte order mark, so that spreadsheets read Chinese and Japanese right; commas;
//! CRLF line ends (RFC 4180). The headings are English identifiers in every language, so that a
//! program can rely on them. Amounts stand in whole currency units with all their decimal
//! places (`1234.50`), beside their currency.
//!
//! Cells that a spreadsheet would take for a formula get a leading apostrophe, unless they are
//! numbers. Every file goes through one writer, the guard included.

mod attribution;
mod cell;
mod risk;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use crate::document::Review;
use crate::{Names, ReportError};

pub use cell::guarded;
pub use tables::{Table, tables};

/// Bytes that say "UTF-8" to spreadsheets.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes every table of the review that has rows into a folder, which is made if need be.
/// `names` gives reasons and classes their names, in the language of the reader. Returns the
/// files written, in order.
pub fn write(review: &Review, names: &dyn Names, folder: &Path) -> Result<Vec<PathBuf>, ReportError> {
    let failed = |path: &Path, problem: String| ReportError::Write { path: path.to_owned(), problem };
    fs::create_dir_all(folder).map_err(|error| failed(folder, error.to_string()))?;
    let mut files = Vec::new();
    for table in tables(review, names) {
        if table.rows.is_empty() {
            continue;
        }
        let path = folder.join(format!("{}.csv", table.name));
        let text = to_text(&table).map_err(|error| failed(&path, error.to_string()))?;
        fs::write(&path, text).map_err(|error| failed(&path, error.to_string()))?;
        files.push(path);
    }
    Ok(files)
}

/// A table as the text of its file.
pub fn to_text(table: &Table) -> Result<String, ::csv::Error> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(table.columns)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| guarded(cell).into_owned()))?;
    }
    let bytes = writer.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))?;
    // Everything written was text.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
