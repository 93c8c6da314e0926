//! What can be said without a model: how many leave within each horizon, by group, with limits.

use crate::Error;
use crate::causes::Causes;
use crate::horizon::{HORIZONS, days};
use crate::output::Limits;
use crate::panel::{Labels, Panel};
use holdfast_features::{Categories, Family, FeatureValues};
use holdfast_stats::survival::{AalenJohansen, CurvePoint, SurvivalData};
use holdfast_stats::{ConfidenceLevel, proportion::clopper_pearson};
use serde::{Deserialize, Serialize};

/// Accounts that a group needs to be shown.
const SMALLEST: usize = 10;
/// Groups of one kind at most: those with the most accounts.
const MOST: usize = 20;

/// Incidences of a group of accounts: of those that were customers at the start of a month, how
/// many decide to leave within each horizon.
///
/// Aalen–Johansen over the time since the landmark, all landmarks together, limits between
/// accounts (infinitesimal jackknife). Accounts enter at their first landmark: nothing is assumed
/// about the time before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupIncidence {
    /// What is grouped by: `all`, `segment`, `plan`, `region`, `language`, or a feature of the
    /// family `fit` (bands of fit, source).
    pub kind: String,
    /// Which group; empty for `all`, `1` to `4` for quarters of a number.
    pub group: String,
    /// For a quarter of a number: its smallest and largest value.
    pub band: Option<(f64, f64)>,
    /// Accounts.
    pub accounts: u64,
    /// Landmark rows.
    pub rows: u64,
    /// Losses.
    pub losses: u64,
    /// By horizon; those that no account was followed for are left out.
    pub horizons: Vec<HorizonIncidence>,
}

/// Incidences of a group at one horizon.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HorizonIncidence {
    /// Days ahead.
    pub horizon_days: u32,
    /// Leaving, whatever the cause.
    pub leaves: Limits,
    /// By cause, in the order of the causes; empty where groups are not split by cause.
    pub causes: Vec<CauseIncidence>,
}

/// The incidence of one cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CauseIncidence {
    /// The cause's id.
    pub cause: String,
    /// Its incidence.
    pub incidence: Limits,
}

/// Rows that belong together.
struct Group {
    name: String,
    band: Option<(f64, f64)>,
    rows: Vec<u32>,
}

