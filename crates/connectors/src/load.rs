//! Loading inputs by a mapping: rows into facts, bad rows aside.

mod builder;
mod cells;
mod customers;
mod keys;
mod lookup;
mod plan;
mod words;
mod worker;

use crate::discover::{Container, InputFile};
use crate::error::Error;
use crate::finding::Finding;
use crate::left_out::LeftOutReason;
use crate::limits::Limits;
use crate::mapping::{InputMapping, Join, Mapping};
use crate::read::parquet_port::ParquetSource;
use crate::read::{self, Block, Format, bytes};
use crate::rejects::RejectSink;
use customers::Customers;
use holdfast_analytics::{FactWriter, Facts, ImportDescription};
use holdfast_domain::clock::Clock;
use holdfast_domain::facts::FactKind;
use keys::{Keys, Stopped};
use plan::Plan;
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::{Receiver, sync_channel};
use worker::{Counts, Joined, Shared, Worker};

/// Is told how far an import is.
pub trait Progress: Send + Sync {
    /// An input begins; `bytes` is its size on disk.
    fn begin(&self, file: &str, bytes: u64);
    /// About so many bytes of it (inflated) were read since the last call.
    fn advance(&self, bytes: u64);
}

/// A progress that nobody looks at.
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _file: &str, _bytes: u64) {}
    fn advance(&self, _bytes: u64) {}
}

/// Everything an import needs beside its inputs.
pub struct ImportOptions<'a> {
    /// Where facts go; `None`: a dry run, which reads and checks everything and writes
    /// nothing.
    pub facts: Option<&'a dyn Facts>,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// The workspace's time zone: dates without time begin there.
    pub zone: jiff::tz::TimeZone,
    /// Bounds on the inputs.
    pub limits: Limits,
    /// Who reads Parquet files.
    pub parquet: Option<&'a dyn ParquetSource>,
    /// Where rejected rows go.
    pub rejects: &'a dyn RejectSink,
    /// Is told how far it is.
    pub progress: &'a dyn Progress,
}

/// What happened to one input.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct InputReport {
    /// The file's name.
    pub file: String,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// The source.
    pub source: String,
    /// `customers` or the fact table.
    pub table: String,
    /// Data rows read.
    pub rows_read: u64,
    /// Rows that became facts.
    pub rows_loaded: u64,
    /// Rows set aside.
    pub rows_rejected: u64,
    /// Facts by table.
    pub facts: Vec<(FactKind, u64)>,
    /// Whether the same content was imported before, so that nothing was done.
    pub unchanged: bool,
    /// The first rows as they were understood.
    pub first_rows: Vec<String>,
}

/// What an import did.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct ImportOutcome {
    /// Inputs in the order in which they were loaded.
    pub inputs: Vec<InputReport>,
    /// What was noticed.
    pub findings: Vec<Finding>,
}

/// Imports every input that the mapping names, in its order. Each input is one atomic
/// import: after an error the inputs before it stay, the one at fault leaves nothing.
///
/// # Errors
/// [`Error::Mapping`] where the mapping does not fit a file, [`Error::Limit`] and
/// [`Error::Format`] where a file is refused, [`Error::Lake`] where facts cannot be kept.
pub fn import(
    inputs: &[InputFile],
    mapping: &Mapping,
    options: &ImportOptions<'_>,
) -> Result<ImportOutcome, Error> {
    let mut outcome = ImportOutcome::default();
    let mut session = Session {
        inputs,
        mapping,
        options,
        leaders: HashMap::new(),
        now: options.clock.now().as_microsecond(),
    };
    for input_mapping in &mapping.inputs {
        let Some(file) = session.file_of(input_mapping) else { continue };
        session.one(file, input_mapping, &mut outcome)?;
    }
    Ok(outcome)
}

struct Session<'a> {
    inputs: &'a [InputFile],
    mapping: &'a Mapping,
    options: &'a ImportOptions<'a>,
    /// Customers of sources that others follow.
    leaders: HashMap<String, Customers>,
    now: i64,
}

