//! What a learner learns from.

use crate::Error;
use crate::table::Table;

/// Rows with a target, and how much and with whom each of them counts.
#[derive(Debug, Clone, Copy)]
pub struct Examples<'a> {
    /// The columns to learn from.
    pub table: &'a Table,
    /// The share of each row that is positive, 0 to 1: soft targets are allowed.
    pub target: &'a [f32],
    /// How many times each row counts, 0 or more; 1 if not given.
    pub weight: Option<&'a [f32]>,
    /// Rows of one group never fall into different folds.
    pub group: Option<&'a [u32]>,
}

impl Examples<'_> {
    /// Checks lengths and ranges, and that there is something to learn.
    ///
    /// # Errors
    ///
    /// Lengths that differ, a target outside \[0, 1\], a negative weight, no weight at all, or
    /// a target that is 0 (or 1) on every row with weight.
    pub fn check(&self) -> Result<(), Error> {
        let rows = self.table.rows();
        let length = |what: &str, found: usize| {
            if found == rows {
                Ok(())
            } else {
                Err(Error::Length { what: what.to_owned(), found, expected: rows })
            }
        };
        length("the target", self.target.len())?;
        if let Some(weight) = self.weight {
            length("the weights", weight.len())?;
            if let Some(row) = weight.iter().position(|weight| !(weight.is_finite() && *weight >= 0.0)) {
                return Err(Error::Weight { row, value: weight[row] });
            }
        }
        if let Some(group) = self.group {
            length("the groups", group.len())?;
        }
        if let Some(row) = self.target.iter().position(|target| !(0.0..=1.0).contains(target)) {
            return Err(Error::Target { row, value: self.target[row] });
        }
        let (positive, total) = self.totals();
        if total <= 0.0 {
            return Err(Error::NothingToLearn("no row has a weight"));
        }
        if positive <= 0.0 || positive >= total {
            return Err(Error::NothingToLearn("every row has the same outcome"));
        }
        Ok(())
    }

    /// The weight of a row.
    pub(crate) fn weight(&self, row: usize) -> f64 {
        self.weight.map_or(1.0, |weight| f64::from(weight[row]))
    }

    /// Weight of the positive part, and of all.
    pub(crate) fn totals(&self) -> (f64, f64) {
        let (mut positive, mut total) = (0.0, 0.0);
        for row in 0..self.target.len() {
            let weight = self.weight(row);
            positive += weight * f64::from(self.target[row]);
            total += weight;
        }
        (positive, total)
    }
}
