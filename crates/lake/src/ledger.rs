//! Checksums of the Delta logs' own entries.
//!
//! A flipped bit in a log entry can hide a data file without making the entry unreadable,
//! so the entries need a checksum as much as the data does. The file `checksums` in the
//! lake's folder has one line an entry, `<BLAKE3 in hexadecimal> <table>/<entry>`, appended
//! after each commit; a later line about the same entry replaces the earlier.

use crate::data_file::checksum_of;
use crate::error::storage;
use holdfast_analytics::Error;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The folder of the log within a table's folder, fixed by the Delta protocol.
pub(crate) const LOG_FOLDER: &str = "_delta_log";

/// The checksums noted so far.
pub(crate) struct Ledger {
    lake: PathBuf,
    noted: Mutex<BTreeMap<(String, String), String>>,
}

impl Ledger {
    /// Reads the ledger of a lake; a lake without one has an empty one.
    pub(crate) fn open(lake: &Path) -> Result<Self, Error> {
        let path = lake.join("checksums");
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(storage(&path, &error)),
        };
        let mut noted = BTreeMap::new();
        let mut whole = 0;
        for line in text.split_inclusive('\n') {
            // A last line without its end was torn by a crash: its entry counts as not
            // noted, and is noted again by the next recovery.
            let Some(line) = line.strip_suffix('\n') else {
                break;
            };
            let (hash, table, entry) = parse(line)
                .ok_or_else(|| damaged(&path, "every table", "a line of checksum and entry", line))?;
            noted.insert((table.to_owned(), entry.to_owned()), hash.to_owned());
            whole += line.len() + 1;
        }
        if whole < text.len() {
            let file = OpenOptions::new().write(true).open(&path);
            file.and_then(|file| file.set_len(whole as u64)).map_err(|error| storage(&path, &error))?;
        }
        Ok(Self { lake: lake.to_owned(), noted: Mutex::new(noted) })
    }

    /// Notes the checksums of log entries just written, and makes entries and notes durable.
    pub(crate) fn note(&self, table: &str, entries: &[String]) -> Result<(), Error> {
        let folder = self.lake.join(table).join(LOG_FOLDER);
        let mut lines = String::new();
        let mut hashes = Vec::new();
        for entry in entries {
            let path = folder.join(entry);
            let hash = checksum_of(&path).map_err(|error| storage(&path, &error))?;
            sync(&path)?;
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "{hash} {table}/{entry}");
            hashes.push(((table.to_owned(), entry.clone()), hash));
        }
        sync(&folder)?;
        let path = self.lake.join("checksums");
        OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .and_then(|mut file| {
                file.write_all(lines.as_bytes())?;
                file.sync_all()
            })
            .map_err(|error| storage(&path, &error))?;
        self.noted.lock().unwrap_or_else(PoisonError::into_inner).extend(hashes);
        Ok(())
    }

    /// Compares every log entry of the table with its note. Entries newer than all noted
    /// ones were written by a commit that was interrupted before its note, or are being
    /// noted by another process now: they are returned.
    pub(crate) fn check(&self, table: &str) -> Result<Vec<String>, Error> {
        let folder = self.lake.join(table).join(LOG_FOLDER);
        let noted: BTreeMap<String, String> = self
            .noted
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .filter(|((known, _), _)| known == table)
            .map(|((_, entry), hash)| (entry.clone(), hash.clone()))
            .collect();
        for (entry, expected) in &noted {
            let path = folder.join(entry);
            let found = match checksum_of(&path) {
                Ok(found) => found,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    "none, the file is missing".to_owned()
                }
                Err(error) => return Err(storage(&path, &error)),
            };
            if &found != expected {
                return Err(damaged(&path, table, expected, &found));
            }
        }
        let newest = noted.keys().filter_map(|entry| version(entry)).max();
        let mut fresh = Vec::new();
        for entry in entries(&folder)? {
            if noted.contains_key(&entry) {
                continue;
            }
            if let (Some(version), Some(newest)) = (version(&entry), newest)
                && version <= newest
            {
                let path = folder.join(&entry);
                return Err(damaged(&path, table, "a noted one", "none noted"));
            }
            fresh.push(entry);
        }
        Ok(fresh)
    }
}

/// The files of a log folder, sorted; none where there is no folder.
fn entries(folder: &Path) -> Result<Vec<String>, Error> {
    let listing = match std::fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(storage(folder, &error)),
    };
    let mut names = Vec::new();
    for item in listing {
        let item = item.map_err(|error| storage(folder, &error))?;
        let name = item.file_name().to_string_lossy().into_owned();
        // `#` marks the half-written files of the object store.
        if item.path().is_file() && !name.starts_with('.') && !name.contains('#') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The version that a log entry commits; `None` for checkpoints and hints.
fn version(entry: &str) -> Option<u64> {
    entry.strip_suffix(".json")?.parse().ok()
}

fn parse(line: &str) -> Option<(&str, &str, &str)> {
    let (hash, path) = line.split_once(' ')?;
    let (table, entry) = path.split_once('/')?;
    (hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some((hash, table, entry))
}

fn damaged(path: &Path, table: &str, expected: &str, found: &str) -> Error {
    Error::Damaged {
        path: path.display().to_string(),
        table: table.to_owned(),
        period: "every period".to_owned(),
        expected: expected.to_owned(),
        found: found.to_owned(),
    }
}

/// Makes a file or folder durable.
pub(crate) fn sync(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|file| file.sync_all()).map_err(|error| storage(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lake_with(entries: &[(&str, &str)]) -> tempfile::TempDir {
        let lake = tempfile::tempdir().unwrap();
        let folder = lake.path().join("accounts").join(LOG_FOLDER);
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in entries {
            std::fs::write(folder.join(name), text).unwrap();
        }
        lake
    }

    #[test]
    fn a_changed_missing_or_unnoted_entry_is_damage_and_a_newer_one_is_fresh() {
        let lake = lake_with(&[("00.json", "a"), ("01.json", "b")]);
        let ledger = Ledger::open(lake.path()).unwrap();
        ledger.note("accounts", &["00.json".into(), "01.json".into()]).unwrap();
        let folder = lake.path().join("accounts").join(LOG_FOLDER);
        let reopened = || Ledger::open(lake.path()).unwrap().check("accounts");
        assert!(reopened().unwrap().is_empty());
        std::fs::write(folder.join("02.json"), "c").unwrap();
        assert_eq!(reopened().unwrap(), ["02.json"]);
        std::fs::write(folder.join("01.json"), "B").unwrap();
        assert!(matches!(reopened(), Err(Error::Damaged { .. })));
        std::fs::remove_file(folder.join("01.json")).unwrap();
        assert!(matches!(reopened(), Err(Error::Damaged { .. })));
    }

    #[test]
    fn every_flipped_bit_of_the_ledger_is_noticed_or_harmless() {
        let lake = lake_with(&[("00.json", "a"), ("01.json", "b")]);
        let ledger = Ledger::open(lake.path()).unwrap();
        ledger.note("accounts", &["00.json".into(), "01.json".into()]).unwrap();
        let path = lake.path().join("checksums");
        let whole = std::fs::read(&path).unwrap();
        for bit in 0..whole.len() * 8 {
            let mut flipped = whole.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&path, &flipped).unwrap();
            let seen = Ledger::open(lake.path()).and_then(|ledger| ledger.check("accounts"));
            // Harmless: the line about the newest entry is lost, the entry is noted anew.
            assert!(seen.as_ref().is_err() || seen.as_ref().unwrap() == &["01.json"], "bit {bit}: {seen:?}");
        }
    }
}
