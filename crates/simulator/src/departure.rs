//! Leaving: the decision, what is said about it, and coming back.

use crate::{
    Table,
    billing::Contract,
    life::Life,
    rows::{DAY_SECONDS, Id, Moment},
    texts::{Slots, choose, write_sentence},
    timeline::Day,
};

/// Why the subscription of an account ends, and when.
#[derive(Debug)]
pub(crate) struct Leaving {
    /// Index of the cause.
    pub(crate) cause: usize,
    /// When the customer asked, or the system or the vendor decided.
    pub(crate) decided: Moment,
    /// Day on which the billing system recorded it.
    pub(crate) processed: Day,
    /// First day without a subscription.
    pub(crate) effective: Day,
    /// Ended by the billing system because a charge was never collected.
    pub(crate) involuntary: bool,
    /// Ended by the vendor.
    by_vendor: bool,
}

/// What a leaver said and how it relates to the truth.
struct Answer<'a> {
    kind: &'static str,
    stated: &'a str,
    /// Leaf the comment is about, if there is one.
    comment_about: Option<&'a str>,
}

impl Life<'_, '_> {
    /// Draws whether the account leaves in this month, and for which cause.
    pub(crate) fn decide(&mut self, contract: &Contract, month: u32, from: Day, to: Day) -> Option<Leaving> {
        let world = self.world;
        let end = world.timeline.end;
        let term = &world.configuration.term;
        let factor = match (contract.annual, contract.months_left(month)) {
            (false, _) => 1.0,
            (true, left) if left <= term.annual_window_months => term.annual_near_renewal,
            (true, _) => term.annual_otherwise,
        };
        // A month cut off by the end of the calendar has its part of the hazard. The last
        // retry of a charge has a fixed day: it is observed, or it is not.
        let observed = to.min(end);
        let part = f64::from(observed - from) / f64::from(to - from);
        let dunning = world.configuration.payments.retry_days.last().copied().unwrap_or(0);
        let collected = f64::from(u8::from(from + dunning < end));
        let signals = self.signals(from);
        let mut hazards = std::mem::take(&mut self.hazards);
        world.hazards(&signals, factor, part, collected, &mut hazards);
        for (tally, hazard) in self.summary.causes.iter_mut().zip(&hazards) {
            tally.expected += hazard;
            tally.variance += hazard * (1.0 - hazard);
        }
        self.summary.account_months += part;
        if self.hazards_written {
            self.write_hazards(from, observed, &hazards);
        }
        let mut rest = self.departure.uniform();
        let cause = hazards.iter().position(|hazard| {
            rest -= hazard;
            rest < 0.0
        });
        self.hazards = hazards;
        let cause = cause?;
        self.summary.causes[cause].realised += 1;

        let involuntary = world.configuration.causes[cause].involuntary;
        let day = if involuntary { from + dunning } else { from + self.departure.below(observed - from) };
        let by_vendor = self.departure.chance(world.configuration.causes[cause].vendor_share);
        let at_once = by_vendor || self.departure.chance(term.immediate_share);
        let effective = if involuntary {
            day
        } else if contract.annual {
            world.timeline.add_months(contract.start, month + contract.months_left(month))
        } else if at_once {
            day + 1
        } else {
            to
        };
        let second = 7 * 3600 + u64::from(self.departure.below(12 * 3600));
        let delay = if involuntary { 0 } else { self.departure.below(3) };
        Some(Leaving {
            cause,
            // The system acts at the start of its day, before that day counts as over.
            decided: u64::from(day) * DAY_SECONDS + if involuntary { 0 } else { second },
            processed: (day + delay).min(effective),
            effective,
            involuntary,
            by_vendor,
        })
    }

    /// Writes the hazards of an account-month that are above nothing.
    fn write_hazards(&mut self, from: Day, until: Day, hazards: &[f64]) {
        let world = self.world;
        let account = Id { letter: b'A', account: self.profile.number, sequence: 0 };
        for (cause, hazard) in
            world.configuration.causes.iter().zip(hazards).filter(|(_, hazard)| **hazard > 0.0)
        {
            self.rows
                .row(Table::TruthHazards)
                .id(account)
                .day(&world.timeline, from)
                .day(&world.timeline, until)
                .plain(&cause.leaf)
                .scientific(*hazard)
                .end();
        }
    }

    /// The day on which the account comes back, if it does.
    pub(crate) fn restart(&mut self, leaving: &Leaving) -> Option<Day> {
        let term = &self.world.configuration.term;
        let comes_back = self.departure.chance(term.reactivation_share);
        let [soonest, latest] = term.reactivation_months;
        let months = self.departure.between(soonest, latest);
        let leaf = &self.world.configuration.causes[leaving.cause].leaf;
        let possible = !leaving.by_vendor && !leaf.starts_with("customer.");
        let day = self.world.timeline.add_months(leaving.effective, months);
        (comes_back && possible && day < self.world.timeline.end).then_some(day)
    }

