//! Cox's proportional hazards regression.
//!
//! h(t | x) = h₀(t)·exp(β'x): Cox DR (1972), *Journal of the Royal Statistical Society B*
//! 34:187–220. Conventions are those of R's `coxph`: Therneau TM, Grambsch PM (2000),
//! *Modeling Survival Data*.
//!
//! ```
//! use holdfast_stats::survival::{SurvivalData, cox::{Covariate, Cox, CoxRows}};
//!
//! let data = SurvivalData::new(None, &[4.0, 3.0, 1.0, 1.0, 2.0, 2.0, 3.0], &[1, 1, 1, 0, 1, 1, 0], None)?;
//! let x = [0.0, 2.0, 1.0, 1.0, 1.0, 0.0, 0.0];
//! let covariates = [Covariate { name: "x", values: &x }];
//! let fit = Cox::new().fit(&CoxRows::new(&data, &covariates))?;
//! // R: coxph(Surv(time, status) ~ x).
//! assert!((fit.coefficients[0] - 0.460_777_654).abs() < 1e-6);
//! # Ok::<(), holdfast_stats::Error>(())
//! ```

mod design;
mod fitted;
mod pass;
mod residuals;

pub use fitted::{ChiSquareTest, CoxBaseline, CoxFit};
pub use residuals::CoxResiduals;

use super::data::SurvivalData;
use crate::{Error, linear::Cholesky};
use design::Design;
use pass::Evaluation;

/// One column of explanatory values.
///
/// ```
/// use holdfast_stats::survival::cox::Covariate;
/// let age = Covariate { name: "age", values: &[40.0, 50.0] };
/// assert_eq!(age.values.len(), 2);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Covariate<'a> {
    /// What errors and results call it.
    pub name: &'a str,
    /// One finite value for each row given to [`SurvivalData::new`].
    pub values: &'a [f64],
}

/// The rows of a regression.
///
/// Events of every cause count; [`SurvivalData::only_cause`] makes it a regression of one
/// cause-specific hazard. Clusters and weights are those of the data.
///
/// ```
/// use holdfast_stats::survival::{SurvivalData, cox::{Covariate, CoxRows}};
/// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 1], None)?;
/// let covariates = [Covariate { name: "x", values: &[0.0, 1.0] }];
/// let rows = CoxRows { strata: Some(&[0, 1]), ..CoxRows::new(&data, &covariates) };
/// assert!(rows.offset.is_none());
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CoxRows<'a> {
    /// Times, events, weights, entries and clusters.
    pub data: &'a SurvivalData,
    /// At least one covariate.
    pub covariates: &'a [Covariate<'a>],
    /// A label for each row: each stratum has its own baseline hazard.
    pub strata: Option<&'a [u32]>,
    /// A known part of each row's linear predictor.
    pub offset: Option<&'a [f64]>,
}

impl<'a> CoxRows<'a> {
    /// Rows of one stratum without offset.
    ///
    /// ```
    /// use holdfast_stats::survival::{SurvivalData, cox::{Covariate, CoxRows}};
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 1], None)?;
    /// let rows = CoxRows::new(&data, &[]);
    /// assert!(rows.strata.is_none());
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn new(data: &'a SurvivalData, covariates: &'a [Covariate<'a>]) -> Self {
        Self { data, covariates, strata: None, offset: None }
    }
}

/// How events at one time are treated.
///
/// ```
/// assert_eq!(holdfast_stats::survival::cox::Ties::default(), holdfast_stats::survival::cox::Ties::Efron);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ties {
    /// Averages over the orders in which they could have happened: Efron B (1977), *Journal
    /// of the American Statistical Association* 72:557–565. With weights, each tied event
    /// has their mean weight.
    #[default]
    Efron,
    /// Each sees all tied rows at risk: Breslow NE (1974), *Biometrics* 30:89–99. Biased
    /// towards zero where ties are many.
    Breslow,
}

