//! What it may cost and how long it may take.

use std::time::Duration;

use holdfast_language_model::{Cache, Stop};
use holdfast_reasons::TextReader;
use serde_json::json;

use crate::stand_in::{Reply, StandIn, faithful, valid};
use crate::{open, settings};

const PRICES: &str = "input_price = \"10\"\noutput_price = \"30\"\nconcurrent_requests = 4\n";

fn texts(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("It is too dear, {number} times over.")).collect()
}

#[test]
fn the_spend_cap_is_never_passed() {
    for cap in ["0.00", "0.05", "0.10", "0.50"] {
        let stand_in = StandIn::start(|seen, _| faithful(seen));
        let model = open(settings(&stand_in, &format!("{PRICES}spend_cap = \"{cap}\"\n")), None);
        let texts = texts(100);
        model.read(&texts.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        let tally = model.tally();
        let cap = cap.replace('.', "").parse::<i64>().unwrap();
        assert_eq!(tally.stopped, Some(Stop::SpendCap));
        assert!(tally.cost.minor() <= cap, "{tally:?}");
        assert_eq!(tally.answered + tally.not_sent, 100);
        assert_eq!(stand_in.seen().len() as u64, tally.answered);
        // 1,000 tokens at 10 and 40 at 30 dollars a million are 1.12 cents a request.
        assert_eq!(tally.cost.minor(), (tally.answered as i64 * 112 + 99) / 100);
        assert!(cap < 10 || tally.answered > 0);
    }
}

#[test]
fn an_endpoint_that_counts_nothing_is_paid_by_the_upper_bound() {
    let stand_in = StandIn::start(|seen, _| {
        let body = json!({ "choices": [{ "message": { "content": valid(&seen.text()) } }] });
        Reply::Full(200, "", body.to_string())
    });
    let model = open(settings(&stand_in, &format!("{PRICES}spend_cap = \"50.00\"\n")), None);
    model.read(&["It is too dear."]).unwrap();
    let tally = model.tally();
    assert_eq!(tally.answered, 1);
    assert!(tally.input_tokens >= stand_in.seen()[0].body.len() as u64);
    assert_eq!(tally.output_tokens, 500);
}

#[test]
fn an_endpoint_that_counts_absurdly_ends_the_run() {
    let stand_in = StandIn::start(|seen, _| {
        Reply::message(&json!({ "content": valid(&seen.text()) }), u64::MAX, u64::MAX)
    });
    let more = format!("{}spend_cap = \"1000.00\"\n", PRICES.replace('4', "1"));
    let model = open(settings(&stand_in, &more), None);
    let texts = texts(20);
    model.read(&texts.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
    let tally = model.tally();
    assert_eq!((tally.stopped, tally.requests, tally.not_sent), (Some(Stop::SpendCap), 1, 19));
}

#[test]
fn the_time_for_all_requests_ends() {
    let stand_in =
        StandIn::start(|seen, _| Reply::After(Duration::from_millis(400), Box::new(faithful(seen))));
    let model = open(settings(&stand_in, "total_seconds = 1\nconcurrent_requests = 1\n"), None);
    let texts = texts(40);
    let readings = model.read(&texts.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
    let tally = model.tally();
    assert_eq!((tally.stopped, readings.len()), (Some(Stop::TotalTime), 40));
    assert!(tally.not_sent > 30, "{tally:?}");
}

#[test]
fn what_is_known_is_not_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let texts = texts(30);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let stand_in = StandIn::start(|seen, _| faithful(seen));
    let run = || {
        let model = open(settings(&stand_in, ""), Some(Cache::open(folder.path()).unwrap()));
        let readings = model.read(&texts).unwrap();
        (readings, model.tally())
    };
    let (asked, first) = run();
    let (known, second) = run();
    assert_eq!(asked, known);
    assert_eq!((first.answered, first.from_cache), (30, 0));
    assert_eq!((second.answered, second.from_cache, second.requests), (0, 30, 0));
    assert!(Cache::erase(folder.path()).unwrap());
    assert_eq!(run().1.answered, 30);
}

#[test]
fn an_answer_that_was_refused_is_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let stand_in =
        StandIn::start(|seen, number| if number == 0 { Reply::content("no") } else { faithful(seen) });
    for (answered, refused) in [(0, 1), (1, 0)] {
        let model = open(settings(&stand_in, ""), Some(Cache::open(folder.path()).unwrap()));
        model.read(&["It is too dear."]).unwrap();
        let tally = model.tally();
        assert_eq!((tally.answered, tally.refused.len()), (answered, refused));
    }
}
