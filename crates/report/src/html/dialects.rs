//! The same data by several definitions.

use holdfast_charts::{DotPlot, DotRow, Drawing, Frame};
use maud::{Markup, html};

use super::figure::ChartFigure;
use super::page::{Page, part_heading};
use super::table::{Table, numbers, text, words};
use crate::dialects::{Cell, DialectRow, DialectTable, Kind, point_of, rests_on_few};
use crate::document::{DialectDifference, MeasurePoint};

/// Fewest definitions worth a chart.
const FEWEST_DOTS: usize = 3;

/// The table of definitions, or nothing where no measures were computed.
pub(super) fn part(page: &Page<'_>, parts: &mut Vec<(&'static str, String)>) -> Markup {
    let (review, voice) = (page.review, page.voice);
    let Some(table) = DialectTable::of(review) else {
        return html! {};
    };
    let several = table.dialects.len() > 1;
    let month = voice.month(&table.period);
    let title = if several { "section-dialects" } else { "part-measures" };
    html! {
        (part_heading(parts, "dialects", voice.say(title)))
        @if several {
            p { (voice.say_with("dialects-intro", &[("month", month.into())])) }
        } @else {
            p { (voice.say_with("measures-intro", &[("month", month.into())])) }
        }
        (values(page, &table))
        @if several {
            (dots(page, &table))
            (differences(page, &table.period))
        }
    }
}

/// The name of a measure, with its currency where there are several.
fn row_name(page: &Page<'_>, measure: &str, currency: Option<&str>) -> String {
    let name = page.voice.measure_name(measure);
    match currency {
        Some(currency) if page.review.currencies().len() > 1 => {
            let values = [("measure", name.into()), ("currency", currency.into())];
            page.voice.say_with("measure-in-currency", &values)
        }
        _ => name,
    }
}

fn values(page: &Page<'_>, table: &DialectTable<'_>) -> Markup {
    let voice = page.voice;
    let mut columns = vec![words(voice.say("column-measure"))];
    columns.extend(table.dialects.iter().map(|dialect| numbers(voice.dialect_name(dialect))));
    let (currencies, others) = page.review.main_currencies();
    let shown =
        table.rows.iter().filter(|row| row.currency.is_none_or(|currency| currencies.contains(&currency)));
    let rows = shown.map(|row| {
        let mut cells = vec![text(row_name(page, row.measure, row.currency))];
        // What is divided stands once, beside our own definition: the differences below say
        // where another divides something else.
        let points = row.cells.iter().enumerate();
        cells.extend(points.map(|(column, point)| cell(page, row.measure, *point, column == 0)));
        cells
    });
    let mut table = Table::new(
        voice.say_with("dialects-caption", &[("month", voice.month(&table.period).into())]),
        columns,
        rows.collect(),
    );
    table.caption_shown = true;
    html! {
        div.dialects { (table.markup()) }
        p.quiet { (voice.say("dialects-note")) }
        @if others > 0 { p.quiet { (voice.say_with("currencies-left-out", &[("count", others.into())])) } }
    }
}

fn cell(page: &Page<'_>, measure: &str, point: Option<&MeasurePoint>, divided: bool) -> Markup {
    let shown = point.and_then(|point| page.voice.measure(page.review, measure, point));
    match shown {
        None => html! { span.quiet title=(page.voice.say("dialects-not-defined")) { "–" } },
        Some(shown) => html! {
            span.cell-value { (shown.value) }
            @if let Some(range) = shown.range { span.cell-range { (range) } }
            @if let Some(of) = shown.of.filter(|_| divided) { span.cell-of { (of) } }
        },
    }
}

