//! Row security, asked of the database itself.

use crate::behaviours::START;
use crate::server::Server;
use holdfast_store::notes::Notes as _;
use holdfast_store::{Error, PageRequest};
use holdfast_store_conformance::House;
use holdfast_store_postgres::PostgresSettings;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _, Row as _};
use std::str::FromStr as _;
use std::sync::Arc;

async fn texts(connection: &mut PgConnection, sql: &'static str) -> Vec<String> {
    let rows = sqlx::query(sql).fetch_all(connection).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// Every table of a workspace's own forces row security, and all of its keys begin with
/// the workspace. (Memberships and keys belong to the directory, which is asked before a
/// workspace is known.)
#[tokio::test]
async fn every_workspace_table_forces_row_security_and_begins_its_keys_with_the_workspace() {
    let Some(server) = Server::shared() else { return };
    let database = server.database().await;
    holdfast_store_postgres::open(&server.settings(&database), START).await.unwrap();
    let mut connection = server.superuser(&database).await;
    let open = texts(
        &mut connection,
        "SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid \
         JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attname = 'workspace' \
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity \
         AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)) ORDER BY 1",
    )
    .await;
    assert_eq!(open, ["api_keys", "memberships"]);
    let other_keys = texts(
        &mut connection,
        "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid \
         JOIN pg_namespace n ON n.oid = c.relnamespace \
         JOIN pg_attribute w ON w.attrelid = c.oid AND w.attname = 'workspace' \
         WHERE n.nspname = 'public' AND i.indkey[0] <> w.attnum ORDER BY 1",
    )
    .await;
    assert_eq!(other_keys, ["api_keys_public_id_key", "memberships_by_user"]);
}

/// The tables' owner itself sees nothing without a workspace, one workspace with it, and
/// can write into no other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn even_the_owner_of_the_tables_sees_one_workspace_at_a_time() {
    let Some(server) = Server::shared() else { return };
    let database = server.database().await;
    let store = Arc::new(holdfast_store_postgres::open(&server.settings(&database), START).await.unwrap());
    let (ours, theirs) =
        (House::build(Arc::clone(&store) as _).await, House::build(Arc::clone(&store) as _).await);
    for house in [&ours, &theirs] {
        store.add_note(&house.context, &house.command(), "acme", "a note").await.unwrap();
    }
    let options = PgConnectOptions::from_str(&server.url(&database, &database)).unwrap();
    let mut owner = options.connect().await.unwrap();
    let count = "SELECT count(*)::text FROM notes";
    assert_eq!(texts(&mut owner, count).await, ["0"]);
    let mut transaction = owner.begin().await.unwrap();
    sqlx::query("SELECT set_config('app.workspace', $1, true)")
        .bind(ours.workspace.to_string())
        .execute(&mut *transaction)
        .await
        .unwrap();
    assert_eq!(texts(&mut transaction, count).await, ["1"]);
    let moved = sqlx::query("UPDATE notes SET workspace = $1")
        .bind(theirs.workspace.as_uuid())
        .execute(&mut *transaction)
        .await
        .unwrap_err();
    assert!(moved.to_string().contains("row-level security"), "{moved}");
    transaction.rollback().await.unwrap();
    // The setting ended with its transaction.
    assert_eq!(texts(&mut owner, count).await, ["0"]);
}

/// A role that row security does not hold for is refused at the start.
#[tokio::test]
async fn a_role_that_may_bypass_row_security_is_refused() {
    let Some(server) = Server::shared() else { return };
    let database = server.database().await;
    let superuser = PostgresSettings::new(server.url("postgres", &database));
    let refused = holdfast_store_postgres::open(&superuser, START).await.unwrap_err();
    assert!(matches!(&refused, Error::UnsafeRole { role } if role == "postgres"), "{refused}");
    let mut connection = server.superuser("postgres").await;
    connection.execute(AssertSqlSafe(format!("ALTER ROLE {database} BYPASSRLS"))).await.unwrap();
    let refused = holdfast_store_postgres::open(&server.settings(&database), START).await;
    assert!(matches!(refused, Err(Error::UnsafeRole { .. })));
    assert!(!format!("{:?}", server.settings(&database)).contains("postgres://"));
}

/// With a role of its own for the tables, the working role can only add to what is only
/// added to, and change no table.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_separate_working_role_has_only_the_rights_it_needs() {
    let Some(server) = Server::shared() else { return };
    let (owner, working) = (server.database().await, server.database().await);
    let settings = PostgresSettings {
        url: server.url(&working, &owner),
        owner_url: Some(server.url(&owner, &owner)),
        connections: 4,
    };
    let store = Arc::new(holdfast_store_postgres::open(&settings, START).await.unwrap());
    let house = House::build(Arc::clone(&store) as _).await;
    let note = store.add_note(&house.context, &house.command(), "acme", "a note").await.unwrap();
    store.remove_note(&house.context, &house.command(), note).await.unwrap();
    assert!(store.notes(&house.context, "acme", &PageRequest::first(9)).await.unwrap().rows.is_empty());
    let options = PgConnectOptions::from_str(&settings.url).unwrap();
    let mut connection = options.connect().await.unwrap();
    for forbidden in [
        "UPDATE audit_log SET detail = ''",
        "DELETE FROM audit_log",
        "DELETE FROM decisions",
        "UPDATE decision_undos SET at = 0",
        "TRUNCATE audit_log",
        "ALTER TABLE notes NO FORCE ROW LEVEL SECURITY",
        "DROP TABLE notes",
    ] {
        let refused = connection.execute(forbidden).await.unwrap_err().to_string();
        assert!(refused.contains("permission denied") || refused.contains("must be owner"), "{refused}");
    }
    // A second start finds everything in place.
    holdfast_store_postgres::open(&settings, START).await.unwrap();
}
