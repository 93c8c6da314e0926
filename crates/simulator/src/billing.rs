//! Contracts, their price, invoices and payments.

use crate::{
    Signal, Table,
    departure::Leaving,
    life::Life,
    profile::Profile,
    rows::{DAY_SECONDS, Id},
    timeline::Day,
    world::{World, percent_of},
};

/// Months for which a price rise weighs on an account.
const PRICE_MEMORY: u32 = 3;

/// Status of a subscription during a period, as billing systems name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Trialing,
    Active,
    PastDue,
}

/// A stretch in which nothing about a contract changed.
#[derive(Debug)]
struct Period {
    from: Day,
    to: Option<Day>,
    status: Status,
    plan: usize,
    seats: u32,
    mrr: i64,
    discount_percent: i64,
}

/// A subscription and everything it ever was.
#[derive(Debug)]
pub(crate) struct Contract {
    pub(crate) id: Id,
    pub(crate) start: Day,
    pub(crate) plan: usize,
    pub(crate) seats: u32,
    pub(crate) annual: bool,
    /// Per month, in minor units.
    pub(crate) mrr: i64,
    /// Seats to add or remove when the contract allows it.
    pub(crate) pending_seats: i64,
    seat_price: i64,
    discount_percent: i64,
    periods: Vec<Period>,
}

/// What an invoice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InvoiceKind {
    Subscription,
    Proration,
    Overage,
    /// The same charge a second time, taken back later.
    Duplicate,
}

/// An invoice before it is known whether it gets paid.
#[derive(Debug)]
pub(crate) struct Invoice {
    kind: InvoiceKind,
    amount: i64,
    until: Day,
}

impl Contract {
    /// A contract from `start`, with the plan and seats of `current`; only the `first`
    /// contract of an account has its discount.
    pub(crate) fn new(
        id: Id,
        world: &World<'_>,
        profile: &Profile<'_>,
        start: Day,
        current: (usize, u32),
        first: bool,
    ) -> Self {
        let mut contract = Self {
            id,
            start,
            plan: current.0,
            seats: current.1,
            annual: profile.annual,
            mrr: 0,
            pending_seats: 0,
            seat_price: world.seat_price(current.0, profile.currency, start),
            discount_percent: if first { profile.discount_percent } else { 0 },
            periods: Vec::new(),
        };
        contract.reprice(profile, start);
        contract
    }

    /// A free trial until `stop`.
    pub(crate) fn trial(id: Id, profile: &Profile<'_>, stop: Day) -> Self {
        let trial = Period {
            from: profile.created,
            to: Some(stop),
            status: Status::Trialing,
            plan: profile.plan,
            seats: profile.seats,
            mrr: 0,
            discount_percent: 0,
        };
        Self {
            id,
            start: profile.created,
            plan: profile.plan,
            seats: profile.seats,
            annual: false,
            mrr: 0,
            pending_seats: 0,
            seat_price: 0,
            discount_percent: 0,
            periods: vec![trial],
        }
    }

    /// Whether `month` is the first of a term.
    pub(crate) fn renews(&self, month: u32) -> bool {
        !self.annual || month.is_multiple_of(12)
    }

    /// Months until the term ends, counted from the start of `month`.
    pub(crate) fn months_left(&self, month: u32) -> u32 {
        if self.annual { 12 - month % 12 } else { 1 }
    }

    /// Computes the price and starts a period on `day` if anything changed.
    fn reprice(&mut self, profile: &Profile<'_>, day: Day) {
        let list = i64::from(self.seats) * self.seat_price;
        let off = if self.annual { profile.segment.annual_discount_percent } else { 0 };
        self.mrr = percent_of(percent_of(list, 100 - off), 100 - self.discount_percent);
        let same = self.periods.last().is_some_and(|last| {
            (last.plan, last.seats, last.mrr, last.discount_percent)
                == (self.plan, self.seats, self.mrr, self.discount_percent)
        });
        if !same {
            self.open(day, Status::Active);
        }
    }

