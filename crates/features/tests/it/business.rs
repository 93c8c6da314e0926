//! Small random businesses with facts of every kind, versions, and facts learned late.

use holdfast_domain::facts::FactKind;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::facts::Fact;

pub(crate) const DAY: i64 = 86_400_000_000;
/// 2024-01-01T00:00:00Z.
pub(crate) const START: i64 = 1_704_067_200_000_000;
/// Length of the history, days.
pub(crate) const LENGTH: i64 = 900;

/// The facts of some accounts over 900 days.
pub(crate) fn business(seed: u64, accounts: usize) -> Vec<Fact> {
    let mut dice = Dice { rng: StdRng::seed_from_u64(seed), key: 0, facts: Vec::new() };
    for account in 0..accounts {
        dice.account(&format!("A{account:03}"));
    }
    for _ in 0..6 {
        dice.surroundings();
    }
    dice.facts
}

struct Dice {
    rng: StdRng,
    key: i64,
    facts: Vec<Fact>,
}

impl Dice {
    fn day(&mut self) -> i64 {
        START + self.rng.random_range(0..LENGTH * 24) * (DAY / 24) + self.rng.random_range(0..1_000)
    }

    /// A fact, learned when it happened or up to 60 days later.
    fn fact(&mut self, kind: FactKind, at: i64) -> Fact {
        self.key += 1;
        let lag = match self.rng.random_range(0..4) {
            0 => self.rng.random_range(0..60 * DAY),
            _ => 0,
        };
        Fact::new(kind, at, at + lag, self.key)
    }

    fn maybe(&mut self, share: f64) -> bool {
        self.rng.random_bool(share)
    }

