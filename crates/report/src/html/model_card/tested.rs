//! How the model was tested.

use maud::{Markup, html};

use super::super::page::Page;
use super::super::table::{Table, numbers, text, words};
use crate::document::{Metric, Risk};

pub(super) fn metrics(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let mut horizons: Vec<u32> = risk.card.metrics.iter().map(|metric| metric.horizon_days).collect();
    horizons.sort_unstable();
    horizons.dedup();
    let profit = risk.metric(risk.horizon_days).and_then(|metric| metric.profit);
    html! {
        p { (voice.say("card-metrics-intro")) " " a.definition href="#def-losses-scores" { (voice.say("how-computed")) } }
        @for days in horizons {
            @let caption = voice.say_with("column-within-days", &[("days", i64::from(days).into())]);
            @if days == risk.horizon_days {
                h4 { (caption) }
                (table(page, risk, days, caption))
            } @else {
                details.reason {
                    summary { (caption) }
                    (table(page, risk, days, caption))
                }
            }
        }
        @if let Some(profit) = profit {
            @let values = [
                ("days", i64::from(risk.horizon_days).into()),
                ("profit", voice.formats.percent(profit.share_of_value, 2).into()),
                ("contacted", voice.percent(profit.contacted).into()),
                ("offer", voice.percent(profit.offer_cost).into()),
                ("contact", voice.percent(profit.contact_cost).into()),
            ];
            p.quiet { (voice.say_with("metric-profit", &values)) }
        }
    }
}

fn table(page: &Page<'_>, risk: &Risk, days: u32, caption: String) -> Markup {
    let voice = page.voice;
    let metrics = risk.card.metrics.iter().filter(|metric| metric.horizon_days == days);
    let rows = metrics.map(|metric| row(page, risk, metric));
    let columns = [
        "column-departures",
        "column-predicted",
        "column-observed",
        "column-auc",
        "column-log-loss",
        "column-brier",
        "column-calibration-error",
        "column-slope",
        "column-lift",
    ];
    let columns = columns.into_iter().map(|key| numbers(voice.say(key)));
    let columns = std::iter::once(words(voice.say("column-reason"))).chain(columns).collect();
    html! { div.metrics { (Table::new(caption, columns, rows.collect()).markup()) } }
}

fn row(page: &Page<'_>, risk: &Risk, metric: &Metric) -> Vec<Markup> {
    let voice = page.voice;
    let decimal = |value: f64| voice.formats.decimal(value, 4);
    let against = |value: f64, base: f64| {
        html! {
            span.cell-value { (decimal(value)) }
            span.cell-range { (voice.say_with("metric-against", &[("base", decimal(base).into())])) }
        }
    };
    let none = || html! { "–" };
    let name = if metric.cause == "any" {
        voice.say("risk-all-reasons")
    } else {
        voice.cause_of(risk, &metric.cause)
    };
    vec![
        text(name),
        text(voice.count((metric.events * 10.0).round() / 10.0)),
        text(voice.formats.percent(metric.mean_predicted, 2)),
        text(voice.formats.percent(metric.mean_observed, 2)),
        metric.auc.as_ref().map_or_else(none, |auc| {
            html! { span.cell-value { (voice.percent(auc.value)) } span.cell-range { (voice.ends(auc)) } }
        }),
        against(metric.log_loss, metric.base_log_loss),
        against(metric.brier, metric.base_brier),
        text(voice.formats.percent(metric.calibration_error, 2)),
        metric.slope.as_ref().map_or_else(none, |slope| {
            html! {
                span.cell-value { (voice.formats.decimal(slope.value, 2)) }
                span.cell-range { (voice.number_ends(slope, 2)) }
            }
        }),
        metric.lift.map_or_else(none, |lift| text(voice.formats.decimal(lift, 1))),
    ]
}