/// Incidences of all accounts and by every grouping known.
pub(crate) fn all(
    panel: &Panel<'_>,
    labels: &Labels,
    causes: &Causes,
    rows: &[u32],
) -> Result<Vec<GroupIncidence>, Error> {
    let snapshots = panel.snapshots;
    let standing = &snapshots.standing;
    let mut kinds: Vec<(String, Vec<Group>)> =
        vec![("all".to_owned(), vec![Group { name: String::new(), band: None, rows: rows.to_vec() }])];
    let named = [
        ("segment", &standing.segment),
        ("plan", &standing.plan),
        ("region", &standing.region),
        ("language", &standing.language),
    ];
    for (kind, categories) in named {
        kinds.push((kind.to_owned(), by_category(categories, rows)));
    }
    for column in snapshots.columns.iter().filter(|column| column.definition.family == Family::Fit) {
        let name = column.definition.name.clone();
        if kinds.iter().any(|(kind, _)| *kind == name) {
            continue;
        }
        let groups = match &column.values {
            FeatureValues::Categories(categories) if categories.names.len() <= 100 => {
                by_category(categories, rows)
            }
            FeatureValues::Categories(_) => Vec::new(),
            FeatureValues::Numbers(numbers) => by_quarter(numbers, rows),
        };
        kinds.push((name, groups));
    }
    let mut wanted: Vec<(String, Group, bool)> = Vec::new();
    for (kind, groups) in kinds {
        let by_cause = kind == "all" || kind == "segment";
        wanted.extend(groups.into_iter().map(|group| (kind.clone(), group, by_cause)));
    }
    let found = crate::parallel::map(wanted.len(), |index| {
        let (kind, group, by_cause) = &wanted[index];
        incidence(panel, labels, causes, kind, group, *by_cause)
    });
    Ok(found.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn by_category(categories: &Categories, rows: &[u32]) -> Vec<Group> {
    let mut groups: Vec<Group> = categories
        .names
        .iter()
        .map(|name| Group { name: name.clone(), band: None, rows: Vec::new() })
        .collect();
    for row in rows {
        let code = categories.codes.get(*row as usize).copied().unwrap_or(Categories::MISSING);
        if let Some(group) = groups.get_mut(code as usize) {
            group.rows.push(*row);
        }
    }
    groups.sort_by(|a, b| b.rows.len().cmp(&a.rows.len()).then(a.name.cmp(&b.name)));
    groups.truncate(MOST);
    groups
}

fn by_quarter(numbers: &[f32], rows: &[u32]) -> Vec<Group> {
    let mut known: Vec<f32> =
        rows.iter().map(|row| numbers[*row as usize]).filter(|number| !number.is_nan()).collect();
    known.sort_by(f32::total_cmp);
    if known.is_empty() {
        return Vec::new();
    }
    let mut cuts: Vec<f32> = (1..4).map(|quarter| known[quarter * known.len() / 4]).collect();
    cuts.dedup();
    let mut groups: Vec<Group> = (0..=cuts.len())
        .map(|band| Group { name: (band + 1).to_string(), band: None, rows: Vec::new() })
        .collect();
    for row in rows {
        let number = numbers[*row as usize];
        if !number.is_nan() {
            let group = &mut groups[cuts.iter().filter(|cut| number >= **cut).count()];
            let (low, high) = group.band.unwrap_or((f64::INFINITY, f64::NEG_INFINITY));
            group.band = Some((low.min(f64::from(number)), high.max(f64::from(number))));
            group.rows.push(*row);
        }
    }
    groups
}

fn incidence(
    panel: &Panel<'_>,
    labels: &Labels,
    causes: &Causes,
    kind: &str,
    group: &Group,
    by_cause: bool,
) -> Result<Option<GroupIncidence>, Error> {
    let mut accounts: Vec<u32> = group.rows.iter().map(|row| panel.account(*row)).collect();
    accounts.sort_unstable();
    accounts.dedup();
    if accounts.len() < SMALLEST {
        return Ok(None);
    }
    let furthest = f64::from(HORIZONS[HORIZONS.len() - 1]) + 1.0;
    let (mut time, mut event, mut weight, mut cluster) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in &group.rows {
        let mut push = |at: f64, cause: usize, share: f64| {
            time.push(at.clamp(1e-6, furthest));
            event.push(if at >= furthest { 0 } else { cause as u32 });
            weight.push(share);
            cluster.push(panel.account(*row));
        };
        match panel.loss(*row, panel.until) {
            None => push(days(panel.at(*row), panel.until), 0, 1.0),
            Some((_, at)) if !by_cause || at >= furthest => push(at, 1, 1.0),
            Some((loss, at)) => {
                for (cause, share) in labels.of(loss).iter().enumerate().filter(|(_, share)| **share > 0.0) {
                    push(at, cause + 1, f64::from(*share));
                }
            }
        }
    }
    let what = "the incidence of a group";
    let data = SurvivalData::new(None, &time, &event, Some(&weight))
        .and_then(|data| data.with_clusters(&cluster))
        .map_err(Error::statistics(what))?;
    let fitted = AalenJohansen::new().fit(&data);
    let upper_of_none = clopper_pearson(0, accounts.len() as u64, ConfidenceLevel::P95)
        .map_err(Error::statistics(what))?
        .upper;
    let limits = |point: CurvePoint| {
        let (lower, upper) = if point.lower.is_nan() || point.upper.is_nan() {
            (0.0, upper_of_none.max(point.estimate))
        } else {
            (point.lower, point.upper)
        };
        Limits { estimate: point.estimate, lower, upper }
    };
    // Beyond what anybody was followed for there is nothing to say.
    let followed = group.rows.iter().map(|row| days(panel.at(*row), panel.until)).fold(0.0_f64, f64::max);
    let horizons = HORIZONS
        .iter()
        .filter(|days| f64::from(**days) <= followed)
        .map(|&horizon_days| {
            let at = f64::from(horizon_days);
            let stays = limits(fitted.survival_at(at));
            let leaves = if stays.estimate >= 1.0 {
                Limits { estimate: 0.0, lower: 0.0, upper: upper_of_none }
            } else {
                Limits { estimate: 1.0 - stays.estimate, lower: 1.0 - stays.upper, upper: 1.0 - stays.lower }
            };
            let causes = causes.causes.iter().enumerate().filter(|_| by_cause).map(|(cause, known)| {
                CauseIncidence { cause: known.id.clone(), incidence: limits(fitted.at(cause as u32 + 1, at)) }
            });
            HorizonIncidence { horizon_days, leaves, causes: causes.collect() }
        })
        .collect();
    Ok(Some(GroupIncidence {
        kind: kind.to_owned(),
        group: group.name.clone(),
        band: group.band,
        accounts: accounts.len() as u64,
        rows: group.rows.len() as u64,
        losses: panel.losses(&group.rows, panel.until) as u64,
        horizons,
    }))
}
