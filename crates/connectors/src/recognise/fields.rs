//! Which concepts fill which fields of each kind of fact, and how the cells are read.

use crate::mapping::ReadAs;
use holdfast_domain::facts::{FactKind, FieldType};

/// A field and the concepts that may fill it, best first.
pub(crate) type FieldSpec = (&'static str, &'static [&'static str]);

/// The concepts behind the fields of a kind of fact.
pub(crate) const fn fields(kind: FactKind) -> &'static [FieldSpec] {
    match kind {
        FactKind::Subscription => &[
            ("subscription_id", &["subscription_id", "generic_id"]),
            ("account_id", &["account_id"]),
            ("started_at", &["started_at", "period_start", "created_at"]),
            ("ended_at", &["ended_at", "period_end"]),
            ("cancel_requested_at", &["cancel_requested_at"]),
            ("cancelled_at", &["cancelled_at", "ended_at"]),
            ("plan", &["plan"]),
            ("status", &["status"]),
            ("trial", &["trial"]),
            ("quantity", &["quantity"]),
            ("mrr", &["mrr", "arr", "amount", "total"]),
            ("currency", &["currency"]),
            ("billing_months", &["billing_months"]),
            ("churned", &["churned", "stayed"]),
            ("recorded_at", &["updated_at"]),
        ],
        FactKind::Invoice => &[
            ("invoice_id", &["invoice_id", "generic_id"]),
            ("line_id", &["line_id"]),
            ("account_id", &["account_id"]),
            ("subscription_id", &["subscription_id"]),
            ("plan", &["plan"]),
            ("line_type", &["line_type", "kind"]),
            ("status", &["status", "result"]),
            ("occurred_at", &["occurred_at", "created_at"]),
            ("due_at", &["due_at"]),
            ("paid_at", &["paid_at"]),
            ("period_start", &["line_period_start", "period_start", "current_period_start", "started_at"]),
            ("period_end", &["line_period_end", "period_end", "current_period_end", "ended_at"]),
            ("amount", &["net_amount", "total", "amount", "mrr"]),
            ("tax", &["tax"]),
            ("discount", &["discount"]),
            ("currency", &["currency"]),
            ("quantity", &["quantity"]),
            ("attempt_count", &["attempt_count"]),
            ("recorded_at", &["updated_at"]),
        ],
        FactKind::Payment => &[
            ("payment_id", &["payment_id", "generic_id"]),
            ("account_id", &["account_id"]),
            ("invoice_id", &["invoice_id"]),
            ("occurred_at", &["occurred_at", "created_at", "paid_at", "started_at"]),
            ("amount", &["amount", "total", "net_amount"]),
            ("currency", &["currency"]),
            ("result", &["result", "status"]),
            ("decline_code", &["decline_code"]),
            ("advice_code", &["advice_code"]),
            ("method", &["method"]),
            ("recorded_at", &["updated_at"]),
        ],
        FactKind::Usage => &[
            ("account_id", &["account_id"]),
            ("subscription_id", &["subscription_id"]),
            ("occurred_at", &["occurred_at", "created_at", "started_at"]),
            ("event", &["event", "kind", "topic"]),
            ("quantity", &["count", "quantity"]),
            ("duration_seconds", &["duration_seconds"]),
            ("errors", &["errors"]),
        ],
        FactKind::Ticket => &[
            ("ticket_id", &["ticket_id", "generic_id"]),
            ("account_id", &["account_id"]),
            ("occurred_at", &["created_at", "occurred_at", "started_at"]),
            ("closed_at", &["closed_at", "ended_at"]),
            ("first_reply_minutes", &["first_reply_minutes"]),
            ("resolution_hours", &["resolution_hours"]),
            ("priority", &["priority", "severity"]),
            ("status", &["status"]),
            ("topic", &["topic", "kind"]),
            ("subject", &["subject"]),
            ("satisfaction", &["satisfaction", "score"]),
            ("escalated", &["escalated"]),
            ("reopened", &["reopened"]),
            ("recorded_at", &["updated_at"]),
        ],
        FactKind::Message => &[
            ("message_id", &["message_id", "generic_id"]),
            ("ticket_id", &["ticket_id"]),
            ("account_id", &["account_id"]),
            ("occurred_at", &["occurred_at", "created_at", "started_at"]),
            ("author", &["author", "role"]),
            ("channel", &["channel"]),
            ("language", &["language"]),
            ("text", &["text", "comment"]),
        ],
        FactKind::Survey => &[
            ("survey_id", &["survey_id", "generic_id"]),
            ("account_id", &["account_id"]),
            ("occurred_at", &["occurred_at", "created_at"]),
            ("kind", &["kind"]),
            ("score", &["score", "satisfaction"]),
            ("comment", &["comment", "text"]),
        ],
        FactKind::Cancellation => &[
            ("cancellation_id", &["cancellation_id", "generic_id"]),
            ("account_id", &["account_id"]),
            ("subscription_id", &["subscription_id"]),
            (
                "requested_at",
                &["cancel_requested_at", "created_at", "occurred_at", "cancelled_at", "ended_at"],
            ),
            ("effective_at", &["effective_at", "ended_at"]),
            ("reason", &["reason"]),
            ("reason_category", &["reason_category"]),
            ("comment", &["comment", "text"]),
            ("channel", &["channel"]),
            ("initiator", &["initiator"]),
            ("alternative", &["alternative", "competitor"]),
            ("refund", &["refund"]),
            ("currency", &["currency"]),
            ("option_position", &["option_position"]),
            ("reactivation", &["reactivation"]),
            ("recorded_at", &["updated_at"]),
        ],
        FactKind::Contact => &[
            ("contact_id", &["contact_id", "generic_id"]),
            ("account_id", &["account_id"]),
            ("name", &["account_name", "personal"]),
            ("email", &["email"]),
            ("role", &["role"]),
            ("champion", &["champion"]),
            ("deactivated_at", &["deactivated_at", "ended_at"]),
            ("occurred_at", &["created_at", "started_at"]),
            ("recorded_at", &["updated_at"]),
        ],
        FactKind::Incident => &[
            ("incident_id", &["incident_id", "generic_id"]),
            ("occurred_at", &["started_at", "occurred_at", "created_at"]),
            ("ended_at", &["ended_at", "closed_at"]),
            ("severity", &["severity", "priority"]),
            ("title", &["subject", "text", "account_name", "event"]),
        ],
        FactKind::ExternalEvent => &[
            ("event_id", &["usage_id", "generic_id"]),
            ("occurred_at", &["occurred_at", "effective_at", "started_at", "created_at"]),
            ("kind", &["kind", "event"]),
            ("title", &["subject", "text", "comment"]),
            ("region", &["region"]),
            ("plan", &["plan"]),
            ("competitor", &["competitor", "account_name", "alternative"]),
        ],
        FactKind::Account | FactKind::AccountTrait | FactKind::Tenure => &[],
    }
}

/// How a field of a kind is read.
pub(crate) fn read_as(kind: FactKind, field: &str) -> ReadAs {
    match (kind, field) {
        (_, "billing_months") => return ReadAs::Interval,
        (FactKind::Message, "author") | (FactKind::Cancellation, "initiator") => return ReadAs::Party,
        (FactKind::Payment, "result") => return ReadAs::PaymentResult,
        _ => {}
    }
    match kind.field(field).map(|field| field.kind) {
        Some(FieldType::Integer) => ReadAs::Integer,
        Some(FieldType::Number) => ReadAs::Number,
        Some(FieldType::Money) => ReadAs::Money,
        Some(FieldType::Boolean) => ReadAs::Boolean,
        Some(FieldType::Instant) => ReadAs::Date,
        Some(FieldType::Text) | None => ReadAs::Text,
    }
}
