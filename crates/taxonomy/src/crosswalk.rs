//! From other systems' reason words to distributions over leaves.

mod document;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::general::GeneralRules;
use crate::{HowLeft, LeafId, Problem, Taxonomy, TaxonomyError, WhereTheyWent, normalise};

/// Order matters where a value is in several vocabularies and none was chosen: earlier wins.
const CROSSWALKS: [&str; 13] = [
    include_str!("../../../taxonomy/crosswalks/stripe_feedback.toml"),
    include_str!("../../../taxonomy/crosswalks/stripe_reason.toml"),
    include_str!("../../../taxonomy/crosswalks/ibm_telco.toml"),
    include_str!("../../../taxonomy/crosswalks/ibm_telco_category.toml"),
    include_str!("../../../taxonomy/crosswalks/ravenstack.toml"),
    include_str!("../../../taxonomy/crosswalks/insurance.toml"),
    include_str!("../../../taxonomy/crosswalks/paddle.toml"),
    include_str!("../../../taxonomy/crosswalks/totango.toml"),
    include_str!("../../../taxonomy/crosswalks/formbricks.toml"),
    include_str!("../../../taxonomy/crosswalks/gainsight.toml"),
    include_str!("../../../taxonomy/crosswalks/posthog.toml"),
    include_str!("../../../taxonomy/crosswalks/planhat.toml"),
    include_str!("../../../taxonomy/crosswalks/frappe.toml"),
];
const GENERAL: &str = include_str!("../../../taxonomy/crosswalks/general.toml");

static EMBEDDED: LazyLock<Crosswalks> = LazyLock::new(|| {
    Crosswalks::from_toml(Taxonomy::embedded(), &CROSSWALKS, GENERAL)
        .expect("the embedded crosswalks are checked by tests")
});

/// What an entry says about a value: everything but which value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Target {
    /// Leaves with positive weights that sum to 1, heaviest first.
    pub(crate) leaves: Vec<(LeafId, f64)>,
    pub(crate) how_left: Option<HowLeft>,
    pub(crate) where_they_went: Option<WhereTheyWent>,
}

/// One source vocabulary: its values and the leaves they mean.
#[derive(Clone, Debug)]
pub struct Crosswalk {
    id: String,
    title: String,
    source: String,
    columns: Vec<String>,
    values: Vec<(String, usize)>,
    targets: Vec<Target>,
    exact: HashMap<String, usize>,
}

impl Crosswalk {
    /// The identifier, such as `stripe_feedback`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the vocabulary is, in English.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Where the vocabulary was found.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Names that columns with this vocabulary usually have.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The source's own values, as spelt there, with the leaves each means.
    pub fn values(&self) -> impl Iterator<Item = (&str, &[(LeafId, f64)])> {
        self.values.iter().map(|(value, target)| (value.as_str(), self.targets[*target].leaves.as_slice()))
    }

    fn target(&self, normal: &str) -> Option<&Target> {
        self.exact.get(normal).map(|&index| &self.targets[index])
    }
}

/// How a value came to its leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchedBy {
    /// The value is in a vocabulary, case and punctuation aside.
    Exact {
        /// The id of the crosswalk.
        crosswalk: String,
    },
    /// General phrase rules recognised it.
    General {
        /// The phrases of the rules, joined with ` + ` where several apply.
        phrase: String,
    },
    /// Nothing did: the value should be listed as not mapped. (A value such as `Other` that
    /// is *known* to say nothing resolves to `unknown` by one of the two above.)
    None,
}

/// What a source value means.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolution {
    /// Leaves with positive weights that sum to 1, heaviest first; never empty. More than one
    /// leaf is a soft label: the source does not say which.
    pub leaves: Vec<(LeafId, f64)>,
    /// How the customer left, where the value tells; otherwise the caller's default holds.
    pub how_left: Option<HowLeft>,
    /// Where the customer went, where the value tells.
    pub where_they_went: Option<WhereTheyWent>,
    /// How the leaves were found.
    pub matched_by: MatchedBy,
}

impl Resolution {
    fn new(target: &Target, matched_by: MatchedBy) -> Self {
        Self {
            leaves: target.leaves.clone(),
            how_left: target.how_left,
            where_they_went: target.where_they_went,
            matched_by,
        }
    }

    fn unmatched() -> Self {
        Self {
            leaves: vec![(LeafId::unknown(), 1.0)],
            how_left: None,
            where_they_went: None,
            matched_by: MatchedBy::None,
        }
    }

    /// Whether nothing recognised the value.
    pub fn is_unmatched(&self) -> bool {
        self.matched_by == MatchedBy::None
    }
}

/// The vocabulary that fits a column best.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// The vocabulary.
    pub crosswalk: &'a Crosswalk,
    /// How many of the column's distinct values it has.
    pub covered: usize,
    /// How many distinct values the column has, blanks left out.
    pub distinct: usize,
}

/// All source vocabularies and the general phrase rules.
#[derive(Clone, Debug)]
pub struct Crosswalks {
    crosswalks: Vec<Crosswalk>,
    general: GeneralRules,
}

impl Crosswalks {
    /// The crosswalks that ship with Holdfast, over [`Taxonomy::embedded`].
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads vocabularies and the general rules (the formats of `taxonomy/crosswalks/`) and
    /// checks that every target exists in `taxonomy` and that weights sum to 1.
    pub fn from_toml(taxonomy: &Taxonomy, documents: &[&str], general: &str) -> Result<Self, TaxonomyError> {
        let crosswalks =
            documents.iter().map(|document| document::read(taxonomy, document)).collect::<Result<_, _>>()?;
        let general = GeneralRules::from_toml(taxonomy, general)?;
        Ok(Self { crosswalks, general })
    }

