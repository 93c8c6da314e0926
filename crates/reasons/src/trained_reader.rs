//! The trained readers of the language crate, as readers of customers' and of our own texts.

use std::collections::HashMap;

use holdfast_language::encoder::Encoder;
use holdfast_language::models::{TextModels, join_vectors};
use holdfast_language::{
    Canned, Classifier, Horseman, HorsemanFinding, HorsemenDetector, Memory, Tone, ToneReader, canned,
    encoder_input, horsemen_inputs,
};
use holdfast_taxonomy::{Crosswalks, LeafId};

use crate::error::Error;
use crate::terse::{likeliest, with_known_wording};
use crate::texts::{Manner, ReplyReader, ReplyReading, TextReader, TextReading};

/// Leaves below this probability say nothing.
const LEAST: f64 = 0.02;

/// Letters below which an answer is curt; a Chinese character or kana counts two.
const CURT: usize = 24;

/// Reads customers' texts and our own replies with the trained models.
pub struct TrainedReader<'a> {
    reasons: Classifier,
    reasons_encoders: Vec<&'a Encoder>,
    horsemen: HorsemenDetector,
    horsemen_encoders: Vec<&'a Encoder>,
    tone: ToneReader,
    tone_encoders: Vec<&'a Encoder>,
    digest: [u8; 32],
}

