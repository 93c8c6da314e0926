//! One module a check.

pub(crate) mod amounts;
pub(crate) mod churn_flags;
pub(crate) mod columns;
pub(crate) mod dates;
pub(crate) mod duplicates;
pub(crate) mod health;
pub(crate) mod leaks;
pub(crate) mod no_signal;
pub(crate) mod order;
pub(crate) mod orphans;
pub(crate) mod silence;
pub(crate) mod statements;
