//! What came back, checked. An answer is data from a stranger: it counts as a whole or not at all.

use std::ops::Range;

use holdfast_taxonomy::{LeafId, Taxonomy};

use crate::tally::Refusal;

/// A valid answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Labels {
    /// Reasons of the list with positive probabilities, largest first, at most 1 together.
    pub(crate) leaves: Vec<(LeafId, f64)>,
    /// The bytes, of the text as sent, that show the first.
    pub(crate) span: Option<Range<usize>>,
}

/// What the endpoint says it counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub(crate) struct Usage {
    pub(crate) prompt_tokens: u64,
    pub(crate) completion_tokens: u64,
}

/// The envelope. Servers add fields of their own to it, which are not looked at.
#[derive(serde::Deserialize)]
struct Envelope {
    choices: Vec<Choice>,
    #[serde(default)]
    usage: Option<serde_json::Value>,
}

#[derive(serde::Deserialize)]
struct Choice {
    message: Message,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(serde::Deserialize)]
struct Message {
    #[serde(default)]
    content: Option<String>,
    #[serde(default)]
    refusal: Option<String>,
    #[serde(default)]
    tool_calls: Option<Vec<serde::de::IgnoredAny>>,
    #[serde(default)]
    function_call: Option<serde::de::IgnoredAny>,
}

/// The content that was agreed on: nothing more, nothing less.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    reasons: Vec<Reason>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    leaf: String,
    probability: f64,
    quote: String,
}

/// More reasons than this are no answer to what was asked.
const MOST_REASONS: usize = 10;

fn shape(error: &serde_json::Error) -> Refusal {
    if error.is_data() { Refusal::WrongShape } else { Refusal::NotJson }
}

/// Checks the body of an answer about a text, as sent. The usage is read even where the rest is
/// refused: it was paid for.
pub(crate) fn read(body: &[u8], sent: &str, taxonomy: &Taxonomy) -> (Option<Usage>, Result<Labels, Refusal>) {
    let envelope: Envelope = match serde_json::from_slice(body) {
        Ok(envelope) => envelope,
        Err(error) => return (None, Err(shape(&error))),
    };
    let usage = envelope.usage.and_then(|usage| serde_json::from_value(usage).ok());
    (usage, labels(&envelope.choices, sent, taxonomy))
}

