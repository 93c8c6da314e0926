//! Numbers for categories of columns with many: the mean target of their rows.

use super::forest::Statistic;
use crate::Examples;
use crate::table::{MISSING, Values};

/// Rows' worth of the overall mean in a category's mean.
const SHRINKAGE: f64 = 10.0;

/// What a member without `fold` knows of a column's categories.
///
/// A row of fold f is given the mean over the rows of all folds but f and `fold`, so that no
/// row's own outcome (nor that of its group) is in its number, as it will not be for rows to
/// come. Those get the mean over all folds but `fold`.
pub(super) fn encode(
    examples: &Examples<'_>,
    column: usize,
    fold_of: &[u8],
    folds: usize,
    fold: u8,
) -> (Statistic, Vec<f32>) {
    let Values::Categories { codes, names } = &examples.table.columns()[column].values else {
        // Only category columns are encoded.
        let statistic = Statistic { column: column as u32, by_code: Vec::new(), missing: 0.0, unseen: 0.0 };
        return (statistic, vec![0.0; fold_of.len()]);
    };
    let levels = names.len() + 1;
    let level = |code: u32| if code == MISSING { names.len() } else { code as usize };
    let mut sums = vec![[0.0_f64; 2]; levels * folds];
    let mut overall = vec![[0.0_f64; 2]; folds];
    for (row, code) in codes.iter().enumerate() {
        let own = fold_of[row];
        if own == fold {
            continue;
        }
        let weight = examples.weight(row);
        let positive = weight * f64::from(examples.target[row]);
        for sum in [&mut sums[level(*code) * folds + usize::from(own)], &mut overall[usize::from(own)]] {
            sum[0] += positive;
            sum[1] += weight;
        }
    }
    let without = |sums: &[[f64; 2]], left_out: usize| {
        let others = sums.iter().enumerate().filter(|(fold, _)| *fold != left_out);
        others.fold([0.0; 2], |total, (_, sum)| [total[0] + sum[0], total[1] + sum[1]])
    };
    let mean = |sums: [f64; 2], overall: [f64; 2]| {
        let prior = overall[0] / overall[1].max(1e-9);
        ((sums[0] + SHRINKAGE * prior) / (sums[1] + SHRINKAGE)) as f32
    };
    // The last entry leaves out nothing (a member's own fold is empty anyway).
    let by_fold: Vec<Vec<f32>> = (0..=folds)
        .map(|left_out| {
            let overall = without(&overall, left_out);
            let of = |sums: &[[f64; 2]]| mean(without(sums, left_out), overall);
            sums.chunks_exact(folds).map(of).collect()
        })
        .collect();
    let numbers =
        codes.iter().zip(fold_of).map(|(code, own)| by_fold[usize::from(*own)][level(*code)]).collect();
    let final_means = &by_fold[folds];
    let all = without(&overall, folds);
    let statistic = Statistic {
        column: column as u32,
        by_code: final_means[..names.len()].to_vec(),
        missing: final_means[names.len()],
        unseen: mean([0.0; 2], all),
    };
    (statistic, numbers)
}
