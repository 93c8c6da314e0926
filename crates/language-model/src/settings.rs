//! What the operator decides: the endpoint, its prices, and the limits.

use std::path::PathBuf;
use std::time::Duration;

use holdfast_domain::money::{Currency, Money};

use crate::budget::Price;
use crate::endpoint::Endpoint;
use crate::error::Error;

/// Environment variable with the key, where the settings name none.
const KEY_VARIABLE: &str = "HOLDFAST_LANGUAGE_MODEL_KEY";

/// How the endpoint is asked to keep the form of the answer. The answer is checked in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerFormat {
    /// By a JSON Schema with the closed list of reasons.
    JsonSchema,
    /// As any JSON object, for servers that know no schema.
    JsonObject,
}

/// The field that limits the answer's tokens: servers know one name or the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutputLimit {
    /// `max_tokens`.
    MaxTokens,
    /// `max_completion_tokens`.
    MaxCompletionTokens,
}

/// The settings as written.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    endpoint: String,
    model: String,
    key_variable: Option<String>,
    #[serde(default)]
    allow_plain_http_to_private: bool,
    #[serde(default)]
    allow_private_addresses: bool,
    root_certificates: Option<PathBuf>,
    #[serde(default)]
    currency: Option<String>,
    input_price: String,
    output_price: String,
    spend_cap: Option<String>,
    #[serde(default = "request_seconds")]
    request_seconds: u64,
    #[serde(default = "total_seconds")]
    total_seconds: u64,
    #[serde(default = "attempts")]
    attempts: u32,
    #[serde(default = "first_wait_milliseconds")]
    first_wait_milliseconds: u64,
    #[serde(default = "concurrent_requests")]
    concurrent_requests: usize,
    #[serde(default = "most_output_tokens")]
    most_output_tokens: u32,
    #[serde(default = "output_limit")]
    output_limit: OutputLimit,
    #[serde(default = "answer_format")]
    answer_format: AnswerFormat,
    #[serde(default = "deterministic")]
    deterministic: bool,
}

const fn request_seconds() -> u64 {
    60
}
const fn total_seconds() -> u64 {
    1800
}
const fn attempts() -> u32 {
    4
}
const fn first_wait_milliseconds() -> u64 {
    500
}
const fn concurrent_requests() -> usize {
    2
}
const fn most_output_tokens() -> u32 {
    500
}
const fn output_limit() -> OutputLimit {
    OutputLimit::MaxTokens
}
const fn answer_format() -> AnswerFormat {
    AnswerFormat::JsonSchema
}
const fn deterministic() -> bool {
    true
}

/// What the operator decides. Made by [`Settings::from_toml`], which checks every value.
#[derive(Debug, Clone)]
pub struct Settings {
    pub(crate) endpoint: Endpoint,
    pub(crate) model: String,
    pub(crate) root_certificates: Option<PathBuf>,
    pub(crate) price: Price,
    pub(crate) spend_cap: Option<Money>,
    pub(crate) request_time: Duration,
    pub(crate) total_time: Duration,
    pub(crate) attempts: u32,
    pub(crate) first_wait: Duration,
    pub(crate) concurrent_requests: usize,
    pub(crate) most_output_tokens: u32,
    pub(crate) output_limit: OutputLimit,
    pub(crate) answer_format: AnswerFormat,
    pub(crate) deterministic: bool,
    key_variable: Option<String>,
}

