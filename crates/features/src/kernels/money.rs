//! Payments and invoices.

use super::{Moment, Parameters, mean};
use crate::history::rows::{Invoice, Payment, UNKNOWN};
use crate::history::visible;
use crate::history::words::{line, result};
use crate::names::Names;

/// How far back an invoice that was never paid counts as overdue.
const OVERDUE_DAYS: f64 = 365.0;

fn payments<'a>(moment: &'a Moment<'_>, days: usize) -> impl DoubleEndedIterator<Item = &'a Payment> {
    let from = moment.before(days as f64);
    visible(moment.frame.history.payments.of(moment.account), moment.t)
        .filter(move |row| row.stamp.at >= from)
}

fn every_payment<'a>(moment: &'a Moment<'_>) -> impl DoubleEndedIterator<Item = &'a Payment> {
    visible(moment.frame.history.payments.of(moment.account), moment.t)
}

fn invoices<'a>(moment: &'a Moment<'_>) -> impl DoubleEndedIterator<Item = &'a Invoice> {
    visible(moment.frame.history.invoices.of(moment.account), moment.t).filter(|row| !row.is_draft)
}

pub(super) fn payment_failures(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    payments(moment, days).filter(|row| row.result == result::FAILED).count() as f64
}

/// 1: the last attempt failed.
pub(super) fn payment_last_failed(moment: &Moment<'_>, _: Parameters) -> f64 {
    let last = every_payment(moment).rfind(|row| row.result != result::REFUNDED);
    f64::from(last.is_some_and(|row| row.result == result::FAILED))
}

pub(super) fn payment_declines(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    payments(moment, days).filter(|row| row.result == result::FAILED && row.decline == of).count() as f64
}

pub(super) fn payment_refunds(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    payments(moment, days).filter(|row| row.result == result::REFUNDED).count() as f64
}

pub(super) fn payment_method(moment: &Moment<'_>) -> u32 {
    every_payment(moment).rfind(|row| row.method != Names::NONE).map_or(Names::NONE, |row| row.method)
}

/// Attempts in the window by another method than the attempt before.
pub(super) fn payment_method_changes(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    let (mut before, mut changes) = (Names::NONE, 0_u32);
    for row in every_payment(moment).filter(|row| row.method != Names::NONE) {
        changes += u32::from(before != Names::NONE && row.method != before && row.stamp.at >= from);
        before = row.method;
    }
    f64::from(changes)
}

/// Payments in the window of less than the invoice they pay.
pub(super) fn part_payments(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    payments(moment, days)
        .filter(|row| row.result == result::SUCCEEDED && row.invoice != 0 && row.amount > 0)
        .filter(|row| {
            let mut due = 0_i64;
            for invoice in invoices(moment).filter(|invoice| invoice.id == row.invoice) {
                if invoice.currency == row.currency && invoice.amount != UNKNOWN {
                    due = due.saturating_add(invoice.amount);
                }
            }
            row.amount < due
        })
        .count() as f64
}

/// Invoices that fell due within `days` days, and how many days late each was, or is so far.
fn lateness<'a>(moment: &'a Moment<'_>, days: f64) -> impl DoubleEndedIterator<Item = (&'a Invoice, f64)> {
    let (t, from) = (moment.t, moment.before(days));
    invoices(moment)
        .filter(move |row| row.amount > 0 && row.line != line::CREDIT && row.due_at < t && row.due_at >= from)
        .map(move |row| (row, Moment::days(row.due_at, row.paid_at.min(t)).max(0.0)))
}

pub(super) fn late_days_mean(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    mean(lateness(moment, days as f64).map(|(_, late)| late))
}

/// Of the invoice that fell due last.
pub(super) fn late_days_last(moment: &Moment<'_>, _: Parameters) -> f64 {
    lateness(moment, OVERDUE_DAYS)
        .fold(
            (i64::MIN, f64::NAN),
            |last, (row, late)| if row.due_at >= last.0 { (row.due_at, late) } else { last },
        )
        .1
}

/// Invoices due and not paid.
pub(super) fn overdue(moment: &Moment<'_>, _: Parameters) -> f64 {
    lateness(moment, OVERDUE_DAYS).filter(|(row, _)| row.paid_at >= moment.t).count() as f64
}

/// How long the oldest of them has been due.
pub(super) fn overdue_days(moment: &Moment<'_>, _: Parameters) -> f64 {
    lateness(moment, OVERDUE_DAYS)
        .filter(|(row, _)| row.paid_at >= moment.t)
        .map(|(_, late)| late)
        .fold(0.0, f64::max)
}

pub(super) fn invoice_lines(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    invoices(moment).filter(|row| row.stamp.at >= from && row.line == of).count() as f64
}

/// Discount over the amount before it.
fn share(row: &Invoice) -> Option<f64> {
    let before = row.amount.checked_add(row.discount).filter(|before| *before > 0)?;
    (row.amount != UNKNOWN && row.discount != UNKNOWN && row.discount >= 0)
        .then(|| row.discount as f64 / before as f64)
}

pub(super) fn discount_share(moment: &Moment<'_>, _: Parameters) -> f64 {
    invoices(moment).filter_map(share).next_back().unwrap_or(f64::NAN)
}

/// The largest share of the window less the last: what of a discount is gone.
pub(super) fn discount_lost(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    let last = discount_share(moment, Parameters { days, of: 0 });
    let largest =
        invoices(moment).filter(|row| row.stamp.at >= from).filter_map(share).fold(f64::NAN, f64::max);
    (largest - last).max(0.0) + if largest.is_nan() { f64::NAN } else { 0.0 }
}
