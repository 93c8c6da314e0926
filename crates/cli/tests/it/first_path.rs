//! From a simulated business to its review.

use crate::run::{review, succeeds};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The rows of a CSV file without quoted cells, by header.
fn rows_of(path: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        header.iter().zip(line.split(',')).map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect()
    };
    lines.map(row).collect()
}

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
        let printed = succeeds(&[
            "demo",
            "--accounts",
            "150",
            "--no-open",
            "--no-models",
            "--out",
            &out_text,
            "--lang",
            language,
        ]);
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

    let as_of = review["as_of"].as_str().unwrap();
    let accounts = rows_of(&format!("{business}/truth/accounts.csv"));
    let customers = accounts.iter().filter(|row| row["converted"] == "yes").count();
    assert_eq!(review["accounts"]["total"], customers);
    // A cancellation may be scheduled for a day after the as-of date. Who comes back does so
    // at some later time, which may lie after it too.
    let departures = rows_of(&format!("{business}/truth/departures.csv"));
    let mut for_good = BTreeSet::new();
    let mut ever = BTreeSet::new();
    for departure in departures.iter().filter(|row| row["churned_at"].as_str() <= as_of) {
        ever.insert(&departure["account_id"]);
        if departure["reactivates"] == "no" {
            for_good.insert(&departure["account_id"]);
        }
    }
    let churned = usize::try_from(review["accounts"]["churned"].as_u64().unwrap()).unwrap();
    assert!(
        (for_good.len()..=ever.len()).contains(&churned),
        "{churned} of {}..={}",
        for_good.len(),
        ever.len()
    );
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
