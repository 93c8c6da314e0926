//! The audit log against a superuser.

use crate::behaviours::START;
use crate::server::Server;
use async_trait::async_trait;
use holdfast_store::ids::WorkspaceId;
use holdfast_store_conformance::tampering::{
    Intruder, REMEMBER, Tampering, every_tampering_is_found, putting_back, statements,
};
use holdfast_store_sql::Value;
use sqlx::postgres::PgConnection;
use sqlx::{Connection as _, Executor as _};
use std::sync::Arc;

struct Superuser(PgConnection);

impl Superuser {
    async fn run(&mut self, steps: Vec<(&'static str, Vec<Value>)>) {
        let mut transaction = self.0.begin().await.unwrap();
        for (sql, values) in steps {
            let mut query = sqlx::query(sql);
            for value in values {
                query = match value {
                    Value::Int(value) => query.bind(value),
                    Value::Text(value) => query.bind(value),
                    Value::Bytes(value) => query.bind(value),
                    Value::Id(value) => query.bind(value),
                };
            }
            query.execute(&mut *transaction).await.unwrap();
        }
        transaction.commit().await.unwrap();
    }
}

#[async_trait]
impl Intruder for Superuser {
    async fn remember(&mut self, _workspace: WorkspaceId) {
        for forbidden in ["UPDATE audit_log SET detail = ''", "DELETE FROM audit_log", "TRUNCATE audit_log"] {
            let refused = self.0.execute(forbidden).await.unwrap_err();
            assert!(refused.to_string().contains("only added to"), "{refused}");
        }
        // A superuser may switch the triggers off.
        self.0.execute("SET session_replication_role = replica").await.unwrap();
        self.0.execute("SET synchronous_commit = off").await.unwrap();
        self.run(REMEMBER.iter().map(|sql| (*sql, Vec::new())).collect()).await;
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
    let Some(server) = Server::shared() else { return };
    let database = server.database().await;
    let store = holdfast_store_postgres::open(&server.settings(&database), START).await.unwrap();
    let mut intruder = Superuser(server.superuser(&database).await);
    every_tampering_is_found(Arc::new(store), &mut intruder, 10_000).await;
}
