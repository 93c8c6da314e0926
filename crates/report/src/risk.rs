//! What renderings ask of the document about risk.

use crate::document::{ExpectedLosses, Metric, Risk};

impl Risk {
    /// Whether customers have probabilities.
    pub(crate) fn is_published(&self) -> bool {
        self.verdict == "published"
    }

    /// Metrics of leaving at all at a time ahead.
    pub(crate) fn metric(&self, days: u32) -> Option<&Metric> {
        self.card.metrics.iter().find(|metric| metric.cause == "any" && metric.horizon_days == days)
    }

    /// Times ahead that stand as named.
    pub(crate) fn standing(&self, standing: &str) -> Vec<u32> {
        let horizons = self.card.horizons.iter().filter(|horizon| horizon.standing == standing);
        horizons.map(|horizon| horizon.horizon_days).collect()
    }

    /// Whether a time ahead stands as named.
    pub(crate) fn stands(&self, days: u32, standing: &str) -> bool {
        self.standing(standing).contains(&days)
    }

    /// Losses expected at the time ahead that decides, leaving at all.
    pub(crate) fn expected_in_all(&self) -> Option<&ExpectedLosses> {
        let all = |expected: &&ExpectedLosses| {
            expected.cause == "any" && expected.horizon_days == self.horizon_days
        };
        self.expected.iter().find(all)
    }

    /// Losses expected at the time ahead that decides, by cause, largest first.
    pub(crate) fn expected_by_cause(&self) -> Vec<&ExpectedLosses> {
        let by_cause = |expected: &&ExpectedLosses| {
            expected.cause != "any" && expected.horizon_days == self.horizon_days
        };
        let mut causes: Vec<&ExpectedLosses> = self.expected.iter().filter(by_cause).collect();
        causes.sort_by(|one, other| other.customers.total_cmp(&one.customers));
        causes
    }
}
