//! How a customer's message sounds: how its writer feels about us, and whether it speaks of
//! leaving.
//!
//! One classifier tells six kinds of texts apart: negative, neutral or positive, with talk of
//! leaving or without. It learns from texts labelled for this (`corpus/tone/`) and, with less
//! weight, from the texts about reasons: what is wrong with us is negative, and a rival or the
//! end of a need is talk of leaving. Sentiment is the probability of the positive kinds less
//! that of the negative ones.

use crate::classifier::{
    Classifier, ClassifyError, Example, Memory, Trained, Training, TrainingError, train,
};
use crate::corpus::{CorpusText, CorpusTone};

/// How a message sounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tone {
    /// How its writer feels about us: from −1, surely bad, to 1, surely good.
    pub sentiment: f32,
    /// Probability that it speaks of leaving, or of a rival instead of us.
    pub leaving: f32,
}

/// How a writer feels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sentiment {
    /// Complains, is angry or disappointed.
    Negative,
    /// Asks, informs.
    Neutral,
    /// Praises, thanks for what was good.
    Positive,
}

impl Sentiment {
    /// All, from bad to good.
    pub const ALL: [Self; 3] = [Self::Negative, Self::Neutral, Self::Positive];

    /// The word in files: `negative`, `neutral`, `positive`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::Neutral => "neutral",
            Self::Positive => "positive",
        }
    }

    /// Reads such a word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sentiment| sentiment.code() == code)
    }
}

/// How the writer feels, and whether the text speaks of leaving.
type Kind = (Sentiment, bool);

/// Reads the tone of messages.
#[derive(Debug, Clone, PartialEq)]
pub struct ToneReader {
    classifier: Classifier,
    /// Of each label, in the classifier's order.
    kinds: Vec<Kind>,
}

impl ToneReader {
    /// A reader with this classifier; `None` if its labels are not kinds of tone.
    #[must_use]
    pub fn new(classifier: Classifier) -> Option<Self> {
        let kinds: Option<Vec<_>> = classifier.labels().iter().map(|label| kind(label)).collect();
        kinds.map(|kinds| Self { classifier, kinds })
    }

    /// Name and version of the sentence encoder whose vectors it reads.
    #[must_use]
    pub fn encoder(&self) -> Option<&str> {
        self.classifier.encoder()
    }

    /// Digest of the texts it was trained on (BLAKE3).
    #[must_use]
    pub fn corpus_digest(&self) -> &[u8; 32] {
        self.classifier.corpus_digest()
    }

    /// Reads one message. `encoding` is the encoder's vector of
    /// [`encoder_input`](crate::encoder_input); a reader without encoder ignores it.
    ///
    /// # Errors
    /// If the model reads an encoder's vector and it is missing or of another length.
    pub fn read(
        &self,
        text: &str,
        encoding: Option<&[f32]>,
        memory: &mut Memory,
    ) -> Result<Tone, ClassifyError> {
        Ok(self.tone(&self.classifier.classify(text, None, encoding, memory)?.probabilities))
    }

    /// The tone that probabilities of the labels amount to.
    #[must_use]
    pub fn tone(&self, probabilities: &[f32]) -> Tone {
        let mut tone = Tone { sentiment: 0.0, leaving: 0.0 };
        for ((sentiment, leaving), probability) in self.kinds.iter().zip(probabilities) {
            match sentiment {
                Sentiment::Negative => tone.sentiment -= probability,
                Sentiment::Neutral => {}
                Sentiment::Positive => tone.sentiment += probability,
            }
            if *leaving {
                tone.leaving += probability;
            }
        }
        Tone { sentiment: tone.sentiment.clamp(-1.0, 1.0), leaving: tone.leaving.clamp(0.0, 1.0) }
    }
}

/// A number that tells contents apart: the first half of their BLAKE3 digest.
#[must_use]
pub fn content_digest(content: &[u8]) -> u128 {
    let digest = blake3::hash(content);
    digest.as_bytes().first_chunk().map_or(0, |half| u128::from_le_bytes(*half))
}

