//! How long customers stay, and what ends it.

use holdfast_charts::{
    Cause, Drawing, Frame, IncidenceLines, StackedIncidence, StepCurve, StepPoint, SurvivalCurve,
};
use maud::{Markup, html};

use super::figure::ChartFigure;
use super::page::{Page, Section, absent, part_heading, time_unit};
use super::table::{Table, numbers, text, words};
use crate::document::{IncidencePoint, Survival};

/// Rows of the tables under the curves; the CSV files have every time.
const MOST_ROWS: usize = 40;
/// Causes drawn apart; the smallest others are in the table.
const MOST_CAUSES: usize = 8;

pub(super) fn section(page: &Page<'_>) -> Section {
    let (review, voice) = (page.review, page.voice);
    let mut parts = Vec::new();
    let curves = review.survival.as_ref().filter(|survival| !survival.kaplan_meier.is_empty());
    let body = html! {
        @match curves {
            None => { (absent(&voice.say("absent-survival"))) }
            Some(survival) => {
                (part_heading(&mut parts, "survival", voice.say("part-survival")))
                (median(page, survival))
                (survival_curve(page, survival))
                @if !survival.cumulative_incidence.is_empty() {
                    (part_heading(&mut parts, "incidence", voice.say("section-incidence")))
                    p { (voice.say("incidence-intro")) }
                    (incidence(page, survival))
                }
            }
        }
        (super::cohorts::part(page, &mut parts))
    };
    Section { id: "time", title: voice.say("section-survival"), parts, body }
}

fn median(page: &Page<'_>, survival: &Survival) -> Markup {
    let voice = page.voice;
    html! {
        p { (voice.median_sentence(survival)) }
        @if survival.left_out > 0 {
            p { (voice.say_with("survival-left-out", &[("count", survival.left_out.into())])) }
        }
    }
}

/// At most [`MOST_ROWS`] of the positions below `count`, evenly spaced, with the first and last.
fn sample(count: usize) -> Vec<usize> {
    if count <= MOST_ROWS {
        return (0..count).collect();
    }
    (0..MOST_ROWS).map(|row| row * (count - 1) / (MOST_ROWS - 1)).collect()
}

fn survival_curve(page: &Page<'_>, survival: &Survival) -> Markup {
    let voice = page.voice;
    let points = &survival.kaplan_meier;
    let value = |share: f64| voice.percent(share);
    let axis = |share: f64| voice.axis_percent(share);
    let time = |time: f64| page.time(time);
    let count = |count: u64| voice.integer(count);
    let draw = |frame: &Frame| -> Drawing {
        let curve = SurvivalCurve {
            name: String::new(),
            points: points.iter().map(|point| step(point.t, point.survival, point.low, point.high)).collect(),
            censored: Vec::new(),
            at_risk: points.iter().map(|point| (point.t, point.at_risk.round() as u64)).collect(),
        };
        StepCurve {
            curves: vec![curve],
            unit: time_unit(&survival.unit),
            end: None,
            time_name: page.time_name(&survival.unit),
            at_risk_name: voice.say("chart-at-risk"),
            axis: &axis,
            value: &value,
            time: &time,
            count: &count,
        }
        .draw(frame)
    };
    let columns = vec![
        numbers(page.time_name(&survival.unit)),
        numbers(voice.say("chart-at-risk")),
        numbers(voice.say("column-losses")),
        numbers(voice.say("chart-survival")),
        numbers(voice.say("column-interval")),
    ];
    let rows = sample(points.len()).into_iter().map(|position| {
        let point = &points[position];
        vec![
            text(page.time(point.t)),
            text(voice.count(point.at_risk)),
            text(voice.count(point.events)),
            text(voice.percent(point.survival)),
            text(voice.formats.range(&voice.percent(point.low), &voice.percent(point.high))),
        ]
    });
    let title = voice.say("chart-survival");
    page.chart(&ChartFigure {
        id: "survival-curve".to_owned(),
        caption: voice.say_with("chart-survival-caption", &[("count", survival.subjects.into())]),
        definition: "kaplan-meier",
        draw: &draw,
        table: Table::new(title.clone(), columns, rows.collect()),
        half: false,
        title,
    })
}

fn step(time: f64, value: f64, low: f64, high: f64) -> StepPoint {
    StepPoint { time, value, interval: Some((low, high)) }
}

/// A cause with its name, the largest first.
struct NamedCause<'a> {
    name: String,
    points: &'a [IncidencePoint],
}

fn causes<'a>(page: &Page<'_>, survival: &'a Survival) -> Vec<NamedCause<'a>> {
    let named = survival
        .cumulative_incidence
        .iter()
        .map(|(cause, points)| NamedCause { name: page.cause_name(survival, cause), points });
    let mut causes: Vec<NamedCause<'_>> = named.collect();
    let last = |cause: &NamedCause<'_>| cause.points.last().map_or(0.0, |point| point.incidence);
    causes.sort_by(|one, other| last(other).total_cmp(&last(one)));
    causes
}

