//! Usage: by far the most rows, so nothing is done per row that can be done per run of rows.

use std::collections::{HashMap, HashSet};

use holdfast_analytics::{Column, ColumnData, Value};
use holdfast_domain::facts::FactKind;

use super::{AccountRun, LastKey, Reader};
use crate::error::Error;
use crate::history::History;
use crate::history::since::field_place;
use crate::history::usage::Used;
use crate::history::words::EventKind;
use crate::names::Names;

impl Reader<'_> {
    /// Reads usage. The key of a usage row is made from the whole row: one that a later import brings
    /// again is the same row, and counts as the first import brought it.
    pub(super) fn usage(&self, history: &mut History) -> Result<(), Error> {
        let kind = FactKind::Usage;
        let has_versions = self.imports.has(kind);
        if !has_versions && !self.after.is_empty() {
            return Ok(());
        }
        let is_contested = self.imports.is_contested(kind);
        let (repeated, before) =
            if is_contested { self.repeated(history)? } else { (HashSet::new(), HashSet::new()) };
        let keys = is_contested || self.keeps_keys;
        let mut sql = "SELECT account_id, event, occurred_at, recorded_at, errors".to_owned();
        if keys {
            sql += ", row_key, source";
            sql += if has_versions { ", import_id" } else { ", '' AS import_id" };
        }
        sql += if has_versions {
            " FROM usage_events_versions WHERE import_id > $after"
        } else {
            " FROM usage_events WHERE $after = ''"
        };
        let marks = [field_place("usage_events.milestone"), field_place("contact.from_us")];
        let mut pass =
            Pass { reader: self, repeated, before, firsts: HashMap::new(), kinds: Vec::new(), marks };
        let after = [("after", Value::Text(self.after.to_owned()))];
        self.engine
            .scan(&sql, &after, &mut |piece| pass.piece(piece.columns(), history))
            .map_err(Error::engine(kind.table_name()))?;
        // In order, so that an account's rows make few runs.
        let mut firsts: Vec<Used> = pass.firsts.into_values().flat_map(|(_, rows)| rows).collect();
        firsts.sort_by_key(|used| (used.account, used.day, used.known, used.event));
        history.usage.break_run();
        for used in firsts {
            history.usage.add(used);
        }
        Ok(())
    }

    /// The keys that are to be read more than once, and those that were read before.
    fn repeated(&self, history: &History) -> Result<(HashSet<u64>, HashSet<u64>), Error> {
        let mut keys: Vec<u64> = Vec::new();
        let mut last = LastKey::default();
        let after = [("after", Value::Text(self.after.to_owned()))];
        self.engine
            .scan(
                "SELECT row_key, source FROM usage_events_versions WHERE import_id > $after",
                &after,
                &mut |piece| {
                    let (row_keys, sources) = (&piece.columns()[0], &piece.columns()[1]);
                    keys.extend((0..piece.rows()).map(|row| {
                        last.key(
                            sources.text(row).unwrap_or_default(),
                            row_keys.integer(row).unwrap_or_default(),
                        )
                    }));
                    Ok(())
                },
            )
            .map_err(Error::engine("usage_events"))?;
        keys.sort_unstable();
        let repeated = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        let fresh: HashSet<u64> =
            if history.usage.keys.is_empty() { HashSet::new() } else { keys.into_iter().collect() };
        let before = history.usage.keys.iter().filter(|key| fresh.contains(key)).copied().collect();
        Ok((repeated, before))
    }
}

/// What is carried from piece to piece.
struct Pass<'a> {
    reader: &'a Reader<'a>,
    repeated: HashSet<u64>,
    /// Keys of rows that are there already.
    before: HashSet<u64>,
    /// Of keys that came several times: the first import, and its rows.
    firsts: HashMap<u64, (u32, Vec<Used>)>,
    /// What each event tells of.
    kinds: Vec<EventKind>,
    marks: [Option<usize>; 2],
}

