//! One sequence of trees, fitted without one fold.

use super::bins::{Bins, Scale};
use super::forest::{Statistic, Tree};
use super::grow::{Grower, Limits, Split};
use super::monotone;
use crate::{Examples, log_loss, log_odds_of, probability};
use holdfast_stats::random::Generator;
use std::borrow::Cow;

/// How trees follow each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    pub(super) limits: Limits,
    /// Share of each tree that is added.
    pub(super) rate: f64,
    /// Shares of rows and of features that a tree sees.
    pub(super) rows: f64,
    pub(super) features: f64,
}

/// Trees so far, and what they predict for all rows.
pub(super) struct Member<'a> {
    bins: Cow<'a, Bins>,
    examples: Examples<'a>,
    pace: Pace,
    /// Rows with weight: learned from, and held out.
    learned: Vec<u32>,
    held: Vec<u32>,
    baseline: f64,
    log_odds: Vec<f64>,
    grown: Vec<(Vec<Split>, Vec<f32>, Vec<f32>)>,
    statistics: Vec<Statistic>,
    random: Generator,
    /// Summed loss on the held-out rows after so many trees; the first entry after none.
    pub(super) losses: Vec<f64>,
    pairs: Vec<[f64; 2]>,
    leaves: Vec<u16>,
}

impl<'a> Member<'a> {
    pub(super) fn new(
        bins: Cow<'a, Bins>,
        statistics: Vec<Statistic>,
        examples: Examples<'a>,
        fold_of: &[u8],
        fold: u8,
        pace: Pace,
        random: Generator,
    ) -> Self {
        let with_weight = |row: &u32| examples.weight(*row as usize) > 0.0;
        let rows = fold_of.len() as u32;
        let (held, learned): (Vec<u32>, Vec<u32>) =
            (0..rows).filter(with_weight).partition(|row| fold_of[*row as usize] == fold);
        let (mut positive, mut total) = (0.0, 0.0);
        for row in &learned {
            let weight = examples.weight(*row as usize);
            positive += weight * f64::from(examples.target[*row as usize]);
            total += weight;
        }
        // Half a row of the overall share, so that a fold without positives stays finite.
        let (all_positive, all) = examples.totals();
        let baseline = log_odds_of((positive + all_positive / all / 2.0) / (total + 0.5));
        let mut member = Self {
            bins,
            examples,
            pace,
            learned,
            held,
            baseline,
            log_odds: vec![baseline; rows as usize],
            grown: Vec::new(),
            statistics,
            random,
            losses: Vec::new(),
            pairs: vec![[0.0; 2]; rows as usize],
            leaves: vec![0; rows as usize],
        };
        member.losses.push(member.held_loss());
        member
    }

    fn held_loss(&self) -> f64 {
        self.held
            .iter()
            .map(|row| {
                let row = *row as usize;
                self.examples.weight(row) * log_loss(self.log_odds[row], f64::from(self.examples.target[row]))
            })
            .sum()
    }

    /// Adds so many trees; none any more once nothing helps.
    pub(super) fn grow(&mut self, trees: usize) {
        let Self { bins, examples, pace, learned, log_odds, grown, random, pairs, leaves, .. } = self;
        let bins: &Bins = bins;
        let mut grower = Grower::new(bins, pace.limits);
        let mut sample = Vec::with_capacity(learned.len());
        let mut features: Vec<usize> = Vec::with_capacity(bins.features.len());
        for _ in 0..trees {
            for row in learned.iter() {
                let row = *row as usize;
                let weight = examples.weight(row);
                let p = probability(log_odds[row]);
                pairs[row] = [weight * (p - f64::from(examples.target[row])), weight * p * (1.0 - p)];
            }
            sample.clear();
            sample.extend(learned.iter().filter(|_| pace.rows >= 1.0 || random.next_unit() < pace.rows));
            features.clear();
            features.extend(
                (0..bins.features.len())
                    .filter(|_| pace.features >= 1.0 || random.next_unit() < pace.features),
            );
            let splits = grower.grow(&sample, &features, pairs);
            let mut sums = vec![[0.0_f64; 3]; 1 << splits.len()];
            find_leaves(bins, &splits, leaves);
            for row in learned.iter() {
                let row = *row as usize;
                let sum = &mut sums[usize::from(leaves[row])];
                sum[0] += pairs[row][0];
                sum[1] += pairs[row][1];
                sum[2] += examples.weight(row);
            }
            let mut values: Vec<f64> =
                sums.iter().map(|sum| -sum[0] / (sum[1] + pace.limits.penalty)).collect();
            let curvatures: Vec<f64> = sums.iter().map(|sum| sum[1] + pace.limits.penalty).collect();
            monotone::enforce(&splits, bins, &mut values, &curvatures);
            let values: Vec<f32> = values.iter().map(|value| (value * pace.rate) as f32).collect();
            for (log_odds, leaf) in log_odds.iter_mut().zip(leaves.iter()) {
                *log_odds += f64::from(values[usize::from(*leaf)]);
            }
            grown.push((splits, values, sums.iter().map(|sum| sum[2] as f32).collect()));
            let loss = self.held.iter().map(|row| {
                let row = *row as usize;
                examples.weight(row) * log_loss(log_odds[row], f64::from(examples.target[row]))
            });
            self.losses.push(loss.sum());
        }
    }

    /// What so many trees predict for the held-out rows.
    pub(super) fn held_out(&self, trees: usize) -> impl Iterator<Item = (usize, f64)> {
        let mut log_odds = self.log_odds.clone();
        let mut leaves = vec![0; log_odds.len()];
        // Taking back the last trees is shorter than adding up the first.
        for (splits, values, _) in self.grown.iter().skip(trees) {
            find_leaves(&self.bins, splits, &mut leaves);
            for row in &self.held {
                log_odds[*row as usize] -= f64::from(values[usize::from(leaves[*row as usize])]);
            }
        }
        self.held.iter().map(move |row| (*row as usize, log_odds[*row as usize]))
    }

    pub(super) fn baseline(&self) -> f64 {
        self.baseline
    }

    /// The first trees, in terms of inputs, statistics numbered from `first_statistic`.
    pub(super) fn finish(
        &self,
        trees: usize,
        columns: u32,
        first_statistic: u32,
    ) -> (Vec<Tree>, &[Statistic]) {
        let trees = self.grown.iter().take(trees).filter(|(splits, ..)| !splits.is_empty());
        let trees = trees.map(|(splits, values, covers)| {
            let questions = splits
                .iter()
                .map(|split| {
                    let mut question = split.question(&self.bins);
                    if question.input >= columns {
                        question.input += first_statistic;
                    }
                    question
                })
                .collect();
            Tree { questions, values: values.clone(), covers: covers.clone() }
        });
        (trees.collect(), &self.statistics)
    }
}

/// The leaf of every row.
fn find_leaves(bins: &Bins, splits: &[Split], leaves: &mut [u16]) {
    let width = bins.features.len();
    leaves.fill(0);
    for (bit, split) in splits.iter().enumerate() {
        let levels = matches!(bins.features[split.feature].scale, Scale::Levels { .. });
        let values = bins.data.chunks_exact(width);
        if levels {
            for (leaf, row) in leaves.iter_mut().zip(values) {
                *leaf |= u16::from(row[split.feature] == split.bin) << bit;
            }
        } else {
            for (leaf, row) in leaves.iter_mut().zip(values) {
                let bin = row[split.feature];
                *leaf |= u16::from(bin > split.bin || (bin == 0 && split.missing)) << bit;
            }
        }
    }
}
