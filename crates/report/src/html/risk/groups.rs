//! How many leave by group, by no model.

use holdfast_charts::{BandLine, BandPoint, DotPlot, DotRow, Drawing, Frame, LineWithBand};
use maud::{Markup, html};

use super::super::figure::ChartFigure;
use super::super::page::Page;
use super::super::table::{Table, numbers, text, words};
use crate::document::{Estimate, GroupOutlook, Risk};
use crate::voice::SMALLEST_BASE_FOR_PERCENTAGES;

/// Segments drawn as curves.
const MOST_CURVES: usize = 3;
/// Groups listed of a kind.
const MOST_GROUPS: usize = 12;

impl GroupOutlook {
    fn has_shares(&self) -> bool {
        self.accounts as f64 >= SMALLEST_BASE_FOR_PERCENTAGES
    }

    fn leaves(&self, days: u32) -> Option<&Estimate> {
        self.horizons.iter().find(|horizon| horizon.horizon_days == days).map(|horizon| &horizon.leaves)
    }
}

pub(super) fn part(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let mut kinds: Vec<&str> = Vec::new();
    for group in risk.groups.iter().filter(|group| group.kind != "all") {
        if !kinds.contains(&group.kind.as_str()) {
            kinds.push(&group.kind);
        }
    }
    let others: Vec<&str> = kinds.iter().copied().filter(|kind| *kind != "segment").collect();
    html! {
        p {
            (voice.say("risk-groups-intro")) " "
            a.definition href="#def-risk-groups" { (voice.say("how-computed")) }
        }
        (curves(page, risk))
        @if risk.groups.iter().any(|group| group.kind == "segment" && group.has_shares()) { (dots(page, risk)) }
        (table(page, risk, &["all", "segment"], &voice.say("by-segment")))
        @if !others.is_empty() {
            h4 { (voice.say("risk-other-groups")) }
            @for kind in others {
                details.reason {
                    summary { (title(page, kind)) }
                    (table(page, risk, &[kind], &title(page, kind)))
                }
            }
        }
    }
}

fn title(page: &Page<'_>, kind: &str) -> String {
    let voice = page.voice;
    match kind {
        "segment" | "plan" | "region" | "language" => voice.word("by-", kind),
        feature => voice.say_with("risk-by-feature", &[("feature", voice.feature(feature).into())]),
    }
}

fn name(page: &Page<'_>, group: &GroupOutlook) -> String {
    let voice = page.voice;
    if group.kind == "all" {
        return voice.say("risk-group-all");
    }
    match (group.from, group.to) {
        (Some(from), Some(to)) => {
            let [from, to] = [from, to].map(|end| voice.formats.number(end));
            voice.say_with("risk-group-band", &[("from", from.into()), ("to", to.into())])
        }
        _ => group.group.clone(),
    }
}

/// All customers, or the largest segments, over the times ahead.
fn curves(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let of =
        |kind: &'static str| risk.groups.iter().filter(move |group| group.kind == kind && group.has_shares());
    let mut shown: Vec<&GroupOutlook> = of("segment").collect();
    shown.sort_by_key(|group| std::cmp::Reverse(group.accounts));
    shown.truncate(MOST_CURVES);
    let by_segment = shown.len() > 1;
    if !by_segment {
        shown = of("all").collect();
    }
    let Some(first) = shown.first() else { return html! {} };
    let days: Vec<u32> = first.horizons.iter().map(|horizon| horizon.horizon_days).collect();
    let axis = |share: f64| voice.axis_percent(share);
    let value = |share: f64| voice.percent(share);
    let draw = |frame: &Frame| -> Drawing {
        let lines = shown.iter().map(|group| {
            let start = BandPoint { value: Some(0.0), interval: Some((0.0, 0.0)) };
            let points = days.iter().map(|days| {
                let leaves = group.leaves(*days);
                BandPoint {
                    value: leaves.map(|leaves| leaves.value),
                    interval: leaves.map(|leaves| (leaves.low, leaves.high)),
                }
            });
            let points = std::iter::once(start).chain(points).collect();
            BandLine { name: name(page, group), tone: None, points }
        });
        let months = std::iter::once(0).chain(days.iter().copied()).map(|days| voice.days(days));
        LineWithBand { months: months.collect(), lines: lines.collect(), axis: &axis, value: &value }
            .draw(frame)
    };
    let caption = if by_segment { "chart-risk-horizons-caption" } else { "chart-risk-horizons-all-caption" };
    let rows = shown.iter().flat_map(|group| {
        group.horizons.iter().map(|horizon| {
            vec![
                text(name(page, group)),
                text(voice.days(horizon.horizon_days)),
                text(voice.percent(horizon.leaves.value)),
                text(voice.ends(&horizon.leaves)),
            ]
        })
    });
    let columns = vec![
        words(voice.say("column-group")),
        words(voice.say("column-horizon")),
        numbers(voice.say("column-share")),
        numbers(voice.say("column-interval")),
    ];
    page.chart(&ChartFigure {
        id: "risk-horizons".to_owned(),
        title: voice.say("chart-risk-horizons"),
        caption: voice.say(caption),
        definition: "risk-groups",
        draw: &draw,
        table: Table::new(voice.say("chart-risk-horizons"), columns, rows.collect()),
        half: false,
    })
}

