//! The model card.

use holdfast_domain::calendar::Zone;
use holdfast_risk::{LeftOutReason, Metrics, ModelCard, Standing};

use super::{cause_id, estimate};
use crate::assemble::attribution::local_date;
use crate::document as out;

pub(super) fn card(card: &ModelCard, zone: &Zone) -> out::ModelCard {
    let causes = &card.causes;
    let folds = [("learned", card.fit), ("calibrated", card.calibration), ("tested", card.test)];
    out::ModelCard {
        version: card.version,
        seed: card.seed,
        window: span(&card.window, zone).map(|(from, to)| out::Window { from, to }),
        landmarks: card.landmarks,
        accounts: card.accounts,
        entered_late: card.entered_late,
        rows: card.rows,
        losses: card.losses,
        unknown_losses: causes.unknown_events,
        minimum_events: causes.minimum_events,
        causes: causes.causes.iter().map(|known| cause(known, causes.len())).collect(),
        folds: folds
            .into_iter()
            .filter_map(|(purpose, fold)| {
                let (from, until) = span(&fold?, zone)?;
                Some(out::Fold { purpose: purpose.to_owned(), from, until })
            })
            .collect(),
        horizons: card
            .horizons
            .iter()
            .map(|horizon| out::HorizonStanding {
                horizon_days: horizon.horizon_days,
                standing: standing(horizon.standing).to_owned(),
            })
            .collect(),
        metrics: metrics(card),
        lead_time: card.lead_time.map(|time| out::LeadTime {
            losses: time.losses,
            found: time.found,
            lower_quartile_days: time.lower_quartile_days,
            median_days: time.median_days,
            upper_quartile_days: time.upper_quartile_days,
        }),
        hand_score: card
            .hand_score
            .iter()
            .map(|pair| out::ScoreComparison {
                horizon_days: pair.horizon_days,
                score: metric(&pair.score),
                model: metric(&pair.model),
            })
            .collect(),
        learners: card
            .learners
            .iter()
            .map(|learner| out::LearnerWeight {
                cause: cause_id(&learner.cause, causes.len()),
                learner: learner.learner.clone(),
                weight: learner.weight,
            })
            .collect(),
        families: card.families.iter().map(family).collect(),
        leaks: card
            .leaks
            .iter()
            .map(|leak| out::LeakingColumn { feature: leak.feature.clone(), auc: leak.auc })
            .collect(),
        left_out: card
            .left_out
            .iter()
            .map(|column| out::ColumnLeftOut {
                feature: column.feature.clone(),
                reason: reason(column.reason).to_owned(),
            })
            .collect(),
        population_drift: card
            .population_drift
            .iter()
            .map(|drift| out::FeatureShift { feature: drift.feature.clone(), index: drift.index })
            .collect(),
        cohort_drift: card.cohort_drift.iter().map(cohort).collect(),
        fairness: card.fairness.iter().map(check).collect(),
    }
}

/// First and last local date of a fold.
fn span(fold: &holdfast_risk::Fold, zone: &Zone) -> Option<(String, String)> {
    Some((local_date(fold.from, zone)?, local_date((fold.until - 1).max(fold.from), zone)?))
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Checked => "checked",
        Standing::Unchecked => "unchecked",
        Standing::Failed => "failed",
    }
}

fn reason(reason: LeftOutReason) -> &'static str {
    match reason {
        LeftOutReason::Constant => "constant",
        LeftOutReason::Common => "common",
        LeftOutReason::Identifier => "identifier",
    }
}

fn cause(cause: &holdfast_risk::Cause, causes: usize) -> out::ModelledCause {
    let leaves = cause.leaves.iter().map(|leaf| out::CauseLeaf {
        leaf: leaf.leaf.to_string(),
        expected_events: leaf.expected_events,
        share: leaf.share,
    });
    out::ModelledCause {
        id: cause_id(&cause.id, causes),
        level: cause.level.key().to_owned(),
        expected_events: cause.expected_events,
        leaves: leaves.collect(),
    }
}

/// Leaving at all comes first at every horizon: another `any` is what is left over beside other
/// causes.
fn metrics(card: &ModelCard) -> Vec<out::Metric> {
    let mut told: Vec<out::Metric> = Vec::new();
    for found in &card.metrics {
        let again = |known: &out::Metric| {
            known.cause == "any" && found.cause == "any" && known.horizon_days == found.horizon_days
        };
        let mut next = metric(found);
        if told.iter().any(again) {
            next.cause = cause_id("any", card.causes.len());
        }
        told.push(next);
    }
    told
}

fn metric(metric: &Metrics) -> out::Metric {
    out::Metric {
        cause: metric.cause.clone(),
        horizon_days: metric.horizon_days,
        rows: metric.rows,
        accounts: metric.accounts,
        events: metric.events,
        mean_predicted: metric.mean_predicted,
        mean_observed: metric.mean_observed,
        auc: metric.auc.as_ref().map(estimate),
        log_loss: metric.log_loss,
        base_log_loss: metric.base_log_loss,
        brier: metric.brier,
        base_brier: metric.base_brier,
        calibration_error: metric.calibration_error,
        slope: metric.slope.as_ref().map(estimate),
        intercept: metric.intercept.as_ref().map(estimate),
        linear_slope: metric.linear_slope,
        linear_intercept: metric.linear_intercept,
        lift: metric.lift,
        profit: metric.profit.map(|profit| out::ProfitMeasure {
            share_of_value: profit.share_of_value,
            contacted: profit.contacted,
            offer_cost: profit.offer_cost,
            contact_cost: profit.contact_cost,
        }),
        bins: metric
            .bins
            .iter()
            .map(|bin| out::CalibrationPoint {
                predicted: bin.predicted,
                observed: bin.observed,
                low: bin.lower,
                high: bin.upper,
                rows: bin.rows,
                events: bin.events,
            })
            .collect(),
    }
}

fn family(family: &holdfast_risk::FamilyImportance) -> out::FamilyWeight {
    let features = family.features.iter().map(|feature| out::FeatureWeight {
        feature: feature.feature.clone(),
        importance: feature.importance,
    });
    out::FamilyWeight {
        family: family.family.clone(),
        importance: family.importance,
        features: features.collect(),
    }
}

fn cohort(drift: &holdfast_risk::CohortDrift) -> out::CohortShift {
    out::CohortShift {
        kind: drift.kind.clone(),
        cohort: drift.cohort.clone(),
        cause: drift.cause.clone(),
        observed: drift.observed,
        expected: drift.expected,
        ratio: estimate(&drift.ratio),
        alarm: drift.alarm,
    }
}

fn check(group: &holdfast_risk::GroupMetrics) -> out::GroupCheck {
    out::GroupCheck {
        kind: group.kind.clone(),
        group: group.group.clone(),
        horizon_days: group.horizon_days,
        accounts: group.accounts,
        events: group.events,
        mean_predicted: group.mean_predicted,
        observed: estimate(&group.observed),
        auc: group.auc.as_ref().map(estimate),
        off: group.off,
    }
}
