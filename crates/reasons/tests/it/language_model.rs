//! A language model as one more source: what it is asked about, in which order, and that it
//! counts for less where it repeats what other sources see. A recording copy of the trained
//! reader stands in for it.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use holdfast_analytics::Analytics as _;
use holdfast_language::models::TextModels;
use holdfast_reasons::{Basis, TextReader, TextReading, TrainedReader};

use crate::business::simulated;

/// A reader that remembers what it was asked.
struct Recording<'a> {
    inner: &'a dyn TextReader,
    asked: RefCell<Vec<String>>,
}

impl TextReader for Recording<'_> {
    fn read(&self, texts: &[&str]) -> Result<Vec<TextReading>, String> {
        self.asked.borrow_mut().extend(texts.iter().map(|text| (*text).to_owned()));
        self.inner.read(texts)
    }
}

/// Silent about every text, as a language model is whose endpoint fails.
struct Silent;

impl TextReader for Silent {
    fn read(&self, texts: &[&str]) -> Result<Vec<TextReading>, String> {
        Ok(vec![TextReading::default(); texts.len()])
    }
}

#[test]
fn a_language_model_reads_comments_then_messages_of_those_who_left_and_is_tempered() {
    let business = simulated(400, 7, &[]);
    let trained = TrainedReader::new(&TextModels::embedded(), &[]).unwrap();
    let recording = Recording { inner: &trained, asked: RefCell::default() };
    let without = business.attribute();
    let with = business.attribute_beside(&recording);
    let silent = business.attribute_beside(&Silent);
    assert!(without.sources.iter().all(|source| source.id != "language_model"));
    // One that says nothing changes nothing.
    assert!(silent.sources.iter().all(|source| source.id != "language_model"));
    for (one, other) in without.accounts.iter().zip(&silent.accounts) {
        assert_eq!((&one.account_id, &one.leaves), (&other.account_id, &other.leaves));
    }

    // Comments first, the most recent departures first; then at most three messages an account.
    let asked = recording.asked.into_inner();
    let mut comments: Vec<(i64, String)> = with
        .departures()
        .iter()
        .filter(|departure| departure.statement.is_some())
        .filter_map(|departure| Some((departure.decided_at, departure.comment.clone()?)))
        .collect();
    comments.sort_by_key(|(decided, _)| std::cmp::Reverse(*decided));
    let expected: Vec<&String> = comments.iter().map(|(_, comment)| comment).collect();
    assert_eq!(asked[..expected.len()].iter().collect::<Vec<_>>(), expected);
    let table =
        business.lake.query("SELECT account_id, text FROM messages WHERE author = 'customer'", &[]).unwrap();
    let (account, text) = (table.column("account_id").unwrap(), table.column("text").unwrap());
    let left: HashSet<&str> =
        with.departures().iter().map(|departure| departure.account_id.as_str()).collect();
    let mut of_text: HashMap<&str, Vec<&str>> = HashMap::new();
    for row in 0..table.rows() {
        of_text.entry(text.text(row).unwrap()).or_default().push(account.text(row).unwrap());
    }
    let mut messages: BTreeMap<&str, usize> = BTreeMap::new();
    for asked in &asked[expected.len()..] {
        let accounts = &of_text[asked.as_str()];
        assert!(accounts.iter().any(|account| left.contains(account)), "{asked}");
        // A text that several accounts wrote tells nothing about how many of one are read.
        if let [account] = accounts[..] {
            *messages.entry(account).or_default() += 1;
        }
    }
    assert!(!messages.is_empty() && messages.values().all(|count| *count <= 3));

    // A copy of what reads the comments counts for less than a source of its own.
    let source = with.sources.iter().find(|source| source.id == "language_model").unwrap();
    let before = without.sources.iter().find(|source| source.id == "comment").unwrap();
    let after = with.sources.iter().find(|source| source.id == "comment").unwrap();
    println!(
        "language model spoke {}, weight {:.2}; comments {:.2} without it, {:.2} beside it",
        source.spoke, source.weight, before.weight, after.weight
    );
    assert_eq!(source.basis, Basis::Inferred);
    assert!(source.spoke > 0);
    assert!(source.weight < 1.0 && after.weight < before.weight + 1e-9);
}