impl<'a> Session<'a> {
    /// The file of a mapping. Two files of one name are told apart by their order.
    fn file_of(&self, mapping: &InputMapping) -> Option<&'a InputFile> {
        let same = |input: &&InputFile| {
            input.file_name() == mapping.file && (mapping.sheet.is_none() || input.sheet == mapping.sheet)
        };
        let files: Vec<&InputFile> = self.inputs.iter().filter(same).collect();
        let twins: Vec<&InputMapping> = self
            .mapping
            .inputs
            .iter()
            .filter(|other| {
                // One file may fill two tables.
                other.file == mapping.file && other.sheet == mapping.sheet && other.table == mapping.table
            })
            .collect();
        let position = twins.iter().position(|other| std::ptr::eq(*other, mapping)).unwrap_or(0);
        files.get(position).or(files.first()).copied()
    }

    fn one(
        &mut self,
        file: &InputFile,
        mapping: &InputMapping,
        outcome: &mut ImportOutcome,
    ) -> Result<(), Error> {
        let options = self.options;
        options.progress.begin(&mapping.file, file.bytes);
        let leads =
            self.mapping.inputs.iter().any(|other| other.same_customers_as.as_ref() == Some(&mapping.source));
        let mut previous = None;
        let mut description = None;
        if let Some(facts) = options.facts {
            let content_hash = content_hash(file, mapping)?;
            if facts.find_import(&mapping.source, &content_hash)?.is_some() {
                if leads {
                    // Others are compared with it: read it again, write nothing.
                    let (counts, _) = self.load(file, mapping, None, None, leads)?;
                    drop(counts);
                }
                outcome.inputs.push(report(mapping, &Counts::default(), true));
                return Ok(());
            }
            let imports = facts.imports()?;
            let own = imports.iter().map(|receipt| &receipt.description);
            previous = own
                .filter(|description| description.source == mapping.source)
                .map(|description| description.imported_at)
                .max();
            if previous.is_some() {
                outcome.findings.push(Finding::new("replaced_by_correction", &mapping.source));
            }
            description = Some(ImportDescription {
                source: mapping.source.clone(),
                content_hash,
                file_name: mapping.file.clone(),
                imported_at: self.now,
                note: String::new(),
            });
        }
        let writer = match (options.facts, description) {
            (Some(facts), Some(description)) => Some(facts.begin_import(description)?),
            _ => None,
        };
        let (counts, findings) = self.load(file, mapping, writer.as_deref(), previous, leads)?;
        let report = report(mapping, &counts, false);
        outcome.findings.extend(findings);
        if let Some(writer) = writer {
            writer.commit(serde_json::to_string(&report).unwrap_or_default())?;
        }
        outcome.inputs.push(report);
        Ok(())
    }

    fn load(
        &mut self,
        file: &InputFile,
        mapping: &InputMapping,
        writer: Option<&dyn FactWriter>,
        previous: Option<i64>,
        leads: bool,
    ) -> Result<(Counts, Vec<Finding>), Error> {
        let options = self.options;
        let format = mapping.format(file.container);
        let headers = headers_of(file, &format, mapping, options)?;
        let plan = Plan::new(mapping, &headers)?;
        let joined = match &mapping.account_through {
            Some(join) => Some(self.lookup(join, mapping)?),
            None => None,
        };
        let follows = mapping.same_customers_as.clone();
        if leads {
            self.leaders.insert(mapping.source.clone(), new_customers(true, HashMap::new()));
        }
        let follower = follows.as_ref().and_then(|source| self.leaders.get(source)).map(|leader| {
            let known = leader.known.lock().map(|mut known| std::mem::take(&mut *known)).unwrap_or_default();
            new_customers(false, known)
        });
        let suffix = match file.container {
            Container::Workbook => "#sheet",
            Container::JsonLines => "#json",
            Container::Delimited | Container::Parquet => "",
        };
        let known_size = matches!(file.container, Container::Delimited | Container::JsonLines) && !file.gzip;
        let keys = Keys::new(if known_size { file.bytes } else { 0 });
        let rejected = AtomicU64::new(0);
        let shared = Shared {
            plan: &plan,
            source: &mapping.source,
            file: &format!("{}{suffix}", mapping.file),
            headers: &headers,
            skipped_rows: format.skipped_rows,
            writer,
            rejects: options.rejects,
            rejected: &rejected,
            keys: &keys,
            joined: joined.as_ref(),
            customers: if leads { self.leaders.get(&mapping.source) } else { follower.as_ref() },
            now: self.now,
            previous,
            zone: &options.zone,
            limits: &options.limits,
        };
        let counts = run(file, &format, &shared, options)?;
        let mut findings = findings_of(mapping, &counts, keys.repeats(), &plan, &format);
        if let (Some(follower), Some(source)) = (follower, follows) {
            if let Ok(contradictions) = follower.contradictions.lock() {
                let mut fields: Vec<_> = contradictions.iter().collect();
                fields.sort();
                for (field, rows) in fields {
                    findings.push(
                        Finding::new("outcome_contradicts", &mapping.source)
                            .rows(*rows)
                            .with("field", *field)
                            .with("other", source.as_str()),
                    );
                }
            }
            // Hand the customers back for the next follower.
            if let Some(leader) = self.leaders.get(&source)
                && let (Ok(mut mine), Ok(mut theirs)) = (follower.known.lock(), leader.known.lock())
            {
                *theirs = std::mem::take(&mut *mine);
            }
        }
        Ok((counts, findings))
    }

    /// Key → account and what else a row takes from another input.
    fn lookup(&self, join: &Join, mapping: &InputMapping) -> Result<HashMap<u64, Joined>, Error> {
        let wrong = |what: String| Error::mapping(format!("file {}", mapping.file), what);
        let other =
            self.mapping.inputs.iter().find(|input| input.source == join.source).ok_or_else(|| {
                wrong(format!(
                    "`account_through` names the source {}, which is not in the mapping",
                    join.source
                ))
            })?;
        let file = self.file_of(other).ok_or_else(|| {
            wrong(format!("{} is needed to tell whose the rows are, but is not there", other.file))
        })?;
        let format = other.format(file.container);
        let headers = headers_of(file, &format, other, self.options)?;
        lookup::read(file, &format, &headers, (join, other), self.options)
    }
}

