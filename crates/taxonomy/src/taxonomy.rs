//! The taxonomy: leaves, classes, and rolling one up to the other.

mod document;
mod validate;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::{
    Class, ClassId, Group, HowLeft, Language, Leaf, LeafId, Problem, RollUp, S2Headings, TaxonomyError, Term,
    Texts, WhereTheyWent,
};

const REASONS: &str = include_str!("../../../taxonomy/reasons.toml");
const CLASSES: &str = include_str!("../../../taxonomy/classes.toml");

static EMBEDDED: LazyLock<Taxonomy> = LazyLock::new(|| {
    Taxonomy::from_toml(REASONS, CLASSES).expect("the embedded taxonomy is checked by tests")
});

/// An id that is no longer a leaf, and what stands for it now.
#[derive(Clone, Debug, PartialEq)]
pub struct Retired {
    /// The id in earlier taxonomy versions.
    pub id: LeafId,
    /// The first version without it.
    pub version: u32,
    /// What stands for it now: leaves with weights that sum to 1.
    pub replaced_by: Vec<(LeafId, f64)>,
}

/// All leaves, roll-up classes, groups and their texts, in display order.
#[derive(Clone, Debug)]
pub struct Taxonomy {
    version: u32,
    leaves: Vec<Leaf>,
    leaf_index: HashMap<LeafId, usize>,
    classes: Vec<Class>,
    groups: Vec<Group>,
    how_left: Vec<Term<HowLeft>>,
    where_they_went: Vec<Term<WhereTheyWent>>,
    retired: Vec<Retired>,
}

impl Taxonomy {
    /// The taxonomy that ships with Holdfast.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads a taxonomy from its two documents (the formats of `taxonomy/reasons.toml` and
    /// `taxonomy/classes.toml`) and validates it.
    ///
    /// Fails when a document is not the TOML expected or the data has any [`Problem`].
    pub fn from_toml(reasons: &str, classes: &str) -> Result<Self, TaxonomyError> {
        let taxonomy = document::read(reasons, classes)?;
        taxonomy
            .validate()
            .map_err(|problems| TaxonomyError::Invalid { document: "the taxonomy".to_owned(), problems })?;
        Ok(taxonomy)
    }

    /// This taxonomy with leaves of a user's own added.
    ///
    /// The document has the `[[leaf]]` entries of `taxonomy/reasons.toml`: each names its
    /// roll-ups; a text in any one of the languages is enough. Fails when an id exists
    /// already or the data has any other [`Problem`].
    pub fn with_custom_leaves(&self, document: &str) -> Result<Self, TaxonomyError> {
        let mut extended = self.clone();
        extended.leaves.extend(document::read_custom_leaves(document)?);
        extended.reindex();
        extended.validate().map_err(|problems| TaxonomyError::Invalid {
            document: "the custom leaves".to_owned(),
            problems,
        })?;
        Ok(extended)
    }

    fn reindex(&mut self) {
        self.leaf_index =
            self.leaves.iter().enumerate().map(|(index, leaf)| (leaf.id.clone(), index)).collect();
    }

