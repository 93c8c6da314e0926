//! Which sources tell the same thing twice, and how much each may count.

use super::tables::{Tables, normalise};
use super::votes::{Patterns, Spoken, Votes};

/// Groups looked at: two digits of a correlation are enough.
const SAMPLE: usize = 4_000;

/// Share of information from which on two sources are taken for copies before anything is
/// known about their errors.
const COPY: f64 = 0.8;

/// A symmetric matrix of dependences in 0–1, 1 on the diagonal.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dependence {
    size: usize,
    values: Vec<f64>,
}

impl Dependence {
    fn none(size: usize) -> Self {
        let mut values = vec![0.0; size * size];
        (0..size).for_each(|index| values[index * size + index] = 1.0);
        Self { size, values }
    }

    pub(super) fn get(&self, one: usize, other: usize) -> f64 {
        self.values[one * self.size + other]
    }

    fn raise(&mut self, one: usize, other: usize, value: f64) {
        let value = value.clamp(0.0, 1.0).max(self.get(one, other));
        self.values[one * self.size + other] = value;
        self.values[other * self.size + one] = value;
    }

    /// Weights `w` with `Σ_l d_jl w_l = 1`: those of the best combination of equally exact
    /// measurements with these correlations. Copies share the weight that the original alone
    /// would have, and nothing else changes.
    pub(super) fn weights(&self) -> Vec<f64> {
        let mut weights = vec![1.0_f64; self.size];
        for _ in 0..200 {
            let sums: Vec<f64> = (0..self.size)
                .map(|one| (0..self.size).map(|other| self.get(one, other) * weights[other]).sum())
                .collect();
            // The square root damps a step that would otherwise overshoot between copies.
            weights.iter_mut().zip(sums).for_each(|(weight, sum): (&mut f64, f64)| *weight /= sum.sqrt());
        }
        for weight in &mut weights {
            *weight = weight.clamp(0.0, 1.0);
        }
        weights
    }
}

/// What a source said about an item, as a number: 0 for silence, symbols from 2, the heaviest
/// of several.
fn said(votes: &Votes, item: usize, said: &mut [u32]) {
    said.fill(0);
    for &entry in votes.entries_of(item) {
        said[usize::from(entry.source)] = match votes.spoken_by(entry) {
            Spoken::NotAsked => 1,
            Spoken::Symbol(symbol) => 2 + symbol as u32,
            Spoken::Weighted(weights) => {
                let heaviest = weights.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
                2 + heaviest.map_or(0, |(symbol, _)| u32::from(*symbol))
            }
        };
    }
}

/// Copies: pairs of sources whose answers determine each other, measured by the mutual
/// information of the answers over the larger of their entropies.
pub(super) fn copies(votes: &Votes, patterns: &Patterns) -> Dependence {
    let sources = votes.sources();
    let sample = patterns.sample(SAMPLE);
    let mut answers = vec![0_u32; sources * sample.len()];
    for (row, pattern) in sample.iter().enumerate() {
        let item = patterns.first_item[*pattern] as usize;
        said(votes, item, &mut answers[row * sources..(row + 1) * sources]);
    }
    let weights: Vec<f64> = sample.iter().map(|pattern| patterns.weight[*pattern]).collect();
    let entropy = |key: &dyn Fn(usize) -> (u32, u32)| {
        let mut keyed: Vec<((u32, u32), f64)> =
            weights.iter().enumerate().map(|(row, weight)| (key(row), *weight)).collect();
        keyed.sort_unstable_by_key(|(key, _)| *key);
        let total: f64 = weights.iter().sum();
        keyed
            .chunk_by(|a, b| a.0 == b.0)
            .map(|chunk| chunk.iter().map(|(_, weight)| weight).sum::<f64>() / total)
            .map(|share| -share * share.ln())
            .sum::<f64>()
    };
    let answer = |row: usize, source: usize| answers[row * sources + source];
    let own: Vec<f64> = (0..sources).map(|source| entropy(&|row| (answer(row, source), 0))).collect();
    let mut dependence = Dependence::none(sources);
    for one in 0..sources {
        for other in 0..one {
            let larger = own[one].max(own[other]);
            // Entropies that differ this much cannot share enough.
            if larger <= 0.0 || own[one].min(own[other]) < COPY * larger {
                continue;
            }
            let joint = entropy(&|row| (answer(row, one), answer(row, other)));
            let shared = (own[one] + own[other] - joint) / larger;
            dependence.raise(one, other, (shared - COPY) / (1.0 - COPY) + 1e-12);
        }
    }
    dependence
}

