//! English or another language in Latin letters: by function words.

use super::TextLanguage;
use std::collections::HashMap;
use std::sync::LazyLock;

const ENGLISH: &[&str] = &[
    "the", "and", "to", "of", "a", "in", "is", "it", "for", "you", "we", "was", "that", "on", "with", "our",
    "not", "but", "have", "your", "this", "are", "be", "they", "my", "so", "no", "i", "me", "just", "too",
    "don't", "didn't", "can't", "it's", "i'm", "we're", "been", "has", "had", "what", "when", "all", "than",
    "from", "an", "at", "or", "if", "do", "by", "as", "us", "now", "any", "nobody", "never", "need", "use",
    "anymore", "thanks",
];

/// Function words of the languages most often met beside English, none of them English words.
const OTHERS: &[&str] = &[
    // German
    "der",
    "die",
    "das",
    "und",
    "nicht",
    "ist",
    "wir",
    "ich",
    "für",
    "mit",
    "ein",
    "eine",
    "zu",
    "auf",
    "kein",
    "keine",
    "haben",
    "leider",
    "mehr",
    "es",
    "den",
    "dem",
    "sie",
    "uns",
    "wird",
    "auch",
    "sehr",
    // French
    "le",
    "la",
    "les",
    "des",
    "une",
    "est",
    "pas",
    "nous",
    "je",
    "vous",
    "pour",
    "et",
    "que",
    "qui",
    "dans",
    "sur",
    "trop",
    "plus",
    "avec",
    "notre",
    "c'est",
    "n'est",
    "ne",
    "du",
    "au",
    // Spanish, Portuguese, Italian
    "el",
    "los",
    "las",
    "un",
    "una",
    "de",
    "y",
    "por",
    "para",
    "con",
    "muy",
    "más",
    "es",
    "lo",
    "nos",
    "se",
    "su",
    "pero",
    "o",
    "os",
    "não",
    "um",
    "uma",
    "em",
    "muito",
    "mais",
    "nós",
    "é",
    "il",
    "che",
    "non",
    "di",
    "per",
    "sono",
    "troppo",
    "abbiamo",
    "gli",
    "della",
    "tenemos",
    "temos",
    "demasiado",
    // Dutch, Nordic, Polish, Turkish, Indonesian, Vietnamese
    "het",
    "een",
    "niet",
    "wij",
    "voor",
    "van",
    "og",
    "det",
    "ikke",
    "och",
    "inte",
    "är",
    "nie",
    "jest",
    "się",
    "bir",
    "için",
    "çok",
    "tidak",
    "yang",
    "dan",
    "untuk",
    "không",
    "của",
];

/// Bytes of the longest word.
const LONGEST: usize = 12;

/// Every word: whether it is English, and whether it is of another language.
static WORDS: LazyLock<HashMap<&str, (bool, bool)>> = LazyLock::new(|| {
    let mut words: HashMap<&str, (bool, bool)> = HashMap::new();
    for word in ENGLISH {
        words.entry(word).or_default().0 = true;
    }
    for word in OTHERS {
        words.entry(word).or_default().1 = true;
    }
    words
});

pub(super) fn language(text: &str, hint: Option<TextLanguage>) -> (TextLanguage, f32) {
    let (mut english, mut other) = (0_usize, 0_usize);
    let (mut accents, mut letters) = (0_usize, 0_usize);
    let known = &*WORDS;
    let mut lower = String::new();
    for word in text.split(|character: char| !(character.is_alphabetic() || matches!(character, '\'' | '’')))
    {
        if word.is_empty() {
            continue;
        }
        let bytes = word.len();
        if word.is_ascii() {
            letters += bytes;
            if bytes > LONGEST {
                continue;
            }
            lower.clear();
            lower.extend(word.chars().map(|character| character.to_ascii_lowercase()));
        } else {
            accents += word.chars().filter(|character| !character.is_ascii()).count();
            letters += word.chars().count();
            lower = word.to_lowercase().replace('’', "'");
        }
        let (of_english, of_others) = known.get(lower.as_str()).copied().unwrap_or_default();
        english += usize::from(of_english);
        other += usize::from(of_others);
    }
    let accented = letters > 0 && accents * 25 > letters;
    if other > english + usize::from(!accented) || (accented && other >= english && english < 2) {
        let certainty = other as f32 / (other + english).max(1) as f32;
        return (TextLanguage::Other, certainty);
    }
    let certainty = if english + other == 0 { 0.3 } else { english as f32 / (english + other) as f32 };
    match hint {
        Some(TextLanguage::Other) if english == 0 => (TextLanguage::Other, 0.0),
        _ => (TextLanguage::English, certainty),
    }
}
