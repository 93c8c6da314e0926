//! What people decided about reasons: a file beside the facts that only grows.

use crate::closest::closest;
use crate::told::{Tell as _, Told};
use anyhow::Context as _;
use holdfast_stats::agreement::{Kappa, cohens_kappa};
use holdfast_taxonomy::{LeafId, Taxonomy};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Name of the file in the data folder.
const FILE: &str = "decisions.csv";
/// Its columns. An exchanged file has them too, and may have more.
const COLUMNS: [&str; 6] = ["account_id", "leaf", "decision", "reader", "decided_at", "evidence"];

/// What a reader says about a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    /// The reason shown is right.
    Confirm,
    /// The reason is another one, named in `leaf`.
    Correct,
    /// The reason shown is wrong, and what is right is not known.
    Contest,
}

impl Verb {
    fn from_key(key: &str) -> Option<Self> {
        match key {
            "confirm" => Some(Self::Confirm),
            "correct" => Some(Self::Correct),
            "contest" => Some(Self::Contest),
            _ => None,
        }
    }

    /// The word used in files.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Correct => "correct",
            Self::Contest => "contest",
        }
    }
}

/// One decision: who, when, what, and on which evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) account_id: String,
    pub(crate) leaf: LeafId,
    pub(crate) verb: Verb,
    pub(crate) reader: String,
    pub(crate) decided_at: String,
    pub(crate) evidence: String,
}

/// All decisions, in the order in which they were made.
#[derive(Debug, Default)]
pub(crate) struct Decisions {
    path: PathBuf,
    all: Vec<Decision>,
}

impl Decisions {
    /// The decisions of a data folder; none where there is no file yet.
    pub(crate) fn open(data: &Path) -> anyhow::Result<Self> {
        let path = data.join(FILE);
        let all = if path.exists() { read(&path, None)? } else { Vec::new() };
        Ok(Self { path, all })
    }

    /// Takes in the decided rows of a file that people filled in; rows without a decision are
    /// left alone, rows taken in before are not taken twice, and where one is wrong none is
    /// taken. Returns how many are new.
    pub(crate) fn take_in(&mut self, file: &Path, intake: &Intake<'_>) -> anyhow::Result<usize> {
        let mut fresh: Vec<Decision> = Vec::new();
        for decision in read(file, Some(intake))? {
            let of_reader = |known: &&Decision| {
                known.account_id == decision.account_id && known.reader == decision.reader
            };
            let last = fresh.iter().rev().chain(self.all.iter().rev()).find(of_reader);
            if last.is_none_or(|known| known.leaf != decision.leaf || known.verb != decision.verb) {
                fresh.push(decision);
            }
        }
        if fresh.is_empty() {
            return Ok(0);
        }
        let exists = self.path.exists();
        let mut out = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.path)
            .told("error-opening", &self.path)?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        if !exists {
            writer.write_record(COLUMNS)?;
        }
        for decision in &fresh {
            writer.write_record([
                decision.account_id.as_str(),
                decision.leaf.as_str(),
                decision.verb.key(),
                decision.reader.as_str(),
                decision.decided_at.as_str(),
                decision.evidence.as_str(),
            ])?;
        }
        let bytes = writer.into_inner().context("writing decisions")?;
        out.write_all(&bytes)
            .and_then(|()| out.sync_all())
            .with_context(|| self.path.display().to_string())?;
        let count = fresh.len();
        self.all.extend(fresh);
        Ok(count)
    }

    /// The last decision of each reader about an account, in the order in which they first read it.
    pub(crate) fn of(&self, account: &str) -> Vec<&Decision> {
        let mut latest: Vec<&Decision> = Vec::new();
        for decision in self.all.iter().filter(|decision| decision.account_id == account) {
            match latest.iter_mut().find(|known| known.reader == decision.reader) {
                Some(known) => *known = decision,
                None => latest.push(decision),
            }
        }
        latest
    }

    /// The reason that people settled on, by account: that of the latest decision, unless it
    /// is contested.
    pub(crate) fn confirmed(&self) -> HashMap<String, LeafId> {
        let mut confirmed = HashMap::new();
        for decision in &self.all {
            match decision.verb {
                Verb::Confirm | Verb::Correct => {
                    confirmed.insert(decision.account_id.clone(), decision.leaf.clone());
                }
                Verb::Contest => {
                    confirmed.remove(&decision.account_id);
                }
            }
        }
        confirmed
    }

    /// Agreement of the first and the second reader over the accounts that two people read;
    /// `None` where there are none.
    pub(crate) fn agreement(&self) -> Option<Kappa> {
        let mut readings: BTreeMap<&str, Vec<(&str, &LeafId)>> = BTreeMap::new();
        for decision in self.all.iter().filter(|decision| decision.verb != Verb::Contest) {
            let of_account = readings.entry(&decision.account_id).or_default();
            match of_account.iter_mut().find(|(reader, _)| *reader == decision.reader) {
                Some(reading) => reading.1 = &decision.leaf,
                None => of_account.push((&decision.reader, &decision.leaf)),
            }
        }
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for of_account in readings.values() {
            if let [one, other, ..] = of_account.as_slice() {
                let mut number = |leaf: &LeafId| {
                    let next = numbers.len() as u32;
                    // The leaves' identifiers live as long as the decisions.
                    let known = self.all.iter().find(|decision| decision.leaf == *leaf);
                    *numbers.entry(known.map_or("", |decision| decision.leaf.as_str())).or_insert(next)
                };
                first.push(number(one.1));
                second.push(number(other.1));
            }
        }
        cohens_kappa(&first, &second).ok()
    }
}