/// One small chart a measure that definitions disagree on.
fn dots(page: &Page<'_>, table: &DialectTable<'_>) -> Markup {
    let worth = table.comparable_rows().filter(|row| {
        let values: Vec<f64> = row.cells.iter().flatten().filter_map(|point| point.value).collect();
        let differ = values.windows(2).any(|pair| (pair[0] - pair[1]).abs() > 1e-9);
        let few = |point: &&MeasurePoint| rests_on_few(page.review, row.measure, point);
        values.len() >= FEWEST_DOTS && differ && !row.cells.iter().flatten().any(few)
    });
    let worth: Vec<(usize, &DialectRow<'_>)> = worth.enumerate().collect();
    if worth.is_empty() {
        return html! {};
    }
    html! {
        div.pair {
            @for (position, row) in worth { (dot_plot(page, table, row, position, &row_name(page, row.measure, row.currency))) }
        }
    }
}

fn dot_plot(
    page: &Page<'_>,
    table: &DialectTable<'_>,
    row: &DialectRow<'_>,
    position: usize,
    name: &str,
) -> Markup {
    let voice = page.voice;
    let kind = Kind::of(row.measure, row.currency.is_some());
    let value = |value: f64| match kind {
        Kind::Ratio => voice.formats.decimal(value, 2),
        _ => voice.percent(value),
    };
    let axis = |value: f64| match kind {
        Kind::Ratio => voice.formats.number(value),
        _ => voice.axis_percent(value),
    };
    let defined =
        || table.dialects.iter().zip(&row.cells).filter_map(|(dialect, point)| Some((*dialect, (*point)?)));
    let draw = |frame: &Frame| -> Drawing {
        let rows = defined().map(|(dialect, point)| DotRow {
            label: voice.dialect_name(dialect),
            value: point.value,
            interval: point.low.zip(point.high),
            note: String::new(),
            reference: dialect == "canonical",
        });
        DotPlot { rows: rows.collect(), axis: &axis, value: &value, missing: "–".to_owned() }.draw(frame)
    };
    let columns = vec![
        words(voice.say("column-definition")),
        numbers(voice.say("column-value")),
        numbers(voice.say("column-interval")),
        numbers(voice.say("column-of")),
    ];
    let rows = defined().map(|(dialect, point)| {
        let shown = voice.measure(page.review, row.measure, point);
        let shown =
            shown.map(|cell| (cell.value, cell.range.unwrap_or_default(), cell.of.unwrap_or_default()));
        let (value, range, of) = shown.unwrap_or_default();
        vec![text(voice.dialect_name(dialect)), text(value), text(range), text(of)]
    });
    page.chart(&ChartFigure {
        id: format!("dots-{}", position + 1),
        title: name.to_owned(),
        caption: String::new(),
        definition: "measures",
        draw: &draw,
        table: Table::new(name.to_owned(), columns, rows.collect()),
        half: true,
    })
}

/// One sentence a difference.
fn differences(page: &Page<'_>, period: &str) -> Markup {
    let (review, voice) = (page.review, page.voice);
    let shown: Vec<&DialectDifference> =
        review.dialect_differences.iter().filter(|difference| difference.period == period).collect();
    if shown.is_empty() {
        return html! {};
    }
    html! {
        h4 { (voice.say("differences-title")) }
        ul.differences {
            @for difference in shown {
                li {
                    p.difference { (difference_in_figures(page, difference)) }
                    p { (voice.explanation(difference)) }
                }
            }
        }
    }
}

/// Both figures, each with what it is a share of.
fn difference_in_figures(page: &Page<'_>, difference: &DialectDifference) -> String {
    let voice = page.voice;
    let name = row_name(page, &difference.measure, difference.currency.as_deref());
    voice.say_with(
        "difference-in-figures",
        &[
            ("dialect", voice.dialect_name(&difference.dialect).into()),
            ("measure", name.into()),
            ("value", difference_value(page, difference, &difference.dialect).into()),
            ("canonical", difference_value(page, difference, "canonical").into()),
        ],
    )
}

/// The value of one side of a difference, with what it is a share of.
fn difference_value(page: &Page<'_>, difference: &DialectDifference, dialect: &str) -> String {
    let DialectDifference { measure, period, currency, .. } = difference;
    let voice = page.voice;
    let point = point_of(page.review, dialect, measure, period, currency.as_deref());
    match point.and_then(|point| voice.measure(page.review, measure, point)) {
        None => voice.say("dialects-not-defined"),
        Some(Cell { value, of: None, .. }) => value,
        Some(Cell { value, of: Some(of), .. }) => {
            voice.say_with("value-of", &[("value", value.into()), ("of", of.into())])
        }
    }
}
