//! Integration tests of `holdfast-stats`: every estimator against something else.
#![allow(clippy::unwrap_used, clippy::print_stderr, clippy::float_cmp)]

mod bootstrap;
mod calibration;
mod discrimination;
mod generated;
mod intervals;
mod invariants;
mod label_model;
mod label_model_published;
mod oracle;
mod purchases;
mod purchases_published;
mod r_cox;
mod r_survival;
mod real_data;
mod real_data_regression;
mod survival_scores;
