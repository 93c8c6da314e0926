//! Why customers left, from everything said and seen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Why customers left, from everything said and seen: a probability over the reasons for every
/// account, summed. Intervals here are of 90 % and carry the uncertainty of every account's
/// reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// `corroborated`, `not_testable`, `nothing_can_be_told` or `no_evidence`: whether the
    /// evidence bears itself out.
    pub verdict: String,
    /// Accounts that left and are not back.
    pub departures: u64,
    /// Of these, with a usable statement.
    pub stated: u64,
    /// With anything said or seen that tells.
    pub reasoned: u64,
    /// With a reason of at least medium confidence.
    pub confident: u64,
    /// Losses that count as unavoidable: unchangeable reasons have evidence above the bar.
    pub unavoidable: u64,
    /// Shares of the leaves, largest first.
    pub leaves: Vec<AttributedShare>,
    /// The same in two, four, and eight or nine classes.
    pub rollup: AttributedRollUps,
    /// What was stated against what everything else says; absent without statements.
    pub stated_against_inferred: Option<StatedAgainstInferred>,
    /// Of those who said that it was the price: what the evidence says; absent without such.
    pub price_audit: Option<PriceAudit>,
    /// Rivals named, most often first.
    pub rivals: Vec<Rival>,
    /// Reasons that grew from one window to the next, largest growth first.
    pub rising: Vec<RisingReason>,
    /// What was compared to find them; absent in documents before 1.2.
    #[serde(default)]
    pub rising_window: Option<RisingWindow>,
    /// The mix in groups of departures: by month and quarter of leaving, by segment, plan and
    /// traits with few values.
    #[serde(default)]
    pub groupings: Vec<ReasonGrouping>,
    /// One entry a leaf that is somebody's likeliest reason or has a share of at least 1 %,
    /// largest share first.
    #[serde(default)]
    pub reasons: Vec<ReasonPage>,
    /// Customers who left, came back and left again; absent where it was not looked at.
    #[serde(default)]
    pub recurrence: Option<Recurrence>,
    /// What was listened to.
    pub sources: Vec<EvidenceSource>,
    /// For each reason, accounts with what speaks for it.
    pub examples: Vec<ReasonExamples>,
}

/// A reason's share of the departures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttributedShare {
    /// Identifier of the leaf or class.
    pub id: String,
    /// Share of the departures, probabilities summed.
    pub share: f64,
    /// Lower end of the 90 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Shares in the classes of three schemes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct AttributedRollUps {
    /// Two reasons (circumstances; outcome, in two parts).
    pub s1: Vec<AttributedShare>,
    /// Four reasons.
    pub s0: Vec<AttributedShare>,
    /// Eight reasons (nine headings).
    pub s2: Vec<AttributedShare>,
}

/// What was stated against what everything else says, in the classes of `s2`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatedAgainstInferred {
    /// Departures with a statement.
    pub accounts: u64,
    /// Mean overlap of the two, 0–1.
    pub overlap: f64,
    /// The overlap with other accounts' evidence: near it, the two have nothing in common.
    pub overlap_by_chance: f64,
    /// The cells, largest first.
    pub cells: Vec<Crossing>,
}

/// A class as stated and a class as inferred.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Crossing {
    /// Class as stated.
    pub stated: String,
    /// Class as inferred from everything else.
    pub inferred: String,
    /// Departures, probabilities summed.
    pub accounts: f64,
}

/// Of those who said that it was the price: what the evidence says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PriceAudit {
    /// Departures whose stated reason is a price.
    pub claims: u64,
    /// Share whose likeliest reason is a price, given everything.
    pub borne_out: f64,
    /// Mean probability of price reasons, given everything.
    pub probability: f64,
    /// Other reasons by mean probability, largest first.
    pub instead: Vec<LeafShare>,
}

/// A leaf and a share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeafShare {
    /// The leaf.
    pub leaf: String,
    /// The share, 0–1.
    pub share: f64,
}

/// A rival and how it wins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rival {
    /// Its name, as written by customers.
    pub name: String,
    /// Departures that name it.
    pub accounts: u64,
    /// Mean probabilities of the rivals' leaves among these, largest first.
    pub kinds: Vec<LeafShare>,
}

/// A reason that grew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RisingReason {
    /// The leaf.
    pub leaf: String,
    /// Its share before.
    pub before: f64,
    /// Its share since.
    pub recent: f64,
    /// Probability that it truly grew.
    pub probability: f64,
    /// Lower end of the 90 % interval of the growth, the chance of sampling included.
    #[serde(default)]
    pub low: f64,
    /// Upper end.
    #[serde(default)]
    pub high: f64,
}

/// Two windows of equal length, compared for reasons that grew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RisingWindow {
    /// First local date of the recent window; it ends on the last date that counts.
    pub since: String,
    /// First local date of the window before.
    pub before_since: String,
    /// Days of each window.
    pub days: u64,
    /// Departures in the recent window.
    pub recent: u64,
    /// Departures in the window before.
    pub before: u64,
    /// Leaves compared; 0 where a window holds too few departures.
    pub compared: u64,
}

/// The mix of reasons in groups of departures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReasonGrouping {
    /// `month`, `quarter`, `segment`, `plan` or `trait`.
    pub kind: String,
    /// Name of the trait, as the source heads its column; else the kind.
    pub by: String,
    /// Departures whose group is not known.
    pub unknown: u64,
    /// The groups: periods in order, others by name. A month is `2026-03`, a quarter `2026-Q1`.
    pub groups: Vec<ReasonGroup>,
}

