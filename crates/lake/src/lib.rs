//! Facts as Delta tables in the data folder, queried with SQL.
//!
//! [`Lake`] implements the port's [`Facts`](holdfast_analytics::Facts) and
//! [`Analytics`](holdfast_analytics::Analytics); [`ParquetRows`] reads a user's own Parquet
//! file. No other crate names the engine, Arrow, Parquet or Delta.
//!
//! What holds:
//! - **An import is there as a whole or not at all**, whatever happens in between. Its rows
//!   are committed table by table and count from the moment the import is registered in
//!   the table `imports`, which is the last commit. What an interrupted import left is
//!   removed when the lake is next opened by nobody else.
//! - **No number comes from a damaged file.** Every data file carries the BLAKE3 checksum
//!   of its bytes in its name, the logs' entries have theirs in the file `checksums`; both
//!   are compared before a query reads them.
//! - **Tables show the newest version** of each `(source, row_key)`: by `recorded_at`, then
//!   by import. Within one import keys are the importer's to keep apart. Their
//!   `recorded_at` is that of the row's first version: when it was learned that there is
//!   such a row. All versions, each with its own, can be read from `<table>_versions`.
//! - **Older tables are read by newer programs**: a column that a table was written without
//!   is missing in its rows, and joins the table with the next commit.
//!
//! Why the files look as they do is told in `docs/decisions/002-lake-layout.md`.
#![deny(missing_docs)]

mod compact;
mod convert;
mod data_file;
mod delta;
mod engine;
mod error;
mod facts;
mod functions;
mod import_writer;
mod lake;
mod ledger;
mod order;
mod parquet_rows;
mod query;
mod registry;
mod schema;
mod session;
mod statistics;
mod verify;
mod zone;

#[cfg(test)]
mod growth_tests;
#[cfg(test)]
mod interruption_tests;

pub use compact::CompactReport;
pub use lake::Lake;
pub use parquet_rows::{ParquetColumn, ParquetError, ParquetLimits, ParquetRows, ParquetType};
pub use statistics::TableStatistics;
pub use verify::VerifyReport;

/// What the lake may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Memory for the operators of queries. The engine keeps to it by spilling, but
    /// accounts for most, not all, of what it uses: leave half of the machine free.
    pub memory_limit_bytes: usize,
    /// Threads for queries and for encoding.
    pub threads: usize,
}

impl Default for Options {
    /// One GiB and as many threads as the machine runs at once.
    fn default() -> Self {
        Self {
            memory_limit_bytes: 1 << 30,
            threads: std::thread::available_parallelism().map_or(2, usize::from),
        }
    }
}
