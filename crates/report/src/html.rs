//! The review as one page: `report.html`.
//!
//! The page needs nothing but itself: no network, no script, no font. Charts are inline SVG in
//! two widths, of which the page shows the one that fits, each with its numbers as a table
//! underneath. It follows the reader's light or dark setting and prints on A4.

mod attribution;
mod cohorts;
mod definitions;
mod dialects;
mod figure;
mod leaving;
mod model_card;
mod page;
mod quality;
mod reasons;
mod revenue;
mod risk;
mod survival;
mod table;

use holdfast_i18n::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::Names;
use crate::document::Review;
use crate::lead::{Figure, Lead};
use crate::voice::Voice;
use page::{Page, Section};

const STYLE: &str = include_str!("html/style.css");

/// The review as an HTML page in a language. `names` gives reasons and classes their names in
/// the same language. Equal reviews give equal pages.
pub fn render(review: &Review, language: Language, names: &dyn Names) -> String {
    let voice = Voice::new(language, names);
    let page = Page { review, voice: &voice };
    let lead = Lead::of(review, &voice);
    let sections: Vec<Section> = [
        Some(leaving::section(&page)),
        Some(reasons::section(&page)),
        attribution::section(&page),
        risk::section(&page),
        Some(revenue::section(&page)),
        Some(survival::section(&page)),
        page.limits(),
        Some(quality::section(&page)),
        Some(quality::inputs(&page)),
        model_card::section(&page),
        Some(definitions::section(&page)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let title = voice.say_with("report-document-title", &[("title", review.title.as_str().into())]);
    let markup = html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "Holdfast " (review.generator) };
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(holdfast_charts::THEME_CSS)) }
            }
            body {
                a.skip href="#glance" { (voice.say("report-skip")) }
                (page.masthead())
                main {
                    (page.glance(&lead))
                    div.columns {
                        (page.contents(&sections))
                        div.parts {
                            @for section in &sections {
                                section.part id=(section.id) {
                                    h2 { (section.title) }
                                    (section.body)
                                }
                            }
                        }
                    }
                }
                (page.colophon())
            }
        }
    };
    markup.into_string()
}

impl Page<'_> {
    fn masthead(&self) -> Markup {
        let (review, voice) = (self.review, self.voice);
        html! {
            header.masthead {
                p.kicker { (voice.say("report-title")) }
                h1 { (review.title) }
                p.dateline {
                    span { (voice.say_with("report-as-of", &[("date", voice.date(&review.as_of).into())])) }
                    @if let Some(window) = &review.data_window {
                        @let values = [
                            ("from", voice.date(&window.from).into()),
                            ("to", voice.date(&window.to).into()),
                        ];
                        span { (voice.say_with("report-data-window", &values)) }
                    }
                    span { (voice.say_with("report-zone", &[("zone", review.zone.as_str().into())])) }
                }
            }
        }
    }

    fn contents(&self, sections: &[Section]) -> Markup {
        html! {
            nav.contents aria-labelledby="contents-title" {
                h2 #contents-title { (self.voice.say("report-contents")) }
                ol {
                    li { a href="#glance" { (self.voice.say("section-headline")) } }
                    @for section in sections {
                        li {
                            a href={ "#" (section.id) } { (section.title) }
                            @if !section.parts.is_empty() {
                                ol {
                                    @for (id, title) in &section.parts {
                                        li { a href={ "#" (id) } { (title) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn glance(&self, lead: &Lead) -> Markup {
        let mut sentences = lead.sentences.iter();
        html! {
            section.glance #glance {
                h2.visually-hidden { (self.voice.say("section-headline")) }
                @if let Some(first) = sentences.next() { p.standfirst { (first) } }
                div.figures {
                    @for figure in &lead.figures { (big_figure(figure)) }
                }
                div.story {
                    div { @for sentence in sentences { p { (sentence) } } }
                    @if !lead.findings.is_empty() {
                        div.named {
                            p.named-title { a href="#quality" { (self.voice.say("lead-findings")) } }
                            ul { @for finding in &lead.findings { li { (finding) } } }
                        }
                    }
                }
            }
        }
    }

    /// What the data cannot say.
    fn limits(&self) -> Option<Section> {
        let limits = &self.review.limits;
        (!limits.is_empty()).then(|| Section {
            id: "limits",
            title: self.voice.say("section-limits"),
            parts: Vec::new(),
            body: html! {
                p { (self.voice.say("limits-intro")) }
                ul.limits {
                    @for limit in limits {
                        li { (self.voice.sentence(&limit.id, &limit.arguments, &limit.message)) }
                    }
                }
            },
        })
    }

    fn colophon(&self) -> Markup {
        let values = [
            ("generator", self.review.generator.as_str().into()),
            ("schema", self.review.schema_version.as_str().into()),
        ];
        html! {
            footer.colophon {
                p { (self.voice.say_with("report-colophon", &values)) }
                p { (self.voice.say("report-files")) }
            }
        }
    }
}

fn big_figure(figure: &Figure) -> Markup {
    html! {
        div.figure-cell {
            p.figure-label { a href={ "#" (figure.section) } { (figure.label) } }
            p.figure-value.words[figure.in_words].several[figure.values.len() > 1] {
                @for value in &figure.values { span { (value) } }
            }
            p.figure-note { (figure.note) }
        }
    }
}
