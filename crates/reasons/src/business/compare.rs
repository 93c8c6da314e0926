//! Whether a share differs between two groups of departures, given draws of their reasons.

/// A reason in one of two groups of departures and in the other, draw by draw.
pub(crate) struct TwoGroups {
    /// Departures in the first group.
    pub(crate) first: usize,
    /// Departures in the second.
    pub(crate) second: usize,
}

/// How far apart the shares of two groups are: a mixture of normal distributions.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Difference {
    /// Mean share in the first group.
    pub(crate) first: f64,
    /// Mean share in the second.
    pub(crate) second: f64,
    /// Mean and standard deviation of first minus second, draw by draw.
    parts: Vec<(f64, f64)>,
}

impl TwoGroups {
    /// Each draw gives the counts of the reason in both groups. Within a draw, the difference of
    /// the shares scatters by chance as that of two samples with one common share does (normal,
    /// pooled variance, half a count added so that an unseen reason still scatters); over the
    /// draws, by what is not known about every single reason.
    pub(crate) fn compare(&self, counts: impl Iterator<Item = (u32, u32)>) -> Difference {
        let (first, second) = (self.first.max(1) as f64, self.second.max(1) as f64);
        let mut parts: Vec<(f64, f64)> = Vec::new();
        let (mut mean_first, mut mean_second) = (0.0, 0.0);
        for (one, other) in counts {
            let (one, other) = (f64::from(one), f64::from(other));
            let pooled = (one + other + 0.5) / (first + second + 1.0);
            let spread = (pooled * (1.0 - pooled) * (1.0 / first + 1.0 / second)).sqrt();
            parts.push((one / first - other / second, spread));
            mean_first += one / first;
            mean_second += other / second;
        }
        let draws = parts.len().max(1) as f64;
        Difference { first: mean_first / draws, second: mean_second / draws, parts }
    }
}

impl Difference {
    /// Probability that the share of the first group is larger.
    pub(crate) fn larger(&self) -> f64 {
        1.0 - self.below(0.0)
    }

    /// The 90 % interval of first minus second.
    pub(crate) fn interval(&self) -> (f64, f64) {
        let below = |value| self.below(value);
        (quantile(&below, 0.05), quantile(&below, 0.95))
    }

    fn below(&self, value: f64) -> f64 {
        let below = self.parts.iter().map(|(middle, spread)| normal_below((value - middle) / spread));
        below.sum::<f64>() / self.parts.len().max(1) as f64
    }
}

/// The value in −1…1 below which a probability lies.
fn quantile(below: &impl Fn(f64) -> f64, probability: f64) -> f64 {
    let (mut low, mut high) = (-1.0, 1.0);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if below(middle) < probability { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Of statements with these probabilities of being wrong, how many of the surest can be made so
/// that at most `rate` of those made are expected to be wrong: the Bayesian false discovery rate
/// (Newton and others, 2004), which answers for how many were looked at. Returns the largest
/// probability of being wrong that still passes; `None` where none does.
pub(crate) fn surest(wrong: impl Iterator<Item = f64>, rate: f64) -> Option<f64> {
    let mut wrong: Vec<f64> = wrong.collect();
    wrong.sort_by(f64::total_cmp);
    let mut sum = 0.0;
    let mut last = None;
    for (position, probability) in wrong.into_iter().enumerate() {
        sum += probability;
        if sum > rate * (position + 1) as f64 {
            break;
        }
        last = Some(probability);
    }
    last
}

/// The standard normal distribution function; error below 7.5e-8 (Abramowitz and Stegun, 26.2.17).
fn normal_below(z: f64) -> f64 {
    const COEFFICIENTS: [f64; 5] =
        [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let sum = COEFFICIENTS.iter().rev().fold(0.0, |sum, coefficient| (sum + coefficient) * t);
    let above = (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * sum;
    if z >= 0.0 { 1.0 - above } else { above }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_distribution_is_that_of_published_tables() {
        for (z, below) in
            [(0.0, 0.5), (1.0, 0.841_344_75), (1.644_854, 0.95), (-1.959_964, 0.025), (3.0, 0.998_650_1)]
        {
            assert!((normal_below(z) - below).abs() < 2e-7, "{z}");
        }
    }

    #[test]
    fn certain_reasons_leave_the_chance_of_sampling() {
        // 20 of 40 against 8 of 40, always: the two-sample z test gives z = 2.813, P = 0.9975.
        let groups = TwoGroups { first: 40, second: 40 };
        let found = groups.compare(std::iter::repeat_n((20, 8), 50));
        assert!((found.first - 0.5).abs() < 1e-12 && (found.second - 0.2).abs() < 1e-12);
        assert!((found.larger() - 0.9975).abs() < 5e-4, "{}", found.larger());
        // 0.3 ± 1.645 standard errors of 0.1066.
        let (low, high) = found.interval();
        assert!((low - 0.1246).abs() < 1e-3 && (high - 0.4754).abs() < 1e-3, "{low} {high}");
    }

    #[test]
    fn a_reason_nobody_has_is_in_neither_group_more() {
        let found = TwoGroups { first: 30, second: 300 }.compare(std::iter::repeat_n((0, 0), 20));
        assert!((found.larger() - 0.5).abs() < 1e-6, "{}", found.larger());
    }

    #[test]
    fn as_many_are_named_as_keep_the_rate() {
        assert_eq!(surest([0.5, 0.01, 0.04, 0.11, 0.4].into_iter(), 0.05), Some(0.04));
        assert_eq!(surest([0.2, 0.3].into_iter(), 0.05), None);
        assert_eq!(surest(std::iter::empty(), 0.05), None);
    }
}
