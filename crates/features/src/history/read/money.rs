//! Subscriptions, invoices, payments, and statements of leaving.

use holdfast_domain::facts::FactKind;

use super::{AccountRun, Reader};
use crate::error::Error;
use crate::history::rows::{Cancellation, Invoice, NEVER, Payment, Subscription, UNKNOWN};
use crate::history::since::field_place;
use crate::history::words::{decline, line, result};
use crate::history::{History, versions};

/// Status words of subscriptions that do not pay yet, and of those that are over.
const TRIAL: &[&str] = &["trialing", "trial", "in_trial", "incomplete", "incomplete_expired"];
const OVER: &[&str] = &["canceled", "cancelled", "expired", "ended", "churned", "terminated", "inactive"];

impl Reader<'_> {
    pub(super) fn subscriptions(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let quantity = field_place("subscriptions.quantity");
        let columns = [
            "account_id",
            "subscription_id",
            "started_at",
            "ended_at",
            "cancel_requested_at",
            "cancelled_at",
            "mrr",
            "quantity",
            "plan",
            "currency",
            "billing_months",
            "trial",
            "status",
            "churned",
        ];
        let History { accounts, words, subscriptions, since, .. } = history;
        self.each(FactKind::Subscription, &columns, &mut |cells, mut stamp| {
            stamp.account = run.number(accounts, cells.text(0));
            let known = stamp.at.max(stamp.known);
            since.saw(FactKind::Subscription, known);
            let seats = cells.number(7);
            if let Some(place) = quantity.filter(|_| !seats.is_nan()) {
                since.saw_field(place, known);
            }
            let status = cells.word(12).to_lowercase();
            subscriptions.rows.push(Subscription {
                stamp,
                started_at: cells.instant(2),
                ended_at: cells.instant(3),
                requested_at: cells.instant(4),
                cancelled_at: cells.instant(5),
                mrr: cells.integer(6).unwrap_or(UNKNOWN),
                seats,
                id: versions::hash(cells.word(1)),
                plan: words.number_of(cells.text(8)),
                currency: words.number_of(cells.text(9).or(Some(self.currency))),
                billing_months: cells.integer(10).and_then(|months| i32::try_from(months).ok()).unwrap_or(0),
                is_trial: cells.truth(11).unwrap_or(false) || TRIAL.contains(&status.as_str()),
                is_over: cells.truth(13).unwrap_or(false) || OVER.contains(&status.as_str()),
            });
        })
    }

    pub(super) fn invoices(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let fields = ["due_at", "paid_at", "discount", "line_type"]
            .map(|field| field_place(&format!("invoices.{field}")).unwrap_or_default());
        let columns = [
            "account_id",
            "invoice_id",
            "subscription_id",
            "plan",
            "line_type",
            "status",
            "due_at",
            "paid_at",
            "period_start",
            "period_end",
            "amount",
            "discount",
            "currency",
            "quantity",
        ];
        let History { accounts, words, invoices, since, .. } = history;
        self.each(FactKind::Invoice, &columns, &mut |cells, mut stamp| {
            stamp.account = run.number(accounts, cells.text(0));
            let known = stamp.at.max(stamp.known);
            since.saw(FactKind::Invoice, known);
            let (due_at, paid_at) = (cells.instant(6), cells.instant(7));
            let discount = cells.integer(11);
            let there = [due_at != NEVER, paid_at != NEVER, discount.is_some(), cells.text(4).is_some()];
            for (place, there) in fields.into_iter().zip(there) {
                if there {
                    since.saw_field(place, if place == fields[1] { known.max(paid_at) } else { known });
                }
            }
            let status = cells.word(5).to_lowercase();
            invoices.rows.push(Invoice {
                stamp,
                due_at: if due_at == NEVER { stamp.at } else { due_at },
                paid_at,
                period_start: cells.integer(8).unwrap_or(stamp.at),
                period_end: cells.instant(9),
                amount: cells.integer(10).unwrap_or(UNKNOWN),
                discount: discount.unwrap_or(UNKNOWN),
                seats: cells.number(13),
                id: versions::hash(cells.word(1)),
                group: versions::hash(cells.text(2).or(cells.text(3)).unwrap_or_default()),
                plan: words.number_of(cells.text(3)),
                currency: words.number_of(cells.text(12).or(Some(self.currency))),
                line: match line::of(cells.word(4).trim()) {
                    // A line without a type bills a subscription where it names one, or a period.
                    line::PLAIN if cells.text(2).is_none() && cells.integer(9).is_none() => line::OTHER,
                    line => line,
                },
                is_draft: status == "draft" || status == "deleted",
            });
        })
    }

    pub(super) fn payments(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let fields = ["decline_code", "method"]
            .map(|field| field_place(&format!("payments.{field}")).unwrap_or_default());
        let columns = ["account_id", "invoice_id", "amount", "currency", "result", "decline_code", "method"];
        let History { accounts, words, payments, since, .. } = history;
        self.each(FactKind::Payment, &columns, &mut |cells, mut stamp| {
            stamp.account = run.number(accounts, cells.text(0));
            let known = stamp.at.max(stamp.known);
            since.saw(FactKind::Payment, known);
            for (place, column) in fields.into_iter().zip([5, 6]) {
                if cells.text(column).is_some() {
                    since.saw_field(place, known);
                }
            }
            let amount = cells.integer(2).unwrap_or(UNKNOWN);
            payments.rows.push(Payment {
                stamp,
                amount,
                invoice: versions::hash(cells.word(1)),
                currency: words.number_of(cells.text(3).or(Some(self.currency))),
                method: words.number_of(cells.text(6)),
                result: result::of(cells.word(4), amount),
                decline: decline::of(cells.word(5)),
            });
        })
    }

    pub(super) fn cancellations(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let columns = ["account_id", "subscription_id", "requested_at", "effective_at", "reactivation"];
        let History { accounts, cancellations, since, .. } = history;
        self.each(FactKind::Cancellation, &columns, &mut |cells, mut stamp| {
            stamp.account = run.number(accounts, cells.text(0));
            since.saw(FactKind::Cancellation, stamp.at.max(stamp.known));
            let effective_at = cells.integer(3);
            let requested_at = cells.integer(2).or(effective_at).unwrap_or(stamp.at);
            cancellations.rows.push(Cancellation {
                stamp,
                requested_at,
                effective_at: effective_at.unwrap_or(requested_at).max(requested_at),
                subscription: versions::hash(cells.word(1)),
                is_return: cells.truth(4).unwrap_or(false),
            });
        })
    }
}
