//! Tickets, their messages, and what they do to an account.

use crate::{
    Table,
    life::{Life, Span},
    rows::{DAY_SECONDS, Id, Moment, push_money},
    texts::{STYLES, Slots, choose, write_sentence},
};

/// Months for which an answer is remembered.
const MEMORY: u32 = 3;
/// Number of agents; the first two need coaching.
const AGENTS: u32 = 12;
/// How much likelier the first two agents show a horseman than the average one, and how
/// much less likely the others do: the weighted mean is 1.
const HORSEMAN_FACTORS: [f64; 2] = [3.0, 0.6];

/// A message of a ticket before it is written.
struct Message {
    moment: Moment,
    by_customer: bool,
    topic: &'static str,
}

impl Life<'_, '_> {
    /// Writes a ticket of the span about `topic`, with its conversation.
    pub(crate) fn write_ticket(&mut self, topic: &str, mrr: i64, span: Span) {
        let world = self.world;
        let support = &world.configuration.support;
        let end = u64::from(world.timeline.end) * DAY_SECONDS;
        let voice = &mut self.voice;
        let opened = Self::moment_in(voice, span);
        let agent = voice.below(AGENTS);
        let horseman = support.horseman * HORSEMAN_FACTORS[usize::from(agent >= 2)];
        let hours = support.first_reply_median_hours * (support.first_reply_spread * voice.normal()).exp();
        let hours = hours.clamp(0.05, 240.0);
        let replied = opened + (hours * 3600.0) as u64;
        let slow = hours > support.slow_after_hours;
        let roll = voice.uniform();
        let style = if roll < horseman {
            STYLES[4 + voice.below(4) as usize]
        } else if roll < horseman + support.cold {
            "cold"
        } else if roll < horseman + support.cold + support.canned {
            "canned"
        } else if slow {
            "late_apology"
        } else {
            "helpful"
        };
        let reopened = voice.chance(if style == "canned" {
            support.reopened_after_canned
        } else {
            support.reopened_otherwise
        });
        let month = span.month;
        if slow {
            self.state.slow_until = month + 1 + MEMORY;
        }
        match style {
            "canned" => self.state.ineffective_until = month + 1 + MEMORY,
            "cold" => self.state.cold_until = month + 1 + MEMORY,
            "helpful" | "late_apology" => {}
            _ => self.state.horseman_until = month + 1 + MEMORY,
        }
        if reopened {
            self.state.ineffective_until = month + 1 + MEMORY;
        }

        let mut messages = Vec::with_capacity(5);
        let say = |moment, by_customer, topic| Message { moment, by_customer, topic };
        if slow {
            messages.push(say(opened + (replied - opened) * 3 / 4, true, "chaser"));
        }
        messages.push(say(replied, false, style));
        let mut solved = replied + 600 + u64::from(voice.below(7_200));
        if reopened {
            messages.push(say(solved + 7_200 + u64::from(voice.below(90_000)), true, "not_solved"));
            solved += 100_000 + u64::from(voice.below(90_000));
            messages.push(say(solved, false, "helpful"));
        }
        if voice.chance(0.4) && !matches!(style, "cold") && roll >= horseman {
            messages.push(say(solved + 300 + u64::from(voice.below(3_600)), true, "thanks"));
        }

        self.sequences.ticket += 1;
        let id = self.id(b'T', self.sequences.ticket);
        // Who lives on a channel that is not offered has to use another.
        let channel = if !self.profile.channel_mismatch && self.voice.chance(0.7) {
            self.profile.channel
        } else {
            world.ticket_channels.draw(&mut self.voice)
        };
        let subject =
            self.profile.texts.subject.get(topic).map_or("", |subjects| choose(subjects, &mut self.voice));
        let person = 1 + self.voice.below((1 + self.profile.seats.ilog2()).min(5));
        let visible = |moment: Moment| Some(moment).filter(|moment| *moment < end);
        let status = if solved < end { "solved" } else { "open" };
        self.rows
            .row(Table::Tickets)
            .id(id)
            .id(Id { letter: b'A', sequence: 0, ..id })
            .id(Id { letter: b'C', sequence: person, ..id })
            .moment(&world.timeline, opened)
            .moment_or_empty(&world.timeline, visible(replied))
            .moment_or_empty(&world.timeline, visible(solved))
            .plain(status)
            .plain(channel)
            .plain(topic)
            .text(subject)
            .number(u64::from(reopened && solved < end))
            .plain(&format!("agent-{:02}", agent + 1))
            .end();
        self.write_message(id, opened, true, topic, mrr);
        for message in messages.iter().filter(|message| message.moment < end) {
            self.write_message(id, message.moment, message.by_customer, message.topic, mrr);
        }
        if solved + 90_000 < end && self.voice.chance(support.rating_response) {
            self.rate(id, style, slow, reopened, solved);
        }
    }

    fn rate(&mut self, ticket: Id, style: &str, slow: bool, reopened: bool, solved: Moment) {
        let start = match style {
            "helpful" | "late_apology" => 4.6,
            "canned" => 3.2,
            "cold" => 2.8,
            _ => 1.8,
        };
        let trouble = f64::from(u8::from(slow)) + 0.8 * f64::from(u8::from(reopened));
        let score = (start - trouble + 0.7 * self.voice.normal()).round().clamp(1.0, 5.0);
        let moment = solved + 3_600 + u64::from(self.voice.below(80_000));
        self.sentence.clear();
        self.write_survey("csat", score as u64, moment, Some(ticket));
    }

    fn write_message(&mut self, ticket: Id, moment: Moment, by_customer: bool, topic: &str, mrr: i64) {
        let world = self.world;
        let texts = self.profile.texts;
        let amount = self.amount(mrr);
        let voice = &mut self.voice;
        let slots = Slots {
            product: &world.configuration.business.product,
            competitor: choose(&world.configuration.business.rivals, voice),
            feature: choose(&texts.features, voice),
            integration: choose(&texts.integrations, voice),
            amount: &amount,
            number: voice.between(2, 9),
        };
        let table = if !by_customer {
            &texts.reply
        } else if texts.follow_up.contains_key(topic) {
            &texts.follow_up
        } else {
            &texts.ticket
        };
        write_sentence(table, topic, &slots, voice, &mut self.sentence);
        self.sequences.message += 1;
        let id = Id { letter: b'M', sequence: self.sequences.message, ..ticket };
        self.rows
            .row(Table::Messages)
            .id(id)
            .id(ticket)
            .id(Id { letter: b'A', sequence: 0, ..ticket })
            .moment(&world.timeline, moment)
            .plain(if by_customer { "customer" } else { "agent" })
            .plain(crate::texts::LANGUAGES[self.profile.language])
            .text(&self.sentence)
            .end();
        let (topic, style) = if by_customer { (topic, "") } else { ("", topic) };
        self.rows.row(Table::TruthMessages).id(id).plain(topic).plain(style).end();
    }

    /// An amount as people write it: number, space, currency code.
    pub(crate) fn amount(&self, minor: i64) -> String {
        let mut bytes = Vec::with_capacity(16);
        push_money(&mut bytes, minor, self.world.exponent(self.profile.currency));
        let code = &self.world.configuration.currencies[self.profile.currency].code;
        format!("{} {code}", String::from_utf8_lossy(&bytes))
    }
}
