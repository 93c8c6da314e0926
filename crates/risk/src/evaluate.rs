//! Metrics on the test fold, and whether they are good enough.

use crate::card::{Refusal, ScoreComparison};
use crate::causes::Causes;
use crate::check::{self, Recalibration, RecalibrationRows};
use crate::hazards::Incidences;
use crate::horizon::{COUNT, HORIZONS};
use crate::metrics::{CalibrationBin, LeadTime, Metrics};
use crate::output::Standing;
use crate::panel::{Labels, Panel};
use crate::rules::HandScore;
use crate::settings::Settings;
use holdfast_learners::{log_odds_of, probability};
use holdfast_stats::{ConfidenceLevel, proportion::wilson_effective};

/// Bins of the calibration plot.
const BINS: usize = 10;

/// Predictions and outcomes of one cause at one horizon.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    pub(crate) predicted: Vec<f64>,
    pub(crate) outcome: Vec<f64>,
    /// Positions of accounts, 0, 1, …
    pub(crate) account: Vec<u32>,
    /// Landmark rows.
    pub(crate) rows: Vec<u32>,
}

/// Rows of a fold with what was predicted for them.
#[derive(Debug)]
pub(crate) struct Fold<'a> {
    pub(crate) panel: &'a Panel<'a>,
    pub(crate) labels: &'a Labels,
    pub(crate) rows: &'a [u32],
    pub(crate) until: i64,
}

impl Fold<'_> {
    /// The outcome of one row: the probability that `cause` struck within the horizon (any cause
    /// if `None`); `None` if the horizon was not over.
    fn outcome(&self, row: u32, cause: Option<usize>, horizon: usize) -> Option<f64> {
        self.panel.is_seen(row, horizon, self.until).then(|| {
            self.panel
                .loss_within(row, horizon, self.until)
                .map_or(0.0, |loss| cause.map_or(1.0, |cause| f64::from(self.labels.of(loss)[cause])))
        })
    }

    /// Rows whose horizon was over, with outcomes and the prediction that `predicted` gives for
    /// their position.
    pub(crate) fn judged(
        &self,
        cause: Option<usize>,
        horizon: usize,
        predicted: impl Fn(usize) -> f64,
    ) -> Judged {
        let mut judged = Judged::default();
        let (mut last, mut accounts) = (u32::MAX, 0);
        for (position, row) in self.rows.iter().enumerate() {
            if let Some(outcome) = self.outcome(*row, cause, horizon) {
                // Rows are by account.
                let account = self.panel.account(*row);
                if account != last {
                    last = account;
                    accounts += 1;
                }
                judged.predicted.push(predicted(position));
                judged.outcome.push(outcome);
                judged.account.push(accounts - 1);
                judged.rows.push(*row);
            }
        }
        judged
    }

    /// The share of every cause within every horizon: horizon × (causes, then any).
    pub(crate) fn shares(&self, causes: usize) -> Vec<Vec<f64>> {
        (0..COUNT)
            .map(|horizon| {
                let (mut sums, mut rows) = (vec![0.0; causes + 1], 0.0);
                for row in self.rows.iter().filter(|row| self.panel.is_seen(**row, horizon, self.until)) {
                    rows += 1.0;
                    if let Some(loss) = self.panel.loss_within(*row, horizon, self.until) {
                        sums[causes] += 1.0;
                        for (sum, share) in sums.iter_mut().zip(self.labels.of(loss)) {
                            *sum += f64::from(*share);
                        }
                    }
                }
                sums.into_iter().map(|sum| if rows > 0.0 { sum / rows } else { 0.0 }).collect()
            })
            .collect()
    }
}

fn loss(p: f64, y: f64) -> f64 {
    let p = p.clamp(1e-12, 1.0 - 1e-12);
    -(y * libm::log(p) + (1.0 - y) * libm::log1p(-p))
}

