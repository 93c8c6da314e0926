//! Boosting and logistic regression together.
//!
//! Both are fitted; their out-of-fold log-odds, on the same folds, are combined with an
//! intercept and weights of at least 0 that minimise the log-loss (Wolpert DH (1992), *Neural
//! Networks* 5:241–259; Breiman L (1996), *Machine Learning* 24:49–64), then calibrated if that
//! pays out of fold.

use crate::boosting::{Boosting, FOLDS};
use crate::calibration::Calibration;
use crate::combine::{self, Rows};
use crate::logistic::Logistic;
use crate::model::Part;
use crate::{Error, Examples, Learner, Model, folds};

/// Boosting and penalised logistic regression, combined and calibrated on out-of-fold
/// predictions (see the module's documentation in the source).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stacked {
    /// The boosting.
    pub boosting: Boosting,
    /// The logistic regression.
    pub logistic: Logistic,
}

impl Stacked {
    /// Fits, and gives the out-of-fold log-odds of every row beside the model: what rows to
    /// come can expect, except for the few numbers of the combination.
    ///
    /// # Errors
    ///
    /// As [`Learner::fit`].
    pub fn fit_out_of_fold(&self, examples: &Examples<'_>, seed: u64) -> Result<(Model, Vec<f64>), Error> {
        self.boosting.check()?;
        examples.check()?;
        let fold_of = folds::assign(examples, FOLDS, seed)?;
        let (line, line_scores) = self.logistic.fit_with_folds(examples, &fold_of, FOLDS);
        let (trees, tree_scores) = self.boosting.fit_with_folds(examples, &fold_of, FOLDS, seed);
        let given = Rows { target: examples.target, weight: examples.weight };
        let rows: Vec<usize> = (0..examples.table.rows()).collect();
        let columns: [&[f64]; 2] = [&tree_scores, &line_scores];
        let found = combine::fit(&columns, &given, &rows, &[0.5, 0.5]);
        let mut scores: Vec<f64> = rows.iter().map(|row| found.apply(&columns, *row)).collect();
        let calibration =
            Calibration::choose(&scores, examples.target, examples.weight, examples.group, seed)?;
        for score in &mut scores {
            *score = calibration.apply(*score);
        }
        let parts = found.weights.iter().copied().zip([trees, line]).filter(|(weight, _)| *weight > 0.0);
        let stack = Part::Sum { intercept: found.intercept, parts: parts.collect() };
        let part = match calibration {
            Calibration::Identity => stack,
            calibration => Part::Calibrated { calibration, part: Box::new(stack) },
        };
        Ok((Model::new(self.name(), examples.table, part), scores))
    }
}

impl Learner for Stacked {
    fn name(&self) -> &'static str {
        "stacked"
    }

    fn fit(&self, examples: &Examples<'_>, seed: u64) -> Result<Model, Error> {
        Ok(self.fit_out_of_fold(examples, seed)?.0)
    }
}
