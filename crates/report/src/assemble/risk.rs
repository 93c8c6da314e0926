//! Who leaves next, as the document tells it.

mod card;
mod expected;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
mod tests;

use std::collections::BTreeMap;

use holdfast_domain::calendar::Zone;
use holdfast_domain::money::Money;
use holdfast_features::{Definition, Unit};
use holdfast_i18n::Texts;
use holdfast_risk::{Assessment, Limits, Published, Refusal, Settings, Value, WhoNext};

use super::attribution::{last_words, local_date};
use crate::document::{self as out, Argument};
use crate::voice::sentence;

/// Customers in the document; `who_next.csv` has all.
const MOST_CUSTOMERS: usize = 500;

/// What the document needs to say who leaves next.
#[derive(Clone, Copy)]
pub struct RiskParts<'a> {
    /// What came of the fit.
    pub assessment: &'a Assessment,
    /// The settings of the fit.
    pub settings: &'a Settings,
    /// The features that the fit had, for their units; traits of accounts too. A feature that is
    /// not among them is shown as a plain number.
    pub definitions: &'a [Definition],
    /// What accounts last wrote, by account; those who wrote nothing are left out.
    pub wrote: &'a BTreeMap<String, Wrote>,
    /// Zone of days.
    pub zone: &'a Zone,
}

/// What an account wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrote {
    /// The whole text; long ones are shortened.
    pub text: String,
    /// First byte and the byte after the last of the words that matter; `None`: from the
    /// beginning. Where it is not on the boundaries of characters, it is ignored.
    pub span: Option<(usize, usize)>,
    /// When, microseconds, where known.
    pub at: Option<i64>,
}

impl std::fmt::Debug for RiskParts<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let published = matches!(self.assessment, Assessment::Published(_));
        formatter.debug_struct("RiskParts").field("published", &published).finish_non_exhaustive()
    }
}

pub(super) fn risk(parts: &RiskParts<'_>, texts: &Texts) -> out::Risk {
    let card = parts.assessment.card();
    let published = match parts.assessment {
        Assessment::Published(published) => Some(&**published),
        Assessment::Refused(_) => None,
    };
    let horizon_days = parts.settings.horizon_days;
    let tested =
        card.metrics.iter().find(|metric| metric.cause == "any" && metric.horizon_days == horizon_days);
    out::Risk {
        verdict: if published.is_some() { "published" } else { "refused" }.to_owned(),
        refusals: card.refusals.iter().map(|refusal| said(refusal, texts)).collect(),
        predicted_on: published.and_then(|published| local_date(published.predictions.as_of, parts.zone)),
        horizon_days,
        accounts: published.map_or(0, |published| published.predictions.accounts.len() as u64),
        base_rate: tested.map(|metric| metric.mean_observed),
        expected: published.map(|published| expected::of(&published.predictions, card)).unwrap_or_default(),
        who_next: published.map(|published| who_next(parts, published)).unwrap_or_default(),
        groups: card.groups.iter().map(|known| group(known, card.causes.len())).collect(),
        card: card::card(card, parts.zone),
    }
}

/// The identifier of a cause in the document: what is left over beside other causes is `other`,
/// so that it cannot be taken for leaving at all.
fn cause_id(id: &str, causes: usize) -> String {
    if id == "any" && causes > 1 { "other".to_owned() } else { id.to_owned() }
}

fn estimate(limits: &Limits) -> out::Estimate {
    out::Estimate { value: limits.estimate, low: limits.lower, high: limits.upper }
}

/// Why no account has a probability, as a sentence in the language of the texts.
pub fn risk_refusal(refusal: &Refusal, texts: &Texts) -> String {
    said(refusal, texts).message
}

/// The reason of a refusal as a sentence with its numbers.
fn said(refusal: &Refusal, texts: &Texts) -> out::Statement {
    let whole = |number: f64| Argument::Integer(number.round() as i64);
    let days = |days: u32| ("days", Argument::Integer(i64::from(days)));
    let number = |number: f64| Argument::Number((number * 100.0).round() / 100.0);
    let (id, arguments) = match refusal {
        Refusal::UndatedLosses { departures, dated } => (
            "risk-refused-undated-losses",
            vec![("departures", whole(*departures as f64)), ("dated", whole(*dated as f64))],
        ),
        Refusal::TooFewLosses { losses, needed } => (
            "risk-refused-too-few-losses",
            vec![("losses", whole(*losses as f64)), ("needed", whole(needed.ceil()))],
        ),
        Refusal::TooShort { days, needed } => {
            ("risk-refused-too-short", vec![("days", whole(days.floor())), ("needed", whole(needed.ceil()))])
        }
        Refusal::TooFewInFold { fold, losses, needed } => (
            "risk-refused-too-few-in-fold",
            vec![
                ("fold", Argument::Text(fold.clone())),
                ("losses", whole(losses.floor())),
                ("needed", whole(needed.ceil())),
            ],
        ),
        Refusal::NoBetterThanChance { horizon_days, auc } => (
            "risk-refused-no-better-than-chance",
            vec![
                days(*horizon_days),
                ("auc_share", Argument::Number(auc.estimate)),
                ("low_share", Argument::Number(auc.lower)),
                ("high_share", Argument::Number(auc.upper)),
            ],
        ),
        Refusal::NoBetterThanBaseRate { horizon_days, log_loss, base_log_loss } => (
            "risk-refused-no-better-than-base-rate",
            vec![
                days(*horizon_days),
                ("model_loss", Argument::Number(*log_loss)),
                ("base_loss", Argument::Number(*base_log_loss)),
            ],
        ),
        Refusal::Miscalibrated { horizon_days, slope, lowest, highest } => (
            "risk-refused-miscalibrated",
            vec![
                days(*horizon_days),
                ("slope", number(slope.estimate)),
                ("low", number(slope.lower)),
                ("high", number(slope.upper)),
                ("lowest", number(*lowest)),
                ("highest", number(*highest)),
            ],
        ),
    };
    let arguments: BTreeMap<String, Argument> =
        arguments.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let message = sentence(texts, id, &arguments).unwrap_or_else(|| id.to_owned());
    out::Statement { id: id.to_owned(), message, arguments }
}

