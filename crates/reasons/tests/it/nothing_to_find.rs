//! Data sets in which behaviour tells nothing about the stated reasons: honest nulls.

use std::path::{Path, PathBuf};

use holdfast_reasons::Verdict;
use holdfast_taxonomy::{RollUp, S2Headings, Taxonomy};

use crate::business::load;

/// A folder of the test data, or `None` (said aloud) where there is none.
#[expect(clippy::disallowed_methods, reason = "tests find the data sets through the environment")]
fn data(name: &str) -> Option<PathBuf> {
    let Ok(folder) = std::env::var("HOLDFAST_TEST_DATA") else {
        println!("skipped: HOLDFAST_TEST_DATA is not set");
        return None;
    };
    let path = Path::new(&folder).join(name);
    path.exists().then_some(path).or_else(|| {
        println!("skipped: {name} is not in HOLDFAST_TEST_DATA");
        None
    })
}

fn instant(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_microsecond()
}

#[test]
fn ravenstack_codes_and_everything_else_do_not_agree() {
    let Some(path) = data("ravenstack") else { return };
    let business = load(&path, tempfile::tempdir().unwrap(), instant("2025-01-01T00:00:00Z"));
    let attribution = business.attribute_untrained();
    for source in &attribution.sources {
        println!("{source:?}");
    }
    println!("{:?} {:?}", attribution.verdict, attribution.coverage());
    let compared = attribution.stated_against_inferred(Taxonomy::embedded(), RollUp::S2, S2Headings::Eight);
    println!("overlap {:.3}, by chance {:.3}", compared.overlap, compared.overlap_by_chance);
    assert_ne!(attribution.verdict, Verdict::Corroborated);
    assert!(compared.overlap < compared.overlap_by_chance + 0.05);
    // What was stated is still shown as stated.
    assert!(attribution.accounts.iter().any(|account| account.stated_leaf.is_some()));
}

#[test]
fn telco_reasons_stand_as_stated_and_behaviour_claims_nothing() {
    let Some(path) = data("telco") else { return };
    let business = load(&path, tempfile::tempdir().unwrap(), instant("2026-01-01T00:00:00Z"));
    let attribution = business.attribute_untrained();
    println!("{:?} {:?} {:?}", attribution.verdict, attribution.sources, attribution.coverage());
    assert_ne!(attribution.verdict, Verdict::Corroborated);
    assert_eq!(attribution.accounts.len(), 1_869);
    let stated = attribution.accounts.iter().filter(|account| account.stated_leaf.is_some()).count();
    assert!(stated > 1_500, "{stated}");
    // From behaviour alone no leaf is likely.
    let sure = attribution.accounts.iter().filter(|account| account.inferred[0].1 > 0.4).count();
    assert_eq!(sure, 0);
}
