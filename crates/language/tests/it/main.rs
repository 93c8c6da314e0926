//! Tests of the crate against the corpus in the repository and against other programs.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "what is skipped")]

mod corpus;
mod detection;
mod encoder;
mod injection;
mod models;
mod personal_data;
mod public_sets;
mod redaction;
