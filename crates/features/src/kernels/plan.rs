//! Amounts, seats, plans and the billing cycle: the account's stretches.

use jiff::Timestamp;

use super::{Moment, Parameters};
use crate::customer::{Stretch, position, returns as times_returned};
use crate::days::{date_of, day_of};
use crate::history::rows::UNKNOWN;
use crate::names::Names;

/// Changes of an amount by less are rounding.
const NOTABLE: f64 = 0.015;

pub(super) fn tenure(moment: &Moment<'_>, _: Parameters) -> f64 {
    Moment::days(moment.started_at, moment.t)
}

pub(super) fn returns(moment: &Moment<'_>, _: Parameters) -> f64 {
    f64::from(times_returned(moment.stretches))
}

pub(super) fn subscriptions(moment: &Moment<'_>, _: Parameters) -> f64 {
    f64::from(moment.now.running)
}

pub(super) fn seats(moment: &Moment<'_>, _: Parameters) -> f64 {
    moment.now.seats
}

/// Seats now over those at the beginning of the window (or at the start as a customer), less 1.
pub(super) fn seats_change(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let Some(then) = then(moment, days) else { return f64::NAN };
    if then.seats > 0.0 { moment.now.seats / then.seats - 1.0 } else { f64::NAN }
}

/// What the account had at the beginning of the window, or just after its start.
fn then(moment: &Moment<'_>, days: usize) -> Option<crate::customer::Position> {
    position(moment.stretches, moment.before(days as f64).max(moment.started_at + 1))
}

/// Monthly amount now over that at the beginning of the window, less 1, in the same currency.
pub(super) fn amount_change(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    match then(moment, days) {
        Some(then)
            if then.amount > 0 && moment.now.amount != UNKNOWN && then.currency == moment.now.currency =>
        {
            moment.now.amount as f64 / then.amount as f64 - 1.0
        }
        _ => f64::NAN,
    }
}

/// The same for the amount of a seat.
pub(super) fn price_per_seat_change(moment: &Moment<'_>, parameters: Parameters) -> f64 {
    let amounts = amount_change(moment, parameters) + 1.0;
    let seats = seats_change(moment, parameters) + 1.0;
    if seats > 0.0 { amounts / seats - 1.0 } else { f64::NAN }
}

/// Pairs of stretches of a subscription that follow each other, in one currency with known amounts.
fn steps<'a>(moment: &'a Moment<'_>) -> impl Iterator<Item = (&'a Stretch, &'a Stretch)> {
    moment.stretches.iter().enumerate().filter_map(|(place, next)| {
        let before = moment.stretches[..place].iter().rfind(|before| before.group == next.group)?;
        let comparable =
            before.amount != UNKNOWN && next.amount != UNKNOWN && before.currency == next.currency;
        comparable.then_some((before, next))
    })
}

/// Steps at which a seat became dearer on the same plan.
fn rises<'a>(moment: &'a Moment<'_>) -> impl Iterator<Item = &'a Stretch> {
    steps(moment)
        .filter(|(before, next)| {
            let a_seat = |stretch: &Stretch| {
                stretch.amount as f64 / if stretch.seats >= 1.0 { stretch.seats } else { 1.0 }
            };
            before.plan == next.plan && a_seat(next) > a_seat(before) * (1.0 + NOTABLE)
        })
        .map(|(_, next)| next)
}

pub(super) fn price_rises(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    rises(moment).filter(|stretch| stretch.from >= from).count() as f64
}

/// Days since the last rise; since the start where there was none.
pub(super) fn days_since_price_rise(moment: &Moment<'_>, _: Parameters) -> f64 {
    moment.since(rises(moment).map(|stretch| stretch.from).max())
}

/// Steps down of a monthly amount.
pub(super) fn contractions(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    steps(moment)
        .filter(|(before, next)| {
            next.from >= from && (next.amount as f64) < before.amount as f64 * (1.0 - NOTABLE)
        })
        .count() as f64
}

/// Changes of the plan: the stretch before, and the one on another plan.
fn moves<'a>(moment: &'a Moment<'_>) -> impl Iterator<Item = (&'a Stretch, &'a Stretch)> {
    let planned = || moment.stretches.iter().filter(|stretch| stretch.plan != Names::NONE);
    planned().zip(planned().skip(1)).filter(|(before, next)| before.plan != next.plan)
}

pub(super) fn plan_moves(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    moves(moment).filter(|(_, next)| next.from >= from).count() as f64
}

pub(super) fn plan_moves_up(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    moves(moment).filter(|(before, next)| next.from >= from && next.amount > before.amount).count() as f64
}

pub(super) fn plan_moves_down(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    moves(moment).filter(|(before, next)| next.from >= from && next.amount < before.amount).count() as f64
}

/// Days since the last change of the plan; since the start where there was none.
pub(super) fn days_on_plan(moment: &Moment<'_>, _: Parameters) -> f64 {
    moment.since(moves(moment).map(|(_, next)| next.from).max())
}

pub(super) fn billing_months(moment: &Moment<'_>, _: Parameters) -> f64 {
    if moment.now.months > 0 { f64::from(moment.now.months) } else { f64::NAN }
}

/// The local days on which the running billing cycle began and ends: counted in months from the
/// first day of the stretch, never from the renewal before, so that the 31st stays the 31st.
fn cycle(moment: &Moment<'_>) -> Option<(u16, u16)> {
    let months = moment.now.months;
    if months <= 0 || moment.day == u16::MAX {
        return None;
    }
    let anchor = moment.frame.zone.date(Timestamp::from_microsecond(moment.now.from).ok()?);
    let today = date_of(moment.day);
    let apart = i32::from(today.year() - anchor.year()) * 12 + i32::from(today.month() - anchor.month());
    let day = |count: i32| {
        holdfast_domain::calendar::anchored(anchor, u32::try_from(months).ok()?, count).ok().map(day_of)
    };
    let mut count = (apart / months).max(0);
    while count > 0 && day(count)? > moment.day {
        count -= 1;
    }
    while day(count + 1)? <= moment.day {
        count += 1;
    }
    Some((day(count)?, day(count + 1)?))
}

/// Days until the running billing cycle ends.
pub(super) fn days_to_renewal(moment: &Moment<'_>, _: Parameters) -> f64 {
    cycle(moment).map_or(f64::NAN, |(_, end)| f64::from(end - moment.day))
}

/// How much of it is over, 0 to 1.
pub(super) fn cycle_share(moment: &Moment<'_>, _: Parameters) -> f64 {
    cycle(moment).map_or(f64::NAN, |(start, end)| {
        f64::from(moment.day - start.min(moment.day)) / f64::from(end - start)
    })
}
