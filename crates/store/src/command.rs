//! A write: when, from where, under which idempotency key, and what follows from it. The
//! write, its audit row, its jobs and messages and the key are one transaction.

use crate::error::{Error, Result};
use crate::jobs::NewJob;
use crate::outbox::NewMessage;
use crate::time::Moment;

/// What the caller chose to name this request by: sending it again with the same key does
/// nothing and answers what the first answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The key with this text.
    ///
    /// # Errors
    /// [`Error::Invalid`] unless it has 1 to 200 characters of visible ASCII.
    pub fn new(text: impl Into<String>) -> Result<Self> {
        let text = text.into();
        if !text.is_empty() && text.len() <= 200 && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(Self(text))
        } else {
            Err(Error::Invalid { what: "idempotency key", why: "it needs 1 to 200 visible ASCII characters" })
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What follows from a write, committed with it or not at all.
#[derive(Debug, Clone, Default)]
pub struct Effects {
    /// Jobs to be run.
    pub jobs: Vec<NewJob>,
    /// Messages to be sent.
    pub messages: Vec<NewMessage>,
}

/// The circumstances of a write.
#[derive(Debug, Clone)]
pub struct Command {
    /// When.
    pub now: Moment,
    /// The name of the request, if it may be sent twice.
    pub key: Option<IdempotencyKey>,
    /// The network address it came from.
    pub address: Option<String>,
    /// What follows from it.
    pub effects: Effects,
}

impl Command {
    /// A write at this instant, with no key and nothing that follows.
    pub fn at(now: Moment) -> Self {
        Self { now, key: None, address: None, effects: Effects::default() }
    }

    /// Under this key.
    #[must_use]
    pub fn with_key(mut self, key: IdempotencyKey) -> Self {
        self.key = Some(key);
        self
    }

    /// From this network address.
    #[must_use]
    pub fn from_address(mut self, address: impl Into<String>) -> Self {
        self.address = Some(address.into());
        self
    }

    /// Followed by this job.
    #[must_use]
    pub fn with_job(mut self, job: NewJob) -> Self {
        self.effects.jobs.push(job);
        self
    }

    /// Followed by this message.
    #[must_use]
    pub fn with_message(mut self, message: NewMessage) -> Self {
        self.effects.messages.push(message);
        self
    }
}
