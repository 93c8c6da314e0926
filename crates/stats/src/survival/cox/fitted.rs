//! A fitted regression and what it predicts.

use super::{Covariate, Cox, Finished, design::Design, pass::Evaluation, residuals::sandwich};
use crate::{
    ConfidenceLevel, Error, Interval,
    distribution::chi_square_upper_tail,
    error::{all_finite, same_length},
    linear::{Cholesky, quadratic_form},
};

/// A test that all coefficients are zero.
///
/// ```
/// use holdfast_stats::survival::cox::ChiSquareTest;
/// let test = ChiSquareTest { statistic: 3.84, degrees_of_freedom: 1, p_value: 0.05 };
/// assert_eq!(test.degrees_of_freedom, 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquareTest {
    /// Chi-square statistic.
    pub statistic: f64,
    /// Its degrees of freedom: the number of covariates.
    pub degrees_of_freedom: usize,
    /// P(X ≥ statistic) if all coefficients are zero.
    pub p_value: f64,
}

impl ChiSquareTest {
    fn new(statistic: f64, degrees_of_freedom: usize) -> Self {
        let p_value = chi_square_upper_tail(statistic, degrees_of_freedom);
        Self { statistic, degrees_of_freedom, p_value }
    }
}

/// The baseline hazard of one stratum.
///
/// ```
/// use holdfast_stats::survival::cox::CoxBaseline;
/// let baseline = CoxBaseline { stratum: 0, time: vec![1.0], cumulative_hazard: vec![0.2] };
/// assert_eq!(baseline.time.len(), baseline.cumulative_hazard.len());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CoxBaseline {
    /// The stratum's label; 0 without strata.
    pub stratum: u32,
    /// Distinct event times, ascending.
    pub time: Vec<f64>,
    /// Cumulative hazard to each time of a row whose linear predictor is zero.
    pub cumulative_hazard: Vec<f64>,
}

/// A fitted Cox regression. Vectors follow the covariates; matrices are by rows.
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, survival::{SurvivalData, cox::{Covariate, Cox, CoxRows}}};
/// let data = SurvivalData::new(None, &[4.0, 3.0, 1.0, 1.0, 2.0, 2.0, 3.0], &[1, 1, 1, 0, 1, 1, 0], None)?;
/// let covariates = [Covariate { name: "x", values: &[0.0, 2.0, 1.0, 1.0, 1.0, 0.0, 0.0] }];
/// let fit = Cox::new().fit(&CoxRows::new(&data, &covariates))?;
/// assert!(fit.hazard_ratio(0, ConfidenceLevel::P95).contains(1.0));
/// assert!(fit.likelihood_ratio_test.p_value > 0.05);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CoxFit {
    /// Names of the covariates.
    pub names: Vec<String>,
    /// β: logarithms of hazard ratios for a difference of one.
    pub coefficients: Vec<f64>,
    /// Covariance of the coefficients: robust if [`Self::robust`].
    pub variance: Vec<f64>,
    /// Covariance by the inverse of the (penalised) information.
    pub information_variance: Vec<f64>,
    /// Whether [`Self::variance`] is the sandwich.
    pub robust: bool,
    /// Partial log-likelihood at β, without the penalty.
    pub log_likelihood: f64,
    /// The same at zero.
    pub null_log_likelihood: f64,
    /// 2·(difference of the log-likelihoods). This test and the others are those of R without
    /// a penalty; with one they only describe.
    pub likelihood_ratio_test: ChiSquareTest,
    /// β'V⁻¹β with V the variance.
    pub wald_test: ChiSquareTest,
    /// Rao's test, from score and information at zero.
    pub score_test: ChiSquareTest,
    /// Newton steps taken.
    pub iterations: usize,
    /// Rows of positive weight.
    pub rows: usize,
    /// How many of them end by an event.
    pub events: usize,
    /// Means of the covariates: where the linear predictor is zero.
    pub means: Vec<f64>,
    /// Mean of the offset.
    pub offset_mean: f64,
    /// Baseline hazards, by ascending label of stratum.
    pub baselines: Vec<CoxBaseline>,
}

