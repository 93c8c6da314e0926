//! What a fit is given.

use crate::Error;
use crate::rules::{HandScore, States};
use holdfast_features::Snapshots;
use holdfast_taxonomy::{LeafId, Taxonomy};

/// Everything a fit is given. Nothing later than `as_of` is used, whatever else is here.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// Features of accounts at landmarks (the starts of months), ascending. Landmarks after
    /// `as_of` are not looked at; the last one at or before it is what accounts are scored on.
    pub snapshots: &'a Snapshots,
    /// Every loss, in any order; an account that came back may have several.
    pub ends: &'a [End],
    /// The date of the assessment, microseconds: also the end of the outcomes seen.
    pub as_of: i64,
    /// How leaves roll up.
    pub taxonomy: &'a Taxonomy,
    /// A hand-weighted score to compare with, if there is one.
    pub hand_score: Option<&'a HandScore>,
    /// The states that accounts are looked at for; see [`States::shipped`].
    pub states: &'a States,
}

/// An account's leaving.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    /// Index into [`Snapshots::accounts`].
    pub account: u32,
    /// When leaving was decided: the earlier of the request and the end, microseconds.
    pub decided_at: i64,
    /// Why, as a distribution over leaves; what it lacks to 1, and `unknown`, is not known.
    pub causes: Vec<(LeafId, f64)>,
}

impl Inputs<'_> {
    /// Checks that the parts fit together.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let input = |what: &str, problem: String| Err(Error::Input { what: what.to_owned(), problem });
        let snapshots = self.snapshots;
        if !snapshots.as_of.is_sorted() {
            return input("landmarks", "not in ascending order; sort them".to_owned());
        }
        let rows = snapshots.rows.len();
        if !snapshots.rows.is_sorted() {
            return input("snapshots", "rows are not by account, then by date; sort them".to_owned());
        }
        if let Some((account, landmark)) = snapshots.rows.iter().find(|(account, landmark)| {
            *account as usize >= snapshots.accounts.len() || usize::from(*landmark) >= snapshots.as_of.len()
        }) {
            let problem = format!("a row is of account {account} at landmark {landmark}, which do not exist");
            return input("snapshots", problem);
        }
        for column in &snapshots.columns {
            let found = match &column.values {
                holdfast_features::FeatureValues::Numbers(numbers) => numbers.len(),
                holdfast_features::FeatureValues::Categories(categories) => categories.codes.len(),
            };
            if found != rows {
                let problem = format!("{found} values for {rows} rows");
                return input(&format!("feature {}", column.definition.name), problem);
            }
        }
        for (index, end) in self.ends.iter().enumerate() {
            if end.account as usize >= snapshots.accounts.len() {
                let problem = format!("account {} does not exist", end.account);
                return input(&format!("loss {index}"), problem);
            }
            let sum: f64 = end.causes.iter().map(|(_, weight)| weight).sum();
            let bad = end.causes.iter().any(|(_, weight)| !(0.0..=1.0 + 1e-6).contains(weight));
            if bad || !(sum <= 1.0 + 1e-6) {
                let problem = "the probabilities of its causes are not within 0 to 1 in all".to_owned();
                return input(&format!("loss {index}"), problem);
            }
        }
        Ok(())
    }
}
