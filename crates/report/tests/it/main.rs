//! Integration tests of the report.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::assigning_clones, reason = "fixtures read better as plain assignments")]

mod document_matches_schema;
mod fixtures;
mod page_is_sound;
mod risk_is_told;
mod summary_fits_the_terminal;
mod tables_are_read_back;
mod words_exist;
