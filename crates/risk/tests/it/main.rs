//! Integration tests: a small business with known hazards, and the project's simulator.
#![allow(clippy::unwrap_used, reason = "a test fails where it cannot go on")]
#![allow(clippy::print_stdout, clippy::needless_for_each, reason = "figures are shown with --nocapture")]

mod business;
mod calibration;
mod leakage;
mod published;
mod refusals;
mod speed;
