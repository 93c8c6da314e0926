//! Facts in compact form: only what the features look at, texts by number.

/// A value of a fixed number of bytes, for the file of reduced facts.
pub(crate) trait Plain: Sized {
    fn write(self, bytes: &mut Vec<u8>);
    /// Takes the value off the front; `None` where the bytes end.
    fn read(bytes: &mut &[u8]) -> Option<Self>;
}

macro_rules! plain_numbers {
    ($($number:ty),*) => {$(
        impl Plain for $number {
            fn write(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }
            fn read(bytes: &mut &[u8]) -> Option<Self> {
                let (value, rest) = bytes.split_first_chunk()?;
                *bytes = rest;
                Some(Self::from_le_bytes(*value))
            }
        }
    )*};
}
plain_numbers!(u8, u16, u32, u64, i32, i64, f32, f64);

impl Plain for bool {
    fn write(self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(self));
    }
    fn read(bytes: &mut &[u8]) -> Option<Self> {
        u8::read(bytes).map(|value| value != 0)
    }
}

/// Of whom, when it happened, and between which instants this version of the row was the one known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stamp {
    /// Number of the account; [`crate::names::Names::NONE`] where it concerns everybody.
    pub(crate) account: u32,
    /// When it happened.
    pub(crate) at: i64,
    /// When this version was learned.
    pub(crate) known: i64,
    /// When a later version was learned; [`NEVER`] while this is the newest.
    pub(crate) until: i64,
    /// Source and row key, mixed.
    pub(crate) key: u64,
    /// Place of the import among the imports.
    pub(crate) import: u32,
    /// Row of the source file.
    pub(crate) row: u32,
}

/// An instant that is not known, or that never comes.
pub(crate) const NEVER: i64 = i64::MAX;

/// An amount that is not known.
pub(crate) const UNKNOWN: i64 = i64::MIN;

impl Stamp {
    /// Whether the fact had happened and this was the version known.
    pub(crate) fn is_visible(&self, t: i64) -> bool {
        self.at < t && self.known < t && self.until >= t
    }

    /// Rows of an account in an order that nothing learned later changes.
    pub(crate) fn order(&self) -> (u32, i64, i64, u64, u32, u32) {
        (self.account, self.at, self.known, self.key, self.import, self.row)
    }
}

/// A row of one kind of fact.
pub(crate) trait Fact: Copy {
    fn stamp(&self) -> &Stamp;
    fn stamp_mut(&mut self) -> &mut Stamp;
    fn write(&self, bytes: &mut Vec<u8>);
    fn read(bytes: &mut &[u8]) -> Option<Self>;
}

macro_rules! facts {
    ($($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub(crate) struct $name {
            pub(crate) stamp: Stamp,
            $($(#[$meaning])* pub(crate) $field: $type,)*
        }

        impl Fact for $name {
            fn stamp(&self) -> &Stamp {
                &self.stamp
            }
            fn stamp_mut(&mut self) -> &mut Stamp {
                &mut self.stamp
            }
            fn write(&self, bytes: &mut Vec<u8>) {
                self.stamp.write(bytes);
                $(self.$field.write(bytes);)*
            }
            fn read(bytes: &mut &[u8]) -> Option<Self> {
                Some(Self { stamp: Stamp::read(bytes)?, $($field: Plain::read(bytes)?,)* })
            }
        }
    )*};
}

impl Stamp {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.account.write(bytes);
        self.at.write(bytes);
        self.known.write(bytes);
        self.until.write(bytes);
        self.key.write(bytes);
        self.import.write(bytes);
        self.row.write(bytes);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self {
            account: Plain::read(bytes)?,
            at: Plain::read(bytes)?,
            known: Plain::read(bytes)?,
            until: Plain::read(bytes)?,
            key: Plain::read(bytes)?,
            import: Plain::read(bytes)?,
            row: Plain::read(bytes)?,
        })
    }
}

facts! {
    /// What is known of an account.
    Account {
        started_at: i64,
        ended_at: i64,
        mrr: i64,
        plan: u32,
        currency: u32,
        trial: bool,
        /// Said to have left, without a date.
        is_gone_undated: bool,
    }
    /// A named attribute.
    Trait {
        name: u32,
        text: u32,
        number: f64,
    }
    /// A person.
    Contact {
        deactivated_at: i64,
        is_champion: bool,
    }
    /// A period of a subscription.
    Subscription {
        started_at: i64,
        ended_at: i64,
        requested_at: i64,
        cancelled_at: i64,
        mrr: i64,
        seats: f64,
        id: u64,
        plan: u32,
        currency: u32,
        billing_months: i32,
        /// Unpaid for the time being, or never completed.
        is_trial: bool,
        /// Said to be over.
        is_over: bool,
    }
    /// An invoice or a line of one.
    Invoice {
        due_at: i64,
        paid_at: i64,
        period_start: i64,
        period_end: i64,
        amount: i64,
        discount: i64,
        seats: f64,
        id: u64,
        /// The subscription, else the plan.
        group: u64,
        plan: u32,
        currency: u32,
        line: u8,
        is_draft: bool,
    }
    /// An attempt to pay.
    Payment {
        amount: i64,
        invoice: u64,
        currency: u32,
        method: u32,
        result: u8,
        decline: u8,
    }
    /// A ticket.
    Ticket {
        closed_at: i64,
        id: u64,
        first_reply_minutes: f64,
        resolution_hours: f64,
        satisfaction: f64,
        reopened: i32,
        topic: u8,
        is_urgent: bool,
        is_escalated: bool,
    }
    /// A message.
    Message {
        /// 0 where it belongs to no ticket.
        ticket: u64,
        author: u8,
    }
    /// An answer to a survey.
    Survey {
        score: f64,
        kind: u8,
    }
    /// A statement of leaving, or of coming back.
    Cancellation {
        requested_at: i64,
        effective_at: i64,
        subscription: u64,
        is_return: bool,
    }
    /// A disturbance of the service.
    Incident {
        ended_at: i64,
    }
    /// Something from outside.
    External {
        percent: f64,
        plan: u32,
        region: u32,
        segment: u32,
        kind: u8,
    }
}
