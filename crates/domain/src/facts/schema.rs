//! The fields of every kind of fact.

use super::FactKind;

/// What a field holds, and so how it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldType {
    /// UTF-8 text.
    Text,
    /// A whole number, 64 bits signed.
    Integer,
    /// A real number, 64 bits; never money.
    Number,
    /// Minor units of the currency in the row's `currency` field, 64 bits signed.
    Money,
    /// True or false.
    Boolean,
    /// Microseconds since 1970-01-01T00:00:00Z. A source that gives only a date means
    /// the first instant of that date in the workspace's time zone.
    Instant,
}

/// One field of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in the lake, in SQL and in mapping files.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldType,
    /// Whether a row without it is rejected.
    pub required: bool,
    /// What it means, in one line.
    pub meaning: &'static str,
}

const fn field(name: &'static str, kind: FieldType, meaning: &'static str) -> Field {
    Field { name, kind, required: false, meaning }
}

const fn required(name: &'static str, kind: FieldType, meaning: &'static str) -> Field {
    Field { name, kind, required: true, meaning }
}

/// The fields that every fact has beside its own.
pub const COMMON_FIELDS: &[Field] = &[
    required("occurred_at", Instant, "when it happened; where the source has no date, when it was learned"),
    required(
        "recorded_at",
        Instant,
        "when we learned it; for history that an import brings, when it happened",
    ),
    required("source", Text, "the export or connector it came from"),
    required(
        "row_key",
        Integer,
        "64-bit hash that names the row within its source; a later row with the same key replaces it",
    ),
    required("source_row", Integer, "row number in the source file, counted from 1 after the header"),
];

use FieldType::{Boolean, Instant, Integer, Money, Number, Text};

pub(super) const fn fields(kind: FactKind) -> &'static [Field] {
    match kind {
        FactKind::Account => ACCOUNT,
        FactKind::AccountTrait => ACCOUNT_TRAIT,
        FactKind::Tenure => TENURE,
        FactKind::Contact => CONTACT,
        FactKind::Subscription => SUBSCRIPTION,
        FactKind::Invoice => INVOICE,
        FactKind::Payment => PAYMENT,
        FactKind::Usage => USAGE,
        FactKind::Ticket => TICKET,
        FactKind::Message => MESSAGE,
        FactKind::Survey => SURVEY,
        FactKind::Cancellation => CANCELLATION,
        FactKind::Incident => INCIDENT,
        FactKind::ExternalEvent => EXTERNAL_EVENT,
    }
}

const ACCOUNT: &[Field] = &[
    required("account_id", Text, "the source's own identifier of the account"),
    field("name", Text, "display name"),
    field("started_at", Instant, "when it became a customer (or signed up)"),
    field("ended_at", Instant, "when it stopped being a customer"),
    field("churned", Boolean, "what the source itself says: left or not"),
    field("status", Text, "the source's own status word"),
    field("trial", Boolean, "whether the account is in a trial"),
    field("plan", Text, "the plan or tier"),
    field("mrr", Money, "monthly recurring amount the source states for the account"),
    field("currency", Text, "ISO 4217 code of the amounts in this row"),
    field(
        "anonymous",
        Boolean,
        "true where the source has no identifier and the row number stands in for it",
    ),
];

const ACCOUNT_TRAIT: &[Field] = &[
    required("account_id", Text, "the account"),
    required("name", Text, "the trait's name: the source's column header"),
    field("text", Text, "its value as text"),
    field("number", Number, "its value as a number, where the whole column is numeric"),
];

const TENURE: &[Field] = &[
    required("account_id", Text, "the account"),
    required("unit", Text, "day, week, month, quarter or year"),
    field("entry", Number, "age at which observation begins (left truncation), in units; 0 unless stated"),
    required("duration", Number, "age at the end of observation, in units"),
    required("ended", Boolean, "true: left at `duration`; false: still a customer then (censored)"),
    field("cause", Text, "why it ended, in the source's own words"),
    field("weight", Number, "case weight; 1 unless stated"),
];

const CONTACT: &[Field] = &[
    required("contact_id", Text, "the person"),
    field("account_id", Text, "the account"),
    field("name", Text, "the person's name"),
    field("email", Text, "e-mail address"),
    field("role", Text, "role at the account"),
    field("champion", Boolean, "whether this person carries us at the account"),
    field("deactivated_at", Instant, "when the person left or lost access"),
];

const SUBSCRIPTION: &[Field] = &[
    required("subscription_id", Text, "the subscription"),
    required("account_id", Text, "the account that pays"),
    field("plan", Text, "plan or product"),
    field("status", Text, "the source's own status word"),
    required("started_at", Instant, "first instant of this period"),
    field("ended_at", Instant, "first instant after it; empty while it runs"),
    field("cancel_requested_at", Instant, "when the customer asked to cancel"),
    field("cancelled_at", Instant, "when it was cancelled in billing"),
    field("trial", Boolean, "an unpaid trial"),
    field("quantity", Number, "seats or units"),
    field("mrr", Money, "monthly recurring amount during this period, discounts that last taken off, no tax"),
    field("currency", Text, "ISO 4217 code of the amounts in this row"),
    field("billing_months", Integer, "months between invoices"),
    field("churned", Boolean, "what the source itself says: ended or not"),
];

