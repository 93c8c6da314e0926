//! An optional language model, behind any endpoint that speaks the chat-completions protocol, as
//! one more reader of what customers wrote. Off unless somebody names an endpoint.
//!
//! **What leaves the machine.** The visible words of one text a request, with personal data
//! replaced ([`Redacted`]), and the closed list of reasons. No identifiers, no other texts, no
//! history, no tools.
//!
//! **What comes back is data.** An answer counts if it is JSON of the agreed shape, names
//! reasons of the list alone, gives probabilities, and quotes words that were sent; the quotation
//! is placed in the original text. Anything else is refused and counts as silence, by kind
//! ([`Refusal`]). Whatever a text tells the model to do, it can at most move probabilities of
//! reasons for the account that wrote it.
//!
//! **What it costs** is bounded before a request is sent ([`Settings`]); what is known is kept on
//! disk without any text ([`Cache`]).
//!
//! Start at [`LanguageModel`].

mod answer;
mod budget;
mod cache;
mod client;
mod endpoint;
mod error;
mod names;
mod prompt;
mod reader;
mod redacted;
mod settings;
mod tally;
mod transport;

pub use cache::Cache;
pub use client::Key;
pub use error::Error;
pub use names::KnownNames;
pub use reader::LanguageModel;
pub use redacted::Redacted;
pub use settings::{AnswerFormat, OutputLimit, Settings};
pub use tally::{Refusal, Stop, Tally};
