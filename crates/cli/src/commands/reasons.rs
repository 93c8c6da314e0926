//! `holdfast reasons`: why customers of a data folder left, and what people decided about it.

use crate::arguments::{ReasonsAction, ReasonsFactsOptions, ReasonsReviewOptions, TextReadingOptions};
use crate::console::Console;
use crate::pipeline::{self, DataFolder, Decisions, TaxonomyNames, attribution, end_of};
use anyhow::{Context as _, bail};
use comfy_table::{CellAlignment, Table, presets};
use holdfast_domain::calendar::Zone;
use holdfast_domain::clock::{Clock as _, SystemClock};
use holdfast_measures::Settings;
use holdfast_reasons::{AccountReasons, Attribution, Contribution, Grouping, Level};
use holdfast_report::Names as _;
use holdfast_taxonomy::Taxonomy;
use std::process::ExitCode;

pub(crate) fn run(action: &ReasonsAction, console: &Console) -> anyhow::Result<ExitCode> {
    match action {
        ReasonsAction::Fit(options) => {
            let fitted = fit(&options.facts, console)?;
            std::fs::create_dir_all(&options.out).with_context(|| options.out.display().to_string())?;
            attribution::write(&fitted.attribution, &fitted.zone, &options.out)?;
            console.result(&verdict(&fitted.attribution, console));
            console.result(&sources(&fitted.attribution, console));
            console.note("reasons-written", &[("path", options.out.display().to_string().into())]);
        }
        ReasonsAction::Report(options) => {
            let fitted = fit(&options.facts, console)?;
            report(&fitted.attribution, options.json, console)?;
        }
        ReasonsAction::Explain(options) => {
            let fitted = fit(&options.facts, console)?;
            explain(&fitted, &options.account, options.leaf.as_deref(), options.json, console)?;
        }
        ReasonsAction::Review(options) => review(options, console)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The attribution of a data folder.
struct Fitted {
    attribution: Attribution,
    zone: Zone,
}

fn fit(options: &ReasonsFactsOptions, console: &Console) -> anyhow::Result<Fitted> {
    let zone = Zone::from_name(&options.zone)?;
    let folder = DataFolder::existing(&options.data, &zone)?;
    let now = SystemClock.now();
    let last_fact = folder.window(now)?.map(|(_, last)| last);
    let as_of = options.review.as_of.or(last_fact).unwrap_or_else(|| zone.date(now));
    let settings = Settings {
        as_of: end_of(as_of, &zone)?,
        zone: zone.clone(),
        default_currency: holdfast_domain::money::Currency::USD,
        recognition: pipeline::recognition(options.review.recognition),
        s2_headings: pipeline::headings(&options.review),
    };
    let wanted = attribution::Wanted {
        texts: TextReadingOptions { encoder: options.encoder.clone(), data: None },
        rules: options.rules.as_deref(),
        confirmed: Decisions::open(&options.data)?.confirmed(),
    };
    let spinner = console.spinner("progress-analysing");
    let mut progress = |step: &str| spinner.set_message(console.step(step));
    let engine = folder.engine();
    holdfast_measures::Measures::compute(
        engine,
        &settings,
        Taxonomy::embedded(),
        holdfast_taxonomy::Crosswalks::embedded(),
        &mut progress,
    )?;
    let attribution = attribution::compute(engine, &settings, wanted, console, &mut progress)?;
    spinner.finish_and_clear();
    Ok(Fitted { attribution, zone })
}

fn verdict(attribution: &Attribution, console: &Console) -> String {
    let verdict = serde_json::to_value(attribution.verdict).unwrap_or_default();
    let key = format!("verdict-{}", verdict.as_str().unwrap_or_default().replace('_', "-"));
    console.texts().get(&key)
}

fn evidence_words(id: &str, console: &Console) -> String {
    let key = format!("evidence-{}", id.replace('_', "-"));
    if console.texts().contains(&key) { console.texts().get(&key) } else { id.to_owned() }
}

fn table(headings: &[&str], console: &Console) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_header(headings.iter().map(|key| console.texts().get(key)));
    table
}

fn sources(attribution: &Attribution, console: &Console) -> String {
    let formats = console.texts().formats();
    let mut shown = table(
        &["column-source", "column-basis", "column-spoke", "column-relied-on", "column-counts"],
        console,
    );
    for source in &attribution.sources {
        let basis = serde_json::to_value(source.basis).unwrap_or_default();
        shown.add_row([
            evidence_words(&source.id, console),
            console.texts().get(&format!("source-basis-{}", basis.as_str().unwrap_or_default())),
            formats.integer(i64::try_from(source.spoke).unwrap_or(i64::MAX)),
            formats.percent(source.reliability, 0),
            formats.decimal(source.weight, 2),
        ]);
    }
    aligned(shown, &[2, 3, 4])
}

fn aligned(mut table: Table, numbers: &[usize]) -> String {
    for column in numbers {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string()
}

/// The mix of reasons, with intervals.
fn report(attribution: &Attribution, json: bool, console: &Console) -> anyhow::Result<()> {
    let mut mix = attribution.mix(Taxonomy::embedded(), Level::Leaf, Grouping::All, 1);
    mix.sort_by(|one, other| other.share.total_cmp(&one.share));
    if json {
        let shown = serde_json::json!({
            "verdict": attribution.verdict,
            "coverage": attribution.coverage(),
            "mix": mix,
            "sources": attribution.sources,
            "price_audit": attribution.price_audit(),
            "rivals": attribution.rivals(),
        });
        console.result(&serde_json::to_string_pretty(&shown)?);
        return Ok(());
    }
    console.result(&verdict(attribution, console));
    let names = TaxonomyNames::new(console.texts().language());
    let formats = console.texts().formats();
    let mut shown = table(&["column-reason", "column-share", "column-interval-90"], console);
    for row in &mix {
        shown.add_row([
            names.reason(&row.id).name,
            formats.percent(row.share, 1),
            formats.range(&formats.percent(row.low, 1), &formats.percent(row.high, 1)),
        ]);
    }
    console.result(&aligned(shown, &[1, 2]));
    Ok(())
}

/// Why one account left, in words.
fn explain(
    fitted: &Fitted,
    account: &str,
    leaf: Option<&str>,
    json: bool,
    console: &Console,
) -> anyhow::Result<()> {
    let attribution = &fitted.attribution;
    let texts = console.texts();
    let Some(place) = attribution.accounts.iter().position(|known| known.account_id == account) else {
        bail!("{}", texts.format("reasons-no-such-account", &[("account", account.into())]));
    };
    let found = &attribution.accounts[place];
    let wanted = leaf.unwrap_or_else(|| found.leaves.first().map_or("", |(leaf, _)| leaf.as_str()));
    let Some(explanation) = attribution.explain(place, wanted) else {
        bail!("{}", texts.format("reasons-no-such-leaf", &[("leaf", wanted.into())]));
    };
    if json {
        let shown = serde_json::json!({ "account": found, "explanation": explanation });
        console.result(&serde_json::to_string_pretty(&shown)?);
        return Ok(());
    }
    let names = TaxonomyNames::new(texts.language());
    let formats = texts.formats();
    for (leaf, probability) in found.leaves.iter().take(3) {
        let name = names.reason(leaf.as_str());
        console.result(&format!("{:>7}  {}", formats.percent(*probability, 1), name.name));
    }
    let confidence = texts.get(&format!("confidence-{}", found.confidence.key()));
    let basis = texts.get(&format!("basis-of-reason-{}", found.rests.key()));
    let values = [
        ("leaf", names.reason(wanted).name.into()),
        ("confidence", confidence.into()),
        ("basis", basis.into()),
        ("prior", formats.decimal(explanation.prior_log_odds, 2).into()),
        ("posterior", formats.decimal(explanation.posterior_log_odds, 2).into()),
    ];
    console.result(&texts.format("reasons-explained", &values));
    for part in &explanation.contributions {
        console.result(&contribution(part, console));
    }
    Ok(())
}

fn contribution(part: &Contribution, console: &Console) -> String {
    let weight = console.texts().formats().decimal(part.log_odds, 2);
    let sign = if part.log_odds > 0.0 { "+" } else { "" };
    let quoted = part.seen.iter().any(|seen| seen.text.is_some());
    let said = part.symbol.as_ref().map_or_else(
        || console.texts().get("evidence-silent"),
        |symbol| {
            let key = format!("{}-{symbol}", part.source);
            let words = evidence_words(&key, console);
            match words == key {
                false => words,
                // The words themselves follow: what a reader made of them adds nothing.
                true if quoted => String::new(),
                true => console.texts().format("evidence-said", &[("text", symbol.as_str().into())]),
            }
        },
    );
    let source = evidence_words(&part.source, console);
    let mut line = format!("{sign}{weight:<6} {source}");
    if !said.is_empty() {
        line.push_str(": ");
        line.push_str(&said);
    }
    for seen in &part.seen {
        if let (Some(text), Some((from, to))) = (&seen.text, seen.span)
            && let Some(words) = text.get(from..to)
        {
            line.push_str("\n         “");
            line.push_str(words.trim());
            line.push('”');
        }
    }
    line
}

/// Writes the reasons that most need a reader, or takes in what readers decided.
fn review(options: &ReasonsReviewOptions, console: &Console) -> anyhow::Result<()> {
    if let Some(file) = &options.import {
        DataFolder::existing(&options.facts.data, &Zone::from_name(&options.facts.zone)?)?;
        let mut decisions = Decisions::open(&options.facts.data)?;
        let taken = decisions.take_in(file, SystemClock.now())?;
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
        return Ok(());
    }
    let Some(file) = &options.export else {
        bail!("{}", console.texts().get("reasons-review-needs-file"));
    };
    let fitted = fit(&options.facts, console)?;
    let known = Decisions::open(&options.facts.data)?.confirmed();
    let mut queue: Vec<usize> = (0..fitted.attribution.accounts.len())
        .filter(|place| {
            options.second_reader || !known.contains_key(&fitted.attribution.accounts[*place].account_id)
        })
        .collect();
    // The least sure first: there a person tells most.
    let sureness = |place: &usize| fitted.attribution.accounts[*place].probability();
    queue.sort_by(|one, other| sureness(one).total_cmp(&sureness(other)).then(one.cmp(other)));
    queue.truncate(options.count);
    let mut writer = csv::Writer::from_path(file).with_context(|| file.display().to_string())?;
    writer.write_record(crate::pipeline::DECISION_COLUMNS)?;
    for place in &queue {
        let account = &fitted.attribution.accounts[*place];
        let leaf = account.leaves.first().map_or("unknown", |(leaf, _)| leaf.as_str());
        let evidence = evidence_of(&fitted.attribution, *place, account, console);
        writer.write_record([account.account_id.as_str(), leaf, "", "", "", evidence.as_str()])?;
    }
    writer.flush()?;
    let values = [("count", queue.len().into()), ("path", file.display().to_string().into())];
    console.note("reasons-queue-written", &values);
    Ok(())
}

/// What speaks for the likeliest reason, on one line.
fn evidence_of(
    attribution: &Attribution,
    place: usize,
    account: &AccountReasons,
    console: &Console,
) -> String {
    let leaf = account.leaves.first().map_or("", |(leaf, _)| leaf.as_str());
    let explanation = attribution.explain(place, leaf);
    let parts = explanation.iter().flat_map(|explanation| &explanation.contributions);
    let told = parts.filter(|part| part.symbol.is_some()).take(4);
    told.map(|part| contribution(part, console).replace('\n', " ")).collect::<Vec<_>>().join(" | ")
}
