//! What customers said the reason was.

use holdfast_charts::{BarRow, BarsWithIntervals, Drawing, Frame, Tone};
use maud::{Markup, html};

use super::figure::ChartFigure;
use super::leaving::{bar_note, value_writer};
use super::page::{Page, Section, absent, part_heading};
use super::table::{Table, numbers, prose, text, verbatim, words};
use crate::document::{Contradiction, Coverage, ReasonShare};
use crate::stated::CrossTable;
use crate::voice::Proportion;
use crate::{Name, names};

/// Bars shown of a long list; the table has all.
const MOST_BARS: usize = 20;
/// Values listed in the page; the CSV files have all.
const MOST_VALUES: usize = 40;
/// Rows and columns of a cross table in the page.
const MOST_CROSS_ROWS: usize = 16;
const MOST_CROSS_COLUMNS: usize = 8;
/// A p-value above which two statements look unrelated.
const UNRELATED: f64 = 0.05;

/// A chart of the reason mix: the leaves or a roll-up.
struct Mix<'a> {
    id: &'static str,
    title: String,
    rows: &'a [ReasonShare],
    name: &'a dyn Fn(&str) -> names::Name,
    tone: Tone,
    half: bool,
}

pub(super) fn section(page: &Page<'_>) -> Section {
    let (review, voice) = (page.review, page.voice);
    let reasons = &review.reasons;
    let mut parts = Vec::new();
    let body = if reasons.stated.is_empty() && reasons.leaves.is_empty() {
        html! {
            (absent(&voice.say(if review.accounts.churned == 0 { "absent-leavers" } else { "absent-reasons" })))
            (unmapped(page))
        }
    } else {
        html! {
            @if let Some(coverage) = &reasons.coverage { (coverage_text(page, coverage)) }
            @if !reasons.contradictions.is_empty() {
                p.caution { (voice.say("reasons-caution")) " " a href="#contradictions" { (voice.say("reasons-caution-link")) } }
            }
            (part_heading(&mut parts, "roll-ups", voice.say("part-roll-ups")))
            p { (voice.say("roll-ups-intro")) " " a.definition href="#def-roll-ups" { (voice.say("how-computed")) } }
            (roll_ups(page))
            (part_heading(&mut parts, "leaves", voice.say("part-leaves")))
            @if reasons.has_soft_counts() {
                p { (voice.say("soft-counts")) " " a.definition href="#def-soft-counts" { (voice.say("how-computed")) } }
            }
            (mix(page, &Mix {
                id: "mix-leaves",
                title: voice.say("chart-leaves"),
                rows: &reasons.leaves,
                name: &|id| voice.reason(id),
                tone: Tone::Slate,
                half: false,
            }))
            @if !reasons.stated.is_empty() {
                (part_heading(&mut parts, "own-words", voice.say("part-own-words")))
                (own_words(page))
            }
            (unmapped(page))
            @if !reasons.contradictions.is_empty() {
                (part_heading(&mut parts, "contradictions", voice.say("part-contradictions")))
                @for contradiction in &reasons.contradictions { (contradiction_part(page, contradiction)) }
            }
        }
    };
    Section { id: "reasons", title: voice.say("section-reasons"), parts, body }
}

fn coverage_text(page: &Page<'_>, coverage: &Coverage) -> Markup {
    let voice = page.voice;
    let share = &coverage.share;
    let proportion =
        Proportion { count: coverage.informative as f64, total: coverage.churned as f64, share: *share };
    let values = [
        ("churned", coverage.churned.into()),
        ("stated", voice.integer(coverage.stated).into()),
        ("informative", voice.integer(coverage.informative).into()),
        ("figure", voice.figure(&proportion).into()),
        ("range", voice.range(share).into()),
    ];
    html! { p { (voice.say_with("coverage-text", &values)) } }
}

