//! Out-of-fold probabilities and their quality.

use super::columns::Prepared;
use super::target::Outcome;
use super::{BinaryQuality, Error, Limited, Method, Options, Prediction};
use holdfast_learners::{BaseRate, Boosting, Examples, Learner, Logistic, Stacked, folds, probability};
use holdfast_stats::ConfidenceLevel;
use holdfast_stats::calibration::Forecasts;
use holdfast_stats::discrimination::{Auc, AucVariance};

/// Groups of the calibration error.
const GROUPS: usize = 10;

pub(super) fn learner(method: Method) -> Box<dyn Learner> {
    match method {
        Method::Stacked => Box::new(Stacked::default()),
        Method::Boosting => Box::new(Boosting::default()),
        Method::Logistic => Box::new(Logistic::default()),
        Method::BaseRate => Box::new(BaseRate),
    }
}

/// The fold of every row, and for each fold the rows outside and inside.
pub(super) struct Folds {
    pub(super) of: Vec<u8>,
    pub(super) splits: Vec<(Vec<usize>, Vec<usize>)>,
}

pub(super) fn deal(prepared: &Prepared, outcome: &Outcome, options: &Options) -> Result<Folds, Error> {
    let target: Vec<f32> = outcome.positive.iter().map(|positive| f32::from(u8::from(*positive))).collect();
    let group = prepared.group.as_deref();
    let examples = Examples { table: &prepared.table, target: &target, weight: None, group };
    let of = folds::assign(&examples, options.folds, options.seed)?;
    let split = |fold: usize| (0..of.len()).partition(|row| usize::from(of[*row]) != fold);
    let splits = (0..options.folds).map(split).collect();
    Ok(Folds { of, splits })
}

pub(super) fn predictions(
    prepared: &Prepared,
    outcome: &Outcome,
    folds: &Folds,
    p: &[f64],
) -> Vec<Prediction> {
    (0..p.len())
        .map(|row| Prediction {
            id: prepared.ids[row].clone(),
            probability: p[row],
            fold: usize::from(folds.of[row]) + 1,
            positive: outcome.positive[row],
        })
        .collect()
}

pub(super) fn run(
    prepared: &Prepared,
    outcome: &Outcome,
    options: &Options,
) -> Result<(BinaryQuality, Vec<Prediction>), Error> {
    let folds = deal(prepared, outcome, options)?;
    let learner = learner(options.method);
    let mut p = vec![0.0; outcome.rows.len()];
    for (learned, held) in &folds.splits {
        let table = prepared.table.select(learned);
        let target: Vec<f32> =
            learned.iter().map(|row| f32::from(u8::from(outcome.positive[*row]))).collect();
        let group: Option<Vec<u32>> =
            prepared.group.as_ref().map(|group| learned.iter().map(|row| group[*row]).collect());
        let examples = Examples { table: &table, target: &target, weight: None, group: group.as_deref() };
        let model = learner.fit(&examples, options.seed)?;
        for (row, log_odds) in held.iter().zip(model.log_odds(&prepared.table.select(held))?) {
            p[*row] = probability(log_odds);
        }
    }
    let quality = measure(&p, &outcome.positive, &folds)?;
    Ok((quality, predictions(prepared, outcome, &folds, &p)))
}

fn measure(p: &[f64], positive: &[bool], folds: &Folds) -> Result<BinaryQuality, Error> {
    let auc = Auc::new(p, positive, AucVariance::DeLong, ConfidenceLevel::P95)?;
    let mut auc_by_fold = Vec::with_capacity(folds.splits.len());
    for (_, held) in &folds.splits {
        let scores: Vec<f64> = held.iter().map(|row| p[*row]).collect();
        let own: Vec<bool> = held.iter().map(|row| positive[*row]).collect();
        auc_by_fold.push(Auc::new(&scores, &own, AucVariance::DeLong, ConfidenceLevel::P95)?.area);
    }
    let outcome: Vec<f64> = positive.iter().map(|positive| f64::from(u8::from(*positive))).collect();
    let forecasts = Forecasts::new(p, &outcome, None)?;
    let lift = forecasts.lift(0.1)?;
    Ok(BinaryQuality {
        auc: Limited { estimate: auc.area, lower: auc.lower, upper: auc.upper },
        auc_mean_of_folds: auc_by_fold.iter().sum::<f64>() / auc_by_fold.len() as f64,
        auc_by_fold,
        log_loss: forecasts.log_loss(),
        base_rate_log_loss: forecasts.base_rate_log_loss(),
        brier: forecasts.brier_score(),
        base_rate_brier: forecasts.base_rate_brier_score(),
        ece: forecasts.expected_calibration_error(GROUPS)?,
        lift_top_decile: lift.lift,
        captured_top_decile: lift.captured,
    })
}
