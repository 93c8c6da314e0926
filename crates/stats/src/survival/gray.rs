//! Gray's test for the cumulative incidence of one cause.

use super::{
    data::SurvivalData,
    groups::{GroupTest, Scores, Stratum, stratify},
};
use crate::Error;

/// Tests that the cumulative incidence of `cause` is the same in all groups.
///
/// Gray RJ (1988), *Annals of Statistics* 16:1141–1154. With F_g the Aalen–Johansen
/// incidence of the cause in group g, S_g its survival, n_g its number at risk, the
/// subdistribution risk set is R_g(t) = n_g(t)·(1 − F_g(t−))/S_g(t−), and the score of group g
/// is Σ (1 − F₀(t−))^ρ·(d_g − d·R_g/R) over event times of the cause, a log-rank score with
/// those risk sets. F₀ is the incidence common to all groups, with steps d/Σ(n_g/S_g(t−)).
/// The covariance is that of Gray's section 3, with his correction for ties. Scores and
/// covariances add over `strata`. Where the log-rank test of [`SurvivalData::only_cause`]
/// compares cause-specific hazards, this compares what they lead to.
///
/// Weights are frequencies; clusters are ignored. `group` and `strata` have one label for
/// each row given to [`SurvivalData::new`].
///
/// # Errors
/// Left-truncated data (the test is not defined for them), lengths that differ, fewer than
/// two groups, a ρ that is not finite, a cause of 0 or above those of the data.
///
/// ```
/// use holdfast_stats::survival::{SurvivalData, gray_test};
/// let time = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
/// let data = SurvivalData::new(None, &time, &[1, 1, 1, 2, 2, 2, 1, 0], None)?;
/// let test = gray_test(&data, &[0, 0, 0, 0, 1, 1, 1, 1], 1, None, 0.0)?;
/// assert!(test.p_value < 0.2 && test.degrees_of_freedom == 1);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn gray_test(
    data: &SurvivalData,
    group: &[u32],
    cause: u32,
    strata: Option<&[u32]>,
    rho: f64,
) -> Result<GroupTest, Error> {
    if data.is_left_truncated() {
        return Err(Error::TruncationNotSupported { procedure: "gray's test" });
    }
    if !rho.is_finite() {
        let expected = "a finite number";
        return Err(Error::InvalidParameter { name: "rho", value: rho, expected });
    }
    if cause == 0 || cause as usize > data.causes {
        let expected = "between 1 and the number of causes in the data";
        return Err(Error::InvalidParameter { name: "cause", value: f64::from(cause), expected });
    }
    let (labels, strata) = stratify(data, group, strata)?;
    let mut scores = Scores::new(labels.len());
    for stratum in &strata {
        scores.count_rows(stratum);
        let moments = score_and_weights(stratum, cause, rho, &mut scores);
        add_covariance(&moments, &mut scores);
    }
    Ok(scores.finish(&labels))
}

/// What the covariance needs from one time: all that the second pass reads.
struct Moment {
    /// Common incidence after this time.
    common_after: f64,
    /// Step of the common incidence divided by its complement just before; 0 without events
    /// of the cause.
    common_hazard: f64,
    /// (1 − F₀(t−))^ρ.
    weight: f64,
    groups: Vec<GroupMoment>,
}

/// One group at one time.
#[derive(Clone, Copy, Default)]
struct GroupMoment {
    /// n_g/S_g(t−); 0 if nobody is at risk.
    risk: f64,
    /// Survival of the group after this time.
    survival_after: f64,
    /// Variance carried by an event of the cause, dF₀/(n_g/S_g(t−)) with its tie correction.
    own_spread: f64,
    /// Variance carried by events of other causes, S_g(t−)²·d/n_g² with its tie correction.
    other_spread: f64,
}

