//! Whether the probabilities hold: order, level, calibration, warning time, and the score
//! weighted by hand.

use holdfast_charts::{CalibrationDot, CalibrationPlot, Drawing, Frame};
use maud::{Markup, html};

use super::super::figure::ChartFigure;
use super::super::page::Page;
use super::super::table::{Table, numbers, text, words};
use crate::document::{Metric, Risk, ScoreComparison};

/// Whether anything was tested.
pub(super) fn has(risk: &Risk) -> bool {
    risk.card.metrics.iter().any(|metric| metric.cause == "any")
}

pub(super) fn part(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let card = &risk.card;
    let main = risk.metric(risk.horizon_days);
    let tested = card.folds.iter().find(|fold| fold.purpose == "tested");
    let whole = card.metrics.iter().filter(|metric| metric.cause == "any" && !metric.bins.is_empty());
    html! {
        @if let (Some(metric), Some(fold)) = (main, tested) {
            @let values = [
                ("accounts", voice.integer(metric.accounts).into()),
                ("from", voice.date(&fold.from).into()),
                ("until", voice.date(&fold.until).into()),
            ];
            p { (voice.say_with("check-intro", &values)) }
        }
        @if let Some(metric) = main { (sentences(page, risk, metric)) }
        div.pair { @for metric in whole { (calibration(page, metric)) } }
        @if !card.hand_score.is_empty() {
            h4 #hand-score { (voice.say("part-hand-score")) }
            (hand_score(page, risk))
        }
    }
}

fn sentences(page: &Page<'_>, risk: &Risk, metric: &Metric) -> Markup {
    let voice = page.voice;
    let days = ("days", i64::from(metric.horizon_days).into());
    let (unchecked, failed) = (risk.standing("unchecked"), risk.standing("failed"));
    html! {
        ul.limits {
            @if let Some(auc) = &metric.auc {
                @let values = [days.clone(), ("auc", voice.percent(auc.value).into()), ("range", voice.ends(auc).into())];
                li { (voice.say_with("check-ranking", &values)) " " a.definition href="#def-auc" { (voice.say("how-computed")) } }
            }
            @if let Some(lift) = metric.lift {
                @let top = (lift * metric.mean_observed).min(1.0);
                @let values = [
                    days,
                    ("top", voice.percent(top).into()),
                    ("all", voice.percent(metric.mean_observed).into()),
                    ("lift", voice.formats.decimal(lift, 1).into()),
                ];
                li { (voice.say_with("check-lift", &values)) }
            }
            @if let Some(slope) = &metric.slope {
                @let values = [
                    ("predicted", voice.percent(metric.mean_predicted).into()),
                    ("observed", voice.percent(metric.mean_observed).into()),
                    ("slope", voice.formats.decimal(slope.value, 2).into()),
                    ("range", voice.number_ends(slope, 2).into()),
                ];
                li { (voice.say_with("check-level", &values)) " " a.definition href="#def-calibration" { (voice.say("how-computed")) } }
            }
            @if let Some(warning) = lead_time(page, risk) { li { (warning) } }
            @if risk.is_published() && !unchecked.is_empty() {
                li { (voice.say_with("check-unchecked", &[("horizons", voice.days_list(&unchecked).into())])) }
            }
            @if !failed.is_empty() {
                li { (voice.say_with("check-failed", &[("horizons", voice.days_list(&failed).into())])) }
            }
        }
    }
}

fn lead_time(page: &Page<'_>, risk: &Risk) -> Option<String> {
    let voice = page.voice;
    let time = risk.card.lead_time.filter(|time| time.losses > 0)?;
    let losses = ("losses", voice.integer(time.losses).into());
    if time.found == 0 {
        return Some(voice.say_with("check-lead-time-none", &[losses]));
    }
    let days = |days: f64| voice.days(days.round().clamp(0.0, f64::from(u32::MAX)) as u32);
    let values = [
        losses,
        ("found", voice.integer(time.found).into()),
        ("median", days(time.median_days).into()),
        ("low", days(time.lower_quartile_days).into()),
        ("high", days(time.upper_quartile_days).into()),
    ];
    Some(voice.say_with("check-lead-time", &values))
}