    /// What the leaver says, in the order of distortions that [`crate::Distortions`] states.
    fn answer<'a>(&mut self, leaving: &Leaving, options: &[&'a str]) -> Answer<'a>
    where
        Self: 'a,
    {
        let world = self.world;
        let distortions = &world.configuration.distortions;
        let cause = &world.configuration.causes[leaving.cause];
        let honest = world.honest_answers[leaving.cause].draw(&mut self.departure);
        // Drawn in any case, so that a changed setting leaves the rest as it was.
        let [silence, price, first, comment, contradiction] =
            std::array::from_fn(|_| self.departure.uniform());
        let find = |name: &str| options.iter().copied().find(|option| *option == name);
        let about_price = cause.leaf.starts_with("price.");
        let (kind, stated) = if silence < distortions.silence {
            ("silent", "")
        } else if !about_price && price < distortions.price_over_blamed {
            ("price_over_blamed", find(&distortions.price_option).unwrap_or(""))
        } else if first < distortions.first_option {
            ("first_option", options.first().copied().unwrap_or(""))
        } else {
            ("honest", find(honest).unwrap_or(""))
        };
        let contradicts = contradiction < distortions.comment_contradicts;
        let comment_about = if kind == "silent" || comment >= distortions.comment {
            None
        } else if kind == "price_over_blamed" && !contradicts {
            Some("price.too_high")
        } else {
            crate::LEAVES.iter().copied().find(|leaf| *leaf == cause.leaf)
        };
        Answer { kind, stated, comment_about }
    }

    /// Writes the cancellation and the truth about it.
    pub(crate) fn write_departure(&mut self, contract: &Contract, leaving: &Leaving, reactivates: bool) {
        let world = self.world;
        let timeline = &world.timeline;
        let distortions = &world.configuration.distortions;
        let mut options: Vec<&str> = distortions.options.iter().map(String::as_str).collect();
        if distortions.shuffle_options {
            self.departure.shuffle(&mut options);
        }
        let answer = if leaving.involuntary {
            Answer { kind: "not_asked", stated: "payment_failed", comment_about: None }
        } else if leaving.by_vendor {
            Answer { kind: "not_asked", stated: "canceled_by_retention_policy", comment_about: None }
        } else {
            self.answer(leaving, &options)
        };
        let asked = answer.kind != "not_asked";
        let initiator = match (leaving.involuntary, leaving.by_vendor) {
            (true, _) => "system",
            (_, true) => "vendor",
            _ => "customer",
        };
        let channel = if asked { world.cancel_channels.draw(&mut self.departure) } else { "" };
        let destination = world.destinations[leaving.cause].draw(&mut self.departure);
        self.sentence.clear();
        if let Some(leaf) = answer.comment_about {
            let amount = self.amount(contract.mrr);
            let texts = self.profile.texts;
            let slots = Slots {
                product: &world.configuration.business.product,
                competitor: choose(&world.configuration.business.rivals, &mut self.voice),
                feature: choose(&texts.features, &mut self.voice),
                integration: choose(&texts.integrations, &mut self.voice),
                amount: &amount,
                number: self.voice.between(2, 9),
            };
            write_sentence(&texts.comment, leaf, &slots, &mut self.voice, &mut self.sentence);
        }
        self.sequences.cancellation += 1;
        let id = self.id(b'X', self.sequences.cancellation);
        let account = Id { letter: b'A', sequence: 0, ..id };
        let order = if asked { options.join("|") } else { String::new() };
        let position = options.iter().position(|option| asked && *option == answer.stated);
        self.rows
            .row(Table::Cancellations)
            .id(id)
            .id(account)
            .id(contract.id)
            .moment(timeline, leaving.decided)
            .day(timeline, leaving.effective)
            .plain(initiator)
            .plain(channel)
            .plain(answer.stated)
            .text(&self.sentence)
            .plain(&order)
            .number_or_empty(position.map(|position| position as u64 + 1))
            .end();
        self.rows
            .row(Table::TruthDepartures)
            .id(id)
            .id(account)
            .id(contract.id)
            .plain(&world.configuration.causes[leaving.cause].leaf)
            .moment(timeline, leaving.decided)
            .day(timeline, leaving.effective)
            .plain(initiator)
            .plain(answer.kind)
            .plain(answer.stated)
            .plain(answer.comment_about.unwrap_or(""))
            .plain(destination)
            .flag(reactivates)
            .end();
    }
}
