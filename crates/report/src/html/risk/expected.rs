//! Losses expected, by reason and time ahead.

use maud::{Markup, html};

use super::super::page::Page;
use super::super::table::{Table, numbers, words};
use crate::document::{ExpectedLosses, Risk};

pub(super) fn part(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let mut horizons: Vec<u32> = risk.expected.iter().map(|expected| expected.horizon_days).collect();
    horizons.sort_unstable();
    horizons.dedup();
    let mut causes: Vec<&str> = Vec::new();
    for expected in &risk.expected {
        if !causes.contains(&expected.cause.as_str()) {
            causes.push(&expected.cause);
        }
    }
    let rows = causes.iter().map(|cause| {
        let name = voice.cause_of(risk, cause);
        let cells = horizons.iter().map(|days| {
            let of = |expected: &&ExpectedLosses| expected.cause == **cause && expected.horizon_days == *days;
            risk.expected.iter().find(of).map_or_else(|| html! { "–" }, |expected| cell(page, expected))
        });
        let first = if *cause == "any" {
            html! { strong { (name) } }
        } else {
            html! { (name) }
        };
        std::iter::once(first).chain(cells).collect()
    });
    let within = |days: &u32| {
        let mark = if risk.stands(*days, "unchecked") { "*" } else { "" };
        let days = ("days", i64::from(*days).into());
        numbers(format!("{}{mark}", voice.say_with("column-within-days", &[days])))
    };
    let columns = std::iter::once(words(voice.say("column-reason"))).chain(horizons.iter().map(within));
    let table = Table::new(voice.say("part-expected-losses"), columns.collect(), rows.collect());
    html! {
        p {
            (voice.say("expected-losses-intro")) " "
            a.definition href="#def-expected-losses" { (voice.say("how-computed")) }
        }
        div.expected { (table.markup()) }
        (notes(page, risk))
    }
}

fn cell(page: &Page<'_>, expected: &ExpectedLosses) -> Markup {
    let voice = page.voice;
    html! {
        span.cell-value { (voice.expected(expected.customers)) }
        span.cell-range { (voice.expected_range(expected)) }
        @if let Some(amounts) = voice.risk_amounts(page.review, &expected.monthly_minor) {
            span.cell-of { (voice.say_with("expected-of-month", &[("amounts", amounts.into())])) }
        }
    }
}

/// What of it was not checked, and what is not given.
fn notes(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let (unchecked, failed) = (risk.standing("unchecked"), risk.standing("failed"));
    html! {
        @if !unchecked.is_empty() {
            p.quiet { "* " (voice.say_with("expected-unchecked", &[("horizons", voice.days_list(&unchecked).into())])) }
        }
        @if !failed.is_empty() {
            p.quiet { (voice.say_with("expected-failed", &[("horizons", voice.days_list(&failed).into())])) }
        }
    }
}
