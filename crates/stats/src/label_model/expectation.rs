//! Expectation maximisation over grouped items, in parallel with a result that does not
//! depend on the number of threads.

use std::thread;

use super::tables::{BLOCK, SourceTable, Tables, normalise};
use super::votes::{Patterns, Spoken, Votes};

/// Parts that are summed one after the other, whoever computed them.
const PARTS: usize = 16;

/// Pseudo-counts: of the classes, and per source of its symbols in every class.
#[derive(Debug, Clone)]
pub(super) struct Pseudo {
    pub(super) classes: Vec<f64>,
    pub(super) sources: Vec<Vec<f64>>,
}

/// Expected counts: how much of each class there is, and of each symbol in each class.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    pub(super) classes: Vec<f64>,
    pub(super) sources: Vec<Vec<f64>>,
    pub(super) log_likelihood: f64,
}

impl Counts {
    pub(super) fn zero(tables: &Tables) -> Self {
        Self {
            classes: vec![0.0; tables.classes],
            sources: tables.sources.iter().map(|source| vec![0.0; source.rows() * tables.classes]).collect(),
            log_likelihood: 0.0,
        }
    }

    fn add(&mut self, other: &Self) {
        let sum = |a: &mut Vec<f64>, b: &Vec<f64>| a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
        sum(&mut self.classes, &other.classes);
        self.sources.iter_mut().zip(&other.sources).for_each(|(a, b)| sum(a, b));
        self.log_likelihood += other.log_likelihood;
    }

    /// Adds an item with this posterior. Silence is left to [`Counts::fill_silence`], which
    /// needs to know of those that could not speak only.
    pub(super) fn add_item(
        &mut self,
        votes: &Votes,
        tables: &Tables,
        item: usize,
        weight: f64,
        posterior: &[f64],
    ) {
        let classes = tables.classes;
        self.classes.iter_mut().zip(posterior).for_each(|(sum, share)| *sum += weight * share);
        for &entry in votes.entries_of(item) {
            let source = usize::from(entry.source);
            let counts = &mut self.sources[source];
            let table = &tables.sources[source];
            match votes.spoken_by(entry) {
                Spoken::Symbol(symbol) => {
                    let row = &mut counts[symbol * classes..(symbol + 1) * classes];
                    row.iter_mut().zip(posterior).for_each(|(sum, share)| *sum += weight * share);
                }
                Spoken::Weighted(weights) => {
                    let mut share = [0.0; BLOCK];
                    for first in (0..classes).step_by(BLOCK) {
                        let last = classes.min(first + BLOCK);
                        let share = &mut share[..last - first];
                        table.likelihoods(weights, first..last, classes, share);
                        for (share, posterior) in share.iter_mut().zip(&posterior[first..last]) {
                            *share = weight * posterior / *share;
                        }
                        for &(symbol, part) in weights {
                            let row = usize::from(symbol) * classes;
                            let emission = &table.emission[row + first..row + last];
                            let counts = counts[row + first..row + last].iter_mut();
                            for ((count, p), share) in counts.zip(emission).zip(share.iter()) {
                                *count += share * part * p;
                            }
                        }
                    }
                }
                // Those that could not speak are taken off the silent ones.
                Spoken::NotAsked if table.silence_tells => {
                    let row = &mut counts[table.symbols * classes..];
                    row.iter_mut().zip(posterior).for_each(|(sum, share)| *sum -= weight * share);
                }
                Spoken::NotAsked => {}
            }
        }
    }

    /// Adds an item whose class is given, as [`Counts::add_item`] does with all of the
    /// posterior on it.
    pub(super) fn add_item_of(&mut self, votes: &Votes, tables: &Tables, item: usize, class: usize) {
        let classes = tables.classes;
        self.classes[class] += 1.0;
        for &entry in votes.entries_of(item) {
            let source = usize::from(entry.source);
            let counts = &mut self.sources[source];
            let table = &tables.sources[source];
            let at = |symbol: usize| symbol * classes + class;
            match votes.spoken_by(entry) {
                Spoken::Symbol(symbol) => counts[at(symbol)] += 1.0,
                Spoken::Weighted(weights) => {
                    let parts = || weights.iter().map(|(symbol, part)| (at(usize::from(*symbol)), part));
                    let likelihood: f64 = parts().map(|(place, part)| part * table.emission[place]).sum();
                    for (place, part) in parts() {
                        counts[place] += part * table.emission[place] / likelihood;
                    }
                }
                Spoken::NotAsked if table.silence_tells => counts[at(table.symbols)] -= 1.0,
                Spoken::NotAsked => {}
            }
        }
    }

