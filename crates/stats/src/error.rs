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
    /// A value of a covariate is infinite or not a number.
    #[error("covariate {name}[{index}] is {value}; fill in or leave out what is missing")]
    CovariateNotFinite {
        /// Name of the covariate.
        name: String,
        /// Position of the first offending value.
        index: usize,
        /// The offending value.
        value: f64,
    },
    /// A covariate has another number of values than there are rows.
    #[error("covariate {name} has {values} values for {rows} rows")]
    CovariateLength {
        /// Name of the covariate.
        name: String,
        /// Its values.
        values: usize,
        /// Rows of the data.
        rows: usize,
    },
    /// A fit is asked about covariates that it was not fitted to.
    #[error("covariates {given} were given to a fit of {fitted}; give the same in the same order")]
    OtherCovariates {
        /// Names given.
        given: String,
        /// Names of the fit.
        fitted: String,
    },
    /// No two rows of which it is known which had the event first.
    #[error("no two of {rows} rows can be compared: no event with another row at risk beyond it")]
    NoComparablePair {
        /// Rows given.
        rows: usize,
    },
    /// A mean over time needs an interval.
    #[error("{times} horizon(s); a mean over time needs at least two")]
    TooFewTimes {
        /// Horizons given.
        times: usize,
    },
    /// Values that must ascend do not.
    #[error("{column}[{index}] is {value}, not above the one before it; give ascending values")]
    NotAscending {
        /// Name of the input.
        column: &'static str,
        /// Position of the first value not above its predecessor.
        index: usize,
        /// That value.
        value: f64,
    },
    /// A covariate adds nothing to those before it among the rows at risk together.
    #[error(
        "covariate {name} is constant, or a combination of those before it, among the rows at risk \
         at every event; leave it out"
    )]
    RedundantCovariate {
        /// Name of the covariate.
        name: String,
    },
    /// The likelihood grows without end with the coefficient of a covariate.
    #[error(
        "the coefficient of covariate {name} runs to infinity: it, with others, tells at every event \
         who has it; leave it out, merge its levels or set a ridge penalty"
    )]
    SeparatedCovariate {
        /// Name of the covariate with the largest step.
        name: String,
    },
    /// Nothing to learn from: no row ends by an event.
    #[error("none of {rows} rows ends by an event; at least one must")]
    NoEvents {
        /// Rows of the data.
        rows: usize,
    },
    /// A stratum that was not among the fitted rows.
    #[error("stratum {label} was not among the fitted rows; its baseline hazard is unknown")]
    UnknownStratum {
        /// Its label.
        label: u32,
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

/// Checks that there are values, finite and each above the one before it.
pub(crate) fn ascending(column: &'static str, values: &[f64]) -> Result<(), Error> {
    if values.is_empty() {
        return Err(Error::Empty { what: column });
    }
    all_finite(column, values)?;
    match (1..values.len()).find(|&index| values[index] <= values[index - 1]) {
        None => Ok(()),
        Some(index) => Err(Error::NotAscending { column, index, value: values[index] }),
    }
}
