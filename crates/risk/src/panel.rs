//! Person-period data: landmark rows, the intervals after them, and what happened in each.

use crate::Error;
use crate::causes::Causes;
use crate::horizon::{COUNT, DAY, days, end, start};
use crate::input::{End, Inputs};
use holdfast_features::{FeatureValues, Snapshots};
use holdfast_learners::table::{Column, Table, Values};
use holdfast_stats::random::Generator;

/// The column that tells the intervals apart: the logarithm of their length, so that a hazard
/// that does not change adds it as it is.
pub(crate) const INTERVAL: &str = "interval";

/// A landmark row and one of its intervals.
pub(crate) type Pick = (u32, u8);

/// What happened in an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The interval ends after the end of the data, or the account had left before it.
    NotSeen,
    /// Still a customer at its end.
    Stays,
    /// Leaving was decided in it: position in [`Panel::ends`].
    Leaves(u32),
}

/// Landmark rows with their outcomes, as far as they are known at a date.
#[derive(Debug)]
pub(crate) struct Panel<'a> {
    pub(crate) snapshots: &'a Snapshots,
    /// The end of the outcomes seen.
    pub(crate) until: i64,
    /// Losses before it, by account, then by date.
    pub(crate) ends: Vec<&'a End>,
    /// Landmark rows before it, ascending.
    pub(crate) rows: Vec<u32>,
    /// For every snapshot row, the next loss of its account; `u32::MAX` for none.
    next: Vec<u32>,
}

impl<'a> Panel<'a> {
    pub(crate) fn new(inputs: &Inputs<'a>) -> Self {
        let snapshots = inputs.snapshots;
        let until = inputs.as_of;
        let mut ends: Vec<&End> = inputs.ends.iter().filter(|end| end.decided_at < until).collect();
        ends.sort_by_key(|end| (end.account, end.decided_at));
        let mut next = vec![u32::MAX; snapshots.rows.len()];
        let mut rows = Vec::new();
        let mut position = 0;
        for (row, (account, landmark)) in snapshots.rows.iter().enumerate() {
            let at = snapshots.as_of[usize::from(*landmark)];
            if at >= until {
                continue;
            }
            rows.push(row as u32);
            while position < ends.len()
                && (ends[position].account, ends[position].decided_at) < (*account, at)
            {
                position += 1;
            }
            if let Some(end) = ends.get(position).filter(|end| end.account == *account) {
                debug_assert!(end.decided_at >= at);
                next[row] = position as u32;
            }
        }
        Self { snapshots, until, ends, rows, next }
    }

    /// The instant of a landmark row.
    pub(crate) fn at(&self, row: u32) -> i64 {
        self.snapshots.as_of[usize::from(self.snapshots.rows[row as usize].1)]
    }

    pub(crate) fn account(&self, row: u32) -> u32 {
        self.snapshots.rows[row as usize].0
    }

    pub(crate) fn landmark(&self, row: u32) -> u16 {
        self.snapshots.rows[row as usize].1
    }

    /// The next loss of the row's account before `until`, and the days to it.
    pub(crate) fn loss(&self, row: u32, until: i64) -> Option<(u32, f64)> {
        let index = self.next[row as usize];
        let end = self.ends.get(index as usize)?;
        (end.decided_at < until).then(|| (index, days(self.at(row), end.decided_at)))
    }

    /// What happened in interval `j` of a row, seen at `until`. Only intervals that were over
    /// then count, also for those who left: being seen depends on the calendar alone.
    pub(crate) fn outcome(&self, row: u32, interval: usize, until: i64) -> Outcome {
        if self.at(row) + i64::from(end(interval)) * DAY > until {
            return Outcome::NotSeen;
        }
        match self.loss(row, until) {
            Some((_, days)) if interval > 0 && days <= f64::from(start(interval)) => Outcome::NotSeen,
            Some((index, days)) if days <= f64::from(end(interval)) => Outcome::Leaves(index),
            _ => Outcome::Stays,
        }
    }

    /// Whether horizon `horizon` of a row was over at `until`.
    pub(crate) fn is_seen(&self, row: u32, horizon: usize, until: i64) -> bool {
        self.at(row) + i64::from(end(horizon)) * DAY <= until
    }

    /// The loss of a row within horizon `horizon`.
    pub(crate) fn loss_within(&self, row: u32, horizon: usize, until: i64) -> Option<u32> {
        let (index, days) = self.loss(row, until)?;
        (days <= f64::from(end(horizon))).then_some(index)
    }

    /// Landmark rows at `from` or later whose first interval was over at `until`.
    pub(crate) fn between(&self, from: i64, until: i64) -> Vec<u32> {
        self.rows
            .iter()
            .copied()
            .filter(|row| self.at(*row) >= from && self.is_seen(*row, 0, until))
            .collect()
    }

