//! General phrase rules: recognising reasons that no vocabulary lists.
//!
//! A phrase is a list of elements separated by spaces, all of which must occur in the value,
//! in any order. An element is a word or alternatives `one|two`; a trailing `*` matches any
//! ending; a leading `!` means that the element must *not* occur. Words of scripts written
//! without spaces match anywhere in the text; other words match whole words.
//!
//! The rule whose phrase covers most of the text wins and takes the text it covers. Rules
//! that apply to text not yet taken are added with equal weight, because a value such as
//! "too expensive, missing features" names two reasons. Weak rules (single words such as
//! "support" that only name a subject) count only where no other rule applies.

use serde::Deserialize;

use crate::crosswalk::{Target, add, distribution};
use crate::normalise::is_unspaced;
use crate::{HowLeft, Language, Problem, Taxonomy, TaxonomyError, WhereTheyWent, normalise};

/// A reason column's value names few reasons; more matches than this are noise.
const MOST_RULES_PER_VALUE: usize = 3;

/// A character of an unspaced script carries about as much as three letters of a word.
const LETTERS_PER_UNSPACED_CHARACTER: usize = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRules {
    rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    leaves: Vec<String>,
    weights: Option<Vec<f64>>,
    #[serde(default)]
    weak: bool,
    how_left: Option<HowLeft>,
    where_they_went: Option<WhereTheyWent>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default, rename = "zh-Hans")]
    zh_hans: Vec<String>,
    #[serde(default, rename = "zh-Hant")]
    zh_hant: Vec<String>,
    #[serde(default)]
    ja: Vec<String>,
}

/// The rules, ready to be matched.
#[derive(Clone, Debug)]
pub(crate) struct GeneralRules {
    targets: Vec<Target>,
    phrases: Vec<Phrase>,
}

#[derive(Clone, Debug)]
struct Phrase {
    text: String,
    elements: Vec<Element>,
    target: usize,
    weak: bool,
}

#[derive(Clone, Debug)]
struct Element {
    negated: bool,
    alternatives: Vec<Word>,
}

#[derive(Clone, Debug)]
enum Word {
    /// A whole word.
    Whole(String),
    /// The beginning of a word.
    Prefix(String),
    /// Any part of the text, spaces aside.
    Anywhere(String),
}

impl GeneralRules {
    pub(crate) fn from_toml(taxonomy: &Taxonomy, text: &str) -> Result<Self, TaxonomyError> {
        let raw: RawRules = toml::from_str(text).map_err(|source| TaxonomyError::Syntax {
            document: "the general rules".to_owned(),
            source: Box::new(source),
        })?;
        let place = "the general rules";
        let mut problems = Vec::new();
        let mut rules = Self { targets: Vec::new(), phrases: Vec::new() };
        for rule in raw.rule {
            let by_language = Language::ALL.map(|language| match language {
                Language::English => &rule.en,
                Language::SimplifiedChinese => &rule.zh_hans,
                Language::TraditionalChinese => &rule.zh_hant,
                Language::Japanese => &rule.ja,
            });
            let shown = by_language.into_iter().flatten().next().cloned().unwrap_or_default();
            match distribution(taxonomy, place, &shown, &rule.leaves, rule.weights.as_deref()) {
                Ok(leaves) => rules.targets.push(Target {
                    leaves,
                    how_left: rule.how_left,
                    where_they_went: rule.where_they_went,
                }),
                Err(problem) => {
                    problems.push(problem);
                    continue;
                }
            }
            let target = rules.targets.len() - 1;
            for phrase in by_language.into_iter().flatten() {
                match Phrase::parse(phrase, target, rule.weak) {
                    Some(phrase) => rules.phrases.push(phrase),
                    None => problems.push(Problem::EmptyValue(format!("{place} ('{phrase}')"))),
                }
            }
        }
        if problems.is_empty() {
            Ok(rules)
        } else {
            Err(TaxonomyError::Invalid { document: place.to_owned(), problems })
        }
    }

    /// The target and phrases for a normalised value, or `None` where no rule applies.
    pub(crate) fn find(&self, normal: &str) -> Option<(Target, String)> {
        let value = Value::new(normal);
        let mut matches: Vec<(&Phrase, Vec<bool>, usize)> = self
            .phrases
            .iter()
            .filter_map(|phrase| {
                let taken = phrase.find(&value)?;
                let specificity = value.letters(&taken);
                Some((phrase, taken, specificity))
            })
            .collect();
        // A stable sort: of equally specific phrases the first in the file wins.
        matches.sort_by_key(|(phrase, _, specificity)| (phrase.weak, usize::MAX - specificity));

        let mut taken_so_far = vec![false; value.compact.len()];
        let mut used: Vec<&Phrase> = Vec::new();
        for (phrase, taken, _) in &matches {
            let overlaps = taken.iter().zip(&taken_so_far).any(|(one, other)| *one && *other);
            let weaker = used.first().is_some_and(|first| phrase.weak && !first.weak);
            if overlaps || weaker || used.iter().any(|other| other.target == phrase.target) {
                continue;
            }
            taken_so_far.iter_mut().zip(taken).for_each(|(so_far, now)| *so_far |= now);
            used.push(phrase);
            if used.len() == MOST_RULES_PER_VALUE {
                break;
            }
        }
        self.combine(&used)
    }