fn who_next(parts: &RiskParts<'_>, published: &Published) -> Vec<out::AccountAtRisk> {
    let units = Units::new(parts.definitions);
    let listed = published.who_next.iter().take(MOST_CUSTOMERS);
    listed.map(|account| at_risk(parts, &units, published, account)).collect()
}

/// One account as the document tells it; `None` where nothing was published.
pub fn account_at_risk(parts: &RiskParts<'_>, account: &WhoNext) -> Option<out::AccountAtRisk> {
    match parts.assessment {
        Assessment::Published(published) => {
            Some(at_risk(parts, &Units::new(parts.definitions), published, account))
        }
        Assessment::Refused(_) => None,
    }
}

fn at_risk(
    parts: &RiskParts<'_>,
    units: &Units,
    published: &Published,
    account: &WhoNext,
) -> out::AccountAtRisk {
    let money = account.monthly.or(account.money_at_risk);
    let level = |cause: &str| {
        let causes = &published.predictions.causes;
        causes.iter().find(|known| known.id == cause).map_or("any", |known| known.level.key()).to_owned()
    };
    let causes = published.predictions.causes.len();
    let wrote = parts.wrote.get(&account.account_id);
    out::AccountAtRisk {
        rank: account.rank,
        rank_in_currency: account.rank_in_currency,
        account_id: account.account_id.clone(),
        probability: account.probability,
        cause: cause_id(&account.cause, causes),
        level: account.level.key().to_owned(),
        cause_probability: account.cause_probability,
        currency: money.map(|money| money.currency().code().to_owned()),
        monthly_minor: account.monthly.map(Money::minor),
        money_at_risk_minor: account.money_at_risk.map(Money::minor),
        segment: account.segment.clone(),
        states: account.states.clone(),
        drivers: account
            .drivers
            .iter()
            .map(|drivers| out::CauseDrivers {
                cause: cause_id(&drivers.cause, causes),
                level: level(&drivers.cause),
                probability: drivers.probability,
                average_log_odds: drivers.average_log_odds,
                families: drivers.drivers.iter().map(|driver| family(units, driver)).collect(),
            })
            .collect(),
        changes: account.changes.iter().map(|change| self::change(units, change)).collect(),
        wrote: wrote.map(|wrote| out::LastWords {
            quote: last_words(&wrote.text, wrote.span),
            written_on: wrote.at.and_then(|at| local_date(at, parts.zone)),
        }),
    }
}

fn family(units: &Units, driver: &holdfast_risk::Driver) -> out::FamilyDriver {
    let features = driver.features.iter().map(|share| {
        let (value, category) = match &share.value {
            Value::Missing => (None, None),
            Value::Number(number) => (Some(*number), None),
            Value::Category(name) => (None, Some(name.clone())),
        };
        let unit = units.of(&share.feature);
        out::FeatureDriver { feature: share.feature.clone(), unit, value, category, log_odds: share.log_odds }
    });
    out::FamilyDriver {
        family: driver.family.clone(),
        log_odds: driver.log_odds,
        features: features.collect(),
    }
}

fn change(units: &Units, change: &holdfast_risk::Change) -> out::RiskChange {
    let from = match &change.from {
        Value::Number(number) => Some(*number),
        Value::Missing | Value::Category(_) => None,
    };
    out::RiskChange {
        feature: change.feature.clone(),
        unit: units.of(&change.feature),
        from,
        to: change.to,
        probability_before: change.probability_before,
        probability_after: change.probability_after,
        money_minor: change.money.map(Money::minor),
    }
}

fn group(group: &holdfast_risk::GroupIncidence, causes: usize) -> out::GroupOutlook {
    out::GroupOutlook {
        kind: group.kind.clone(),
        group: group.group.clone(),
        from: group.band.map(|(from, _)| from),
        to: group.band.map(|(_, to)| to),
        accounts: group.accounts,
        losses: group.losses,
        horizons: group
            .horizons
            .iter()
            .map(|horizon| out::HorizonOutlook {
                horizon_days: horizon.horizon_days,
                leaves: estimate(&horizon.leaves),
                causes: horizon
                    .causes
                    .iter()
                    .map(|cause| (cause_id(&cause.cause, causes), estimate(&cause.incidence)))
                    .collect(),
            })
            .collect(),
    }
}

/// Units of features by name.
struct Units(BTreeMap<String, &'static str>);

impl Units {
    fn new(definitions: &[Definition]) -> Self {
        Self(definitions.iter().map(|known| (known.name.clone(), unit_name(known.unit))).collect())
    }

    fn of(&self, feature: &str) -> String {
        (*self.0.get(feature).unwrap_or(&"count")).to_owned()
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::Days => "days",
        Unit::Hours => "hours",
        Unit::Months => "months",
        Unit::Share => "share",
        Unit::Change => "change",
        Unit::LogRatio => "log_ratio",
        Unit::Difference => "difference",
        Unit::Points => "points",
        Unit::YesNo => "yes_no",
        Unit::Percent => "percent",
        Unit::Category => "category",
    }
}
