//! Spelling-insensitive forms of values.

use unicode_normalization::UnicodeNormalization;

/// The form in which values are compared: Unicode NFKC (so full-width letters and half-width
/// katakana become ordinary), words of `camelCase` split, lower case, apostrophes dropped,
/// every other run of non-alphanumerics one space, ends trimmed.
///
/// ```
/// use holdfast_taxonomy::normalise;
/// assert_eq!(normalise("  Don’t know! "), "dont know");
/// assert_eq!(normalise("too_expensive"), normalise("TooExpensive"));
/// assert_eq!(normalise("ＰＲＩＣＥ：高い"), "price 高い");
/// ```
pub fn normalise(value: &str) -> String {
    let mut normal = String::with_capacity(value.len());
    let mut previous_is_lower = false;
    let mut gap = false;
    for character in value.nfkc() {
        if matches!(character, '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}' | '`') {
            continue;
        }
        if !character.is_alphanumeric() {
            gap = true;
            previous_is_lower = false;
            continue;
        }
        if gap || (previous_is_lower && character.is_uppercase()) {
            if !normal.is_empty() {
                normal.push(' ');
            }
            gap = false;
        }
        previous_is_lower = character.is_lowercase();
        normal.extend(character.to_lowercase());
    }
    normal
}

/// Whether a character belongs to a script written without spaces between words.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character),
        0x3005..=0x3007 | 0x3040..=0x30ff | 0x31f0..=0x31ff | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3134f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_marks_and_case_do_not_matter() {
        assert_eq!(normalise("ｻﾎﾟｰﾄ対応"), "サポート対応");
        assert_eq!(normalise("Lack of self-service on Website"), "lack of self service on website");
        assert_eq!(normalise("--"), "");
        assert_eq!(normalise("PAYMENT_FAILED"), "payment failed");
    }
}
