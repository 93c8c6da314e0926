//! The list of checks.

use crate::books::Books;
use crate::{Error, Finding, checks};

/// One kind of thing that can be wrong with the data.
pub struct Check {
    /// Its name, also of its module in `src/checks`.
    pub name: &'static str,
    /// What it looks for, in one line.
    pub looks_for: &'static str,
    /// The findings it may report: their sentences are in `locales/<language>/quality.ftl`.
    pub findings: &'static [&'static str],
    pub(crate) run: fn(&Books<'_>) -> Result<Vec<Finding>, Error>,
}

impl std::fmt::Debug for Check {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Check").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Every check, in the order in which they run. Within a severity, findings are listed in
/// this order too.
pub const CHECKS: &[Check] = &[
    Check {
        name: "churn_flags",
        looks_for: "accounts whose own flag contradicts their cancellations or subscriptions, and subscriptions whose flag contradicts their dates",
        findings: &[
            "churn_flag_contradicts_events",
            "churn_flag_contradicts_subscriptions",
            "cancelled_but_running",
            "subscription_over_without_end",
            "subscription_open_with_end",
        ],
        run: checks::churn_flags::run,
    },
    Check {
        name: "statements",
        looks_for: "stated reasons that a second statement of the same customer contradicts",
        findings: &["stated_reason_independent", "stated_reason_contradicted"],
        run: checks::statements::run,
    },
    Check {
        name: "order",
        looks_for: "facts before their account or subscription began or after it ended, and rows that end before they start",
        findings: &[
            "usage_before_subscription",
            "facts_before_subscription",
            "facts_before_account",
            "facts_after_account",
            "facts_after_subscription",
            "ends_before_start",
            "closed_before_opened",
        ],
        run: checks::order::run,
    },
    Check {
        name: "leaks",
        looks_for: "attributes of accounts that know the outcome",
        findings: &[
            "leak_only_left",
            "leak_only_stayed",
            "leak_read_at_end",
            "leak_reset_at_end",
            "leak_repeats_outcome",
            "leak_ranks_outcome",
        ],
        run: checks::leaks::run,
    },
    Check {
        name: "orphans",
        looks_for: "facts of accounts or subscriptions that no table has",
        findings: &["facts_without_account", "facts_without_subscription"],
        run: checks::orphans::run,
    },
    Check {
        name: "duplicates",
        looks_for: "one thing exported twice: within a source, across sources, as identical subscriptions",
        findings: &["facts_repeated", "facts_in_several_sources", "subscriptions_identical"],
        run: checks::duplicates::run,
    },
    Check {
        name: "dates",
        looks_for: "facts later than now or than the as-of date, and sources without dates",
        findings: &["facts_in_future", "facts_after_as_of", "source_undated"],
        run: checks::dates::run,
    },
    Check {
        name: "silence",
        looks_for: "sources that stopped, paused or dropped, against their own rhythm",
        findings: &["source_stale", "source_gaps", "source_volume_drop"],
        run: checks::silence::run,
    },
    Check {
        name: "no_signal",
        looks_for: "customers, and groups of customers, of whom a table knows nothing",
        findings: &["customers_without_signal", "group_without_signal"],
        run: checks::no_signal::run,
    },
    Check {
        name: "amounts",
        looks_for: "subscriptions and payments of zero or of no amount",
        findings: &["subscriptions_at_zero", "subscriptions_without_amount", "payments_at_zero"],
        run: checks::amounts::run,
    },
    Check {
        name: "columns",
        looks_for: "attributes that are the same everywhere or nearly always missing",
        findings: &["column_constant", "column_mostly_missing"],
        run: checks::columns::run,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_and_findings_are_unique() {
        let names: HashSet<_> = CHECKS.iter().map(|check| check.name).collect();
        assert_eq!(names.len(), CHECKS.len());
        let findings: Vec<_> = CHECKS.iter().flat_map(|check| check.findings).collect();
        assert_eq!(findings.iter().collect::<HashSet<_>>().len(), findings.len());
    }
}