/// What stands behind the sentiment in the label of a text that speaks of leaving.
const LEAVING: &str = "+leaving";

fn label(sentiment: Sentiment, leaving: bool) -> String {
    format!("{}{}", sentiment.code(), if leaving { LEAVING } else { "" })
}

fn kind(label: &str) -> Option<Kind> {
    let (code, leaving) = match label.strip_suffix(LEAVING) {
        Some(code) => (code, true),
        None => (label, false),
    };
    Some((Sentiment::from_code(code)?, leaving))
}

/// A text about reasons counts as much as this part of one labelled for its tone.
const REASONS_WEIGHT: f32 = 0.2;

/// Half of what texts about rivals say of us is bad.
const RIVAL_SHARE: f32 = 0.5;

/// What a text about this reason sounds like, where that can be said; and what else it may.
fn of_reason(leaf: &str) -> Option<(Kind, Option<Kind>)> {
    match leaf {
        "payment.billing_error"
        | "trust.lost"
        | "relationship.neglected"
        | "expectation.oversold"
        | "experience.mismatch"
        | "outcome.success_gap" => Some(((Sentiment::Negative, false), None)),
        "customer.closed"
        | "customer.in_housed"
        | "customer.need_ended"
        | "customer.relocated"
        | "customer.moved_up"
        | "customer.moved_down" => Some(((Sentiment::Neutral, true), None)),
        _ => match leaf.split('.').next() {
            Some("product" | "service" | "price" | "onboarding") => {
                Some(((Sentiment::Negative, false), None))
            }
            Some("competitor") => Some(((Sentiment::Neutral, true), Some((Sentiment::Negative, true)))),
            _ => None,
        },
    }
}

/// A text to learn from, and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ToneExample<'a> {
    pub(crate) text: &'a str,
    label: usize,
    also: Vec<usize>,
    weight: f32,
}

/// The labels, and every text that can be learned from: those labelled for their tone first.
pub(crate) fn examples<'a>(
    tones: &'a [CorpusTone],
    reasons: &'a [CorpusText],
) -> (Vec<String>, Vec<ToneExample<'a>>) {
    let labels: Vec<String> = Sentiment::ALL
        .into_iter()
        .flat_map(|sentiment| [false, true].map(|leaving| label(sentiment, leaving)))
        .collect();
    let place = |(sentiment, leaving): Kind| {
        let sentiment = Sentiment::ALL.iter().position(|own| *own == sentiment).unwrap_or_default();
        2 * sentiment + usize::from(leaving)
    };
    let own = tones.iter().map(|tone| ToneExample {
        text: &tone.text,
        label: place((tone.sentiment, tone.leaving)),
        also: Vec::new(),
        weight: 1.0,
    });
    let lent = reasons.iter().filter_map(|reason| {
        let (first, second) = of_reason(&reason.leaf)?;
        Some(ToneExample {
            text: &reason.text,
            label: place(first),
            also: second.map(place).into_iter().collect(),
            weight: REASONS_WEIGHT,
        })
    });
    (labels, own.chain(lent).collect())
}

/// Trains the models of tone; `groups` and `vectors` go with the examples, one each.
pub(crate) fn train_examples(
    labels: &[String],
    examples: &[ToneExample<'_>],
    groups: &[u32],
    vectors: &[Vec<f32>],
    corpus: [u8; 32],
    training: &Training,
) -> Result<Trained, TrainingError> {
    let examples: Vec<Example<'_>> = examples
        .iter()
        .enumerate()
        .map(|(number, example)| Example {
            text: example.text,
            label: example.label,
            also: &example.also,
            weight: example.weight,
            group: groups[number],
            encoding: vectors.get(number).map(Vec::as_slice),
        })
        .collect();
    train(labels, &examples, corpus, &Training { also_share: RIVAL_SHARE, ..training.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_they_are_written() {
        for sentiment in Sentiment::ALL {
            for leaving in [false, true] {
                assert_eq!(kind(&label(sentiment, leaving)), Some((sentiment, leaving)));
            }
        }
        assert_eq!(kind("price.too_high"), None);
    }
}
