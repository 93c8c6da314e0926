//! How well a classifier reads: precision, recall, F1, accuracy and calibration.

/// One judged text: its true label, what the classifier said, and how sure it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// Place of the true label.
    pub truth: usize,
    /// Place of the best label.
    pub best: usize,
    /// Probability of the best label.
    pub probability: f32,
    /// The classifier abstained.
    pub abstained: bool,
}

/// Precision, recall and F1 of one label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelScore {
    /// Of the texts given this label, the share that has it; 0 where none was given it.
    pub precision: f64,
    /// Of the texts that have this label, the share that was given it; 0 where none has it.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
    /// Number of texts that have it.
    pub texts: usize,
}

/// Figures over a set of texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// Number of texts.
    pub texts: usize,
    /// Share whose best label is the true one, abstentions included.
    pub accuracy: f64,
    /// Share that is right and not abstained: an abstention counts as an error.
    pub answered_right: f64,
    /// Share on which the classifier abstained.
    pub abstained: f64,
    /// Mean over the labels that occur of precision.
    pub macro_precision: f64,
    /// Mean over the labels that occur of recall.
    pub macro_recall: f64,
    /// Mean over the labels that occur of F1.
    pub macro_f1: f64,
    /// Expected calibration error: mean distance between probability and share of right
    /// answers over fifteen bins of equal width, weighted by texts (Guo et al. 2017).
    pub calibration_error: f64,
    /// By label, in order.
    pub labels: Vec<LabelScore>,
}

const BINS: usize = 15;

impl Scores {
    /// Scores outcomes over `labels` labels. Without outcomes, everything is 0.
    #[must_use]
    pub fn of(outcomes: &[Outcome], labels: usize) -> Self {
        let count = outcomes.len().max(1) as f64;
        let (mut given, mut having, mut both) =
            (vec![0_usize; labels], vec![0_usize; labels], vec![0_usize; labels]);
        let mut bins = [(0_usize, 0.0_f64, 0_usize); BINS];
        let (mut right, mut answered, mut abstained) = (0_usize, 0_usize, 0_usize);
        for outcome in outcomes {
            let correct = outcome.truth == outcome.best;
            if let (Some(given), Some(having)) = (given.get_mut(outcome.best), having.get_mut(outcome.truth))
            {
                *given += 1;
                *having += 1;
            }
            if correct {
                right += 1;
                answered += usize::from(!outcome.abstained);
                if let Some(both) = both.get_mut(outcome.truth) {
                    *both += 1;
                }
            }
            abstained += usize::from(outcome.abstained);
            let bin = ((outcome.probability * BINS as f32) as usize).min(BINS - 1);
            bins[bin].0 += 1;
            bins[bin].1 += f64::from(outcome.probability);
            bins[bin].2 += usize::from(correct);
        }
        let scores: Vec<LabelScore> = (0..labels)
            .map(|label| {
                let precision = share(both[label], given[label]);
                let recall = share(both[label], having[label]);
                let f1 = if precision + recall > 0.0 {
                    2.0 * precision * recall / (precision + recall)
                } else {
                    0.0
                };
                LabelScore { precision, recall, f1, texts: having[label] }
            })
            .collect();
        let occurring: Vec<&LabelScore> = scores.iter().filter(|score| score.texts > 0).collect();
        let mean = |part: fn(&LabelScore) -> f64| {
            occurring.iter().map(|score| part(score)).sum::<f64>() / occurring.len().max(1) as f64
        };
        let calibration_error =
            bins.iter().map(|(_, probability, right)| (probability - *right as f64).abs()).sum::<f64>()
                / count;
        Self {
            texts: outcomes.len(),
            accuracy: right as f64 / count,
            answered_right: answered as f64 / count,
            abstained: abstained as f64 / count,
            macro_precision: mean(|score| score.precision),
            macro_recall: mean(|score| score.recall),
            macro_f1: mean(|score| score.f1),
            calibration_error,
            labels: scores,
        }
    }

