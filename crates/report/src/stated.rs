//! Arrangement of the stated reasons for reading: values with all leaves they may mean, and
//! the totals that shares refer to.

use crate::document::{Contradiction, ReasonShare, Reasons, StatedReason};
use crate::voice::Proportion;

/// A stated value with every leaf it may mean.
#[derive(Debug)]
pub(crate) struct StatedValue<'a> {
    /// The source's own words.
    pub(crate) value: &'a str,
    /// Accounts that stated it.
    pub(crate) count: f64,
    /// What it may mean.
    pub(crate) meanings: Vec<&'a StatedReason>,
}

impl Reasons {
    /// Churned accounts with any stated value: what shares of reasons are shares of.
    pub(crate) fn base(&self) -> f64 {
        match &self.coverage {
            Some(coverage) => coverage.stated as f64,
            None => self.leaves.iter().map(|leaf| leaf.count).sum(),
        }
    }

    /// The proportion behind a row of the mix.
    pub(crate) fn proportion(&self, row: &ReasonShare) -> Proportion {
        Proportion::new(row.count, self.base(), row.share, row.low, row.high)
    }

    /// Whether any count is a sum of parts of accounts.
    pub(crate) fn has_soft_counts(&self) -> bool {
        let values = self.values();
        values.iter().any(|value| value.meanings.len() > 1)
    }

    /// Stated values, most frequent first, ties in the order of the document.
    pub(crate) fn values(&self) -> Vec<StatedValue<'_>> {
        let mut values: Vec<StatedValue<'_>> = Vec::new();
        for row in &self.stated {
            match values.iter_mut().find(|known| known.value == row.source_value) {
                Some(known) => {
                    known.count += row.count;
                    known.meanings.push(row);
                }
                None => values.push(StatedValue {
                    value: &row.source_value,
                    count: row.count,
                    meanings: vec![row],
                }),
            }
        }
        values.sort_by(|one, other| other.count.total_cmp(&one.count));
        values
    }

    /// The largest class of the eight (or nine) that means something.
    pub(crate) fn largest_class(&self) -> Option<&ReasonShare> {
        self.rollup
            .s2
            .iter()
            .filter(|class| class.id != "unknown" && class.count > 0.0)
            .max_by(|one, other| one.count.total_cmp(&other.count))
    }

    /// The contradiction that concerns most losses.
    pub(crate) fn largest_contradiction(&self) -> Option<&Contradiction> {
        let serious = self.contradictions.iter().filter(|one| one.contradicting > 0);
        serious.max_by_key(|one| one.contradicting)
    }
}

/// A cross table with the frequent values only.
#[derive(Debug)]
pub(crate) struct CrossTable<'a> {
    /// Values down the side, most frequent first.
    pub(crate) left: Vec<&'a str>,
    /// Values along the top, most frequent first.
    pub(crate) right: Vec<&'a str>,
    /// Whether values had to be left out for room.
    pub(crate) shortened: bool,
    cells: &'a [crate::document::CrossCell],
}

impl<'a> CrossTable<'a> {
    /// The cross table of a contradiction, with at most `most_left` rows and `most_right`
    /// columns.
    pub(crate) fn of(contradiction: &'a Contradiction, most_left: usize, most_right: usize) -> Self {
        let cells = &contradiction.table;
        let mut left = by_frequency(cells.iter().map(|cell| (cell.left.as_str(), cell.count)));
        let mut right = by_frequency(cells.iter().map(|cell| (cell.right.as_str(), cell.count)));
        let shortened = left.len() > most_left || right.len() > most_right;
        left.truncate(most_left);
        right.truncate(most_right);
        Self { left, right, shortened, cells }
    }

    /// Losses in a cell.
    pub(crate) fn count(&self, left: &str, right: &str) -> u64 {
        let inside = |cell: &&crate::document::CrossCell| cell.left == left && cell.right == right;
        self.cells.iter().filter(inside).map(|cell| cell.count).sum()
    }
}

fn by_frequency<'a>(values: impl Iterator<Item = (&'a str, u64)>) -> Vec<&'a str> {
    let mut sums: Vec<(&str, u64)> = Vec::new();
    for (value, count) in values {
        match sums.iter_mut().find(|(known, _)| *known == value) {
            Some((_, sum)) => *sum += count,
            None => sums.push((value, count)),
        }
    }
    sums.sort_by_key(|sum| std::cmp::Reverse(sum.1));
    sums.into_iter().map(|(value, _)| value).collect()
}
