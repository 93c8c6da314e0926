//! What the model was made from.

use holdfast_charts::{BarRow, BarsWithIntervals, Drawing, Frame, Span, Spans, Tone};
use jiff::civil::Date;
use maud::{Markup, html};

use super::super::figure::ChartFigure;
use super::super::page::Page;
use super::super::table::{Table, numbers, prose, text, words};
use crate::document::{ModelledCause, Risk};

/// Signals named of a family.
const MOST_FEATURES: usize = 3;
/// Columns listed that were left out.
const MOST_LEFT_OUT: usize = 20;

pub(super) fn data(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let card = &risk.card;
    html! {
        ul.limits {
            @if let Some(window) = &card.window {
                @let values = [
                    ("from", voice.date(&window.from).into()),
                    ("until", voice.date(&window.to).into()),
                    ("landmarks", voice.integer(card.landmarks).into()),
                    ("accounts", voice.integer(card.accounts).into()),
                    ("rows", voice.integer(card.rows).into()),
                    ("losses", voice.integer(card.losses).into()),
                ];
                li { (voice.say_with("card-window", &values)) }
            }
            li { (voice.say_with("card-entered-late", &[("count", card.entered_late.into())])) }
            @if card.unknown_losses >= 0.05 {
                @let count = voice.count((card.unknown_losses * 10.0).round() / 10.0);
                li { (voice.say_with("card-unknown-losses", &[("count", count.into())])) }
            }
            @let values = [("version", card.version.to_string().into()), ("seed", card.seed.to_string().into())];
            li { (voice.say_with("card-version", &values)) }
        }
        @if !card.folds.is_empty() { (folds(page, risk)) }
        (horizons(page, risk))
    }
}

fn folds(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let number = |date: &str| -> Option<f64> {
        let date: Date = date.parse().ok()?;
        Some(f64::from((date - Date::ZERO).get_days()))
    };
    let purpose = |purpose: &str| voice.word("fold-", purpose);
    let draw = |frame: &Frame| -> Drawing {
        let spans = risk.card.folds.iter().map(|fold| Span {
            label: purpose(&fold.purpose),
            from: number(&fold.from).unwrap_or(f64::NAN),
            until: number(&fold.until).unwrap_or(f64::NAN),
            note: String::new(),
            tone: None,
        });
        Spans { spans: spans.collect(), ticks: quarters(page, risk) }.draw(frame)
    };
    let rows = risk.card.folds.iter().map(|fold| {
        vec![text(purpose(&fold.purpose)), text(voice.date(&fold.from)), text(voice.date(&fold.until))]
    });
    let columns =
        ["column-purpose", "column-from", "column-until"].into_iter().map(|key| words(voice.say(key)));
    page.chart(&ChartFigure {
        id: "folds".to_owned(),
        title: voice.say("chart-folds"),
        caption: voice.say("chart-folds-caption"),
        definition: "risk-published",
        draw: &draw,
        table: Table::new(voice.say("chart-folds"), columns.collect(), rows.collect()),
        half: false,
    })
}

/// The starts of quarters within the folds, as days and months.
fn quarters(page: &Page<'_>, risk: &Risk) -> Vec<(f64, String)> {
    let dates = || risk.card.folds.iter();
    let first = dates().filter_map(|fold| fold.from.parse::<Date>().ok()).min();
    let last = dates().filter_map(|fold| fold.until.parse::<Date>().ok()).max();
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let years = first.year()..=last.year();
    years
        .flat_map(|year| [1, 4, 7, 10].map(|month| (year, month)))
        .filter_map(|(year, month)| Date::new(year, month, 1).ok())
        .filter(|date| (first..=last).contains(date))
        .map(|date| (f64::from((date - Date::ZERO).get_days()), page.voice.formats.month_compact(date)))
        .collect()
}

fn horizons(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let rows = risk.card.horizons.iter().map(|horizon| {
        let standing = if risk.is_published() || horizon.standing == "failed" {
            voice.word("horizon-standing-", &horizon.standing)
        } else {
            voice.say("horizon-standing-refused")
        };
        vec![text(voice.days(horizon.horizon_days)), text(standing)]
    });
    let columns = vec![words(voice.say("column-horizon")), words(voice.say("column-standing"))];
    Table::new(voice.say("column-horizon"), columns, rows.collect()).markup()
}

