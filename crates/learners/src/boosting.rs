//! Gradient boosting of symmetric trees.
//!
//! Friedman JH (2001), *Annals of Statistics* 29:1189–1232, with second-order gains and leaf
//! values (Chen T, Guestrin C (2016), *KDD*), on binned columns, the same question in all
//! leaves of a level (Prokhorenkova L et al. (2018), *Advances in Neural
//! Information Processing Systems*): little can be fitted by a
//! tree that asks the same everywhere, prediction takes no branches, and exact contributions
//! are a table per tree.
//!
//! Rows are dealt into folds; one sequence of trees is fitted without each fold, all with the
//! same number of trees: the one with the least loss on the folds left out. So every row has an
//! honest prediction. The model is the average of two further sequences of that length on all
//! rows.

mod bins;
mod forest;
mod grow;
mod member;
mod monotone;
mod shapley;
mod statistics;

use crate::model::Part;
use crate::table::Values;
use crate::{Error, Examples, Learner, Model, folds, parallel};
use bins::Bins;
pub(crate) use forest::Forest;
use grow::Limits;
use holdfast_stats::random::Generator;
use member::{Member, Pace};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Folds, and so sequences that are averaged.
pub(crate) const FOLDS: usize = 5;
/// Trees between two looks at the loss on the folds left out.
const STRIDE: usize = 25;
/// Trees without a better loss after which growing ends.
const PATIENCE: usize = 50;

/// Which way the log-odds may move with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Never down when the number goes up.
    Rising,
    /// Never up when the number goes up.
    Falling,
}

/// Gradient boosting of symmetric trees (see the module's documentation in the source).
#[derive(Debug, Clone, PartialEq)]
pub struct Boosting {
    /// Questions a tree asks, 1 to 8.
    pub depth: usize,
    /// Share of each tree that is added, above 0 to 1.
    pub rate: f64,
    /// Trees of a sequence at most.
    pub most_trees: usize,
    /// Penalty on squared leaf values, above 0.
    pub penalty: f64,
    /// Share of rows that each tree sees, above 0 to 1.
    pub rows: f64,
    /// Share of features that each tree sees, above 0 to 1.
    pub features: f64,
    /// Sequences on all rows whose average is the model; 0: the sequences without a fold each.
    pub sequences: usize,
    /// Bins of a number, 2 to 254.
    pub bins: usize,
    /// Categories of a column that are asked about one by one; columns with more are asked
    /// about by the mean target of their categories, measured on other rows.
    pub most_levels: usize,
    /// Directions of number columns, by name; names the table does not have are ignored.
    pub directions: BTreeMap<String, Direction>,
}

impl Default for Boosting {
    fn default() -> Self {
        Self {
            depth: 6,
            rate: 0.1,
            most_trees: 1000,
            penalty: 3.0,
            rows: 0.8,
            features: 1.0,
            sequences: 2,
            bins: 64,
            most_levels: 32,
            directions: BTreeMap::new(),
        }
    }
}

