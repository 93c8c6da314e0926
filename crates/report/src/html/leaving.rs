//! Who left, and how.

use holdfast_charts::{BandLine, BandPoint, BarRow, BarsWithIntervals, Drawing, Frame, LineWithBand, Tone};
use maud::{Markup, html};

use super::figure::ChartFigure;
use super::page::{Page, Section, absent};
use super::table::{Table, numbers, text, words};
use crate::document::{HowLeftShare, MeasurePoint};
use crate::voice::{Proportion, Voice};

/// Fewest months worth a line.
const FEWEST_MONTHS: usize = 3;

pub(super) fn section(page: &Page<'_>) -> Section {
    let (review, voice) = (page.review, page.voice);
    let accounts = &review.accounts;
    let body = html! {
        @if accounts.total > 0 {
            p {
                (voice.word("basis-", &accounts.basis)) " "
                a.definition href="#def-left" { (voice.say("how-computed")) }
            }
        }
        @if accounts.never_customers > 0 {
            p { (voice.say_with("leaving-never-customers", &[("count", accounts.never_customers.into())])) }
        }
        @if accounts.anonymous {
            p { (voice.say("leaving-anonymous")) }
        }
        @if accounts.churned == 0 {
            (absent(&voice.say("absent-leavers")))
        } @else if review.how_left.is_empty() {
            (absent(&voice.say("absent-how-left")))
        } @else {
            (how_left(page))
        }
        (churn_over_time(page))
    };
    Section { id: "leaving", title: voice.say("section-leaving"), parts: Vec::new(), body }
}

/// The proportion behind a way of leaving.
fn proportion(page: &Page<'_>, row: &HowLeftShare) -> Proportion {
    Proportion::new(row.count as f64, page.review.accounts.churned as f64, row.share, row.low, row.high)
}

fn how_left(page: &Page<'_>) -> Markup {
    let (review, voice) = (page.review, page.voice);
    let rows = &review.how_left;
    if let [only] = rows.as_slice()
        && only.how == "unknown"
    {
        return absent(&voice.say("absent-how-left"));
    }
    let base = review.accounts.churned as f64;
    let value = value_writer(voice, base);
    let draw = |frame: &Frame| -> Drawing {
        let rows = rows.iter().map(|row| BarRow {
            label: voice.word("leaving-", &row.how),
            value: row.share,
            interval: Some((row.low, row.high)),
            note: bar_note(voice, row.count as f64, base),
            tone: None,
            last: row.how == "unknown",
        });
        BarsWithIntervals { rows: rows.collect(), value: &value }.draw(frame)
    };
    let currencies = review.currencies();
    let money = rows.iter().any(|row| !row.lost_mrr_minor.is_empty());
    let mut columns = vec![
        words(voice.say("column-how")),
        numbers(voice.say("column-customers")),
        numbers(voice.say("column-share")),
        numbers(voice.say("column-interval")),
    ];
    if money {
        columns.push(numbers(voice.say("column-lost")));
    }
    let cells = rows.iter().map(|row| {
        let proportion = proportion(page, row);
        let mut cells = vec![
            text(voice.word("leaving-", &row.how)),
            text(voice.integer(row.count)),
            text(voice.figure(&proportion)),
            text(voice.range(&proportion.share)),
        ];
        if money {
            cells.push(text(voice.amounts(&row.lost_mrr_minor, &currencies)));
        }
        cells
    });
    let title = voice.say("chart-how-left");
    page.chart(&ChartFigure {
        id: "how-left".to_owned(),
        caption: voice.say_with("chart-base-leavers", &[("count", review.accounts.churned.into())]),
        definition: "interval",
        draw: &draw,
        table: Table::new(title.clone(), columns, cells.collect()),
        half: false,
        title,
    })
}

/// Writes a share of `base` observations: a percentage, or counts where there are too few.
pub(super) fn value_writer<'a>(voice: &'a Voice<'_>, base: f64) -> impl Fn(f64) -> String + 'a {
    move |share| voice.figure(&Proportion::new((share * base * 1e9).round() / 1e9, base, share, share, share))
}

/// The count beside a bar, where the value itself is not a count already.
pub(super) fn bar_note(voice: &Voice<'_>, count: f64, base: f64) -> String {
    let proportion = Proportion::new(count, base, 0.0, 0.0, 0.0);
    if proportion.has_percentage() { voice.count(count) } else { String::new() }
}

/// Customer churn month by month. Months with few customers at their start are left out of the
/// line: their percentages would be noise.
fn churn_over_time(page: &Page<'_>) -> Markup {
    let (review, voice) = (page.review, page.voice);
    let series = review.measures.get("canonical").and_then(|measures| measures.get("logo_churn"));
    let mut points: Vec<&MeasurePoint> = series.map(|points| points.iter().collect()).unwrap_or_default();
    points.retain(|point| point.currency.is_none());
    points.sort_by(|one, other| one.period.cmp(&other.period));
    let shown = |point: &MeasurePoint| Voice::proportion_of(point).filter(Proportion::has_percentage);
    let first = points.iter().position(|point| shown(point).is_some());
    let points = &points[first.unwrap_or(points.len())..];
    if points.len() < FEWEST_MONTHS {
        return html! {};
    }
    let percent = |share: f64| voice.percent(share);
    let axis = |share: f64| voice.axis_percent(share);
    let draw = |frame: &Frame| -> Drawing {
        let line = BandLine {
            name: String::new(),
            tone: Some(Tone::Vermilion),
            points: points
                .iter()
                .map(|point| match shown(point) {
                    Some(proportion) => BandPoint {
                        value: Some(proportion.share.value),
                        interval: Some((proportion.share.low, proportion.share.high)),
                    },
                    None => BandPoint::default(),
                })
                .collect(),
        };
        LineWithBand {
            months: points.iter().map(|point| point.period.clone()).collect(),
            lines: vec![line],
            axis: &axis,
            value: &percent,
        }
        .draw(frame)
    };
    let columns = vec![
        words(voice.say("column-month")),
        numbers(voice.say("column-left-of-start")),
        numbers(voice.say("column-share")),
        numbers(voice.say("column-interval")),
    ];
    let rows = points.iter().filter_map(|point| {
        let proportion = Voice::proportion_of(point)?;
        Some(vec![
            text(voice.month(&point.period)),
            text(voice.of(proportion.count, proportion.total)),
            text(if proportion.has_percentage() {
                voice.percent(proportion.share.value)
            } else {
                String::new()
            }),
            text(voice.range(&proportion.share)),
        ])
    });
    let title = voice.say("chart-churn-over-time");
    page.chart(&ChartFigure {
        id: "churn-over-time".to_owned(),
        caption: voice.say("chart-churn-over-time-caption"),
        definition: "measures",
        draw: &draw,
        table: Table::new(title.clone(), columns, rows.collect()),
        half: false,
        title,
    })
}
