//! Whether predictions fare alike in groups of accounts.

use crate::card::GroupMetrics;
use crate::check;
use crate::evaluate::Judged;
use crate::horizon::HORIZONS;
use holdfast_features::Snapshots;

/// Accounts that a group needs to be judged.
const SMALLEST: u32 = 20;

/// Calibration and discrimination of leaving at all, by language, region and segment.
pub(crate) fn by_group(snapshots: &Snapshots, judged: &Judged, horizon: usize) -> Vec<GroupMetrics> {
    let standing = &snapshots.standing;
    let kinds =
        [("language", &standing.language), ("region", &standing.region), ("segment", &standing.segment)];
    let mut found = Vec::new();
    for (kind, categories) in kinds {
        for (code, name) in categories.names.iter().enumerate() {
            let positions: Vec<usize> = (0..judged.rows.len())
                .filter(|&p| categories.codes.get(judged.rows[p] as usize) == Some(&(code as u32)))
                .collect();
            let mut accounts = 0;
            let mut last = u32::MAX;
            // Numbers of accounts within the group, so that sums by account stay short.
            let cluster: Vec<u32> = positions
                .iter()
                .map(|&p| {
                    if judged.account[p] != last {
                        last = judged.account[p];
                        accounts += 1;
                    }
                    accounts - 1
                })
                .collect();
            if accounts < SMALLEST {
                continue;
            }
            let predicted: Vec<f64> = positions.iter().map(|&p| judged.predicted[p]).collect();
            let outcome: Vec<f64> = positions.iter().map(|&p| judged.outcome[p]).collect();
            let mean_predicted = predicted.iter().sum::<f64>() / predicted.len() as f64;
            let observed = check::mean(&outcome, &cluster);
            found.push(GroupMetrics {
                kind: kind.to_owned(),
                group: name.clone(),
                horizon_days: HORIZONS[horizon],
                rows: positions.len() as u64,
                accounts: u64::from(accounts),
                events: outcome.iter().sum(),
                mean_predicted,
                observed,
                auc: check::area(&predicted, &outcome, &cluster),
                off: observed.lower > mean_predicted || observed.upper < mean_predicted,
            });
        }
    }
    found
}
