//! What leaves the machine, seen from the receiver's side, and what stays here.

use std::collections::BTreeSet;

use holdfast_language::Normalised;
use holdfast_language_model::{Cache, Key, KnownNames, LanguageModel};
use holdfast_reasons::TextReader;
use holdfast_taxonomy::Taxonomy;

use crate::personal_data::{CLOSINGS, Dice, OPENINGS, written};
use crate::stand_in::{Reply, StandIn, faithful};
use crate::{CLOCK, KEY, open, settings};

/// Letters and digits of what a reader sees, in one spelling.
fn plain(text: &str) -> Vec<u8> {
    let seen = Normalised::literal(text);
    let characters = seen.characters().iter().filter(|character| character.is_ascii_alphanumeric());
    characters.collect::<String>().to_lowercase().into_bytes()
}

#[test]
fn no_personal_data_of_two_thousand_seeded_messages_arrives() {
    let mut dice = Dice(20_261_122);
    let (mut messages, mut values) = (Vec::new(), Vec::new());
    for number in 0..2000 {
        let written = written(number, &mut dice);
        let hidden = match dice.next(8) {
            0 => format!("<b>{written}</b>"),
            1 => format!("<a href=\"mailto:{written}\">{written}</a>"),
            _ => written.clone(),
        };
        // The number in front keeps messages apart; two digits cannot be part of a value.
        let mark = ["Too dear", "太贵了", "太貴了", "高すぎる"][number % 4];
        messages.push(format!("{mark}! {}{hidden}{}", dice.pick(&OPENINGS), dice.pick(&CLOSINGS)));
        values.push(written);
    }
    let stand_in = StandIn::start(|seen, _| faithful(seen));
    let model = open(settings(&stand_in, "concurrent_requests = 4\n"), None);
    let texts: Vec<&str> = messages.iter().map(String::as_str).collect();
    model.read(&texts).unwrap();
    // Every run of six letters and digits that arrived anywhere, the prompt's own left out: it is
    // the same in every request.
    let mut arrived: BTreeSet<[u8; 6]> = BTreeSet::new();
    let seen = stand_in.seen();
    for request in &seen {
        let text = plain(&request.text());
        arrived.extend(text.windows(6).map(|part| <[u8; 6]>::try_from(part).unwrap()));
        // Nothing of the request but the text differs.
        let shared = String::from_utf8(request.body.clone()).unwrap();
        let text = serde_json::to_string(&serde_json::json!({ "text": request.text() }).to_string()).unwrap();
        assert_eq!(shared.replace(&text, "TEXT").len() + text.len() - 4, request.body.len());
    }
    let leaked: Vec<_> = values
        .iter()
        .zip(&messages)
        .filter(|(value, _)| {
            plain(value).windows(6).any(|part| arrived.contains(&<[u8; 6]>::try_from(part).unwrap()))
        })
        .collect();
    assert!(leaked.is_empty(), "{} of 2000: {:?}", leaked.len(), &leaked[..leaked.len().min(5)]);
    let tally = model.tally();
    assert_eq!(tally.requests, seen.len() as u64);
    println!("{} messages, {} different ones sent, 0 leaked", messages.len(), seen.len());
}

#[test]
fn names_of_known_contacts_do_not_arrive() {
    let names = ["Ada Lovelace", "山田太郎", "王小明", "Nordwind GmbH"];
    let stand_in = StandIn::start(|seen, _| faithful(seen));
    let key = Some(Key::new(KEY).unwrap());
    let (settings, names) = (settings(&stand_in, ""), KnownNames::new(names));
    let model = LanguageModel::open(settings, key, Taxonomy::embedded(), None, names, &CLOCK).unwrap();
    let text = "Ada Lovelace at Nordwind GmbH: 山田太郎が退職、王小明离职了, Lovelace says it is too dear";
    model.read(&[text]).unwrap();
    let seen = stand_in.seen();
    assert_eq!(seen[0].text(), "[NAME] at [NAME]: [NAME]が退職、[NAME]离职了, [NAME] says it is too dear");
}

#[test]
fn a_request_holds_one_text_and_no_tools() {
    let stand_in = StandIn::start(|seen, _| faithful(seen));
    let model = open(settings(&stand_in, "concurrent_requests = 1\n"), None);
    model.read(&["Alpha is too dear", "Beta is too slow"]).unwrap();
    for (request, other) in stand_in.seen().iter().zip(["Beta is", "Alpha is"]) {
        let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap();
        let fields: Vec<&str> = body.as_object().unwrap().keys().map(String::as_str).collect();
        let expected =
            ["max_tokens", "messages", "model", "response_format", "seed", "stream", "temperature"];
        assert_eq!(fields, expected);
        assert_eq!(body["messages"].as_array().unwrap().len(), 2);
        assert!(!String::from_utf8_lossy(&request.body).contains(other));
        let labels = &body["response_format"]["json_schema"]["schema"]["properties"]["reasons"]["items"]["properties"]
            ["leaf"]["enum"];
        let leaves = Taxonomy::embedded().leaves().iter().filter(|leaf| !leaf.id.is_unknown());
        assert_eq!(labels.as_array().unwrap().len(), leaves.count());
        assert!(!request.head.to_lowercase().contains("cookie"));
    }
}

#[test]
fn the_key_goes_to_the_endpoint_and_nowhere_else() {
    // The stand-in's errors repeat the key, as a careless endpoint's might.
    for status in [200, 400, 401, 429, 500] {
        let folder = tempfile::tempdir().unwrap();
        let stand_in = StandIn::start(move |seen, _| match status {
            200 => faithful(seen),
            status => Reply::error(status, "retry-after: 0\r\n", "invalid_api_key"),
        });
        let model = open(settings(&stand_in, "attempts = 2\n"), Some(Cache::open(folder.path()).unwrap()));
        let readings = model.read(&["It is too dear."]).unwrap();
        assert!(stand_in.seen()[0].head.contains(&format!("Bearer {KEY}\r\n")));
        assert!(!String::from_utf8_lossy(&stand_in.seen()[0].body).contains(KEY));
        let shown = format!("{readings:?} {:?}", model.tally());
        assert!(!shown.contains(KEY), "{shown}");
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let kept = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            assert!(!kept.contains(KEY) && !kept.contains("dear"), "{kept}");
        }
    }
    let error = Key::new("sk with spaces 123").unwrap_err();
    assert!(!format!("{error} {error:?}").contains("123"));
}

#[test]
fn what_is_kept_holds_no_words_of_customers() {
    let folder = tempfile::tempdir().unwrap();
    let stand_in = StandIn::start(|seen, _| faithful(seen));
    let model = open(settings(&stand_in, ""), Some(Cache::open(folder.path()).unwrap()));
    model.read(&["Quarrelsome Zebediah said bo@x.example it is dear", "太贵了，再见"]).unwrap();
    let kept = std::fs::read_to_string(folder.path().join("answers.jsonl")).unwrap();
    assert_eq!(kept.lines().count(), 2);
    for word in ["Quarrelsome", "Zebediah", "EMAIL", "example", "太贵", "再见"] {
        assert!(!kept.contains(word), "{kept}");
    }
}
