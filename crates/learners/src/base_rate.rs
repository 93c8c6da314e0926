//! The same probability for everyone.

use crate::model::Part;
use crate::{Error, Examples, Learner, Model, log_odds_of};

/// Learns the weighted mean of the target and nothing else: what any other model has to
/// beat.
#[derive(Debug, Clone, Copy, Default)]
pub struct BaseRate;

impl Learner for BaseRate {
    fn name(&self) -> &'static str {
        "base-rate"
    }

    fn fit(&self, examples: &Examples<'_>, _seed: u64) -> Result<Model, Error> {
        examples.check()?;
        let (positive, total) = examples.totals();
        Ok(Model::new(self.name(), examples.table, Part::BaseRate(log_odds_of(positive / total))))
    }
}
