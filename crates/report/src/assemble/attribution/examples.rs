//! Accounts that left for a reason, with what speaks for it.

use holdfast_domain::calendar::Zone;
use holdfast_reasons::{Attribution, Contribution, Seen};
use holdfast_taxonomy::LeafId;

use super::local_date;
use crate::document as out;

/// Accounts shown for a reason.
const EXAMPLES: usize = 5;
/// Pieces of evidence shown for an account.
const EVIDENCE: usize = 5;
/// What adds less to the log-odds than this is not worth a line.
const WORTH_TELLING: f64 = 0.1;
/// Characters around the words of a quotation.
const AROUND: usize = 90;

/// For each reason the accounts that most surely left for it, with what speaks for it.
pub(super) fn of(attribution: &Attribution, zone: &Zone) -> Vec<out::ReasonExamples> {
    let mut by_leaf: std::collections::BTreeMap<&LeafId, Vec<usize>> = std::collections::BTreeMap::new();
    for (place, account) in attribution.accounts.iter().enumerate() {
        if !account.leaf.is_unknown() {
            by_leaf.entry(&account.leaf).or_default().push(place);
        }
    }
    let mut examples: Vec<out::ReasonExamples> = by_leaf
        .into_iter()
        .map(|(leaf, mut places)| {
            let probability = |place: &usize| attribution.accounts[*place].probability();
            places.sort_by(|one, other| probability(other).total_cmp(&probability(one)).then(one.cmp(other)));
            out::ReasonExamples {
                leaf: leaf.to_string(),
                accounts: places.len() as u64,
                examples: places
                    .iter()
                    .take(EXAMPLES)
                    .map(|place| example(attribution, *place, leaf, zone))
                    .collect(),
            }
        })
        .collect();
    examples.sort_by(|one, other| other.accounts.cmp(&one.accounts).then_with(|| one.leaf.cmp(&other.leaf)));
    examples
}

fn example(attribution: &Attribution, place: usize, leaf: &LeafId, zone: &Zone) -> out::ExampleAccount {
    let account = &attribution.accounts[place];
    let explanation = attribution.explain(place, leaf.as_str());
    let told = explanation.iter().flat_map(|explanation| &explanation.contributions);
    let told = told.filter(|part| part.symbol.is_some() && part.log_odds.abs() >= WORTH_TELLING);
    out::ExampleAccount {
        account_id: account.account_id.clone(),
        probability: account.probability(),
        rests: account.rests.key().to_owned(),
        confidence: Some(account.confidence.key().to_owned()),
        left_on: account.ended_at.and_then(|at| local_date(at, zone)),
        stated: account.stated_leaf.as_ref().filter(|stated| *stated != leaf).map(ToString::to_string),
        evidence: told.take(EVIDENCE).map(evidence).collect(),
    }
}

fn evidence(part: &Contribution) -> out::Evidence {
    out::Evidence {
        source: part.source.clone(),
        symbol: part.symbol.clone().unwrap_or_default(),
        log_odds: part.log_odds,
        quote: part.seen.iter().find_map(quote),
    }
}

/// The words that were read; without a span the beginning of the text.
fn quote(seen: &Seen) -> Option<out::Quote> {
    words(seen.text.as_deref()?, seen.span)
}

/// The words of a text that matter; a span that is not on the boundaries of characters is ignored.
pub(in super::super) fn last_words(text: &str, span: Option<(usize, usize)>) -> out::Quote {
    words(text, span).or_else(|| words(text, None)).unwrap_or_else(|| out::Quote {
        before: String::new(),
        words: String::new(),
        after: String::new(),
    })
}

fn words(text: &str, span: Option<(usize, usize)>) -> Option<out::Quote> {
    let (from, to) = span.unwrap_or((0, text.len()));
    let (before, words, after) = (text.get(..from)?, text.get(from..to)?, text.get(to..)?);
    Some(out::Quote { before: last(before), words: first(words, AROUND * 3), after: first(after, AROUND) })
}

fn first(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn last(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(AROUND);
    let shown: String = text.chars().skip(skipped).collect();
    if skipped > 0 { format!("…{shown}") } else { shown }
}