    fn open(&mut self, day: Day, status: Status) {
        if let Some(last) = self.periods.last_mut() {
            last.to = Some(day);
        }
        self.periods.retain(|period| period.to != Some(period.from));
        self.periods.push(Period {
            from: day,
            to: None,
            status,
            plan: self.plan,
            seats: self.seats,
            mrr: self.mrr,
            discount_percent: self.discount_percent,
        });
    }

    /// The charge of `day` was never collected.
    pub(crate) fn past_due(&mut self, day: Day) {
        self.open(day, Status::PastDue);
    }
}

impl Life<'_, '_> {
    /// Applies what takes effect on the first day of `month` and says what is charged.
    pub(crate) fn bill(
        &mut self,
        contract: &mut Contract,
        month: u32,
        from: Day,
        leaving: bool,
    ) -> Vec<Invoice> {
        let profile = &self.profile;
        let world = self.world;
        let mut invoices = Vec::new();
        let term_end = world.timeline.add_months(contract.start, month + contract.months_left(month));
        let before = contract.mrr;
        if contract.renews(month) {
            if month > 0 && !leaving {
                let discount_ends = contract.discount_percent > 0
                    && profile.discount_months.is_some_and(|months| month >= months);
                if discount_ends {
                    contract.discount_percent = 0;
                }
                let price = world.seat_price(contract.plan, profile.currency, from);
                if discount_ends || price > contract.seat_price {
                    self.state.price_until = month + PRICE_MEMORY;
                }
                let upgrade = contract.plan + 1 < world.configuration.plans.len()
                    && self.behaviour.chance(world.configuration.term.plan_upgrade);
                contract.plan += usize::from(upgrade);
                contract.seat_price = world.seat_price(contract.plan, profile.currency, from);
                contract.seats = (i64::from(contract.seats) + contract.pending_seats).max(1) as u32;
                contract.pending_seats = 0;
                contract.reprice(profile, from);
            }
            let months = if contract.annual { 12 } else { 1 };
            invoices.push(Invoice {
                kind: InvoiceKind::Subscription,
                amount: contract.mrr * months,
                until: term_end,
            });
        } else if contract.pending_seats > 0 && !leaving {
            contract.seats += contract.pending_seats as u32;
            contract.pending_seats = 0;
            contract.reprice(profile, from);
            invoices.push(Invoice {
                kind: InvoiceKind::Proration,
                amount: (contract.mrr - before) * i64::from(contract.months_left(month)),
                until: term_end,
            });
        }
        let next = world.timeline.add_months(contract.start, month + 1);
        if self.starts(Signal::UnexpectedCharge) {
            let [low, high] = world.configuration.payments.overage_percent;
            let percent = i64::from(self.money.between(low, high));
            let amount = percent_of(contract.mrr, percent).max(1);
            invoices.push(Invoice { kind: InvoiceKind::Overage, amount, until: next });
        }
        if self.starts(Signal::BillingError) {
            let amount = contract.mrr;
            invoices.push(Invoice { kind: InvoiceKind::Duplicate, amount, until: next });
        }
        let charged = invoices.iter().any(|invoice| invoice.kind == InvoiceKind::Subscription);
        let decline =
            if self.lasts(Signal::PaymentMethodMissing) { 0.5 } else { world.configuration.payments.decline };
        self.state.declined = self.money.chance(decline) && charged && !self.profile.by_transfer;
        invoices
    }

