//! Truth values in English, Chinese and Japanese.

/// Words for true, folded.
const TRUE: &[&str] = &[
    "true", "t", "yes", "y", "1", "1.0", "on", "x", "✓", "✔", "○", "〇", "◯", "是", "有", "真", "对", "對",
    "はい", "あり", "有り", "済", "済み", "有効", "该当", "該当", "启用", "啟用", "已", "する", "した",
];

/// Words for false, folded.
const FALSE: &[&str] = &[
    "false",
    "f",
    "no",
    "n",
    "0",
    "0.0",
    "off",
    "✗",
    "✘",
    "×",
    "否",
    "无",
    "無",
    "假",
    "偽",
    "伪",
    "いいえ",
    "なし",
    "無し",
    "未",
    "無効",
    "非該当",
    "非该当",
    "禁用",
    "停用",
    "不是",
    "しない",
    "していない",
];

/// The truth value a word stands for; `None` where it stands for neither.
///
/// ```
/// use holdfast_connectors::values::booleans::read;
/// assert_eq!(read("はい"), Some(true));
/// assert_eq!(read("FALSE"), Some(false));
/// assert_eq!(read("maybe"), None);
/// ```
pub fn read(text: &str) -> Option<bool> {
    match text.as_bytes() {
        b"1" | b"true" | b"TRUE" | b"True" | b"Yes" | b"yes" => Some(true),
        b"0" | b"false" | b"FALSE" | b"False" | b"No" | b"no" => Some(false),
        // Most values of most columns end here, without an allocation.
        bytes if text.len() > 24 || bytes.is_ascii() && !may_be_word(bytes) => None,
        _ => {
            let word = super::folded(text);
            if TRUE.contains(&word.as_str()) {
                Some(true)
            } else if FALSE.contains(&word.as_str()) {
                Some(false)
            } else {
                None
            }
        }
    }
}

/// Whether an ASCII text could be one of the words, by its length and first letter.
fn may_be_word(bytes: &[u8]) -> bool {
    // The longest ASCII word and a full stop.
    bytes.len() <= 6
        && bytes.first().is_some_and(|first| {
            matches!(first.to_ascii_lowercase(), b't' | b'y' | b'1' | b'o' | b'x' | b'f' | b'n' | b'0')
                || !first.is_ascii_alphanumeric()
        })
}

#[cfg(test)]
mod tests {
    use super::{FALSE, TRUE, may_be_word, read};

    #[test]
    fn every_ascii_word_gets_past_the_first_look() {
        for word in TRUE.iter().chain(FALSE).filter(|word| word.is_ascii()) {
            for written in [word.to_uppercase(), format!("{word}.")] {
                assert!(may_be_word(written.as_bytes()), "{written}");
            }
        }
    }

    #[test]
    fn words_of_four_languages() {
        for word in ["Yes", "y", "TRUE", "1", "1.0", "True.", "是", "有", "はい", "あり", "○", "１", "済"]
        {
            assert_eq!(read(word), Some(true), "{word}");
        }
        for word in
            ["No", "N", "false", "0", "0.0", "False.", "否", "无", "無", "いいえ", "なし", "×", "０", "未"]
        {
            assert_eq!(read(word), Some(false), "{word}");
        }
        for word in ["", "2", "Nope", "active", "あ"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
