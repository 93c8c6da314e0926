//! Usage, reduced to counts by account, local day, day learned, and event.

use super::rows::Plain;
use crate::names::Names;

/// How many names of events are told apart; the rest counts as one more.
const MOST_EVENTS: u32 = (1 << 18) - 1;
/// The largest lag, in days, and the largest counts that an entry holds.
const MOST_LAG: u32 = (1 << 12) - 1;
const MOST_COUNT: u32 = (1 << 12) - 1;
const MOST_ERRORS: u32 = (1 << 6) - 1;

/// Events of one name on one day that were learned equally many days later:
/// day, lag, event, errors, count in 16, 12, 18, 6 and 12 bits, so that entries sort by day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry(u64);

impl Entry {
    fn new(day: u16, lag: u32, event: u32) -> Self {
        Self(u64::from(day) << 48 | u64::from(lag) << 36 | u64::from(event) << 18)
    }

    /// Day, lag and event.
    fn what(self) -> u64 {
        self.0 >> 18
    }

    /// The local day.
    pub(crate) fn day(self) -> u16 {
        (self.0 >> 48) as u16
    }

    /// How many days later it was learned.
    pub(crate) fn lag(self) -> u32 {
        (self.0 >> 36) as u32 & MOST_LAG
    }

    /// The event, a number of [`Usage::events`].
    pub(crate) fn event(self) -> u32 {
        (self.0 >> 18) as u32 & MOST_EVENTS
    }

    /// Rows that count errors.
    pub(crate) fn errors(self) -> u32 {
        (self.0 >> 12) as u32 & MOST_ERRORS
    }

    /// Rows.
    pub(crate) fn count(self) -> u32 {
        self.0 as u32 & MOST_COUNT
    }

    fn is_full(self) -> bool {
        self.count() == MOST_COUNT || self.errors() == MOST_ERRORS
    }

    fn add(&mut self, is_error: bool) {
        self.0 += 1 + (u64::from(is_error) << 12);
    }
}

/// A row that does not fit an entry: learned very much later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Late {
    pub(crate) account: u32,
    pub(crate) day: u16,
    /// The local day on which it was learned.
    pub(crate) known: u16,
    pub(crate) event: u32,
    pub(crate) is_error: bool,
}

/// Entries of one account that came together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    account: u32,
    start: u32,
    end: u32,
}

/// All usage.
#[derive(Debug, Default)]
pub(crate) struct Usage {
    /// Names of events.
    pub(crate) events: Names,
    /// Keys of all rows, where asked for: to recognise rows that come again.
    pub(crate) keys: Vec<u64>,
    entries: Vec<Entry>,
    runs: Vec<Run>,
    late: Vec<Late>,
    run_starts: Vec<u32>,
    /// First entry of the day that is being filled.
    day_start: usize,
    /// The last run is written already: it must not grow.
    is_sealed: bool,
}

/// A row of usage as it is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Used {
    pub(crate) account: u32,
    pub(crate) day: u16,
    pub(crate) known: u16,
    pub(crate) event: u32,
    pub(crate) is_error: bool,
}

impl Usage {
    /// The number of an event's name.
    pub(crate) fn event(&mut self, name: &str) -> u32 {
        match self.events.find(name) {
            Some(number) => number.min(MOST_EVENTS),
            None if self.events.len() < MOST_EVENTS as usize => self.events.number(name),
            None => MOST_EVENTS,
        }
    }

    /// Rows that follow do not belong to the run before.
    pub(crate) fn break_run(&mut self) {
        self.day_start = self.entries.len();
    }

    /// Adds a row; cheap where it is of the same account and day as the one before.
    pub(crate) fn add(&mut self, used: Used) {
        let lag = u32::from(used.known.saturating_sub(used.day));
        if lag > MOST_LAG {
            let Used { account, day, known, event, is_error } = used;
            self.late.push(Late { account, day, known, event, is_error });
            return;
        }
        match self.runs.last_mut() {
            Some(run)
                if run.account == used.account
                    && run.end as usize == self.entries.len()
                    && !std::mem::take(&mut self.is_sealed) =>
            {
                if self.entries.get(self.day_start).is_none_or(|entry| entry.day() != used.day) {
                    self.day_start = self.entries.len();
                }
            }
            _ => {
                let start = self.entries.len() as u32;
                self.is_sealed = false;
                self.runs.push(Run { account: used.account, start, end: start });
                self.day_start = self.entries.len();
            }
        }
        let fresh = Entry::new(used.day, lag, used.event);
        let today = &mut self.entries[self.day_start..];
        if let Some(entry) = today.iter_mut().find(|entry| entry.what() == fresh.what() && !entry.is_full()) {
            entry.add(used.is_error);
            return;
        }
        let mut fresh = fresh;
        fresh.add(used.is_error);
        self.entries.push(fresh);
        if let Some(run) = self.runs.last_mut() {
            run.end += 1;
        }
    }

