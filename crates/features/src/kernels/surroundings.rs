//! Disturbances of the service, events from outside, the time of year.

use super::{Moment, Parameters};
use crate::days::{DAY, date_of};
use crate::history::rows::{External, Incident};
use crate::history::visible;
use crate::history::words::{external, topic};
use crate::names::Names;

/// An incident without an end is taken to have lasted no longer.
const LONGEST_INCIDENT: i64 = 3 * DAY;

/// Incidents of the window that hit the account or everybody, since it is a customer.
fn hits<'a>(moment: &'a Moment<'_>, days: usize) -> impl Iterator<Item = &'a Incident> {
    let from = moment.before(days as f64).max(moment.started_at);
    let incidents = &moment.frame.history.incidents;
    visible(incidents.of(moment.account), moment.t)
        .chain(visible(incidents.of_everybody(), moment.t))
        .filter(move |row| row.stamp.at >= from)
}

/// When it was over, as known then.
fn end(row: &Incident, t: i64) -> i64 {
    if row.ended_at < t { row.ended_at.max(row.stamp.at) } else { t.min(row.stamp.at + LONGEST_INCIDENT) }
}

pub(super) fn incidents(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    hits(moment, days).count() as f64
}

pub(super) fn incident_hours(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    // In whole microseconds: the order of the rows does not matter.
    let lasted: i64 = hits(moment, days).map(|row| end(row, moment.t) - row.stamp.at).sum();
    lasted as f64 / DAY as f64 * 24.0
}

/// Incidents during which, or up to three days after, the account met errors or wrote a ticket about
/// a fault.
pub(super) fn incidents_met(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let calendar = moment.frame.days;
    hits(moment, days)
        .filter(|row| {
            let until = end(row, moment.t) + 3 * DAY;
            let (first, last) = (calendar.day(row.stamp.at), calendar.day(until).min(moment.day));
            let back = |day: u16| usize::from(moment.day.saturating_sub(day));
            let errors = (back(last).max(1)..=back(first))
                .any(|back| moment.used.errors.get(back).is_some_and(|errors| *errors > 0));
            errors
                || visible(moment.frame.history.tickets.of(moment.account), moment.t).any(|ticket| {
                    ticket.topic == topic::FAULT
                        && ticket.stamp.at >= row.stamp.at - DAY
                        && ticket.stamp.at < until
                })
        })
        .count() as f64
}

/// Events from outside of the window that concern the account.
fn events<'a>(moment: &'a Moment<'_>, days: usize, of: u8) -> impl Iterator<Item = &'a External> {
    let from = moment.before(days as f64);
    let externals = &moment.frame.history.externals;
    visible(externals.of(moment.account), moment.t)
        .chain(visible(externals.of_everybody(), moment.t))
        .filter(move |row| row.stamp.at >= from && row.kind == of && concerns(moment, row))
}

/// Whether an event concerns the account: its region and the customers it is aimed at are the
/// account's, where both are known.
fn concerns(moment: &Moment<'_>, row: &External) -> bool {
    let frame = moment.frame;
    let region = frame.lower(moment.region);
    let in_region =
        row.region == Names::NONE || region == Names::NONE || frame.tokens(row.region).contains(&region);
    let aimed = row.segment == Names::NONE
        || frame.tokens(row.segment).iter().any(|token| moment.traits.contains(token));
    in_region && aimed
}

pub(super) fn external_events(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    events(moment, days, of).count() as f64
}

/// The largest rise, in percent, of a price change announced for the account's plan or for all; 0
/// where there was none.
pub(super) fn price_announced(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let plan = moment.frame.lower(moment.now.plan);
    events(moment, days, external::PRICE)
        .filter(|row| row.plan == Names::NONE || moment.frame.lower(row.plan) == plan)
        .map(|row| row.percent)
        .fold(0.0, f64::max)
}

pub(super) fn month_of_year(moment: &Moment<'_>, _: Parameters) -> f64 {
    f64::from(date_of(moment.day).month())
}
