//! Rows that could not be loaded.

use crate::error::Error;
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;

/// One cell because of which a row was not loaded.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Reject {
    /// The file's name.
    pub file: String,
    /// The row, counted from 1 after the header.
    pub row: u64,
    /// The column's header; empty where the row as a whole is broken.
    pub column: String,
    /// The cell's text, or the beginning of the row's.
    pub value: String,
    /// Why, as a stable word: `not_a_date`, `not_a_number`, `missing_value` …
    pub reason: &'static str,
}

/// Takes rejected rows, from any thread.
pub trait RejectSink: Send + Sync {
    /// Takes one.
    ///
    /// # Errors
    /// [`Error::File`] where it cannot be written.
    fn reject(&self, reject: Reject) -> Result<(), Error>;
}

/// Keeps the first rejects in memory, for dry runs and tests.
#[derive(Debug, Default)]
pub struct RejectList {
    rejects: Mutex<Vec<Reject>>,
}

impl RejectList {
    /// The rejects so far (at most the first 10,000), in order of file and row.
    pub fn rejects(&self) -> Vec<Reject> {
        let mut rejects = self.rejects.lock().map(|list| list.clone()).unwrap_or_default();
        rejects.sort_by(|a, b| (&a.file, a.row).cmp(&(&b.file, b.row)));
        rejects
    }
}

impl RejectSink for RejectList {
    fn reject(&self, reject: Reject) -> Result<(), Error> {
        if let Ok(mut rejects) = self.rejects.lock()
            && rejects.len() < 10_000
        {
            rejects.push(reject);
        }
        Ok(())
    }
}

/// Writes rejects as CSV: file, row, column, value, reason. The file is made with the
/// first reject; without any there is none. Values that a spreadsheet would take for a
/// formula are marked with `'`.
pub struct RejectFile {
    path: std::path::PathBuf,
    writer: Mutex<Option<std::io::BufWriter<std::fs::File>>>,
}

impl RejectFile {
    /// A sink that writes to this path.
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), writer: Mutex::new(None) }
    }
}

fn cell(text: &str) -> String {
    let guarded =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) { "'" } else { "" };
    format!("\"{guarded}{}\"", text.replace('"', "\"\""))
}

impl RejectSink for RejectFile {
    fn reject(&self, reject: Reject) -> Result<(), Error> {
        let fail = |error: std::io::Error| Error::file(&self.path, &error);
        let Ok(mut writer) = self.writer.lock() else { return Ok(()) };
        if writer.is_none() {
            let mut file = std::io::BufWriter::new(std::fs::File::create(&self.path).map_err(fail)?);
            file.write_all("\u{feff}file,row,column,value,reason\n".as_bytes()).map_err(fail)?;
            *writer = Some(file);
        }
        if let Some(file) = writer.as_mut() {
            writeln!(
                file,
                "{},{},{},{},{}",
                cell(&reject.file),
                reject.row,
                cell(&reject.column),
                cell(&reject.value),
                reject.reason
            )
            .map_err(fail)?;
        }
        Ok(())
    }
}
