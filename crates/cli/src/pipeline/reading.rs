//! From files to facts: discover, profile, propose a mapping, import.

use super::Request;
use super::facts::DataFolder;
use super::parquet::LakeParquet;
use crate::console::Console;
use crate::told::Tell as _;
use anyhow::bail;
use holdfast_analytics::Facts;
use holdfast_connectors::{
    Discovered, Error, ImportOptions, ImportOutcome, InputFile, InputReport, LeftOut, LeftOutReason, Limits,
    Mapping, Profile, Progress, ProposeOptions, RejectFile, RejectList, RejectSink, WhyLeftOut, discover,
    profile, propose,
};
use holdfast_domain::clock::SystemClock;
use holdfast_report::document::{Argument, Finding, Input};
use indicatif::ProgressBar;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What was read.
pub(crate) struct Reading {
    pub(crate) mapping: Mapping,
    pub(crate) inputs: Vec<Input>,
    pub(crate) findings: Vec<Finding>,
    reports: Vec<InputReport>,
}

impl Reading {
    /// What was done, one line an input.
    pub(crate) fn lines(&self, console: &Console) -> Vec<String> {
        let line = |report: &InputReport| {
            let key = if report.unchanged { "unchanged" } else { "loaded" };
            let numbers = [
                ("file", report.file.as_str().into()),
                ("table", report.table.as_str().into()),
                ("read", report.rows_read.into()),
                ("loaded", report.rows_loaded.into()),
                ("rejected", report.rows_rejected.into()),
            ];
            console.texts().format(key, &numbers)
        };
        self.reports.iter().map(line).collect()
    }

    /// Why there is nothing to analyse, for an error message.
    pub(crate) fn why_nothing(&self, console: &Console) -> String {
        let mut lines = vec![console.texts().get("error-nothing-read")];
        lines.extend(self.mapping.left_out.iter().map(|left_out| {
            let place = name_of(&left_out.file, left_out.sheet.as_deref());
            format!("  {place}: {}", why_left_out(left_out, console))
        }));
        for input in &self.inputs {
            if input.rows_rejected > 0 {
                let values = [("count", input.rows_rejected.into())];
                let why = console.texts().format("error-all-rejected", &values);
                lines.push(format!("  {}: {why}", input.file));
            }
        }
        lines.join("\n")
    }
}

/// Reads the files of a request into a data folder.
pub(crate) fn import(
    request: &Request,
    folder: &DataFolder,
    rejects: &Path,
    console: &Console,
) -> anyhow::Result<Reading> {
    if rejects.exists() {
        std::fs::remove_file(rejects).told("error-removing", rejects)?;
    }
    load(request, Some(folder.lake()), &RejectFile::new(rejects), console)
}

/// Shows what an import would do, and writes nothing.
pub(crate) fn dry_run(request: &Request, json: bool, console: &Console) -> anyhow::Result<ExitCode> {
    let rejects = RejectList::default();
    let reading = load(request, None, &rejects, console)?;
    if json {
        let shown = serde_json::json!({
            "mapping": reading.mapping.to_toml(),
            "inputs": reading.reports,
            "findings": reading.findings,
            "rejects": rejects.rejects(),
        });
        console.result(&serde_json::to_string_pretty(&shown)?);
        return Ok(ExitCode::SUCCESS);
    }
    console.result(&reading.mapping.to_toml());
    for report in &reading.reports {
        let numbers = [
            ("file", report.file.as_str().into()),
            ("table", report.table.as_str().into()),
            ("read", report.rows_read.into()),
            ("loaded", report.rows_loaded.into()),
            ("rejected", report.rows_rejected.into()),
        ];
        console.result(&console.texts().format("would-load", &numbers));
        for row in report.first_rows.iter().take(3) {
            console.result(&format!("    {row}"));
        }
    }
    for finding in &reading.findings {
        console.result(&format!("{}: {}", finding.source.as_deref().unwrap_or("-"), finding.message));
    }
    for reject in rejects.rejects().iter().take(20) {
        let place = format!("{}:{} {}", reject.file, reject.row, reject.column);
        console.result(&format!("{place}: {:?} ({})", reject.value, reject.reason));
    }
    console.note("dry-run", &[]);
    Ok(ExitCode::SUCCESS)
}

fn load(
    request: &Request,
    facts: Option<&holdfast_lake::Lake>,
    rejects: &dyn RejectSink,
    console: &Console,
) -> anyhow::Result<Reading> {
    let limits = Limits::default();
    let found = discover(&request.paths, &limits)?;
    if found.inputs.is_empty() {
        let values = [("path", shown(&request.paths).into())];
        let nothing = console.texts().format("error-no-file", &values);
        bail!("{nothing}{}", skipped(&found, console));
    }
    let (mapping, mut findings) = match &request.mapping {
        Some(path) => (saved_mapping(path)?, Vec::new()),
        None => proposed_mapping(&found, request, &limits, console)?,
    };
    let bar = console.bar("progress-importing", found.inputs.iter().map(|input| input.bytes).sum(), true);
    let options = ImportOptions {
        facts: facts.map(|lake| lake as &dyn Facts),
        clock: &SystemClock,
        zone: request.zone.time_zone().clone(),
        limits,
        parquet: Some(&LakeParquet),
        rejects,
        progress: &Bar(bar.clone()),
    };
    let outcome = holdfast_connectors::import(&found.inputs, &mapping, &options)?;
    bar.finish_and_clear();
    findings.extend(outcome.findings.iter().map(|finding| noticed(finding, console)));
    Ok(Reading { inputs: inputs(&outcome, &mapping), findings, reports: outcome.inputs, mapping })
}

