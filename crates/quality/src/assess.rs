//! Runs the checks.

use crate::books::Books;
use crate::check::{CHECKS, Check};
use crate::checks::health;
use crate::{Error, Finding, SourceHealth};
use holdfast_analytics::Analytics;

/// What the checks need to know beside the facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The first instant that no longer counts: the end of the as-of day, microseconds UTC.
    pub as_of: i64,
    /// The present, microseconds UTC: facts later than that cannot have happened.
    pub now: i64,
    /// Statements about the same losses that were compared by their meaning, where the
    /// reason mix was computed.
    pub statements: Vec<StatementPair>,
}

/// Two statements about the same losses, compared by their meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementPair {
    /// The first: table and column.
    pub left: String,
    /// The second.
    pub right: String,
    /// Losses with both.
    pub both: u64,
    /// Of these, how many cannot mean the same reason.
    pub contradicting: u64,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assessment {
    /// Findings, the most serious first.
    pub findings: Vec<Finding>,
    /// Freshness, one line a table and source, in the order of [`FactKind::ALL`].
    ///
    /// [`FactKind::ALL`]: holdfast_domain::facts::FactKind::ALL
    pub sources: Vec<SourceHealth>,
}

/// Runs every check, telling `on_check` before each.
///
/// Reads the facts and the table `lives` (one row an account: `account_id`,
/// `never_customer`, `has_left`, `started_at` …), which must have been made before; see
/// `crates/measures/sql/lives.sql`. Leaves tables named `quality_…` in the session.
///
/// # Errors
/// [`Error::Analytics`] if the engine fails, among others where `lives` is not there;
/// [`Error::Calendar`] for dates that no calendar has.
pub fn assess(
    engine: &dyn Analytics,
    settings: &Settings,
    on_check: &mut dyn FnMut(&'static Check),
) -> Result<Assessment, Error> {
    let books = Books::read(engine, settings)?;
    let mut findings = Vec::new();
    for check in CHECKS {
        on_check(check);
        let found = (check.run)(&books)?;
        debug_assert!(found.iter().all(|finding| check.findings.contains(&finding.id)), "{}", check.name);
        findings.extend(found);
    }
    findings.sort_by_key(|finding| finding.severity);
    Ok(Assessment { findings, sources: health::sources(&books)? })
}
