//! The path from files to the review, shared by the commands.

pub(crate) mod attribution;
mod decisions;
mod facts;
mod names;
mod parquet;
mod reading;
pub(crate) mod risk;
mod rules;

pub(crate) use decisions::{Decision, Decisions, Intake, guarded};
pub(crate) use facts::{DataFolder, end_of};
pub(crate) use names::TaxonomyNames;
pub(crate) use reading::{Reading, dry_run, import};

use crate::arguments::{ReadingOptions, Recognition, ReviewOptions, TextReadingOptions};
use crate::console::Console;
use crate::language_model::Asked;
use crate::told::{Tell as _, Told};
use holdfast_domain::calendar::Zone;
use holdfast_domain::clock::{Clock as _, SystemClock};
use holdfast_domain::money::Currency;
use holdfast_measures::{Measures, Settings};
use holdfast_reasons::Attribution;
use holdfast_report::assemble::{AttributionParts, Parts, RiskParts, assemble};
use holdfast_report::document::Review;
use holdfast_taxonomy::{Crosswalks, S2Headings, Taxonomy};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) paths: Vec<PathBuf>,
    /// Folder of the review; facts go to `facts` in it.
    pub(crate) out: PathBuf,
    pub(crate) mapping: Option<PathBuf>,
    pub(crate) currency: Currency,
    pub(crate) zone: Zone,
    pub(crate) as_of: Option<Date>,
    pub(crate) recognition: holdfast_measures::Recognition,
    pub(crate) s2_headings: S2Headings,
    /// What the review is of, where its files' names say little.
    pub(crate) title: Option<String>,
    /// How texts are read.
    pub(crate) texts: TextReadingOptions,
    /// A person's own sources of evidence.
    pub(crate) rules: Option<PathBuf>,
    /// Settings of a language model that is asked about texts too.
    pub(crate) language_model: Option<PathBuf>,
    /// Whether to find out who leaves next.
    pub(crate) who_next: bool,
    /// A person's own score, compared with the model.
    pub(crate) hand_score: Option<PathBuf>,
}

impl Request {
    pub(crate) fn new(
        reading: &ReadingOptions,
        review: &ReviewOptions,
        out: PathBuf,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            mapping: reading.mapping.clone(),
            currency: currency(&reading.currency)?,
            zone: Zone::from_name(&reading.zone)?,
            as_of: review.as_of,
            recognition: recognition(review.recognition),
            s2_headings: headings(review),
            ..Self::with_defaults(out)
        })
    }

    pub(crate) fn with_defaults(out: PathBuf) -> Self {
        Self {
            paths: Vec::new(),
            out,
            mapping: None,
            currency: Currency::USD,
            zone: Zone::UTC,
            as_of: None,
            recognition: recognition(Recognition::PeriodEnd),
            s2_headings: S2Headings::Eight,
            title: None,
            texts: TextReadingOptions::default(),
            rules: None,
            language_model: None,
            who_next: true,
            hand_score: None,
        }
    }
}

pub(crate) fn currency(code: &str) -> anyhow::Result<Currency> {
    Currency::from_code(code).ok_or_else(|| Told::error("error-no-currency", [("code", code.to_owned())]))
}

pub(crate) fn recognition(setting: Recognition) -> holdfast_measures::Recognition {
    match setting {
        Recognition::Requested => holdfast_measures::Recognition::Requested,
        Recognition::Cancelled => holdfast_measures::Recognition::Cancelled,
        Recognition::PeriodEnd => holdfast_measures::Recognition::PeriodEnd,
    }
}

pub(crate) fn headings(review: &ReviewOptions) -> S2Headings {
    if review.nine_headings { S2Headings::Nine } else { S2Headings::Eight }
}

/// A finished analysis.
pub(crate) struct Outcome {
    pub(crate) review: Review,
    attribution: Attribution,
    risk: Option<risk::Assessed>,
    zone: Zone,
    reading: Reading,
}

/// Reads the files into a fresh data folder and computes the review.
pub(crate) fn analyze(request: &Request, console: &Console) -> anyhow::Result<Outcome> {
    std::fs::create_dir_all(&request.out).told("error-creating", &request.out)?;
    let data = request.out.join("facts");
    // A review is of the files named now: facts of an earlier run would mix with them.
    facts::discard(&data)?;
    let folder = DataFolder::open(&data, &request.zone)?;
    let rejects = request.out.join("rejects.csv");
    let reading = reading::import(request, &folder, &rejects, console)?;
    if reading.inputs.iter().all(|input| input.rows_loaded == 0) {
        return Err(anyhow::anyhow!(reading.why_nothing(console)));
    }
    let (review, attribution, risk) = review(request, &folder, &reading, console)?;
    Ok(Outcome { review, attribution, risk, zone: request.zone.clone(), reading })
}

