//! A migration that is stopped anywhere is begun again or was done.

use crate::behaviours::START;
use crate::server::Server;
use holdfast_store::Error;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use sqlx::{Executor as _, Row as _};
use std::time::{Duration, Instant};

async fn schema(server: &Server, database: &str) -> Vec<String> {
    let mut connection = server.superuser(database).await;
    let rows = sqlx::query(
        "SELECT c.relkind::text || ' ' || c.relname || ' ' || c.relforcerowsecurity || ' ' || \
         coalesce(string_agg(a.attname || ':' || a.atttypid::regtype, ',' ORDER BY a.attnum), '') \
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 WHERE n.nspname = 'public' \
         GROUP BY c.oid, c.relkind, c.relname, c.relforcerowsecurity \
         UNION ALL SELECT 'policy ' || polrelid::regclass FROM pg_policy \
         UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal \
         UNION ALL SELECT 'migration ' || version FROM schema_migrations ORDER BY 1",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cut_off_at_thirty_moments_it_is_begun_again_or_done() {
    let Some(server) = Server::shared() else { return };
    let whole = server.database().await;
    let began = Instant::now();
    holdfast_store_postgres::open(&server.settings(&whole), START).await.unwrap();
    let took = began.elapsed();
    let expected = schema(server, &whole).await;
    let mut random = ChaCha8Rng::seed_from_u64(15);
    let mut cut_off = 0;
    while cut_off < 30 {
        let database = server.database().await;
        let settings = server.settings(&database);
        let opening =
            tokio::spawn(async move { holdfast_store_postgres::open(&settings, START).await.map(drop) });
        tokio::time::sleep(random.random_range(Duration::ZERO..took)).await;
        let mut connection = server.superuser("postgres").await;
        sqlx::query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1")
            .bind(&database)
            .execute(&mut connection)
            .await
            .unwrap();
        if opening.await.unwrap().is_err() {
            cut_off += 1;
        }
        holdfast_store_postgres::open(&server.settings(&database), START).await.unwrap();
        assert_eq!(schema(server, &database).await, expected);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_start_at_once_migrate_one_after_the_other() {
    let Some(server) = Server::shared() else { return };
    let database = server.database().await;
    let starts: Vec<_> = (0..4)
        .map(|_| {
            let settings = server.settings(&database);
            tokio::spawn(async move { holdfast_store_postgres::open(&settings, START).await.map(drop) })
        })
        .collect();
    for start in starts {
        start.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let Some(server) = Server::shared() else { return };
    let database = server.database().await;
    holdfast_store_postgres::open(&server.settings(&database), START).await.unwrap();
    let mut connection = server.superuser(&database).await;
    connection.execute("INSERT INTO schema_migrations VALUES (6, 'from the future', '', 0)").await.unwrap();
    let refused = holdfast_store_postgres::open(&server.settings(&database), START).await;
    assert!(matches!(refused, Err(Error::NewerSchema { found: 6, known: 5 })), "{:?}", refused.err());
}