impl Pass<'_> {
    fn piece(&mut self, columns: &[Column], history: &mut History) -> Result<(), holdfast_analytics::Error> {
        let broken = || holdfast_analytics::Error::Shape("usage without its instants".to_owned());
        let (ColumnData::Integer(at), ColumnData::Integer(known)) = (columns[2].data(), columns[3].data())
        else {
            return Err(broken());
        };
        let (accounts, events, errors) = (&columns[0], &columns[1], &columns[4]);
        let days = self.reader.days;
        let mut run = AccountRun::default();
        let mut last = LastKey::default();
        let mut today = (0_i64, 0_i64, 0_u16);
        let mut day_of = |instant: i64| {
            if !(today.0..today.1).contains(&instant) {
                let day = days.day(instant);
                let end = if day == u16::MAX { i64::MAX } else { days.start(day + 1) };
                today = (days.start(day), end, day);
            }
            today.2
        };
        let mut recent = Recent::default();
        history.usage.break_run();
        for row in 0..at.len() {
            let account = run.number(&mut history.accounts, accounts.text(row));
            if account == Names::NONE {
                continue;
            }
            let (occurred, recorded) = (at[row], known[row]);
            let event = recent.number(events.text(row).unwrap_or_default(), |name| {
                let event = history.usage.event(name);
                if event as usize >= self.kinds.len() {
                    self.kinds.resize(event as usize + 1, EventKind::default());
                    self.kinds[event as usize] = EventKind::of(name);
                }
                event
            });
            // A day later than it happened at the earliest: rows that are written down before they
            // happen are known once they do.
            let day = day_of(occurred);
            let is_late = recorded > occurred;
            let learned = if is_late { day_of(recorded).max(day) } else { day };
            let first_known = occurred.max(recorded);
            history.since.saw(FactKind::Usage, first_known);
            let tells = self.kinds.get(event as usize).copied().unwrap_or_default();
            for (mark, is_so) in self.marks.into_iter().zip([tells.is_milestone, tells.is_contact]) {
                if let Some(place) = mark.filter(|_| is_so) {
                    history.since.saw_field(place, first_known);
                }
            }
            let is_error = errors.integer(row).unwrap_or_default() > 0;
            let used = Used { account, day, known: learned, event, is_error };
            if columns.len() > 5 {
                let key = last.key(
                    columns[6].text(row).unwrap_or_default(),
                    columns[5].integer(row).ok_or_else(broken)?,
                );
                if self.before.contains(&key) {
                    continue;
                }
                if self.reader.keeps_keys {
                    history.usage.keys.push(key);
                }
                if self.repeated.contains(&key) {
                    let place =
                        self.reader.imports.place(columns[7].text(row).unwrap_or_default(), &mut last);
                    self.hold(key, place, used);
                    continue;
                }
            }
            history.usage.add(used);
        }
        Ok(())
    }

    /// Keeps a row that came several times until the first import is known.
    fn hold(&mut self, key: u64, import: u32, used: Used) {
        let (first, rows) = self.firsts.entry(key).or_insert((import, Vec::new()));
        if import < *first {
            *first = import;
            rows.clear();
        }
        if import == *first {
            rows.push(used);
        }
    }
}

/// Names seen lately, by their length and ends: most rows repeat one of a few.
#[derive(Default)]
struct Recent {
    slots: Vec<Option<(String, u32)>>,
}

impl Recent {
    fn number(&mut self, name: &str, look_up: impl FnOnce(&str) -> u32) -> u32 {
        if self.slots.is_empty() {
            self.slots.resize(256, None);
        }
        let bytes = name.as_bytes();
        let (first, last) = (bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
        let middle = bytes.get(bytes.len() / 2).copied().unwrap_or(0);
        let place = usize::from(
            first.wrapping_mul(31).wrapping_add(last).wrapping_mul(31).wrapping_add(middle)
                ^ bytes.len() as u8,
        );
        match &mut self.slots[place] {
            Some((known, number)) if known == name => *number,
            slot => {
                let number = look_up(name);
                *slot = Some((name.to_owned(), number));
                number
            }
        }
    }
}
