//! Integration tests of the charts.

mod layout;
#[path = "../../examples/gallery/samples.rs"]
mod samples;
mod snapshots;
