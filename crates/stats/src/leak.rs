//! Columns that know the outcome.
//!
//! A column of an export is a leak if it could only have been written when the outcome was
//! known: a score computed from it, a complaint noted on the way out, a value read at
//! termination, a field filled in only for those who left. Names say nothing reliable; the
//! values do. A column is reported if one of these holds (the first, in this order):
//!
//! 1. **Filled in only for one side.** All accounts with a value left (or all stayed), and
//!    that would happen by chance with probability below 10⁻⁶: rⁿ for n values, r the share
//!    of that side among all accounts.
//! 2. **Read at the end.** At least 99 % of one side share a single value that at most 10 %
//!    of the other side have, while the other side has at least 10 different values: the
//!    moment of reading differs for one side only (a market index on the day of
//!    termination against the index on the day of the export).
//! 3. **Ranks the outcome.** The area under the ROC curve, in the better direction, has a
//!    95 % lower limit (DeLong) of at least 0.90. One column of ordinary data does not come
//!    near: models of *all* columns of business churn data reach about 0.75 to 0.93
//!    (Verbeke W et al. (2012), *European Journal of Operational Research* 218:211–229, on
//!    eleven telecom data sets), and the strongest honest single columns (tenure, contract,
//!    age) about 0.75. A column that separates every row *repeats* the outcome.
//!
//! Numbers are ranked as they are; few-valued numbers and texts by the share that left
//! among the other rows with the same value (five folds, shrunk towards the overall share
//! by ten rows), so that an identifier, with one row a value, ranks nothing.
//!
//! Fewer than 20 accounts with a value on either side decide nothing, except in 1.

use crate::ConfidenceLevel;
use crate::discrimination::{Auc, AucVariance};
use std::collections::HashMap;

/// Lower limit of the area under the curve from which a column knows the outcome.
pub const KNOWS_OUTCOME: f64 = 0.90;
/// Fewest accounts with a value on either side.
const FEWEST_OF_EACH: usize = 20;
/// Largest probability of a one-sided column by chance.
const BY_CHANCE: f64 = 1e-6;
/// Share of one side with the single value, and largest share of the other.
const SINGLE_VALUE_SHARE: f64 = 0.99;
const SINGLE_VALUE_ELSEWHERE: f64 = 0.10;
/// Different values that the other side must have.
const FEWEST_DIFFERENT: usize = 10;
/// A number with at most so many different values is also taken as a category.
const MOST_CATEGORIES_OF_NUMBERS: usize = 20;
const FOLDS: usize = 5;
/// Rows' worth of the overall share in a category's share.
const SHRINKAGE: f64 = 10.0;

/// The values of a column, one an account; `None` where it has none.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Numbers; dates as days.
    Numbers(Vec<Option<f64>>),
    /// Texts, numbered from 0.
    Labels(Vec<Option<u32>>),
}

/// How a column gives itself away.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Leak {
    /// Only accounts that left have a value: so many.
    OnlyLeft(u64),
    /// Only accounts that stayed have a value: so many.
    OnlyStayed(u64),
    /// One value for nearly all who stayed, many for those who left.
    ReadAtEnd {
        /// Share of those who stayed that have the single value.
        share: f64,
        /// Different values among those who left.
        different: u64,
    },
    /// One value for nearly all who left, many for those who stayed.
    ResetAtEnd {
        /// Share of those who left that have the single value.
        share: f64,
        /// Different values among those who stayed.
        different: u64,
    },
    /// The column separates every account.
    Repeats,
    /// The column ranks those who left apart from those who stayed.
    Ranks {
        /// Area under the curve in the better direction, 0.9 to 1.
        area: f64,
        /// Its 95 % lower limit.
        lower: f64,
    },
}

