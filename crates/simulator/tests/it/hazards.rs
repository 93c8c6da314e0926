//! The realised shares of causes match the configured hazards.

use std::collections::HashMap;

use holdfast_simulator::{Run, Summary, Table};
use statrs::distribution::{ChiSquared, ContinuousCDF};

use crate::memory::{Business, Row, quiet};

const SEEDS: u64 = 20;

fn twenty_seeds() -> Vec<Summary> {
    let configuration = quiet();
    (0..SEEDS).map(|seed| Business::new(&configuration, Run::new(2_000, seed)).summary).collect()
}

/// Realised minus expected is a martingale, so each z is close to standard normal, and the
/// sum of their squares close to chi-squared. 40 causes × 20 seeds: |z| ≥ 4 has a
/// probability of about 1 in 20 for exact normals, and for the rarest causes (fewer than
/// five expected) the skewness of counts makes it likelier; those are judged in the sums
/// over seeds, where every cause has to pass.
#[test]
fn realised_causes_match_the_configured_hazards_on_twenty_seeds() {
    let summaries = twenty_seeds();
    let mut chi_squared = 0.0;
    let mut degrees = 0;
    for (seed, summary) in summaries.iter().enumerate() {
        let (value, freedom) = summary.chi_squared(5.0);
        assert!(freedom > 25, "seed {seed}: only {freedom} causes are common enough to judge");
        let single = ChiSquared::new(freedom as f64).unwrap().sf(value);
        assert!(single > 1e-5, "seed {seed}: chi-squared {value:.1} on {freedom}, p {single:.2e}");
        chi_squared += value;
        degrees += freedom;
        for (leaf, tally) in summary.leaves.iter().zip(&summary.causes) {
            let bound = if tally.expected < 5.0 { 6.0 } else { 4.5 };
            assert!(tally.z().abs() < bound, "seed {seed}, {leaf}: z {:.2}", tally.z());
        }
    }
    let p = ChiSquared::new(f64::from(degrees as u32)).unwrap().sf(chi_squared);
    assert!(p > 1e-4, "chi-squared {chi_squared:.1} on {degrees} degrees of freedom, p {p:.2e}");
    // Too good a fit would mean that the departures were not drawn.
    assert!(p < 1.0 - 1e-4, "chi-squared {chi_squared:.1} on {degrees}, p {p:.6}");

    for cause in 0..summaries[0].causes.len() {
        let mut sum = holdfast_simulator::Tally::default();
        for summary in &summaries {
            sum += &summary.causes[cause];
        }
        let leaf = &summaries[0].leaves[cause];
        assert!(sum.expected > 100.0, "{leaf} is too rare to be tested: {:.1}", sum.expected);
        assert!(sum.z().abs() < 4.0, "{leaf}: z {:.2} over all seeds", sum.z());
    }
}

/// Every hazard that is written is the one behind the draws.
#[test]
fn written_hazards_add_up_to_the_expected_departures() {
    let business =
        Business::new(&holdfast_simulator::Configuration::default(), Run::new(400, 11).with_hazards());
    let mut sums: HashMap<String, (f64, usize)> = HashMap::new();
    for row in business.rows(Table::TruthHazards) {
        let hazard: f64 = row["hazard"].parse().unwrap();
        assert!(hazard > 0.0 && hazard <= 1.0 && row["from"] < row["until"], "{row:?}");
        let sum = sums.entry(row["cause"].clone()).or_default();
        *sum = (sum.0 + hazard, sum.1 + 1);
    }
    for (leaf, tally) in business.summary.leaves.iter().zip(&business.summary.causes) {
        let (sum, rows) = sums.get(leaf).copied().unwrap_or_default();
        // Each row is rounded to seven digits.
        assert!(
            (sum - tally.expected).abs() <= 1e-6 * tally.expected.max(1e-9),
            "{leaf}: {sum}, {tally:?}, {rows}"
        );
    }
}

/// Days between two `YYYY-MM-DD` texts, by jiff.
fn date(text: &str) -> jiff::civil::Date {
    text[..10].parse().unwrap()
}

/// The same claim without the simulator's own sums: constant hazards, no signals, monthly
/// contracts; account-months at risk are counted from `subscriptions.csv` and
/// `cancellations.csv` alone, and events over exposure has to give back the configuration.
#[test]
fn constant_hazards_come_back_from_the_exported_files() {
    let mut configuration = quiet();
    let wanted = [("price.too_high", 0.02), ("service.cold", 0.01), ("competitor.more", 0.005)];
    configuration.causes.retain(|cause| wanted.iter().any(|(leaf, _)| *leaf == cause.leaf));
    for cause in &mut configuration.causes {
        cause.requires = None;
        cause.raised_by.clear();
        cause.monthly_hazard = wanted.iter().find(|(leaf, _)| *leaf == cause.leaf).unwrap().1;
    }
    for segment in &mut configuration.segments {
        segment.annual_share = 0.0;
        segment.trial_share = 0.0;
    }
    configuration.term.reactivation_share = 0.0;
    let business = Business::new(&configuration, Run::new(8_000, 5));
    let end = date("2026-01-01");
    let mut requested: HashMap<String, String> = HashMap::new();
    for row in business.rows(Table::Cancellations) {
        requested.insert(row["account_id"].clone(), row["requested_at"].clone());
    }
    let mut months = 0.0;
    for (account, periods) in business.by(Table::Subscriptions, "account_id") {
        let start = periods.iter().map(|row: &Row| row["started_at"].clone()).min().unwrap();
        let start = date(&start);
        let stop = requested.get(&account).map_or(end, |moment| date(moment));
        for month in 0.. {
            let from = start.checked_add(jiff::Span::new().months(month)).unwrap();
            // The whole month in which the decision falls counts as one draw.
            if from >= end || from > stop {
                break;
            }
            let to = start.checked_add(jiff::Span::new().months(month + 1)).unwrap();
            let days = |a: jiff::civil::Date, b: jiff::civil::Date| f64::from((b - a).get_days());
            months += days(from, to.min(end)) / days(from, to);
        }
    }
    let departures = business.by(Table::TruthDepartures, "cause");
    for (leaf, hazard) in wanted {
        let count = departures[leaf].len() as f64;
        let rate = count / months;
        let error = (hazard * (1.0 - hazard) / months).sqrt();
        let z = (rate - hazard) / error;
        assert!(z.abs() < 4.0, "{leaf}: {rate:.5} for {hazard}, z {z:.2}, {months:.0} months");
    }
}

#[test]
fn a_cause_without_its_signal_never_happens() {
    let mut configuration = quiet();
    configuration.calendar.incidents.clear();
    configuration.support.horseman = 0.0;
    configuration.occurrences.retain(|o| o.signal != holdfast_simulator::Signal::Closing);
    let summary = Business::new(&configuration, Run::new(1_000, 6)).summary;
    for leaf in ["trust.lost", "service.horseman", "customer.closed"] {
        let tally = &summary.causes[configuration.cause(leaf).unwrap()];
        assert_eq!((tally.realised, tally.expected), (0, 0.0), "{leaf}");
    }
}
