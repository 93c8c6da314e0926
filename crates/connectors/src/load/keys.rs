//! Row keys, and which of them a file has already had.
//!
//! Rows that share an identifier are told apart by their order in the file. Threads take
//! the blocks of a file in any order, so they claim the keys of a block in turn: the same
//! file always gives the same keys.

use std::sync::{Condvar, Mutex, MutexGuard};
use twox_hash::XxHash3_64;

/// Keys that are taken: an open table whose size is a power of two, at most three fifths
/// full. 0 marks a free place, so the key 0 is kept as 1.
struct KeyTable {
    places: Vec<u64>,
    count: usize,
    repeats: u64,
}

impl KeyTable {
    fn grow(&mut self, keys: usize) {
        let size = (keys * 5 / 3 + 16).next_power_of_two();
        if size <= self.places.len() {
            return;
        }
        let former = std::mem::replace(&mut self.places, vec![0; size]);
        for key in former.into_iter().filter(|key| *key != 0) {
            self.insert(key);
        }
    }

    /// Whether the key is new; it is taken from now on.
    #[inline]
    fn insert(&mut self, key: u64) -> bool {
        let mask = self.places.len() - 1;
        let mut at = place(key) & mask;
        loop {
            match self.places[at] {
                0 => {
                    self.places[at] = key;
                    return true;
                }
                taken if taken == key => return false,
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// Replaces hashes of rows by keys, in order.
    fn claim(&mut self, hashes: &mut [u64]) {
        self.grow(self.count + hashes.len());
        // The places are far apart in memory. To look at all of them first lets the processor
        // fetch many at once; the loop below then finds them near.
        let mask = self.places.len() - 1;
        let near = hashes.iter().fold(0, |all, hash| all ^ self.places[place((*hash).max(1)) & mask]);
        std::hint::black_box(near);
        for hash in hashes {
            let first = (*hash).max(1);
            let mut key = first;
            for ordinal in 1.. {
                if self.insert(key) {
                    self.count += 1;
                    break;
                }
                self.repeats += u64::from(ordinal == 1);
                key = combine(first, ordinal).max(1);
            }
            *hash = key;
        }
    }
}

/// Where the search for a key begins. Hashes of texts are spread already; keys made by a
/// person's mapping of a single number are too, by [`combine`].
#[inline]
fn place(key: u64) -> usize {
    (key ^ (key >> 32)) as usize
}

struct State {
    table: KeyTable,
    /// The block whose turn it is.
    turn: u64,
    failed: bool,
}

/// The keys of a file, shared between threads.
pub(super) struct Keys {
    state: Mutex<State>,
    advanced: Condvar,
    /// Size of the file, bytes, to make room at once: growing costs more than filling.
    bytes: u64,
}

impl Keys {
    /// For a file of about so many bytes of text; 0 where that is not known.
    pub(super) fn new(bytes: u64) -> Self {
        let table = KeyTable { places: vec![0; 16], count: 0, repeats: 0 };
        Self { state: Mutex::new(State { table, turn: 0, failed: false }), advanced: Condvar::new(), bytes }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Replaces the hashes of the rows of a block of so many bytes by their keys, once all
    /// blocks before it have theirs: the hash itself, or for the second and later row with
    /// that hash one made of the hash and their number. `None` where another thread failed;
    /// otherwise the number of keys so far.
    pub(super) fn claim(&self, block: u64, block_bytes: u64, hashes: &mut [u64]) -> Option<usize> {
        let mut state = self.state();
        while state.turn != block && !state.failed {
            state = self.advanced.wait(state).unwrap_or_else(std::sync::PoisonError::into_inner);
        }
        if state.failed {
            return None;
        }
        if block == 0 && block_bytes > 0 {
            let rows = self.bytes.saturating_mul(hashes.len() as u64) / block_bytes;
            // A little more than the first block lets one expect, within reason.
            state.table.grow((rows + rows / 16).min(1 << 26) as usize);
        }
        state.table.claim(hashes);
        state.turn += 1;
        let count = state.table.count;
        drop(state);
        self.advanced.notify_all();
        Some(count)
    }

    /// Lets nobody wait for a thread that stopped.
    pub(super) fn fail(&self) {
        self.state().failed = true;
        self.advanced.notify_all();
    }

    /// How many rows had a hash that another row had before.
    pub(super) fn repeats(&self) -> u64 {
        self.state().table.repeats
    }
}

/// Tells the others when a thread stops before its end, also by a panic.
pub(super) struct Stopped<'a> {
    keys: &'a Keys,
    /// Whether the thread came to its end.
    pub(super) ended: bool,
}

impl<'a> Stopped<'a> {
    pub(super) fn new(keys: &'a Keys) -> Self {
        Self { keys, ended: false }
    }
}

impl Drop for Stopped<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.keys.fail();
        }
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
    use std::collections::HashSet;

    #[test]
    fn equal_rows_get_keys_of_their_own_whichever_thread_is_first() {
        let blocks: Vec<Vec<u64>> = (0..40u64)
            .map(|block| (0..200u64).map(|row| combine(7, (block * 31 + row) % 500)).collect())
            .collect();
        let one_by_one = || {
            let keys = Keys::new(0);
            let mut blocks = blocks.clone();
            for (number, block) in blocks.iter_mut().enumerate() {
                keys.claim(number as u64, 0, block);
            }
            (blocks, keys.repeats())
        };
        let threads = || {
            let keys = Keys::new(1 << 20);
            let mut blocks = blocks.clone();
            std::thread::scope(|scope| {
                // The last block is asked for first.
                for (number, block) in blocks.iter_mut().enumerate().rev() {
                    let keys = &keys;
                    scope.spawn(move || keys.claim(number as u64, 1 << 10, block));
                }
            });
            (blocks, keys.repeats())
        };
        let expected = one_by_one();
        assert_eq!(threads(), expected);
        let all: HashSet<u64> = expected.0.iter().flatten().copied().collect();
        assert_eq!((all.len(), expected.1), (8_000, 7_500));
    }

    #[test]
    fn nobody_waits_for_a_thread_that_stopped() {
        let keys = Keys::new(0);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| keys.claim(1, 0, &mut [1, 2]));
            drop(Stopped::new(&keys));
            assert_eq!(waiting.join().unwrap(), None);
        });
    }
}
