//! Real exports, recognised without hand edits. Counts are those of the data sets' own
//! descriptions.

use super::memory::{data_sets, run};
use holdfast_domain::facts::FactKind;

#[test]
fn ravenstack_loads_whole_and_joins_usage_through_subscriptions() {
    let Some(folder) = data_sets() else { return };
    let imported = run(&[folder.join("ravenstack")]);
    println!("{}", imported.proposal.mapping.to_toml());
    assert_eq!(imported.facts.count(FactKind::Account), 500);
    assert_eq!(imported.facts.count(FactKind::Subscription), 5_000);
    assert_eq!(imported.facts.count(FactKind::Usage), 25_000);
    assert_eq!(imported.facts.count(FactKind::Ticket), 2_000);
    assert_eq!(imported.facts.count(FactKind::Cancellation), 600);
    assert!(imported.has_finding("duplicate_identifiers"));
    assert!(imported.rejects.rejects().is_empty());
    let usage = imported.facts.rows(FactKind::Usage);
    assert!(
        usage
            .iter()
            .all(|row| row["account_id"].starts_with("A-") && row["subscription_id"].starts_with("S-"))
    );
}

#[test]
fn telco_forms_agree_alone_and_together() {
    let Some(folder) = data_sets() else { return };
    for (path, left_known) in [
        ("telco/telecom_customer_churn.csv", true),
        ("telco/wa_churn.csv", true),
        ("telco/Telco_customer_churn_status.xlsx", true),
        ("telco", true),
        ("telco_contracts", true),
    ] {
        let imported = run(&[folder.join(path)]);
        println!("{path}\n{}", imported.proposal.mapping.to_toml());
        for finding in imported.proposal.findings.iter().chain(&imported.outcome.findings) {
            println!("  {}: {}", finding.source, finding.message());
        }
        let accounts = imported.facts.rows(FactKind::Account);
        assert_eq!(accounts.len(), 7_043, "{path}");
        let churned =
            accounts.iter().filter(|row| row.get("churned").is_some_and(|churned| churned == "true")).count();
        assert_eq!(churned, 1_869, "{path}");
        assert!(left_known);
    }
    let both = run(&[folder.join("telco"), folder.join("telco_contracts")]);
    assert_eq!(both.facts.count(FactKind::Account), 7_043);
    // The services form leads and knows no dates; the contract table fills them in.
    let subscriptions = both.facts.rows(FactKind::Subscription);
    assert_eq!(subscriptions.len(), 7_043);
    assert_eq!(subscriptions.iter().filter(|row| row.contains_key("ended_at")).count(), 1_869);
    assert!(subscriptions.iter().all(|row| row.contains_key("started_at") && row.contains_key("mrr")));
}

#[test]
fn uslapse_durations_are_found_to_be_quarters_and_indicators_are_no_attributes() {
    let Some(folder) = data_sets() else { return };
    let imported = run(&[folder.join("uslapse/uslapseagent.csv")]);
    println!("{}", imported.proposal.mapping.to_toml());
    let input = &imported.proposal.mapping.inputs[0];
    assert_eq!(input.unit.as_deref(), Some("quarter"));
    for header in ["surrender", "death", "other", "allcause"] {
        assert_eq!(imported.field("uslapseagent.csv", header).as_deref(), Some("ignored"), "{header}");
    }
    let tenures = imported.facts.rows(FactKind::Tenure);
    assert_eq!(tenures.len(), 29_317);
    let ended = tenures.iter().filter(|row| row["ended"] == "true").count();
    let with_cause = tenures.iter().filter(|row| row.contains_key("cause")).count();
    assert_eq!(ended, with_cause);
    assert!(ended > 10_000 && ended < 29_000, "{ended}");
}

#[test]
fn churn_tables_of_other_trades_are_customers_with_an_outcome() {
    let Some(folder) = data_sets() else { return };
    for (path, customers, churned, duration) in [
        ("bank10k", 10_000, 2_038, Some("Tenure")),
        ("bank10k/bank_data.csv", 10_000, 2_037, Some("Tenure")),
        ("mlc/mlc_churn.csv", 5_000, 707, Some("account_length")),
        ("pysurvival/churn.csv", 2_000, 932, Some("months_active")),
    ] {
        let imported = run(&[folder.join(path)]);
        let accounts = imported.facts.rows(FactKind::Account);
        assert_eq!(accounts.len(), customers, "{path}");
        let left =
            accounts.iter().filter(|row| row.get("churned").is_some_and(|churned| churned == "true")).count();
        assert!(left.abs_diff(churned) <= 2, "{path}: {left}");
        let leader = &imported.proposal.mapping.inputs[0];
        let tenure = leader.columns.iter().find(|column| column.field.as_deref() == Some("duration"));
        assert_eq!(tenure.map(|column| column.header.as_str()), duration, "{path}");
    }
}

#[test]
fn every_file_is_recognised_or_refused_with_a_reason() {
    let Some(folder) = data_sets() else { return };
    let imported = run(&[folder]);
    for input in &imported.proposal.mapping.inputs {
        println!("{} -> {} {:?}", input.file, input.table, input.emit);
    }
    for left_out in &imported.proposal.mapping.left_out {
        println!("{}: {}", left_out.file, left_out.reason);
        assert!(holdfast_connectors::LeftOutReason::from_code(&left_out.reason).is_some());
    }
    for report in &imported.outcome.inputs {
        assert!(report.rows_rejected * 100 <= report.rows_read, "{report:?}");
    }
    let refused =
        |name: &str| imported.proposal.mapping.left_out.iter().any(|left_out| left_out.file == name);
    for text in [
        "banking77_train.csv",
        "waimai_10k_zh-CN.csv",
        "telecom_data_dictionary.csv",
        "app_reviews_4class.csv",
        "donations.csv",
        "Tweets_excelmangled.csv",
    ] {
        assert!(refused(text), "{text}");
    }
}
