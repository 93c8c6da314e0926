//! From what was computed to the document: nothing is computed here but what the data
//! cannot say.

mod attribution;
mod limits;
mod measured;
mod risk;

pub use attribution::{AttributionParts, reasons_by};
pub use risk::{RiskParts, Wrote, account_at_risk, risk_refusal};

use crate::document::{Argument, Finding, Input, Quality, Review, SCHEMA_VERSION, SourceHealth, Window};
use crate::voice::sentence;
use holdfast_domain::facts::FactKind;
use holdfast_i18n::{Language, Texts};
use holdfast_measures::Results;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Everything a review is made of.
#[derive(Debug)]
pub struct Parts<'a> {
    /// Name of what is reviewed.
    pub title: String,
    /// Version of the program.
    pub generator: String,
    /// Last local date that counts.
    pub as_of: Date,
    /// IANA time zone.
    pub zone: String,
    /// First and last local date with facts.
    pub data_window: Option<(Date, Date)>,
    /// The measures.
    pub results: &'a Results,
    /// The attribution of losses, where somebody left.
    pub attribution: Option<AttributionParts<'a>>,
    /// Who leaves next, where it was looked at.
    pub risk: Option<RiskParts<'a>>,
    /// What the checks of the facts found.
    pub findings: &'a [holdfast_quality::Finding],
    /// Freshness per source.
    pub sources: &'a [holdfast_quality::SourceHealth],
    /// What was noticed while reading; the message is the English one.
    pub reading: Vec<Finding>,
    /// What was read.
    pub inputs: Vec<Input>,
    /// How many facts there are of each kind.
    pub facts: &'a BTreeMap<FactKind, u64>,
    /// Language of the sentences in the document.
    pub language: Language,
}

/// The document of these parts.
pub fn assemble(parts: Parts<'_>) -> Review {
    let texts = Texts::embedded(parts.language);
    let results = parts.results;
    let mut findings: Vec<Finding> = parts.findings.iter().map(finding).chain(parts.reading).collect();
    for finding in &mut findings {
        if let Some(message) = sentence(&texts, &finding.id, &finding.arguments) {
            finding.message = message;
        }
    }
    // Most serious first; within one severity, most rows first.
    findings.sort_by_key(|finding| (severity_rank(&finding.severity), std::cmp::Reverse(finding.rows)));
    let limits = limits::of(results, parts.facts, &texts);
    Review {
        schema_version: SCHEMA_VERSION.to_owned(),
        generator: parts.generator,
        title: parts.title,
        as_of: parts.as_of.to_string(),
        zone: parts.zone,
        data_window: parts.data_window.map(window),
        accounts: measured::accounts(&results.accounts),
        money: measured::money(&results.money),
        how_left: measured::how_left(&results.how_left),
        reasons: measured::reasons(&results.reasons),
        attribution: parts.attribution.as_ref().map(attribution::attribution),
        risk: parts.risk.as_ref().map(|risk| risk::risk(risk, &texts)),
        survival: results.survival.as_ref().map(measured::survival),
        measures: measured::series(&results.series),
        dialect_differences: measured::differences(results),
        mrr_movements: results.mrr_movements.iter().map(measured::movement).collect(),
        cohorts: results.cohorts.iter().map(measured::cohorts).collect(),
        quality: Quality { findings, sources: parts.sources.iter().map(source).collect() },
        inputs: parts.inputs,
        limits,
    }
}

fn severity_rank(severity: &str) -> u8 {
    match severity {
        "critical" => 0,
        "warning" => 1,
        _ => 2,
    }
}

fn window((from, to): (Date, Date)) -> Window {
    Window { from: from.to_string(), to: to.to_string() }
}

fn finding(found: &holdfast_quality::Finding) -> Finding {
    use holdfast_quality::Argument as Found;
    let arguments = found.arguments.iter().map(|(name, value)| {
        let value = match value {
            Found::Integer(value) => Argument::Integer(*value),
            Found::Number(value) => Argument::Number(*value),
            Found::Text(value) => Argument::Text(value.clone()),
        };
        ((*name).to_owned(), value)
    });
    Finding {
        id: found.id.to_owned(),
        severity: found.severity.name().to_owned(),
        source: found.source.clone(),
        column: found.column.clone(),
        rows: found.rows,
        message: found.id.to_owned(),
        arguments: arguments.collect(),
    }
}

fn source(found: &holdfast_quality::SourceHealth) -> SourceHealth {
    SourceHealth {
        source: found.source.clone(),
        table: found.table.to_owned(),
        rows: found.rows,
        window: found.window.map(window),
        days_since_last: found.days_since_last,
        state: found.state.name().to_owned(),
        longest_gap_days: found.longest_gap_days,
    }
}
