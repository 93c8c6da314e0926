//! Trains the detector on messages with the part that shows it.

use super::{Horseman, HorsemenDetector, logarithm, sentences, strongest};
use crate::classifier::{Example, Model, Training, TrainingError, calibrate, highest, train};
use std::ops::Range;

/// A message with its label.
#[derive(Debug, Clone, Copy)]
pub struct LabelledMessage<'a> {
    /// The message.
    pub text: &'a str,
    /// What it does.
    pub label: Horseman,
    /// The part that shows it; empty for [`Horseman::None`].
    pub span: &'a str,
    /// The encoder's vectors of [`horsemen_inputs`](super::horsemen_inputs), one after another.
    pub encodings: Option<&'a [f32]>,
}

/// What training gives: the detector that reads n-grams alone, and those that read encoders'
/// vectors too, if the messages carry them.
#[derive(Debug, Clone)]
pub struct TrainedHorsemen {
    /// Reads n-grams alone.
    pub plain: DetectorModel,
    /// Read n-grams and vectors: one for each encoder, and one for all together.
    pub with_encoder: Vec<DetectorModel>,
}

/// A trained detector and what it says about each message when that was held out.
#[derive(Debug, Clone)]
pub struct DetectorModel {
    /// The detector.
    pub detector: HorsemenDetector,
    /// Probabilities for each message from models that had not seen it.
    pub held_out: Vec<[f32; 5]>,
    /// The sentence with the strongest evidence for the best label, from such models.
    pub held_out_spans: Vec<Option<Range<usize>>>,
}

/// Trains the detector. The same arguments give the same bytes.
///
/// # Errors
/// If there are too few messages or encoder vectors do not fit.
pub fn train_horsemen(
    messages: &[LabelledMessage<'_>],
    corpus: [u8; 32],
    training: &Training,
) -> Result<TrainedHorsemen, TrainingError> {
    let labels: Vec<String> = Horseman::ALL.iter().map(|horseman| horseman.code().to_owned()).collect();
    let mut wholes = Vec::with_capacity(messages.len());
    let mut parts = Vec::new();
    let mut places: Vec<Places> = Vec::with_capacity(messages.len());
    for (number, message) in messages.iter().enumerate() {
        let group = number as u32;
        let sentences = sentences(message.text);
        let rows = sentences.len() + 1;
        let row = |place: usize| {
            message.encodings.map(|all| {
                let length = all.len() / rows;
                &all[place * length..(place + 1) * length]
            })
        };
        let example = |text, label: Horseman, encoding| Example {
            text,
            label: label.place(),
            also: &[],
            weight: 1.0,
            group,
            encoding,
        };
        wholes.push(example(message.text, message.label, row(0)));
        let span = message
            .text
            .find(message.span)
            .map(|start| start..start + message.span.len())
            .unwrap_or_default();
        let mut own = Vec::new();
        for (place, sentence) in sentences.into_iter().enumerate() {
            let common = sentence.end.min(span.end).saturating_sub(sentence.start.max(span.start));
            let shows = common > 0 && (common * 2 >= span.len() || common * 2 >= sentence.len());
            let label = if shows { message.label } else { Horseman::None };
            own.push((parts.len(), sentence.clone()));
            parts.push(example(&message.text[sentence], label, row(place + 1)));
        }
        places.push(own);
    }
    let whole = train(&labels, &wholes, corpus, training)?;
    let part = train(&labels, &parts, corpus, training)?;
    let plain = detector(messages, &places, &whole.plain, &part.plain);
    let with_encoder = whole
        .with_encoder
        .iter()
        .zip(&part.with_encoder)
        .map(|(whole, part)| detector(messages, &places, whole, part))
        .collect();
    Ok(TrainedHorsemen { plain, with_encoder })
}

/// Sentences of a message: their place among all sentences, and their bytes.
type Places = Vec<(usize, Range<usize>)>;

fn detector(
    messages: &[LabelledMessage<'_>],
    places: &[Places],
    whole: &Model,
    part: &Model,
) -> DetectorModel {
    let whole_rows: Vec<Vec<f32>> = whole
        .held_out
        .iter()
        .map(|row| row.iter().map(|probability| logarithm(*probability)).collect())
        .collect();
    let part_rows: Vec<Vec<f32>> = places
        .iter()
        .map(|own| {
            let rows: Vec<Vec<f32>> = own.iter().map(|(place, _)| part.held_out[*place].clone()).collect();
            strongest(&rows).to_vec()
        })
        .collect();
    let truths: Vec<usize> = messages.iter().map(|message| message.label.place()).collect();
    let fitted = calibrate(&[&whole_rows, &part_rows], &truths, Horseman::ALL.len());
    let mut calibration = [(1.0, 0.0); 5];
    calibration.copy_from_slice(&fitted.calibration);
    let gains = [fitted.gains[0], fitted.gains[1]];
    let held_out: Vec<[f32; 5]> = fitted
        .held_out
        .iter()
        .map(|row| {
            let mut own = [0.0; 5];
            own.copy_from_slice(row);
            own
        })
        .collect();
    let held_out_spans = held_out
        .iter()
        .zip(places)
        .map(|(row, own)| {
            let label = highest(row);
            own.iter()
                .max_by(|left, right| part.held_out[left.0][label].total_cmp(&part.held_out[right.0][label]))
                .filter(|_| label != 0)
                .map(|(_, range)| range.clone())
        })
        .collect();
    let detector = HorsemenDetector {
        whole: whole.classifier.clone(),
        part: part.classifier.clone(),
        gains,
        calibration,
    };
    DetectorModel { detector, held_out, held_out_spans }
}
