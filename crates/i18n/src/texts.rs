//! Looking messages up and filling them in.

use std::borrow::Cow;
use std::rc::Rc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Formats, Language, source_files};

/// A value put into a message.
///
/// Integers and numbers can be selected on (plural forms) and are written with the grouping of
/// the language. Money, percentages and dates are formatted first, with [`Formats`], and passed
/// as text.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument<'a> {
    /// A whole number, usually a count.
    Integer(i64),
    /// A number with up to three digits after the decimal mark.
    Number(f64),
    /// Text put in as it is.
    Text(Cow<'a, str>),
}

/// Why a message could not be shown as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// The language has no message of this key.
    #[error("message `{key}` is missing in locales/{language}; add it to one of the .ftl files")]
    Missing {
        /// The key asked for.
        key: String,
        /// The language asked.
        language: Language,
    },
    /// The message exists, and something in it could not be filled in.
    #[error("message `{key}` in locales/{language} could not be filled in: {problem}")]
    Unresolved {
        /// The key asked for.
        key: String,
        /// The language asked.
        language: Language,
        /// What is wrong, usually the name of a variable that was not given.
        problem: String,
    },
}

/// The messages of one language, with English behind them.
///
/// [`get`](Self::get) and [`format`](Self::format) never fail: a message that is missing is shown
/// in English, and a message that English lacks too as its key. [`try_get`](Self::try_get) and
/// [`try_format`](Self::try_format) report what is wrong instead; tests use these.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    english: Option<FluentBundle<FluentResource>>,
}

impl Texts {
    /// The texts built into the program.
    pub fn embedded(language: Language) -> Self {
        Self {
            language,
            bundle: bundle(language),
            english: (language != Language::English).then(|| bundle(Language::English)),
        }
    }

    /// The language of these texts.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The formats of numbers, money and dates that go with these texts.
    pub fn formats(&self) -> Rc<Formats> {
        Formats::of(self.language)
    }

    /// Whether the language itself, without English behind it, has a message of this key.
    pub fn contains(&self, key: &str) -> bool {
        fill(&self.bundle, key, &[]).is_some()
    }

    /// The message of a key, which is either `message` or `message.attribute`.
    pub fn get(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The message of a key with its variables filled in.
    pub fn format(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let own = fill(&self.bundle, key, arguments);
        let filled = own.or_else(|| fill(self.english.as_ref()?, key, arguments));
        filled.map_or_else(|| key.to_owned(), |(text, _)| text)
    }

    /// Like [`get`](Self::get), without falling back.
    pub fn try_get(&self, key: &str) -> Result<String, TextError> {
        self.try_format(key, &[])
    }

    /// Like [`format`](Self::format), without falling back: a missing message and a variable that
    /// was not given are errors.
    pub fn try_format(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> Result<String, TextError> {
        let language = self.language;
        let missing = || TextError::Missing { key: key.to_owned(), language };
        let (text, problems) = fill(&self.bundle, key, arguments).ok_or_else(missing)?;
        if problems.is_empty() {
            return Ok(text);
        }
        Err(TextError::Unresolved { key: key.to_owned(), language, problem: problems.join("; ") })
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

/// Builds the messages of one language. A file that cannot be parsed in part gives its readable
/// part; a test keeps the files whole.
fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // All four languages run left to right: isolation marks would only end up in copied text.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => write_number::<0, _>,
        Language::SimplifiedChinese => write_number::<1, _>,
        Language::TraditionalChinese => write_number::<2, _>,
        Language::Japanese => write_number::<3, _>,
    }));
    for (_, source) in source_files(language) {
        let resource = FluentResource::try_new((*source).to_owned());
        let resource = resource.unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Writes the numbers inside messages. Fluent takes a plain function, so the language arrives as
/// a constant: the position in [`Language::ALL`].
fn write_number<const LANGUAGE: usize, Memoizer>(value: &FluentValue<'_>, _: &Memoizer) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else {
        return None;
    };
    Some(Formats::of(Language::ALL[LANGUAGE]).number(*value))
}

/// The message filled in, and what went wrong while filling it; `None` where it does not exist.
fn fill(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    arguments: &[(&str, Argument<'_>)],
) -> Option<(String, Vec<String>)> {
    let pattern = match key.split_once('.') {
        None => bundle.get_message(key)?.value()?,
        Some((message, attribute)) => bundle.get_message(message)?.get_attribute(attribute)?.value(),
    };
    let mut values = FluentArgs::with_capacity(arguments.len());
    for (name, argument) in arguments {
        let value = match argument {
            Argument::Integer(value) => FluentValue::from(*value),
            Argument::Number(value) => FluentValue::from(*value),
            Argument::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        };
        values.set(*name, value);
    }
    let mut problems = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut problems);
    let problems = problems.iter().map(ToString::to_string).collect();
    Some((text.into_owned(), problems))
}

macro_rules! integer_arguments {
    ($($type:ty)*) => {$(
        impl From<$type> for Argument<'_> {
            fn from(value: $type) -> Self {
                Self::Integer(i64::from(value))
            }
        }
    )*};
}
integer_arguments!(i64 i32 u32 u16 u8);

impl From<usize> for Argument<'_> {
    fn from(value: usize) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Argument<'_> {
    fn from(value: u64) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Argument<'_> {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
