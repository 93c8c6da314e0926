//! Percentile bootstrap intervals for totals and ratios of totals.
//!
//! Efron B, Tibshirani RJ (1993), *An Introduction to the Bootstrap*, ch. 13: draw n rows
//! with replacement, compute the figure, repeat; the limits are the α/2 and 1 − α/2
//! quantiles of the repeats. Rows must be what is independent (one row for each subject, not
//! for each payment). Each repeat has its own stream of the generator, so the result depends
//! on the seed alone and not on the number of threads. Cost: rows × repeats draws, at some
//! nanoseconds each, on all cores.

use crate::{ConfidenceLevel, Error, Interval, error::same_length, random::Generator};

/// How a bootstrap is run.
///
/// ```
/// use holdfast_stats::bootstrap::Bootstrap;
/// let settings = Bootstrap { repeats: 500, ..Bootstrap::default() };
/// assert_eq!(settings.seed, Bootstrap::default().seed);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// Number of resamples; 1,000 or more for 95 % limits.
    pub repeats: usize,
    /// Seed of the generator.
    pub seed: u64,
    /// Confidence level.
    pub level: ConfidenceLevel,
}

impl Default for Bootstrap {
    /// 1,000 repeats, 95 %, a fixed seed.
    fn default() -> Self {
        Self { repeats: 1_000, seed: 20_260_801, level: ConfidenceLevel::P95 }
    }
}

