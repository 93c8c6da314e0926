//! Simulating all accounts, in order, on as many threads as wanted.

use std::{
    path::Path,
    sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
    thread,
};

use crate::{
    Configuration, Error, Result, Summary, Table,
    life::Life,
    rows::Rows,
    sink::{Folder, Sink},
    world::World,
};

/// Accounts generated at a time. Fixed, because sums are added part by part and floating
/// point sums depend on the order.
const PART: u64 = 256;

/// Account numbers have seven digits.
const MOST_ACCOUNTS: u64 = 9_999_999;

/// How large a simulation is and how it is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Number of accounts, 1 to 9,999,999.
    pub accounts: u64,
    /// Seed of all random numbers.
    pub seed: u64,
    /// Threads that generate; the calling thread writes. No influence on the result.
    pub threads: usize,
    /// Whether the hazard of every cause in every account-month is written too: some forty
    /// rows an account-month. No influence on the other files.
    pub hazards: bool,
}

impl Run {
    /// A run on two threads.
    pub fn new(accounts: u64, seed: u64) -> Self {
        Self { accounts, seed, threads: 2, hazards: false }
    }

    /// The same run on another number of threads; 0 counts as 1.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        Self { threads, ..self }
    }

    /// The same run with `truth/hazards.csv`.
    #[must_use]
    pub fn with_hazards(self) -> Self {
        Self { hazards: true, ..self }
    }
}

/// Hears how far the simulation is. `()` ignores it.
pub trait Progress {
    /// `accounts` more accounts are written.
    fn advance(&self, accounts: u64);
}

impl Progress for () {
    fn advance(&self, _accounts: u64) {}
}

impl<F: Fn(u64)> Progress for F {
    fn advance(&self, accounts: u64) {
        self(accounts);
    }
}

/// Some consecutive accounts, ready to be written.
struct Part {
    rows: Rows,
    summary: Summary,
}

/// Simulates the business into `folder`: see [`simulate`] and [`Folder`].
///
/// # Errors
/// As [`simulate`], and [`Error::Write`].
pub fn simulate_folder(
    configuration: &Configuration,
    run: Run,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<Summary> {
    simulate(configuration, run, &mut Folder::create(folder)?, progress)
}

/// Simulates the business and hands the files to `sink` as they come, in constant memory.
///
/// # Errors
/// [`Error::Accounts`] for a size out of range, [`Error::Configuration`] for a configuration
/// that was changed after it was checked, and whatever the sink reports.
pub fn simulate(
    configuration: &Configuration,
    run: Run,
    sink: &mut dyn Sink,
    progress: &dyn Progress,
) -> Result<Summary> {
    if run.accounts == 0 || run.accounts > MOST_ACCOUNTS {
        return Err(Error::Accounts { accounts: run.accounts, maximum: MOST_ACCOUNTS });
    }
    let world = World::new(configuration, run.seed)?;
    let mut summary = Summary::new(configuration);
    let mut rows = Rows::new();
    for table in Table::ALL {
        let wanted = *table != Table::TruthHazards || run.hazards;
        if wanted && !table.columns().is_empty() {
            let header = rows.buffer(*table);
            header.extend_from_slice(table.columns().join(",").as_bytes());
            header.push(b'\n');
        }
    }
    world.write_calendar(&mut rows);
    write(&rows, &mut summary, sink)?;

    let parts = run.accounts.div_ceil(PART);
    let threads = (run.threads.max(1) as u64).min(parts);
    thread::scope(|scope| -> Result<()> {
        // Worker w makes the parts w, w + threads, …; taking one from each in turn keeps the
        // order, and the bounded channels keep the memory constant.
        let workers: Vec<(Receiver<Part>, Sender<Rows>)> = (0..threads)
            .map(|first| {
                let (send, receive) = sync_channel(1);
                let (give_back, recycled) = channel();
                let world = &world;
                scope.spawn(move || work(world, run, first, threads, &send, &recycled));
                (receive, give_back)
            })
            .collect();
        for part in 0..parts {
            let (receive, give_back) = &workers[(part % threads) as usize];
            let mut done = receive.recv().map_err(|_| Error::Worker)?;
            write(&done.rows, &mut summary, sink)?;
            summary.add(&done.summary);
            progress.advance(done.summary.accounts);
            done.rows.clear();
            // A worker that is finished needs no memory back.
            let _ = give_back.send(done.rows);
        }
        Ok(())
    })?;

    rows.clear();
    write_expected(&summary, &mut rows);
    rows.buffer(Table::Readme).extend_from_slice(readme(&world, run, &summary).as_bytes());
    write(&rows, &mut summary, sink)?;
    sink.finish()?;
    Ok(summary)
}

/// Makes every `step`-th part, from `first`.
fn work(
    world: &World<'_>,
    run: Run,
    first: u64,
    step: u64,
    send: &SyncSender<Part>,
    recycled: &Receiver<Rows>,
) {
    let mut part = first;
    while part * PART < run.accounts {
        let mut rows = recycled.try_recv().unwrap_or_else(|_| Rows::new());
        let mut summary = Summary::new(world.configuration);
        for index in part * PART..run.accounts.min((part + 1) * PART) {
            Life::new(world, index + 1, &mut rows, &mut summary).with_hazards(run.hazards).live();
        }
        if send.send(Part { rows, summary }).is_err() {
            // The writer gave up; its error is the one to report.
            return;
        }
        part += step;
    }
}

fn write(rows: &Rows, summary: &mut Summary, sink: &mut dyn Sink) -> Result<()> {
    for table in Table::ALL {
        let bytes = rows.bytes(*table);
        if !bytes.is_empty() {
            summary.bytes += bytes.len() as u64;
            sink.write(*table, bytes)?;
        }
    }
    Ok(())
}

fn write_expected(summary: &Summary, rows: &mut Rows) {
    let expected: f64 = summary.causes.iter().map(|tally| tally.expected).sum();
    let realised = summary.departures() as f64;
    for (leaf, tally) in summary.leaves.iter().zip(&summary.causes) {
        rows.row(Table::TruthExpected)
            .plain(leaf)
            .decimal(tally.expected)
            .number(tally.realised)
            .decimal(if expected > 0.0 { tally.expected / expected } else { 0.0 })
            .decimal(if realised > 0.0 { tally.realised as f64 / realised } else { 0.0 })
            .decimal(tally.variance)
            .decimal(tally.z())
            .end();
    }
}

fn readme(world: &World<'_>, run: Run, summary: &Summary) -> String {
    let calendar = &world.configuration.calendar;
    format!(
        include_str!("readme.txt"),
        accounts = run.accounts,
        seed = run.seed,
        start = calendar.start,
        months = calendar.months,
        customers = summary.customers,
        departures = summary.departures(),
        usage = summary.usage_rows,
    )
}
