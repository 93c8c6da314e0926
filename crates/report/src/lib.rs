//! The churn review: its data format and its renderings (HTML, JSON, CSV, terminal).
//!
//! [`document::Review`] is what an analysis hands over and what `report.json` holds. The
//! renderings read nothing else: [`html::render`] writes one self-contained page,
//! [`json::to_text`] the document itself, [`csv::write`] a folder of tables, and
//! [`terminal::render`] a summary of a screen or two. Every word comes from `locales/`,
//! except the names of reasons, which the caller supplies through [`Names`].
//!
//! Three rules hold in every rendering: a percentage never stands without the number it is
//! a share of; under [`SMALLEST_BASE_FOR_PERCENTAGES`] counts stand in its place; and what
//! the data cannot give is said, not drawn as an empty chart or a zero.
#![deny(missing_docs)]

pub mod assemble;
pub mod csv;
pub mod document;
pub mod html;
pub mod json;
pub mod terminal;

mod dialects;
mod error;
mod lead;
mod names;
mod revenue;
mod risk;
mod stated;
mod staying;
mod voice;

pub use error::ReportError;
pub use names::{Name, Names};
pub use voice::{SMALLEST_BASE_FOR_PERCENTAGES, sentence};
