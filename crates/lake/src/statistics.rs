//! How much is in the tables.

use crate::lake::Lake;
use holdfast_domain::facts::FactKind;

/// Size and period of one table, all versions of its rows included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableStatistics {
    /// The kind of fact in the table.
    pub kind: FactKind,
    /// Rows, superseded versions included.
    pub rows: u64,
    /// Live data files.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// The earliest and latest `occurred_at`, microseconds; `None` for an empty table.
    pub occurred_at: Option<(i64, i64)>,
}

impl Lake {
    /// Size and period of every table, from the logs: no data file is read.
    pub fn table_statistics(&self) -> Vec<TableStatistics> {
        let state = self.inner.state();
        FactKind::ALL
            .into_iter()
            .map(|kind| {
                let mut statistics = TableStatistics { kind, rows: 0, files: 0, bytes: 0, occurred_at: None };
                let files = state.tables[kind.table_name()].files();
                for file in files.iter().filter(|file| state.is_registered(file)) {
                    statistics.rows += file.rows;
                    statistics.files += 1;
                    statistics.bytes += file.bytes;
                    statistics.occurred_at = match (statistics.occurred_at, file.period) {
                        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
                        (a, b) => a.or(b),
                    };
                }
                statistics
            })
            .collect()
    }
}
