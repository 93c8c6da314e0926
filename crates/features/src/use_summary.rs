//! What the features need of an account's usage at one instant, gathered in one pass.

use crate::history::usage::{Entry, Late, Usage};
use crate::history::words::EventKind;

/// How many days back counts are kept by day.
pub(crate) const DAYS_BACK: usize = 424;
/// How many days back errors are kept by day.
pub(crate) const ERROR_DAYS_BACK: usize = 200;

/// Counts of an account before one local day. `back[1]` is the day before it.
#[derive(Debug)]
pub(crate) struct UseSummary {
    /// Ordinary events by days back.
    pub(crate) back: Box<[u32; DAYS_BACK + 1]>,
    /// Errors by days back.
    pub(crate) errors: Box<[u32; ERROR_DAYS_BACK + 1]>,
    /// For each event seen: its number, and counts in 30, 90, and the 90 days before those.
    pub(crate) by_event: Vec<(u32, [u32; 3])>,
    pub(crate) goals_90: u32,
    pub(crate) exports_90: u32,
    pub(crate) exports_before: u32,
    /// Local days; `None` where it did not happen.
    pub(crate) first_use: Option<u16>,
    pub(crate) last_use: Option<u16>,
    pub(crate) first_milestone: Option<u16>,
    pub(crate) last_contact: Option<u16>,
    /// Steps of getting started: event, first day.
    pub(crate) milestones: Vec<(u32, u16)>,
    /// Place of each event in `by_event`, plus 1.
    places: Vec<u32>,
    is_dirty: bool,
}

impl Default for UseSummary {
    fn default() -> Self {
        Self {
            back: Box::new([0; DAYS_BACK + 1]),
            errors: Box::new([0; ERROR_DAYS_BACK + 1]),
            by_event: Vec::new(),
            goals_90: 0,
            exports_90: 0,
            exports_before: 0,
            first_use: None,
            last_use: None,
            first_milestone: None,
            last_contact: None,
            milestones: Vec::new(),
            places: Vec::new(),
            is_dirty: false,
        }
    }
}

impl UseSummary {
    fn clear(&mut self) {
        if !self.is_dirty {
            return;
        }
        self.back.fill(0);
        self.errors.fill(0);
        for (event, _) in self.by_event.drain(..) {
            self.places[event as usize] = 0;
        }
        (self.goals_90, self.exports_90, self.exports_before) = (0, 0, 0);
        (self.first_use, self.last_use, self.first_milestone, self.last_contact) = (None, None, None, None);
        self.milestones.clear();
        self.is_dirty = false;
    }

    /// Gathers what had happened, and was learned, on days before `day`. `entries` are in order of
    /// days.
    pub(crate) fn gather(&mut self, entries: &[Entry], late: &[Late], kinds: &[EventKind], day: u16) {
        self.clear();
        for entry in entries {
            if entry.day() >= day {
                break;
            }
            if u32::from(entry.day()) + entry.lag() < u32::from(day) {
                self.add(entry.day(), entry.event(), entry.count(), entry.errors(), kinds, day);
            }
        }
        for late in late.iter().filter(|late| late.day < day && late.known < day) {
            self.add(late.day, late.event, 1, u32::from(late.is_error), kinds, day);
        }
    }

    fn add(&mut self, on: u16, event: u32, count: u32, errors: u32, kinds: &[EventKind], day: u16) {
        self.is_dirty = true;
        let kind = kinds.get(event as usize).copied().unwrap_or_default();
        let back = usize::from(day - on);
        let errors = if kind.is_error { count } else { errors };
        if errors > 0 && back <= ERROR_DAYS_BACK {
            self.errors[back] += errors;
        }
        let earliest = |known: Option<u16>| Some(known.map_or(on, |known| known.min(on)));
        let latest = |known: Option<u16>| Some(known.map_or(on, |known| known.max(on)));
        if kind.is_milestone {
            self.first_milestone = earliest(self.first_milestone);
            match self.milestones.iter_mut().find(|(known, _)| *known == event) {
                Some((_, first)) => *first = (*first).min(on),
                None => self.milestones.push((event, on)),
            }
        }
        if kind.is_contact {
            self.last_contact = latest(self.last_contact);
        }
        if !kind.is_ordinary() {
            return;
        }
        self.first_use = earliest(self.first_use);
        self.last_use = latest(self.last_use);
        if back <= DAYS_BACK {
            self.back[back] += count;
        }
        let place = self.place(event);
        let counts = &mut self.by_event[place].1;
        if back <= 90 {
            counts[1] += count;
            counts[0] += if back <= 30 { count } else { 0 };
            self.goals_90 += if kind.is_goal { count } else { 0 };
            self.exports_90 += if kind.is_export { count } else { 0 };
        } else if back <= 180 {
            counts[2] += count;
            self.exports_before += if kind.is_export { count } else { 0 };
        }
    }

    fn place(&mut self, event: u32) -> usize {
        let number = event as usize;
        if number >= self.places.len() {
            self.places.resize(number + 1, 0);
        }
        if self.places[number] == 0 {
            self.by_event.push((event, [0; 3]));
            self.places[number] = self.by_event.len() as u32;
        }
        self.places[number] as usize - 1
    }

    /// Ordinary events on the days back from `from` to `to`, both included.
    pub(crate) fn sum(&self, from: usize, to: usize) -> f64 {
        self.back[from.min(DAYS_BACK + 1)..=to.min(DAYS_BACK)].iter().map(|count| f64::from(*count)).sum()
    }

    /// Errors on the last `days` days.
    pub(crate) fn errors_in(&self, days: usize) -> f64 {
        self.errors[1..=days.min(ERROR_DAYS_BACK)].iter().map(|count| f64::from(*count)).sum()
    }
}

/// What each event of the history tells of.
pub(crate) fn event_kinds(usage: &Usage) -> Vec<EventKind> {
    usage.events.texts().map(EventKind::of).collect()
}
