//! `holdfast completions`: a completion script for a shell.

use crate::arguments::CompletionsOptions;
use crate::console::Console;
use crate::help;
use std::process::ExitCode;

pub(crate) fn run(options: &CompletionsOptions, console: &Console) -> anyhow::Result<ExitCode> {
    let mut command = help::command(console.texts().language());
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "holdfast", &mut script);
    console.result(String::from_utf8(script)?.trim_end());
    Ok(ExitCode::SUCCESS)
}
