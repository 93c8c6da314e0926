//! Reasons that grew, and reasons that come back.

use maud::{Markup, html};

use super::super::page::{Page, absent};
use super::super::table::{Table, numbers, text, words};
use crate::document::{Attribution, Recurrence, RisingWindow};
use crate::voice::Proportion;

/// Cells shown of classes before and after.
const MOST_CELLS: usize = 12;

/// Reasons that grew from one window to the next, or that none did.
pub(super) fn rising(page: &Page<'_>, found: &Attribution, window: &RisingWindow) -> Markup {
    let voice = page.voice;
    let values = [
        ("days", window.days.into()),
        ("recent", window.recent.into()),
        ("before", window.before.into()),
        ("compared", window.compared.into()),
    ];
    if window.compared == 0 {
        return absent(&voice.say_with("rising-too-few", &values));
    }
    if found.rising.is_empty() {
        return html! {
            p { (voice.say_with("rising-window", &values)) }
            (absent(&voice.say_with("rising-none", &values)))
        };
    }
    let rows = found.rising.iter().map(|reason| {
        vec![
            text(voice.reason(&reason.leaf).name),
            text(voice.percent(reason.before)),
            text(voice.percent(reason.recent)),
            text(voice.formats.range(&voice.percent(reason.low), &voice.percent(reason.high))),
            text(voice.percent(reason.probability)),
        ]
    });
    let columns = vec![
        words(voice.say("column-reason")),
        numbers(voice.say("column-before")),
        numbers(voice.say("column-recently")),
        numbers(voice.say("column-growth-90")),
        numbers(voice.say("column-how-sure")),
    ];
    html! {
        p { (voice.say_with("rising-window", &values)) }
        (Table::new(voice.say("part-rising"), columns, rows.collect()).markup())
        p.quiet { (voice.say_with("rising-note", &values)) }
    }
}

/// Whether who left again did so for the same reason, or why that is not known.
pub(super) fn recurrence(page: &Page<'_>, found: &Recurrence) -> Markup {
    let voice = page.voice;
    let values = [
        ("left", found.left.into()),
        ("returned", found.returned.into()),
        ("again", found.left_again.into()),
        ("twice", found.stated_twice.into()),
    ];
    if let Some(missing) = &found.missing {
        let key = format!("recurrence-{}", missing.replace('_', "-"));
        return absent(&voice.say_with(&key, &values));
    }
    let total = found.stated_twice as f64;
    let figure = |count: f64| {
        let share = count / total.max(1.0);
        voice.figure(&Proportion::new(count, total, share, share, share))
    };
    let compared = [
        ("count", found.stated_twice.into()),
        ("leaf", figure(found.same_leaf).into()),
        ("class", figure(found.same_class).into()),
        ("chance", figure(found.same_class_by_chance).into()),
    ];
    let rows = found.cells.iter().filter(|cell| cell.accounts >= 0.05).take(MOST_CELLS).map(|cell| {
        vec![
            text(voice.class(&cell.before).name),
            text(voice.class(&cell.after).name),
            text(voice.count((cell.accounts * 10.0).round() / 10.0)),
        ]
    });
    let columns = vec![
        words(voice.say("column-first-time")),
        words(voice.say("column-next-time")),
        numbers(voice.say("column-customers")),
    ];
    html! {
        p { (voice.say_with("recurrence-text", &values)) " " (voice.say_with("recurrence-compared", &compared)) }
        (Table::new(voice.say("part-recurrence"), columns, rows.collect()).markup())
    }
}
