//! Out-of-fold survival predictions: hazards in discrete time, one learner a cause.
//!
//! The times are cut at quantiles of the events. Every row enters an interval as long as it is
//! under observation; the outcome is whether it ended by the cause within. A row that is
//! censored inside an interval counts for the part it was seen. The interval is a column.

use super::binary::{Folds, deal, learner, predictions};
use super::columns::Prepared;
use super::target::Outcome;
use super::{CauseQuality, Error, Limited, Options, Prediction, SurvivalQuality};
use holdfast_learners::table::{Column, Table, Values};
use holdfast_learners::{Examples, Learner, probability};
use holdfast_stats::survival::brier::brier_scores;
use holdfast_stats::survival::concordance::Concordance;
use holdfast_stats::survival::{CensoringCurve, SurvivalData};

/// Intervals at most.
const INTERVALS: usize = 6;
/// The column of the interval; a name no file has.
const INTERVAL: &str = "\u{1}interval";

pub(super) fn run(
    prepared: &Prepared,
    outcome: &Outcome,
    options: &Options,
) -> Result<(SurvivalQuality, Vec<Prediction>), Error> {
    let time = prepared.time.as_deref().unwrap_or_default();
    let folds = deal(prepared, outcome, options)?;
    let ends = ends(time, &outcome.positive);
    let causes = outcome.causes.len();
    let rows = time.len();
    // Hazards by cause, interval and row.
    let mut hazards = vec![vec![vec![0.0; rows]; ends.len()]; causes];
    let learner = learner(options.method);
    for (learned, held) in &folds.splits {
        let periods = Periods::new(&prepared.table, time, &outcome.cause, learned, &ends)?;
        let tables: Vec<Table> = (0..ends.len())
            .map(|interval| with_interval(&prepared.table, held, &vec![interval as f32; held.len()]))
            .collect::<Result<_, _>>()?;
        for (cause, hazards) in hazards.iter_mut().enumerate() {
            let fitted = periods.fit(learner.as_ref(), cause as u32 + 1, options.seed)?;
            for (interval, table) in tables.iter().enumerate() {
                let own: Vec<f64> = match &fitted {
                    Fitted::Model(model) => model.log_odds(table)?.into_iter().map(probability).collect(),
                    Fitted::Never => vec![0.0; held.len()],
                };
                for (row, hazard) in held.iter().zip(own) {
                    hazards[interval][*row] = hazard;
                }
            }
        }
    }
    let incidence = incidence(&hazards, rows);
    let quality = measure(time, outcome, &folds, &ends, &hazards, &incidence)?;
    let last = ends.len() - 1;
    let any: Vec<f64> =
        (0..rows).map(|row| incidence.iter().map(|cause| cause[last][row]).sum::<f64>().min(1.0)).collect();
    Ok((quality, predictions(prepared, outcome, &folds, &any)))
}

/// Quantiles of the times of events, ascending; the last one is the last event.
fn ends(time: &[f64], positive: &[bool]) -> Vec<f64> {
    let mut events: Vec<f64> =
        time.iter().zip(positive).filter(|(_, positive)| **positive).map(|(time, _)| *time).collect();
    events.sort_by(f64::total_cmp);
    let mut ends: Vec<f64> = (1..=INTERVALS)
        .filter_map(|interval| events.get((events.len() * interval / INTERVALS).saturating_sub(1)).copied())
        .collect();
    ends.dedup();
    ends
}

/// Rows by interval.
struct Periods {
    table: Table,
    /// The cause by which the row ended in the interval; 0 if it did not.
    cause: Vec<u32>,
    weight: Vec<f32>,
    group: Vec<u32>,
}

enum Fitted {
    Model(Box<holdfast_learners::Model>),
    /// The cause does not occur in the training rows.
    Never,
}

impl Periods {
    fn new(
        table: &Table,
        time: &[f64],
        cause: &[u32],
        learned: &[usize],
        ends: &[f64],
    ) -> Result<Self, Error> {
        let (mut rows, mut intervals) = (Vec::new(), Vec::new());
        let (mut causes, mut weight) = (Vec::new(), Vec::new());
        for row in learned {
            let mut start = 0.0;
            for (interval, end) in ends.iter().enumerate() {
                if time[*row] <= start && interval > 0 {
                    break;
                }
                let inside = time[*row] <= *end;
                let ended = if inside { cause[*row] } else { 0 };
                // Censored inside the interval: the part that was seen.
                let share = if inside && ended == 0 && *end > start {
                    (time[*row] - start) / (end - start)
                } else {
                    1.0
                };
                rows.push(*row);
                intervals.push(interval as f32);
                causes.push(ended);
                weight.push(share as f32);
                start = *end;
            }
        }
        let group = rows.iter().map(|row| *row as u32).collect();
        Ok(Self { table: with_interval(table, &rows, &intervals)?, cause: causes, weight, group })
    }