fn roll_ups(page: &Page<'_>) -> Markup {
    let (voice, roll_ups) = (page.voice, &page.review.reasons.rollup);
    let class = |id: &str| voice.class(id);
    let nine = roll_ups.s2.iter().any(|row| row.id == "trust");
    let eight = if nine { "rollup-nine" } else { "rollup-eight" };
    html! {
        div.pair {
            (mix(page, &Mix {
                id: "mix-two", title: voice.say("rollup-two"), rows: &roll_ups.s1, name: &class,
                tone: Tone::Blue, half: true,
            }))
            (mix(page, &Mix {
                id: "mix-four", title: voice.say("rollup-four"), rows: &roll_ups.s0, name: &class,
                tone: Tone::Green, half: true,
            }))
        }
        (mix(page, &Mix {
            id: "mix-eight", title: voice.say(eight), rows: &roll_ups.s2, name: &class,
            tone: Tone::Purple, half: false,
        }))
    }
}

fn mix(page: &Page<'_>, mix: &Mix<'_>) -> Markup {
    if mix.rows.is_empty() {
        return html! {};
    }
    let (voice, reasons) = (page.voice, &page.review.reasons);
    let base = reasons.base();
    let value = value_writer(voice, base);
    let mut largest: Vec<&ReasonShare> = mix.rows.iter().filter(|row| row.count > 0.0).collect();
    largest.sort_by(|one, other| other.count.total_cmp(&one.count));
    let shown = largest.len().min(MOST_BARS);
    let draw = |frame: &Frame| -> Drawing {
        let rows = largest[..shown].iter().map(|row| BarRow {
            label: (mix.name)(&row.id).name,
            value: row.share,
            interval: Some((row.low, row.high)),
            note: bar_note(voice, row.count, base),
            tone: (row.id != "unknown").then_some(mix.tone),
            last: row.id == "unknown",
        });
        BarsWithIntervals { rows: rows.collect(), value: &value }.draw(frame)
    };
    let currencies = page.review.currencies();
    let money = mix.rows.iter().any(|row| !row.lost_mrr_minor.is_empty());
    let mut columns = vec![
        words(voice.say("column-reason")),
        numbers(voice.say("column-customers")),
        numbers(voice.say("column-share")),
        numbers(voice.say("column-interval")),
    ];
    if money {
        columns.push(numbers(voice.say("column-lost")));
    }
    columns.push(prose(voice.say("column-meaning")));
    let rows = mix.rows.iter().map(|row| {
        let Name { name, meaning } = (mix.name)(&row.id);
        let proportion = reasons.proportion(row);
        let mut cells = vec![
            text(name),
            text(voice.count(row.count)),
            text(voice.figure(&proportion)),
            text(voice.range(&proportion.share)),
        ];
        if money {
            cells.push(text(voice.amounts(&row.lost_mrr_minor, &currencies)));
        }
        cells.push(text(meaning));
        cells
    });
    let stated = ("count", (base.round() as u64).into());
    let caption = if largest.len() > shown {
        voice.say_with("chart-base-stated-shortened", &[stated, ("shown", shown.into())])
    } else {
        voice.say_with("chart-base-stated", &[stated])
    };
    page.chart(&ChartFigure {
        id: mix.id.to_owned(),
        title: mix.title.clone(),
        caption,
        definition: "interval",
        draw: &draw,
        table: Table::new(mix.title.clone(), columns, rows.collect()),
        half: mix.half,
    })
}

/// The source's own words, each with what it may mean.
fn own_words(page: &Page<'_>) -> Markup {
    let (voice, reasons) = (page.voice, &page.review.reasons);
    let values = reasons.values();
    let base = reasons.base();
    let rows = values.iter().take(MOST_VALUES).map(|value| {
        let meanings = html! {
            ul.meanings {
                @for meaning in &value.meanings {
                    li {
                        (voice.reason(&meaning.leaf).name)
                        @if value.meanings.len() > 1 {
                            " " span.quiet { (voice.count(meaning.count)) }
                        }
                    }
                }
            }
        };
        let interval = match value.meanings.as_slice() {
            [only] => voice.range(&Proportion::new(only.count, base, only.share, only.low, only.high).share),
            _ => String::new(),
        };
        let share: f64 = value.meanings.iter().map(|meaning| meaning.share).sum();
        let proportion = Proportion::new(value.count, base, share, share, share);
        vec![
            verbatim(value.value),
            text(voice.count(value.count)),
            text(voice.figure(&proportion)),
            text(interval),
            meanings,
        ]
    });
    let columns = vec![
        words(voice.say("column-own-words")),
        numbers(voice.say("column-customers")),
        numbers(voice.say("column-share")),
        numbers(voice.say("column-interval")),
        words(voice.say("column-may-mean")),
    ];
    html! {
        p { (voice.say_with("own-words-intro", &[("count", (base.round() as u64).into())])) }
        (Table::new(voice.say("part-own-words"), columns, rows.collect()).markup())
        @if values.len() > MOST_VALUES {
            p.quiet { (voice.say_with("list-shortened", &[("shown", MOST_VALUES.into()), ("count", values.len().into())])) }
        }
    }
}

