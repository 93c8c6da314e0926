//! The reader: which texts are asked about, how often, for how long, at what cost.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use holdfast_domain::clock::Clock;
use holdfast_reasons::{TextReader, TextReading};
use holdfast_taxonomy::Taxonomy;

use crate::answer::{self, Labels};
use crate::budget::Budget;
use crate::cache::Cache;
use crate::client::{Client, Key, Outcome, Wait};
use crate::error::Error;
use crate::names::KnownNames;
use crate::prompt::Prompt;
use crate::redacted::Redacted;
use crate::settings::Settings;
use crate::tally::{Refusal, Stop, Tally};

/// Failures of the endpoint in a row after which no more is sent.
const MOST_FAILURES: u32 = 5;

/// Longest wait between two attempts; who asks for more is not asked again.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// Tokens of a message that are not in its bytes.
const FRAME_TOKENS: u64 = 64;

/// A language model as a reader of texts. What it costs and how long it takes is limited over
/// its whole life: one run.
pub struct LanguageModel<'a> {
    settings: Settings,
    client: Client,
    taxonomy: &'a Taxonomy,
    prompt: Prompt,
    cache: Option<Cache>,
    names: KnownNames,
    clock: &'a dyn Clock,
    progress: Option<Progress<'a>>,
    state: Mutex<State>,
}

/// Hears how many texts are done and how many there are.
type Progress<'a> = Box<dyn Fn(u64, u64) + Sync + 'a>;

/// What changes while texts are read.
struct State {
    budget: Budget,
    tally: Tally,
    deadline: Option<Instant>,
    failures: u32,
}

/// What came of one text.
enum Reading {
    Known(Labels),
    Answered(Labels),
    Refused(Refusal),
    NotSent,
}

impl<'a> LanguageModel<'a> {
    /// Looks the endpoint up, checks its address, and prepares the connection. Nothing is sent.
    ///
    /// `names` are replaced in what is sent; `cache` may be `None`, then every run asks again;
    /// `clock` reads dates in `Retry-After`.
    ///
    /// # Errors
    /// [`Error::Address`], [`Error::NoAuthorities`], [`Error::Certificates`], [`Error::Tls`].
    pub fn open(
        settings: Settings,
        key: Option<Key>,
        taxonomy: &'a Taxonomy,
        cache: Option<Cache>,
        names: KnownNames,
        clock: &'a dyn Clock,
    ) -> Result<Self, Error> {
        let budget = Budget::new(settings.spend_cap, settings.price.currency);
        let tally = Tally {
            texts: 0,
            answered: 0,
            from_cache: 0,
            refused: std::collections::BTreeMap::new(),
            not_sent: 0,
            stopped: None,
            requests: 0,
            input_tokens: 0,
            output_tokens: 0,
            cost: budget.spent(),
        };
        Ok(Self {
            client: Client::new(&settings, key)?,
            prompt: Prompt::new(taxonomy),
            settings,
            taxonomy,
            cache,
            names,
            clock,
            progress: None,
            state: Mutex::new(State { budget, tally, deadline: None, failures: 0 }),
        })
    }

