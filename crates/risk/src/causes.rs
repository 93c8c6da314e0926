//! Which causes are modelled: leaves where there are enough losses and their reasons are known well
//! enough, else what they roll up to.

use holdfast_taxonomy::{LeafId, RollUp, S2Headings, Taxonomy};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How fine a modelled cause is, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// One leaf of the taxonomy.
    Leaf,
    /// A heading of the eight reasons.
    S2,
    /// One of the four reasons.
    S0,
    /// Voluntary or involuntary.
    HowLeft,
    /// Leaving, whatever the reason.
    Any,
}

impl Level {
    /// The key used in data: `leaf`, `s2`, `s0`, `how_left` or `any`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Leaf => "leaf",
            Self::S2 => "s2",
            Self::S0 => "s0",
            Self::HowLeft => "how_left",
            Self::Any => "any",
        }
    }
}

/// A leaf of a modelled cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeafShare {
    /// The leaf.
    pub leaf: LeafId,
    /// Its expected losses: the sum of its probabilities over the losses in the window.
    pub expected_events: f64,
    /// Its share of the cause's expected losses, 0 to 1; the shares of a cause sum to 1.
    pub share: f64,
}

/// A cause as modelled: a leaf, or several leaves merged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cause {
    /// A leaf's id, a class's id, `voluntary`, `involuntary`, `other` (what is left over beside
    /// other causes) or `any` (the only cause). Unique in a model. A class stands for those of its
    /// leaves that are not modelled on their own.
    pub id: String,
    /// How fine it is.
    pub level: Level,
    /// The sum of the probabilities of its leaves over the losses in the window.
    pub expected_events: f64,
    /// How certain it is that losses counted for it are of it: the mean probability of the cause
    /// over losses, each counted by that probability, Σ p²/Σ p. 1 where every reason is known; 0
    /// without losses.
    pub certainty: f64,
    /// What it consists of, most losses first; leaves that no loss points to are left out.
    pub leaves: Vec<LeafShare>,
}

/// The causes modelled, and which leaf belongs to which.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Causes {
    /// The causes, most losses first.
    pub causes: Vec<Cause>,
    /// Losses whose reason is not known, as expected losses. They are spread over the causes in
    /// proportion to the known ones: not knowing is taken to say nothing about the reason.
    pub unknown_events: f64,
    /// Losses in the window.
    pub events: f64,
    /// Expected losses that a cause needs to be modelled.
    pub minimum_events: f64,
    /// Certainty that a cause needs to be modelled, see [`Cause::certainty`].
    pub minimum_certainty: f64,
}

/// Leaves that belong together while merging.
#[derive(Debug, Clone)]
struct Part {
    id: String,
    level: Level,
    leaves: Vec<(LeafId, f64)>,
    certainty: f64,
}

impl Part {
    fn events(&self) -> f64 {
        self.leaves.iter().map(|(_, events)| events).sum()
    }
}

