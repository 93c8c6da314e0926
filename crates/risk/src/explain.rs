//! Why a probability is what it is, and what would lower it.

use crate::Error;
use crate::card::{FamilyImportance, FeatureImportance};
use crate::hazards::{Hazards, Incidences};
use crate::horizon::{COUNT, HORIZONS};
use crate::model::{RiskModel, monthly};
use crate::output::{CauseDrivers, Change, Driver, FeatureShare, Value, money_at_risk};
use crate::panel::{INTERVAL, Pick, draw, table};
use crate::rules::value;
use holdfast_features::{Action, FeatureKind, Snapshots};
use holdfast_learners::table::{Column, Table, Values};

/// Accounts that the average is taken over.
const BACKGROUND: usize = 400;
/// Causes that are explained, most probable first.
const CAUSES: usize = 3;
/// Features named in a family.
const FEATURES: usize = 3;
/// Changes listed.
const CHANGES: usize = 5;
/// Smallest fall of the probability of leaving that is listed.
const SMALLEST_FALL: f64 = 1e-3;
/// The family of [`INTERVAL`], which is no feature.
const TIME_AHEAD: &str = "time_ahead";

/// What a model looks like from the accounts of one date.
#[derive(Debug)]
pub(crate) struct Explainer<'a> {
    hazards: &'a Hazards,
    snapshots: &'a Snapshots,
    columns: Vec<usize>,
    horizon: usize,
    /// By cause: the average log-odds, and the average contribution of every column.
    averages: Vec<(f64, Vec<f64>)>,
    /// By cause: mean absolute difference from the average, by column.
    spread: Vec<Vec<f64>>,
}

impl<'a> Explainer<'a> {
    /// Averages over up to [`BACKGROUND`] of the rows.
    pub(crate) fn new(
        hazards: &'a Hazards,
        snapshots: &'a Snapshots,
        rows: &[u32],
        horizon: usize,
    ) -> Result<Self, Error> {
        let keep = BACKGROUND as f64 / rows.len().max(1) as f64;
        let account = |row: u32| u64::from(snapshots.rows[row as usize].0);
        let background: Vec<u32> =
            rows.iter().copied().filter(|row| draw(7, 4, account(*row)) < keep).collect();
        let background = if background.is_empty() { rows.to_vec() } else { background };
        let mut explainer = Self {
            columns: hazards.columns(snapshots)?,
            hazards,
            snapshots,
            horizon,
            averages: Vec::new(),
            spread: Vec::new(),
        };
        let table = explainer.table(&background)?;
        for cause in 0..hazards.members.len() {
            let (base, shares) = explainer.shares(cause, &table)?;
            let width = explainer.columns.len() + 1;
            let rows = (shares.len() / width).max(1) as f64;
            let mut average = vec![0.0; width];
            for row in shares.chunks(width) {
                average.iter_mut().zip(row).for_each(|(sum, share)| *sum += share / rows);
            }
            let mut spread = vec![0.0; width];
            for row in shares.chunks(width) {
                for ((sum, share), average) in spread.iter_mut().zip(row).zip(&average) {
                    *sum += (share - average).abs() / rows;
                }
            }
            explainer.averages.push((base + average.iter().sum::<f64>(), average));
            explainer.spread.push(spread);
        }
        Ok(explainer)
    }

    fn intervals(&self) -> usize {
        self.horizon + 1
    }

    fn table(&self, rows: &[u32]) -> Result<Table, Error> {
        let intervals = self.intervals() as u8;
        let picks: Vec<Pick> = rows.iter().flat_map(|row| (0..intervals).map(move |j| (*row, j))).collect();
        table(self.snapshots, &self.columns, &picks)
    }