fn new_customers(leads: bool, known: HashMap<u64, customers::Known>) -> Customers {
    Customers { leads, known: Mutex::new(known), contradictions: Mutex::new(HashMap::new()) }
}

fn content_hash(file: &InputFile, mapping: &InputMapping) -> Result<String, Error> {
    let mut hasher = bytes::hash(&file.path)?;
    let alone = Mapping { version: 1, inputs: vec![mapping.clone()], left_out: Vec::new() };
    hasher.update(alone.to_toml().as_bytes());
    Ok(hasher.finalize().to_hex().to_string())
}

fn report(mapping: &InputMapping, counts: &Counts, unchanged: bool) -> InputReport {
    InputReport {
        file: mapping.file.clone(),
        sheet: mapping.sheet.clone(),
        source: mapping.source.clone(),
        table: mapping.table.clone(),
        rows_read: counts.read,
        rows_loaded: counts.loaded,
        rows_rejected: counts.rejected,
        facts: counts.facts.iter().map(|(kind, rows)| (*kind, *rows)).collect(),
        unchanged,
        first_rows: counts.first_rows.iter().map(|(_, row)| row.clone()).collect(),
    }
}

fn findings_of(
    mapping: &InputMapping,
    counts: &Counts,
    repeats: u64,
    plan: &Plan,
    format: &Format,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if repeats > 0 {
        findings.push(if mapping.key.is_empty() {
            Finding::new("duplicate_rows", &mapping.source).rows(repeats)
        } else {
            Finding::new("duplicate_identifiers", &mapping.source)
                .column(&mapping.key.join(", "))
                .rows(repeats)
        });
    }
    if counts.rounded > 0 {
        let code = plan.currency.map(|currency| currency.code().to_owned()).unwrap_or_default();
        findings.push(
            Finding::new("amounts_rounded", &mapping.source).rows(counts.rounded).with("currency", code),
        );
    }
    for ((column, reason), rows) in &counts.reasons {
        let finding = match *reason {
            "wrong_number_of_cells" => Finding::new("cells_beyond_header", &mapping.source),
            "not_valid_text" => Finding::new("text_damaged", &mapping.source)
                .with("encoding", crate::profile::display_name(format.encoding)),
            "unclosed_quote" => Finding::new("unclosed_quote", &mapping.source),
            "unknown_currency" => Finding::new("currency_unknown", &mapping.source),
            "not_found_in_other_file" => Finding::new("unjoined_rows", &mapping.source).with(
                "other",
                mapping.account_through.as_ref().map(|join| join.source.clone()).unwrap_or_default(),
            ),
            "not_json" => Finding::new("lines_not_json", &mapping.source),
            _ => Finding::new("values_unreadable", &mapping.source).with("reason", *reason),
        };
        let finding = if column.is_empty() { finding } else { finding.column(column) };
        findings.push(finding.rows(*rows));
    }
    findings
}

