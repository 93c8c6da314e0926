//! What happened, in numbers.

use std::collections::BTreeMap;

use holdfast_domain::money::Money;

/// Why an answer, or the lack of one, counts as silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// No answer in time.
    Late,
    /// No connection, or it broke.
    Unreachable,
    /// The endpoint answered that it is busy, after every attempt.
    Busy,
    /// The endpoint answered with another error.
    HttpError,
    /// The endpoint sent us elsewhere; we never follow.
    Redirected,
    /// A larger answer than is read.
    TooLarge,
    /// Not JSON.
    NotJson,
    /// JSON of another shape than agreed.
    WrongShape,
    /// A reason that is not in the list.
    WrongLabel,
    /// A probability outside 0–1.
    WrongProbability,
    /// Words quoted that were not sent.
    QuoteNotFound,
    /// The model would not answer.
    Declined,
    /// The answer was cut off at its limit.
    CutOff,
}

impl Refusal {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Late,
        Self::Unreachable,
        Self::Busy,
        Self::HttpError,
        Self::Redirected,
        Self::TooLarge,
        Self::NotJson,
        Self::WrongShape,
        Self::WrongLabel,
        Self::WrongProbability,
        Self::QuoteNotFound,
        Self::Declined,
        Self::CutOff,
    ];

    /// The key used in data and for words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Unreachable => "unreachable",
            Self::Busy => "busy",
            Self::HttpError => "http_error",
            Self::Redirected => "redirected",
            Self::TooLarge => "too_large",
            Self::NotJson => "not_json",
            Self::WrongShape => "wrong_shape",
            Self::WrongLabel => "wrong_label",
            Self::WrongProbability => "wrong_probability",
            Self::QuoteNotFound => "quote_not_found",
            Self::Declined => "declined",
            Self::CutOff => "cut_off",
        }
    }

    /// Whether the endpoint failed, rather than the model.
    pub(crate) const fn is_of_endpoint(self) -> bool {
        matches!(self, Self::Late | Self::Unreachable | Self::Busy | Self::HttpError | Self::Redirected)
    }
}

/// Why no more texts were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stop {
    /// The next request could have passed the spend cap.
    SpendCap,
    /// The time for all requests is over.
    TotalTime,
    /// The endpoint refuses the key, or knows no such model or address.
    NotAdmitted,
    /// The endpoint failed many times in a row.
    Failing,
}

impl Stop {
    /// All reasons.
    pub const ALL: [Self; 4] = [Self::SpendCap, Self::TotalTime, Self::NotAdmitted, Self::Failing];

    /// The key used in data and for words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SpendCap => "spend_cap",
            Self::TotalTime => "total_time",
            Self::NotAdmitted => "not_admitted",
            Self::Failing => "failing",
        }
    }
}

/// What happened, in numbers. `texts` is the sum of `answered`, `from_cache`, `not_sent` and all
/// that is `refused`.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// Different texts that were to be read and hold a visible word.
    pub texts: u64,
    /// Texts about which a valid answer came.
    pub answered: u64,
    /// Texts about which a valid answer was known already.
    pub from_cache: u64,
    /// Texts whose answer, or lack of one, counts as silence, by kind.
    pub refused: BTreeMap<Refusal, u64>,
    /// Texts that were not sent, because of what is in `stopped`.
    pub not_sent: u64,
    /// Why texts were not sent.
    pub stopped: Option<Stop>,
    /// Requests, repeated ones included.
    pub requests: u64,
    /// Tokens sent, as reported, or as an upper bound.
    pub input_tokens: u64,
    /// Tokens received, as reported, or as an upper bound.
    pub output_tokens: u64,
    /// What it cost by the prices given, rounded up.
    pub cost: Money,
}
