//! What the rest of Holdfast asks of the analytical engine.

use crate::columns::{Column, Table};
use holdfast_domain::facts::FactKind;

/// What can go wrong between the question and the answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Columns that do not fit together.
    #[error("columns do not fit together: {0}")]
    Shape(String),
    /// A column that the answer does not have.
    #[error("no column {name}; there is {known}")]
    NoColumn {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The engine refused or failed a query.
    #[error("query failed: {message}\n{sql}")]
    Query {
        /// The engine's words.
        message: String,
        /// The query.
        sql: String,
    },
    /// Reading or writing the data folder failed.
    #[error("data folder {path}: {message}")]
    Storage {
        /// Where.
        path: String,
        /// What happened, and what to do where that is known.
        message: String,
    },
    /// A data file is not what was written: its checksum differs.
    #[error(
        "data file {path} is damaged (checksum {found}, expected {expected}); facts of {period} in {table} cannot be trusted: restore the file from a backup or import that period again"
    )]
    Damaged {
        /// The file.
        path: String,
        /// The table.
        table: String,
        /// The period of `occurred_at` the file covers, as text.
        period: String,
        /// Checksum noted when the file was written.
        expected: String,
        /// Checksum found.
        found: String,
    },
}

/// A value bound to a query parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// Whole number, money in minor units, or instant in microseconds.
    Integer(i64),
    /// Real number.
    Number(f64),
    /// Truth value.
    Boolean(bool),
    /// No value.
    Missing,
}

/// Rows of one kind of fact on their way into the lake.
#[derive(Debug, Clone)]
pub struct FactBatch {
    /// Which table.
    pub kind: FactKind,
    /// Columns named as in [`FactKind::fields`] and the common fields except `source`
    /// (taken from the [`ImportDescription`]). A field that is left out is missing in
    /// every row; `occurred_at`, `recorded_at`, `row_key` and `source_row` must be there.
    pub columns: Vec<(&'static str, Column)>,
}

/// What is being imported, so that importing it again changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportDescription {
    /// Logical name of the source: stable across corrected versions of the same export.
    pub source: String,
    /// BLAKE3 hash of the file's bytes and of the mapping used, in hexadecimal.
    pub content_hash: String,
    /// The file's name, for people.
    pub file_name: String,
    /// When the import runs, microseconds UTC.
    pub imported_at: i64,
    /// Free text the importer wants kept (its account of the import, as JSON).
    pub note: String,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportReceipt {
    /// The import.
    pub description: ImportDescription,
    /// Rows written per table.
    pub rows: Vec<(FactKind, u64)>,
}

/// Takes batches of one import, from any thread. Nothing is visible before
/// [`FactWriter::commit`]; dropping the writer without it leaves the lake as it was.
pub trait FactWriter: Send + Sync {
    /// Hands over a batch; blocks while the lake is behind (memory stays bounded).
    ///
    /// # Errors
    /// [`Error::Shape`] if the columns do not fit the kind's schema, [`Error::Storage`] if
    /// writing fails.
    fn append(&self, batch: FactBatch) -> Result<(), Error>;

    /// Makes all rows visible at once and durable, and notes the import.
    ///
    /// # Errors
    /// [`Error::Storage`] if writing fails.
    fn commit(self: Box<Self>, note: String) -> Result<ImportReceipt, Error>;
}

/// Where facts are kept.
pub trait Facts {
    /// The import of the same source and content, if it is already there.
    ///
    /// # Errors
    /// [`Error::Storage`] if the data folder cannot be read.
    fn find_import(&self, source: &str, content_hash: &str) -> Result<Option<ImportReceipt>, Error>;

    /// Every import so far, oldest first.
    ///
    /// # Errors
    /// [`Error::Storage`] if the data folder cannot be read.
    fn imports(&self) -> Result<Vec<ImportReceipt>, Error>;

    /// Starts an import.
    ///
    /// # Errors
    /// [`Error::Storage`] if the data folder cannot be written.
    fn begin_import(&self, description: ImportDescription) -> Result<Box<dyn FactWriter>, Error>;
}

/// Who answers questions.
///
/// Each kind of fact is a table named [`FactKind::table_name`] that shows the newest
/// version of every `(source, row_key)`, with the columns of [`FactKind::fields`] and the
/// common fields; a kind without facts is an empty table. Money and instants are `BIGINT`.
/// `<table>_versions` shows every version with its own `recorded_at` and the `import_id` it
/// came with (a later import has a greater one); the table `imports` has a row for each import
/// in force: `import_id`, `source`, and `rows`, a JSON object of rows by table.
/// Beside the engine's own functions there are, in the workspace's time zone:
///
/// - `local_day(instant BIGINT) -> INTEGER`: days since 1970-01-01 of the local date;
/// - `local_month(instant BIGINT) -> INTEGER`: months since 1970-01 of the local date;
/// - `day_start(day INTEGER) -> BIGINT`, `month_start(month INTEGER) -> BIGINT`: the first
///   instant of that local day or month.
pub trait Analytics {
    /// Runs one read-only SQL query; `$name` in it stands for the parameter of that name.
    ///
    /// # Errors
    /// [`Error::Query`] with the engine's words; [`Error::Damaged`] before any number
    /// is returned from a file whose checksum differs.
    fn query(&self, sql: &str, parameters: &[(&str, Value)]) -> Result<Table, Error>;

    /// Runs one read-only SQL query and hands over its rows piece by piece, so that an answer
    /// of any size needs the memory of a few pieces. Pieces come one after the other, on the
    /// caller's thread. A query with `ORDER BY` keeps its order; without, pieces come in any
    /// order and the rows of a piece lie in the order of the file they were read from.
    ///
    /// An error that `piece` returns ends the query and is returned.
    ///
    /// # Errors
    /// As [`Analytics::query`]; pieces may have been handed over before it.
    fn scan(
        &self,
        sql: &str,
        parameters: &[(&str, Value)],
        piece: &mut dyn FnMut(&Table) -> Result<(), Error>,
    ) -> Result<(), Error> {
        piece(&self.query(sql, parameters)?)
    }

    /// Makes a table available to later queries under this name (replacing one of the
    /// same name), for this session only.
    ///
    /// # Errors
    /// [`Error::Query`] if the engine refuses it.
    fn register(&self, name: &str, table: Table) -> Result<(), Error>;

    /// Runs a query and keeps its result, in memory and for this session only, as a
    /// table of this name; returns its number of rows.
    ///
    /// # Errors
    /// As [`Analytics::query`].
    fn materialize(&self, name: &str, sql: &str, parameters: &[(&str, Value)]) -> Result<u64, Error>;
}
