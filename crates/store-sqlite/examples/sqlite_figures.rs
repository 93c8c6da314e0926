//! How fast the store is on this disk: `cargo run -p holdfast-store-sqlite --example sqlite_figures [FOLDER] [ROWS]`.
#![expect(clippy::print_stdout, reason = "a program for a person")]
#![expect(clippy::unwrap_used, reason = "a measurement that fails has nothing to say")]

use holdfast_domain::clock::{Clock as _, SystemClock};
use holdfast_store_conformance::figures::measure;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// How often a second this disk makes 4 kB durable.
fn syncs_a_second(folder: &Path) -> f64 {
    const TIMES: u32 = 500;
    let mut file = std::fs::File::create(folder.join("sync")).unwrap();
    let start = Instant::now();
    for _ in 0..TIMES {
        file.write_all(&[7; 4096]).unwrap();
        file.sync_data().unwrap();
    }
    f64::from(TIMES) / start.elapsed().as_secs_f64()
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let parent = arguments.next().unwrap_or_else(|| ".".to_owned());
    let rows = arguments.next().map_or(100_000, |rows| rows.parse().unwrap());
    let folder = tempfile::TempDir::new_in(parent).unwrap();
    println!("{:>12.0} a second  the disk's own syncs of 4 kB", syncs_a_second(folder.path()));
    let now = SystemClock.now().into();
    let store = Arc::new(holdfast_store_sqlite::open(folder.path(), now).await.unwrap());
    for figure in measure(Arc::clone(&store) as _, rows).await {
        println!("{:>12.1} {:<9} {}", figure.value, figure.unit, figure.what);
    }
    println!("{:>12.0} a second  the disk's own syncs of 4 kB, afterwards", syncs_a_second(folder.path()));
}
