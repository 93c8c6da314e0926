//! Who of those without a contract still buys, how often, and for how much.
//!
//! A shop's customer does not cancel: it just does not come back. Here the dates of purchases
//! decide. [`PurchaseLog`] takes them row by row (a plain file) or from facts
//! ([`PurchaseLog::from_facts`]); [`assess()`] fits a model, checks it on the last quarter of the
//! window, publishes or refuses, and says for each account how probable it is that it still is a
//! customer, what to expect of it in the next days, and in money. [`write_predictions`] writes
//! that as CSV; an [`Assessment`] serialises to JSON.
//!
//! - **Model**: BG/NBD where purchases happen at any time, BG/BB where they happen on occasions
//!   that come round (yearly donations); which, is set or found from the gaps between purchases
//!   ([`Buying`]). Amounts: Gamma–Gamma. See [`holdfast_stats::purchases`].
//! - **Check**: the model is fitted on the first three quarters of the window and foretells the
//!   purchases of the last quarter. It is published only where it beats "the same rate as
//!   before" in the total, and both that and "everybody at the average rate" account by account
//!   ([`Refusal`] says by which numbers it did not). Afterwards it is fitted on everything.
//! - **As of**: the last day that counts is a parameter; nothing later is looked at.
//!
//! What the models assume: purchases are seen from an account's first one (where the data begin
//! later, accounts look younger than they are); rates do not drift or follow the seasons (the
//! check shows where they do); how much an account spends does not depend on how often it buys
//! ([`SpendModel::correlation`] shows where it does).

mod assess;
mod buying;
mod check;
mod day;
mod facts;
mod log;
mod money;
mod outcome;
mod predictions;
mod settings;
#[cfg(test)]
mod tests;

pub use assess::assess;
pub use day::Day;
pub use log::{Purchase, PurchaseLog};
pub use outcome::{
    AccountOutlook, Assessment, Baseline, BuyingFound, ExpectedMoney, FrequencyGroup, HeldOut,
    HorizonOutlook, ModelKind, ModelParameter, ModelSummary, Prediction, Refusal, SpendMethod, SpendModel,
    Versus,
};
pub use predictions::write_predictions;
pub use settings::{Buying, Settings};