    /// These crosswalks with one of a user's own before them, so that it wins for the values
    /// it has.
    pub fn with_crosswalk(&self, taxonomy: &Taxonomy, document: &str) -> Result<Self, TaxonomyError> {
        let mut extended = self.clone();
        extended.crosswalks.insert(0, document::read(taxonomy, document)?);
        Ok(extended)
    }

    /// The vocabularies, in the order in which they are asked.
    pub fn crosswalks(&self) -> &[Crosswalk] {
        &self.crosswalks
    }

    /// The vocabulary with this id.
    pub fn crosswalk(&self, id: &str) -> Option<&Crosswalk> {
        self.crosswalks.iter().find(|crosswalk| crosswalk.id == id)
    }

    /// The vocabulary that covers most of a column's distinct values; the smaller one where
    /// two cover as many.
    ///
    /// Values that merely say that nothing is known (`Other`, `unknown`) do not count as
    /// covered, since almost every vocabulary has them. `None` when no value is covered.
    pub fn choose<'v>(&self, values: impl IntoIterator<Item = &'v str>) -> Option<Choice<'_>> {
        let distinct: HashSet<String> =
            values.into_iter().map(normalise).filter(|normal| !normal.is_empty()).collect();
        let telling = |target: &Target| {
            target.how_left.is_some() || target.leaves.iter().any(|(leaf, _)| !leaf.is_unknown())
        };
        self.crosswalks
            .iter()
            .map(|crosswalk| {
                let covered =
                    distinct.iter().filter(|normal| crosswalk.target(normal).is_some_and(telling)).count();
                Choice { crosswalk, covered, distinct: distinct.len() }
            })
            .filter(|choice| choice.covered > 0)
            // `min_by_key` keeps the first of equals, so the order of the files decides last.
            .min_by_key(|choice| (usize::MAX - choice.covered, choice.crosswalk.exact.len()))
    }

    /// What a value means, asking every vocabulary in order, then the general rules.
    pub fn resolve(&self, value: &str) -> Resolution {
        self.resolve_in(None, value)
    }

    /// What a value means, asking the chosen vocabulary first (by its id), then the others in
    /// order, then the general rules.
    ///
    /// Meant for the distinct values of a column: a general match tries every rule, some tens
    /// of microseconds.
    pub fn resolve_in(&self, chosen: Option<&str>, value: &str) -> Resolution {
        let normal = normalise(value);
        if normal.is_empty() {
            return Resolution::unmatched();
        }
        let first = chosen.and_then(|id| self.crosswalk(id));
        let exact = first.into_iter().chain(&self.crosswalks).find_map(|crosswalk| {
            crosswalk
                .target(&normal)
                .map(|target| Resolution::new(target, MatchedBy::Exact { crosswalk: crosswalk.id.clone() }))
        });
        exact
            .or_else(|| {
                self.general
                    .find(&normal)
                    .map(|(target, phrase)| Resolution::new(&target, MatchedBy::General { phrase }))
            })
            .unwrap_or_else(Resolution::unmatched)
    }
}

/// Turns target names (leaves and `group.*`) with optional weights into leaves with weights.
///
/// Without weights every name gets an equal share; a group's share is spread equally over
/// its leaves.
pub(crate) fn distribution(
    taxonomy: &Taxonomy,
    place: &str,
    value: &str,
    names: &[String],
    weights: Option<&[f64]>,
) -> Result<Vec<(LeafId, f64)>, Problem> {
    let equal = vec![1.0 / names.len() as f64; names.len()];
    let weights = weights.unwrap_or(&equal);
    let sum: f64 = weights.iter().sum();
    if weights.len() != names.len() || !weights.iter().all(|weight| *weight > 0.0) || (sum - 1.0).abs() > 1e-9
    {
        return Err(Problem::BadWeights { place: place.to_owned(), value: value.to_owned() });
    }
    let mut leaves: Vec<(LeafId, f64)> = Vec::new();
    for (name, weight) in names.iter().zip(weights) {
        let expanded = taxonomy.expand(name);
        if expanded.is_empty() {
            return Err(Problem::UnknownTarget {
                place: place.to_owned(),
                value: value.to_owned(),
                target: name.clone(),
            });
        }
        let share = weight / expanded.len() as f64;
        add(&mut leaves, expanded.into_iter().map(|leaf| (leaf, share)));
    }
    sort_heaviest_first(taxonomy, &mut leaves);
    Ok(leaves)
}

/// Adds weighted leaves to a distribution, summing where a leaf is already in it.
pub(crate) fn add(leaves: &mut Vec<(LeafId, f64)>, more: impl IntoIterator<Item = (LeafId, f64)>) {
    for (leaf, weight) in more {
        match leaves.iter_mut().find(|(known, _)| *known == leaf) {
            Some((_, sum)) => *sum += weight,
            None => leaves.push((leaf, weight)),
        }
    }
}

fn sort_heaviest_first(taxonomy: &Taxonomy, leaves: &mut [(LeafId, f64)]) {
    leaves.sort_by(|(leaf, weight), (other, other_weight)| {
        other_weight.total_cmp(weight).then_with(|| taxonomy.position(leaf).cmp(&taxonomy.position(other)))
    });
}
