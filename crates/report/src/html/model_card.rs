//! The model card: everything needed to judge the model behind the list.

mod made;
mod tested;
mod watched;

use maud::html;

use super::page::{Page, Section, part_heading};

/// The section, where risk was looked at.
pub(super) fn section(page: &Page<'_>) -> Option<Section> {
    let voice = page.voice;
    let risk = page.review.risk.as_ref()?;
    let card = &risk.card;
    let mut parts = Vec::new();
    let body = html! {
        p {
            (voice.say("card-intro")) " "
            a.definition href="#def-risk-published" { (voice.say("how-computed")) }
        }
        @if !risk.is_published() {
            p.caution { (voice.say("lead-risk-refused")) }
            ul.limits { @for refusal in &risk.refusals { li { (voice.refusal(refusal)) } } }
        }
        (part_heading(&mut parts, "card-data", voice.say("part-card-data")))
        (made::data(page, risk))
        @if !card.causes.is_empty() {
            (part_heading(&mut parts, "card-causes", voice.say("part-card-causes")))
            (made::causes(page, risk))
        }
        @if !card.metrics.is_empty() {
            (part_heading(&mut parts, "card-metrics", voice.say("part-card-metrics")))
            (tested::metrics(page, risk))
        }
        @if !card.families.is_empty() {
            (part_heading(&mut parts, "card-families", voice.say("part-card-families")))
            (made::families(page, risk))
        }
        @if !card.learners.is_empty() {
            (part_heading(&mut parts, "card-learners", voice.say("part-card-learners")))
            (made::learners(page, risk))
        }
        @if !card.metrics.is_empty() || !card.leaks.is_empty() || !card.left_out.is_empty() {
            (part_heading(&mut parts, "card-left-out", voice.say("part-card-left-out")))
            (made::left_out(page, risk))
        }
        @if !card.metrics.is_empty() {
            (part_heading(&mut parts, "card-drift", voice.say("part-card-drift")))
            (watched::drift(page, risk))
            (part_heading(&mut parts, "card-fairness", voice.say("part-card-fairness")))
            (watched::fairness(page, risk))
        }
    };
    Some(Section { id: "model-card", title: voice.say("section-model-card"), parts, body })
}
