//! Learners against other programs, known truths and properties.
#![allow(clippy::unwrap_used, clippy::type_complexity, reason = "tests")]

mod against_scikit_learn;
mod properties;
mod real_tables;
mod recovery;
mod support;
