//! How well learners predict on any table with one row per customer: out-of-fold predictions
//! and their quality, which columns know the outcome, and which are no use.
//!
//! [`run`] takes plain columns and [`Options`], and returns a [`Benchmark`]. Nothing is tuned to
//! the table beyond what the learners do inside the training rows of each fold.

mod binary;
mod columns;
mod survival;
mod target;
#[cfg(test)]
mod tests;

use holdfast_stats::leak::Leak as Found;
use serde::Serialize;

/// The version of [`Benchmark`]'s serialised form.
pub const VERSION: u32 = 1;

/// The cells of a column, one a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cells {
    /// Numbers; NaN: none.
    Numbers(Vec<f64>),
    /// Texts.
    Texts {
        /// Positions in `names`; `u32::MAX`: none.
        codes: Vec<u32>,
        /// The different texts.
        names: Vec<String>,
    },
    /// Days since 1970-01-01.
    Days(Vec<Option<i32>>),
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its header.
    pub name: String,
    /// Its cells.
    pub cells: Cells,
}

/// What predicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Boosting and logistic regression, combined and calibrated.
    #[default]
    Stacked,
    /// Gradient boosting alone.
    Boosting,
    /// Penalised logistic regression alone.
    Logistic,
    /// The share of positives among the training rows.
    BaseRate,
}

impl Method {
    /// All of them by name.
    pub const ALL: [(&'static str, Self); 4] = [
        ("stacked", Self::Stacked),
        ("boosting", Self::Boosting),
        ("logistic", Self::Logistic),
        ("base-rate", Self::BaseRate),
    ];

    /// The one of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, method)| *method)
    }
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The column with the outcome.
    pub target: String,
    /// The value that means "left"; needed where the values do not say.
    pub positive: Option<String>,
    /// The column that identifies rows; rows of one value stay in one fold.
    pub id: Option<String>,
    /// The column with the time under observation: predictions are then of survival.
    pub time: Option<String>,
    /// The column that says by which cause a row ended.
    pub cause: Option<String>,
    /// Folds, 2 to 20.
    pub folds: usize,
    /// The seed of folds and learners.
    pub seed: u64,
    /// What predicts.
    pub method: Method,
}

/// What can be wrong with a request.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// No column of this name.
    #[error("there is no column `{name}`; the file has {known}")]
    NoColumn {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The outcome has values of which none was named, and they do not say themselves.
    #[error(
        "the column `{column}` has the values {values}; name the one that means \"left\" with --positive"
    )]
    WhichPositive {
        /// The target.
        column: String,
        /// Its values with counts, the most frequent first.
        values: String,
    },
    /// The value named does not occur.
    #[error("`{positive}` does not occur in the column `{column}`; its values are {values}")]
    NoSuchValue {
        /// The value asked for.
        positive: String,
        /// The target.
        column: String,
        /// Its values with counts, the most frequent first.
        values: String,
    },
    /// Too few rows of one outcome to learn and check anything.
    #[error(
        "{positives} rows of {rows} are positive: at least {needed} of either outcome are needed for {folds} folds"
    )]
    TooFew {
        /// Positive rows.
        positives: usize,
        /// Rows with an outcome.
        rows: usize,
        /// Rows of each outcome needed.
        needed: usize,
        /// The folds asked for.
        folds: usize,
    },
    /// Every column is left out.
    #[error("no column is left to learn from: {0}")]
    NoColumns(String),
    /// The time column holds no numbers, or none above 0.
    #[error("the column `{0}` holds no times: numbers of at least 0 are needed")]
    NoTimes(String),
    /// A number of folds outside 2 to 20.
    #[error("{0} folds are asked for; give 2 to 20")]
    Folds(usize),
    /// A learner refused.
    #[error("learning: {0}")]
    Learning(#[from] holdfast_learners::Error),
    /// A statistic refused.
    #[error("measuring: {0}")]
    Measuring(#[from] holdfast_stats::Error),
}

/// How a column is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// Learned from, as numbers (dates as days).
    Number,
    /// Learned from, as categories.
    Category,
    /// The outcome, the identifier, the time or the cause.
    Role,
    /// Left out: one value in every row.
    Constant,
    /// Left out: an identifier, another number in every row.
    Identifier,
    /// Left out: texts that hardly repeat.
    MostlyUnique,
    /// Left out: it knows the outcome.
    Leak,
}

/// A column and its use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnUse {
    /// The header.
    pub column: String,
    /// What is done with it.
    pub used_as: Use,
}

/// A column that knows the outcome.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeakFound {
    /// The header.
    pub column: String,
    /// How: `only_left`, `only_stayed`, `read_at_end`, `reset_at_end`, `repeats`, `ranks`.
    pub kind: &'static str,
    /// Area under the curve of the column alone, where it ranks.
    pub auc: Option<f64>,
    /// Its lower 95 % limit.
    pub auc_lower: Option<f64>,
    /// The cause whose outcome it knows, where it is one cause only.
    pub cause: Option<String>,
}

impl LeakFound {
    fn new(column: &str, found: Found, cause: Option<&str>) -> Self {
        let (kind, auc, auc_lower) = match found {
            Found::OnlyLeft(_) => ("only_left", None, None),
            Found::OnlyStayed(_) => ("only_stayed", None, None),
            Found::ReadAtEnd { .. } => ("read_at_end", None, None),
            Found::ResetAtEnd { .. } => ("reset_at_end", None, None),
            Found::Repeats => ("repeats", Some(1.0), Some(1.0)),
            Found::Ranks { area, lower } => ("ranks", Some(area), Some(lower)),
        };
        Self { column: column.to_owned(), kind, auc, auc_lower, cause: cause.map(str::to_owned) }
    }
}