    /// The constant part, and row × column: what each column adds, averaged over intervals.
    fn shares(&self, cause: usize, table: &Table) -> Result<(f64, Vec<f64>), Error> {
        let (intervals, width) = (self.intervals(), self.columns.len() + 1);
        let calibration = &self.hazards.calibration[cause];
        let mut base =
            (0..intervals).map(|interval| calibration.intercept(interval)).sum::<f64>() / intervals as f64;
        let mut shares = vec![0.0; table.rows() / intervals * width];
        let ahead: Vec<u8> = (0..table.rows()).map(|row| (row % intervals) as u8).collect();
        for (member, slopes) in self.hazards.members[cause].iter().zip(&calibration.slopes) {
            let (constant, found) = member.contributions(table, &ahead)?;
            // The constant part is that of the interval, the same for every account.
            let levels = slopes[..intervals].iter().zip(&constant);
            base += levels.map(|(slope, level)| slope * level).sum::<f64>() / intervals as f64;
            for (row, sums) in shares.chunks_mut(width).enumerate() {
                for (interval, slope) in slopes[..intervals].iter().enumerate() {
                    let at = (row * intervals + interval) * width;
                    for (sum, part) in sums.iter_mut().zip(&found[at..at + width]) {
                        *sum += slope * part / intervals as f64;
                    }
                }
            }
        }
        Ok((base, shares))
    }

    fn name(&self, column: usize) -> &str {
        self.columns.get(column).map_or(INTERVAL, |index| &self.snapshots.columns[*index].definition.name)
    }

    fn family(&self, column: usize) -> &'static str {
        self.columns
            .get(column)
            .map_or(TIME_AHEAD, |index| self.snapshots.columns[*index].definition.family.name())
    }

    fn value(&self, column: usize, row: u32) -> Value {
        self.columns
            .get(column)
            .map_or(Value::Missing, |index| value(&self.snapshots.columns[*index].values, row))
    }

    /// Drivers of the most probable causes of each row.
    pub(crate) fn drivers(
        &self,
        rows: &[u32],
        incidences: &Incidences,
        positions: &[usize],
        causes: &[crate::Cause],
    ) -> Result<Vec<Vec<CauseDrivers>>, Error> {
        let width = self.columns.len() + 1;
        let table = self.table(rows)?;
        let shares = (0..causes.len())
            .map(|cause| Ok(self.shares(cause, &table)?.1))
            .collect::<Result<Vec<_>, Error>>()?;
        let of_row = |(index, row): (usize, &u32)| {
            let probabilities = incidences.of(positions[index], self.horizon);
            let mut order: Vec<usize> = (0..causes.len()).collect();
            order.sort_by(|a, b| probabilities[*b].total_cmp(&probabilities[*a]).then(a.cmp(b)));
            order
                .into_iter()
                .take(CAUSES)
                .map(|cause| {
                    let (average_log_odds, average) = &self.averages[cause];
                    let own = &shares[cause][index * width..(index + 1) * width];
                    let difference: Vec<f64> =
                        own.iter().zip(average).map(|(own, mean)| own - mean).collect();
                    CauseDrivers {
                        cause: causes[cause].id.clone(),
                        probability: probabilities[cause],
                        average_log_odds: *average_log_odds,
                        drivers: self.families(&difference, *row),
                    }
                })
                .collect()
        };
        Ok(rows.iter().enumerate().map(of_row).collect())
    }

    fn families(&self, difference: &[f64], row: u32) -> Vec<Driver> {
        let mut drivers: Vec<Driver> = Vec::new();
        let mut columns: Vec<Vec<usize>> = Vec::new();
        for (column, share) in difference.iter().enumerate() {
            let family = self.family(column);
            let at = drivers.iter().position(|driver| driver.family == family).unwrap_or_else(|| {
                drivers.push(Driver { family: family.to_owned(), log_odds: 0.0, features: Vec::new() });
                columns.push(Vec::new());
                drivers.len() - 1
            });
            drivers[at].log_odds += share;
            columns[at].push(column);
        }
        for (driver, mut columns) in drivers.iter_mut().zip(columns) {
            let direction = driver.log_odds.signum();
            columns.retain(|column| difference[*column] * direction > 0.0 && *column < self.columns.len());
            columns.sort_by(|a, b| difference[*b].abs().total_cmp(&difference[*a].abs()).then(a.cmp(b)));
            driver.features.extend(columns.into_iter().take(FEATURES).map(|column| FeatureShare {
                feature: self.name(column).to_owned(),
                value: self.value(column, row),
                log_odds: difference[column],
            }));
        }
        drivers.sort_by(|a, b| b.log_odds.abs().total_cmp(&a.log_odds.abs()).then(a.family.cmp(&b.family)));
        drivers
    }

    /// How much families and features matter, causes weighted by `mix`.
    pub(crate) fn importance(&self, mix: &[f64]) -> Vec<FamilyImportance> {
        let mut found: Vec<FamilyImportance> = Vec::new();
        for column in 0..self.columns.len() {
            let importance: f64 =
                self.spread.iter().zip(mix).map(|(spread, share)| spread[column] * share).sum();
            let family = self.family(column);
            let at = found.iter().position(|known| known.family == family).unwrap_or_else(|| {
                found.push(FamilyImportance {
                    family: family.to_owned(),
                    importance: 0.0,
                    features: Vec::new(),
                });
                found.len() - 1
            });
            found[at].importance += importance;
            found[at].features.push(FeatureImportance { feature: self.name(column).to_owned(), importance });
        }
        for family in &mut found {
            family
                .features
                .sort_by(|a, b| b.importance.total_cmp(&a.importance).then(a.feature.cmp(&b.feature)));
        }
        found.sort_by(|a, b| b.importance.total_cmp(&a.importance).then(a.family.cmp(&b.family)));
        found
    }
}

