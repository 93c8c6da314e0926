//! Fitted symmetric trees: prediction and exact contributions.

use super::shapley;
use crate::align::{Aligned, AlignedColumn};
use crate::parallel;
use crate::table::MISSING;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Rows whose leaves are found together.
const BLOCK: usize = 256;
/// Rows of one piece of parallel work.
const PIECE: usize = 4096;

/// A question with a yes and a no.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) enum Test {
    /// A number above the cut; `missing` is the answer where there is none.
    Above { cut: f32, missing: bool },
    /// The category with this code.
    Is { code: u32 },
}

/// A question about an input.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Question {
    /// A column, or the number of columns plus the number of a statistic.
    pub(super) input: u32,
    pub(super) test: Test,
}

/// Numbers that stand for the categories of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Statistic {
    pub(super) column: u32,
    /// One a category.
    pub(super) by_code: Vec<f32>,
    pub(super) missing: f32,
    /// For categories never seen.
    pub(super) unseen: f32,
}

impl Statistic {
    pub(super) fn of(&self, code: u32) -> f32 {
        if code == MISSING {
            self.missing
        } else {
            self.by_code.get(code as usize).copied().unwrap_or(self.unseen)
        }
    }
}

/// A symmetric tree: bit q of a leaf's number is the answer to question q.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Tree {
    pub(super) questions: Vec<Question>,
    /// Log-odds added in each leaf.
    pub(super) values: Vec<f32>,
    /// Training weight in each leaf.
    pub(super) covers: Vec<f32>,
}

/// The sum of trees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Forest {
    pub(super) baseline: f64,
    /// What every tree's value is multiplied by: the forest may be an average of several.
    pub(super) factor: f64,
    pub(super) statistics: Vec<Statistic>,
    pub(super) trees: Vec<Tree>,
}

/// An input's values, one a row.
enum Input<'a> {
    Numbers(Cow<'a, [f32]>),
    Codes(&'a [u32]),
}

impl Forest {
    fn inputs<'a>(&self, table: &'a Aligned<'_>) -> Vec<Input<'a>> {
        let mut inputs: Vec<Input<'a>> = (0..table.columns())
            .map(|column| match table.column(column) {
                AlignedColumn::Numbers(numbers) => Input::Numbers(Cow::Borrowed(numbers)),
                AlignedColumn::Codes(codes) => Input::Codes(codes),
            })
            .collect();
        for statistic in &self.statistics {
            if let AlignedColumn::Codes(codes) = table.column(statistic.column as usize) {
                inputs.push(Input::Numbers(codes.iter().map(|code| statistic.of(*code)).collect()));
            }
        }
        inputs
    }

    pub(crate) fn log_odds(&self, table: &Aligned<'_>) -> Vec<f64> {
        let inputs = self.inputs(table);
        let rows = table.rows();
        let pieces = parallel::map(rows.div_ceil(PIECE), |piece| {
            let range = piece * PIECE..rows.min((piece + 1) * PIECE);
            let mut sums = vec![0.0_f64; range.len()];
            let mut leaves = [0_u16; BLOCK];
            for (block, sums) in sums.chunks_mut(BLOCK).enumerate() {
                let from = range.start + block * BLOCK;
                for tree in &self.trees {
                    tree.leaves(&inputs, from, &mut leaves[..sums.len()]);
                    for (sum, leaf) in sums.iter_mut().zip(&leaves) {
                        *sum += f64::from(tree.values[usize::from(*leaf)]);
                    }
                }
                for sum in sums {
                    *sum = self.baseline + self.factor * *sum;
                }
            }
            sums
        });
        pieces.concat()
    }

    /// Shapley values of every tree's game, where unknown answers are averaged over the
    /// training rows that come to the question (the path-dependent form of Lundberg SM et al.
    /// (2020), *Nature Machine Intelligence* 2:56–67). A symmetric tree has one game for each
    /// leaf, so all its values are a table, computed once.
    pub(crate) fn contributions(&self, table: &Aligned<'_>, rows: &[usize]) -> (f64, Vec<f64>) {
        let inputs = self.inputs(table);
        let columns = table.columns();
        let column_of = |question: &Question| match (question.input as usize).checked_sub(columns) {
            None => question.input,
            Some(statistic) => self.statistics[statistic].column,
        };
        let games: Vec<shapley::Game> = parallel::map(self.trees.len().div_ceil(64), |piece| {
            let trees = &self.trees[piece * 64..self.trees.len().min((piece + 1) * 64)];
            trees
                .iter()
                .map(|tree| {
                    let players: Vec<u32> = tree.questions.iter().map(column_of).collect();
                    shapley::Game::new(&players, &tree.values, &tree.covers)
                })
                .collect::<Vec<_>>()
        })
        .into_iter()
        .flatten()
        .collect();
        let baseline = self.baseline + self.factor * games.iter().map(|game| game.expected).sum::<f64>();
        let pieces = parallel::map(rows.len().div_ceil(BLOCK), |piece| {
            let rows = &rows[piece * BLOCK..rows.len().min((piece + 1) * BLOCK)];
            let mut values = vec![0.0; rows.len() * columns];
            for (row, values) in rows.iter().zip(values.chunks_exact_mut(columns.max(1))) {
                let mut leaf = [0_u16];
                for (tree, game) in self.trees.iter().zip(&games) {
                    tree.leaves(&inputs, *row, &mut leaf);
                    game.add(usize::from(leaf[0]), values);
                }
                for value in values {
                    *value *= self.factor;
                }
            }
            values
        });
        (baseline, pieces.concat())
    }
}

impl Tree {
    /// The leaves of the rows from this one on.
    fn leaves(&self, inputs: &[Input<'_>], from: usize, leaves: &mut [u16]) {
        leaves.fill(0);
        for (bit, question) in self.questions.iter().enumerate() {
            match (&inputs[question.input as usize], question.test) {
                (Input::Numbers(numbers), Test::Above { cut, missing }) => {
                    let numbers = &numbers[from..from + leaves.len()];
                    for (leaf, number) in leaves.iter_mut().zip(numbers) {
                        let yes = *number > cut || (missing && number.is_nan());
                        *leaf |= u16::from(yes) << bit;
                    }
                }
                (Input::Codes(codes), Test::Is { code }) => {
                    for (leaf, other) in leaves.iter_mut().zip(&codes[from..]) {
                        *leaf |= u16::from(*other == code) << bit;
                    }
                }
                // Alignment has compared the kinds.
                _ => {}
            }
        }
    }
}
