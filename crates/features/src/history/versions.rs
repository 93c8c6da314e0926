//! Which version of a row was the one known when.

use std::collections::HashMap;

use super::rows::{Fact, Stamp};

/// Notes on every version when the next one was learned. Versions that the same import brought are
/// not compared: there keys are the importer's to keep apart.
pub(crate) fn resolve<T: Fact>(rows: &mut [T]) {
    let mut by_key: HashMap<u64, u32> = HashMap::with_capacity(rows.len());
    for row in rows.iter() {
        *by_key.entry(row.stamp().key).or_default() += 1;
    }
    let mut repeated: Vec<usize> =
        (0..rows.len()).filter(|place| by_key[&rows[*place].stamp().key] > 1).collect();
    repeated.sort_by_key(|place| {
        let stamp = rows[*place].stamp();
        (stamp.key, stamp.known, stamp.import, stamp.row)
    });
    for place in 0..repeated.len() {
        let stamp = *rows[repeated[place]].stamp();
        let next = repeated[place + 1..]
            .iter()
            .map(|other| rows[*other].stamp())
            .take_while(|other| other.key == stamp.key)
            .find(|other| other.import != stamp.import);
        if let Some(next) = next {
            rows[repeated[place]].stamp_mut().until = next.known;
        }
    }
}

/// A 64-bit mix (the finaliser of `splitmix64`): keys of different sources do not meet.
pub(crate) fn mix(value: u64) -> u64 {
    let mut value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

/// A text as a number; 0 only for the empty text.
pub(crate) fn hash(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let mut state = 0x243F_6A88_85A3_08D3_u64 ^ text.len() as u64;
    for chunk in text.as_bytes().chunks(8) {
        let mut word = [0_u8; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        state = mix(state ^ u64::from_le_bytes(word));
    }
    state.max(1)
}

/// The key of a row of a source.
pub(crate) fn key(source: &str, row_key: i64) -> u64 {
    mix(hash(source) ^ mix(row_key as u64))
}

#[cfg(test)]
mod tests {
    use super::super::rows::{Incident, NEVER};
    use super::*;

    fn version(key: u64, known: i64, import: u32) -> Incident {
        let stamp = Stamp { account: 0, at: 0, known, until: NEVER, key, import, row: 0 };
        Incident { stamp, ended_at: NEVER }
    }

    #[test]
    fn a_version_is_known_until_the_next_is_learned() {
        let mut rows =
            [version(1, 50, 1), version(1, 10, 0), version(2, 10, 0), version(1, 50, 2), version(2, 10, 0)];
        resolve(&mut rows);
        let until: Vec<i64> = rows.iter().map(|row| row.stamp.until).collect();
        // The first of the two learned at 50 was never the one known; the same import's stand side by side.
        assert_eq!(until, [50, 50, NEVER, NEVER, NEVER]);
        assert!(
            !rows[0].stamp.is_visible(60) && rows[1].stamp.is_visible(50) && rows[3].stamp.is_visible(60)
        );
    }
}
