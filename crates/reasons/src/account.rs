//! What follows for one account: its reason, on what basis, how surely, and how it left.

use std::collections::HashMap;

use holdfast_stats::label_model::LabelModel;
use holdfast_taxonomy::{
    Changeable, ClassId, Crosswalks, HowLeft, LeafId, Resolution, RollUp, S2Headings, Taxonomy, WhereTheyWent,
};

use crate::assemble::Said;
use crate::attribution::{SourceReport, Verdict};
use crate::departures::Departure;
use crate::registry::Basis;
use crate::stated;

/// On what the reason of an account rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rests {
    /// On what was stated.
    Stated,
    /// On what was seen.
    Inferred,
    /// On both.
    Both,
}

impl Rests {
    /// The key used in data.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Both => "both",
        }
    }
}

/// How sure the likeliest reason is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Nothing was said or seen that could tell.
    Unknown,
    /// Below 0.4.
    Low,
    /// From 0.4.
    Medium,
    /// 0.7 and above, where sources could be checked against each other.
    High,
}

impl Confidence {
    /// The key used in data.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Why one account left.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct AccountReasons {
    /// The account.
    pub account_id: String,
    /// Its last instant as a customer, microseconds.
    pub ended_at: Option<i64>,
    /// Every leaf with its probability, likeliest first; they sum to 1.
    pub leaves: Vec<(LeafId, f64)>,
    /// The likeliest leaf; `unknown` where the confidence is unknown.
    pub leaf: LeafId,
    /// The classes of the likeliest leaf: eight or nine, four, and two (in three parts).
    pub roll_ups: [ClassId; 3],
    /// Probabilities from what was stated only; `None` where nothing usable was.
    pub stated: Option<Vec<(LeafId, f64)>>,
    /// Probabilities from everything else.
    pub inferred: Vec<(LeafId, f64)>,
    /// The leaf that the stated reason means most; `None` where it means nothing.
    pub stated_leaf: Option<LeafId>,
    /// Overlap of stated and inferred probabilities in the eight or nine classes, in 0–1;
    /// `None` where one of the two has nothing to say.
    pub agreement: Option<f64>,
    /// On what the reason rests.
    pub rests: Rests,
    /// How sure it is.
    pub confidence: Confidence,
    /// How the customer left; `None` where nothing tells.
    pub how_left: Option<HowLeft>,
    /// Where they went.
    pub went: WhereTheyWent,
    /// The rival named.
    pub competitor: Option<String>,
    /// The likeliest reason among the rivals', with its share of their probability.
    pub competitor_kind: Option<(LeafId, f64)>,
    /// Whether it could have been avoided: not where unchangeable reasons have evidence above
    /// the bar.
    pub avoidable: bool,
    /// Probability of unchangeable reasons together.
    pub unchangeable: f64,
}

impl AccountReasons {
    /// The probability of the likeliest leaf.
    pub fn probability(&self) -> f64 {
        self.leaves.first().map_or(0.0, |(_, probability)| *probability)
    }
}

/// What the derivation of all accounts shares.
pub(crate) struct View<'a> {
    pub(crate) taxonomy: &'a Taxonomy,
    pub(crate) crosswalks: &'a Crosswalks,
    pub(crate) headings: S2Headings,
    pub(crate) bar: f64,
    pub(crate) leaves: &'a [LeafId],
    pub(crate) model: Option<&'a LabelModel>,
    pub(crate) sources: &'a [SourceReport],
    pub(crate) verdict: Verdict,
}

impl View<'_> {
    fn ranked(&self, probabilities: &[f64]) -> Vec<(LeafId, f64)> {
        let mut ranked: Vec<(LeafId, f64)> =
            self.leaves.iter().cloned().zip(probabilities.iter().copied()).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
    }
}

/// What stated values mean, by value.
pub(crate) fn stated_leaves(view: &View<'_>, departures: &[Departure]) -> HashMap<String, Resolution> {
    let values = departures.iter().filter_map(stated::stated_value);
    let chosen = view.crosswalks.choose(values.clone()).map(|choice| choice.crosswalk.id().to_owned());
    let mut resolved = HashMap::new();
    for value in values {
        if !resolved.contains_key(value) {
            resolved.insert(value.to_owned(), view.crosswalks.resolve_in(chosen.as_deref(), value));
        }
    }
    resolved
}

/// What a source must add to the log-odds to be something that the reason rests on.
const BEARS: f64 = 0.3;

/// A likeliest reason below this probability is hardly likelier than any other.
const HARDLY: f64 = 0.1;

