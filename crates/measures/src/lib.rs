//! What customers did and said, as figures: movements of monthly recurring revenue, churn
//! and retention under several definitions, time as a customer, stated reasons, cohorts.
//!
//! Every definition is one SQL file in `sql/` whose first comment says what it computes, in
//! which units, by which formula, and whose definition that is ([`definitions`] hands these
//! texts out). [`Measures::compute`] runs them in order against an engine and turns the small
//! results into plain values; [`reference`](mod@reference) computes the same figures slowly and
//! obviously from the same rules, for tests.
//!
//! Units: money is whole minor units of the currency beside it; months are `2026-03` in the
//! workspace's zone; shares lie in 0–1. A value that is not defined is `None`, never zero.
#![deny(missing_docs)]

mod cohorts;
mod compute;
pub mod definitions;
mod dialects;
mod error;
mod intervals;
mod lives;
mod positions;
mod reasons;
pub mod reference;
mod revenue;
mod series;
mod settings;
mod survival;

pub use cohorts::{CohortAccount, CohortCell, CohortRow, CohortTable, cohort_accounts};
pub use compute::{Measures, Monthly, Results};
pub use dialects::{Dialect, DialectDifference};
pub use error::Error;
pub use intervals::Share;
pub use lives::{Accounts, BasisCount, HowLeftShare, MoneyLine};
pub use reasons::{
    Contradiction, Coverage, CrossCell, ReasonShare, Reasons, RollUps, StatedReason, ValueCount,
};
pub use revenue::{AccountMovement, MonthAccounts, Movement};
pub use series::{MEASURES, MeasurePoint, MeasureSeries};
pub use settings::{Recognition, Settings};
pub use survival::{IncidencePoint, Median, Survival, SurvivalPoint};
