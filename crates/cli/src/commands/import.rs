//! `holdfast import`: keep the facts of exports in a data folder.

use super::analyze::NOT_CLEAN;
use crate::arguments::ImportOptions;
use crate::console::Console;
use crate::pipeline::{self, DataFolder, Request};
use holdfast_domain::calendar::Zone;
use std::process::ExitCode;

/// Compaction pays from this many imports on: each leaves a file a table.
const IMPORTS_PER_COMPACTION: usize = 16;

pub(crate) fn run(options: &ImportOptions, console: &Console) -> anyhow::Result<ExitCode> {
    let request = Request {
        paths: options.paths.clone(),
        mapping: options.reading.mapping.clone(),
        currency: pipeline::currency(&options.reading.currency)?,
        zone: Zone::from_name(&options.reading.zone)?,
        ..Request::with_defaults(options.data.clone())
    };
    if options.dry_run {
        return pipeline::dry_run(&request, options.json, console);
    }
    let folder = DataFolder::open(&options.data, &request.zone)?;
    let reading = pipeline::import(&request, &folder, &options.data.join("rejects.csv"), console)?;
    folder.compact_after(IMPORTS_PER_COMPACTION)?;
    if options.json {
        let done = serde_json::json!({ "inputs": reading.inputs, "findings": reading.findings });
        console.result(&serde_json::to_string_pretty(&done)?);
    } else {
        for line in reading.lines(console) {
            console.summary(&line);
        }
    }
    let rejected = reading.inputs.iter().any(|input| input.rows_rejected > 0);
    Ok(if options.strict && rejected { ExitCode::from(NOT_CLEAN) } else { ExitCode::SUCCESS })
}