/// How the variance of the coefficients is estimated.
///
/// ```
/// use holdfast_stats::survival::cox::{Cox, CoxVariance};
/// let _ = Cox::new().variance(CoxVariance::Robust);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CoxVariance {
    /// Robust if clusters were given or some weight is not a whole number, otherwise by the
    /// information (R's `coxph` is robust for whole weights above 1, too).
    #[default]
    Automatic,
    /// The inverse of the (penalised) information.
    Information,
    /// The sandwich: sum over clusters (rows if there are none) of squared weighted dfbetas.
    /// Lin DY, Wei LJ (1989), *Journal of the American Statistical Association* 84:1074–1078.
    Robust,
}

/// Cox regression: settings.
///
/// ```
/// use holdfast_stats::survival::cox::{Cox, Ties};
/// let breslow = Cox::new().ties(Ties::Breslow).ridge(1.0)?;
/// # let _ = breslow;
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cox {
    ties: Ties,
    variance: CoxVariance,
    ridge: f64,
}

/// Newton needs five to ten steps; along an infinite coefficient it never ends.
const MOST_ITERATIONS: usize = 60;
/// The gain in log-likelihood that a step promises, below which it is the last one.
const TOLERANCE: f64 = 1e-11;
/// A last step over more than this part of a covariate's range leads to infinity.
const STILL_MOVING: f64 = 1e-2;
/// A pivot below this part of the covariate's second moment is rounding.
const RANK_TOLERANCE: f64 = 1e-12;
/// Halvings of one step before giving up.
const MOST_HALVINGS: usize = 30;

impl Cox {
    /// The defaults: Efron's ties, automatic variance, no penalty.
    ///
    /// ```
    /// let _ = holdfast_stats::survival::cox::Cox::new();
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets how ties are treated.
    ///
    /// ```
    /// use holdfast_stats::survival::cox::{Cox, Ties};
    /// let _ = Cox::new().ties(Ties::Breslow);
    /// ```
    #[must_use]
    pub fn ties(self, ties: Ties) -> Self {
        Self { ties, ..self }
    }

    /// Sets how the variance is estimated.
    ///
    /// ```
    /// use holdfast_stats::survival::cox::{Cox, CoxVariance};
    /// let _ = Cox::new().variance(CoxVariance::Information);
    /// ```
    #[must_use]
    pub fn variance(self, variance: CoxVariance) -> Self {
        Self { variance, ..self }
    }

    /// Sets the ridge penalty θ: θ/2·Σ(βⱼ·sⱼ)² is taken from the log-likelihood, sⱼ the
    /// standard deviation of covariate j among the rows (R's `ridge(..., theta = θ, scale =
    /// TRUE)`). Gray RJ (1992), *Journal of the American Statistical Association* 87:942–951.
    ///
    /// # Errors
    /// [`Error::InvalidParameter`] unless finite and zero or more.
    ///
    /// ```
    /// assert!(holdfast_stats::survival::cox::Cox::new().ridge(-1.0).is_err());
    /// ```
    pub fn ridge(self, theta: f64) -> Result<Self, Error> {
        if theta.is_finite() && theta >= 0.0 {
            Ok(Self { ridge: theta, ..self })
        } else {
            let expected = "finite and zero or more";
            Err(Error::InvalidParameter { name: "ridge penalty", value: theta, expected })
        }
    }

