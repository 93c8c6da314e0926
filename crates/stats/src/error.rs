//! The errors of this crate.

/// What is wrong with an input, where it is wrong, and what would be right.
///
/// Every estimator checks its inputs once, on construction; a fitted result never
/// carries an error.
///
/// ```
/// use holdfast_stats::survival::SurvivalData;
/// let error = SurvivalData::new(None, &[1.0, f64::NAN], &[1, 0], None).unwrap_err();
/// assert_eq!(error.to_string(), "time[1] is NaN; every value must be a finite number");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An input that must hold at least one value holds none.
    #[error("{what} is empty; at least one value is needed")]
    Empty {
        /// Name of the empty input.
        what: &'static str,
    },
    /// Two inputs that describe the same rows have different lengths.
    #[error("{left} has {left_len} values but {right} has {right_len}; they must be of one length")]
    LengthMismatch {
        /// Name of the first input.
        left: &'static str,
        /// Length of the first input.
        left_len: usize,
        /// Name of the second input.
        right: &'static str,
        /// Length of the second input.
        right_len: usize,
    },
    /// More rows than row numbers of 32 bits can address.
    #[error("{rows} rows are too many; at most {limit} can be held in one data set")]
    TooManyRows {
        /// Rows given.
        rows: usize,
        /// Largest number accepted.
        limit: usize,
    },
    /// A value is infinite or not a number.
    #[error("{column}[{index}] is {value}; every value must be a finite number")]
    NotFinite {
        /// Name of the input.
        column: &'static str,
        /// Position of the first offending value.
        index: usize,
        /// The offending value.
        value: f64,
    },
    /// A row enters at or after the time it leaves.
    #[error(
        "entry[{index}] is {entry}, not before time[{index}] = {time}; a row is at risk on (entry, time]"
    )]
    EntryNotBeforeTime {
        /// Position of the first offending row.
        index: usize,
        /// Its entry time.
        entry: f64,
        /// Its exit time.
        time: f64,
    },
    /// A case weight is negative.
    #[error("weight[{index}] is {value}; weights must be zero or more")]
    NegativeWeight {
        /// Position of the first offending value.
        index: usize,
        /// The offending value.
        value: f64,
    },
    /// An event code is larger than the number of causes that can be held.
    #[error("event[{index}] is {event}; causes are numbered 1 to {limit}, 0 is censored")]
    CauseOutOfRange {
        /// Position of the first offending value.
        index: usize,
        /// The offending code.
        event: u32,
        /// Largest code accepted.
        limit: u32,
    },
    /// A confidence level outside the open interval (0, 1).
    #[error("confidence level {level} is not strictly between 0 and 1; use 0.95 for 95 %")]
    InvalidLevel {
        /// The level given.
        level: f64,
    },
    /// A part that is larger than its whole.
    #[error("{count} successes out of {total} trials; the count must not exceed the total")]
    CountExceedsTotal {
        /// The part.
        count: u64,
        /// The whole.
        total: u64,
    },
    /// A parameter outside its range.
    #[error("{name} is {value}; it must be {expected}")]
    InvalidParameter {
        /// Name of the parameter.
        name: &'static str,
        /// The value given.
        value: f64,
        /// The range in words.
        expected: &'static str,
    },
    /// A value of one row outside the range that the row's other values allow.
    #[error("{column}[{index}] is {value}; it must be {expected}")]
    InvalidRow {
        /// Name of the input.
        column: &'static str,
        /// Position of the first offending value.
        index: usize,
        /// The offending value.
        value: f64,
        /// The range in words.
        expected: &'static str,
    },
    /// A procedure that is not defined for left-truncated rows was given some.
    #[error("{procedure} is not defined for left-truncated rows; give data without entry times")]
    TruncationNotSupported {
        /// Name of the procedure.
        procedure: &'static str,
    },
    /// A comparison of groups needs at least two.
    #[error("{groups} group(s) among the rows; a comparison needs at least two")]
    TooFewGroups {
        /// Groups found.
        groups: usize,
    },
    /// A measure of discrimination needs both outcomes.
    #[error("{positives} positive and {negatives} negative outcomes; both must occur")]
    OneOutcome {
        /// Rows whose outcome is true.
        positives: usize,
        /// Rows whose outcome is false.
        negatives: usize,
    },
    /// A value of a row outside its range.
    #[error("{column}[{index}] is {value}; it must be {expected}")]
    OutOfRange {
        /// Name of the input.
        column: &'static str,
        /// Position of the first offending value.
        index: usize,
        /// The offending value.
        value: f64,
        /// The range in words.
        expected: &'static str,
    },
    /// An input that must vary has one value only.
    #[error("{column} is {value} in every row; nothing can be estimated from a constant")]
    NoVariation {
        /// Name of the input.
        column: &'static str,
        /// The one value.
        value: f64,
    },
    /// An iteration found no maximum.
    #[error("{procedure} has not converged after {iterations} iterations; {hint}")]
    NotConverged {
        /// What was fitted.
        procedure: &'static str,
        /// Iterations allowed.
        iterations: usize,
        /// The likely cause.
        hint: &'static str,
    },
}

/// Checks that two inputs describe the same number of rows.
pub(crate) fn same_length(
    left: &'static str,
    left_len: usize,
    right: &'static str,
    right_len: usize,
) -> Result<(), Error> {
    if left_len == right_len {
        Ok(())
    } else {
        Err(Error::LengthMismatch { left, left_len, right, right_len })
    }
}

/// Checks that every value is finite, naming the first that is not.
pub(crate) fn all_finite(column: &'static str, values: &[f64]) -> Result<(), Error> {
    match values.iter().position(|value| !value.is_finite()) {
        None => Ok(()),
        Some(index) => Err(Error::NotFinite { column, index, value: values[index] }),
    }
}
