//! Residuals, and the sandwich variance made of them.

use super::{
    Cox, CoxFit, CoxRows,
    design::Design,
    pass::{AtRisk, Evaluation, Steps, backwards},
};
use crate::Error;

/// Residuals of a fitted regression, in the order of the rows given; rows of weight zero have
/// zeros.
///
/// ```
/// use holdfast_stats::survival::{SurvivalData, cox::{Covariate, Cox, CoxRows}};
/// let data = SurvivalData::new(None, &[4.0, 3.0, 1.0, 1.0, 2.0, 2.0, 3.0], &[1, 1, 1, 0, 1, 1, 0], None)?;
/// let covariates = [Covariate { name: "x", values: &[0.0, 2.0, 1.0, 1.0, 1.0, 0.0, 0.0] }];
/// let rows = CoxRows::new(&data, &covariates);
/// let residuals = Cox::new().residuals(&rows, &Cox::new().fit(&rows)?)?;
/// assert!(residuals.martingale.iter().sum::<f64>().abs() < 1e-12);
/// assert!(residuals.score.iter().sum::<f64>().abs() < 1e-9);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CoxResiduals {
    /// Event − exp(η)·H₀ over the time at risk, one for each row, not weighted.
    pub martingale: Vec<f64>,
    /// ∫ (x − mean of x at risk) dM, by rows, one for each covariate, not weighted.
    pub score: Vec<f64>,
    /// Score residuals times the variance by information: the change in the coefficients if
    /// the row's weight grew by one, to first order; by rows, not weighted.
    pub dfbeta: Vec<f64>,
}

impl Cox {
    /// Residuals of the rows that `fit` was fitted to, with the same settings.
    ///
    /// Therneau TM, Grambsch PM, Fleming TR (1990), *Biometrika* 77:147–160.
    ///
    /// # Errors
    /// As [`Cox::fit`]; covariates of other names than those fitted.
    ///
    /// ```
    /// use holdfast_stats::survival::{SurvivalData, cox::{Covariate, Cox, CoxRows}};
    /// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 1, 1], None)?;
    /// let covariates = [Covariate { name: "x", values: &[0.0, 1.0, 0.0] }];
    /// let rows = CoxRows::new(&data, &covariates);
    /// let residuals = Cox::new().residuals(&rows, &Cox::new().fit(&rows)?)?;
    /// assert_eq!(residuals.martingale.len(), 3);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn residuals(&self, rows: &CoxRows<'_>, fit: &CoxFit) -> Result<CoxResiduals, Error> {
        let design = Design::new(rows)?;
        fit.check_names(rows.covariates.iter().map(|covariate| covariate.name))?;
        let scaled: Vec<f64> =
            fit.coefficients.iter().zip(&design.scale).map(|(b, scale)| b * scale).collect();
        let mut evaluation = Evaluation::new(&design, self.ties);
        evaluation.evaluate(&design, &scaled);
        let width = design.width;
        let mut residuals = CoxResiduals {
            martingale: vec![0.0; design.given],
            score: vec![0.0; design.given * width],
            dfbeta: vec![0.0; design.given * width],
        };
        let score = score_residuals(&design, &evaluation, self.ties);
        for (row, own) in score.chunks_exact(width).enumerate() {
            let input = design.input[row] as usize;
            let event = f64::from(u8::from(design.dead[row]));
            let relative = evaluation.risk[row] / design.weight[row];
            residuals.martingale[input] = event - relative * evaluation.borne(&design, row);
            for column in 0..width {
                residuals.score[input * width + column] = own[column] * design.scale[column];
            }
            for column in 0..width {
                residuals.dfbeta[input * width + column] = (0..width)
                    .map(|other| {
                        own[other] * design.scale[other] * fit.information_variance[other * width + column]
                    })
                    .sum();
            }
        }
        Ok(residuals)
    }
}

