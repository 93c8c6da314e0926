//! How each figure is computed.

use maud::{Markup, html};

use super::page::{Page, Section};
use crate::dialects::DialectTable;

/// Entries that every page has: what follows `def-`.
const ALWAYS: &[&str] = &["left", "interval", "few"];
/// Entries about reasons.
const REASONS: &[&str] = &["roll-ups", "soft-counts", "coverage"];
/// Entries about two statements compared.
const CONTRADICTIONS: &[&str] = &["chi-square"];
/// Entries about money.
const REVENUE: &[&str] = &["mrr", "movements"];
/// Entries about time.
const SURVIVAL: &[&str] = &["kaplan-meier", "median"];
/// Entries about risk.
const RISK: &[&str] = &["risk", "risk-published", "risk-groups", "drift"];
/// Entries about a list of customers.
const WHO_NEXT: &[&str] = &["money-at-risk", "expected-losses", "risk-changes"];
/// Entries about a test.
const TEST: &[&str] = &["signals", "auc", "calibration", "lift", "losses-scores"];

pub(super) fn section(page: &Page<'_>) -> Section {
    let (review, voice) = (page.review, page.voice);
    let mut entries: Vec<&str> = ALWAYS.to_vec();
    if !review.reasons.leaves.is_empty() || !review.reasons.stated.is_empty() {
        entries.extend(REASONS);
    }
    if !review.reasons.contradictions.is_empty() {
        entries.extend(CONTRADICTIONS);
    }
    if review.attribution.is_some() {
        entries.push("attribution");
    }
    if !review.money.is_empty() || !review.mrr_movements.is_empty() {
        entries.extend(REVENUE);
    }
    if let Some(survival) = &review.survival {
        entries.extend(SURVIVAL);
        if !survival.cumulative_incidence.is_empty() {
            entries.push("aalen-johansen");
        }
    }
    if !review.cohorts.is_empty() {
        entries.push("cohorts");
    }
    if let Some(risk) = &review.risk {
        entries.extend(RISK);
        if risk.is_published() {
            entries.extend(WHO_NEXT);
        }
        if risk.is_published() || !risk.card.metrics.is_empty() {
            entries.extend(TEST);
        }
    }
    let body = html! {
        dl.definitions {
            @for entry in entries {
                dt id={ "def-" (entry) } { (voice.say(&format!("definition-{entry}"))) }
                dd { (voice.say(&format!("definition-{entry}.text"))) }
            }
            (measures(page))
        }
    };
    Section { id: "definitions", title: voice.say("section-definitions"), parts: Vec::new(), body }
}

/// What each measure means.
fn measures(page: &Page<'_>) -> Markup {
    let voice = page.voice;
    let Some(table) = DialectTable::of(page.review) else {
        return html! {};
    };
    let mut measures: Vec<&str> = table.rows.iter().map(|row| row.measure).collect();
    measures.dedup();
    html! {
        dt #def-measures { (voice.say("definition-measures")) }
        dd { (voice.say("definition-measures.text")) }
        @for measure in measures {
            @let id = measure.replace('_', "-");
            @let key = format!("measure-{id}-meaning");
            @if voice.texts.contains(&key) {
                dt id={ "def-measure-" (id) } { (voice.measure_name(measure)) }
                dd { (voice.say(&key)) }
            }
        }
    }
}
