//! Integration tests of the connectors.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "figures of a run, and what is skipped")]
#![allow(clippy::type_complexity, clippy::format_push_string, reason = "small tables of cases")]

mod data_sets;
mod encodings;
mod headers;
mod hostile;
mod imports;
mod memory;
mod vendors;
mod vendors_chinese_japanese;
mod vendors_english;
