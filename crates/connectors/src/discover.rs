//! Which files there are.

use crate::error::Error;
use crate::left_out::{LeftOutReason, WhyLeftOut};
use std::fs;
use std::path::{Path, PathBuf};

/// How the bytes of a file are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Container {
    /// Rows of text with a delimiter, possibly gzipped.
    Delimited,
    /// One JSON object a line, or an array of objects, possibly gzipped.
    JsonLines,
    /// A sheet of an Office Open XML workbook.
    Workbook,
    /// An Apache Parquet file.
    Parquet,
}

/// One table to import: a file, or one sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Where it is.
    pub path: PathBuf,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// How many sheets the workbook has; 0 for other files.
    pub sheet_count: usize,
    /// How it is packed.
    pub container: Container,
    /// Whether its bytes are gzipped.
    pub gzip: bool,
    /// Size on disk, bytes.
    pub bytes: u64,
}

impl InputFile {
    /// The file's name without its folder.
    pub fn file_name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The name of the source that this input would get: the stem of the file's name
    /// (and the sheet, where the workbook has several), in lower case with `_`.
    pub fn source_name(&self) -> String {
        let name = self.file_name();
        let mut stem = name.as_str();
        for ending in [
            ".gz", ".csv", ".tsv", ".txt", ".tab", ".psv", ".jsonl", ".ndjson", ".json", ".xlsx", ".xlsm",
            ".parquet",
        ] {
            if stem.len() > ending.len()
                && stem.is_char_boundary(stem.len() - ending.len())
                && stem[stem.len() - ending.len()..].eq_ignore_ascii_case(ending)
            {
                stem = &stem[..stem.len() - ending.len()];
            }
        }
        let mut source = String::new();
        for part in std::iter::once(stem).chain(self.sheet.as_deref().filter(|_| self.sheet_count > 1)) {
            if !source.is_empty() {
                source.push('_');
            }
            for character in part.chars().flat_map(char::to_lowercase) {
                if character.is_alphanumeric() {
                    source.push(character);
                } else if !source.ends_with('_') {
                    source.push('_');
                }
            }
        }
        source.trim_matches('_').to_owned()
    }
}

/// A file that was found but is not an input, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it is.
    pub path: PathBuf,
    /// Why it is left out.
    pub why: WhyLeftOut,
}

/// What [`discover`] found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discovered {
    /// Inputs, sorted by path and sheet.
    pub inputs: Vec<InputFile>,
    /// Files left out.
    pub skipped: Vec<Skipped>,
}

/// Finds every input in files and folders (recursively, sorted by name). Hidden files and
/// files of unknown kind in folders are left out with a note; symbolic links to folders
/// are not followed, so that a loop cannot hang it. A file named directly is taken even
/// where its ending is unknown, as delimited text.
///
/// # Errors
/// [`Error::File`] where a path does not exist or a folder cannot be listed.
pub fn discover(paths: &[PathBuf], limits: &crate::Limits) -> Result<Discovered, Error> {
    let mut found = Discovered::default();
    for path in paths {
        let meta = fs::metadata(path).map_err(|error| Error::file(path, &error))?;
        if meta.is_dir() {
            walk(path, &mut found, limits)?;
        } else {
            add(path, meta.len(), true, &mut found, limits);
        }
    }
    found.inputs.sort_by(|a, b| (&a.path, &a.sheet).cmp(&(&b.path, &b.sheet)));
    found.inputs.dedup();
    Ok(found)
}

fn walk(folder: &Path, found: &mut Discovered, limits: &crate::Limits) -> Result<(), Error> {
    let mut entries = fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| Error::file(folder, &error))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = entry.file_name();
        let Ok(kind) = entry.file_type() else { continue };
        if name.to_string_lossy().starts_with(['.', '~']) {
            if kind.is_file() {
                found.skipped.push(Skipped { path, why: LeftOutReason::HiddenFile.into() });
            }
        } else if kind.is_dir() {
            walk(&path, found, limits)?;
        } else if let Ok(meta) = fs::metadata(&path)
            && meta.is_file()
        {
            add(&path, meta.len(), false, found, limits);
        }
    }
    Ok(())
}

fn add(path: &Path, bytes: u64, named: bool, found: &mut Discovered, limits: &crate::Limits) {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let mut skip = |why: WhyLeftOut| {
        found.skipped.push(Skipped { path: path.to_owned(), why });
    };
    if bytes == 0 {
        return skip(LeftOutReason::EmptyFile.into());
    }
    let (stem, gzip) = match name.strip_suffix(".gz") {
        Some(stem) => (stem, true),
        None => (name.as_str(), false),
    };
    let ending = stem.rsplit_once('.').map_or("", |(_, ending)| ending);
    let container = match ending {
        "csv" | "tsv" | "tab" | "psv" => Container::Delimited,
        "txt"
            if named
                || !["readme", "license", "licence", "notes"].iter().any(|word| stem.starts_with(word)) =>
        {
            Container::Delimited
        }
        "jsonl" | "ndjson" | "json" => Container::JsonLines,
        "xlsx" | "xlsm" if !gzip => Container::Workbook,
        "parquet" | "pq" if !gzip => Container::Parquet,
        "xls" | "xlsb" | "ods" | "numbers" => {
            return skip(LeftOutReason::OtherWorkbook.into());
        }
        "zip" | "7z" | "rar" | "tar" | "tgz" => return skip(LeftOutReason::Archive.into()),
        _ if named => Container::Delimited,
        _ => return skip(LeftOutReason::OtherFile.into()),
    };
    let input = InputFile { path: path.to_owned(), sheet: None, sheet_count: 0, container, gzip, bytes };
    if container != Container::Workbook {
        found.inputs.push(input);
        return;
    }
    match crate::read::workbook::sheets(path, limits) {
        Ok(sheets) => {
            let sheet_count = sheets.len();
            for sheet in sheets {
                found.inputs.push(InputFile { sheet: Some(sheet), sheet_count, ..input.clone() });
            }
        }
        Err(error) => skip(error.why_left_out().unwrap_or_else(|| WhyLeftOut {
            reason: LeftOutReason::DamagedWorkbook,
            detail: error.to_string(),
        })),
    }
}
