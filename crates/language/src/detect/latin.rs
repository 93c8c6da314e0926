//! English or another language in Latin letters: by function words.

use super::TextLanguage;

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

pub(super) fn language(text: &str, hint: Option<TextLanguage>) -> (TextLanguage, f32) {
    let (mut english, mut other) = (0_usize, 0_usize);
    let (mut accents, mut letters) = (0_usize, 0_usize);
    for word in text.split(|character: char| !(character.is_alphabetic() || matches!(character, '\'' | '’')))
    {
        if word.is_empty() {
            continue;
        }
        let lower = word.to_lowercase().replace('’', "'");
        english += usize::from(ENGLISH.contains(&lower.as_str()));
        other += usize::from(OTHERS.contains(&lower.as_str()));
        accents += word.chars().filter(|character| !character.is_ascii()).count();
        letters += word.chars().count();
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
