//! What counts, and what counts as silence.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use holdfast_language_model::{Refusal, Stop};
use holdfast_reasons::{TextReader, TextReading};
use holdfast_taxonomy::LeafId;
use serde_json::json;

use crate::stand_in::{Reply, StandIn, faithful, valid};
use crate::{open, settings};

/// The only refusal after asking about one text, and the number of requests it took.
fn refusal(reply: impl Fn() -> Reply + Send + Sync + 'static, more: &str) -> (Refusal, u64) {
    let stand_in = StandIn::start(move |_, _| reply());
    let model = open(settings(&stand_in, more), None);
    let readings = model.read(&["It costs far too much."]).unwrap();
    assert_eq!(readings, [TextReading::default()]);
    let tally = model.tally();
    assert_eq!((tally.texts, tally.answered, tally.refused.len()), (1, 0, 1), "{tally:?}");
    (*tally.refused.first_key_value().unwrap().0, tally.requests)
}

#[test]
fn a_faithful_endpoint_is_read_with_spans_in_the_original() {
    let stand_in = StandIn::start(|seen, _| faithful(seen));
    let model = open(settings(&stand_in, ""), None);
    let texts =
        ["＜b＞Ｆａｒ too dear", "bo@x.example 太贵了", "", "\u{200B} !", "Ｆａｒ", "bo@x.example 太贵了"];
    let readings = model.read(&texts).unwrap();
    let leaves = vec![(LeafId::new("price.too_high"), 0.7)];
    for place in [0, 1, 4, 5] {
        assert_eq!(readings[place].leaves, leaves, "{}", texts[place]);
        assert!(texts[place].get(readings[place].span.clone().unwrap()).is_some());
    }
    // The quotation is “[EMAIL] 太贵了”: all of the address and the words after it.
    assert_eq!(readings[5].span, Some(0..texts[5].len()));
    assert_eq!(readings[4].span, Some(0..9));
    // Nothing is asked about texts without words, and once about equal ones.
    assert_eq!((readings[2].clone(), readings[3].clone()), (TextReading::default(), TextReading::default()));
    let tally = model.tally();
    assert_eq!((tally.texts, tally.answered, tally.requests, stand_in.seen().len()), (3, 3, 3, 3));
    assert_eq!((tally.input_tokens, tally.output_tokens, tally.cost.minor()), (3_000, 120, 0));
}

#[test]
fn every_wrong_answer_counts_as_silence_of_its_kind() {
    let content = |content: &'static str| move || Reply::content(content);
    let reason = |leaf: &str, probability: f64, quote: &str, more: &str| {
        let reason = json!({ "leaf": leaf, "probability": probability, "quote": quote });
        let content = format!("{{\"reasons\":[{reason}]{more}}}");
        move || Reply::content(&content)
    };
    assert_eq!(refusal(content("The price."), "").0, Refusal::NotJson);
    assert_eq!(refusal(content("{\"reasons\": [{"), "").0, Refusal::NotJson);
    assert_eq!(refusal(|| Reply::Full(200, "", "<html>busy</html>".to_owned()), "").0, Refusal::NotJson);
    assert_eq!(refusal(content("[]"), "").0, Refusal::WrongShape);
    assert_eq!(refusal(reason("price.too_high", 0.5, "far", ",\"x\":1"), "").0, Refusal::WrongShape);
    assert_eq!(refusal(reason("price.greedy", 0.5, "far", ""), "").0, Refusal::WrongLabel);
    assert_eq!(refusal(reason("price.too_high", 7.0, "far", ""), "").0, Refusal::WrongProbability);
    assert_eq!(refusal(reason("price.too_high", 0.5, "It was cheap", ""), "").0, Refusal::QuoteNotFound);
    // The first words of what the model was told are no words of the customer.
    assert_eq!(refusal(reason("price.too_high", 0.5, "You label why", ""), "").0, Refusal::QuoteNotFound);
    let declined = || Reply::message(&json!({ "content": null, "refusal": "I cannot" }), 9, 9);
    assert_eq!(refusal(declined, "").0, Refusal::Declined);
    let tools = || {
        let call =
            json!({ "id": "1", "type": "function", "function": { "name": "delete", "arguments": "{}" } });
        Reply::message(&json!({ "content": null, "tool_calls": [call] }), 9, 9)
    };
    assert_eq!(refusal(tools, "").0, Refusal::WrongShape);
}

#[test]
fn every_failure_of_the_endpoint_counts_as_silence_of_its_kind() {
    let busy = || Reply::error(429, "retry-after: 0\r\n", "rate_limit_exceeded");
    assert_eq!(refusal(busy, "attempts = 3\n"), (Refusal::Busy, 3));
    // Who asks for an hour is not asked again.
    let long = || Reply::error(429, "retry-after: 3600\r\n", "rate_limit_exceeded");
    assert_eq!(refusal(long, "attempts = 3\n"), (Refusal::Busy, 1));
    assert_eq!(refusal(|| Reply::error(500, "", "server_error"), "attempts = 2\n"), (Refusal::HttpError, 2));
    assert_eq!(refusal(|| Reply::error(400, "", "bad"), ""), (Refusal::HttpError, 1));
    assert_eq!(refusal(|| Reply::Nothing, "attempts = 2\n"), (Refusal::Unreachable, 2));
    assert_eq!(refusal(|| Reply::Flood, ""), (Refusal::TooLarge, 1));
    assert_eq!(refusal(|| Reply::Drip, "request_seconds = 1\n"), (Refusal::Late, 1));
    let slow = || Reply::After(Duration::from_secs(3), Box::new(Reply::content("{\"reasons\":[]}")));
    assert_eq!(refusal(slow, "request_seconds = 1\n"), (Refusal::Late, 1));
}

