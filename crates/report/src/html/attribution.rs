//! Why customers left, from everything said and seen.

use holdfast_charts::{BarRow, BarsWithIntervals, Drawing, Frame, Tone};
use maud::{Markup, html};

use super::figure::ChartFigure;
use super::page::{Page, Section, part_heading};
use super::table::{Table, numbers, prose, text, verbatim, words};
use crate::document::{
    AttributedShare, Attribution, Evidence, ExampleAccount, LeafShare, PriceAudit, Quote, ReasonExamples,
    StatedAgainstInferred,
};
use crate::{Name, names};

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
            p { (coverage(page, found)) }
            (roll_ups(page, found))
            (mix(page, &Mix {
                id: "attributed-leaves",
                title: voice.say("chart-attributed-leaves"),
                rows: &found.leaves,
                name: &|id| voice.reason(id),
                tone: Tone::Slate,
                half: false,
            }))
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
            @if !found.rising.is_empty() {
                (part_heading(&mut parts, "rising", voice.say("part-rising")))
                (rising(page, found))
            }
            @if !found.examples.is_empty() {
                (part_heading(&mut parts, "by-reason", voice.say("part-by-reason")))
                p { (voice.say("by-reason-intro")) }
                @for reason in &found.examples { (by_reason(page, reason)) }
            }
        }
        @if !found.sources.is_empty() {
            (part_heading(&mut parts, "listened-to", voice.say("part-listened-to")))
            (sources(page, found))
        }
    };
    Some(Section { id: "attribution", title: voice.say("section-attribution"), parts, body })
}

fn coverage(page: &Page<'_>, found: &Attribution) -> String {
    let voice = page.voice;
    voice.say_with(
        "attribution-coverage",
        &[
            ("count", found.departures.into()),
            ("stated", voice.integer(found.stated).into()),
            ("reasoned", voice.integer(found.reasoned).into()),
            ("confident", voice.integer(found.confident).into()),
            ("unavoidable", voice.integer(found.unavoidable).into()),
        ],
    )
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

fn rising(page: &Page<'_>, found: &Attribution) -> Markup {
    let voice = page.voice;
    let rows = found.rising.iter().map(|reason| {
        vec![
            text(voice.reason(&reason.leaf).name),
            text(voice.percent(reason.before)),
            text(voice.percent(reason.recent)),
            text(voice.percent(reason.probability)),
        ]
    });
    let columns = vec![
        words(voice.say("column-reason")),
        numbers(voice.say("column-before")),
        numbers(voice.say("column-last-quarter")),
        numbers(voice.say("column-how-sure")),
    ];
    Table::new(voice.say("part-rising"), columns, rows.collect()).markup()
}

/// One reason: how many, and some of them with what speaks for it.
fn by_reason(page: &Page<'_>, reason: &ReasonExamples) -> Markup {
    let voice = page.voice;
    let Name { name, meaning } = voice.reason(&reason.leaf);
    let count = voice.say_with("by-reason-count", &[("count", reason.accounts.into())]);
    html! {
        details.reason id={ "reason-" (reason.leaf.replace('.', "-")) } {
            summary { strong { (name) } " " span.quiet { (count) } }
            @if !meaning.is_empty() { p.quiet { (meaning) } }
            @for account in &reason.examples { (example(page, account)) }
        }
    }
}

fn example(page: &Page<'_>, account: &ExampleAccount) -> Markup {
    let voice = page.voice;
    let values = [
        ("account", account.account_id.as_str().into()),
        ("probability", voice.percent(account.probability).into()),
        ("basis", voice.word("basis-of-reason-", &account.rests).into()),
    ];
    html! {
        div.example {
            p.example-account { (voice.say_with("example-account", &values)) }
            @if account.evidence.is_empty() {
                p.quiet { (voice.say("example-no-evidence")) }
            } @else {
                ul.evidence { @for evidence in &account.evidence { (evidence_line(page, evidence)) } }
            }
        }
    }
}

fn evidence_line(page: &Page<'_>, evidence: &Evidence) -> Markup {
    let voice = page.voice;
    let weight = voice.formats.decimal(evidence.log_odds, 1);
    let source = voice.word("evidence-", &evidence.source);
    let key = format!("{}-{}", evidence.source, evidence.symbol);
    let said = voice.word("evidence-", &key);
    html! {
        li {
            span.weight { @if evidence.log_odds > 0.0 { "+" } (weight) } " "
            span.evidence-source { (source) }
            // Where the sentence is not known, the name of the source has to do.
            @if said != key { " " span.evidence-said { (said) } }
            @if let Some(quote) = &evidence.quote { (quotation(quote)) }
        }
    }
}

fn quotation(quote: &Quote) -> Markup {
    html! {
        blockquote dir="auto" { (quote.before) mark { (quote.words) } (quote.after) }
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
