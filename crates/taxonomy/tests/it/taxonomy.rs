//! The embedded taxonomy obeys its rules, and bad data is refused with the reason.

use holdfast_taxonomy::{
    Changeable, ClassId, HowLeft, Language, LeafId, Problem, RollUp, S2Headings, Taxonomy, TaxonomyError,
    WhereTheyWent,
};

const REASONS: &str = include_str!("../../../../taxonomy/reasons.toml");
const CLASSES: &str = include_str!("../../../../taxonomy/classes.toml");

/// A chart label holds about this many full-width characters.
const LONGEST_CJK_NAME: usize = 14;
const LONGEST_ENGLISH_NAME: usize = 30;

fn problems_of(reasons: &str, classes: &str) -> Vec<Problem> {
    match Taxonomy::from_toml(reasons, classes) {
        Err(TaxonomyError::Invalid { problems, .. }) => problems,
        Err(other) => panic!("{other}"),
        Ok(_) => Vec::new(),
    }
}

#[test]
fn embedded_taxonomy_is_valid_and_complete() {
    let taxonomy = Taxonomy::embedded();
    assert_eq!(taxonomy.validate(), Ok(()));
    assert_eq!(taxonomy.version(), 1);
    assert_eq!(taxonomy.leaves().len(), 41);
    assert_eq!(taxonomy.leaves().last().map(|leaf| leaf.id.as_str()), Some("unknown"));
    assert_eq!(taxonomy.classes(RollUp::S1, S2Headings::Eight).len(), 3);
    assert_eq!(taxonomy.classes(RollUp::S0, S2Headings::Eight).len(), 4);
    assert_eq!(taxonomy.classes(RollUp::S2, S2Headings::Eight).len(), 8);
    assert_eq!(taxonomy.classes(RollUp::S2, S2Headings::Nine).len(), 9);
}

#[test]
fn every_leaf_is_in_every_roll_up() {
    let taxonomy = Taxonomy::embedded();
    for leaf in taxonomy.leaves() {
        for headings in [S2Headings::Eight, S2Headings::Nine] {
            for roll_up in RollUp::ALL {
                let class = taxonomy.roll_up(&leaf.id, roll_up, headings);
                let listed = taxonomy.classes(roll_up, headings).iter().any(|known| known.id == class);
                assert!(listed || leaf.id.is_unknown(), "{} -> {class}", leaf.id);
                assert_eq!(class.is_unknown(), leaf.id.is_unknown());
            }
        }
    }
}

#[test]
fn every_class_is_reached_by_a_leaf() {
    let taxonomy = Taxonomy::embedded();
    for headings in [S2Headings::Eight, S2Headings::Nine] {
        for roll_up in RollUp::ALL {
            for class in taxonomy.classes(roll_up, headings) {
                assert!(
                    taxonomy
                        .leaves()
                        .iter()
                        .any(|leaf| taxonomy.roll_up(&leaf.id, roll_up, headings) == class.id),
                    "{}",
                    class.id
                );
            }
        }
    }
}

#[test]
fn every_text_is_there_in_four_languages_and_fits_a_label() {
    let taxonomy = Taxonomy::embedded();
    let ids = taxonomy
        .leaves()
        .iter()
        .map(|leaf| leaf.id.as_str())
        .chain(taxonomy.all_classes().iter().map(|class| class.id.as_str()));
    for id in ids {
        for language in Language::ALL {
            let name = taxonomy.name(id, language);
            let longest = match language {
                Language::English => LONGEST_ENGLISH_NAME,
                _ => LONGEST_CJK_NAME,
            };
            assert!(name != id && name.chars().count() <= longest, "{id} {language}: {name}");
            let meaning = taxonomy.meaning(id, language);
            assert!(!meaning.is_empty() && !meaning.contains('\n'), "{id} {language}");
        }
    }
    for language in Language::ALL {
        for how_left in HowLeft::ALL {
            assert_ne!(taxonomy.how_left_name(how_left, language), how_left.key());
            assert!(!taxonomy.how_left_meaning(how_left, language).is_empty());
        }
        for went in WhereTheyWent::ALL {
            assert_ne!(taxonomy.where_they_went_name(went, language), went.key());
            assert!(!taxonomy.where_they_went_meaning(went, language).is_empty());
        }
        for group in taxonomy.groups() {
            assert_ne!(taxonomy.group_name(&group.id, language), group.id);
        }
    }
}