    fn pick(&mut self, texts: &[&'static str]) -> &'static str {
        texts[self.rng.random_range(0..texts.len())]
    }

    /// Some time after an instant.
    fn after(&mut self, at: i64, days: i64) -> i64 {
        at + self.rng.random_range(1..days * DAY)
    }

    /// Keeps the fact, now and then with a later version of it.
    fn keep(&mut self, fact: Fact, change: impl Fn(&mut Self, Fact) -> Fact) {
        if self.maybe(0.15) {
            let learned = self.after(fact.recorded(), 300);
            let changed = fact.clone();
            let mut version = change(self, changed).with("recorded_at", learned);
            version.import = 2;
            self.facts.push(version);
        }
        self.facts.push(fact);
    }

    fn account(&mut self, id: &str) {
        let start = START + self.rng.random_range(-300..LENGTH - 60) * DAY;
        let mut row = self.fact(FactKind::Account, start).with("account_id", id).with("started_at", start);
        if self.maybe(0.5) {
            row = row
                .with("plan", self.pick(&["basic", "team"]))
                .with("currency", "EUR")
                .with("mrr", 4_000_i64);
        }
        if self.maybe(0.2) {
            row = row.with("ended_at", self.after(start, 400));
        }
        self.keep(row, |dice, row| row.with("plan", dice.pick(&["basic", "team", "pro"])));
        for name in ["segment", "country", "language", "industry", "channel"] {
            let texts = self.pick(&["de", "small", "retail", "web"]);
            let at = self.after(start, 100);
            let row = self
                .fact(FactKind::AccountTrait, at)
                .with("account_id", id)
                .with("name", name)
                .with("text", texts);
            self.keep(row, |dice, row| row.with("text", dice.pick(&["fr", "large"])));
        }
        let number = self.rng.random_range(0..100) as f64;
        let row = self
            .fact(FactKind::AccountTrait, start)
            .with("account_id", id)
            .with("name", "staff")
            .with("number", number);
        self.keep(row, |_, row| row.with("number", 7.0));
        match self.rng.random_range(0..5) {
            0 => {}
            1 => self.invoices(id, start, true),
            _ => {
                self.subscriptions(id, start);
                self.invoices(id, start, false);
            }
        }
        self.usage(id, start);
        self.support(id);
        self.people(id);
    }

    fn subscriptions(&mut self, id: &str, start: i64) {
        for number in 0..self.rng.random_range(1..3) {
            let mut at = self.after(start, 60);
            for _ in 0..self.rng.random_range(1..5) {
                let seats = self.rng.random_range(1..20);
                let amount = 1_000 * self.rng.random_range(0..6) * seats;
                let mut row = self
                    .fact(FactKind::Subscription, at)
                    .with("account_id", id)
                    .with("subscription_id", format!("{id}-{number}"))
                    .with("started_at", at)
                    .with("mrr", amount)
                    .with("quantity", seats as f64)
                    .with("plan", self.pick(&["basic", "team", "pro"]))
                    .with("currency", self.pick(&["EUR", "USD"]))
                    .with("billing_months", self.rng.random_range(1..13))
                    .with("status", self.pick(&["active", "active", "active", "trialing"]));
                if self.maybe(0.3) {
                    row = row.with("ended_at", self.after(at, 300));
                }
                if self.maybe(0.1) {
                    row = row.with("cancel_requested_at", self.after(at, 300));
                }
                if self.maybe(0.1) {
                    row = row.with("cancelled_at", self.after(at, 300));
                }
                self.keep(row, |dice, row| row.with("mrr", 500 * dice.rng.random_range(1..50)));
                at = self.after(at, 250);
            }
        }
        if self.maybe(0.3) {
            let at = self.after(start, 800);
            let mut row = self
                .fact(FactKind::Cancellation, at)
                .with("account_id", id)
                .with("cancellation_id", format!("{id}-x"));
            if self.maybe(0.5) {
                row = row.with("subscription_id", format!("{id}-0"));
            }
            if self.maybe(0.7) {
                row = row.with("requested_at", at);
            }
            if self.maybe(0.7) {
                row = row.with("effective_at", self.after(at, 90));
            }
            row = row.with("reactivation", self.maybe(0.2));
            self.keep(row, |dice, row| row.with("reactivation", dice.maybe(0.5)));
        }
    }

    fn invoices(&mut self, id: &str, start: i64, are_all: bool) {
        let mut at = start;
        for number in 0..self.rng.random_range(2..12) {
            let amount = self.rng.random_range(500..9_000);
            let invoice = format!("{id}-I{number}");
            let mut row = self
                .fact(FactKind::Invoice, at)
                .with("account_id", id)
                .with("invoice_id", invoice.clone())
                .with("subscription_id", format!("{id}-0"))
                .with("line_type", self.pick(&["subscription", "subscription", "overage", "credit"]))
                .with("due_at", at + 14 * DAY)
                .with("period_start", at)
                .with("period_end", at + 30 * DAY)
                .with("amount", amount)
                .with("discount", self.rng.random_range(0..400))
                .with("currency", "EUR")
                .with("status", "open");
            if self.maybe(0.8) {
                row = row.with("paid_at", self.after(at, 60)).with("status", "paid");
            }
            self.keep(row, |dice, row| {
                let paid = dice.after(row.at(), 200);
                row.with("paid_at", paid)
            });
            let tried = self.after(at, 40);
            let mut payment = self
                .fact(FactKind::Payment, tried)
                .with("payment_id", format!("{id}-P{number}"))
                .with("invoice_id", invoice)
                .with("amount", self.rng.random_range(300..9_000))
                .with("currency", "EUR")
                .with("method", self.pick(&["card", "debit", "transfer"]))
                .with("result", self.pick(&["succeeded", "succeeded", "failed", "refunded"]))
                .with("decline_code", self.pick(&["expired_card", "insufficient_funds", "other"]));
            if self.maybe(0.8) {
                payment = payment.with("account_id", id);
            }
            self.keep(payment, |dice, row| row.with("result", dice.pick(&["failed", "refunded"])));
            at += if are_all { 30 * DAY } else { self.rng.random_range(20..90) * DAY };
        }
    }

    fn usage(&mut self, id: &str, start: i64) {
        for _ in 0..self.rng.random_range(0..400) {
            let at = self.after(start, 700);
            let mut row = self.fact(FactKind::Usage, at).with("account_id", id).with(
                "event",
                self.pick(&[
                    "login",
                    "report",
                    "search",
                    "goal_reached",
                    "export_run",
                    "error_shown",
                    "check_in",
                    "milestone_a",
                    "milestone_b",
                ]),
            );
            if self.maybe(0.05) {
                row = row.with("errors", self.rng.random_range(0..3));
            }
            // A later import that brings the same row again.
            if self.maybe(0.05) {
                let mut again = row.clone().with("recorded_at", self.after(row.recorded(), 100));
                again.import = 2;
                self.facts.push(again);
            }
            self.facts.push(row);
        }
    }

    fn support(&mut self, id: &str) {
        for number in 0..self.rng.random_range(0..15) {
            let at = self.day();
            let ticket = format!("{id}-T{number}");
            let mut row = self
                .fact(FactKind::Ticket, at)
                .with("account_id", id)
                .with("ticket_id", ticket.clone())
                .with(
                    "topic",
                    self.pick(&["bug", "billing", "price", "feature", "privacy", "export", "compare"]),
                )
                .with("priority", self.pick(&["high", "low"]))
                .with("reopened", self.rng.random_range(0..3))
                .with("escalated", self.maybe(0.3))
                .with("satisfaction", self.rng.random_range(1..6) as f64);
            if self.maybe(0.8) {
                row = row.with("first_reply_minutes", self.rng.random_range(1..9_000) as f64);
            }
            if self.maybe(0.8) {
                row = row.with("closed_at", self.after(at, 40));
            }
            self.keep(row, |dice, row| row.with("topic", dice.pick(&["bug", "how to"])));
            for message in 0..self.rng.random_range(0..4) {
                let at = self.after(at, 20);
                let mut row = self
                    .fact(FactKind::Message, at)
                    .with("message_id", format!("{ticket}-M{message}"))
                    .with("author", self.pick(&["customer", "us"]))
                    .with("text", "x");
                if self.maybe(0.9) {
                    row = row.with("ticket_id", ticket.clone());
                }
                if self.maybe(0.8) {
                    row = row.with("account_id", id);
                }
                self.keep(row, |dice, row| row.with("author", dice.pick(&["customer", "us"])));
            }
        }
        for number in 0..self.rng.random_range(0..6) {
            let at = self.day();
            let row = self
                .fact(FactKind::Survey, at)
                .with("account_id", id)
                .with("survey_id", format!("{id}-Q{number}"))
                .with("kind", self.pick(&["nps", "csat", "ces"]))
                .with("score", self.rng.random_range(0..11) as f64);
            self.keep(row, |dice, row| row.with("score", dice.rng.random_range(0..11) as f64));
        }
    }

    fn people(&mut self, id: &str) {
        for number in 0..self.rng.random_range(0..6) {
            let at = self.day();
            let mut row = self
                .fact(FactKind::Contact, at)
                .with("account_id", id)
                .with("contact_id", format!("{id}-C{number}"))
                .with("champion", self.maybe(0.4));
            if self.maybe(0.4) {
                row = row.with("deactivated_at", self.after(at, 500));
            }
            self.keep(row, |dice, row| row.with("champion", dice.maybe(0.5)));
        }
    }

    fn surroundings(&mut self) {
        let at = self.day();
        let number = self.key;
        let mut row = self.fact(FactKind::Incident, at).with("incident_id", format!("N{number}"));
        if self.maybe(0.8) {
            row = row.with("ended_at", self.after(at, 4));
        }
        if self.maybe(0.3) {
            row = row.with("account_id", "A000");
        }
        self.keep(row, |dice, row| {
            let ended = dice.after(row.at(), 9);
            row.with("ended_at", ended)
        });
        let at = self.day();
        let mut row = self
            .fact(FactKind::ExternalEvent, at)
            .with("event_id", format!("E{number}"))
            .with("kind", self.pick(&["price_rise", "macro_shock", "competitor_release", "company_news"]))
            .with("change_percent", self.rng.random_range(-5..20) as f64);
        if self.maybe(0.3) {
            row = row.with("plan", self.pick(&["Team", "basic"]));
        }
        if self.maybe(0.3) {
            row = row.with("segment", "small|retail");
        }
        if self.maybe(0.3) {
            row = row.with("region", "DE, FR");
        }
        if self.maybe(0.2) {
            row = row.with("account_id", "A001");
        }
        self.keep(row, |dice, row| row.with("kind", dice.pick(&["price_rise", "macro_shock"])));
    }
}
