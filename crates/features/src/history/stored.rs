//! The facts in compact form on disk, so that a day costs what the day brought.
//!
//! A folder holds pieces: `<number>-<BLAKE3>.facts`, each with what some imports brought, in the order
//! in which it was read. Which versions are known when is worked out after loading, so that no piece
//! ever changes. Pieces that do not fit the imports in force, the program's format, or their checksum
//! are thrown away, all of them: they can be made again from the facts.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::read::Imports;
use super::rows::{Fact, Plain};
use super::usage::Mark as UsageMark;
use super::{ByAccount, History};
use crate::error::Error;
use crate::names::Names;

/// Changes whenever the pieces would be read differently, or facts be reduced differently.
const FORMAT: u32 = 2;
const MAGIC: &[u8; 8] = b"HFACTS\r\n";
/// With more pieces than this, all are made anew as one.
const MOST_PIECES: usize = 400;

/// How much of a history there was before more was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mark {
    accounts: usize,
    words: usize,
    events: usize,
    rows: [usize; 12],
    usage: UsageMark,
}

macro_rules! each_kind {
    ($history:expr, $call:ident ( $($argument:expr),* )) => {{
        let mut place = 0..;
        let mut next = || place.next().unwrap_or(0);
        [
            $call(&mut $history.account_rows, next() $(, $argument)*),
            $call(&mut $history.traits, next() $(, $argument)*),
            $call(&mut $history.contacts, next() $(, $argument)*),
            $call(&mut $history.subscriptions, next() $(, $argument)*),
            $call(&mut $history.invoices, next() $(, $argument)*),
            $call(&mut $history.payments, next() $(, $argument)*),
            $call(&mut $history.tickets, next() $(, $argument)*),
            $call(&mut $history.messages, next() $(, $argument)*),
            $call(&mut $history.surveys, next() $(, $argument)*),
            $call(&mut $history.cancellations, next() $(, $argument)*),
            $call(&mut $history.incidents, next() $(, $argument)*),
            $call(&mut $history.externals, next() $(, $argument)*),
        ]
    }};
}

impl Mark {
    pub(crate) fn of(history: &mut History) -> Self {
        fn length<T>(rows: &mut ByAccount<T>, _: usize) -> usize {
            rows.rows.len()
        }
        Self {
            accounts: history.accounts.len(),
            words: history.words.len(),
            events: history.usage.events.len(),
            rows: each_kind!(history, length()),
            usage: history.usage.mark(),
        }
    }
}

/// What facts are reduced with: pieces made with other settings are of no use.
pub(crate) fn settings(zone: &str, currency: &str) -> String {
    format!("{zone} {currency}")
}

fn write_text(text: &str, bytes: &mut Vec<u8>) {
    (text.len() as u32).write(bytes);
    bytes.extend_from_slice(text.as_bytes());
}

fn read_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let length = u32::read(bytes)? as usize;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    std::str::from_utf8(text).ok()
}

fn write_names(names: &Names, from: usize, bytes: &mut Vec<u8>) {
    ((names.len() - from) as u32).write(bytes);
    for name in names.texts().skip(from) {
        write_text(name, bytes);
    }
}

fn read_names(names: &mut Names, bytes: &mut &[u8]) -> Option<()> {
    for _ in 0..u32::read(bytes)? {
        let before = names.len();
        // Every name is new: numbers follow the order of the pieces.
        if names.number(read_text(bytes)?) as usize != before {
            return None;
        }
    }
    Some(())
}

