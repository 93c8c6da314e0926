//! Features of a data folder at the starts of months, with what that took. `benches/peers.py` computes
//! some of them in other tools and compares the values.
//!
//! ```text
//! cargo run -p holdfast-features --example snapshots -- DATA FIRST_MONTH MONTHS [--keep FOLDER] [--csv FILE]
//! ```
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use holdfast_domain::calendar::{Month, Zone, anchored};
use holdfast_domain::money::Currency;
use holdfast_features::{FeatureValues, Request, Snapshots, compute, compute_incrementally};
use holdfast_lake::{Lake, Options};

fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1).map(PathBuf::from)
    };
    let [data, first, months, ..] = arguments.as_slice() else {
        println!("DATA FIRST_MONTH MONTHS [--keep FOLDER] [--csv FILE]");
        return;
    };
    let first: Month = first.parse().expect("a month such as 2024-01");
    let months: i32 = months.parse().expect("a number of months");
    let zone = Zone::UTC;
    let as_of = (0..months)
        .map(|month| {
            let day = anchored(first.first_day().unwrap(), 1, month).unwrap();
            zone.day_start(day).unwrap().as_microsecond()
        })
        .collect();
    let began = Instant::now();
    let lake = Lake::open(Path::new(data), zone.time_zone().clone(), Options::default()).unwrap();
    println!("{:7.2} s opened", began.elapsed().as_secs_f64());
    let request =
        Request { as_of, zone, default_currency: Currency::from_code("USD").unwrap(), labels: Vec::new() };
    let mut progress =
        |table: &str| println!("{:7.2} s {table} (peak {} MiB)", began.elapsed().as_secs_f64(), peak_mib());
    let snapshots = match option("--keep") {
        Some(folder) => compute_incrementally(&lake, &folder, &request, &mut progress),
        None => compute(&lake, &request, &mut progress),
    }
    .unwrap();
    println!(
        "{:7.2} s {} accounts, {} rows, {} features (peak {} MiB)",
        began.elapsed().as_secs_f64(),
        snapshots.accounts.len(),
        snapshots.rows.len(),
        snapshots.columns.len(),
        peak_mib()
    );
    if let Some(path) = option("--csv") {
        write_csv(&snapshots, &path);
    }
}

fn write_csv(snapshots: &Snapshots, path: &Path) {
    let names: Vec<&str> = snapshots.columns.iter().map(|column| column.definition.name.as_str()).collect();
    let mut text = format!("account_id,as_of,amount,{}\n", names.join(","));
    for (row, (account, place)) in snapshots.rows.iter().enumerate() {
        let as_of = snapshots.as_of[usize::from(*place)];
        let amount = snapshots.standing.monthly_amount[row].map(|amount| amount.to_string());
        write!(text, "{},{as_of},{}", snapshots.accounts[*account as usize], amount.unwrap_or_default())
            .unwrap();
        for column in &snapshots.columns {
            match &column.values {
                FeatureValues::Numbers(numbers) if numbers[row].is_nan() => text.push(','),
                FeatureValues::Numbers(numbers) => write!(text, ",{}", numbers[row]).unwrap(),
                FeatureValues::Categories(categories) => {
                    write!(text, ",{}", categories.name(row).unwrap_or_default()).unwrap();
                }
            }
        }
        text.push('\n');
    }
    std::fs::write(path, text).unwrap();
}
