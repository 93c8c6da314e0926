//! A page for every reason: what it means, how many, when, for whom, and what shows it.

use holdfast_charts::{BandLine, BandPoint, Frame, LineWithBand, Tone};
use maud::{Markup, PreEscaped, html};

use super::super::page::Page;
use super::super::table::{Table, numbers, text, words};
use super::examples;
use super::groups::{mark, period};
use crate::Name;
use crate::document::{AttributedShare, Attribution, GroupShare, ReasonPage};
use crate::voice::{Proportion, group_name};

/// Sources listed for a reason.
const MOST_SOURCES: usize = 6;
/// Groups listed of a grouping.
const MOST_GROUPS: usize = 8;
/// Width of a trend.
const WIDTH: f64 = 348.0;

/// The list of reasons and a page for each.
pub(super) fn part(page: &Page<'_>, found: &Attribution) -> Markup {
    let voice = page.voice;
    html! {
        p { (voice.say("by-reason-intro")) }
        (index(page, found))
        @for (position, reason) in found.reasons.iter().enumerate() {
            (reason_page(page, found, reason, position == 0))
        }
    }
}

/// The target of links to a reason.
fn anchor(leaf: &str) -> String {
    let plain = |character: char| if character.is_ascii_alphanumeric() { character } else { '-' };
    format!("reason-{}", leaf.chars().map(plain).collect::<String>())
}

fn share_of<'a>(found: &'a Attribution, leaf: &str) -> Option<&'a AttributedShare> {
    found.leaves.iter().find(|share| share.id == leaf)
}

fn index(page: &Page<'_>, found: &Attribution) -> Markup {
    let voice = page.voice;
    let rows = found.reasons.iter().map(|reason| {
        let share = share_of(found, &reason.leaf);
        let range = |share: &AttributedShare| {
            voice.formats.range(&voice.percent(share.low), &voice.percent(share.high))
        };
        vec![
            html! { a href={ "#" (anchor(&reason.leaf)) } { (voice.reason(&reason.leaf).name) } },
            text(share.map(|share| voice.percent(share.share)).unwrap_or_default()),
            text(share.map(range).unwrap_or_default()),
            text(voice.integer(reason.accounts)),
            text(voice.integer(reason.stated)),
            text(voice.integer(reason.avoidable)),
        ]
    });
    let columns = vec![
        words(voice.say("column-reason")),
        numbers(voice.say("column-share")),
        numbers(voice.say("column-interval-90")),
        numbers(voice.say("column-likeliest")),
        numbers(voice.say("column-stated-by")),
        numbers(voice.say("column-avoidable")),
    ];
    Table::new(voice.say("part-by-reason"), columns, rows.collect()).markup()
}

fn reason_page(page: &Page<'_>, found: &Attribution, reason: &ReasonPage, open: bool) -> Markup {
    let voice = page.voice;
    let Name { name, meaning } = voice.reason(&reason.leaf);
    let count = voice.say_with("by-reason-count", &[("count", reason.accounts.into())]);
    let examples = found.examples.iter().find(|examples| examples.leaf == reason.leaf);
    html! {
        details.reason open=[open.then_some("")] {
            summary { strong { (name) } " " span.quiet { (count) } }
            // Within what is folded away: who follows a link to it finds it open.
            div.reason-page id=(anchor(&reason.leaf)) {
                @if !meaning.is_empty() { p.reason-meaning { (meaning) } }
                (facts(page, found, reason))
                (trend(page, found, &reason.leaf))
                (by_group(page, found, &reason.leaf))
                (sources(page, reason))
                @if let Some(examples) = examples { (examples::list(page, examples)) }
            }
        }
    }
}

fn facts(page: &Page<'_>, found: &Attribution, reason: &ReasonPage) -> Markup {
    let voice = page.voice;
    let number =
        |map: &std::collections::BTreeMap<String, u64>, key: &str| map.get(key).copied().unwrap_or(0);
    let confidence = |key: &str| number(&reason.confidence, key);
    let rests = |key: &str| number(&reason.rests, key);
    let avoidable = {
        let (count, total) = (reason.avoidable as f64, reason.accounts as f64);
        let share = count / total.max(1.0);
        let proportion = Proportion::new(count, total, share, share, share);
        if proportion.has_percentage() {
            let (of, percent) = (voice.of(count, total), voice.percent(share));
            voice.say_with("reason-avoidable-share", &[("of", of.into()), ("share", percent.into())])
        } else {
            voice.of(count, total)
        }
    };
    html! {
        ul.reason-facts {
            @if let Some(share) = share_of(found, &reason.leaf) {
                @let range = voice.formats.range(&voice.percent(share.low), &voice.percent(share.high));
                @let values = [("share", voice.percent(share.share).into()), ("range", range.into()), ("count", found.departures.into())];
                li { (voice.say_with("reason-share", &values)) }
            }
            @if reason.accounts > 0 {
                @let values = [
                    ("count", reason.accounts.into()),
                    ("high", confidence("high").into()),
                    ("medium", confidence("medium").into()),
                    ("low", confidence("low").into()),
                ];
                li { (voice.say_with("reason-likeliest", &values)) }
                @let values = [("stated", rests("stated").into()), ("inferred", rests("inferred").into()), ("both", rests("both").into())];
                li { (voice.say_with("reason-rests", &values)) }
            }
            @let values = [("count", reason.stated.into()), ("also", reason.stated_and_likeliest.into())];
            li { (voice.say_with("reason-stated", &values)) }
            @if reason.accounts > 0 { li { (voice.say_with("reason-avoidable", &[("figure", avoidable.into())])) } }
            @if !reason.lost_mrr_minor.is_empty() {
                @let amounts = voice.main_amounts(page.review, &reason.lost_mrr_minor);
                li { (voice.say_with("reason-lost", &[("amounts", amounts.into())])) }
            }
        }
    }
}

