//! A lake in memory: what was committed, newest version of each key in force.

use holdfast_analytics::{Error, FactBatch, FactWriter, Facts, ImportDescription, ImportReceipt, Table};
use holdfast_connectors::{
    ImportOptions, ImportOutcome, Limits, Proposal, ProposeOptions, RejectList, Silent, discover, import,
    profile, propose,
};
use holdfast_domain::clock::FixedClock;
use holdfast_domain::facts::FactKind;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

type Rows = Vec<HashMap<String, String>>;

#[derive(Default)]
pub(crate) struct MemoryFacts {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    receipts: Vec<ImportReceipt>,
    versions: HashMap<FactKind, Vec<(String, Table)>>,
}

struct Writer {
    state: Arc<Mutex<State>>,
    description: ImportDescription,
    batches: Mutex<Vec<(FactKind, Table)>>,
}

impl FactWriter for Writer {
    fn append(&self, batch: FactBatch) -> Result<(), Error> {
        let table =
            Table::new(batch.columns.into_iter().map(|(name, column)| (name.to_owned(), column)).collect())?;
        self.batches.lock().unwrap().push((batch.kind, table));
        Ok(())
    }

    fn commit(self: Box<Self>, _note: String) -> Result<ImportReceipt, Error> {
        let mut state = self.state.lock().unwrap();
        let receipt = ImportReceipt { description: self.description.clone(), rows: Vec::new() };
        state.receipts.push(receipt.clone());
        for (kind, table) in self.batches.into_inner().unwrap() {
            state.versions.entry(kind).or_default().push((receipt.description.source.clone(), table));
        }
        Ok(receipt)
    }
}

impl Facts for MemoryFacts {
    fn find_import(&self, source: &str, content_hash: &str) -> Result<Option<ImportReceipt>, Error> {
        let state = self.state.lock().unwrap();
        Ok(state
            .receipts
            .iter()
            .find(|receipt| {
                receipt.description.source == source && receipt.description.content_hash == content_hash
            })
            .cloned())
    }

    fn imports(&self) -> Result<Vec<ImportReceipt>, Error> {
        Ok(self.state.lock().unwrap().receipts.clone())
    }

    fn begin_import(&self, description: ImportDescription) -> Result<Box<dyn FactWriter>, Error> {
        Ok(Box::new(Writer { state: Arc::clone(&self.state), description, batches: Mutex::new(Vec::new()) }))
    }
}

impl MemoryFacts {
    /// The rows in force of a kind, as text.
    pub(crate) fn rows(&self, kind: FactKind) -> Rows {
        let state = self.state.lock().unwrap();
        let mut newest: HashMap<(String, i64), (i64, usize, HashMap<String, String>)> = HashMap::new();
        let mut order = 0;
        for (source, table) in state.versions.get(&kind).into_iter().flatten() {
            for row in 0..table.rows() {
                let key = table.column("row_key").unwrap().integer(row).unwrap();
                let recorded = table.column("recorded_at").unwrap().integer(row).unwrap();
                let mut cells = HashMap::from([("source".to_owned(), source.clone())]);
                for (name, column) in table.names().iter().zip(table.columns()) {
                    let text = column
                        .text(row)
                        .map(str::to_owned)
                        .or_else(|| column.integer(row).map(|number| number.to_string()))
                        .or_else(|| column.number(row).map(|number| number.to_string()))
                        .or_else(|| column.boolean(row).map(|truth| truth.to_string()));
                    if let Some(text) = text {
                        cells.insert(name.clone(), text);
                    }
                }
                order += 1;
                let entry = newest.entry((source.clone(), key)).or_insert((i64::MIN, order, HashMap::new()));
                if recorded >= entry.0 {
                    *entry = (recorded, entry.1, cells);
                }
            }
        }
        let mut rows: Vec<_> = newest.into_values().collect();
        rows.sort_by_key(|(_, order, _)| *order);
        rows.into_iter().map(|(_, _, cells)| cells).collect()
    }

    pub(crate) fn count(&self, kind: FactKind) -> usize {
        self.rows(kind).len()
    }
}

pub(crate) struct Imported {
    pub(crate) proposal: Proposal,
    pub(crate) outcome: ImportOutcome,
    pub(crate) rejects: RejectList,
    pub(crate) facts: MemoryFacts,
}

impl Imported {
    pub(crate) fn field(&self, file: &str, header: &str) -> Option<String> {
        let input = self.proposal.mapping.inputs.iter().find(|input| input.file == file)?;
        let fields: Vec<String> = input
            .columns
            .iter()
            .filter(|column| column.header == header)
            .filter_map(|column| {
                column
                    .field
                    .clone()
                    .or_else(|| column.attribute.as_ref().map(|_| "attribute".to_owned()))
                    .or_else(|| column.ignore.as_ref().map(|_| "ignored".to_owned()))
            })
            .collect();
        Some(fields.join("+"))
    }

    pub(crate) fn has_finding(&self, id: &str) -> bool {
        self.findings(id) > 0
    }

    pub(crate) fn findings(&self, id: &str) -> usize {
        self.proposal.findings.iter().chain(&self.outcome.findings).filter(|finding| finding.id == id).count()
    }
}

pub(crate) fn clock() -> FixedClock {
    FixedClock("2026-11-01T00:00:00Z".parse().unwrap())
}

pub(crate) fn run(paths: &[PathBuf]) -> Imported {
    run_into(paths, MemoryFacts::default())
}

pub(crate) fn run_into(paths: &[PathBuf], facts: MemoryFacts) -> Imported {
    run_at(paths, facts, clock())
}

pub(crate) fn run_at(paths: &[PathBuf], facts: MemoryFacts, clock: FixedClock) -> Imported {
    let limits = Limits::default();
    let found = discover(paths, &limits).unwrap();
    let profiles: Vec<_> = found.inputs.iter().map(|input| profile(input, &limits, None).unwrap()).collect();
    let proposal = propose(&profiles, &ProposeOptions::default());
    let rejects = RejectList::default();
    // The mapping goes through its file, as it does for people.
    let text = proposal.mapping.to_toml();
    let mapping = holdfast_connectors::Mapping::from_toml(&text, "proposal").unwrap();
    assert_eq!(mapping, proposal.mapping, "{text}");
    let outcome = import(
        &found.inputs,
        &mapping,
        &ImportOptions {
            facts: Some(&facts),
            clock: &clock,
            zone: jiff::tz::TimeZone::UTC,
            limits,
            parquet: None,
            rejects: &rejects,
            progress: &Silent,
        },
    )
    .unwrap();
    Imported { proposal, outcome, rejects, facts }
}

/// The folder of real data sets, if the environment names it.
pub(crate) fn data_sets() -> Option<PathBuf> {
    let folder = std::env::var_os("HOLDFAST_TEST_DATA").map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        println!("skipped: HOLDFAST_TEST_DATA is not set");
    }
    folder
}

pub(crate) fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}
