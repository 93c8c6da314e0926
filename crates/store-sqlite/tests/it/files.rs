//! The files themselves.

use crate::behaviours::START;
use holdfast_store::notes::Notes as _;
use holdfast_store::{PageRequest, access};
use holdfast_store_conformance::House;
use holdfast_store_sql::{Backend as _, Scope};
use std::sync::Arc;
use tempfile::TempDir;

#[tokio::test]
async fn a_commit_is_synced_and_the_library_is_one_without_the_log_reset_fault() {
    let folder = TempDir::new().unwrap();
    let store = holdfast_store_sqlite::open(folder.path(), START).await.unwrap();
    let mut transaction = store.backend().write(Scope::Directory).await.unwrap();
    let asked = [("PRAGMA synchronous", 2), ("PRAGMA foreign_keys", 1), ("PRAGMA busy_timeout", 10_000)];
    for (sql, expected) in asked {
        assert_eq!(transaction.rows(sql, Vec::new()).await.unwrap()[0].int(0).unwrap(), expected, "{sql}");
    }
    let mode = transaction.rows("PRAGMA journal_mode", Vec::new()).await.unwrap();
    assert_eq!(mode[0].text(0).unwrap(), "wal");
    let version = transaction.rows("SELECT sqlite_version()", Vec::new()).await.unwrap();
    let version: Vec<u32> =
        version[0].text(0).unwrap().split('.').map(|part| part.parse().unwrap()).collect();
    assert!(version >= vec![3, 51, 3], "{version:?}");
    drop(transaction);
    let mut reading = store.backend().read(Scope::Directory).await.unwrap();
    let refused = reading.execute("DELETE FROM users", Vec::new()).await;
    assert!(refused.is_err(), "readers cannot write");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_workspaces_share_the_open_files() {
    let folder = TempDir::new().unwrap();
    let store = Arc::new(holdfast_store_sqlite::open(folder.path(), START).await.unwrap());
    let mut houses = Vec::new();
    for _ in 0..100 {
        houses.push(House::build(Arc::clone(&store) as _).await);
    }
    for round in 0..2 {
        for house in &houses {
            store.add_note(&house.context, &house.command(), "acme", &format!("{round}")).await.unwrap();
        }
    }
    for house in &houses {
        assert!(store.backend().folder_of(house.workspace).join("store.sqlite").exists());
        assert_eq!(store.notes(&house.context, "acme", &PageRequest::first(9)).await.unwrap().rows.len(), 2);
    }
    store.backend().close().await;
    let again = holdfast_store_sqlite::open(folder.path(), START).await.unwrap();
    let context = access::for_operator(&again, houses[3].workspace).await.unwrap();
    assert_eq!(again.notes(&context, "acme", &PageRequest::first(9)).await.unwrap().rows.len(), 2);
}
