//! Which parts of the original text speak most for a label.

use super::{Classifier, Memory};
use crate::features::Gram;
use std::ops::Range;

/// A part of the original text and how much it speaks for a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// Bytes of the original.
    pub range: Range<usize>,
    /// Sum of the contributions of its n-grams to the logit, above the mean over labels.
    pub weight: f32,
}

impl Classifier {
    /// The clauses of `text` whose n-grams speak most for `label`, at most `most`, strongest
    /// first. Their ranges are always substrings of `text`. Clauses that speak against the
    /// label, and those that are denied or address a machine, are not among them.
    #[must_use]
    pub fn spans(&self, text: &str, label: usize, most: usize, memory: &mut Memory) -> Vec<Span> {
        memory.reader.read(text, self.settings);
        let weights = self.clause_weights(label, memory);
        let mut spans: Vec<Span> = memory
            .reader
            .clauses
            .iter()
            .zip(weights)
            .filter(|(_, weight)| *weight > 0.0)
            .map(|(clause, weight)| Span {
                range: memory.reader.normalised.origin(clause.range.clone()),
                weight,
            })
            .filter(|span| !span.range.is_empty())
            .collect();
        spans.sort_by(|left, right| {
            right.weight.total_cmp(&left.weight).then(left.range.start.cmp(&right.range.start))
        });
        spans.truncate(most);
        spans
    }

    /// Contribution of each clause to a label's logit, above the mean over labels.
    pub(crate) fn clause_weights(&self, label: usize, memory: &mut Memory) -> Vec<f32> {
        let mut weights = vec![0.0_f32; memory.reader.clauses.len()];
        if label >= self.labels.len() {
            return weights;
        }
        memory.vectoriser.vector(&memory.reader.grams, &self.vocabulary, &mut memory.vector);
        // The value of a column is shared among its occurrences by their weight.
        let mut columns: Vec<(u32, f32, u32)> =
            memory.vector.iter().map(|(column, value)| (*column, *value, 0)).collect();
        columns.sort_unstable_by_key(|column| column.0);
        let known: Vec<(u32, Gram)> = memory
            .reader
            .grams
            .iter()
            .filter_map(|gram| Some((self.vocabulary.column(gram.key)?, *gram)))
            .collect();
        for (column, gram) in &known {
            if let Ok(place) = columns.binary_search_by_key(column, |entry| entry.0) {
                columns[place].2 += u32::from(gram.quarters);
            }
        }
        for (column, gram) in &known {
            let Ok(place) = columns.binary_search_by_key(column, |entry| entry.0) else { continue };
            let Some(weight) = weights.get_mut(usize::from(gram.clause)) else { continue };
            let (_, value, quarters) = columns[place];
            let row = &self.rows.numbers[*column as usize * self.lanes..][..self.labels.len()];
            let mean = row.iter().map(|number| f32::from(*number)).sum::<f32>() / row.len() as f32;
            let share = value * f32::from(gram.quarters) / quarters.max(1) as f32;
            *weight += share * self.rows.scales[*column as usize] * (f32::from(row[label]) - mean);
        }
        weights
    }
}