/// The share over the periods that have one.
fn trend(page: &Page<'_>, found: &Attribution, leaf: &str) -> Markup {
    let voice = page.voice;
    let Some(grouping) = period(found) else { return html! {} };
    let own = |group: &crate::document::ReasonGroup| {
        group.leaves.iter().find(|share| share.id == leaf).map(|share| (share.share, share.low, share.high))
    };
    let points: Vec<BandPoint> = grouping
        .groups
        .iter()
        .map(own)
        .map(|share| BandPoint {
            value: share.map(|(share, ..)| share),
            interval: share.map(|(_, low, high)| (low, high)),
        })
        .collect();
    if points.iter().filter(|point| point.value.is_some()).count() < 3 {
        return html! {};
    }
    let title = voice.say("reason-trend");
    let mut frame = Frame::new(&format!("trend-{}", anchor(leaf)), &title, WIDTH);
    frame.description = voice.say("reason-trend-description");
    voice.language().code().clone_into(&mut frame.language);
    let axis = |share: f64| voice.axis_percent(share);
    let value = |share: f64| voice.percent(share);
    let line = BandLine { name: String::new(), tone: Some(Tone::Slate), points };
    let months = grouping.groups.iter().map(|group| group_name(voice, &grouping.kind, &group.group));
    let drawing =
        LineWithBand { months: months.collect(), lines: vec![line], axis: &axis, value: &value }.draw(&frame);
    html! {
        h4 { (title) }
        div.trend { (PreEscaped(drawing.into_svg())) }
    }
}

/// The share in segments, plans, and the other groups in which it stands out.
fn by_group(page: &Page<'_>, found: &Attribution, leaf: &str) -> Markup {
    let voice = page.voice;
    let mut lists: Vec<(String, Vec<(String, &GroupShare)>)> = Vec::new();
    for grouping in &found.groupings {
        let name = match grouping.kind.as_str() {
            "segment" | "plan" => voice.word("by-", &grouping.kind),
            "trait" => voice.say_with("by-trait", &[("name", grouping.by.as_str().into())]),
            _ => continue,
        };
        let shares = grouping.groups.iter().filter_map(|group| {
            let share = group.leaves.iter().find(|share| share.id == leaf)?;
            let wanted = grouping.kind != "trait" || share.stands_out.is_some();
            wanted.then(|| (group_name(voice, &grouping.kind, &group.group), share))
        });
        let mut shares: Vec<(String, &GroupShare)> = shares.collect();
        shares.sort_by(|one, other| other.1.share.total_cmp(&one.1.share));
        shares.truncate(MOST_GROUPS);
        if !shares.is_empty() {
            lists.push((name, shares));
        }
    }
    if lists.is_empty() {
        return html! {};
    }
    let stands_out = lists.iter().flat_map(|(_, shares)| shares).any(|(_, share)| share.stands_out.is_some());
    html! {
        h4 { (voice.say("reason-by-group")) }
        @for (name, shares) in &lists {
            p.group-list {
                span.group-list-name { (name) }
                @for (group, share) in shares {
                    @let range = voice.formats.range(&voice.formats.percent(share.low, 0), &voice.formats.percent(share.high, 0));
                    span.group-share { (group) " " strong { (voice.percent(share.share)) } " " span.quiet { "(" (range) ")" } (mark(voice, share)) }
                }
            }
        }
        @if !stands_out { p.quiet { (voice.say("reason-nowhere-more")) } }
    }
}

fn sources(page: &Page<'_>, reason: &ReasonPage) -> Markup {
    let voice = page.voice;
    if reason.sources.is_empty() {
        return html! {};
    }
    let rows = reason.sources.iter().take(MOST_SOURCES).map(|source| {
        vec![
            text(voice.word("evidence-", &source.source)),
            text(voice.of(source.accounts as f64, source.of as f64)),
            text(format!("+{}", voice.formats.decimal(source.log_odds, 1))),
        ]
    });
    let columns = vec![
        words(voice.say("column-source")),
        numbers(voice.say("column-speaks-for")),
        numbers(voice.say("column-adds")),
    ];
    html! {
        h4 { (voice.say("reason-sources")) }
        (Table::new(voice.say("reason-sources"), columns, rows.collect()).markup())
    }
}
