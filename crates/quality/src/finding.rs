//! What the checks say.

use jiff::civil::Date;
use std::collections::BTreeMap;

/// How much a finding matters, the most serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Figures of the review rest on something that cannot be right.
    Critical,
    /// Some figures are touched, or something will mislead whoever does not know it.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// `critical`, `warning` or `note`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The severity of something impossible in this share (0–1) of the rows: critical from
    /// one in five (what rests on these dates is not to be believed), a warning from one in
    /// a hundred, a note below (single slips, which any hand-kept list has).
    pub fn of_share(share: f64) -> Self {
        if share >= 0.2 {
            Self::Critical
        } else if share >= 0.01 {
            Self::Warning
        } else {
            Self::Note
        }
    }
}

/// A value in a finding's sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A whole number.
    Integer(i64),
    /// A real number; a share (0–1) if its name ends in `_share`.
    Number(f64),
    /// Text; a local date (`2026-03-31`) if its name ends in `_date`.
    Text(String),
}

impl From<u64> for Argument {
    fn from(value: u64) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Argument {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<usize> for Argument {
    fn from(value: usize) -> Self {
        Self::from(value as u64)
    }
}

impl From<f64> for Argument {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<&str> for Argument {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<Date> for Argument {
    fn from(value: Date) -> Self {
        Self::Text(value.to_string())
    }
}

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What kind: also the key of its sentence in `locales/<language>/quality.ftl`.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The source it is about.
    pub source: Option<String>,
    /// The column it is about: a field of a fact, or a trait's name.
    pub column: Option<String>,
    /// Rows (of facts, or accounts) concerned.
    pub rows: Option<u64>,
    /// Every value that its sentence uses, by name.
    pub arguments: BTreeMap<&'static str, Argument>,
}

impl Finding {
    /// A finding without place or values.
    pub(crate) fn new(id: &'static str, severity: Severity) -> Self {
        Self { id, severity, source: None, column: None, rows: None, arguments: BTreeMap::new() }
    }

    /// About this source.
    pub(crate) fn source(mut self, source: &str) -> Self {
        self.source = Some(source.to_owned());
        self.with("source", source)
    }

    /// About this column.
    pub(crate) fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self.with("column", column)
    }

    /// About `rows` of `total`; gives the arguments `rows`, `total` and `rows_share`.
    pub(crate) fn rows(mut self, rows: u64, total: u64) -> Self {
        self.rows = Some(rows);
        self.with("rows", rows).with("total", total).with("rows_share", share(rows, total))
    }

    /// With a value of its sentence.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.insert(name, value.into());
        self
    }
}

/// `part` of `whole`, 0 where there is no whole.
pub(crate) fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Whether a source's facts keep coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceState {
    /// Facts come as its own rhythm lets one expect, up to the as-of date.
    Fresh,
    /// Silent at the end for longer than its own rhythm explains.
    Stale,
    /// Fresh at the end, but silent in between for longer than its rhythm explains.
    Gaps,
    /// Its facts carry no dates: nothing can be said.
    Undated,
    /// Nothing that counts at the as-of date. Not the same as all being well.
    NoSignal,
}

impl SourceState {
    /// `fresh`, `stale`, `gaps`, `undated` or `no_signal`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Stale => "stale",
            Self::Gaps => "gaps",
            Self::Undated => "undated",
            Self::NoSignal => "no_signal",
        }
    }
}

/// Freshness and gaps of one table of one source.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceHealth {
    /// The source.
    pub source: String,
    /// The table of facts it filled.
    pub table: &'static str,
    /// Rows, those after the as-of date included.
    pub rows: u64,
    /// First and last local date with facts that count, where they are dated.
    pub window: Option<(Date, Date)>,
    /// Days from the last fact that counts to the as-of date.
    pub days_since_last: Option<i64>,
    /// The verdict.
    pub state: SourceState,
    /// Days without a fact in the longest run that its rhythm does not explain.
    pub longest_gap_days: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severities_sort_from_critical_to_note_and_follow_the_share() {
        assert!(Severity::Critical < Severity::Warning && Severity::Warning < Severity::Note);
        let names = [0.5, 0.2, 0.05, 0.009].map(|share| Severity::of_share(share).name());
        assert_eq!(names, ["critical", "critical", "warning", "note"]);
    }
}
