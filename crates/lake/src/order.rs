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

/// The bytes of a key from `from` on, as a number that sorts like them; those after the
/// sixteenth are left out.
fn head(text: &str, from: usize) -> u128 {
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    let mut head = [0_u8; 16];
    let length = bytes.len().min(16);
    head[..length].copy_from_slice(&bytes[..length]);
    u128::from_be_bytes(head)
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
        /// An empty slot of the table.
        const EMPTY: u32 = u32::MAX;
        let mut of_row = Vec::with_capacity(key.len());
        let mut first_row: Vec<u32> = Vec::new();
        // What most comparisons need, close together: the rows' own texts are scattered
        // over more memory than a processor keeps near.
        let mut seen: Vec<(u128, usize, u64)> = Vec::new();
        // Open addressing, at most half full.
        let mut slots = vec![EMPTY; 1 << 12];
        let hasher = RandomState::new();
        let mut missing = EMPTY;
        let mut previous: Option<(&str, u32)> = None;
        for row in 0..key.len() {
            let Some(text) = value(key, row) else {
                if missing == EMPTY {
                    missing = first_row.len() as u32;
                    first_row.push(row as u32);
                    seen.push((0, usize::MAX, 0));
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
                slots = vec![EMPTY; slots.len() * 4];
                for (number, (_, length, hash)) in seen.iter().enumerate() {
                    if *length != usize::MAX {
                        let mut at = *hash as usize & (slots.len() - 1);
                        while slots[at] != EMPTY {
                            at = (at + 1) & (slots.len() - 1);
                        }
                        slots[at] = number as u32;
                    }
                }
            }
            let hash = hasher.hash_one(text);
            let wanted = (head(text, 0), text.len());
            let mask = slots.len() - 1;
            let mut at = hash as usize & mask;
            let number = loop {
                let number = slots[at];
                if number == EMPTY {
                    let number = first_row.len() as u32;
                    first_row.push(row as u32);
                    seen.push((wanted.0, wanted.1, hash));
                    slots[at] = number;
                    break number;
                }
                let (head, length, _) = seen[number as usize];
                if (head, length) == wanted
                    && (length <= 16 || key.value(first_row[number as usize] as usize) == text)
                {
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
        let text = |number: u32| value(key, self.first_row[number as usize] as usize);
        // Identifiers tend to begin alike; what follows decides most comparisons.
        let mut texts = (0..self.first_row.len() as u32).filter_map(text);
        let first = texts.next().unwrap_or_default().as_bytes();
        let alike = texts.fold(first.len(), |alike, text| {
            let pairs = first[..alike].iter().zip(text.as_bytes());
            pairs.take_while(|(a, b)| a == b).count()
        });
        let mut sorted: Vec<(u128, u32)> = (0..self.first_row.len() as u32)
            .map(|number| (text(number).map_or(0, |text| head(text, alike)), number))
            .collect();
        sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| text(a.1).cmp(&text(b.1))));
        let mut ranks = vec![0_u32; sorted.len()];
        for (rank, (_, number)) in sorted.iter().enumerate() {
            ranks[*number as usize] = rank as u32;
        }
        ranks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn order_equals_a_stable_comparison_sort(
            rows in prop::collection::vec((prop::option::of("[a-c]{0,2}|a prefix of more than sixteen bytes-[a-d]{1,3}|acc-[0-9]{2,14}|\\x00{0,3}"), -3_i64..3), 0..200)
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