fn review(
    request: &Request,
    folder: &DataFolder,
    reading: &Reading,
    console: &Console,
) -> anyhow::Result<(Review, Attribution, Option<risk::Assessed>)> {
    let spinner = console.spinner("progress-analysing");
    let now = SystemClock.now();
    let window = folder.window(now)?;
    let as_of = request.as_of.or(window.map(|(_, last)| last)).unwrap_or_else(|| request.zone.date(now));
    let settings = Settings {
        as_of: end_of(as_of, &request.zone)?,
        zone: request.zone.clone(),
        default_currency: request.currency,
        recognition: request.recognition,
        s2_headings: request.s2_headings,
    };
    let engine = folder.engine();
    let results =
        Measures::compute(engine, &settings, Taxonomy::embedded(), Crosswalks::embedded(), &mut |step| {
            spinner.set_message(console.step(step));
        })?;
    let readers = attribution::Readers::open(&request.texts, None, engine, console)?;
    let wanted = attribution::Wanted {
        rules: request.rules.as_deref(),
        language_model: request
            .language_model
            .as_deref()
            .map(|settings| Asked { settings, data: request.texts.data.as_deref() }),
        ..attribution::Wanted::default()
    };
    let attribution = attribution::compute(engine, &settings, wanted, &readers, console, &mut |step| {
        spinner.set_message(console.step(step));
    })?;
    let risk = if request.who_next {
        let wanted = risk::Wanted { hand_score: request.hand_score.as_deref(), ..risk::Wanted::default() };
        let mut progress = |step: &str| spinner.set_message(console.step(step));
        Some(risk::assess(folder, &settings, &attribution, &readers, &wanted, &mut progress)?)
    } else {
        None
    };
    let wrote = risk.as_ref().map(|risk| risk::last_written(engine, &risk.assessment)).transpose()?;
    let wrote = wrote.unwrap_or_default();
    let traits = attribution.traits(engine)?;
    let recurrence = holdfast_reasons::recurrence(
        engine,
        Taxonomy::embedded(),
        Crosswalks::embedded(),
        request.s2_headings,
        settings.as_of,
    )?;
    let statements = results.reasons.contradictions.iter().map(|pair| holdfast_quality::StatementPair {
        left: pair.left.clone(),
        right: pair.right.clone(),
        both: pair.both,
        contradicting: pair.contradicting,
    });
    let checks = holdfast_quality::Settings {
        as_of: settings.as_of,
        now: now.as_microsecond(),
        statements: statements.collect(),
    };
    let assessment = holdfast_quality::assess(engine, &checks, &mut |check| {
        spinner.set_message(console.step(check.name));
    })?;
    let facts = folder.counts()?;
    spinner.finish_and_clear();
    let review = assemble(Parts {
        title: request.title.clone().unwrap_or_else(|| title(&request.paths)),
        generator: env!("CARGO_PKG_VERSION").to_owned(),
        as_of,
        zone: request.zone.name().to_owned(),
        data_window: window,
        results: &results,
        attribution: Some(AttributionParts {
            attribution: &attribution,
            taxonomy: Taxonomy::embedded(),
            s2_headings: request.s2_headings,
            as_of: settings.as_of,
            zone: &request.zone,
            traits: &traits,
            recurrence: Some(&recurrence),
        }),
        risk: risk.as_ref().map(|risk| RiskParts {
            assessment: &risk.assessment,
            settings: &risk.settings,
            definitions: &risk.definitions,
            wrote: &wrote,
            zone: &request.zone,
        }),
        findings: &assessment.findings,
        sources: &assessment.sources,
        reading: reading.findings.clone(),
        inputs: reading.inputs.clone(),
        facts: &facts,
        language: console.texts().language(),
    });
    Ok((review, attribution, risk))
}

/// The folder or file that was named, as the name of what is reviewed.
fn title(paths: &[PathBuf]) -> String {
    let name = |path: &PathBuf| {
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    };
    paths.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Writes everything a reader wants into the folder of the review.
pub(crate) fn write_review(outcome: &Outcome, folder: &Path, console: &Console) -> anyhow::Result<()> {
    let names = TaxonomyNames::new(console.texts().language());
    let review = &outcome.review;
    let write = |name: &str, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).told("error-writing", &path)
    };
    write("report.html", holdfast_report::html::render(review, console.texts().language(), &names))?;
    write("report.json", holdfast_report::json::to_text(review)?)?;
    write("mapping.toml", outcome.reading.mapping.to_toml())?;
    holdfast_report::csv::write(review, &names, &folder.join("tables"))?;
    attribution::write(&outcome.attribution, &outcome.zone, folder)?;
    if let Some(risk) = &outcome.risk {
        risk::write(&risk.assessment, folder)?;
    }
    Ok(())
}

/// The summary for the terminal.
pub(crate) fn summary(outcome: &Outcome, console: &Console) -> String {
    let language = console.texts().language();
    let names = TaxonomyNames::new(language);
    let options = holdfast_report::terminal::Options::default();
    holdfast_report::terminal::render(&outcome.review, language, &names, options)
}
