//! What tables and columns mean: matching of headers against a vocabulary in four
//! languages, evidence from values, and the choice of a table for each input.

pub mod headers;
pub(crate) mod vocabulary;

pub(crate) mod customers;
pub(crate) mod fields;
pub(crate) mod propose;
pub(crate) mod rules;
pub(crate) mod tables;
