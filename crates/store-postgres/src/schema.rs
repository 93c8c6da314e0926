//! The schema and how a database comes to have it.

use crate::database::PostgresDatabase;
use holdfast_store::{Moment, Result};
use holdfast_store_sql::migrate::{self, Migration};
use holdfast_store_sql::{Backend as _, Scope, Value};

macro_rules! migration {
    ($version:literal, $name:literal, $path:literal) => {
        Migration { version: $version, name: $name, sql: include_str!(concat!("../migrations/", $path)) }
    };
}

static MIGRATIONS: &[Migration] = &[
    migration!(1, "directory", "0001_directory.sql"),
    migration!(2, "audit and answers", "0002_audit_and_answers.sql"),
    migration!(3, "what people write", "0003_people.sql"),
    migration!(4, "jobs and messages", "0004_work.sql"),
    migration!(5, "row security", "0005_row_security.sql"),
];

/// Two servers that start at once run the migrations one after the other.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7236128904)::text";

/// Runs the migrations that are missing, each in one transaction.
pub(crate) async fn bring_up(database: &PostgresDatabase, now: Moment) -> Result<()> {
    let mut transaction = database.write(Scope::Directory).await?;
    transaction.rows(LOCK, Vec::new()).await?;
    transaction
        .execute(
            "CREATE TABLE IF NOT EXISTS schema_migrations (version BIGINT PRIMARY KEY, name TEXT NOT NULL, \
             checksum BYTEA NOT NULL, applied_at BIGINT NOT NULL)",
            Vec::new(),
        )
        .await?;
    transaction.commit().await?;
    loop {
        let mut transaction = database.write(Scope::Directory).await?;
        transaction.rows(LOCK, Vec::new()).await?;
        let pending = migrate::pending(&mut *transaction, MIGRATIONS).await?;
        let Some(next) = pending.first() else { return Ok(()) };
        migrate::apply(&mut *transaction, next, now, &|| ()).await?;
        transaction.commit().await?;
    }
}

/// Gives the working role the rights it needs: what is only added to, it may only add to.
pub(crate) async fn grant(owner: &PostgresDatabase, role: &str) -> Result<()> {
    let mut transaction = owner.write(Scope::Directory).await?;
    transaction.rows("SELECT set_config('app.grantee', $1, true)", vec![Value::from(role)]).await?;
    transaction.execute(include_str!("grant.sql"), Vec::new()).await?;
    transaction.commit().await
}