    /// Fits by Newton's method with step halving. Each iteration passes over the sorted rows
    /// twice, O(n·p²) with p covariates, whatever the number of distinct times.
    ///
    /// # Errors
    /// No covariates, lengths that differ, values that are not finite; no events
    /// ([`Error::NoEvents`]); a covariate that adds nothing ([`Error::RedundantCovariate`]) or
    /// whose coefficient is infinite ([`Error::SeparatedCovariate`]);
    /// [`Error::NotConverged`].
    ///
    /// ```
    /// use holdfast_stats::{Error, survival::{SurvivalData, cox::{Covariate, Cox, CoxRows}}};
    /// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0, 4.0], &[1, 1, 0, 0], None)?;
    /// let covariates = [Covariate { name: "telling", values: &[1.0, 1.0, 0.0, 0.0] }];
    /// let error = Cox::new().fit(&CoxRows::new(&data, &covariates)).unwrap_err();
    /// assert_eq!(error, Error::SeparatedCovariate { name: "telling".to_owned() });
    /// # Ok::<(), Error>(())
    /// ```
    pub fn fit(&self, rows: &CoxRows<'_>) -> Result<CoxFit, Error> {
        let design = Design::new(rows)?;
        let mut coefficients = vec![0.0; design.width];
        let mut current = Evaluation::new(&design, self.ties);
        current.evaluate(&design, &coefficients);
        let null_log_likelihood = current.log_likelihood;
        let mut factor = self
            .factor(&current, &design)
            .map_err(|column| Error::RedundantCovariate { name: design.names[column].clone() })?;
        let score_statistic: f64 =
            current.score.iter().zip(factor.solve(&current.score)).map(|(u, step)| u * step).sum();
        let mut trial = current.clone();
        for iteration in 1..=MOST_ITERATIONS {
            let gradient = self.gradient(&current, &coefficients);
            let step = factor.solve(&gradient);
            let promised: f64 = gradient.iter().zip(&step).map(|(g, s)| g * s).sum();
            let start = self.objective(&current, &coefficients);
            let slack = 1e-11 * (start.abs() + 1.0);
            let mut part = 1.0;
            let next = 'halving: {
                for _ in 0..MOST_HALVINGS {
                    let next: Vec<f64> = coefficients.iter().zip(&step).map(|(b, s)| b + part * s).collect();
                    trial.evaluate(&design, &next);
                    if self.objective(&trial, &next) >= start - slack {
                        break 'halving next;
                    }
                    part /= 2.0;
                }
                let hint = "no step along the gradient raises the likelihood; are values extreme?";
                return Err(Error::NotConverged { procedure: "Cox regression", iterations: iteration, hint });
            };
            coefficients = next;
            std::mem::swap(&mut current, &mut trial);
            let moved = |column: usize| (step[column] * design.range[column]).abs();
            let furthest =
                (0..design.width).max_by(|&a, &b| moved(a).total_cmp(&moved(b))).unwrap_or_default();
            let separated = |column: usize| Error::SeparatedCovariate { name: design.names[column].clone() };
            let small = promised <= TOLERANCE;
            if small && moved(furthest) > STILL_MOVING {
                return Err(separated(furthest));
            }
            factor = self.factor(&current, &design).map_err(|_| separated(furthest))?;
            if small && part == 1.0 {
                return Ok(self.finish(
                    &design,
                    &current,
                    &factor,
                    &coefficients,
                    &Finished {
                        null_log_likelihood,
                        score_statistic,
                        iterations: iteration,
                        robust: self.is_robust(rows.data),
                    },
                ));
            }
        }
        let hint = "use fewer covariates or a ridge penalty";
        Err(Error::NotConverged { procedure: "Cox regression", iterations: MOST_ITERATIONS, hint })
    }

    fn is_robust(&self, data: &SurvivalData) -> bool {
        match self.variance {
            CoxVariance::Automatic => data.calls_for_robust_variance(),
            CoxVariance::Information => false,
            CoxVariance::Robust => true,
        }
    }

    fn objective(&self, evaluation: &Evaluation, coefficients: &[f64]) -> f64 {
        let squares: f64 = coefficients.iter().map(|b| b * b).sum();
        evaluation.log_likelihood - self.ridge / 2.0 * squares
    }

    fn gradient(&self, evaluation: &Evaluation, coefficients: &[f64]) -> Vec<f64> {
        evaluation.score.iter().zip(coefficients).map(|(u, b)| u - self.ridge * b).collect()
    }

    /// The factor of the penalised information; `Err` is the column that has none left.
    fn factor(&self, evaluation: &Evaluation, design: &Design) -> Result<Cholesky, usize> {
        let width = design.width;
        let mut information = evaluation.information.clone();
        let floor: Vec<f64> = evaluation.second_moment.iter().map(|moment| moment * RANK_TOLERANCE).collect();
        for column in 0..width {
            information[column * width + column] += self.ridge;
        }
        Cholesky::new(&information, &floor)
    }
}

/// What the iteration knows beside the coefficients.
struct Finished {
    null_log_likelihood: f64,
    score_statistic: f64,
    iterations: usize,
    robust: bool,
}