    fn combine(&self, used: &[&Phrase]) -> Option<(Target, String)> {
        let first = used.first()?;
        let telling: Vec<&Target> = used
            .iter()
            .map(|phrase| &self.targets[phrase.target])
            .filter(|target| target.leaves.iter().any(|(leaf, _)| !leaf.is_unknown()))
            .collect();
        let mut combined = self.targets[first.target].clone();
        for phrase in used {
            let target = &self.targets[phrase.target];
            combined.how_left = combined.how_left.or(target.how_left);
            combined.where_they_went = combined.where_they_went.or(target.where_they_went);
        }
        if !telling.is_empty() {
            let share = 1.0 / telling.len() as f64;
            combined.leaves.clear();
            for target in telling {
                let scaled = target.leaves.iter().map(|(leaf, weight)| (leaf.clone(), weight * share));
                add(&mut combined.leaves, scaled);
            }
            // Stable: equal weights keep the order of the phrases, most specific first.
            combined.leaves.sort_by(|(_, weight), (_, other)| other.total_cmp(weight));
        }
        let phrases: Vec<&str> = used.iter().map(|phrase| phrase.text.as_str()).collect();
        Some((combined, phrases.join(" + ")))
    }
}

/// A value prepared for matching: the text without spaces, and where its words are in it.
struct Value {
    compact: String,
    words: Vec<std::ops::Range<usize>>,
    /// Which of 256 classes its characters fall into: most parts are ruled out by their first.
    classes: [bool; 256],
}

/// The class of a character; those of one text rarely share one by chance.
fn class_of(character: char) -> usize {
    let number = u32::from(character);
    (number ^ (number >> 8)) as usize & 0xFF
}

impl Value {
    fn new(normal: &str) -> Self {
        let mut compact = String::with_capacity(normal.len());
        let mut words: Vec<std::ops::Range<usize>> = Vec::new();
        let mut classes = [false; 256];
        let mut word_is_open = false;
        for character in normal.chars() {
            if character == ' ' || is_unspaced(character) {
                word_is_open = false;
            }
            if character == ' ' {
                continue;
            }
            let start = compact.len();
            compact.push(character);
            classes[class_of(character)] = true;
            if is_unspaced(character) {
                continue;
            }
            match words.last_mut().filter(|_| word_is_open) {
                Some(word) => word.end = compact.len(),
                None => words.push(start..compact.len()),
            }
            word_is_open = true;
        }
        Self { compact, words, classes }
    }

    /// How much of the text is marked as taken, in letters.
    fn letters(&self, taken: &[bool]) -> usize {
        self.compact
            .char_indices()
            .filter(|(at, _)| taken[*at])
            .map(|(_, character)| if is_unspaced(character) { LETTERS_PER_UNSPACED_CHARACTER } else { 1 })
            .sum()
    }
}

impl Phrase {
    fn parse(text: &str, target: usize, weak: bool) -> Option<Self> {
        let elements: Vec<Element> = text.split_whitespace().map(Element::parse).collect::<Option<_>>()?;
        if elements.iter().all(|element| element.negated) {
            return None;
        }
        Some(Self { text: text.to_owned(), elements, target, weak })
    }

    /// Marks the bytes of the compact text that the phrase takes, if all of it occurs.
    fn find(&self, value: &Value) -> Option<Vec<bool>> {
        let mut taken = vec![false; value.compact.len()];
        for element in &self.elements {
            match (element.find(value, &taken), element.negated) {
                (None, true) => {}
                (Some(range), false) => taken[range].fill(true),
                _ => return None,
            }
        }
        Some(taken)
    }
}

impl Element {
    fn parse(text: &str) -> Option<Self> {
        let (negated, text) = match text.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let alternatives = text.split('|').map(Word::parse).collect::<Option<_>>()?;
        Some(Self { negated, alternatives })
    }

    fn find(&self, value: &Value, taken: &[bool]) -> Option<std::ops::Range<usize>> {
        self.alternatives.iter().filter_map(|word| word.find(value, taken)).max_by_key(ExactSizeIterator::len)
    }
}

impl Word {
    fn parse(text: &str) -> Option<Self> {
        let (stem, is_prefix) = match text.strip_suffix('*') {
            Some(stem) => (stem, true),
            None => (text, false),
        };
        let normal = normalise(stem).replace(' ', "");
        if normal.is_empty() {
            None
        } else if normal.chars().any(is_unspaced) {
            Some(Self::Anywhere(normal))
        } else if is_prefix {
            Some(Self::Prefix(normal))
        } else {
            Some(Self::Whole(normal))
        }
    }

    /// The first place where the word occurs and nothing is taken yet.
    fn find(&self, value: &Value, taken: &[bool]) -> Option<std::ops::Range<usize>> {
        let is_free = |range: &std::ops::Range<usize>| !taken[range.clone()].contains(&true);
        let mut words = value.words.iter().filter(|range| is_free(range)).cloned();
        match self {
            Self::Whole(whole) => words.find(|range| value.compact[range.clone()] == **whole),
            Self::Prefix(stem) => words.find(|range| value.compact[range.clone()].starts_with(stem.as_str())),
            Self::Anywhere(part) if part.chars().any(|character| !value.classes[class_of(character)]) => None,
            Self::Anywhere(part) => value
                .compact
                .match_indices(part.as_str())
                .map(|(start, found)| start..start + found.len())
                .find(is_free),
        }
    }
}
