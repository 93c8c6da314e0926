//! When silence is longer than a source's own rhythm explains.
//!
//! A source is a series of facts per local day. Two tests, because sources speak in two
//! ways; a silence is reported if either rejects "nothing is missing":
//!
//! **Many facts a day** (usage, tickets): the weekday baseline. From the 56 days before (or
//! after) the silence, λ(w) is the mean number of facts on weekday w, and
//! φ = max(1, Σ(c − λ)²/λ / (n − 7)) the dispersion: quasi-Poisson, McCullagh P, Nelder JA
//! (1989), *Generalized Linear Models*, 6.2. Facts come in clumps of about φ, so a run of
//! days on which E = Σλ facts were due stays empty by chance with probability exp(−E/φ). A
//! run is reported if n·exp(−E/φ) ≤ α for the n days of the series
//! (Bonferroni: a run may begin on any day). Days on which nothing is due (weekends) add
//! nothing to E. A run needs two days on which at least a quarter of the average is due:
//! single days are let pass as public holidays.
//!
//! **Few or regular facts** (monthly invoices): renewal with gamma gaps. Days from one day
//! with facts to the next have mean μ and variance σ² among the 60 gaps before (or after);
//! with shape κ = μ²/σ² the gap that one in N/α exceeds is, by Wilson EB, Hilferty MM
//! (1931), *PNAS* 17:684–688, μ·(1 − 1/(9κ) + z/(3√κ))³; plus one, and with σ² of at least ¼, because days are
//! whole. Needs 10 gaps.
//!
//! Inside the series the calmer side decides, before or after, so that a source that starts
//! slowly or fades has no gaps. At its end only the side before is known.

use holdfast_stats::ConfidenceLevel;

/// Probability that a series in which nothing is missing is reported, per test.
const FALSE_ALARM: f64 = 0.01;
/// Days of the weekday baseline.
const BASELINE_DAYS: usize = 56;
/// Fewest days of a weekday baseline: four of each weekday.
const FEWEST_BASELINE_DAYS: usize = 28;
/// Gaps of the renewal baseline, at most and at least.
const BASELINE_GAPS: usize = 60;
const FEWEST_GAPS: usize = 10;
/// A source whose rhythm is not known is stale after this many days, or after twice its
/// own longest pause, whichever is longer.
const STALE_WITHOUT_RHYTHM_DAYS: i64 = 31;
/// Days compared for a drop of volume, with the baseline before them.
const RECENT_DAYS: usize = 14;
/// Standard errors below what was due at which a drop is reported (one-sided p ≈ 3·10⁻⁵).
const DROP_STANDARD_ERRORS: f64 = 4.0;

/// Facts per local day, from the first day with facts to the last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DailyCounts {
    /// Days with facts, ascending, as days since 1970-01-01, and how many facts.
    days: Vec<(i64, u64)>,
}

/// A run of days without facts that the source's rhythm does not explain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Silence {
    /// First day without facts, days since 1970-01-01.
    pub from_day: i64,
    /// Days without facts.
    pub days: i64,
}

/// A drop of volume: far fewer facts than the weeks before let one expect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VolumeDrop {
    /// Facts in the last days.
    pub found: u64,
    /// Facts due by the baseline.
    pub expected: f64,
    /// How many days were compared.
    pub days: i64,
}

/// What the series says at the end of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// First and last day with facts.
    pub window: (i64, i64),
    /// Days since the last.
    pub days_since_last: i64,
    /// Whether that is longer than its rhythm explains.
    pub stale: bool,
    /// Silences inside the series, longest first.
    pub gaps: Vec<Silence>,
    /// A drop at its end.
    pub drop: Option<VolumeDrop>,
}

impl DailyCounts {
    /// A series from days (since 1970-01-01, each at most once) and their numbers of facts.
    pub fn new(mut days: Vec<(i64, u64)>) -> Self {
        days.retain(|(_, facts)| *facts > 0);
        days.sort_unstable();
        Self { days }
    }

    /// The series up to and including a day.
    #[must_use]
    pub fn until(&self, last: i64) -> Self {
        Self { days: self.days.iter().copied().filter(|(day, _)| *day <= last).collect() }
    }

    /// On how many days there are facts.
    pub fn days_with_facts(&self) -> usize {
        self.days.len()
    }

