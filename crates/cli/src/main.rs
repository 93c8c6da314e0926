//! `holdfast`: why customers leave, from the command line.
//!
//! One file per command in `commands/`; what commands share is in [`pipeline`] (from
//! files to the review) and [`console`] (words, progress and errors on the terminal).

mod arguments;
mod closest;
mod commands;
mod console;
mod corpus;
mod data_folder;
mod help;
mod language_model;
mod models;
mod pipeline;
mod text_models;
mod told;

use arguments::{Arguments, Command};
use clap::FromArgMatches;
use console::Console;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let language = console::language_of_environment();
    let matches = help::command(language).get_matches();
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    let console = Console::new(arguments.language.unwrap_or(language), arguments.quiet);
    let outcome = match arguments.command {
        Command::Demo(options) => commands::demo::run(&options, &console),
        Command::Analyze(options) => commands::analyze::run(&options, &console),
        Command::Import(options) => commands::import::run(&options, &console),
        Command::Metrics(options) => commands::metrics::run(&options, &console),
        Command::Simulate(options) => commands::simulate::run(&options, &console),
        Command::Models(action) => commands::models::run(&action, &console),
        Command::Text(action) => commands::text::run(&action, &console),
        Command::Train(action) => commands::train::run(&action, &console),
        Command::Reasons(action) => commands::reasons::run(&action, &console),
        Command::Risk(action) => commands::risk::run(&action, &console),
        Command::Completions(options) => commands::completions::run(&options, &console),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            console.error(&error);
            ExitCode::FAILURE
        }
    }
}
