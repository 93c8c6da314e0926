//! Why customers left, from everything said and seen.

mod examples;
mod groups;
mod over_time;
mod pages;

use holdfast_charts::{BarRow, BarsWithIntervals, Drawing, Frame, Tone};
use maud::{Markup, html};

use super::figure::ChartFigure;
use super::page::{Page, Section, part_heading};
use super::table::{Table, numbers, prose, text, verbatim, words};
use crate::document::{AttributedShare, Attribution, LeafShare, PriceAudit, StatedAgainstInferred};
use crate::voice::Proportion;
use crate::{Name, names};

pub(super) use examples::quotation;

/// Bars shown of a long list; the table has all.
const MOST_BARS: usize = 20;
/// Cells shown of what was stated against what was seen.
const MOST_CELLS: usize = 12;
/// Other reasons shown beside a claim about the price, and kinds beside a rival.
const MOST_INSTEAD: usize = 5;
/// Rivals shown.
const MOST_RIVALS: usize = 10;

/// A chart of attributed shares.
struct Mix<'a> {
    id: &'static str,
    title: String,
    rows: &'a [AttributedShare],
    name: &'a dyn Fn(&str) -> names::Name,
    tone: Tone,
    half: bool,
}

/// The section, where anybody left and anything was looked at.
pub(super) fn section(page: &Page<'_>) -> Option<Section> {
    let voice = page.voice;
    let found = page.review.attribution.as_ref().filter(|found| found.departures > 0)?;
    let mut parts = Vec::new();
    let tells = found.verdict == "corroborated" || found.verdict == "not_testable";
    let body = html! {
        p { (voice.say("attribution-intro")) " " a.definition href="#def-attribution" { (voice.say("how-computed")) } }
        p.caution[!tells] { (voice.word("verdict-", &found.verdict)) }
        @if tells {
            (coverage(page, found))
            (roll_ups(page, found))
            (mix(page, &Mix {
                id: "attributed-leaves",
                title: voice.say("chart-attributed-leaves"),
                rows: &found.leaves,
                name: &|id| voice.reason(id),
                tone: Tone::Slate,
                half: false,
            }))
            @if found.groupings.iter().any(|grouping| !grouping.groups.is_empty()) {
                (part_heading(&mut parts, "by-group", voice.say("part-by-group")))
                (groups::part(page, found))
            }
            @if let Some(window) = &found.rising_window {
                (part_heading(&mut parts, "rising", voice.say("part-rising")))
                (over_time::rising(page, found, window))
            }
            @if let Some(against) = &found.stated_against_inferred {
                (part_heading(&mut parts, "stated-seen", voice.say("part-stated-seen")))
                (stated_against_inferred(page, against))
            }
            @if let Some(audit) = &found.price_audit {
                (part_heading(&mut parts, "price-audit", voice.say("part-price-audit")))
                (price_audit(page, audit))
            }
            @if !found.rivals.is_empty() {
                (part_heading(&mut parts, "rivals", voice.say("part-rivals")))
                (rivals(page, found))
            }
            @if let Some(recurrence) = &found.recurrence {
                (part_heading(&mut parts, "recurrence", voice.say("part-recurrence")))
                (over_time::recurrence(page, recurrence))
            }
            @if !found.reasons.is_empty() {
                (part_heading(&mut parts, "by-reason", voice.say("part-by-reason")))
                (pages::part(page, found))
            }
        }
        @if !found.sources.is_empty() {
            (part_heading(&mut parts, "listened-to", voice.say("part-listened-to")))
            (sources(page, found))
        }
    };
    Some(Section { id: "attribution", title: voice.say("section-attribution"), parts, body })
}

/// For how many something is known, as figures.
fn coverage(page: &Page<'_>, found: &Attribution) -> Markup {
    let voice = page.voice;
    let avoidable = found.departures.saturating_sub(found.unavoidable);
    let cells = [
        ("coverage-stated", found.stated),
        ("coverage-reasoned", found.reasoned),
        ("coverage-confident", found.confident),
        ("coverage-avoidable", avoidable),
    ];
    html! {
        div.figures.coverage {
            @for (key, count) in cells {
                @let (count, total) = (count as f64, found.departures as f64);
                @let share = count / total.max(1.0);
                @let proportion = Proportion::new(count, total, share, share, share);
                div.figure-cell {
                    p.figure-label { (voice.say(key)) }
                    p.figure-value.several { (voice.figure(&proportion)) }
                    @if proportion.has_percentage() { p.figure-note { (voice.of(count, total)) } }
                }
            }
        }
        p.quiet { (voice.say("coverage-avoidable-note")) }
    }
}

fn roll_ups(page: &Page<'_>, found: &Attribution) -> Markup {
    let (voice, roll_ups) = (page.voice, &found.rollup);
    let class = |id: &str| voice.class(id);
    let nine = roll_ups.s2.iter().any(|row| row.id == "trust");
    let eight = if nine { "rollup-nine" } else { "rollup-eight" };
    html! {
        div.pair {
            (mix(page, &Mix {
                id: "attributed-two", title: voice.say("rollup-two"), rows: &roll_ups.s1, name: &class,
                tone: Tone::Blue, half: true,
            }))
            (mix(page, &Mix {
                id: "attributed-four", title: voice.say("rollup-four"), rows: &roll_ups.s0, name: &class,
                tone: Tone::Green, half: true,
            }))
        }
        (mix(page, &Mix {
            id: "attributed-eight", title: voice.say(eight), rows: &roll_ups.s2, name: &class,
            tone: Tone::Purple, half: false,
        }))
    }
}

