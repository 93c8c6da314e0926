//! Reading single values: dates, numbers, truth values, blanks. Pure functions over text.

pub mod booleans;
pub mod dates;
pub mod numbers;

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The text without white space around it (ideographic space included).
pub fn trimmed(text: &str) -> &str {
    match (text.as_bytes().first(), text.as_bytes().last()) {
        (None, _) | (_, None) => text,
        (Some(first), Some(last)) if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim_matches(|character: char| {
            character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}' | '\0')
        }),
    }
}

/// Whether a trimmed text means "no value" in any column.
pub fn is_blank(text: &str) -> bool {
    match text.len() {
        0 => true,
        1 => text == "-",
        2..=7 => {
            text.eq_ignore_ascii_case("null")
                || text.eq_ignore_ascii_case("nan")
                || text.eq_ignore_ascii_case("nat")
                || matches!(
                    text,
                    "\\N"
                        | "#N/A"
                        | "--"
                        | "—"
                        | "－"
                        | "(null)"
                        | "<NA>"
                        | "#VALUE!"
                        | "#REF!"
                        | "#DIV/0!"
                        | "ー"
                )
                || text.eq_ignore_ascii_case("n/a")
                || text.eq_ignore_ascii_case("(blank)")
        }
        _ => text.eq_ignore_ascii_case("#value!") || text.eq_ignore_ascii_case("#div/0!"),
    }
}

/// Whether a trimmed text means "no value" in a column of dates, numbers or truth values.
pub fn is_blank_typed(text: &str) -> bool {
    is_blank(text)
        || text.len() <= 12
            && ["na", "none", "nil", "?", ".", "unknown", "missing", "not available"]
                .iter()
                .any(|word| text.eq_ignore_ascii_case(word))
        || matches!(text, "なし" | "無し" | "无" | "無" | "未定" | "不明" | "空" | "不详" | "不詳")
}

/// Compatibility-composed text (full-width digits and marks become plain ones); borrowed
/// where nothing changes.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfkc().collect()) }
}

/// The form in which words of different exports are compared: composed, lower case, inner
/// white space single, without a final full stop.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in composed(trimmed(text)).chars().flat_map(char::to_lowercase) {
        if character.is_whitespace() || character == '_' {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.push(character);
        }
    }
    folded.trim_end_matches(['.', '。']).trim_end().to_owned()
}
