//! Tickets, messages, and what a reader of texts said about messages.

use super::{Moment, Parameters, mean};
use crate::days::DAY;
use crate::frame::Labelled;
use crate::history::rows::{Message, Ticket};
use crate::history::visible;
use crate::history::words::author;

/// A ticket that stays open longer is forgotten rather than open.
const OPEN_DAYS: f64 = 365.0;
/// The longest wait that is told apart, hours.
const LONGEST_WAIT: f64 = 720.0;

fn every_ticket<'a>(moment: &'a Moment<'_>) -> impl DoubleEndedIterator<Item = &'a Ticket> {
    visible(moment.frame.history.tickets.of(moment.account), moment.t)
}

fn in_window<'a>(moment: &'a Moment<'_>, days: usize) -> impl DoubleEndedIterator<Item = &'a Ticket> {
    let from = moment.before(days as f64);
    every_ticket(moment).filter(move |row| row.stamp.at >= from)
}

/// Tickets of the window that were closed: what was noted while they were worked on is known.
fn closed<'a>(moment: &'a Moment<'_>, days: usize) -> impl DoubleEndedIterator<Item = &'a Ticket> {
    let t = moment.t;
    in_window(moment, days).filter(move |row| row.closed_at < t)
}

pub(super) fn tickets(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    in_window(moment, days).count() as f64
}

pub(super) fn tickets_of(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    in_window(moment, days).filter(|row| row.topic == of).count() as f64
}

pub(super) fn tickets_urgent(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    in_window(moment, days).filter(|row| row.is_urgent).count() as f64
}

/// Tickets of the window less those of as many days before.
pub(super) fn tickets_change(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let now = in_window(moment, days).count();
    now as f64 - (in_window(moment, 2 * days).count() - now) as f64
}

pub(super) fn tickets_open(moment: &Moment<'_>, _: Parameters) -> f64 {
    let from = moment.before(OPEN_DAYS);
    every_ticket(moment).filter(|row| row.stamp.at >= from && row.closed_at >= moment.t).count() as f64
}

/// Days since the last ticket; since the start where there was none.
pub(super) fn days_since_ticket(moment: &Moment<'_>, _: Parameters) -> f64 {
    moment.since(every_ticket(moment).next_back().map(|row| row.stamp.at))
}

/// Hours until our first reply, or so far; `None` where it was closed without one that is noted.
fn wait(row: &Ticket, t: i64) -> Option<f64> {
    let so_far = (t - row.stamp.at) as f64 / DAY as f64 * 24.0;
    let hours = row.first_reply_minutes / 60.0;
    if hours < so_far {
        return Some(hours.clamp(0.0, LONGEST_WAIT));
    }
    (row.closed_at >= t).then(|| so_far.min(LONGEST_WAIT))
}

pub(super) fn reply_hours_mean(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    mean(in_window(moment, days).filter_map(|row| wait(row, moment.t)))
}

pub(super) fn reply_hours_longest(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    in_window(moment, days).filter_map(|row| wait(row, moment.t)).fold(0.0, f64::max)
}

pub(super) fn resolution_hours_mean(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    mean(closed(moment, days).map(|row| Moment::days(row.stamp.at, row.closed_at).max(0.0) * 24.0))
}

pub(super) fn reopenings(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    closed(moment, days).map(|row| f64::from(row.reopened)).sum()
}

pub(super) fn escalations(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    closed(moment, days).filter(|row| row.is_escalated).count() as f64
}

pub(super) fn satisfaction_last(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    closed(moment, days).rfind(|row| !row.satisfaction.is_nan()).map_or(f64::NAN, |row| row.satisfaction)
}

pub(super) fn satisfaction_mean(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    mean(closed(moment, days).map(|row| row.satisfaction).filter(|rating| !rating.is_nan()))
}

fn every_message<'a>(moment: &'a Moment<'_>) -> impl DoubleEndedIterator<Item = &'a Message> {
    visible(moment.frame.history.messages.of(moment.account), moment.t)
}

pub(super) fn messages(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    every_message(moment).filter(|row| row.stamp.at >= from && row.author == of).count() as f64
}

/// Days since the customer last wrote; since the start where it never did.
pub(super) fn days_since_customer_message(moment: &Moment<'_>, _: Parameters) -> f64 {
    moment.since(every_message(moment).rfind(|row| row.author == author::CUSTOMER).map(|row| row.stamp.at))
}

/// Days that the first of the customer's messages since our last reply has been waiting, of the last
/// 90 days; 0 where none waits.
pub(super) fn days_unanswered(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    let mut waiting = None;
    for row in every_message(moment).filter(|row| row.stamp.at >= from) {
        match row.author {
            author::CUSTOMER => waiting = waiting.or(Some(row.stamp.at)),
            author::US => waiting = None,
            _ => {}
        }
    }
    waiting.map_or(0.0, |at| Moment::days(at, moment.t))
}

/// Days since we last got in touch unasked (a check-in, a review, a training, a message outside of
/// tickets); since the start where we never did.
pub(super) fn days_since_our_contact(moment: &Moment<'_>, _: Parameters) -> f64 {
    let written = every_message(moment).rfind(|row| row.author == author::US && row.ticket == 0);
    let met = moment.used.last_contact.map(|day| moment.frame.days.start(day));
    moment.since(written.map(|row| row.stamp.at).max(met))
}

fn labels<'a>(moment: &'a Moment<'_>, days: usize, of: u8) -> impl Iterator<Item = &'a Labelled> {
    let from = moment.before(days as f64);
    visible(moment.frame.labels.of(moment.account), moment.t)
        .filter(move |row| row.stamp.at >= from && row.label == of)
}

pub(super) fn label_mean(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    mean(labels(moment, days, of).map(|row| f64::from(row.value)))
}

/// The mean of the window less that of the twice as many days before it.
pub(super) fn label_change(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    let earlier = labels(moment, 3 * days, of).filter(|row| row.stamp.at < from);
    label_mean(moment, Parameters { days, of }) - mean(earlier.map(|row| f64::from(row.value)))
}

/// The highest value of the window; 0 where there is none.
pub(super) fn label_highest(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    labels(moment, days, of).map(|row| f64::from(row.value)).fold(0.0, f64::max)
}
