//! A calibrated linear classifier of texts.
//!
//! Logits are linear in the n-grams of a text ([`features`](crate::FeatureSettings)) and,
//! if the model was trained with one, in the vector of a sentence encoder. A slope and a
//! shift per label, fitted on texts held out from training (Platt scaling of the whole
//! softmax: Guo et al. 2017, "vector scaling"), turn them into probabilities that sum to 1.
//! Below a threshold chosen on held-out texts the classifier abstains, and still names its
//! best guess.

mod artefact;
mod calibration;
mod spans;
mod training;

pub use artefact::ArtefactError;
pub use spans::Span;
pub(crate) use training::calibrate;
pub use training::{Example, Model, Trained, Training, TrainingError, train};

use crate::detect::{TextLanguage, detect};
use crate::features::{FeatureSettings, Reader};
use crate::linear::softmax;
use crate::vocabulary::{Vectoriser, Vocabulary};
use fearless_simd::{Level, dispatch};

/// Weights of n-grams in eight bits with one scale per n-gram.
#[derive(Debug, Clone, PartialEq)]
struct QuantisedRows {
    scales: Vec<f32>,
    numbers: Vec<i8>,
}

/// The part of a model that reads a sentence encoder's vector.
#[derive(Debug, Clone, PartialEq)]
struct EncoderHead {
    /// Name and version of the encoder it was trained with.
    name: String,
    dimensions: usize,
    /// `dimensions` rows of `lanes` numbers.
    weights: Vec<f32>,
}

/// A trained classifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Classifier {
    labels: Vec<String>,
    /// Digest of the texts it was trained on.
    corpus: [u8; 32],
    settings: FeatureSettings,
    vocabulary: Vocabulary,
    lanes: usize,
    rows: QuantisedRows,
    /// How much the n-grams' logits count beside the encoder's; 1 without encoder.
    gain: f32,
    intercept: Vec<f32>,
    head: Option<EncoderHead>,
    /// Slope and shift by label.
    calibration: Vec<(f32, f32)>,
    threshold: f32,
}

/// Why a text could not be classified.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClassifyError {
    /// The model reads an encoder's vector and none was given.
    #[error(
        "this model needs the vector of the sentence encoder {encoder}: install it, or use the model without encoder"
    )]
    EncodingMissing {
        /// The encoder the model was trained with.
        encoder: String,
    },
    /// The vector given is not of the encoder the model was trained with.
    #[error(
        "the sentence encoder gave {given} numbers, the model was trained with {expected}: use {encoder}"
    )]
    WrongDimensions {
        /// Length of the vector given.
        given: usize,
        /// Length of the vectors at training.
        expected: usize,
        /// The encoder the model was trained with.
        encoder: String,
    },
}

/// What a classifier says about one text.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// Language and script of the text.
    pub language: TextLanguage,
    /// Probability of each label, in the order of [`Classifier::labels`]; they sum to 1.
    pub probabilities: Vec<f32>,
    /// The most probable label.
    pub best: usize,
    /// True if its probability is below the threshold: too little to act on.
    pub abstained: bool,
}

impl Prediction {
    /// Probability of the best label.
    #[must_use]
    pub fn probability(&self) -> f32 {
        self.probabilities[self.best]
    }

    /// Labels with their probabilities, the most probable first.
    #[must_use]
    pub fn ranked(&self) -> Vec<(usize, f32)> {
        let mut ranked: Vec<(usize, f32)> = self.probabilities.iter().copied().enumerate().collect();
        ranked.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
        ranked
    }
}

/// Memory that classifying many texts uses again; one for each thread.
#[derive(Debug, Default)]
pub struct Memory {
    reader: Reader,
    vectoriser: Vectoriser,
    vector: Vec<(u32, f32)>,
}

impl Classifier {
    /// The labels, in the order of the probabilities.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Place of a label.
    #[must_use]
    pub fn label(&self, name: &str) -> Option<usize> {
        self.labels.iter().position(|label| label == name)
    }

