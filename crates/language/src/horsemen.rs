//! What a message of our own side does to the customer: the four horsemen.
//!
//! Criticism, contempt, defensiveness and stonewalling (Gottman) in messages of support,
//! success, sales and billing, or none of them; with the sentence that shows it. Two
//! classifiers of the same kind read the whole message and each of its sentences: a
//! horseman is often one sentence inside a helpful message. How much each counts, and the
//! calibration, come from messages held out from training.

mod canned;
mod listening;
mod training;

pub use canned::{Canned, canned};
pub use listening::{AskedAgain, Topic, did_not_listen};
pub use training::{DetectorModel, LabelledMessage, TrainedHorsemen, train_horsemen};

use crate::classifier::{ArtefactError, Classifier, ClassifyError, Memory, encoder_input, highest};
use crate::clauses::clauses;
use crate::detect::{TextLanguage, detect};
use crate::linear::softmax;
use crate::normalise::{Normalised, fold};
use std::ops::Range;

/// What a message does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Horseman {
    /// None of the four: also firm refusals, plain bad news, honest apologies.
    None,
    /// Attacks the customer's character or competence.
    Criticism,
    /// Mocks, or looks down, however politely.
    Contempt,
    /// Makes excuses, or blames the customer or others for our failure.
    Defensiveness,
    /// Shuts the conversation down.
    Stonewalling,
}

impl Horseman {
    /// All, in the order of the probabilities.
    pub const ALL: [Self; 5] =
        [Self::None, Self::Criticism, Self::Contempt, Self::Defensiveness, Self::Stonewalling];

    /// The word in files: `none`, `criticism`, `contempt`, `defensiveness`, `stonewalling`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Criticism => "criticism",
            Self::Contempt => "contempt",
            Self::Defensiveness => "defensiveness",
            Self::Stonewalling => "stonewalling",
        }
    }

    /// Reads such a word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|horseman| horseman.code() == code)
    }

    fn place(self) -> usize {
        Self::ALL.iter().position(|horseman| *horseman == self).unwrap_or_default()
    }
}

/// What was found in a message.
#[derive(Debug, Clone, PartialEq)]
pub struct HorsemanFinding {
    /// Language and script of the message.
    pub language: TextLanguage,
    /// The most probable of the five.
    pub label: Horseman,
    /// Probability of each, in the order of [`Horseman::ALL`]; they sum to 1.
    pub probabilities: [f32; 5],
    /// Bytes of the message that show it; `None` for [`Horseman::None`].
    pub span: Option<Range<usize>>,
}

/// Finds the four horsemen.
#[derive(Debug, Clone, PartialEq)]
pub struct HorsemenDetector {
    whole: Classifier,
    part: Classifier,
    /// How much the whole message and its strongest sentence count.
    gains: [f32; 2],
    calibration: [(f32, f32); 5],
}

impl HorsemenDetector {
    /// Name and version of the sentence encoder whose vectors it reads.
    #[must_use]
    pub fn encoder(&self) -> Option<&str> {
        self.whole.encoder()
    }

    /// Looks at one message. `encodings` holds the encoder's vectors of
    /// [`horsemen_inputs`], one after another; a detector without encoder ignores them.
    ///
    /// # Errors
    /// If the detector reads an encoder's vectors and these are missing or of another length.
    pub fn detect(
        &self,
        message: &str,
        hint: Option<TextLanguage>,
        encodings: Option<&[f32]>,
        memory: &mut Memory,
    ) -> Result<HorsemanFinding, ClassifyError> {
        let sentences = sentences(message);
        let rows = sentences.len() + 1;
        let row = |place: usize| {
            encodings.and_then(|all| {
                let length = all.len() / rows;
                all.get(place * length..(place + 1) * length)
            })
        };
        let whole = self.whole.classify(message, hint, row(0), memory)?;
        let mut parts = Vec::with_capacity(sentences.len());
        for (place, sentence) in sentences.iter().enumerate() {
            let part = self.part.classify(&message[sentence.clone()], hint, row(place + 1), memory)?;
            parts.push(part.probabilities);
        }
        let strongest = strongest(&parts);
        let mut probabilities = [0.0_f32; 5];
        for (label, probability) in probabilities.iter_mut().enumerate() {
            let logit =
                self.gains[0] * logarithm(whole.probabilities[label]) + self.gains[1] * strongest[label];
            let (slope, shift) = self.calibration[label];
            *probability = logit * slope + shift;
        }
        softmax(&mut probabilities);
        let label = Horseman::ALL[highest(&probabilities)];
        let span = (label != Horseman::None)
            .then(|| self.span(message, &sentences, &parts, label, memory))
            .flatten();
        Ok(HorsemanFinding { language: detect(message, hint).language, label, probabilities, span })
    }

