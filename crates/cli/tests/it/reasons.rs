//! `holdfast reasons` on a simulated business: files, report, explanation, rules.

use crate::run::{holdfast, succeeds};
use holdfast_analytics::Analytics as _;
use holdfast_lake::{Lake, Options};
use holdfast_taxonomy::{LeafId, RollUp, S2Headings, Taxonomy};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A simulated business of 350 accounts, imported: its exports, its truth, and its facts.
static BUSINESS: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reasons");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    let at = |name: &str| folder.join(name).display().to_string();
    succeeds(&["simulate", "--accounts", "350", "--seed", "5", "--out", &at("business"), "--quiet"]);
    succeeds(&["import", &at("business/exports"), "--data", &at("facts"), "--quiet"]);
    folder
});

/// A path in the folder of the simulated business.
pub(crate) fn shared(name: &str) -> String {
    BUSINESS.join(name).display().to_string()
}

/// A copy of the facts of the simulated business, to be changed by one test.
pub(crate) fn own_facts() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&BUSINESS.join("facts"), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// The rows of a CSV file, by heading.
pub(crate) fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// Probabilities by account and leaf.
pub(crate) type Posteriors = BTreeMap<String, BTreeMap<String, f64>>;

/// Fits, and gives the probabilities that were written.
pub(crate) fn fitted(facts: &str, out: &Path, more: &[&str]) -> Posteriors {
    let out_text = out.display().to_string();
    let mut arguments = vec!["reasons", "fit", "--data", facts, "--out", &out_text, "--quiet"];
    arguments.extend(more);
    succeeds(&arguments);
    let mut posteriors = Posteriors::new();
    for row in rows(&out.join("reasons_by_account.csv")) {
        let leaves = posteriors.entry(row["account_id"].clone()).or_default();
        leaves.insert(row["leaf"].clone(), row["probability"].parse().unwrap());
    }
    posteriors
}

#[test]
fn everyone_who_left_by_the_exports_gets_reasons_that_sum_to_one_and_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let posteriors = fitted(&shared("facts"), folder.path(), &["--as-of", "2025-12-31"]);
    // Who left, told from the exports alone: a customer (not a mere trial) without a
    // subscription that is still running.
    let truth = rows(&BUSINESS.join("business/truth/accounts.csv"));
    let customers: BTreeSet<String> =
        truth.iter().filter(|row| row["converted"] == "yes").map(|row| row["account_id"].clone()).collect();
    let subscriptions = rows(&BUSINESS.join("business/exports/subscriptions.csv"));
    let running: BTreeSet<&str> = subscriptions
        .iter()
        .filter(|row| row["ended_at"].is_empty() || row["ended_at"].as_str() > "2025-12-31")
        .map(|row| row["account_id"].as_str())
        .collect();
    let gone: BTreeSet<String> =
        customers.into_iter().filter(|account| !running.contains(account.as_str())).collect();
    assert!(gone.len() > 100, "{}", gone.len());
    assert_eq!(posteriors.keys().cloned().collect::<BTreeSet<_>>(), gone);
    let taxonomy = Taxonomy::embedded();
    for (account, leaves) in &posteriors {
        assert!((leaves.values().sum::<f64>() - 1.0).abs() < 1e-6, "{account}");
        assert!(leaves.values().all(|probability| *probability >= 0.001), "{account}");
        assert!(leaves.keys().all(|leaf| taxonomy.leaf(leaf).is_some() && leaf != "unknown"), "{account}");
    }
    let text = std::fs::read_to_string(folder.path().join("reasons_by_account.csv")).unwrap();
    assert_eq!(text.lines().next().unwrap(), "account_id,leaf,probability");
    let text = std::fs::read_to_string(folder.path().join("reasons.csv")).unwrap();
    assert_eq!(
        text.lines().next().unwrap(),
        "account_id,churned_at,leaf,probability,s2,s0,s1,basis,stated_leaf,avoidable,involuntary,confidence"
    );
    let reasons = rows(&folder.path().join("reasons.csv"));
    assert_eq!(reasons.iter().map(|row| row["account_id"].clone()).collect::<BTreeSet<_>>(), gone);
    assert_eq!(reasons.len(), gone.len());
    for row in &reasons {
        let leaf = LeafId::new(&row["leaf"]);
        let class = |roll_up| taxonomy.roll_up(&leaf, roll_up, S2Headings::Eight).to_string();
        assert_eq!(
            [&row["s2"], &row["s0"], &row["s1"]].map(Clone::clone),
            [class(RollUp::S2), class(RollUp::S0), class(RollUp::S1)]
        );
        if row["confidence"] == "unknown" {
            assert_eq!(row["leaf"], "unknown", "{row:?}");
        } else {
            let leaves = &posteriors[&row["account_id"]];
            assert!(leaves.values().all(|other| *other <= leaves[&row["leaf"]]), "{row:?}");
        }
        assert!(["stated", "inferred", "both"].contains(&row["basis"].as_str()), "{row:?}");
        assert!(["unknown", "low", "medium", "high"].contains(&row["confidence"].as_str()), "{row:?}");
        assert!(["true", "false"].contains(&row["avoidable"].as_str()), "{row:?}");
        assert!(["true", "false"].contains(&row["involuntary"].as_str()), "{row:?}");
        assert!(row["stated_leaf"].is_empty() || taxonomy.leaf(&row["stated_leaf"]).is_some(), "{row:?}");
        assert!(row["churned_at"].len() == 10 && row["churned_at"].as_str() <= "2025-12-31", "{row:?}");
    }
}

