//! The area under the cumulative/dynamic receiver operating characteristic curve.

use super::{
    aalen_johansen::AalenJohansen, censoring::CensoringCurve, concordance::OtherCauses, data::SurvivalData,
};
use crate::{
    Error,
    error::{all_finite, ascending, same_length},
    ordering::order_of,
};

/// Areas at several horizons.
///
/// ```
/// use holdfast_stats::survival::{
///     CensoringCurve, SurvivalData, concordance::OtherCauses, time_dependent_auc::cumulative_dynamic_auc,
/// };
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0, 4.0], &[1, 1, 0, 1], None)?;
/// let censoring = CensoringCurve::at(&data);
/// let areas = cumulative_dynamic_auc(
///     &data, None, OtherCauses::default(), &[1.5, 2.5], &[&[3.0, 1.0, 2.0, 0.0]], &censoring,
/// )?;
/// assert_eq!(areas.area, [1.0, 0.75]);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct TimeDependentAuc {
    /// The horizons.
    pub time: Vec<f64>,
    /// P(score of a row with the event by t > score of one without it by t) + half of
    /// P(equal); not a number where there are none of either.
    pub area: Vec<f64>,
    /// The mean of the areas, each weighted by the share of events since the horizon before.
    pub mean: f64,
}

/// Areas at the horizons `times` (ascending) of `scores`: one column for all horizons, or one
/// for each, with a value for each row given to [`SurvivalData::new`]; higher means sooner.
///
/// At t, rows with an event of `cause` (any, if not given) at T ≤ t count with 1/G(T) as
/// cases, rows under observation beyond t as controls; rows of other causes by t count, with
/// 1/G(T), as controls under [`OtherCauses::StayForEver`] and not at all otherwise. Uno H et
/// al. (2007), *Journal of the American Statistical Association* 102:527–537; Hung H, Chiang
/// CT (2010), *Canadian Journal of Statistics* 38:8–26; for competing risks Blanche P,
/// Dartigues JF, Jacqmin-Gadda H (2013), *Statistics in Medicine* 32:5381–5397. The mean is
/// weighted by the increments of the Aalen–Johansen incidence of the rows (Kaplan–Meier for
/// one cause): Lambert J, Chevret S (2016), *Statistical Methods in Medical Research*
/// 25:2088–2102. Rows count by their weights. One sort for each column, O(n) for each horizon.
///
/// # Errors
/// Lengths that differ, horizons that do not ascend, scores that are not finite, neither one
/// column nor one for each horizon, left-truncated rows.
///
/// ```
/// use holdfast_stats::survival::{
///     CensoringCurve, SurvivalData, concordance::OtherCauses, time_dependent_auc::cumulative_dynamic_auc,
/// };
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 2, 0], None)?;
/// let areas = cumulative_dynamic_auc(
///     &data, Some(1), OtherCauses::StayForEver, &[2.0], &[&[2.0, 3.0, 1.0]],
///     &CensoringCurve::just_before(&data),
/// )?;
/// assert_eq!(areas.area, [0.5]);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn cumulative_dynamic_auc(
    data: &SurvivalData,
    cause: Option<u32>,
    others: OtherCauses,
    times: &[f64],
    scores: &[&[f64]],
    censoring: &CensoringCurve,
) -> Result<TimeDependentAuc, Error> {
    ascending("times", times)?;
    if scores.len() != 1 {
        same_length("scores", scores.len(), "times", times.len())?;
    }
    if data.is_left_truncated() {
        return Err(Error::TruncationNotSupported { procedure: "the cumulative/dynamic area" });
    }
    let mut orders = Vec::with_capacity(scores.len());
    for column in scores {
        same_length("scores", column.len(), "time", data.given)?;
        all_finite("scores", column)?;
        let own: Vec<f64> = data.row.iter().map(|&row| column[row as usize]).collect();
        orders.push(order_of(&own));
    }
    let inverse: Vec<f64> = data.time.iter().map(|&time| censoring.inverse(time)).collect();
    let area: Vec<f64> = times
        .iter()
        .enumerate()
        .map(|(index, &time)| {
            let (order, sorted) = if scores.len() == 1 { &orders[0] } else { &orders[index] };
            let beyond = censoring.inverse_at_horizon(time);
            // Weight as a case, weight as a control.
            let role = |row: usize| {
                let event = u32::from(data.event[row]);
                let weight = data.weight_of(row);
                if data.time[row] > time {
                    // With no other controls their common weight does not matter.
                    (0.0, if others == OtherCauses::StayForEver { weight * beyond } else { weight })
                } else if event == 0 {
                    (0.0, 0.0)
                } else if cause.is_none_or(|cause| cause == event) {
                    (weight * inverse[row], 0.0)
                } else if others == OtherCauses::StayForEver {
                    (0.0, weight * inverse[row])
                } else {
                    (0.0, 0.0)
                }
            };
            area_of(order, sorted, role)
        })
        .collect();
    let mean = if let [only] = area.as_slice() { *only } else { mean_area(data, cause, times, &area) };
    Ok(TimeDependentAuc { time: times.to_vec(), area, mean })
}

/// The area by one walk over rows in ascending order of score.
fn area_of(order: &[u32], sorted: &[f64], role: impl Fn(usize) -> (f64, f64)) -> f64 {
    let (mut cases, mut controls, mut wins) = (0.0, 0.0, 0.0);
    let mut start = 0;
    while start < order.len() {
        let (mut case, mut control) = (0.0, 0.0);
        let mut end = start;
        while end < order.len() && sorted[end] == sorted[start] {
            let (up, down) = role(order[end] as usize);
            case += up;
            control += down;
            end += 1;
        }
        wins += case * (controls + control / 2.0);
        cases += case;
        controls += control;
        start = end;
    }
    wins / (cases * controls)
}

fn mean_area(data: &SurvivalData, cause: Option<u32>, times: &[f64], area: &[f64]) -> f64 {
    let fitted = AalenJohansen::new().fit(data);
    let incidence = |time: f64| match cause {
        None => 1.0 - fitted.survival_at(time).estimate,
        Some(cause) => fitted.at(cause, time).estimate,
    };
    let (mut sum, mut before) = (0.0, 0.0);
    for (&time, area) in times.iter().zip(area) {
        let now = incidence(time);
        if now > before {
            sum += area * (now - before);
        }
        before = now;
    }
    sum / before
}
