//! Tests of the measures against hand-checked books, an independent oracle, and real data.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "tests say what they skip")]

mod definitions;
mod engine;
mod golden_books;
mod lives;
mod random_books;
mod real_data;
mod sql_logic;
