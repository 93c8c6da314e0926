//! `holdfast simulate`: the exports of a business with known causes, and the truth.

use crate::arguments::SimulateOptions;
use crate::console::Console;
use crate::told::Tell as _;
use anyhow::Context as _;
use holdfast_simulator::{Configuration, DEFAULT_TOML, Run, Summary, simulate_folder};
use std::path::Path;
use std::process::ExitCode;

pub(crate) fn run(options: &SimulateOptions, console: &Console) -> anyhow::Result<ExitCode> {
    if options.print_configuration {
        console.result(DEFAULT_TOML.trim_end());
        return Ok(ExitCode::SUCCESS);
    }
    let configuration = match &options.configuration {
        None => Configuration::default(),
        Some(path) => {
            let text = std::fs::read_to_string(path).told("error-reading", path)?;
            Configuration::from_toml(&text).with_context(|| path.display().to_string())?
        }
    };
    let summary = into_folder(
        &configuration,
        Run { hazards: options.hazards, ..Run::new(options.accounts, options.seed) },
        &options.out,
        console,
    )?;
    console.summary(&console.texts().format(
        "simulated",
        &[
            ("accounts", summary.accounts.into()),
            ("departures", summary.departures().into()),
            ("path", options.out.display().to_string().into()),
        ],
    ));
    Ok(ExitCode::SUCCESS)
}

/// Simulates into `folder` (`exports/` and `truth/`) with a progress bar.
pub(crate) fn into_folder(
    configuration: &Configuration,
    run: Run,
    folder: &Path,
    console: &Console,
) -> anyhow::Result<Summary> {
    let bar = console.bar("progress-simulating", run.accounts, false);
    let summary = simulate_folder(configuration, run, folder, &|done| bar.inc(done))?;
    bar.finish_and_clear();
    Ok(summary)
}
