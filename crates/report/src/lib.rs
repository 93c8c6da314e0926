//! The churn review: its data format and its renderings (HTML, JSON, CSV, terminal).
#![deny(missing_docs)]

pub mod document;