    /// Facts in all.
    pub fn total(&self) -> u64 {
        self.days.iter().map(|(_, facts)| facts).sum()
    }

    /// Judges the series at the end of `today`; `None` if it has no facts by then.
    pub fn judge(&self, today: i64) -> Option<Verdict> {
        let series = self.until(today);
        let (&(first, _), &(last, _)) = (series.days.first()?, series.days.last()?);
        let days = series.days.len();
        let mut gaps = Vec::new();
        for index in 1..days {
            let silent = series.days[index].0 - series.days[index - 1].0 - 1;
            if silent > 0 && series.is_gap(index) {
                gaps.push(Silence { from_day: series.days[index - 1].0 + 1, days: silent });
            }
        }
        gaps.sort_by_key(|gap| (-gap.days, gap.from_day));
        Some(Verdict {
            window: (first, last),
            days_since_last: today - last,
            stale: series.is_stale(today),
            gaps,
            drop: series.drop(today),
        })
    }

    /// Whether the silence before the day with this index is longer than both sides explain.
    fn is_gap(&self, index: usize) -> bool {
        let silent_from = self.days[index - 1].0 + 1;
        let silent_to = self.days[index].0 - 1;
        let (before, after) = (&self.days[..index], &self.days[index..]);
        let by_weekday = [Weekdays::before(before, silent_from), Weekdays::after(after, silent_to)]
            .map(|side| side.is_some_and(|side| side.rejects(silent_from, silent_to, self.span())));
        if by_weekday == [true, true] {
            return true;
        }
        let gap = silent_to - silent_from + 2;
        let count = self.days.len();
        [
            gaps_of(&before[before.len().saturating_sub(BASELINE_GAPS + 1)..]),
            gaps_of(&after[..after.len().min(BASELINE_GAPS + 1)]),
        ]
        .iter()
        .all(|gaps| longest_explained(gaps, count).is_some_and(|longest| gap as f64 > longest))
    }

    fn is_stale(&self, today: i64) -> bool {
        let Some(&(last, _)) = self.days.last() else { return false };
        if today <= last {
            return false;
        }
        let weekdays = Weekdays::before(&self.days, last + 1);
        if weekdays.as_ref().is_some_and(|side| side.rejects(last + 1, today, self.span())) {
            return true;
        }
        let recent = &self.days[self.days.len().saturating_sub(BASELINE_GAPS + 1)..];
        let gaps = gaps_of(recent);
        let silent = today - last;
        let longest = longest_explained(&gaps, self.days.len()).unwrap_or_else(|| {
            let longest = gaps.iter().copied().max().unwrap_or(0);
            STALE_WITHOUT_RHYTHM_DAYS.max(2 * longest) as f64
        });
        silent as f64 > longest
    }

    /// Compares the last days with facts due by the weekday baseline before them.
    ///
    /// The difference of a quasi-Poisson count O and its estimate E from a baseline of B
    /// days has variance φ·E·(1 + R/B) for R recent days.
    fn drop(&self, today: i64) -> Option<VolumeDrop> {
        let from = today - RECENT_DAYS as i64 + 1;
        let split = self.days.partition_point(|(day, _)| *day < from);
        let baseline = Weekdays::before(&self.days[..split], from)?;
        let expected = baseline.due(from, today);
        let found: u64 = self.days[split..].iter().map(|(_, facts)| facts).sum();
        let error =
            (baseline.dispersion * expected * (1.0 + RECENT_DAYS as f64 / baseline.days as f64)).sqrt();
        let shortfall = expected - found as f64;
        (found as f64 <= expected / 2.0 && shortfall > DROP_STANDARD_ERRORS * error).then_some(VolumeDrop {
            found,
            expected,
            days: RECENT_DAYS as i64,
        })
    }

    /// Days from the first to the last day with facts.
    fn span(&self) -> i64 {
        match (self.days.first(), self.days.last()) {
            (Some((first, _)), Some((last, _))) => last - first + 1,
            _ => 0,
        }
    }
}

/// Days from each day with facts to the next.
fn gaps_of(days: &[(i64, u64)]) -> Vec<i64> {
    days.windows(2).map(|pair| pair[1].0 - pair[0].0).collect()
}

