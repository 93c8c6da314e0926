//! The rules that taxonomy data has to obey.

use std::collections::HashSet;

use super::Taxonomy;
use crate::id::UNKNOWN;
use crate::{HowLeft, Language, Leaf, Problem, RollUp, S2Headings, Texts, WhereTheyWent};

pub(super) fn problems(taxonomy: &Taxonomy) -> Vec<Problem> {
    let mut problems = Vec::new();
    duplicate_ids(taxonomy, &mut problems);
    for leaf in &taxonomy.leaves {
        check_leaf(taxonomy, leaf, &mut problems);
    }
    if taxonomy.leaf(UNKNOWN).is_none() {
        problems.push(Problem::UnknownLeaf);
    }
    for class in &taxonomy.classes {
        all_languages(&class.id, "name", &class.name, &mut problems);
        all_languages(&class.id, "meaning", &class.meaning, &mut problems);
        for other in class.parent.iter().chain(&class.merges) {
            if taxonomy.class(other).is_none_or(|found| found.roll_up != class.roll_up) {
                problems.push(Problem::UnknownRelatedClass {
                    class: class.id.to_string(),
                    other: other.to_string(),
                });
            }
        }
    }
    for group in &taxonomy.groups {
        all_languages(&group.id, "name", &group.name, &mut problems);
    }
    check_terms(taxonomy, &mut problems);
    check_retired(taxonomy, &mut problems);
    problems
}

fn duplicate_ids(taxonomy: &Taxonomy, problems: &mut Vec<Problem>) {
    let leaves = taxonomy.leaves.iter().map(|leaf| leaf.id.as_str());
    let classes = taxonomy.classes.iter().map(|class| class.id.as_str());
    let mut seen = HashSet::new();
    let mut seen_groups = HashSet::new();
    let repeated = leaves.chain(classes).filter(|id| !seen.insert(*id));
    let repeated_groups =
        taxonomy.groups.iter().map(|group| group.id.as_str()).filter(|id| !seen_groups.insert(*id));
    problems.extend(repeated.chain(repeated_groups).map(|id| Problem::DuplicateId(id.to_owned())));
}

fn is_well_formed(id: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    id == UNKNOWN || id.split_once('.').is_some_and(|(group, name)| word(group) && word(name))
}

fn check_leaf(taxonomy: &Taxonomy, leaf: &Leaf, problems: &mut Vec<Problem>) {
    if !is_well_formed(&leaf.id) {
        problems.push(Problem::MalformedLeafId(leaf.id.to_string()));
    }
    if !taxonomy.groups.iter().any(|group| group.id == leaf.group()) {
        problems.push(Problem::UnknownGroup { leaf: leaf.id.to_string(), group: leaf.group().to_owned() });
    }
    for roll_up in RollUp::ALL {
        let class = leaf.class(roll_up);
        if leaf.id.is_unknown() || class.is_unknown() {
            if !(leaf.id.is_unknown() && class.is_unknown()) {
                problems.push(Problem::UnknownLeaf);
            }
        } else if !taxonomy.classes(roll_up, S2Headings::Nine).iter().any(|finest| finest.id == *class) {
            problems.push(Problem::UnknownClass {
                leaf: leaf.id.to_string(),
                roll_up: roll_up.key(),
                class: class.to_string(),
            });
        }
    }
    for (text, texts) in [("name", &leaf.name), ("meaning", &leaf.meaning)] {
        if !leaf.custom {
            all_languages(&leaf.id, text, texts, problems);
        } else if texts.get(Language::English).is_none() {
            problems.push(Problem::MissingText { id: leaf.id.to_string(), text, language: "any language" });
        }
    }
}

fn all_languages(id: &str, text: &'static str, texts: &Texts, problems: &mut Vec<Problem>) {
    for language in Language::ALL {
        if texts.exact(language).is_none() {
            problems.push(Problem::MissingText { id: id.to_owned(), text, language: language.code() });
        }
    }
}

fn check_terms(taxonomy: &Taxonomy, problems: &mut Vec<Problem>) {
    for how_left in HowLeft::ALL {
        if taxonomy.how_left.iter().filter(|term| term.id == how_left).count() != 1 {
            problems.push(Problem::TermCount(how_left.key().to_owned()));
        }
    }
    for went in WhereTheyWent::ALL {
        if taxonomy.where_they_went.iter().filter(|term| term.id == went).count() != 1 {
            problems.push(Problem::TermCount(went.key().to_owned()));
        }
    }
    for term in &taxonomy.how_left {
        all_languages(term.id.key(), "name", &term.name, problems);
        all_languages(term.id.key(), "meaning", &term.meaning, problems);
    }
    for term in &taxonomy.where_they_went {
        all_languages(term.id.key(), "name", &term.name, problems);
        all_languages(term.id.key(), "meaning", &term.meaning, problems);
    }
}

fn check_retired(taxonomy: &Taxonomy, problems: &mut Vec<Problem>) {
    for retired in &taxonomy.retired {
        if taxonomy.leaf(&retired.id).is_some() {
            problems.push(Problem::RetiredStillUsed(retired.id.to_string()));
        }
        if retired.replaced_by.is_empty() {
            problems.push(Problem::BadWeights {
                place: "the retired leaves".to_owned(),
                value: retired.id.to_string(),
            });
        }
        for (target, _) in &retired.replaced_by {
            if taxonomy.leaf(target).is_none() {
                problems.push(Problem::UnknownTarget {
                    place: "the retired leaves".to_owned(),
                    value: retired.id.to_string(),
                    target: target.to_string(),
                });
            }
        }
    }
}
