//! The two models of buying behind one face: times in days, people by number.

use holdfast_stats::purchases::{
    BetaGeometricBetaBinomial, BetaGeometricNegativeBinomial, Fitted, OccasionData, Occasions, OpenOccasion,
    Parameter, Penalty, PurchaseData, PurchaseDays,
};

use super::outcome::{BuyingFound, HorizonOutlook, ModelKind, ModelParameter, ModelSummary};
use super::settings::Buying;
use crate::Error;

const YEAR: f64 = 365.25;
/// A gap counts as a multiple of a period if it is nearer to one than this share of the period.
const NEAR: f64 = 1.0 / 12.0;
/// Share of the gaps that must be multiples, and how many gaps are needed to say so.
const REGULAR: f64 = 0.9;
const MINIMUM_GAPS: u64 = 50;

/// Looks at the gaps between purchases, and decides where that is not set.
pub(super) fn buying(days: &PurchaseDays, set: Buying) -> BuyingFound {
    let periods = [YEAR, YEAR / 4.0, YEAR / 12.0];
    let (mut gaps, mut fitting) = (0_u64, [0_u64; 3]);
    for person in 0..days.people() {
        for pair in days.of(person).windows(2) {
            let gap = f64::from(pair[1] - pair[0]);
            gaps += 1;
            for (period, count) in periods.iter().zip(&mut fitting) {
                let times = (gap / period).round();
                *count += u64::from(times >= 1.0 && (gap - times * period).abs() <= NEAR * period);
            }
        }
    }
    let shares = fitting.map(|count| count as f64 / gaps.max(1) as f64);
    let every_days = match set {
        Buying::AnyTime => None,
        Buying::Every(days) => Some(days),
        Buying::Automatic if gaps < MINIMUM_GAPS => None,
        Buying::Automatic => {
            periods.into_iter().zip(shares).find(|&(_, share)| share >= REGULAR).map(|(period, _)| period)
        }
    };
    BuyingFound {
        every_days,
        found: set == Buying::Automatic,
        gaps,
        share_yearly: shares[0],
        share_quarterly: shares[1],
        share_monthly: shares[2],
    }
}

/// A fitted model.
pub(super) enum Model {
    AnyTime(Fitted<BetaGeometricNegativeBinomial>),
    Occasions {
        fitted: Fitted<BetaGeometricBetaBinomial>,
        every_days: f64,
        /// How many days after (below 0: before) its occasion each repeat purchase came, ascending.
        late_by: Vec<f64>,
    },
}

/// One account at the cut between what was fitted and what is held out.
pub(super) struct AtCut {
    pub(super) frequency: u32,
    /// Time (or occasions) watched before, and to come.
    pub(super) watched: f64,
    pub(super) ahead: f64,
    pub(super) expected: f64,
    pub(super) bought: u32,
}

impl Model {
    /// Fits what was known at the end of day `until`.
    pub(super) fn fit(
        days: &PurchaseDays,
        until: i32,
        every_days: Option<f64>,
        penalty: f64,
    ) -> Result<Self, Error> {
        let people = 0..days.people();
        let penalty = Penalty::Ridge(penalty);
        match every_days {
            None => {
                let data =
                    PurchaseData::from_rows(people.filter_map(|person| days.known(person, until, 1.0)))
                        .map_err(Error::statistics("rates of purchases"))?;
                let fitted = BetaGeometricNegativeBinomial::fit(&data, penalty)
                    .map_err(Error::statistics("rates of purchases"))?;
                Ok(Self::AnyTime(fitted))
            }
            Some(every_days) => {
                let rows = people.filter_map(|person| {
                    days.known_on_occasions(person, until, every_days, OpenOccasion::LeaveOut)
                });
                let data =
                    OccasionData::from_rows(rows).map_err(Error::statistics("purchases on occasions"))?;
                let fitted = BetaGeometricBetaBinomial::fit(&data, penalty)
                    .map_err(Error::statistics("purchases on occasions"))?;
                let mut late_by = Vec::new();
                for person in 0..days.people() {
                    let of_person = days.of(person);
                    for &day in of_person.iter().filter(|&&day| day <= until) {
                        let since = f64::from(day - of_person[0]);
                        let occasion = (since / every_days).round();
                        if occasion >= 1.0 {
                            late_by.push(since - occasion * every_days);
                        }
                    }
                }
                late_by.sort_by(f64::total_cmp);
                Ok(Self::Occasions { fitted, every_days, late_by })
            }
        }
    }

    /// What the model makes of an account at the cut, beside what it did until the end. Where
    /// purchases are on occasions, those over by then are compared.
    pub(super) fn at_cut(&self, days: &PurchaseDays, person: usize, cut: i32, end: i32) -> Option<AtCut> {
        match self {
            Self::AnyTime(fitted) => {
                let known = days.known(person, cut, 1.0)?;
                let ahead = f64::from(end - cut);
                Some(AtCut {
                    frequency: known.frequency,
                    watched: known.observed,
                    ahead,
                    expected: fitted.model.expected_purchases(&known, ahead),
                    bought: days.purchases_between(person, cut, end),
                })
            }
            Self::Occasions { fitted, every_days, .. } => {
                let at = |day| days.known_on_occasions(person, day, *every_days, OpenOccasion::LeaveOut);
                let (known, later) = (at(cut)?, at(end)?);
                let ahead = later.occasions - known.occasions;
                Some(AtCut {
                    frequency: known.frequency,
                    watched: f64::from(known.occasions),
                    ahead: f64::from(ahead),
                    expected: fitted.model.expected_purchases(&known, ahead),
                    bought: later.frequency - known.frequency,
                })
            }
        }
    }