#[test]
fn names_are_distinct_within_a_language() {
    let taxonomy = Taxonomy::embedded();
    for language in Language::ALL {
        let mut names: Vec<&str> =
            taxonomy.leaves().iter().map(|leaf| taxonomy.name(&leaf.id, language)).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), taxonomy.leaves().len(), "{language}");
    }
}

#[test]
fn leaves_on_which_the_sources_disagree_are_marked() {
    let taxonomy = Taxonomy::embedded();
    let marked: Vec<(&str, &[RollUp])> = taxonomy
        .leaves()
        .iter()
        .filter(|leaf| !leaf.disagrees.is_empty())
        .map(|leaf| (leaf.id.as_str(), leaf.disagrees.as_slice()))
        .collect();
    assert_eq!(
        marked,
        [
            ("customer.champion_left", &[RollUp::S0][..]),
            ("customer.in_housed", &[RollUp::S1]),
            ("customer.moved_up", &[RollUp::S1]),
            ("payment.failed", &[RollUp::S1]),
        ]
    );
    let changeable = |id| taxonomy.leaf(id).map(|leaf| leaf.changeable);
    assert_eq!(changeable("customer.closed"), Some(Changeable::No));
    assert_eq!(changeable("fit.wrong_customer"), Some(Changeable::AtAcquisition));
    assert_eq!(changeable("price.too_high"), Some(Changeable::CheckFirst));
}

#[test]
fn eight_headings_merge_relationship_and_trust() {
    let taxonomy = Taxonomy::embedded();
    let class = |leaf, headings| taxonomy.roll_up(leaf, RollUp::S2, headings);
    assert_eq!(class("trust.lost", S2Headings::Nine), "trust");
    assert_eq!(class("trust.lost", S2Headings::Eight), "relationship-and-trust");
    assert_eq!(class("customer.champion_left", S2Headings::Eight), "relationship-and-trust");
    assert_eq!(class("price.too_high", S2Headings::Eight), "competitor");
    assert_eq!(class("no.such_leaf", S2Headings::Eight), "unknown");
}

#[test]
fn rolling_up_keeps_the_total_and_the_display_order() {
    let taxonomy = Taxonomy::embedded();
    let leaves: Vec<(LeafId, f64)> = taxonomy
        .leaves()
        .iter()
        .enumerate()
        .map(|(index, leaf)| (leaf.id.clone(), index as f64 + 1.0))
        .collect();
    let total: f64 = leaves.iter().map(|(_, weight)| weight).sum();
    for roll_up in RollUp::ALL {
        let classes = taxonomy.roll_up_distribution(&leaves, roll_up, S2Headings::Eight);
        let sum: f64 = classes.iter().map(|(_, weight)| weight).sum();
        assert!((sum - total).abs() < 1e-9);
        assert!(classes.last().is_some_and(|(class, _)| class.is_unknown()));
        let expected: Vec<&ClassId> =
            taxonomy.classes(roll_up, S2Headings::Eight).iter().map(|class| &class.id).collect();
        let got: Vec<&ClassId> = classes.iter().map(|(class, _)| class).collect();
        assert_eq!(got[..got.len() - 1], expected[..]);
    }
    let s1 = taxonomy.roll_up_distribution(&leaves, RollUp::S1, S2Headings::Eight);
    let two = taxonomy.to_parents(&s1);
    let ids: Vec<&str> = two.iter().map(|(class, _)| class.as_str()).collect();
    assert_eq!(ids, ["circumstances", "outcome", "unknown"]);
}

