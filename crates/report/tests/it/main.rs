//! Integration tests of the report.

mod document_matches_schema;
mod fixtures;
mod page_is_sound;
mod summary_fits_the_terminal;
mod tables_are_read_back;
