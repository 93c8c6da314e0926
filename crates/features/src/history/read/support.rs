//! Tickets, messages, surveys.

use holdfast_domain::facts::FactKind;

use super::{AccountRun, Reader};
use crate::error::Error;
use crate::history::rows::{Message, NEVER, Survey, Ticket};
use crate::history::since::field_place;
use crate::history::words::{author, is_urgent, survey, topic};
use crate::history::{History, versions};

impl Reader<'_> {
    pub(super) fn tickets(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let fields = [
            "first_reply_minutes",
            "closed_at",
            "reopened",
            "escalated",
            "satisfaction",
            "priority",
            "topic",
        ]
        .map(|field| field_place(&format!("tickets.{field}")).unwrap_or_default());
        let columns = [
            "account_id",
            "ticket_id",
            "closed_at",
            "first_reply_minutes",
            "resolution_hours",
            "priority",
            "topic",
            "subject",
            "satisfaction",
            "escalated",
            "reopened",
        ];
        let History { accounts, tickets, since, .. } = history;
        self.each(FactKind::Ticket, &columns, &mut |cells, mut stamp| {
            stamp.account = run.number(accounts, cells.text(0));
            let known = stamp.at.max(stamp.known);
            since.saw(FactKind::Ticket, known);
            let closed_at = cells.instant(2);
            let (minutes, satisfaction) = (cells.number(3), cells.number(8));
            // Where only the hours until it was solved are stated, it was closed then.
            let hours = cells.number(4);
            let closed_at = match closed_at {
                NEVER if hours >= 0.0 => stamp.at.saturating_add((hours * 3.6e9) as i64),
                closed_at => closed_at,
            };
            // Values that come about while a ticket is worked on are known once it is closed.
            let there = [
                (!minutes.is_nan(), known),
                (closed_at != NEVER, known.max(closed_at)),
                (cells.integer(10).is_some(), known.max(closed_at)),
                (cells.truth(9).is_some(), known.max(closed_at)),
                (!satisfaction.is_nan(), known.max(closed_at)),
                (cells.text(5).is_some(), known),
                (cells.text(6).or(cells.text(7)).is_some(), known),
            ];
            for (place, (there, known)) in fields.into_iter().zip(there) {
                if there {
                    since.saw_field(place, known);
                }
            }
            tickets.rows.push(Ticket {
                stamp,
                closed_at,
                id: versions::hash(cells.word(1)),
                first_reply_minutes: minutes,
                resolution_hours: hours,
                satisfaction,
                reopened: cells.integer(10).and_then(|times| i32::try_from(times).ok()).unwrap_or(0),
                topic: topic::of(cells.text(6).or(cells.text(7)).unwrap_or_default()),
                is_urgent: is_urgent(cells.word(5)),
                is_escalated: cells.truth(9).unwrap_or(false),
            });
        })
    }

    pub(super) fn messages(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let from_us = field_place("contact.from_us");
        let History { accounts, messages, since, .. } = history;
        self.each(FactKind::Message, &["account_id", "ticket_id", "author"], &mut |cells, mut stamp| {
            stamp.account = run.number(accounts, cells.text(0));
            let known = stamp.at.max(stamp.known);
            since.saw(FactKind::Message, known);
            let ticket = versions::hash(cells.word(1));
            let author = author::of(cells.word(2));
            if let Some(place) = from_us.filter(|_| ticket == 0 && author == author::US) {
                since.saw_field(place, known);
            }
            messages.rows.push(Message { stamp, ticket, author });
        })?;
        Ok(())
    }

    pub(super) fn surveys(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let (nps, csat) = (field_place("surveys.nps"), field_place("surveys.csat"));
        let History { accounts, surveys, since, .. } = history;
        self.each(FactKind::Survey, &["account_id", "kind", "score"], &mut |cells, mut stamp| {
            stamp.account = run.number(accounts, cells.text(0));
            let known = stamp.at.max(stamp.known);
            since.saw(FactKind::Survey, known);
            let kind = survey::of(cells.word(1));
            let field = match kind {
                survey::NPS => nps,
                survey::SATISFACTION => csat,
                _ => None,
            };
            if let Some(place) = field {
                since.saw_field(place, known);
            }
            surveys.rows.push(Survey { stamp, score: cells.number(2), kind });
        })
    }
}