    /// Different losses among the next losses of these rows.
    pub(crate) fn losses(&self, rows: &[u32], until: i64) -> usize {
        let mut found: Vec<u32> =
            rows.iter().filter_map(|row| self.loss(*row, until).map(|(index, _)| index)).collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    }
}

/// Distribution of every loss over the modelled causes.
#[derive(Debug, Clone)]
pub(crate) struct Labels {
    causes: usize,
    shares: Vec<f32>,
}

impl Labels {
    /// With `soft` the distribution as it is, else all on the most probable cause.
    pub(crate) fn new(panel: &Panel<'_>, causes: &Causes, soft: bool) -> Self {
        let mix = causes.mix();
        let mut shares = Vec::with_capacity(panel.ends.len() * causes.len());
        for end in &panel.ends {
            let mut distribution = causes.distribution(&end.causes, &mix);
            if !soft {
                let best = (0..distribution.len())
                    .max_by(|a, b| distribution[*a].total_cmp(&distribution[*b]).then(b.cmp(a)))
                    .unwrap_or(0);
                distribution
                    .iter_mut()
                    .enumerate()
                    .for_each(|(k, share)| *share = f32::from(u8::from(k == best)));
            }
            shares.extend(distribution);
        }
        Self { causes: causes.len(), shares }
    }

    /// The distribution of loss number `loss`.
    pub(crate) fn of(&self, loss: u32) -> &[f32] {
        &self.shares[loss as usize * self.causes..(loss as usize + 1) * self.causes]
    }
}

/// The rows picked, as a table of the columns chosen and [`INTERVAL`].
pub(crate) fn table(snapshots: &Snapshots, columns: &[usize], picks: &[Pick]) -> Result<Table, Error> {
    let mut built: Vec<Column> = columns
        .iter()
        .map(|index| {
            let column = &snapshots.columns[*index];
            let values = match &column.values {
                FeatureValues::Numbers(numbers) => {
                    Values::Numbers(picks.iter().map(|(row, _)| numbers[*row as usize]).collect())
                }
                FeatureValues::Categories(categories) => Values::Categories {
                    codes: picks.iter().map(|(row, _)| categories.codes[*row as usize]).collect(),
                    names: categories.names.clone(),
                },
            };
            Column { name: column.definition.name.clone(), values }
        })
        .collect();
    let lengths: [f32; COUNT] =
        std::array::from_fn(|interval| libm::log(f64::from(end(interval) - start(interval))) as f32);
    built.push(Column {
        name: INTERVAL.to_owned(),
        values: Values::Numbers(picks.iter().map(|(_, interval)| lengths[usize::from(*interval)]).collect()),
    });
    Table::new(built).map_err(Error::learner("a table of landmark rows"))
}

/// A number in \[0, 1) that depends on the seed and what it is drawn for alone, so that draws do
/// not depend on each other, on order or on threads.
pub(crate) fn draw(seed: u64, purpose: u64, what: u64) -> f64 {
    Generator::stream(seed.wrapping_add(purpose.wrapping_mul(0x9E37_79B9_7F4A_7C15)), what).next_unit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use holdfast_features::Standing;
    use holdfast_taxonomy::Taxonomy;

    #[test]
    fn outcomes_are_seen_only_when_their_interval_is_over_and_never_after_leaving() {
        use Outcome::{Leaves, NotSeen, Stays};

        let snapshots = Snapshots {
            accounts: vec!["a".into(), "b".into()],
            as_of: vec![0, 100 * DAY],
            rows: vec![(0, 0), (1, 0), (1, 1)],
            columns: Vec::new(),
            losses: Vec::new(),
            standing: Standing::default(),
        };
        let ends = [
            End { account: 0, decided_at: 40 * DAY, causes: Vec::new() },
            End { account: 1, decided_at: 500 * DAY, causes: Vec::new() },
        ];
        let inputs = Inputs {
            snapshots: &snapshots,
            ends: &ends,
            as_of: 200 * DAY,
            taxonomy: Taxonomy::embedded(),
            hand_score: None,
            states: &crate::rules::States::default(),
        };
        let panel = Panel::new(&inputs);
        assert_eq!(panel.ends.len(), 1);
        let outcomes = |row| std::array::from_fn(|j| panel.outcome(row, j, 200 * DAY));
        assert_eq!(outcomes(0), [Stays, Leaves(0), NotSeen, NotSeen]);
        assert_eq!(outcomes(1), [Stays, Stays, Stays, NotSeen]);
        assert_eq!(outcomes(2), [Stays, Stays, NotSeen, NotSeen]);
        assert_eq!(panel.outcome(0, 1, 89 * DAY), NotSeen);
        assert_eq!(panel.loss_within(0, 1, 200 * DAY), Some(0));
        assert_eq!(panel.between(0, 31 * DAY), [0, 1]);
    }
}
