//! Everything that evidence can say has its words in every language, and no words are left over
//! from evidence that is gone.

use std::collections::BTreeSet;
use std::path::Path;

use holdfast_reasons::{Confidence, Manner, Registry, Rests, Verdict};
use holdfast_taxonomy::Taxonomy;

const LANGUAGES: [&str; 4] = ["en", "zh-Hans", "zh-Hant", "ja"];

/// Words that belong to no source: for silence, quotations and rules that users wrote.
const OF_ANY_SOURCE: [&str; 3] = ["evidence-silent", "evidence-said", "evidence-rule"];

/// Sources in the code whose symbols are the customer's own words, which are quoted, or leaves,
/// which the taxonomy names.
const QUOTED: [&str; 6] =
    ["stated_reason", "destination", "comment", "messages", "survey_comments", "language_model"];

/// The keys of the messages of a language's file.
fn keys(language: &str) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("../../locales").join(language).join("evidence.ftl");
    let text = std::fs::read_to_string(&path).unwrap();
    let messages = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()));
    messages.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
}

fn key(parts: &[&str]) -> String {
    parts.join("-").replace('_', "-")
}

/// The keys that the sources, symbols and results call for.
fn wanted() -> BTreeSet<String> {
    let mut wanted: BTreeSet<String> = OF_ANY_SOURCE.map(str::to_owned).into();
    for signal in Registry::shipped(Taxonomy::embedded()).unwrap().signals() {
        wanted.insert(key(&["evidence", &signal.id]));
        wanted.extend(signal.symbols.iter().map(|symbol| key(&["evidence", &signal.id, &symbol.id])));
    }
    wanted.extend(QUOTED.map(|source| key(&["evidence", source])));
    wanted.insert(key(&["evidence", "rival_named"]));
    wanted.extend(["in_comment", "in_message"].map(|symbol| key(&["evidence", "rival_named", symbol])));
    wanted.insert(key(&["evidence", "own_replies"]));
    wanted.extend(Manner::ALL.map(|manner| key(&["evidence", "own_replies", manner.key()])));
    let confidence = [Confidence::Unknown, Confidence::Low, Confidence::Medium, Confidence::High];
    wanted.extend(confidence.map(|confidence| key(&["confidence", confidence.key()])));
    let rests = [Rests::Stated, Rests::Inferred, Rests::Both];
    wanted.extend(rests.map(|rests| key(&["basis-of-reason", rests.key()])));
    let verdicts =
        [Verdict::Corroborated, Verdict::NotTestable, Verdict::NothingCanBeTold, Verdict::NoEvidence];
    wanted.extend(verdicts.map(|verdict| {
        let written = serde_json::to_value(verdict).unwrap();
        key(&["verdict", written.as_str().unwrap()])
    }));
    wanted
}

#[test]
fn all_evidence_has_its_words_in_every_language() {
    let wanted = wanted();
    for language in LANGUAGES {
        let there = keys(language);
        let missing: Vec<&String> = wanted.difference(&there).collect();
        assert!(missing.is_empty(), "locales/{language}/evidence.ftl lacks {missing:?}");
        let left_over: Vec<&String> = there.difference(&wanted).collect();
        assert!(left_over.is_empty(), "locales/{language}/evidence.ftl has words for nothing: {left_over:?}");
    }
}
