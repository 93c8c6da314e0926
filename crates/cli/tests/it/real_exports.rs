//! Real exports, recognised without a preset; figures known from elsewhere.

use crate::run::{analyzed, real};
use serde_json::Value;
use std::collections::BTreeMap;

fn rows_loaded(review: &Value, table: &str) -> u64 {
    let inputs = review["inputs"].as_array().unwrap();
    inputs
        .iter()
        .filter(|input| input["table"] == table)
        .map(|input| input["rows_loaded"].as_u64().unwrap())
        .sum()
}

fn finding<'a>(review: &'a Value, wanted: impl Fn(&'a Value) -> bool) -> &'a Value {
    let findings = review["quality"]["findings"].as_array().unwrap();
    findings.iter().find(|finding| wanted(finding)).unwrap_or_else(|| panic!("not among {findings:#?}"))
}

#[test]
fn ravenstack_is_read_whole_and_its_faults_are_found() {
    let Some(review) = analyzed(&["ravenstack"]) else { return };
    assert_eq!(review["accounts"]["total"], 500);
    for (table, rows) in [
        ("accounts", 500),
        ("subscriptions", 5_000),
        ("usage_events", 25_000),
        ("tickets", 2_000),
        ("cancellations", 600),
    ] {
        assert_eq!(rows_loaded(&review, table), rows, "{table}");
    }
    let early = finding(&review, |finding| finding["id"] == "usage_before_subscription");
    assert!((early["arguments"]["rows_share"].as_f64().unwrap() - 0.766).abs() < 0.0005, "{early}");
    finding(&review, |finding| finding["id"].as_str().unwrap().starts_with("churn_flag"));
    let contradiction = &review["reasons"]["contradictions"][0];
    assert!((contradiction["p_value"].as_f64().unwrap() - 0.986).abs() < 0.0005, "{contradiction}");
    assert!(contradiction["contradicting"].as_u64().unwrap() > 0);
}

#[test]
fn the_telephone_company_is_the_same_in_every_form() {
    for names in [
        vec!["telco/wa_churn.csv"],
        vec!["telco/telecom_customer_churn.csv"],
        vec!["telco/Telco_customer_churn_status.xlsx"],
        vec!["telco_contracts"],
        vec!["telco"],
        vec!["telco", "telco_contracts"],
    ] {
        let Some(review) = analyzed(&names) else { return };
        assert_eq!(review["accounts"]["total"], 7_043, "{names:?}");
        assert_eq!(review["accounts"]["churned"], 1_869, "{names:?}");
        let leaks: Vec<&str> = review["quality"]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["id"].as_str().unwrap().starts_with("leak"))
            .map(|finding| finding["column"].as_str().unwrap())
            .collect();
        let has_status_file = names.iter().any(|name| *name == "telco" || name.contains("status"));
        if has_status_file {
            assert!(
                leaks.contains(&"Satisfaction Score") && leaks.contains(&"Churn Score"),
                "{names:?}: {leaks:?}"
            );
        }
        for honest in ["contract", "tenure", "tenureinmonths", "monthlycharges", "totalcharges"] {
            assert!(!leaks.iter().any(|leak| leak.to_lowercase().trim() == honest), "{names:?}: {honest}");
        }
    }
}

#[test]
fn the_reason_mix_is_that_of_the_status_file() {
    let Some(review) = analyzed(&["telco/Telco_customer_churn_status.xlsx"]) else { return };
    let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
    for reason in review["reasons"]["stated"].as_array().unwrap() {
        *counts.entry(reason["source_value"].as_str().unwrap()).or_default() +=
            reason["count"].as_f64().unwrap();
    }
    for (value, count) in [
        ("Competitor had better devices", 313.0),
        ("Competitor made better offer", 311.0),
        ("Attitude of support person", 220.0),
        ("Don't know", 130.0),
        ("Price too high", 78.0),
        ("Moved", 46.0),
        ("Deceased", 6.0),
    ] {
        assert!((counts[value] - count).abs() < 1e-6, "{value}: {}", counts[value]);
    }
    assert!((counts.values().sum::<f64>() - 1_869.0).abs() < 1e-6);
}

#[test]
fn lapses_of_policies_have_the_published_incidences() {
    let Some(review) = analyzed(&["uslapse/uslapseagent.csv"]) else { return };
    let survival = &review["survival"];
    assert_eq!(survival["unit"], "quarter");
    let at = |points: &Value, field: &str, t: f64, before: f64| {
        let points = points.as_array().unwrap();
        let last = points.iter().rev().find(|point| point["t"].as_f64().unwrap() <= t);
        last.map_or(before, |point| point[field].as_f64().unwrap())
    };
    let causes = &survival["cumulative_incidence"];
    for (t, expected) in [
        (4.0, [0.90589, 0.07934, 0.00536, 0.00941]),
        (12.0, [0.78252, 0.17401, 0.01533, 0.02813]),
        (28.0, [0.61884, 0.28966, 0.03134, 0.06016]),
        (52.0, [0.43817, 0.41672, 0.04960, 0.09552]),
    ] {
        let found = [
            at(&survival["kaplan_meier"], "survival", t, 1.0),
            at(&causes["surrender"], "incidence", t, 0.0),
            at(&causes["death"], "incidence", t, 0.0),
            at(&causes["other"], "incidence", t, 0.0),
        ];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-4, "t = {t}: {found} is not {expected}");
        }
        assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-9, "t = {t}: {found:?}");
    }
}

#[test]
fn months_active_have_the_published_survival() {
    let Some(review) = analyzed(&["pysurvival/churn.csv"]) else { return };
    let points = review["survival"]["kaplan_meier"].as_array().unwrap();
    for (t, expected) in
        [(2.0, 0.7810), (4.0, 0.5275), (6.0, 0.4778), (8.0, 0.4508), (10.0, 0.3935), (12.0, 0.2436)]
    {
        let last = points.iter().rev().find(|point| point["t"].as_f64().unwrap() <= t).unwrap();
        let found = last["survival"].as_f64().unwrap();
        assert!((found - expected).abs() < 5e-5, "t = {t}: {found} is not {expected}");
    }
    assert_eq!(review["survival"]["left_out"], 42);
}

#[test]
fn a_bank_that_knows_who_complained_has_a_leak() {
    let Some(review) = analyzed(&["bank10k/Customer-Churn-Records.csv"]) else { return };
    assert_eq!(review["accounts"]["total"], 10_000);
    finding(&review, |finding| finding["column"] == "Complain");
    assert!(real("bank10k").is_some());
}
