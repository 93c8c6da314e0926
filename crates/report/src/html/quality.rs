//! What is wrong with the data, and what was read.

use maud::{Markup, html};

use super::page::{Page, Section, absent, part_heading};
use super::table::{Table, numbers, text, words};
use crate::document::{Finding, SourceHealth};

pub(super) fn section(page: &Page<'_>) -> Section {
    let (review, voice) = (page.review, page.voice);
    let mut parts = Vec::new();
    let quality = &review.quality;
    let body = html! {
        @if quality.findings.is_empty() {
            (absent(&voice.say("quality-no-findings-text")))
        } @else {
            (part_heading(&mut parts, "findings", voice.say("part-findings")))
            ol.findings {
                @for finding in quality.by_severity() { (finding_item(page, finding)) }
            }
        }
        @if !quality.sources.is_empty() {
            (part_heading(&mut parts, "freshness", voice.say("part-freshness")))
            p { (voice.say("freshness-intro")) }
            (sources(page))
        }
    };
    Section { id: "quality", title: voice.say("section-quality"), parts, body }
}

fn finding_item(page: &Page<'_>, finding: &Finding) -> Markup {
    let voice = page.voice;
    let severity = match finding.severity.as_str() {
        "critical" => "critical",
        "note" => "note",
        _ => "warning",
    };
    html! {
        li class={ "finding " (severity) } {
            p {
                span.severity { (voice.word("severity-", &finding.severity)) }
                " " (voice.finding(finding))
            }
            @if finding.source.is_some() || finding.column.is_some() || finding.rows.is_some() {
                p.finding-place {
                    @if let Some(source) = &finding.source { span { (source) } }
                    @if let Some(column) = &finding.column {
                        span { (voice.say_with("finding-column", &[("column", column.as_str().into())])) }
                    }
                    @if let Some(rows) = finding.rows {
                        span { (voice.say_with("quality-rows", &[("count", rows.into())])) }
                    }
                }
            }
        }
    }
}

fn sources(page: &Page<'_>) -> Markup {
    let voice = page.voice;
    let columns = vec![
        words(voice.say("column-source")),
        words(voice.say("inputs-table")),
        numbers(voice.say("column-rows")),
        words(voice.say("column-window")),
        numbers(voice.say("column-days-since")),
        numbers(voice.say("column-longest-gap")),
        words(voice.say("column-state")),
    ];
    let days = |days: Option<i64>| {
        days.map_or_else(|| "–".to_owned(), |days| voice.say_with("duration-day", &[("count", days.into())]))
    };
    let rows = page.review.quality.sources.iter().map(|source| {
        vec![
            text(&source.source),
            text(page.table_name(&source.table)),
            text(voice.integer(source.rows)),
            match &source.window {
                None => text(voice.say("state-undated")),
                Some(window) => html! {
                    span.cell-value { (voice.date(&window.from)) }
                    span.cell-value { (voice.date(&window.to)) }
                },
            },
            text(days(source.days_since_last)),
            text(days(source.longest_gap_days)),
            state(page, source),
        ]
    });
    Table::new(voice.say("part-freshness"), columns, rows.collect()).markup()
}

/// The state of a source, with a mark that does not rely on colour.
fn state(page: &Page<'_>, source: &SourceHealth) -> Markup {
    let (class, mark) = match source.state.as_str() {
        "fresh" => ("state-fresh", "●"),
        "no_signal" | "undated" => ("state-unknown", "○"),
        _ => ("state-doubtful", "◐"),
    };
    html! {
        span.state.(class) {
            span aria-hidden="true" { (mark) } " " (page.voice.word("state-", &source.state))
        }
    }
}

/// What was read.
pub(super) fn inputs(page: &Page<'_>) -> Section {
    let (review, voice) = (page.review, page.voice);
    let (read, rejected) = review.rows();
    let body = if review.inputs.is_empty() {
        absent(&voice.say("absent-inputs"))
    } else {
        let columns = vec![
            words(voice.say("inputs-file")),
            words(voice.say("inputs-table")),
            numbers(voice.say("inputs-rows-read")),
            numbers(voice.say("inputs-rows-loaded")),
            numbers(voice.say("inputs-rows-rejected")),
        ];
        let rows = review.inputs.iter().map(|input| {
            vec![
                text(&input.file),
                text(page.table_name(&input.table)),
                text(voice.integer(input.rows_read)),
                text(voice.integer(input.rows_loaded)),
                text(voice.integer(input.rows_rejected)),
            ]
        });
        let values = [
            ("count", review.inputs.len().into()),
            ("read", voice.integer(read).into()),
            ("rejected", voice.integer(rejected).into()),
        ];
        html! {
            p { (voice.say_with("inputs-intro", &values)) }
            (Table::new(voice.say("section-inputs"), columns, rows.collect()).markup())
        }
    };
    Section { id: "inputs", title: voice.say("section-inputs"), parts: Vec::new(), body }
}
