//! Votes of what was stated with the cancellation: the reason chosen and where they went.

use std::collections::HashMap;

use holdfast_stats::label_model::{Silence, Source};
use holdfast_taxonomy::{Crosswalks, LeafId, Resolution, WhereTheyWent, normalise};

use crate::assemble::{Ballot, Cast, Classes, Materials, Seen};
use crate::departures::Departure;
use crate::registry::Basis;

/// Distinct stated values that become symbols, most frequent first.
const MOST_VALUES: usize = 200;

/// Odds of the leaf that a stated value means most, against leaves that it does not mean.
const STATED_ODDS: f64 = 12.0;

/// The source of stated reasons.
pub(crate) const REASON: &str = "stated_reason";

/// By what factor stated odds grow where nothing can check them, so that a statement of one
/// leaf has a third to three quarters of the probability, more the more often it is made.
const UNCHECKED: f64 = 3.0;

/// The source of stated reasons where no other speaks about the same accounts: with nothing
/// for or against them, statements stand as stated.
pub(crate) fn unchecked(source: &Source) -> Source {
    let odds = |odds: &f64| if *odds > 1.0 { 1.0 + (odds - 1.0) * UNCHECKED } else { *odds };
    Source {
        association: source.association.iter().map(odds).collect(),
        // As good as certain that answers follow the declaration: it is all there is.
        reliability: (1000.0, 1.0),
        ..source.clone()
    }
}

/// The share of the prior that goes to every leaf alike where statements stand as stated.
const BESIDE_STATEMENTS: f64 = 0.1;

/// The shares of the leaves among statements, with a little for every leaf.
pub(crate) fn shares(crosswalks: &Crosswalks, departures: &[Departure], leaves: &[LeafId]) -> Vec<f64> {
    let resolved = resolve(crosswalks, departures.iter().filter_map(stated_value));
    let mut shares = vec![0.0; leaves.len()];
    for value in departures.iter().filter_map(stated_value) {
        for (leaf, weight) in &resolved[value].leaves {
            if let Some(place) = leaves.iter().position(|known| known == leaf) {
                shares[place] += weight;
            }
        }
    }
    let total = shares.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    let even = BESIDE_STATEMENTS / leaves.len() as f64;
    shares.iter().map(|share| even + (1.0 - BESIDE_STATEMENTS) * share / total).collect()
}

/// The words of a departure's reason: the reason, else its category, else what a tenure says.
pub(crate) fn stated_value(departure: &Departure) -> Option<&str> {
    departure.reason.as_deref().or(departure.reason_category.as_deref())
}

/// What stated values mean, asked of the vocabulary that covers most of them first.
pub(crate) fn resolve<'a>(
    crosswalks: &Crosswalks,
    values: impl Iterator<Item = &'a str> + Clone,
) -> HashMap<&'a str, Resolution> {
    let chosen = crosswalks.choose(values.clone()).map(|choice| choice.crosswalk.id().to_owned());
    let mut resolved = HashMap::new();
    for value in values {
        resolved.entry(value).or_insert_with(|| crosswalks.resolve_in(chosen.as_deref(), value));
    }
    resolved
}

pub(crate) fn reasons(materials: &Materials<'_>, classes: &Classes<'_>) -> Option<Ballot> {
    let departures = &materials.departures.all;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for value in departures.iter().filter_map(stated_value) {
        *counts.entry(value).or_default() += 1;
    }
    let mut values: Vec<(&str, usize)> = counts.into_iter().collect();
    values.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    values.truncate(MOST_VALUES);
    let resolved = resolve(materials.crosswalks, departures.iter().filter_map(stated_value));
    let symbols: Vec<Vec<(usize, f64)>> = values
        .iter()
        .map(|(value, _)| {
            let leaves = &resolved[value].leaves;
            let most = leaves.iter().map(|(_, weight)| *weight).fold(f64::MIN_POSITIVE, f64::max);
            let odds = |weight: f64| 1.0 + (STATED_ODDS - 1.0) * weight / most;
            leaves.iter().filter_map(|(leaf, weight)| Some((classes.find(leaf)?, odds(*weight)))).collect()
        })
        .collect();
    if symbols.is_empty() {
        return None;
    }
    let place: HashMap<&str, usize> =
        values.iter().enumerate().map(|(index, (value, _))| (*value, index)).collect();
    let lazy = first_option_excess(departures);
    let total: usize = values.iter().map(|(_, count)| count).sum();
    let casts = departures.iter().enumerate().filter_map(|(account, departure)| {
        let value = stated_value(departure)?;
        let symbol = *place.get(value)?;
        let seen = Seen {
            table: "cancellations".to_owned(),
            row: departure.statement.clone(),
            at: Some(departure.decided_at),
            feature: None,
            text: Some(value.to_owned()),
            span: Some((0, value.len())),
        };
        let cast = if departure.option_position == Some(1) && lazy > 0.0 {
            // Some who chose the first option shown did so because it came first: to that part
            // any answer would have been as likely as it is among all.
            let spread = values.iter().enumerate().map(|(index, (_, count))| {
                let own = if index == symbol { 1.0 - lazy } else { 0.0 };
                (index, own + lazy * *count as f64 / total as f64)
            });
            Cast::Weighted(spread.collect())
        } else {
            Cast::Symbol(symbol)
        };
        Some((account, cast, Some((value.to_owned(), vec![seen]))))
    });
    let casts = casts.collect();
    let model = classes.source(&symbols, Silence::Ignored);
    Some(Ballot { id: REASON.to_owned(), basis: Basis::Stated, model, casts })
}

