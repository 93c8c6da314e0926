//! `holdfast risk`: who leaves next, when, and for which reason.

pub(crate) mod benchmark;
mod card;
mod explain;
mod purchases;

use crate::arguments::{RiskAction, RiskFactsOptions, RiskFitOptions, RiskScoreOptions, TextReadingOptions};
use crate::commands::reasons;
use crate::console::Console;
use crate::pipeline::{DataFolder, Decisions, attribution, end_of, risk};
use crate::told::{Tell as _, Told};
use holdfast_domain::calendar::Zone;
use holdfast_domain::clock::{Clock as _, SystemClock};
use holdfast_domain::money::Currency;
use holdfast_risk::rules::States;
use holdfast_risk::{Assessment, HORIZONS};
use std::process::ExitCode;

pub(crate) fn run(action: &RiskAction, console: &Console) -> anyhow::Result<ExitCode> {
    match action {
        RiskAction::Fit(options) => fit(options, console)?,
        RiskAction::Score(options) => score(options, console)?,
        RiskAction::Explain(options) => explain::run(options, console)?,
        RiskAction::Backtest(options) => {
            let assessed = assess(&options.risk, console)?;
            card::backtest(assessed.assessment.card(), options.json, console)?;
        }
        RiskAction::Card(options) => card::run(options, console)?,
        RiskAction::Benchmark(options) => benchmark::run(options, console)?,
        RiskAction::Purchases(options) => purchases::run(options, console)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Everything from the facts to the assessment.
fn assess(options: &RiskFactsOptions, console: &Console) -> anyhow::Result<risk::Assessed> {
    if !HORIZONS.contains(&options.horizon) {
        let values = [
            ("days", options.horizon.to_string()),
            ("known", HORIZONS.map(|days| days.to_string()).join(", ")),
        ];
        return Err(Told::error("error-no-such-horizon", values));
    }
    let confirmed = Decisions::open(&options.facts.data)?.confirmed();
    let fitted = reasons::fit_with(&options.facts, confirmed, console)?;
    let spinner = console.spinner("progress-analysing");
    let mut progress = |step: &str| spinner.set_message(console.step(step));
    let wanted = risk::Wanted {
        hand_score: options.hand_score.as_deref(),
        horizon_days: Some(options.horizon),
        seed: Some(options.seed),
        kept: Some(risk::kept_in(&options.facts.data)),
    };
    let reasons::Fitted { folder, settings, attribution, readers, .. } = &fitted;
    let assessed = risk::assess(folder, settings, attribution, readers, &wanted, &mut progress)?;
    spinner.finish_and_clear();
    Ok(assessed)
}

fn fit(options: &RiskFitOptions, console: &Console) -> anyhow::Result<()> {
    let assessed = assess(&options.risk, console)?;
    std::fs::create_dir_all(&options.out).told("error-creating", &options.out)?;
    risk::write(&assessed.assessment, &options.out)?;
    card::verdict(&assessed.assessment, console);
    let key = match assessed.assessment {
        Assessment::Published(_) => "risk-written",
        Assessment::Refused(_) => "risk-refused-written",
    };
    console.note(key, &[("path", options.out.display().to_string().into())]);
    Ok(())
}

fn score(options: &RiskScoreOptions, console: &Console) -> anyhow::Result<()> {
    let model = risk::read_model(&options.model)?;
    let zone = Zone::from_name(&options.zone)?;
    let folder = DataFolder::existing(&options.data, &zone)?;
    let now = SystemClock.now();
    let last_fact = folder.window(now)?.map(|(_, last)| last);
    let as_of = end_of(options.as_of.or(last_fact).unwrap_or_else(|| zone.date(now)), &zone)?;
    let spinner = console.spinner("progress-analysing");
    let mut progress = |step: &str| spinner.set_message(console.step(step));
    let kept = risk::kept_in(&options.data);
    let readers = attribution::Readers::open(&TextReadingOptions::default(), None, folder.engine(), console)?;
    let mut snapshots =
        risk::snapshots_at(&folder, &readers, Some(&kept), vec![as_of], &zone, Currency::USD, &mut progress)?;
    model.add_missing_traits(&mut snapshots);
    let predictions = model.score(&snapshots, as_of)?;
    let who_next = model.who_next(&snapshots, &predictions, &States::shipped()?)?;
    spinner.finish_and_clear();
    std::fs::create_dir_all(&options.out).told("error-creating", &options.out)?;
    risk::write_scores(Some((&predictions, &who_next)), &options.out)?;
    let values =
        [("count", predictions.accounts.len().into()), ("path", options.out.display().to_string().into())];
    console.note("risk-scored", &values);
    Ok(())
}