impl Boosting {
    pub(crate) fn check(&self) -> Result<(), Error> {
        let within = |setting: &'static str, good: bool, problem: String| {
            if good { Ok(()) } else { Err(Error::Setting { setting, problem }) }
        };
        let share = |value: f64| value > 0.0 && value <= 1.0;
        within("depth", (1..=8).contains(&self.depth), format!("{} is not 1 to 8", self.depth))?;
        within("rate", share(self.rate), format!("{} is not above 0 to 1", self.rate))?;
        within("penalty", self.penalty > 0.0, format!("{} is not above 0", self.penalty))?;
        within("rows", share(self.rows), format!("{} is not above 0 to 1", self.rows))?;
        within("features", share(self.features), format!("{} is not above 0 to 1", self.features))?;
        within("bins", (2..=254).contains(&self.bins), format!("{} is not 2 to 254", self.bins))
    }

    /// Fits, and gives the out-of-fold log-odds for these folds beside the model.
    pub(crate) fn fit_with_folds(
        &self,
        examples: &Examples<'_>,
        fold_of: &[u8],
        folds: usize,
        seed: u64,
    ) -> (Part, Vec<f64>) {
        let table = examples.table;
        let columns = table.columns().len() as u32;
        let weights: Vec<f64> = (0..table.rows()).map(|row| examples.weight(row)).collect();
        let directions: Vec<i8> = table
            .columns()
            .iter()
            .map(|column| match self.directions.get(&column.name) {
                None => 0,
                Some(Direction::Rising) => 1,
                Some(Direction::Falling) => -1,
            })
            .collect();
        let bins = Bins::new(table, &weights, &directions, self.bins, self.most_levels);
        let many: Vec<usize> = (0..table.columns().len())
            .filter(|index| match &table.columns()[*index].values {
                Values::Categories { names, .. } => names.len() > self.most_levels.min(254),
                Values::Numbers(_) => false,
            })
            .collect();
        let limits = Limits { depth: self.depth, penalty: self.penalty, least_curvature: 1.0 };
        let pace = Pace { limits, rate: self.rate, rows: self.rows, features: self.features };
        let member = |fold: usize| {
            let encoded: Vec<_> = many
                .iter()
                .map(|column| statistics::encode(examples, *column, fold_of, folds, fold as u8))
                .collect();
            let (statistics, numbers): (Vec<_>, Vec<_>) = encoded.into_iter().unzip();
            let bins = if numbers.is_empty() {
                Cow::Borrowed(&bins)
            } else {
                let inputs: Vec<(u32, Vec<f32>)> = (columns..).zip(numbers).collect();
                Cow::Owned(bins.with_numbers(&inputs, &weights, self.bins))
            };
            let random = Generator::stream(seed, fold as u64);
            Member::new(bins, statistics, *examples, fold_of, fold as u8, pace, random)
        };
        let members: Vec<Mutex<Member<'_>>> = parallel::map(folds, |fold| Mutex::new(member(fold)));
        let trees = if bins.features.is_empty() && many.is_empty() { 0 } else { self.grow(&members) };
        let mut out_of_fold = vec![0.0; table.rows()];
        let mut members: Vec<Member<'_>> = members
            .into_iter()
            .map(|member| member.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner))
            .collect();
        for member in &members {
            for (row, log_odds) in member.held_out(trees) {
                out_of_fold[row] = log_odds;
            }
        }
        if self.sequences > 0 {
            members = parallel::map(self.sequences, |sequence| {
                let mut member = member(folds + sequence);
                member.grow(trees);
                member
            });
        }
        let share = 1.0 / members.len() as f64;
        let mut forest = Forest { baseline: 0.0, factor: share, statistics: Vec::new(), trees: Vec::new() };
        for member in members {
            forest.baseline += member.baseline() * share;
            let (trees, statistics) = member.finish(trees, columns, forest.statistics.len() as u32);
            forest.trees.extend(trees);
            forest.statistics.extend_from_slice(statistics);
        }
        (Part::Forest(forest), out_of_fold)
    }

    /// Grows all members until the loss on the folds left out gets no better, and returns the
    /// number of trees at its least.
    fn grow(&self, members: &[Mutex<Member<'_>>]) -> usize {
        let mut grown = 0;
        loop {
            let more = STRIDE.min(self.most_trees - grown);
            let losses = parallel::map(members.len(), |index| {
                let mut member = members[index].lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                member.grow(more);
                member.losses.clone()
            });
            grown += more;
            let total = |trees: usize| losses.iter().map(|losses| losses[trees]).sum::<f64>();
            let best = (0..=grown).min_by(|a, b| total(*a).total_cmp(&total(*b))).unwrap_or(0);
            if grown - best >= PATIENCE || grown >= self.most_trees {
                return best;
            }
        }
    }
}

impl Learner for Boosting {
    fn name(&self) -> &'static str {
        "boosting"
    }

    fn fit(&self, examples: &Examples<'_>, seed: u64) -> Result<Model, Error> {
        self.check()?;
        examples.check()?;
        let fold_of = folds::assign(examples, FOLDS, seed)?;
        let (part, _) = self.fit_with_folds(examples, &fold_of, FOLDS, seed);
        Ok(Model::new(self.name(), examples.table, part))
    }
}
