//! Where the phrases of all lists stand in a text, found in one pass.

use super::{BETWEEN, COMMANDS, CONTRASTS, DENIAL_PHRASES, Place, REPORT_PHRASES, names_a_leaf};
use crate::normalise::fold;
use crate::phrases::Index;
use std::ops::Range;
use std::sync::LazyLock;

/// Lists of phrases are numbered: denials, reports, then two for every row of [`BETWEEN`] and
/// two for every row of [`COMMANDS`], then the contrasts.
const DENIALS: usize = 0;
const REPORTS: usize = 1;
const FIRST_BETWEEN: usize = 2;
const FIRST_COMMAND: usize = FIRST_BETWEEN + 2 * BETWEEN.len();
const CONTRAST: usize = FIRST_COMMAND + 2 * COMMANDS.len();

/// Number of a phrase's list; for a contrast, where it stands.
static INDEX: LazyLock<Index<(usize, Option<Place>)>> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    let mut push = |words: &str, list: usize, place: Option<Place>| {
        phrases.push((words.chars().map(fold).collect::<Vec<char>>(), (list, place)));
    };
    for words in DENIAL_PHRASES {
        push(words, DENIALS, None);
    }
    for words in REPORT_PHRASES {
        push(words, REPORTS, None);
    }
    for (row, (opening, closings)) in BETWEEN.iter().enumerate() {
        push(opening, FIRST_BETWEEN + 2 * row, None);
        for words in *closings {
            push(words, FIRST_BETWEEN + 2 * row + 1, None);
        }
    }
    for (row, (verbs, objects)) in COMMANDS.iter().enumerate() {
        for words in *verbs {
            push(words, FIRST_COMMAND + 2 * row, None);
        }
        for words in *objects {
            push(words, FIRST_COMMAND + 2 * row + 1, None);
        }
    }
    for marker in CONTRASTS {
        push(marker.words, CONTRAST, Some(marker.place));
    }
    Index::new(phrases)
});

/// The longest marker of contrast that starts at this character;
/// `word`s must end where a word ends.
pub(super) fn contrast_at(folded: &[char], at: usize, word: bool) -> Option<(Place, usize)> {
    INDEX
        .starting_at(folded, at)
        .filter_map(|(length, (_, place))| Some(((*place)?, length)))
        .filter(|(_, length)| !word || folded.get(at + length).is_none_or(|next| !next.is_alphanumeric()))
        .max_by_key(|(_, length)| *length)
}

/// Where a phrase of a list stands.
#[derive(Debug, Clone, Copy)]
struct Occurrence {
    list: usize,
    start: usize,
    end: usize,
}

/// All phrases of denial, report and command in a text.
#[derive(Debug)]
pub(in crate::clauses) struct Occurrences<'a> {
    folded: &'a [char],
    found: Vec<Occurrence>,
    /// Whether a dot stands between letters anywhere, as in the name of a leaf.
    dotted: bool,
}

impl<'a> Occurrences<'a> {
    pub(in crate::clauses) fn of(folded: &'a [char]) -> Self {
        let mut found = Vec::new();
        for start in 0..folded.len() {
            let phrases = INDEX.starting_at(folded, start).filter(|(_, (list, _))| *list != CONTRAST);
            found.extend(phrases.map(|(length, (list, _))| Occurrence {
                list: *list,
                start,
                end: start + length,
            }));
        }
        let dotted = folded.windows(2).any(|pair| pair[0] == '.' && pair[1].is_ascii_lowercase());
        Self { folded, found, dotted }
    }

    fn within(&self, clause: &Range<usize>, list: usize) -> Option<Occurrence> {
        self.found
            .iter()
            .find(|found| found.list == list && found.start >= clause.start && found.end <= clause.end)
            .copied()
    }

    /// True if the clause denies something, also with a denial that encloses what it denies:
    /// 不是…的问题.
    pub(in crate::clauses) fn denies(&self, clause: &Range<usize>) -> bool {
        self.within(clause, DENIALS).is_some()
            || (0..BETWEEN.len()).any(|row| {
                self.within(clause, FIRST_BETWEEN + 2 * row).is_some_and(|opening| {
                    self.within(&(opening.end..clause.end), FIRST_BETWEEN + 2 * row + 1).is_some()
                })
            })
    }

    /// True if the clause ascribes something to somebody else.
    pub(in crate::clauses) fn reports(&self, clause: &Range<usize>) -> bool {
        self.within(clause, REPORTS).is_some()
    }

    /// True if the clause speaks to a machine that reads it, not to a person.
    pub(in crate::clauses) fn addresses_machine(&self, clause: &Range<usize>) -> bool {
        COMMANDS.iter().enumerate().any(|(row, (_, objects))| {
            self.within(clause, FIRST_COMMAND + 2 * row).is_some()
                && (objects.contains(&"") || self.within(clause, FIRST_COMMAND + 2 * row + 1).is_some())
        }) || (self.dotted && names_a_leaf(&self.folded[clause.clone()]))
    }
}