    /// The sentence that shows it most, without clauses at its ends that show nothing.
    fn span(
        &self,
        message: &str,
        sentences: &[Range<usize>],
        parts: &[Vec<f32>],
        label: Horseman,
        memory: &mut Memory,
    ) -> Option<Range<usize>> {
        let place = label.place();
        let best = (0..parts.len()).max_by(|left, right| {
            parts[*left][place].total_cmp(&parts[*right][place]).then(right.cmp(left))
        })?;
        let sentence = sentences[best].clone();
        let spans = self.part.spans(&message[sentence.clone()], place, usize::MAX, memory);
        let total: f32 = spans.iter().map(|span| span.weight).sum();
        let telling: Vec<&Range<usize>> =
            spans.iter().filter(|span| span.weight >= TELLING * total).map(|span| &span.range).collect();
        let (Some(start), Some(end)) =
            (telling.iter().map(|range| range.start).min(), telling.iter().map(|range| range.end).max())
        else {
            return Some(sentence);
        };
        Some(sentence.start + start..sentence.start + end)
    }

    /// The detector as bytes; the same detector gives the same bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.sealed(&self.whole.to_bytes(), &self.part.to_bytes())
    }

    /// Only what the detector with encoder has beyond the one without.
    #[must_use]
    pub fn head_to_bytes(&self, base: &Self) -> Vec<u8> {
        self.sealed(&self.whole.head_to_bytes(&base.whole), &self.part.head_to_bytes(&base.part))
    }

    fn sealed(&self, whole: &[u8], part: &[u8]) -> Vec<u8> {
        let mut body = Vec::with_capacity(whole.len() + part.len() + 128);
        for bytes in [whole, part] {
            body.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
            body.extend_from_slice(bytes);
        }
        let pairs = self.calibration.into_iter().flat_map(|pair| [pair.0, pair.1]);
        for number in self.gains.into_iter().chain(pairs) {
            body.extend_from_slice(&number.to_le_bytes());
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(blake3::hash(&body).as_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// Reads a detector from bytes.
    ///
    /// # Errors
    /// If the bytes are of another kind, another version, or damaged anywhere.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ArtefactError> {
        let sealed = Sealed::open(bytes)?;
        sealed.detector(Classifier::from_bytes(sealed.whole)?, Classifier::from_bytes(sealed.part)?)
    }

    /// The detector with encoder, from the one without and the bytes of
    /// [`head_to_bytes`](Self::head_to_bytes).
    ///
    /// # Errors
    /// If the bytes are of another kind or version, damaged, or belong to another detector.
    pub fn with_head(&self, bytes: &[u8]) -> Result<Self, ArtefactError> {
        let sealed = Sealed::open(bytes)?;
        sealed.detector(self.whole.with_head(sealed.whole)?, self.part.with_head(sealed.part)?)
    }
}

/// The parts of a detector's bytes.
struct Sealed<'a> {
    whole: &'a [u8],
    part: &'a [u8],
    numbers: Vec<f32>,
}

