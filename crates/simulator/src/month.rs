//! An account-month: the signals at its start and what happens in it.

use crate::{
    IncidentKind, RivalStrength, Signal, Signals, Table,
    billing::Contract,
    life::{Life, Span},
    rows::Id,
    texts::{Slots, write_sentence},
    timeline::Day,
};

/// Months for which an outage is remembered.
const INCIDENT_MEMORY: u32 = 2;
/// Months for which a privacy incident is remembered.
const TRUST_MEMORY: u32 = 4;
/// Months in which missed milestones matter.
const ONBOARDING_MONTHS: u32 = 9;

impl Life<'_, '_> {
    /// The last month of the occurrence that raises `signal`, if the configuration has one.
    fn occurrence(&self, signal: Signal) -> Option<(u32, u32)> {
        let occurrences = &self.world.configuration.occurrences;
        let index = occurrences.iter().position(|occurrence| occurrence.signal == signal)?;
        Some((self.state.occurrence_until[index], occurrences[index].months))
    }

    /// Whether an occurrence of the last month raises `signal` from this month on.
    pub(crate) fn starts(&self, signal: Signal) -> bool {
        self.occurrence(signal).is_some_and(|(until, months)| until > 0 && self.state.month + months == until)
    }

    /// Whether an occurrence raises `signal` in this month.
    pub(crate) fn lasts(&self, signal: Signal) -> bool {
        self.occurrence(signal)
            .is_some_and(|(until, months)| self.state.month < until && self.state.month + months >= until)
    }

    /// Every signal as of the first day of the month. Nothing that happens later enters.
    pub(crate) fn signals(&self, from: Day) -> Signals {
        let profile = &self.profile;
        let state = &self.state;
        let month = state.month;
        let calendar = &self.world.configuration.calendar;
        let timeline = &self.world.timeline;
        let felt = |first: u32, months: u32| {
            timeline.month_start(first) <= from && from < timeline.month_start(first + months)
        };
        let mut signals = Signals::default();
        for occurrence in &self.world.configuration.occurrences {
            signals.set_flag(occurrence.signal, self.lasts(occurrence.signal));
        }
        signals.set(Signal::EarlyLife, 1.0 - f64::from(month) / 6.0);
        signals.set(Signal::LowFit, 1.0 - profile.fit);
        if profile.oversold {
            signals.set(Signal::Oversold, 1.0 - f64::from(month) / 12.0);
        }
        if (1..ONBOARDING_MONTHS).contains(&month) {
            signals.set(Signal::MilestonesMissed, state.missed);
        }
        signals.set_flag(Signal::HardToUse, profile.hard_to_use);
        signals.set_flag(Signal::WrongJob, profile.wrong_job);
        signals.set(Signal::LowUsage, 1.0 - state.level);
        signals.set(Signal::OutcomeGap, 1.0 - state.outcome);
        signals.set_flag(Signal::RecentIncident, month < state.incident_until);
        signals.set(Signal::ProductStale, self.world.staleness(from));
        for (index, launch) in calendar.competitor_launches.iter().enumerate() {
            let noticed = profile.notices >> (index % 64) & 1 == 1;
            if noticed && felt(launch.month, launch.months) && launch.segments.contains(&profile.segment.name)
            {
                let signal = match launch.strength {
                    RivalStrength::More => Signal::CompetitorMore,
                    RivalStrength::Better => Signal::CompetitorBetter,
                    RivalStrength::Believed => Signal::CompetitorBelieved,
                    RivalStrength::Cheaper => Signal::CompetitorCheaper,
                };
                signals.set_flag(signal, true);
            }
        }
        signals.set(Signal::PricePressure, profile.price_pressure);
        signals.set_flag(Signal::PriceIncrease, month < state.price_until);
        signals.set_flag(Signal::SlowReply, month < state.slow_until);
        signals.set_flag(Signal::IneffectiveSupport, month < state.ineffective_until);
        signals.set_flag(Signal::ColdSupport, month < state.cold_until);
        signals.set_flag(Signal::HorsemanSupport, month < state.horseman_until);
        signals.set_flag(Signal::ExperienceMismatch, profile.experience_mismatch);
        signals.set_flag(Signal::ChannelMismatch, profile.channel_mismatch);
        signals.set(Signal::NoContact, f64::from(month - state.last_contact) / 12.0);
        signals.set_flag(Signal::TrustBroken, month < state.trust_until);
        signals.set_flag(Signal::PaymentDeclined, state.declined);
        let country = &self.world.configuration.countries[profile.country].code;
        let shocked = calendar.external_shocks.iter().any(|shock| {
            felt(shock.month, shock.months)
                && (shock.countries.is_empty() || shock.countries.contains(country))
                && (shock.industries.is_empty()
                    || shock.industries.iter().any(|industry| industry == profile.industry))
        });
        signals.set_flag(Signal::ExternalShock, shocked);
        signals
    }

