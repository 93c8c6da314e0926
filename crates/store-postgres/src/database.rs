//! The pool of connections.

use crate::connection::{DatabaseTransaction, told};
use crate::schema;
use async_trait::async_trait;
use holdfast_store::{Error, Moment, Result};
use holdfast_store_sql::{Backend, Dialect, Row, Scope, Transaction, Value};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use std::fmt;
use std::str::FromStr as _;
use std::time::Duration;

/// How to reach the database.
#[derive(Clone)]
pub struct PostgresSettings {
    /// `postgres://user:password@host/database`, as the role the program works in.
    pub url: String,
    /// The same as the role that owns the tables, if that is another: the schema is
    /// brought up to date in it, and the working role is given only the rights it needs.
    pub owner_url: Option<String>,
    /// Connections at most.
    pub connections: u32,
}

impl PostgresSettings {
    /// One role for both, ten connections.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), owner_url: None, connections: 10 }
    }
}

/// Without the passwords.
impl fmt::Debug for PostgresSettings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PostgresSettings")
            .field("connections", &self.connections)
            .finish_non_exhaustive()
    }
}

/// A PostgreSQL database.
#[derive(Debug)]
pub struct PostgresDatabase {
    pool: PgPool,
}

/// How long to wait for a connection.
const WAIT: Duration = Duration::from_secs(10);

/// What holds for every connection.
const SESSION: [(&str, &str); 4] = [
    // A commit that was acknowledged is on the disk, whatever the server's default.
    ("synchronous_commit", "on"),
    ("idle_in_transaction_session_timeout", "60s"),
    // One text serves every combination of filters: each is planned with its values.
    ("plan_cache_mode", "force_custom_plan"),
    // Every list has an index in its order. Before the first statistics the planner would
    // rather collect a whole workspace's rows and sort them.
    ("enable_bitmapscan", "off"),
];

fn options(url: &str) -> Result<PgConnectOptions> {
    // The parser's own text could repeat the password.
    let parsed = PgConnectOptions::from_str(url).map_err(|_| Error::Invalid {
        what: "address of the database",
        why: "it is no postgres:// address",
    })?;
    Ok(parsed.application_name("holdfast").options(SESSION))
}

impl PostgresDatabase {
    pub(crate) async fn open(settings: &PostgresSettings, now: Moment) -> Result<Self> {
        let working = options(&settings.url)?;
        let pool = PgPoolOptions::new()
            .max_connections(settings.connections.max(1))
            .acquire_timeout(WAIT)
            .connect_lazy_with(working.clone());
        let database = Self { pool };
        database.check_role().await?;
        match &settings.owner_url {
            None => schema::bring_up(&database, now).await?,
            Some(url) => {
                let owner =
                    Self { pool: PgPoolOptions::new().max_connections(1).connect_lazy_with(options(url)?) };
                schema::bring_up(&owner, now).await?;
                schema::grant(&owner, working.get_username()).await?;
                owner.pool.close().await;
            }
        }
        Ok(database)
    }

    /// Refuses a role for which row security does not hold.
    async fn check_role(&self) -> Result<()> {
        let mut transaction = self.read(Scope::Directory).await?;
        let rows = transaction
            .rows(
                "SELECT current_user::text FROM pg_roles \
                 WHERE rolname = current_user AND (rolsuper OR rolbypassrls)",
                Vec::new(),
            )
            .await?;
        transaction.commit().await?;
        rows.first().map_or(Ok(()), |row: &Row| Err(Error::UnsafeRole { role: row.text(0)?.to_owned() }))
    }

    async fn begin(&self, statement: &'static str, scope: Scope) -> Result<Box<dyn Transaction>> {
        let transaction = self.pool.begin_with(statement).await.map_err(|error| told(&error, false))?;
        let mut transaction = DatabaseTransaction(transaction);
        transaction
            .rows(
                "SELECT set_config('app.workspace', $1, true)",
                vec![Value::from(scope.as_uuid().to_string())],
            )
            .await?;
        Ok(Box::new(transaction))
    }

    /// Finishes what is under way and closes every connection.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

#[async_trait]
impl Backend for PostgresDatabase {
    const DIALECT: Dialect = Dialect::Postgres;

    async fn read(&self, scope: Scope) -> Result<Box<dyn Transaction>> {
        self.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", scope).await
    }

    async fn write(&self, scope: Scope) -> Result<Box<dyn Transaction>> {
        self.begin("BEGIN", scope).await
    }

    async fn pause(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}