    /// Tells `progress`, on any thread, how many texts are done and how many there are.
    #[must_use]
    pub fn with_progress(mut self, progress: impl Fn(u64, u64) + Sync + 'a) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// What happened so far.
    pub fn tally(&self) -> Tally {
        let state = self.state();
        Tally { cost: state.budget.spent(), ..state.tally.clone() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads one text.
    fn read_one(&self, original: &str) -> TextReading {
        let redacted = Redacted::new(original, &self.names);
        if !redacted.text().chars().any(char::is_alphanumeric) {
            return TextReading::default();
        }
        let reading = self.ask(redacted.text());
        let mut state = self.state();
        state.tally.texts += 1;
        let labels = match reading {
            Reading::Known(labels) => {
                state.tally.from_cache += 1;
                labels
            }
            Reading::Answered(labels) => {
                state.tally.answered += 1;
                state.failures = 0;
                labels
            }
            Reading::Refused(refusal) => {
                *state.tally.refused.entry(refusal).or_default() += 1;
                state.failures = if refusal.is_of_endpoint() { state.failures + 1 } else { 0 };
                if state.failures >= MOST_FAILURES {
                    state.tally.stopped.get_or_insert(Stop::Failing);
                }
                return TextReading::default();
            }
            Reading::NotSent => {
                state.tally.not_sent += 1;
                return TextReading::default();
            }
        };
        drop(state);
        let span = labels.span.and_then(|span| redacted.original(span));
        TextReading { leaves: labels.leaves, span }
    }

    fn ask(&self, sent: &str) -> Reading {
        let key = self.prompt.key(&self.settings, sent);
        let known = self.cache.as_ref().and_then(|cache| cache.find(&key, sent, self.taxonomy));
        if let Some(labels) = known {
            return Reading::Known(labels);
        }
        let body = self.prompt.body(&self.settings, sent);
        // A token is a byte or more.
        let most_input = body.len() as u64 + FRAME_TOKENS;
        let most_output = u64::from(self.settings.most_output_tokens);
        let most = self.settings.price.of(most_input, most_output);
        for attempt in 1.. {
            let Some(time) = self.admit(most) else { return Reading::NotSent };
            let outcome = self.client.ask(&body, time);
            let (used, result) = match &outcome {
                Outcome::Answer(bytes) => {
                    let (usage, labels) = answer::read(bytes, sent, self.taxonomy);
                    let usage = usage.map(|usage| (usage.prompt_tokens, usage.completion_tokens));
                    (usage.unwrap_or((most_input, most_output)), labels)
                }
                Outcome::TooLarge => ((most_input, most_output), Err(Refusal::TooLarge)),
                // It may have been answered, and charged, though we did not hear it.
                Outcome::Late => ((most_input, most_output), Err(Refusal::Late)),
                Outcome::Broken => ((most_input, most_output), Err(Refusal::Unreachable)),
                Outcome::NotConnected => ((0, 0), Err(Refusal::Unreachable)),
                Outcome::Status { code, .. } => ((0, 0), Err(refusal_of(*code))),
            };
            self.settle(most, used);
            if let Ok(labels) = result {
                if let Some(cache) = &self.cache {
                    cache.keep(&key, &labels);
                }
                return Reading::Answered(labels);
            }
            if let Outcome::Status { code: 401 | 403 | 404, .. } = outcome {
                self.state().tally.stopped.get_or_insert(Stop::NotAdmitted);
            }
            let Err(refusal) = result else { continue };
            let Some(wait) = self.wait_before_next(&outcome, attempt, &key) else {
                return Reading::Refused(refusal);
            };
            std::thread::sleep(wait);
        }
        Reading::NotSent
    }

    /// Lets a request pass if the cap and the time allow it; how long it may take.
    fn admit(&self, most: u128) -> Option<Duration> {
        let mut state = self.state();
        if state.tally.stopped.is_some() {
            return None;
        }
        let now = Instant::now();
        let deadline = *state.deadline.get_or_insert(now + self.settings.total_time);
        let left = deadline.saturating_duration_since(now);
        if left.is_zero() {
            state.tally.stopped = Some(Stop::TotalTime);
            return None;
        }
        if !state.budget.promise(most) {
            state.tally.stopped = Some(Stop::SpendCap);
            return None;
        }
        state.tally.requests += 1;
        Some(left.min(self.settings.request_time))
    }

    fn settle(&self, promised: u128, (input, output): (u64, u64)) {
        let mut state = self.state();
        let cost = self.settings.price.of(input, output);
        state.budget.settle(promised, cost);
        state.tally.input_tokens = state.tally.input_tokens.saturating_add(input);
        state.tally.output_tokens = state.tally.output_tokens.saturating_add(output);
    }

    /// How long to wait before the next attempt; `None` where there is none.
    fn wait_before_next(&self, outcome: &Outcome, attempt: u32, key: &[u8; 32]) -> Option<Duration> {
        let asked = match outcome {
            Outcome::Status { code: 408 | 409 | 429 | 500..=599, wait } => wait.as_ref(),
            Outcome::NotConnected | Outcome::Broken => None,
            _ => return None,
        };
        if attempt >= self.settings.attempts {
            return None;
        }
        let asked = asked.map_or(Duration::ZERO, |wait| match wait {
            Wait::Seconds(seconds) => Duration::from_secs(*seconds),
            Wait::Until(instant) => {
                let seconds = instant.as_second().saturating_sub(self.clock.now().as_second());
                Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
            }
        });
        if asked > LONGEST_WAIT {
            return None;
        }
        let wait = asked.max(own_wait(self.settings.first_wait, attempt, key));
        let deadline = self.state().deadline?;
        (Instant::now() + wait < deadline).then_some(wait)
    }
}

/// Twice as long after every attempt, and spread over the upper half, so that several requests
/// do not come back at once.
fn own_wait(first: Duration, attempt: u32, key: &[u8; 32]) -> Duration {
    let doubled = first.saturating_mul(1 << (attempt - 1).min(10)).min(LONGEST_WAIT);
    let part = u32::from(key[attempt as usize % key.len()]);
    doubled / 2 + doubled / 512 * part
}

fn refusal_of(code: u16) -> Refusal {
    match code {
        300..=399 => Refusal::Redirected,
        429 | 503 | 529 => Refusal::Busy,
        _ => Refusal::HttpError,
    }
}

impl TextReader for LanguageModel<'_> {
    /// Asks about every different text once, in the order given. A text without a valid answer
    /// is one about which this reader is silent.
    fn read(&self, texts: &[&str]) -> Result<Vec<TextReading>, String> {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut different = Vec::new();
        let of_text: Vec<usize> = texts
            .iter()
            .map(|text| {
                *places.entry(text).or_insert_with(|| {
                    different.push(*text);
                    different.len() - 1
                })
            })
            .collect();
        let next = AtomicUsize::new(0);
        let done = AtomicUsize::new(0);
        let read: Mutex<Vec<TextReading>> = Mutex::new(vec![TextReading::default(); different.len()]);
        let work = || {
            while let Some((place, text)) = {
                let place = next.fetch_add(1, Ordering::Relaxed);
                different.get(place).map(|text| (place, *text))
            } {
                let reading = self.read_one(text);
                read.lock().unwrap_or_else(PoisonError::into_inner)[place] = reading;
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                if let Some(progress) = &self.progress {
                    progress(done as u64, different.len() as u64);
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..self.settings.concurrent_requests.min(different.len()) {
                scope.spawn(work);
            }
        });
        let read = read.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(of_text.into_iter().map(|place| read[place].clone()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_stay_within_bounds() {
        let first = Duration::from_millis(500);
        for attempt in 1..40 {
            let least = own_wait(first, attempt, &[0; 32]);
            let most = own_wait(first, attempt, &[255; 32]);
            assert!(least < most && most <= LONGEST_WAIT, "{attempt}");
        }
        assert_eq!(own_wait(first, 1, &[0; 32]), Duration::from_millis(250));
        assert_eq!(own_wait(first, 3, &[0; 32]), Duration::from_secs(1));
    }
}