fn calibration(page: &Page<'_>, metric: &Metric) -> Markup {
    let voice = page.voice;
    let title = voice.say_with("chart-calibration", &[("days", i64::from(metric.horizon_days).into())]);
    let axis = |share: f64| voice.axis_percent(share);
    let draw = |frame: &Frame| -> Drawing {
        let dots = metric.bins.iter().map(|bin| CalibrationDot {
            predicted: bin.predicted,
            observed: bin.observed,
            interval: Some((bin.low, bin.high)),
        });
        let plot = CalibrationPlot {
            dots: dots.collect(),
            axis: &axis,
            predicted: voice.say("chart-predicted"),
            observed: voice.say("chart-observed"),
        };
        plot.draw(frame)
    };
    let rows = metric.bins.iter().map(|bin| {
        let range = voice.formats.range(&voice.percent(bin.low), &voice.percent(bin.high));
        vec![
            text(voice.percent(bin.predicted)),
            text(voice.percent(bin.observed)),
            text(range),
            text(voice.integer(bin.rows)),
            text(voice.count(rounded(bin.events))),
        ]
    });
    let columns = [
        "column-predicted",
        "column-observed",
        "column-interval",
        "column-customer-months",
        "column-departures",
    ];
    let columns = columns.into_iter().map(|key| numbers(voice.say(key)));
    let counts = [
        ("accounts", voice.integer(metric.accounts).into()),
        ("events", voice.count(metric.events.round()).into()),
    ];
    page.chart(&ChartFigure {
        id: format!("calibration-{}", metric.horizon_days),
        title: title.clone(),
        caption: voice.say_with("chart-calibration-caption", &counts),
        definition: "calibration",
        draw: &draw,
        table: Table::new(title, columns.collect(), rows.collect()),
        half: true,
    })
}

/// One decimal place: sums of soft labels.
fn rounded(events: f64) -> f64 {
    (events * 10.0).round() / 10.0
}

fn hand_score(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let said = risk.card.hand_score.iter().find(|pair| pair.horizon_days == risk.horizon_days);
    let said = said.and_then(|pair| verdict(page, pair));
    let rows = risk.card.hand_score.iter().flat_map(|pair| {
        [("hand-score-model", &pair.model), ("hand-score-score", &pair.score)].map(|(key, metric)| {
            let days = voice.days(pair.horizon_days);
            let auc = metric.auc.as_ref();
            vec![
                text(days),
                text(voice.say(key)),
                text(auc.map_or_else(|| "–".to_owned(), |auc| voice.percent(auc.value))),
                text(auc.map_or_else(String::new, |auc| voice.ends(auc))),
                text(voice.formats.decimal(metric.log_loss, 4)),
                text(voice.formats.decimal(metric.brier, 4)),
                text(metric.lift.map_or_else(|| "–".to_owned(), |lift| voice.formats.decimal(lift, 1))),
            ]
        })
    });
    let columns = vec![
        words(voice.say("column-horizon")),
        words(String::new()),
        numbers(voice.say("column-auc")),
        numbers(voice.say("column-interval")),
        numbers(voice.say("column-log-loss")),
        numbers(voice.say("column-brier")),
        numbers(voice.say("column-lift")),
    ];
    html! {
        p { (voice.say("hand-score-intro")) @if let Some(said) = said { " " (said) } }
        (Table::new(voice.say("part-hand-score"), columns, rows.collect()).markup())
    }
}

fn verdict(page: &Page<'_>, pair: &ScoreComparison) -> Option<String> {
    let voice = page.voice;
    let (model, score) = (pair.model.auc.as_ref()?, pair.score.auc.as_ref()?);
    // Better only where the score lies below the model's interval.
    let key = if model.low > score.value { "hand-score-better" } else { "hand-score-not-better" };
    let values = [
        ("days", i64::from(pair.horizon_days).into()),
        ("model", voice.percent(model.value).into()),
        ("score", voice.percent(score.value).into()),
    ];
    Some(voice.say_with(key, &values))
}