/// The sandwich of `bread` (by rows) and the weighted score residuals summed by cluster, all
/// on the scaled covariates.
pub(super) fn sandwich(
    design: &Design,
    evaluation: &Evaluation,
    ties: super::Ties,
    bread: &[f64],
) -> Vec<f64> {
    let width = design.width;
    let mut score = score_residuals(design, evaluation, ties);
    for (own, weight) in score.chunks_exact_mut(width).zip(&design.weight) {
        for value in own {
            *value *= weight;
        }
    }
    if let Some(cluster) = &design.cluster {
        let clusters = cluster.iter().copied().max().map_or(0, |last| last as usize + 1);
        let mut sums = vec![0.0; clusters * width];
        for (own, &cluster) in score.chunks_exact(width).zip(cluster) {
            let sum = &mut sums[cluster as usize * width..][..width];
            sum.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
        }
        score = sums;
    }
    let mut meat = vec![0.0; width * width];
    for own in score.chunks_exact(width) {
        for row in 0..width {
            for column in 0..width {
                meat[row * width + column] += own[row] * own[column];
            }
        }
    }
    product(&product(bread, &meat, width), bread, width)
}

pub(super) fn product(left: &[f64], right: &[f64], width: usize) -> Vec<f64> {
    let mut result = vec![0.0; width * width];
    for row in 0..width {
        for column in 0..width {
            result[row * width + column] =
                (0..width).map(|k| left[row * width + k] * right[k * width + column]).sum();
        }
    }
    result
}

/// Score residuals of the design rows on the scaled covariates, by rows:
/// δ·(x − m) − exp(η)·(H·x − A), with m the mean of x at risk at the row's own event, H the
/// hazard and A the integral of the mean over the hazard, both over the row's time at risk.
fn score_residuals(design: &Design, evaluation: &Evaluation, ties: super::Ties) -> Vec<f64> {
    let width = design.width;
    let places = design.times.len() + design.strata.len();
    // By place: ∫ mean dH to the time, what an event at the time is spared of it, and the
    // mean an event is compared with.
    let mut integral = vec![0.0; places * width];
    let mut spared = vec![0.0; places * width];
    let mut mean = vec![0.0; places * width];
    let mut sums = AtRisk::new(width);
    backwards(design, &evaluation.risk, &mut sums, |place, time, sums| {
        let steps = Steps::new(ties, time, sums.risk, sums.dead_risk);
        let range = place * width..(place + 1) * width;
        let (a, d) = (&sums.moment, &sums.dead_moment);
        let [own, cross, dead] = steps.squares;
        for (column, index) in range.enumerate() {
            // Steps' means are (a − f·d)/(S − f·D); without ties d is not to be read.
            if cross > 0.0 {
                integral[index] = own * a[column] - cross * d[column];
                spared[index] = cross * a[column] - dead * d[column];
                mean[index] = (steps.hazard * a[column] - steps.relief * d[column]) / time.weight;
            } else {
                integral[index] = own * a[column];
                mean[index] = a[column] / sums.risk;
            }
        }
    });
    for (number, stratum) in design.strata.iter().enumerate() {
        for place in stratum.times.start + number + 1..=stratum.times.end + number {
            for column in 0..width {
                integral[place * width + column] += integral[(place - 1) * width + column];
            }
        }
    }
    let mut score = vec![0.0; design.rows * width];
    for (row, own) in score.chunks_exact_mut(width).enumerate() {
        let relative = evaluation.risk[row] / design.weight[row];
        let borne = evaluation.borne(design, row);
        let exit = design.exit[row] as usize * width;
        let entry = design.entry.as_ref().map(|entry| entry.index[row] as usize * width);
        for ((column, value), own) in design.row_values(row).enumerate().zip(own) {
            let mut through = integral[exit + column];
            if let Some(entry) = entry {
                through -= integral[entry + column];
            }
            if design.dead[row] {
                through -= spared[exit + column];
                *own = value - mean[exit + column];
            }
            *own -= relative * (borne * value - through);
        }
    }
    score
}
