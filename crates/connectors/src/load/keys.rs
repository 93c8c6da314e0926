//! Row keys, and which of them a file has already had.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use twox_hash::XxHash3_64;

/// Keys are hashes already.
#[derive(Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

pub(super) type KeySet = HashSet<u64, BuildHasherDefault<Same>>;

const SHARDS: usize = 64;

/// The keys of a file, shared between threads.
pub(super) struct Keys {
    shards: Vec<Mutex<KeySet>>,
    count: AtomicUsize,
    repeats: AtomicU64,
}

impl Keys {
    /// Room for about so many keys; more are no harm.
    pub(super) fn new(expected: usize) -> Self {
        let room = expected / SHARDS;
        let shard = || Mutex::new(KeySet::with_capacity_and_hasher(room, BuildHasherDefault::default()));
        Self {
            shards: (0..SHARDS).map(|_| shard()).collect(),
            count: AtomicUsize::new(0),
            repeats: AtomicU64::new(0),
        }
    }

    /// The key of a row: its hash (whose middle bits choose the shard, because the set
    /// itself tells keys apart by the highest and lowest ones), or for the second and later row with that hash one made
    /// of the hash and their number.
    pub(super) fn claim(&self, hash: u64) -> u64 {
        let mut key = hash;
        for ordinal in 1.. {
            let fresh = self.shards[(key >> 40) as usize & (SHARDS - 1)]
                .lock()
                .map_or(true, |mut shard| shard.insert(key));
            if fresh {
                self.count.fetch_add(1, Ordering::Relaxed);
                break;
            }
            if ordinal == 1 {
                self.repeats.fetch_add(1, Ordering::Relaxed);
            }
            key = combine(hash, ordinal);
        }
        key
    }

    /// How many keys there are.
    pub(super) fn len(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }

    /// How many rows had a hash that another row had before.
    pub(super) fn repeats(&self) -> u64 {
        self.repeats.load(Ordering::Relaxed)
    }
}

/// The hash of a text.
#[inline]
pub(super) fn hash(text: &str) -> u64 {
    XxHash3_64::oneshot(text.as_bytes())
}

/// Two hashes into one; the order matters.
#[inline]
pub(super) fn combine(a: u64, b: u64) -> u64 {
    let mixed = (a ^ b.rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_add(b).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rows_get_keys_of_their_own_and_always_the_same_ones() {
        let first = Keys::new(0);
        let second = Keys::new(0);
        let keys: Vec<u64> = (0..3).map(|_| first.claim(hash("a"))).collect();
        assert_eq!(keys.iter().collect::<HashSet<_>>().len(), 3);
        assert_eq!(keys, (0..3).map(|_| second.claim(hash("a"))).collect::<Vec<_>>());
        assert_eq!((first.repeats(), first.len()), (2, 3));
    }
}