    /// Writes an invoice of `from` and the attempts to collect it.
    pub(crate) fn settle(&mut self, contract: &Contract, invoice: &Invoice, from: Day, uncollectible: bool) {
        let world = self.world;
        let end = world.timeline.end;
        self.sequences.invoice += 1;
        let id = self.id(b'I', self.sequences.invoice);
        let by_transfer = self.profile.by_transfer;
        let fails = invoice.kind == InvoiceKind::Subscription && self.state.declined;
        let late = self.lasts(Signal::CashStrain);
        let retries = &world.configuration.payments.retry_days;
        let paid_on = if invoice.kind == InvoiceKind::Duplicate {
            None
        } else if by_transfer {
            let (soonest, latest) = if late { (25, 70) } else { (4, 28) };
            Some(from + self.money.between(soonest, latest))
        } else if !fails {
            Some(from)
        } else if uncollectible {
            None
        } else {
            let retry = self.money.below(retries.len() as u32) as usize;
            Some(from + retries[retry])
        };
        let paid_on = paid_on.filter(|day| *day < end);
        if fails {
            let missing = self.lasts(Signal::PaymentMethodMissing);
            for day in std::iter::once(from).chain(retries.iter().map(|days| from + days)) {
                if day >= end || paid_on.is_some_and(|paid| day >= paid) {
                    break;
                }
                let code = if missing {
                    "currency_not_supported"
                } else {
                    world.decline_codes.draw(&mut self.money)
                };
                self.write_payment(id, day, invoice.amount, code);
            }
        }
        if let Some(day) = paid_on {
            self.write_payment(id, day, invoice.amount, "");
        }
        let collectible = !(uncollectible && fails);
        let status = match (invoice.kind, paid_on) {
            (InvoiceKind::Duplicate, _) => "void",
            (_, Some(_)) => "paid",
            (_, None) if !collectible => "uncollectible",
            (_, None) => "open",
        };
        let kind = match invoice.kind {
            InvoiceKind::Subscription | InvoiceKind::Duplicate => "subscription",
            InvoiceKind::Proration => "proration",
            InvoiceKind::Overage => "overage",
        };
        let currency = self.profile.currency;
        self.rows
            .row(Table::Invoices)
            .id(id)
            .id(Id { letter: b'A', sequence: 0, ..id })
            .id(contract.id)
            .plain(kind)
            .day(&world.timeline, from)
            .day(&world.timeline, from + if by_transfer { 30 } else { 0 })
            .day(&world.timeline, from)
            .day(&world.timeline, invoice.until)
            .plain(&world.configuration.currencies[currency].code)
            .money(invoice.amount, world.exponent(currency))
            .plain(status)
            .day_or_empty(&world.timeline, paid_on)
            .end();
    }

    /// Writes one attempt to collect; an empty `code` is a success.
    fn write_payment(&mut self, invoice: Id, day: Day, amount: i64, code: &str) {
        let world = self.world;
        self.sequences.payment += 1;
        let currency = self.profile.currency;
        let second = 6 * 3600 + u64::from(self.money.below(3600));
        self.rows
            .row(Table::Payments)
            .id(Id { letter: b'P', sequence: self.sequences.payment, ..invoice })
            .id(invoice)
            .id(Id { letter: b'A', sequence: 0, ..invoice })
            .moment(&world.timeline, u64::from(day) * DAY_SECONDS + second)
            .plain(if code.is_empty() { "succeeded" } else { "failed" })
            .plain(&world.configuration.currencies[currency].code)
            .money(amount, world.exponent(currency))
            .plain(if self.profile.by_transfer { "bank_transfer" } else { "card" })
            .plain(code)
            .end();
    }

    /// Writes the periods of a contract, the departure on the last one.
    pub(crate) fn write_contract(&mut self, contract: &Contract, leaving: Option<&Leaving>) {
        let world = self.world;
        let timeline = &world.timeline;
        let observed = |day: &Day| *day < timeline.end;
        let last = contract.periods.len().saturating_sub(1);
        for (index, period) in contract.periods.iter().enumerate() {
            let leaving = leaving.filter(|_| index == last);
            let ended = period.to.or_else(|| leaving.map(|leaving| leaving.effective));
            let status = match period.status {
                Status::Trialing => "trialing",
                Status::Active => "active",
                Status::PastDue => "past_due",
            };
            self.rows
                .row(Table::Subscriptions)
                .id(contract.id)
                .id(Id { letter: b'A', sequence: 0, ..contract.id })
                .text(&world.configuration.plans[period.plan].name)
                .plain(status)
                .day(timeline, period.from)
                .day_or_empty(timeline, ended.filter(observed))
                .moment_or_empty(timeline, leaving.map(|leaving| leaving.decided))
                .day_or_empty(timeline, leaving.map(|leaving| leaving.processed).filter(observed))
                .number(u64::from(period.seats))
                .plain(&world.configuration.currencies[self.profile.currency].code)
                .money(period.mrr, world.exponent(self.profile.currency))
                .plain(if contract.annual { "year" } else { "month" })
                .plain(&period.discount_percent.to_string())
                .end();
        }
    }
}
