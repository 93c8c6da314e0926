//! Whether an account was a customer at an instant, and what it paid, by the facts known then.

use crate::days::DAY;
use crate::history::rows::{Cancellation, NEVER, Subscription, UNKNOWN};
use crate::history::words::line;
use crate::history::{History, visible};
use crate::names::Names;

/// A customer whose next invoice is late by no more than this is still one.
const LATE_BILLING: i64 = 7 * DAY;
/// Average length of a month, microseconds.
const MONTH: f64 = 30.436_875 * DAY as f64;

/// A period in which the account pays one amount, as known at an instant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stretch {
    pub(crate) from: i64,
    /// First instant after it; [`NEVER`] where no end was known.
    pub(crate) to: i64,
    /// A month, minor units; [`UNKNOWN`] where not known.
    pub(crate) amount: i64,
    pub(crate) currency: u32,
    pub(crate) plan: u32,
    /// NaN where not known.
    pub(crate) seats: f64,
    /// Months between invoices; 0 where not known.
    pub(crate) months: i32,
    /// The subscription.
    pub(crate) group: u64,
    /// Its end was announced.
    pub(crate) is_announced: bool,
}

/// What the account pays at an instant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Position {
    /// The largest sum of one currency, minor units a month; [`UNKNOWN`] where none is known.
    pub(crate) amount: i64,
    pub(crate) currency: u32,
    /// Of the stretch that began last.
    pub(crate) plan: u32,
    /// Sum over the stretches that state them; NaN where none does.
    pub(crate) seats: f64,
    pub(crate) months: i32,
    /// Where the running stretch that began last began: the anchor of billing.
    pub(crate) from: i64,
    /// How many subscriptions run.
    pub(crate) running: u32,
}

/// The position at `moment`; `None` where nothing runs.
pub(crate) fn position(stretches: &[Stretch], moment: i64) -> Option<Position> {
    let mut found: Option<Position> = None;
    let running = || stretches.iter().filter(|stretch| stretch.from < moment && stretch.to >= moment);
    for stretch in running() {
        let last = found.get_or_insert(Position {
            amount: UNKNOWN,
            currency: stretch.currency,
            plan: Names::NONE,
            seats: f64::NAN,
            months: 0,
            from: i64::MIN,
            running: 0,
        });
        last.running += 1;
        if stretch.from >= last.from {
            last.from = stretch.from;
            if stretch.plan != Names::NONE {
                last.plan = stretch.plan;
            }
            last.months = stretch.months;
        }
        if !stretch.seats.is_nan() {
            last.seats = stretch.seats + if last.seats.is_nan() { 0.0 } else { last.seats };
        }
    }
    let position = found.as_mut()?;
    for stretch in running().filter(|stretch| stretch.amount != UNKNOWN) {
        let sum = running()
            .filter(|other| other.currency == stretch.currency && other.amount != UNKNOWN)
            .fold(0_i64, |sum, other| sum.saturating_add(other.amount));
        if sum > position.amount {
            position.amount = sum;
            position.currency = stretch.currency;
        }
    }
    found
}

/// Puts together the stretches of an account that had begun before `t`, by the facts known then:
/// from subscriptions, else from invoices, else from the dates of the account. In order of their
/// beginning.
pub(crate) fn stretches(history: &History, account: u32, t: i64, out: &mut Vec<Stretch>) {
    out.clear();
    let subscriptions = history.subscriptions.of(account);
    let invoices = history.invoices.of(account);
    if visible(subscriptions, t).next().is_some() {
        from_subscriptions(history, account, t, out);
    } else if visible(invoices, t).any(|invoice| is_recurring(invoice.line)) {
        from_invoices(history, account, t, out);
    } else {
        from_account(history, account, t, out);
    }
    announce(history, account, t, out);
    out.sort_by_key(|stretch| (stretch.from, stretch.group, stretch.to, stretch.amount));
}

fn is_recurring(kind: u8) -> bool {
    kind == line::SUBSCRIPTION || kind == line::PLAIN
}

/// What of an instant inside a row was known before `t`.
fn known_by(instant: i64, t: i64) -> i64 {
    if instant < t { instant } else { NEVER }
}

fn from_subscriptions(history: &History, account: u32, t: i64, out: &mut Vec<Stretch>) {
    let mut rows: Vec<&Subscription> =
        visible(history.subscriptions.of(account), t).filter(|row| row.started_at < t).collect();
    rows.sort_by_key(|row| (row.id, row.started_at, row.stamp.order()));
    let statements = history.cancellations.of(account);
    for (place, row) in rows.iter().enumerate() {
        let next = rows.get(place + 1).filter(|next| next.id == row.id).map_or(NEVER, |next| next.started_at);
        if row.is_trial || row.mrr == 0 {
            continue;
        }
        let stated = visible(statements, t).any(|statement| {
            !statement.is_return
                && matches(statement, row.id, &rows)
                && row.started_at < statement.effective_at
        });
        let has_dates =
            row.ended_at != NEVER || row.cancelled_at != NEVER || row.requested_at != NEVER || stated;
        if row.is_over && !has_dates && next == NEVER {
            // Over, but nobody says when: it cannot be placed in time.
            continue;
        }
        // Billing often states only when it was cancelled.
        let end = if row.ended_at == NEVER && row.is_over { row.cancelled_at } else { row.ended_at };
        out.push(Stretch {
            from: row.started_at,
            to: next.min(known_by(end, t)),
            amount: if row.mrr > 0 { row.mrr } else { UNKNOWN },
            currency: row.currency,
            plan: row.plan,
            seats: row.seats,
            months: row.billing_months,
            group: row.id,
            is_announced: row.requested_at < t || row.cancelled_at < t,
        });
    }
    // The only subscription of an account that lacks an amount takes the amount of the account.
    if let [only] = out.as_mut_slice()
        && only.amount == UNKNOWN
        && let Some(stated) = visible(history.account_rows.of(account), t).rfind(|row| row.mrr > 0)
    {
        (only.amount, only.currency) = (stated.mrr, stated.currency);
    }
}

