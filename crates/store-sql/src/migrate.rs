//! Numbered migrations. Each is one transaction: when the machine stops in the middle,
//! nothing of it is there, and the next start begins it again.

use crate::backend::{Row, Transaction, Value, values};
use holdfast_store::{Error, Moment, Result};

/// A step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// 1, 2, 3, …
    pub version: i64,
    /// What it does.
    pub name: &'static str,
    /// Its statements, each ended by a semicolon and an empty line.
    pub sql: &'static str,
}

impl Migration {
    /// Its statements.
    pub fn statements(&self) -> impl Iterator<Item = &'static str> + use<> {
        let sql: &'static str = self.sql;
        sql.split(";\n\n").map(str::trim).filter(|statement| !statement.is_empty())
    }

    fn checksum(&self) -> [u8; 32] {
        *blake3::hash(self.sql.as_bytes()).as_bytes()
    }
}

/// What the database says was done: the rows of `schema_migrations`, which the backend
/// makes before it asks.
const APPLIED: &str = "SELECT version, checksum FROM schema_migrations ORDER BY version";

/// The migrations that are still to be run.
///
/// # Errors
/// [`Error::NewerSchema`] if the database was written by a newer program;
/// [`Error::Corrupt`] if a migration that was run has changed since.
pub async fn pending(
    transaction: &mut dyn Transaction,
    migrations: &'static [Migration],
) -> Result<&'static [Migration]> {
    let applied: Vec<Row> = transaction.rows(APPLIED, Vec::new()).await?;
    let known = migrations.len() as i64;
    for (row, place) in applied.iter().zip(1_i64..) {
        let found = row.int(0)?;
        let Some(migration) = usize::try_from(place - 1).ok().and_then(|place| migrations.get(place)) else {
            let newest = applied.last().map_or(Ok(found), |row| row.int(0))?;
            return Err(Error::NewerSchema { found: newest, known });
        };
        if found != migration.version || row.hash(1)? != migration.checksum() {
            let why = format!("migration {found} is not the one this program knows");
            return Err(Error::Corrupt { what: "the schema", why });
        }
    }
    Ok(&migrations[applied.len()..])
}

/// Runs one migration in this transaction, without committing. `before` is told before
/// each statement.
///
/// # Errors
/// As the database says.
pub async fn apply(
    transaction: &mut dyn Transaction,
    migration: &Migration,
    now: Moment,
    before: &(dyn Fn() + Sync),
) -> Result<()> {
    for statement in migration.statements() {
        before();
        transaction.execute(statement, Vec::<Value>::new()).await?;
    }
    before();
    transaction
        .execute(
            "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
            values![migration.version, migration.name, migration.checksum(), now],
        )
        .await?;
    before();
    Ok(())
}
