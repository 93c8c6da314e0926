//! What can be wrong with taxonomy data.

/// An error from reading a taxonomy or a crosswalk.
#[derive(Debug, thiserror::Error)]
pub enum TaxonomyError {
    /// The text is not the TOML expected.
    #[error("cannot read {document}: {source}")]
    Syntax {
        /// Which document.
        document: String,
        /// What the TOML reader says, with line and column.
        source: Box<toml::de::Error>,
    },
    /// The data contradicts itself.
    #[error("{} in {document}, first: {}", count(.problems), first(.problems))]
    Invalid {
        /// Which document.
        document: String,
        /// Everything that is wrong; never empty.
        problems: Vec<Problem>,
    },
}

fn count(problems: &[Problem]) -> String {
    match problems.len() {
        1 => "1 problem".to_owned(),
        many => format!("{many} problems"),
    }
}

fn first(problems: &[Problem]) -> String {
    problems.first().map(ToString::to_string).unwrap_or_default()
}

/// One thing that is wrong with a taxonomy or a crosswalk.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Problem {
    /// The same id occurs twice among leaves and classes, or among groups.
    #[error("id '{0}' is used twice: give every leaf, class and group an id of its own")]
    DuplicateId(String),
    /// A leaf id is neither `unknown` nor `group.name`.
    #[error("leaf id '{0}' is not of the form group.name in lower-case letters, digits and _")]
    MalformedLeafId(String),
    /// A leaf is in a group that is not declared.
    #[error("leaf '{leaf}' is in group '{group}', which does not exist")]
    UnknownGroup {
        /// The leaf.
        leaf: String,
        /// The missing group.
        group: String,
    },
    /// A leaf names a class that its roll-up does not have, or that is not a finest class.
    #[error("leaf '{leaf}' rolls up to '{class}' in {roll_up}, which is not a finest class there")]
    UnknownClass {
        /// The leaf.
        leaf: String,
        /// The roll-up's key.
        roll_up: &'static str,
        /// The class named.
        class: String,
    },
    /// The leaf `unknown` is missing or rolls up to something else than `unknown`.
    #[error("the leaf 'unknown' must exist and roll up to 'unknown' everywhere, and no other leaf may")]
    UnknownLeaf,
    /// A name or meaning is missing.
    #[error("'{id}' has no {text} in {language}")]
    MissingText {
        /// The leaf, class, group or term.
        id: String,
        /// `name` or `meaning`.
        text: &'static str,
        /// The language code, or `any language` for a custom leaf.
        language: &'static str,
    },
    /// A class names a parent or a merged class that its roll-up does not have.
    #[error("class '{class}' refers to '{other}', which does not exist in the same roll-up")]
    UnknownRelatedClass {
        /// The class.
        class: String,
        /// The class it names.
        other: String,
    },
    /// A value of a closed vocabulary has no entry, or two.
    #[error("'{0}' must be described exactly once")]
    TermCount(String),
    /// A retired id is still a leaf, or a current leaf is needed and missing.
    #[error("retired id '{0}' is still a leaf: a change of meaning needs a new id")]
    RetiredStillUsed(String),
    /// A crosswalk, rule or retirement points to a leaf that does not exist.
    #[error("'{value}' in {place} points to '{target}', which matches no leaf")]
    UnknownTarget {
        /// The crosswalk, rule file or list.
        place: String,
        /// The source value, phrase or retired id.
        value: String,
        /// The target named.
        target: String,
    },
    /// Weights are not as many as targets, or not positive, or do not sum to 1.
    #[error("weights of '{value}' in {place} must be positive, one per target, and sum to 1")]
    BadWeights {
        /// The crosswalk, rule file or list.
        place: String,
        /// The source value, phrase or retired id.
        value: String,
    },
    /// One crosswalk lists a value twice.
    #[error("'{value}' occurs twice in {place} once case and punctuation are ignored")]
    DuplicateValue {
        /// The crosswalk.
        place: String,
        /// The value.
        value: String,
    },
    /// A value or phrase is empty once normalised.
    #[error("an empty value or phrase in {0}")]
    EmptyValue(String),
}