/// What a file that people filled in is checked against.
pub(crate) struct Intake<'a> {
    /// Stands in for `decided_at` where they left it empty.
    pub(crate) now: Timestamp,
    /// The accounts there are.
    pub(crate) accounts: &'a BTreeSet<String>,
}

/// Spreadsheets take a cell that begins with one of these for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet takes for a formula: an apostrophe before it says that it is text.
pub(crate) fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell without the apostrophe of [`guarded`].
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell)
}

/// Whether this is an instant, or at least a date.
fn is_dated(text: &str) -> bool {
    text.parse::<Timestamp>().is_ok() || text.parse::<jiff::civil::Date>().is_ok()
}

/// Reads decided rows: those in the data folder, or with an intake those that people filled in.
fn read(path: &Path, intake: Option<&Intake<'_>>) -> anyhow::Result<Vec<Decision>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_path(path)
        .told("error-reading", path)?;
    let headers = reader.headers().with_context(|| path.display().to_string())?.clone();
    let place = |name: &str| {
        headers.iter().position(|header| header.trim_start_matches('\u{feff}').eq_ignore_ascii_case(name))
    };
    let mut places = [None; COLUMNS.len()];
    for (place_of, column) in places.iter_mut().zip(COLUMNS) {
        *place_of = place(column);
        if place_of.is_none() && !matches!(column, "decided_at" | "evidence") {
            return Err(Told::error(
                "error-no-column",
                [
                    ("path", path.display().to_string()),
                    ("column", column.to_owned()),
                    ("columns", COLUMNS.join(", ")),
                ],
            ));
        }
    }
    let mut decisions = Vec::new();
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|error| match error.kind() {
            csv::ErrorKind::Utf8 { .. } => {
                Told::error("error-not-utf8", [("path", path.display().to_string())])
            }
            _ => anyhow::Error::new(error).context(path.display().to_string()),
        })?;
        let cell = |column: usize| places[column].and_then(|place| record.get(place)).unwrap_or_default();
        let [account_id, leaf, verb, reader, decided_at, evidence] =
            std::array::from_fn(|column| unguarded(cell(column)));
        if verb.is_empty() {
            continue;
        }
        let wrong = |key: &'static str, column: &str, value: &str| {
            Told::error(
                key,
                [
                    ("path", path.display().to_string()),
                    ("row", (row + 1).to_string()),
                    ("column", column.to_owned()),
                    ("value", value.to_owned()),
                ],
            )
        };
        let Some(verb) = Verb::from_key(&verb.to_ascii_lowercase()) else {
            return Err(wrong("error-cell-decision", "decision", verb));
        };
        if Taxonomy::embedded().leaf(leaf).is_none() {
            let leaves = Taxonomy::embedded().leaves().iter().map(|leaf| leaf.id.as_str());
            let near = closest(leaf, leaves);
            return Err(Told::error(
                if near.is_some() { "error-cell-reason-near" } else { "error-cell-reason" },
                [
                    ("path", path.display().to_string()),
                    ("row", (row + 1).to_string()),
                    ("value", leaf.to_owned()),
                    ("near", near.unwrap_or_default().to_owned()),
                ],
            ));
        }
        for (column, value) in [("account_id", account_id), ("reader", reader)] {
            if value.is_empty() {
                return Err(wrong("error-cell-empty", column, value));
            }
        }
        if let Some(intake) = intake
            && !intake.accounts.contains(account_id)
        {
            return Err(wrong("error-cell-account", "account_id", account_id));
        }
        let decided_at = match intake {
            Some(intake) if decided_at.is_empty() => intake.now.to_string(),
            _ if is_dated(decided_at) => decided_at.to_owned(),
            _ => {
                return Err(wrong("error-cell-date", "decided_at", decided_at));
            }
        };
        decisions.push(Decision {
            account_id: account_id.to_owned(),
            leaf: LeafId::new(leaf),
            verb,
            reader: reader.to_owned(),
            decided_at,
            evidence: evidence.to_owned(),
        });
    }
    Ok(decisions)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(rows: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("filled-in.csv");
        std::fs::write(&file, format!("account_id,leaf,decision,reader\n{rows}")).unwrap();
        (folder, file)
    }

    #[test]
    fn decisions_are_kept_once_and_the_latest_counts() {
        let rows = "a,price.too_high,confirm,Kim\nb,adoption.unused,,\nb,adoption.unused,correct,Kim\n\
                    a,price.increase,correct,Lee\nb,adoption.unused,contest,Lee\n";
        let (folder, file) = folder(rows);
        let mut decisions = Decisions::open(folder.path()).unwrap();
        let accounts = ["a".to_owned(), "b".to_owned()].into();
        let intake = Intake { now: Timestamp::UNIX_EPOCH, accounts: &accounts };
        assert_eq!(decisions.take_in(&file, &intake).unwrap(), 4);
        assert_eq!(decisions.take_in(&file, &intake).unwrap(), 0);
        let again = Decisions::open(folder.path()).unwrap();
        assert_eq!(again.confirmed(), HashMap::from([("a".to_owned(), LeafId::new("price.increase"))]));
        let kappa = again.agreement().unwrap();
        assert_eq!((kappa.items, kappa.agreement), (1, 0.0));
    }

    #[test]
    fn a_wrong_cell_is_named_with_row_and_column() {
        for (cells, column, part) in [
            ("a,price.too_hi,confirm,Kim", "leaf", "do you mean price.too_high?"),
            ("a,price.too_high,confirmed,Kim", "decision", "contest"),
            ("a,price.too_high,confirm,", "reader", "filled in"),
            ("c,price.too_high,confirm,Kim", "account_id", "data folder"),
        ] {
            let (folder, file) = folder(&format!("a,price.too_high,confirm,Kim\n{cells}\n"));
            let accounts = ["a".to_owned()].into();
            let intake = Intake { now: Timestamp::UNIX_EPOCH, accounts: &accounts };
            let error = Decisions::open(folder.path()).unwrap().take_in(&file, &intake).unwrap_err();
            let error = error.to_string();
            assert!(error.contains(&format!("row 2, column {column}")) && error.contains(part), "{error}");
            assert!(Decisions::open(folder.path()).unwrap().confirmed().is_empty());
        }
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_comes_back_as_it_was() {
        for cell in ["=1+1", "-5", "plain", "'quoted", "@name"] {
            assert_eq!(unguarded(&guarded(cell)), cell);
            assert!(!guarded(cell).starts_with(FORMULA));
        }
    }
}
