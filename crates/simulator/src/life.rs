//! One account from its first to its last day.

use crate::{
    Summary, Table,
    billing::Contract,
    departure::Leaving,
    dice::{Dice, Purpose},
    profile::Profile,
    rows::{DAY_SECONDS, Id, Moment, Rows},
    timeline::Day,
    world::World,
};

/// Days a trial lasts.
const TRIAL_DAYS: u32 = 14;

/// Running numbers of an account's rows.
#[derive(Debug, Default)]
pub(crate) struct Sequences {
    pub(crate) ticket: u32,
    pub(crate) message: u32,
    pub(crate) invoice: u32,
    pub(crate) payment: u32,
    pub(crate) survey: u32,
    pub(crate) activity: u32,
    pub(crate) cancellation: u32,
    pub(crate) subscription: u32,
}

/// What changes from month to month. Months count from the start of the subscription; an
/// `…_until` is the first month in which the effect is over.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// The month that is going on.
    pub(crate) month: u32,
    pub(crate) level: f64,
    pub(crate) outcome: f64,
    pub(crate) missed: f64,
    /// Per occurrence of the configuration.
    pub(crate) occurrence_until: Vec<u32>,
    pub(crate) slow_until: u32,
    pub(crate) ineffective_until: u32,
    pub(crate) cold_until: u32,
    pub(crate) horseman_until: u32,
    pub(crate) incident_until: u32,
    pub(crate) trust_until: u32,
    pub(crate) price_until: u32,
    pub(crate) last_contact: u32,
    pub(crate) declined: bool,
}

/// A stretch of an account's life: an account-month, cut off at its end or the calendar's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    /// Month of the subscription.
    pub(crate) month: u32,
    /// First day.
    pub(crate) from: Day,
    /// First day that is not part of it.
    pub(crate) stop: Day,
}

/// An account being simulated.
pub(crate) struct Life<'w, 'r> {
    pub(crate) world: &'w World<'w>,
    pub(crate) profile: Profile<'w>,
    pub(crate) rows: &'r mut Rows,
    pub(crate) summary: &'r mut Summary,
    pub(crate) state: State,
    pub(crate) sequences: Sequences,
    pub(crate) departure: Dice,
    pub(crate) behaviour: Dice,
    pub(crate) usage: Dice,
    pub(crate) money: Dice,
    pub(crate) voice: Dice,
    pub(crate) hazards: Vec<f64>,
    /// Whether they are written.
    pub(crate) hazards_written: bool,
    /// Usage rows of a month, before they are sorted.
    pub(crate) keys: Vec<u64>,
    pub(crate) sentence: String,
    /// Goals reached in the month that is going on.
    pub(crate) goals: u32,
    pub(crate) outcome_months: (f64, u32),
    pub(crate) champion_gone_on: Option<Day>,
    pub(crate) all_gone_on: Option<Day>,
    /// Cause and day of the last departure.
    pub(crate) last: Option<(usize, Day)>,
    /// Plan and seats.
    current: (usize, u32),
}

impl<'w, 'r> Life<'w, 'r> {
    /// The account with `number`, whose rows and sums go where told.
    pub(crate) fn new(
        world: &'w World<'w>,
        number: u64,
        rows: &'r mut Rows,
        summary: &'r mut Summary,
    ) -> Self {
        let profile = Profile::new(world, number);
        let dice = |purpose| Dice::new(world.seed, number, purpose);
        Self {
            current: (profile.plan, profile.seats),
            world,
            profile,
            rows,
            summary,
            state: State::default(),
            sequences: Sequences::default(),
            departure: dice(Purpose::Departure),
            behaviour: dice(Purpose::Behaviour),
            usage: dice(Purpose::Usage),
            money: dice(Purpose::Money),
            voice: dice(Purpose::Voice),
            hazards: Vec::new(),
            hazards_written: false,
            keys: Vec::new(),
            sentence: String::new(),
            goals: 0,
            outcome_months: (0.0, 0),
            champion_gone_on: None,
            all_gone_on: None,
            last: None,
        }
    }

    /// Writes the hazards behind every draw too, or not.
    pub(crate) fn with_hazards(self, written: bool) -> Self {
        Self { hazards_written: written, ..self }
    }

    /// Simulates the whole life and writes it.
    pub(crate) fn live(mut self) {
        let end = self.world.timeline.end;
        self.summary.accounts += 1;
        let mut start = self.profile.created;
        let mut converted = true;
        if self.profile.trial {
            start += TRIAL_DAYS;
            converted = self.profile.converts && start < end;
            self.trial(start);
        }
        if converted {
            self.summary.customers += 1;
            let mut next = Some(start);
            while let Some(day) = next.filter(|day| *day < end) {
                next = self.subscription(day);
            }
        }
        self.write_account(converted);
        self.write_contacts();
    }

    /// The id of this account, or of something of it.
    pub(crate) fn id(&self, letter: u8, sequence: u32) -> Id {
        Id { letter, account: self.profile.number, sequence }
    }

    /// A random moment of the span, in it whatever its length.
    pub(crate) fn moment_in(dice: &mut Dice, span: Span) -> Moment {
        let days = span.stop.saturating_sub(span.from).max(1);
        u64::from(span.from + dice.below(days)) * DAY_SECONDS + 7 * 3600 + u64::from(dice.below(12 * 3600))
    }

