//! The four languages and the ways people write their codes.

use std::fmt;
use std::str::FromStr;

use icu_locale_core::{Locale, locale};

/// A language that every text of the product exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Language {
    /// English (`en`), with the conventions of the United States for numbers and dates.
    #[default]
    English,
    /// Chinese in simplified characters (`zh-Hans`), as written in mainland China.
    SimplifiedChinese,
    /// Chinese in traditional characters (`zh-Hant`), as written in Taiwan.
    TraditionalChinese,
    /// Japanese (`ja`).
    Japanese,
}

/// A language code that none of the four languages answers to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("language `{code}` is not available; use one of en, zh-Hans, zh-Hant, ja")]
pub struct UnknownLanguage {
    /// The code as it was given.
    pub code: String,
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Self; 4] =
        [Self::English, Self::SimplifiedChinese, Self::TraditionalChinese, Self::Japanese];

    /// The BCP 47 code: `en`, `zh-Hans`, `zh-Hant` or `ja`. Fit for the `lang` attribute of HTML.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
            Self::Japanese => "ja",
        }
    }

    /// The name of the language in that language, for a menu.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::SimplifiedChinese => "简体中文",
            Self::TraditionalChinese => "繁體中文",
            Self::Japanese => "日本語",
        }
    }

    /// Reads a language code in any common spelling: `en-GB`, `zh-CN`, `zh_TW`, `zh-Hant-HK`,
    /// `ja-JP`, `cmn-Hans`. Case and the kind of separator do not matter; unknown regions are
    /// ignored; Chinese without script or region is read as simplified.
    pub fn from_code(code: &str) -> Result<Self, UnknownLanguage> {
        let lower = code.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = lower.split('-');
        match parts.next().unwrap_or_default() {
            "en" => Ok(Self::English),
            "ja" => Ok(Self::Japanese),
            "zh" | "cmn" => Ok(chinese(parts)),
            _ => Err(UnknownLanguage { code: code.to_owned() }),
        }
    }

    /// Reads the value of a locale environment variable (`LANG`, `LC_ALL`, `LANGUAGE`), such as
    /// `zh_TW.UTF-8`, `ja_JP.eucJP`, `en_US.UTF-8@euro` or `fr:ja:en`. Takes the first language of
    /// a colon-separated list that is available. `C`, `POSIX`, an empty value and languages that
    /// are not available give `None`, so that the caller can ask its next source.
    pub fn from_environment_value(value: &str) -> Option<Self> {
        value.split(':').find_map(|entry| {
            let name = entry.split(['.', '@']).next().unwrap_or_default();
            Self::from_code(name).ok()
        })
    }

    /// The ICU locale used for formatting. Chinese carries its main region, because week days,
    /// currencies and collation are data of a region.
    pub(crate) fn locale(self) -> Locale {
        match self {
            Self::English => locale!("en-US"),
            Self::SimplifiedChinese => locale!("zh-Hans-CN"),
            Self::TraditionalChinese => locale!("zh-Hant-TW"),
            Self::Japanese => locale!("ja-JP"),
        }
    }
}

/// Decides between the two scripts from the subtags after the language. An explicit script wins
/// over a region, wherever it stands.
fn chinese<'a>(subtags: impl Iterator<Item = &'a str>) -> Language {
    let mut by_region = Language::SimplifiedChinese;
    for subtag in subtags {
        match subtag {
            "hans" => return Language::SimplifiedChinese,
            "hant" => return Language::TraditionalChinese,
            "tw" | "hk" | "mo" => by_region = Language::TraditionalChinese,
            _ => {}
        }
    }
    by_region
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::from_code(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_common_spellings_are_read() {
        for (code, expected) in [
            ("en", Language::English),
            ("EN_gb", Language::English),
            ("zh", Language::SimplifiedChinese),
            ("zh-CN", Language::SimplifiedChinese),
            ("zh-SG", Language::SimplifiedChinese),
            ("zh-Hans-TW", Language::SimplifiedChinese),
            ("zh-TW", Language::TraditionalChinese),
            ("zh_HK", Language::TraditionalChinese),
            ("zh-Hant", Language::TraditionalChinese),
            ("zh-hant-cn", Language::TraditionalChinese),
            ("ja-JP", Language::Japanese),
            (" ja ", Language::Japanese),
        ] {
            assert_eq!(Language::from_code(code), Ok(expected), "{code}");
        }
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
            // The way between the two crates, neither of which knows the other.
            let in_taxonomy: holdfast_taxonomy::Language = language.code().parse().unwrap();
            assert_eq!(in_taxonomy.code().parse(), Ok(language));
        }
        let error = Language::from_code("fr").unwrap_err();
        assert!(error.to_string().contains("`fr`"));
    }

    #[test]
    fn environment_values_are_read() {
        for (value, expected) in [
            ("zh_TW.UTF-8", Some(Language::TraditionalChinese)),
            ("zh_CN.GB18030", Some(Language::SimplifiedChinese)),
            ("ja_JP.eucJP", Some(Language::Japanese)),
            ("en_US.UTF-8@euro", Some(Language::English)),
            ("fr:ja:en", Some(Language::Japanese)),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
        ] {
            assert_eq!(Language::from_environment_value(value), expected, "{value}");
        }
    }
}
