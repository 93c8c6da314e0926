//! The features that there are, declared in `definitions.toml`.

use holdfast_domain::facts::FactKind;

use crate::error::Error;

/// The definitions as shipped.
const SHIPPED: &str = include_str!("definitions.toml");

/// A feature: what it is, and what it is computed from.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Its name: lower-case words joined by underscores; a number of days at the end is the window.
    pub name: String,
    /// What it is about: explanations are summed by family.
    pub family: Family,
    /// What is counted.
    pub unit: Unit,
    /// How many days before the instant it looks at; `None`: all of the past, or the state then.
    #[serde(default)]
    pub window_days: Option<u32>,
    /// Facts without which it is missing: before the first of each kind is known, there is no
    /// value; afterwards, an account to which nothing happened has 0.
    pub needs: Vec<FactKind>,
    /// Fields without which it is missing, as `table.field`: before the first value is known.
    #[serde(default)]
    pub fields: Vec<String>,
    /// The computation: a function of the kernels.
    pub kernel: String,
    /// What the kernel looks at, where it serves several features.
    #[serde(default)]
    pub of: Option<String>,
    /// Number or category.
    pub kind: FeatureKind,
    /// Which way we could plausibly move it.
    pub action: Action,
}

/// What a feature is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// How much and how often the product is used, and how that changed.
    Usage,
    /// How much of the product is used.
    Breadth,
    /// Seats paid for and used.
    Seats,
    /// Getting started.
    Onboarding,
    /// Charging and paying.
    Payments,
    /// Price, discount and amount.
    Price,
    /// The plan and its changes, and the billing cycle.
    Plan,
    /// Tickets.
    Support,
    /// What is written, as read by a reader of texts.
    Language,
    /// Answers to surveys.
    Surveys,
    /// Contact between us and the customer.
    Contact,
    /// The people at the account.
    People,
    /// Disturbances of the service.
    Incidents,
    /// How long the account has been a customer.
    Tenure,
    /// What kind of customer it is.
    Fit,
    /// The time of year.
    Calendar,
    /// Events from outside.
    Surroundings,
}

impl Family {
    /// Every family, in the order in which they are listed.
    pub const ALL: [Self; 17] = [
        Self::Usage,
        Self::Breadth,
        Self::Seats,
        Self::Onboarding,
        Self::Payments,
        Self::Price,
        Self::Plan,
        Self::Support,
        Self::Language,
        Self::Surveys,
        Self::Contact,
        Self::People,
        Self::Incidents,
        Self::Tenure,
        Self::Fit,
        Self::Calendar,
        Self::Surroundings,
    ];

    /// The name in `definitions.toml` and in the keys of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::Breadth => "breadth",
            Self::Seats => "seats",
            Self::Onboarding => "onboarding",
            Self::Payments => "payments",
            Self::Price => "price",
            Self::Plan => "plan",
            Self::Support => "support",
            Self::Language => "language",
            Self::Surveys => "surveys",
            Self::Contact => "contact",
            Self::People => "people",
            Self::Incidents => "incidents",
            Self::Tenure => "tenure",
            Self::Fit => "fit",
            Self::Calendar => "calendar",
            Self::Surroundings => "surroundings",
        }
    }
}

/// What the number of a feature counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A number of things.
    Count,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Months.
    Months,
    /// A part of a whole, 0 to 1.
    Share,
    /// A change in relation to before: 0.1 is 10 % more, −0.5 half.
    Change,
    /// The natural logarithm of a ratio: 0 as before, 0.69 double.
    LogRatio,
    /// A difference in things, or in points of a scale.
    Difference,
    /// Points of a scale.
    Points,
    /// 1 for yes, 0 for no.
    YesNo,
    /// Percent.
    Percent,
    /// A category.
    Category,
}

/// What values a feature has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeatureKind {
    /// Numbers.
    Number,
    /// Categories.
    Category,
}

/// Which way we could plausibly move a feature: what "what would lower the risk" may try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It is as it is: tenure, segment, the season.
    None,
    /// It can be raised: breadth of use, contact.
    Raise,
    /// It can be lowered: waits, failures.
    Lower,
}

/// All features, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Definitions {
    features: Vec<Definition>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    feature: Vec<Definition>,
}

impl Definitions {
    /// The features as shipped.
    ///
    /// # Errors
    /// [`Error::Syntax`] or [`Error::Definition`]; a test proves that neither happens.
    pub fn shipped() -> Result<Self, Error> {
        let document: Document = toml::from_str(SHIPPED).map_err(Box::new)?;
        Ok(Self { features: document.feature })
    }

    /// The features, in order.
    pub fn features(&self) -> &[Definition] {
        &self.features
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::path::Path;

    use super::*;
    use crate::history::since::field_place;
    use crate::kernels::Kernel;

    #[test]
    fn every_definition_can_be_computed_and_is_named_after_its_window() {
        let definitions = Definitions::shipped().unwrap();
        let mut names = HashSet::new();
        for definition in definitions.features() {
            let name = definition.name.as_str();
            assert!(names.insert(name), "{name} twice");
            let kernel = Kernel::of(definition).unwrap();
            let is_category = definition.kind == FeatureKind::Category;
            assert_eq!(is_category, matches!(kernel, Kernel::Category(_)), "{name}");
            assert_eq!(is_category, definition.unit == Unit::Category, "{name}");
            for field in &definition.fields {
                assert!(field_place(field).is_some(), "{name}: {field}");
            }
            let stated = name.rsplit('_').next().and_then(|last| last.strip_suffix('d')?.parse::<u32>().ok());
            assert_eq!(stated, definition.window_days, "{name}");
        }
        assert!(names.len() > 60);
        assert!(
            Family::ALL.iter().all(|family| definitions.features().iter().any(|one| one.family == *family))
        );
    }

    #[test]
    fn every_feature_and_family_has_a_meaning_in_four_languages() {
        for language in ["en", "zh-Hans", "zh-Hant", "ja"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(language);
            let texts = std::fs::read_to_string(path.join("features.ftl")).unwrap();
            let names = Definitions::shipped().unwrap().features.into_iter().map(|one| one.name);
            let families = Family::ALL.iter().map(|family| format!("family-{}", family.name()));
            for name in names.chain(families) {
                let key = format!("\nfeature-{} = ", name.replace('_', "-"));
                assert!(texts.contains(&key), "{language}: {key}");
            }
        }
    }
}
