//! Which features are used: not those that are the same everywhere, tell the date, name accounts,
//! or know the outcome.

use crate::card::{Leak, LeftOut, LeftOutReason};
use crate::check;
use crate::horizon::COUNT;
use crate::panel::{Outcome, Panel, draw};
use crate::settings::Settings;
use holdfast_features::{Categories, FeatureValues};
use holdfast_stats::bootstrap::sorted_quantile;
use std::collections::HashMap;

/// Rows a column is judged on.
const ROWS: usize = 20_000;
/// Losses needed before a column can be called a leak.
const LEAST_LOSSES: f64 = 20.0;

/// Share of a number's variance that lies between dates from which it tells the date. With a few
/// dozen dates next to nothing can be learned from what all accounts have in common at each, and
/// what seems to be learned (more rivals were known of late, and more left) is carried on into a
/// future that does not look like it.
const MOST_BETWEEN_DATES: f64 = 0.4;

/// Positions of the columns used, and those left out with their reasons.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    pub(crate) columns: Vec<usize>,
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) leaks: Vec<Leak>,
}

/// At most `most` of the rows: all of the accounts drawn.
pub(crate) fn thin(panel: &Panel<'_>, rows: Vec<u32>, most: usize, seed: u64, purpose: u64) -> Vec<u32> {
    if rows.len() <= most {
        return rows;
    }
    let keep = most as f64 / rows.len() as f64;
    rows.into_iter().filter(|row| draw(seed, purpose, u64::from(panel.account(*row))) < keep).collect()
}

/// Looks at every column on the landmark rows given.
pub(crate) fn choose(panel: &Panel<'_>, rows: &[u32], settings: &Settings) -> Chosen {
    let snapshots = panel.snapshots;
    let rows = thin(panel, rows.to_vec(), ROWS, settings.seed, 3);
    // The interval a leak shows in: the first.
    let seen: Vec<(u32, f64)> = rows
        .iter()
        .filter_map(|row| match panel.outcome(*row, 0, panel.until) {
            Outcome::NotSeen => None,
            Outcome::Stays => Some((*row, 0.0)),
            Outcome::Leaves(_) => Some((*row, 1.0)),
        })
        .collect();
    let outcome: Vec<f64> = seen.iter().map(|(_, outcome)| *outcome).collect();
    let cluster: Vec<u32> = seen.iter().map(|(row, _)| panel.account(*row)).collect();
    let enough = outcome.iter().sum::<f64>() >= LEAST_LOSSES;
    let verdicts = crate::parallel::map(snapshots.columns.len(), |index| {
        let column = &snapshots.columns[index];
        let reason = match &column.values {
            FeatureValues::Numbers(numbers) => {
                constant_number(numbers, &rows).or_else(|| common_number(panel, numbers, &rows))
            }
            FeatureValues::Categories(categories) => constant_category(categories, &rows),
        };
        let leak = (enough && reason.is_none()).then(|| {
            let score: Vec<f64> = match &column.values {
                FeatureValues::Numbers(numbers) => {
                    // Missing is a value like any other here: the lowest.
                    let number = |row: u32| f64::from(numbers[row as usize]);
                    seen.iter()
                        .map(|(row, _)| if number(*row).is_nan() { f64::MIN } else { number(*row) })
                        .collect()
                }
                FeatureValues::Categories(categories) => by_share(categories, &seen),
            };
            check::area(&score, &outcome, &cluster).map(|area| area.estimate.max(1.0 - area.estimate))
        });
        (reason, leak.flatten())
    });
    let mut chosen = Chosen::default();
    for (index, (reason, auc)) in verdicts.into_iter().enumerate() {
        let feature = snapshots.columns[index].definition.name.clone();
        match (reason, auc) {
            (Some(reason), _) => chosen.left_out.push(LeftOut { feature, reason }),
            (None, Some(auc)) if auc >= settings.leak_auc => chosen.leaks.push(Leak { feature, auc }),
            _ => chosen.columns.push(index),
        }
    }
    chosen
}

fn constant_number(numbers: &[f32], rows: &[u32]) -> Option<LeftOutReason> {
    let first = numbers[*rows.first()? as usize];
    let same = |row: &u32| {
        let number = numbers[*row as usize];
        number == first || (number.is_nan() && first.is_nan())
    };
    rows.iter().all(same).then_some(LeftOutReason::Constant)
}

/// Whether a number is nearly the same for everybody at a date. Extremes are drawn in, so that a
/// few of them do not hide it.
fn common_number(panel: &Panel<'_>, numbers: &[f32], rows: &[u32]) -> Option<LeftOutReason> {
    let mut known: Vec<f64> =
        rows.iter().map(|row| f64::from(numbers[*row as usize])).filter(|number| !number.is_nan()).collect();
    known.sort_by(f64::total_cmp);
    let (lowest, highest) = (sorted_quantile(&known, 0.01), sorted_quantile(&known, 0.99));
    // Sum, sum of squares and number of values by date.
    let mut dates: HashMap<u16, (f64, f64, f64)> = HashMap::new();
    for row in rows {
        let number = f64::from(numbers[*row as usize]);
        if !number.is_nan() {
            let number = number.clamp(lowest, highest);
            let date = dates.entry(panel.landmark(*row)).or_default();
            date.0 += number;
            date.1 += number * number;
            date.2 += 1.0;
        }
    }
    let count = known.len() as f64;
    let within: f64 = dates.values().map(|(sum, squares, rows)| squares - sum * sum / rows).sum();
    let sum: f64 = dates.values().map(|date| date.0).sum();
    let total: f64 = dates.values().map(|date| date.1).sum::<f64>() - sum * sum / count;
    (dates.len() > 1 && within < (1.0 - MOST_BETWEEN_DATES) * total).then_some(LeftOutReason::Common)
}

fn constant_category(categories: &Categories, rows: &[u32]) -> Option<LeftOutReason> {
    let first = categories.codes[*rows.first()? as usize];
    if rows.iter().all(|row| categories.codes[*row as usize] == first) {
        return Some(LeftOutReason::Constant);
    }
    let mut codes: Vec<u32> = rows.iter().map(|row| categories.codes[*row as usize]).collect();
    codes.sort_unstable();
    codes.dedup();
    (codes.len() > 50 && codes.len() * COUNT > rows.len()).then_some(LeftOutReason::Identifier)
}

/// The share that left, by category, drawn towards the overall share by twenty rows so that rare
/// categories do not know by chance.
fn by_share(categories: &Categories, seen: &[(u32, f64)]) -> Vec<f64> {
    let overall = seen.iter().map(|(_, outcome)| outcome).sum::<f64>() / seen.len().max(1) as f64;
    let mut sums: HashMap<u32, (f64, f64)> = HashMap::new();
    for (row, outcome) in seen {
        let sum = sums.entry(categories.codes[*row as usize]).or_default();
        sum.0 += outcome;
        sum.1 += 1.0;
    }
    seen.iter()
        .map(|(row, _)| {
            let (left, all) = sums[&categories.codes[*row as usize]];
            (left + 20.0 * overall) / (all + 20.0)
        })
        .collect()
}