    /// Name and version of the sentence encoder whose vectors the model reads.
    #[must_use]
    pub fn encoder(&self) -> Option<&str> {
        self.head.as_ref().map(|head| head.name.as_str())
    }

    /// Digest of the corpus it was trained on (BLAKE3).
    #[must_use]
    pub fn corpus_digest(&self) -> &[u8; 32] {
        &self.corpus
    }

    /// Below this probability of the best label it abstains.
    #[must_use]
    pub fn threshold(&self) -> f32 {
        self.threshold
    }

    /// Classifies one text. `encoding` is the encoder's vector of [`encoder_input`]; a model
    /// without encoder ignores it.
    pub fn classify(
        &self,
        text: &str,
        hint: Option<TextLanguage>,
        encoding: Option<&[f32]>,
        memory: &mut Memory,
    ) -> Result<Prediction, ClassifyError> {
        let language = detect(text, hint).language;
        memory.reader.read(text, self.settings);
        let probabilities = self.probabilities(encoding, memory)?;
        let best = highest(&probabilities);
        let abstained = probabilities[best] < self.threshold;
        Ok(Prediction { language, probabilities, best, abstained })
    }

    /// Probabilities for the text that `memory.reader` has read.
    fn probabilities(
        &self,
        encoding: Option<&[f32]>,
        memory: &mut Memory,
    ) -> Result<Vec<f32>, ClassifyError> {
        let mut scores = self.logits(encoding, memory)?;
        scores.truncate(self.labels.len());
        for (score, (slope, shift)) in scores.iter_mut().zip(&self.calibration) {
            *score = *score * slope + shift;
        }
        softmax(&mut scores);
        Ok(scores)
    }

    fn logits(&self, encoding: Option<&[f32]>, memory: &mut Memory) -> Result<Vec<f32>, ClassifyError> {
        let mut scores = self.intercept.clone();
        memory.vectoriser.vector(&memory.reader.grams, &self.vocabulary, &mut memory.vector);
        dispatch!(Level::new(), _simd => {
            for (column, value) in &memory.vector {
                let column = *column as usize;
                let factor = value * self.gain * self.rows.scales[column];
                let row = &self.rows.numbers[column * self.lanes..][..self.lanes];
                for (scores, row) in scores.as_chunks_mut::<8>().0.iter_mut().zip(row.as_chunks::<8>().0) {
                    for (score, number) in scores.iter_mut().zip(row) {
                        *score += factor * f32::from(*number);
                    }
                }
            }
        });
        if let Some(head) = &self.head {
            let encoding =
                encoding.ok_or_else(|| ClassifyError::EncodingMissing { encoder: head.name.clone() })?;
            if encoding.len() != head.dimensions {
                return Err(ClassifyError::WrongDimensions {
                    given: encoding.len(),
                    expected: head.dimensions,
                    encoder: head.name.clone(),
                });
            }
            for (value, row) in encoding.iter().zip(head.weights.chunks_exact(self.lanes)) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += value * weight;
                }
            }
        }
        Ok(scores)
    }
}

/// What a sentence encoder should be given of a text: what a reader sees, in its case,
/// without clauses that address a machine.
#[must_use]
pub fn encoder_input(text: &str) -> String {
    let mut reader = Reader::default();
    reader.read(
        text,
        FeatureSettings {
            longest_east_asian: 0,
            longest_in_word: 0,
            words: false,
            ..FeatureSettings::default()
        },
    );
    let characters = reader.normalised.characters();
    let instructed = |place: usize| {
        reader.clauses.iter().any(|clause| {
            clause.standing == crate::clauses::Standing::Instruction && clause.range.contains(&place)
        })
    };
    if reader.clauses.iter().any(|clause| clause.standing == crate::clauses::Standing::Instruction) {
        (0..characters.len()).filter(|place| !instructed(*place)).map(|place| characters[place]).collect()
    } else {
        characters.iter().collect()
    }
}

/// Place of the highest number, the first of equals.
pub(crate) fn highest(numbers: &[f32]) -> usize {
    let mut best = 0;
    for (place, number) in numbers.iter().enumerate() {
        if *number > numbers[best] {
            best = place;
        }
    }
    best
}
