//! Folds that keep groups together and outcomes in proportion.

use crate::{Error, Examples};
use holdfast_stats::random::Generator;
use std::collections::HashMap;

/// The fold, 0 to `folds` − 1, of every row.
///
/// Groups (single rows without groups) are shuffled, sorted by their mean target, cut into
/// runs of `folds` and dealt so that each run gives one group to each fold: every fold gets
/// nearly the same number of groups and nearly the same share of positives. With hard
/// targets and no groups this is stratified assignment. Rows of one group share a fold.
///
/// # Errors
///
/// Fewer than two folds, or more folds than groups; whatever [`Examples::check`] finds.
pub fn assign(examples: &Examples<'_>, folds: usize, seed: u64) -> Result<Vec<u8>, Error> {
    examples.check()?;
    let rows = examples.table.rows();
    let mut group_of: Vec<u32> = Vec::with_capacity(rows);
    let groups = match examples.group {
        None => {
            group_of.extend(0..rows as u32);
            rows
        }
        Some(group) => {
            let mut known: HashMap<u32, u32> = HashMap::new();
            for group in group {
                let next = known.len() as u32;
                group_of.push(*known.entry(*group).or_insert(next));
            }
            known.len()
        }
    };
    if folds < 2 || folds > groups || folds > usize::from(u8::MAX) {
        return Err(Error::Setting {
            setting: "folds",
            problem: format!("{folds} folds of {groups} groups; give 2 to {}", groups.min(255)),
        });
    }
    let mut sums = vec![(0.0_f64, 0.0_f64); groups];
    for row in 0..rows {
        let sum = &mut sums[group_of[row] as usize];
        let weight = examples.weight(row);
        sum.0 += weight * f64::from(examples.target[row]);
        sum.1 += weight;
    }
    let mean = |group: usize| {
        let (positive, total) = sums[group];
        if total > 0.0 { positive / total } else { 0.0 }
    };
    let mut random = Generator::new(seed);
    let mut order: Vec<usize> = (0..groups).collect();
    shuffle(&mut order, &mut random);
    order.sort_by(|a, b| mean(*a).total_cmp(&mean(*b)));
    let mut fold_of_group = vec![0_u8; groups];
    let mut dealt: Vec<u8> = (0..folds as u8).collect();
    for run in order.chunks(folds) {
        shuffle(&mut dealt, &mut random);
        for (group, fold) in run.iter().zip(&dealt) {
            fold_of_group[*group] = *fold;
        }
    }
    Ok(group_of.into_iter().map(|group| fold_of_group[group as usize]).collect())
}

/// Fisher–Yates.
pub(crate) fn shuffle<T>(items: &mut [T], random: &mut Generator) {
    for last in (1..items.len()).rev() {
        items.swap(last, random.next_below(last + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Column, Table, Values};

    /// The rows outside a fold and inside it.
    fn split(fold_of: &[u8], fold: u8) -> (Vec<usize>, Vec<usize>) {
        (0..fold_of.len()).partition(|row| fold_of[*row] != fold)
    }

    #[test]
    fn folds_keep_groups_together_and_outcomes_in_proportion() {
        let rows = 1_000;
        let numbers = Values::Numbers(vec![0.0; rows]);
        let table = Table::new(vec![Column { name: "x".into(), values: numbers }]).unwrap();
        let target: Vec<f32> = (0..rows).map(|row| f32::from(u8::from(row % 7 == 0))).collect();
        let group: Vec<u32> = (0..rows as u32).map(|row| row / 3).collect();
        let mut examples = Examples { table: &table, target: &target, weight: None, group: None };
        let folds = assign(&examples, 5, 3).unwrap();
        for fold in 0..5 {
            let (_, inside) = split(&folds, fold);
            let positive: f32 = inside.iter().map(|row| target[*row]).sum();
            assert_eq!(inside.len(), 200);
            assert!((28.0..=30.0).contains(&positive), "{positive}");
        }
        examples.group = Some(&group);
        let folds = assign(&examples, 5, 3).unwrap();
        assert!((0..rows).all(|row| folds[row] == folds[row / 3 * 3]));
        assert_ne!(folds, assign(&examples, 5, 4).unwrap());
        assert_eq!(folds, assign(&examples, 5, 3).unwrap());
        assert!(assign(&examples, 1, 3).is_err());
    }
}