fn unmapped(page: &Page<'_>) -> Markup {
    let (voice, unmapped) = (page.voice, &page.review.reasons.unmapped);
    if unmapped.is_empty() {
        return html! {};
    }
    let columns = vec![words(voice.say("column-own-words")), numbers(voice.say("column-rows"))];
    let rows = unmapped.iter().take(MOST_VALUES);
    let rows = rows.map(|value| vec![verbatim(&value.value), text(voice.integer(value.count))]);
    html! {
        p { (voice.say_with("unmapped-intro", &[("count", unmapped.len().into())])) }
        (Table::new(voice.say("unmapped-title"), columns, rows.collect()).markup())
        @if unmapped.len() > MOST_VALUES {
            p.quiet { (voice.say_with("list-shortened", &[("shown", MOST_VALUES.into()), ("count", unmapped.len().into())])) }
        }
    }
}

fn contradiction_part(page: &Page<'_>, contradiction: &Contradiction) -> Markup {
    let voice = page.voice;
    let of = voice.of(contradiction.contradicting as f64, contradiction.both as f64);
    let sides =
        || [("left", contradiction.left.as_str().into()), ("right", contradiction.right.as_str().into())];
    let mut values = sides().to_vec();
    values.push(("of", of.into()));
    let test = match (contradiction.chi_square, contradiction.degrees_of_freedom, contradiction.p_value) {
        (Some(statistic), Some(freedom), Some(p_value)) => {
            let key = if p_value > UNRELATED { "contradiction-unrelated" } else { "contradiction-related" };
            let written =
                if p_value < 0.001 { voice.say("p-value-small") } else { voice.formats.decimal(p_value, 3) };
            Some(voice.say_with(
                key,
                &[
                    ("statistic", voice.formats.decimal(statistic, 1).into()),
                    ("freedom", voice.integer(freedom).into()),
                    ("p", written.into()),
                ],
            ))
        }
        _ => None,
    };
    html! {
        p { (voice.say_with("contradiction-text", &values)) }
        @if let Some(test) = test {
            p { (test) " " a.definition href="#def-chi-square" { (voice.say("how-computed")) } }
        }
        @if !contradiction.table.is_empty() { (cross_table(page, contradiction)) }
    }
}

fn cross_table(page: &Page<'_>, contradiction: &Contradiction) -> Markup {
    let voice = page.voice;
    let table = CrossTable::of(contradiction, MOST_CROSS_ROWS, MOST_CROSS_COLUMNS);
    let cells =
        || table.left.iter().flat_map(|left| table.right.iter().map(|right| table.count(left, right)));
    let most = cells().max().unwrap_or(0).max(1);
    let caption = voice.say_with(
        "cross-table-caption",
        &[("left", contradiction.left.as_str().into()), ("right", contradiction.right.as_str().into())],
    );
    html! {
        div.scroll role="region" aria-label=(caption) tabindex="0" {
            table.cross {
                caption { (caption) }
                thead {
                    tr {
                        td {}
                        @for right in &table.right { th.number scope="col" { span.verbatim { (right) } } }
                    }
                }
                tbody {
                    @for left in &table.left {
                        tr {
                            th scope="row" { span.verbatim { (left) } }
                            @for right in &table.right {
                                @let count = table.count(left, right);
                                @let heat = count * 60 / most;
                                td.number style={ "--heat:" (heat) "%" } { (voice.integer(count)) }
                            }
                        }
                    }
                }
            }
        }
        @if table.shortened { p.quiet { (voice.say("cross-table-shortened")) } }
    }
}
