//! How fast the store is on a PostgreSQL, in an empty database:
//! `cargo run -p holdfast-store-postgres --example postgres_figures postgres://… [ROWS]`.
#![expect(clippy::print_stdout, reason = "a program for a person")]
#![expect(clippy::unwrap_used, reason = "a measurement that fails has nothing to say")]

use holdfast_domain::clock::{Clock as _, SystemClock};
use holdfast_store_conformance::figures::measure;
use holdfast_store_postgres::PostgresSettings;
use std::sync::Arc;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().expect("the address of an empty database");
    let rows = arguments.next().map_or(100_000, |rows| rows.parse().unwrap());
    let now = SystemClock.now().into();
    let store = holdfast_store_postgres::open(&PostgresSettings::new(url), now).await.unwrap();
    for figure in measure(Arc::new(store), rows).await {
        println!("{:>12.1} {:<9} {}", figure.value, figure.unit, figure.what);
    }
}