fn score_and_weights(stratum: &Stratum<'_>, cause: u32, rho: f64, scores: &mut Scores) -> Vec<Moment> {
    let data: &SurvivalData = &stratum.data;
    let size = scores.observed.len();
    let mut at_risk = vec![0.0; size];
    let mut rows_at_risk = vec![0usize; size];
    for (position, &group) in stratum.group.iter().enumerate() {
        at_risk[group as usize] += data.weight_of(position);
        rows_at_risk[group as usize] += 1;
    }
    let mut survival = vec![1.0; size];
    let mut incidence = vec![0.0; size];
    let mut common = 0.0_f64;
    let mut moments = Vec::new();
    let mut start = 0;
    while start < data.rows() {
        let time = data.time[start];
        let mut own = vec![0.0; size];
        let mut other = vec![0.0; size];
        let mut event_rows = vec![0usize; size];
        let mut end = start;
        while end < data.rows() && data.time[end] == time {
            let group = stratum.group[end] as usize;
            match u32::from(data.event[end]) {
                0 => {}
                event => {
                    let events = if event == cause { &mut own } else { &mut other };
                    events[group] += data.weight_of(end);
                    event_rows[group] += 1;
                }
            }
            end += 1;
        }
        if event_rows.iter().any(|&rows| rows > 0) {
            let own_total: f64 = own.iter().sum();
            let mut groups = vec![GroupMoment::default(); size];
            let mut risk_total = 0.0;
            let mut subdistribution_total = 0.0;
            for g in 0..size {
                groups[g].survival_after = survival[g];
                if rows_at_risk[g] > 0 && survival[g] > 0.0 {
                    groups[g].risk = at_risk[g] / survival[g];
                    risk_total += groups[g].risk;
                    subdistribution_total += groups[g].risk * (1.0 - incidence[g]);
                }
            }
            let weight = (1.0 - common).powf(rho);
            let mut common_hazard = 0.0;
            let mut common_after = common;
            if own_total > 0.0 && risk_total > 0.0 {
                common_after = common + own_total / risk_total;
                common_hazard = own_total / (risk_total * (1.0 - common));
            }
            for g in 0..size {
                if groups[g].risk <= 0.0 {
                    continue;
                }
                let (before, risk) = (survival[g], groups[g].risk);
                if own_total > 0.0 {
                    let share = risk * (1.0 - incidence[g]) / subdistribution_total;
                    scores.observed[g] += weight * own[g];
                    scores.expected[g] += weight * own_total * share;
                    // Expected number at risk if the group's hazard were the common one.
                    let tied = tie_factor(own_total, risk_total * before);
                    groups[g].own_spread = tied * own_total / (risk_total * risk);
                }
                if other[g] > 0.0 {
                    let tied = tie_factor(other[g], at_risk[g]);
                    groups[g].other_spread = tied * other[g] / (risk * risk);
                }
                incidence[g] += before * own[g] / at_risk[g];
                survival[g] = if event_rows[g] == rows_at_risk[g] {
                    0.0
                } else {
                    before * (at_risk[g] - own[g] - other[g]) / at_risk[g]
                };
                groups[g].survival_after = survival[g];
            }
            common = common_after;
            moments.push(Moment { common_after, common_hazard, weight, groups });
        }
        for position in start..end {
            let group = stratum.group[position] as usize;
            at_risk[group] -= data.weight_of(position);
            rows_at_risk[group] -= 1;
        }
        start = end;
    }
    moments
}

/// 1 − (d − 1)/(n − 1) for d tied events among n at risk; 1 without ties.
fn tie_factor(events: f64, at_risk: f64) -> f64 {
    if events > 1.0 { 1.0 - (events - 1.0) / (at_risk - 1.0) } else { 1.0 }
}

/// Adds Σ_k Σ_t \[a·a′ dV₁ₖ + b·b′ dV₂ₖ\] to the covariance.
///
/// For groups i and k, with h = Σ of the risks: A_ik(t) = w·(δ_ik·risk_i − risk_i·risk_k/h) is
/// what an event in group k does to score i directly, C_ik(t) = ∫ A_ik dF₀/(1 − F₀) what it
/// does through the subdistribution risk sets, and C(τ) − C(t) what is still to come. An
/// event of the cause weighs A + u·(C(τ) − C(t)) with u = 1 − (1 − F₀)/S_k, one of another
/// cause −(1 − F₀)/S_k·(C(τ) − C(t)).
fn add_covariance(moments: &[Moment], scores: &mut Scores) {
    let size = scores.observed.len();
    let mut to_come = vec![0.0; size * size];
    let mut effect = vec![0.0; size];
    // Backwards, C(τ) − C(t) is a running sum.
    for moment in moments.iter().rev() {
        let risk_total: f64 = moment.groups.iter().map(|group| group.risk).sum();
        let direct = |i: usize, k: usize| {
            let own = if i == k { 1.0 } else { 0.0 };
            moment.weight * moment.groups[i].risk * (own - moment.groups[k].risk / risk_total)
        };
        for (k, group) in moment.groups.iter().enumerate() {
            let carried = if group.survival_after > 0.0 {
                (1.0 - moment.common_after) / group.survival_after
            } else {
                0.0
            };
            if group.own_spread > 0.0 {
                for (i, effect) in effect.iter_mut().enumerate() {
                    *effect = direct(i, k) + (1.0 - carried) * to_come[i * size + k];
                }
                add_outer(&effect, group.own_spread, &mut scores.covariance);
            }
            if group.other_spread > 0.0 {
                for (i, effect) in effect.iter_mut().enumerate() {
                    *effect = carried * to_come[i * size + k];
                }
                add_outer(&effect, group.other_spread, &mut scores.covariance);
            }
        }
        if moment.common_hazard > 0.0 {
            for i in 0..size {
                for k in 0..size {
                    if moment.groups[k].risk > 0.0 {
                        to_come[i * size + k] += direct(i, k) * moment.common_hazard;
                    }
                }
            }
        }
    }
}

fn add_outer(effect: &[f64], factor: f64, matrix: &mut [f64]) {
    for (row, &left) in matrix.chunks_exact_mut(effect.len()).zip(effect) {
        for (cell, &right) in row.iter_mut().zip(effect) {
            *cell += factor * left * right;
        }
    }
}
