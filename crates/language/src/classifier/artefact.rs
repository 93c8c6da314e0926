//! A classifier as bytes: versioned, with a checksum, safe to read from a damaged file.
//!
//! Layout (little endian): magic, version, digest of the rest; then the fields in the order
//! of [`Classifier`], every list preceded by its length.

use super::{Classifier, EncoderHead, QuantisedRows};
use crate::features::FeatureSettings;
use crate::linear::lanes;
use crate::vocabulary::Vocabulary;

const MAGIC: [u8; 8] = *b"HOLDTEXT";
const HEAD_MAGIC: [u8; 8] = *b"HOLDHEAD";
const VERSION: u32 = 1;
/// Bytes before the digested part: magic, version, digest.
const HEADER: usize = 8 + 4 + 32;
/// More labels or longer vectors than this are damage.
const MOST_LABELS: usize = 4096;
const MOST_DIMENSIONS: usize = 65_536;

/// Why bytes are not a classifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArtefactError {
    /// Not such a file at all.
    #[error("this is no text classifier: train one with `holdfast train text`")]
    NotAnArtefact,
    /// Written by another version.
    #[error("this text classifier has format {found}, this program reads {VERSION}: train it again")]
    OtherVersion {
        /// Version of the file.
        found: u32,
    },
    /// Changed after it was written.
    #[error("this text classifier is damaged ({what}): fetch or train it again")]
    Damaged {
        /// What does not fit.
        what: &'static str,
    },
}

impl Classifier {
    /// The classifier as bytes; the same classifier gives the same bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        put_length(&mut body, self.labels.len());
        for label in &self.labels {
            put_text(&mut body, label);
        }
        body.extend_from_slice(&self.corpus);
        body.extend_from_slice(&self.settings.to_bytes());
        put_length(&mut body, self.vocabulary.len());
        // Keys ascend: the distances to the one before are small numbers.
        let mut before = 0;
        for key in self.vocabulary.keys() {
            put_small(&mut body, key - before);
            before = *key;
        }
        put_floats(&mut body, &self.vocabulary.rarity);
        put_floats(&mut body, &self.rows.scales);
        for row in self.rows.numbers.chunks_exact(self.lanes) {
            body.extend(row[..self.labels.len()].iter().map(|number| number.cast_unsigned()));
        }
        self.put_top(&mut body);
        sealed(MAGIC, &body)
    }

    /// Only what the model with encoder has beyond the one without, which it names by its
    /// digest: small, to be kept beside it.
    #[must_use]
    pub fn head_to_bytes(&self, base: &Self) -> Vec<u8> {
        let mut body = base.digest().to_vec();
        self.put_top(&mut body);
        sealed(HEAD_MAGIC, &body)
    }

    /// Digest of the classifier's bytes.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        *blake3::hash(&self.to_bytes()).as_bytes()
    }

    /// The model with encoder, from the model without and the bytes of
    /// [`head_to_bytes`](Self::head_to_bytes).
    ///
    /// # Errors
    /// If the bytes are of another kind or version, damaged, or belong to another model.
    pub fn with_head(&self, bytes: &[u8]) -> Result<Self, ArtefactError> {
        let mut bytes = Bytes { rest: unsealed(HEAD_MAGIC, bytes)? };
        if bytes.array::<32>("digest of the model without encoder")? != self.digest() {
            return Err(ArtefactError::Damaged { what: "it belongs to another model" });
        }
        let top = bytes.top(self.labels.len(), self.lanes)?;
        if !bytes.rest.is_empty() {
            return Err(ArtefactError::Damaged { what: "length" });
        }
        let Top { gain, intercept, head, calibration, threshold } = top;
        Ok(Self { gain, intercept, head, calibration, threshold, ..self.clone() })
    }

    /// What differs between the models with and without encoder.
    fn put_top(&self, body: &mut Vec<u8>) {
        put_floats(body, &[self.gain]);
        put_floats(body, &self.intercept[..self.labels.len()]);
        match &self.head {
            None => put_length(body, 0),
            Some(head) => {
                put_length(body, head.dimensions);
                put_text(body, &head.name);
                for row in head.weights.chunks_exact(self.lanes) {
                    put_floats(body, &row[..self.labels.len()]);
                }
            }
        }
        for (slope, shift) in &self.calibration {
            put_floats(body, &[*slope, *shift]);
        }
        put_floats(body, &[self.threshold]);
    }

    /// Reads a classifier from bytes.
    ///
    /// # Errors
    /// If the bytes are of another kind, another version, or damaged anywhere.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ArtefactError> {
        let mut bytes = Bytes { rest: unsealed(MAGIC, bytes)? };
        let classifier = bytes.classifier()?;
        if bytes.rest.is_empty() { Ok(classifier) } else { Err(ArtefactError::Damaged { what: "length" }) }
    }
}

