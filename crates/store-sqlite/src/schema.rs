//! The schema and how a file comes to have it.

use crate::connection::File;
use holdfast_store::{Moment, Result};
use holdfast_store_sql::migrate::{self, Migration};
use std::path::Path;

macro_rules! migration {
    ($version:literal, $name:literal, $path:literal) => {
        Migration { version: $version, name: $name, sql: include_str!(concat!("../migrations/", $path)) }
    };
}

/// The directory's schema.
pub(crate) static DIRECTORY: &[Migration] = &[
    migration!(1, "directory", "directory/0001_directory.sql"),
    migration!(2, "audit and answers", "audit_and_answers.sql"),
];

/// A workspace's schema.
pub(crate) static WORKSPACE: &[Migration] = &[
    migration!(1, "audit and answers", "audit_and_answers.sql"),
    migration!(2, "what people write", "workspace/0002_people.sql"),
    migration!(3, "jobs and messages", "workspace/0003_work.sql"),
];

/// Runs the migrations that are missing, each in one transaction; `before` is told before
/// each statement and each commit.
pub(crate) async fn bring_up(
    file: &File,
    migrations: &'static [Migration],
    now: Moment,
    before: &(dyn Fn() + Sync),
) -> Result<()> {
    before();
    let mut transaction = file.write().await?;
    transaction
        .execute(
            "CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, \
             checksum BLOB NOT NULL, applied_at INTEGER NOT NULL) STRICT",
            Vec::new(),
        )
        .await?;
    before();
    transaction.commit().await?;
    loop {
        let mut transaction = file.write().await?;
        let pending = migrate::pending(&mut *transaction, migrations).await?;
        let Some(next) = pending.first() else { return Ok(()) };
        migrate::apply(&mut *transaction, next, now, before).await?;
        transaction.commit().await?;
        before();
    }
}

/// Brings a workspace's file at `path` up to date. `before` is told before each statement
/// and each commit, so that a test can stop the machine there.
///
/// # Errors
/// As [`crate::open`].
pub async fn migrate(path: &Path, now: Moment, before: &(dyn Fn() + Sync)) -> Result<()> {
    let file = File::open(path);
    bring_up(&file, WORKSPACE, now, before).await?;
    file.readers.close().await;
    file.writer.close().await;
    Ok(())
}
