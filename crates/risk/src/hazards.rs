//! The fitted part: cause-specific log-odds against staying, an interval at a time, and the
//! incidences that follow from them.

use crate::Error;
use crate::causes::Causes;
use crate::check::{Recalibration, RecalibrationRows};
use crate::horizon::COUNT;
use crate::panel::{Pick, table};
use crate::parallel;
use holdfast_features::Snapshots;
use holdfast_learners::table::Table;
use holdfast_learners::{Model, log_odds_of, probability};
use serde::{Deserialize, Serialize};

/// Landmark rows scored at a time: bounds memory.
const CHUNK: usize = 4_096;

/// A learner's model of one cause, with what makes up for the rows that were left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Member {
    /// One model for all intervals, or one for each.
    pub(crate) models: Vec<Model>,
    /// ln(share of stays kept) − ln(share of losses kept): sampling by outcome moves the log-odds
    /// by just that (Prentice RL, Pyke R (1979), *Biometrika* 66:403–411).
    pub(crate) offset: f64,
}

impl Member {
    pub(crate) fn learner(&self) -> &str {
        self.models.first().map_or("", Model::learner)
    }

    /// Rows of a table by the model that they are for.
    fn parts<'a>(&'a self, intervals: &[u8]) -> impl Iterator<Item = (&'a Model, Vec<usize>)> {
        let single = self.models.len() == 1;
        let rows = (0..self.models.len()).map(|interval| {
            (0..intervals.len()).filter(|row| single || usize::from(intervals[*row]) == interval).collect()
        });
        self.models.iter().zip(rows.collect::<Vec<Vec<usize>>>()).filter(|(_, rows)| !rows.is_empty())
    }

    /// Log-odds of every row of a table.
    pub(crate) fn log_odds(&self, table: &Table, intervals: &[u8]) -> Result<Vec<f64>, Error> {
        let mut found = vec![0.0; table.rows()];
        for (model, rows) in self.parts(intervals) {
            let part = if rows.len() == table.rows() { None } else { Some(table.select(&rows)) };
            let log_odds =
                model.log_odds(part.as_ref().unwrap_or(table)).map_err(Error::learner("a prediction"))?;
            for (row, log_odds) in rows.into_iter().zip(log_odds) {
                found[row] = log_odds + self.offset;
            }
        }
        Ok(found)
    }

    /// The constant part of every row's log-odds, and what each column adds: row × column.
    pub(crate) fn contributions(
        &self,
        table: &Table,
        intervals: &[u8],
    ) -> Result<(Vec<f64>, Vec<f64>), Error> {
        let width = table.columns().len();
        let mut base = vec![0.0; table.rows()];
        let mut shares = vec![0.0; table.rows() * width];
        for (model, rows) in self.parts(intervals) {
            let found = model.contributions(table, &rows).map_err(Error::learner("an explanation"))?;
            for (position, row) in rows.into_iter().enumerate() {
                base[row] = found.baseline + self.offset;
                shares[row * width..(row + 1) * width].copy_from_slice(found.row(position));
            }
        }
        Ok((base, shares))
    }
}

/// The models of all causes and their calibration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Hazards {
    /// Names of the features used.
    pub(crate) features: Vec<String>,
    /// By cause, by learner.
    pub(crate) members: Vec<Vec<Member>>,
    /// By cause.
    pub(crate) calibration: Vec<Recalibration>,
    /// Of leaving at all, after the causes are put together.
    pub(crate) total: Recalibration,
}

/// Incidences and survival of rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Incidences {
    pub(crate) causes: usize,
    /// Row × horizon × cause.
    pub(crate) incidence: Vec<f64>,
    /// Row × horizon.
    pub(crate) survival: Vec<f64>,
}

impl Incidences {
    pub(crate) fn of(&self, row: usize, horizon: usize) -> &[f64] {
        let start = (row * COUNT + horizon) * self.causes;
        &self.incidence[start..start + self.causes]
    }

    pub(crate) fn leaves(&self, row: usize, horizon: usize) -> f64 {
        self.of(row, horizon).iter().sum()
    }
}