pub(super) fn causes(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let minimum = voice.count(risk.card.minimum_events);
    let rows = risk.card.causes.iter().map(|cause| {
        vec![
            text(voice.cause(&cause.id, &cause.level)),
            text(voice.word("risk-level-", &cause.level)),
            text(voice.count((cause.expected_events * 10.0).round() / 10.0)),
            html! { ul.signals { @for leaf in leaves(page, cause) { li { (leaf) } } } },
        ]
    });
    let columns = vec![
        words(voice.say("column-reason")),
        words(voice.say("column-level")),
        numbers(voice.say("column-losses-expected")),
        prose(voice.say("column-consists-of")),
    ];
    html! {
        p { (voice.say_with("card-causes-intro", &[("minimum", minimum.into())])) }
        (Table::new(voice.say("part-card-causes"), columns, rows.collect()).markup())
    }
}

/// The leaves of a cause that was merged; nothing for one that is a leaf itself.
fn leaves(page: &Page<'_>, cause: &ModelledCause) -> Vec<String> {
    let voice = page.voice;
    if cause.level == "leaf" {
        return Vec::new();
    }
    let leaf = |leaf: &crate::document::CauseLeaf| {
        let reason = ("reason", voice.reason(&leaf.leaf).name.into());
        voice.say_with("risk-leaf-share", &[reason, ("share", voice.formats.percent(leaf.share, 0).into())])
    };
    cause.leaves.iter().map(leaf).collect()
}

pub(super) fn families(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let value = |importance: f64| voice.formats.decimal(importance, 2);
    let draw = |frame: &Frame| -> Drawing {
        let rows = risk.card.families.iter().map(|family| BarRow {
            label: voice.family(&family.family),
            value: family.importance,
            tone: Some(Tone::Slate),
            ..BarRow::default()
        });
        BarsWithIntervals { rows: rows.collect(), value: &value }.draw(frame)
    };
    let rows = risk.card.families.iter().map(|family| {
        let features = family.features.iter().take(MOST_FEATURES);
        vec![
            text(voice.family(&family.family)),
            text(value(family.importance)),
            html! { ul.signals { @for feature in features { li { (voice.feature(&feature.feature)) } } } },
        ]
    });
    let columns = vec![
        words(voice.say("column-family")),
        numbers(voice.say("column-importance")),
        prose(voice.say("column-features")),
    ];
    page.chart(&ChartFigure {
        id: "families".to_owned(),
        title: voice.say("chart-families"),
        caption: voice.say("chart-families-caption"),
        definition: "signals",
        draw: &draw,
        table: Table::new(voice.say("chart-families"), columns, rows.collect()),
        half: false,
    })
}

pub(super) fn learners(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let rows = risk.card.learners.iter().map(|learner| {
        vec![
            text(voice.cause_of(risk, &learner.cause)),
            text(voice.word("learner-", &learner.learner)),
            text(voice.formats.decimal(learner.weight, 2)),
        ]
    });
    let columns = vec![
        words(voice.say("column-reason")),
        words(voice.say("column-learner")),
        numbers(voice.say("column-weight")),
    ];
    html! {
        p { (voice.say("card-learners-intro")) }
        (Table::new(voice.say("part-card-learners"), columns, rows.collect()).markup())
    }
}

pub(super) fn left_out(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let card = &risk.card;
    html! {
        @if card.leaks.is_empty() {
            p { (voice.say("card-no-leaks")) }
        } @else {
            p { (voice.say("card-leaks")) }
            ul.limits {
                @for leak in &card.leaks {
                    @let values = [("feature", voice.feature(&leak.feature).into()), ("auc", voice.percent(leak.auc).into())];
                    li { (voice.say_with("card-leak", &values)) }
                }
            }
        }
        @if !card.left_out.is_empty() {
            details.reason {
                summary { (voice.say("card-left-out")) }
                ul.limits {
                    @for column in card.left_out.iter().take(MOST_LEFT_OUT) {
                        @let key = format!("left-out-{}", column.reason);
                        li { (voice.say_with(&key, &[("feature", voice.feature(&column.feature).into())])) }
                    }
                }
                @if card.left_out.len() > MOST_LEFT_OUT {
                    @let values = [("shown", MOST_LEFT_OUT.into()), ("count", card.left_out.len().into())];
                    p.quiet { (voice.say_with("list-shortened", &values)) }
                }
            }
        }
    }
}
