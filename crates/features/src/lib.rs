//! Point-in-time features of accounts: what was known at an instant, and nothing later.
//!
//! [`compute()`] reads every table of facts once, as a stream, keeps what the features need in a
//! compact form, and returns [`Snapshots`]: one row for each account and instant, one column for
//! each [`Definition`] in `definitions.toml`.
//!
//! What holds for every value at an instant `t`: it depends only on facts with `occurred_at < t`
//! and `recorded_at < t`, in the version of the row that was known then, and on no instant inside
//! a row (an end, a payment, a request) that is not before `t`.
#![deny(missing_docs)]

mod compute;
mod customer;
mod days;
mod definitions;
mod error;
mod evaluate;
mod frame;
mod history;
mod kernels;
mod names;
mod snapshots;
mod traits;
mod use_summary;

pub use compute::{compute, compute_incrementally};
pub use definitions::{Action, Definition, Definitions, Family, FeatureKind, Unit};
pub use error::Error;
pub use snapshots::{
    Categories, FeatureColumn, FeatureValues, Label, Loss, MessageKey, MessageLabel, Request, Snapshots,
    Standing,
};
