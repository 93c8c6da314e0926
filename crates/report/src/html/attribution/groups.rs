//! The mix of reasons by period, segment, plan and traits, as tables with bars.

use maud::{Markup, html};

use super::super::page::{Page, absent};
use crate::document::{Attribution, GroupShare, ReasonGroup, ReasonGrouping};
use crate::voice::{Voice, group_name, grouping_title, groups_with_few};

/// Periods shown, the latest.
const MOST_PERIODS: usize = 16;
/// Months with shares from which on months are shown; with fewer, quarters.
const ENOUGH_MONTHS: usize = 6;

/// All groupings: periods, segments and plans open, others to be opened.
pub(super) fn part(page: &Page<'_>, found: &Attribution) -> Markup {
    let voice = page.voice;
    let period = period(found);
    let of_kind = |kind: &'static str| found.groupings.iter().filter(move |grouping| grouping.kind == kind);
    let traits: Vec<&ReasonGrouping> = of_kind("trait").collect();
    html! {
        p { (voice.say("by-group-intro")) }
        @for grouping in period.into_iter().chain(of_kind("segment")).chain(of_kind("plan")) {
            h4 id={ "by-" (grouping.kind) } { (grouping_title(voice, grouping)) }
            (table(page, grouping))
        }
        @if !traits.is_empty() {
            h4 #by-trait { (voice.say("by-trait-title")) }
            p { (voice.say_with("by-trait-intro", &[("count", traits.len().into())])) }
            @for grouping in traits {
                details.reason {
                    summary { (grouping_title(voice, grouping)) }
                    (table(page, grouping))
                }
            }
        }
    }
}

/// The grouping by period to show: months where enough of them have shares, else quarters.
pub(super) fn period(found: &Attribution) -> Option<&ReasonGrouping> {
    let of = |kind: &str| found.groupings.iter().find(|grouping| grouping.kind == kind);
    let with_shares =
        |grouping: &ReasonGrouping| grouping.groups.iter().filter(|group| !group.classes.is_empty()).count();
    of("month")
        .filter(|months| with_shares(months) >= ENOUGH_MONTHS)
        .or_else(|| of("quarter"))
        .or_else(|| of("month"))
}

fn table(page: &Page<'_>, grouping: &ReasonGrouping) -> Markup {
    let voice = page.voice;
    let is_period = grouping.kind == "month" || grouping.kind == "quarter";
    let mut shown: Vec<&ReasonGroup> =
        grouping.groups.iter().filter(|group| !group.classes.is_empty()).collect();
    if is_period && shown.len() > MOST_PERIODS {
        shown.drain(..shown.len() - MOST_PERIODS);
    }
    if !is_period {
        shown.sort_by(|one, other| {
            other.accounts.cmp(&one.accounts).then_with(|| one.group.cmp(&other.group))
        });
    }
    let classes = classes(&shown);
    let most = shown.iter().flat_map(|group| &group.classes).map(|share| share.high).fold(0.0, f64::max);
    let caption = grouping_title(voice, grouping);
    html! {
        @if shown.is_empty() {
            (absent(&voice.say("by-group-none")))
        } @else {
            div.scroll.mix-by role="region" aria-label=(caption) tabindex="0" {
                table {
                    caption.visually-hidden { (caption) }
                    thead {
                        tr {
                            th scope="col" { (voice.say("column-group")) }
                            th.number scope="col" { (voice.say("column-customers")) }
                            @for class in &classes { th.share scope="col" { (voice.class(class).name) } }
                        }
                    }
                    tbody {
                        @for group in &shown {
                            tr {
                                th scope="row" { (group_name(voice, &grouping.kind, &group.group)) }
                                td.number { (voice.integer(group.accounts)) }
                                @for class in &classes {
                                    @let share = group.classes.iter().find(|share| share.id == *class);
                                    td.share { @if let Some(share) = share { (cell(voice, share, most)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if let Some(few) = groups_with_few(voice, grouping) { p.quiet { (few) } }
        @if grouping.unknown > 0 {
            p.quiet { (voice.say_with("by-group-unknown", &[("count", grouping.unknown.into())])) }
        }
    }
}

/// The classes that occur, by their mean share, largest first.
fn classes<'a>(shown: &[&'a ReasonGroup]) -> Vec<&'a str> {
    let mut sums: Vec<(&str, f64)> = Vec::new();
    for (share, accounts) in
        shown.iter().flat_map(|group| group.classes.iter().map(|share| (share, group.accounts)))
    {
        match sums.iter_mut().find(|(id, _)| *id == share.id) {
            Some((_, sum)) => *sum += share.share * accounts as f64,
            None => sums.push((&share.id, share.share * accounts as f64)),
        }
    }
    sums.sort_by(|one, other| other.1.total_cmp(&one.1));
    sums.into_iter().map(|(id, _)| id).collect()
}

/// A share with its interval, over a bar, marked where it stands out.
fn cell(voice: &Voice<'_>, share: &GroupShare, most: f64) -> Markup {
    let width = if most > 0.0 { (share.share / most * 100.0).round() } else { 0.0 };
    html! {
        span.cell-value { (voice.percent(share.share)) (mark(voice, share)) }
        span.bar style={ "--bar:" (width) "%" } {}
        span.cell-range { (voice.formats.range(&voice.formats.percent(share.low, 0), &voice.formats.percent(share.high, 0))) }
    }
}

/// A triangle where a share stands out; a word for who cannot see it.
pub(super) fn mark(voice: &Voice<'_>, share: &GroupShare) -> Markup {
    let (sign, key) = match share.stands_out.as_deref() {
        Some("more") => ("▲", "stands-out-more"),
        Some("less") => ("▼", "stands-out-less"),
        _ => return html! {},
    };
    let word = voice.say(key);
    html! { " " span.mark-out title=(word) aria-label=(word) role="img" { (sign) } }
}
