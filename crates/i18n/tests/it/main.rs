//! Integration tests of the texts and formats.

mod formats_match_cldr;
mod locale_files_agree;
mod texts_fall_back;