/// An estimate with its 95 % limits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Limited {
    /// The estimate.
    pub estimate: f64,
    /// Lower limit.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
}

/// How good the out-of-fold probabilities are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BinaryQuality {
    /// Area under the ROC curve over all rows; limits by the method of `DeLong`.
    pub auc: Limited,
    /// The area within each fold.
    pub auc_by_fold: Vec<f64>,
    /// Mean of the areas within the folds.
    pub auc_mean_of_folds: f64,
    /// Mean log-loss, natural logarithm.
    pub log_loss: f64,
    /// That of the overall share of positives.
    pub base_rate_log_loss: f64,
    /// Mean squared error.
    pub brier: f64,
    /// That of the overall share of positives.
    pub base_rate_brier: f64,
    /// Expected calibration error in ten groups of equal size.
    pub ece: f64,
    /// Share of positives among the tenth with the highest probabilities, over the overall share.
    pub lift_top_decile: f64,
    /// Share of all positives in that tenth.
    pub captured_top_decile: f64,
}

/// How good predictions of one cause are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CauseQuality {
    /// The cause.
    pub cause: String,
    /// Rows that ended by it.
    pub events: usize,
    /// Concordance with the times, other causes as censored.
    pub concordance: Limited,
    /// Brier score of the incidence, integrated over the times and weighted for censoring.
    pub integrated_brier: f64,
    /// That of the incidence of everyone together (Aalen–Johansen).
    pub base_integrated_brier: f64,
}

/// Predictions of survival.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SurvivalQuality {
    /// The ends of the intervals of the discrete-time model.
    pub times: Vec<f64>,
    /// By cause; one entry without causes.
    pub causes: Vec<CauseQuality>,
}

/// An out-of-fold prediction.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// The identifier, or the row's number from 1.
    pub id: String,
    /// The probability of the positive outcome (with times: by the last of them).
    pub probability: f64,
    /// The fold, from 1.
    pub fold: usize,
    /// Whether it was positive.
    pub positive: bool,
}

/// The outcome column as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetFound {
    /// Its header.
    pub column: String,
    /// The value that means positive.
    pub positive: String,
    /// Rows with it.
    pub positives: usize,
    /// Rows with another.
    pub negatives: usize,
    /// Rows without any: left out.
    pub missing: usize,
}

/// What a benchmark found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Benchmark {
    /// [`VERSION`].
    pub version: u32,
    /// Rows of the file.
    pub rows: usize,
    /// The outcome.
    pub target: TargetFound,
    /// What predicted.
    pub method: Method,
    /// Folds.
    pub folds: usize,
    /// Seed.
    pub seed: u64,
    /// All columns and their use.
    pub columns: Vec<ColumnUse>,
    /// Columns that know the outcome; they are not learned from.
    pub leaks: Vec<LeakFound>,
    /// Whether fewer than 50 rows of either outcome make every figure vague.
    pub few_events: bool,
    /// Quality of probabilities; absent with times.
    pub quality: Option<BinaryQuality>,
    /// Quality of survival predictions; only with times.
    pub survival: Option<SurvivalQuality>,
    /// The predictions, in the file's order: written to their own file, not part of this form.
    #[serde(skip)]
    pub predictions: Vec<Prediction>,
}

/// Rows of each outcome below which figures are vague.
const FEW: usize = 50;

/// Reads the outcome, leaves out what is of no use, predicts every row from the other folds,
/// and measures.
///
/// # Errors
///
/// [`Error`] says what is missing from the request or the table.
pub fn run(columns: &[Column], options: &Options) -> Result<Benchmark, Error> {
    if !(2..=20).contains(&options.folds) {
        return Err(Error::Folds(options.folds));
    }
    let outcome = target::read(columns, options)?;
    let prepared = columns::prepare(columns, options, &outcome)?;
    let (quality, survival, predictions) = if options.time.is_some() {
        let (survival, predictions) = survival::run(&prepared, &outcome, options)?;
        (None, Some(survival), predictions)
    } else {
        let (quality, predictions) = binary::run(&prepared, &outcome, options)?;
        (Some(quality), None, predictions)
    };
    let found = outcome.found;
    Ok(Benchmark {
        version: VERSION,
        rows: found.positives + found.negatives + found.missing,
        few_events: found.positives.min(found.negatives) < FEW,
        target: found,
        method: options.method,
        folds: options.folds,
        seed: options.seed,
        columns: prepared.uses,
        leaks: prepared.leaks,
        quality,
        survival,
        predictions,
    })
}

fn find<'a>(columns: &'a [Column], name: &str) -> Result<&'a Column, Error> {
    let exact = columns.iter().find(|column| column.name == name);
    exact
        .or_else(|| columns.iter().find(|column| column.name.to_lowercase() == name.to_lowercase()))
        .ok_or_else(|| Error::NoColumn {
            name: name.to_owned(),
            known: columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", "),
        })
}

impl Cells {
    /// The cell as a text; `None` if there is none.
    fn text(&self, row: usize) -> Option<String> {
        match self {
            // Adding zero makes -0 the same as 0.
            Self::Numbers(numbers) => (!numbers[row].is_nan()).then(|| (numbers[row] + 0.0).to_string()),
            Self::Texts { codes, names } => names.get(codes[row] as usize).cloned(),
            Self::Days(days) => days[row].map(|day| day.to_string()),
        }
    }

    fn rows(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::Texts { codes, .. } => codes.len(),
            Self::Days(days) => days.len(),
        }
    }
}
