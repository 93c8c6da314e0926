//! The four languages and texts in them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language that Holdfast speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English, `en`.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Chinese in simplified characters, `zh-Hans`.
    #[serde(rename = "zh-Hans", alias = "zh-CN")]
    SimplifiedChinese,
    /// Chinese in traditional characters with Taiwan's terms, `zh-Hant`.
    #[serde(rename = "zh-Hant", alias = "zh-TW")]
    TraditionalChinese,
    /// Japanese, `ja`.
    #[serde(rename = "ja")]
    Japanese,
}

impl Language {
    /// All languages, in the order of this enum.
    pub const ALL: [Self; 4] =
        [Self::English, Self::SimplifiedChinese, Self::TraditionalChinese, Self::Japanese];

    /// The BCP 47 code: `en`, `zh-Hans`, `zh-Hant` or `ja`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
            Self::Japanese => "ja",
        }
    }

    fn index(self) -> usize {
        self as usize
    }

    /// Languages to try, best first, when a text is missing in this one.
    fn fallbacks(self) -> [Self; 4] {
        use Language::{English, Japanese, SimplifiedChinese, TraditionalChinese};
        match self {
            English => [English, Japanese, TraditionalChinese, SimplifiedChinese],
            SimplifiedChinese => [SimplifiedChinese, TraditionalChinese, English, Japanese],
            TraditionalChinese => [TraditionalChinese, SimplifiedChinese, English, Japanese],
            Japanese => [Japanese, English, TraditionalChinese, SimplifiedChinese],
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// A language code that is none of the four.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language '{0}': use en, zh-Hans, zh-Hant or ja")]
pub struct UnknownLanguage(
    /// The code as given.
    pub String,
);

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a code, ignoring case and taking `_` for `-`. Regional forms are understood:
    /// `en-GB`, `zh-CN` and `zh-SG` (simplified), `zh-TW` and `zh-HK` (traditional), `ja-JP`.
    /// Bare `zh` is simplified.
    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        let lower = code.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = lower.split('-');
        let language = parts.next().unwrap_or_default();
        match language {
            "en" => Ok(Self::English),
            "ja" => Ok(Self::Japanese),
            "zh" if parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) => {
                Ok(Self::TraditionalChinese)
            }
            "zh" => Ok(Self::SimplifiedChinese),
            _ => Err(UnknownLanguage(code.to_owned())),
        }
    }
}

/// One text in up to four languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "RawTexts")]
pub struct Texts([Option<Box<str>>; 4]);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTexts {
    en: Option<Box<str>>,
    #[serde(rename = "zh-Hans")]
    zh_hans: Option<Box<str>>,
    #[serde(rename = "zh-Hant")]
    zh_hant: Option<Box<str>>,
    ja: Option<Box<str>>,
}

impl From<RawTexts> for Texts {
    fn from(raw: RawTexts) -> Self {
        let filled = |text: Option<Box<str>>| text.filter(|text| !text.trim().is_empty());
        Self([filled(raw.en), filled(raw.zh_hans), filled(raw.zh_hant), filled(raw.ja)])
    }
}

impl Texts {
    /// The text in exactly this language, if there is one.
    pub fn exact(&self, language: Language) -> Option<&str> {
        self.0[language.index()].as_deref()
    }

    /// The text in this language, or in the nearest language that has one: Chinese falls
    /// back to the other script first, everything else to English.
    pub fn get(&self, language: Language) -> Option<&str> {
        language.fallbacks().into_iter().find_map(|candidate| self.exact(candidate))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_regional_forms_are_read() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
        }
        assert_eq!("zh-CN".parse(), Ok(Language::SimplifiedChinese));
        assert_eq!("zh_TW".parse(), Ok(Language::TraditionalChinese));
        assert_eq!("zh".parse(), Ok(Language::SimplifiedChinese));
        assert_eq!("en-GB".parse(), Ok(Language::English));
        assert!("fr".parse::<Language>().is_err());
    }
}