/// The share of those who chose the first option shown that chose it for its place: what is
/// more than the share that the first of equally good places would have.
fn first_option_excess(departures: &[Departure]) -> f64 {
    let positions: Vec<i64> = departures.iter().filter_map(|departure| departure.option_position).collect();
    let places = positions.iter().copied().max().unwrap_or(0);
    if positions.len() < 30 || places < 2 {
        return 0.0;
    }
    let first = positions.iter().filter(|position| **position == 1).count() as f64 / positions.len() as f64;
    let fair = (1.0 - first) / (places - 1) as f64;
    if first > fair { (first - fair) / first } else { 0.0 }
}

const WENT_WORDS: [(&str, WhereTheyWent); 24] = [
    ("open source", WhereTheyWent::OpenSource),
    ("open-source", WhereTheyWent::OpenSource),
    ("オープンソース", WhereTheyWent::OpenSource),
    ("开源", WhereTheyWent::OpenSource),
    ("開源", WhereTheyWent::OpenSource),
    ("in-house", WhereTheyWent::OwnBuild),
    ("inhouse", WhereTheyWent::OwnBuild),
    ("own build", WhereTheyWent::OwnBuild),
    ("own_build", WhereTheyWent::OwnBuild),
    ("internal tool", WhereTheyWent::OwnBuild),
    ("内製", WhereTheyWent::OwnBuild),
    ("自社開発", WhereTheyWent::OwnBuild),
    ("自研", WhereTheyWent::OwnBuild),
    ("agency", WhereTheyWent::Outsourced),
    ("outsourc", WhereTheyWent::Outsourced),
    ("外注", WhereTheyWent::Outsourced),
    ("外包", WhereTheyWent::Outsourced),
    ("hired", WhereTheyWent::HiredPeople),
    ("採用", WhereTheyWent::HiredPeople),
    ("nothing", WhereTheyWent::Nothing),
    ("none", WhereTheyWent::Nothing),
    ("なし", WhereTheyWent::Nothing),
    ("unknown", WhereTheyWent::NotKnown),
    ("not known", WhereTheyWent::NotKnown),
];

/// Where a departure says that it went. A name that is none of the known words is a rival's.
pub(crate) fn destination(alternative: &str) -> WhereTheyWent {
    let normal = normalise(alternative);
    let lower = alternative.to_lowercase();
    let word = WENT_WORDS.iter().find(|(word, _)| lower.contains(word) || normal.contains(word));
    word.map_or(WhereTheyWent::Competitor, |(_, went)| *went)
}

pub(crate) fn destinations(materials: &Materials<'_>, classes: &Classes<'_>) -> Option<Ballot> {
    let odds = |targets: &[(&str, f64)]| classes.odds(materials.taxonomy, targets);
    let symbols = [
        odds(&[("competitor.*", 8.0), ("customer.moved_up", 3.0), ("trust.lost", 2.0)]),
        odds(&[("customer.in_housed", 40.0)]),
        odds(&[
            ("customer.need_ended", 4.0),
            ("customer.closed", 4.0),
            ("adoption.unused", 3.0),
            ("customer.cash_flow", 3.0),
            ("external.shock", 3.0),
            ("customer.moved_down", 2.0),
            ("price.value_not_seen", 2.0),
            ("competitor.*", 0.15),
        ]),
    ];
    let departures = materials.departures.all.iter().enumerate();
    let casts: Vec<_> = departures
        .filter_map(|(account, departure)| {
            let alternative = departure.alternative.as_deref()?;
            let symbol = match destination(alternative) {
                WhereTheyWent::Competitor => 0,
                WhereTheyWent::Nothing => 2,
                WhereTheyWent::NotKnown => return None,
                _ => 1,
            };
            let seen = Seen {
                table: "cancellations".to_owned(),
                row: departure.statement.clone(),
                at: Some(departure.decided_at),
                feature: None,
                text: Some(alternative.to_owned()),
                span: Some((0, alternative.len())),
            };
            Some((account, Cast::Symbol(symbol), Some((alternative.to_owned(), vec![seen]))))
        })
        .collect();
    let model = classes.source(&symbols, Silence::Ignored);
    (!casts.is_empty()).then(|| Ballot { id: "destination".to_owned(), basis: Basis::Stated, model, casts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_told_apart() {
        assert_eq!(destination("Built in-house"), WhereTheyWent::OwnBuild);
        assert_eq!(destination("Kestrel"), WhereTheyWent::Competitor);
        assert_eq!(destination("外注"), WhereTheyWent::Outsourced);
        assert_eq!(destination("none"), WhereTheyWent::Nothing);
    }

    #[test]
    fn a_first_option_that_is_chosen_more_often_is_believed_less() {
        let departure = |position: i64| Departure { option_position: Some(position), ..Departure::default() };
        let even: Vec<Departure> = (0..80).map(|index| departure(index % 4 + 1)).collect();
        assert!(first_option_excess(&even) < 1e-9);
        let lazy: Vec<Departure> = even.into_iter().chain((0..40).map(|_| departure(1))).collect();
        assert!((first_option_excess(&lazy) - 2.0 / 3.0).abs() < 0.01);
    }
}
