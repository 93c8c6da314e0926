//! Time as a customer: survival and cumulative incidence by cause.

use std::collections::{BTreeMap, BTreeSet};

use holdfast_analytics::Analytics;
use holdfast_stats::survival::{
    AalenJohansen, IncidenceVariance, KaplanMeier, SurvivalData, SurvivalVariance, median,
};
use holdfast_taxonomy::{Crosswalks, RollUp, S2Headings, Taxonomy};

use crate::error::Error;
use crate::revenue::Reader;

/// Up to this many distinct causes are shown in the source's own words.
const OWN_WORDS: usize = 8;

/// The cause of a loss whose cause nobody stated.
const UNKNOWN: &str = "unknown";

/// How long customers stay.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Survival {
    /// `day`, `week`, `month`, `quarter` or `year`.
    pub unit: String,
    /// Accounts used.
    pub subjects: u64,
    /// Losses among them.
    pub events: u64,
    /// Accounts left out because their time is zero, negative or unknown.
    pub left_out: u64,
    /// Time by which half have left; `None` where that is not reached.
    pub median: Option<Median>,
    /// Kaplan–Meier estimate, one point per time with a loss, and the last time observed.
    pub kaplan_meier: Vec<SurvivalPoint>,
    /// What the causes below are: `source_value` (the source's own words) or `s2`.
    pub cause_basis: String,
    /// Aalen–Johansen estimate per cause, at the times of `kaplan_meier`; with it they sum to
    /// 1. Empty where no cause is known at all.
    pub cumulative_incidence: BTreeMap<String, Vec<IncidencePoint>>,
}

