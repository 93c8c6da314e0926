//! Variances by the infinitesimal jackknife, in one pass.
//!
//! The influence of a row of weight w is w · ∂θ̂(t)/∂w; the variance of θ̂(t) is the sum over
//! clusters of the squared sum of the influences of their rows (Efron B (1982), *The
//! Jackknife, the Bootstrap and Other Resampling Plans*, ch. 6; for survival curves
//! Therneau TM, Grambsch PM (2000), *Modeling Survival Data*, 8.2). Evaluating that at
//! every time costs rows × times. Here the influence of a row is written as a *linear
//! combination of a few functions of time that all rows share*, whose coefficients change
//! only when the row enters and leaves. The sum of squares is then a quadratic form in
//! those functions, and its matrix is updated in constant time per entry and exit: O(n) in
//! all.

use super::{data::SurvivalData, risk_sets::RiskSets};

/// Variances of a cumulative sum over time of the form Σ (dNᵢ·e − Yᵢ·db): the Nelson–Aalen
/// estimator, or minus the logarithm of Kaplan–Meier.
///
/// `step[j]` is the increment b(tⱼ) − b(tⱼ₋₁) that a row at risk pays, `event_term[j]` what a
/// row with an event at tⱼ gains. A row's influence is α + γ·b(t), where on entry α =
/// −γ·b(entry) and on exit the whole is frozen.
pub(super) fn cumulative_variance(
    data: &SurvivalData,
    sets: &RiskSets,
    step: &[f64],
    event_term: &[f64],
) -> Vec<f64> {
    let mut coefficients = vec![[0.0_f64; 2]; cluster_count(data)];
    let mut sums = [0.0_f64; 3];
    let mut change = |position: usize, alpha: f64, gamma: f64, sums: &mut [f64; 3]| {
        let [a, g] = &mut coefficients[cluster_of(data, position)];
        let (new_a, new_g) = (*a + alpha, *g + gamma);
        sums[0] += new_a * new_a - *a * *a;
        sums[1] += new_a * new_g - *a * *g;
        sums[2] += new_g * new_g - *g * *g;
        (*a, *g) = (new_a, new_g);
    };
    let mut entries = EntryCursor::new(data);
    let mut basis = 0.0;
    let mut start = 0;
    let mut variance = Vec::with_capacity(sets.len());
    for (index, &time) in sets.time.iter().enumerate() {
        entries.enter_before(time, |position| {
            let weight = data.weight_of(position);
            change(position, weight * basis, -weight, &mut sums);
        });
        basis += step[index];
        let end = sets.row_end[index] as usize;
        for position in start..end {
            let weight = data.weight_of(position);
            let gain = if data.event[position] > 0 { event_term[index] } else { 0.0 };
            change(position, weight * (gain - basis), weight, &mut sums);
        }
        start = end;
        let value = sums[0] + basis * (2.0 * sums[1] + basis * sums[2]);
        variance.push(value.max(0.0));
    }
    variance
}

/// Variances of the cumulative incidence of every cause.
///
/// With S(t−) the survival just before t, hₖ = dₖ/n and h = d/n, write
/// C(t) = Σ d/(n(n−d)), Fₖ(t) = Σ S(t−)hₖ and Dₖ(t) = Σ S(t−)hₖ·(C(t−) − 1/n). A row at risk
/// since e has ∂Fₖ(t) = \[Dₖ(t) − Dₖ(e)\] − C(e)·\[Fₖ(t) − Fₖ(e)\]; after its exit only the
/// change it made to survival, a constant factor of Fₖ, remains. So every influence is
/// αₖ + β·Fₖ(t) + γ·Dₖ(t).
pub(super) fn incidence_variance(
    data: &SurvivalData,
    sets: &RiskSets,
    survival: &[f64],
    incidence: &[Vec<f64>],
) -> Vec<Vec<f64>> {
    let causes = sets.events_by_cause.len();
    let mut state = IncidenceSums::new(cluster_count(data), causes);
    let mut entries = EntryCursor::new(data);
    let mut hazard_sum = 0.0;
    let mut weighted_sum = vec![0.0; causes];
    let mut previous = vec![0.0; causes];
    let mut alpha = vec![0.0; causes];
    let mut before = 1.0;
    let mut start = 0;
    let mut variance = vec![Vec::with_capacity(sets.len()); causes];
    for (index, &time) in sets.time.iter().enumerate() {
        entries.enter_before(time, |position| {
            let weight = data.weight_of(position);
            for cause in 0..causes {
                alpha[cause] = weight * (hazard_sum * previous[cause] - weighted_sum[cause]);
            }
            state.change(cluster_of(data, position), &alpha, -weight * hazard_sum, weight);
        });
        let (at_risk, events) = (sets.at_risk[index], sets.events[index]);
        for cause in 0..causes {
            let increment = before * sets.events_by_cause[cause][index] / at_risk;
            weighted_sum[cause] += increment * (hazard_sum - 1.0 / at_risk);
            previous[cause] = incidence[cause][index];
        }
        // Once survival is zero nothing moves any more, and its logarithm need not.
        let exhausted = sets.exhausted[index] || before == 0.0;
        let event_term = if exhausted { 0.0 } else { 1.0 / (at_risk - events) };
        if !exhausted {
            hazard_sum += events / (at_risk * (at_risk - events));
        }
        let end = sets.row_end[index] as usize;
        for position in start..end {
            let weight = data.weight_of(position);
            let event = usize::from(data.event[position]);
            let beta = hazard_sum - if event > 0 { event_term } else { 0.0 };
            for cause in 0..causes {
                alpha[cause] = weight * (weighted_sum[cause] - beta * previous[cause]);
            }
            if event > 0 {
                alpha[event - 1] += weight * before / at_risk;
            }
            state.change(cluster_of(data, position), &alpha, weight * beta, -weight);
        }
        start = end;
        for cause in 0..causes {
            variance[cause].push(state.squared(cause, previous[cause], weighted_sum[cause]));
        }
        before = survival[index];
    }
    variance
}

