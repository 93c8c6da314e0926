//! Statistics on plain arrays: survival analysis with competing risks, intervals for
//! proportions and totals, association, discrimination, and resampling.
//!
//! Every estimator states its formula and cites its source. Inputs are checked once, by
//! the constructor of a data type or the first lines of a function ([`Error`] names the
//! offending value and its position); fitted results are separate types with plain
//! vectors.
//!
//! | subject | module |
//! |---|---|
//! | Kaplan–Meier, Nelson–Aalen, Aalen–Johansen, log-rank, Gray, quantiles, restricted mean | [`survival`] |
//! | Wilson, Clopper–Pearson and simultaneous intervals of proportions | [`proportion`] |
//! | percentile bootstrap of sums and ratios | [`bootstrap`] |
//! | chi-square test of independence, Cramér's V | [`contingency`] |
//! | Cox regression, concordance, Brier scores and areas by time | [`survival::cox`], [`survival::concordance`], [`survival::brier`], [`survival::time_dependent_auc`] |
//! | cumulative incidences from discrete-time cause-specific hazards | [`hazards`] |
//! | log-loss, Brier score, calibration curve, slope and intercept, lift, expected maximum profit | [`calibration`] |
//! | area under the receiver operating characteristic curve | [`discrimination`] |
//! | how well one column alone separates a binary outcome | [`association`] |
//! | columns that know a binary outcome | [`leak`] |
//! | which class many imperfect sources point to (Dawid–Skene with silence, partial votes, priors) | [`label_model`] |
//! | purchases without a contract: BG/NBD, BG/BB, Gamma–Gamma | [`purchases`] |
//! | confidence levels and interval scales | [`confidence`] |
//! | the seeded generator behind resampling | [`random`] |
//!
//! ```
//! use holdfast_stats::survival::{KaplanMeier, SurvivalData};
//!
//! // Six rows: three events (1) and three censored (0).
//! let data = SurvivalData::new(
//!     None,
//!     &[6.0, 6.0, 6.0, 7.0, 10.0, 13.0],
//!     &[1, 1, 0, 1, 0, 0],
//!     None,
//! )?;
//! let curve = KaplanMeier::new().fit(&data);
//! assert!((curve.at(7.5).estimate - 4.0 / 6.0 * 2.0 / 3.0).abs() < 1e-12);
//! # Ok::<(), holdfast_stats::Error>(())
//! ```
#![deny(missing_docs)]
#![allow(clippy::float_cmp, reason = "ties and zeros are exact by definition here")]
#![allow(clippy::doc_markdown, reason = "formulas in documentation are not code")]
#![allow(clippy::needless_range_loop, reason = "estimators walk parallel vectors by index")]

pub mod agreement;
pub mod association;
pub mod bootstrap;
pub mod calibration;
pub mod confidence;
pub mod contingency;
pub mod discrimination;
pub mod hazards;
pub mod label_model;
pub mod leak;
pub mod proportion;
pub mod purchases;
pub mod random;
pub mod survival;

mod distribution;
mod error;
mod linear;
mod ordering;

pub use confidence::{ConfidenceLevel, Interval, IntervalScale};
pub use error::Error;
