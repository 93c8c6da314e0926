//! Survival analysis with censoring, left truncation, case weights and competing risks.
//!
//! [`SurvivalData`] checks and sorts the rows once; every estimator after that is one pass
//! over them. Times are exact: two rows are tied only if their times are equal as numbers
//! (see [`merge_close_times`] for what R does instead). Conventions are those of Andersen
//! PK, Borgan Ø, Gill RD, Keiding N (1993), *Statistical Models Based on Counting Processes*
//! ("ABGK" below), and of R's `survival`:
//!
//! - a row is at risk on the half-open interval (entry, time];
//! - at a tied time events come before censorings, and entries after both;
//! - a weight is the number of like rows that a row stands for.
//!
//! ```
//! use holdfast_stats::survival::{AalenJohansen, SurvivalData};
//!
//! // 0 is censored; 1 and 2 are two causes.
//! let data = SurvivalData::new(None, &[1.0, 2.0, 2.0, 3.0], &[1, 2, 0, 1], None)?;
//! let incidence = AalenJohansen::new().fit(&data);
//! let at = 2.5;
//! let total = incidence.survival_at(at).estimate
//!     + incidence.at(1, at).estimate
//!     + incidence.at(2, at).estimate;
//! assert!((total - 1.0).abs() < 1e-12);
//! # Ok::<(), holdfast_stats::Error>(())
//! ```

pub mod brier;
pub mod concordance;
pub mod cox;
pub mod time_dependent_auc;

mod aalen_johansen;
mod censoring;
mod curve;
mod data;
mod gray;
mod groups;
mod influence;
mod kaplan_meier;
mod log_rank;
mod nelson_aalen;
mod quantile;
mod restricted_mean;
mod risk_sets;

pub use crate::ordering::merge_close_times;
pub use aalen_johansen::{AalenJohansen, CauseIncidence, CumulativeIncidence, IncidenceVariance};
pub use censoring::CensoringCurve;
pub use curve::CurvePoint;
pub use data::{MAX_CAUSES, SurvivalData};
pub use gray::gray_test;
pub use groups::{GroupScore, GroupTest};
pub use kaplan_meier::{KaplanMeier, SurvivalCurve, SurvivalVariance};
pub use log_rank::{FlemingHarrington, log_rank};
pub use nelson_aalen::{CumulativeHazard, NelsonAalen};
pub use quantile::{QuantileEstimate, median, quantile};
pub use restricted_mean::restricted_mean;
pub use risk_sets::{RiskSets, RiskTableRow, risk_table};
