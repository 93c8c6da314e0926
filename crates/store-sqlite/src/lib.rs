//! The operational store on SQLite: one file for the directory and one for every
//! workspace, in the data folder.
//!
//! ```text
//! <data>/directory.sqlite
//! <data>/workspaces/<id>/store.sqlite
//! ```
//!
//! What is acknowledged survives the loss of power: write-ahead log with
//! `synchronous=FULL`. Each file has one writer at a time (`BEGIN IMMEDIATE`) and any
//! number of readers, each of which sees one moment.
#![deny(missing_docs)]

mod connection;
mod files;
mod schema;

pub use files::SqliteFiles;
pub use schema::migrate;

use holdfast_store::{Moment, Result};
use holdfast_store_sql::SqlStore;
use std::path::Path;

/// The operational store on SQLite.
pub type SqliteStore = SqlStore<SqliteFiles>;

/// Opens the store in this folder, or makes it, and brings its schema up to date.
///
/// # Errors
/// [`holdfast_store::Error::NewerSchema`] if a newer program wrote it; otherwise as the
/// file system or the database says.
pub async fn open(folder: &Path, now: Moment) -> Result<SqliteStore> {
    Ok(SqlStore::new(SqliteFiles::open(folder, now).await?))
}