impl Page<'_> {
    /// The name of a cause: the source's own words, or a class.
    fn cause_name(&self, survival: &Survival, cause: &str) -> String {
        match survival.cause_basis.as_str() {
            "source_value" if cause.is_empty() => self.voice.say("report-not-known"),
            "source_value" => cause.to_owned(),
            _ => self.voice.class(cause).name,
        }
    }
}

fn incidence(page: &Page<'_>, survival: &Survival) -> Markup {
    let voice = page.voice;
    let causes = causes(page, survival);
    let value = |share: f64| voice.percent(share);
    let axis = |share: f64| voice.axis_percent(share);
    let time = |time: f64| page.time(time);
    let drawn = |with_intervals: bool, most: usize| -> Vec<Cause> {
        let points = |points: &[IncidencePoint]| -> Vec<StepPoint> {
            let step = |point: &IncidencePoint| StepPoint {
                time: point.t,
                value: point.incidence,
                interval: with_intervals.then_some((point.low, point.high)),
            };
            points.iter().map(step).collect()
        };
        causes
            .iter()
            .take(most)
            .map(|cause| Cause { name: cause.name.clone(), tone: None, points: points(cause.points) })
            .collect()
    };
    let unit = time_unit(&survival.unit);
    let stacked = |frame: &Frame| -> Drawing {
        StackedIncidence {
            causes: drawn(false, usize::MAX),
            remaining_name: voice.say("chart-still-with-us"),
            unit,
            end: None,
            time_name: page.time_name(&survival.unit),
            axis: &axis,
            value: &value,
            time: &time,
        }
        .draw(frame)
    };
    let lines = |frame: &Frame| -> Drawing {
        IncidenceLines {
            causes: drawn(true, MOST_CAUSES),
            unit,
            end: None,
            time_name: page.time_name(&survival.unit),
            axis: &axis,
            value: &value,
            time: &time,
        }
        .draw(frame)
    };
    let title = voice.say("chart-incidence");
    let base = ("count", survival.subjects.into());
    html! {
        (page.chart(&ChartFigure {
            id: "incidence-stacked".to_owned(),
            caption: voice.say_with("chart-incidence-caption", std::slice::from_ref(&base)),
            definition: "aalen-johansen",
            draw: &stacked,
            table: incidence_table(page, survival, &causes, &title),
            half: false,
            title,
        }))
        (page.chart(&ChartFigure {
            id: "incidence-lines".to_owned(),
            title: voice.say("chart-incidence-lines"),
            caption: voice.say_with("chart-incidence-lines-caption", std::slice::from_ref(&base)),
            definition: "aalen-johansen",
            draw: &lines,
            table: last_table(page, &causes),
            half: false,
        }))
    }
}

/// Incidence of every cause over time.
fn incidence_table(page: &Page<'_>, survival: &Survival, causes: &[NamedCause<'_>], title: &str) -> Table {
    let voice = page.voice;
    let mut columns = vec![numbers(page.time_name(&survival.unit)), numbers(voice.say("chart-at-risk"))];
    columns.extend(causes.iter().map(|cause| numbers(cause.name.clone())));
    columns.push(numbers(voice.say("chart-still-with-us")));
    let rows = sample(survival.kaplan_meier.len()).into_iter().map(|position| {
        let point = &survival.kaplan_meier[position];
        let mut cells = vec![text(page.time(point.t)), text(voice.count(point.at_risk))];
        cells.extend(causes.iter().map(|cause| {
            let until = cause.points.partition_point(|known| known.t <= point.t);
            let incidence = until.checked_sub(1).map_or(0.0, |last| cause.points[last].incidence);
            text(voice.percent(incidence))
        }));
        cells.push(text(voice.percent(point.survival)));
        cells
    });
    Table::new(title.to_owned(), columns, rows.collect())
}

/// Incidence of every cause at its last time, with its interval.
fn last_table(page: &Page<'_>, causes: &[NamedCause<'_>]) -> Table {
    let voice = page.voice;
    let columns = vec![
        words(voice.say("column-cause")),
        numbers(voice.say("column-until")),
        numbers(voice.say("column-incidence")),
        numbers(voice.say("column-interval")),
    ];
    let rows = causes.iter().filter_map(|cause| {
        let last = cause.points.last()?;
        Some(vec![
            text(&cause.name),
            text(page.time(last.t)),
            text(voice.percent(last.incidence)),
            text(voice.formats.range(&voice.percent(last.low), &voice.percent(last.high))),
        ])
    });
    Table::new(voice.say("chart-incidence-lines"), columns, rows.collect())
}
