//! Counting pairs with trees of running sums.

use super::{MeasuredConcordance, SurvivalData};
use crate::{ConfidenceLevel, Error, ordering::order_of};

/// Dense ranks of scores, from zero.
pub(super) struct Ranked {
    pub(super) rank: Vec<u32>,
    pub(super) ranks: usize,
}

impl Ranked {
    pub(super) fn new(score: &[f64]) -> Self {
        let (order, sorted) = order_of(score);
        let mut rank = vec![0u32; score.len()];
        let mut current = 0u32;
        for (index, &row) in order.iter().enumerate() {
            if index > 0 && sorted[index] != sorted[index - 1] {
                current += 1;
            }
            rank[row as usize] = current;
        }
        Self { rank, ranks: current as usize + 1 }
    }
}

/// Weights by rank with running sums: Fenwick PM (1994), *Software: Practice and Experience*
/// 24:327–336.
struct Tree {
    /// Node k holds the sum over a run of ranks that ends at k − 1.
    node: Vec<f64>,
    at: Vec<f64>,
    total: f64,
}

impl Tree {
    fn new(ranks: usize) -> Self {
        Self { node: vec![0.0; ranks + 1], at: vec![0.0; ranks], total: 0.0 }
    }

    fn add(&mut self, rank: u32, weight: f64) {
        self.total += weight;
        self.at[rank as usize] += weight;
        let mut node = rank as usize + 1;
        while node < self.node.len() {
            self.node[node] += weight;
            node += node & node.wrapping_neg();
        }
    }

    /// Weight at lower ranks, and at this one.
    fn below_and_at(&self, rank: u32) -> (f64, f64) {
        let mut node = rank as usize;
        let mut below = 0.0;
        while node > 0 {
            below += self.node[node];
            node &= node - 1;
        }
        (below, self.at[rank as usize])
    }
}

/// What one row takes part in, by the weight of the others.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    /// Concordant less discordant.
    balance: f64,
    /// Concordant, discordant and tied in score.
    comparable: f64,
}

/// Counts over all strata and columns.
pub(super) struct Pairs {
    concordant: f64,
    discordant: f64,
    tied_score: f64,
    tied_time: f64,
    tied_both: f64,
    part: Vec<Part>,
}

/// Rows that leave at one time.
fn groups(time: &[f64]) -> impl DoubleEndedIterator<Item = std::ops::Range<usize>> + '_ {
    let starts: Vec<usize> = (0..time.len()).filter(|&row| row == 0 || time[row] != time[row - 1]).collect();
    let ends = starts.iter().skip(1).copied().chain([time.len()]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).map(|(start, end)| start..end)
}

impl Pairs {
    pub(super) fn new(rows: usize) -> Self {
        Self {
            concordant: 0.0,
            discordant: 0.0,
            tied_score: 0.0,
            tied_time: 0.0,
            tied_both: 0.0,
            part: vec![Part::default(); rows],
        }
    }

    /// Adds the pairs of one stratum. `positions` are its rows' places among all.
    ///
    /// Two passes: from the last time to the first, each event meets the rows at risk beyond
    /// it; from the first to the last, each row meets the events before it while it was at
    /// risk.
    pub(super) fn count(
        &mut self,
        data: &SurvivalData,
        positions: Option<&[u32]>,
        score: &Ranked,
        event: &[bool],
        pair_weight: impl Fn(f64) -> f64,
    ) {
        let place = |row: usize| positions.map_or(row, |positions| positions[row] as usize);
        let weight_of = |row: usize| data.weight_of(row);
        let by_entry = data.entry.as_ref();
        let mut tree = Tree::new(score.ranks);
        let mut tied = vec![0.0; score.ranks];
        let mut entering = data.rows();
        for rows in groups(&data.time).rev() {
            let time = data.time[rows.start];
            for row in rows.clone().filter(|&row| !event[row]) {
                tree.add(score.rank[row], weight_of(row));
            }
            let counted = if rows.clone().any(|row| event[row]) { pair_weight(time) } else { 0.0 };
            if counted > 0.0 {
                if let Some(entry) = by_entry {
                    while entering > 0 && entry.time[entry.order[entering - 1] as usize] >= time {
                        entering -= 1;
                        let row = entry.order[entering] as usize;
                        tree.add(score.rank[row], -weight_of(row));
                    }
                }
                let mut before = 0.0;
                for row in rows.clone().filter(|&row| event[row]) {
                    let (rank, weight) = (score.rank[row], weight_of(row));
                    let (lower, equal) = tree.below_and_at(rank);
                    let higher = tree.total - lower - equal;
                    let both = weight * counted;
                    self.concordant += both * lower;
                    self.discordant += both * higher;
                    self.tied_score += both * equal;
                    let part = &mut self.part[place(row)];
                    part.balance += counted * (lower - higher);
                    part.comparable += counted * tree.total;
                    let same = &mut tied[rank as usize];
                    self.tied_both += both * *same;
                    self.tied_time += both * (before - *same);
                    *same += weight;
                    before += weight;
                }
                for row in rows.clone().filter(|&row| event[row]) {
                    tied[score.rank[row] as usize] = 0.0;
                }
            }
            for row in rows.filter(|&row| event[row]) {
                tree.add(score.rank[row], weight_of(row));
            }
        }
        self.count_later(data, positions, score, event, pair_weight);
    }

