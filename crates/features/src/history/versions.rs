//! Which version of a row was the one known when.

use std::collections::{HashMap, HashSet};

use super::rows::{Fact, Stamp};
use crate::names::Names;

/// Notes on every version when the next one was learned. Versions that the same import brought are
/// not compared: there keys are the importer's to keep apart.
pub(crate) fn resolve<T: Fact>(rows: &mut [T]) {
    let mut keys: Vec<u64> = rows.iter().map(|row| row.stamp().key).collect();
    keys.sort_unstable();
    let twice: HashSet<u64> = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    if twice.is_empty() {
        return;
    }
    // Key, when learned, import, row of the file, place.
    let mut repeated: Vec<(u64, i64, u32, u32, usize)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| twice.contains(&row.stamp().key))
        .map(|(place, row)| {
            let stamp = row.stamp();
            (stamp.key, stamp.known, stamp.import, stamp.row, place)
        })
        .collect();
    repeated.sort_unstable();
    for (index, (key, _, import, _, place)) in repeated.iter().enumerate() {
        let next =
            repeated[index + 1..].iter().take_while(|other| other.0 == *key).find(|other| other.2 != *import);
        if let Some((_, known, ..)) = next {
            rows[*place].stamp_mut().until = *known;
        }
    }
}

/// Gives rows without an account that of the row they name, known once both are.
pub(crate) fn adopt<'a, I: Iterator<Item = (u64, Stamp)>>(
    orphans: impl Iterator<Item = (&'a mut Stamp, u64)>,
    parents: impl Fn() -> I,
) {
    let orphans: Vec<(&mut Stamp, u64)> =
        orphans.filter(|(stamp, parent)| stamp.account == Names::NONE && *parent != 0).collect();
    if orphans.is_empty() {
        return;
    }
    // The parent known first: one that is learned later does not change it.
    let mut by_id: HashMap<u64, (i64, u64, u32)> = HashMap::new();
    for (id, stamp) in parents().filter(|(_, stamp)| stamp.account != Names::NONE) {
        let parent = (stamp.at.max(stamp.known), stamp.key, stamp.account);
        by_id.entry(id).and_modify(|known| *known = parent.min(*known)).or_insert(parent);
    }
    for (stamp, parent) in orphans {
        if let Some((known, _, account)) = by_id.get(&parent) {
            stamp.account = *account;
            stamp.known = stamp.known.max(*known);
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

/// The key of a row, of its source and its key there.
pub(crate) fn row_key(source: &str, row_key: i64) -> u64 {
    keyed(hash(source).max(1), row_key)
}

/// The key of a row of the source with this hash.
pub(crate) fn keyed(source: u64, row_key: i64) -> u64 {
    mix(source ^ mix(row_key as u64))
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
