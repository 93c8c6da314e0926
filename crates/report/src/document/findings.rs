//! What is wrong with the data, what was read, and what cannot be said.

use super::Window;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is wrong with the data, and how fresh it is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Quality {
    /// Findings, most serious first.
    pub findings: Vec<Finding>,
    /// Freshness per source.
    pub sources: Vec<SourceHealth>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What kind: also the key of its sentence (`quality.ftl`).
    pub id: String,
    /// `critical`, `warning` or `note`.
    pub severity: String,
    /// The source it is about.
    pub source: Option<String>,
    /// The column it is about.
    pub column: Option<String>,
    /// Rows concerned.
    pub rows: Option<u64>,
    /// The sentence, in the report's language.
    pub message: String,
    /// Values in that sentence.
    pub arguments: BTreeMap<String, Argument>,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Argument {
    /// Whole number.
    Integer(i64),
    /// Real number; keys ending in `_share` are shown as a percentage.
    Number(f64),
    /// Text.
    Text(String),
}

/// Freshness and gaps of one source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceHealth {
    /// The source.
    pub source: String,
    /// The table of facts it filled.
    pub table: String,
    /// Rows.
    pub rows: u64,
    /// First and last local date, where rows are dated.
    pub window: Option<Window>,
    /// Days from the last fact to the as-of date.
    pub days_since_last: Option<i64>,
    /// `fresh`, `stale`, `gaps`, `undated` or `no_signal`; never "healthy" without a signal.
    pub state: String,
    /// Longest run of days without a fact where its own rhythm lets one expect some.
    pub longest_gap_days: Option<i64>,
}

/// One table read from one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// File name (and sheet).
    pub file: String,
    /// Table of facts, or empty where nothing was recognised.
    pub table: String,
    /// Rows read.
    pub rows_read: u64,
    /// Rows loaded.
    pub rows_loaded: u64,
    /// Rows rejected.
    pub rows_rejected: u64,
}

/// A sentence with its key and values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Key of the sentence (`report.ftl`, prefix `limit-`).
    pub id: String,
    /// The sentence, in the report's language.
    pub message: String,
    /// Values in it.
    pub arguments: BTreeMap<String, Argument>,
}
