//! Why customers left, from everything said and seen.

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
    /// Reasons that grew in the last quarter, surest first.
    pub rising: Vec<RisingReason>,
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
