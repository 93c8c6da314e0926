//! Rules on features that a person writes and reads: the hand-weighted score, and states.
//!
//! ```toml
//! [[rule]]
//! name = "no use for a month"
//! weight = 2.5
//! when = [{ feature = "days_since_last_use", above = 30 }]
//!
//! [[rule]]
//! name = "new, and starts badly"
//! weight = 4
//! when = [
//!     { feature = "tenure_days", below = 90 },
//!     { feature = "milestones_reached_share", at_most = 0.3 },
//! ]
//! ```
//!
//! All conditions of a rule must hold. A condition names a feature and one of `above`,
//! `at_least`, `below`, `at_most` (numbers), `is` (a category, or a list of them), `missing`
//! (`true` or `false`). A value that is missing fulfils `missing = true` alone. The score of an
//! account is the sum of the weights of the rules that hold; weights may be negative. States are
//! `[[state]]` entries with `name` and `when`; a name that stands twice holds if either does.

use crate::Error;
use crate::output::Value;
use holdfast_features::{FeatureValues, Snapshots};
use serde::{Deserialize, Serialize};
use toml::Spanned;

/// What a condition asks of a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Greater than.
    Above(f64),
    /// Greater than or equal.
    AtLeast(f64),
    /// Less than.
    Below(f64),
    /// Less than or equal.
    AtMost(f64),
    /// One of these categories.
    Is(Vec<String>),
    /// Missing, or not.
    Missing(bool),
}

impl Test {
    fn holds(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Missing(wanted), value) => *wanted == (*value == Value::Missing),
            (Self::Above(limit), Value::Number(number)) => number > limit,
            (Self::AtLeast(limit), Value::Number(number)) => number >= limit,
            (Self::Below(limit), Value::Number(number)) => number < limit,
            (Self::AtMost(limit), Value::Number(number)) => number <= limit,
            (Self::Is(names), Value::Category(name)) => names.contains(name),
            _ => false,
        }
    }

    fn wants_category(&self) -> Option<bool> {
        match self {
            Self::Missing(_) => None,
            Self::Is(_) => Some(true),
            _ => Some(false),
        }
    }
}

/// A test of one feature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// The feature's name.
    pub feature: String,
    /// What is asked of it.
    pub test: Test,
    /// The line it stands on, from 1.
    pub line: usize,
}

/// A rule of a hand-weighted score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// What it adds where it holds.
    pub weight: f64,
    /// All of these must hold.
    pub when: Vec<Condition>,
}

/// A hand-weighted score: the sum of the weights of the rules that hold.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct HandScore {
    /// The document it was read from.
    pub document: String,
    /// The rules, in the order written.
    pub rules: Vec<Rule>,
}

/// A state that accounts may be in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Its name.
    pub name: String,
    /// All of these must hold.
    pub when: Vec<Condition>,
}

