//! Writes a million rows to a CSV and times this crate on them, for the scripts in `benches`
//! to time other tools on the same rows.
#![allow(clippy::print_stdout)]

use std::{
    error::Error,
    io::{BufWriter, Write},
    time::Instant,
};

use holdfast_stats::{
    random::Generator,
    survival::{AalenJohansen, FlemingHarrington, IncidenceVariance, KaplanMeier, SurvivalData, log_rank},
};

const ROWS: usize = 1_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: peers FILE")?;
    // Days to a tenth: as subscriptions have it, some thousand distinct times and many ties.
    let mut generator = Generator::new(1);
    let (mut time, mut event, mut group) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROWS {
        let days = (-generator.next_unit().max(1e-12).ln() * 4_000.0).ceil().max(1.0) / 10.0;
        let cause = generator.next_below(6) as u32;
        time.push(days);
        event.push(if cause > 3 { 0 } else { cause });
        group.push(generator.next_below(3) as u32);
    }
    let mut file = BufWriter::new(std::fs::File::create(&path)?);
    writeln!(file, "time,event,group")?;
    for row in 0..ROWS {
        writeln!(file, "{},{},{}", time[row], event[row], group[row])?;
    }
    file.flush()?;

    let read = || SurvivalData::new(None, &time, &event, None);
    let data = read()?;
    report("check and sort", || drop(read()));
    report("kaplan-meier, sort included", || {
        drop(read().map(|data| KaplanMeier::new().fit(&data)));
    });
    report("aalen-johansen, sort included", || {
        drop(read().map(|data| AalenJohansen::new().fit(&data)));
    });
    let jackknife = AalenJohansen::new().variance(IncidenceVariance::InfinitesimalJackknife);
    report("aalen-johansen jackknife, sort included", || {
        drop(read().map(|data| jackknife.fit(&data)));
    });
    let few = 20_000;
    report("aalen-johansen jackknife, 20,000 rows, sort included", || {
        drop(SurvivalData::new(None, &time[..few], &event[..few], None).map(|data| jackknife.fit(&data)));
    });
    report("log-rank of 3 groups, sort included", || {
        drop(read().map(|data| log_rank(&data, &group, None, FlemingHarrington::LOG_RANK)));
    });
    let fitted = AalenJohansen::new().fit(&data);
    println!("S(365) = {:.10}", fitted.survival_at(365.0).estimate);
    println!("F1(365) = {:.10}", fitted.at(1, 365.0).estimate);
    Ok(())
}

/// The best of fifteen runs.
fn report(what: &str, run: impl Fn()) {
    let best = (0..15)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    println!("holdfast-stats; {what}; {best:.4}");
}