/// Segments against all customers at the time ahead that decides.
fn dots(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    let title = voice.say_with("chart-risk-groups", &[("days", i64::from(risk.horizon_days).into())]);
    let shown = || {
        let all = risk.groups.iter().filter(|group| group.kind == "all");
        let segments = risk.groups.iter().filter(|group| group.kind == "segment" && group.has_shares());
        all.chain(segments.take(MOST_GROUPS))
            .filter_map(|group| Some((group, group.leaves(risk.horizon_days)?)))
    };
    let axis = |share: f64| voice.axis_percent(share);
    let value = |share: f64| voice.percent(share);
    let draw = |frame: &Frame| -> Drawing {
        let rows = shown().map(|(group, leaves)| DotRow {
            label: name(page, group),
            value: Some(leaves.value),
            interval: Some((leaves.low, leaves.high)),
            note: String::new(),
            reference: group.kind == "all",
        });
        DotPlot { rows: rows.collect(), axis: &axis, value: &value, missing: "–".to_owned() }.draw(frame)
    };
    let rows = shown().map(|(group, leaves)| {
        let of = voice.of(group.losses as f64, group.accounts as f64);
        vec![text(name(page, group)), text(of), text(voice.percent(leaves.value)), text(voice.ends(leaves))]
    });
    let columns = vec![
        words(voice.say("column-group")),
        numbers(voice.say("column-losses")),
        numbers(voice.say("column-share")),
        numbers(voice.say("column-interval")),
    ];
    page.chart(&ChartFigure {
        id: "risk-segments".to_owned(),
        title: title.clone(),
        caption: voice.say("chart-risk-groups-caption"),
        definition: "risk-groups",
        draw: &draw,
        table: Table::new(title, columns, rows.collect()),
        half: false,
    })
}

/// Groups of some kinds at every time ahead; those with too few customers are named with their
/// counts.
fn table(page: &Page<'_>, risk: &Risk, kinds: &[&str], caption: &str) -> Markup {
    let voice = page.voice;
    let groups = || risk.groups.iter().filter(|group| kinds.contains(&group.kind.as_str()));
    let shown: Vec<&GroupOutlook> = groups().filter(|group| group.has_shares()).take(MOST_GROUPS).collect();
    let few: Vec<String> = groups()
        .filter(|group| !group.has_shares())
        .map(|group| {
            let values = [
                ("group", name(page, group).into()),
                ("losses", voice.integer(group.losses).into()),
                ("count", voice.integer(group.accounts).into()),
            ];
            voice.say_with("risk-group-losses", &values)
        })
        .collect();
    let days: Vec<u32> = shown
        .first()
        .map(|group| group.horizons.iter().map(|horizon| horizon.horizon_days).collect())
        .unwrap_or_default();
    let rows = shown.iter().map(|group| {
        let counts =
            [text(name(page, group)), text(voice.integer(group.accounts)), text(voice.integer(group.losses))];
        let cells = days.iter().map(|days| {
            let leaves = group.leaves(*days);
            html! {
                @if let Some(leaves) = leaves {
                    span.cell-value { (voice.percent(leaves.value)) }
                    span.cell-range { (voice.ends(leaves)) }
                }
            }
        });
        counts.into_iter().chain(cells).collect()
    });
    let within =
        |days: &u32| numbers(voice.say_with("column-within-days", &[("days", i64::from(*days).into())]));
    let columns = [
        words(voice.say("column-group")),
        numbers(voice.say("column-customers")),
        numbers(voice.say("column-losses")),
    ];
    let columns = columns.into_iter().chain(days.iter().map(within));
    html! {
        @if !shown.is_empty() { (Table::new(caption.to_owned(), columns.collect(), rows.collect()).markup()) }
        @if !few.is_empty() {
            p.quiet { (voice.say_with("risk-group-few", &[("groups", voice.formats.list(&few).into())])) }
        }
    }
}