    /// Everybody who was asked and said nothing was silent.
    pub(super) fn fill_silence(&mut self, tables: &Tables) {
        let classes = tables.classes;
        for (counts, table) in self.sources.iter_mut().zip(&tables.sources) {
            if !table.silence_tells {
                continue;
            }
            let (spoken, silent) = counts.split_at_mut(table.symbols * classes);
            for (class, silent) in silent.iter_mut().enumerate() {
                let said: f64 = spoken[class..].iter().step_by(classes).sum();
                *silent = (*silent + self.classes[class] - said).max(0.0);
            }
        }
    }
}

/// The parameters that follow from counts and pseudo-counts: Dirichlet means.
pub(super) fn maximise(counts: &Counts, pseudo: &Pseudo, tables: &Tables) -> Tables {
    let classes = tables.classes;
    let total: f64 = counts.classes.iter().chain(&pseudo.classes).sum();
    let prior: Vec<f64> =
        counts.classes.iter().zip(&pseudo.classes).map(|(count, pseudo)| (count + pseudo) / total).collect();
    let sources = tables.sources.iter().zip(counts.sources.iter().zip(&pseudo.sources));
    let sources = sources.map(|(table, (counts, pseudo))| {
        let mut emission: Vec<f64> =
            counts.iter().zip(pseudo).map(|(count, pseudo)| count + pseudo).collect();
        for class in 0..classes {
            let sum: f64 = emission[class..].iter().step_by(classes).sum();
            emission[class..].iter_mut().step_by(classes).for_each(|value| *value /= sum);
        }
        SourceTable { emission, ..table.clone() }
    });
    Tables::new(&prior, sources.collect())
}

/// The posterior of a group of items into `posterior`; returns its log-likelihood.
pub(super) fn posterior(votes: &Votes, tables: &Tables, item: usize, posterior: &mut [f64]) -> f64 {
    tables.score(votes, votes.entries_of(item), posterior);
    let Some(class) = votes.known_of(item) else { return normalise(posterior) };
    let log_likelihood = posterior[class];
    posterior.fill(0.0);
    posterior[class] = 1.0;
    log_likelihood
}

/// Expected counts over the groups named.
pub(super) fn expect(votes: &Votes, patterns: &Patterns, groups: &[usize], tables: &Tables) -> Counts {
    let size = groups.len().div_ceil(PARTS).max(1);
    let count = |part: &&[usize]| {
        let mut counts = Counts::zero(tables);
        let mut buffer = vec![0.0; tables.classes];
        for &group in *part {
            let item = patterns.first_item[group] as usize;
            let weight = patterns.weight[group];
            counts.log_likelihood += weight * posterior(votes, tables, item, &mut buffer);
            counts.add_item(votes, tables, item, weight, &buffer);
        }
        counts
    };
    let parts: Vec<&[usize]> = groups.chunks(size).collect();
    let mut sum = Counts::zero(tables);
    for part in in_parallel(&parts, count) {
        sum.add(&part);
    }
    sum.fill_silence(tables);
    sum
}

/// `work` of every part, in their order.
pub(super) fn in_parallel<T: Sync, R: Send>(parts: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(parts.len()).max(1);
    if threads == 1 {
        return parts.iter().map(work).collect();
    }
    let work = &work;
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || {
                    let own = (first..parts.len()).step_by(threads);
                    own.map(|index| (index, work(&parts[index]))).collect::<Vec<_>>()
                })
            })
            .collect();
        // A worker that panics met a bug; its panic goes on here.
        let join = |worker: thread::ScopedJoinHandle<'_, Vec<(usize, R)>>| match worker.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        workers.into_iter().flat_map(join).collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The part of the objective that the pseudo-counts give.
pub(super) fn log_prior_density(pseudo: &Pseudo, tables: &Tables) -> f64 {
    let classes: f64 = pseudo.classes.iter().zip(&tables.log_prior).map(|(count, log)| count * log).sum();
    let source = |(pseudo, table): (&Vec<f64>, &SourceTable)| -> f64 {
        table.weight * pseudo.iter().zip(&table.emission).map(|(count, p)| count * p.ln()).sum::<f64>()
    };
    classes + pseudo.sources.iter().zip(&tables.sources).map(source).sum::<f64>()
}
