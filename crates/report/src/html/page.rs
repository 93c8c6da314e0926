//! What the sections of the page share.

use holdfast_charts::TimeUnit;
use maud::{Markup, html};

use crate::document::Review;
use crate::voice::Voice;

/// The page being written.
pub(super) struct Page<'a> {
    pub(super) review: &'a Review,
    pub(super) voice: &'a Voice<'a>,
}

/// A part of the page under a heading of its own.
pub(super) struct Section {
    /// Identifier, target of links.
    pub(super) id: &'static str,
    pub(super) title: String,
    /// Identifiers and titles of the parts within, for the table of contents.
    pub(super) parts: Vec<(&'static str, String)>,
    pub(super) body: Markup,
}

/// A paragraph that says why something is absent.
pub(super) fn absent(sentence: &str) -> Markup {
    html! { p.absent { (sentence) } }
}

/// A heading with an identifier, listed in the contents.
pub(super) fn part_heading(
    parts: &mut Vec<(&'static str, String)>,
    id: &'static str,
    title: String,
) -> Markup {
    let heading = html! { h3 id=(id) { (title) } };
    parts.push((id, title));
    heading
}

/// The axis unit of a unit of time. Quarters and years take the marks of months, which suit
/// small whole numbers.
pub(super) fn time_unit(unit: &str) -> TimeUnit {
    match unit {
        "day" => TimeUnit::Days,
        "week" => TimeUnit::Weeks,
        _ => TimeUnit::Months,
    }
}

impl Page<'_> {
    /// The name of the time axis of a unit.
    pub(super) fn time_name(&self, unit: &str) -> String {
        self.voice.word("chart-time-", unit)
    }

    /// A time on an axis.
    pub(super) fn time(&self, time: f64) -> String {
        self.voice.formats.number(time)
    }

    /// The name of a table of facts.
    pub(super) fn table_name(&self, table: &str) -> String {
        if table.is_empty() {
            return self.voice.say("inputs-not-recognised");
        }
        self.voice.word("table-", table)
    }
}