/// Every metric but the profit, which is for leaving at all.
pub(crate) fn metrics(
    cause: &str,
    horizon: usize,
    judged: &Judged,
    base: f64,
    profit: Option<&Settings>,
) -> Metrics {
    let rows = judged.outcome.len();
    let count = rows.max(1) as f64;
    let f: Vec<f64> = judged.predicted.iter().map(|p| log_odds_of(p.clamp(1e-9, 1.0 - 1e-9))).collect();
    let pairs = || judged.predicted.iter().zip(&judged.outcome);
    let events: f64 = judged.outcome.iter().sum();
    let base = base.clamp(1e-9, 1.0 - 1e-9);
    let mut order: Vec<u32> = (0..rows as u32).collect();
    order.sort_by(|a, b| judged.predicted[*a as usize].total_cmp(&judged.predicted[*b as usize]));
    let bins = bins(judged, &order);
    let top = rows.div_ceil(10);
    let top_events: f64 = order.iter().rev().take(top).map(|row| judged.outcome[*row as usize]).sum();
    let line = check::linear(&judged.predicted, &judged.outcome);
    Metrics {
        cause: cause.to_owned(),
        horizon_days: HORIZONS[horizon],
        rows: rows as u64,
        accounts: judged.account.last().map_or(0, |last| u64::from(*last) + 1),
        events,
        mean_predicted: judged.predicted.iter().sum::<f64>() / count,
        mean_observed: events / count,
        auc: check::area(&judged.predicted, &judged.outcome, &judged.account),
        log_loss: pairs().map(|(p, y)| loss(*p, *y)).sum::<f64>() / count,
        base_log_loss: judged.outcome.iter().map(|y| loss(base, *y)).sum::<f64>() / count,
        brier: pairs().map(|(p, y)| (p - y) * (p - y)).sum::<f64>() / count,
        base_brier: judged.outcome.iter().map(|y| (base - y) * (base - y)).sum::<f64>() / count,
        calibration_error: bins
            .iter()
            .map(|bin| bin.rows as f64 / count * (bin.observed - bin.predicted).abs())
            .sum(),
        slope: if events > 0.0 { check::logistic_slope(&f, &judged.outcome, &judged.account) } else { None },
        intercept: check::logistic_intercept(&f, &judged.outcome, &judged.account),
        linear_slope: line.map(|line| line.0),
        linear_intercept: line.map(|line| line.1),
        lift: (events > 0.0 && top > 0).then(|| (top_events / events) / (top as f64 / count)),
        profit: profit.and_then(|settings| {
            check::profit(&judged.predicted, &judged.outcome, settings.offer_cost, settings.contact_cost)
        }),
        bins,
    }
}

fn bins(judged: &Judged, order: &[u32]) -> Vec<CalibrationBin> {
    let rows = order.len();
    let count = BINS.min(rows / 20).max(1);
    (0..count)
        .filter(|_| rows > 0)
        .map(|bin| {
            let part = &order[bin * rows / count..(bin + 1) * rows / count];
            let sum = |of: &[f64]| part.iter().map(|row| of[*row as usize]).sum::<f64>();
            let size = part.len().max(1) as f64;
            let mut accounts: Vec<u32> = part.iter().map(|row| judged.account[*row as usize]).collect();
            accounts.sort_unstable();
            accounts.dedup();
            let observed = (sum(&judged.outcome) / size).clamp(0.0, 1.0);
            let limits = wilson_effective(observed, accounts.len().max(1) as f64, ConfidenceLevel::P95);
            let (lower, upper) = limits.map_or((0.0, 1.0), |limits| (limits.lower, limits.upper));
            CalibrationBin {
                predicted: sum(&judged.predicted) / size,
                observed,
                lower,
                upper,
                rows: part.len() as u64,
                events: sum(&judged.outcome),
            }
        })
        .collect()
}

/// Metrics of leaving at all and of every cause at every horizon seen on the test fold.
pub(crate) fn all(
    fold: &Fold<'_>,
    incidences: &Incidences,
    causes: &Causes,
    base: &[Vec<f64>],
    settings: &Settings,
) -> Vec<Metrics> {
    let mut found = Vec::new();
    for horizon in 0..COUNT {
        let judged = fold.judged(None, horizon, |row| incidences.leaves(row, horizon));
        if judged.rows.is_empty() {
            continue;
        }
        found.push(metrics("any", horizon, &judged, base[horizon][causes.len()], Some(settings)));
        if causes.len() == 1 {
            continue;
        }
        let of_causes = crate::parallel::map(causes.len(), |cause| {
            let judged = fold.judged(Some(cause), horizon, |row| incidences.of(row, horizon)[cause]);
            metrics(&causes.causes[cause].id, horizon, &judged, base[horizon][cause], None)
        });
        found.extend(of_causes);
    }
    found
}

/// Whether the metrics of leaving at all are good enough at a horizon, and if not, why.
pub(crate) fn refusals(metrics: &Metrics, settings: &Settings) -> Vec<Refusal> {
    let horizon_days = metrics.horizon_days;
    if metrics.events < settings.minimum_test_events {
        return vec![Refusal::TooFewInFold {
            fold: "test".to_owned(),
            losses: metrics.events,
            needed: settings.minimum_test_events,
        }];
    }
    let mut found = Vec::new();
    match metrics.auc {
        Some(auc) if auc.lower > 0.5 => {}
        auc => {
            let auc = auc.unwrap_or(crate::output::Limits { estimate: 0.5, lower: 0.0, upper: 1.0 });
            found.push(Refusal::NoBetterThanChance { horizon_days, auc });
        }
    }
    if metrics.log_loss >= metrics.base_log_loss {
        found.push(Refusal::NoBetterThanBaseRate {
            horizon_days,
            log_loss: metrics.log_loss,
            base_log_loss: metrics.base_log_loss,
        });
    }
    let (lowest, highest) = (settings.lowest_slope, settings.highest_slope);
    match metrics.slope {
        // With a hundred losses a slope is known to about ±0.3: one in three good models would
        // fall outside the bounds by chance. Outside counts where 1 is excluded too.
        Some(slope) if (lowest..=highest).contains(&slope.estimate) => {}
        Some(slope) if (slope.lower..=slope.upper).contains(&1.0) => {}
        slope => {
            let slope = slope.unwrap_or(crate::output::Limits { estimate: 0.0, lower: 0.0, upper: 0.0 });
            found.push(Refusal::Miscalibrated { horizon_days, slope, lowest, highest });
        }
    }
    found
}

