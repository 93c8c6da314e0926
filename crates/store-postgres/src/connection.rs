//! Transactions, and PostgreSQL's errors in the store's words.

use async_trait::async_trait;
use holdfast_store::{Error, Result};
use holdfast_store_sql::{Row, Transaction, Value};
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::{Postgres, Row as _, TypeInfo as _, ValueRef as _};

pub(crate) struct DatabaseTransaction(pub(crate) sqlx::Transaction<'static, Postgres>);

fn bound(sql: &'static str, values: Vec<Value>) -> Query<'static, Postgres, PgArguments> {
    let mut query = sqlx::query(sql);
    for value in values {
        query = match value {
            Value::Int(value) => query.bind(value),
            Value::Text(value) => query.bind(value),
            Value::Bytes(value) => query.bind(value),
            Value::Id(value) => query.bind(value),
        };
    }
    query
}

fn row(row: &PgRow) -> Result<Row> {
    let mut values = Vec::with_capacity(row.len());
    for column in 0..row.len() {
        let raw = row.try_get_raw(column).map_err(|error| told(&error, false))?;
        if raw.is_null() {
            values.push(Value::Bytes(None));
            continue;
        }
        let kind = raw.type_info().name().to_owned();
        let value = match kind.as_str() {
            "INT8" => row.try_get(column).map(|value| Value::Int(Some(value))),
            "TEXT" => row.try_get(column).map(|value| Value::Text(Some(value))),
            "BYTEA" => row.try_get(column).map(|value| Value::Bytes(Some(value))),
            "UUID" => row.try_get(column).map(|value| Value::Id(Some(value))),
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
impl Transaction for DatabaseTransaction {
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

/// The store's word for an error of PostgreSQL.
pub(crate) fn told(error: &sqlx::Error, committing: bool) -> Error {
    let text = error.to_string();
    let unclear = |text| if committing { Error::OutcomeUnknown(text) } else { Error::Unavailable(text) };
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed => unclear(text),
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Tls(_) => Error::Unavailable(text),
        sqlx::Error::Database(database) => match database.code().as_deref() {
            // Serialisation failures and deadlocks are rolled back for certain.
            Some("40001" | "40P01") => Error::Unavailable(text),
            // The server stops or starts, the connection breaks, or there are too many.
            Some(code) if code.starts_with("57P") || code.starts_with("08") => unclear(text),
            Some(code) if code.starts_with("53") => Error::Unavailable(text),
            _ => Error::Database(text),
        },
        _ => Error::Database(text),
    }
}
