//! How fast a large usage log is read and understood, without a lake behind it:
//! `cargo run --release -p holdfast-connectors --example import_rate -- FILE…`
#![allow(clippy::print_stdout, reason = "figures are the point of it")]

use holdfast_analytics::{FactBatch, FactWriter, Facts, ImportDescription, ImportReceipt};
use holdfast_connectors::{
    ImportOptions, Limits, ProposeOptions, RejectList, Silent, discover, import, profile, propose,
};
use std::path::PathBuf;
use std::time::Instant;

/// Takes batches and forgets them.
struct Nowhere;

impl FactWriter for Nowhere {
    fn append(&self, _batch: FactBatch) -> Result<(), holdfast_analytics::Error> {
        Ok(())
    }
    fn commit(self: Box<Self>, note: String) -> Result<ImportReceipt, holdfast_analytics::Error> {
        let description = ImportDescription {
            source: String::new(),
            content_hash: String::new(),
            file_name: String::new(),
            imported_at: 0,
            note,
        };
        Ok(ImportReceipt { description, rows: Vec::new() })
    }
}

impl Facts for Nowhere {
    fn find_import(
        &self,
        _source: &str,
        _content_hash: &str,
    ) -> Result<Option<ImportReceipt>, holdfast_analytics::Error> {
        Ok(None)
    }
    fn imports(&self) -> Result<Vec<ImportReceipt>, holdfast_analytics::Error> {
        Ok(Vec::new())
    }
    fn begin_import(
        &self,
        _description: ImportDescription,
    ) -> Result<Box<dyn FactWriter>, holdfast_analytics::Error> {
        Ok(Box::new(Self))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let limits = Limits::default();
    let found = discover(&paths, &limits)?;
    let bytes: u64 = found.inputs.iter().map(|input| input.bytes).sum();
    let started = Instant::now();
    let mut profiles = Vec::new();
    for input in &found.inputs {
        profiles.push(profile(input, &limits, None)?);
    }
    let proposal = propose(&profiles, &ProposeOptions::default());
    let profiled = started.elapsed();
    let clock = holdfast_domain::clock::SystemClock;
    let rejects = RejectList::default();
    let outcome = import(
        &found.inputs,
        &proposal.mapping,
        &ImportOptions {
            facts: Some(&Nowhere),
            clock: &clock,
            zone: jiff::tz::TimeZone::UTC,
            limits,
            parquet: None,
            rejects: &rejects,
            progress: &Silent,
        },
    )?;
    let loaded = started.elapsed().saturating_sub(profiled);
    let rows: u64 = outcome.inputs.iter().map(|input| input.rows_loaded).sum();
    println!(
        "{bytes} bytes, {rows} rows; profile {:.2} s, import {:.2} s = {:.0} MB/s, {:.2} M rows/s",
        profiled.as_secs_f64(),
        loaded.as_secs_f64(),
        bytes as f64 / 1e6 / loaded.as_secs_f64(),
        rows as f64 / 1e6 / loaded.as_secs_f64()
    );
    Ok(())
}
