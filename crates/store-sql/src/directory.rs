//! The directory: one module for each of its subjects.

mod audit;
mod first_run;
mod keys;
mod members;
mod sessions;
mod users;
mod workspaces;

use crate::backend::Row;
use holdfast_store::role::Role;
use holdfast_store::{Error, Result};

/// A role as it was stored.
fn role(row: &Row, column: usize) -> Result<Role> {
    let key = row.text(column)?;
    Role::from_key(key).map_err(|_| Error::Corrupt { what: "a role", why: format!("{key:?} is no role") })
}
