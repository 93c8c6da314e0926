//! Rows of one file into facts, on one of several threads.

use super::builder::Builder;
use super::cells::{self, Value, Zone};
use super::customers::{self, Customers};
use super::keys::{self, Keys};
use super::plan::Plan;
use super::words;
use crate::error::Error;
use crate::limits::Limits;
use crate::read::{BadRow, DAMAGE, Records};
use crate::rejects::{Reject, RejectSink};
use holdfast_analytics::FactWriter;
use holdfast_domain::facts::FactKind;
use holdfast_domain::money::Currency;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};

/// What all threads of a file's load share.
pub(super) struct Shared<'a> {
    pub(super) plan: &'a Plan,
    pub(super) source: &'a str,
    pub(super) file: &'a str,
    pub(super) headers: &'a [String],
    pub(super) skipped_rows: u64,
    pub(super) writer: Option<&'a dyn FactWriter>,
    pub(super) rejects: &'a dyn RejectSink,
    pub(super) rejected: &'a AtomicU64,
    pub(super) keys: &'a Keys,
    pub(super) joined: Option<&'a HashMap<u64, Joined>>,
    pub(super) customers: Option<&'a Customers>,
    pub(super) now: i64,
    /// When this source was imported last.
    pub(super) previous: Option<i64>,
    pub(super) zone: &'a jiff::tz::TimeZone,
    pub(super) limits: &'a Limits,
}

impl Shared<'_> {
    /// When something was learned of which the source says only when it happened: then, as
    /// somebody would have who read each export on its day. What had happened before the
    /// source was imported last is a correction, or was kept back until now.
    pub(super) fn recorded(&self, occurred: i64) -> i64 {
        match self.previous {
            Some(previous) if occurred <= previous => self.now,
            _ => occurred.min(self.now),
        }
    }
}

/// What another input says about rows of this one.
pub(super) struct Joined {
    pub(super) account: Box<str>,
    pub(super) currency: Option<Currency>,
    pub(super) occurred_at: Option<i64>,
}

/// What a thread counted.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) read: u64,
    pub(super) loaded: u64,
    pub(super) rejected: u64,
    pub(super) rounded: u64,
    pub(super) facts: BTreeMap<FactKind, u64>,
    pub(super) first_rows: Vec<(u64, String)>,
    /// Rejects by column and reason.
    pub(super) reasons: BTreeMap<(String, &'static str), u64>,
}

impl Counts {
    pub(super) fn add(&mut self, other: Self) {
        self.read += other.read;
        self.loaded += other.loaded;
        self.rejected += other.rejected;
        self.rounded += other.rounded;
        for (kind, rows) in other.facts {
            *self.facts.entry(kind).or_default() += rows;
        }
        for (reason, rows) in other.reasons {
            *self.reasons.entry(reason).or_default() += rows;
        }
        self.first_rows.extend(other.first_rows);
        self.first_rows.sort();
        self.first_rows.truncate(3);
    }
}

pub(super) struct Worker<'a> {
    pub(super) shared: &'a Shared<'a>,
    pub(super) zone: Zone,
    pub(super) builders: Vec<Builder>,
    pub(super) counts: Counts,
    fact_fields: Vec<Source>,
    required: Vec<&'static str>,
    /// The keys of the block's whole rows, in order.
    keys: Vec<u64>,
    values_of: Vec<(&'static str, Source)>,
    last_currency: Option<Currency>,
}

/// Where a fact's field comes from.
#[derive(Clone, Copy)]
enum Source {
    Entry(usize),
    Constant(usize),
    Joined,
    Made,
}

/// Where a kind's own date comes from if no column states when it happened.
const fn dates_of(kind: FactKind) -> &'static [&'static str] {
    match kind {
        FactKind::Subscription => &["started_at"],
        FactKind::Cancellation => &["requested_at", "effective_at"],
        FactKind::Invoice => &["period_start", "due_at", "paid_at"],
        FactKind::Ticket => &["closed_at"],
        FactKind::Incident => &["ended_at"],
        FactKind::Contact => &["deactivated_at"],
        _ => &[],
    }
}