/// The longest gap that the others explain; `None` with too few of them.
fn longest_explained(gaps: &[i64], gaps_judged: usize) -> Option<f64> {
    if gaps.len() < FEWEST_GAPS {
        return None;
    }
    let count = gaps.len() as f64;
    let mean = gaps.iter().sum::<i64>() as f64 / count;
    let squares: f64 = gaps.iter().map(|gap| (*gap as f64 - mean).powi(2)).sum();
    let variance = (squares / (count - 1.0)).max(0.25);
    let shape = mean * mean / variance;
    let outside = (FALSE_ALARM / gaps_judged.max(1) as f64).min(0.05);
    let z = ConfidenceLevel::new(1.0 - 2.0 * outside).ok()?.normal_quantile();
    // A gap of whole days may in truth be a day shorter.
    Some(1.0 + mean * (1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt())).powi(3))
}

/// Facts due per weekday, from one side of a silence.
struct Weekdays {
    mean: [f64; 7],
    dispersion: f64,
    /// Days it rests on.
    days: usize,
}

impl Weekdays {
    /// From up to 56 days before `silent_from`, of a series that ends before it.
    fn before(series: &[(i64, u64)], silent_from: i64) -> Option<Self> {
        let first = series.first()?.0.max(silent_from - BASELINE_DAYS as i64);
        Self::over(series, first, silent_from - 1)
    }

    /// From up to 56 days after `silent_to`, of a series that begins after it.
    fn after(series: &[(i64, u64)], silent_to: i64) -> Option<Self> {
        let last = series.last()?.0.min(silent_to + BASELINE_DAYS as i64);
        Self::over(series, silent_to + 1, last)
    }

    fn over(series: &[(i64, u64)], first: i64, last: i64) -> Option<Self> {
        let days = usize::try_from(last - first + 1).ok()?;
        if days < FEWEST_BASELINE_DAYS {
            return None;
        }
        let mut counts = vec![0.0; days];
        let from = series.partition_point(|(day, _)| *day < first);
        for (day, facts) in series[from..].iter().take_while(|(day, _)| *day <= last) {
            counts[(day - first) as usize] = *facts as f64;
        }
        let (mut sums, mut occurrences) = ([0.0; 7], [0.0; 7]);
        for (offset, count) in counts.iter().enumerate() {
            let weekday = weekday(first + offset as i64);
            sums[weekday] += count;
            occurrences[weekday] += 1.0;
        }
        let mean: [f64; 7] = std::array::from_fn(|day| sums[day] / f64::max(occurrences[day], 1.0));
        let mut residual = 0.0;
        for (offset, count) in counts.iter().enumerate() {
            let due = mean[weekday(first + offset as i64)];
            if due > 0.0 {
                residual += (count - due).powi(2) / due;
            }
        }
        let dispersion = (residual / (days as f64 - 7.0)).max(1.0);
        Some(Self { mean, dispersion, days })
    }

    /// Facts due from one day to another, both included. Whole weeks are not walked.
    fn due(&self, from: i64, to: i64) -> f64 {
        let days = to - from + 1;
        let rest: f64 = (from..from + days % 7).map(|day| self.mean[weekday(day)]).sum();
        (days / 7) as f64 * self.mean.iter().sum::<f64>() + rest
    }

    /// Whether an empty run is too unlikely, for a series of `span` days.
    fn rejects(&self, from: i64, to: i64, span: i64) -> bool {
        // Two days on which something was due; that includes every run of two weeks.
        let quarter = self.mean.iter().sum::<f64>() / 28.0;
        let last = to.min(from + 13);
        let due_days = (from..=last).filter(|day| self.mean[weekday(*day)] > quarter).count();
        due_days >= 2 && self.due(from, to) / self.dispersion >= (span.max(1) as f64 / FALSE_ALARM).ln()
    }
}