    /// Probability of being alive, and what to expect in each horizon.
    pub(super) fn outlook(
        &self,
        days: &PurchaseDays,
        person: usize,
        until: i32,
        horizons: &[u32],
    ) -> Option<(f64, Vec<HorizonOutlook>)> {
        match self {
            Self::AnyTime(fitted) => {
                let (known, model) = (days.known(person, until, 1.0)?, &fitted.model);
                let outlook = |&days: &u32| HorizonOutlook {
                    days,
                    expected_purchases: model.expected_purchases(&known, f64::from(days)),
                    probability_of_purchase: model.probability_of_purchase(&known, f64::from(days)),
                };
                Some((model.probability_alive(&known), horizons.iter().map(outlook).collect()))
            }
            Self::Occasions { fitted, every_days, late_by } => {
                let known =
                    days.known_on_occasions(person, until, *every_days, OpenOccasion::CountIfBought)?;
                let (first, model) = (*days.of(person).first()?, &fitted.model);
                let watched = f64::from(until - first);
                // The next occasion may be near, or just gone by: the longer ago it was, the less
                // probable that the purchase is still to come. Either it is, or the occasion is
                // over without one.
                let passed = watched - f64::from(known.occasions + 1) * every_days;
                let to_come = share_above(late_by, passed);
                let without = (1.0 - to_come) * (1.0 - model.expected_purchases(&known, 1));
                let open = if to_come + without > 0.0 { to_come / (to_come + without) } else { 0.0 };
                let missed = Occasions { occasions: known.occasions + 1, ..known };
                let outlook = |&days: &u32| {
                    let ahead =
                        occasions_by(watched + f64::from(days), *every_days).saturating_sub(known.occasions);
                    let mixed = |value: &dyn Fn(&Occasions, u32) -> f64| match ahead {
                        0 => 0.0,
                        _ => open * value(&known, ahead) + (1.0 - open) * value(&missed, ahead - 1),
                    };
                    HorizonOutlook {
                        days,
                        expected_purchases: mixed(&|person, ahead| model.expected_purchases(person, ahead)),
                        probability_of_purchase: mixed(&|person, ahead| {
                            model.probability_of_purchase(person, ahead)
                        }),
                    }
                };
                let alive = open * model.probability_alive(&known, 0)
                    + (1.0 - open) * model.probability_alive(&missed, 0);
                Some((alive, horizons.iter().map(outlook).collect()))
            }
        }
    }

    pub(super) fn converged(&self) -> bool {
        match self {
            Self::AnyTime(fitted) => fitted.converged,
            Self::Occasions { fitted, .. } => fitted.converged,
        }
    }

    pub(super) fn summary(&self, horizons: &[u32]) -> ModelSummary {
        match self {
            Self::AnyTime(fitted) => ModelSummary {
                kind: ModelKind::BetaGeometricNegativeBinomial,
                parameters: parameters(&fitted.parameters),
                log_likelihood: fitted.log_likelihood,
                converged: fitted.converged,
                expected_of_new: horizons
                    .iter()
                    .map(|&days| fitted.model.expected_purchases_of_new(f64::from(days)))
                    .collect(),
            },
            Self::Occasions { fitted, every_days, .. } => {
                let new = Occasions { frequency: 0, recency: 0, occasions: 0 };
                let expected = |&days: &u32| {
                    fitted.model.expected_purchases(&new, occasions_by(f64::from(days), *every_days))
                };
                ModelSummary {
                    kind: ModelKind::BetaGeometricBetaBinomial,
                    parameters: parameters(&fitted.parameters),
                    log_likelihood: fitted.log_likelihood,
                    converged: fitted.converged,
                    expected_of_new: horizons.iter().map(expected).collect(),
                }
            }
        }
    }
}

/// Share of the values (ascending) above a limit; 1 where there are none.
fn share_above(values: &[f64], limit: f64) -> f64 {
    let up_to = values.partition_point(|&value| value <= limit);
    if values.is_empty() { 1.0 } else { (values.len() - up_to) as f64 / values.len() as f64 }
}

/// Occasions whose day has come so many days after the first purchase. Half a day more, so that
/// 365 days are a year.
fn occasions_by(days: f64, every_days: f64) -> u32 {
    ((days + 0.5) / every_days) as u32
}

pub(super) fn parameters(fitted: &[Parameter]) -> Vec<ModelParameter> {
    fitted
        .iter()
        .map(|parameter| ModelParameter {
            name: parameter.name,
            estimate: parameter.estimate,
            standard_error: parameter.standard_error,
            at_border: parameter.at_border,
        })
        .collect()
}
