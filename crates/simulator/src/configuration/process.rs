//! The processes that leave rows behind: onboarding, use, support, surveys, payments, answers.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The first weeks of an account.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Onboarding {
    /// Names of the milestones, in order; each is written as a usage event when reached.
    pub milestones: Vec<String>,
    /// Probability of missing a milestone for an account of fit 1.
    pub missed_at_full_fit: f64,
    /// Probability of missing a milestone for an account of fit 0.
    pub missed_at_no_fit: f64,
}

/// How accounts use the product.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usage {
    /// Mean number of usage rows of an account over its observed life.
    pub events_per_account: f64,
    /// Mean number of months an account is observed, by which the above is divided.
    /// Depends on hazards and calendar; measured, not chosen.
    pub reference_months: f64,
    /// Weights of the events.
    pub events: BTreeMap<String, f64>,
    /// Event written when the account reaches what it bought the product for.
    pub goal_event: String,
    /// Share of accounts with use after their end, as real exports have; 0 by default.
    pub after_end_share: f64,
}

/// Tickets and how they are answered.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// Weights of the channels tickets come in by.
    pub channels: BTreeMap<String, f64>,
    /// Weights of the topics of background tickets.
    pub background_topics: BTreeMap<String, f64>,
    /// Median of the first reply time in hours.
    pub first_reply_median_hours: f64,
    /// Standard deviation of the logarithm of the first reply time.
    pub first_reply_spread: f64,
    /// Hours after which a first reply counts as slow.
    pub slow_after_hours: f64,
    /// Share of tickets that get a canned answer.
    pub canned: f64,
    /// Share of tickets answered coldly.
    pub cold: f64,
    /// Share of tickets whose agent shows one of the four horsemen.
    pub horseman: f64,
    /// Probability that a ticket is reopened after a canned answer.
    pub reopened_after_canned: f64,
    /// Probability that any other ticket is reopened.
    pub reopened_otherwise: f64,
    /// Probability of a satisfaction rating after a solved ticket.
    pub rating_response: f64,
}

/// Surveys.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surveys {
    /// Months between two recommendation surveys.
    pub every_months: u32,
    /// Probability that an account answers.
    pub response: f64,
    /// Probability of a comment with the answer.
    pub comment: f64,
}

/// Charging and failing to charge.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payments {
    /// Probability that the first attempt of a card charge is declined.
    pub decline: f64,
    /// Share of accounts that pay by bank transfer instead of card.
    pub transfer_share: f64,
    /// Weights of the decline codes.
    pub decline_codes: BTreeMap<String, f64>,
    /// Days after the first attempt at which a declined charge is tried again. The last
    /// one ends the subscription if the charge never succeeds.
    pub retry_days: Vec<u32>,
    /// Smallest and largest overage, in percent of the monthly price.
    pub overage_percent: [u32; 2],
}

/// How what customers say differs from why they leave.
///
/// Applied in this order to voluntary departures: silence, price over-blamed (only where
/// the true cause is not about price), first option, honest answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Distortions {
    /// Options of the cancellation question.
    pub options: Vec<String>,
    /// The option that blames the price.
    pub price_option: String,
    /// Whether every customer sees the options in an order of their own.
    pub shuffle_options: bool,
    /// Probability of giving no answer.
    pub silence: f64,
    /// Probability of blaming the price although it was something else.
    pub price_over_blamed: f64,
    /// Probability of ticking whatever stands first.
    pub first_option: f64,
    /// Probability of a comment with an answer.
    pub comment: f64,
    /// Probability that the comment of a customer who over-blamed the price tells the
    /// true cause: the contradiction a careful reader can find.
    pub comment_contradicts: f64,
    /// Weights of the channels cancellations come in by.
    pub channels: BTreeMap<String, f64>,
}