impl<'a> Worker<'a> {
    pub(super) fn new(shared: &'a Shared<'a>) -> Self {
        let plan = shared.plan;
        let mut worker = Self {
            shared,
            zone: Zone::new(shared.zone.clone()),
            builders: Vec::new(),
            counts: Counts::default(),
            fact_fields: Vec::new(),
            required: Vec::new(),
            keys: Vec::new(),
            values_of: Vec::new(),
            last_currency: None,
        };
        match plan.kind {
            None => worker.builders = plan.emit.iter().map(|kind| customers::builder(*kind)).collect(),
            Some(kind) => {
                let mut names = Vec::new();
                for field in kind.fields() {
                    let source = if let Some(entry) = plan.entry(field.name) {
                        Source::Entry(entry)
                    } else if let Some(constant) =
                        plan.constants.iter().position(|(name, _)| *name == field.name)
                    {
                        Source::Constant(constant)
                    } else if field.name == "account_id" && shared.joined.is_some() {
                        Source::Joined
                    } else if Some(field.name) == kind.identifier()
                        || field.name == "subscription_id" && field.required
                        || field.name == "currency" && (plan.currency.is_some() || shared.joined.is_some())
                    {
                        Source::Made
                    } else {
                        continue;
                    };
                    names.push(field.name);
                    worker.fact_fields.push(source);
                    worker.values_of.push((field.name, source));
                    if field.required {
                        worker.required.push(field.name);
                    }
                }
                worker.builders.push(Builder::new(kind, &names));
            }
        }
        worker
    }

    /// Understands the rows of a block, the `number`th of its file, of so many bytes.
    pub(super) fn block(
        &mut self,
        records: &Records,
        bad: &[BadRow],
        (number, bytes): (u64, u64),
    ) -> Result<(), Error> {
        self.claim(records, number, bytes)?;
        for row in bad {
            if row.number >= self.shared.skipped_rows {
                self.counts.read += 1;
                self.reject(row.number, "", &row.text, row.reason)?;
            }
        }
        let mut values: Vec<Value<'_>> = Vec::with_capacity(self.shared.plan.entries.len());
        let mut whole = 0;
        for record in 0..records.len() {
            let number = records.number(record);
            if number < self.shared.skipped_rows {
                continue;
            }
            if let Some(column) = self.shared.plan.only_with
                && crate::values::is_blank_typed(crate::values::trimmed(records.cell(record, column)))
            {
                continue;
            }
            self.counts.read += 1;
            let width = records.width(record);
            if !self.is_whole(records, record) {
                let text: Vec<&str> = (0..width.min(8)).map(|column| records.cell(record, column)).collect();
                self.reject(number, "", &text.join(" | "), "wrong_number_of_cells")?;
                continue;
            }
            let key = self.keys[whole] as i64;
            whole += 1;
            if records.damaged
                && let Some(column) = (0..width).find(|column| records.cell(record, *column).contains(DAMAGE))
            {
                let header = self.shared.headers.get(column).cloned().unwrap_or_default();
                let shown = records.cell(record, column).replace(DAMAGE, "\u{fffd}");
                self.reject(number, &header, &shown, "not_valid_text")?;
                continue;
            }
            self.row(records, record, (number, key), &mut values)?;
        }
        Ok(())
    }

    /// Rows of sheets end with their last filled cell; elsewhere further cells must be empty.
    fn tolerable(&self, records: &Records, record: usize, width: usize) -> bool {
        if width > self.shared.plan.width {
            (self.shared.plan.width..width)
                .all(|column| crate::values::trimmed(records.cell(record, column)).is_empty())
        } else {
            self.shared.file.ends_with("#sheet") || self.shared.file.ends_with("#json")
        }
    }

    fn reject(&mut self, number: u64, column: &str, value: &str, reason: &'static str) -> Result<(), Error> {
        self.counts.rejected += 1;
        *self.counts.reasons.entry((column.to_owned(), reason)).or_default() += 1;
        if self.shared.rejected.fetch_add(1, Ordering::Relaxed) >= self.shared.limits.rejects {
            return Ok(());
        }
        self.shared.rejects.reject(Reject {
            file: self.shared.file.trim_end_matches("#sheet").trim_end_matches("#json").to_owned(),
            row: number + 1 - self.shared.skipped_rows,
            column: column.to_owned(),
            value: value.chars().take(200).collect(),
            reason,
        })
    }

