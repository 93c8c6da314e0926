//! The list of who leaves next.

use crate::Error;
use crate::explain::{Explainer, changes};
use crate::hazards::Incidences;
use crate::model::RiskModel;
use crate::output::{CauseDrivers, Change, Disagreement, Predictions, WhoNext};
use crate::rules::States;
use holdfast_domain::money::Currency;
use holdfast_features::Snapshots;
use std::collections::BTreeMap;

/// Accounts explained at a time: bounds memory.
const CHUNK: usize = 64;

/// Families of features that tell of one thing.
const SIGNALS: [(&str, &[&str]); 3] = [
    ("usage", &["usage", "breadth", "seats", "onboarding"]),
    ("money", &["payments", "price", "plan"]),
    ("voice", &["support", "language", "surveys", "contact"]),
];
/// What a signal must add or take, in log-odds, to count.
const LOUD: f64 = 0.25;

/// Drivers and changes of one account.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct Explanation {
    /// Drivers of the most probable causes.
    pub drivers: Vec<CauseDrivers>,
    /// What would lower the probability of leaving, largest effect first.
    pub changes: Vec<Change>,
}

impl RiskModel {
    /// Explains accounts, given as positions in `predictions`, which were made from the same
    /// snapshots. The horizon is that of the settings.
    ///
    /// # Errors
    /// [`Error::MissingFeature`].
    pub fn explain(
        &self,
        snapshots: &Snapshots,
        predictions: &Predictions,
        positions: &[usize],
    ) -> Result<Vec<Explanation>, Error> {
        let horizon = self.settings.horizon();
        let explainer = Explainer::new(&self.hazards, snapshots, &predictions.rows, horizon)?;
        let incidences = Incidences {
            causes: predictions.causes.len(),
            incidence: predictions.incidence.clone(),
            survival: Vec::new(),
        };
        let chunks: Vec<&[usize]> = positions.chunks(CHUNK).collect();
        let parts = crate::parallel::map(chunks.len(), |index| {
            let rows: Vec<u32> = chunks[index].iter().map(|position| predictions.rows[*position]).collect();
            let drivers = explainer.drivers(&rows, &incidences, chunks[index], &predictions.causes)?;
            rows.iter()
                .zip(drivers)
                .map(|(row, drivers)| {
                    Ok(Explanation { drivers, changes: changes(self, snapshots, *row, horizon)? })
                })
                .collect::<Result<Vec<_>, Error>>()
        });
        let mut found = Vec::with_capacity(positions.len());
        for part in parts {
            found.extend(part?);
        }
        Ok(found)
    }

    /// Everybody scored, ranked by money at risk (see [`WhoNext::rank`]); the first
    /// `settings.explained` with drivers and changes.
    ///
    /// # Errors
    /// [`Error::MissingFeature`].
    pub fn who_next(
        &self,
        snapshots: &Snapshots,
        predictions: &Predictions,
        states: &States,
    ) -> Result<Vec<WhoNext>, Error> {
        let horizon = self.settings.horizon();
        let order = rank(predictions, horizon);
        let explained = &order[..order.len().min(self.settings.explained)];
        let explanations = self.explain(snapshots, predictions, explained)?;
        let mut by_currency: BTreeMap<Option<Currency>, u32> = BTreeMap::new();
        let mut explanations = explanations.into_iter();
        Ok(order
            .iter()
            .enumerate()
            .map(|(place, &position)| {
                let row = predictions.rows[position];
                let incidences = predictions.incidences(position, horizon);
                let cause = (0..incidences.len())
                    .max_by(|a, b| incidences[*a].total_cmp(&incidences[*b]).then(b.cmp(a)))
                    .unwrap_or(0);
                let monthly = predictions.monthly[position];
                let in_currency =
                    by_currency.entry(monthly.map(holdfast_domain::money::Money::currency)).or_default();
                *in_currency += 1;
                let Explanation { drivers, changes } = explanations.next().unwrap_or_default();
                let disagreement = disagreement(&drivers);
                WhoNext {
                    rank: place as u32 + 1,
                    rank_in_currency: *in_currency,
                    account_id: predictions.accounts[position].clone(),
                    horizon_days: self.settings.horizon_days,
                    probability: predictions.leaves(position, horizon),
                    cause: predictions.causes[cause].id.clone(),
                    level: predictions.causes[cause].level,
                    cause_probability: incidences[cause],
                    monthly,
                    money_at_risk: predictions.money(position, horizon),
                    segment: snapshots.standing.segment.name(row as usize).map(str::to_owned),
                    drivers,
                    changes,
                    disagreement,
                    states: states.of(snapshots, row),
                }
            })
            .collect())
    }
}

/// The loudest signals of opposite direction, if both are loud.
fn disagreement(drivers: &[CauseDrivers]) -> Option<Disagreement> {
    let total: f64 = drivers.iter().map(|cause| cause.probability).sum();
    let sum = |families: &[&str]| -> f64 {
        drivers
            .iter()
            .flat_map(|cause| cause.drivers.iter().map(move |driver| (cause.probability / total, driver)))
            .filter(|(_, driver)| families.contains(&driver.family.as_str()))
            .map(|(weight, driver)| weight * driver.log_odds)
            .sum()
    };
    let heard = SIGNALS.map(|(name, families)| (name, sum(families)));
    let (raises, raised_by) = heard.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let (lowers, lowered_by) = heard.into_iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    (total > 0.0 && raised_by >= LOUD && lowered_by <= -LOUD).then(|| Disagreement {
        raises: raises.to_owned(),
        raised_by,
        lowers: lowers.to_owned(),
        lowered_by,
    })
}

/// Positions, most money at risk first; amounts of different currencies compared as multiples of
/// the median monthly amount in their own currency, accounts without an amount last.
fn rank(predictions: &Predictions, horizon: usize) -> Vec<usize> {
    let mut amounts: BTreeMap<Currency, Vec<i64>> = BTreeMap::new();
    for amount in predictions.monthly.iter().flatten().filter(|amount| amount.minor() > 0) {
        amounts.entry(amount.currency()).or_default().push(amount.minor());
    }
    let median: BTreeMap<Currency, f64> = amounts
        .into_iter()
        .map(|(currency, mut minor)| {
            minor.sort_unstable();
            (currency, minor[minor.len() / 2] as f64)
        })
        .collect();
    let key = |position: usize| {
        let probability = predictions.leaves(position, horizon);
        let relative = predictions.monthly[position]
            .and_then(|amount| Some(probability * amount.minor() as f64 / median.get(&amount.currency())?));
        (relative, probability)
    };
    let keys: Vec<(Option<f64>, f64)> = (0..predictions.accounts.len()).map(key).collect();
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|a, b| {
        let (a_key, b_key) = (keys[*a], keys[*b]);
        let amount = |key: Option<f64>| key.unwrap_or(f64::NEG_INFINITY);
        amount(b_key.0).total_cmp(&amount(a_key.0)).then(b_key.1.total_cmp(&a_key.1)).then(a.cmp(b))
    });
    order
}
