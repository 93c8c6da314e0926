//! What the lake promises, tested through its public face.

mod calendar;
mod compaction;
mod damage;
mod imports;
mod parquet_files;
mod plans;
mod queries;
mod round_trip;
mod support;
