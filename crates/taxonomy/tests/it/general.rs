//! General phrase rules, against phrases written apart from them.

use std::collections::BTreeMap;

use holdfast_taxonomy::{Crosswalks, HowLeft, MatchedBy, Resolution, WhereTheyWent};

/// The group of leaves with most weight; the first of equals.
fn main_group(resolution: &Resolution) -> &str {
    let mut weights: BTreeMap<&str, f64> = BTreeMap::new();
    for (leaf, weight) in &resolution.leaves {
        *weights.entry(leaf.group()).or_default() += weight;
    }
    let heaviest = weights.values().copied().fold(0.0, f64::max);
    resolution
        .leaves
        .iter()
        .map(|(leaf, _)| leaf.group())
        .find(|group| weights[group] >= heaviest - 1e-9)
        .unwrap_or_default()
}

/// The share of phrases in a table whose main group is among those accepted.
fn accuracy(table: &str) -> f64 {
    let mut right = 0;
    let mut all = 0;
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (phrase, accepted) = line.split_once('\t').expect("phrase, tab, groups");
        let resolution = Crosswalks::embedded().resolve(phrase);
        let group = main_group(&resolution);
        all += 1;
        if accepted.split('|').any(|accepted| accepted == group) {
            right += 1;
        } else {
            println!("{phrase}: {group}, not {accepted} ({:?})", resolution.matched_by);
        }
        let sum: f64 = resolution.leaves.iter().map(|(_, weight)| weight).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{phrase} sums to {sum}");
    }
    println!("{right} of {all}");
    f64::from(right) / f64::from(all)
}

// The first time the rules met this table they got 159 of 162 right.
#[test]
fn phrases_written_before_the_rules_reach_the_right_group() {
    assert!(accuracy(include_str!("unseen_phrases.tsv")) >= 0.97);
}

// The first time the rules met the first part of this table they got 93 of 110 right (85 %).
// Of 88 phrases from other industries, 60 of which are the second part, they got 65 right
// (74 %), nearly all the rest being said to be unmatched. Those are the fair figures for
// phrases nobody has seen: the misses then improved the rules, so that the floor below only
// guards against getting worse.
#[test]
fn phrases_gathered_after_the_rules_reach_the_right_group() {
    assert!(accuracy(include_str!("held_back_phrases.tsv")) >= 0.95);
}

/// Checks the leaves of a value, heaviest first.
fn check(value: &str, expected: &[&str]) {
    let resolution = Crosswalks::embedded().resolve(value);
    let leaves: Vec<&str> = resolution.leaves.iter().map(|(leaf, _)| leaf.as_str()).collect();
    assert_eq!(leaves, expected, "{value}: {:?}", resolution.matched_by);
}

#[test]
fn common_spellings_reach_their_leaf() {
    check("High Price", &["price.too_high"]);
    check("解約: 料金が高い", &["price.too_high"]);
    check("价格太高", &["price.too_high"]);
    check("ＰＲＩＣＥ　ＴＯＯ　ＨＩＧＨ！", &["price.too_high"]);
    check("服務態度不佳", &["service.cold", "service.horseman"]);
    check("Found a cheaper alternative", &["competitor.cheaper"]);
    check("Better competitor offer", &["competitor.better", "competitor.cheaper"]);
    check("Moved abroad", &["customer.relocated"]);
    check("bankruptcy", &["customer.closed"]);
    check("network issues", &["product.unreliable"]);
    check("1. No longer needed", &["customer.need_ended"]);
}

#[test]
fn a_value_that_names_two_reasons_is_shared_between_them() {
    check("Too expensive; missing features", &["product.missing_feature", "price.too_high"]);
    check("料金が高い、サポートの返信が遅い", &["service.slow_or_unreachable", "price.too_high"]);
}

#[test]
fn how_and_where_are_told_where_the_phrase_tells() {
    let crosswalks = Crosswalks::embedded();
    assert_eq!(crosswalks.resolve("Credit card expired").how_left, Some(HowLeft::Involuntary));
    assert_eq!(crosswalks.resolve("Account banned for fraud").how_left, Some(HowLeft::VendorInitiated));
    assert_eq!(crosswalks.resolve("Too complicated").how_left, None);
    for (value, went) in [
        ("switched to open source", WhereTheyWent::OpenSource),
        ("自社開発に移行", WhereTheyWent::OwnBuild),
        ("委外處理", WhereTheyWent::Outsourced),
        ("友商更便宜", WhereTheyWent::Competitor),
    ] {
        assert_eq!(crosswalks.resolve(value).where_they_went, Some(went), "{value}");
    }
}

#[test]
fn what_no_rule_knows_is_said_to_be_unmatched() {
    for value in ["qwertyuiop", "ZZ-17", "", "  ", "青い空"] {
        let resolution = Crosswalks::embedded().resolve(value);
        assert_eq!(resolution.matched_by, MatchedBy::None, "{value}");
        assert!(resolution.leaves[0].0.is_unknown());
    }
    // Knowing that a value says nothing is not the same.
    for value in ["Misc.", "その他（理由なし）", "个人原因"] {
        let resolution = Crosswalks::embedded().resolve(value);
        assert!(!resolution.is_unmatched() && resolution.leaves[0].0.is_unknown(), "{value}");
    }
}
