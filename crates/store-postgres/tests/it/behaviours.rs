//! Every behaviour of the conformance suite, on a database of its own each.

use crate::server::Server;
use holdfast_store::{Moment, Store};
use std::sync::Arc;

pub(crate) const START: Moment = Moment::from_micros(1_780_272_000_000_000);

async fn empty() -> Option<(Arc<dyn Store>, ())> {
    let server = Server::shared()?;
    let database = server.database().await;
    let store = holdfast_store_postgres::open(&server.settings(&database), START).await.unwrap();
    Some((Arc::new(store), ()))
}

holdfast_store_conformance::every_behaviour!(empty);
