//! The n-grams that a model knows, and a text as a vector over them.

use crate::features::Gram;

/// Known n-grams by their hash.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Vocabulary {
    /// Ascending; the place of a key is its column.
    keys: Vec<u32>,
    /// Inverse document frequency by column.
    pub(crate) rarity: Vec<f32>,
    /// Open addressing: key and column + 1 side by side, so that one look decides; 0 for none.
    slots: Vec<u64>,
}

impl Vocabulary {
    /// Keys with the number of texts they occur in, out of `texts`.
    pub(crate) fn new(counts: &[(u32, u32)], texts: usize) -> Self {
        let keys = counts.iter().map(|(key, _)| *key).collect();
        let rarity = counts
            .iter()
            .map(|(_, count)| libm::logf((1.0 + texts as f32) / (1.0 + *count as f32)) + 1.0)
            .collect();
        Self::with_rarity(keys, rarity)
    }

    pub(crate) fn with_rarity(keys: Vec<u32>, rarity: Vec<f32>) -> Self {
        let capacity = (keys.len() * 2).next_power_of_two().max(16);
        let mut slots = vec![0_u64; capacity];
        for (column, key) in keys.iter().enumerate() {
            let mut slot = *key as usize & (capacity - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (capacity - 1);
            }
            slots[slot] = u64::from(*key) << 32 | (column as u64 + 1);
        }
        Self { keys, rarity, slots }
    }

    /// Counts in how many texts each n-gram occurs and keeps those in at least `least`.
    pub(crate) fn count(texts: &[Vec<Gram>], least: u32) -> Self {
        let mut keys: Vec<u32> = Vec::new();
        let mut own: Vec<u32> = Vec::new();
        for grams in texts {
            own.clear();
            own.extend(grams.iter().map(|gram| gram.key));
            own.sort_unstable();
            own.dedup();
            keys.extend_from_slice(&own);
        }
        keys.sort_unstable();
        let counts: Vec<(u32, u32)> = keys
            .chunk_by(|left, right| left == right)
            .filter(|same| same.len() >= least as usize)
            .map(|same| (same[0], same.len() as u32))
            .collect();
        Self::new(&counts, texts.len())
    }

    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(crate) fn keys(&self) -> &[u32] {
        &self.keys
    }

    pub(crate) fn column(&self, key: u32) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        loop {
            match self.slots[slot] {
                0 => return None,
                entry => {
                    if (entry >> 32) as u32 == key {
                        return Some(entry as u32 - 1);
                    }
                }
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// Memory for turning texts into vectors.
#[derive(Debug, Default)]
pub(crate) struct Vectoriser {
    quarters: Vec<u16>,
    touched: Vec<u32>,
}

/// Occurrences, in quarters, beyond which the weight of an n-gram does not grow.
const MOST_QUARTERS: u16 = 255;

/// log2(1 + occurrences): 1 for one occurrence, growing ever slower.
fn sublinear(quarters: u16) -> f32 {
    use std::sync::OnceLock;
    static TABLE: OnceLock<Vec<f32>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        (0..=MOST_QUARTERS).map(|quarters| libm::log2f(1.0 + f32::from(quarters) / 4.0)).collect()
    });
    table[usize::from(quarters.min(MOST_QUARTERS))]
}

impl Vectoriser {
    /// The text as columns with values of Euclidean length 1: sublinear frequency times
    /// rarity. Columns come in the order of first occurrence.
    pub(crate) fn vector(&mut self, grams: &[Gram], vocabulary: &Vocabulary, out: &mut Vec<(u32, f32)>) {
        out.clear();
        self.quarters.resize(vocabulary.len(), 0);
        self.touched.clear();
        for gram in grams {
            if let Some(column) = vocabulary.column(gram.key) {
                let quarters = &mut self.quarters[column as usize];
                if *quarters == 0 {
                    self.touched.push(column);
                }
                *quarters = quarters.saturating_add(gram.quarters);
            }
        }
        let mut squares = 0.0_f32;
        for column in &self.touched {
            let quarters = std::mem::take(&mut self.quarters[*column as usize]);
            let value = sublinear(quarters) * vocabulary.rarity[*column as usize];
            squares += value * value;
            out.push((*column, value));
        }
        if squares > 0.0 {
            let scale = 1.0 / squares.sqrt();
            for (_, value) in out.iter_mut() {
                *value *= scale;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gram(key: u32) -> Gram {
        Gram { key, clause: 0, quarters: 4 }
    }

    #[test]
    fn rare_and_frequent_keys_are_found_or_not() {
        let texts =
            vec![vec![gram(7), gram(7), gram(9)], vec![gram(7), gram(8)], vec![gram(1 << 20 | 7), gram(8)]];
        let vocabulary = Vocabulary::count(&texts, 2);
        assert_eq!(vocabulary.keys(), [7, 8]);
        assert_eq!(vocabulary.column(8), Some(1));
        assert_eq!(vocabulary.column(9), None);
        assert_eq!(vocabulary.column(1 << 20 | 7), None);
    }

    #[test]
    fn vectors_have_length_one() {
        let texts = vec![vec![gram(1), gram(2)], vec![gram(1), gram(3)], vec![gram(2), gram(3)]];
        let vocabulary = Vocabulary::count(&texts, 1);
        let (mut vectoriser, mut out) = (Vectoriser::default(), Vec::new());
        vectoriser.vector(&[gram(1), gram(1), gram(3), gram(77)], &vocabulary, &mut out);
        assert_eq!(out.len(), 2);
        assert!((out.iter().map(|(_, value)| value * value).sum::<f32>() - 1.0).abs() < 1e-6);
        // Two occurrences weigh more than one, less than twice as much.
        assert!(out[0].1 > out[1].1 && out[0].1 < 2.0 * out[1].1);
    }
}
