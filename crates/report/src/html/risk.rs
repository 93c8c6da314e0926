//! Who leaves next: the list, the losses expected, whether the probabilities hold, and what can
//! be said by group.

mod check;
mod customers;
mod expected;
mod groups;

use maud::{Markup, html};

use super::page::{Page, Section, part_heading};
use crate::document::Risk;

/// The section, where it was looked at.
pub(super) fn section(page: &Page<'_>) -> Option<Section> {
    let voice = page.voice;
    let risk = page.review.risk.as_ref()?;
    let published = risk.is_published();
    let mut parts = Vec::new();
    let body = html! {
        (intro(page, risk))
        @if published {
            (part_heading(&mut parts, "who-next", voice.say("part-who-next")))
            (customers::part(page, risk))
            @if !risk.expected.is_empty() {
                (part_heading(&mut parts, "expected-losses", voice.say("part-expected-losses")))
                (expected::part(page, risk))
            }
        } @else {
            (part_heading(&mut parts, "no-names", voice.say("risk-refused-title")))
            ul.limits { @for refusal in &risk.refusals { li { (voice.refusal(refusal)) } } }
            @if !risk.groups.is_empty() { p { (voice.say("risk-refused-instead")) } }
        }
        @if !published && !risk.groups.is_empty() {
            (part_heading(&mut parts, "risk-groups", voice.say("part-risk-groups")))
            (groups::part(page, risk))
        }
        @if check::has(risk) {
            (part_heading(&mut parts, "risk-check", voice.say("part-risk-check")))
            (check::part(page, risk))
        }
        @if published && !risk.groups.is_empty() {
            (part_heading(&mut parts, "risk-groups", voice.say("part-risk-groups")))
            (groups::part(page, risk))
        }
    };
    Some(Section { id: "risk", title: voice.say("section-risk"), parts, body })
}

fn intro(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let date = voice.date(risk.predicted_on.as_deref().unwrap_or(&page.review.as_of));
    let intro = if risk.is_published() {
        voice.say_with("risk-intro", &[("date", date.into())])
    } else {
        voice.say("risk-intro-refused")
    };
    html! {
        p {
            (intro) " "
            a.definition href="#def-risk" { (voice.say("how-computed")) } " "
            a.definition href="#model-card" { (voice.say("risk-see-card")) }
        }
        @if !risk.is_published() { p.caution { (voice.say("lead-risk-refused")) } }
    }
}
