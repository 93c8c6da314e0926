//! What all accounts share while features are computed.

use std::collections::HashMap;

use holdfast_domain::calendar::Zone;

use crate::days::Days;
use crate::history::rows::{Fact, NEVER, Stamp};
use crate::history::since::{Since, field_place};
use crate::history::words::{self, EventKind};
use crate::history::{ByAccount, History};
use crate::names::Names;
use crate::snapshots::MessageLabel;

/// What a reader of texts said about a message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Labelled {
    pub(crate) stamp: Stamp,
    pub(crate) value: f32,
    pub(crate) label: u8,
}

impl Fact for Labelled {
    fn stamp(&self) -> &Stamp {
        &self.stamp
    }
    fn stamp_mut(&mut self) -> &mut Stamp {
        &mut self.stamp
    }
    // Labels are the caller's; they are not kept.
    fn write(&self, _: &mut Vec<u8>) {}
    fn read(_: &mut &[u8]) -> Option<Self> {
        None
    }
}

/// Which role a trait plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Segment,
    Region,
    Language,
    Other,
}

/// The facts, and what was worked out of them once.
pub(crate) struct Frame<'a> {
    pub(crate) history: &'a History,
    pub(crate) days: &'a Days,
    pub(crate) zone: &'a Zone,
    pub(crate) labels: ByAccount<Labelled>,
    pub(crate) since: Since,
    /// What each event of usage tells of.
    pub(crate) kinds: Vec<EventKind>,
    /// The role of a trait of this name.
    roles: HashMap<u32, Role>,
    /// Words in lower case; [`Names::NONE`] where no word of the history is.
    lower: Vec<u32>,
    /// The parts of words that list several things.
    tokens: HashMap<u32, Vec<u32>>,
}

impl<'a> Frame<'a> {
    pub(crate) fn new(history: &'a History, days: &'a Days, zone: &'a Zone, labels: &[MessageLabel]) -> Self {
        let mut since = history.since.clone();
        let labels = labelled(history, labels, &mut since);
        let mut lower_words = Names::default();
        let lower = (0..history.words.len() as u32)
            .map(|word| lower_words.number(&history.words.text(word).to_lowercase()))
            .collect::<Vec<u32>>();
        let roles = history
            .traits
            .rows
            .iter()
            .map(|row| row.name)
            .collect::<std::collections::HashSet<u32>>()
            .into_iter()
            .map(|name| (name, role(history.words.text(name))))
            .collect();
        let mut tokens = HashMap::new();
        for row in &history.externals.rows {
            for word in [row.region, row.segment] {
                tokens.entry(word).or_insert_with(|| {
                    let text = history.words.text(word).to_lowercase();
                    text.split(['|', ',', ';', '/', '、', '，'])
                        .map(|part| lower_words.number(part.trim()))
                        .collect()
                });
            }
        }
        let kinds = crate::use_summary::event_kinds(&history.usage);
        Self { history, days, zone, labels, since, kinds, roles, lower, tokens }
    }

    /// A word in lower case, to be compared with [`Frame::tokens`].
    pub(crate) fn lower(&self, word: u32) -> u32 {
        self.lower.get(word as usize).copied().unwrap_or(Names::NONE)
    }

    /// The parts of a word that lists several things.
    pub(crate) fn tokens(&self, word: u32) -> &[u32] {
        self.tokens.get(&word).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn role(&self, trait_name: u32) -> Role {
        self.roles.get(&trait_name).copied().unwrap_or(Role::Other)
    }
}

fn role(name: &str) -> Role {
    let name = name.to_lowercase();
    let is = |names: &[&str]| names.contains(&name.as_str());
    if is(words::SEGMENT) {
        Role::Segment
    } else if is(words::REGION) {
        Role::Region
    } else if is(words::LANGUAGE) {
        Role::Language
    } else {
        Role::Other
    }
}

/// The labels beside the messages they are about: known once both are, until the same label of the
/// same message is found out anew.
fn labelled(history: &History, labels: &[MessageLabel], since: &mut Since) -> ByAccount<Labelled> {
    let mut found = ByAccount::default();
    if !labels.is_empty() {
        let mut sorted: Vec<&MessageLabel> = labels.iter().collect();
        sorted.sort_by_key(|label| (label.message, label.label, label.recorded_at));
        let place = field_place("messages.label");
        for message in &history.messages.rows {
            let first = sorted.partition_point(|label| label.message.0 < message.stamp.key);
            let own = sorted[first..].iter().take_while(|label| label.message.0 == message.stamp.key);
            for (number, label) in own.enumerate() {
                let later = sorted[first + number + 1..].iter();
                let later =
                    later.take_while(|next| (next.message, next.label) == (label.message, label.label));
                let renewed = later.map(|next| next.recorded_at).find(|at| *at > label.recorded_at);
                let mut stamp = message.stamp;
                stamp.known = stamp.known.max(label.recorded_at);
                stamp.until = stamp.until.min(renewed.unwrap_or(NEVER));
                stamp.row = u32::from(label.label as u8);
                found.rows.push(Labelled { stamp, value: label.value, label: label.label as u8 });
                if let Some(place) = place {
                    since.saw_field(place, stamp.at.max(stamp.known));
                }
            }
        }
    }
    found.arrange(history.accounts.len());
    found
}