fn mix(page: &Page<'_>, mix: &Mix<'_>) -> Markup {
    if mix.rows.is_empty() {
        return html! {};
    }
    let voice = page.voice;
    let value = |share: f64| voice.percent(share);
    let shown = mix.rows.len().min(MOST_BARS);
    let draw = |frame: &Frame| -> Drawing {
        let rows = mix.rows[..shown].iter().map(|row| BarRow {
            label: (mix.name)(&row.id).name,
            value: row.share,
            interval: Some((row.low, row.high)),
            note: String::new(),
            tone: Some(mix.tone),
            last: false,
        });
        BarsWithIntervals { rows: rows.collect(), value: &value }.draw(frame)
    };
    let columns = vec![
        words(voice.say("column-reason")),
        numbers(voice.say("column-share")),
        numbers(voice.say("column-interval-90")),
        prose(voice.say("column-meaning")),
    ];
    let rows = mix.rows.iter().map(|row| {
        let Name { name, meaning } = (mix.name)(&row.id);
        let range = voice.formats.range(&voice.percent(row.low), &voice.percent(row.high));
        vec![text(name), text(voice.percent(row.share)), text(range), text(meaning)]
    });
    page.chart(&ChartFigure {
        id: mix.id.to_owned(),
        title: mix.title.clone(),
        caption: voice.say("chart-attributed-caption"),
        definition: "attribution",
        draw: &draw,
        table: Table::new(mix.title.clone(), columns, rows.collect()),
        half: mix.half,
    })
}

fn stated_against_inferred(page: &Page<'_>, against: &StatedAgainstInferred) -> Markup {
    let voice = page.voice;
    let values = [
        ("count", against.accounts.into()),
        ("overlap", voice.percent(against.overlap).into()),
        ("chance", voice.percent(against.overlap_by_chance).into()),
    ];
    let differ = against.cells.iter().filter(|cell| cell.stated != cell.inferred).take(MOST_CELLS);
    let rows = differ.map(|cell| {
        vec![
            text(voice.class(&cell.stated).name),
            text(voice.class(&cell.inferred).name),
            text(voice.count(cell.accounts)),
        ]
    });
    let columns = vec![
        words(voice.say("column-stated")),
        words(voice.say("column-seen")),
        numbers(voice.say("column-customers")),
    ];
    html! {
        p { (voice.say_with("stated-seen-text", &values)) }
        (Table::new(voice.say("part-stated-seen"), columns, rows.collect()).markup())
    }
}

fn price_audit(page: &Page<'_>, audit: &PriceAudit) -> Markup {
    let voice = page.voice;
    let values = [
        ("count", audit.claims.into()),
        ("share", voice.percent(audit.borne_out).into()),
        ("probability", voice.percent(audit.probability).into()),
    ];
    html! {
        p { (voice.say_with("price-audit-text", &values)) }
        (leaf_list(page, &audit.instead))
        p { (voice.say("price-audit-caution")) }
    }
}

fn leaf_list(page: &Page<'_>, leaves: &[LeafShare]) -> Markup {
    let voice = page.voice;
    html! {
        ul.meanings {
            @for leaf in leaves.iter().take(MOST_INSTEAD) {
                li { (voice.reason(&leaf.leaf).name) " " span.quiet { (voice.percent(leaf.share)) } }
            }
        }
    }
}

fn rivals(page: &Page<'_>, found: &Attribution) -> Markup {
    let voice = page.voice;
    let rows = found.rivals.iter().take(MOST_RIVALS).map(|rival| {
        vec![
            verbatim(&rival.name),
            text(voice.integer(rival.accounts)),
            html! { (leaf_list(page, &rival.kinds)) },
        ]
    });
    let columns = vec![
        words(voice.say("column-rival")),
        numbers(voice.say("column-customers")),
        words(voice.say("column-may-mean")),
    ];
    html! {
        p { (voice.say("rivals-text")) }
        (Table::new(voice.say("part-rivals"), columns, rows.collect()).markup())
    }
}

fn sources(page: &Page<'_>, found: &Attribution) -> Markup {
    let voice = page.voice;
    let rows = found.sources.iter().map(|source| {
        vec![
            text(voice.word("evidence-", &source.id)),
            text(voice.word("source-basis-", &source.basis)),
            text(voice.integer(source.spoke)),
            text(voice.percent(source.reliability)),
            text(voice.formats.decimal(source.weight, 2)),
        ]
    });
    let columns = vec![
        words(voice.say("column-source")),
        words(voice.say("column-basis")),
        numbers(voice.say("column-spoke")),
        numbers(voice.say("column-relied-on")),
        numbers(voice.say("column-counts")),
    ];
    html! {
        p { (voice.say("listened-to-text")) }
        (Table::new(voice.say("part-listened-to"), columns, rows.collect()).markup())
    }
}
