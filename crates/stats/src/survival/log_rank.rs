//! The log-rank test and its weighted family.

use super::{
    data::SurvivalData,
    groups::{GroupTest, Scores, Stratum, stratify},
    influence::EntryCursor,
};
use crate::Error;

/// Weights S(t−)^ρ · (1 − S(t−))^γ of Fleming and Harrington's G^{ρ,γ} family, with S the
/// Kaplan–Meier curve of all groups together (within the stratum).
///
/// Harrington DP, Fleming TR (1982), *Biometrika* 69:553–566; Fleming TR, Harrington DP
/// (1991), *Counting Processes and Survival Analysis*, 7.2. R's `survdiff(rho)` is γ = 0.
///
/// ```
/// use holdfast_stats::survival::FlemingHarrington;
/// assert_eq!(FlemingHarrington::LOG_RANK, FlemingHarrington { rho: 0.0, gamma: 0.0 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct FlemingHarrington {
    /// Weight of early differences; zero or more.
    pub rho: f64,
    /// Weight of late differences; zero or more.
    pub gamma: f64,
}

impl FlemingHarrington {
    /// All times alike: the log-rank test.
    pub const LOG_RANK: Self = Self { rho: 0.0, gamma: 0.0 };
    /// Early differences count more: the Peto–Peto modification of the Wilcoxon test.
    pub const PETO: Self = Self { rho: 1.0, gamma: 0.0 };
}

/// Tests that the hazard of an event is the same in all groups.
///
/// With d events among n at risk at a time, d_g and n_g of them in group g, and weight w:
/// the score is Σ w(d_g − d·n_g/n), its covariance Σ w²·(n_g/n)(δ_gh − n_h/n)·d(n−d)/(n−1)
/// (hypergeometric, ties exact), the statistic their quadratic form. Mantel N (1966),
/// *Cancer Chemotherapy Reports* 50:163–170; Peto R, Peto J (1972), *Journal of the Royal
/// Statistical Society A* 135:185–207. Scores and covariances add over `strata`.
///
/// An event is any cause (see [`SurvivalData::only_cause`]). Left truncation is handled by
/// the risk sets. Weights are frequencies; clusters are ignored. `group` and `strata` have
/// one label for each row given to [`SurvivalData::new`].
///
/// # Errors
/// Lengths that differ, fewer than two groups, a negative or not finite ρ or γ.
///
/// ```
/// use holdfast_stats::survival::{FlemingHarrington, SurvivalData, log_rank};
/// let time = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
/// let data = SurvivalData::new(None, &time, &[1; 8], None)?;
/// let test = log_rank(&data, &[0, 0, 0, 0, 1, 1, 1, 1], None, FlemingHarrington::LOG_RANK)?;
/// assert!(test.p_value < 0.05);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn log_rank(
    data: &SurvivalData,
    group: &[u32],
    strata: Option<&[u32]>,
    weight: FlemingHarrington,
) -> Result<GroupTest, Error> {
    for (name, value) in [("rho", weight.rho), ("gamma", weight.gamma)] {
        if !value.is_finite() || value < 0.0 {
            let expected = "a finite number of zero or more";
            return Err(Error::InvalidParameter { name, value, expected });
        }
    }
    let (labels, strata) = stratify(data, group, strata)?;
    let mut scores = Scores::new(labels.len());
    for stratum in &strata {
        scores.count_rows(stratum);
        add_stratum(stratum, weight, &mut scores);
    }
    Ok(scores.finish(&labels))
}

fn add_stratum(stratum: &Stratum<'_>, weight: FlemingHarrington, scores: &mut Scores) {
    let data: &SurvivalData = &stratum.data;
    let groups = scores.observed.len();
    let mut at_risk = vec![0.0; groups];
    let mut rows_at_risk = vec![0usize; groups];
    let mut events = vec![0.0; groups];
    let mut entries = EntryCursor::new(data);
    let mut survival: f64 = 1.0;
    let mut start = 0;
    while start < data.rows() {
        let time = data.time[start];
        entries.enter_before(time, |position| {
            let group = stratum.group[position] as usize;
            at_risk[group] += data.weight_of(position);
            rows_at_risk[group] += 1;
        });
        events.fill(0.0);
        let mut end = start;
        while end < data.rows() && data.time[end] == time {
            if data.event[end] > 0 {
                events[stratum.group[end] as usize] += data.weight_of(end);
            }
            end += 1;
        }
        let event_total: f64 = events.iter().sum();
        if event_total > 0.0 {
            let total: f64 = at_risk.iter().sum();
            let factor = survival.powf(weight.rho) * (1.0 - survival).powf(weight.gamma);
            let tied = if total > 1.0 { (total - event_total) / (total - 1.0) } else { 0.0 };
            let spread = factor * factor * event_total * tied.max(0.0);
            for g in 0..groups {
                let share = at_risk[g] / total;
                scores.observed[g] += factor * events[g];
                scores.expected[g] += factor * event_total * share;
                if share > 0.0 {
                    for h in 0..groups {
                        let own = if g == h { 1.0 } else { 0.0 };
                        scores.covariance[g * groups + h] += spread * share * (own - at_risk[h] / total);
                    }
                }
            }
            survival *= ((total - event_total) / total).max(0.0);
        }
        for position in start..end {
            let group = stratum.group[position] as usize;
            at_risk[group] -= data.weight_of(position);
            rows_at_risk[group] -= 1;
            if rows_at_risk[group] == 0 {
                // Sums of fractional weights leave a residue; nobody at risk is exactly zero.
                at_risk[group] = 0.0;
            }
        }
        start = end;
    }
}
