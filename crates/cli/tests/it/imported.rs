//! The exports of a simulated business in a lake, mapped as proposed.

use holdfast_connectors::{
    ImportOptions, Limits, ProposeOptions, RejectList, Silent, discover, import, profile, propose,
};
use holdfast_domain::calendar::Zone;
use holdfast_domain::clock::SystemClock;
use holdfast_lake::{Lake, Options};
use std::path::Path;

/// Imports `folder/exports` into a lake at `folder/facts`.
pub(crate) fn imported(folder: &Path) -> Lake {
    let zone = Zone::UTC;
    let options = Options { memory_limit_bytes: 1 << 30, threads: 2 };
    let lake = Lake::open(&folder.join("facts"), zone.time_zone().clone(), options).unwrap();
    let limits = Limits::default();
    let found = discover(&[folder.join("exports")], &limits).unwrap();
    let profiles: Vec<_> = found.inputs.iter().map(|input| profile(input, &limits, None).unwrap()).collect();
    let proposal = propose(&profiles, &ProposeOptions::default());
    let rejects = RejectList::default();
    let options = ImportOptions {
        facts: Some(&lake),
        clock: &SystemClock,
        zone: zone.time_zone().clone(),
        limits,
        parquet: None,
        rejects: &rejects,
        progress: &Silent,
    };
    import(&found.inputs, &proposal.mapping, &options).unwrap();
    lake
}
