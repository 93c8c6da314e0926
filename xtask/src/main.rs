//! `cargo xtask tidy`: the repository's own rules.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool")]

use std::process::ExitCode;

fn main() -> anyhow::Result<ExitCode> {
    let task = std::env::args().nth(1);
    if task.as_deref() != Some("tidy") {
        eprintln!("usage: cargo xtask tidy    check the repository's own rules");
        return Ok(ExitCode::from(2));
    }
    let problems = xtask::tidy::check_all(&xtask::tidy::repository_root())?;
    for problem in &problems {
        println!("{problem}");
    }
    println!("{} problem(s)", problems.len());
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
