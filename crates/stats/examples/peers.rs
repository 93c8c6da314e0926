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
    survival::{
        AalenJohansen, FlemingHarrington, IncidenceVariance, KaplanMeier, SurvivalData,
        concordance::Concordance,
        cox::{Covariate, Cox, CoxRows, CoxVariance},
        log_rank,
    },
};

const ROWS: usize = 1_000_000;
const COVARIATES: usize = 10;

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
    let names: Vec<String> = (0..COVARIATES).map(|number| format!("x{number}")).collect();
    let columns = covariates(&time);
    writeln!(file, "time,event,group,{}", names.join(","))?;
    for row in 0..ROWS {
        write!(file, "{},{},{}", time[row], event[row], group[row])?;
        for column in &columns {
            write!(file, ",{}", column[row])?;
        }
        writeln!(file)?;
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
    let covariates: Vec<Covariate<'_>> =
        names.iter().zip(&columns).map(|(name, values)| Covariate { name, values }).collect();
    let cox = Cox::new();
    report_few("cox of 10 covariates, efron, sort included", || {
        drop(read().and_then(|data| cox.fit(&CoxRows::new(&data, &covariates))));
    });
    let robust = cox.variance(CoxVariance::Robust);
    report_few("cox of 10 covariates, efron, robust, sort included", || {
        drop(read().and_then(|data| robust.fit(&CoxRows::new(&data, &covariates))));
    });
    report_few("concordance of x0 with its variance, sort included", || {
        drop(read().and_then(|data| Concordance::default().of(&data, &columns[0])));
    });
    report_few("concordance, 20,000 rows, sort included", || {
        drop(
            SurvivalData::new(None, &time[..few], &event[..few], None)
                .and_then(|data| Concordance::default().of(&data, &columns[0][..few])),
        );
    });
    let fit = cox.fit(&CoxRows::new(&data, &covariates))?;
    println!("beta[0] = {:.10}, standard error {:.10}", fit.coefficients[0], fit.standard_error(0));
    let measured = Concordance::default().of(&data, &columns[0])?;
    println!("C = {:.10}, standard error {:.10}", measured.index, measured.variance.sqrt());
    let fitted = AalenJohansen::new().fit(&data);
    println!("S(365) = {:.10}", fitted.survival_at(365.0).estimate);
    println!("F1(365) = {:.10}", fitted.at(1, 365.0).estimate);
    Ok(())
}

/// Ten columns to four decimals; the first three know something of the time.
fn covariates(time: &[f64]) -> Vec<Vec<f64>> {
    let mut generator = Generator::new(2);
    (0..COVARIATES)
        .map(|number| {
            let share = if number < 3 { 0.3 / (number + 1) as f64 } else { 0.0 };
            time.iter()
                .map(|time| {
                    let noise = (0..4).map(|_| generator.next_unit() - 0.5).sum::<f64>();
                    ((noise - share * (time / 400.0).ln()) * 10_000.0).round() / 10_000.0
                })
                .collect()
        })
        .collect()
}

/// The best of fifteen runs.
fn report(what: &str, run: impl Fn()) {
    report_best(what, 15, run);
}

/// The best of three runs.
fn report_few(what: &str, run: impl Fn()) {
    report_best(what, 3, run);
}

fn report_best(what: &str, runs: usize, run: impl Fn()) {
    let best = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    println!("holdfast-stats; {what}; {best:.4}");
}
