//! What every source said about every item, sparse, with equal items grouped.

use std::collections::HashMap;

use crate::Error;
use crate::random::Generator;

/// What a source says about an item. A source that is not named for an item was *asked and
/// stayed silent*.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Vote<'a> {
    /// One of the source's symbols.
    Symbol(usize),
    /// Several symbols with positive weights, the likelihoods of what was seen under each:
    /// a set of symbols is equal weights, a classifier's answer is its probabilities divided
    /// by the shares of the classes it was trained on.
    Weighted(&'a [(usize, f64)]),
    /// The source could not speak about this item: its silence means nothing.
    NotAsked,
}

const NOT_ASKED: u32 = u32::MAX;
const WEIGHTED: u32 = 1 << 31;
pub(super) const NOT_KNOWN: u16 = u16::MAX;

/// A vote as stored: the source, and a symbol, an interned weighted vote or "not asked".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Entry {
    pub(super) source: u16,
    value: u32,
}

/// A stored vote, taken apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Spoken<'a> {
    Symbol(usize),
    Weighted(&'a [(u16, f64)]),
    NotAsked,
}

/// The votes of all sources on all items.
///
/// ```
/// use holdfast_stats::label_model::{Vote, Votes};
/// let mut votes = Votes::new(&[2, 3])?;
/// votes.push(&[(0, Vote::Symbol(1)), (1, Vote::Weighted(&[(0, 0.5), (2, 0.5)]))], None)?;
/// votes.push(&[], None)?;
/// assert_eq!((votes.items(), votes.spoken(0)), (2, 1));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Votes {
    symbols: Vec<usize>,
    offsets: Vec<usize>,
    entries: Vec<Entry>,
    weighted_offsets: Vec<usize>,
    weighted: Vec<(u16, f64)>,
    interned: HashMap<Vec<(u16, u64)>, u32>,
    known: Vec<u16>,
}

impl Votes {
    /// No items yet; `symbols[j]` is how many different things source `j` can say (silence
    /// not counted).
    ///
    /// # Errors
    /// [`Error::Empty`] without sources, [`Error::InvalidParameter`] for a source without
    /// symbols or with more than 65,535.
    pub fn new(symbols: &[usize]) -> Result<Self, Error> {
        if symbols.is_empty() {
            return Err(Error::Empty { what: "sources" });
        }
        for &count in symbols {
            if count == 0 || count > usize::from(u16::MAX) {
                let expected = "between 1 and 65535";
                return Err(Error::InvalidParameter { name: "symbols", value: count as f64, expected });
            }
        }
        Ok(Self { symbols: symbols.to_vec(), offsets: vec![0], weighted_offsets: vec![0], ..Self::default() })
    }

