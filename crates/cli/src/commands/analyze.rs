//! `holdfast analyze`: from a folder of exports to a churn review.

use crate::arguments::AnalyzeOptions;
use crate::console::Console;
use crate::pipeline::{self, Request};
use std::process::ExitCode;

/// Exit code of `--strict` where rows were rejected or a finding is critical.
pub(crate) const NOT_CLEAN: u8 = 3;

pub(crate) fn run(options: &AnalyzeOptions, console: &Console) -> anyhow::Result<ExitCode> {
    let request = Request {
        paths: options.paths.clone(),
        texts: options.texts.clone(),
        rules: options.rules.clone(),
        language_model: options.language_model.clone(),
        who_next: !options.without_risk,
        hand_score: options.hand_score.clone(),
        ..Request::new(&options.reading, &options.review, options.out.clone())?
    };
    if options.dry_run {
        return pipeline::dry_run(&request, options.json, console);
    }
    let outcome = pipeline::analyze(&request, console)?;
    pipeline::write_review(&outcome, &options.out, console)?;
    if options.json {
        console.result(&holdfast_report::json::to_text(&outcome.review)?);
    } else {
        console.summary(&pipeline::summary(&outcome, console));
        let report = options.out.join("report.html");
        console.note("report-written", &[("path", report.display().to_string().into())]);
    }
    let unclean = outcome.review.inputs.iter().any(|input| input.rows_rejected > 0)
        || outcome.review.quality.findings.iter().any(|finding| finding.severity == "critical");
    Ok(if options.strict && unclean { ExitCode::from(NOT_CLEAN) } else { ExitCode::SUCCESS })
}
