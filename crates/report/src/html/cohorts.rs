//! Retention of groups.

use holdfast_charts::{CohortHeatmap, CohortRow, Drawing, Frame};
use maud::{Markup, html};

use super::figure::ChartFigure;
use super::page::{Page, part_heading};
use super::table::{Table, numbers, text, words};
use crate::document::{CohortCell, CohortTable};
use crate::voice::{Proportion, SMALLEST_BASE_FOR_PERCENTAGES};

/// Rows of a heat map: the last ones of a long list of months.
const MOST_ROWS: usize = 36;
/// Columns of a heat map in the wide and in the narrow drawing.
const MOST_COLUMNS: usize = 25;
const MOST_COLUMNS_NARROW: usize = 13;
/// Width from which the wide number of columns is drawn.
const WIDE: f64 = 500.0;

/// The heat maps, or nothing where there are no cohorts.
pub(super) fn part(page: &Page<'_>, parts: &mut Vec<(&'static str, String)>) -> Markup {
    let voice = page.voice;
    let tables: Vec<&CohortTable> = page
        .review
        .cohorts
        .iter()
        .filter(|table| table.rows.iter().any(|row| !row.cells.is_empty()))
        .collect();
    if tables.is_empty() {
        return html! {};
    }
    html! {
        (part_heading(parts, "cohorts", voice.say("part-cohorts")))
        p { (voice.say("cohorts-intro")) " " a.definition href="#def-cohorts" { (voice.say("how-computed")) } }
        @for (position, table) in tables.iter().enumerate() { (heat_map(page, table, position)) }
    }
}

/// The ages that columns stand for: all of them, or evenly spaced where there are too many.
fn ages(table: &CohortTable, most: usize) -> Vec<u32> {
    let last = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.age).max().unwrap_or(0);
    let step = (last as usize / most + 1) as u32;
    // Steps that readers count in.
    let step = [1, 2, 3, 6, 12, 24].into_iter().find(|nice| *nice >= step).unwrap_or(step);
    (0..=last).step_by(step as usize).collect()
}

fn cell_at(cells: &[CohortCell], age: u32) -> Option<&CohortCell> {
    cells.iter().find(|cell| cell.age == age && cell.observed > 0)
}

fn heat_map(page: &Page<'_>, table: &CohortTable, position: usize) -> Markup {
    let voice = page.voice;
    let by_month = table.by == "start_month";
    let rows = &table.rows[table.rows.len().saturating_sub(if by_month { MOST_ROWS } else { usize::MAX })..];
    let small = rows
        .iter()
        .flat_map(|row| &row.cells)
        .any(|cell| (cell.observed as f64) < SMALLEST_BASE_FOR_PERCENTAGES);
    let group = if by_month { voice.say("chart-start-month") } else { table.by.clone() };
    let value = |share: f64| voice.formats.percent(share, 0);
    // Colours carry the share; digits appear only where every cell has customers enough.
    let cell = |share: f64| if small { String::new() } else { voice.formats.decimal(share * 100.0, 0) };
    let label = |label: &str| if by_month { label.to_owned() } else { voice.group_label(label) };
    let draw = |frame: &Frame| -> Drawing {
        let ages = ages(table, if frame.width >= WIDE { MOST_COLUMNS } else { MOST_COLUMNS_NARROW });
        let column = |position: usize| ages.get(position).map(u32::to_string).unwrap_or_default();
        let rows = rows.iter().map(|row| CohortRow {
            label: label(&row.label),
            size: voice.integer(row.size),
            cells: ages.iter().map(|age| Some(cell_at(&row.cells, *age)?.share.value)).collect(),
        });
        CohortHeatmap {
            rows: rows.collect(),
            cohort_name: group.clone(),
            size_name: voice.say("chart-size"),
            time_name: page.time_name(&table.unit),
            value: &value,
            cell: &cell,
            column: &column,
        }
        .draw(frame)
    };
    let ages = ages(table, MOST_COLUMNS_NARROW);
    let mut columns = vec![words(group.clone()), numbers(voice.say("chart-size"))];
    columns.extend(ages.iter().map(|age| numbers(age.to_string())));
    let cells = rows.iter().map(|row| {
        let mut cells = vec![text(label(&row.label)), text(voice.integer(row.size))];
        cells.extend(ages.iter().map(|age| match cell_at(&row.cells, *age) {
            None => html! {},
            Some(cell) => {
                let proportion = Proportion {
                    count: cell.retained as f64,
                    total: cell.observed as f64,
                    share: cell.share,
                };
                html! {
                    span.cell-value { (voice.figure(&proportion)) }
                    span.cell-range { (voice.range(&cell.share)) }
                }
            }
        }));
        cells
    });
    let title = if by_month {
        voice.say("section-cohorts")
    } else {
        voice.say_with("chart-cohorts-by", &[("group", table.by.as_str().into())])
    };
    page.chart(&ChartFigure {
        id: format!("cohorts-{}", position + 1),
        caption: voice.say(if small { "chart-cohorts-small" } else { "chart-cohorts-caption" }),
        definition: "cohorts",
        draw: &draw,
        table: Table::new(title.clone(), columns, cells.collect()),
        half: false,
        title,
    })
}

impl crate::voice::Voice<'_> {
    /// The label of a group: its value, or words for an empty one.
    fn group_label(&self, label: &str) -> String {
        if label.trim().is_empty() { self.say("report-not-known") } else { label.to_owned() }
    }
}
