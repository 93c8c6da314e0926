//! Every behaviour of the conformance suite, on a folder of its own each.

use holdfast_store::{Moment, Store};
use std::sync::Arc;
use tempfile::TempDir;

pub(crate) const START: Moment = Moment::from_micros(1_780_272_000_000_000);

async fn empty() -> Option<(Arc<dyn Store>, TempDir)> {
    let folder = TempDir::new().unwrap();
    let store = holdfast_store_sqlite::open(folder.path(), START).await.unwrap();
    Some((Arc::new(store), folder))
}

holdfast_store_conformance::every_behaviour!(empty);