/// A group of departures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReasonGroup {
    /// The group.
    pub group: String,
    /// Departures in it.
    pub accounts: u64,
    /// Shares of the classes of `s2`; empty under 30 departures.
    pub classes: Vec<GroupShare>,
    /// Shares of the leaves; empty under 30 departures.
    pub leaves: Vec<GroupShare>,
}

/// A reason's share of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupShare {
    /// Identifier of the leaf or class.
    pub id: String,
    /// Share of the group's departures, probabilities summed.
    pub share: f64,
    /// Lower end of the 90 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Probability that it is larger than in the other groups together, the chance of sampling
    /// included.
    pub larger: f64,
    /// `more` or `less` where it stands out: of all that do in a grouping, at most a twentieth is
    /// expected to be wrong.
    pub stands_out: Option<String>,
}

/// One reason: who left for it, on what basis, and what went with them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReasonPage {
    /// The leaf.
    pub leaf: String,
    /// Departures whose likeliest reason it is.
    pub accounts: u64,
    /// Departures whose stated reason means it most.
    pub stated: u64,
    /// Of these, for whom it is also the likeliest given everything.
    pub stated_and_likeliest: u64,
    /// Of `accounts`, by what the reason rests on: `stated`, `inferred`, `both`.
    pub rests: BTreeMap<String, u64>,
    /// Of `accounts`, by confidence: `high`, `medium`, `low`.
    pub confidence: BTreeMap<String, u64>,
    /// Of `accounts`: could have been avoided.
    pub avoidable: u64,
    /// Money lost, by currency, minor units: last monthly amounts times the probability of the
    /// reason, rounded to whole units.
    pub lost_mrr_minor: BTreeMap<String, i64>,
    /// Sources that speak for it, most telling first.
    pub sources: Vec<ReasonSource>,
}

/// A source that speaks for a reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReasonSource {
    /// The source.
    pub source: String,
    /// Departures of the reason for whom it speaks for it.
    pub accounts: u64,
    /// How many were looked at: all, or an even sample of 200.
    pub of: u64,
    /// What it adds to the log-odds on average, where it speaks for it.
    pub log_odds: f64,
}

/// Customers who left, came back and left again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recurrence {
    /// Why it is not known whether reasons recur: `no_returns_visible` (neither dates of
    /// subscriptions nor returns are in the data), `nobody_left` (no statement of leaving),
    /// `nobody_returned`, `nobody_left_again` or `not_stated_twice`; absent where it is known.
    pub missing: Option<String>,
    /// Customers said to leave, ever.
    pub left: u64,
    /// Of these, came back.
    pub returned: u64,
    /// Of these, left again.
    pub left_again: u64,
    /// Of their repeated departures, with a usable statement both times.
    pub stated_twice: u64,
    /// Of these, with the same leaf both times; a statement that may mean several counts in part.
    pub same_leaf: f64,
    /// With the same class of `s2` both times.
    pub same_class: f64,
    /// What `same_class` would be if the later statements were dealt out at random.
    pub same_class_by_chance: f64,
    /// Classes before and after, most frequent first.
    pub cells: Vec<Recurring>,
}

/// A class stated at one departure and a class stated at the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recurring {
    /// The class stated first.
    pub before: String,
    /// The class stated at the next departure.
    pub after: String,
    /// Departures, soft labels multiplied.
    pub accounts: f64,
}

/// Something that was listened to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceSource {
    /// Its identifier.
    pub id: String,
    /// `stated` or `inferred`.
    pub basis: String,
    /// About how many departures it said something.
    pub spoke: u64,
    /// How far its declared meaning is relied on, 0–1.
    pub reliability: f64,
    /// The exponent with which it counts; below 1 where others tell the same.
    pub weight: f64,
    /// Agreement with the others, in standard deviations of chance; absent: cannot be tested.
    pub agreement: Option<f64>,
}

/// A reason and accounts that left for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReasonExamples {
    /// The leaf.
    pub leaf: String,
    /// Departures whose likeliest reason it is.
    pub accounts: u64,
    /// Some of them, surest first.
    pub examples: Vec<ExampleAccount>,
}

/// An account and what speaks for its reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExampleAccount {
    /// The account.
    pub account_id: String,
    /// Probability of the reason.
    pub probability: f64,
    /// `stated`, `inferred` or `both`: on what it rests.
    pub rests: String,
    /// `high`, `medium` or `low`; absent in documents before 1.2.
    #[serde(default)]
    pub confidence: Option<String>,
    /// Last local date as a customer, where known.
    #[serde(default)]
    pub left_on: Option<String>,
    /// The reason that the customer stated, where it is another.
    #[serde(default)]
    pub stated: Option<String>,
    /// What speaks for it (positive) or against it (negative), strongest first.
    pub evidence: Vec<Evidence>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The source.
    pub source: String,
    /// What it said.
    pub symbol: String,
    /// What it adds to the log-odds of the reason.
    pub log_odds: f64,
    /// The words it read.
    pub quote: Option<Quote>,
}

/// Words of a text, with those around them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// What stands before, shortened.
    pub before: String,
    /// The words that show it.
    pub words: String,
    /// What stands after, shortened.
    pub after: String,
}