    /// Lives through the span: everything here shows in the signals of the next month.
    pub(crate) fn month(&mut self, contract: &mut Contract, span: Span, leaving: bool) {
        if span.stop <= span.from {
            return;
        }
        // Those who come back know the product.
        if span.month == 0 && self.last.is_none() {
            self.onboard(span);
        }
        self.drift(leaving);
        self.write_usage(span, if leaving { 0.4 } else { 1.0 });
        if !leaving {
            self.occur(contract, span);
            self.change_seats(contract);
        }
        self.suffer_incidents(contract, span);
        for _ in 0..self.behaviour.poisson(self.ticket_rate()) {
            let topic = self.world.background_topics.draw(&mut self.voice);
            self.write_ticket(topic, contract.mrr, span);
        }
        self.notice_rivals(contract, span);
        self.get_in_touch(span);
        self.ask(contract, span);
    }

    /// Background tickets per month: those who find the product hard ask twice as much.
    fn ticket_rate(&self) -> f64 {
        let factor = if self.profile.hard_to_use { 2.0 } else { 1.0 };
        self.profile.segment.tickets_per_month * factor
    }

    /// Moves the level of use and the outcome by a month.
    fn drift(&mut self, leaving: bool) {
        let mut target = (0.25 + 0.75 * self.profile.fit) * (1.0 - 0.4 * self.state.missed);
        for occurrence in &self.world.configuration.occurrences {
            if self.lasts(occurrence.signal) {
                target *= occurrence.usage_factor;
            }
        }
        if leaving {
            target *= 0.5;
        }
        let noise = 0.05 * self.behaviour.normal();
        let level = self.state.level + 0.5 * (target - self.state.level) + noise;
        self.state.level = level.clamp(0.01, 1.0);
        // Goals reached this month, of the two hoped for, smoothed over three months.
        let goals = self.behaviour.poisson(2.6 * self.profile.ability * self.state.level.sqrt());
        let reached = (f64::from(goals) / 2.0).min(1.0);
        self.state.outcome += (reached - self.state.outcome) / 3.0;
        self.outcome_months.0 += reached;
        self.outcome_months.1 += 1;
        self.goals = goals;
    }

    /// Starts occurrences.
    fn occur(&mut self, contract: &mut Contract, span: Span) {
        let world = self.world;
        let probabilities = &world.segments[self.profile.segment_index].occurrences;
        for (index, occurrence) in world.configuration.occurrences.iter().enumerate() {
            let starts = self.behaviour.chance(probabilities[index]);
            if !starts || span.month < self.state.occurrence_until[index] {
                continue;
            }
            self.state.occurrence_until[index] = span.month + 1 + occurrence.months;
            let day = span.from + self.behaviour.below(span.stop - span.from);
            match occurrence.signal {
                Signal::ChampionGone => self.champion_gone_on = Some(day),
                Signal::Closing => self.all_gone_on = Some(day),
                _ => {}
            }
            let seats = f64::from(contract.seats) * (occurrence.seats_factor - 1.0);
            contract.pending_seats += seats.round() as i64;
            if let Some(topic) = &occurrence.ticket_topic
                && self.behaviour.chance(occurrence.ticket_probability)
            {
                self.write_ticket(topic, contract.mrr, span);
            }
        }
    }

    fn change_seats(&mut self, contract: &mut Contract) {
        let segment = self.profile.segment;
        let share = 0.05 + 0.25 * self.behaviour.uniform();
        let change = (f64::from(contract.seats) * share).ceil() as i64;
        if self.behaviour.chance(segment.expansion * self.state.level) {
            contract.pending_seats += change;
        } else if self.behaviour.chance(segment.contraction) && contract.seats > 1 {
            contract.pending_seats -= change.min(i64::from(contract.seats) - 1);
        }
    }

