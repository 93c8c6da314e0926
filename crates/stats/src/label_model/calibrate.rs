//! From what a source is declared to mean to the probability of each symbol in each class.

use super::draws::normal;
use super::expectation::Pseudo;
use super::tables::SourceTable;
use super::votes::{Patterns, Spoken, Votes};
use super::{Silence, Source};
use crate::random::Generator;

/// Rounds of fitting the rows of an association to the frequencies seen; it converges
/// linearly and the frequencies are matched to a thousandth long before.
const ROUNDS: usize = 30;

/// Added to every symbol's count, so that one never said has a small probability.
const SMOOTHING: f64 = 0.5;

/// How often a source said each symbol (and, as the last, kept silent where that tells), as
/// shares of the items that it was asked about.
pub(super) fn frequencies(votes: &Votes, patterns: &Patterns, sources: &[Source]) -> Vec<Vec<f64>> {
    let mut counts: Vec<Vec<f64>> = sources.iter().map(|source| vec![SMOOTHING; source.rows()]).collect();
    let total: f64 = patterns.weight.iter().sum();
    let mut silent = vec![total; sources.len()];
    for (pattern, weight) in patterns.weight.iter().enumerate() {
        for &entry in votes.entries_of(patterns.first_item[pattern] as usize) {
            let source = usize::from(entry.source);
            silent[source] -= weight;
            match votes.spoken_by(entry) {
                Spoken::Symbol(symbol) => counts[source][symbol] += weight,
                Spoken::Weighted(weights) => {
                    for &(symbol, share) in weights {
                        counts[source][usize::from(symbol)] += weight * share;
                    }
                }
                Spoken::NotAsked => {}
            }
        }
    }
    for ((counts, silent), source) in counts.iter_mut().zip(silent).zip(sources) {
        if source.silence == Silence::Tells {
            counts[source.symbols] += silent.max(0.0);
        }
        let sum: f64 = counts.iter().sum();
        for count in counts.iter_mut() {
            *count /= sum;
        }
    }
    counts
}

/// The emission probabilities that keep the odds ratios of the association and have the
/// frequencies seen as their mean over the classes: iterative proportional fitting (Deming WE,
/// Stephan FF (1940), *Annals of Mathematical Statistics* 11:427).
pub(super) fn emission(source: &Source, prior: &[f64], frequencies: &[f64]) -> SourceTable {
    let (classes, rows) = (prior.len(), source.rows());
    let mut scale = frequencies.to_vec();
    let mut emission = vec![0.0; rows * classes];
    for _ in 0..ROUNDS {
        let mut sums = vec![0.0; classes];
        for row in 0..rows {
            for class in 0..classes {
                let value = source.association[class * rows + row] * scale[row];
                emission[row * classes + class] = value;
                sums[class] += value;
            }
        }
        for row in 0..rows {
            let mut mean = 0.0;
            for class in 0..classes {
                let value = &mut emission[row * classes + class];
                *value /= sums[class];
                mean += prior[class] * *value;
            }
            scale[row] *= frequencies[row] / mean;
        }
    }
    let silence_tells = source.silence == Silence::Tells;
    SourceTable { symbols: source.symbols, silence_tells, emission, weight: 1.0 }
}

/// Everything that the pseudo-counts follow from, once the class shares are known.
#[derive(Debug, Clone)]
pub(super) struct Declaration {
    pub(super) sources: Vec<Source>,
    pub(super) frequencies: Vec<Vec<f64>>,
    pub(super) reliability: Vec<f64>,
    /// Pseudo-counts of the classes.
    pub(super) classes: Vec<f64>,
    /// Standard deviation of the log of the factor by which a declared likelihood may be off.
    pub(super) spread: f64,
}

impl Declaration {
    /// The declaration as it may be in truth: every likelihood off by a factor, and the
    /// expected class shares worth between a fifth of their strength and all of it.
    pub(super) fn perturbed(&self, generator: &mut Generator) -> Self {
        let mut perturbed = self.clone();
        if self.spread > 0.0 {
            for value in perturbed.sources.iter_mut().flat_map(|source| &mut source.association) {
                *value *= (self.spread * normal(generator)).exp();
            }
            let share = 5.0_f64.powf(-generator.next_unit());
            for count in &mut perturbed.classes {
                *count *= share;
            }
        }
        perturbed
    }

    /// The pseudo-counts for these class shares. A declaration speaks of odds; which
    /// probabilities these are, given how often each symbol is seen, depends on the shares.
    pub(super) fn pseudo(&self, prior: &[f64]) -> Pseudo {
        let sources = self.sources.iter().zip(&self.frequencies).zip(&self.reliability);
        let sources = sources.map(|((source, frequencies), reliability)| {
            let declared = emission(source, prior, frequencies);
            pseudo_counts(source.strength, *reliability, &declared, frequencies, prior.len())
        });
        Pseudo { classes: self.classes.clone(), sources: sources.collect() }
    }
}

/// The pseudo-counts of a source's emission: its strength, spread over the rows by what it is
/// declared to mean as far as it is relied on, and by the frequencies seen for the rest.
pub(super) fn pseudo_counts(
    strength: f64,
    reliability: f64,
    declared: &SourceTable,
    frequencies: &[f64],
    classes: usize,
) -> Vec<f64> {
    let mut counts = declared.emission.clone();
    for (row, frequency) in frequencies.iter().enumerate() {
        for count in &mut counts[row * classes..(row + 1) * classes] {
            *count = strength * (reliability * *count + (1.0 - reliability) * frequency);
        }
    }
    counts
}
