//! What has moved since, and whether the model holds for every group.

use maud::{Markup, html};

use super::super::page::Page;
use super::super::table::{Table, numbers, text, words};
use crate::document::{CohortShift, GroupCheck, Risk};
use crate::voice::{Proportion, Voice};

/// Below this index a signal has not moved noticeably.
const NOTICEABLE: f64 = 0.1;
/// Rows of a table.
const MOST_ROWS: usize = 20;

pub(super) fn drift(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let moved = risk.card.population_drift.iter().filter(|shift| shift.index >= NOTICEABLE);
    let rows: Vec<Vec<Markup>> = moved
        .take(MOST_ROWS)
        .map(|shift| vec![text(voice.feature(&shift.feature)), text(voice.formats.decimal(shift.index, 2))])
        .collect();
    let columns = vec![words(voice.say("column-feature")), numbers(voice.say("column-index"))];
    html! {
        @if rows.is_empty() {
            p { (voice.say("card-no-drift")) " " a.definition href="#def-drift" { (voice.say("how-computed")) } }
        } @else {
            p { (voice.say("card-drift-intro")) " " a.definition href="#def-drift" { (voice.say("how-computed")) } }
            (Table::new(voice.say("part-card-drift"), columns, rows).markup())
        }
        @if risk.card.cohort_drift.is_empty() {
            p { (voice.say("card-cohorts-none")) }
        } @else {
            p { (voice.say("card-cohorts-intro")) }
            (cohorts(page, risk))
        }
    }
}

/// All first, then those that alarm, then the others by how many are expected.
fn cohorts(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let mut shown: Vec<&CohortShift> = risk.card.cohort_drift.iter().collect();
    shown.sort_by(|one, other| {
        let place = |shift: &CohortShift| (shift.kind != "all", !shift.alarm);
        place(one).cmp(&place(other)).then(other.expected.total_cmp(&one.expected))
    });
    let rows = shown.into_iter().take(MOST_ROWS).map(|shift| {
        let cause = if shift.cause == "any" {
            voice.say("risk-all-reasons")
        } else {
            voice.cause_of(risk, &shift.cause)
        };
        let count = |value: f64| voice.count((value * 10.0).round() / 10.0);
        vec![
            text(named(voice, &shift.kind, &shift.cohort)),
            text(cause),
            text(count(shift.observed)),
            text(count(shift.expected)),
            html! {
                span.cell-value {
                    (voice.formats.decimal(shift.ratio.value, 2))
                    @if shift.alarm {
                        @let word = voice.say("card-alarm");
                        " " span.mark-out title=(word) aria-label=(word) role="img" { "▲" }
                    }
                }
                span.cell-range { (voice.number_ends(&shift.ratio, 2)) }
            },
        ]
    });
    let columns = vec![
        words(voice.say("column-cohort")),
        words(voice.say("column-reason")),
        numbers(voice.say("column-observed")),
        numbers(voice.say("column-expected")),
        numbers(voice.say("column-ratio")),
    ];
    Table::new(voice.say("part-card-drift"), columns, rows.collect()).markup()
}

fn named(voice: &Voice<'_>, kind: &str, group: &str) -> String {
    if kind == "all" {
        return voice.say("risk-group-all");
    }
    let values = [("kind", voice.word("kind-", kind).into()), ("group", group.into())];
    voice.say_with("card-named", &values)
}

pub(super) fn fairness(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let shown: Vec<&GroupCheck> =
        risk.card.fairness.iter().filter(|check| check.horizon_days == risk.horizon_days).collect();
    if shown.is_empty() {
        return html! { p { (voice.say("card-fairness-none")) } };
    }
    let rows = shown.into_iter().take(MOST_ROWS).map(|check| {
        let share = &check.observed;
        let observed =
            Proportion::new(check.events, check.accounts as f64, share.value, share.low, share.high);
        vec![
            text(named(voice, &check.kind, &check.group)),
            text(voice.integer(check.accounts)),
            text(voice.percent(check.mean_predicted)),
            html! {
                span.cell-value {
                    @if observed.has_percentage() { (voice.percent(share.value)) } @else { "–" }
                    @if check.off {
                        @let word = voice.say("card-off");
                        " " span.mark-out title=(word) aria-label=(word) role="img" { "◆" }
                    }
                }
                span.cell-range { (voice.ends(share)) }
            },
            check.auc.as_ref().map_or_else(|| html! { "–" }, |auc| {
                html! { span.cell-value { (voice.percent(auc.value)) } span.cell-range { (voice.ends(auc)) } }
            }),
        ]
    });
    let columns = vec![
        words(voice.say("column-cohort")),
        numbers(voice.say("column-customers")),
        numbers(voice.say("column-predicted")),
        numbers(voice.say("column-observed")),
        numbers(voice.say("column-auc")),
    ];
    let days = ("days", i64::from(risk.horizon_days).into());
    html! {
        p { (voice.say_with("card-fairness-intro", &[days])) }
        (Table::new(voice.say("part-card-fairness"), columns, rows.collect()).markup())
    }
}