impl Cox {
    pub(super) fn finish(
        self,
        design: &Design,
        evaluation: &Evaluation,
        factor: &Cholesky,
        scaled: &[f64],
        finished: &Finished,
    ) -> CoxFit {
        let width = design.width;
        let information_variance = factor.inverse();
        let variance = if finished.robust {
            sandwich(design, evaluation, self.ties, &information_variance)
        } else {
            information_variance.clone()
        };
        let (wald, _) = match Cholesky::new(&variance, &vec![0.0; width]) {
            Ok(own) => (scaled.iter().zip(own.solve(scaled)).map(|(b, s)| b * s).sum(), width),
            // Fewer clusters than covariates.
            Err(_) => quadratic_form(&variance, scaled),
        };
        let unscale = |mut matrix: Vec<f64>| {
            for row in 0..width {
                for column in 0..width {
                    matrix[row * width + column] /= design.scale[row] * design.scale[column];
                }
            }
            matrix
        };
        let baselines = design
            .strata
            .iter()
            .enumerate()
            .map(|(number, stratum)| CoxBaseline {
                stratum: stratum.label,
                time: design.times[stratum.times.clone()].iter().map(|time| time.time).collect(),
                cumulative_hazard: evaluation.cumulative
                    [stratum.times.start + number + 1..=stratum.times.end + number]
                    .to_vec(),
            })
            .collect();
        let ratio = 2.0 * (evaluation.log_likelihood - finished.null_log_likelihood);
        CoxFit {
            names: design.names.clone(),
            coefficients: scaled.iter().zip(&design.scale).map(|(b, scale)| b / scale).collect(),
            variance: unscale(variance),
            information_variance: unscale(information_variance),
            robust: finished.robust,
            log_likelihood: evaluation.log_likelihood,
            null_log_likelihood: finished.null_log_likelihood,
            likelihood_ratio_test: ChiSquareTest::new(ratio, width),
            wald_test: ChiSquareTest::new(wald, width),
            score_test: ChiSquareTest::new(finished.score_statistic, width),
            iterations: finished.iterations,
            rows: design.rows,
            events: design.dead.iter().filter(|&&dead| dead).count(),
            means: design.mean.clone(),
            offset_mean: design.offset_mean,
            baselines,
        }
    }
}

impl CoxFit {
    /// The standard error of coefficient `index`; panics beyond the last covariate.
    ///
    /// ```
    /// use holdfast_stats::survival::{SurvivalData, cox::{Covariate, Cox, CoxRows}};
    /// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 1, 1], None)?;
    /// let covariates = [Covariate { name: "x", values: &[0.0, 1.0, 0.0] }];
    /// let fit = Cox::new().fit(&CoxRows::new(&data, &covariates))?;
    /// assert_eq!(fit.standard_error(0), fit.variance[0].sqrt());
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn standard_error(&self, index: usize) -> f64 {
        self.variance[index * self.names.len() + index].sqrt()
    }

    /// exp(β) of covariate `index` with the limits exp(β ± z·standard error); panics beyond
    /// the last covariate.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, survival::{SurvivalData, cox::{Covariate, Cox, CoxRows}}};
    /// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 1, 1], None)?;
    /// let covariates = [Covariate { name: "x", values: &[0.0, 1.0, 0.0] }];
    /// let fit = Cox::new().fit(&CoxRows::new(&data, &covariates))?;
    /// assert_eq!(fit.hazard_ratio(0, ConfidenceLevel::P95).estimate, fit.coefficients[0].exp());
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn hazard_ratio(&self, index: usize, level: ConfidenceLevel) -> Interval {
        let half = level.normal_quantile() * self.standard_error(index);
        let estimate = self.coefficients[index];
        Interval { estimate: estimate.exp(), lower: (estimate - half).exp(), upper: (estimate + half).exp() }
    }