/// Monday is 0; 1970-01-01 was a Thursday.
fn weekday(day: i64) -> usize {
    (day + 3).rem_euclid(7) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use holdfast_stats::random::Generator;

    /// A Monday.
    const MONDAY: i64 = 18_263;

    fn series(days: i64, facts: impl Fn(i64) -> u64) -> DailyCounts {
        DailyCounts::new((0..days).map(|day| (MONDAY + day, facts(day))).collect())
    }

    /// A Poisson number by counting exponential arrivals.
    fn poisson(random: &mut Generator, mean: f64) -> u64 {
        let (mut time, mut arrivals) = (0.0_f64, 0);
        loop {
            time -= (1.0 - random.next_unit()).ln();
            if time > mean {
                return arrivals;
            }
            arrivals += 1;
        }
    }

    #[test]
    fn the_first_of_january_2020_was_a_wednesday() {
        assert_eq!(weekday(18_262), 2);
        assert_eq!(weekday(MONDAY + 4), 0, "so the sixth is a Monday");
    }

    #[test]
    fn a_daily_source_that_stops_for_a_week_has_a_gap_of_seven_days() {
        let counts = series(365, |day| if (200..207).contains(&day) { 0 } else { 500 + day as u64 % 7 });
        let verdict = counts.judge(MONDAY + 364).unwrap();
        assert_eq!(verdict.gaps, [Silence { from_day: MONDAY + 200, days: 7 }]);
        assert!(!verdict.stale && verdict.drop.is_none());
    }

    #[test]
    fn weekends_and_single_holidays_are_no_gaps() {
        let counts = series(365, |day| if weekday(MONDAY + day) >= 5 || day % 90 == 45 { 0 } else { 300 });
        let verdict = counts.judge(MONDAY + 363).unwrap();
        assert!(verdict.gaps.is_empty(), "{:?}", verdict.gaps);
        assert!(!verdict.stale);
    }

    #[test]
    fn monthly_batches_are_judged_by_their_months() {
        let first_days = |missing: i64| {
            let days =
                (0..24).filter(|month| *month != missing).map(|month| (MONDAY + month * 61 / 2, 1_000));
            DailyCounts::new(days.collect())
        };
        let last = MONDAY + 23 * 61 / 2;
        assert!(first_days(99).judge(last + 20).unwrap().gaps.is_empty());
        assert!(!first_days(99).judge(last + 30).unwrap().stale);
        assert!(first_days(99).judge(last + 45).unwrap().stale);
        let gaps = first_days(12).judge(last).unwrap().gaps;
        assert_eq!(gaps.len(), 1);
        assert_eq!(gaps[0].days, 60);
    }

    #[test]
    fn a_growing_source_has_no_gaps_at_its_beginning() {
        // One fact a week at first, hundreds a day later.
        let counts =
            series(400, |day| if day < 120 { u64::from(day % 7 == 0) } else { (day as u64 - 110) * 3 });
        assert!(counts.judge(MONDAY + 399).unwrap().gaps.is_empty());
    }

    #[test]
    fn complete_poisson_series_are_reported_as_rarely_as_promised() {
        let mut random = Generator::new(7);
        let (mut gaps, mut stale, mut drops) = (0, 0, 0);
        for trial in 0..400 {
            let mean = [0.1, 0.5, 2.0, 20.0][trial % 4];
            let facts: Vec<u64> = (0..730).map(|_| poisson(&mut random, mean)).collect();
            if let Some(verdict) = series(730, |day| facts[day as usize]).judge(MONDAY + 729) {
                gaps += usize::from(!verdict.gaps.is_empty());
                stale += usize::from(verdict.stale);
                drops += usize::from(verdict.drop.is_some());
            }
        }
        // Two tests at 1 % each; baselines are estimated, which costs a little.
        assert!(gaps <= 16, "{gaps} of 400 series");
        assert!(stale <= 4 && drops <= 2, "{stale} stale, {drops} drops of 400");
    }

    #[test]
    fn a_source_that_fell_to_a_quarter_has_dropped_and_one_that_stopped_is_stale() {
        let counts = series(200, |day| if day >= 186 { 25 } else { 100 });
        let drop = counts.judge(MONDAY + 199).unwrap().drop.unwrap();
        assert_eq!((drop.found, drop.days), (14 * 25, 14));
        assert!((drop.expected - 1_400.0).abs() < 1e-9);
        let stopped = series(200, |_| 100).judge(MONDAY + 210).unwrap();
        assert!(stopped.stale);
        assert_eq!(stopped.days_since_last, 11);
    }

    #[test]
    fn without_a_rhythm_only_long_silence_is_stale_and_without_facts_nothing_is_said() {
        let few = DailyCounts::new(vec![(MONDAY, 3), (MONDAY + 5, 1)]);
        assert!(!few.judge(MONDAY + 30).unwrap().stale);
        assert!(few.judge(MONDAY + 40).unwrap().stale);
        assert_eq!(few.judge(MONDAY - 1), None);
        assert_eq!(few.until(MONDAY).total(), 3);
    }
}