    fn row<'r>(
        &mut self,
        records: &'r Records,
        record: usize,
        (number, key): (u64, i64),
        values: &mut Vec<Value<'r>>,
    ) -> Result<(), Error> {
        let plan = self.shared.plan;
        let source_row = (number + 1 - self.shared.skipped_rows) as i64;
        values.clear();
        let currency = match plan.entry("currency") {
            Some(entry) => {
                let code = crate::values::trimmed(records.cell(record, plan.entries[entry].column));
                match code.as_bytes() {
                    [a, b, c]
                        if a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_uppercase() =>
                    {
                        self.currency_of(code)
                    }
                    _ if code.is_empty() => plan.currency,
                    _ => Currency::from_code(&code.to_ascii_uppercase()),
                }
            }
            None => self.joined(records, record).and_then(|joined| joined.currency).or(plan.currency),
        };
        for entry in &plan.entries {
            let cell = records.cell(record, entry.column);
            match entry.reader.read(cell, currency, &mut self.zone, &mut self.counts.rounded) {
                Ok(value) => values.push(value),
                Err(reason) => {
                    return self.reject(number, &entry.header, cell, reason);
                }
            }
        }
        if let Some((amount, interval)) = plan.per_interval
            && let Value::Integer(minor) = values[amount]
        {
            let interval = records.cell(record, plan.entries[interval].column);
            values[amount] = cells::monthly(minor, interval).map_or(Value::Missing, Value::Integer);
        }
        if let Some((amount, tax)) = plan.tax_included
            && let (Value::Integer(minor), Value::Integer(tax)) = (values[amount], values[tax])
        {
            values[amount] = Value::Integer(minor.saturating_sub(tax));
        }
        if let Some((kind, competitor)) = plan.rivals_event
            && let (Value::Text(event), true) = (values[kind], values[competitor] != Value::Missing)
        {
            values[kind] = Value::Text(words::of_competitor(event));
        }
        match plan.kind {
            None => customers::row(self, values, number, source_row, key, currency)?,
            Some(kind) => self.fact(kind, records, record, values, (number, source_row, key), currency)?,
        }
        Ok(())
    }

    /// The currency of a code; neighbouring rows tend to have the same.
    fn currency_of(&mut self, code: &str) -> Option<Currency> {
        if let Some(last) = self.last_currency.filter(|last| last.code() == code) {
            return Some(last);
        }
        self.last_currency = Currency::from_code(code);
        self.last_currency
    }

    /// What the other input says about a row.
    fn joined(&self, records: &Records, record: usize) -> Option<&'a Joined> {
        let (joined, column) = (self.shared.joined?, self.shared.plan.join_column?);
        joined.get(&keys::hash(crate::values::trimmed(records.cell(record, column))))
    }

    /// Whether a row has as many cells as the header, as far as its kind of file keeps to it.
    fn is_whole(&self, records: &Records, record: usize) -> bool {
        let width = records.width(record);
        width == self.shared.plan.width || self.tolerable(records, record, width)
    }

    /// Claims the keys of a block's whole rows, in order: also of those whose values cannot be read, so that
    /// a corrected file gives the other rows the keys that they had.
    fn claim(&mut self, records: &Records, number: u64, bytes: u64) -> Result<(), Error> {
        let (shared, plan) = (self.shared, self.shared.plan);
        let mut hashes = std::mem::take(&mut self.keys);
        hashes.clear();
        for record in 0..records.len() {
            let cell = |column: usize| crate::values::trimmed(records.cell(record, column));
            let passed_over =
                plan.only_with.is_some_and(|column| crate::values::is_blank_typed(cell(column)));
            let row = records.number(record);
            if row < shared.skipped_rows || passed_over || !self.is_whole(records, record) {
                continue;
            }
            let hash = if plan.anonymous {
                keys::combine(row + 1 - shared.skipped_rows, 1)
            } else if plan.key.is_empty() {
                (0..plan.width).fold(0, |hash, column| keys::combine(hash, keys::hash(cell(column))))
            } else {
                plan.key.iter().fold(0, |hash, column| keys::combine(hash, keys::hash(cell(*column))))
            };
            hashes.push(hash);
        }
        let known = shared.keys.claim(number, bytes, &mut hashes).ok_or(Error::Stopped)?;
        self.keys = hashes;
        if known > shared.limits.known_rows {
            return Err(Error::limit(
                std::path::Path::new(shared.file),
                "known_rows",
                shared.limits.known_rows as u64,
                "rows to tell apart",
            ));
        }
        Ok(())
    }

    pub(super) fn refuse(&mut self, number: u64, column: &str, reason: &'static str) -> Result<(), Error> {
        self.reject(number, column, "", reason)
    }

    fn fact<'r>(
        &mut self,
        kind: FactKind,
        records: &'r Records,
        record: usize,
        values: &[Value<'r>],
        (number, source_row, key): (u64, i64, i64),
        currency: Option<Currency>,
    ) -> Result<(), Error> {
        let plan = self.shared.plan;
        let shared = self.shared;
        let mut account = Value::Missing;
        let mut joined_at = None;
        if let (Some(_), Some(column)) = (shared.joined, plan.join_column) {
            let Some(found) = self.joined(records, record) else {
                let header = shared.headers.get(column).cloned().unwrap_or_default();
                let cell = crate::values::trimmed(records.cell(record, column));
                return self.reject(number, &header, cell, "not_found_in_other_file");
            };
            account = Value::Text(&found.account);
            joined_at = found.occurred_at;
        }
        for (name, source) in &self.values_of {
            let missing = match source {
                Source::Entry(entry) => values[*entry] == Value::Missing,
                Source::Joined => account == Value::Missing,
                Source::Constant(_) | Source::Made => false,
            };
            if missing && self.required.contains(name) && Some(*name) != kind.identifier() {
                let header =
                    plan.entry(name).map_or(*name, |entry| plan.entries[entry].header.as_str()).to_owned();
                return self.reject(number, &header, "", "missing_value");
            }
        }
        let occurred = plan
            .entry("occurred_at")
            .into_iter()
            .chain(dates_of(kind).iter().filter_map(|name| plan.entry(name)))
            .find_map(|entry| match values[entry] {
                Value::Integer(instant) => Some(instant),
                _ => None,
            })
            .or(joined_at)
            .unwrap_or(shared.now);
        let recorded = match plan.entry("recorded_at").map(|entry| values[entry]) {
            Some(Value::Integer(instant)) => instant,
            _ => shared.recorded(occurred),
        };
        let made = format_key(key);
        let code = currency.as_ref().map_or("", |currency| currency.code());
        let field_values = self.values_of.iter().map(|(name, source)| match source {
            Source::Entry(entry) if *name == "currency" && !code.is_empty() => {
                let _ = entry;
                Value::Text(code)
            }
            Source::Entry(entry) if values[*entry] == Value::Missing && Some(*name) == kind.identifier() => {
                Value::Text(made.as_str())
            }
            Source::Entry(entry) => values[*entry],
            Source::Constant(constant) => Value::Text(plan.constants[*constant].1.as_str()),
            Source::Joined => account,
            Source::Made if *name == "currency" && code.is_empty() => Value::Missing,
            Source::Made if *name == "currency" => Value::Text(code),
            Source::Made => Value::Text(made.as_str()),
        });
        let builder = &mut self.builders[0];
        builder.push(field_values, [occurred, recorded, key, source_row]);
        let full = builder.is_full();
        *self.counts.facts.entry(kind).or_default() += 1;
        self.counts.loaded += 1;
        if self.counts.first_rows.len() < 3 {
            let shown: Vec<String> = self
                .values_of
                .iter()
                .map(|(name, source)| match source {
                    Source::Entry(entry) => format!("{name}={}", show(values[*entry])),
                    Source::Joined => format!("{name}={}", show(account)),
                    Source::Constant(constant) => format!("{name}={}", plan.constants[*constant].1),
                    Source::Made => format!("{name}=…"),
                })
                .collect();
            self.counts.first_rows.push((number, shown.join(", ")));
        }
        if full { self.flush() } else { Ok(()) }
    }

    pub(super) fn flush(&mut self) -> Result<(), Error> {
        for builder in &mut self.builders {
            if let Some(batch) = builder.take()
                && let Some(writer) = self.shared.writer
            {
                writer.append(batch)?;
            }
        }
        Ok(())
    }
}

fn format_key(key: i64) -> MadeKey {
    MadeKey::new(key)
}

/// Sixteen hexadecimal digits without an allocation.
struct MadeKey([u8; 16]);

impl MadeKey {
    fn new(key: i64) -> Self {
        let mut digits = [0; 16];
        for (place, digit) in digits.iter_mut().enumerate() {
            *digit = b"0123456789abcdef"[(key as u64 >> (60 - 4 * place)) as usize & 15];
        }
        Self(digits)
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A value for people.
pub(super) fn show(value: Value<'_>) -> String {
    match value {
        Value::Missing => String::new(),
        Value::Text(text) => text.chars().take(40).collect(),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
    }
}