impl<'a> Sealed<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, ArtefactError> {
        let rest = bytes.strip_prefix(MAGIC.as_slice()).ok_or(ArtefactError::NotAnArtefact)?;
        let (digest, body) = rest.split_at_checked(32).ok_or(ArtefactError::NotAnArtefact)?;
        if blake3::hash(body).as_bytes() != digest {
            return Err(ArtefactError::Damaged { what: "checksum" });
        }
        let (whole, body) = Self::piece(body)?;
        let (part, body) = Self::piece(body)?;
        let numbers: Vec<f32> =
            body.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        if body.len() != 48 || numbers.iter().any(|number| !number.is_finite()) {
            return Err(ArtefactError::Damaged { what: "calibration" });
        }
        Ok(Self { whole, part, numbers })
    }

    fn piece(body: &[u8]) -> Result<(&[u8], &[u8]), ArtefactError> {
        let damaged = ArtefactError::Damaged { what: "length" };
        let (length, after) = body.split_first_chunk::<4>().ok_or_else(|| damaged.clone())?;
        after.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(damaged)
    }

    fn detector(&self, whole: Classifier, part: Classifier) -> Result<HorsemenDetector, ArtefactError> {
        if [&whole, &part].iter().any(|classifier| classifier.labels().len() != Horseman::ALL.len()) {
            return Err(ArtefactError::Damaged { what: "labels" });
        }
        let mut calibration = [(0.0, 0.0); 5];
        for (pair, numbers) in calibration.iter_mut().zip(self.numbers[2..].as_chunks::<2>().0) {
            *pair = (numbers[0], numbers[1]);
        }
        Ok(HorsemenDetector { whole, part, gains: [self.numbers[0], self.numbers[1]], calibration })
    }
}

const MAGIC: &[u8; 12] = b"HOLDHORSE\0\0\x01";

/// A clause belongs to the span if it has at least this part of the sentence's weight.
const TELLING: f32 = 0.12;

fn logarithm(probability: f32) -> f32 {
    libm::logf(probability.max(1e-6))
}

/// Log-probabilities of the strongest sentence for each horseman, and for none of that
/// sentence where it is least likely.
fn strongest(parts: &[Vec<f32>]) -> [f32; 5] {
    let mut found = [0.0_f32; 5];
    for (label, value) in found.iter_mut().enumerate() {
        let numbers = parts.iter().map(|part| part[label]);
        let number =
            if label == 0 { numbers.fold(1.0_f32, f32::min) } else { numbers.fold(0.0_f32, f32::max) };
        *value = logarithm(number);
    }
    found
}

/// What a sentence encoder should be given of a message: the whole, then each sentence.
#[must_use]
pub fn horsemen_inputs(message: &str) -> Vec<String> {
    let mut inputs = vec![encoder_input(message)];
    inputs.extend(sentences(message).into_iter().map(|range| encoder_input(&message[range])));
    inputs
}

/// Byte ranges of the sentences of a message; one for the whole where there is none.
fn sentences(message: &str) -> Vec<Range<usize>> {
    let normalised = Normalised::new(message);
    let characters = normalised.characters();
    let folded: Vec<char> = characters.iter().map(|character| fold(*character)).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut current: Option<Range<usize>> = None;
    for clause in clauses(&folded) {
        current = match current {
            None => Some(clause.range),
            Some(range) => {
                let between = &folded[range.end..clause.range.start.max(range.end)];
                if between
                    .iter()
                    .any(|character| matches!(character, '。' | '!' | '?' | '.' | '\n' | ';' | '…'))
                {
                    found.push(normalised.origin(range));
                    Some(clause.range)
                } else {
                    Some(range.start..clause.range.end)
                }
            }
        };
    }
    if let Some(range) = current {
        found.push(normalised.origin(range));
    }
    found.retain(|range| !range.is_empty());
    if found.is_empty() {
        found.push(0..message.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_substrings_in_order() {
        let message = "Thanks for writing. As even you may see, it is on the invoice! 请见附件。再见";
        let found: Vec<&str> = sentences(message).into_iter().map(|range| &message[range]).collect();
        assert_eq!(
            found,
            ["Thanks for writing", "As even you may see, it is on the invoice", "请见附件", "再见"]
        );
        assert_eq!(sentences("").len(), 1);
        assert_eq!(sentences("").first(), Some(&(0..0)));
    }

    #[test]
    fn damaged_bytes_are_refused() {
        assert_eq!(HorsemenDetector::from_bytes(b"").unwrap_err(), ArtefactError::NotAnArtefact);
        assert_eq!(HorsemenDetector::from_bytes(MAGIC).unwrap_err(), ArtefactError::NotAnArtefact);
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&[0; 40]);
        assert_eq!(
            HorsemenDetector::from_bytes(&bytes).unwrap_err(),
            ArtefactError::Damaged { what: "checksum" }
        );
    }
}