#[test]
fn the_report_is_a_mix_that_sums_to_one_at_every_level_with_its_intervals() {
    let printed = succeeds(&["reasons", "report", "--data", &shared("facts"), "--json", "--quiet"]);
    let report: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(report["verdict"], "corroborated");
    let departures = report["coverage"]["departures"].as_u64().unwrap();
    let levels =
        [&report["mix"], &report["roll_ups"]["s2"], &report["roll_ups"]["s0"], &report["roll_ups"]["s1"]];
    for mix in levels {
        let mix = mix.as_array().unwrap();
        let share = |row: &Value, name: &str| row[name].as_f64().unwrap();
        let sum: f64 = mix.iter().map(|row| share(row, "share")).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        for row in mix {
            assert!((share(row, "low")..=share(row, "high")).contains(&share(row, "share")), "{row}");
            assert_eq!(row["accounts"], departures);
        }
    }
    let printed = succeeds(&["reasons", "report", "--data", &shared("facts"), "--quiet", "--lang", "ja"]);
    assert!(printed.contains("90%") && printed.contains("解約"), "{printed}");
}

fn explained(facts: &str, account: &str) -> Value {
    let arguments = ["reasons", "explain", account, "--data", facts, "--json", "--quiet"];
    serde_json::from_str(&succeeds(&arguments)).unwrap()
}

/// Contributions and prior sum to the posterior's log-odds.
fn sums_up(explanation: &Value) {
    let parts = explanation["contributions"].as_array().unwrap();
    let parts: f64 = parts.iter().map(|part| part["log_odds"].as_f64().unwrap()).sum();
    let prior = explanation["prior_log_odds"].as_f64().unwrap();
    let posterior = explanation["posterior_log_odds"].as_f64().unwrap();
    assert!((prior + parts - posterior).abs() < 1e-9, "{prior} + {parts} is not {posterior}");
}

#[test]
fn an_explanation_sums_up_and_cites_rows_and_words_that_are_in_the_facts() {
    let folder = tempfile::tempdir().unwrap();
    fitted(&shared("facts"), folder.path(), &[]);
    // One account for each way in which a reason can rest on something.
    let mut chosen: BTreeMap<(String, String), String> = BTreeMap::new();
    for row in rows(&folder.path().join("reasons.csv")) {
        chosen.insert((row["basis"].clone(), row["confidence"].clone()), row["account_id"].clone());
    }
    assert!(chosen.len() >= 4, "{chosen:?}");
    // The facts are opened once the program has closed them.
    let found: Vec<Value> =
        chosen.values().take(4).map(|account| explained(&shared("facts"), account)).collect();
    let zone = jiff::tz::TimeZone::UTC;
    let lake = Lake::open(&BUSINESS.join("facts"), zone, Options::default()).unwrap();
    let (mut rows_cited, mut spans) = (0, 0);
    for found in &found {
        let explanation = &found["explanation"];
        sums_up(explanation);
        let probability = explanation["probability"].as_f64().unwrap();
        let posterior = explanation["posterior_log_odds"].as_f64().unwrap();
        assert!(((probability / (1.0 - probability)).ln() - posterior).abs() < 1e-6);
        let account = found["account"]["account_id"].as_str().unwrap();
        let parts = explanation["contributions"].as_array().unwrap();
        for seen in parts.iter().flat_map(|part| part["seen"].as_array().unwrap()) {
            let Some(row) = seen["row"].as_array() else { continue };
            let sql = format!(
                "SELECT * FROM {} WHERE source = '{}' AND row_key = {}",
                seen["table"].as_str().unwrap(),
                row[0].as_str().unwrap(),
                row[1]
            );
            let cited = lake.query(&sql, &[]).unwrap();
            assert_eq!(cited.rows(), 1, "{account}: {seen}");
            rows_cited += 1;
            let Some(text) = seen["text"].as_str() else { continue };
            let in_row = cited.columns().iter().any(|column| {
                // Some columns hold no text.
                let text_of = |column: &holdfast_analytics::Column| match column.data() {
                    holdfast_analytics::ColumnData::Text(_) => {
                        column.text(0).map(str::trim).map(str::to_owned)
                    }
                    _ => None,
                };
                text_of(column).is_some_and(|cell| cell == text.trim())
            });
            assert!(in_row, "{account}: {text:?} is not in its row");
            let at = |place: usize| usize::try_from(seen["span"][place].as_u64().unwrap()).unwrap();
            let span = text.get(at(0)..at(1));
            assert!(span.is_some_and(|span| !span.is_empty()), "{account}: {seen}");
            spans += 1;
        }
    }
    assert!(rows_cited > 20 && spans > 5, "{rows_cited} rows, {spans} spans");
}