#[test]
fn what_fails_once_is_asked_again() {
    for first in [
        || Reply::error(429, "retry-after: 0\r\n", "rate_limit_exceeded"),
        || Reply::error(429, "retry-after: Wed, 31 Dec 1969 23:59:59 GMT\r\n", "rate_limit_exceeded"),
        || Reply::error(500, "", "server_error"),
        || Reply::error(503, "retry-after: soon\r\n", "overloaded"),
        || Reply::Nothing,
    ] {
        let stand_in = StandIn::start(move |seen, number| if number == 0 { first() } else { faithful(seen) });
        let model = open(settings(&stand_in, ""), None);
        let readings = model.read(&["It costs far too much."]).unwrap();
        assert_eq!(readings[0].leaves.len(), 1);
        let tally = model.tally();
        assert_eq!((tally.requests, tally.answered, tally.refused.len()), (2, 1, 0), "{tally:?}");
    }
}

#[test]
fn an_endpoint_that_is_not_there_costs_nothing() {
    // A port that was free a moment ago.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let document = format!(
        "endpoint = \"http://{free}/v1\"\nmodel = \"stand-in-1\"\nallow_plain_http_to_private = true\n\
         first_wait_milliseconds = 1\ninput_price = \"1\"\noutput_price = \"1\"\nspend_cap = \"1.00\"\n"
    );
    let settings = holdfast_language_model::Settings::from_toml(&document, "test.toml").unwrap();
    let model = open(settings, None);
    model.read(&["It costs far too much."]).unwrap();
    let tally = model.tally();
    assert_eq!((tally.refused.get(&Refusal::Unreachable), tally.cost.minor()), (Some(&1), 0));
    assert_eq!(tally.requests, 4);
}

#[test]
fn nobody_is_sent_elsewhere() {
    let other = StandIn::start(|seen, _| faithful(seen));
    let location: &'static str =
        format!("location: http://{}/v1/chat/completions\r\n", other.address()).leak();
    for status in [301, 302, 303, 307, 308] {
        let (refused, requests) = refusal(move || Reply::error(status, location, "moved"), "");
        assert_eq!((refused, requests), (Refusal::Redirected, 1));
    }
    assert!(other.seen().is_empty());
}

#[test]
fn an_endpoint_that_does_not_admit_us_is_left_alone() {
    for status in [401, 403, 404] {
        let stand_in = StandIn::start(move |_, _| Reply::error(status, "", "invalid_api_key"));
        let model = open(settings(&stand_in, "concurrent_requests = 1\n"), None);
        let texts: Vec<String> = (0..50).map(|number| format!("Too dear, {number} times")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert!(model.read(&texts).unwrap().iter().all(|reading| reading.leaves.is_empty()));
        let tally = model.tally();
        assert_eq!((tally.stopped, tally.requests, tally.not_sent), (Some(Stop::NotAdmitted), 1, 49));
    }
}

#[test]
fn an_endpoint_that_keeps_failing_is_left_alone() {
    let stand_in = StandIn::start(|_, _| Reply::error(500, "", "server_error"));
    let model = open(settings(&stand_in, "concurrent_requests = 1\nattempts = 1\n"), None);
    let texts: Vec<String> = (0..50).map(|number| format!("Too dear, {number} times")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    model.read(&texts).unwrap();
    let tally = model.tally();
    assert_eq!((tally.stopped, tally.requests, tally.not_sent), (Some(Stop::Failing), 5, 45));
}

#[test]
fn answers_belong_to_their_texts_whatever_the_order() {
    let late = AtomicUsize::new(0);
    let stand_in = StandIn::start(move |seen, _| {
        let wait = Duration::from_millis(late.fetch_add(7, Ordering::Relaxed) as u64 % 20);
        let text = seen.text();
        let leaf = if text.contains("trust") { "trust.lost" } else { "price.too_high" };
        let content = valid(&text).replace("price.too_high", leaf);
        Reply::After(wait, Box::new(Reply::content(&content)))
    });
    let model = open(settings(&stand_in, "concurrent_requests = 4\n"), None);
    let texts: Vec<String> = (0..200)
        .map(|number| format!("{number}. {}", if number % 3 == 0 { "no trust" } else { "too dear" }))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    for (place, reading) in model.read(&texts).unwrap().into_iter().enumerate() {
        let expected = if place % 3 == 0 { "trust.lost" } else { "price.too_high" };
        assert_eq!(reading.leaves, [(LeafId::new(expected), 0.7)], "{place}");
        assert_eq!(reading.span.unwrap().start, 0);
    }
}