    fn suffer_incidents(&mut self, contract: &Contract, span: Span) {
        for incident in &self.world.incidents {
            if incident.day < span.from || incident.day >= span.stop {
                continue;
            }
            if !self.behaviour.chance(incident.share) {
                continue;
            }
            let after = Span { from: incident.day, ..span };
            self.write_error_rows(after, incident.hours);
            let (topic, probability) = match incident.kind {
                IncidentKind::Outage => {
                    self.state.incident_until = span.month + 1 + INCIDENT_MEMORY;
                    ("outage", 0.5)
                }
                IncidentKind::Privacy => {
                    self.state.trust_until = span.month + 1 + TRUST_MEMORY;
                    ("privacy", 0.6)
                }
            };
            if self.behaviour.chance(probability) {
                self.write_ticket(topic, contract.mrr, after);
            }
        }
    }

    /// Some of those who notice a launch ask how the product compares.
    fn notice_rivals(&mut self, contract: &Contract, span: Span) {
        let world = self.world;
        for (index, launch) in world.configuration.calendar.competitor_launches.iter().enumerate() {
            let day = world.timeline.month_start(launch.month);
            let concerned = (span.from..span.stop).contains(&day)
                && self.profile.notices >> (index % 64) & 1 == 1
                && launch.segments.contains(&self.profile.segment.name);
            if concerned && self.behaviour.chance(0.25) {
                self.write_ticket("comparison", contract.mrr, Span { from: day, ..span });
            }
        }
    }

    /// Unprompted contact by the vendor.
    fn get_in_touch(&mut self, span: Span) {
        let every = self.profile.segment.check_in_every_months;
        // One in four planned contacts is forgotten.
        let due = every > 0 && span.month - self.state.last_contact + 1 >= every;
        if !due || self.behaviour.chance(0.25) {
            return;
        }
        self.state.last_contact = span.month + 1;
        self.sequences.activity += 1;
        let moment = Self::moment_in(&mut self.behaviour, span);
        let kind = ["check_in", "check_in", "business_review", "training"][self.behaviour.below(4) as usize];
        self.rows
            .row(Table::Activities)
            .id(Id { letter: b'V', account: self.profile.number, sequence: self.sequences.activity })
            .id(Id { letter: b'A', account: self.profile.number, sequence: 0 })
            .moment(&self.world.timeline, moment)
            .plain(kind)
            .text(self.profile.owner)
            .end();
    }

    /// The recommendation survey.
    fn ask(&mut self, contract: &Contract, span: Span) {
        let surveys = &self.world.configuration.surveys;
        if !(span.month + 1).is_multiple_of(surveys.every_months) || !self.voice.chance(surveys.response) {
            return;
        }
        let hurt = [self.state.slow_until, self.state.cold_until, self.state.horseman_until]
            .iter()
            .filter(|until| span.month < **until)
            .count() as f64;
        let happy = 3.0 + 4.0 * self.state.outcome + 2.5 * self.state.level + 1.5 * self.profile.fit
            - 1.5 * hurt
            + 1.3 * self.voice.normal();
        let score = happy.round().clamp(0.0, 10.0) as u64;
        let mood = match score {
            9.. => "promoter",
            7..=8 => "passive",
            _ => "detractor",
        };
        self.sentence.clear();
        if self.voice.chance(surveys.comment) {
            let feature = crate::texts::choose(&self.profile.texts.features, &mut self.voice);
            let slots = Slots {
                product: &self.world.configuration.business.product,
                feature,
                number: contract.seats,
                ..Slots::default()
            };
            let table = &self.profile.texts.survey;
            write_sentence(table, mood, &slots, &mut self.voice, &mut self.sentence);
        }
        let moment = Self::moment_in(&mut self.voice, span);
        self.write_survey("nps", score, moment, None);
    }

    /// Writes a survey answer with the comment in `self.sentence`.
    pub(crate) fn write_survey(&mut self, kind: &str, score: u64, moment: u64, ticket: Option<Id>) {
        self.sequences.survey += 1;
        let account = self.profile.number;
        let row = self
            .rows
            .row(Table::Surveys)
            .id(Id { letter: b'Q', account, sequence: self.sequences.survey })
            .id(Id { letter: b'A', account, sequence: 0 })
            .id(Id { letter: b'C', account, sequence: 1 })
            .moment(&self.world.timeline, moment)
            .plain(kind)
            .number(score)
            .text(&self.sentence);
        match ticket {
            Some(id) => row.id(id).end(),
            None => row.empty().end(),
        }
    }
}