    /// Starts with a level of use and outcome that follow from who the account is.
    fn reset_state(&mut self) {
        self.state = State {
            level: (0.25 + 0.75 * self.profile.fit).clamp(0.05, 1.0),
            outcome: self.profile.ability,
            missed: self.state.missed,
            occurrence_until: vec![0; self.world.configuration.occurrences.len()],
            ..State::default()
        };
    }

    fn trial(&mut self, stop: Day) {
        self.reset_state();
        let contract = Contract::trial(self.next_subscription(), &self.profile, stop);
        self.write_contract(&contract, None);
        let span = Span { month: 0, from: self.profile.created, stop: stop.min(self.world.timeline.end) };
        self.write_usage(span, 1.0);
    }

    fn next_subscription(&mut self) -> Id {
        self.sequences.subscription += 1;
        self.id(b'S', self.sequences.subscription)
    }

    /// One subscription from `start`; the day on which the account comes back, if it does.
    fn subscription(&mut self, start: Day) -> Option<Day> {
        let timeline = &self.world.timeline;
        let end = timeline.end;
        self.reset_state();
        let id = self.next_subscription();
        let first = self.last.is_none();
        let mut contract = Contract::new(id, self.world, &self.profile, start, self.current, first);
        let mut leaving: Option<Leaving> = None;
        for month in 0.. {
            let from = timeline.add_months(start, month);
            let over = leaving.as_ref().is_some_and(|leaving| leaving.effective <= from);
            if from >= end || over {
                break;
            }
            let to = timeline.add_months(start, month + 1);
            self.state.month = month;
            let invoices = self.bill(&mut contract, month, from, leaving.is_some());
            let was_leaving = leaving.is_some();
            if !was_leaving {
                leaving = self.decide(&contract, month, from, to);
            }
            let uncollectible = !was_leaving && leaving.as_ref().is_some_and(|l| l.involuntary);
            for invoice in invoices {
                self.settle(&contract, &invoice, from, uncollectible);
            }
            if uncollectible {
                contract.past_due(from);
            }
            let mut stop = to.min(end);
            if let Some(leaving) = &leaving {
                stop = stop.min(leaving.effective);
            }
            self.month(&mut contract, Span { month, from, stop }, was_leaving);
        }
        self.current = (contract.plan, contract.seats);
        self.write_contract(&contract, leaving.as_ref());
        let leaving = leaving?;
        self.last = Some((leaving.cause, leaving.effective));
        let restart = self.restart(&leaving);
        self.write_departure(&contract, &leaving, restart.is_some());
        if leaving.effective < end {
            self.write_late_usage(leaving.effective);
        }
        restart
    }

    fn write_account(&mut self, converted: bool) {
        let world = self.world;
        let profile = &self.profile;
        let country = &world.configuration.countries[profile.country];
        let (plan, seats) = self.current;
        let id = self.id(b'A', 0);
        self.rows
            .row(Table::Accounts)
            .id(id)
            .text(&profile.name)
            .day(&world.timeline, profile.created)
            .text(profile.industry)
            .plain(&country.code)
            .plain(&country.language)
            .text(&profile.segment.name)
            .text(&world.configuration.plans[plan].name)
            .number(u64::from(seats))
            .plain(&world.configuration.currencies[profile.currency].code)
            .text(profile.source)
            .text(profile.owner)
            .plain(profile.channel)
            .text(profile.promised_feature)
            .end();
        let (sum, months) = self.outcome_months;
        let row = self
            .rows
            .row(Table::TruthAccounts)
            .id(id)
            .decimal(profile.fit)
            .decimal(if months > 0 { sum / f64::from(months) } else { 0.0 })
            .decimal(profile.price_pressure)
            .flag(profile.hard_to_use)
            .flag(profile.wrong_job)
            .flag(profile.oversold)
            .flag(profile.experience_mismatch)
            .flag(profile.channel_mismatch)
            .flag(converted)
            .number(u64::from(self.sequences.cancellation));
        match self.last {
            Some((cause, day)) => {
                let row = row.plain(&world.configuration.causes[cause].leaf);
                row.day(&world.timeline, day).end();
            }
            None => row.empty().empty().end(),
        }
    }

    fn write_contacts(&mut self) {
        let world = self.world;
        let people = (1 + self.profile.seats.ilog2()).min(5);
        for person in 1..=people {
            let name = self.profile.texts.person(&mut self.voice);
            let email = format!("person{person}@a{:07}.example", self.profile.number);
            let gone = match person {
                1 => self.champion_gone_on.or(self.all_gone_on),
                _ => self.all_gone_on,
            };
            let role = ["champion", "administrator", "billing", "user", "user"][(person as usize - 1).min(4)];
            self.rows
                .row(Table::Contacts)
                .id(Id { letter: b'C', account: self.profile.number, sequence: person })
                .id(Id { letter: b'A', account: self.profile.number, sequence: 0 })
                .text(&name)
                .plain(&email)
                .plain(role)
                .flag(person == 1)
                .day(&world.timeline, self.profile.created)
                .day_or_empty(&world.timeline, gone)
                .end();
        }
    }
}