/// Looks for a leak in a column against the outcome (`true`: left), one entry an account.
///
/// ```text
/// left  left  left  stayed  stayed …      outcome
/// 96    91    98    12      40            -> Ranks
/// 03-14 03-20 04-02 06-30   06-30         -> ReadAtEnd
/// "x"   "y"   –     –       –             -> OnlyLeft
/// ```
pub fn detect(outcome: &[bool], values: &Values) -> Option<Leak> {
    let labels = match values {
        Values::Labels(labels) => labels.clone(),
        Values::Numbers(numbers) => label(numbers),
    };
    let rows: Vec<usize> =
        (0..outcome.len().min(labels.len())).filter(|row| labels[*row].is_some()).collect();
    let left = rows.iter().filter(|row| outcome[**row]).count();
    let stayed = rows.len() - left;
    if let Some(leak) = one_sided(outcome, left, stayed) {
        return Some(leak);
    }
    if left < FEWEST_OF_EACH || stayed < FEWEST_OF_EACH {
        return None;
    }
    let outcome_of: Vec<bool> = rows.iter().map(|row| outcome[*row]).collect();
    let label_of: Vec<u32> = rows.iter().filter_map(|row| labels[*row]).collect();
    let counts = Counts::new(&label_of, &outcome_of);
    if let Some(leak) = counts.at_end(left, stayed) {
        return Some(leak);
    }
    let mut best: Option<Auc> = None;
    let mut consider = |found: Option<Auc>| {
        if let Some(found) = found
            && best.is_none_or(|best| found.lower > best.lower)
        {
            best = Some(found);
        }
    };
    if let Values::Numbers(numbers) = values {
        let scores: Vec<f64> = rows.iter().filter_map(|row| numbers[*row]).collect();
        consider(area(&scores, &outcome_of));
        let reversed: Vec<f64> = scores.iter().map(|score| -score).collect();
        consider(area(&reversed, &outcome_of));
    }
    if matches!(values, Values::Labels(_)) || counts.different() <= MOST_CATEGORIES_OF_NUMBERS {
        consider(area(&out_of_fold(&label_of, &outcome_of), &outcome_of));
    }
    let best = best.filter(|best| best.lower >= KNOWS_OUTCOME)?;
    Some(if best.area >= 1.0 { Leak::Repeats } else { Leak::Ranks { area: best.area, lower: best.lower } })
}

fn area(scores: &[f64], outcome: &[bool]) -> Option<Auc> {
    Auc::new(scores, outcome, AucVariance::DeLong, ConfidenceLevel::P95).ok()
}

/// Numbers each distinct finite number.
fn label(numbers: &[Option<f64>]) -> Vec<Option<u32>> {
    let mut known: HashMap<u64, u32> = HashMap::new();
    numbers
        .iter()
        .map(|number| {
            // Adding zero makes -0 and 0 the same value.
            let number = number.filter(|number| number.is_finite())? + 0.0;
            let next = known.len() as u32;
            Some(*known.entry(number.to_bits()).or_insert(next))
        })
        .collect()
}

fn one_sided(outcome: &[bool], left: usize, stayed: usize) -> Option<Leak> {
    let all_left = outcome.iter().filter(|left| **left).count();
    let all_stayed = outcome.len() - all_left;
    if all_left < FEWEST_OF_EACH || all_stayed < FEWEST_OF_EACH {
        return None;
    }
    let by_chance = |side: usize, values: usize| (side as f64 / outcome.len() as f64).powf(values as f64);
    if stayed == 0 && left > 0 && by_chance(all_left, left) < BY_CHANCE {
        return Some(Leak::OnlyLeft(left as u64));
    }
    if left == 0 && stayed > 0 && by_chance(all_stayed, stayed) < BY_CHANCE {
        return Some(Leak::OnlyStayed(stayed as u64));
    }
    None
}

/// Accounts that left and stayed, per value.
struct Counts {
    by_label: HashMap<u32, (u64, u64)>,
}

