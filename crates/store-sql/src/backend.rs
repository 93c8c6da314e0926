//! What a database must offer.

use async_trait::async_trait;
use holdfast_store::ids::WorkspaceId;
use holdfast_store::{Error, Moment, Result};
use std::time::Duration;
use uuid::Uuid;

/// Which database's words to use where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// One writer at a time, so there are no row locks.
    Sqlite,
    /// Many writers, with row locks.
    Postgres,
}

/// Which data a transaction may touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those of the directory.
    Directory,
    /// Those of one workspace.
    Workspace(WorkspaceId),
}

impl Scope {
    /// The workspace's identifier; nil for the directory.
    pub const fn as_uuid(self) -> Uuid {
        match self {
            Self::Directory => Uuid::nil(),
            Self::Workspace(id) => id.as_uuid(),
        }
    }
}

/// A value on its way to or from the database. Missing values keep their type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A whole number.
    Int(Option<i64>),
    /// A text.
    Text(Option<String>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
    /// An identifier.
    Id(Option<Uuid>),
}

macro_rules! from {
    ($($from:ty => $variant:ident: $value:ident => $into:expr;)*) => {$(
        impl From<$from> for Value {
            fn from($value: $from) -> Self {
                Self::$variant(Some($into))
            }
        }

        impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self {
                Self::$variant(value.map(|$value| $into))
            }
        }
    )*};
}

from! {
    i64 => Int: value => value;
    u32 => Int: value => i64::from(value);
    bool => Int: value => i64::from(value);
    Moment => Int: value => value.micros();
    &str => Text: value => value.to_owned();
    &String => Text: value => value.clone();
    String => Text: value => value;
    [u8; 32] => Bytes: value => value.to_vec();
    Uuid => Id: value => value;
}

/// A list of [`Value`]s.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::backend::Value::from($value)),*] };
}
pub(crate) use values;

/// A row that the database answered with, its columns by their place.
#[derive(Debug, Clone)]
pub struct Row(
    /// The columns. A database without types for identifiers gives them as bytes.
    pub Vec<Value>,
);

impl Row {
    fn wrong<T>(column: usize, expected: &str) -> Result<T> {
        Err(Error::Corrupt { what: "a row", why: format!("column {column} holds no {expected}") })
    }

    /// Whether the column is empty.
    pub fn is_null(&self, column: usize) -> bool {
        matches!(
            self.0.get(column),
            None | Some(Value::Int(None) | Value::Text(None) | Value::Bytes(None) | Value::Id(None))
        )
    }

    /// A whole number.
    pub fn int(&self, column: usize) -> Result<i64> {
        match self.0.get(column) {
            Some(Value::Int(Some(value))) => Ok(*value),
            _ => Self::wrong(column, "number"),
        }
    }

    /// An instant.
    pub fn moment(&self, column: usize) -> Result<Moment> {
        self.int(column).map(Moment::from_micros)
    }

    /// An instant, if there is one.
    pub fn moment_if_any(&self, column: usize) -> Result<Option<Moment>> {
        if self.is_null(column) { Ok(None) } else { self.moment(column).map(Some) }
    }

    /// A text.
    pub fn text(&self, column: usize) -> Result<&str> {
        match self.0.get(column) {
            Some(Value::Text(Some(value))) => Ok(value),
            _ => Self::wrong(column, "text"),
        }
    }

    /// A text, if there is one.
    pub fn text_if_any(&self, column: usize) -> Result<Option<String>> {
        if self.is_null(column) { Ok(None) } else { self.text(column).map(|text| Some(text.to_owned())) }
    }

    /// Bytes.
    pub fn bytes(&self, column: usize) -> Result<&[u8]> {
        match self.0.get(column) {
            Some(Value::Bytes(Some(value))) => Ok(value),
            _ => Self::wrong(column, "bytes"),
        }
    }

    /// A hash of 32 bytes.
    pub fn hash(&self, column: usize) -> Result<[u8; 32]> {
        self.bytes(column)?.try_into().or_else(|_| Self::wrong(column, "hash of 32 bytes"))
    }

    /// A hash of 32 bytes, if there is one.
    pub fn hash_if_any(&self, column: usize) -> Result<Option<[u8; 32]>> {
        if self.is_null(column) { Ok(None) } else { self.hash(column).map(Some) }
    }

    /// An identifier.
    pub fn id(&self, column: usize) -> Result<Uuid> {
        match self.0.get(column) {
            Some(Value::Id(Some(value))) => Ok(*value),
            Some(Value::Bytes(Some(bytes))) => {
                Uuid::from_slice(bytes).or_else(|_| Self::wrong(column, "identifier"))
            }
            _ => Self::wrong(column, "identifier"),
        }
    }

    /// An identifier, if there is one.
    pub fn id_if_any(&self, column: usize) -> Result<Option<Uuid>> {
        if self.is_null(column) { Ok(None) } else { self.id(column).map(Some) }
    }
}

/// A transaction: rolled back when dropped.
#[async_trait]
pub trait Transaction: Send {
    /// Runs a statement; how many rows it changed.
    async fn execute(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64>;

    /// Runs a statement; the rows it answers with.
    async fn rows(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>>;

    /// Makes it durable.
    ///
    /// # Errors
    /// [`Error::OutcomeUnknown`] if the connection broke meanwhile.
    async fn commit(self: Box<Self>) -> Result<()>;
}

/// A database with an up-to-date schema.
#[async_trait]
pub trait Backend: Send + Sync {
    /// Its words.
    const DIALECT: Dialect;

    /// A transaction that only reads, all of it from one moment.
    async fn read(&self, scope: Scope) -> Result<Box<dyn Transaction>>;

    /// A transaction that writes.
    async fn write(&self, scope: Scope) -> Result<Box<dyn Transaction>>;

    /// Waits before the next attempt.
    async fn pause(&self, duration: Duration);
}