    /// Appends an item: what was said about it, by source, and its class where that is known.
    ///
    /// # Errors
    /// [`Error::InvalidParameter`] for a source or symbol that does not exist, for a source
    /// that speaks twice, and for weights that are not positive.
    pub fn push(&mut self, votes: &[(usize, Vote<'_>)], known: Option<usize>) -> Result<(), Error> {
        let first = self.entries.len();
        let result = self.append(first, votes);
        if result.is_err() {
            self.entries.truncate(first);
            return result;
        }
        self.offsets.push(self.entries.len());
        self.known.push(known.map_or(NOT_KNOWN, |class| class as u16));
        Ok(())
    }

    fn append(&mut self, first: usize, votes: &[(usize, Vote<'_>)]) -> Result<(), Error> {
        for &(source, vote) in votes {
            let count = *self.symbols.get(source).ok_or(Error::InvalidParameter {
                name: "source",
                value: source as f64,
                expected: "the index of a source",
            })?;
            let value = match vote {
                Vote::NotAsked => NOT_ASKED,
                Vote::Symbol(symbol) => check_symbol(symbol, count)?,
                Vote::Weighted(weights) => self.intern(weights, count)?,
            };
            self.entries.push(Entry { source: source as u16, value });
        }
        self.entries[first..].sort_unstable_by_key(|entry| entry.source);
        if let Some(pair) = self.entries[first..].windows(2).find(|pair| pair[0].source == pair[1].source) {
            let value = f64::from(pair[0].source);
            return Err(Error::InvalidParameter { name: "source", value, expected: "named once an item" });
        }
        Ok(())
    }

    fn intern(&mut self, weights: &[(usize, f64)], count: usize) -> Result<u32, Error> {
        let sum: f64 = weights.iter().map(|(_, weight)| weight).sum();
        if !(sum > 0.0 && sum.is_finite()) || weights.iter().any(|(_, weight)| *weight < 0.0) {
            return Err(Error::InvalidParameter {
                name: "weights of a vote",
                value: sum,
                expected: "positive and finite",
            });
        }
        let mut normal: Vec<(u16, f64)> = Vec::with_capacity(weights.len());
        for &(symbol, weight) in weights.iter().filter(|(_, weight)| *weight > 0.0) {
            normal.push((check_symbol(symbol, count)? as u16, weight / sum));
        }
        if let [(symbol, _)] = normal[..] {
            return Ok(u32::from(symbol));
        }
        normal.sort_unstable_by_key(|(symbol, _)| *symbol);
        let key: Vec<(u16, u64)> =
            normal.iter().map(|(symbol, weight)| (*symbol, weight.to_bits())).collect();
        let next = (self.weighted_offsets.len() - 1) as u32;
        let index = *self.interned.entry(key).or_insert(next);
        if index == next {
            self.weighted.extend_from_slice(&normal);
            self.weighted_offsets.push(self.weighted.len());
        }
        Ok(WEIGHTED | index)
    }

    /// How many items.
    pub fn items(&self) -> usize {
        self.offsets.len() - 1
    }

    /// How many sources.
    pub fn sources(&self) -> usize {
        self.symbols.len()
    }

    /// How many symbols each source has.
    pub fn symbols(&self) -> &[usize] {
        &self.symbols
    }

    /// On how many items a source spoke.
    pub fn spoken(&self, source: usize) -> usize {
        let spoke = |entry: &&Entry| usize::from(entry.source) == source && entry.value != NOT_ASKED;
        self.entries.iter().filter(spoke).count()
    }

    /// The sources that spoke about an item, in order.
    pub fn speakers(&self, item: usize) -> impl Iterator<Item = usize> + '_ {
        self.entries_of(item)
            .iter()
            .filter(|entry| entry.value != NOT_ASKED)
            .map(|entry| usize::from(entry.source))
    }

    /// The same votes with one more source, the last, that says exactly what `source` says: to
    /// see that copied evidence does not count twice.
    ///
    /// # Panics
    /// If the source does not exist.
    #[must_use]
    pub fn with_copy(&self, source: usize) -> Self {
        let copy = self.symbols.len() as u16;
        let mut copied = Self { offsets: vec![0], entries: Vec::new(), ..self.clone() };
        copied.symbols.push(self.symbols[source]);
        for item in 0..self.items() {
            let own = self.entries_of(item);
            copied.entries.extend_from_slice(own);
            let said = own.iter().find(|entry| usize::from(entry.source) == source);
            copied.entries.extend(said.map(|entry| Entry { source: copy, ..*entry }));
            copied.offsets.push(copied.entries.len());
        }
        copied
    }

    /// The same votes with each source's answers dealt out to the items anew, independently of
    /// the other sources: what is left is chance. No class is known.
    #[must_use]
    pub fn shuffled(&self, seed: u64) -> Self {
        let items = self.items();
        let mut dealt: Vec<Vec<Entry>> = vec![Vec::new(); items];
        for source in 0..self.symbols.len() {
            let mut generator = Generator::stream(seed, source as u64);
            let mut order: Vec<usize> = (0..items).collect();
            for last in (1..items).rev() {
                order.swap(last, generator.next_below(last + 1));
            }
            for (item, to) in order.into_iter().enumerate() {
                let said = self.entries_of(item).iter().find(|entry| usize::from(entry.source) == source);
                dealt[to].extend(said);
            }
        }
        let mut shuffled =
            Self { offsets: vec![0], entries: Vec::new(), known: vec![NOT_KNOWN; items], ..self.clone() };
        for entries in dealt {
            shuffled.entries.extend(entries);
            shuffled.offsets.push(shuffled.entries.len());
        }
        shuffled
    }

    pub(super) fn entries_of(&self, item: usize) -> &[Entry] {
        &self.entries[self.offsets[item]..self.offsets[item + 1]]
    }

    pub(super) fn known_of(&self, item: usize) -> Option<usize> {
        (self.known[item] != NOT_KNOWN).then(|| usize::from(self.known[item]))
    }

    pub(super) fn spoken_by(&self, entry: Entry) -> Spoken<'_> {
        if entry.value == NOT_ASKED {
            Spoken::NotAsked
        } else if entry.value & WEIGHTED == 0 {
            Spoken::Symbol(entry.value as usize)
        } else {
            let index = (entry.value & !WEIGHTED) as usize;
            Spoken::Weighted(&self.weighted[self.weighted_offsets[index]..self.weighted_offsets[index + 1]])
        }
    }

    /// Items with the same votes and the same known class, once.
    pub(super) fn patterns(&self) -> Patterns {
        let mut index: HashMap<(&[Entry], u16), u32> = HashMap::new();
        let mut patterns = Patterns::default();
        for item in 0..self.items() {
            let next = patterns.first_item.len() as u32;
            let pattern = *index.entry((self.entries_of(item), self.known[item])).or_insert(next);
            if pattern == next {
                patterns.first_item.push(item as u32);
                patterns.weight.push(0.0);
            }
            patterns.weight[pattern as usize] += 1.0;
            patterns.of_item.push(pattern);
        }
        patterns
    }
}

fn check_symbol(symbol: usize, count: usize) -> Result<u32, Error> {
    if symbol < count {
        Ok(symbol as u32)
    } else {
        Err(Error::InvalidParameter {
            name: "symbol",
            value: symbol as f64,
            expected: "one of the symbols of its source",
        })
    }
}

/// Groups of equal items.
#[derive(Debug, Clone, Default)]
pub(super) struct Patterns {
    /// An item of each group.
    pub(super) first_item: Vec<u32>,
    /// How many items each group has.
    pub(super) weight: Vec<f64>,
    /// The group of each item.
    pub(super) of_item: Vec<u32>,
}

impl Patterns {
    pub(super) fn len(&self) -> usize {
        self.first_item.len()
    }

    /// At most `limit` groups, evenly spread: enough to estimate what needs few digits.
    pub(super) fn sample(&self, limit: usize) -> Vec<usize> {
        let count = self.len().min(limit);
        (0..count).map(|index| index * self.len() / count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_are_grouped_and_sets_interned() {
        let mut votes = Votes::new(&[3, 2]).unwrap();
        let set = [(2, 1.0), (0, 1.0)];
        let same = [(0, 5.0), (2, 5.0)];
        votes.push(&[(0, Vote::Weighted(&set)), (1, Vote::Symbol(0))], None).unwrap();
        votes.push(&[(1, Vote::Symbol(0)), (0, Vote::Weighted(&same))], None).unwrap();
        votes.push(&[(1, Vote::Symbol(0)), (0, Vote::Weighted(&same))], Some(1)).unwrap();
        let patterns = votes.patterns();
        assert_eq!((patterns.len(), patterns.weight[0]), (2, 2.0));
        assert_eq!(patterns.of_item, [0, 0, 1]);
    }

    #[test]
    fn a_copy_says_the_same_and_a_shuffle_keeps_how_often() {
        let mut votes = Votes::new(&[3, 2]).unwrap();
        for item in 0..50 {
            votes
                .push(&[(1, Vote::Symbol(item % 2)), (0, Vote::Weighted(&[(0, 0.4), (2, 0.6)]))], None)
                .unwrap();
            votes.push(&[(0, Vote::Symbol(1))], Some(1)).unwrap();
        }
        let copied = votes.with_copy(1);
        assert_eq!((copied.sources(), copied.spoken(2)), (3, 50));
        assert_eq!(copied.speakers(0).collect::<Vec<_>>(), [0, 1, 2]);
        let shuffled = votes.shuffled(4);
        assert_eq!((shuffled.spoken(0), shuffled.spoken(1), shuffled.items()), (100, 50, 100));
        assert!((0..100).any(|item| shuffled.entries_of(item) != votes.entries_of(item)));
        assert_eq!(shuffled.known_of(1), None);
    }

    #[test]
    fn impossible_votes_are_refused() {
        let mut votes = Votes::new(&[3]).unwrap();
        assert!(votes.push(&[(1, Vote::Symbol(0))], None).is_err());
        assert!(votes.push(&[(0, Vote::Symbol(3))], None).is_err());
        assert!(votes.push(&[(0, Vote::Weighted(&[(0, -1.0), (1, 2.0)]))], None).is_err());
        assert!(votes.push(&[(0, Vote::Symbol(1)), (0, Vote::Symbol(1))], None).is_err());
    }
}
