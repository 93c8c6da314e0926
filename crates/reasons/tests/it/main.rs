//! Tests of the attribution against simulated businesses whose true causes are known, and
//! against data in which there is nothing to find.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "tests report figures")]

mod business;
mod evaluation;
mod language_model;
mod nothing_to_find;
mod promises;
mod wording;