/// Probabilities of the causes from their log-odds against staying: pₖ = e^fₖ/(1 + Σ e^fⱼ).
pub(crate) fn compose(f: &[f64], p: &mut [f64]) {
    let largest = f.iter().copied().fold(0.0_f64, f64::max);
    let mut total = libm::exp(-largest);
    for (p, f) in p.iter_mut().zip(f) {
        *p = libm::exp(f - largest);
        total += *p;
    }
    for p in p.iter_mut() {
        *p /= total;
    }
}

impl Hazards {
    pub(crate) fn new(features: Vec<String>, members: Vec<Vec<Member>>) -> Self {
        let calibration = members.iter().map(|members| Recalibration::none(members.len())).collect();
        Self { features, members, calibration, total: Recalibration::none(1) }
    }

    /// Positions of the features in other snapshots.
    pub(crate) fn columns(&self, snapshots: &Snapshots) -> Result<Vec<usize>, Error> {
        self.features
            .iter()
            .map(|name| {
                snapshots
                    .columns
                    .iter()
                    .position(|column| column.definition.name == *name)
                    .ok_or_else(|| Error::MissingFeature { feature: name.clone() })
            })
            .collect()
    }

    /// Log-odds of the learners of one cause, by learner.
    fn log_odds(&self, cause: usize, table: &Table, intervals: &[u8]) -> Result<Vec<Vec<f64>>, Error> {
        self.members[cause].iter().map(|member| member.log_odds(table, intervals)).collect()
    }

    /// Probabilities of the causes in the interval of each row of a table: row × cause.
    fn probabilities(&self, table: &Table, intervals: &[u8]) -> Result<Vec<f64>, Error> {
        let (rows, causes) = (table.rows(), self.members.len());
        let mut f = vec![0.0; rows * causes];
        for cause in 0..causes {
            let z = self.log_odds(cause, table, intervals)?;
            for row in 0..rows {
                let terms = z.iter().map(|z| z[row]);
                f[row * causes + cause] = self.calibration[cause].apply(terms, usize::from(intervals[row]));
            }
        }
        let mut p = vec![0.0; rows * causes];
        for row in 0..rows {
            let range = row * causes..(row + 1) * causes;
            compose(&f[range.clone()], &mut p[range.clone()]);
            let before: f64 = p[range.clone()].iter().sum();
            if before > 0.0 {
                let calibrated =
                    self.total.apply(std::iter::once(log_odds_of(before)), usize::from(intervals[row]));
                let factor = probability(calibrated) / before;
                p[range].iter_mut().for_each(|p| *p *= factor);
            }
        }
        Ok(p)
    }

    /// Incidences by the horizons from a table with the intervals of each row one after the
    /// other: Fₖ(j) = Fₖ(j − 1) + S(j − 1) pₖⱼ, S(j) = S(j − 1) (1 − Σ pₖⱼ): Aalen–Johansen.
    pub(crate) fn incidences_of(&self, table: &Table) -> Result<Incidences, Error> {
        let causes = self.members.len();
        let intervals: Vec<u8> = (0..table.rows()).map(|row| (row % COUNT) as u8).collect();
        let p = self.probabilities(table, &intervals)?;
        let mut found = Incidences {
            causes,
            incidence: Vec::with_capacity(p.len()),
            survival: Vec::with_capacity(table.rows()),
        };
        let mut sums = vec![0.0; causes];
        for account in p.chunks(COUNT * causes) {
            sums.fill(0.0);
            let mut survival = 1.0;
            for p in account.chunks(causes) {
                let mut leaving = 0.0;
                for (sum, p) in sums.iter_mut().zip(p) {
                    *sum += survival * p;
                    leaving += p;
                }
                survival *= 1.0 - leaving;
                found.incidence.extend_from_slice(&sums);
                found.survival.push(survival);
            }
        }
        Ok(found)
    }

    /// Incidences of landmark rows.
    pub(crate) fn predict(&self, snapshots: &Snapshots, rows: &[u32]) -> Result<Incidences, Error> {
        let columns = self.columns(snapshots)?;
        let chunks: Vec<&[u32]> = rows.chunks(CHUNK).collect();
        let parts = parallel::map(chunks.len(), |index| {
            let picks: Vec<Pick> =
                chunks[index].iter().flat_map(|row| (0..COUNT as u8).map(move |j| (*row, j))).collect();
            self.incidences_of(&table(snapshots, &columns, &picks)?)
        });
        let mut found = Incidences { causes: self.members.len(), ..Incidences::default() };
        for part in parts {
            let part = part?;
            found.incidence.extend(part.incidence);
            found.survival.extend(part.survival);
        }
        Ok(found)
    }

