//! The errors of this crate.

/// Why the data could not be checked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The engine refused or failed.
    #[error("the check {check} could not ask the facts: {error}")]
    Analytics {
        /// The check.
        check: &'static str,
        /// The engine's error.
        #[source]
        error: Box<holdfast_analytics::Error>,
    },
    /// An instant outside the calendar.
    #[error(
        "day {day} since 1970-01-01 is outside the calendar (years -9999 to 9999); look at the dates of {table}"
    )]
    Calendar {
        /// The day.
        day: i64,
        /// The table it stands in.
        table: &'static str,
    },
}