/// Residual dependence: the correlation of two sources' log-likelihood vectors within the
/// classes, weighted by the posterior. Given the class independent sources have none; copies
/// have exactly 1, however good they are. The part that chance explains (two standard errors)
/// is taken off.
pub(super) fn residual(
    votes: &Votes,
    patterns: &Patterns,
    tables: &Tables,
    copies: &Dependence,
    families: &[Option<u32>],
    within_family: f64,
) -> Dependence {
    let (sources, classes) = (tables.sources.len(), tables.classes);
    let sample = patterns.sample(SAMPLE);
    let prior = tables.prior();
    // Unweighted likelihoods: what a source says does not depend on how much it counts.
    let bare = Tables::new(
        &prior,
        tables
            .sources
            .iter()
            .map(|source| super::tables::SourceTable { weight: 1.0, ..source.clone() })
            .collect(),
    );
    let width = sources * classes;
    let mut scores = vec![0.0; sample.len() * width];
    let mut posteriors = vec![0.0; sample.len() * classes];
    let mut means = vec![0.0; classes * width];
    let mut mass = vec![0.0; classes];
    let mut total = 0.0;
    for (row, pattern) in sample.iter().enumerate() {
        let item = patterns.first_item[*pattern] as usize;
        let entries = votes.entries_of(item);
        let posterior = &mut posteriors[row * classes..(row + 1) * classes];
        tables.score(votes, entries, posterior);
        normalise(posterior);
        let own = &mut scores[row * width..(row + 1) * width];
        let mut next = entries.iter().copied().peekable();
        for source in 0..sources {
            let entry = next.next_if(|entry| usize::from(entry.source) == source);
            let score = &mut own[source * classes..(source + 1) * classes];
            bare.contribution(votes, source, entry, score);
            let mean: f64 = score.iter().zip(&prior).map(|(score, share)| score * share).sum();
            // Scaled by the root of the share, so that plain products weigh classes by it.
            score.iter_mut().zip(&prior).for_each(|(score, share)| *score = (*score - mean) * share.sqrt());
        }
        let weight = patterns.weight[*pattern];
        total += weight;
        for class in 0..classes {
            let part = weight * posterior[class];
            mass[class] += part;
            let mean = &mut means[class * width..(class + 1) * width];
            mean.iter_mut().zip(own.iter()).for_each(|(mean, score)| *mean += part * score);
        }
    }
    for class in 0..classes {
        let mass = mass[class].max(f64::MIN_POSITIVE);
        means[class * width..(class + 1) * width].iter_mut().for_each(|mean| *mean /= mass);
    }
    // Σ_i Σ_c q (s_j − μ_jc)(s_l − μ_lc) = Σ_i s_j s_l − Σ_c Q_c μ_jc μ_lc.
    let product = |a: &[f64], one: usize, other: usize| -> f64 {
        let part = |source: usize| &a[source * classes..(source + 1) * classes];
        part(one).iter().zip(part(other)).map(|(a, b)| a * b).sum()
    };
    let mut within = vec![0.0; sources * sources];
    for (row, pattern) in sample.iter().enumerate() {
        let own = &scores[row * width..(row + 1) * width];
        for one in 0..sources {
            for other in 0..=one {
                within[one * sources + other] += patterns.weight[*pattern] * product(own, one, other);
            }
        }
    }
    for class in 0..classes {
        let mean = &means[class * width..(class + 1) * width];
        for one in 0..sources {
            for other in 0..=one {
                within[one * sources + other] -= mass[class] * product(mean, one, other);
            }
        }
    }
    let mut dependence = copies.clone();
    for one in 0..sources {
        for other in 0..one {
            if families[one].is_some() && families[one] == families[other] {
                dependence.raise(one, other, within_family);
            }
            let variances = within[one * sources + one] * within[other * sources + other];
            if variances <= 0.0 {
                continue;
            }
            let correlation = (within[one * sources + other] / variances.sqrt()).clamp(-1.0, 1.0);
            let error = (1.0 - correlation * correlation) / total.max(1.0).sqrt();
            dependence.raise(one, other, correlation - 2.0 * error);
        }
    }
    dependence
}