    /// Fits the calibration of every cause, then that of leaving at all, on `picks` with their
    /// outcomes: the loss's distribution over the causes, or `None` for staying. `certainty`: how
    /// many different losses there are for each row with one.
    pub(crate) fn calibrate(
        &mut self,
        snapshots: &Snapshots,
        picks: &[Pick],
        outcome: &[Option<&[f32]>],
        certainty: f64,
    ) -> Result<(), Error> {
        self.total = Recalibration::none(1);
        self.recalibrate(snapshots, picks, outcome, |_, rows| Recalibration::fit(rows, certainty))
    }

    /// Keeps how far log-odds are trusted, and sets the level of every cause and of leaving at all
    /// to what `picks` show.
    pub(crate) fn level(
        &mut self,
        snapshots: &Snapshots,
        picks: &[Pick],
        outcome: &[Option<&[f32]>],
        certainty: f64,
    ) -> Result<(), Error> {
        self.recalibrate(snapshots, picks, outcome, |known, rows| known.at_level_of(rows, certainty))
    }

    fn recalibrate(
        &mut self,
        snapshots: &Snapshots,
        picks: &[Pick],
        outcome: &[Option<&[f32]>],
        how: impl Fn(&Recalibration, &RecalibrationRows) -> Recalibration + Sync,
    ) -> Result<(), Error> {
        let columns = self.columns(snapshots)?;
        let table = table(snapshots, &columns, picks)?;
        let intervals: Vec<u8> = picks.iter().map(|(_, interval)| *interval).collect();
        let this = &*self;
        let fitted: Vec<Result<Recalibration, Error>> = parallel::map(self.members.len(), |cause| {
            let mut rows = RecalibrationRows {
                log_odds: this.log_odds(cause, &table, &intervals)?,
                interval: intervals.clone(),
                ..RecalibrationRows::default()
            };
            for outcome in outcome {
                // The others who left are left out (Begg CB, Gray R (1984), Biometrika 71:11–18).
                rows.target.push(f64::from(u8::from(outcome.is_some())));
                rows.weight.push(outcome.map_or(1.0, |shares| f64::from(shares[cause])));
            }
            Ok(how(&this.calibration[cause], &rows))
        });
        self.calibration = fitted.into_iter().collect::<Result<_, _>>()?;
        let known = std::mem::replace(&mut self.total, Recalibration::none(1));
        let causes = self.members.len();
        let p = self.probabilities(&table, &intervals)?;
        let rows = RecalibrationRows {
            log_odds: vec![p.chunks(causes).map(|p| log_odds_of(p.iter().sum())).collect()],
            interval: intervals,
            target: outcome.iter().map(|outcome| f64::from(u8::from(outcome.is_some()))).collect(),
            weight: vec![1.0; outcome.len()],
        };
        self.total = how(&known, &rows);
        Ok(())
    }
}

/// The learners' weights by cause, for the card: averages of their slopes over intervals.
pub(crate) fn weights(hazards: &Hazards, causes: &Causes) -> Vec<crate::card::LearnerWeight> {
    let mut found = Vec::new();
    for (cause, (members, calibration)) in
        causes.causes.iter().zip(hazards.members.iter().zip(&hazards.calibration))
    {
        for (member, slopes) in members.iter().zip(&calibration.slopes) {
            found.push(crate::card::LearnerWeight {
                cause: cause.id.clone(),
                learner: member.learner().to_owned(),
                weight: slopes.iter().sum::<f64>() / COUNT as f64,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_and_staying_sum_to_one_even_for_extreme_log_odds() {
        for f in [[0.0, -3.0, 2.0], [800.0, 799.0, -1000.0], [-900.0, -800.0, -1000.0]] {
            let mut p = [0.0; 3];
            compose(&f, &mut p);
            let stays = {
                let largest = f.iter().copied().fold(0.0_f64, f64::max);
                let total: f64 = libm::exp(-largest) + f.iter().map(|f| libm::exp(f - largest)).sum::<f64>();
                libm::exp(-largest) / total
            };
            assert!((p.iter().sum::<f64>() + stays - 1.0).abs() < 1e-12);
            assert!(p.iter().all(|p| p.is_finite()));
        }
    }
}
