//! Looks for many phrases at once in one pass over a text.

use std::ops::Range;

const SLOTS: usize = 4096;

/// Phrases, each with what it stands for.
#[derive(Debug)]
pub(crate) struct Index<T> {
    /// By a hash of two neighbouring characters: where in `phrases` those that may begin with
    /// them are. Almost every pair of characters begins none.
    slots: Vec<Range<u16>>,
    phrases: Vec<(Vec<char>, T)>,
}

fn slot(first: char, second: char) -> usize {
    let mixed = (first as u32).wrapping_mul(0x9E37_79B1) ^ (second as u32).wrapping_mul(0x85EB_CA77);
    (mixed >> 20) as usize % SLOTS
}

impl<T> Index<T> {
    /// Empty phrases are never found. A phrase of one character is kept under that character
    /// and "none", which stands for whatever follows.
    pub(crate) fn new(phrases: impl IntoIterator<Item = (Vec<char>, T)>) -> Self {
        let key = |(words, _): &(Vec<char>, T)| slot(words[0], words.get(1).copied().unwrap_or('\0'));
        let mut phrases: Vec<(Vec<char>, T)> =
            phrases.into_iter().filter(|(words, _)| !words.is_empty()).collect();
        phrases.sort_by_key(key);
        let mut slots = vec![0..0; SLOTS];
        for (place, phrase) in phrases.iter().enumerate() {
            let range: &mut Range<u16> = &mut slots[key(phrase)];
            if range.start == range.end {
                *range = place as u16..place as u16;
            }
            range.end += 1;
        }
        Self { slots, phrases }
    }

    /// All phrases that start at a character: their length and what they stand for.
    pub(crate) fn starting_at<'a>(
        &'a self,
        text: &'a [char],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'a T)> {
        let rest = &text[at..];
        let pair = rest.get(1).map(|second| slot(rest[0], *second));
        let single = Some(slot(rest[0], '\0')).filter(|single| Some(*single) != pair);
        [pair, single].into_iter().flatten().flat_map(move |slot| {
            let range = &self.slots[slot];
            self.phrases[usize::from(range.start)..usize::from(range.end)]
                .iter()
                .filter(move |(words, _)| rest.starts_with(words))
                .map(|(words, value)| (words.len(), value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_starts_with_finds() {
        let words = ["a", "ab", "abc", "b", "bc", "貴", "貴い", "", "c"];
        let index = Index::new(words.iter().enumerate().map(|(place, word)| (word.chars().collect(), place)));
        let text: Vec<char> = "xabcab貴い貴abc".chars().collect();
        for at in 0..text.len() {
            let mut found: Vec<usize> = index.starting_at(&text, at).map(|(_, place)| *place).collect();
            found.sort_unstable();
            let rest: String = text[at..].iter().collect();
            let expected: Vec<usize> = (0..words.len())
                .filter(|place| !words[*place].is_empty() && rest.starts_with(words[*place]))
                .collect();
            assert_eq!(found, expected, "{rest}");
        }
    }
}
