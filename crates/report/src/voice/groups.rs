//! Names of groups of departures.

use super::Voice;
use crate::document::ReasonGrouping;

/// What a grouping is by.
pub(crate) fn grouping_title(voice: &Voice<'_>, grouping: &ReasonGrouping) -> String {
    match grouping.kind.as_str() {
        "trait" => voice.say_with("by-trait", &[("name", grouping.by.as_str().into())]),
        kind => voice.word("by-", kind),
    }
}

/// The name of a group: periods in the words of the language, other groups as the data has them.
pub(crate) fn group_name(voice: &Voice<'_>, kind: &str, group: &str) -> String {
    match kind {
        "month" => voice.month(group),
        "quarter" => group.split_once("-Q").map_or_else(
            || group.to_owned(),
            |(year, quarter)| {
                voice.say_with("quarter", &[("year", year.into()), ("quarter", quarter.into())])
            },
        ),
        _ => group.to_owned(),
    }
}

/// Names the groups with too few departures for shares.
pub(crate) fn groups_with_few(voice: &Voice<'_>, grouping: &ReasonGrouping) -> Option<String> {
    let few: Vec<String> = grouping
        .groups
        .iter()
        .filter(|group| group.classes.is_empty())
        .map(|group| {
            let name = group_name(voice, &grouping.kind, &group.group);
            voice.say_with("group-with-count", &[("group", name.into()), ("count", group.accounts.into())])
        })
        .collect();
    (!few.is_empty()).then(|| voice.say_with("by-group-few", &[("groups", voice.formats.list(&few).into())]))
}
