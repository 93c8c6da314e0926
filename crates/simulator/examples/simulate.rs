//! Writes a simulated business: `simulate FOLDER ACCOUNTS SEED [THREADS] [EVENTS_PER_ACCOUNT]`.
#![allow(clippy::print_stdout)]

use std::{env, path::Path, time::Instant};

use holdfast_simulator::{Configuration, Run, simulate_folder};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, accounts, seed, rest @ ..] = arguments.as_slice() else {
        return Err("usage: simulate FOLDER ACCOUNTS SEED [THREADS] [EVENTS_PER_ACCOUNT]".into());
    };
    let mut configuration = Configuration::default();
    let mut run = Run::new(accounts.parse()?, seed.parse()?);
    if let Some(threads) = rest.first() {
        run = run.with_threads(threads.parse()?);
    }
    if let Some(events) = rest.get(1) {
        configuration.usage.events_per_account = events.parse()?;
    }
    let started = Instant::now();
    let summary = simulate_folder(&configuration, run, Path::new(folder), &())?;
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{} accounts, {} customers, {} usage rows, {:.0} MB in {seconds:.2} s: {:.0} accounts/s, {:.0} MB/s",
        summary.accounts,
        summary.customers,
        summary.usage_rows,
        summary.bytes as f64 / 1e6,
        summary.accounts as f64 / seconds,
        summary.bytes as f64 / 1e6 / seconds,
    );
    println!("{} departures in {:.0} account-months at risk", summary.departures(), summary.account_months);
    for (leaf, tally) in summary.leaves.iter().zip(&summary.causes) {
        println!(
            "{leaf:32} {:9.1} expected {:7} realised  z {:5.2}",
            tally.expected,
            tally.realised,
            tally.z()
        );
    }
    Ok(())
}
