//! The order of rows inside a file: by a text key, then by time.
//!
//! A comparison sort of a million (text, time) pairs costs about as much as encoding
//! them. Keys repeat (an account has many events), so here they are numbered by a hash
//! table, only the distinct ones are sorted, and the rows are placed by counting: linear
//! in the rows.

use arrow::array::{Array, Int64Array, StringArray};
use std::hash::{BuildHasher, RandomState};

/// Rows in the order of `(key, time)`, missing keys first, rows that tie in their given
/// order; `None` where they are already in that order.
pub(crate) fn row_order(key: &StringArray, time: &Int64Array) -> Option<Vec<u32>> {
    if in_order(key, time) {
        return None;
    }
    let numbers = Numbering::of(key);
    let ranks = numbers.ranks(key);
    // Counting sort by rank, stable.
    let mut starts = vec![0_u32; ranks.len() + 1];
    for number in &numbers.of_row {
        starts[ranks[*number as usize] as usize + 1] += 1;
    }
    for rank in 1..starts.len() {
        starts[rank] += starts[rank - 1];
    }
    let mut next = starts.clone();
    let mut order = vec![0_u32; key.len()];
    for (row, number) in numbers.of_row.iter().enumerate() {
        let place = &mut next[ranks[*number as usize] as usize];
        order[*place as usize] = row as u32;
        *place += 1;
    }
    let times = time.values();
    for bounds in starts.windows(2) {
        let run = &mut order[bounds[0] as usize..bounds[1] as usize];
        if !run.is_sorted_by_key(|row| times[*row as usize]) {
            run.sort_by_key(|row| times[*row as usize]);
        }
    }
    Some(order)
}

fn value(key: &StringArray, row: usize) -> Option<&str> {
    key.is_valid(row).then(|| key.value(row))
}

fn in_order(key: &StringArray, time: &Int64Array) -> bool {
    (1..key.len()).all(|row| match value(key, row - 1).cmp(&value(key, row)) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Equal => time.value(row - 1) <= time.value(row),
        std::cmp::Ordering::Greater => false,
    })
}

/// Each distinct key has a number, in order of first sight.
struct Numbering {
    /// The number of each row's key.
    of_row: Vec<u32>,
    /// The first row of each number.
    first_row: Vec<u32>,
}

impl Numbering {
    fn of(key: &StringArray) -> Self {
        let mut of_row = Vec::with_capacity(key.len());
        let mut first_row: Vec<u32> = Vec::new();
        // Open addressing, at most half full; the upper half of the hash spares most
        // comparisons of texts.
        let mut slots = vec![(0_u32, EMPTY); 1 << 12];
        let hasher = RandomState::new();
        let mut missing = EMPTY;
        let mut previous: Option<(&str, u32)> = None;
        for row in 0..key.len() {
            let Some(text) = value(key, row) else {
                if missing == EMPTY {
                    missing = first_row.len() as u32;
                    first_row.push(row as u32);
                }
                of_row.push(missing);
                continue;
            };
            if let Some((last, number)) = previous
                && last == text
            {
                of_row.push(number);
                continue;
            }
            if first_row.len() * 2 >= slots.len() {
                slots = grown(&slots, &hasher, key, &first_row);
            }
            let hash = hasher.hash_one(text);
            let tag = (hash >> 32) as u32;
            let mask = slots.len() - 1;
            let mut at = hash as usize & mask;
            let number = loop {
                let (slot_tag, number) = slots[at];
                if number == EMPTY {
                    let number = first_row.len() as u32;
                    first_row.push(row as u32);
                    slots[at] = (tag, number);
                    break number;
                }
                if slot_tag == tag && key.value(first_row[number as usize] as usize) == text {
                    break number;
                }
                at = (at + 1) & mask;
            };
            previous = Some((text, number));
            of_row.push(number);
        }
        Self { of_row, first_row }
    }

    /// The place of each number when the keys are sorted.
    fn ranks(&self, key: &StringArray) -> Vec<u32> {
        // The first eight bytes, as one number, decide most comparisons.
        let mut sorted: Vec<(u64, u32)> = self
            .first_row
            .iter()
            .enumerate()
            .map(|(number, row)| {
                let text = value(key, *row as usize).unwrap_or_default().as_bytes();
                let mut head = [0_u8; 8];
                let length = text.len().min(8);
                head[..length].copy_from_slice(&text[..length]);
                (u64::from_be_bytes(head), number as u32)
            })
            .collect();
        let text = |number: u32| value(key, self.first_row[number as usize] as usize);
        sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| text(a.1).cmp(&text(b.1))));
        let mut ranks = vec![0_u32; sorted.len()];
        for (rank, (_, number)) in sorted.iter().enumerate() {
            ranks[*number as usize] = rank as u32;
        }
        ranks
    }
}

/// A slot of the hash table that nothing is in.
const EMPTY: u32 = u32::MAX;

/// The slots of a hash table four times as wide.
fn grown(
    slots: &[(u32, u32)],
    hasher: &RandomState,
    key: &StringArray,
    first_row: &[u32],
) -> Vec<(u32, u32)> {
    let mut wider = vec![(0_u32, EMPTY); slots.len() * 4];
    let mask = wider.len() - 1;
    for &(tag, number) in slots.iter().filter(|slot| slot.1 != EMPTY) {
        let text = key.value(first_row[number as usize] as usize);
        let mut at = hasher.hash_one(text) as usize & mask;
        while wider[at].1 != EMPTY {
            at = (at + 1) & mask;
        }
        wider[at] = (tag, number);
    }
    wider
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn order_equals_a_stable_comparison_sort(
            rows in prop::collection::vec((prop::option::of("[a-c]{0,2}|prefix-of-eight-[a-d]{1,3}"), -3_i64..3), 0..200)
        ) {
            let key: StringArray = rows.iter().map(|row| row.0.clone()).collect();
            let time: Int64Array = rows.iter().map(|row| Some(row.1)).collect();
            let mut expected: Vec<u32> = (0..rows.len() as u32).collect();
            expected.sort_by_key(|row| rows[*row as usize].clone());
            let order = row_order(&key, &time)
                .unwrap_or_else(|| (0..rows.len() as u32).collect());
            prop_assert_eq!(order, expected);
        }
    }

    #[test]
    fn many_distinct_keys_outgrow_the_first_table() {
        let texts: Vec<String> = (0..50_000).map(|i| format!("k{}", (i * 7919) % 50_000)).collect();
        let key: StringArray = texts.iter().map(Some).collect();
        let time: Int64Array = (0..50_000).map(Some).collect();
        let order = row_order(&key, &time).unwrap();
        assert!(order.is_sorted_by_key(|row| &texts[*row as usize]));
    }
}