    /// Orders everything by account.
    pub(crate) fn arrange(&mut self, accounts: usize) {
        self.break_run();
        self.runs.retain(|run| run.end > run.start);
        self.runs.sort_by_key(|run| (run.account, run.start));
        self.late.sort_unstable();
        self.run_starts = (0..=accounts as u32)
            .map(|account| self.runs.partition_point(|run| run.account < account) as u32)
            .collect();
    }

    /// The entries of an account by day, put into `entries`.
    pub(crate) fn entries_of(&self, account: u32, entries: &mut Vec<Entry>) {
        entries.clear();
        let runs = self.run_starts[account as usize] as usize..self.run_starts[account as usize + 1] as usize;
        for run in &self.runs[runs] {
            entries.extend_from_slice(&self.entries[run.start as usize..run.end as usize]);
        }
        entries.sort_unstable();
    }

    /// The rows of an account that do not fit entries.
    pub(crate) fn late_of(&self, account: u32) -> &[Late] {
        let from = self.late.partition_point(|late| late.account < account);
        let to = self.late.partition_point(|late| late.account <= account);
        &self.late[from..to]
    }
}

/// How much usage there was before more was read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mark {
    entries: usize,
    runs: usize,
    late: usize,
    keys: usize,
}

impl Usage {
    /// Where what is read from now on begins.
    pub(crate) fn mark(&mut self) -> Mark {
        self.break_run();
        self.is_sealed = true;
        Mark {
            entries: self.entries.len(),
            runs: self.runs.len(),
            late: self.late.len(),
            keys: self.keys.len(),
        }
    }

    /// Writes what was read since the mark.
    pub(crate) fn write(&self, mark: &Mark, bytes: &mut Vec<u8>) {
        let (entries, runs) = (&self.entries[mark.entries..], &self.runs[mark.runs..]);
        let (late, keys) = (&self.late[mark.late..], &self.keys[mark.keys..]);
        bytes.reserve(8 * (entries.len() + keys.len()) + 12 * runs.len());
        (entries.len() as u64).write(bytes);
        for entry in entries {
            entry.0.write(bytes);
        }
        (keys.len() as u64).write(bytes);
        for key in keys {
            key.write(bytes);
        }
        (runs.len() as u64).write(bytes);
        for run in runs {
            run.account.write(bytes);
            (run.start - mark.entries as u32).write(bytes);
            (run.end - mark.entries as u32).write(bytes);
        }
        (late.len() as u64).write(bytes);
        for late in late {
            late.account.write(bytes);
            late.day.write(bytes);
            late.known.write(bytes);
            late.event.write(bytes);
            late.is_error.write(bytes);
        }
    }

    /// Takes the same off the front, after what is there.
    pub(crate) fn read(&mut self, bytes: &mut &[u8]) -> Option<()> {
        let before = self.entries.len();
        self.entries.extend(numbers(bytes)?.map(Entry));
        self.keys.extend(numbers(bytes)?);
        for _ in 0..u64::read(bytes)? {
            let (account, start, end) = (Plain::read(bytes)?, u32::read(bytes)?, u32::read(bytes)?);
            let run = Run { account, start: start + before as u32, end: end + before as u32 };
            if run.start > run.end || run.end as usize > self.entries.len() {
                return None;
            }
            self.runs.push(run);
        }
        for _ in 0..u64::read(bytes)? {
            self.late.push(Late {
                account: Plain::read(bytes)?,
                day: Plain::read(bytes)?,
                known: Plain::read(bytes)?,
                event: Plain::read(bytes)?,
                is_error: Plain::read(bytes)?,
            });
        }
        self.break_run();
        Some(())
    }
}

/// A counted list of 64-bit numbers off the front.
fn numbers<'a>(bytes: &mut &'a [u8]) -> Option<impl Iterator<Item = u64> + use<'a>> {
    let count = usize::try_from(u64::read(bytes)?).ok()?;
    let (values, rest) = bytes.split_at_checked(count.checked_mul(8)?)?;
    *bytes = rest;
    Some(values.as_chunks().0.iter().map(|value| u64::from_le_bytes(*value)))
}
