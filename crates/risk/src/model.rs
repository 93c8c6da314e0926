//! The fitted model: stored, read again, used to score.

use crate::Error;
use crate::card::ModelCard;
use crate::hazards::Hazards;
use crate::horizon::{COUNT, HORIZONS};
use crate::output::{HorizonStanding, Predictions};
use crate::settings::Settings;
use holdfast_domain::money::{Currency, Money};
use holdfast_features::{Categories, Definition, FeatureColumn, FeatureKind, FeatureValues, Snapshots};
use serde::{Deserialize, Serialize};

/// The version of the stored form.
pub(crate) const VERSION: u32 = 1;

/// Quarters of a feature among those who stayed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Quartiles {
    pub(crate) feature: String,
    pub(crate) lower: f64,
    pub(crate) upper: f64,
}

/// A model that passed its check. Serialisable; `Send + Sync`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RiskModel {
    pub(crate) version: u32,
    pub(crate) settings: Settings,
    pub(crate) hazards: Hazards,
    pub(crate) stayers: Vec<Quartiles>,
    /// Traits of accounts that it was learned from.
    #[serde(default)]
    pub(crate) traits: Vec<Definition>,
    pub(crate) card: ModelCard,
}

impl RiskModel {
    /// The model card.
    pub fn card(&self) -> &ModelCard {
        &self.card
    }

    /// The settings it was fitted with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The stored form: JSON.
    ///
    /// # Errors
    /// [`Error::Stored`] if a number cannot be written.
    pub fn to_json(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(Error::Stored)
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// [`Error::Stored`], [`Error::Version`].
    pub fn from_json(text: &str) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let found: Versioned = serde_json::from_str(text).map_err(Error::Stored)?;
        if found.version != VERSION {
            return Err(Error::Version { found: found.version, expected: VERSION });
        }
        serde_json::from_str(text).map_err(Error::Stored)
    }

    /// Adds the traits that the model knows and these snapshots lack, missing for everybody: at a
    /// later date no account may have one, or it may have got too many categories to be one.
    pub fn add_missing_traits(&self, snapshots: &mut Snapshots) {
        for definition in &self.traits {
            if snapshots.column(&definition.name).is_none() {
                let rows = snapshots.rows.len();
                let values = match definition.kind {
                    FeatureKind::Number => FeatureValues::Numbers(vec![f32::NAN; rows]),
                    FeatureKind::Category => FeatureValues::Categories(Categories {
                        codes: vec![Categories::MISSING; rows],
                        names: Vec::new(),
                    }),
                };
                snapshots.columns.push(FeatureColumn { definition: definition.clone(), values });
            }
        }
    }

    /// Scores every account that has a row at the last landmark at or before `as_of`.
    ///
    /// # Errors
    /// [`Error::MissingFeature`] (see [`Self::add_missing_traits`]), [`Error::Input`] if there is no
    /// such landmark.
    pub fn score(&self, snapshots: &Snapshots, as_of: i64) -> Result<Predictions, Error> {
        let landmark = snapshots.as_of.iter().rposition(|at| *at <= as_of).ok_or_else(|| Error::Input {
            what: "landmarks".to_owned(),
            problem: "none is at or before the date of the assessment; compute features for it".to_owned(),
        })?;
        let rows: Vec<u32> = (0..snapshots.rows.len() as u32)
            .filter(|row| usize::from(snapshots.rows[*row as usize].1) == landmark)
            .collect();
        let found = self.hazards.predict(snapshots, &rows)?;
        Ok(Predictions {
            as_of: snapshots.as_of[landmark],
            causes: self.card.causes.causes.clone(),
            horizons: self.card.horizons.clone(),
            accounts: rows
                .iter()
                .map(|row| snapshots.accounts[snapshots.rows[*row as usize].0 as usize].clone())
                .collect(),
            monthly: rows.iter().map(|row| monthly(snapshots, *row)).collect(),
            rows,
            incidence: found.incidence,
            survival: found.survival,
        })
    }
}

/// The monthly amount known in a row.
pub(crate) fn monthly(snapshots: &Snapshots, row: u32) -> Option<Money> {
    let standing = &snapshots.standing;
    let minor = (*standing.monthly_amount.get(row as usize)?)?;
    Some(Money::new(minor, Currency::from_code(standing.currency.name(row as usize)?)?))
}

/// Standings with their days.
pub(crate) fn horizons(standings: [crate::output::Standing; COUNT]) -> Vec<HorizonStanding> {
    standings
        .into_iter()
        .zip(HORIZONS)
        .map(|(standing, horizon_days)| HorizonStanding { horizon_days, standing })
        .collect()
}
