//! Checks against books whose faults are known, and against real data.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests stop at the first surprise and say what they skip"
)]

mod book;
mod faults;
mod real_data;
mod sentences;