    /// β'(x − mean) + offset − mean offset of each row: zero for the average row. Where the
    /// fit had no offset its mean is zero.
    ///
    /// # Errors
    /// Covariates of other names or order than those fitted, lengths that differ, values that
    /// are not finite.
    ///
    /// ```
    /// use holdfast_stats::survival::{SurvivalData, cox::{Covariate, Cox, CoxRows}};
    /// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 1, 1], None)?;
    /// let covariates = [Covariate { name: "x", values: &[0.0, 2.0, 1.0] }];
    /// let fit = Cox::new().fit(&CoxRows::new(&data, &covariates))?;
    /// let new = [Covariate { name: "x", values: &[1.0] }];
    /// assert_eq!(fit.linear_predictor(&new, None)?, [0.0]);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn linear_predictor(
        &self,
        covariates: &[Covariate<'_>],
        offset: Option<&[f64]>,
    ) -> Result<Vec<f64>, Error> {
        self.check_names(covariates.iter().map(|covariate| covariate.name))?;
        let rows = covariates[0].values.len();
        let mut predictor = vec![-self.offset_mean; rows];
        if let Some(offset) = offset {
            same_length("offset", offset.len(), "covariates", rows)?;
            all_finite("offset", offset)?;
            predictor.iter_mut().zip(offset).for_each(|(sum, offset)| *sum += offset);
        }
        for ((covariate, mean), coefficient) in covariates.iter().zip(&self.means).zip(&self.coefficients) {
            let (name, values) = (covariate.name, covariate.values);
            if values.len() != rows {
                return Err(Error::CovariateLength { name: name.to_owned(), values: values.len(), rows });
            }
            if let Some(index) = values.iter().position(|value| !value.is_finite()) {
                return Err(Error::CovariateNotFinite { name: name.to_owned(), index, value: values[index] });
            }
            for (sum, value) in predictor.iter_mut().zip(values) {
                *sum += coefficient * (value - mean);
            }
        }
        Ok(predictor)
    }

    /// The cumulative hazard to `time` of a row of this stratum (0 without strata) and linear
    /// predictor: Breslow's estimator, with Efron's steps at ties if the fit used them. After
    /// the last event time it stays where it is.
    ///
    /// # Errors
    /// [`Error::UnknownStratum`].
    ///
    /// ```
    /// use holdfast_stats::survival::{SurvivalData, cox::{Covariate, Cox, CoxRows}};
    /// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 1, 1], None)?;
    /// let covariates = [Covariate { name: "x", values: &[0.0, 2.0, 1.0] }];
    /// let fit = Cox::new().fit(&CoxRows::new(&data, &covariates))?;
    /// assert_eq!(fit.cumulative_hazard(0, 0.3, 0.5)?, 0.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn cumulative_hazard(&self, stratum: u32, linear_predictor: f64, time: f64) -> Result<f64, Error> {
        let found = self.baselines.binary_search_by_key(&stratum, |baseline| baseline.stratum);
        let baseline = &self.baselines[found.map_err(|_| Error::UnknownStratum { label: stratum })?];
        let passed = baseline.time.partition_point(|&other| other <= time);
        Ok(passed
            .checked_sub(1)
            .map_or(0.0, |last| baseline.cumulative_hazard[last] * linear_predictor.exp()))
    }

    /// exp(−cumulative hazard): the probability of no event by `time`.
    ///
    /// # Errors
    /// [`Error::UnknownStratum`].
    ///
    /// ```
    /// use holdfast_stats::survival::{SurvivalData, cox::{Covariate, Cox, CoxRows}};
    /// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 1, 1], None)?;
    /// let covariates = [Covariate { name: "x", values: &[0.0, 2.0, 1.0] }];
    /// let fit = Cox::new().fit(&CoxRows::new(&data, &covariates))?;
    /// assert!(fit.survival(0, 1.0, 2.0)? < fit.survival(0, -1.0, 2.0)?);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn survival(&self, stratum: u32, linear_predictor: f64, time: f64) -> Result<f64, Error> {
        Ok((-self.cumulative_hazard(stratum, linear_predictor, time)?).exp())
    }

    pub(super) fn check_names<'n>(&self, names: impl Iterator<Item = &'n str>) -> Result<(), Error> {
        let given: Vec<&str> = names.collect();
        if given == self.names {
            return Ok(());
        }
        Err(Error::OtherCovariates { given: given.join(", "), fitted: self.names.join(", ") })
    }
}
