//! The operational store's SQL, written once for SQLite and PostgreSQL.
//!
//! The two databases agree on everything that is used here, including `$1` for
//! parameters, row values, `ON CONFLICT` and `RETURNING`; where they differ (row locks),
//! both texts stand side by side and [`Backend::DIALECT`] chooses. Statements are texts
//! of the program (`&'static str`): no value and no name of a column is ever put into one.
//!
//! Every statement names the workspace. On SQLite each workspace has a file of its own
//! besides; on PostgreSQL row security holds besides.
//!
//! - [`backend`]: what a database must offer: transactions over [`Value`]s.
//! - [`migrate`]: numbered migrations, each in one transaction.
//! - [`SqlStore`]: every trait of `holdfast-store` over a backend.
#![deny(missing_docs)]

mod accounts;
mod audit;
pub mod backend;
mod decisions;
mod directory;
mod jobs;
pub mod migrate;
mod notes;
mod outbox;
mod paging;
mod settings;
mod tasks;
mod upkeep;
mod views;
mod writing;

pub use backend::{Backend, Dialect, Row, Scope, Transaction, Value};

/// The operational store over a database.
#[derive(Debug)]
pub struct SqlStore<B> {
    backend: B,
}

impl<B: Backend> SqlStore<B> {
    /// The store over this database, whose schema must be up to date.
    pub const fn new(backend: B) -> Self {
        Self { backend }
    }

    /// The database.
    pub const fn backend(&self) -> &B {
        &self.backend
    }
}