fn sealed(magic: [u8; 8], body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend_from_slice(&magic);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(blake3::hash(body).as_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// The body, if kind, version and checksum are right.
fn unsealed(magic: [u8; 8], bytes: &[u8]) -> Result<&[u8], ArtefactError> {
    if bytes.len() < HEADER || bytes[..8] != magic {
        return Err(ArtefactError::NotAnArtefact);
    }
    let found = u32::from_le_bytes([bytes[8], bytes[9], bytes[10], bytes[11]]);
    if found != VERSION {
        return Err(ArtefactError::OtherVersion { found });
    }
    let body = &bytes[HEADER..];
    if blake3::hash(body).as_bytes() != &bytes[12..HEADER] {
        return Err(ArtefactError::Damaged { what: "checksum" });
    }
    Ok(body)
}

/// What differs between the models with and without encoder.
struct Top {
    gain: f32,
    intercept: Vec<f32>,
    head: Option<EncoderHead>,
    calibration: Vec<(f32, f32)>,
    threshold: f32,
}

fn put_length(out: &mut Vec<u8>, length: usize) {
    out.extend_from_slice(&(length as u32).to_le_bytes());
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_length(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

fn put_floats(out: &mut Vec<u8>, numbers: &[f32]) {
    for number in numbers {
        out.extend_from_slice(&number.to_le_bytes());
    }
}

/// Seven bits a byte, the highest says that more follow.
fn put_small(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push((number as u8 & 0x7F) | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads without ever looking beyond the end or reserving what a damaged length claims.
struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize, what: &'static str) -> Result<&'a [u8], ArtefactError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(ArtefactError::Damaged { what })?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self, what: &'static str) -> Result<[u8; N], ArtefactError> {
        self.take(N, what)?.try_into().map_err(|_| ArtefactError::Damaged { what })
    }

    fn length(&mut self, most: usize, what: &'static str) -> Result<usize, ArtefactError> {
        let length = u32::from_le_bytes(self.array(what)?) as usize;
        if length > most { Err(ArtefactError::Damaged { what }) } else { Ok(length) }
    }

    fn text(&mut self, what: &'static str) -> Result<String, ArtefactError> {
        let length = self.length(1 << 16, what)?;
        let bytes = self.take(length, what)?;
        String::from_utf8(bytes.to_vec()).map_err(|_| ArtefactError::Damaged { what })
    }

    fn floats(&mut self, count: usize, what: &'static str) -> Result<Vec<f32>, ArtefactError> {
        let bytes = self.take(count.checked_mul(4).ok_or(ArtefactError::Damaged { what })?, what)?;
        let numbers: Vec<f32> =
            bytes.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        if numbers.iter().all(|number| number.is_finite()) {
            Ok(numbers)
        } else {
            Err(ArtefactError::Damaged { what })
        }
    }

    fn small(&mut self, what: &'static str) -> Result<u32, ArtefactError> {
        let mut number = 0_u64;
        for shift in (0..35).step_by(7) {
            let [byte] = self.array::<1>(what)?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(number).map_err(|_| ArtefactError::Damaged { what });
            }
        }
        Err(ArtefactError::Damaged { what })
    }

    fn keys(&mut self, count: usize) -> Result<Vec<u32>, ArtefactError> {
        let mut keys = Vec::new();
        let mut before = 0_u32;
        for place in 0..count {
            let distance = self.small("n-grams")?;
            if place > 0 && distance == 0 {
                return Err(ArtefactError::Damaged { what: "order of n-grams" });
            }
            before = before.checked_add(distance).ok_or(ArtefactError::Damaged { what: "n-grams" })?;
            keys.push(before);
        }
        Ok(keys)
    }

    fn classifier(&mut self) -> Result<Classifier, ArtefactError> {
        let count = self.length(MOST_LABELS, "number of labels")?;
        if count == 0 {
            return Err(ArtefactError::Damaged { what: "number of labels" });
        }
        let labels = (0..count).map(|_| self.text("label")).collect::<Result<Vec<_>, _>>()?;
        let corpus = self.array("corpus digest")?;
        let settings = FeatureSettings::from_bytes(self.array("feature settings")?);
        let columns = self.length(self.rest.len(), "number of n-grams")?;
        let keys = self.keys(columns)?;
        let rarity = self.floats(columns, "rarities")?;
        let vocabulary = Vocabulary::with_rarity(keys, rarity);
        let scales = self.floats(columns, "scales")?;
        let lanes = lanes(count);
        let mut numbers = Vec::new();
        for _ in 0..columns {
            let row = self.take(count, "weights")?;
            numbers.extend(row.iter().map(|byte| byte.cast_signed()));
            numbers.resize(numbers.len() + lanes - count, 0);
        }
        let rows = QuantisedRows { scales, numbers };
        let Top { gain, intercept, head, calibration, threshold } = self.top(count, lanes)?;
        Ok(Classifier {
            labels,
            corpus,
            settings,
            vocabulary,
            lanes,
            rows,
            gain,
            intercept,
            head,
            calibration,
            threshold,
        })
    }

    fn top(&mut self, count: usize, lanes: usize) -> Result<Top, ArtefactError> {
        let gain = self.floats(1, "gain")?[0];
        let mut intercept = self.floats(count, "intercept")?;
        intercept.resize(lanes, 0.0);
        let dimensions = self.length(MOST_DIMENSIONS, "dimensions of the encoder")?;
        let head = if dimensions == 0 {
            None
        } else {
            let name = self.text("name of the encoder")?;
            let mut weights = Vec::new();
            for _ in 0..dimensions {
                weights.extend(self.floats(count, "weights of the encoder")?);
                weights.resize(weights.len() + lanes - count, 0.0);
            }
            Some(EncoderHead { name, dimensions, weights })
        };
        let calibration = self
            .floats(2 * count, "calibration")?
            .as_chunks::<2>()
            .0
            .iter()
            .map(|pair| (pair[0], pair[1]))
            .collect();
        let threshold = self.floats(1, "threshold")?[0];
        Ok(Top { gain, intercept, head, calibration, threshold })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classifier::{Example, Memory, Training, train};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// A small model with a head of three dimensions.
    static SMALL: LazyLock<(Classifier, Classifier)> = LazyLock::new(|| {
        let labels = ["a", "b", "c"].map(str::to_owned);
        let texts: Vec<(String, usize, Vec<f32>)> = (0..60)
            .map(|number| {
                let label = number % 3;
                let word = ["crash", "price", "moved"][label];
                let vector = vec![f32::from(label == 0), f32::from(label == 1), (number % 7) as f32 * 0.1];
                (format!("the {word} was number {number}"), label, vector)
            })
            .collect();
        let examples: Vec<Example<'_>> = texts
            .iter()
            .enumerate()
            .map(|(group, (text, label, vector))| Example {
                text,
                label: *label,
                also: &[],
                weight: 1.0,
                group: group as u32,
                encoding: Some(vector),
            })
            .collect();
        let training = Training { encoders: vec![("tiny-1".to_owned(), 3)], ..Training::default() };
        let trained = train(&labels, &examples, [7; 32], &training).unwrap();
        (trained.plain.classifier.clone(), trained.best().classifier.clone())
    });

    #[test]
    fn what_is_written_is_read() {
        let (plain, full) = &*SMALL;
        assert_eq!(&Classifier::from_bytes(&plain.to_bytes()).unwrap(), plain);
        assert_eq!(&Classifier::from_bytes(&full.to_bytes()).unwrap(), full);
        assert_eq!(&plain.with_head(&full.head_to_bytes(plain)).unwrap(), full);
        let other = full.head_to_bytes(full);
        assert_eq!(
            plain.with_head(&other),
            Err(ArtefactError::Damaged { what: "it belongs to another model" })
        );
    }

    #[test]
    fn other_versions_and_kinds_are_named() {
        let mut bytes = SMALL.0.to_bytes();
        bytes[8] = 9;
        assert_eq!(Classifier::from_bytes(&bytes), Err(ArtefactError::OtherVersion { found: 9 }));
        bytes[0] = b'x';
        assert_eq!(Classifier::from_bytes(&bytes), Err(ArtefactError::NotAnArtefact));
    }

    proptest! {
        #[test]
        fn damage_is_refused(place in 0_usize..100_000, value: u8) {
            let mut bytes = SMALL.1.to_bytes();
            let place = place % bytes.len();
            prop_assume!(bytes[place] != value);
            bytes[place] = value;
            prop_assert!(Classifier::from_bytes(&bytes).is_err());
        }

        #[test]
        fn damage_under_a_right_checksum_does_not_panic(
            changes in prop::collection::vec((0_usize..100_000, any::<u8>()), 1..6),
            cut in 0_usize..100_000,
        ) {
            let sound = SMALL.1.to_bytes();
            let mut body = sound[HEADER..].to_vec();
            for (place, value) in changes {
                let place = place % body.len().min(400);
                body[place] = value;
            }
            if cut % 3 == 0 {
                body.truncate(cut % sound.len());
            }
            if let Ok(classifier) = Classifier::from_bytes(&sealed(MAGIC, &body)) {
                let mut memory = Memory::default();
                let _ = classifier.classify("the price moved 価格", None, Some(&[0.0; 3]), &mut memory);
                let _ = classifier.spans("the price moved", 0, 3, &mut memory);
            }
        }
    }
}
