//! Why each customer left: evidence, its fusion into a probability for every reason, and what
//! follows from it.
//!
//! **Evidence.** Sources vote on the leaves of the reason taxonomy, or keep silent: what was
//! stated (reason, comment, destination), what texts say ([`TextReader`], [`ReplyReader`],
//! provided by the caller), and signals, conditions over named features of the facts
//! ([`Registry`]; a person adds more in TOML). Features are SQL files over the facts known
//! before the decision ([`feature_documentation`]).
//!
//! **Fusion.** [`Attribution::compute`] gives the votes to
//! [`holdfast_stats::label_model::LabelModel`] and derives the reasons of every departed
//! account ([`AccountReasons`]). [`Attribution::explain`] takes a probability apart into what
//! each source adds to its log-odds, with the rows and spans it saw.
//!
//! **Together.** [`Attribution::mix`] and its neighbours sum over accounts, with intervals that
//! carry the uncertainty of every single reason.
//!
//! The measures must have run in the same session: their tables `lives` and `statements` say
//! who left and what was said.
#![deny(missing_docs)]

mod account;
mod assemble;
mod attribution;
mod business;
mod condition;
mod departures;
mod error;
mod features;
mod message_labels;
mod output;
mod registry;
mod rows;
mod stated;
mod terse;
mod text_votes;
mod texts;
mod trained_reader;

pub use account::{AccountReasons, Confidence, Rests};
pub use assemble::Seen;
pub use attribution::{
    Attribution, Contribution, Explanation, Inputs, Placebo, Settings, SourceReport, Verdict,
};
pub use business::{
    Coverage, Crossing, GroupMix, GroupShare, Grouping, Level, MixRow, PriceAudit, ReasonSource,
    ReasonSummary, Recurrence, Recurring, Rising, RisingReason, RivalRow, StatedAgainstInferred, Trait,
    recurrence,
};
pub use condition::Condition;
pub use departures::Departure;
pub use error::Error;
pub use features::{Feature, documentation as feature_documentation};
pub use message_labels::{MessageLabels, message_labels};
pub use registry::{Basis, Registry, Signal, Symbol};
pub use terse::{likeliest, with_known_wording};
pub use texts::{Manner, PhraseReader, ReplyReader, ReplyReading, TextReader, TextReading};
pub use trained_reader::TrainedReader;