#[test]
fn an_explanation_in_words_sums_up_small_sources_and_comes_in_the_readers_language() {
    let departures = rows(&BUSINESS.join("business/truth/departures.csv"));
    let account = &departures[0]["account_id"];
    let facts = shared("facts");
    for (language, word) in [("en", "Log-odds"), ("ja", "対数オッズ")] {
        let arguments = ["--lang", language, "reasons", "explain", account, "--data", &facts, "--quiet"];
        let printed = succeeds(&arguments);
        assert!(printed.contains(word) && printed.contains("--all"), "{printed}");
        assert!(printed.lines().count() < 40, "{printed}");
    }
}

#[test]
fn mistakes_are_told_with_what_was_probably_meant() {
    let facts = shared("facts");
    let truth = rows(&BUSINESS.join("business/truth/accounts.csv"));
    let stayed = truth.iter().find(|row| row["converted"] == "yes" && row["departures"] == "0").unwrap();
    let left = truth.iter().find(|row| row["converted"] == "yes" && row["departures"] != "0").unwrap();
    let (stayed, left) = (&stayed["account_id"], &left["account_id"]);
    let mistyped = left.to_lowercase();
    for (arguments, expected) in [
        (vec!["explain", &mistyped], left.as_str()),
        (vec!["explain", stayed], "had not left"),
        (vec!["explain", left, "--leaf", "price.to_high"], "price.too_high"),
        (vec!["explain", left, "--leaf", "unknown"], "unknown"),
        (vec!["review"], "--export"),
        (vec!["review", "--import", "/nowhere.csv"], "/nowhere.csv"),
        (vec!["fit", "--rules", "/nowhere.toml"], "/nowhere.toml"),
        (vec!["fit", "--models", "/nowhere"], "/nowhere"),
        (vec!["fit", "--encoder", "nosuch"], "nosuch"),
    ] {
        let mut all = vec!["reasons"];
        all.extend(arguments);
        all.extend(["--data", &facts, "--quiet"]);
        let output = holdfast(&all);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{all:?}: {error}");
        assert!(error.contains(expected), "{all:?} should name {expected}: {error}");
    }
    let output = holdfast(&["reasons", "fit", "--data", "/nowhere"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("holdfast import"));
}

#[test]
fn the_rules_of_the_guide_work_and_wrong_ones_are_named_with_file_and_line() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide/reasons.md");
    let guide = std::fs::read_to_string(guide).unwrap();
    let example = guide.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rules.toml");
    let (facts, rules) = (shared("facts"), file.display().to_string());
    std::fs::write(&file, example).unwrap();
    let report = |more: &[&str]| -> Value {
        let mut arguments = vec!["reasons", "report", "--data", &facts, "--json", "--quiet"];
        arguments.extend(more);
        serde_json::from_str(&succeeds(&arguments)).unwrap()
    };
    let with = report(&["--rules", &rules]);
    let sources = with["sources"].as_array().unwrap();
    let own = sources.iter().find(|source| source["id"] == "quiet_large_customers");
    let own = own.unwrap_or_else(|| panic!("the guide's source is not in use: {sources:#?}"));
    assert!(own["spoke"].as_u64().unwrap() > 0 && own["basis"] == "inferred", "{own}");
    let without = report(&[]);
    assert_eq!(without["sources"].as_array().unwrap().len() + 1, sources.len());
    assert_ne!(without["mix"], with["mix"]);

    for (from, to, expected) in [
        ("usage_ratio_60d", "usage_ratio_60", "do you mean usage_ratio_60d?"),
        ("customer.champion_left", "customer.champion", "customer.champion is no leaf"),
        ("[[source]]", "[[source]", "line 1"),
    ] {
        std::fs::write(&file, example.replacen(from, to, 1)).unwrap();
        let output = holdfast(&["reasons", "fit", "--data", &facts, "--rules", &rules, "--quiet"]);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{error}");
        assert!(error.contains(expected) && error.contains("rules.toml"), "{error}");
        assert!(error.contains("line "), "{error}");
    }
}
