//! The model file: named parts and a checksum.
//!
//! ```text
//! magic        16 bytes  "holdfast model 1"
//! number of parts        u32, little-endian like everything here
//! for each part          length of the name u16, name, length of the part u64, the part
//! checksum     32 bytes  BLAKE3 of everything before
//! ```

use super::EncoderError;
use std::collections::BTreeMap;

const MAGIC: &[u8; 16] = b"holdfast model 1";
const CHECKSUM: usize = 32;

/// Parts of a model by name.
#[derive(Debug, Default)]
pub(super) struct Container<'a> {
    parts: BTreeMap<&'a str, &'a [u8]>,
}

impl<'a> Container<'a> {
    /// Reads a model file. Only a whole and unchanged one has a fitting checksum.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, EncoderError> {
        if !bytes.starts_with(MAGIC) {
            return Err(EncoderError::NotAModel);
        }
        let (body, checksum) = bytes.split_last_chunk::<CHECKSUM>().ok_or(EncoderError::Checksum)?;
        if blake3::hash(body).as_bytes() != checksum {
            return Err(EncoderError::Checksum);
        }
        let mut rest = body.get(MAGIC.len()..).ok_or(EncoderError::Checksum)?;
        let damaged = || EncoderError::Damaged("the list of its parts");
        let mut take = |length: usize| {
            let (taken, after) = rest.split_at_checked(length).ok_or_else(damaged)?;
            rest = after;
            Ok::<_, EncoderError>(taken)
        };
        let mut parts = BTreeMap::new();
        for _ in 0..number(take(4)?) {
            let name_length = number(take(2)?);
            let name = std::str::from_utf8(take(name_length)?).map_err(|_| damaged())?;
            let length = number(take(8)?);
            parts.insert(name, take(length)?);
        }
        Ok(Self { parts })
    }

    pub(super) fn part(&self, name: &'static str) -> Result<&'a [u8], EncoderError> {
        self.parts.get(name).copied().ok_or(EncoderError::Damaged(name))
    }

    pub(super) fn text(&self, name: &'static str) -> Result<&'a str, EncoderError> {
        std::str::from_utf8(self.part(name)?).map_err(|_| EncoderError::Damaged(name))
    }

    /// An array of this many numbers.
    pub(super) fn numbers(&self, name: &'static str, count: usize) -> Result<Vec<f32>, EncoderError> {
        let (values, rest) = self.part(name)?.as_chunks::<4>();
        if values.len() != count || !rest.is_empty() {
            return Err(EncoderError::Damaged(name));
        }
        Ok(values.iter().map(|value| f32::from_le_bytes(*value)).collect())
    }
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().rev().fold(0, |value, byte| value << 8 | usize::from(*byte))
}

/// Writes a model file.
pub(super) fn write(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let size: usize = parts.iter().map(|(name, part)| name.len() + part.len() + 10).sum();
    let mut bytes = Vec::with_capacity(size + MAGIC.len() + 4 + CHECKSUM);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&(parts.len() as u32).to_le_bytes());
    for (name, part) in parts {
        bytes.extend_from_slice(&(name.len() as u16).to_le_bytes());
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        bytes.extend_from_slice(part);
    }
    let checksum = blake3::hash(&bytes);
    bytes.extend_from_slice(checksum.as_bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_is_read() {
        let bytes = write(&[("name", b"made"), ("numbers", &[0, 0, 128, 63, 0, 0, 0, 64])]);
        let container = Container::read(&bytes).unwrap();
        assert_eq!(container.text("name").unwrap(), "made");
        assert_eq!(container.numbers("numbers", 2).unwrap(), [1.0, 2.0]);
        assert!(container.numbers("numbers", 3).is_err());
        assert!(container.part("other").is_err());
    }

    proptest! {
        #[test]
        fn a_changed_or_cut_file_is_refused(place in any::<prop::sample::Index>(), bit in 0_u8..8, cut in any::<bool>()) {
            let mut bytes = write(&[("name", b"made"), ("numbers", &[7; 100])]);
            let place = place.index(bytes.len());
            if cut {
                bytes.truncate(place);
            } else {
                bytes[place] ^= 1 << bit;
            }
            prop_assert!(Container::read(&bytes).is_err());
        }

        #[test]
        fn nothing_that_has_a_fitting_checksum_makes_reading_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut whole = MAGIC.to_vec();
            whole.append(&mut bytes);
            let checksum = blake3::hash(&whole);
            whole.extend_from_slice(checksum.as_bytes());
            let _ = Container::read(&whole);
        }
    }
}