    /// Checks every rule of the data: each leaf has a class in every roll-up and texts in all
    /// languages, ids are unique, groups, parents and replacements exist, weights sum to 1.
    ///
    /// Always `Ok` for a taxonomy from this type's constructors, which call it.
    pub fn validate(&self) -> Result<(), Vec<Problem>> {
        let problems = validate::problems(self);
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// The version: raised when the meaning of any id changes.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// All leaves in display order; `unknown` and custom leaves come last.
    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// The leaf with this id.
    pub fn leaf(&self, id: &str) -> Option<&Leaf> {
        self.leaf_index.get(id).map(|&index| &self.leaves[index])
    }

    /// The shared form of a leaf id, if the taxonomy has the leaf.
    pub fn leaf_id(&self, id: &str) -> Option<LeafId> {
        self.leaf(id).map(|leaf| leaf.id.clone())
    }

    /// The position of a leaf in display order, for sorting; unknown ids sort last.
    pub fn position(&self, id: &str) -> usize {
        self.leaf_index.get(id).copied().unwrap_or(usize::MAX)
    }

    /// The leaves that a target names: one leaf, or with `group.*` every leaf of the group.
    pub fn expand(&self, target: &str) -> Vec<LeafId> {
        match target.strip_suffix(".*") {
            Some(group) => {
                self.leaves.iter().filter(|leaf| leaf.group() == group).map(|leaf| leaf.id.clone()).collect()
            }
            None => self.leaf_id(target).into_iter().collect(),
        }
    }

    /// What an id of any taxonomy version means in this one: itself for a leaf, the
    /// replacements for a retired id, `unknown` for anything else. Weights sum to 1.
    pub fn current(&self, id: &str) -> Vec<(LeafId, f64)> {
        if let Some(leaf) = self.leaf_id(id) {
            return vec![(leaf, 1.0)];
        }
        self.retired
            .iter()
            .find(|retired| retired.id == *id)
            .map_or_else(|| vec![(LeafId::unknown(), 1.0)], |retired| retired.replaced_by.clone())
    }

    /// Ids of earlier versions and what stands for them.
    pub fn retired(&self) -> &[Retired] {
        &self.retired
    }

    /// Every class, of all roll-ups, in display order.
    pub fn all_classes(&self) -> &[Class] {
        &self.classes
    }

    /// The class with this id.
    pub fn class(&self, id: &str) -> Option<&Class> {
        self.classes.iter().find(|class| class.id == *id)
    }

    /// The finest classes of a roll-up in display order, without `unknown`: three for S1 (see
    /// [`Self::to_parents`] for the two), four for S0, eight or nine for S2.
    pub fn classes(&self, roll_up: RollUp, headings: S2Headings) -> Vec<&Class> {
        let own: Vec<&Class> = self.classes.iter().filter(|class| class.roll_up == roll_up).collect();
        let is_parent = |id: &ClassId| own.iter().any(|class| class.parent.as_ref() == Some(id));
        let is_merged_away = |id: &ClassId| own.iter().any(|class| class.merges.contains(id));
        own.iter()
            .copied()
            .filter(|class| !is_parent(&class.id))
            .filter(|class| match headings {
                S2Headings::Eight => !is_merged_away(&class.id),
                S2Headings::Nine => class.merges.is_empty(),
            })
            .collect()
    }

    /// The class a leaf rolls up to; `unknown` for the unknown leaf and for ids the taxonomy
    /// does not have. `headings` matters for S2 only.
    pub fn roll_up(&self, leaf: &str, roll_up: RollUp, headings: S2Headings) -> ClassId {
        let Some(leaf) = self.leaf(leaf) else {
            return ClassId::unknown();
        };
        let class = leaf.class(roll_up);
        if headings == S2Headings::Eight
            && let Some(merged) = self.classes.iter().find(|other| other.merges.contains(class))
        {
            return merged.id.clone();
        }
        class.clone()
    }

    /// The class that a class is a part of, if any: `outcome` for `outcome.required`.
    pub fn parent(&self, class: &str) -> Option<&ClassId> {
        self.class(class)?.parent.as_ref()
    }

    /// Sums weights over the classes that leaves roll up to.
    ///
    /// The result has the classes that occur, in display order, `unknown` last; its weights
    /// sum to what the input's weights sum to. Weights may be counts or shares.
    pub fn roll_up_distribution(
        &self,
        leaves: &[(LeafId, f64)],
        roll_up: RollUp,
        headings: S2Headings,
    ) -> Vec<(ClassId, f64)> {
        self.sum_by_class(
            leaves.iter().map(|(leaf, weight)| (self.roll_up(leaf, roll_up, headings), *weight)),
        )
    }

    /// Sums weights of classes over their parents; classes without a parent stay. Turns the
    /// three classes of S1 into its two.
    pub fn to_parents(&self, classes: &[(ClassId, f64)]) -> Vec<(ClassId, f64)> {
        self.sum_by_class(
            classes.iter().map(|(class, weight)| (self.parent(class).unwrap_or(class).clone(), *weight)),
        )
    }

    fn sum_by_class(&self, weighted: impl Iterator<Item = (ClassId, f64)>) -> Vec<(ClassId, f64)> {
        let mut sums: Vec<(ClassId, f64)> = Vec::new();
        for (class, weight) in weighted {
            match sums.iter_mut().find(|(known, _)| *known == class) {
                Some((_, sum)) => *sum += weight,
                None => sums.push((class, weight)),
            }
        }
        let position =
            |id: &ClassId| self.classes.iter().position(|class| class.id == *id).unwrap_or(usize::MAX);
        sums.sort_by_key(|(class, _)| position(class));
        sums
    }

    fn texts(&self, id: &str) -> Option<(&Texts, &Texts)> {
        if let Some(leaf) = self.leaf(id) {
            return Some((&leaf.name, &leaf.meaning));
        }
        self.class(id).map(|class| (&class.name, &class.meaning))
    }

    /// The short name of a leaf or class; the id itself where the taxonomy has no such id, so
    /// that a chart is still labelled.
    pub fn name<'a>(&'a self, id: &'a str, language: Language) -> &'a str {
        self.texts(id).and_then(|(name, _)| name.get(language)).unwrap_or(id)
    }

    /// The one-line meaning of a leaf or class; empty where the taxonomy has no such id.
    pub fn meaning(&self, id: &str, language: Language) -> &str {
        self.texts(id).and_then(|(_, meaning)| meaning.get(language)).unwrap_or_default()
    }

    /// The groups of leaves in display order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The short name of a group of leaves; the id itself where there is no such group.
    pub fn group_name<'a>(&'a self, group: &'a str, language: Language) -> &'a str {
        self.groups
            .iter()
            .find(|known| known.id == group)
            .and_then(|known| known.name.get(language))
            .unwrap_or(group)
    }

    /// The short name of a way of leaving.
    pub fn how_left_name(&self, how_left: HowLeft, language: Language) -> &str {
        self.how_left
            .iter()
            .find(|term| term.id == how_left)
            .and_then(|term| term.name.get(language))
            .unwrap_or(how_left.key())
    }

    /// The one-line meaning of a way of leaving.
    pub fn how_left_meaning(&self, how_left: HowLeft, language: Language) -> &str {
        self.how_left
            .iter()
            .find(|term| term.id == how_left)
            .and_then(|term| term.meaning.get(language))
            .unwrap_or_default()
    }

    /// The short name of a place customers go to.
    pub fn where_they_went_name(&self, went: WhereTheyWent, language: Language) -> &str {
        self.where_they_went
            .iter()
            .find(|term| term.id == went)
            .and_then(|term| term.name.get(language))
            .unwrap_or(went.key())
    }

    /// The one-line meaning of a place customers go to.
    pub fn where_they_went_meaning(&self, went: WhereTheyWent, language: Language) -> &str {
        self.where_they_went
            .iter()
            .find(|term| term.id == went)
            .and_then(|term| term.meaning.get(language))
            .unwrap_or_default()
    }
}
