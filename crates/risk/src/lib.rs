//! Who leaves next, when, and for which reason: cause-specific risk, checked out of time,
//! published or refused.
//!
//! [`fit()`] takes [`Inputs`] (features of accounts at the starts of months, losses with
//! distributions over reasons) and [`Settings`], and returns an [`Assessment`]: published with a
//! [`RiskModel`], [`Predictions`] and a ranked list of [`WhoNext`], or refused with a
//! [`ModelCard`] that says why, and what can be said anyway.
//!
//! The method: landmark person-periods (van Houwelingen HC, Putter H (2012), *Dynamic Prediction
//! in Clinical Survival Analysis*) in discrete time with competing causes; one learner a cause,
//! against staying (Begg CB, Gray R (1984), *Biometrika* 71:11–18); incidences by Aalen–Johansen.
//! `docs/decisions/006-cause-specific-risk.md` says why.
#![deny(missing_docs)]
#![allow(clippy::float_cmp, reason = "ties and constants are exact by definition here")]
#![allow(clippy::needless_range_loop, reason = "parallel tables are walked by index")]
#![allow(clippy::neg_cmp_op_on_partial_ord, reason = "a comparison that is false for NaN is meant")]

pub mod benchmark;
mod card;
mod causes;
mod check;
mod columns;
mod drift;
mod error;
mod evaluate;
mod explain;
mod fairness;
mod fit;
mod folds;
mod groups;
mod hazards;
mod horizon;
mod input;
mod learn;
mod metrics;
mod model;
mod output;
mod panel;
pub mod purchases;
pub mod rules;
mod settings;
mod who_next;

use holdfast_learners::parallel;

pub use card::{
    CohortDrift, FamilyImportance, FeatureDrift, FeatureImportance, Fold, GroupMetrics, Leak, LearnerWeight,
    LeftOut, LeftOutReason, ModelCard, Refusal, ScoreComparison,
};
pub use causes::{Cause, Causes, LeafShare, Level};
pub use error::Error;
pub use fit::{Assessment, Published, fit};
pub use groups::{CauseIncidence, GroupIncidence, HorizonIncidence};
pub use horizon::HORIZONS;
pub use input::{End, Inputs};
pub use metrics::{CalibrationBin, LeadTime, Metrics, Profit};
pub use model::RiskModel;
pub use output::{
    CauseDrivers, Change, Disagreement, Driver, FeatureShare, HorizonStanding, Limits, Predictions, RiskRow,
    STAYS, Standing, Value, WhoNext, money_at_risk,
};
pub use settings::{Learners, Settings};
pub use who_next::Explanation;