fn saved_mapping(path: &Path) -> anyhow::Result<Mapping> {
    let text = std::fs::read_to_string(path).told("error-reading", path)?;
    Ok(Mapping::from_toml(&text, &path.display().to_string())?)
}

/// Profiles every file and proposes how to read them. A file that cannot be read at all is
/// left out with its reason, so that one bad file does not cost the others.
fn proposed_mapping(
    found: &Discovered,
    request: &Request,
    limits: &Limits,
    console: &Console,
) -> anyhow::Result<(Mapping, Vec<Finding>)> {
    let bar = console.bar("progress-reading", found.inputs.len() as u64, false);
    let mut profiles = Vec::with_capacity(found.inputs.len());
    let mut unread: Vec<(&InputFile, WhyLeftOut)> = Vec::new();
    for (input, profile) in found.inputs.iter().zip(profile_all(&found.inputs, limits, &bar)) {
        match profile {
            Ok(profile) => profiles.push(profile),
            Err(error) => match error.why_left_out() {
                Some(why) => unread.push((input, why)),
                None => return Err(error.into()),
            },
        }
    }
    bar.finish_and_clear();
    let options =
        ProposeOptions { currency: Some(request.currency.code().to_owned()), ..ProposeOptions::default() };
    let mut proposal = propose(&profiles, &options);
    for (input, why) in &unread {
        proposal.leave_out(input, why);
    }
    for skipped in &found.skipped {
        proposal.note_skipped(skipped);
    }
    let findings = proposal.findings.iter().map(|finding| noticed(finding, console)).collect();
    Ok((proposal.mapping, findings))
}

/// Profiles files on two threads, the largest first; the results are in the files' order.
fn profile_all(inputs: &[InputFile], limits: &Limits, bar: &ProgressBar) -> Vec<Result<Profile, Error>> {
    let mut order: Vec<usize> = (0..inputs.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(inputs[*index].bytes));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(&index) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((index, profile(&inputs[index], limits, Some(&LakeParquet))));
            bar.inc(1);
        }
        done
    };
    let mut profiles = std::thread::scope(|scope| {
        let other = scope.spawn(work);
        let mut profiles = work();
        match other.join() {
            Ok(done) => profiles.extend(done),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        profiles
    });
    profiles.sort_by_key(|(index, _)| *index);
    profiles.into_iter().map(|(_, profile)| profile).collect()
}

/// Why a file is left out, in the reader's language; a person's own words stay as they are.
fn why_left_out(left_out: &LeftOut, console: &Console) -> String {
    if LeftOutReason::from_code(&left_out.reason).is_none() {
        return left_out.reason.clone();
    }
    let arguments =
        [("reason", left_out.reason.as_str().into()), ("detail", left_out.detail.as_str().into())];
    console.texts().format("input_left_out", &arguments)
}

fn name_of(file: &str, sheet: Option<&str>) -> String {
    match sheet {
        Some(sheet) => format!("{file} [{sheet}]"),
        None => file.to_owned(),
    }
}

/// A finding of the importers as a finding of the review.
fn noticed(finding: &holdfast_connectors::Finding, console: &Console) -> Finding {
    use holdfast_connectors::{Argument as Given, Severity};
    let mut arguments: std::collections::BTreeMap<String, Argument> = finding
        .arguments
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Given::Integer(value) => Argument::Integer(*value),
                Given::Text(text) => Argument::Text(text.clone()),
            };
            ((*name).to_owned(), value)
        })
        .collect();
    arguments.insert("source".to_owned(), Argument::Text(finding.source.clone()));
    if let Some(column) = &finding.column {
        arguments.insert("column".to_owned(), Argument::Text(column.clone()));
    }
    let rows = i64::try_from(finding.rows).unwrap_or(i64::MAX);
    arguments.insert("rows".to_owned(), Argument::Integer(rows));
    let severity = match finding.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Problem => "critical",
    };
    let message = holdfast_report::sentence(console.texts(), finding.id, &arguments);
    Finding {
        id: finding.id.to_owned(),
        severity: severity.to_owned(),
        source: Some(finding.source.clone()),
        column: finding.column.clone(),
        rows: (finding.rows > 0).then_some(finding.rows),
        message: message.unwrap_or_else(|| finding.message()),
        arguments,
    }
}

/// What was read, one line a file and sheet; files left out have a line without a table.
fn inputs(outcome: &ImportOutcome, mapping: &Mapping) -> Vec<Input> {
    let read = outcome.inputs.iter().map(|report| Input {
        file: name_of(&report.file, report.sheet.as_deref()),
        table: if report.table == "customers" { "accounts".to_owned() } else { report.table.clone() },
        rows_read: report.rows_read,
        rows_loaded: report.rows_loaded,
        rows_rejected: report.rows_rejected,
    });
    let left_out = mapping.left_out.iter().map(|left_out| Input {
        file: name_of(&left_out.file, left_out.sheet.as_deref()),
        table: String::new(),
        rows_read: 0,
        rows_loaded: 0,
        rows_rejected: 0,
    });
    read.chain(left_out).collect()
}

fn shown(paths: &[std::path::PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

fn skipped(found: &Discovered, console: &Console) -> String {
    let lines = found.skipped.iter().map(|skipped| {
        let (reason, detail) = (skipped.why.reason.code().into(), skipped.why.detail.as_str().into());
        let why = console.texts().format("input_left_out", &[("reason", reason), ("detail", detail)]);
        format!("\n  {}: {why}", skipped.path.display())
    });
    lines.collect()
}

struct Bar(ProgressBar);

impl Progress for Bar {
    fn begin(&self, file: &str, _bytes: u64) {
        self.0.set_message(file.to_owned());
    }

    fn advance(&self, bytes: u64) {
        self.0.inc(bytes);
    }
}
