//! What can go wrong while measuring.

/// What can go wrong while measuring.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The engine refused a query or could not read the data.
    #[error("{step}: {source}")]
    Engine {
        /// The definition being computed: the name of its SQL file.
        step: String,
        /// The engine's own error.
        source: Box<holdfast_analytics::Error>,
    },
    /// A result has a value that its definition rules out.
    #[error(
        "{step}: column {column} has no usable value in row {row}; the definition and its reader disagree"
    )]
    Value {
        /// The definition.
        step: String,
        /// The column.
        column: String,
        /// The row, from 0.
        row: usize,
    },
    /// An estimator refused its input.
    #[error("{step}: {source}")]
    Statistics {
        /// What was being estimated.
        step: &'static str,
        /// The estimator's own error.
        source: holdfast_stats::Error,
    },
    /// The as-of instant lies outside the calendar.
    #[error("as-of instant {as_of} is outside the years 1 to 9999; give a date such as 2026-03-31")]
    AsOf {
        /// Microseconds since 1970 as given.
        as_of: i64,
    },
    /// A cohort label that is not one of the table's.
    #[error("{label:?} is no start month; write it as 2026-03")]
    NotAMonth {
        /// The label as given.
        label: String,
    },
}

impl Error {
    pub(crate) fn engine(step: &str) -> impl FnOnce(holdfast_analytics::Error) -> Self {
        let step = step.to_owned();
        move |source| Self::Engine { step, source: Box::new(source) }
    }

    pub(crate) fn statistics(step: &'static str) -> impl FnOnce(holdfast_stats::Error) -> Self {
        move |source| Self::Statistics { step, source }
    }
}
