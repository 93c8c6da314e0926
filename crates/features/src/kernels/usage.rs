//! Usage. Windows are whole local days before the day of the instant.

use super::{Moment, Parameters};
use crate::use_summary::DAYS_BACK;

/// Days of the baseline by weekday.
const BASELINE: usize = 84;
/// The same weekdays a year before.
const YEAR: usize = 364;

/// Days since the last day of use; since the start where there was none.
pub(super) fn days_since_use(moment: &Moment<'_>, _: Parameters) -> f64 {
    let start = moment.frame.days.day(moment.started_at);
    f64::from(moment.day.saturating_sub(moment.used.last_use.unwrap_or(start)))
}

/// Ordinary events in the window: all, or those of one sort in 90 days.
pub(super) fn events(moment: &Moment<'_>, parameters: Parameters) -> f64 {
    match parameters.of {
        1 => f64::from(moment.used.goals_90),
        2 => f64::from(moment.used.exports_90),
        _ => moment.used.sum(1, parameters.days),
    }
}

pub(super) fn active_days(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    moment.used.back[1..=days].iter().filter(|count| **count > 0).count() as f64
}

/// Events a day in the window over those of the three times as many days before, less 1. Missing
/// where fewer than the window's days are known before it, or nothing was done then.
pub(super) fn usage_change(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let earlier_days = moment.observed.saturating_sub(days).min(3 * days);
    let earlier = moment.used.sum(days + 1, days + earlier_days);
    if earlier_days < days || earlier == 0.0 {
        return f64::NAN;
    }
    (moment.used.sum(1, days) / days as f64) / (earlier / earlier_days as f64) - 1.0
}

/// Events of each whole week of the window, oldest first; `None` where less is known.
fn weeks(moment: &Moment<'_>, days: usize) -> Option<Vec<f64>> {
    (moment.observed >= days)
        .then(|| (0..days / 7).rev().map(|week| moment.used.sum(7 * week + 1, 7 * week + 7)).collect())
}

/// Least-squares slope of the weekly events over their mean: 0.1 is a rise by a tenth of the mean
/// each week.
pub(super) fn weekly_slope(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let Some(weeks) = weeks(moment, days) else { return f64::NAN };
    let count = weeks.len() as f64;
    let mean = weeks.iter().sum::<f64>() / count;
    let middle = (count - 1.0) / 2.0;
    let (mut above, mut below) = (0.0, 0.0);
    for (week, events) in weeks.iter().enumerate() {
        let distance = week as f64 - middle;
        above += distance * events;
        below += distance * distance;
    }
    if mean == 0.0 { f64::NAN } else { above / below / mean }
}

/// Coefficient of variation of the weekly events.
pub(super) fn weekly_variation(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let Some(weeks) = weeks(moment, days) else { return f64::NAN };
    let count = weeks.len() as f64;
    let mean = weeks.iter().sum::<f64>() / count;
    let variance = weeks.iter().map(|events| (events - mean) * (events - mean)).sum::<f64>() / count;
    if mean == 0.0 { f64::NAN } else { variance.sqrt() / mean }
}

/// Mean events of each weekday (by days back, modulo 7) on up to 84 known days from `from` days back.
fn by_weekday(moment: &Moment<'_>, from: usize) -> Option<[f64; 7]> {
    let to = (from + BASELINE - 1).min(moment.observed).min(DAYS_BACK);
    if to + 1 < from + 28 {
        return None;
    }
    let (mut sums, mut counts) = ([0.0; 7], [0.0_f64; 7]);
    for back in from..=to {
        sums[back % 7] += f64::from(moment.used.back[back]);
        counts[back % 7] += 1.0;
    }
    Some(std::array::from_fn(|weekday| sums[weekday] / counts[weekday]))
}

/// Logarithm of the events in the window, plus 1, over those that the account's own weekdays of the
/// 84 days before would give, plus 1. Missing with less than four weeks before the window.
pub(super) fn weekday_change(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let Some(usual) = by_weekday(moment, days + 1) else { return f64::NAN };
    let expected: f64 = (1..=days).map(|back| usual[back % 7]).sum();
    ((moment.used.sum(1, days) + 1.0) / (expected + 1.0)).ln()
}

