//! One request and what came of it.

use std::time::Duration;

use ureq::Agent;
use ureq::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use ureq::http::{HeaderValue, StatusCode, Uri};

use crate::error::Error;
use crate::settings::Settings;
use crate::transport::Checked;

/// Most bytes of an answer that are read.
const LARGEST_ANSWER: u64 = 256 * 1024;

/// The key that the endpoint asks for. It is never shown.
pub struct Key(HeaderValue);

impl Key {
    /// A key, to be sent as a bearer token.
    ///
    /// # Errors
    /// [`Error::Key`] where it is empty or cannot stand in a header; the key is not part of it.
    pub fn new(key: &str) -> Result<Self, Error> {
        let key = key.trim();
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::Key);
        }
        let mut value = HeaderValue::from_str(&format!("Bearer {key}")).map_err(|_| Error::Key)?;
        value.set_sensitive(true);
        Ok(Self(value))
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Key(not shown)")
    }
}

/// What came of a request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A body, in time and of a size that can be read.
    Answer(Vec<u8>),
    /// Another status than success; the wait that the server asks for.
    Status { code: u16, wait: Option<Wait> },
    /// More bytes than are read.
    TooLarge,
    /// No answer in time.
    Late,
    /// No connection: nothing was sent.
    NotConnected,
    /// The connection broke before the request was answered.
    Broken,
}

/// How long a server asks to wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wait {
    Seconds(u64),
    Until(jiff::Timestamp),
}

/// Sends requests to the endpoint.
#[derive(Debug)]
pub(crate) struct Client {
    agent: Agent,
    uri: Uri,
    key: Option<Key>,
}

impl Client {
    pub(crate) fn new(settings: &Settings, key: Option<Key>) -> Result<Self, Error> {
        let checked = Checked::new(&settings.endpoint, settings.root_certificates.as_deref())?;
        let pinned = checked.pinned();
        // No proxy from the environment: it would be another receiver than the one named.
        let config = Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!("holdfast/", env!("CARGO_PKG_VERSION")))
            .max_response_header_size(32 * 1024)
            .max_idle_connections_per_host(settings.concurrent_requests)
            .build();
        let agent = Agent::with_parts(config, checked, pinned);
        Ok(Self { agent, uri: settings.endpoint.uri().clone(), key })
    }

    /// Sends one body and waits for its answer no longer than this.
    pub(crate) fn ask(&self, body: &[u8], time: Duration) -> Outcome {
        let mut request = self.agent.post(&self.uri).header(CONTENT_TYPE, "application/json");
        if let Some(Key(value)) = &self.key {
            request = request.header(AUTHORIZATION, value);
        }
        let sent = request.config().timeout_global(Some(time)).build().send(body);
        let mut response = match sent {
            Ok(response) => response,
            Err(error) => return failed(&error),
        };
        if response.status() != StatusCode::OK {
            let wait = response.headers().get(RETRY_AFTER).and_then(|value| asked_wait(value.to_str().ok()?));
            return Outcome::Status { code: response.status().as_u16(), wait };
        }
        match response.body_mut().with_config().limit(LARGEST_ANSWER).read_to_vec() {
            Ok(body) => Outcome::Answer(body),
            Err(error) => failed(&error),
        }
    }
}

fn failed(error: &ureq::Error) -> Outcome {
    match error {
        ureq::Error::Timeout(_) => Outcome::Late,
        ureq::Error::BodyExceedsLimit(_) => Outcome::TooLarge,
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => Outcome::Late,
        ureq::Error::ConnectionFailed => Outcome::NotConnected,
        _ => Outcome::Broken,
    }
}

/// `Retry-After`: seconds, or a date as HTTP writes it.
fn asked_wait(value: &str) -> Option<Wait> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Wait::Seconds(seconds));
    }
    let instant = jiff::fmt::rfc2822::parse(value).ok()?;
    Some(Wait::Until(instant.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_not_shown() {
        let key = Key::new("sk-very-secret").unwrap();
        assert_eq!(format!("{key:?}"), "Key(not shown)");
        for wrong in ["", " ", "two words", "line\nbreak", "schlüssel"] {
            let error = Key::new(wrong).unwrap_err().to_string();
            assert!(wrong.trim().is_empty() || !error.contains(wrong));
        }
    }

    #[test]
    fn waits_are_read_as_http_writes_them() {
        assert_eq!(asked_wait("120"), Some(Wait::Seconds(120)));
        let date = asked_wait("Fri, 31 Dec 1999 23:59:59 GMT");
        assert_eq!(date, Some(Wait::Until("1999-12-31T23:59:59Z".parse().unwrap())));
        assert_eq!(asked_wait("soon"), None);
        assert_eq!(asked_wait("-5"), None);
    }
}