impl Settings {
    /// Reads settings; `document` names where they came from, in errors.
    ///
    /// Required: `endpoint`, `model`, `input_price` and `output_price` (decimal amounts of
    /// `currency` a million tokens, up to three places more than the currency has), and, unless
    /// both prices are 0, `spend_cap` for one run. See `docs/guide/language-model.md` for all.
    ///
    /// # Errors
    /// [`Error::Syntax`], or [`Error::Setting`] naming the setting.
    pub fn from_toml(text: &str, document: &str) -> Result<Self, Error> {
        let read: Document = toml::from_str(text)
            .map_err(|source| Error::Syntax { document: document.to_owned(), source: Box::new(source) })?;
        let wrong = |setting: &'static str, problem: &str| Error::Setting {
            document: document.to_owned(),
            setting,
            problem: problem.to_owned(),
        };
        let endpoint =
            Endpoint::new(&read.endpoint, read.allow_plain_http_to_private, read.allow_private_addresses)
                .map_err(|problem| wrong("endpoint", problem))?;
        if read.model.trim().is_empty() || read.model.len() > 200 {
            return Err(wrong("model", "name the model as the endpoint knows it"));
        }
        let code = read.currency.as_deref().unwrap_or("USD");
        let currency =
            Currency::from_code(code).ok_or_else(|| wrong("currency", "write an ISO 4217 code"))?;
        let price = |setting, text: &str| {
            crate::budget::thousandths(text, currency).ok_or_else(|| {
                wrong(
                    setting,
                    "write a decimal amount a million tokens, such as \"0.15\"; 0 where it is free",
                )
            })
        };
        let price = Price {
            input: price("input_price", &read.input_price)?,
            output: price("output_price", &read.output_price)?,
            currency,
        };
        let spend_cap = match &read.spend_cap {
            None if price.input == 0 && price.output == 0 => None,
            None => return Err(wrong("spend_cap", "write the most that one run may cost, such as \"5.00\"")),
            Some(text) => {
                let minor = Money::parse_minor(text, currency).ok().filter(|minor| *minor >= 0);
                let minor =
                    minor.ok_or_else(|| wrong("spend_cap", "write a decimal amount, such as \"5.00\""))?;
                Some(Money::new(minor, currency))
            }
        };
        let within = |setting, value: u64, least: u64, most: u64| {
            if (least..=most).contains(&value) {
                Ok(value)
            } else {
                Err(wrong(setting, &format!("write a number from {least} to {most}")))
            }
        };
        let attempts = within("attempts", u64::from(read.attempts), 1, 10)?;
        let concurrent = within("concurrent_requests", read.concurrent_requests as u64, 1, 4)?;
        let output = within("most_output_tokens", u64::from(read.most_output_tokens), 50, 20_000)?;
        let first_wait = within("first_wait_milliseconds", read.first_wait_milliseconds, 1, 60_000)?;
        Ok(Self {
            endpoint,
            model: read.model,
            root_certificates: read.root_certificates,
            price,
            spend_cap,
            request_time: Duration::from_secs(within("request_seconds", read.request_seconds, 1, 600)?),
            total_time: Duration::from_secs(within("total_seconds", read.total_seconds, 1, 86_400)?),
            attempts: attempts as u32,
            first_wait: Duration::from_millis(first_wait),
            concurrent_requests: concurrent as usize,
            most_output_tokens: output as u32,
            output_limit: read.output_limit,
            answer_format: read.answer_format,
            deterministic: read.deterministic,
            key_variable: read.key_variable,
        })
    }

    /// The environment variable that holds the key.
    pub fn key_variable(&self) -> &str {
        self.key_variable.as_deref().unwrap_or(KEY_VARIABLE)
    }

    /// Whether the operator named the variable, so that a missing key is a mistake; local servers
    /// need none.
    pub fn key_is_required(&self) -> bool {
        self.key_variable.is_some()
    }

    /// The endpoint's host and the model, for people.
    pub fn described(&self) -> String {
        format!("{} ({})", self.model, self.endpoint.host())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "endpoint = \"https://models.example/v1\"\nmodel = \"small\"\n\
                        input_price = \"0.15\"\noutput_price = \"0.6\"\nspend_cap = \"5.00\"\n";

    #[test]
    fn a_short_document_is_enough() {
        let settings = Settings::from_toml(GOOD, "model.toml").unwrap();
        assert_eq!(settings.key_variable(), "HOLDFAST_LANGUAGE_MODEL_KEY");
        assert_eq!((settings.price.input, settings.price.output), (15_000, 60_000));
        assert_eq!(settings.spend_cap, Some(Money::new(500, Currency::USD)));
        assert_eq!(settings.described(), "small (models.example)");
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (from, to, named) in [
            ("spend_cap = \"5.00\"\n", "", "spend_cap"),
            ("\"5.00\"", "\"-5.00\"", "spend_cap"),
            ("\"0.15\"", "\"cheap\"", "input_price"),
            ("\"0.15\"", "\"-1\"", "input_price"),
            ("https:", "http:", "endpoint"),
            ("https:", "ftp:", "endpoint"),
            ("models.example", "me:secret@models.example", "endpoint"),
            ("\"small\"", "\" \"", "model"),
            ("model =", "concurrent_requests = 9\nmodel =", "concurrent_requests"),
            ("model =", "request_seconds = 0\nmodel =", "request_seconds"),
            ("model =", "modell = 1\nmodel =", "modell"),
        ] {
            let error = Settings::from_toml(&GOOD.replace(from, to), "model.toml").unwrap_err().to_string();
            assert!(error.contains("model.toml") && error.contains(named), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
