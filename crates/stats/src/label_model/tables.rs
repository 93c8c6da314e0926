//! What the model believes each source says about an item of each class, and the posterior
//! that follows.

use std::ops::Range;

use super::votes::{Entry, Spoken, Votes};

/// Classes whose likelihoods are worked out together, without a buffer from the heap.
pub(super) const BLOCK: usize = 64;

/// One source: the probability of every symbol in every class.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SourceTable {
    /// Symbols, silence not counted.
    pub(super) symbols: usize,
    /// Whether silence is one more thing it says.
    pub(super) silence_tells: bool,
    /// Row of `classes` probabilities per symbol; silence, where it tells, is the last row.
    pub(super) emission: Vec<f64>,
    /// Exponent of its likelihood: below 1 where other sources tell the same.
    pub(super) weight: f64,
}

impl SourceTable {
    pub(super) fn rows(&self) -> usize {
        self.symbols + usize::from(self.silence_tells)
    }

    pub(super) fn row(&self, symbol: usize, classes: usize) -> &[f64] {
        &self.emission[symbol * classes..(symbol + 1) * classes]
    }

    /// The likelihood of a vote for several symbols under each of a range of classes.
    pub(super) fn likelihoods(
        &self,
        weights: &[(u16, f64)],
        range: Range<usize>,
        classes: usize,
        likelihood: &mut [f64],
    ) {
        likelihood.fill(0.0);
        // Symbol by symbol, so that the classes of a row are worked on together.
        for &(symbol, weight) in weights {
            let row = &self.row(usize::from(symbol), classes)[range.clone()];
            likelihood.iter_mut().zip(row).for_each(|(sum, p)| *sum += weight * p);
        }
    }
}

/// Class shares and sources, with what scoring needs worked out once.
#[derive(Debug, Clone)]
pub(super) struct Tables {
    pub(super) classes: usize,
    pub(super) log_prior: Vec<f64>,
    pub(super) sources: Vec<SourceTable>,
    /// Log-likelihood of everybody's silence.
    base: Vec<f64>,
    /// Per source, per row: weight × (log emission − log emission of silence).
    delta: Vec<Vec<f64>>,
    /// Per source: weight × log emission of silence; zeros where silence tells nothing.
    silent: Vec<Vec<f64>>,
}

impl Tables {
    pub(super) fn new(prior: &[f64], sources: Vec<SourceTable>) -> Self {
        let classes = prior.len();
        let mut tables = Self {
            classes,
            log_prior: prior.iter().map(|share| share.max(f64::MIN_POSITIVE).ln()).collect(),
            sources,
            base: vec![0.0; classes],
            delta: Vec::new(),
            silent: Vec::new(),
        };
        for source in &tables.sources {
            let silent: Vec<f64> = if source.silence_tells {
                source.row(source.symbols, classes).iter().map(|p| source.weight * p.ln()).collect()
            } else {
                vec![0.0; classes]
            };
            let delta = (0..source.symbols)
                .flat_map(|symbol| {
                    let row = source.row(symbol, classes).iter().zip(&silent);
                    row.map(|(p, silent)| source.weight * p.ln() - silent).collect::<Vec<_>>()
                })
                .collect();
            tables.base.iter_mut().zip(&silent).for_each(|(base, silent)| *base += silent);
            tables.delta.push(delta);
            tables.silent.push(silent);
        }
        tables
    }

    pub(super) fn prior(&self) -> Vec<f64> {
        self.log_prior.iter().map(|log| log.exp()).collect()
    }

    /// Adds the log-likelihood of an entry, relative to silence, to `score`.
    fn add_entry(&self, spoken: Spoken<'_>, source: usize, sign: f64, score: &mut [f64]) {
        let classes = self.classes;
        match spoken {
            Spoken::Symbol(symbol) => {
                let delta = &self.delta[source][symbol * classes..(symbol + 1) * classes];
                score.iter_mut().zip(delta).for_each(|(score, delta)| *score += sign * delta);
            }
            Spoken::Weighted(weights) => {
                let table = &self.sources[source];
                let mut likelihood = [0.0; BLOCK];
                for first in (0..classes).step_by(BLOCK) {
                    let last = classes.min(first + BLOCK);
                    let likelihood = &mut likelihood[..last - first];
                    table.likelihoods(weights, first..last, classes, likelihood);
                    let parts = score[first..last].iter_mut().zip(likelihood.iter());
                    for ((score, likelihood), silent) in parts.zip(&self.silent[source][first..last]) {
                        *score += sign * (table.weight * likelihood.ln() - silent);
                    }
                }
            }
            Spoken::NotAsked => {
                score
                    .iter_mut()
                    .zip(&self.silent[source])
                    .for_each(|(score, silent)| *score -= sign * silent);
            }
        }
    }

    /// Log prior plus the log-likelihoods of all sources, not normalised.
    pub(super) fn score(&self, votes: &Votes, entries: &[Entry], score: &mut [f64]) {
        for ((score, prior), base) in score.iter_mut().zip(&self.log_prior).zip(&self.base) {
            *score = prior + base;
        }
        for &entry in entries {
            self.add_entry(votes.spoken_by(entry), usize::from(entry.source), 1.0, score);
        }
    }

    /// The log-likelihood that one source contributes, weight included; `entry` is `None` for
    /// silence.
    pub(super) fn contribution(
        &self,
        votes: &Votes,
        source: usize,
        entry: Option<Entry>,
        contribution: &mut [f64],
    ) {
        contribution.copy_from_slice(&self.silent[source]);
        if let Some(entry) = entry {
            self.add_entry(votes.spoken_by(entry), source, 1.0, contribution);
        }
    }
}

/// Turns scores into probabilities and returns the log of their sum.
pub(super) fn normalise(score: &mut [f64]) -> f64 {
    let largest = score.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for value in score.iter_mut() {
        *value = (*value - largest).exp();
        sum += *value;
    }
    for value in score.iter_mut() {
        *value /= sum;
    }
    largest + sum.ln()
}
