//! From values to places, and which values to mark.

/// A linear map from a domain of values to a range of places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Scale {
    /// A domain without extent is widened, so that every value has a place.
    pub(crate) fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let (low, high) = domain;
        let domain = if high > low { domain } else { (low, low + 1.0) };
        Self { domain, range }
    }

    /// The place of a value, kept inside the range.
    pub(crate) fn place(&self, value: f64) -> f64 {
        let share = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        self.range.0 + share * (self.range.1 - self.range.0)
    }

    pub(crate) fn domain(&self) -> (f64, f64) {
        self.domain
    }
}

/// Round values (1, 2 or 5 times a power of ten) that cover `low` to `high` with about `count`
/// steps. The first is at most `low`, the last at least `high`.
pub(crate) fn nice_ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    let (low, high) = match (low.is_finite() && high.is_finite(), high > low) {
        (true, true) => (low, high),
        (true, false) => (low, low + low.abs().max(1.0)),
        (false, _) => (0.0, 1.0),
    };
    let rough = (high - low) / count.max(1) as f64;
    let power = 10_f64.powf(rough.log10().floor());
    let factor =
        [1.0, 2.0, 5.0, 10.0].into_iter().find(|factor| factor * power >= rough * 0.999).unwrap_or(10.0);
    let step = factor * power;
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    let number = (last - first).clamp(1.0, 50.0) as usize;
    // Dividing by the inverse keeps 0.1, 0.2, 0.3 free of binary dust.
    (0..=number)
        .map(|position| {
            let multiple = first + position as f64;
            if power < 1.0 {
                let inverse = (1.0 / power).round();
                (multiple * factor).round() / inverse
            } else {
                multiple * step
            }
        })
        .collect()
}

/// The unit in which a time axis counts. Decides which multiples are marked: months in quarters
/// and years, weeks in quarters of a year, days in weeks, months and years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TimeUnit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    #[default]
    Months,
}

impl TimeUnit {
    fn steps(self) -> &'static [f64] {
        match self {
            Self::Days => &[1.0, 7.0, 14.0, 30.0, 90.0, 180.0, 365.0, 730.0, 1825.0, 3650.0],
            Self::Weeks => &[1.0, 2.0, 4.0, 13.0, 26.0, 52.0, 104.0, 260.0, 520.0],
            Self::Months => &[1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 60.0, 120.0],
        }
    }

    /// Multiples of the finest step at which the widest label, `label_width` units with its gap,
    /// fits on an axis of `length` units that ends at `end`.
    pub(crate) fn ticks(self, end: f64, length: f64, label_width: f64) -> Vec<f64> {
        let end = if end.is_finite() { end.max(0.0) } else { 0.0 };
        let fits = |step: f64| step / end * length >= label_width;
        let mut steps = self.steps().iter().copied();
        let step = steps.find(|&step| fits(step)).unwrap_or_else(|| {
            let most = (length / label_width.max(1.0)).floor().max(1.0);
            (end / most).ceil().max(1.0)
        });
        let number = (end / step + 1e-9).floor() as usize;
        (0..=number).map(|position| position as f64 * step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_cover_the_data() {
        assert_eq!(nice_ticks(0.0, 1.0, 4), [0.0, 0.5, 1.0]);
        assert_eq!(nice_ticks(0.0, 1.0, 5), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
        assert_eq!(nice_ticks(0.0, 0.034, 4), [0.0, 0.01, 0.02, 0.03, 0.04]);
        assert_eq!(nice_ticks(-3.0, 12.0, 4), [-5.0, 0.0, 5.0, 10.0, 15.0]);
        assert_eq!(nice_ticks(0.0, 0.0, 4), [0.0, 0.5, 1.0]);
        assert_eq!(nice_ticks(f64::NAN, 1.0, 1), [0.0, 1.0]);
    }

    #[test]
    fn months_are_marked_in_quarters_and_years() {
        let ticks = TimeUnit::Months.ticks(72.0, 600.0, 40.0);
        assert_eq!(ticks, [0.0, 6.0, 12.0, 18.0, 24.0, 30.0, 36.0, 42.0, 48.0, 54.0, 60.0, 66.0, 72.0]);
        assert_eq!(TimeUnit::Months.ticks(72.0, 250.0, 40.0).len(), 7);
        assert_eq!(TimeUnit::Days.ticks(0.0, 250.0, 40.0), [0.0]);
        assert_eq!(TimeUnit::Weeks.ticks(60.0, 250.0, 40.0), [0.0, 13.0, 26.0, 39.0, 52.0]);
        assert!(TimeUnit::Months.ticks(1e6, 250.0, 40.0).len() < 9);
    }

    #[test]
    fn places_stay_inside() {
        let scale = Scale::new((0.0, 0.0), (10.0, 20.0));
        assert!((scale.place(0.0) - 10.0).abs() < 1e-12);
        assert!((scale.place(99.0) - 20.0).abs() < 1e-12);
        assert!(scale.place(f64::NAN).is_finite());
    }
}
