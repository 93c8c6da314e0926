//! Logistic regression with a quadratic penalty.
//!
//! Minimises Σ wᵢ [ln(1 + e^fᵢ) − yᵢ fᵢ] + λ/2 Σ βⱼ² with an unpenalised intercept, by Newton's
//! method. Numbers are drawn in to all but their most extreme thousandths and standardised
//! (weighted mean 0, variance 1); a missing number counts
//! as the mean and, if training had any, gets an effect of its own. Each category has a
//! coefficient, a missing one too; the rarest of more than [`MOST_LEVELS`] categories share
//! one. Categories never seen add the average effect.
//!
//! λ, if not given, minimises the log-loss of five-fold predictions over a path from strong
//! to weak. A fold's coefficients come from one Newton step without the fold, from the
//! solution with it (exact to second order; Rad KR, Maleki A (2020), *Journal of the Royal
//! Statistical Society B* 82:965–996, for single rows), so that the whole choice costs about
//! as much as a second fit.

mod design;
mod newton;

use crate::align::{Aligned, AlignedColumn};
use crate::model::Part;
use crate::table::MISSING;
use crate::{Error, Examples, Learner, Model, folds};
use design::Design;
use serde::{Deserialize, Serialize};

/// Categories of a column that get a coefficient of their own.
const MOST_LEVELS: usize = 100;
/// Folds for the choice of the penalty.
pub(crate) const FOLDS: usize = 5;
/// Penalties from strong to weak, about three a factor of ten. On standardised columns a
/// penalty of λ says that a coefficient of 1/√λ is ordinary.
const PENALTIES: [f64; 10] = [1000.0, 300.0, 100.0, 30.0, 10.0, 3.0, 1.0, 0.3, 0.1, 0.03];

/// Penalised logistic regression (see the module's documentation in the source).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Logistic {
    penalty: Option<f64>,
}

impl Logistic {
    /// With this penalty λ ≥ 0 on the summed loss, instead of one chosen by cross-validation.
    pub fn with_penalty(penalty: f64) -> Self {
        Self { penalty: Some(penalty) }
    }

    /// Fits, and gives the out-of-fold log-odds for these folds beside the model.
    pub(crate) fn fit_with_folds(
        &self,
        examples: &Examples<'_>,
        fold_of: &[u8],
        folds: usize,
    ) -> (Part, Vec<f64>) {
        let design = Design::new(examples, MOST_LEVELS);
        let problem = newton::Problem::new(&design, examples, fold_of, folds);
        let path: &[f64] = self.penalty.as_ref().map_or(&PENALTIES, std::slice::from_ref);
        let found = problem.path(path);
        (Part::Additive(design.additive(&found.coefficients)), found.out_of_fold)
    }
}

impl Learner for Logistic {
    fn name(&self) -> &'static str {
        "logistic"
    }

    fn fit(&self, examples: &Examples<'_>, seed: u64) -> Result<Model, Error> {
        examples.check()?;
        if let Some(penalty) = self.penalty
            && !(penalty.is_finite() && penalty >= 0.0)
        {
            return Err(Error::Setting {
                setting: "penalty",
                problem: format!("{penalty} is not 0 or more"),
            });
        }
        let part = if let Ok(fold_of) = folds::assign(examples, FOLDS, seed) {
            self.fit_with_folds(examples, &fold_of, FOLDS).0
        } else {
            // Fewer groups than folds: nothing to choose with.
            let fixed = Self { penalty: Some(self.penalty.unwrap_or(1.0)) };
            fixed.fit_with_folds(examples, &vec![0; examples.table.rows()], 1).0
        };
        Ok(Model::new(self.name(), examples.table, part))
    }
}

/// A sum of one effect per column: baseline + Σ effectⱼ(xⱼ), each effect with weighted mean 0
/// over the training rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Additive {
    baseline: f64,
    effects: Vec<Effect>,
}

/// The effect of a column, in log-odds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Effect {
    /// `offset + slope (x − mean)` with x drawn in to `lowest..=highest`, or `missing` where there
    /// is no number.
    Line { mean: f64, lowest: f64, highest: f64, slope: f64, offset: f64, missing: f64 },
    /// One value a category, and one for none.
    Levels { effects: Vec<f64>, missing: f64 },
}

impl Effect {
    fn add(&self, column: &AlignedColumn<'_>, row: usize) -> f64 {
        match (self, column) {
            (
                Self::Line { mean, lowest, highest, slope, offset, missing },
                AlignedColumn::Numbers(numbers),
            ) => {
                let number = numbers[row];
                if number.is_nan() {
                    *missing
                } else {
                    offset + slope * (f64::from(number).clamp(*lowest, *highest) - mean)
                }
            }
            (Self::Levels { effects, missing }, AlignedColumn::Codes(codes)) => match codes[row] {
                MISSING => *missing,
                // A category never seen lies beyond the end.
                code => effects.get(code as usize).copied().unwrap_or(0.0),
            },
            // Alignment has compared the kinds.
            _ => 0.0,
        }
    }
}

impl Additive {
    pub(crate) fn log_odds(&self, table: &Aligned<'_>) -> Vec<f64> {
        let mut log_odds = vec![self.baseline; table.rows()];
        for (index, effect) in self.effects.iter().enumerate() {
            let column = table.column(index);
            for (row, log_odds) in log_odds.iter_mut().enumerate() {
                *log_odds += effect.add(column, row);
            }
        }
        log_odds
    }

    pub(crate) fn contributions(&self, table: &Aligned<'_>, rows: &[usize]) -> (f64, Vec<f64>) {
        let mut values = Vec::with_capacity(rows.len() * self.effects.len());
        for row in rows {
            for (index, effect) in self.effects.iter().enumerate() {
                values.push(effect.add(table.column(index), *row));
            }
        }
        (self.baseline, values)
    }
}