/// Standing of every horizon from the metrics of leaving at all.
pub(crate) fn standings(metrics: &[Metrics], settings: &Settings) -> [Standing; COUNT] {
    std::array::from_fn(|horizon| {
        let found = metrics
            .iter()
            .find(|metrics| metrics.cause == "any" && metrics.horizon_days == HORIZONS[horizon]);
        match found {
            Some(metrics) if metrics.events >= settings.minimum_test_events => {
                if refusals(metrics, settings).is_empty() { Standing::Checked } else { Standing::Failed }
            }
            _ => Standing::Unchecked,
        }
    })
}

/// How long before leaving the accounts of the fold stood out.
pub(crate) fn lead_time(fold: &Fold<'_>, incidences: &Incidences, horizon: usize) -> Option<LeadTime> {
    let mut by_landmark: std::collections::BTreeMap<u16, Vec<usize>> = std::collections::BTreeMap::new();
    for (position, row) in fold.rows.iter().enumerate() {
        by_landmark.entry(fold.panel.landmark(*row)).or_default().push(position);
    }
    let mut stands_out = vec![false; fold.rows.len()];
    for mut positions in by_landmark.into_values() {
        positions.sort_by(|a, b| {
            incidences.leaves(*b, horizon).total_cmp(&incidences.leaves(*a, horizon)).then(a.cmp(b))
        });
        let top = positions.len().div_ceil(10);
        positions[..top].iter().for_each(|position| stands_out[*position] = true);
    }
    // Days from the first landmark that stood out, by loss; rows are by account, then by date.
    let mut found: std::collections::BTreeMap<u32, Option<f64>> = std::collections::BTreeMap::new();
    for (position, row) in fold.rows.iter().enumerate() {
        if let Some((loss, days)) = fold.panel.loss(*row, fold.until) {
            let first = found.entry(loss).or_default();
            if stands_out[position] && first.is_none() {
                *first = Some(days);
            }
        }
    }
    let mut days: Vec<f64> = found.values().filter_map(|days| *days).collect();
    days.sort_by(f64::total_cmp);
    let quantile = |share| holdfast_stats::bootstrap::sorted_quantile(&days, share);
    (!days.is_empty()).then(|| LeadTime {
        losses: found.len() as u64,
        found: days.len() as u64,
        lower_quartile_days: quantile(0.25),
        median_days: quantile(0.5),
        upper_quartile_days: quantile(0.75),
    })
}

/// A hand-weighted score beside the model on the same rows: turned into probabilities by Platt
/// scaling on the calibration fold, one horizon at a time.
pub(crate) fn compare(
    score: &HandScore,
    calibration: &Fold<'_>,
    test: &Fold<'_>,
    model: &[Metrics],
    base: &[Vec<f64>],
    causes: usize,
    settings: &Settings,
) -> Vec<ScoreComparison> {
    let snapshots = test.panel.snapshots;
    let scores = |rows: &[u32]| -> Vec<f64> { rows.iter().map(|row| score.score(snapshots, *row)).collect() };
    let (earlier, later) = (scores(calibration.rows), scores(test.rows));
    let largest = earlier.iter().fold(0.0_f64, |largest, score| largest.max(score.abs())).max(1e-9);
    (0..COUNT)
        .filter_map(|horizon| {
            let model = model
                .iter()
                .find(|metrics| metrics.cause == "any" && metrics.horizon_days == HORIZONS[horizon])?;
            let known = calibration.judged(None, horizon, |row| earlier[row]);
            if known.rows.is_empty() {
                return None;
            }
            // A unit of the score may be anything: the largest is made 4, and one slope found.
            let scale = 4.0 / largest;
            let rows = RecalibrationRows {
                log_odds: vec![known.predicted.iter().map(|score| score * scale).collect()],
                interval: vec![0; known.rows.len()],
                target: known.outcome,
                weight: vec![1.0; known.rows.len()],
            };
            let platt = Recalibration::fit(&rows, 1.0);
            let judged = test.judged(None, horizon, |row| {
                probability(platt.apply(std::iter::once(later[row] * scale), 0))
            });
            let mut found = metrics("any", horizon, &judged, base[horizon][causes], Some(settings));
            // The order is that of the score, whatever the slope found.
            let plain = test.judged(None, horizon, |row| later[row]);
            found.auc = check::area(&plain.predicted, &plain.outcome, &plain.account);
            Some(ScoreComparison { horizon_days: HORIZONS[horizon], score: found, model: model.clone() })
        })
        .collect()
}
