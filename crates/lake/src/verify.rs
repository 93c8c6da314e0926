//! Comparing data files with the checksums in their names.
//!
//! No number is shown from a file before its bytes were compared. A file is read for this
//! once a session, as long as its size and time of change stay the same; a file that this
//! process wrote was hashed while it was written.

use crate::data_file::{DataFile, checksum_of};
use crate::error::storage;
use crate::lake::{Inner, Lake};
use crate::registry::IMPORTS;
use crate::schema::versions_name;
use holdfast_analytics::Error;
use holdfast_domain::facts::FactKind;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// What a verification read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct VerifyReport {
    /// Live data files, all intact.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How many of these bytes had to be read now; the others were compared before in
    /// this session and have not been touched since.
    pub bytes_read: u64,
}

/// Files that were compared in this session: their size and time of change then.
#[derive(Default)]
pub(crate) struct Verified {
    files: Mutex<HashMap<PathBuf, (u64, Option<SystemTime>)>>,
}

impl Verified {
    /// Notes that the file is what its name says: it was just written by this process.
    pub(crate) fn trust(&self, path: &Path) {
        if let Ok(state) = state_of(path) {
            self.note(path, state);
        }
    }

    fn note(&self, path: &Path, state: (u64, Option<SystemTime>)) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.to_owned(), state);
    }

    fn knows(&self, path: &Path, state: (u64, Option<SystemTime>)) -> bool {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.get(path) == Some(&state)
    }
}

fn state_of(path: &Path) -> std::io::Result<(u64, Option<SystemTime>)> {
    let metadata = std::fs::metadata(path)?;
    Ok((metadata.len(), metadata.modified().ok()))
}

impl Lake {
    /// Compares every live data file of every table with its checksum.
    ///
    /// # Errors
    /// [`Error::Damaged`] naming the first file that differs, its table and its period;
    /// [`Error::Storage`] if a file cannot be read or was not written by Holdfast.
    pub fn verify(&self) -> Result<VerifyReport, Error> {
        let mut report = VerifyReport::default();
        for (table, log) in &self.inner.state().tables {
            let of_table = self.inner.verify_files(table, log.folder(), log.files())?;
            report.files += of_table.files;
            report.bytes += of_table.bytes;
            report.bytes_read += of_table.bytes_read;
        }
        Ok(report)
    }
}

impl Inner {
    /// Verifies the files behind the names that a query mentions.
    pub(crate) fn verify_tables(&self, names: &[String]) -> Result<(), Error> {
        let state = self.state();
        let mentioned =
            |table: &str, versions: &str| names.iter().any(|name| name == table || name == versions);
        for kind in FactKind::ALL {
            if mentioned(kind.table_name(), &versions_name(kind)) {
                let log = &state.tables[kind.table_name()];
                self.verify_files(kind.table_name(), log.folder(), log.files())?;
            }
        }
        if mentioned(IMPORTS, IMPORTS) {
            let log = &state.tables[IMPORTS];
            self.verify_files(IMPORTS, log.folder(), log.files())?;
        }
        Ok(())
    }

    /// Verifies these files of one table, several at a time.
    pub(crate) fn verify_files(
        &self,
        table: &str,
        folder: &Path,
        files: &[DataFile],
    ) -> Result<VerifyReport, Error> {
        let mut report = VerifyReport::default();
        let mut unread = Vec::new();
        for file in files {
            let path = folder.join(&file.name);
            let state = match state_of(&path) {
                Ok(state) => state,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    return Err(damaged(table, &path, file, "none, the file is missing"));
                }
                Err(error) => return Err(storage(&path, &error)),
            };
            report.files += 1;
            report.bytes += state.0;
            if !self.verified.knows(&path, state) {
                report.bytes_read += state.0;
                unread.push((file, path, state));
            }
        }
        let next = AtomicUsize::new(0);
        let failure: Mutex<Option<Error>> = Mutex::new(None);
        let work = || {
            while let Some((file, path, state)) = unread.get(next.fetch_add(1, Ordering::Relaxed)) {
                match compare(table, path, file) {
                    Ok(()) => self.verified.note(path, *state),
                    Err(error) => {
                        next.store(unread.len(), Ordering::Relaxed);
                        let mut failure = failure.lock().unwrap_or_else(PoisonError::into_inner);
                        failure.get_or_insert(error);
                    }
                }
            }
        };
        if unread.len() < 2 {
            work();
        } else {
            std::thread::scope(|scope| {
                for _ in 0..self.options.threads.min(unread.len()) {
                    scope.spawn(work);
                }
            });
        }
        match failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(error) => Err(error),
            None => Ok(report),
        }
    }
}

fn compare(table: &str, path: &Path, file: &DataFile) -> Result<(), Error> {
    let Some(expected) = file.checksum() else {
        return Err(storage(
            path,
            &format!(
                "was put into the table {table} by another program and has no checksum; remove \
                 it with that program, or import its rows through Holdfast"
            ),
        ));
    };
    let found = checksum_of(path).map_err(|error| storage(path, &error))?;
    if found == expected { Ok(()) } else { Err(damaged(table, path, file, &found)) }
}

fn damaged(table: &str, path: &Path, file: &DataFile, found: &str) -> Error {
    let day = |micros: i64| {
        jiff::Timestamp::from_microsecond(micros)
            .map_or_else(|_| format!("{micros} µs"), |at| at.strftime("%Y-%m-%d").to_string())
    };
    Error::Damaged {
        path: path.display().to_string(),
        table: table.to_owned(),
        period: file.period.map_or_else(
            || "unknown period".to_owned(),
            |(first, last)| format!("{} to {}", day(first), day(last)),
        ),
        expected: file.checksum().unwrap_or("none").to_owned(),
        found: found.to_owned(),
    }
}
