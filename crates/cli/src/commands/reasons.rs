//! `holdfast reasons`: why customers of a data folder left, and what people decided about it.

mod by_group;
mod explain;
mod review;

use crate::arguments::{ReasonsAction, ReasonsFactsOptions, TextReadingOptions};
use crate::console::Console;
use crate::language_model::Asked;
use crate::pipeline::{self, DataFolder, Decisions, TaxonomyNames, attribution, end_of};
use crate::told::Tell as _;
use comfy_table::{CellAlignment, Table, presets};
use holdfast_domain::calendar::Zone;
use holdfast_domain::clock::{Clock as _, SystemClock};
use holdfast_measures::Settings;
use holdfast_reasons::{Attribution, Contribution, Grouping, Level};
use holdfast_report::Names as _;
use holdfast_taxonomy::{LeafId, RollUp, S2Headings, Taxonomy};
use jiff::civil::Date;
use std::collections::HashMap;
use std::process::ExitCode;

pub(crate) fn run(action: &ReasonsAction, console: &Console) -> anyhow::Result<ExitCode> {
    match action {
        ReasonsAction::Fit(options) => {
            let fitted = fit(&options.facts, console)?;
            std::fs::create_dir_all(&options.out).told("error-creating", &options.out)?;
            attribution::write(&fitted.attribution, &fitted.zone, &options.out)?;
            console.summary(&verdict(&fitted.attribution, console));
            console.summary(&coverage(&fitted.attribution, console));
            console.summary(&sources(&fitted.attribution, console));
            console.note("reasons-written", &[("path", options.out.display().to_string().into())]);
        }
        ReasonsAction::Report(options) => {
            let fitted = fit(&options.facts, console)?;
            match &options.by {
                Some(by) => by_group::run(&fitted, by, options.json, console)?,
                None => report(&fitted, options.json, console)?,
            }
        }
        ReasonsAction::Explain(options) => explain::run(options, console)?,
        ReasonsAction::Review(options) => review::run(options, console)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The attribution of a data folder.
pub(crate) struct Fitted {
    pub(crate) attribution: Attribution,
    pub(crate) readers: attribution::Readers,
    pub(crate) folder: DataFolder,
    pub(crate) settings: Settings,
    zone: Zone,
    as_of: Date,
    headings: S2Headings,
}

fn fit(options: &ReasonsFactsOptions, console: &Console) -> anyhow::Result<Fitted> {
    fit_with(options, Decisions::open(&options.data)?.confirmed(), console)
}

pub(crate) fn fit_with(
    options: &ReasonsFactsOptions,
    confirmed: HashMap<String, LeafId>,
    console: &Console,
) -> anyhow::Result<Fitted> {
    let zone = Zone::from_name(&options.zone)?;
    let folder = DataFolder::existing(&options.data, &zone)?;
    let now = SystemClock.now();
    let last_fact = folder.window(now)?.map(|(_, last)| last);
    let as_of = options.review.as_of.or(last_fact).unwrap_or_else(|| zone.date(now));
    let headings = pipeline::headings(&options.review);
    let settings = Settings {
        as_of: end_of(as_of, &zone)?,
        zone: zone.clone(),
        default_currency: holdfast_domain::money::Currency::USD,
        recognition: pipeline::recognition(options.review.recognition),
        s2_headings: headings,
    };
    let wanted = attribution::Wanted {
        rules: options.rules.as_deref(),
        language_model: options
            .language_model
            .as_deref()
            .map(|settings| Asked { settings, data: Some(&options.data) }),
        confirmed,
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
    let texts = TextReadingOptions { encoder: options.encoder.clone(), data: None };
    let readers = attribution::Readers::open(&texts, options.models.as_deref(), engine, console)?;
    let attribution = attribution::compute(engine, &settings, wanted, &readers, console, &mut progress)?;
    spinner.finish_and_clear();
    Ok(Fitted { attribution, readers, folder, settings, zone, as_of, headings })
}

fn verdict(attribution: &Attribution, console: &Console) -> String {
    let verdict = serde_json::to_value(attribution.verdict).unwrap_or_default();
    let key = format!("verdict-{}", verdict.as_str().unwrap_or_default().replace('_', "-"));
    console.texts().get(&key)
}

/// For how many customers something is known, in a sentence.
fn coverage(attribution: &Attribution, console: &Console) -> String {
    let coverage = attribution.coverage();
    let unavoidable = attribution.accounts.iter().filter(|account| !account.avoidable).count();
    let values = [
        ("count", coverage.departures.into()),
        ("stated", coverage.stated.into()),
        ("reasoned", coverage.reasoned.into()),
        ("confident", coverage.confident.into()),
        ("unavoidable", unavoidable.into()),
    ];
    console.texts().format("attribution-coverage", &values)
}

fn evidence_words(id: &str, console: &Console) -> String {
    let key = format!("evidence-{}", id.replace('_', "-"));
    if console.texts().contains(&key) { console.texts().get(&key) } else { id.to_owned() }
}

fn table(headings: &[&str], console: &Console) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_BORDERS_ONLY);
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
fn report(fitted: &Fitted, json: bool, console: &Console) -> anyhow::Result<()> {
    let attribution = &fitted.attribution;
    let mix_at = |level| {
        let mut mix = attribution.mix(Taxonomy::embedded(), level, Grouping::All, 1);
        mix.sort_by(|one, other| other.share.total_cmp(&one.share));
        mix
    };
    let mix = mix_at(Level::Leaf);
    let audit = attribution.price_audit();
    if json {
        let rolled = |roll_up| mix_at(Level::Rolled(roll_up, fitted.headings));
        let against = attribution.stated_against_inferred(Taxonomy::embedded(), RollUp::S2, fitted.headings);
        let shown = serde_json::json!({
            "as_of": fitted.as_of.to_string(),
            "verdict": attribution.verdict,
            "coverage": attribution.coverage(),
            "mix": mix,
            "roll_ups": {
                "s2": rolled(RollUp::S2), "s0": rolled(RollUp::S0), "s1": rolled(RollUp::S1),
            },
            "stated_against_inferred": against,
            "sources": attribution.sources,
            "price_audit": audit,
            "rivals": attribution.rivals(),
        });
        console.result(&serde_json::to_string_pretty(&shown)?);
        return Ok(());
    }
    console.result(&verdict(attribution, console));
    console.result(&coverage(attribution, console));
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
    if !mix.is_empty() {
        console.result(&aligned(shown, &[1, 2]));
    }
    if audit.claims > 0 {
        let values = [
            ("count", audit.claims.into()),
            ("share", formats.percent(audit.borne_out, 0).into()),
            ("probability", formats.percent(audit.probability, 0).into()),
        ];
        console.result(&console.texts().format("price-audit-text", &values));
        for (leaf, share) in audit.instead.iter().take(5) {
            let name = names.reason(leaf.as_str()).name;
            console.result(&format!("{:>7}  {name}", formats.percent(*share, 1)));
        }
        console.result(&console.texts().get("price-audit-caution"));
    }
    Ok(())
}

/// What a source says, and the words it quotes.
fn told(part: &Contribution, console: &Console) -> (String, Vec<String>) {
    let quoted = part.seen.iter().filter_map(|seen| {
        let (from, to) = seen.span?;
        seen.text.as_ref()?.get(from..to).map(|words| words.trim().to_owned())
    });
    let quoted: Vec<String> = quoted.collect();
    let said = part.symbol.as_ref().map_or_else(
        || console.texts().get("evidence-silent"),
        |symbol| {
            let key = format!("{}-{symbol}", part.source);
            let words = evidence_words(&key, console);
            match words == key {
                false => words,
                // The words themselves follow: what a reader made of them adds nothing.
                true if !quoted.is_empty() => String::new(),
                true => console.texts().format("evidence-said", &[("text", symbol.as_str().into())]),
            }
        },
    );
    let source = evidence_words(&part.source, console);
    (if said.is_empty() { source } else { format!("{source}: {said}") }, quoted)
}

/// Log-odds with their sign.
fn signed(log_odds: f64, console: &Console) -> String {
    let number = console.texts().formats().decimal(log_odds, 2);
    if log_odds > 0.0 { format!("+{number}") } else { number }
}
