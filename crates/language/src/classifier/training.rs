//! Training: deterministic, with calibration and threshold from held-out folds.

use super::{Classifier, EncoderHead, QuantisedRows, calibration, highest};
use crate::discriminant::{Discriminant, Row, SHRINKAGE};
use crate::features::{FeatureSettings, Gram, Reader};
use crate::linear::{Design, Fit, Loss, Weights, fit, lanes, softmax};
use crate::vocabulary::{Vectoriser, Vocabulary};

/// A labelled text.
#[derive(Debug, Clone, Copy)]
pub struct Example<'a> {
    /// The text.
    pub text: &'a str,
    /// Place of its label.
    pub label: usize,
    /// Places of second labels that are true too.
    pub also: &'a [usize],
    /// How much it counts: 1 for a text of the corpus, more for a confirmed one.
    pub weight: f32,
    /// Texts of one group are held out together.
    pub group: u32,
    /// The sentence encoder's vector of [`encoder_input`](super::encoder_input).
    pub encoding: Option<&'a [f32]>,
}

/// How a classifier is trained.
#[derive(Debug, Clone)]
pub struct Training {
    /// Which n-grams.
    pub features: FeatureSettings,
    /// N-grams in fewer texts are left out.
    pub least_texts: u32,
    /// What is maximised.
    pub loss: Loss,
    /// Strength of the L2 penalty.
    pub penalty: f32,
    /// Most iterations of the optimiser.
    pub iterations: usize,
    /// Number of held-out folds for calibration.
    pub folds: u32,
    /// Share of the target that second labels get together.
    pub also_share: f32,
    /// Weigh labels as if they had equally many texts.
    pub balanced: bool,
    /// The encoders whose vectors the examples carry, joined in this order: name with
    /// version, and length of its vectors.
    pub encoders: Vec<(String, usize)>,
    /// The classifier abstains where it is right less often than this.
    pub worth: f32,
}

impl Default for Training {
    fn default() -> Self {
        Self {
            features: FeatureSettings::default(),
            least_texts: 2,
            loss: Loss::Softmax,
            penalty: 1e-4,
            iterations: 60,
            folds: 5,
            also_share: 0.25,
            balanced: true,
            encoders: Vec::new(),
            worth: 0.2,
        }
    }
}

/// Why nothing could be trained.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrainingError {
    /// Fewer texts than folds.
    #[error("{texts} texts are too few to train on and hold out {folds} parts: add labelled texts")]
    TooFewTexts {
        /// Texts given.
        texts: usize,
        /// Folds asked for.
        folds: u32,
    },
    /// A label that is not in the list.
    #[error("text {text} has label number {label}, but there are {labels} labels")]
    UnknownLabel {
        /// Place of the text.
        text: usize,
        /// Its label.
        label: usize,
        /// Number of labels.
        labels: usize,
    },
    /// Encoder vectors are missing or differ in length.
    #[error("text {text} has an encoder vector of {given} numbers, {expected} are expected")]
    Encoding {
        /// Place of the text.
        text: usize,
        /// Length of its vector.
        given: usize,
        /// Length of the encoders' vectors together.
        expected: usize,
    },
}

/// A classifier and what it says about each training text when that was held out.
#[derive(Debug, Clone)]
pub struct Model {
    /// The classifier.
    pub classifier: Classifier,
    /// Calibrated probabilities of each example from the fold model that had not seen it.
    pub held_out: Vec<Vec<f32>>,
}

/// What training gives: the model that reads n-grams alone, and those that read encoders'
/// vectors too, if the examples carry them. All share the n-grams' weights.
#[derive(Debug, Clone)]
pub struct Trained {
    /// Reads n-grams alone.
    pub plain: Model,
    /// Read n-grams and vectors: one model for each encoder, and one for all together where
    /// there are several (named `first+second`).
    pub with_encoder: Vec<Model>,
}

impl Trained {
    /// The model with all encoders, or else the one without.
    #[must_use]
    pub fn best(&self) -> &Model {
        self.with_encoder.last().unwrap_or(&self.plain)
    }
}

