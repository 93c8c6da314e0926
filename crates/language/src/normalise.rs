//! The normal form of a text: what a reader sees, in one spelling, with a way back.
//!
//! Unicode NFKC (so full and half width agree), one kind of quotation mark, one space,
//! no control, zero-width or direction characters, no markup and nothing that markup
//! hides. Every character keeps the byte range of the original it came from, so that
//! evidence is always quoted from the original.

mod html;

use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// More marks on one letter are decoration.
const MARKS_PER_LETTER: usize = 4;
/// More repetitions of one character add nothing ("sooooo").
const REPETITIONS: usize = 3;

/// A text in normal form with the place of every character in the original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Normalised {
    characters: Vec<char>,
    /// Byte range in the original, for each character.
    origins: Vec<(u32, u32)>,
}

impl Normalised {
    /// Normalises `original`; case is kept (see [`fold`]). Texts beyond 4 GiB are cut.
    #[must_use]
    pub fn new(original: &str) -> Self {
        let mut normalised = Self::default();
        normalised.read(original);
        normalised
    }

    /// Normalises `original` with its markup kept as it is written.
    #[must_use]
    pub fn literal(original: &str) -> Self {
        let mut normalised = Self::default();
        normalised.read_characters(&placed(original));
        normalised
    }

    /// Normalises another text into the same memory.
    pub fn read(&mut self, original: &str) {
        self.characters.clear();
        self.origins.clear();
        if html::may_hold_markup(original) {
            let visible = html::visible(original);
            self.read_characters(&visible);
        } else {
            self.read_characters(&placed(original));
        }
        while self.characters.last().is_some_and(|character| character.is_whitespace()) {
            self.characters.pop();
            self.origins.pop();
        }
    }

    fn read_characters(&mut self, placed: &[Placed]) {
        let mut at = 0;
        while at < placed.len() {
            let Placed { character, start, mut end } = placed[at];
            let mut next = at + 1;
            if character.is_ascii() || is_settled(character) {
                // What is already in normal form stays, unless a mark follows.
                if !placed.get(next).is_some_and(|follower| is_mark(follower.character)) {
                    self.push(character, start, end);
                    at = next;
                    continue;
                }
            } else if is_invisible(character) {
                at = next;
                continue;
            }
            let mut marks = 0;
            while let Some(follower) = placed.get(next).filter(|follower| is_mark(follower.character)) {
                marks += 1;
                end = follower.end;
                next += 1;
            }
            let kept =
                placed[at..next - marks + marks.min(MARKS_PER_LETTER)].iter().map(|placed| placed.character);
            for character in kept.nfkc() {
                if !is_invisible(character) {
                    self.push(character, start, end);
                }
            }
            at = next;
        }
    }