/// The headers of a file, as the mapping names them.
fn headers_of(
    file: &InputFile,
    format: &Format,
    mapping: &InputMapping,
    options: &ImportOptions<'_>,
) -> Result<Vec<String>, Error> {
    if file.container == Container::JsonLines {
        let mut names: Vec<String> = Vec::new();
        for column in &mapping.columns {
            if !names.contains(&column.header) {
                names.push(column.header.clone());
            }
        }
        return Ok(names);
    }
    let mut headers: Vec<String> = Vec::new();
    read::blocks(file, format, &options.limits, options.parquet, &mut |block| {
        let (records, _) = block.records(format, &mut Vec::new(), &options.limits, &file.path)?;
        for record in 0..records.len() {
            let number = records.number(record);
            if format.has_header && number + 1 == format.skipped_rows {
                headers = (0..records.width(record))
                    .map(|column| crate::values::trimmed(records.cell(record, column)).to_owned())
                    .collect();
                return Ok(false);
            }
            if !format.has_header && number >= format.skipped_rows {
                headers = (1..=records.width(record)).map(|column| format!("column_{column}")).collect();
                return Ok(false);
            }
        }
        Ok(true)
    })?;
    Ok(crate::profile::distinct_headers(headers))
}

/// Reads on this thread, understands and writes on two others.
fn run(
    file: &InputFile,
    format: &Format,
    shared: &Shared<'_>,
    options: &ImportOptions<'_>,
) -> Result<Counts, Error> {
    const THREADS: usize = 2;
    let (sender, receiver) = sync_channel::<(u64, Block)>(THREADS * 2);
    let receiver = Mutex::new(receiver);
    std::thread::scope(|scope| {
        let workers: Vec<_> =
            (0..THREADS).map(|_| scope.spawn(|| work(&receiver, file, format, shared))).collect();
        let mut number = 0;
        let read = read::blocks(file, format, &options.limits, options.parquet, &mut |block| {
            options.progress.advance(block.bytes());
            number += 1;
            // A worker that failed hangs up; its error comes out below.
            Ok(sender.send((number - 1, block)).is_ok())
        });
        drop(sender);
        let mut counts = Counts::default();
        let mut failed = None;
        for worker in workers {
            match worker.join() {
                Ok(Ok(part)) => counts.add(part),
                // The other thread knows why.
                Ok(Err(Error::Stopped)) => {}
                Ok(Err(error)) => failed = Some(error),
                Err(_) => {
                    failed = Some(Error::format_in(&file.path, LeftOutReason::NoTable, "a reader stopped"));
                }
            }
        }
        read?;
        failed.map_or(Ok(counts), Err)
    })
}

fn work(
    receiver: &Mutex<Receiver<(u64, Block)>>,
    file: &InputFile,
    format: &Format,
    shared: &Shared<'_>,
) -> Result<Counts, Error> {
    let mut worker = Worker::new(shared);
    let mut stopped = Stopped::new(shared.keys);
    let mut failed = None;
    let mut names = shared.headers.to_vec();
    loop {
        let block = match receiver.lock() {
            Ok(receiver) => receiver.recv(),
            Err(_) => break,
        };
        let Ok((number, block)) = block else { break };
        if failed.is_some() {
            // Drain, so that the reader is never left waiting.
            continue;
        }
        let bytes = block.bytes();
        let done = block
            .records(format, &mut names, shared.limits, &file.path)
            .and_then(|(records, bad)| worker.block(&records, &bad, (number, bytes)));
        if let Err(error) = done {
            shared.keys.fail();
            failed = Some(error);
        }
    }
    stopped.ended = failed.is_none();
    if let Some(error) = failed {
        return Err(error);
    }
    worker.flush()?;
    Ok(worker.counts)
}