impl Causes {
    /// Merges upwards until every cause has at least `minimum` expected losses and `certainty`
    /// ([`Cause::certainty`]): leaf, heading of the eight reasons, one of four reasons, voluntary or
    /// involuntary, any. The last two need no certainty.
    ///
    /// Certainty matters because a cause that is mostly guessed at takes over the losses of others:
    /// its predictions would be of whatever is guessed from.
    ///
    /// What remains too small at the end joins the smallest cause of the coarsest level there
    /// is, which then has the finest name that covers both. With fewer than `minimum` losses in
    /// all there is one cause, `any`. `involuntary` names the leaves for which nobody decided.
    ///
    /// `losses`: one distribution over leaves a loss; what it lacks to 1 and `unknown` is not
    /// known.
    pub fn merge<'a>(
        losses: impl Iterator<Item = &'a [(LeafId, f64)]> + Clone,
        taxonomy: &Taxonomy,
        involuntary: &[LeafId],
        (minimum, certainty): (f64, f64),
    ) -> Self {
        let mut sums: BTreeMap<LeafId, f64> = BTreeMap::new();
        let mut events = 0.0;
        for loss in losses.clone() {
            events += 1.0;
            for (leaf, weight) in loss.iter().filter(|(leaf, weight)| !leaf.is_unknown() && *weight > 0.0) {
                *sums.entry(leaf.clone()).or_default() += weight;
            }
        }
        let known: f64 = sums.values().sum();
        let spread = if known > 0.0 { events / known } else { 0.0 };
        let how_left = |leaf: &LeafId| {
            if involuntary.contains(leaf) { "involuntary".to_owned() } else { "voluntary".to_owned() }
        };
        let class = |leaf: &LeafId, level: Level| match level {
            Level::Leaf => leaf.to_string(),
            Level::S2 => taxonomy.roll_up(leaf, RollUp::S2, S2Headings::Eight).to_string(),
            Level::S0 => taxonomy.roll_up(leaf, RollUp::S0, S2Headings::Eight).to_string(),
            Level::HowLeft => how_left(leaf),
            Level::Any => "any".to_owned(),
        };
        // What is not known is spread in proportion, so counts are of all losses.
        let mut rest: Vec<(LeafId, f64)> =
            sums.into_iter().map(|(leaf, weight)| (leaf, weight * spread)).collect();
        let mut parts: Vec<Part> = Vec::new();
        for level in [Level::Leaf, Level::S2, Level::S0, Level::HowLeft, Level::Any] {
            let mut groups: BTreeMap<String, Vec<(LeafId, f64)>> = BTreeMap::new();
            for (leaf, weight) in rest.drain(..) {
                groups.entry(class(&leaf, level)).or_default().push((leaf, weight));
            }
            for (id, leaves) in groups {
                let part = Part { id, level, certainty: certainty_of(losses.clone(), &leaves), leaves };
                let known = level >= Level::HowLeft || part.certainty >= certainty;
                if known && part.events() >= minimum { parts.push(part) } else { rest.extend(part.leaves) }
            }
        }
        if !rest.is_empty() {
            // The smallest of the coarsest takes what is left over.
            let joined = parts
                .iter()
                .enumerate()
                .max_by(|(_, a), (_, b)| a.level.cmp(&b.level).then(b.events().total_cmp(&a.events())))
                .map(|(index, _)| index);
            let mut part = match joined {
                Some(index) => parts.remove(index),
                None => Part { id: "any".to_owned(), level: Level::Any, leaves: Vec::new(), certainty: 0.0 },
            };
            part.leaves.append(&mut rest);
            part.certainty = certainty_of(losses, &part.leaves);
            let common = [Level::S2, Level::S0, Level::HowLeft].into_iter().find(|&level| {
                let first = class(&part.leaves[0].0, level);
                let taken = parts.iter().any(|other| other.id == first);
                joined.is_some() && !taken && part.leaves.iter().all(|(leaf, _)| class(leaf, level) == first)
            });
            part.level = common.unwrap_or(Level::Any);
            part.id = class(&part.leaves[0].0, part.level);
            parts.push(part);
        }
        if parts.is_empty() {
            parts.push(Part { id: "any".to_owned(), level: Level::Any, leaves: Vec::new(), certainty: 0.0 });
        }
        let mut causes: Vec<Cause> = parts.into_iter().map(cause).collect();
        if known <= 0.0 {
            causes[0].expected_events = events;
        }
        if causes.len() > 1 {
            // Beside others it is not leaving at all, which is called `any`.
            for left_over in causes.iter_mut().filter(|cause| cause.level == Level::Any) {
                "other".clone_into(&mut left_over.id);
            }
        }
        causes.sort_by(|a, b| b.expected_events.total_cmp(&a.expected_events).then(a.id.cmp(&b.id)));
        Self {
            causes,
            unknown_events: (events - known).max(0.0),
            events,
            minimum_events: minimum,
            minimum_certainty: certainty,
        }
    }

    /// How many causes are modelled.
    pub fn len(&self) -> usize {
        self.causes.len()
    }

    /// Whether there is no cause; never so for causes made by [`Self::merge`].
    pub fn is_empty(&self) -> bool {
        self.causes.is_empty()
    }

    /// The share of every cause among the losses; sums to 1.
    pub fn mix(&self) -> Vec<f64> {
        let total: f64 = self.causes.iter().map(|cause| cause.expected_events).sum();
        let equal = 1.0 / self.causes.len() as f64;
        self.causes
            .iter()
            .map(|cause| if total > 0.0 { cause.expected_events / total } else { equal })
            .collect()
    }

    /// A loss's distribution over the causes: the sum of the leaves of each, with what is not
    /// known spread by `mix`. Sums to 1.
    pub(crate) fn distribution(&self, loss: &[(LeafId, f64)], mix: &[f64]) -> Vec<f32> {
        let mut weights = vec![0.0_f64; self.causes.len()];
        for (leaf, weight) in loss.iter().filter(|(_, weight)| *weight > 0.0) {
            let of = |cause: &Cause| cause.leaves.iter().any(|known| known.leaf == *leaf);
            if let Some(index) = self.causes.iter().position(of) {
                weights[index] += weight;
            }
        }
        let known: f64 = weights.iter().sum();
        let missing = (1.0 - known).max(0.0);
        let total = known + missing;
        weights.iter().zip(mix).map(|(weight, share)| ((weight + missing * share) / total) as f32).collect()
    }
}

/// See [`Cause::certainty`].
fn certainty_of<'a>(losses: impl Iterator<Item = &'a [(LeafId, f64)]>, leaves: &[(LeafId, f64)]) -> f64 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for loss in losses {
        let own = loss.iter().filter(|(leaf, _)| leaves.iter().any(|(known, _)| known == leaf));
        let probability: f64 = own.map(|(_, weight)| weight).sum();
        sum += probability;
        squares += probability * probability;
    }
    if sum > 0.0 { squares / sum } else { 0.0 }
}

