//! Supervised learners on tables of numbers and categories, behind one trait. No business word.
//!
//! A learner is given [`Examples`] (a [`table::Table`], a target in \[0, 1\], weights, groups)
//! and returns a [`Model`]: serialisable, deterministic for a seed on any number of threads,
//! with log-odds and exact additive contributions of every column.
//!
//! ```
//! use holdfast_learners::table::{Column, Table, Values};
//! use holdfast_learners::{Examples, Learner, Logistic};
//!
//! let x: Vec<f32> = (0..200).map(|row| (row % 20) as f32).collect();
//! let target: Vec<f32> = x.iter().map(|x| if *x > 9.0 { 0.9 } else { 0.2 }).collect();
//! let table = Table::new(vec![Column { name: "x".into(), values: Values::Numbers(x) }])?;
//! let examples = Examples { table: &table, target: &target, weight: None, group: None };
//! let model = Logistic::default().fit(&examples, 1)?;
//! let log_odds = model.log_odds(&table)?;
//! assert!(log_odds[19] > log_odds[0]);
//! # Ok::<(), holdfast_learners::Error>(())
//! ```
#![deny(missing_docs)]
#![allow(clippy::needless_range_loop, reason = "kernels walk parallel vectors by index")]

pub mod folds;
pub mod table;

mod align;
mod base_rate;
mod boosting;
mod calibration;
mod combine;
mod error;
mod examples;
mod link;
mod logistic;
mod matrix;
mod model;
pub mod parallel;
mod stacking;

pub use base_rate::BaseRate;
pub use boosting::{Boosting, Direction};
pub use calibration::Calibration;
pub use error::Error;
pub use examples::Examples;
pub use link::{log_loss, log_odds_of, probability};
pub use logistic::Logistic;
pub use model::{Contributions, Learner, Model};
pub use stacking::Stacked;