#[test]
fn custom_leaves_name_their_roll_ups() {
    let custom = r#"
        [[leaf]]
        id = "product.no_offline_mode"
        s1 = "outcome.required"
        s0 = "product"
        s2 = "expectations"
        changeable = "yes"
        name = { ja = "オフライン非対応" }
        meaning = { ja = "オフラインで使えない。" }
    "#;
    let taxonomy = Taxonomy::embedded().with_custom_leaves(custom).expect("valid");
    let id = "product.no_offline_mode";
    assert!(taxonomy.leaf(id).is_some_and(|leaf| leaf.custom));
    assert_eq!(taxonomy.name(id, Language::English), "オフライン非対応");
    assert_eq!(taxonomy.roll_up(id, RollUp::S0, S2Headings::Nine), "product");
    assert_eq!(taxonomy.expand("product.*").len(), 6);

    for (from, to) in [
        ("product.no_offline_mode", "price.too_high"),
        ("product.no_offline_mode", "Product.NoOffline"),
        ("product.no_offline_mode", "colour.red"),
        ("\"expectations\"", "\"relationship-and-trust\""),
        ("\"outcome.required\"", "\"outcome\""),
        ("s0 = \"product\"", "s0 = \"unknown\""),
    ] {
        let result = Taxonomy::embedded().with_custom_leaves(&custom.replace(from, to));
        assert!(matches!(result, Err(TaxonomyError::Invalid { .. })), "{to}");
    }
}

#[test]
fn retired_ids_still_mean_something() {
    let reasons = format!(
        "{REASONS}\n[[retired]]\nid = \"price.old\"\nversion = 2\nreplaced_by = [\"price.too_high\", \"price.increase\"]\n"
    );
    let taxonomy = Taxonomy::from_toml(&reasons, CLASSES).expect("valid");
    let current = taxonomy.current("price.old");
    assert_eq!(current.len(), 2);
    assert!((current.iter().map(|(_, weight)| weight).sum::<f64>() - 1.0).abs() < 1e-12);
    assert_eq!(taxonomy.current("trust.lost"), [(LeafId::new("trust.lost"), 1.0)]);
    assert!(taxonomy.current("nonsense")[0].0.is_unknown());

    let lost = reasons.replace("[\"price.too_high\", \"price.increase\"]", "[\"gone\"]");
    assert!(matches!(problems_of(&lost, CLASSES)[..], [Problem::UnknownTarget { .. }]));
}

#[test]
fn validation_names_each_kind_of_problem() {
    let unnamed = REASONS.replacen("ja = \"廃業・死亡\"", "ja = \" \"", 1);
    assert_eq!(
        problems_of(&unnamed, CLASSES),
        [Problem::MissingText { id: "customer.closed".into(), text: "name", language: "ja" }]
    );
    let wrong_class = REASONS.replacen("s0 = \"left-category\"", "s0 = \"payments\"", 1);
    assert!(matches!(problems_of(&wrong_class, CLASSES)[..], [Problem::UnknownClass { .. }]));
    let twice = REASONS.replacen("id = \"customer.acquired\"", "id = \"customer.closed\"", 1);
    assert_eq!(problems_of(&twice, CLASSES), [Problem::DuplicateId("customer.closed".into())]);
    let no_unknown = REASONS.replacen("id = \"unknown\"", "id = \"customer.unclear\"", 1);
    assert!(problems_of(&no_unknown, CLASSES).contains(&Problem::UnknownLeaf));
    let no_parent = CLASSES.replacen("parent = \"outcome\"", "parent = \"price\"", 1);
    assert!(
        problems_of(REASONS, &no_parent)
            .iter()
            .any(|problem| matches!(problem, Problem::UnknownRelatedClass { .. }))
    );
    let no_group = CLASSES.replacen("id = \"fit\"", "id = \"fitness\"", 1);
    assert!(matches!(problems_of(REASONS, &no_group)[..], [Problem::UnknownGroup { .. }]));
    let no_term = CLASSES.replacen("id = \"open-source\"", "id = \"nothing\"", 1);
    assert_eq!(
        problems_of(REASONS, &no_term),
        [Problem::TermCount("open-source".into()), Problem::TermCount("nothing".into())]
    );
    assert!(matches!(Taxonomy::from_toml("version = ", CLASSES), Err(TaxonomyError::Syntax { .. })));
}
