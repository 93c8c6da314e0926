//! Every word that the renderings ask for is in the files of texts.

use std::fs;
use std::path::Path;

use holdfast_i18n::{Language, Texts};

/// The texts of all source files under a folder.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Keys written out in calls: what stands between quotes right after the opening parenthesis.
fn keys(source: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    for call in [".say(", ".say_with("] {
        for rest in source.split(call).skip(1) {
            if let Some(literal) = rest.trim_start().strip_prefix('"') {
                keys.push(literal.split_once('"').unwrap().0);
            }
        }
    }
    keys
}

#[test]
fn every_key_in_a_call_has_a_message() {
    let mut files = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    let mut checked = 0;
    for language in Language::ALL {
        let texts = Texts::embedded(language);
        for (file, source) in &files {
            for key in keys(source) {
                assert!(texts.contains(key), "{file} says {key}, which locales/{language} lacks");
                checked += 1;
            }
        }
    }
    assert!(checked > 4 * 150, "{checked}");
}

#[test]
fn every_identifier_of_the_format_has_a_word() {
    let words = [
        ("basis-", &["subscriptions", "account_dates", "status", "tenure", "cancellations"][..]),
        ("verdict-", &["corroborated", "not_testable", "nothing_can_be_told", "no_evidence"][..]),
        ("by-", &["month", "quarter", "segment", "plan", "trait"][..]),
        (
            "recurrence-",
            &[
                "nobody_left",
                "no_returns_visible",
                "nobody_returned",
                "nobody_left_again",
                "not_stated_twice",
            ][..],
        ),
        ("risk-level-", &["leaf", "s2", "s0", "how_left", "any"][..]),
        ("horizon-standing-", &["checked", "unchecked", "failed"][..]),
        ("fold-", &["learned", "calibrated", "tested"][..]),
        ("learner-", &["base-rate", "boosting", "logistic"][..]),
        ("left-out-", &["common", "constant", "identifier"][..]),
        ("kind-", &["all", "language", "region", "segment", "plan"][..]),
        ("by-", &["region", "language"][..]),
        ("risk-state-", &["discount_held", "captive", "contracting", "usage_up_money_down"][..]),
        (
            "risk-refused-",
            &[
                "too_few_losses",
                "too_short",
                "too_few_in_fold",
                "no_better_than_chance",
                "no_better_than_base_rate",
                "miscalibrated",
            ][..],
        ),
        ("confidence-", &["unknown", "low", "medium", "high"][..]),
        ("basis-of-reason-", &["stated", "inferred", "both"][..]),
        ("leaving-", &["voluntary", "involuntary", "vendor", "unknown"][..]),
        ("state-", &["fresh", "stale", "gaps", "undated", "no_signal"][..]),
        ("severity-", &["critical", "warning", "note"][..]),
        ("duration-", &["day", "week", "month", "quarter", "year"][..]),
        ("chart-time-", &["day", "week", "month", "quarter", "year"][..]),
        (
            "movement-",
            &["new", "expansion", "reactivation", "currency-change", "exchange", "contraction", "churn"][..],
        ),
        (
            "dialect-",
            &["canonical", "stripe", "chartmogul_b2b", "chartmogul_b2c", "baremetrics", "profitwell"][..],
        ),
        (
            "measure-",
            &[
                "logo_churn",
                "gross_revenue_churn",
                "net_revenue_churn",
                "gross_revenue_retention",
                "net_revenue_retention",
                "quick_ratio",
                "average_revenue_per_account",
                "mrr",
                "active_accounts",
            ][..],
        ),
    ];
    for language in Language::ALL {
        let texts = Texts::embedded(language);
        for (prefix, identifiers) in words {
            for identifier in identifiers {
                let key = format!("{prefix}{}", identifier.replace('_', "-"));
                assert!(texts.contains(&key), "locales/{language} lacks {key}");
            }
        }
        for family in holdfast_features::Family::ALL {
            let key = format!("feature-family-{}", family.name());
            assert!(texts.contains(&key), "locales/{language} lacks {key}");
        }
        for kind in holdfast_domain::facts::FactKind::ALL {
            let key = format!("table-{}", kind.table_name().replace('_', "-"));
            assert!(texts.contains(&key), "locales/{language} lacks {key}");
        }
    }
}
