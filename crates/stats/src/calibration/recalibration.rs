//! The line that would make the probabilities right, on the log-odds scale.

use super::{Forecasts, inside};
use crate::{ConfidenceLevel, Error, Interval, error::same_length};

/// The result of [`Forecasts::recalibration`].
///
/// ```
/// use holdfast_stats::calibration::Forecasts;
/// // One in five of those told 20 %, four in five of those told 80 %.
/// let probability = [0.2, 0.2, 0.2, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8, 0.8];
/// let outcome = [1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 0.0];
/// let line = Forecasts::new(&probability, &outcome, None)?.recalibration(None)?;
/// assert!((line.slope.estimate - 1.0).abs() < 1e-9 && line.intercept.estimate.abs() < 1e-9);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recalibration {
    /// b in logit P(y) = a + b·logit p: 1 if right; below 1 the probabilities are too far
    /// from the base rate (overfitting), above 1 too near to it.
    pub slope: RecalibrationEstimate,
    /// a in the same regression: 0 if right.
    pub intercept: RecalibrationEstimate,
    /// a in logit P(y) = a + logit p ("calibration in the large"): above 0 if the
    /// probabilities are too low on the whole.
    pub in_the_large: RecalibrationEstimate,
}

/// An estimate with its standard error.
///
/// ```
/// use holdfast_stats::{ConfidenceLevel, calibration::RecalibrationEstimate};
/// let slope = RecalibrationEstimate { estimate: 0.9, standard_error: 0.1 };
/// assert!(slope.interval(ConfidenceLevel::P95).contains(1.0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RecalibrationEstimate {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
}

impl RecalibrationEstimate {
    /// estimate ± z·standard error.
    ///
    /// ```
    /// use holdfast_stats::{ConfidenceLevel, calibration::RecalibrationEstimate};
    /// let interval =
    ///     RecalibrationEstimate { estimate: 1.0, standard_error: 0.0 }.interval(ConfidenceLevel::P95);
    /// assert_eq!((interval.lower, interval.upper), (1.0, 1.0));
    /// ```
    pub fn interval(&self, level: ConfidenceLevel) -> Interval {
        let half = level.normal_quantile() * self.standard_error;
        Interval { estimate: self.estimate, lower: self.estimate - half, upper: self.estimate + half }
    }
}

/// Newton steps of a concave problem in two unknowns; more means that there is no maximum.
const MOST_STEPS: usize = 50;
/// A slope or intercept beyond this is running away to infinity.
const FAR: f64 = 1e4;