fn labels(choices: &[Choice], sent: &str, taxonomy: &Taxonomy) -> Result<Labels, Refusal> {
    let [Choice { message, finish_reason }] = choices else { return Err(Refusal::WrongShape) };
    if message.refusal.as_ref().is_some_and(|words| !words.is_empty())
        || finish_reason.as_deref() == Some("content_filter")
    {
        return Err(Refusal::Declined);
    }
    if finish_reason.as_deref() == Some("length") {
        return Err(Refusal::CutOff);
    }
    let calls = message.tool_calls.as_ref().is_some_and(|calls| !calls.is_empty());
    let Some(content) = message.content.as_deref().filter(|_| !calls && message.function_call.is_none())
    else {
        return Err(Refusal::WrongShape);
    };
    let content: Content = serde_json::from_str(content).map_err(|error| shape(&error))?;
    if content.reasons.len() > MOST_REASONS {
        return Err(Refusal::WrongShape);
    }
    let mut found: Vec<(LeafId, f64, Range<usize>)> = Vec::with_capacity(content.reasons.len());
    for reason in content.reasons {
        let leaf = taxonomy.leaf(&reason.leaf).map(|leaf| leaf.id.clone());
        let leaf = leaf.filter(|leaf| !leaf.is_unknown()).ok_or(Refusal::WrongLabel)?;
        if !(0.0..=1.0).contains(&reason.probability) {
            return Err(Refusal::WrongProbability);
        }
        if found.iter().any(|(known, ..)| *known == leaf) {
            return Err(Refusal::WrongShape);
        }
        let quote = reason.quote.trim();
        let start = sent.find(quote).filter(|_| !quote.is_empty()).ok_or(Refusal::QuoteNotFound)?;
        found.push((leaf, reason.probability, start..start + quote.len()));
    }
    found.retain(|(_, probability, _)| *probability > 0.0);
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    let sum: f64 = found.iter().map(|(_, probability, _)| probability).sum();
    let span = found.first().map(|(.., span)| span.clone());
    let leaves = found.into_iter().map(|(leaf, probability, _)| (leaf, probability / sum.max(1.0)));
    Ok(Labels { leaves: leaves.collect(), span })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const SENT: &str = "Far too expensive, mail [EMAIL]";

    fn answer(content: &str) -> Result<Labels, Refusal> {
        let body = json!({ "choices": [{ "message": { "role": "assistant", "content": content } }] });
        read(body.to_string().as_bytes(), SENT, Taxonomy::embedded()).1
    }

    fn reason(leaf: &str, probability: f64, quote: &str) -> String {
        json!({ "reasons": [{ "leaf": leaf, "probability": probability, "quote": quote }] }).to_string()
    }

    #[test]
    fn a_valid_answer_is_taken() {
        let labels = answer(&reason("price.too_high", 0.8, "too expensive")).unwrap();
        assert_eq!(labels.leaves, [(LeafId::new("price.too_high"), 0.8)]);
        assert_eq!(labels.span, Some(4..17));
        assert_eq!(answer("{\"reasons\":[]}").unwrap(), Labels::default());
    }

    #[test]
    fn probabilities_are_at_most_one_together() {
        let two = json!({ "reasons": [
            { "leaf": "price.too_high", "probability": 1.0, "quote": "expensive" },
            { "leaf": "trust.lost", "probability": 0.6, "quote": "mail" },
        ] });
        let labels = answer(&two.to_string()).unwrap();
        let sum: f64 = labels.leaves.iter().map(|(_, probability)| probability).sum();
        assert!((sum - 1.0).abs() < 1e-12);
        assert_eq!(labels.span, Some(8..17));
    }

    #[test]
    fn anything_else_is_refused_by_kind() {
        let twice = json!({ "reasons": [
            { "leaf": "price.too_high", "probability": 0.5, "quote": "Far" },
            { "leaf": "price.too_high", "probability": 0.5, "quote": "Far" },
        ] });
        for (content, expected) in [
            (reason("price.made_up", 0.8, "Far"), Refusal::WrongLabel),
            (reason("unknown", 0.8, "Far"), Refusal::WrongLabel),
            (reason("Price.Too_High", 0.8, "Far"), Refusal::WrongLabel),
            (reason("price.too_high", 1.1, "Far"), Refusal::WrongProbability),
            (reason("price.too_high", -0.1, "Far"), Refusal::WrongProbability),
            (reason("price.too_high", 0.8, "not there"), Refusal::QuoteNotFound),
            (reason("price.too_high", 0.8, ""), Refusal::QuoteNotFound),
            ("I think it is the price.".to_owned(), Refusal::NotJson),
            (
                "{\"reasons\":[{\"leaf\":\"price.too_high\",\"probability\":NaN,\"quote\":\"Far\"}]}"
                    .to_owned(),
                Refusal::NotJson,
            ),
            ("{\"reasons\":[".to_owned(), Refusal::NotJson),
            ("{\"reasons\":[],\"account\":\"A-2\"}".to_owned(), Refusal::WrongShape),
            ("{\"reasons\":{}}".to_owned(), Refusal::WrongShape),
            (
                "{\"reasons\":[{\"leaf\":\"price.too_high\",\"probability\":\"high\",\"quote\":\"Far\"}]}"
                    .to_owned(),
                Refusal::WrongShape,
            ),
            (
                "{\"reasons\":[{\"leaf\":\"price.too_high\",\"quote\":\"Far\"}]}".to_owned(),
                Refusal::WrongShape,
            ),
            (twice.to_string(), Refusal::WrongShape),
            (format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000)), Refusal::WrongShape),
        ] {
            let refused = answer(&content).unwrap_err();
            assert_eq!(refused, expected, "{content:.80}");
        }
    }

    #[test]
    fn envelopes_that_hold_no_answer_are_refused() {
        for (body, expected) in [
            (json!({ "choices": [] }), Refusal::WrongShape),
            (json!({ "error": { "message": "no" } }), Refusal::WrongShape),
            (json!({ "choices": [{ "message": { "content": null } }] }), Refusal::WrongShape),
            (json!({ "choices": [{ "message": { "content": null, "refusal": "no" } }] }), Refusal::Declined),
            (
                json!({ "choices": [{ "message": { "content": "{\"reasons\":[]}" }, "finish_reason": "length" }] }),
                Refusal::CutOff,
            ),
            (
                json!({ "choices": [{ "message": { "content": "{\"reasons\":[]}", "tool_calls": [{ "id": "1" }] } }] }),
                Refusal::WrongShape,
            ),
        ] {
            let (_, refused) = read(body.to_string().as_bytes(), SENT, Taxonomy::embedded());
            assert_eq!(refused.unwrap_err(), expected, "{body}");
        }
        assert_eq!(read(b"<html>", SENT, Taxonomy::embedded()).1, Err(Refusal::NotJson));
    }

    #[test]
    fn usage_counts_even_where_the_answer_does_not() {
        let body = json!({ "choices": [], "usage": { "prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9 } });
        let (usage, _) = read(body.to_string().as_bytes(), SENT, Taxonomy::embedded());
        assert_eq!(usage, Some(Usage { prompt_tokens: 7, completion_tokens: 2 }));
        let body = json!({ "choices": [], "usage": { "prompt_tokens": -7 } });
        assert_eq!(read(body.to_string().as_bytes(), SENT, Taxonomy::embedded()).0, None);
    }
}
