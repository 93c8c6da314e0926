//! From files that other systems export to facts: finds tables, works out how they are
//! written and what they mean, proposes a mapping that a person can read and correct, and
//! loads rows, setting the bad ones aside.
//!
//! - [`discover()`]: which files and sheets there are.
//! - [`profile()`]: encoding, delimiter, header and values of one table.
//! - [`values`]: dates, numbers, truth values in four languages.
#![deny(missing_docs)]

pub mod detect;
mod discover;
mod error;
mod finding;
mod left_out;
mod limits;
mod load;
pub mod mapping;
mod plain_table;
mod profile;
pub mod read;
pub mod recognise;
pub use recognise::propose::{Proposal, ProposeOptions, propose};
mod rejects;
pub mod values;

pub use discover::{Container, Discovered, InputFile, Skipped, discover};
pub use error::Error;
pub use finding::{Argument, Finding, Severity};
pub use left_out::{LeftOutReason, WhyLeftOut};
pub use limits::Limits;
pub use load::{ImportOptions, ImportOutcome, InputReport, Progress, Silent, import};
pub use mapping::{ColumnMapping, InputMapping, Join, LeftOut, Mapping, ReadAs};
pub use plain_table::{NO_TEXT, PlainColumn, PlainTable, PlainValues, UnreadableCell, read_plain_table};
pub use profile::{
    ColumnProfile, DateEvidence, HashOfHash, HashSet64, NumberEvidence, Profile, ValueKind, profile,
};
pub use rejects::{Reject, RejectFile, RejectList, RejectSink};
