//! One SQLite file: how it is opened, transactions over it, its errors.

use async_trait::async_trait;
use holdfast_store::{Error, Result};
use holdfast_store_sql::{Row, Transaction, Value};
use sqlx::query::Query;
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow,
    SqliteSynchronous,
};
use sqlx::{Row as _, Sqlite, TypeInfo as _, ValueRef as _};
use std::path::Path;
use std::time::Duration;

/// How long a writer waits for another process to finish its writing.
const BUSY: Duration = Duration::from_secs(10);

/// Connections that read, at most, for one file.
const READERS: u32 = 4;

/// A file's connections: one writes, some read.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) writer: SqlitePool,
    pub(crate) readers: SqlitePool,
}

impl File {
    /// Opens a file or makes it. Nothing is read or written yet.
    pub(crate) fn open(path: &Path) -> Self {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY);
        let pool = || {
            SqlitePoolOptions::new()
                .min_connections(0)
                .acquire_timeout(BUSY * 3)
                .max_lifetime(None)
                .test_before_acquire(false)
        };
        let reading = options.clone().pragma("query_only", "ON");
        Self {
            writer: pool().max_connections(1).idle_timeout(None).connect_lazy_with(options),
            readers: pool().max_connections(READERS).connect_lazy_with(reading),
        }
    }

    pub(crate) async fn write(&self) -> Result<Box<dyn Transaction>> {
        let transaction = self.writer.begin_with("BEGIN IMMEDIATE").await;
        Ok(Box::new(FileTransaction(transaction.map_err(|error| told(&error, false))?)))
    }

    pub(crate) async fn read(&self) -> Result<Box<dyn Transaction>> {
        let transaction = self.readers.begin().await;
        Ok(Box::new(FileTransaction(transaction.map_err(|error| told(&error, false))?)))
    }
}

struct FileTransaction(sqlx::Transaction<'static, Sqlite>);

fn bound(sql: &'static str, values: Vec<Value>) -> Query<'static, Sqlite, SqliteArguments> {
    let mut query = sqlx::query(sql);
    for value in values {
        query = match value {
            Value::Int(value) => query.bind(value),
            Value::Text(value) => query.bind(value),
            Value::Bytes(value) => query.bind(value),
            Value::Id(value) => query.bind(value.map(|id| id.as_bytes().to_vec())),
        };
    }
    query
}

fn row(row: &SqliteRow) -> Result<Row> {
    let mut values = Vec::with_capacity(row.len());
    for column in 0..row.len() {
        let raw = row.try_get_raw(column).map_err(|error| told(&error, false))?;
        if raw.is_null() {
            values.push(Value::Bytes(None));
            continue;
        }
        let kind = raw.type_info().name().to_owned();
        let value = match kind.as_str() {
            "INTEGER" => row.try_get(column).map(|value| Value::Int(Some(value))),
            "TEXT" => row.try_get(column).map(|value| Value::Text(Some(value))),
            "BLOB" => row.try_get(column).map(|value| Value::Bytes(Some(value))),
            _ => {
                let why = format!("column {column} holds a value of type {kind}");
                return Err(Error::Corrupt { what: "a row", why });
            }
        };
        let unreadable = |error: sqlx::Error| Error::Corrupt { what: "a row", why: error.to_string() };
        values.push(value.map_err(unreadable)?);
    }
    Ok(Row(values))
}

#[async_trait]
impl Transaction for FileTransaction {
    async fn execute(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64> {
        let done = bound(sql, values).execute(&mut *self.0).await;
        Ok(done.map_err(|error| told(&error, false))?.rows_affected())
    }

    async fn rows(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>> {
        let rows = bound(sql, values).fetch_all(&mut *self.0).await;
        rows.map_err(|error| told(&error, false))?.iter().map(row).collect()
    }

    async fn commit(self: Box<Self>) -> Result<()> {
        self.0.commit().await.map_err(|error| told(&error, true))
    }
}

/// The store's word for an error of SQLite.
fn told(error: &sqlx::Error, committing: bool) -> Error {
    const BUSY: i32 = 5;
    const LOCKED: i32 = 6;
    const READ_ONLY: i32 = 8;
    const IO: i32 = 10;
    const CORRUPT: i32 = 11;
    const FULL: i32 = 13;
    const CANNOT_OPEN: i32 = 14;
    const NOT_A_DATABASE: i32 = 26;
    let code = match error {
        sqlx::Error::Database(database) => {
            database.code().and_then(|code| code.parse::<i32>().ok()).map(|code| code & 0xff)
        }
        sqlx::Error::PoolTimedOut => return Error::Unavailable(error.to_string()),
        sqlx::Error::WorkerCrashed | sqlx::Error::Io(_) if committing => {
            return Error::OutcomeUnknown(error.to_string());
        }
        _ => None,
    };
    match code {
        Some(IO) if committing => Error::OutcomeUnknown(error.to_string()),
        Some(BUSY | LOCKED | READ_ONLY | IO | FULL | CANNOT_OPEN) => Error::Unavailable(error.to_string()),
        Some(CORRUPT | NOT_A_DATABASE) => {
            Error::Corrupt { what: "the database file", why: error.to_string() }
        }
        _ => Error::Database(error.to_string()),
    }
}
