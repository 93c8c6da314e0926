//! What the lake promises, tested through its public face.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod calendar;
mod compaction;
mod damage;
mod imports;
mod parquet_files;
mod plans;
mod queries;
mod round_trip;
mod support;
