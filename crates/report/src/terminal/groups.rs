//! The mix of reasons by groups, in a terminal.

use holdfast_i18n::Language;

use super::layout::Grid;
use super::{NARROWEST, Options, Screen, WIDEST};
use crate::Names;
use crate::document::{GroupShare, ReasonGrouping};
use crate::voice::{Voice, group_name, grouping_title, groups_with_few};

/// The classes of every group that has enough departures, with their intervals, largest first;
/// groups with too few are named. Ends with a line break.
pub fn reasons_by(
    grouping: &ReasonGrouping,
    language: Language,
    names: &dyn Names,
    options: Options,
) -> String {
    let voice = Voice::new(language, names);
    let mut screen =
        Screen { room: options.width.clamp(NARROWEST, WIDEST), colour: options.colour, lines: Vec::new() };
    screen.heading(&grouping_title(&voice, grouping));
    let mut rows = Vec::new();
    for group in grouping.groups.iter().filter(|group| !group.classes.is_empty()) {
        let name = group_name(&voice, &grouping.kind, &group.group);
        let count = group.accounts.into();
        let name = voice.say_with("group-with-count", &[("group", name.into()), ("count", count)]);
        rows.push(vec![name, String::new(), String::new()]);
        let mut shares: Vec<&GroupShare> = group.classes.iter().collect();
        shares.sort_by(|one, other| other.share.total_cmp(&one.share));
        for share in shares {
            let mark = match share.stands_out.as_deref() {
                Some("more") => " ▲",
                Some("less") => " ▼",
                _ => "",
            };
            rows.push(vec![
                format!("  {}{mark}", voice.class(&share.id).name),
                voice.percent(share.share),
                voice.formats.range(&voice.percent(share.low), &voice.percent(share.high)),
            ]);
        }
    }
    if rows.is_empty() {
        screen.paragraph("  ", &voice.say("by-group-none"));
    } else {
        let heading = vec![String::new(), voice.say("column-share"), voice.say("column-interval-90")];
        screen.grid(Grid { heading, rows });
        screen.paragraph("  ", &voice.say("by-group-marks"));
    }
    if let Some(few) = groups_with_few(&voice, grouping) {
        screen.paragraph("  ", &few);
    }
    if grouping.unknown > 0 {
        screen.paragraph("  ", &voice.say_with("by-group-unknown", &[("count", grouping.unknown.into())]));
    }
    screen.into_text()
}