impl<'a> TrainedReader<'a> {
    /// The models that go with these encoders, or with those of them that they were trained
    /// with; on n-grams alone where there are none.
    ///
    /// # Errors
    /// [`Error::Reader`] where a model's file is damaged.
    pub fn new(models: &TextModels, encoders: &[&'a Encoder]) -> Result<Self, Error> {
        let failed = |error: holdfast_language::ArtefactError| Error::Reader(error.to_string());
        let reasons_encoders = models.usable("reasons", encoders);
        let horsemen_encoders = models.usable("horsemen", encoders);
        let tone_encoders = models.usable("tone", encoders);
        Ok(Self {
            reasons: models.reasons(&reasons_encoders).map_err(failed)?,
            horsemen: models.horsemen(&horsemen_encoders).map_err(failed)?,
            tone: models.tone(&tone_encoders).map_err(failed)?,
            digest: models.message_models_digest(encoders),
            reasons_encoders,
            horsemen_encoders,
            tone_encoders,
        })
    }

    /// Tells readers apart: with the same digest, [`TrainedReader::tones`] and
    /// [`TrainedReader::horsemen`] of the same text are the same.
    pub const fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// How each of these messages of customers sounds, in their order.
    ///
    /// # Errors
    /// [`Error::Reader`] where a text cannot be read.
    pub fn tones(&self, texts: &[&str]) -> Result<Vec<Tone>, Error> {
        each_once(texts, |text, memory| self.tone_one(text, memory)).map_err(Error::Reader)
    }

    /// How probable each horseman is in each of these messages of our own, in their order; by the
    /// places of [`Horseman::ALL`].
    ///
    /// # Errors
    /// [`Error::Reader`] where a message cannot be read.
    pub fn horsemen(&self, replies: &[&str]) -> Result<Vec<[f32; 5]>, Error> {
        let read = |reply: &str, memory: &mut Memory| Ok(self.horseman(reply, memory)?.probabilities);
        each_once(replies, read).map_err(Error::Reader)
    }

    fn tone_one(&self, text: &str, memory: &mut Memory) -> Result<Tone, String> {
        let mut vector = Vec::new();
        if !self.tone_encoders.is_empty() {
            join_vectors(&self.tone_encoders, &[encoder_input(text).as_str()], &mut vector);
        }
        let encoding = (!vector.is_empty()).then_some(vector.as_slice());
        self.tone.read(text, encoding, memory).map_err(|error| error.to_string())
    }

    fn read_one(&self, text: &str, memory: &mut Memory) -> Result<TextReading, String> {
        let mut vector = Vec::new();
        if !self.reasons_encoders.is_empty() {
            join_vectors(&self.reasons_encoders, &[encoder_input(text).as_str()], &mut vector);
        }
        let encoding = (!vector.is_empty()).then_some(vector.as_slice());
        let found = self.reasons.classify(text, None, encoding, memory).map_err(|error| error.to_string())?;
        let labels = self.reasons.labels();
        let mut probabilities = found.probabilities;
        with_known_wording(Crosswalks::embedded(), text, labels, &mut probabilities);
        let best = likeliest(&probabilities);
        if labels[best] == LeafId::unknown().as_str() {
            return Ok(TextReading::default());
        }
        let leaves = labels.iter().zip(&probabilities);
        let leaves = leaves
            .map(|(label, probability)| (LeafId::new(label), f64::from(*probability)))
            .filter(|(leaf, probability)| *probability >= LEAST && !leaf.is_unknown());
        let span = self.reasons.spans(text, best, 1, memory).into_iter().next().map(|span| span.range);
        Ok(TextReading { leaves: leaves.collect(), span })
    }

    fn horseman(&self, reply: &str, memory: &mut Memory) -> Result<HorsemanFinding, String> {
        let mut vectors = Vec::new();
        if !self.horsemen_encoders.is_empty() {
            let inputs = horsemen_inputs(reply);
            let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
            join_vectors(&self.horsemen_encoders, &inputs, &mut vectors);
        }
        let encodings = (!vectors.is_empty()).then_some(vectors.as_slice());
        self.horsemen.detect(reply, None, encodings, memory).map_err(|error| error.to_string())
    }

    fn reply_one(&self, reply: &str, memory: &mut Memory) -> Result<ReplyReading, String> {
        let found = self.horseman(reply, memory)?;
        let manner = match found.label {
            Horseman::Criticism => Manner::Criticism,
            Horseman::Contempt => Manner::Contempt,
            Horseman::Defensiveness => Manner::Defensiveness,
            Horseman::Stonewalling => Manner::Stonewalling,
            Horseman::None if canned(reply) != Canned::Personal => Manner::Canned,
            Horseman::None if letters(reply) < CURT => Manner::Cold,
            Horseman::None => Manner::Fine,
        };
        let probability = found.probabilities.iter().copied().fold(0.0_f32, f32::max);
        Ok(ReplyReading { manner, probability: f64::from(probability), span: found.span })
    }
}

fn letters(text: &str) -> usize {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    letters.map(|character| if character.is_ascii() { 1 } else { 2 }).sum()
}

/// Reads every text once, however often it occurs (canned answers do), and gives results in the
/// texts' order.
fn each_once<T: Clone + Send>(
    texts: &[&str],
    read: impl Fn(&str, &mut Memory) -> Result<T, String> + Sync,
) -> Result<Vec<T>, String> {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(texts.len());
    let mut distinct: Vec<&str> = Vec::new();
    let mut place_of = Vec::with_capacity(texts.len());
    for &text in texts {
        let place = *places.entry(text).or_insert(distinct.len());
        if place == distinct.len() {
            distinct.push(text);
        }
        place_of.push(place);
    }
    let readings = in_parallel(&distinct, read)?;
    Ok(place_of.into_iter().map(|place| readings[place].clone()).collect())
}

/// Reads texts on as many threads as there are processors; results in the texts' order.
fn in_parallel<T: Send>(
    texts: &[&str],
    read: impl Fn(&str, &mut Memory) -> Result<T, String> + Sync,
) -> Result<Vec<T>, String> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = texts.len().div_ceil(threads).max(1);
    let part_of = |part: &[&str]| {
        let mut memory = Memory::default();
        part.iter().map(|text| read(text, &mut memory)).collect::<Result<Vec<T>, String>>()
    };
    let parts: Vec<Result<Vec<T>, String>> = std::thread::scope(|scope| {
        let part_of = &part_of;
        let running: Vec<_> = texts.chunks(share).map(|part| scope.spawn(move || part_of(part))).collect();
        let joined = running.into_iter().map(std::thread::ScopedJoinHandle::join);
        joined.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    let mut all = Vec::with_capacity(texts.len());
    for part in parts {
        all.extend(part?);
    }
    Ok(all)
}

impl TextReader for TrainedReader<'_> {
    fn read(&self, texts: &[&str]) -> Result<Vec<TextReading>, String> {
        each_once(texts, |text, memory| self.read_one(text, memory))
    }
}

impl ReplyReader for TrainedReader<'_> {
    fn read(&self, replies: &[&str]) -> Result<Vec<ReplyReading>, String> {
        each_once(replies, |reply, memory| self.reply_one(reply, memory))
    }
}
