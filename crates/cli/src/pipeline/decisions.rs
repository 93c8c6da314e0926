//! What people decided about reasons: a file beside the facts that only grows.

use anyhow::{Context as _, bail};
use holdfast_stats::agreement::{Kappa, cohens_kappa};
use holdfast_taxonomy::{LeafId, Taxonomy};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Name of the file in the data folder.
const FILE: &str = "decisions.csv";
/// Its columns, which are those of an exchanged file too.
pub(crate) const COLUMNS: [&str; 6] = ["account_id", "leaf", "decision", "reader", "decided_at", "evidence"];

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

    const fn key(self) -> &'static str {
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
    /// left alone, rows taken in before are not taken twice. Returns how many are new.
    pub(crate) fn take_in(&mut self, file: &Path, now: Timestamp) -> anyhow::Result<usize> {
        let fresh: Vec<Decision> =
            read(file, Some(now))?.into_iter().filter(|decision| !self.knows(decision)).collect();
        let exists = self.path.exists();
        let mut out = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.path)
            .with_context(|| format!("opening {}", self.path.display()))?;
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

    fn knows(&self, wanted: &Decision) -> bool {
        let last = self
            .all
            .iter()
            .rev()
            .find(|known| known.account_id == wanted.account_id && known.reader == wanted.reader);
        last.is_some_and(|known| known.leaf == wanted.leaf && known.verb == wanted.verb)
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

/// Reads decided rows. `now` stands in for `decided_at` where people left it empty; without it
/// every field is demanded.
fn read(path: &Path, now: Option<Timestamp>) -> anyhow::Result<Vec<Decision>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_path(path)
        .with_context(|| format!("reading {}", path.display()))?;
    let headers = reader.headers().with_context(|| path.display().to_string())?.clone();
    let place = |name: &str| {
        headers.iter().position(|header| header.trim_start_matches('\u{feff}').eq_ignore_ascii_case(name))
    };
    let mut places = [None; COLUMNS.len()];
    for (place_of, column) in places.iter_mut().zip(COLUMNS) {
        *place_of = place(column);
        if place_of.is_none() && !matches!(column, "decided_at" | "evidence") {
            bail!("{} has no column {column}; there must be {}", path.display(), COLUMNS.join(", "));
        }
    }
    let mut decisions = Vec::new();
    for (row, record) in reader.records().enumerate() {
        let record = record.with_context(|| path.display().to_string())?;
        let cell = |column: usize| places[column].and_then(|place| record.get(place)).unwrap_or_default();
        let [account_id, leaf, verb, reader, decided_at, evidence] = std::array::from_fn(cell);
        if verb.is_empty() {
            continue;
        }
        let wrong = |column: &str, value: &str, wanted: &str| {
            anyhow::anyhow!("{}, row {}, column {column}: {value:?} is not {wanted}", path.display(), row + 1)
        };
        let Some(verb) = Verb::from_key(&verb.to_ascii_lowercase()) else {
            return Err(wrong("decision", verb, "confirm, correct or contest"));
        };
        if Taxonomy::embedded().leaf(leaf).is_none() {
            return Err(wrong("leaf", leaf, "a reason of the taxonomy"));
        }
        for (column, value) in [("account_id", account_id), ("reader", reader)] {
            if value.is_empty() {
                return Err(wrong(column, value, "filled in"));
            }
        }
        let decided_at = match (decided_at.is_empty(), now) {
            (true, Some(now)) => now.to_string(),
            (true, None) => return Err(wrong("decided_at", decided_at, "an instant")),
            (false, _) => decided_at.to_owned(),
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
        assert_eq!(decisions.take_in(&file, Timestamp::UNIX_EPOCH).unwrap(), 4);
        assert_eq!(decisions.take_in(&file, Timestamp::UNIX_EPOCH).unwrap(), 0);
        let again = Decisions::open(folder.path()).unwrap();
        assert_eq!(again.confirmed(), HashMap::from([("a".to_owned(), LeafId::new("price.increase"))]));
        let kappa = again.agreement().unwrap();
        assert_eq!((kappa.items, kappa.agreement), (1, 0.0));
    }

    #[test]
    fn a_wrong_cell_is_named_with_row_and_column() {
        let (folder, file) = folder("a,price.too_high,confirm,Kim\na,price.too_hi,confirm,Kim\n");
        let error =
            Decisions::open(folder.path()).unwrap().take_in(&file, Timestamp::UNIX_EPOCH).unwrap_err();
        assert!(error.to_string().contains("row 2, column leaf"), "{error}");
        assert!(Decisions::open(folder.path()).unwrap().confirmed().is_empty());
    }
}