    fn fit(&self, learner: &dyn Learner, cause: u32, seed: u64) -> Result<Fitted, Error> {
        let target: Vec<f32> = self.cause.iter().map(|own| f32::from(u8::from(*own == cause))).collect();
        if !target.iter().any(|target| *target > 0.0) {
            return Ok(Fitted::Never);
        }
        let examples = Examples {
            table: &self.table,
            target: &target,
            weight: Some(&self.weight),
            group: Some(&self.group),
        };
        Ok(Fitted::Model(Box::new(learner.fit(&examples, seed)?)))
    }
}

fn with_interval(table: &Table, rows: &[usize], intervals: &[f32]) -> Result<Table, Error> {
    let mut columns = table.select(rows).columns().to_vec();
    columns.push(Column { name: INTERVAL.to_owned(), values: Values::Numbers(intervals.to_vec()) });
    Ok(Table::new(columns)?)
}

/// Cumulative incidences by cause, interval and row (Aalen–Johansen in discrete time).
fn incidence(hazards: &[Vec<Vec<f64>>], rows: usize) -> Vec<Vec<Vec<f64>>> {
    let intervals = hazards.first().map_or(0, Vec::len);
    let mut incidence = vec![vec![vec![0.0; rows]; intervals]; hazards.len()];
    for row in 0..rows {
        let mut survival = 1.0;
        let mut sums = vec![0.0; hazards.len()];
        for interval in 0..intervals {
            let all: f64 = hazards.iter().map(|cause| cause[interval][row]).sum();
            // Separate learners may add up to more than everything.
            let scale = if all > 1.0 { 1.0 / all } else { 1.0 };
            for (cause, sum) in sums.iter_mut().enumerate() {
                *sum += survival * hazards[cause][interval][row] * scale;
                incidence[cause][interval][row] = f64::min(*sum, 1.0);
            }
            survival *= 1.0 - (all * scale).min(1.0);
        }
    }
    incidence
}

fn measure(
    time: &[f64],
    outcome: &Outcome,
    folds: &Folds,
    ends: &[f64],
    hazards: &[Vec<Vec<f64>>],
    incidence: &[Vec<Vec<f64>>],
) -> Result<SurvivalQuality, Error> {
    let data = SurvivalData::new(None, time, &outcome.cause, None)?;
    let censoring = CensoringCurve::at(&data);
    // The last event has nobody after it to compare with.
    let times = &ends[..ends.len().max(2) - 1];
    let mut causes = Vec::with_capacity(outcome.causes.len());
    for (index, name) in outcome.causes.iter().enumerate() {
        let number = index as u32 + 1;
        let score: Vec<f64> =
            (0..time.len()).map(|row| hazards[index].iter().map(|interval| interval[row]).sum()).collect();
        let settings = Concordance { cause: Some(number), ..Concordance::default() };
        let concordance = settings.of(&data, &score)?;
        let own: Vec<&[f64]> = incidence[index].iter().take(times.len()).map(Vec::as_slice).collect();
        let base = base_incidence(time, &outcome.cause, number, ends, folds);
        let base: Vec<&[f64]> = base.iter().take(times.len()).map(Vec::as_slice).collect();
        let integrated = |probability: &[&[f64]]| -> Result<f64, Error> {
            let scores = brier_scores(&data, Some(number), times, probability, &censoring)?;
            Ok(if times.len() > 1 {
                scores.integrated()?
            } else {
                scores.score.first().copied().unwrap_or(f64::NAN)
            })
        };
        causes.push(CauseQuality {
            cause: name.clone(),
            events: outcome.cause.iter().filter(|cause| **cause == number).count(),
            concordance: Limited {
                estimate: concordance.index,
                lower: concordance.lower,
                upper: concordance.upper,
            },
            integrated_brier: integrated(&own)?,
            base_integrated_brier: integrated(&base)?,
        });
    }
    Ok(SurvivalQuality { times: times.to_vec(), causes })
}

/// The incidence of everyone outside a row's fold (Aalen–Johansen over the same intervals).
fn base_incidence(time: &[f64], cause: &[u32], number: u32, ends: &[f64], folds: &Folds) -> Vec<Vec<f64>> {
    let mut base = vec![vec![0.0; time.len()]; ends.len()];
    for (learned, held) in &folds.splits {
        let (mut survival, mut sum, mut start) = (1.0, 0.0, f64::NEG_INFINITY);
        for (interval, end) in ends.iter().enumerate() {
            let (mut at_risk, mut own, mut any) = (0.0, 0.0, 0.0);
            for row in learned {
                if time[*row] <= start {
                    continue;
                }
                let inside = time[*row] <= *end;
                // Censored inside: half of the interval.
                at_risk += if inside && cause[*row] == 0 { 0.5 } else { 1.0 };
                own += f64::from(u8::from(inside && cause[*row] == number));
                any += f64::from(u8::from(inside && cause[*row] > 0));
            }
            if at_risk > 0.0 {
                sum += survival * own / at_risk;
                survival *= 1.0 - any / at_risk;
            }
            for row in held {
                base[interval][*row] = f64::min(sum, 1.0);
            }
            start = *end;
        }
    }
    base
}
