//! Names of people and companies that are known from the data: they are replaced before a text
//! leaves the machine. Names that no contact or account has are not found.

use std::collections::HashMap;
use std::ops::Range;

/// Names to be replaced, in any case.
#[derive(Debug, Clone, Default)]
pub struct KnownNames {
    /// Names by their first two characters, folded, longest first.
    by_beginning: HashMap<(char, char), Vec<Name>>,
}

#[derive(Debug, Clone)]
struct Name {
    characters: Vec<char>,
    /// A single word that may be an ordinary word too (Mark, Will): only with a capital letter.
    needs_capital: bool,
}

/// Single words in Latin letters below this length are too often ordinary words.
const SHORTEST_WORD: usize = 3;

impl KnownNames {
    /// Names as contacts and accounts have them. Of names of several words each word counts
    /// too, where it is written with a capital letter. One character is no name.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known = Self::default();
        for name in names {
            let whole = holdfast_language::Normalised::new(name).text();
            let words: Vec<&str> = whole.split_whitespace().collect();
            if words.len() > 1 {
                for word in words.iter().filter(|word| word.chars().count() >= SHORTEST_WORD) {
                    known.add(word, word.chars().all(cased));
                }
            }
            let whole = words.join(" ");
            known.add(&whole, words.len() == 1 && whole.chars().all(cased));
        }
        for names in known.by_beginning.values_mut() {
            names.sort_by(|a, b| {
                b.characters.len().cmp(&a.characters.len()).then_with(|| a.characters.cmp(&b.characters))
            });
            names.dedup_by(|a, b| a.characters == b.characters);
        }
        known
    }

    fn add(&mut self, name: &str, needs_capital: bool) {
        let characters: Vec<char> = name.chars().map(fold).collect();
        let short = needs_capital && characters.len() < SHORTEST_WORD;
        let digits = characters.iter().all(|character| !character.is_alphabetic());
        if characters.len() < 2 || short || digits {
            return;
        }
        let beginning = (characters[0], characters[1]);
        self.by_beginning.entry(beginning).or_default().push(Name { characters, needs_capital });
    }

    /// The places of names among these characters, in order, without overlaps.
    pub(crate) fn find(&self, text: &[char]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if self.by_beginning.is_empty() {
            return found;
        }
        let mut at = 0;
        while at + 1 < text.len() {
            let beginning = (fold(text[at]), fold(text[at + 1]));
            let names = self.by_beginning.get(&beginning).map_or(&[][..], Vec::as_slice);
            let fits = |name: &&Name| {
                let end = at + name.characters.len();
                text.get(at..end).is_some_and(|part| {
                    part.iter().zip(&name.characters).all(|(one, other)| fold(*one) == *other)
                }) && is_edge(text, at)
                    && is_edge(text, end)
                    && !(name.needs_capital && text[at].is_lowercase())
            };
            match names.iter().find(fits) {
                Some(name) => {
                    found.push(at..at + name.characters.len());
                    at += name.characters.len();
                }
                None => at += 1,
            }
        }
        found
    }
}

fn fold(character: char) -> char {
    character.to_lowercase().next().unwrap_or(character)
}

/// Letters of scripts that have capitals.
fn cased(character: char) -> bool {
    character.is_lowercase() || character.is_uppercase() || matches!(character, '-' | '\'' | '.')
}

/// Whether a word may begin or end here. Scripts without capitals are written without spaces.
fn is_edge(text: &[char], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|at| text[at]), text.get(at)) else {
        return true;
    };
    let inside =
        |character: char| (character.is_alphabetic() && cased(character)) || character.is_ascii_digit();
    !(inside(before) && inside(*after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], text: &str) -> Vec<String> {
        let characters: Vec<char> = text.chars().collect();
        let places = KnownNames::new(names.iter().copied()).find(&characters);
        places.into_iter().map(|place| characters[place].iter().collect()).collect()
    }

    #[test]
    fn known_names_are_found_as_people_write_them() {
        let names = ["Ada Lovelace", "山田太郎", "王伟", "Mark", "株式会社ミナモト"];
        assert_eq!(found(&names, "ADA LOVELACE told me; ada lovelace too"), ["ADA LOVELACE", "ada lovelace"]);
        assert_eq!(found(&names, "Ask Ada. Or Lovelace?"), ["Ada", "Lovelace"]);
        assert_eq!(found(&names, "担当の山田太郎です"), ["山田太郎"]);
        assert_eq!(found(&names, "我是王伟，株式会社ミナモトの者です"), ["王伟", "株式会社ミナモト"]);
        assert_eq!(found(&names, "Mark left; mark my words; Markdown"), ["Mark"]);
    }
}
