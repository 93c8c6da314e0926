//! From a simulated business to its review.

use crate::run::{review, succeeds};
use std::path::Path;

fn simulated(folder: &Path, accounts: &str) -> String {
    let business = folder.join("business").display().to_string();
    succeeds(&["simulate", "--accounts", accounts, "--seed", "3", "--out", &business, "--quiet"]);
    business
}

#[test]
fn the_demo_ends_with_a_report_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    for (language, heading) in
        [("en", "Churn review"), ("zh-Hans", "流失"), ("zh-Hant", "流失"), ("ja", "解約")]
    {
        let out = folder.path().join(language);
        let out_text = out.display().to_string();
        let printed =
            succeeds(&["demo", "--accounts", "150", "--no-open", "--out", &out_text, "--lang", language]);
        assert!(printed.contains(heading), "{language}: {printed}");
        let page = std::fs::read_to_string(out.join("review/report.html")).unwrap();
        assert!(page.contains(&format!("lang=\"{language}\"")) && page.contains(heading));
        assert!(!page.contains("<script") && !page.contains("src=\"http"));
    }
}

#[test]
fn the_review_of_a_simulated_business_agrees_with_its_truth() {
    let folder = tempfile::tempdir().unwrap();
    let business = simulated(folder.path(), "600");
    let out = folder.path().join("review");
    let exports = format!("{business}/exports");
    succeeds(&["analyze", &exports, "--out", &out.display().to_string(), "--quiet"]);
    let review = review(&out);

    let truth = std::fs::read_to_string(format!("{business}/truth/accounts.csv")).unwrap();
    let mut lines = truth.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let position = |name: &str| header.iter().position(|column| *column == name).unwrap();
    let (converted, churned) = (position("converted"), position("churned_at"));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let customers = rows.iter().filter(|row| row[converted] == "true").count();
    let gone = rows.iter().filter(|row| row[converted] == "true" && !row[churned].is_empty()).count();
    assert_eq!(review["accounts"]["total"], customers);
    assert_eq!(review["accounts"]["churned"], gone);
    assert!(review["inputs"].as_array().unwrap().iter().all(|input| input["rows_rejected"] == 0));

    for movement in review["mrr_movements"].as_array().unwrap() {
        let amount = |name: &str| movement[name].as_i64().unwrap();
        let parts = [
            "start",
            "new",
            "reactivation",
            "expansion",
            "contraction",
            "churn",
            "currency_change",
            "exchange_rate",
        ];
        assert_eq!(parts.iter().map(|part| amount(part)).sum::<i64>(), amount("end"), "{movement}");
    }
}

#[test]
fn a_saved_mapping_gives_the_same_review_and_a_dry_run_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let exports = format!("{}/exports", simulated(folder.path(), "120"));
    let at = |name: &str| folder.path().join(name).display().to_string();
    let printed = succeeds(&["analyze", &exports, "--out", &at("dry"), "--dry-run"]);
    assert!(printed.contains("subscriptions") && !Path::new(&at("dry")).exists());
    succeeds(&["analyze", &exports, "--out", &at("first"), "--quiet"]);
    let mapping = at("first/mapping.toml");
    succeeds(&["analyze", &exports, "--out", &at("second"), "--mapping", &mapping, "--quiet"]);
    let (first, second) = (review(Path::new(&at("first"))), review(Path::new(&at("second"))));
    for part in ["accounts", "money", "measures", "reasons", "survival", "mrr_movements"] {
        assert_eq!(first[part], second[part], "{part}");
    }
}
