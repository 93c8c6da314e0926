//! Expected and realised departures: what makes the simulation checkable.

use std::ops::AddAssign;

use crate::Configuration;

/// Sums over account-months, per cause.
///
/// With the hazards h of every account-month known before the draw, the number of
/// departures minus the sum of h is a martingale; its variance is the expected sum of
/// h·(1−h) (Andersen, Borgan, Gill & Keiding 1993, section II.4, in discrete time).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    /// Sum of the hazards.
    pub expected: f64,
    /// Sum of h·(1−h).
    pub variance: f64,
    /// Departures.
    pub realised: u64,
}

impl Tally {
    /// `(realised − expected) / √variance`; 0 where there was no risk.
    pub fn z(&self) -> f64 {
        if self.variance > 0.0 { (self.realised as f64 - self.expected) / self.variance.sqrt() } else { 0.0 }
    }
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.expected += other.expected;
        self.variance += other.variance;
        self.realised += other.realised;
    }
}

/// What a simulation produced.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    /// Accounts written.
    pub accounts: u64,
    /// Accounts that ever paid.
    pub customers: u64,
    /// Account-months at risk of a departure.
    pub account_months: f64,
    /// Departures per cause, in the order of [`Configuration::causes`].
    pub causes: Vec<Tally>,
    /// Leaf of each cause, in the same order.
    pub leaves: Vec<String>,
    /// Usage rows written.
    pub usage_rows: u64,
    /// Bytes written, all files together.
    pub bytes: u64,
}

impl Summary {
    /// Nothing happened yet.
    pub(crate) fn new(configuration: &Configuration) -> Self {
        Self {
            causes: vec![Tally::default(); configuration.causes.len()],
            leaves: configuration.causes.iter().map(|cause| cause.leaf.clone()).collect(),
            ..Self::default()
        }
    }

    /// Adds what happened in another part of the business.
    pub(crate) fn add(&mut self, other: &Self) {
        self.accounts += other.accounts;
        self.customers += other.customers;
        self.account_months += other.account_months;
        self.usage_rows += other.usage_rows;
        for (tally, other) in self.causes.iter_mut().zip(&other.causes) {
            *tally += other;
        }
    }

    /// All departures.
    pub fn departures(&self) -> u64 {
        self.causes.iter().map(|tally| tally.realised).sum()
    }

    /// Sum of the squared z of the causes expected at least `at_least` times, and their
    /// number: close to chi-squared with that many degrees of freedom.
    pub fn chi_squared(&self, at_least: f64) -> (f64, usize) {
        let values: Vec<f64> = self
            .causes
            .iter()
            .filter(|tally| tally.expected >= at_least)
            .map(|tally| tally.z().powi(2))
            .collect();
        (values.iter().sum(), values.len())
    }
}
