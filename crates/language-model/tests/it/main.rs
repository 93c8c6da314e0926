//! The reader against a local stand-in for an endpoint: one that answers as the chat-completions
//! documentation says, and ones that answer wrongly, late, and maliciously.
#![allow(clippy::unwrap_used, reason = "a test fails where it cannot go on")]
#![allow(clippy::print_stdout, reason = "figures are shown with --nocapture")]

mod answers;
mod injections;
mod limits;
#[path = "../../../language/tests/it/personal_data.rs"]
mod personal_data;
mod privacy;
mod stand_in;
mod tls;

use holdfast_domain::clock::FixedClock;
use holdfast_language_model::{Cache, Key, KnownNames, LanguageModel, Settings};
use holdfast_taxonomy::Taxonomy;
use stand_in::StandIn;

/// The key that tests send, and look for where it must not be.
const KEY: &str = "sk-test-0f9e8d7c6b5a";

const CLOCK: FixedClock = FixedClock(jiff::Timestamp::UNIX_EPOCH);

/// Settings for a stand-in, with more lines.
fn settings(stand_in: &StandIn, more: &str) -> Settings {
    let prices =
        if more.contains("input_price") { "" } else { "input_price = \"0\"\noutput_price = \"0\"\n" };
    let document = format!(
        "endpoint = \"http://{}/v1\"\nmodel = \"stand-in-1\"\nallow_plain_http_to_private = true\n\
         first_wait_milliseconds = 1\n{prices}{more}",
        stand_in.address()
    );
    Settings::from_toml(&document, "test.toml").unwrap()
}

fn open(settings: Settings, cache: Option<Cache>) -> LanguageModel<'static> {
    let key = Some(Key::new(KEY).unwrap());
    LanguageModel::open(settings, key, Taxonomy::embedded(), cache, KnownNames::default(), &CLOCK).unwrap()
}
