//! How well a score ranks positive outcomes above negative ones.

mod weighted;

pub use weighted::WeightedAuc;

use crate::{
    ConfidenceLevel, Error, Interval,
    error::{all_finite, same_length},
    ordering::order_of,
};

/// How the variance of an area under the curve is estimated.
///
/// ```
/// use holdfast_stats::discrimination::AucVariance;
/// assert_eq!(AucVariance::default(), AucVariance::DeLong);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AucVariance {
    /// From the placements of each outcome among the others: DeLong ER, DeLong DM,
    /// Clarke-Pearson DL (1988), *Biometrics* 44:837–845, computed from ranks as in Sun X, Xu
    /// W (2014), *IEEE Signal Processing Letters* 21:1389–1393. Needs two of each outcome.
    #[default]
    DeLong,
    /// From the area and the counts alone, with Q₁ = A/(2−A), Q₂ = 2A²/(1+A): Hanley JA,
    /// McNeil BJ (1982), *Radiology* 143:29–36.
    HanleyMcNeil,
}

/// The area under the receiver operating characteristic curve, with its interval.
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, discrimination::{Auc, AucVariance}};
/// let scores = [0.1, 0.4, 0.35, 0.8];
/// let auc = Auc::new(&scores, &[false, false, true, true], AucVariance::DeLong, ConfidenceLevel::P95)?;
/// assert_eq!(auc.area, 0.75);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Auc {
    /// P(score of a positive > score of a negative) + half of P(equal), in \[0, 1\].
    pub area: f64,
    /// Variance of the area.
    pub variance: f64,
    /// Lower limit, area − z·√variance, cut to \[0, 1\].
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
    /// Rows whose outcome is true.
    pub positives: usize,
    /// Rows whose outcome is false.
    pub negatives: usize,
}

impl Auc {
    /// Computes the area as the Mann–Whitney statistic with ties at half, by one sort.
    ///
    /// Mann HB, Whitney DR (1947), *Annals of Mathematical Statistics* 18:50–60; Bamber D
    /// (1975), *Journal of Mathematical Psychology* 12:387–415.
    ///
    /// # Errors
    /// Lengths that differ, scores that are not finite (leave missing ones out first), only
    /// one outcome.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, discrimination::{Auc, AucVariance}};
    /// let constant = Auc::new(&[1.0; 4], &[true, false, true, false], AucVariance::DeLong,
    ///                         ConfidenceLevel::P95)?;
    /// assert_eq!(constant.area, 0.5);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn new(
        scores: &[f64],
        outcome: &[bool],
        variance: AucVariance,
        level: ConfidenceLevel,
    ) -> Result<Self, Error> {
        let ranked = Ranked::new(scores, outcome)?;
        let area = ranked.area();
        let variance = match variance {
            AucVariance::DeLong => ranked.delong(area),
            AucVariance::HanleyMcNeil => {
                hanley_mcneil(area, ranked.positives as f64, ranked.negatives as f64)
            }
        };
        let half = level.normal_quantile() * variance.sqrt();
        Ok(Self {
            area,
            variance,
            lower: (area - half).max(0.0),
            upper: (area + half).min(1.0),
            positives: ranked.positives,
            negatives: ranked.negatives,
        })
    }

    /// The area with its limits.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, discrimination::{Auc, AucVariance}};
    /// let auc = Auc::new(&[1.0, 2.0], &[false, true], AucVariance::HanleyMcNeil, ConfidenceLevel::P95)?;
    /// assert_eq!(auc.interval().estimate, 1.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn interval(&self) -> Interval {
        Interval { estimate: self.area, lower: self.lower, upper: self.upper }
    }
}

/// Variance of an area by the formula of Hanley and McNeil (1982).
///
/// ```
/// use holdfast_stats::discrimination::hanley_mcneil;
/// // 51 positives and 58 negatives, the numbers of their example.
/// let error = hanley_mcneil(0.893, 51.0, 58.0).sqrt();
/// assert!((error - 0.0325).abs() < 5e-4);
/// ```
pub fn hanley_mcneil(area: f64, positives: f64, negatives: f64) -> f64 {
    let squared = area * area;
    let two_positives = area / (2.0 - area) - squared;
    let two_negatives = 2.0 * squared / (1.0 + area) - squared;
    let own = area * (1.0 - area);
    let sum = own + (positives - 1.0) * two_positives + (negatives - 1.0) * two_negatives;
    (sum / (positives * negatives)).max(0.0)
}

/// Distinct scores in ascending order with the outcomes at each.
pub(crate) struct Ranked {
    /// Score, positives at it, negatives at it.
    pub(crate) steps: Vec<(f64, usize, usize)>,
    pub(crate) positives: usize,
    pub(crate) negatives: usize,
}

impl Ranked {
    pub(crate) fn new(scores: &[f64], outcome: &[bool]) -> Result<Self, Error> {
        same_length("scores", scores.len(), "outcome", outcome.len())?;
        all_finite("scores", scores)?;
        let positives = outcome.iter().filter(|&&outcome| outcome).count();
        let negatives = outcome.len() - positives;
        if positives == 0 || negatives == 0 {
            return Err(Error::OneOutcome { positives, negatives });
        }
        let mut steps: Vec<(f64, usize, usize)> = Vec::new();
        let (order, sorted) = order_of(scores);
        for (row, score) in order.into_iter().zip(sorted) {
            let positive = outcome[row as usize];
            let (up, down) = (usize::from(positive), usize::from(!positive));
            match steps.last_mut() {
                Some(last) if last.0 == score => {
                    last.1 += up;
                    last.2 += down;
                }
                _ => steps.push((score, up, down)),
            }
        }
        Ok(Self { steps, positives, negatives })
    }

    /// Wins of positives in halves, so that the sum is exact.
    pub(crate) fn area(&self) -> f64 {
        let mut below = 0u128;
        let mut halves = 0u128;
        for &(_, positives, negatives) in &self.steps {
            halves += positives as u128 * (2 * below + negatives as u128);
            below += negatives as u128;
        }
        halves as f64 / (2 * self.positives as u128 * self.negatives as u128) as f64
    }

    /// S₁₀/m + S₀₁/n: sample variances of the placements of positives and of negatives.
    fn delong(&self, area: f64) -> f64 {
        let (m, n) = (self.positives as f64, self.negatives as f64);
        if self.positives < 2 || self.negatives < 2 {
            return f64::NAN;
        }
        let (mut negatives_below, mut positives_below) = (0.0, 0.0);
        let (mut of_positives, mut of_negatives) = (0.0, 0.0);
        for &(_, positives, negatives) in &self.steps {
            let (positives, negatives) = (positives as f64, negatives as f64);
            let placed_positive = (negatives_below + negatives / 2.0) / n;
            let placed_negative = 1.0 - (positives_below + positives / 2.0) / m;
            of_positives += positives * (placed_positive - area).powi(2);
            of_negatives += negatives * (placed_negative - area).powi(2);
            negatives_below += negatives;
            positives_below += positives;
        }
        of_positives / (m * (m - 1.0)) + of_negatives / (n * (n - 1.0))
    }
}
