//! `holdfast reasons review`: what people should read, and what they decided.

use super::{Fitted, fit, fit_with, signed, told};
use crate::arguments::ReasonsReviewOptions;
use crate::console::Console;
use crate::pipeline::{DataFolder, Decisions, Intake, TaxonomyNames, guarded};
use anyhow::{Context as _, bail};
use holdfast_domain::calendar::Zone;
use holdfast_domain::clock::{Clock as _, SystemClock};
use holdfast_reasons::AccountReasons;
use holdfast_report::Names as _;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// Pieces of evidence shown beside a reason.
const MOST_EVIDENCE: usize = 4;

pub(super) fn run(options: &ReasonsReviewOptions, console: &Console) -> anyhow::Result<()> {
    match (&options.import, &options.export, &options.texts) {
        (Some(file), _, _) => import(options, file, console),
        (None, Some(file), _) => export(options, file, console),
        (None, None, Some(file)) => texts(options, file, console),
        (None, None, None) => bail!("{}", console.texts().get("reasons-review-needs-file")),
    }
}

/// Takes in what readers decided.
fn import(options: &ReasonsReviewOptions, file: &Path, console: &Console) -> anyhow::Result<()> {
    let folder = DataFolder::existing(&options.facts.data, &Zone::from_name(&options.facts.zone)?)?;
    let accounts = folder.accounts()?;
    let mut decisions = Decisions::open(&options.facts.data)?;
    let taken = decisions.take_in(file, &Intake { now: SystemClock.now(), accounts: &accounts })?;
    console.note("reasons-decisions-taken", &[("count", taken.into())]);
    if let Some(kappa) = decisions.agreement() {
        let formats = console.texts().formats();
        let values = [
            ("count", kappa.items.into()),
            ("agreement", formats.percent(kappa.agreement, 0).into()),
            ("kappa", formats.decimal(kappa.kappa, 2).into()),
        ];
        console.result(&console.texts().format("reasons-agreement", &values));
    }
    Ok(())
}

/// Writes the reasons that most need a reader.
fn export(options: &ReasonsReviewOptions, file: &Path, console: &Console) -> anyhow::Result<()> {
    let decisions = Decisions::open(&options.facts.data)?;
    let settled = decisions.confirmed();
    // Who reads second must not be told what the first decided.
    let confirmed = if options.second_reader { HashMap::new() } else { settled.clone() };
    let fitted = fit_with(&options.facts, confirmed, console)?;
    let accounts = &fitted.attribution.accounts;
    let wanted = |place: &usize| {
        let account = &accounts[*place].account_id;
        if options.second_reader { decisions.of(account).len() == 1 } else { !settled.contains_key(account) }
    };
    let mut queue: Vec<usize> = (0..accounts.len()).filter(wanted).collect();
    // The least sure first: there a person tells most.
    let sureness = |place: &usize| accounts[*place].probability();
    queue.sort_by(|one, other| sureness(one).total_cmp(&sureness(other)).then(one.cmp(other)));
    queue.truncate(options.count);
    write_queue(&fitted, &queue, file, console)?;
    let values = [("count", queue.len().into()), ("path", file.display().to_string().into())];
    console.note("reasons-queue-written", &values);
    Ok(())
}

fn write_queue(fitted: &Fitted, queue: &[usize], file: &Path, console: &Console) -> anyhow::Result<()> {
    let context = || format!("writing {}", file.display());
    let names = TaxonomyNames::new(console.texts().language());
    let formats = console.texts().formats();
    let mut out = BufWriter::new(File::create(file).with_context(context)?);
    // Spreadsheets take a file for UTF-8 by this mark only.
    out.write_all("\u{FEFF}".as_bytes()).with_context(context)?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
        "account_id",
        "left",
        "reason",
        "probability",
        "other_reasons",
        "leaf",
        "decision",
        "reader",
        "decided_at",
        "evidence",
    ])?;
    for &place in queue {
        let account = &fitted.attribution.accounts[place];
        let left = account.ended_at.and_then(|at| jiff::Timestamp::from_microsecond(at).ok());
        let left = left.map(|at| fitted.zone.date(at).to_string()).unwrap_or_default();
        let reason = |leaf: &str| names.reason(leaf).name;
        let others = account.leaves.iter().skip(1).take(3).map(|(leaf, probability)| {
            format!("{leaf} ({}, {})", reason(leaf.as_str()), formats.percent(*probability, 0))
        });
        let others = others.collect::<Vec<_>>().join(" | ");
        let leaf = account.leaves.first().map_or("unknown", |(leaf, _)| leaf.as_str());
        let evidence = evidence_of(fitted, place, account, console);
        let probability = format!("{:.3}", account.probability());
        let cells = [
            account.account_id.as_str(),
            left.as_str(),
            &reason(leaf),
            &probability,
            &others,
            leaf,
            "",
            "",
            "",
            &evidence,
        ];
        writer.write_record(cells.map(guarded))?;
    }
    writer.flush().with_context(context)
}

/// What speaks for the likeliest reason, on one line.
fn evidence_of(fitted: &Fitted, place: usize, account: &AccountReasons, console: &Console) -> String {
    let leaf = account.leaves.first().map_or("", |(leaf, _)| leaf.as_str());
    let explanation = fitted.attribution.explain(place, leaf);
    let parts = explanation.iter().flat_map(|explanation| &explanation.contributions);
    let shown = parts.filter(|part| part.symbol.is_some()).take(MOST_EVIDENCE).map(|part| {
        let (mut said, quoted) = told(part, console);
        for words in quoted {
            said = format!("{said} “{}”", words.replace(['\n', '\r'], " "));
        }
        format!("{said} ({})", signed(part.log_odds, console))
    });
    shown.collect::<Vec<_>>().join(" | ")
}

/// Writes the comments of customers whose reason people settled on, to train readers of texts on.
fn texts(options: &ReasonsReviewOptions, file: &Path, console: &Console) -> anyhow::Result<()> {
    let confirmed = Decisions::open(&options.facts.data)?.confirmed();
    let fitted = fit(&options.facts, console)?;
    let context = || format!("writing {}", file.display());
    let mut out = BufWriter::new(File::create(file).with_context(context)?);
    let mut count = 0_usize;
    for departure in fitted.attribution.departures() {
        let leaf = confirmed.get(&departure.account_id).filter(|leaf| !leaf.is_unknown());
        if let (Some(leaf), Some(text)) = (leaf, &departure.comment) {
            writeln!(out, "{}", serde_json::json!({ "text": text, "leaf": leaf })).with_context(context)?;
            count += 1;
        }
    }
    out.flush().with_context(context)?;
    let values = [("count", count.into()), ("path", file.display().to_string().into())];
    console.note("reasons-texts-written", &values);
    Ok(())
}
