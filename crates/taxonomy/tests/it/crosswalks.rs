//! Source vocabularies resolve as documented.

use std::collections::BTreeSet;

use holdfast_taxonomy::{Crosswalks, HowLeft, MatchedBy, Resolution, Taxonomy, WhereTheyWent};

const MINIMAL_RULES: &str = "[[rule]]\nleaves = [\"unknown\"]\nen = [\"other\"]\n";

fn leaves_of(resolution: &Resolution) -> BTreeSet<&str> {
    resolution.leaves.iter().map(|(leaf, _)| leaf.as_str()).collect()
}

/// Checks that a value of a vocabulary resolves, exactly, to equal weights on these leaves.
fn check(crosswalk: &str, value: &str, expected: &[&str]) {
    let resolution = Crosswalks::embedded().resolve_in(Some(crosswalk), value);
    assert_eq!(resolution.matched_by, MatchedBy::Exact { crosswalk: crosswalk.into() }, "{value}");
    let names: Vec<String> = expected
        .iter()
        .flat_map(|target| Taxonomy::embedded().expand(target))
        .map(|leaf| leaf.to_string())
        .collect();
    assert_eq!(leaves_of(&resolution), names.iter().map(String::as_str).collect(), "{value}");
    let share = 1.0 / names.len() as f64;
    for (leaf, weight) in &resolution.leaves {
        assert!((weight - share).abs() < 1e-12, "{value}: {leaf} {weight}");
    }
}

#[test]
fn every_target_exists_and_weights_sum_to_one() {
    let taxonomy = Taxonomy::embedded();
    let crosswalks = Crosswalks::embedded();
    assert_eq!(crosswalks.crosswalks().len(), 13);
    for crosswalk in crosswalks.crosswalks() {
        assert!(crosswalk.values().count() >= 4, "{}", crosswalk.id());
        assert!(!crosswalk.title().is_empty() && !crosswalk.source().is_empty());
        for (value, leaves) in crosswalk.values() {
            let sum: f64 = leaves.iter().map(|(_, weight)| weight).sum();
            assert!((sum - 1.0).abs() < 1e-9, "{}: {value} sums to {sum}", crosswalk.id());
            for (leaf, weight) in leaves {
                assert!(taxonomy.leaf(leaf).is_some() && *weight > 0.0);
            }
            // Every listed value resolves exactly in its own vocabulary.
            let resolution = crosswalks.resolve_in(Some(crosswalk.id()), value);
            assert_eq!(resolution.matched_by, MatchedBy::Exact { crosswalk: crosswalk.id().to_owned() });
            assert_eq!(resolution.leaves, leaves);
        }
    }
}

#[test]
fn stripe_values_resolve_as_the_taxonomy_document_says() {
    for (value, leaves) in [
        ("customer_service", &["service.*"][..]),
        ("low_quality", &["product.unreliable", "outcome.success_gap"]),
        ("missing_features", &["product.missing_feature", "expectation.oversold"]),
        ("other", &["unknown"]),
        ("switched_service", &["competitor.*"]),
        ("too_complex", &["product.hard_to_use", "onboarding.poor"]),
        ("too_expensive", &["price.*"]),
        ("unused", &["adoption.unused"]),
    ] {
        check("stripe_feedback", value, leaves);
    }
    for (value, leaf, how_left) in [
        ("cancellation_requested", "unknown", HowLeft::Voluntary),
        ("payment_failed", "payment.failed", HowLeft::Involuntary),
        ("payment_disputed", "payment.billing_error", HowLeft::Involuntary),
        ("canceled_by_retention_policy", "unknown", HowLeft::VendorInitiated),
    ] {
        check("stripe_reason", value, &[leaf]);
        assert_eq!(Crosswalks::embedded().resolve(value).how_left, Some(how_left), "{value}");
    }
}

#[test]
fn ibm_telco_reasons_resolve_as_the_taxonomy_document_says() {
    for (value, leaves) in [
        ("Attitude of support person", &["service.cold", "service.horseman"][..]),
        ("Attitude of service provider", &["service.cold", "service.horseman"]),
        ("Competitor offered higher download speeds", &["competitor.better"]),
        ("Competitor had better devices", &["competitor.better"]),
        ("Competitor offered more data", &["competitor.more"]),
        ("Competitor made better offer", &["competitor.cheaper", "competitor.better"]),
        ("Price too high", &["price.too_high"]),
        ("Lack of affordable download/upload speed", &["price.too_high", "price.value_not_seen"]),
        ("Extra data charges", &["price.unexpected_charges"]),
        ("Long distance charges", &["price.unexpected_charges"]),
        ("Network reliability", &["product.unreliable"]),
        ("Product dissatisfaction", &["product.does_not_solve", "outcome.success_gap"]),
        ("Service dissatisfaction", &["service.generic_or_ineffective"]),
        ("Limited range of services", &["product.missing_feature"]),
        ("Lack of self-service on Website", &["experience.mismatch"]),
        ("Poor expertise of phone support", &["service.generic_or_ineffective"]),
        ("Poor expertise of online support", &["service.generic_or_ineffective"]),
        ("Moved", &["customer.relocated"]),
        ("Deceased", &["customer.closed"]),
        ("Don't know", &["unknown"]),
    ] {
        check("ibm_telco", value, leaves);
        // Also without being told the vocabulary, and however it is spelt.
        let loud = Crosswalks::embedded().resolve(&value.to_uppercase().replace(' ', "_"));
        assert_eq!(leaves_of(&loud), leaves.iter().copied().collect(), "{value}");
    }
}