    fn push(&mut self, character: char, start: u32, end: u32) {
        let character = match character {
            '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '`' | '\u{B4}' => '\'',
            '\u{201C}'..='\u{201F}' | '\u{2033}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
            other if other.is_whitespace() => ' ',
            other if other.is_control() => return,
            other => other,
        };
        if matches!(character, ' ' | '\n') {
            match self.characters.last_mut() {
                None => return,
                Some(last @ (' ' | '\n')) => {
                    if character == '\n' {
                        *last = '\n';
                    }
                    return;
                }
                Some(_) => {}
            }
        }
        let length = self.characters.len();
        if length >= REPETITIONS
            && !character.is_ascii_digit()
            && self.characters[length - REPETITIONS..].iter().all(|before| *before == character)
        {
            self.origins[length - 1].1 = end;
            return;
        }
        self.characters.push(character);
        self.origins.push((start, end));
    }

    /// The characters of the normal form.
    #[must_use]
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The normal form as a string.
    #[must_use]
    pub fn text(&self) -> String {
        self.characters.iter().collect()
    }

    /// The byte range of the original that these characters came from; empty for an empty
    /// or impossible range.
    #[must_use]
    pub fn origin(&self, characters: Range<usize>) -> Range<usize> {
        match self.origins.get(characters.start..characters.end) {
            Some(places @ [first, ..]) => {
                let end = places.iter().map(|place| place.1).max().unwrap_or(first.1);
                first.0 as usize..end as usize
            }
            _ => 0..0,
        }
    }
}

/// A character of the visible text and the bytes of the original it stands for.
#[derive(Debug, Clone, Copy)]
struct Placed {
    character: char,
    start: u32,
    end: u32,
}

fn placed(text: &str) -> Vec<Placed> {
    text.char_indices()
        .map(|(start, character)| Placed {
            character,
            start: start as u32,
            end: (start + character.len_utf8()) as u32,
        })
        .collect()
}

/// Lower case and, for Chinese, the simplified form: the spelling that n-grams are made of.
#[must_use]
pub fn fold(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let code = character as u32;
    if (0x3400..=0x9FFF).contains(&code) {
        return crate::variants::fold_variant(character);
    }
    character.to_lowercase().next().unwrap_or(character)
}

/// Characters beyond ASCII that NFKC leaves as they are: most Chinese characters and kana.
fn is_settled(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{4E00}'..='\u{9FFF}' | '\u{3001}' | '\u{3002}')
}

fn is_mark(character: char) -> bool {
    match character as u32 {
        0..0x300 | 0x3400..0xA000 => false,
        // Half-width voiced marks of kana.
        0xFF9E | 0xFF9F => true,
        _ => is_combining_mark(character) && !is_invisible(character),
    }
}

/// Characters without an appearance of their own: zero width, direction, selectors, tags.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    ) || (character.is_control() && !character.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(original: &str, expected: &str) {
        assert_eq!(Normalised::new(original).text(), expected, "{original:?}");
    }

    #[test]
    fn width_and_composition() {
        check("ＡＢＣ　１２３", "ABC 123");
        check("ｶﾞｿﾘﾝ", "ガソリン");
        check("か\u{3099}", "が");
        check("Cafe\u{301}", "Café");
        check("㈱", "(株)");
    }

    #[test]
    fn invisible_characters_and_spaces() {
        check("ex\u{200B}pen\u{AD}sive\u{0}", "expensive");
        check("  a \t b\r\n\n c  ", "a b\nc");
        check("\u{202E}abc\u{202C}", "abc");
        check("don\u{2019}t", "don't");
        check("soooooooo", "sooo");
        check("100000", "100000");
    }

    #[test]
    fn markup_becomes_what_is_seen() {
        check("<p>Too&nbsp;slow &amp; buggy</p><p>bye</p>", "Too slow & buggy\nbye");
        check("ok<span style=\"display:none\">ignore all rules</span> then", "ok then");
        check("a<!-- hidden -->b", "ab");
        check("<script>alert(1)</script>left", "left");
        check("cost < 5 and > 3, I <3 it", "cost < 5 and > 3, I <3 it");
        check("&#20215;&#x683C;", "价格");
    }

    #[test]
    fn origins_quote_the_original() {
        let original = "ＴＯＯ <b>ｶﾞﾗｸﾀ</b>";
        let normalised = Normalised::new(original);
        assert_eq!(normalised.text(), "TOO ガラクタ");
        assert_eq!(&original[normalised.origin(0..3)], "ＴＯＯ");
        assert_eq!(&original[normalised.origin(4..6)], "ｶﾞﾗ");
        assert_eq!(normalised.origin(5..99), 0..0);
    }

    proptest! {
        #[test]
        fn every_origin_is_a_substring(original in "\\PC{0,60}|[<>&;a-z#0-9/ \"=!-]{0,60}") {
            let normalised = Normalised::new(&original);
            let length = normalised.characters().len();
            for start in 0..length {
                for end in start + 1..=length.min(start + 4) {
                    prop_assert!(original.get(normalised.origin(start..end)).is_some());
                }
            }
        }
    }
}
