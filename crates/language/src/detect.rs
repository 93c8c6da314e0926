//! Language and script of a message.
//!
//! Rules instead of a statistical model, because the four languages are told apart by their
//! characters: kana are Japanese; characters with a form of their own in simplified, in
//! traditional Chinese or in Japan decide texts without kana; words of each language decide
//! short texts that have neither. Where nothing decides, a hint (the account's locale) does.
//! Latin text is English unless the function words of another language outweigh it.

mod latin;
mod words;

pub(crate) use words::CHINESE_CHARACTERS;

use crate::variants::Forms;

/// Language (and script) of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextLanguage {
    /// English, and Latin text that no other language claims.
    English,
    /// Chinese in simplified characters.
    SimplifiedChinese,
    /// Chinese in traditional characters.
    TraditionalChinese,
    /// Japanese.
    Japanese,
    /// Another language or script, or no words at all.
    Other,
}

impl TextLanguage {
    /// The four languages that the classifiers are trained on.
    pub const TRAINED: [Self; 4] =
        [Self::English, Self::SimplifiedChinese, Self::TraditionalChinese, Self::Japanese];

    /// The BCP 47 tag: `en`, `zh-Hans`, `zh-Hant`, `ja`; `other` for the rest.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
            Self::Japanese => "ja",
            Self::Other => "other",
        }
    }

    /// Reads a tag as [`code`](Self::code) writes it, and locales such as `zh-TW`, `zh_CN`,
    /// `en-GB` or `ja-JP`. A tag of another language is [`TextLanguage::Other`].
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        match parts.next() {
            Some("en") => Self::English,
            Some("ja") => Self::Japanese,
            Some("zh" | "yue" | "cmn") => {
                let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
                if traditional { Self::TraditionalChinese } else { Self::SimplifiedChinese }
            }
            _ => Self::Other,
        }
    }
}

/// What kind of characters a text has: counts of letters by script.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scripts {
    /// Latin letters.
    pub latin: usize,
    /// Chinese characters.
    pub han: usize,
    /// Hiragana and katakana, full or half width.
    pub kana: usize,
    /// Letters of any other script.
    pub other: usize,
}

/// The language of a text and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detection {
    /// The language that most of the text is in.
    pub language: TextLanguage,
    /// 0 (nothing decided, the hint or a convention was followed) to 1.
    pub confidence: f32,
    /// Letters by script.
    pub scripts: Scripts,
    /// True if a second script carries words of its own, not just a product name.
    pub mixed: bool,
}

/// Evidence in characters and words for the three languages written with Chinese characters.
#[derive(Debug, Default)]
struct Evidence {
    simplified: f32,
    traditional: f32,
    japanese: f32,
    chinese: f32,
}

/// Finds the language of `text`; `hint` is followed where the text itself does not decide.
///
/// ```
/// use holdfast_language::{TextLanguage, detect};
/// assert_eq!(detect("解約します", None).language, TextLanguage::Japanese);
/// assert_eq!(detect("用不到了，退订", None).language, TextLanguage::SimplifiedChinese);
/// assert_eq!(detect("解約", Some(TextLanguage::Japanese)).language, TextLanguage::Japanese);
/// ```
#[must_use]
pub fn detect(text: &str, hint: Option<TextLanguage>) -> Detection {
    let mut scripts = Scripts::default();
    let mut evidence = Evidence::default();
    let mut hiragana = 0_usize;
    let mut latin_words = 0_usize;
    let mut in_latin = false;
    let mut katakana_run = 0_usize;
    let mut longest_katakana = 0_usize;
    for character in text.chars() {
        let script = Script::of(character);
        let latin = script == Script::Latin;
        if latin && !in_latin {
            latin_words += 1;
        }
        in_latin = latin || (in_latin && matches!(character, '\'' | '’' | '-'));
        katakana_run = if script == Script::Katakana { katakana_run + 1 } else { 0 };
        longest_katakana = longest_katakana.max(katakana_run);
        match script {
            Script::Latin => scripts.latin += 1,
            Script::Hiragana => {
                scripts.kana += 1;
                // Taiwanese texts write this one for fun.
                if character != 'の' {
                    hiragana += 1;
                }
            }
            Script::Katakana => scripts.kana += 1,
            Script::Han => {
                scripts.han += 1;
                let forms = Forms::of(character);
                if forms.traditional() {
                    evidence.traditional += 1.0;
                } else if forms.simplified() {
                    evidence.simplified += 1.0;
                } else if forms.japanese() {
                    evidence.japanese += 1.0;
                }
                if forms.chinese_grammar() {
                    evidence.chinese += 1.0;
                }
            }
            Script::Other => scripts.other += 1,
            Script::None => {}
        }
    }
    let east_asian = scripts.han + scripts.kana;
    let letters = east_asian + scripts.latin + scripts.other;
    // A Chinese character carries about as much as a Latin word, not a Latin letter.
    let east_asian_weight = scripts.han + scripts.kana / 2;
    let mixed = latin_words >= 3 && east_asian_weight >= 3;
    let found = |language, confidence| Detection { language, confidence, scripts, mixed };
    if letters == 0 {
        return found(hint.unwrap_or(TextLanguage::Other), 0.0);
    }
    if scripts.other > east_asian + scripts.latin {
        return found(TextLanguage::Other, 0.9);
    }
    if east_asian > 0 && (east_asian_weight >= latin_words || latin_words <= 2 || hiragana >= 4) {
        let (language, confidence) = east_asian_language(text, hiragana, longest_katakana, &evidence, hint);
        return found(language, confidence);
    }
    let (language, confidence) = latin::language(text, hint);
    found(language, confidence)
}