fn from_invoices(history: &History, account: u32, t: i64, out: &mut Vec<Stretch>) {
    let lines = || {
        visible(history.invoices.of(account), t).filter(|row| {
            is_recurring(row.line)
                && !row.is_draft
                && row.amount > 0
                && row.amount != UNKNOWN
                && row.period_start < t
        })
    };
    for row in lines() {
        let until = if row.period_end == NEVER { row.period_start + MONTH as i64 } else { row.period_end };
        let months = ((until.saturating_sub(row.period_start)) as f64 / MONTH).round().max(1.0) as i64;
        let grace = until.saturating_add(LATE_BILLING);
        let next = lines()
            .filter(|other| other.group == row.group && other.currency == row.currency)
            .map(|other| other.period_start)
            .filter(|start| *start > row.period_start && *start <= grace)
            .min();
        out.push(Stretch {
            from: row.period_start,
            to: known_by(next.unwrap_or(grace), t),
            amount: row.amount.saturating_mul(2).saturating_add(months) / (2 * months),
            currency: row.currency,
            plan: row.plan,
            seats: row.seats,
            months: i32::try_from(months).unwrap_or(0),
            group: row.group,
            is_announced: false,
        });
    }
}

fn from_account(history: &History, account: u32, t: i64, out: &mut Vec<Stretch>) {
    // Several rows tell of one account: the first start, the last end, as the measures have it.
    let rows = || visible(history.account_rows.of(account), t);
    let Some(last) = rows().next_back() else { return };
    let from = rows().map(|row| row.started_at).min().unwrap_or(NEVER);
    let ended_at = rows().map(|row| row.ended_at).filter(|ended| *ended != NEVER).max().unwrap_or(NEVER);
    let is_undated = ended_at == NEVER && rows().any(|row| row.is_gone_undated);
    if from >= t || is_undated || rows().all(|row| row.trial) || last.mrr == 0 {
        return;
    }
    out.push(Stretch {
        from,
        to: known_by(ended_at, t),
        amount: if last.mrr > 0 { last.mrr } else { UNKNOWN },
        currency: last.currency,
        plan: last.plan,
        seats: f64::NAN,
        months: 0,
        group: 0,
        is_announced: false,
    });
}

/// Whether a statement is about this subscription: it names it, or none, or one that is not known.
fn matches(statement: &Cancellation, id: u64, rows: &[&Subscription]) -> bool {
    statement.subscription == 0
        || statement.subscription == id
        || !rows.iter().any(|row| row.id == statement.subscription)
}

/// Notes which stretches a statement of leaving is about. A stretch that begins after the stated
/// end is a return, and so is everything after a row that says so.
fn announce(history: &History, account: u32, t: i64, out: &mut [Stretch]) {
    let statements = history.cancellations.of(account);
    if visible(statements, t).next().is_none() {
        return;
    }
    let asked_before = |row: &&Cancellation| row.requested_at < t;
    let returned = visible(statements, t)
        .filter(asked_before)
        .filter(|row| row.is_return)
        .map(|row| row.requested_at)
        .max()
        .unwrap_or(i64::MIN);
    let groups: Vec<u64> = out.iter().map(|stretch| stretch.group).collect();
    for row in visible(statements, t).filter(asked_before).filter(|row| !row.is_return) {
        if returned > row.requested_at {
            continue;
        }
        let names_one = groups.contains(&row.subscription);
        for stretch in out.iter_mut() {
            let is_meant = !names_one || stretch.group == row.subscription;
            if is_meant && stretch.from < row.effective_at {
                stretch.is_announced = true;
                stretch.to = stretch.to.min(known_by(row.effective_at, t).max(stretch.from));
            }
        }
    }
}

/// Whether the account was a customer before `t` that had not announced its leaving.
pub(crate) fn stays(stretches: &[Stretch], t: i64) -> bool {
    stretches.iter().any(|stretch| stretch.from < t && stretch.to >= t && !stretch.is_announced)
}

/// How often the account came back after a day or more without a running stretch.
pub(crate) fn returns(stretches: &[Stretch]) -> u32 {
    let mut covered = stretches.first().map_or(NEVER, |stretch| stretch.to);
    let mut times = 0;
    for stretch in stretches.iter().skip(1) {
        if stretch.from > covered.saturating_add(DAY) {
            times += 1;
        }
        covered = covered.max(stretch.to);
    }
    times
}
