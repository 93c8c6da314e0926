//! Ordering of times: the sort that everything waits for, and the merging of close ones.

use crate::error::{Error, all_finite, same_length};

/// Numbers whose unsigned order is the numeric order of finite floats.
///
/// The sign bit is flipped for positive values and all bits for negative ones, so that
/// whole-number comparison (and bucket sorting) orders them as `<` does.
fn sort_key(value: f64) -> u64 {
    // Adding zero turns −0 into +0: the two are equal and must be one time.
    let bits = (value + 0.0).to_bits();
    if bits >> 63 == 0 { bits | (1 << 63) } else { !bits }
}

/// Below this many rows a comparison sort is faster than counting buckets.
const RADIX_MIN_ROWS: usize = 4_096;

/// Positions of `values` in ascending order, and the values in that order; equal values keep the order of their rows.
///
/// Radix sort of (upper half of the key, row) in one word: 20 bits of mantissa tell almost
/// all durations apart, and words of 8 bytes halve the traffic that bounds the speed. Runs
/// that agree in the upper half are then put in order by their whole keys, which for true
/// ties is only a look.
pub(crate) fn order_of(values: &[f64]) -> (Vec<u32>, Vec<f64>) {
    let mut words: Vec<u64> =
        values.iter().zip(0u64..).map(|(&value, row)| (sort_key(value) >> 32 << 32) | row).collect();
    if !words.is_sorted() {
        if words.len() < RADIX_MIN_ROWS {
            words.sort_unstable();
        } else {
            words = radix_sort_upper_half(words);
        }
    }
    let mut order: Vec<u32> = words.iter().map(|&word| word as u32).collect();
    drop(words);
    let mut sorted: Vec<f64> = order.iter().map(|&row| values[row as usize] + 0.0).collect();
    let upper = |value: f64| sort_key(value) >> 32;
    let mut index = 1;
    while index < sorted.len() {
        // Only a step down, which lies within one upper half, needs work.
        if sorted[index] >= sorted[index - 1] {
            index += 1;
            continue;
        }
        let half = upper(sorted[index]);
        let start = sorted.partition_point(|&value| upper(value) < half);
        let end = sorted.partition_point(|&value| upper(value) <= half);
        order[start..end].sort_unstable_by_key(|&row| (sort_key(values[row as usize]), row));
        for (value, &row) in sorted[start..end].iter_mut().zip(&order[start..end]) {
            *value = values[row as usize] + 0.0;
        }
        index = end;
    }
    (order, sorted)
}

/// Least-significant-digit passes over the upper 32 bits, 8 bits a pass, leaving out a pass
/// in which all words agree. (Wider digits write to more pages at once than the processor
/// can translate, and are slower.)
fn radix_sort_upper_half(mut from: Vec<u64>) -> Vec<u64> {
    const DIGITS: [u32; 4] = [32, 40, 48, 56];
    const BUCKETS: usize = 1 << 8;
    let digit_of = |word: u64, shift: u32| (word >> shift) as usize & (BUCKETS - 1);
    let mut counts = vec![[0usize; BUCKETS]; DIGITS.len()];
    for &word in &from {
        for (count, shift) in counts.iter_mut().zip(DIGITS) {
            count[digit_of(word, shift)] += 1;
        }
    }
    let mut to = vec![0u64; from.len()];
    for (count, shift) in counts.iter_mut().zip(DIGITS) {
        if count.contains(&from.len()) {
            continue;
        }
        let mut total = 0;
        for slot in count.iter_mut() {
            (*slot, total) = (total, total + *slot);
        }
        for &word in &from {
            let next = &mut count[digit_of(word, shift)];
            to[*next] = word;
            *next += 1;
        }
        std::mem::swap(&mut from, &mut to);
    }
    from
}

/// Entry and exit times in which values closer than `tolerance` have become one value.
///
/// R's `survival` does this by default (its argument `timefix`, tolerance 1.49e−8), because
/// times computed by subtraction can differ by rounding only. Nothing in this crate does it
/// unasked: call it before [`SurvivalData::new`](crate::survival::SurvivalData::new) where times come
/// from floating-point arithmetic. Two neighbouring distinct values are merged, into the
/// smaller, if they differ by at most `tolerance` or by at most `tolerance` times the mean
/// absolute value.
///
/// Returns the new entry times (empty if none were given) and exit times.
///
/// # Errors
/// Lengths that differ, values that are not finite, a negative tolerance.
///
/// ```
/// use holdfast_stats::survival::merge_close_times;
/// let (_, time) = merge_close_times(None, &[0.3, 0.1 + 0.2, 1.0], 1.5e-8)?;
/// assert_eq!(time, [0.3, 0.3, 1.0]);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn merge_close_times(
    entry: Option<&[f64]>,
    time: &[f64],
    tolerance: f64,
) -> Result<(Vec<f64>, Vec<f64>), Error> {
    all_finite("time", time)?;
    let entry = entry.unwrap_or_default();
    if !entry.is_empty() {
        same_length("entry", entry.len(), "time", time.len())?;
        all_finite("entry", entry)?;
    }
    if tolerance.is_nan() || tolerance < 0.0 {
        let expected = "zero or a small positive number";
        return Err(Error::InvalidParameter { name: "tolerance", value: tolerance, expected });
    }
    let mut distinct: Vec<f64> = entry.iter().chain(time).copied().collect();
    distinct.sort_unstable_by(f64::total_cmp);
    distinct.dedup();
    let scale = distinct.iter().map(|value| value.abs()).sum::<f64>() / distinct.len().max(1) as f64;
    let mut merged = distinct.clone();
    for index in 1..merged.len() {
        let gap = distinct[index] - distinct[index - 1];
        if gap <= tolerance || gap / scale <= tolerance {
            merged[index] = merged[index - 1];
        }
    }
    let replace = |values: &[f64]| {
        values
            .iter()
            .map(|value| {
                let index = distinct.partition_point(|other| other.total_cmp(value).is_lt());
                merged[index.min(merged.len() - 1)]
            })
            .collect()
    };
    Ok((replace(entry), replace(time)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radix_order_equals_a_stable_comparison_sort() {
        let mut state = 1u64;
        let values: Vec<f64> = (0..20_000)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                ((state >> 40) % 3_000) as f64 / 7.0 - 100.0
            })
            .collect();
        let mut expected: Vec<u32> = (0..20_000).collect();
        expected.sort_by(|&a, &b| values[a as usize].total_cmp(&values[b as usize]));
        assert_eq!(order_of(&values).0, expected);
    }

    #[test]
    fn values_that_differ_in_their_last_bits_only_are_in_order() {
        let values: Vec<f64> =
            (0..10_000u64).map(|i| f64::from_bits(1.5f64.to_bits() + i * 7_919 % 1_000)).collect();
        let mut expected: Vec<u32> = (0..10_000).collect();
        expected.sort_by(|&a, &b| values[a as usize].total_cmp(&values[b as usize]));
        assert_eq!(order_of(&values).0, expected);
    }

    #[test]
    fn negative_zero_ties_with_zero() {
        assert_eq!(order_of(&[0.0, -0.0, -1.0]).0, [2, 0, 1]);
    }
}