#[test]
fn ibm_telco_categories_are_soft() {
    for (value, group) in
        [("Competitor", "competitor"), ("Attitude", "service"), ("Price", "price"), ("Other", "unknown")]
    {
        let resolution = Crosswalks::embedded().resolve_in(Some("ibm_telco_category"), value);
        assert!(resolution.leaves.iter().all(|(leaf, _)| leaf.group() == group), "{value}");
    }
    let dissatisfaction = Crosswalks::embedded().resolve("Dissatisfaction");
    assert_eq!(dissatisfaction.leaves.len(), 6);
}

#[test]
fn ravenstack_values_resolve_as_the_taxonomy_document_says() {
    for (value, leaves) in [
        ("pricing", &["price.*"][..]),
        ("budget", &["customer.cash_flow", "price.too_high"]),
        ("features", &["product.missing_feature"]),
        ("support", &["service.*"]),
        ("competitor", &["competitor.*"]),
        ("unknown", &["unknown"]),
        ("too expensive", &["price.*"]),
        ("missing features", &["product.missing_feature"]),
        ("switched to competitor", &["competitor.*"]),
    ] {
        check("ravenstack", value, leaves);
    }
}

#[test]
fn a_column_chooses_the_vocabulary_that_covers_most_of_it() {
    let crosswalks = Crosswalks::embedded();
    let chosen = |values: &[&str]| {
        crosswalks
            .choose(values.iter().copied())
            .map(|choice| (choice.crosswalk.id(), choice.covered, choice.distinct))
    };
    assert_eq!(
        chosen(&["pricing", "support", "budget", "features", "competitor", "unknown", ""]),
        Some(("ravenstack", 5, 6))
    );
    assert_eq!(
        chosen(&["too_expensive", "unused", "other", "missing_features"]),
        Some(("stripe_feedback", 3, 4))
    );
    assert_eq!(
        chosen(&["Competitor", "Dissatisfaction", "Attitude", "Price", "Other"]),
        Some(("ibm_telco_category", 4, 5))
    );
    assert_eq!(chosen(&["surrender", "death", "other"]), Some(("insurance", 2, 3)));
    assert_eq!(chosen(&["Other", "unknown", " "]), None);
    assert_eq!(chosen(&[]), None);
}

#[test]
fn insurance_terminations_tell_how_but_rarely_why() {
    let crosswalks = Crosswalks::embedded();
    let surrender = crosswalks.resolve("surrender");
    assert_eq!(surrender.how_left, Some(HowLeft::Voluntary));
    assert!(surrender.leaves[0].0.is_unknown() && !surrender.is_unmatched());
    assert_eq!(leaves_of(&crosswalks.resolve("Death")), ["customer.closed"].into());
    assert_eq!(crosswalks.resolve("Lapsed").how_left, Some(HowLeft::Involuntary));
}

#[test]
fn a_users_own_crosswalk_wins() {
    let taxonomy = Taxonomy::embedded();
    let own = r#"
        id = "ours"
        title = "our codes"
        source = "our CRM"
        [[map]]
        values = ["Price too high", "X7"]
        leaves = ["price.value_not_seen", "competitor.*"]
        weights = [0.8, 0.2]
        where_they_went = "own-build"
    "#;
    let crosswalks = Crosswalks::embedded().with_crosswalk(taxonomy, own).expect("valid");
    let resolution = crosswalks.resolve("price too high");
    assert_eq!(resolution.leaves.len(), 5);
    assert!((resolution.leaves[0].1 - 0.8).abs() < 1e-12);
    assert!((resolution.leaves[4].1 - 0.05).abs() < 1e-12);
    assert_eq!(resolution.where_they_went, Some(WhereTheyWent::OwnBuild));

    for (from, to, said) in [
        ("\"competitor.*\"", "\"rival.*\"", "matches no leaf"),
        ("[0.8, 0.2]", "[0.8, 0.3]", "sum to 1"),
        ("[0.8, 0.2]", "[1.0]", "one per target"),
        ("\"X7\"", "\"PRICE-TOO-HIGH\"", "occurs twice"),
        ("\"X7\"", "\"??\"", "empty value"),
        ("source =", "sauce =", "cannot read a crosswalk"),
    ] {
        let error = Crosswalks::embedded()
            .with_crosswalk(taxonomy, &own.replace(from, to))
            .expect_err(to)
            .to_string();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn bad_general_rules_are_refused() {
    let taxonomy = Taxonomy::embedded();
    assert!(Crosswalks::from_toml(taxonomy, &[], MINIMAL_RULES).is_ok());
    for (from, to) in [("\"unknown\"", "\"unheard\""), ("\"other\"", "\"a|\""), ("\"other\"", "\"!other\"")] {
        assert!(Crosswalks::from_toml(taxonomy, &[], &MINIMAL_RULES.replace(from, to)).is_err());
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the folder of test data is named by an environment variable")]
fn all_reasons_of_the_real_telco_export_resolve_exactly() {
    let Ok(folder) = std::env::var("HOLDFAST_TEST_DATA") else {
        println!("skipped: HOLDFAST_TEST_DATA is not set");
        return;
    };
    let path = std::path::Path::new(&folder).join("telco/telecom_customer_churn.csv");
    let text = std::fs::read_to_string(path).expect("readable");
    let reasons: BTreeSet<&str> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.rsplit(',').next())
        .map(str::trim)
        .filter(|reason| !reason.is_empty())
        .collect();
    assert_eq!(reasons.len(), 20);
    let crosswalks = Crosswalks::embedded();
    let choice = crosswalks.choose(reasons.iter().copied()).expect("recognised");
    assert_eq!((choice.crosswalk.id(), choice.covered), ("ibm_telco", 19));
    for reason in reasons {
        assert_eq!(
            crosswalks.resolve(reason).matched_by,
            MatchedBy::Exact { crosswalk: "ibm_telco".into() },
            "{reason}"
        );
    }
}
