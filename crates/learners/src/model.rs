//! Fitted models: prediction, exact contributions, storage.

use crate::align::{Aligned, Known};
use crate::table::Table;
use crate::{Calibration, Error, Examples, boosting, logistic};
use serde::{Deserialize, Serialize};

/// The version of the stored form.
const VERSION: u32 = 1;

/// Learns a [`Model`] from [`Examples`].
pub trait Learner: Send + Sync {
    /// A short fixed name for records and comparisons.
    fn name(&self) -> &'static str;

    /// Fits a model. The same examples and seed give the same model, bit for bit, on any
    /// number of threads.
    ///
    /// # Errors
    ///
    /// Whatever [`Examples::check`] finds, and settings out of range.
    fn fit(&self, examples: &Examples<'_>, seed: u64) -> Result<Model, Error>;
}

/// A fitted model. Serialisable (serde), `Send + Sync`; a stored model of another version is
/// refused when it is used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    version: u32,
    learner: String,
    columns: Vec<Known>,
    part: Part,
}

/// What a model is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Part {
    /// The same log-odds for everyone.
    BaseRate(f64),
    /// A sum of one effect per column.
    Additive(logistic::Additive),
    /// Symmetric trees.
    Forest(boosting::Forest),
    /// An intercept and a weighted sum.
    Sum { intercept: f64, parts: Vec<(f64, Self)> },
    /// Mapped log-odds.
    Calibrated { calibration: Calibration, part: Box<Self> },
}

impl Part {
    pub(crate) fn log_odds(&self, table: &Aligned<'_>) -> Vec<f64> {
        match self {
            Self::BaseRate(log_odds) => vec![*log_odds; table.rows()],
            Self::Additive(additive) => additive.log_odds(table),
            Self::Forest(forest) => forest.log_odds(table),
            Self::Sum { intercept, parts } => {
                let mut sum = vec![*intercept; table.rows()];
                for (weight, part) in parts {
                    for (sum, value) in sum.iter_mut().zip(part.log_odds(table)) {
                        *sum += weight * value;
                    }
                }
                sum
            }
            Self::Calibrated { calibration, part } => {
                part.log_odds(table).into_iter().map(|log_odds| calibration.apply(log_odds)).collect()
            }
        }
    }

    /// The baseline, and for each of `rows` the contributions of all columns.
    pub(crate) fn contributions(&self, table: &Aligned<'_>, rows: &[usize]) -> (f64, Vec<f64>) {
        match self {
            Self::BaseRate(log_odds) => (*log_odds, vec![0.0; rows.len() * table.columns()]),
            Self::Additive(additive) => additive.contributions(table, rows),
            Self::Forest(forest) => forest.contributions(table, rows),
            Self::Sum { intercept, parts } => {
                let mut baseline = *intercept;
                let mut sum = vec![0.0; rows.len() * table.columns()];
                for (weight, part) in parts {
                    let (own, values) = part.contributions(table, rows);
                    baseline += weight * own;
                    for (sum, value) in sum.iter_mut().zip(values) {
                        *sum += weight * value;
                    }
                }
                (baseline, sum)
            }
            Self::Calibrated { calibration, part } => {
                let (baseline, mut values) = part.contributions(table, rows);
                let mapped = calibration.apply(baseline);
                for row in values.chunks_exact_mut(table.columns().max(1)) {
                    let distance: f64 = row.iter().sum();
                    let factor = slope(calibration, baseline, distance, mapped);
                    for value in row {
                        *value *= factor;
                    }
                }
                (mapped, values)
            }
        }
    }
}

/// By how much the map stretches the way from the baseline: contributions keep their
/// proportions and still sum up.
fn slope(calibration: &Calibration, baseline: f64, distance: f64, mapped: f64) -> f64 {
    const NEAR: f64 = 1e-6;
    if distance.abs() > NEAR {
        return (calibration.apply(baseline + distance) - mapped) / distance;
    }
    (calibration.apply(baseline + NEAR) - calibration.apply(baseline - NEAR)) / (2.0 * NEAR)
}

impl Model {
    /// This model with its log-odds mapped. Contributions keep their proportions.
    #[must_use]
    pub fn calibrated(self, calibration: Calibration) -> Self {
        Self { part: Part::Calibrated { calibration, part: Box::new(self.part) }, ..self }
    }

    pub(crate) fn new(learner: &str, table: &Table, part: Part) -> Self {
        Self {
            version: VERSION,
            learner: learner.to_owned(),
            columns: table.columns().iter().map(Known::new).collect(),
            part,
        }
    }

    /// The name of the learner that fitted it.
    pub fn learner(&self) -> &str {
        &self.learner
    }

    /// The names of the columns it was fitted with, in the order of contributions.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.as_str())
    }

    fn align<'a>(&'a self, table: &'a Table) -> Result<Aligned<'a>, Error> {
        if self.version != VERSION {
            return Err(Error::Version { found: self.version, expected: VERSION });
        }
        Aligned::new(&self.columns, table)
    }

    /// The log-odds of every row. Columns are found by name, categories by name; categories
    /// never seen in training count as neither this nor that (the average effect), columns
    /// the model does not know are ignored.
    ///
    /// # Errors
    ///
    /// A column that is missing or of another kind; a stored model of another version.
    pub fn log_odds(&self, table: &Table) -> Result<Vec<f64>, Error> {
        Ok(self.part.log_odds(&self.align(table)?))
    }

    /// The additive contributions of every column to the log-odds of these rows: baseline +
    /// sum = log-odds to 10⁻⁹ (rounding of sums in double precision only).
    ///
    /// # Errors
    ///
    /// As [`Model::log_odds`]; a row outside the table.
    pub fn contributions(&self, table: &Table, rows: &[usize]) -> Result<Contributions, Error> {
        if let Some(row) = rows.iter().find(|row| **row >= table.rows()) {
            return Err(Error::Row { row: *row, rows: table.rows() });
        }
        let (baseline, values) = self.part.contributions(&self.align(table)?, rows);
        let columns = self.columns.iter().map(|column| column.name.clone()).collect();
        Ok(Contributions { baseline, columns, values })
    }
}

/// What each column adds to the log-odds of some rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributions {
    /// The log-odds that contributions are counted from: near the average of the training
    /// rows.
    pub baseline: f64,
    /// The columns' names.
    pub columns: Vec<String>,
    values: Vec<f64>,
}

impl Contributions {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.values.len().checked_div(self.columns.len()).unwrap_or(0)
    }

    /// The contributions of all columns to the row at this position of the request, in
    /// log-odds.
    ///
    /// # Panics
    ///
    /// If the position is not below [`Contributions::rows`].
    pub fn row(&self, position: usize) -> &[f64] {
        let width = self.columns.len();
        &self.values[position * width..(position + 1) * width]
    }
}