/// Plausible changes of one row, scored again: every feature that can be moved goes to the
/// quartile of those who stayed (the better one), one at a time, everything else as it is.
pub(crate) fn changes(
    model: &RiskModel,
    snapshots: &Snapshots,
    row: u32,
    horizon: usize,
) -> Result<Vec<Change>, Error> {
    let hazards = &model.hazards;
    let columns = hazards.columns(snapshots)?;
    let mut scenarios: Vec<(usize, f64)> = Vec::new();
    for (position, index) in columns.iter().enumerate() {
        let column = &snapshots.columns[*index];
        let definition = &column.definition;
        let (FeatureKind::Number, Some(quartiles)) =
            (definition.kind, model.stayers.iter().find(|known| known.feature == definition.name))
        else {
            continue;
        };
        let Value::Number(now) = value(&column.values, row) else { continue };
        match definition.action {
            Action::Raise if now < quartiles.upper => scenarios.push((position, quartiles.upper)),
            Action::Lower if now > quartiles.lower => scenarios.push((position, quartiles.lower)),
            _ => {}
        }
    }
    if scenarios.is_empty() {
        return Ok(Vec::new());
    }
    // The row as it is, then one copy a change; the intervals of each one after the other.
    let picks: Vec<Pick> =
        (0..=scenarios.len()).flat_map(|_| (0..COUNT as u8).map(|interval| (row, interval))).collect();
    let plain = table(snapshots, &columns, &picks)?;
    let mut built: Vec<Column> = plain.columns().to_vec();
    for (scenario, (position, to)) in scenarios.iter().enumerate() {
        if let Values::Numbers(numbers) = &mut built[*position].values {
            numbers[(scenario + 1) * COUNT..(scenario + 2) * COUNT].fill(*to as f32);
        }
    }
    let changed = Table::new(built).map_err(Error::learner("a changed row"))?;
    let found = hazards.incidences_of(&changed)?;
    let before = found.leaves(0, horizon);
    let amount = monthly(snapshots, row);
    let money = |probability| amount.and_then(|amount| money_at_risk(probability, amount, HORIZONS[horizon]));
    let mut changes: Vec<Change> = scenarios
        .iter()
        .enumerate()
        .filter_map(|(scenario, (position, to))| {
            let after = found.leaves(scenario + 1, horizon);
            let column = &snapshots.columns[columns[*position]];
            (before - after >= SMALLEST_FALL).then(|| Change {
                feature: column.definition.name.clone(),
                from: value(&column.values, row),
                to: *to,
                probability_before: before,
                probability_after: after,
                money: money(before).zip(money(after)).and_then(|(a, b)| a.checked_sub(b).ok()),
            })
        })
        .collect();
    changes
        .sort_by(|a, b| a.probability_after.total_cmp(&b.probability_after).then(a.feature.cmp(&b.feature)));
    changes.truncate(CHANGES);
    Ok(changes)
}
