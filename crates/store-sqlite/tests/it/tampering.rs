//! The audit log against a second, raw connection to the file.

use crate::behaviours::START;
use async_trait::async_trait;
use holdfast_store::ids::WorkspaceId;
use holdfast_store_conformance::tampering::{
    Intruder, REMEMBER, Tampering, every_tampering_is_found, putting_back, statements,
};
use holdfast_store_sql::Value;
use holdfast_store_sqlite::SqliteStore;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _};
use std::sync::Arc;
use tempfile::TempDir;

struct RawFile {
    store: Arc<SqliteStore>,
    connection: Option<SqliteConnection>,
}

impl RawFile {
    async fn run(&mut self, steps: Vec<(&'static str, Vec<Value>)>) {
        let mut transaction = self.connection.as_mut().unwrap().begin().await.unwrap();
        for (sql, values) in steps {
            let mut query = sqlx::query(sql);
            for value in values {
                query = match value {
                    Value::Int(value) => query.bind(value),
                    Value::Text(value) => query.bind(value),
                    Value::Bytes(value) => query.bind(value),
                    Value::Id(value) => query.bind(value.map(|id| id.as_bytes().to_vec())),
                };
            }
            query.execute(&mut *transaction).await.unwrap();
        }
        transaction.commit().await.unwrap();
    }
}

#[async_trait]
impl Intruder for RawFile {
    async fn remember(&mut self, workspace: WorkspaceId) {
        let file = self.store.backend().folder_of(workspace).join("store.sqlite");
        let options = SqliteConnectOptions::new().filename(file).synchronous(SqliteSynchronous::Off);
        let mut connection = options.connect().await.unwrap();
        for forbidden in ["UPDATE audit_log SET detail = ''", "DELETE FROM audit_log"] {
            let refused = sqlx::query(forbidden).execute(&mut connection).await.unwrap_err();
            assert!(refused.to_string().contains("only added to"), "{refused}");
        }
        self.connection = Some(connection);
        let triggers = ["DROP TRIGGER audit_log_is_not_changed", "DROP TRIGGER audit_log_is_not_shortened"];
        self.run(triggers.iter().chain(&REMEMBER).map(|sql| (*sql, Vec::new())).collect()).await;
    }

    async fn tamper(&mut self, workspace: WorkspaceId, what: &Tampering) {
        let mut steps = putting_back(workspace);
        steps.extend(statements(workspace, what));
        self.run(steps).await;
    }

    async fn put_back(&mut self, workspace: WorkspaceId) {
        self.run(putting_back(workspace)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_tamperings_are_found_each_at_its_row() {
    let folder = TempDir::new().unwrap();
    let store = Arc::new(holdfast_store_sqlite::open(folder.path(), START).await.unwrap());
    let mut intruder = RawFile { store: Arc::clone(&store), connection: None };
    every_tampering_is_found(store, &mut intruder, 10_000).await;
}
