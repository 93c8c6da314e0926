//! The area under the curve for weighted rows and soft outcomes.

use crate::{
    ConfidenceLevel, Error, Interval,
    calibration::{not_negative, unit_interval},
    error::{all_finite, same_length},
    ordering::order_of,
};

/// The area under the receiver operating characteristic curve of weighted rows whose outcomes
/// may be shares.
///
/// An outcome y in \[0, 1\] stands for a share y of the row that was positive and 1 − y that
/// was not (see [`crate::calibration`]).
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, discrimination::WeightedAuc};
/// let scores = [0.1, 0.4, 0.35, 0.8];
/// let auc = WeightedAuc::new(&scores, &[0.0, 0.0, 1.0, 1.0], None, None, ConfidenceLevel::P95)?;
/// assert_eq!(auc.area, 0.75);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightedAuc {
    /// P(score of a positive > score of a negative) + half of P(equal), each drawn with
    /// probability proportional to its weight, in \[0, 1\].
    pub area: f64,
    /// Variance of the area.
    pub variance: f64,
    /// Lower limit, area − z·√variance, cut to \[0, 1\].
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
    /// Weight of the positive outcomes.
    pub positives: f64,
    /// Weight of the negative outcomes.
    pub negatives: f64,
}

impl WeightedAuc {
    /// Computes the area by one sort, and its variance by the infinitesimal jackknife: the
    /// sum over `clusters` (rows of one label are not independent; rows if not given) of
    /// squared influences. With independent rows of weight one it is DeLong's variance with
    /// divisors m and n instead of m − 1 and n − 1; for clusters compare Obuchowski NA
    /// (1997), *Biometrics* 53:567–578.
    ///
    /// # Errors
    /// Lengths that differ, scores that are not finite, outcomes outside \[0, 1\], negative
    /// weights, no weight on one of the outcomes.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, discrimination::WeightedAuc};
    /// let (scores, outcome, weight) = ([0.2, 0.2, 0.9], [0.0, 0.5, 1.0], [1.0, 2.0, 1.0]);
    /// let auc = WeightedAuc::new(&scores, &outcome, Some(&weight), None, ConfidenceLevel::P95)?;
    /// // Positives: one at 0.2, one at 0.9; negatives: two at 0.2.
    /// assert_eq!((auc.positives, auc.area), (2.0, 0.75));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn new(
        scores: &[f64],
        outcome: &[f64],
        weight: Option<&[f64]>,
        clusters: Option<&[u32]>,
        level: ConfidenceLevel,
    ) -> Result<Self, Error> {
        same_length("scores", scores.len(), "outcome", outcome.len())?;
        all_finite("scores", scores)?;
        unit_interval("outcome", outcome)?;
        if let Some(weight) = weight {
            same_length("weight", weight.len(), "scores", scores.len())?;
            not_negative(weight)?;
        }
        if let Some(clusters) = clusters {
            same_length("cluster", clusters.len(), "scores", scores.len())?;
        }
        let weights = |row: usize| {
            let (weight, share) = (weight.map_or(1.0, |weight| weight[row]), outcome[row]);
            (weight * share, weight * (1.0 - share))
        };
        let (order, sorted) = order_of(scores);
        let (mut positives, mut negatives) = (0.0, 0.0);
        for row in 0..scores.len() {
            let (up, down) = weights(row);
            positives += up;
            negatives += down;
        }
        if positives <= 0.0 || negatives <= 0.0 {
            let count = |wanted: f64| outcome.iter().filter(|&&outcome| outcome == wanted).count();
            return Err(Error::OneOutcome { positives: count(1.0), negatives: count(0.0) });
        }
        // For each row: the share of negatives below it and of positives above it, ties half.
        let mut placed = vec![(0.0, 0.0); scores.len()];
        let (mut area, mut negatives_below, mut positives_below) = (0.0, 0.0, 0.0);
        let mut start = 0;
        while start < order.len() {
            let end = start + sorted[start..].iter().take_while(|&&score| score == sorted[start]).count();
            let (up, down) = order[start..end].iter().fold((0.0, 0.0), |sum, &row| {
                let (up, down) = weights(row as usize);
                (sum.0 + up, sum.1 + down)
            });
            let of_positive = (negatives_below + down / 2.0) / negatives;
            let of_negative = 1.0 - (positives_below + up / 2.0) / positives;
            area += up * of_positive;
            for &row in &order[start..end] {
                placed[row as usize] = (of_positive, of_negative);
            }
            negatives_below += down;
            positives_below += up;
            start = end;
        }
        let area = area / positives;
        let influence = |row: usize| {
            let ((up, down), (of_positive, of_negative)) = (weights(row), placed[row]);
            up * (of_positive - area) / positives + down * (of_negative - area) / negatives
        };
        let variance = sum_of_squares(scores.len(), clusters, influence);
        let half = level.normal_quantile() * variance.sqrt();
        let (lower, upper) = ((area - half).max(0.0), (area + half).min(1.0));
        Ok(Self { area, variance, lower, upper, positives, negatives })
    }

    /// The area with its limits.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, discrimination::WeightedAuc};
    /// let auc = WeightedAuc::new(&[1.0, 2.0], &[0.0, 1.0], None, None, ConfidenceLevel::P95)?;
    /// assert_eq!(auc.interval().estimate, 1.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn interval(&self) -> Interval {
        Interval { estimate: self.area, lower: self.lower, upper: self.upper }
    }
}

/// Σ over clusters of (Σ of influences in the cluster)².
fn sum_of_squares(rows: usize, clusters: Option<&[u32]>, influence: impl Fn(usize) -> f64) -> f64 {
    let Some(clusters) = clusters else {
        return (0..rows).map(|row| influence(row).powi(2)).sum();
    };
    let mut order: Vec<usize> = (0..rows).collect();
    order.sort_by_key(|&row| clusters[row]);
    order
        .chunk_by(|&a, &b| clusters[a] == clusters[b])
        .map(|rows| rows.iter().map(|&row| influence(row)).sum::<f64>().powi(2))
        .sum()
}