/// The median with its interval (Brookmeyer and Crowley); an end that is not reached is `None`.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Median {
    /// The median.
    pub value: f64,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// A step of the survival curve.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SurvivalPoint {
    /// Time since the start, in units.
    pub t: f64,
    /// Accounts under observation just before.
    pub at_risk: f64,
    /// Losses at this time.
    pub events: f64,
    /// Probability of staying longer.
    pub survival: f64,
    /// Lower end of the 95 % interval (log-log).
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A step of a cumulative incidence curve.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct IncidencePoint {
    /// Time since the start, in units.
    pub t: f64,
    /// Probability of having left for this cause.
    pub incidence: f64,
    /// Lower end of the 95 % interval (log-log).
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Like accounts: the same time, the same end.
pub(crate) struct LifeGroup {
    pub(crate) entry: f64,
    pub(crate) duration: f64,
    pub(crate) has_left: bool,
    pub(crate) cause: Option<String>,
    /// Accounts times their case weight.
    pub(crate) weight: f64,
    pub(crate) accounts: u64,
    /// The group in a comparison; empty without one.
    pub(crate) label: (String, String),
}

/// Length of a unit in days; `None` for a word that is no unit.
fn days(unit: &str) -> Option<f64> {
    match unit {
        "day" => Some(1.0),
        "week" => Some(7.0),
        "month" => Some(30.436_875),
        "quarter" => Some(91.310_625),
        "year" => Some(365.2425),
        _ => None,
    }
}

/// The unit of most tenures; months where there are none.
pub(crate) fn unit(engine: &dyn Analytics) -> Result<String, Error> {
    let sql = "SELECT unit, count(*) AS accounts FROM lives WHERE NOT never_customer AND duration IS NOT NULL \
               GROUP BY unit, has_tenure ORDER BY has_tenure DESC, accounts DESC, unit LIMIT 1";
    let table = engine.query(sql, &[]).map_err(Error::engine("lives"))?;
    let unit =
        if table.rows() == 0 { None } else { table.columns()[0].text(0).filter(|unit| days(unit).is_some()) };
    Ok(unit.unwrap_or("month").to_owned())
}

/// Lives in `unit`, like ones together, and how many have no usable time. `labels` is a
/// table of accounts with the name and text of a trait to compare by, or nothing.
pub(crate) fn life_groups(
    engine: &dyn Analytics,
    unit: &str,
    labels: Option<&str>,
) -> Result<(Vec<LifeGroup>, u64), Error> {
    let (columns, join, cause) = match labels {
        Some(table) => (
            "t.name, t.text",
            format!(" JOIN {table} AS t ON l.account_id = t.account_id"),
            "CAST(NULL AS VARCHAR)",
        ),
        None => ("CAST(NULL AS VARCHAR) AS name, CAST(NULL AS VARCHAR) AS text", String::new(), "l.cause"),
    };
    let sql = format!(
        "SELECT l.entry, l.duration, l.unit, l.has_left, {cause} AS cause, l.weight, {columns}, count(*) AS accounts \
         FROM lives AS l{join} WHERE NOT l.never_customer GROUP BY 1, 2, 3, 4, 5, 6, 7, 8"
    );
    let table = engine.query(&sql, &[]).map_err(Error::engine("lives"))?;
    let reader = Reader::new(&table, "lives");
    let unit_days = days(unit).unwrap_or(30.436_875);
    let mut groups = Vec::with_capacity(table.rows());
    let mut left_out = 0;
    for row in 0..table.rows() {
        let accounts = reader.count("accounts", row)?;
        let scale = match reader.text("unit", row)? {
            Some(own) if own != unit => days(own).map(|own| own / unit_days),
            _ => Some(1.0),
        };
        let entry = reader.number("entry", row)?.unwrap_or(0.0);
        let weight = reader.number("weight", row)?.unwrap_or(1.0);
        match (reader.number("duration", row)?, scale) {
            (Some(duration), Some(scale)) if duration > 0.0 && duration > entry && weight > 0.0 => {
                let text = |column: &str| -> Result<String, Error> {
                    Ok(reader.text(column, row)?.unwrap_or_default().to_owned())
                };
                groups.push(LifeGroup {
                    entry: entry.max(0.0) * scale,
                    duration: duration * scale,
                    has_left: reader.flag("has_left", row)?,
                    cause: reader.text("cause", row)?.map(str::to_owned),
                    weight: weight * accounts as f64,
                    accounts,
                    label: (text("name")?, text("text")?),
                });
            }
            _ => left_out += accounts,
        }
    }
    // The engine's groups come in any order; sums of floating numbers should not.
    groups.sort_by(|a, b| {
        (a.duration.total_cmp(&b.duration))
            .then(a.entry.total_cmp(&b.entry))
            .then(a.has_left.cmp(&b.has_left))
            .then_with(|| a.cause.cmp(&b.cause))
            .then_with(|| a.label.cmp(&b.label))
    });
    Ok((groups, left_out))
}

/// Kaplan–Meier curve of groups of lives.
pub(crate) fn data(groups: &[&LifeGroup]) -> Result<SurvivalData, Error> {
    let entries: Vec<f64> = groups.iter().map(|group| group.entry).collect();
    let truncated = entries.iter().any(|entry| *entry > 0.0);
    let times: Vec<f64> = groups.iter().map(|group| group.duration).collect();
    let events: Vec<u32> = groups.iter().map(|group| u32::from(group.has_left)).collect();
    let weights: Vec<f64> = groups.iter().map(|group| group.weight).collect();
    SurvivalData::new(truncated.then_some(&entries), &times, &events, Some(&weights))
        .map_err(Error::statistics("survival"))
}

/// The cause or causes of a loss, as indices into the list of causes, with weights.
type CauseWeights = Vec<(u32, f64)>;

fn causes(
    groups: &[LifeGroup],
    taxonomy: &Taxonomy,
    crosswalks: &Crosswalks,
    headings: S2Headings,
) -> (&'static str, Vec<String>, BTreeMap<Option<String>, CauseWeights>) {
    let stated: BTreeSet<Option<&str>> =
        groups.iter().filter(|group| group.has_left).map(|group| group.cause.as_deref()).collect();
    let known: Vec<&str> = stated.iter().copied().flatten().collect();
    if known.is_empty() {
        return ("source_value", Vec::new(), BTreeMap::new());
    }
    let own_words = known.len() <= OWN_WORDS;
    let chosen = crosswalks.choose(known.iter().copied()).map(|choice| choice.crosswalk.id().to_owned());
    let shares: BTreeMap<Option<String>, Vec<(String, f64)>> = stated
        .iter()
        .map(|value| {
            let shares = match value {
                None => vec![(UNKNOWN.to_owned(), 1.0)],
                Some(value) if own_words => vec![((*value).to_owned(), 1.0)],
                Some(value) => {
                    let leaves = crosswalks.resolve_in(chosen.as_deref(), value).leaves;
                    let classes = taxonomy.roll_up_distribution(&leaves, RollUp::S2, headings);
                    classes.into_iter().map(|(class, weight)| (class.as_str().to_owned(), weight)).collect()
                }
            };
            (value.map(str::to_owned), shares)
        })
        .collect();
    let names: BTreeSet<&String> = shares.values().flatten().map(|(name, _)| name).collect();
    let names: Vec<String> = names.into_iter().cloned().collect();
    let number =
        |name: &str| names.iter().position(|known| known == name).map_or(1, |index| index as u32 + 1);
    let weights = shares
        .iter()
        .map(|(value, shares)| {
            (value.clone(), shares.iter().map(|(name, weight)| (number(name), *weight)).collect())
        })
        .collect();
    (if own_words { "source_value" } else { "s2" }, names, weights)
}

/// Limits where the transformation has none (at 0 and 1): the estimate on the closed side,
/// the last limit on the other.
struct Limits {
    low: f64,
    high: f64,
}

impl Limits {
    fn next(&mut self, estimate: f64, low: f64, high: f64) -> (f64, f64) {
        self.low = if low.is_finite() { low } else { self.low.min(estimate) };
        self.high = if high.is_finite() { high } else { self.high.max(estimate) };
        (self.low, self.high)
    }
}

pub(crate) fn compute(
    engine: &dyn Analytics,
    taxonomy: &Taxonomy,
    crosswalks: &Crosswalks,
    headings: S2Headings,
) -> Result<Option<Survival>, Error> {
    let unit = unit(engine)?;
    let (groups, left_out) = life_groups(engine, &unit, None)?;
    if groups.is_empty() {
        return Ok(None);
    }
    let all: Vec<&LifeGroup> = groups.iter().collect();
    // Groups stand for like accounts, so Greenwood's formula is the right one even where soft
    // labels make the weights fractional.
    let curve = KaplanMeier::new().variance(SurvivalVariance::Greenwood).fit(&data(&all)?);
    let last = curve.time.len() - 1;
    let shown: Vec<usize> = (0..=last).filter(|&index| curve.events[index] > 0.0 || index == last).collect();
    let mut limits = Limits { low: 1.0, high: 1.0 };
    let kaplan_meier = shown
        .iter()
        .map(|&index| {
            let survival = curve.survival[index];
            let (low, high) = limits.next(survival, curve.lower[index], curve.upper[index]);
            SurvivalPoint {
                t: curve.time[index],
                at_risk: curve.at_risk[index],
                events: curve.events[index],
                survival,
                low: low.min(survival),
                high,
            }
        })
        .collect();
    let (cause_basis, names, weights) = causes(&groups, taxonomy, crosswalks, headings);
    let middle = median(&curve);
    Ok(Some(Survival {
        unit,
        subjects: groups.iter().map(|group| group.accounts).sum(),
        events: groups.iter().filter(|group| group.has_left).map(|group| group.accounts).sum(),
        left_out,
        median: middle.time.map(|value| Median { value, low: middle.lower, high: middle.upper }),
        kaplan_meier,
        cause_basis: cause_basis.to_owned(),
        cumulative_incidence: incidence(&groups, &names, &weights, &shown)?,
    }))
}

fn incidence(
    groups: &[LifeGroup],
    names: &[String],
    weights: &BTreeMap<Option<String>, CauseWeights>,
    shown: &[usize],
) -> Result<BTreeMap<String, Vec<IncidencePoint>>, Error> {
    if names.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (mut entry, mut time, mut event, mut weight) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let stays: CauseWeights = vec![(0, 1.0)];
    for group in groups {
        let parts = if group.has_left { weights.get(&group.cause).unwrap_or(&stays) } else { &stays };
        for (cause, part) in parts {
            entry.push(group.entry);
            time.push(group.duration);
            event.push(*cause);
            weight.push(group.weight * part);
        }
    }
    let truncated = entry.iter().any(|entry| *entry > 0.0);
    let rows = SurvivalData::new(truncated.then_some(&entry), &time, &event, Some(&weight))
        .and_then(|rows| rows.with_causes(names.len() as u32))
        .map_err(Error::statistics("cumulative incidence"))?;
    let fitted = AalenJohansen::new().variance(IncidenceVariance::Greenwood).fit(&rows);
    let curves = names.iter().zip(&fitted.causes).map(|(name, curve)| {
        let mut limits = Limits { low: 0.0, high: 0.0 };
        let points = shown
            .iter()
            .map(|&index| {
                let incidence = curve.incidence[index];
                let (low, high) = limits.next(incidence, curve.lower[index], curve.upper[index]);
                IncidencePoint {
                    t: fitted.time[index],
                    incidence,
                    low: low.min(incidence),
                    high: high.max(incidence),
                }
            })
            .collect();
        (name.clone(), points)
    });
    Ok(curves.collect())
}
