//! The data folder: opening it, and what it holds.

use crate::told::{Tell as _, Told};
use holdfast_analytics::Analytics;
use holdfast_domain::calendar::Zone;
use holdfast_domain::facts::FactKind;
use holdfast_lake::{Lake, Options};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Facts on disk and the engine that answers questions about them.
pub(crate) struct DataFolder {
    lake: Lake,
    zone: Zone,
}

impl DataFolder {
    pub(crate) fn open(folder: &Path, zone: &Zone) -> anyhow::Result<Self> {
        let lake =
            Lake::open(folder, zone.time_zone().clone(), Options::default()).told("error-opening", folder)?;
        Ok(Self { lake, zone: zone.clone() })
    }

    /// A data folder that an import made; one that is not there is an error, not empty.
    pub(crate) fn existing(folder: &Path, zone: &Zone) -> anyhow::Result<Self> {
        if !folder.join("lake").is_dir() {
            return Err(Told::error("error-no-data-folder", [("path", folder.display().to_string())]));
        }
        Self::open(folder, zone)
    }

    pub(crate) fn lake(&self) -> &Lake {
        &self.lake
    }

    pub(crate) fn engine(&self) -> &dyn Analytics {
        &self.lake
    }

    /// Merges small data files once there are this many imports.
    pub(crate) fn compact_after(&self, imports: usize) -> anyhow::Result<()> {
        use holdfast_analytics::Facts as _;
        if self.lake.imports()?.len() >= imports {
            self.lake.compact()?;
        }
        Ok(())
    }

    /// Rows of each kind of fact.
    pub(crate) fn counts(&self) -> anyhow::Result<BTreeMap<FactKind, u64>> {
        let parts: Vec<String> = FactKind::ALL
            .iter()
            .map(|kind| {
                let table = kind.table_name();
                format!("SELECT '{table}' AS name, count(*) AS facts FROM {table}")
            })
            .collect();
        let table = self.lake.query(&parts.join(" UNION ALL "), &[])?;
        let (names, facts) = (table.column("name")?, table.column("facts")?);
        Ok((0..table.rows())
            .filter_map(|row| {
                let kind = FactKind::from_table_name(names.text(row)?)?;
                Some((kind, u64::try_from(facts.integer(row)?).ok()?))
            })
            .collect())
    }

    /// The accounts that anything about paying, leaving or themselves is known of.
    pub(crate) fn accounts(&self) -> anyhow::Result<BTreeSet<String>> {
        const KINDS: [FactKind; 5] = [
            FactKind::Account,
            FactKind::Subscription,
            FactKind::Invoice,
            FactKind::Payment,
            FactKind::Cancellation,
        ];
        let parts: Vec<String> =
            KINDS.iter().map(|kind| format!("SELECT account_id FROM {}", kind.table_name())).collect();
        let sql = format!("SELECT DISTINCT account_id FROM ({})", parts.join(" UNION ALL "));
        let table = self.lake.query(&sql, &[])?;
        let accounts = table.column("account_id")?;
        Ok((0..table.rows()).filter_map(|row| accounts.text(row).map(ToOwned::to_owned)).collect())
    }

    /// First and last local date on which something happened, where facts are dated. Rows
    /// without a date of their own count as happening when they were imported, so nothing
    /// from the present day on is taken for a date.
    pub(crate) fn window(&self, now: Timestamp) -> anyhow::Result<Option<(Date, Date)>> {
        const EVENTS: [(&str, &str); 9] = [
            ("usage_events", "occurred_at"),
            ("tickets", "occurred_at"),
            ("messages", "occurred_at"),
            ("surveys", "occurred_at"),
            ("payments", "occurred_at"),
            ("invoices", "occurred_at"),
            ("cancellations", "occurred_at"),
            ("subscriptions", "started_at"),
            ("accounts", "started_at"),
        ];
        // An end may lie in the future of the export (a cancellation that is scheduled), so
        // ends decide only where nothing else is dated after the starts.
        const ENDS: [(&str, &str); 2] = [("subscriptions", "ended_at"), ("accounts", "ended_at")];
        let events = self.extent(&EVENTS, now)?;
        let has_activity = self.extent(&EVENTS[..7], now)?.is_some();
        let ends = if has_activity { None } else { self.extent(&ENDS, now)? };
        let merged = match (events, ends) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, other) => one.or(other),
        };
        merged
            .map(|(first, last)| {
                let date = |micros| Timestamp::from_microsecond(micros).map(|at| self.zone.date(at));
                Ok((date(first)?, date(last)?))
            })
            .transpose()
    }

    fn extent(&self, columns: &[(&str, &str)], now: Timestamp) -> anyhow::Result<Option<(i64, i64)>> {
        let today = self.zone.day_start(self.zone.date(now))?.as_microsecond();
        let parts: Vec<String> = columns
            .iter()
            .map(|(table, column)| {
                format!("SELECT min({column}) AS first, max({column}) AS last FROM {table} WHERE {column} < {today}")
            })
            .collect();
        let sql =
            format!("SELECT min(first) AS first, max(last) AS last FROM ({})", parts.join(" UNION ALL "));
        let table = self.lake.query(&sql, &[])?;
        let value = |name| Ok::<_, anyhow::Error>(table.column(name)?.integer(0));
        Ok(value("first")?.zip(value("last")?))
    }
}

/// The first instant after a local date.
pub(crate) fn end_of(date: Date, zone: &Zone) -> anyhow::Result<i64> {
    let next = date
        .checked_add(1.day())
        .map_err(|_| Told::error("error-as-of-out-of-range", [("date", date.to_string())]))?;
    Ok(zone.day_start(next)?.as_microsecond())
}

/// Removes the facts of an earlier analysis. Only a folder that holds nothing but a lake
/// is removed, so that a mistyped path costs nothing.
pub(crate) fn discard(folder: &Path) -> anyhow::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let entries = std::fs::read_dir(folder).told("error-reading", folder)?;
    for entry in entries {
        let entry = entry?;
        if entry.file_name() != "lake" {
            let file = entry.file_name().display().to_string();
            return Err(Told::error(
                "error-not-ours",
                [("path", folder.display().to_string()), ("file", file)],
            ));
        }
    }
    std::fs::remove_dir_all(folder).told("error-removing", folder)
}
