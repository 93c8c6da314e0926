//! Texts that occur again and again, by number.

use std::collections::HashMap;
use std::sync::Arc;

/// Texts numbered in the order in which they were first seen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    numbers: HashMap<Arc<str>, u32>,
    texts: Vec<Arc<str>>,
}

impl Names {
    /// The number of a text that is missing.
    pub(crate) const NONE: u32 = u32::MAX;

    /// The number of a text, a new one if it was not seen before.
    pub(crate) fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.numbers.insert(text, number);
        number
    }

    /// As [`Names::number`]; [`Names::NONE`] for a missing or empty text.
    pub(crate) fn number_of(&mut self, text: Option<&str>) -> u32 {
        match text.map(str::trim) {
            None | Some("") => Self::NONE,
            Some(text) => self.number(text),
        }
    }

    /// The number of a text that was seen.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// The text of a number; empty for [`Names::NONE`].
    pub(crate) fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", |text| text)
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// The texts, by number.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }
}