impl Forecasts<'_> {
    /// Logistic recalibration: the outcome regressed on logit p.
    ///
    /// Cox DR (1958), *Biometrika* 45:562–565; Van Calster B et al. (2016), *Journal of
    /// Clinical Epidemiology* 74:167–176. Standard errors are those of maximum likelihood, or
    /// of the sandwich between `clusters` (rows of one label are not independent, as several
    /// dates of one account) if given, and between rows if outcomes are soft or some weight is
    /// not a whole number. Probabilities of 0 and 1 count as 2⁻⁵² and 1 − 2⁻⁵².
    ///
    /// # Errors
    /// Only one outcome; one probability only ([`Error::NoVariation`]); outcomes that a
    /// threshold separates completely, so that no finite slope is best
    /// ([`Error::NotConverged`]); clusters of another length.
    ///
    /// ```
    /// use holdfast_stats::calibration::Forecasts;
    /// let separated = Forecasts::new(&[0.1, 0.9], &[0.0, 1.0], None)?;
    /// assert!(separated.recalibration(None).is_err());
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn recalibration(&self, clusters: Option<&[u32]>) -> Result<Recalibration, Error> {
        if let Some(clusters) = clusters {
            same_length("cluster", clusters.len(), "probability", self.rows())?;
        }
        self.need_both_outcomes()?;
        let logit: Vec<f64> =
            self.probability.iter().map(|&p| inside(p)).map(|p| (p / (1.0 - p)).ln()).collect();
        if logit.windows(2).all(|pair| pair[0] == pair[1]) {
            return Err(Error::NoVariation { column: "probability", value: self.probability[0] });
        }
        let whole = |values: &[f64]| values.iter().all(|value| value.fract() == 0.0);
        let robust = clusters.is_some() || !whole(self.outcome) || !self.weight.is_none_or(whole);
        let line = self.newton(&logit, true)?;
        let shift = self.newton(&logit, false)?;
        let line_variance = self.variance(&logit, &line, robust, clusters);
        let shift_variance = self.variance(&logit, &shift, robust, clusters);
        let estimate = |estimate: f64, variance: f64| RecalibrationEstimate {
            estimate,
            standard_error: variance.sqrt(),
        };
        Ok(Recalibration {
            slope: estimate(line.slope, line_variance[1]),
            intercept: estimate(line.intercept, line_variance[0]),
            in_the_large: estimate(shift.intercept, shift_variance[0]),
        })
    }

    fn newton(&self, logit: &[f64], free_slope: bool) -> Result<Line, Error> {
        let mut line = Line { intercept: 0.0, slope: 1.0, information: [0.0; 3], free_slope };
        let mut loss = self.loss(logit, &line);
        for _ in 0..MOST_STEPS {
            let mut score = [0.0; 2];
            line.information = [0.0; 3];
            for row in 0..self.rows() {
                let (weight, x) = (self.weight_of(row), logit[row]);
                let p = line.probability(x);
                let (residual, spread) = (weight * (self.outcome[row] - p), weight * p * (1.0 - p));
                score[0] += residual;
                score[1] += residual * x;
                line.information[0] += spread;
                line.information[1] += spread * x;
                line.information[2] += spread * x * x;
            }
            let [to_intercept, to_slope] = line.solve(score);
            if !(to_intercept.is_finite() && to_slope.is_finite()) {
                break;
            }
            let gain = score[0] * to_intercept + score[1] * to_slope;
            // Halve until the loss does not grow.
            let mut part = 1.0;
            let next = loop {
                let next = Line {
                    intercept: line.intercept + part * to_intercept,
                    slope: line.slope + part * to_slope,
                    ..line
                };
                let next_loss = self.loss(logit, &next);
                if next_loss <= loss + 1e-12 * loss || part < 1e-6 {
                    loss = next_loss.min(loss);
                    break next;
                }
                part /= 2.0;
            };
            line = next;
            if line.intercept.abs() > FAR || line.slope.abs() > FAR {
                break;
            }
            if gain.abs() <= 1e-16 * self.total {
                return Ok(line);
            }
        }
        Err(Error::NotConverged {
            procedure: "logistic recalibration",
            iterations: MOST_STEPS,
            hint: "a threshold seems to separate the outcomes completely",
        })
    }

    fn loss(&self, logit: &[f64], line: &Line) -> f64 {
        (0..self.rows())
            .map(|row| {
                let x = line.intercept + line.slope * logit[row];
                // ln(1 + eˣ) − y·x without overflow.
                self.weight_of(row) * (x.max(0.0) + (-x.abs()).exp().ln_1p() - self.outcome[row] * x)
            })
            .sum()
    }

    /// Variances of intercept and slope.
    fn variance(&self, logit: &[f64], line: &Line, robust: bool, clusters: Option<&[u32]>) -> [f64; 2] {
        if !robust {
            return [line.solve([1.0, 0.0])[0], line.solve([0.0, 1.0])[1]];
        }
        let influence = |row: usize| {
            let residual = self.weight_of(row) * (self.outcome[row] - line.probability(logit[row]));
            line.solve([residual, residual * logit[row]])
        };
        let mut sums = [0.0; 2];
        let mut add = |own: [f64; 2]| {
            sums[0] += own[0] * own[0];
            sums[1] += own[1] * own[1];
        };
        match clusters {
            None => (0..self.rows()).for_each(|row| add(influence(row))),
            Some(clusters) => {
                let mut order: Vec<usize> = (0..self.rows()).collect();
                order.sort_by_key(|&row| clusters[row]);
                for cluster in order.chunk_by(|&a, &b| clusters[a] == clusters[b]) {
                    let mut own = [0.0; 2];
                    for row in cluster.iter().map(|&row| influence(row)) {
                        own[0] += row[0];
                        own[1] += row[1];
                    }
                    add(own);
                }
            }
        }
        sums
    }
}

/// logit P = intercept + slope·x and the information matrix (two by two, its three entries).
#[derive(Debug, Clone, Copy)]
struct Line {
    intercept: f64,
    slope: f64,
    information: [f64; 3],
    free_slope: bool,
}

impl Line {
    fn probability(&self, x: f64) -> f64 {
        1.0 / (1.0 + (-(self.intercept + self.slope * x)).exp())
    }

    /// Information⁻¹ · right, in the parameters that are free.
    fn solve(&self, right: [f64; 2]) -> [f64; 2] {
        let [a, b, c] = self.information;
        if !self.free_slope {
            return [right[0] / a, 0.0];
        }
        let determinant = a * c - b * b;
        [(c * right[0] - b * right[1]) / determinant, (a * right[1] - b * right[0]) / determinant]
    }
}