/// Coefficients of every cluster and the sums over clusters of their products.
struct IncidenceSums {
    causes: usize,
    /// For each cluster: β, γ, then α of each cause.
    coefficients: Vec<f64>,
    /// Σβ², Σβγ, Σγ².
    shared: [f64; 3],
    /// For each cause: Σα², Σαβ, Σαγ.
    by_cause: Vec<[f64; 3]>,
}

impl IncidenceSums {
    fn new(clusters: usize, causes: usize) -> Self {
        Self {
            causes,
            coefficients: vec![0.0; clusters * (causes + 2)],
            shared: [0.0; 3],
            by_cause: vec![[0.0; 3]; causes],
        }
    }

    fn change(&mut self, cluster: usize, alpha: &[f64], beta: f64, gamma: f64) {
        let width = self.causes + 2;
        let own = &mut self.coefficients[cluster * width..(cluster + 1) * width];
        let (old_beta, old_gamma) = (own[0], own[1]);
        let (new_beta, new_gamma) = (old_beta + beta, old_gamma + gamma);
        self.shared[0] += new_beta * new_beta - old_beta * old_beta;
        self.shared[1] += new_beta * new_gamma - old_beta * old_gamma;
        self.shared[2] += new_gamma * new_gamma - old_gamma * old_gamma;
        (own[0], own[1]) = (new_beta, new_gamma);
        for ((own, add), sums) in own[2..].iter_mut().zip(alpha).zip(&mut self.by_cause) {
            let (old, new) = (*own, *own + add);
            sums[0] += new * new - old * old;
            sums[1] += new * new_beta - old * old_beta;
            sums[2] += new * new_gamma - old * old_gamma;
            *own = new;
        }
    }

    /// Σ (α + β·F + γ·D)² over clusters.
    fn squared(&self, cause: usize, incidence: f64, weighted: f64) -> f64 {
        let [beta_beta, beta_gamma, gamma_gamma] = self.shared;
        let [alpha_alpha, alpha_beta, alpha_gamma] = self.by_cause[cause];
        let value = alpha_alpha
            + 2.0 * (alpha_beta * incidence + alpha_gamma * weighted)
            + beta_beta * incidence * incidence
            + 2.0 * beta_gamma * incidence * weighted
            + gamma_gamma * weighted * weighted;
        value.max(0.0)
    }
}

/// Rows in the order in which they come under observation.
pub(super) struct EntryCursor<'a> {
    data: &'a SurvivalData,
    next: usize,
}

impl<'a> EntryCursor<'a> {
    pub(super) fn new(data: &'a SurvivalData) -> Self {
        Self { data, next: 0 }
    }

    /// Calls `enter` with the sorted position of each row not yet entered whose entry is
    /// before `time`; without entry times all rows enter at the first call.
    pub(super) fn enter_before(&mut self, time: f64, mut enter: impl FnMut(usize)) {
        while self.next < self.data.rows() {
            let position = match &self.data.entry {
                None => self.next,
                Some(entry) => {
                    let position = entry.order[self.next] as usize;
                    if entry.time[position] >= time {
                        break;
                    }
                    position
                }
            };
            enter(position);
            self.next += 1;
        }
    }
}

fn cluster_count(data: &SurvivalData) -> usize {
    match &data.cluster {
        None => data.rows(),
        // Labels are dense, but a subset may not hold them all: size by the largest.
        Some(cluster) => cluster.iter().max().map_or(0, |&largest| largest as usize + 1),
    }
}

fn cluster_of(data: &SurvivalData, position: usize) -> usize {
    data.cluster.as_ref().map_or(position, |cluster| cluster[position] as usize)
}