impl Counts {
    fn new(labels: &[u32], outcome: &[bool]) -> Self {
        let mut by_label: HashMap<u32, (u64, u64)> = HashMap::new();
        for (label, left) in labels.iter().zip(outcome) {
            let counts = by_label.entry(*label).or_default();
            if *left {
                counts.0 += 1;
            } else {
                counts.1 += 1;
            }
        }
        Self { by_label }
    }

    fn different(&self) -> usize {
        self.by_label.len()
    }

    fn at_end(&self, left: usize, stayed: usize) -> Option<Leak> {
        let side = |own: fn(&(u64, u64)) -> u64, other: fn(&(u64, u64)) -> u64, of: usize, against: usize| {
            let mode = self.by_label.values().max_by_key(|counts| own(counts))?;
            let share = own(mode) as f64 / of as f64;
            let elsewhere = other(mode) as f64 / against as f64;
            let different = self.by_label.values().filter(|counts| other(counts) > 0).count();
            (share >= SINGLE_VALUE_SHARE
                && elsewhere <= SINGLE_VALUE_ELSEWHERE
                && different >= FEWEST_DIFFERENT)
                .then_some((share, different as u64))
        };
        if let Some((share, different)) = side(|counts| counts.1, |counts| counts.0, stayed, left) {
            return Some(Leak::ReadAtEnd { share, different });
        }
        let (share, different) = side(|counts| counts.0, |counts| counts.1, left, stayed)?;
        Some(Leak::ResetAtEnd { share, different })
    }
}

