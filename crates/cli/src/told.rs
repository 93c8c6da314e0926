//! Errors whose words stand in the translation files.
//!
//! An error passes through functions that do not know the reader's language, so it carries its
//! key and values; the console says it in that language, its causes after it.

use holdfast_i18n::{Argument, Language, Texts};
use std::fmt;
use std::path::Path;

/// An error with a key of the translation files.
#[derive(Debug)]
pub(crate) struct Told {
    key: &'static str,
    values: Vec<(&'static str, String)>,
    cause: Option<anyhow::Error>,
}

impl Told {
    pub(crate) fn error(
        key: &'static str,
        values: impl IntoIterator<Item = (&'static str, String)>,
    ) -> anyhow::Error {
        Self { key, values: values.into_iter().collect(), cause: None }.into()
    }

    /// In the language of these texts.
    pub(crate) fn words(&self, texts: &Texts) -> String {
        let values: Vec<(&str, Argument<'_>)> =
            self.values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        texts.format(self.key, &values)
    }
}

/// English, for logs and tests.
impl fmt::Display for Told {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.words(&Texts::embedded(Language::English)))
    }
}

impl std::error::Error for Told {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| {
            let cause: &(dyn std::error::Error + Send + Sync) = cause.as_ref();
            cause as &dyn std::error::Error
        })
    }
}

/// Adds to an error what was being done.
pub(crate) trait Tell<T> {
    /// What was being done to a file or folder: `error-reading`, `error-writing` …
    fn told(self, key: &'static str, path: &Path) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> Tell<T> for Result<T, E> {
    fn told(self, key: &'static str, path: &Path) -> anyhow::Result<T> {
        self.map_err(|cause| {
            let values = vec![("path", path.display().to_string())];
            Told { key, values, cause: Some(cause.into()) }.into()
        })
    }
}

/// An error and its causes, in the language of these texts where they have words for it. Many an
/// error's own words hold those of its cause already.
pub(crate) fn told_once(error: &anyhow::Error, texts: &Texts) -> String {
    let mut told = String::new();
    for cause in error.chain() {
        let words = match cause.downcast_ref::<Told>() {
            Some(cause) => cause.words(texts),
            None => cause.to_string(),
        };
        let words = words.trim_end();
        if told.is_empty() {
            told.push_str(words);
        } else if !told.contains(words) {
            told.push_str(": ");
            told.push_str(words);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_that_was_told_is_not_told_again() {
        let error = anyhow::anyhow!("no bracket").context("line 3: no bracket");
        let error = Err::<(), _>(error).told("error-reading", Path::new("rules.toml")).unwrap_err();
        let english = Texts::embedded(Language::English);
        assert_eq!(told_once(&error, &english), "rules.toml could not be read: line 3: no bracket");
        let japanese = told_once(&error, &Texts::embedded(Language::Japanese));
        assert!(japanese.starts_with("rules.toml を読み込めませんでした"), "{japanese}");
        assert!(japanese.ends_with("line 3: no bracket"), "{japanese}");
    }
}
