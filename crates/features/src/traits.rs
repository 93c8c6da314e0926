//! Traits of accounts as features: what kind of customer it is.

use std::collections::HashMap;

use holdfast_domain::facts::FactKind;

use crate::definitions::{Action, Definition, Family, FeatureKind, Unit};
use crate::frame::{Frame, Role};
use crate::names::Names;

/// A trait with more different texts is a name, not a category.
const MOST_CATEGORIES: usize = 30;
/// How many traits become features, those known first.
const MOST_TRAITS: usize = 64;

/// A trait that is a feature.
pub(crate) struct TraitColumn {
    /// Its name, a word.
    pub(crate) name: u32,
    pub(crate) is_number: bool,
    pub(crate) definition: Definition,
    /// The instant after which it has too many categories.
    pub(crate) until: i64,
}

/// The traits that are features. Whether one is a number is decided by the row of it that was known
/// first, and whether it has few enough categories by those known at an instant: what is learned later
/// changes nothing before.
pub(crate) fn columns(frame: &Frame<'_>) -> Vec<TraitColumn> {
    struct Seen {
        first: (i64, u64),
        is_number: bool,
        texts: HashMap<u32, i64>,
    }
    let mut seen: HashMap<u32, Seen> = HashMap::new();
    for row in &frame.history.traits.rows {
        if row.name == Names::NONE || frame.role(row.name) != Role::Other {
            continue;
        }
        let known = row.stamp.at.max(row.stamp.known);
        let is_number = !row.number.is_nan();
        let first = (known, row.stamp.key);
        let trait_ = seen.entry(row.name).or_insert(Seen { first, is_number, texts: HashMap::new() });
        if first < trait_.first {
            (trait_.first, trait_.is_number) = (first, is_number);
        }
        if row.text != Names::NONE {
            trait_
                .texts
                .entry(row.text)
                .and_modify(|earliest| *earliest = known.min(*earliest))
                .or_insert(known);
        }
    }
    let words = &frame.history.words;
    let mut columns: Vec<((i64, String), TraitColumn)> = seen
        .into_iter()
        .map(|(name, seen)| {
            let mut known: Vec<i64> = seen.texts.into_values().collect();
            known.sort_unstable();
            let until = if seen.is_number {
                i64::MAX
            } else {
                known.get(MOST_CATEGORIES).copied().unwrap_or(i64::MAX)
            };
            let kind = if seen.is_number { FeatureKind::Number } else { FeatureKind::Category };
            let definition = Definition {
                name: format!("trait_{}", words.text(name)),
                family: Family::Fit,
                unit: if seen.is_number { Unit::Points } else { Unit::Category },
                window_days: None,
                needs: vec![FactKind::AccountTrait],
                fields: Vec::new(),
                kernel: "trait".to_owned(),
                of: Some(words.text(name).to_owned()),
                kind,
                action: Action::None,
            };
            let order = (seen.first.0, definition.name.clone());
            (order, TraitColumn { name, is_number: seen.is_number, definition, until })
        })
        .collect();
    columns.sort_by(|one, other| one.0.cmp(&other.0));
    columns.truncate(MOST_TRAITS);
    columns.sort_by(|one, other| one.1.definition.name.cmp(&other.1.definition.name));
    columns.into_iter().map(|(_, column)| column).collect()
}