    fn count_later(
        &mut self,
        data: &SurvivalData,
        positions: Option<&[u32]>,
        score: &Ranked,
        event: &[bool],
        pair_weight: impl Fn(f64) -> f64,
    ) {
        let place = |row: usize| positions.map_or(row, |positions| positions[row] as usize);
        let mut tree = Tree::new(score.ranks);
        let mut entered = 0;
        for rows in groups(&data.time) {
            let time = data.time[rows.start];
            // Events up to a row's entry are none of its pairs; entries after this time have
            // not yet come.
            if let Some(entry) = &data.entry {
                while entered < data.rows() && entry.time[entry.order[entered] as usize] < time {
                    let row = entry.order[entered] as usize;
                    self.part[place(row)].meet(&tree, score.rank[row], -1.0);
                    entered += 1;
                }
            }
            for row in rows.clone().filter(|&row| event[row]) {
                self.part[place(row)].meet(&tree, score.rank[row], 1.0);
            }
            if rows.clone().any(|row| event[row]) {
                let counted = pair_weight(time);
                if counted > 0.0 {
                    for row in rows.clone().filter(|&row| event[row]) {
                        tree.add(score.rank[row], counted * data.weight_of(row));
                    }
                }
            }
            for row in rows.filter(|&row| !event[row]) {
                self.part[place(row)].meet(&tree, score.rank[row], 1.0);
            }
        }
    }

    pub(super) fn finish(
        &self,
        data: &SurvivalData,
        level: ConfidenceLevel,
    ) -> Result<MeasuredConcordance, Error> {
        let comparable = self.concordant + self.discordant + self.tied_score;
        if comparable <= 0.0 {
            return Err(Error::NoComparablePair { rows: data.rows() });
        }
        let difference = (self.concordant - self.discordant) / comparable;
        let influence = |row: usize| {
            let part = self.part[row];
            data.weight_of(row) * (part.balance - difference * part.comparable) / (2.0 * comparable)
        };
        let variance = match &data.cluster {
            None => (0..data.rows()).map(|row| influence(row).powi(2)).sum(),
            Some(cluster) => {
                let clusters = cluster.iter().copied().max().map_or(0, |last| last as usize + 1);
                let mut sums = vec![0.0; clusters];
                for (row, &cluster) in cluster.iter().enumerate() {
                    sums[cluster as usize] += influence(row);
                }
                sums.iter().map(|sum| sum * sum).sum::<f64>()
            }
        };
        let index = f64::midpoint(difference, 1.0);
        let half = level.normal_quantile() * variance.sqrt();
        Ok(MeasuredConcordance {
            index,
            variance,
            lower: (index - half).max(0.0),
            upper: (index + half).min(1.0),
            concordant: self.concordant,
            discordant: self.discordant,
            tied_score: self.tied_score,
            tied_time: self.tied_time,
            tied_both: self.tied_both,
        })
    }
}

impl Part {
    /// As the later of its pairs with the events in `tree`: those of higher score concord.
    fn meet(&mut self, tree: &Tree, rank: u32, sign: f64) {
        let (lower, equal) = tree.below_and_at(rank);
        let higher = tree.total - lower - equal;
        self.balance += sign * (higher - lower);
        self.comparable += sign * tree.total;
    }
}
