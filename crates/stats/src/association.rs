//! How well one column alone tells a binary outcome: the measures behind finding columns
//! that know the answer.

use crate::{
    ConfidenceLevel, Error,
    contingency::{ContingencyTable, distinct},
    discrimination::{Auc, AucVariance, Ranked},
    error::same_length,
};

/// A numeric column against a binary outcome.
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, association::NumericAssociation};
/// let column = [1.0, 2.0, 8.0, 9.0];
/// let found = NumericAssociation::new(&column, &[true, true, false, false], ConfidenceLevel::P95)?;
/// assert_eq!(found.separation(), 1.0, "low values mean true: the direction does not matter");
/// assert_eq!((found.threshold, found.purity), (5.0, 1.0));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumericAssociation {
    /// Area under the curve of the column as a score for `true`.
    pub auc: Auc,
    /// The cut with the largest Youden index, halfway between the two values it separates.
    pub threshold: f64,
    /// Youden's index at the cut, |sensitivity + specificity − 1|, 0 to 1 (Youden WJ (1950),
    /// *Cancer* 3:32–35).
    pub youden: f64,
    /// Share of rows whose outcome is the majority outcome of their side of the cut.
    pub purity: f64,
    /// Share of rows whose outcome is the majority outcome of the whole: what purity is
    /// without knowing the column.
    pub base_purity: f64,
}

impl NumericAssociation {
    /// Measures one column; leave missing values out first. One sort.
    ///
    /// # Errors
    /// Lengths that differ, values that are not finite, only one outcome.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, association::NumericAssociation};
    /// let outcome = [true, false, true, false];
    /// let found = NumericAssociation::new(&[1.0; 4], &outcome, ConfidenceLevel::P95)?;
    /// assert_eq!((found.auc.area, found.youden, found.purity), (0.5, 0.0, 0.5));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn new(values: &[f64], outcome: &[bool], level: ConfidenceLevel) -> Result<Self, Error> {
        let auc = Auc::new(values, outcome, AucVariance::DeLong, level)?;
        let ranked = Ranked::new(values, outcome)?;
        let (positives, negatives) = (ranked.positives, ranked.negatives);
        let total = (positives + negatives) as f64;
        let base_purity = positives.max(negatives) as f64 / total;
        let mut best = (ranked.steps[0].0, 0.0, base_purity);
        let (mut up, mut down) = (0, 0);
        for pair in ranked.steps.windows(2) {
            up += pair[0].1;
            down += pair[0].2;
            let youden = (up as f64 / positives as f64 - down as f64 / negatives as f64).abs();
            if youden > best.1 {
                let pure = up.max(down) + (positives - up).max(negatives - down);
                best = (f64::midpoint(pair[0].0, pair[1].0), youden, pure as f64 / total);
            }
        }
        Ok(Self { auc, threshold: best.0, youden: best.1, purity: best.2, base_purity })
    }

    /// The area in the better direction, 0.5 (no use) to 1 (knows the answer).
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, association::NumericAssociation};
    /// let found = NumericAssociation::new(&[2.0, 1.0], &[false, true], ConfidenceLevel::P95)?;
    /// assert_eq!((found.auc.area, found.separation()), (0.0, 1.0));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn separation(&self) -> f64 {
        self.auc.area.max(1.0 - self.auc.area)
    }
}

/// A categorical column against a binary outcome.
///
/// All figures are computed on the rows they describe, so a column with nearly as many
/// categories as rows looks perfect: compare [`Self::cramers_v_corrected`] and
/// [`Self::categories`] before believing it.
///
/// ```
/// use holdfast_stats::association::CategoricalAssociation;
/// let found = CategoricalAssociation::new(&[1, 1, 2, 2], &[true, true, false, false])?;
/// assert_eq!((found.cramers_v, found.purity, found.separation), (1.0, 1.0, 1.0));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CategoricalAssociation {
    /// Distinct categories.
    pub categories: usize,
    /// Cramér's V, 0 to 1.
    pub cramers_v: f64,
    /// Cramér's V corrected for its bias.
    pub cramers_v_corrected: f64,
    /// P-value of the chi-square test of independence.
    pub p_value: f64,
    /// Share of rows whose outcome is the majority outcome of their category.
    pub purity: f64,
    /// Share of rows whose outcome is the majority outcome of the whole.
    pub base_purity: f64,
    /// Area under the curve if categories are ranked by their share of `true`: the best any
    /// rule of this column alone can rank these rows.
    pub separation: f64,
    /// Share of the outcome's entropy that the column explains, 0 to 1 (the uncertainty
    /// coefficient: mutual information over entropy; Theil H (1970), *American Journal of
    /// Sociology* 76:103–154).
    pub uncertainty: f64,
}

impl CategoricalAssociation {
    /// Measures one column; labels may be any numbers, missing values may have one of their
    /// own.
    ///
    /// # Errors
    /// Lengths that differ, only one outcome.
    ///
    /// ```
    /// use holdfast_stats::association::CategoricalAssociation;
    /// let found = CategoricalAssociation::new(&[1, 2, 1, 2], &[true, true, false, false])?;
    /// assert_eq!((found.cramers_v, found.uncertainty, found.separation), (0.0, 0.0, 0.5));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn new(category: &[u32], outcome: &[bool]) -> Result<Self, Error> {
        same_length("category", category.len(), "outcome", outcome.len())?;
        let labels = distinct(category);
        // Negatives and positives of each category.
        let mut counts = vec![0u64; 2 * labels.len()];
        for (label, &outcome) in category.iter().zip(outcome) {
            let row = labels.partition_point(|other| other < label);
            counts[2 * row + usize::from(outcome)] += 1;
        }
        let positives: u64 = counts.iter().skip(1).step_by(2).sum();
        let negatives = outcome.len() as u64 - positives;
        if positives == 0 || negatives == 0 {
            let (positives, negatives) = (positives as usize, negatives as usize);
            return Err(Error::OneOutcome { positives, negatives });
        }
        let total = outcome.len() as f64;
        let pure: u64 = counts.chunks_exact(2).map(|pair| pair[0].max(pair[1])).sum();
        let mut steps: Vec<(f64, usize, usize)> = counts
            .chunks_exact(2)
            .map(|pair| {
                let share = pair[1] as f64 / (pair[0] + pair[1]) as f64;
                (share, pair[1] as usize, pair[0] as usize)
            })
            .collect();
        steps.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let ranked = Ranked { steps, positives: positives as usize, negatives: negatives as usize };
        let entropy = |part: u64, whole: u64| {
            if part == 0 {
                return 0.0;
            }
            let share = part as f64 / whole as f64;
            -(part as f64) * share.ln()
        };
        let all = positives + negatives;
        let unconditional = entropy(positives, all) + entropy(negatives, all);
        let conditional: f64 = counts
            .chunks_exact(2)
            .map(|pair| {
                let whole = pair[0] + pair[1];
                entropy(pair[0], whole) + entropy(pair[1], whole)
            })
            .sum();
        let test = ContingencyTable::new(2, counts)?.independence();
        Ok(Self {
            categories: labels.len(),
            cramers_v: test.cramers_v,
            cramers_v_corrected: test.cramers_v_corrected,
            p_value: test.p_value,
            purity: pure as f64 / total,
            base_purity: positives.max(negatives) as f64 / total,
            separation: ranked.area(),
            uncertainty: (1.0 - conditional / unconditional).clamp(0.0, 1.0),
        })
    }
}