pub(crate) fn derive(
    view: &View<'_>,
    index: usize,
    departure: &Departure,
    said: &[Said],
    resolutions: &HashMap<String, Resolution>,
    competitor: Option<String>,
) -> AccountReasons {
    let uniform = vec![1.0 / view.leaves.len() as f64; view.leaves.len()];
    let resolution = stated::stated_value(departure).and_then(|value| resolutions.get(value));
    let stated_leaf = resolution.and_then(|resolution| {
        resolution.leaves.first().map(|(leaf, _)| leaf.clone()).filter(|leaf| !leaf.is_unknown())
    });
    let is_stated = |source: usize| view.sources[source].basis == Basis::Stated;
    let posterior = view.model.map_or(uniform.as_slice(), |model| model.posterior(index));
    let leaves = view.ranked(posterior);
    let best = leaves.first().map_or_else(LeafId::unknown, |(leaf, _)| leaf.clone());
    let class = view.leaves.iter().position(|leaf| *leaf == best).unwrap_or(0);
    let says_something = stated_leaf.is_some()
        || said.iter().any(|said| is_stated(said.source) && view.sources[said.source].id != stated::REASON);
    let (stated, inferred, rests, bears) = match view.model {
        None => (None, uniform.clone(), Rests::Inferred, false),
        Some(model) => {
            let parts = model.contributions(index, class);
            let sum = |wanted: bool| -> f64 {
                let own = parts.sources.iter().enumerate().filter(|(source, _)| is_stated(*source) == wanted);
                own.map(|(_, value)| value).sum()
            };
            let (by_statement, by_inference) = (sum(true), sum(false));
            let rests = match (by_statement > BEARS, by_inference > BEARS) {
                (true, true) => Rests::Both,
                (true, false) => Rests::Stated,
                (false, false) if says_something => Rests::Stated,
                (false, _) => Rests::Inferred,
            };
            let stated = says_something.then(|| model.posterior_from(index, is_stated));
            let inferred = model.posterior_from(index, |source| !is_stated(source));
            (stated, inferred, rests, by_statement > BEARS || by_inference > BEARS)
        }
    };
    let confidence = match leaves.first().map_or(0.0, |(_, probability)| *probability) {
        probability if probability < HARDLY => Confidence::Unknown,
        _ if !bears || matches!(view.verdict, Verdict::NothingCanBeTold | Verdict::NoEvidence) => {
            Confidence::Unknown
        }
        // What nothing could check is never sure.
        probability if probability >= 0.7 && view.verdict != Verdict::NotTestable => Confidence::High,
        probability if probability >= 0.4 => Confidence::Medium,
        _ => Confidence::Low,
    };
    let leaf = if confidence == Confidence::Unknown { LeafId::unknown() } else { best };
    let unchangeable = leaves
        .iter()
        .filter(|(leaf, _)| view.taxonomy.leaf(leaf).is_some_and(|leaf| leaf.changeable == Changeable::No))
        .map(|(_, probability)| probability)
        .sum();
    let roll = |roll_up| view.taxonomy.roll_up(&leaf, roll_up, view.headings);
    let roll_ups = [roll(RollUp::S2), roll(RollUp::S0), roll(RollUp::S1)];
    let stated = stated.map(|stated| view.ranked(&stated));
    let inferred = view.ranked(&inferred);
    AccountReasons {
        account_id: departure.account_id.clone(),
        ended_at: departure.ended_at,
        agreement: stated.as_ref().map(|stated| overlap(view, stated, &inferred)),
        how_left: how_left(departure, resolution, &leaves),
        went: went(departure, resolution, competitor.as_deref()),
        competitor_kind: competitor_kind(&leaves),
        avoidable: unchangeable < view.bar,
        leaf,
        leaves,
        roll_ups,
        stated,
        inferred,
        stated_leaf,
        rests,
        confidence,
        competitor,
        unchangeable,
    }
}

fn overlap(view: &View<'_>, stated: &[(LeafId, f64)], inferred: &[(LeafId, f64)]) -> f64 {
    let roll =
        |leaves: &[(LeafId, f64)]| view.taxonomy.roll_up_distribution(leaves, RollUp::S2, view.headings);
    let inferred = roll(inferred);
    let shared = roll(stated).into_iter().map(|(class, share)| {
        inferred.iter().find(|(known, _)| *known == class).map_or(0.0, |(_, other)| share.min(*other))
    });
    shared.sum()
}

/// Evidence in order: what the reason's own words say, who the source says ended it, a failed
/// last charge where payment is the likeliest reason, and that whoever states a reason decided.
fn how_left(
    departure: &Departure,
    resolution: Option<&Resolution>,
    leaves: &[(LeafId, f64)],
) -> Option<HowLeft> {
    if let Some(how) = resolution.and_then(|resolution| resolution.how_left) {
        return Some(how);
    }
    match departure.initiator.as_deref().map(|word| word.trim().to_lowercase()).as_deref() {
        Some(
            "customer" | "client" | "user" | "buyer" | "subscriber" | "owner" | "顧客" | "客户" | "客戶",
        ) => {
            return Some(HowLeft::Voluntary);
        }
        Some(
            "system" | "payment" | "dunning" | "billing" | "automatic" | "processor" | "システム" | "系统"
            | "系統",
        ) => {
            return Some(HowLeft::Involuntary);
        }
        Some(
            "us" | "vendor" | "company" | "merchant" | "admin" | "staff" | "seller" | "provider" | "当社"
            | "弊社" | "我方",
        ) => {
            return Some(HowLeft::VendorInitiated);
        }
        _ => {}
    }
    let of_payment =
        leaves.iter().find(|(leaf, _)| leaf.as_str() == "payment.failed").map_or(0.0, |(_, p)| *p);
    if departure.payment_failed || of_payment > 0.5 {
        Some(HowLeft::Involuntary)
    } else {
        resolution.filter(|resolution| !resolution.leaves[0].0.is_unknown()).map(|_| HowLeft::Voluntary)
    }
}

fn went(departure: &Departure, resolution: Option<&Resolution>, competitor: Option<&str>) -> WhereTheyWent {
    let stated = departure.alternative.as_deref().map(stated::destination);
    let by_word = || resolution.and_then(|resolution| resolution.where_they_went);
    let named = || competitor.map(|_| WhereTheyWent::Competitor);
    stated.or_else(by_word).or_else(named).unwrap_or(WhereTheyWent::NotKnown)
}

/// The likeliest of the rivals' leaves and its share among them, where these have a fifth of
/// the probability.
fn competitor_kind(leaves: &[(LeafId, f64)]) -> Option<(LeafId, f64)> {
    let rivals = || leaves.iter().filter(|(leaf, _)| leaf.group() == "competitor");
    let total: f64 = rivals().map(|(_, probability)| probability).sum();
    let (leaf, most) = rivals().next()?;
    (total >= 0.2).then(|| (leaf.clone(), most / total))
}
