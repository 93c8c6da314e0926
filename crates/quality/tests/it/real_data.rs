//! Real exports, imported without hand edits. Their known faults are found, and columns
//! that people know to be honest are not accused.

use crate::book::only;
use holdfast_connectors::{
    ImportOptions, Limits, ProposeOptions, RejectList, Silent, discover, import, profile, propose,
};
use holdfast_domain::calendar::Zone;
use holdfast_domain::clock::FixedClock;
use holdfast_domain::money::Currency;
use holdfast_lake::{Lake, Options};
use holdfast_measures::{Measures, Recognition};
use holdfast_quality::{Argument, Assessment, Settings, Severity, SourceState, StatementPair, assess};
use holdfast_taxonomy::{Crosswalks, S2Headings, Taxonomy};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::PathBuf;

const NOW: &str = "2026-11-01T00:00:00Z";

/// Imports the files below the data sets' folder and assesses them at the end of the day.
fn review(paths: &[&str], as_of: &str) -> Option<Assessment> {
    let Some(folder) = std::env::var_os("HOLDFAST_TEST_DATA").map(PathBuf::from) else {
        println!("skipped: HOLDFAST_TEST_DATA is not set");
        return None;
    };
    let now: Timestamp = NOW.parse().unwrap();
    let as_of = as_of.parse::<Timestamp>().unwrap().as_microsecond();
    let data = tempfile::tempdir().unwrap();
    let options = Options { memory_limit_bytes: 512 << 20, threads: 2 };
    let lake = Lake::open(data.path(), TimeZone::UTC, options).unwrap();
    let limits = Limits::default();
    let paths: Vec<PathBuf> = paths.iter().map(|path| folder.join(path)).collect();
    let found = discover(&paths, &limits).unwrap();
    let profiles: Vec<_> = found.inputs.iter().map(|input| profile(input, &limits, None).unwrap()).collect();
    let proposal = propose(&profiles, &ProposeOptions::default());
    import(
        &found.inputs,
        &proposal.mapping,
        &ImportOptions {
            facts: Some(&lake),
            clock: &FixedClock(now),
            zone: TimeZone::UTC,
            limits,
            parquet: None,
            rejects: &RejectList::default(),
            progress: &Silent,
        },
    )
    .unwrap();
    let settings = holdfast_measures::Settings {
        as_of,
        zone: Zone::UTC,
        default_currency: Currency::USD,
        recognition: Recognition::PeriodEnd,
        s2_headings: S2Headings::Eight,
    };
    let results =
        Measures::compute(&lake, &settings, Taxonomy::embedded(), Crosswalks::embedded(), &mut |_| {})
            .unwrap();
    let statements = results.reasons.contradictions.iter().map(|pair| StatementPair {
        left: pair.left.clone(),
        right: pair.right.clone(),
        both: pair.both,
        contradicting: pair.contradicting,
    });
    let settings = Settings { as_of, now: now.as_microsecond(), statements: statements.collect() };
    let assessment = assess(&lake, &settings, &mut |_| {}).unwrap();
    for finding in &assessment.findings {
        println!("{:?} {} {:?} {:?}", finding.severity, finding.id, finding.column, finding.arguments);
    }
    for health in &assessment.sources {
        println!("{health:?}");
    }
    Some(assessment)
}

/// The columns accused of knowing the outcome.
fn leaks(assessment: &Assessment) -> Vec<&str> {
    let mut columns: Vec<&str> = assessment
        .findings
        .iter()
        .filter(|finding| finding.id.starts_with("leak_"))
        .filter_map(|finding| finding.column.as_deref())
        .collect();
    columns.sort_unstable();
    columns
}

#[test]
fn ravenstack_shows_the_faults_counted_with_pandas() {
    let Some(assessment) = review(&["ravenstack"], "2025-01-01T00:00:00Z") else { return };
    let usage = only(&assessment, "usage_before_subscription");
    assert_eq!(usage.rows, Some(19_142));
    assert_eq!(usage.arguments["total"], Argument::Integer(25_000));
    assert_eq!(usage.severity, Severity::Critical);
    let flags = only(&assessment, "churn_flag_contradicts_events");
    assert_eq!(flags.rows, Some(44 + 249));
    assert_eq!(flags.arguments["left"], Argument::Integer(44));
    let subscriptions = only(&assessment, "churn_flag_contradicts_subscriptions");
    assert_eq!(subscriptions.rows, Some(110));
    // scipy: chi2_contingency of the 600 rows, no text as a value: 5.5499, 15, 0.98636.
    let reasons = only(&assessment, "stated_reason_independent");
    assert_eq!(reasons.arguments["p_value"], Argument::Number(0.986));
    assert_eq!(reasons.arguments["degrees_of_freedom"], Argument::Integer(15));
    let before = |table: &str| {
        let mut found = assessment.findings.iter().filter(|finding| {
            finding.id == "facts_before_account"
                && finding.arguments["table"] == Argument::Text(table.to_owned())
        });
        found.next().and_then(|finding| finding.rows)
    };
    assert_eq!((before("usage_events"), before("tickets")), (Some(13_198), Some(1_077)));
    let after = only(&assessment, "facts_after_subscription");
    assert_eq!((after.rows, after.arguments["total"].clone()), (Some(290), Argument::Integer(2_373)));
    assert!(leaks(&assessment).is_empty(), "the data are noise: {:?}", leaks(&assessment));
    let usage = assessment.sources.iter().find(|health| health.table == "usage_events").unwrap();
    assert_eq!((usage.state, usage.rows, usage.days_since_last), (SourceState::Fresh, 25_000, Some(0)));
}

#[test]
fn telco_scores_are_leaks_and_contract_and_the_rest_are_not() {
    for paths in [&["telco"][..], &["telco/Telco_customer_churn_status.xlsx"], &["telco", "telco_contracts"]]
    {
        let Some(assessment) = review(paths, "2026-11-01T00:00:00Z") else { return };
        assert_eq!(leaks(&assessment), ["Churn Score", "Satisfaction Score"], "{paths:?}");
    }
    for path in ["telco/telecom_customer_churn.csv", "telco/wa_churn.csv", "telco_contracts"] {
        let Some(assessment) = review(&[path], "2026-11-01T00:00:00Z") else { return };
        assert!(leaks(&assessment).is_empty(), "{path}: {:?}", leaks(&assessment));
    }
}

#[test]
fn the_index_on_the_day_of_termination_and_the_complaint_on_the_way_out_are_leaks() {
    let Some(policies) = review(&["uslapse/uslapseagent.csv"], "2026-11-01T00:00:00Z") else { return };
    assert_eq!(leaks(&policies), ["DJIA"]);
    assert_eq!(only(&policies, "leak_read_at_end").arguments["single_share"], Argument::Number(1.0));
    let Some(bank) = review(&["bank10k/Customer-Churn-Records.csv"], "2026-11-01T00:00:00Z") else { return };
    assert_eq!(leaks(&bank), ["Complain"]);
    let Some(bank) = review(&["bank10k/bank_data.csv"], "2026-11-01T00:00:00Z") else { return };
    assert!(leaks(&bank).is_empty(), "{:?}", leaks(&bank));
}

#[test]
fn churn_tables_without_leaks_are_not_accused() {
    for path in ["mlc/mlc_churn.csv", "pysurvival/churn.csv"] {
        let Some(assessment) = review(&[path], "2026-11-01T00:00:00Z") else { return };
        assert!(leaks(&assessment).is_empty(), "{path}: {:?}", leaks(&assessment));
        assert!(assessment.sources.iter().all(|health| health.state == SourceState::Undated));
    }
}
