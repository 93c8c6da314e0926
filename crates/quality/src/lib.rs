//! What is wrong with the data: impossible orders, contradictions, silence, duplicates,
//! columns that know the outcome.
//!
//! [`assess()`] runs the checks listed in [`check::CHECKS`] through the engine's port. Each is
//! one module in `src/checks` and its questions in `sql`. A large table is read three times
//! at most, whatever the number of checks: once by day, once by account, and row by row only
//! where an account's summary shows a fault.
//!
//! - [`rhythm`]: when silence is longer than a source's own rhythm explains.
//! - [`leak`]: when a column knows the outcome.
#![deny(missing_docs)]
#![allow(clippy::doc_markdown, reason = "formulas in documentation are not code")]

mod assess;
mod books;
pub mod check;
mod checks;
mod error;
mod finding;
pub use holdfast_stats::leak;
pub mod rhythm;

pub use assess::{Assessment, Settings, StatementPair, assess};
pub use check::CHECKS;
pub use error::Error;
pub use finding::{Argument, Finding, Severity, SourceHealth, SourceState};
