//! Each command by itself: wrong usage, nothing to read, repetition.

use crate::run::{holdfast, review, succeeds};

#[test]
fn errors_say_what_is_wrong_where_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("notes.csv"), "a,b\n1,2\n").unwrap();
    for (arguments, expected) in [
        (vec!["analyze", "/nowhere", "--out", &at("o")], "/nowhere"),
        (vec!["analyze", &at("notes.csv"), "--out", &at("o"), "--currency", "ZZZ"], "ISO 4217"),
        (vec!["analyze", &at("notes.csv"), "--out", &at("o"), "--zone", "Moon"], "IANA"),
        (vec!["analyze", &at("notes.csv"), "--out", &at("o")], "notes.csv"),
        (vec!["metrics", "--data", &at("none")], "holdfast import"),
    ] {
        let output = holdfast(&arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {error}");
        assert!(error.contains(expected), "{arguments:?} should name {expected}: {error}");
    }
    assert_eq!(holdfast(&["analyze"]).status.code(), Some(2));
}

#[test]
fn completions_and_help_come_in_four_languages() {
    assert!(succeeds(&["completions", "bash"]).contains("_holdfast"));
    for (language, word) in [("en", "churn review"), ("zh-CN", "流失"), ("zh-TW", "流失"), ("ja", "解約")]
    {
        let help = succeeds(&["--lang", language, "analyze", "--help"]);
        assert!(help.contains(word), "{language}: {help}");
    }
}

#[test]
fn importing_again_changes_nothing_and_a_correction_replaces() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let header = "subscription_id,account_id,started_at,ended_at,mrr,currency\n";
    let rows: String =
        (1..=40).map(|n| format!("S{n},A{n},2024-01-{:02},,100.00,USD\n", n % 28 + 1)).collect();
    std::fs::write(at("subscriptions.csv"), format!("{header}{rows}")).unwrap();
    let import = || succeeds(&["import", &at("subscriptions.csv"), "--data", &at("facts"), "--quiet"]);
    let mrr = || {
        let shown = succeeds(&[
            "metrics",
            "--data",
            &at("facts"),
            "--as-of",
            "2024-03-31",
            "--month",
            "2024-03",
            "--json",
        ]);
        let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
        let series = shown["measures"].as_array().unwrap();
        let one = series.iter().find(|one| one["dialect"] == "canonical" && one["measure"] == "mrr");
        one.unwrap_or_else(|| panic!("no mrr in {series:#?}"))["points"][0]["value"].as_f64().unwrap()
    };
    import();
    assert!((mrr() - 400_000.0).abs() < 1e-9);
    import();
    assert!((mrr() - 400_000.0).abs() < 1e-9, "the same file again changed something");
    std::fs::write(at("subscriptions.csv"), format!("{header}{}", rows.replacen("100.00", "150.00", 1)))
        .unwrap();
    import();
    assert!((mrr() - 405_000.0).abs() < 1e-9, "the corrected row did not replace the old one");
}

#[test]
fn bad_rows_are_set_aside_with_their_place_and_the_rest_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let mut rows = "customer_id,signup_date,churned,monthly_fee\n".to_owned();
    for n in 1..=60 {
        let date = if n == 7 { "2024-13-77".to_owned() } else { format!("2024-01-{:02}", n % 28 + 1) };
        rows.push_str(&format!("C{n},{date},{},10.00\n", if n % 3 == 0 { "yes" } else { "no" }));
    }
    std::fs::write(at("customers.csv"), rows).unwrap();
    succeeds(&["analyze", &at("customers.csv"), "--out", &at("review")]);
    let review = review(&folder.path().join("review"));
    assert_eq!(review["accounts"]["total"], 59);
    assert_eq!(review["inputs"][0]["rows_rejected"], 1);
    let rejects = std::fs::read_to_string(folder.path().join("review/rejects.csv")).unwrap();
    assert!(rejects.contains("customers.csv") && rejects.contains("2024-13-77"), "{rejects}");
    let strict = holdfast(&["analyze", &at("customers.csv"), "--out", &at("review"), "--strict"]);
    assert_eq!(strict.status.code(), Some(3));
}
