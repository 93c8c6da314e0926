//! How far a source may be relied on: what the others say about it.

use super::dependence::Dependence;
use super::tables::{SourceTable, Tables, normalise};
use super::votes::{Entry, Patterns, Spoken, Votes};
use super::{Identification, Source};

/// Groups looked at.
const SAMPLE: usize = 10_000;

/// Points at which the posterior of a reliability is evaluated.
const GRID: usize = 101;

/// A source's test has power once its likelihood ratios vary this much in all.
const POWER: f64 = 5.0;

/// Standard deviations of agreement beyond chance that count as corroboration.
const CORROBORATION: f64 = 4.0;

/// What the other sources say about each source.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    /// Posterior mean of the share of a source's answers that follow its declared meaning.
    pub(super) reliability: Vec<f64>,
    /// Agreement with the others in standard deviations of what chance gives; `None` where
    /// they have too little to say about it.
    pub(super) agreement: Vec<Option<f64>>,
    pub(super) identification: Identification,
}

/// Two passes: each source is checked against the others as declared, then against the others
/// as far as the first pass found them reliable (the best of them at its declared strength).
pub(super) fn check(
    votes: &Votes,
    patterns: &Patterns,
    sources: &[Source],
    declared: &[SourceTable],
    frequencies: &[Vec<f64>],
    prior: &[f64],
    copies: &Dependence,
) -> Checked {
    let mut reliability = vec![1.0_f64; sources.len()];
    let mut agreement = vec![None; sources.len()];
    for _ in 0..2 {
        let best = reliability.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let relied: Vec<SourceTable> = declared
            .iter()
            .zip(frequencies)
            .zip(&reliability)
            .map(|((table, frequencies), share)| softened(table, frequencies, share / best, prior.len()))
            .collect();
        let ratios = ratios(votes, patterns, declared, &relied, frequencies, prior, copies);
        for (source, ratios) in ratios.iter().enumerate() {
            let (alpha, beta) = sources[source].reliability;
            reliability[source] = posterior_mean(ratios, alpha, beta);
            let sum: f64 = ratios.iter().map(|(ratio, weight)| weight * (ratio - 1.0)).sum();
            let squares: f64 = ratios.iter().map(|(ratio, weight)| weight * (ratio - 1.0).powi(2)).sum();
            agreement[source] = (squares > POWER).then(|| sum / squares.sqrt());
        }
    }
    let tested: Vec<f64> = agreement.iter().flatten().copied().collect();
    let known = patterns.first_item.iter().filter(|item| votes.known_of(**item as usize).is_some()).count();
    // Agreement of a pair shows in both, so the sum of k has up to twice the variance of k.
    let together = tested.iter().sum::<f64>() / (2.0 * tested.len().max(1) as f64).sqrt();
    let identification = if together > CORROBORATION || known >= 20 {
        Identification::Corroborated
    } else if tested.len() < 2 {
        Identification::NotTestable
    } else {
        Identification::NoAgreement
    };
    Checked { reliability, agreement, identification }
}

fn softened(table: &SourceTable, frequencies: &[f64], share: f64, classes: usize) -> SourceTable {
    let emission = super::calibrate::pseudo_counts(1.0, share, table, frequencies, classes);
    SourceTable { emission, ..table.clone() }
}

/// Per source, per item that it answered: how much likelier its answer is under its declared
/// meaning and what the others say than by its frequency alone. Copies of the source are left
/// out of the others.
fn ratios(
    votes: &Votes,
    patterns: &Patterns,
    declared: &[SourceTable],
    relied: &[SourceTable],
    frequencies: &[Vec<f64>],
    prior: &[f64],
    copies: &Dependence,
) -> Vec<Vec<(f64, f64)>> {
    let classes = prior.len();
    let tables = Tables::new(prior, relied.to_vec());
    let mut ratios = vec![Vec::new(); declared.len()];
    let mut contributions = vec![0.0; declared.len() * classes];
    let mut others = vec![0.0; classes];
    let counts = copies.weights();
    for pattern in patterns.sample(SAMPLE) {
        let item = patterns.first_item[pattern] as usize;
        let known = votes.known_of(item);
        let mut next = votes.entries_of(item).iter().copied().peekable();
        let mut answers: Vec<Option<Entry>> = Vec::with_capacity(declared.len());
        for source in 0..declared.len() {
            let entry = next.next_if(|entry| usize::from(entry.source) == source);
            let own = &mut contributions[source * classes..(source + 1) * classes];
            tables.contribution(votes, source, entry, own);
            answers.push(entry);
        }
        for (source, entry) in answers.iter().enumerate() {
            let spoken = entry.map(|entry| votes.spoken_by(entry));
            let answered = match spoken {
                Some(Spoken::NotAsked) => false,
                Some(_) => true,
                None => declared[source].silence_tells,
            };
            if !answered {
                continue;
            }
            if let Some(class) = known {
                others.fill(0.0);
                others[class] = 1.0;
            } else {
                others.copy_from_slice(&tables.log_prior);
                for other in (0..declared.len()).filter(|other| *other != source) {
                    let share = counts[other] * (1.0 - copies.get(source, other));
                    let own = &contributions[other * classes..(other + 1) * classes];
                    others.iter_mut().zip(own).for_each(|(sum, own)| *sum += share * own);
                }
                normalise(&mut others);
            }
            let table = &declared[source];
            let expected = |row: usize| -> f64 {
                table.row(row, classes).iter().zip(&others).map(|(p, share)| p * share).sum()
            };
            let (likelihood, by_chance) = match spoken {
                None => (expected(table.symbols), frequencies[source][table.symbols]),
                Some(Spoken::Symbol(symbol)) => (expected(symbol), frequencies[source][symbol]),
                Some(Spoken::Weighted(weights)) => {
                    weights.iter().fold((0.0, 0.0), |sum, (symbol, weight)| {
                        let symbol = usize::from(*symbol);
                        (sum.0 + weight * expected(symbol), sum.1 + weight * frequencies[source][symbol])
                    })
                }
                Some(Spoken::NotAsked) => continue,
            };
            ratios[source].push((likelihood / by_chance, patterns.weight[pattern]));
        }
    }
    ratios
}

/// Mean of r under the Beta(alpha, beta) prior and the likelihood `Π (1 − r + r · ratio)`.
fn posterior_mean(ratios: &[(f64, f64)], alpha: f64, beta: f64) -> f64 {
    let mut logs = [0.0_f64; GRID];
    let point = |index: usize| (index as f64 + 0.5) / GRID as f64;
    for (index, log) in logs.iter_mut().enumerate() {
        let r = point(index);
        *log = (alpha - 1.0) * r.ln() + (beta - 1.0) * (1.0 - r).ln();
        *log += ratios
            .iter()
            .map(|(ratio, weight)| weight * (r * (ratio - 1.0)).max(-1.0 + 1e-12).ln_1p())
            .sum::<f64>();
    }
    normalise(&mut logs);
    logs.iter().enumerate().map(|(index, share)| share * point(index)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_evidence_the_prior_mean_stays() {
        assert!((posterior_mean(&[], 4.0, 1.0) - 0.8).abs() < 1e-3);
    }

    #[test]
    fn evidence_moves_reliability_both_ways() {
        let confirmed: Vec<(f64, f64)> = vec![(4.0, 80.0), (0.3, 20.0)];
        assert!(posterior_mean(&confirmed, 4.0, 1.0) > 0.9);
        let refuted: Vec<(f64, f64)> = vec![(4.0, 10.0), (0.1, 90.0)];
        assert!(posterior_mean(&refuted, 4.0, 1.0) < 0.1);
    }
}