const INVOICE: &[Field] = &[
    required("invoice_id", Text, "the invoice"),
    field("line_id", Text, "the line, where rows are lines"),
    required("account_id", Text, "the account"),
    field("subscription_id", Text, "the subscription billed"),
    field("plan", Text, "plan or product billed"),
    field("line_type", Text, "subscription, one_time, credit …"),
    field("status", Text, "the source's own status word"),
    field("due_at", Instant, "when payment is due"),
    field("paid_at", Instant, "when it was paid"),
    field("period_start", Instant, "first instant of the service billed"),
    field("period_end", Instant, "first instant after the service billed"),
    field("amount", Money, "amount without tax, after discounts"),
    field("tax", Money, "tax"),
    field("discount", Money, "discount already taken off"),
    field("currency", Text, "ISO 4217 code of the amounts in this row"),
    field("quantity", Number, "seats or units billed"),
    field("attempt_count", Integer, "automatic attempts to collect"),
];

const PAYMENT: &[Field] = &[
    required("payment_id", Text, "the attempt"),
    field("account_id", Text, "the account"),
    field("invoice_id", Text, "the invoice it pays"),
    field("amount", Money, "amount tried; negative for a refund"),
    field("currency", Text, "ISO 4217 code of the amounts in this row"),
    field("result", Text, "succeeded, failed or refunded"),
    field("decline_code", Text, "the provider's code for a failure"),
    field("advice_code", Text, "the provider's advice on trying again"),
    field("method", Text, "card, bank debit, invoice …"),
];

const USAGE: &[Field] = &[
    required("account_id", Text, "the account"),
    field("subscription_id", Text, "the subscription used"),
    required("event", Text, "what was done"),
    field("quantity", Number, "how often or how much; 1 unless stated"),
    field("duration_seconds", Number, "how long it took"),
    field("errors", Integer, "errors met"),
];

const TICKET: &[Field] = &[
    required("ticket_id", Text, "the ticket"),
    field("account_id", Text, "the account"),
    field("closed_at", Instant, "when it was closed"),
    field("first_reply_minutes", Number, "minutes until our first reply"),
    field("resolution_hours", Number, "hours until it was solved"),
    field("priority", Text, "the source's own priority word"),
    field("status", Text, "the source's own status word"),
    field("topic", Text, "category or tag"),
    field("subject", Text, "subject line"),
    field("satisfaction", Number, "the customer's rating, in the source's scale"),
    field("escalated", Boolean, "whether it was escalated"),
    field("reopened", Integer, "how often it was reopened"),
    field("channel", Text, "e-mail, chat, telephone …, in the source's own words"),
];

const MESSAGE: &[Field] = &[
    required("message_id", Text, "the message"),
    field("ticket_id", Text, "the ticket or conversation"),
    field("account_id", Text, "the account"),
    field("author", Text, "customer, us or system"),
    field("channel", Text, "e-mail, chat, telephone …"),
    field("language", Text, "language the source states"),
    required("text", Text, "what was written"),
];

const SURVEY: &[Field] = &[
    required("survey_id", Text, "the answer"),
    field("account_id", Text, "the account"),
    field("kind", Text, "nps, csat, ces or another"),
    field("score", Number, "the score, in the source's scale"),
    field("comment", Text, "free text"),
];

const CANCELLATION: &[Field] = &[
    required("cancellation_id", Text, "the cancellation"),
    required("account_id", Text, "the account"),
    field("subscription_id", Text, "the subscription"),
    field("requested_at", Instant, "when it was asked for or decided"),
    field("effective_at", Instant, "when service ends or ended"),
    field("reason", Text, "the reason as stated, in the source's own words"),
    field("reason_category", Text, "the source's coarser grouping of the reason"),
    field("comment", Text, "free text beside the reason"),
    field("channel", Text, "where it was said"),
    field("initiator", Text, "customer, us or system"),
    field("alternative", Text, "where they went"),
    field("refund", Money, "amount refunded"),
    field("currency", Text, "ISO 4217 code of the amounts in this row"),
    field("option_position", Integer, "position at which the chosen reason was shown, from 1"),
    field("reactivation", Boolean, "the source marks this as a return, not a loss"),
];

const INCIDENT: &[Field] = &[
    required("incident_id", Text, "the incident"),
    field("ended_at", Instant, "when it was over"),
    field("severity", Text, "the source's own word"),
    field("title", Text, "what happened"),
    field("account_id", Text, "the account hit, where it is one"),
    field(
        "kind",
        Text,
        "outage, performance, bug, data_loss, privacy or maintenance; else the source's own word",
    ),
];

const EXTERNAL_EVENT: &[Field] = &[
    required("event_id", Text, "the event"),
    field(
        "kind",
        Text,
        "price_rise, price_cut, price_change, release, campaign, company_news, regulation or macro_shock; \
         competitor_price, competitor_release or competitor_campaign where it names a competitor; else the \
         source's own word",
    ),
    field("title", Text, "what happened"),
    field("region", Text, "where it applies"),
    field("plan", Text, "the plan it concerns"),
    field("competitor", Text, "the competitor it concerns"),
    field("account_id", Text, "the account it concerns, where it is one"),
    field("strength", Text, "how strong it is or in what way, in the source's own words or scale"),
    field("segment", Text, "the customers it is aimed at, in the source's own words"),
    field("change_percent", Number, "of a change of prices: percent added, negative where prices fell"),
];