fn east_asian_language(
    text: &str,
    hiragana: usize,
    longest_katakana: usize,
    evidence: &Evidence,
    hint: Option<TextLanguage>,
) -> (TextLanguage, f32) {
    use TextLanguage::{Japanese, SimplifiedChinese, TraditionalChinese};
    // One or two kana inside an otherwise Chinese text are a name or a joke.
    let chinese = evidence.chinese + evidence.simplified;
    let kana = hiragana as f32 + if longest_katakana >= 2 { longest_katakana as f32 } else { 0.0 };
    if kana > 0.0 && kana * 2.0 >= chinese {
        return (Japanese, 1.0);
    }
    let mut japanese = evidence.japanese * 2.0 + kana;
    let mut simplified = evidence.simplified * 2.0 + evidence.chinese;
    let mut traditional = evidence.traditional * 2.0 + evidence.chinese;
    let [japanese_words, simplified_words, traditional_words] = words::found(text);
    japanese += japanese_words * 3.0;
    simplified += simplified_words * 1.5;
    traditional += traditional_words * 1.5;
    // Traditional forms are also Japanese ones for many characters: alone they are a weak
    // sign against Japanese, and simplified forms a strong one unless Japan shares them.
    japanese += evidence.traditional.min(2.0) * 0.5;
    match hint {
        Some(Japanese) => japanese += 0.8,
        Some(SimplifiedChinese) => simplified += 0.8,
        Some(TraditionalChinese) => traditional += 0.8,
        _ => {}
    }
    let total = japanese + simplified + traditional;
    if total <= 0.0 {
        // The same characters everywhere: simplified Chinese has the most writers.
        return (SimplifiedChinese, 0.0);
    }
    let (language, best) =
        [(SimplifiedChinese, simplified), (TraditionalChinese, traditional), (Japanese, japanese)]
            .into_iter()
            .fold((SimplifiedChinese, f32::MIN), |best, next| if next.1 > best.1 { next } else { best });
    (language, (best / total).clamp(0.0, 1.0))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Han,
    Hiragana,
    Katakana,
    Other,
    None,
}

impl Script {
    fn of(character: char) -> Self {
        match character {
            'a'..='z'
            | 'A'..='Z'
            | '\u{AA}'
            | '\u{BA}'
            | '\u{C0}'..='\u{D6}'
            | '\u{D8}'..='\u{F6}'
            | '\u{F8}'..='\u{24F}'
            | '\u{1E00}'..='\u{1EFF}'
            | '\u{FF21}'..='\u{FF3A}'
            | '\u{FF41}'..='\u{FF5A}' => Self::Latin,
            '\u{3041}'..='\u{309F}' => Self::Hiragana,
            '\u{30A1}'..='\u{30FA}'
            | '\u{30FC}'..='\u{30FF}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{FF66}'..='\u{FF9F}' => Self::Katakana,
            '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{323AF}'
            | '々' => Self::Han,
            _ if character.is_alphabetic() => Self::Other,
            _ => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(detect(text, None).language.code(), expected, "{text}");
    }

    #[test]
    fn plain_sentences() {
        check("We no longer need it", "en");
        check("老板说不用了，就这样吧", "zh-Hans");
        check("老闆說不用了，就這樣吧", "zh-Hant");
        check("もう使っていないので", "ja");
        check("ﾓｳ ﾂｶﾜﾅｲ", "ja");
    }

    #[test]
    fn texts_in_chinese_characters_alone() {
        check("一身上都合", "ja");
        check("価格", "ja");
        check("機能不足", "ja");
        check("个人原因", "zh-Hans");
        check("個人因素", "zh-Hant");
        check("太贵", "zh-Hans");
        check("太貴", "zh-Hant");
    }

    #[test]
    fn mixed_texts_go_by_what_carries_the_words() {
        check("我们改用 HubSpot Sales Hub Professional 了", "zh-Hans");
        check("API の rate limit が厳しい", "ja");
        check("The 発注 screen froze again this morning and nobody called back", "en");
        check("阿杰の店收掉了，謝謝你們", "zh-Hant");
    }

    #[test]
    fn other_languages_and_scripts() {
        check("Wir haben leider kein Budget mehr für das nächste Jahr", "other");
        check("C'est trop cher pour nous et le support ne répond pas", "other");
        check("No tenemos presupuesto para el próximo año", "other");
        check("너무 비싸요", "other");
        check("слишком дорого", "other");
        check("12345 !!!", "other");
    }

    #[test]
    fn the_hint_decides_where_the_text_does_not() {
        assert_eq!(detect("不要", Some(TextLanguage::Japanese)).language, TextLanguage::Japanese);
        assert_eq!(
            detect("無", Some(TextLanguage::TraditionalChinese)).language,
            TextLanguage::TraditionalChinese
        );
        assert_eq!(detect("...", Some(TextLanguage::English)).language, TextLanguage::English);
        // It never overrules what is written.
        assert_eq!(detect("太贵了", Some(TextLanguage::Japanese)).language, TextLanguage::SimplifiedChinese);
    }

    #[test]
    fn tags_of_locales() {
        for (tag, expected) in [
            ("zh-TW", "zh-Hant"),
            ("zh_HK", "zh-Hant"),
            ("zh-CN", "zh-Hans"),
            ("en-GB", "en"),
            ("ja-JP", "ja"),
            ("de", "other"),
        ] {
            assert_eq!(TextLanguage::from_tag(tag).code(), expected, "{tag}");
        }
    }
}