/// Writes what was read since the mark, before it is settled.
pub(crate) fn write(
    folder: &Path,
    number: usize,
    history: &mut History,
    mark: &Mark,
    settings: &str,
    imports: &[&str],
) -> Result<(), Error> {
    fn rows<T: Fact>(rows: &mut ByAccount<T>, kind: usize, mark: &Mark, bytes: &mut Vec<u8>) {
        let fresh = &rows.rows[mark.rows[kind]..];
        (fresh.len() as u64).write(bytes);
        for row in fresh {
            row.write(bytes);
        }
    }
    let mut bytes = Vec::new();
    bytes.extend_from_slice(MAGIC);
    FORMAT.write(&mut bytes);
    write_text(settings, &mut bytes);
    (imports.len() as u32).write(&mut bytes);
    for import in imports {
        write_text(import, &mut bytes);
    }
    write_names(&history.accounts, mark.accounts, &mut bytes);
    write_names(&history.words, mark.words, &mut bytes);
    write_names(&history.usage.events, mark.events, &mut bytes);
    each_kind!(history, rows(mark, &mut bytes));
    history.usage.write(&mark.usage, &mut bytes);
    for since in history.since.kinds.iter().chain(&history.since.fields) {
        since.write(&mut bytes);
    }

    let name = format!("{number:05}-{}.facts", blake3::hash(&bytes).to_hex());
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |source| Error::Write { path, source }
    };
    std::fs::create_dir_all(folder).map_err(failed(folder))?;
    let staged = folder.join("staged");
    let path = folder.join(name);
    let mut file = File::create(&staged).map_err(failed(&staged))?;
    file.write_all(&bytes).and_then(|()| file.sync_all()).map_err(failed(&staged))?;
    std::fs::rename(&staged, &path).map_err(failed(&path))
}

/// Reads the pieces in a folder. Returns how many there are and how many imports they hold; nothing is
/// read, and the folder is emptied, where they do not fit.
pub(crate) fn read(
    folder: &Path,
    history: &mut History,
    settings: &str,
    imports: &Imports,
) -> Result<(usize, usize), Error> {
    let pieces = pieces(folder);
    let mut held = 0;
    let fits = pieces.len() <= MOST_PIECES
        && pieces.iter().enumerate().all(|(number, path)| {
            piece(path, number, history, settings, &imports.all[held..]).is_some_and(|more| {
                held += more;
                true
            })
        });
    if fits {
        return Ok((pieces.len(), held));
    }
    *history = History::default();
    for path in pieces {
        let shown = path.display().to_string();
        std::fs::remove_file(path).map_err(|source| Error::Write { path: shown, source })?;
    }
    Ok((0, 0))
}

/// The pieces, by number.
fn pieces(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|item| Some(item.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "facts"))
        .collect();
    paths.sort();
    paths
}

/// Adds a piece to the history; returns how many imports it holds, `None` where it does not fit.
fn piece(
    path: &Path,
    number: usize,
    history: &mut History,
    settings: &str,
    imports: &[(String, String, Vec<holdfast_domain::facts::FactKind>)],
) -> Option<usize> {
    fn rows<T: Fact>(rows: &mut ByAccount<T>, _: usize, bytes: &mut &[u8]) -> Option<()> {
        let count = usize::try_from(u64::read(bytes)?).ok()?;
        // A row has more than 32 bytes: a wrong count asks for no memory.
        rows.rows.reserve(count.min(bytes.len() / 32));
        for _ in 0..count {
            rows.rows.push(T::read(bytes)?);
        }
        Some(())
    }
    let content = std::fs::read(path).ok()?;
    let expected = format!("{number:05}-{}.facts", blake3::hash(&content).to_hex());
    if path.file_name()?.to_str()? != expected {
        return None;
    }
    let bytes = &mut content.strip_prefix(MAGIC)?;
    if u32::read(bytes)? != FORMAT || read_text(bytes)? != settings {
        return None;
    }
    let held = u32::read(bytes)? as usize;
    for place in 0..held {
        if imports.get(place)?.0 != read_text(bytes)? {
            return None;
        }
    }
    read_names(&mut history.accounts, bytes)?;
    read_names(&mut history.words, bytes)?;
    read_names(&mut history.usage.events, bytes)?;
    if each_kind!(history, rows(bytes)).contains(&None) {
        return None;
    }
    history.usage.read(bytes)?;
    let History { since, .. } = history;
    for known in since.kinds.iter_mut().chain(&mut since.fields) {
        *known = (*known).min(i64::read(bytes)?);
    }
    bytes.is_empty().then_some(held)
}
