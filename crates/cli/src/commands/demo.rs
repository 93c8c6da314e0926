//! `holdfast demo`: simulate, analyse, open the report.

use crate::arguments::{DemoOptions, TextReadingOptions};
use crate::commands::{models, simulate};
use crate::console::Console;
use crate::pipeline::{self, Request};
use holdfast_simulator::{Configuration, Run};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

pub(crate) fn run(options: &DemoOptions, console: &Console) -> anyhow::Result<ExitCode> {
    let business = options.out.join("business");
    simulate::into_folder(
        &Configuration::default(),
        Run::new(options.accounts, options.seed),
        &business,
        console,
    )?;
    if !options.no_models {
        models::install_unasked(options.data.as_deref(), console);
    }
    let review = options.out.join("review");
    let request = Request {
        paths: vec![business.join("exports")],
        title: Some(console.texts().get("demo-title")),
        texts: TextReadingOptions { data: options.data.clone(), ..TextReadingOptions::default() },
        ..Request::with_defaults(review.clone())
    };
    let outcome = pipeline::analyze(&request, console)?;
    pipeline::write_review(&outcome, &review, console)?;
    console.summary(&pipeline::summary(&outcome, console));
    let report = review.join("report.html");
    if !options.no_open {
        open_in_browser(&report);
    }
    console.note("report-written", &[("path", report.display().to_string().into())]);
    Ok(ExitCode::SUCCESS)
}

/// Asks the desktop to open the report. A machine without one has the path on screen.
fn open_in_browser(report: &Path) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = Command::new(opener)
        .arg(report)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}
