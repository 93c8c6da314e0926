//! Real data sets, where they are at hand.

use std::path::{Path, PathBuf};

use holdfast_domain::facts::FactKind;

use crate::engine::{Cell, Engine, Row, at};
use crate::row;

/// A file of the test data, or `None` (said aloud) where there is none.
#[expect(clippy::disallowed_methods, reason = "tests find the data sets through the environment")]
fn data(name: &str) -> Option<PathBuf> {
    let Ok(folder) = std::env::var("HOLDFAST_TEST_DATA") else {
        println!("skipped: HOLDFAST_TEST_DATA is not set");
        return None;
    };
    let path = Path::new(&folder).join(name);
    path.exists().then_some(path).or_else(|| {
        println!("skipped: {name} is not in HOLDFAST_TEST_DATA");
        None
    })
}

/// Rows of a plain comma-separated file as (header, value) look-ups.
fn records(path: &Path) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(|name| name.trim().to_owned()).collect();
    reader
        .records()
        .map(|record| {
            header.iter().cloned().zip(record.unwrap().iter().map(|value| value.trim().to_owned())).collect()
        })
        .collect()
}

/// 31-12-2024 as an instant.
fn day_first(text: &str) -> Option<Cell> {
    let mut parts = text.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Cell::from(at(&format!("{year}-{month}-{day}"))))
}

#[test]
fn insurance_lapses_match_the_published_incidences() {
    let Some(path) = data("uslapse/uslapseagent.csv") else { return };
    let tenures: Vec<Row> = records(&path)
        .iter()
        .enumerate()
        .map(|(index, record)| {
            let cause = record["termination.cause"].as_str();
            let ended = cause != "in-force";
            row! { account_id: Cell::from(format!("row {index}")), unit: Cell::from("quarter"),
            duration: Cell::from(record["duration"].parse::<f64>().unwrap()), ended: Cell::from(ended),
            cause: ended.then(|| Cell::from(cause)) }
        })
        .collect();
    let results = Engine::new("UTC").show(FactKind::Tenure, &tenures).compute(at("2026-01-01"));
    let survival = results.survival.unwrap();
    assert_eq!((survival.subjects, survival.events), (29_317, 14_864));
    assert_eq!((survival.unit.as_str(), survival.cause_basis.as_str()), ("quarter", "source_value"));
    for (t, stays, surrender, death, other) in [
        (4.0, 0.905_89, 0.079_34, 0.005_36, 0.009_41),
        (12.0, 0.782_52, 0.174_01, 0.015_33, 0.028_13),
        (28.0, 0.618_84, 0.289_66, 0.031_34, 0.060_16),
        (52.0, 0.438_17, 0.416_72, 0.049_60, 0.095_52),
    ] {
        let index = survival.kaplan_meier.partition_point(|point| point.t <= t) - 1;
        assert!((survival.kaplan_meier[index].survival - stays).abs() < 1e-4, "S({t})");
        for (cause, expected) in [("surrender", surrender), ("death", death), ("other", other)] {
            let found = survival.cumulative_incidence[cause][index].incidence;
            assert!((found - expected).abs() < 1e-4, "{cause}({t}): {found}");
        }
    }
}

#[test]
fn telecom_customers_count_7043_and_1869_with_their_reasons() {
    let Some(path) = data("telco/telecom_customer_churn.csv") else { return };
    let (mut tenures, mut accounts) = (Vec::new(), Vec::new());
    let mut cancellations = Vec::new();
    for record in records(&path) {
        let id = || Cell::from(record["Customerid"].as_str());
        let ended = record["Customerstatus"] == "Churned";
        accounts.push(row! { account_id: id(), status: Cell::from(record["Customerstatus"].as_str()), churned: Cell::from(ended) });
        tenures.push(row! { account_id: id(), unit: Cell::from("month"), ended: Cell::from(ended),
        duration: Cell::from(record["Tenureinmonths"].parse::<f64>().unwrap()) });
        if ended {
            cancellations.push(row! { cancellation_id: id(), account_id: id(), reason: Cell::from(record["Churnreason"].as_str()),
            reason_category: Cell::from(record["Churncategory"].as_str()) });
        }
    }
    let engine = Engine::new("UTC");
    engine
        .show(FactKind::Account, &accounts)
        .show(FactKind::Tenure, &tenures)
        .show(FactKind::Cancellation, &cancellations);
    let results = engine.compute(at("2026-01-01"));
    assert_eq!((results.accounts.total, results.accounts.churned), (7_043, 1_869));
    let share = results.accounts.churned_share.unwrap();
    assert!((share.value - 0.265).abs() < 5e-4 && share.low < share.value && share.high > share.value);
    assert_eq!(results.accounts.basis, "status");
    let reasons = &results.reasons;
    assert_eq!(reasons.crosswalk.as_deref(), Some("ibm_telco"));
    assert!(reasons.unmapped.is_empty(), "{:?}", reasons.unmapped);
    let coverage = reasons.coverage.as_ref().unwrap();
    assert_eq!((coverage.losses, coverage.stated), (1_869, 1_869));
    let total: f64 = reasons.leaves.iter().map(|leaf| leaf.count).sum();
    assert!((total - 1_869.0).abs() < 1e-6);
    let survival = results.survival.unwrap();
    assert_eq!((survival.subjects + survival.left_out, survival.cause_basis.as_str()), (7_043, "s2"));
}