/// For every row the share that left among the rows of the other folds with its label.
/// Folds are dealt within each label and outcome, so that they do not depend on the order
/// of rows with other values.
fn out_of_fold(labels: &[u32], outcome: &[bool]) -> Vec<f64> {
    let overall = outcome.iter().filter(|left| **left).count() as f64 / outcome.len().max(1) as f64;
    let mut tallies: HashMap<u32, ([u32; FOLDS], [u32; FOLDS], usize)> = HashMap::new();
    let folds: Vec<usize> = labels
        .iter()
        .zip(outcome)
        .map(|(label, left)| {
            let (rows, lefts, next) = tallies.entry(*label).or_default();
            let fold = *next % FOLDS;
            *next += 1;
            rows[fold] += 1;
            lefts[fold] += u32::from(*left);
            fold
        })
        .collect();
    labels
        .iter()
        .zip(folds)
        .map(|(label, fold)| {
            let (rows, lefts, _) = tallies.get(label).copied().unwrap_or_default();
            let others = |tally: [u32; FOLDS]| f64::from(tally.iter().sum::<u32>() - tally[fold]);
            (others(lefts) + SHRINKAGE * overall) / (others(rows) + SHRINKAGE)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Generator;

    fn outcome(left: usize, stayed: usize) -> Vec<bool> {
        (0..left + stayed).map(|row| row < left).collect()
    }

    fn numbers(values: impl IntoIterator<Item = f64>) -> Values {
        Values::Numbers(values.into_iter().map(Some).collect())
    }

    #[test]
    fn a_score_made_from_the_outcome_ranks_it_in_either_direction() {
        let outcome = outcome(100, 300);
        let mut random = Generator::new(1);
        let score: Vec<f64> =
            outcome.iter().map(|left| f64::from(*left) * 3.0 + random.next_unit() * 3.4).collect();
        assert!(matches!(detect(&outcome, &numbers(score.iter().copied())), Some(Leak::Ranks { .. })));
        let reversed = score.iter().map(|score| 100.0 - score);
        assert!(matches!(detect(&outcome, &numbers(reversed)), Some(Leak::Ranks { .. })));
    }

    #[test]
    fn a_copy_of_the_outcome_repeats_it_as_number_and_as_text() {
        let outcome = outcome(50, 50);
        let copy: Vec<Option<u32>> = outcome.iter().map(|left| Some(u32::from(*left))).collect();
        assert_eq!(detect(&outcome, &Values::Labels(copy)), Some(Leak::Repeats));
        let copy = outcome.iter().map(|left| f64::from(*left));
        assert_eq!(detect(&outcome, &numbers(copy)), Some(Leak::Repeats));
    }

    #[test]
    fn a_code_whose_middle_value_means_left_is_found_though_its_order_means_nothing() {
        let outcome = outcome(100, 200);
        let code =
            outcome.iter().enumerate().map(|(row, left)| if *left { 2.0 } else { [1.0, 3.0][row % 2] });
        assert_eq!(detect(&outcome, &numbers(code)), Some(Leak::Repeats));
    }

    #[test]
    fn strong_honest_columns_are_no_leaks() {
        let mut random = Generator::new(3);
        let outcome = outcome(2_000, 5_000);
        // Contract: 43 % of monthly customers leave, 11 % and 3 % of the others: AUC ≈ 0.75.
        let contract: Vec<Option<u32>> = outcome
            .iter()
            .map(|left| {
                let draw = random.next_unit();
                let limits = if *left { [0.89, 0.97] } else { [0.43, 0.68] };
                Some(limits.iter().filter(|limit| draw > **limit).count() as u32)
            })
            .collect();
        assert_eq!(detect(&outcome, &Values::Labels(contract)), None);
        let tenure: Vec<f64> =
            outcome.iter().map(|left| random.next_unit() * if *left { 35.0 } else { 72.0 }).collect();
        assert_eq!(detect(&outcome, &numbers(tenure)), None);
    }

    #[test]
    fn identifiers_names_and_constants_are_no_leaks() {
        let outcome = outcome(300, 700);
        let identifiers = Values::Labels((0..1_000).map(Some).collect());
        assert_eq!(detect(&outcome, &identifiers), None);
        let surnames = Values::Labels((0..1_000).map(|row| Some(row * 7919 % 400)).collect());
        assert_eq!(detect(&outcome, &surnames), None);
        assert_eq!(detect(&outcome, &numbers((0..1_000).map(|_| 4.0))), None);
        assert_eq!(detect(&outcome, &Values::Labels(vec![None; 1_000])), None);
    }

    #[test]
    fn a_column_filled_in_only_for_one_side_is_a_leak_and_a_rare_one_is_not() {
        let outcome = outcome(260, 740);
        let present = |rows: std::ops::Range<usize>| {
            Values::Labels((0..1_000).map(|row| rows.contains(&row).then_some(row as u32 % 3)).collect())
        };
        assert_eq!(detect(&outcome, &present(0..130)), Some(Leak::OnlyLeft(130)));
        assert_eq!(detect(&outcome, &present(300..900)), Some(Leak::OnlyStayed(600)));
        // Five of 1,000 all left: 0.26^5 = 0.1 %, and many columns are looked at.
        assert_eq!(detect(&outcome, &present(0..5)), None);
        assert_eq!(detect(&outcome, &present(200..400)), None);
    }

    #[test]
    fn a_value_read_at_termination_is_found_though_it_ranks_nothing() {
        let outcome = outcome(500, 500);
        let mut random = Generator::new(5);
        // The index of the day: around zero for those who left, one value for the others.
        let index: Vec<f64> =
            outcome.iter().map(|left| if *left { random.next_unit() - 0.5 } else { 0.01 }).collect();
        let Some(Leak::ReadAtEnd { share, different }) = detect(&outcome, &numbers(index)) else {
            panic!("not found");
        };
        assert!(share > 0.999 && different > 400);
        let balance: Vec<f64> =
            outcome.iter().map(|left| if *left { 0.0 } else { random.next_unit() }).collect();
        assert!(matches!(detect(&outcome, &numbers(balance)), Some(Leak::ResetAtEnd { .. })));
    }

    #[test]
    fn too_few_accounts_decide_nothing() {
        let outcome = outcome(10, 10);
        let copy = outcome.iter().map(|left| f64::from(*left));
        assert_eq!(detect(&outcome, &numbers(copy)), None);
        assert_eq!(detect(&[], &numbers([])), None);
    }
}
