//! A migration that is stopped anywhere is begun again or was done.

use crate::behaviours::START;
use crate::child;
use holdfast_store::{Error, Moment};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _, Row as _};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The process that is stopped: `file|step before which it stops itself`.
#[tokio::test]
#[ignore = "started by the tests of this file"]
async fn process() {
    let Some(task) = child::task() else { return };
    let (file, stop) = task.split_once('|').unwrap();
    let stop: usize = stop.parse().unwrap();
    let steps = AtomicUsize::new(0);
    let before = || {
        if steps.fetch_add(1, Ordering::SeqCst) == stop {
            std::process::abort();
        }
    };
    holdfast_store_sqlite::migrate(Path::new(file), START, &before).await.unwrap();
}

async fn raw(file: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(file).create_if_missing(true).connect().await.unwrap()
}

/// Everything the file's schema consists of, and which migrations it says were run.
async fn schema(file: &Path) -> Vec<String> {
    let mut connection = raw(file).await;
    let check = sqlx::query("PRAGMA integrity_check").fetch_one(&mut connection).await.unwrap();
    assert_eq!(check.get::<String, _>(0), "ok");
    let rows = sqlx::query(
        "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master \
         UNION ALL SELECT 'migration ' || version || name FROM schema_migrations ORDER BY 1",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn killed_at_any_of_a_hundred_points_it_is_begun_again_or_done() {
    let folder = TempDir::new().unwrap();
    let whole = folder.path().join("whole.sqlite");
    let steps = AtomicUsize::new(0);
    let began = Instant::now();
    let count = || {
        steps.fetch_add(1, Ordering::SeqCst);
    };
    holdfast_store_sqlite::migrate(&whole, START, &count).await.unwrap();
    let took = began.elapsed();
    let expected = schema(&whole).await;
    let steps = steps.into_inner();

    let mut random = ChaCha8Rng::seed_from_u64(14);
    let mut stopped_midway = 0;
    for point in 0.. {
        if point >= steps && stopped_midway >= 110 {
            break;
        }
        assert!(point < 2_000, "only {stopped_midway} were stopped midway");
        let file = folder.path().join(format!("{point}.sqlite"));
        // First every step, then any moment of any step.
        let stop = if point < steps { point } else { usize::MAX };
        let mut process = child::start("migrations::process", &format!("{}|{stop}", file.display()));
        if stop == usize::MAX {
            let start_up = Duration::from_millis(5);
            let moment = random.random_range(Duration::ZERO..took + start_up * 4);
            std::thread::sleep(moment);
            process.kill().unwrap();
        }
        let done = process.wait().unwrap().success();
        stopped_midway += usize::from(!done && file.exists());
        assert!(point >= steps || !done, "step {point} was not reached");
        holdfast_store_sqlite::migrate(&file, START, &|| ()).await.unwrap();
        assert_eq!(schema(&file).await, expected, "stopped at {point}");
    }
}

#[tokio::test]
async fn a_newer_or_changed_schema_is_refused() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("store.sqlite");
    holdfast_store_sqlite::migrate(&file, START, &|| ()).await.unwrap();
    let mut connection = raw(&file).await;
    sqlx::query("INSERT INTO schema_migrations VALUES (4, 'from the future', x'00', 0)")
        .execute(&mut connection)
        .await
        .unwrap();
    let refused = holdfast_store_sqlite::migrate(&file, START, &|| ()).await;
    assert!(matches!(refused, Err(Error::NewerSchema { found: 4, known: 3 })), "{refused:?}");
    for change in
        ["DELETE FROM schema_migrations WHERE version = 4", "UPDATE schema_migrations SET checksum = x'00'"]
    {
        sqlx::query(change).execute(&mut connection).await.unwrap();
    }
    let refused = holdfast_store_sqlite::migrate(&file, Moment::from_micros(0), &|| ()).await;
    assert!(matches!(refused, Err(Error::Corrupt { .. })), "{refused:?}");
}