/// Trains a classifier. The same arguments give the same bytes on every machine.
///
/// # Errors
/// If there are fewer texts than folds, a label is unknown, or encoder vectors do not fit.
pub fn train(
    labels: &[String],
    examples: &[Example<'_>],
    corpus: [u8; 32],
    training: &Training,
) -> Result<Trained, TrainingError> {
    check(labels, examples, training)?;
    let grams = read_all(examples, training.features);
    let vocabulary = Vocabulary::count(&grams, training.least_texts);
    let design = design(labels.len(), examples, &grams, &vocabulary, training);
    drop(grams);
    let settings = Fit { loss: training.loss, penalty: training.penalty, iterations: training.iterations };
    let folds = fold_numbers(examples, training.folds.max(2));
    let (whole, sparse) = fit_all(&design, &folds, settings, training.folds.max(2));
    let plain = base(labels, corpus, training, vocabulary, &whole);
    let dense = discriminants(labels.len(), examples, &folds, training);
    let with_encoder = heads(&dense)
        .into_iter()
        .map(|head| topped(plain.clone(), &sparse, &head, examples, training))
        .collect();
    Ok(Trained { plain: topped(plain, &sparse, &[], examples, training), with_encoder })
}

/// Sets gains, calibration and threshold of a classifier from held-out logits, and its head
/// if there is one.
fn topped(
    mut classifier: Classifier,
    sparse: &[Vec<f32>],
    encoders: &[&Dense],
    examples: &[Example<'_>],
    training: &Training,
) -> Model {
    let classes = classifier.labels.len();
    let targets: Vec<Vec<f32>> =
        examples.iter().map(|example| target(classes, example, training.also_share)).collect();
    let weights: Vec<f32> = class_weights(classes, examples, training.balanced);
    // How much each part counts is fitted on held-out logits, then each label's slope.
    let mut parts: Vec<&[Vec<f32>]> = vec![sparse];
    parts.extend(encoders.iter().map(|part| part.held_out.as_slice()));
    let gains = calibration::gains(&parts, &targets, &weights);
    let rows = calibration::combined(&parts, &gains);
    classifier.calibration = calibration::fit(&rows, &targets, &weights);
    let held_out: Vec<Vec<f32>> = rows.iter().map(|row| calibrated(row, &classifier.calibration)).collect();
    let mut outcomes: Vec<(f32, bool)> = held_out
        .iter()
        .zip(examples)
        .map(|(row, example)| (row[highest(row)], highest(row) == example.label))
        .collect();
    classifier.threshold = calibration::threshold(&mut outcomes, training.worth);
    classifier.gain = gains[0];
    for weight in &mut classifier.intercept {
        *weight *= gains[0];
    }
    if !encoders.is_empty() {
        let mut joined = Vec::new();
        for (part, gain) in encoders.iter().zip(&gains[1..]) {
            for row in part.whole.weights.chunks_exact(classes) {
                joined.extend(row.iter().map(|weight| weight * gain));
                joined.resize(joined.len() + classifier.lanes - classes, 0.0);
            }
            for (target, bias) in classifier.intercept.iter_mut().zip(&part.whole.bias) {
                *target += bias * gain;
            }
        }
        let dimensions = joined.len() / classifier.lanes;
        let name = encoders.iter().map(|part| part.name.as_str()).collect::<Vec<_>>().join("+");
        classifier.head = Some(EncoderHead { name, dimensions, weights: joined });
    }
    Model { classifier, held_out }
}

fn check(labels: &[String], examples: &[Example<'_>], training: &Training) -> Result<(), TrainingError> {
    if examples.len() < training.folds.max(2) as usize {
        return Err(TrainingError::TooFewTexts { texts: examples.len(), folds: training.folds });
    }
    let expected = training.encoders.iter().map(|(_, length)| length).sum();
    for (text, example) in examples.iter().enumerate() {
        let highest = example.also.iter().copied().chain([example.label]).max().unwrap_or_default();
        if highest >= labels.len() {
            return Err(TrainingError::UnknownLabel { text, label: highest, labels: labels.len() });
        }
        let given = example.encoding.map_or(0, <[f32]>::len);
        if expected > 0 && given != expected {
            return Err(TrainingError::Encoding { text, given, expected });
        }
    }
    Ok(())
}

fn read_all(examples: &[Example<'_>], settings: FeatureSettings) -> Vec<Vec<Gram>> {
    let mut reader = Reader::default();
    examples
        .iter()
        .map(|example| {
            reader.read(example.text, settings);
            reader.grams.clone()
        })
        .collect()
}

fn design(
    classes: usize,
    examples: &[Example<'_>],
    grams: &[Vec<Gram>],
    vocabulary: &Vocabulary,
    training: &Training,
) -> Design {
    let mut design = Design::new(vocabulary.len(), classes);
    let (mut vectoriser, mut row) = (Vectoriser::default(), Vec::new());
    let weights = class_weights(classes, examples, training.balanced);
    for ((example, grams), weight) in examples.iter().zip(grams).zip(weights) {
        vectoriser.vector(grams, vocabulary, &mut row);
        design.push(&row, &target(classes, example, training.also_share), weight);
    }
    design
}

fn target(classes: usize, example: &Example<'_>, also_share: f32) -> Vec<f32> {
    let mut target = vec![0.0; classes];
    let share = if example.also.is_empty() { 0.0 } else { also_share };
    target[example.label] = 1.0 - share;
    for also in example.also {
        target[*also] += share / example.also.len() as f32;
    }
    target
}

fn class_weights(classes: usize, examples: &[Example<'_>], balanced: bool) -> Vec<f32> {
    let mut counts = vec![0.0_f32; classes];
    for example in examples {
        counts[example.label] += example.weight;
    }
    let mean = counts.iter().sum::<f32>() / classes as f32;
    examples
        .iter()
        .map(|example| {
            // Rare labels count up to four times as much, not without bound.
            let factor = if balanced { (mean / counts[example.label]).clamp(0.25, 4.0) } else { 1.0 };
            example.weight * factor
        })
        .collect()
}

/// Fits on all rows, and for every fold without it; held-out logits in row order. Fits run
/// beside each other, each by itself in a fixed order.
fn fit_all(design: &Design, fold_of: &[u32], settings: Fit, folds: u32) -> (Weights, Vec<Vec<f32>>) {
    let rows: Vec<u32> = (0..design.rows() as u32).collect();
    let fitted = |fold: u32| {
        let kept: Vec<u32> = rows.iter().copied().filter(|row| fold_of[*row as usize] != fold).collect();
        let weights = fit(design, &kept, settings);
        rows.iter()
            .filter(|row| fold_of[**row as usize] == fold)
            .map(|row| (*row, weights.scores_of(design, *row as usize)))
            .collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let whole = scope.spawn(|| fit(design, &rows, settings));
        let even = scope.spawn(|| (0..folds).step_by(2).flat_map(fitted).collect::<Vec<_>>());
        let mut held_out = vec![Vec::new(); design.rows()];
        let odd: Vec<_> = (1..folds).step_by(2).flat_map(fitted).collect();
        let joined = even.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        for (row, scores) in odd.into_iter().chain(joined) {
            held_out[row as usize] = scores;
        }
        let whole = whole.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (whole, held_out)
    })
}

/// The discriminant of one encoder's vectors.
struct Dense {
    name: String,
    whole: Discriminant,
    held_out: Vec<Vec<f32>>,
}

/// The combinations of encoders that get a model: each, and all together.
fn heads(dense: &[Dense]) -> Vec<Vec<&Dense>> {
    let mut heads: Vec<Vec<&Dense>> = dense.iter().map(|part| vec![part]).collect();
    if dense.len() > 1 {
        heads.push(dense.iter().collect());
    }
    heads
}

fn discriminants(
    classes: usize,
    examples: &[Example<'_>],
    fold_of: &[u32],
    training: &Training,
) -> Vec<Dense> {
    let weights = class_weights(classes, examples, training.balanced);
    let mut start = 0;
    let mut found = Vec::new();
    for (name, part) in &training.encoders {
        let part = *part;
        let range = start..start + part;
        start += part;
        let rows: Vec<Row<'_>> = examples
            .iter()
            .zip(&weights)
            .map(|(example, weight)| {
                (example.encoding.map_or(&[][..], |vector| &vector[range.clone()]), example.label, *weight)
            })
            .collect();
        let folds = training.folds.max(2);
        let fold = |fold: u32| {
            let kept: Vec<Row<'_>> =
                rows.iter().zip(fold_of).filter(|(_, own)| **own != fold).map(|(row, _)| *row).collect();
            Discriminant::fit(&kept, part, classes, SHRINKAGE)
        };
        let (whole, fitted) = std::thread::scope(|scope| {
            let whole = scope.spawn(|| Discriminant::fit(&rows, part, classes, SHRINKAGE));
            let fitted: Vec<Discriminant> = (0..folds).map(fold).collect();
            (whole.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), fitted)
        });
        let held_out =
            rows.iter().zip(fold_of).map(|(row, fold)| fitted[*fold as usize].scores(row.0)).collect();
        found.push(Dense { name: name.clone(), whole, held_out });
    }
    found
}

/// Fold of each example: groups stay together and are dealt out label by label, so that
/// every fold has its part of every label.
fn fold_numbers(examples: &[Example<'_>], folds: u32) -> Vec<u32> {
    use std::collections::BTreeMap;
    let mut first: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (row, example) in examples.iter().enumerate() {
        first.entry(example.group).or_insert((example.label, row));
    }
    let mut groups: Vec<(usize, usize, u32)> =
        first.iter().map(|(group, (label, row))| (*label, *row, *group)).collect();
    groups.sort_unstable();
    let numbers: BTreeMap<u32, u32> =
        groups.iter().enumerate().map(|(place, (_, _, group))| (*group, place as u32 % folds)).collect();
    examples.iter().map(|example| numbers[&example.group]).collect()
}

fn calibrated(row: &[f32], calibration: &[(f32, f32)]) -> Vec<f32> {
    let mut scores: Vec<f32> =
        row.iter().zip(calibration).map(|(score, (slope, shift))| score * slope + shift).collect();
    softmax(&mut scores);
    scores
}

/// The n-gram part of a classifier, not yet calibrated.
fn base(
    labels: &[String],
    corpus: [u8; 32],
    training: &Training,
    vocabulary: Vocabulary,
    weights: &Weights,
) -> Classifier {
    let lanes = lanes(labels.len());
    let mut rows = QuantisedRows { scales: Vec::new(), numbers: Vec::new() };
    for column in 0..vocabulary.len() {
        let row = &weights.values[column * lanes..][..lanes];
        let largest = row.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
        let scale = (largest / 127.0).max(f32::MIN_POSITIVE);
        rows.scales.push(scale);
        rows.numbers.extend(row.iter().map(|weight| (weight / scale).round().clamp(-127.0, 127.0) as i8));
    }
    Classifier {
        labels: labels.to_vec(),
        corpus,
        settings: training.features,
        vocabulary,
        lanes,
        rows,
        gain: 1.0,
        intercept: weights.values[weights.width * lanes..][..lanes].to_vec(),
        head: None,
        calibration: vec![(1.0, 0.0); labels.len()],
        threshold: 0.0,
    }
}

/// How logits of several models are combined and calibrated.
pub(crate) struct Calibrated {
    pub(crate) gains: Vec<f32>,
    pub(crate) calibration: Vec<(f32, f32)>,
    /// Calibrated probabilities of each row.
    pub(crate) held_out: Vec<Vec<f32>>,
}

/// Fits gains and calibration on held-out rows with these true labels.
pub(crate) fn calibrate(parts: &[&[Vec<f32>]], truths: &[usize], classes: usize) -> Calibrated {
    let targets: Vec<Vec<f32>> = truths
        .iter()
        .map(|truth| {
            let mut target = vec![0.0; classes];
            target[*truth] = 1.0;
            target
        })
        .collect();
    let weights = vec![1.0; truths.len()];
    let gains = calibration::gains(parts, &targets, &weights);
    let rows = calibration::combined(parts, &gains);
    let calibration = calibration::fit(&rows, &targets, &weights);
    let held_out = rows.iter().map(|row| calibrated(row, &calibration)).collect();
    Calibrated { gains, calibration, held_out }
}