/// The states that accounts are looked at for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct States {
    /// The document they were read from.
    pub document: String,
    /// The states; a name that stands twice holds if either does.
    pub states: Vec<State>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScoreDocument {
    #[serde(default)]
    rule: Vec<Spanned<RuleEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    name: String,
    weight: f64,
    when: Vec<Spanned<ConditionEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatesDocument {
    #[serde(default)]
    state: Vec<Spanned<StateEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateEntry {
    name: String,
    when: Vec<Spanned<ConditionEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionEntry {
    feature: String,
    above: Option<f64>,
    at_least: Option<f64>,
    below: Option<f64>,
    at_most: Option<f64>,
    is: Option<Names>,
    missing: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

/// A document being read, for errors that name a line.
struct Reader<'a> {
    document: &'a str,
    text: &'a str,
}

impl Reader<'_> {
    fn line(&self, offset: usize) -> usize {
        self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
    }

    fn error(&self, offset: usize, problem: impl Into<String>) -> Error {
        Error::Rules { document: self.document.to_owned(), line: self.line(offset), problem: problem.into() }
    }

    fn parse<T: serde::de::DeserializeOwned>(&self) -> Result<T, Error> {
        toml::from_str(self.text)
            .map_err(|error| self.error(error.span().map_or(0, |span| span.start), error.message()))
    }

    fn conditions(&self, entry: usize, when: Vec<Spanned<ConditionEntry>>) -> Result<Vec<Condition>, Error> {
        if when.is_empty() {
            return Err(self.error(entry, "`when` is empty; name at least one condition"));
        }
        when.into_iter()
            .map(|spanned| {
                let offset = spanned.span().start;
                let ConditionEntry { feature, above, at_least, below, at_most, is, missing } =
                    spanned.into_inner();
                let mut tests: Vec<Test> = Vec::new();
                tests.extend(above.map(Test::Above));
                tests.extend(at_least.map(Test::AtLeast));
                tests.extend(below.map(Test::Below));
                tests.extend(at_most.map(Test::AtMost));
                tests.extend(is.map(|names| match names {
                    Names::One(name) => Test::Is(vec![name]),
                    Names::Several(names) => Test::Is(names),
                }));
                tests.extend(missing.map(Test::Missing));
                let count = tests.len();
                match (tests.pop(), count) {
                    (Some(test), 1) => Ok(Condition { feature, test, line: self.line(offset) }),
                    _ => Err(self.error(
                        offset,
                        format!(
                            "the condition on `{feature}` has {count} tests; give one of above, at_least, \
                             below, at_most, is, missing (two bounds are two conditions)"
                        ),
                    )),
                }
            })
            .collect()
    }
}

impl HandScore {
    /// Reads a document in the format above; `document` is its name in errors.
    ///
    /// # Errors
    /// [`Error::Rules`] naming the line and what to do.
    pub fn from_toml(document: &str, text: &str) -> Result<Self, Error> {
        let reader = Reader { document, text };
        let parsed: ScoreDocument = reader.parse()?;
        if parsed.rule.is_empty() {
            return Err(reader.error(0, "there is no rule; write at least one [[rule]]"));
        }
        let rules = parsed
            .rule
            .into_iter()
            .map(|spanned| {
                let offset = spanned.span().start;
                let RuleEntry { name, weight, when } = spanned.into_inner();
                if !weight.is_finite() {
                    return Err(
                        reader.error(offset, format!("the weight of `{name}` is not a finite number"))
                    );
                }
                Ok(Rule { name, weight, when: reader.conditions(offset, when)? })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { document: document.to_owned(), rules })
    }

    /// The score of a row of the snapshots.
    pub fn score(&self, snapshots: &Snapshots, row: u32) -> f64 {
        self.rules
            .iter()
            .filter(|rule| rule.when.iter().all(|condition| condition.holds(snapshots, row)))
            .map(|rule| rule.weight)
            .sum()
    }

    /// Checks that every feature named exists and is of the kind the test needs.
    ///
    /// # Errors
    /// [`Error::Rules`] naming the line and what to do.
    pub fn check(&self, snapshots: &Snapshots) -> Result<(), Error> {
        let conditions = self.rules.iter().flat_map(|rule| &rule.when);
        conditions.into_iter().try_for_each(|condition| condition.check(&self.document, snapshots))
    }
}

impl States {
    /// Reads a document of states.
    ///
    /// # Errors
    /// [`Error::Rules`] naming the line and what to do.
    pub fn from_toml(document: &str, text: &str) -> Result<Self, Error> {
        let reader = Reader { document, text };
        let parsed: StatesDocument = reader.parse()?;
        let states = parsed
            .state
            .into_iter()
            .map(|spanned| {
                let offset = spanned.span().start;
                let StateEntry { name, when } = spanned.into_inner();
                Ok(State { name, when: reader.conditions(offset, when)? })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { document: document.to_owned(), states })
    }

    /// The states as shipped: `states.toml`, which says what each means.
    ///
    /// # Errors
    /// [`Error::Rules`]; a test proves that it does not happen.
    pub fn shipped() -> Result<Self, Error> {
        Self::from_toml("states.toml", include_str!("states.toml"))
    }

    /// Names of the states that a row is in, each once, in the order of the document.
    pub fn of(&self, snapshots: &Snapshots, row: u32) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for state in &self.states {
            let holds = || state.when.iter().all(|condition| condition.holds(snapshots, row));
            if !found.contains(&state.name) && holds() {
                found.push(state.name.clone());
            }
        }
        found
    }
}

impl Condition {
    fn holds(&self, snapshots: &Snapshots, row: u32) -> bool {
        snapshots.column(&self.feature).is_some_and(|column| self.test.holds(&value(&column.values, row)))
    }

    fn check(&self, document: &str, snapshots: &Snapshots) -> Result<(), Error> {
        let error =
            |problem: String| Error::Rules { document: document.to_owned(), line: self.line, problem };
        let Some(column) = snapshots.column(&self.feature) else {
            let mut nearest: Vec<(usize, &str)> = snapshots
                .columns
                .iter()
                .map(|column| column.definition.name.as_str())
                .map(|name| (common(name, &self.feature), name))
                .collect();
            nearest.sort_by_key(|(common, name)| (std::cmp::Reverse(*common), *name));
            let names: Vec<&str> = nearest.iter().take(3).map(|(_, name)| *name).collect();
            return Err(error(format!(
                "there is no feature `{}`; the nearest names are {}",
                self.feature,
                names.join(", ")
            )));
        };
        let category = matches!(column.values, FeatureValues::Categories(_));
        match self.test.wants_category() {
            Some(wanted) if wanted != category => Err(error(format!(
                "`{}` is a {}; test it with {}",
                self.feature,
                if category { "category" } else { "number" },
                if category { "is" } else { "above, at_least, below or at_most" }
            ))),
            _ => Ok(()),
        }
    }
}

/// How many words (between underscores) two names share, weighted by their length.
fn common(a: &str, b: &str) -> usize {
    a.split('_').filter(|word| b.split('_').any(|other| other == *word)).map(str::len).sum()
}

/// The value of a feature in a row.
pub(crate) fn value(values: &FeatureValues, row: u32) -> Value {
    match values {
        FeatureValues::Numbers(numbers) => match numbers[row as usize] {
            number if number.is_nan() => Value::Missing,
            number => Value::Number(f64::from(number)),
        },
        FeatureValues::Categories(categories) => {
            categories.name(row as usize).map_or(Value::Missing, |name| Value::Category(name.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_line_and_what_to_do() {
        let text =
            "[[rule]]\nname = \"a\"\nweight = 1\nwhen = [\n  { feature = \"x\", above = 1, below = 3 },\n]\n";
        let error = HandScore::from_toml("score.toml", text).unwrap_err().to_string();
        assert!(
            error.starts_with("score.toml, line 5: the condition on `x` has 2 tests; give one of"),
            "{error}"
        );
        let error = HandScore::from_toml("score.toml", "[[rule]]\nname = \"a\"\nwieght = 1\n").unwrap_err();
        assert!(error.to_string().starts_with("score.toml, line 3: unknown field `wieght`"), "{error}");
        assert!(HandScore::from_toml("score.toml", "").is_err());
    }

    #[test]
    fn a_missing_value_fulfils_only_missing() {
        assert!(Test::Missing(true).holds(&Value::Missing));
        assert!(!Test::Below(1.0).holds(&Value::Missing));
        assert!(Test::Below(1.0).holds(&Value::Number(0.0)));
        assert!(Test::Is(vec!["a".into()]).holds(&Value::Category("a".into())));
    }

    #[test]
    fn the_shipped_states_can_be_read() {
        States::shipped().unwrap();
    }
}