    /// The same outcomes with labels rolled up into groups; `group` gives the group of each
    /// label. The probability of the best group is the sum over its labels, which outcomes
    /// do not carry, so only the share of right groups is told: abstentions are errors.
    #[must_use]
    pub fn group_accuracy(outcomes: &[Outcome], group: &[usize]) -> f64 {
        let right = outcomes
            .iter()
            .filter(|outcome| !outcome.abstained && group.get(outcome.truth) == group.get(outcome.best))
            .count();
        right as f64 / outcomes.len().max(1) as f64
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Groups texts that resemble each other, so that a paraphrase is never held out from its
/// twin: texts whose sets of character 4-grams overlap by at least `least` (Jaccard) get the
/// same number. Texts are compared where they share a rare 4-gram.
#[must_use]
pub fn similar_groups(texts: &[&str], least: f64) -> Vec<u32> {
    use std::collections::{BTreeMap, BTreeSet};
    let sets: Vec<BTreeSet<u64>> = texts
        .iter()
        .map(|text| {
            let characters: Vec<char> = crate::normalise::Normalised::new(text)
                .characters()
                .iter()
                .map(|character| crate::normalise::fold(*character))
                .collect();
            let size = 4.min(characters.len().max(1));
            characters
                .windows(size)
                .map(|window| {
                    window.iter().fold(7_u64, |hash, character| {
                        hash.wrapping_mul(0x0100_0000_01b3) ^ *character as u64
                    })
                })
                .collect()
        })
        .collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (text, set) in sets.iter().enumerate() {
        for gram in set {
            holders.entry(*gram).or_default().push(text);
        }
    }
    let mut group: Vec<usize> = (0..texts.len()).collect();
    for text in 0..texts.len() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for gram in &sets[text] {
            // A 4-gram that many texts share tells no paraphrase.
            for other in
                holders[gram].iter().filter(|_| holders[gram].len() <= 200).filter(|other| **other < text)
            {
                *shared.entry(*other).or_default() += 1;
            }
        }
        for (other, common) in shared {
            let union = sets[text].len() + sets[other].len() - common;
            if common as f64 >= least * union as f64 {
                let (first, second) = (root(&group, text), root(&group, other));
                group[first.max(second)] = first.min(second);
            }
        }
    }
    (0..texts.len()).map(|text| root(&group, text) as u32).collect()
}

fn root(group: &[usize], mut text: usize) -> usize {
    while group[text] != text {
        text = group[text];
    }
    text
}

/// Area under the ROC curve of scores for a yes-or-no truth: the probability that a random yes has
/// a higher score than a random no, ties counted half. NaN without both.
#[must_use]
pub fn area_under_roc(scored: &[(f32, bool)]) -> f64 {
    let mut sorted = scored.to_vec();
    sorted.sort_by(|left, right| left.0.total_cmp(&right.0));
    let (mut below, mut won) = (0.0_f64, 0.0_f64);
    for tied in sorted.chunk_by(|left, right| left.0.total_cmp(&right.0).is_eq()) {
        let yes = tied.iter().filter(|(_, truth)| *truth).count() as f64;
        let no = tied.len() as f64 - yes;
        won += yes * (below + no / 2.0);
        below += no;
    }
    won / (below * (sorted.len() as f64 - below))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(truth: usize, best: usize, probability: f32) -> Outcome {
        Outcome { truth, best, probability, abstained: false }
    }

    #[test]
    fn scores_by_hand() {
        // Label 0: given twice, once right, of two. Label 1: given twice, once right, of two.
        let outcomes = [outcome(0, 0, 0.9), outcome(0, 1, 0.6), outcome(1, 1, 0.9), outcome(1, 0, 0.6)];
        let scores = Scores::of(&outcomes, 3);
        assert!((scores.accuracy - 0.5).abs() < 1e-12);
        assert!((scores.macro_f1 - 0.5).abs() < 1e-12);
        // 0.9 was always right, 0.6 never: (0.1 + 0.6) / 2.
        assert!((scores.calibration_error - 0.35).abs() < 1e-6);
        assert!((Scores::group_accuracy(&outcomes, &[0, 0, 1]) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn paraphrases_share_a_group() {
        let groups = similar_groups(
            &[
                "we closed our shop in Leeds last month",
                "We closed our shop in Leeds last month!!",
                "the app keeps crashing",
            ],
            0.5,
        );
        assert_eq!(groups[0], groups[1]);
        assert_ne!(groups[0], groups[2]);
    }

    #[test]
    fn areas_are_shares_of_pairs_in_the_right_order() {
        // Yes .8 .5, no .5 .1: of four pairs three are right and one is tied.
        let scored = [(0.8, true), (0.5, true), (0.5, false), (0.1, false)];
        assert!((area_under_roc(&scored) - 3.5 / 4.0).abs() < 1e-12);
        assert!(area_under_roc(&scored[..2]).is_nan());
    }
}