#[test]
fn a_synthetic_business_of_noise_shows_its_contradictions() {
    let (Some(subscriptions), Some(events), Some(accounts)) = (
        data("ravenstack/ravenstack_subscriptions.csv"),
        data("ravenstack/ravenstack_churn_events.csv"),
        data("ravenstack/ravenstack_accounts.csv"),
    ) else {
        return;
    };
    let flag = |text: &str| Cell::from(text == "TRUE");
    let subscriptions: Vec<Row> = records(&subscriptions)
        .iter()
        .map(|record| {
            row! { subscription_id: Cell::from(record["subscription_id"].as_str()), account_id: Cell::from(record["account_id"].as_str()),
            started_at: day_first(&record["start_date"]), ended_at: day_first(&record["end_date"]), trial: flag(&record["is_trial"]),
            mrr: Cell::from(record["mrr_amount"].parse::<i64>().unwrap() * 100), churned: flag(&record["churn_flag"]) }
        })
        .collect();
    let cancellations: Vec<Row> = records(&events)
        .iter()
        .map(|record| {
            let comment = record["feedback_text"].as_str();
            row! { cancellation_id: Cell::from(record["churn_event_id"].as_str()), account_id: Cell::from(record["account_id"].as_str()),
            effective_at: day_first(&record["churn_date"]), reason: Cell::from(record["reason_code"].as_str()),
            comment: (!comment.is_empty()).then(|| Cell::from(comment)), reactivation: flag(&record["is_reactivation"]) }
        })
        .collect();
    let accounts: Vec<Row> = records(&accounts)
        .iter()
        .map(|record| {
            row! { account_id: Cell::from(record["account_id"].as_str()), started_at: day_first(&record["signup_date"]),
            churned: flag(&record["churn_flag"]), trial: flag(&record["is_trial"]) }
        })
        .collect();
    let engine = Engine::new("UTC");
    engine
        .show(FactKind::Subscription, &subscriptions)
        .show(FactKind::Cancellation, &cancellations)
        .show(FactKind::Account, &accounts);
    let results = engine.compute(at("2025-01-01"));
    assert_eq!((results.accounts.total, results.accounts.basis.as_str()), (500, "subscriptions"));
    let flags = results.accounts.other_bases.iter().find(|basis| basis.basis == "status").unwrap();
    assert_eq!(flags.churned, 110);
    let mix = &results.reasons;
    assert_eq!(mix.coverage.as_ref().unwrap().losses, 600);
    let count = |value: &str| {
        mix.stated.iter().filter(|row| row.source_value == value).map(|row| row.count).sum::<f64>()
    };
    assert!((count("features") - 114.0).abs() < 1e-9 && (count("pricing") - 91.0).abs() < 1e-9);
    let contradiction = &mix.contradictions[0];
    // pandas and scipy: 452 rows with both; chi-square over all 600, silence included.
    assert_eq!((contradiction.both, contradiction.degrees_of_freedom), (452, Some(15)));
    assert!((contradiction.chi_square.unwrap() - 5.549_933).abs() < 1e-5);
    assert!((contradiction.p_value.unwrap() - 0.986_357_6).abs() < 1e-6);
    assert!(contradiction.contradicting > 200, "{}", contradiction.contradicting);
    let last = results.mrr_movements.last().unwrap();
    assert_eq!((last.period.as_str(), last.start, last.end), ("2024-12", 846_082_400, 1_015_960_800));
}
