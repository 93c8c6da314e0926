//! The normaliser of SentencePiece models: a precompiled map from character sequences to
//! their replacements, stored as a double-array trie (Aoe 1989; Yata's darts-clone layout).

use super::EncoderError;

/// A precompiled map: a trie over bytes and a table of replacements ending in zero bytes.
#[derive(Debug)]
pub(super) struct CharacterMap {
    units: Vec<u32>,
    replacements: Vec<u8>,
}

/// What SentencePiece writes for a space.
pub(super) const SPACE_MARK: &[u8] = "\u{2581}".as_bytes();

impl CharacterMap {
    /// Reads `trie length, trie, replacements`.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, EncoderError> {
        let damaged = || EncoderError::Damaged("the map of characters");
        let (length, rest) = bytes.split_first_chunk::<4>().ok_or_else(damaged)?;
        let length = u32::from_le_bytes(*length) as usize;
        let (trie, replacements) = rest.split_at_checked(length).ok_or_else(damaged)?;
        let units: Vec<u32> = trie.as_chunks::<4>().0.iter().map(|unit| u32::from_le_bytes(*unit)).collect();
        if units.is_empty() {
            return Err(damaged());
        }
        Ok(Self { units, replacements: replacements.to_vec() })
    }

    /// The replacement of the longest known sequence at the start of `bytes`, and the length
    /// of that sequence. Without one, the first character as it is.
    fn prefix<'a>(&'a self, text: &'a str) -> (&'a [u8], usize) {
        let mut position = 0_usize;
        let mut found = None;
        let Some(root) = self.units.first() else { return (&[], 0) };
        position ^= offset(*root);
        for (index, byte) in text.as_bytes().iter().enumerate() {
            position ^= usize::from(*byte);
            let Some(unit) = self.units.get(position) else { break };
            if unit & 0x8000_00FF != u32::from(*byte) {
                break;
            }
            position ^= offset(*unit);
            if unit & 0x100 != 0 {
                let Some(leaf) = self.units.get(position) else { break };
                found = Some((index + 1, (leaf & 0x7FFF_FFFF) as usize));
            }
        }
        if let Some((length, value)) = found
            && let Some(tail) = self.replacements.get(value..)
        {
            let end = tail.iter().position(|byte| *byte == 0).unwrap_or(tail.len());
            return (&tail[..end], length);
        }
        let length = text.chars().next().map_or(0, char::len_utf8);
        (&text.as_bytes()[..length], length)
    }

    /// The normal form: every sequence replaced, spaces at both ends removed and runs of
    /// spaces made one, a space put in front, and spaces written as [`SPACE_MARK`].
    /// Empty if nothing is left.
    pub(super) fn normalise(&self, text: &str) -> String {
        let mut output: Vec<u8> = Vec::with_capacity(text.len() + 8);
        let mut after_space = true;
        let mut rest = text;
        while !rest.is_empty() {
            let (mut piece, length) = self.prefix(rest);
            rest = rest.get(length.max(1)..).unwrap_or("");
            if after_space {
                while let [b' ', tail @ ..] = piece {
                    piece = tail;
                }
            }
            if piece.is_empty() {
                continue;
            }
            if output.is_empty() {
                output.extend_from_slice(SPACE_MARK);
            }
            for byte in piece {
                if *byte == b' ' {
                    output.extend_from_slice(SPACE_MARK);
                } else {
                    output.push(*byte);
                }
            }
            after_space = piece.ends_with(b" ");
        }
        while output.ends_with(SPACE_MARK) {
            output.truncate(output.len() - SPACE_MARK.len());
        }
        String::from_utf8(output)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}

fn offset(unit: u32) -> usize {
    ((unit >> 10) << ((unit & 0x200) >> 6)) as usize
}
