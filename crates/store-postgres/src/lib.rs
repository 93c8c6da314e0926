//! The operational store on PostgreSQL: many servers, one database.
//!
//! Every key and index of a workspace's tables begins with the workspace, every statement
//! names it, and row security, *forced* also on the tables' owner, lets a transaction see
//! the rows of one workspace only: the one it was begun for (`app.workspace`, set for
//! this transaction alone). A role that could bypass this is refused at the start.
#![deny(missing_docs)]

mod connection;
mod database;
mod schema;

pub use database::{PostgresDatabase, PostgresSettings};

use holdfast_store::{Moment, Result};
use holdfast_store_sql::SqlStore;

/// The operational store on PostgreSQL.
pub type PostgresStore = SqlStore<PostgresDatabase>;

/// Connects and brings the schema up to date.
///
/// # Errors
/// [`holdfast_store::Error::UnsafeRole`] if the role may bypass row security;
/// [`holdfast_store::Error::NewerSchema`] if a newer program was here; otherwise as the
/// database says.
pub async fn open(settings: &PostgresSettings, now: Moment) -> Result<PostgresStore> {
    Ok(SqlStore::new(PostgresDatabase::open(settings, now).await?))
}