/// Events that the account's weekdays before its last use would have given since: how unusual the
/// silence is (minus the logarithm of its probability, were use a Poisson process).
pub(super) fn silence_surprise(moment: &Moment<'_>, _: Parameters) -> f64 {
    let Some(last) = moment.used.last_use else { return f64::NAN };
    let silent = usize::from(moment.day - last);
    let Some(usual) = by_weekday(moment, silent) else { return f64::NAN };
    (1..silent).map(|back| usual[back % 7]).sum()
}

/// Logarithm of the events in the window, plus 1, over those of the same days 364 days before, plus
/// 1. Missing where that is not known.
pub(super) fn year_change(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    if moment.observed < YEAR + days {
        return f64::NAN;
    }
    ((moment.used.sum(1, days) + 1.0) / (moment.used.sum(YEAR + 1, YEAR + days) + 1.0)).ln()
}

/// The most days in a row without use.
pub(super) fn longest_gap(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let (mut longest, mut gap) = (0_u32, 0_u32);
    for count in &moment.used.back[1..=days.min(moment.observed.max(1))] {
        gap = if *count == 0 { gap + 1 } else { 0 };
        longest = longest.max(gap);
    }
    f64::from(longest)
}

/// Different events in the window; of ever where there is none.
pub(super) fn breadth(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let place = match days {
        0 => return moment.used.by_event.len() as f64,
        30 => 0,
        _ => 1,
    };
    moment.used.by_event.iter().filter(|(_, counts)| counts[place] > 0).count() as f64
}

/// Different events in 90 days less those of the 90 days before.
pub(super) fn breadth_change(moment: &Moment<'_>, _: Parameters) -> f64 {
    if moment.observed < 180 {
        return f64::NAN;
    }
    let in_window =
        |place: usize| moment.used.by_event.iter().filter(|(_, counts)| counts[place] > 0).count() as f64;
    in_window(1) - in_window(2)
}

/// Share of the most frequent event among all of 90 days.
pub(super) fn top_share(moment: &Moment<'_>, _: Parameters) -> f64 {
    let counts = || moment.used.by_event.iter().map(|(_, counts)| counts[1]);
    match counts().sum::<u32>() {
        0 => f64::NAN,
        all => f64::from(counts().max().unwrap_or(0)) / f64::from(all),
    }
}

/// Share of events of one sort among all of 90 days.
pub(super) fn event_share(moment: &Moment<'_>, parameters: Parameters) -> f64 {
    let all = moment.used.sum(1, 90);
    if all == 0.0 { f64::NAN } else { events(moment, parameters) / all }
}

/// Share of exports in 90 days less that of the 90 days before.
pub(super) fn export_share_change(moment: &Moment<'_>, _: Parameters) -> f64 {
    let (now, before) = (moment.used.sum(1, 90), moment.used.sum(91, 180));
    if now == 0.0 || before == 0.0 {
        return f64::NAN;
    }
    f64::from(moment.used.exports_90) / now - f64::from(moment.used.exports_before) / before
}

pub(super) fn errors(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    moment.used.errors_in(days)
}

/// Errors per ordinary event.
pub(super) fn error_rate(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let all = moment.used.sum(1, days);
    if all == 0.0 { f64::NAN } else { moment.used.errors_in(days) / all }
}

pub(super) fn events_per_seat(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    moment.used.sum(1, days) / moment.now.seats.max(1.0)
        + if moment.now.seats.is_nan() { f64::NAN } else { 0.0 }
}

/// Different steps of getting started that were reached.
pub(super) fn milestones(moment: &Moment<'_>, _: Parameters) -> f64 {
    moment.used.milestones.len() as f64
}

/// Those reached in the first days as a customer.
pub(super) fn milestones_early(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let last = usize::from(moment.frame.days.day(moment.started_at)) + days;
    moment.used.milestones.iter().filter(|(_, first)| usize::from(*first) < last).count() as f64
}

fn days_from_start(moment: &Moment<'_>, day: Option<u16>) -> f64 {
    let start = moment.frame.days.day(moment.started_at);
    day.map_or(f64::NAN, |day| f64::from(day.saturating_sub(start)))
}

pub(super) fn days_to_milestone(moment: &Moment<'_>, _: Parameters) -> f64 {
    days_from_start(moment, moment.used.first_milestone)
}

pub(super) fn days_to_use(moment: &Moment<'_>, _: Parameters) -> f64 {
    days_from_start(moment, moment.used.first_use)
}