fn cause(part: Part) -> Cause {
    let total = part.events();
    let mut leaves: Vec<LeafShare> = part
        .leaves
        .into_iter()
        .map(|(leaf, events)| LeafShare {
            leaf,
            expected_events: events,
            share: if total > 0.0 { events / total } else { 0.0 },
        })
        .collect();
    leaves.sort_by(|a, b| b.expected_events.total_cmp(&a.expected_events).then(a.leaf.cmp(&b.leaf)));
    Cause { id: part.id, level: part.level, expected_events: total, certainty: part.certainty, leaves }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merge(losses: &[(&str, usize)], minimum: f64) -> Causes {
        let all: Vec<Vec<(LeafId, f64)>> = losses
            .iter()
            .flat_map(|(leaf, count)| std::iter::repeat_n(vec![(LeafId::new(leaf), 1.0)], *count))
            .collect();
        let involuntary = [LeafId::new("payment.failed"), LeafId::new("payment.method_missing")];
        Causes::merge(all.iter().map(Vec::as_slice), Taxonomy::embedded(), &involuntary, (minimum, 0.5))
    }

    fn names(causes: &Causes) -> Vec<(&str, Level, f64)> {
        causes.causes.iter().map(|cause| (cause.id.as_str(), cause.level, cause.expected_events)).collect()
    }

    #[test]
    fn leaves_with_enough_losses_stand_alone_and_the_others_roll_up() {
        let causes = merge(
            &[
                ("price.too_high", 60),
                ("service.cold", 30),
                ("service.slow_or_unreachable", 30),
                ("unknown", 0),
            ],
            50.0,
        );
        let expected = [("price.too_high", Level::Leaf, 60.0), ("service", Level::S2, 60.0)];
        assert_eq!(names(&causes), expected);
        assert!((causes.causes[1].leaves[0].share - 0.5).abs() < 1e-12);
    }

    #[test]
    fn what_is_left_over_joins_the_smallest_of_the_coarsest() {
        let causes = merge(&[("price.too_high", 60), ("adoption.unused", 80), ("payment.failed", 10)], 50.0);
        assert_eq!(causes.len(), 2);
        let joined = causes.causes.iter().find(|cause| cause.leaves.len() == 2).unwrap();
        assert!((joined.expected_events - 70.0).abs() < 1e-9);
        assert_eq!(joined.level, Level::Any);
    }

    #[test]
    fn few_losses_are_one_cause_and_no_losses_too() {
        let causes = merge(&[("price.too_high", 10), ("unknown", 5)], 50.0);
        assert_eq!(names(&causes), [("any", Level::Any, 15.0)]);
        assert!((causes.unknown_events - 5.0).abs() < 1e-12);
        assert_eq!(merge(&[], 50.0).len(), 1);
    }

    #[test]
    fn a_reason_that_is_only_guessed_at_joins_what_is_known() {
        // A hundred and twenty losses over service, which of its leaves is not known.
        let guessed = vec![
            (LeafId::new("service.cold"), 0.35),
            (LeafId::new("service.slow_or_unreachable"), 0.3),
            (LeafId::new("service.horseman"), 0.3),
            (LeafId::new("price.too_high"), 0.05),
        ];
        let known = vec![(LeafId::new("price.too_high"), 1.0)];
        let losses: Vec<_> = (0..200).map(|loss| if loss < 150 { &guessed } else { &known }).collect();
        let causes =
            Causes::merge(losses.iter().map(|loss| loss.as_slice()), Taxonomy::embedded(), &[], (40.0, 0.5));
        let ids: Vec<&str> = causes.causes.iter().map(|cause| cause.id.as_str()).collect();
        assert_eq!(ids, ["service", "price.too_high"]);
        assert!((causes.causes[0].certainty - 0.95).abs() < 1e-9);
        assert!(causes.causes[1].certainty > 0.85);
    }

    #[test]
    fn every_leaf_belongs_to_one_cause_and_distributions_sum_to_one() {
        let all: Vec<(&str, usize)> = Taxonomy::embedded()
            .leaves()
            .iter()
            .enumerate()
            .map(|(index, leaf)| (leaf.id.as_str(), index * 3))
            .collect();
        let causes = merge(&all, 50.0);
        let mut leaves: Vec<&str> =
            causes.causes.iter().flat_map(|c| c.leaves.iter().map(|leaf| leaf.leaf.as_str())).collect();
        let count = leaves.len();
        leaves.sort_unstable();
        leaves.dedup();
        assert_eq!(leaves.len(), count);
        assert!(causes.causes.iter().all(|cause| cause.expected_events >= 50.0));
        let mut ids: Vec<&str> = causes.causes.iter().map(|cause| cause.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), causes.len());
        let mix = causes.mix();
        let spread = causes.distribution(&[(LeafId::new("price.too_high"), 0.3)], &mix);
        assert!((spread.iter().sum::<f32>() - 1.0).abs() < 1e-6);
    }
}
