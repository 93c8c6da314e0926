//! From when on something is known at all: before, a feature is missing, not zero.

use holdfast_domain::facts::FactKind;

use super::rows::NEVER;

/// Fields that a definition can name, and the marks among usage events and messages.
pub(crate) const FIELDS: [&str; 24] = [
    "contacts.champion",
    "external_events.rival",
    "external_events.price",
    "external_events.shock",
    "external_events.news",
    "invoices.due_at",
    "invoices.paid_at",
    "invoices.discount",
    "invoices.line_type",
    "messages.label",
    "payments.decline_code",
    "payments.method",
    "subscriptions.quantity",
    "surveys.nps",
    "surveys.csat",
    "tickets.first_reply_minutes",
    "tickets.closed_at",
    "tickets.reopened",
    "tickets.escalated",
    "tickets.satisfaction",
    "tickets.priority",
    "tickets.topic",
    "usage_events.milestone",
    "contact.from_us",
];

/// The first instant after which each kind of fact, and each field, was known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Since {
    pub(crate) kinds: [i64; FactKind::ALL.len()],
    pub(crate) fields: [i64; FIELDS.len()],
}

impl Default for Since {
    fn default() -> Self {
        Self { kinds: [NEVER; FactKind::ALL.len()], fields: [NEVER; FIELDS.len()] }
    }
}

/// The place of a field in [`FIELDS`].
pub(crate) fn field_place(name: &str) -> Option<usize> {
    FIELDS.iter().position(|field| *field == name)
}

impl Since {
    /// A fact of this kind happened, and was known, at the later of the two.
    pub(crate) fn saw(&mut self, kind: FactKind, known: i64) {
        let place = kind as usize;
        self.kinds[place] = self.kinds[place].min(known);
    }

    /// A value of this field was there.
    pub(crate) fn saw_field(&mut self, place: usize, known: i64) {
        self.fields[place] = self.fields[place].min(known);
    }

    /// When facts of this kind were first known.
    pub(crate) fn kind(&self, kind: FactKind) -> i64 {
        self.kinds[kind as usize]
    }
}