impl Bootstrap {
    /// Interval for the sum of whole numbers, such as amounts in minor units.
    ///
    /// Sums are exact; only the result is rounded to `f64`. Limits are on the scale of the
    /// sum for the same number of rows.
    ///
    /// # Errors
    /// [`Error::Empty`] without values, [`Error::InvalidParameter`] without repeats.
    ///
    /// ```
    /// use holdfast_stats::bootstrap::Bootstrap;
    /// let amounts = [1_000, 1_000, 0, 0, 5_000, 0, 2_500, 0];
    /// let interval = Bootstrap::default().sum(&amounts)?;
    /// assert_eq!(interval.estimate, 9_500.0);
    /// assert!(interval.lower < 9_500.0 && 9_500.0 < interval.upper);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn sum(&self, values: &[i64]) -> Result<Interval, Error> {
        self.check("values", values.len())?;
        let rows = values.len();
        let repeats = self.run(|generator| {
            (0..rows).map(|_| i128::from(values[generator.next_below(rows)])).sum::<i128>() as f64
        });
        let estimate = values.iter().map(|&value| i128::from(value)).sum::<i128>() as f64;
        Ok(self.percentiles(estimate, repeats))
    }

    /// Interval for Σ numerator / Σ denominator, rows drawn in pairs.
    ///
    /// Repeats with a denominator of zero are left out; if the whole sums to zero the
    /// estimate is not a number.
    ///
    /// # Errors
    /// Lengths that differ, no values, no repeats.
    ///
    /// ```
    /// use holdfast_stats::bootstrap::Bootstrap;
    /// let (lost, at_start) = ([0, 20, 0, 0, 10], [50, 20, 30, 60, 40]);
    /// let rate = Bootstrap::default().ratio(&lost, &at_start)?;
    /// assert_eq!(rate.estimate, 0.15);
    /// assert_eq!(rate, Bootstrap::default().ratio(&lost, &at_start)?);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn ratio(&self, numerator: &[i64], denominator: &[i64]) -> Result<Interval, Error> {
        same_length("numerator", numerator.len(), "denominator", denominator.len())?;
        self.check("numerator", numerator.len())?;
        // Side by side, so that a draw reads one place in memory.
        let pairs: Vec<(i64, i64)> = numerator.iter().copied().zip(denominator.iter().copied()).collect();
        let divide = |top: i128, bottom: i128| {
            if bottom == 0 { f64::NAN } else { top as f64 / bottom as f64 }
        };
        let mut repeats = self.run(|generator| {
            let (mut top, mut bottom) = (0_i128, 0_i128);
            for _ in 0..pairs.len() {
                let (numerator, denominator) = pairs[generator.next_below(pairs.len())];
                top += i128::from(numerator);
                bottom += i128::from(denominator);
            }
            divide(top, bottom)
        });
        repeats.retain(|value| !value.is_nan());
        let top = numerator.iter().map(|&value| i128::from(value)).sum();
        let bottom = denominator.iter().map(|&value| i128::from(value)).sum();
        Ok(self.percentiles(divide(top, bottom), repeats))
    }

    /// Interval for any figure of a resample, given as the row numbers drawn.
    ///
    /// # Errors
    /// [`Error::Empty`] without rows, [`Error::InvalidParameter`] without repeats.
    ///
    /// ```
    /// use holdfast_stats::bootstrap::Bootstrap;
    /// let values = [3.0, 9.0, 4.0, 4.0, 5.0];
    /// let largest = |rows: &[u32]| {
    ///     rows.iter().map(|&row| values[row as usize]).fold(f64::MIN, f64::max)
    /// };
    /// let interval = Bootstrap::default().figure(5, largest)?;
    /// assert_eq!((interval.estimate, interval.upper), (9.0, 9.0));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn figure(&self, rows: u32, figure: impl Fn(&[u32]) -> f64 + Sync) -> Result<Interval, Error> {
        self.check("rows", rows as usize)?;
        let whole: Vec<u32> = (0..rows).collect();
        let mut repeats = self.run(|generator| {
            let drawn: Vec<u32> = (0..rows).map(|_| generator.next_below(rows as usize) as u32).collect();
            figure(&drawn)
        });
        repeats.retain(|value| !value.is_nan());
        Ok(self.percentiles(figure(&whole), repeats))
    }

    fn check(&self, what: &'static str, rows: usize) -> Result<(), Error> {
        if rows == 0 {
            return Err(Error::Empty { what });
        }
        if self.repeats == 0 {
            let expected = "one or more";
            return Err(Error::InvalidParameter { name: "repeats", value: 0.0, expected });
        }
        Ok(())
    }

    /// One figure for each repeat, in order, computed on all cores.
    fn run(&self, repeat: impl Fn(&mut Generator) -> f64 + Sync) -> Vec<f64> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = self.repeats.div_ceil(threads);
        let mut figures = vec![0.0; self.repeats];
        let seed = self.seed;
        std::thread::scope(|scope| {
            for (part, figures) in figures.chunks_mut(share).enumerate() {
                let repeat = &repeat;
                scope.spawn(move || {
                    for (offset, figure) in figures.iter_mut().enumerate() {
                        let stream = (part * share + offset) as u64;
                        *figure = repeat(&mut Generator::stream(seed, stream));
                    }
                });
            }
        });
        figures
    }

    fn percentiles(&self, estimate: f64, mut repeats: Vec<f64>) -> Interval {
        repeats.sort_unstable_by(f64::total_cmp);
        let tail = self.level.tail();
        Interval {
            estimate,
            lower: sorted_quantile(&repeats, tail),
            upper: sorted_quantile(&repeats, 1.0 - tail),
        }
    }
}

/// The quantile of ascending values by linear interpolation between order statistics
/// (Hyndman RJ, Fan Y (1996), *The American Statistician* 50:361–365, definition 7, the
/// default of R and `NumPy`); not a number for no values.
///
/// ```
/// use holdfast_stats::bootstrap::sorted_quantile;
/// assert_eq!(sorted_quantile(&[1.0, 2.0, 3.0, 4.0], 0.5), 2.5);
/// ```
pub fn sorted_quantile(sorted: &[f64], probability: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let position = probability.clamp(0.0, 1.0) * last as f64;
    let below = position.floor() as usize;
    let above = (below + 1).min(last);
    sorted[below] + (sorted[above] - sorted[below]) * (position - below as f64)
}
