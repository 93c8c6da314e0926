//! What Holdfast stores about customers: one table per kind of fact.
//!
//! Facts are append-only **versions**. A correction is a later version of the same
//! `(source, row_key)`; the newest version by `recorded_at` is the one in force. Every
//! fact carries *when it happened* (`occurred_at`) and *when we learned it*
//! (`recorded_at`), so that anything computed for a past date can be computed again.
//!
//! The schemas are data ([`FactKind::fields`]) rather than one struct per table, because
//! importers, the lake and the documentation all walk them column by column.

mod schema;

pub use schema::{COMMON_FIELDS, Field, FieldType};

/// The kinds of fact, one table each.
///
/// ```
/// use holdfast_domain::facts::FactKind;
/// assert_eq!(FactKind::Subscription.table_name(), "subscriptions");
/// assert_eq!(FactKind::from_table_name("subscriptions"), Some(FactKind::Subscription));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// A customer account: the unit that stays or leaves.
    Account,
    /// One named attribute of an account (plan, industry, satisfaction score …).
    AccountTrait,
    /// How long an account has been a customer, where no calendar dates are known.
    Tenure,
    /// A person at an account.
    Contact,
    /// A subscription over `[started_at, ended_at)` at one price and quantity. A change
    /// of price or quantity is a further row with the same `subscription_id`.
    Subscription,
    /// An invoice or one line of it.
    Invoice,
    /// An attempt to pay, successful or not, or a refund.
    Payment,
    /// Something a user of the account did in the product.
    Usage,
    /// A support ticket or conversation.
    Ticket,
    /// One message, of the customer or of our side.
    Message,
    /// An answer to a survey.
    Survey,
    /// A statement that a customer leaves: who said so, when, and why.
    Cancellation,
    /// A disturbance of our service.
    Incident,
    /// Anything dated from outside: price change, competitor release, law, disaster.
    ExternalEvent,
}

impl FactKind {
    /// Every kind, in the order in which tables are listed to people.
    pub const ALL: [Self; 14] = [
        Self::Account,
        Self::AccountTrait,
        Self::Tenure,
        Self::Contact,
        Self::Subscription,
        Self::Invoice,
        Self::Payment,
        Self::Usage,
        Self::Ticket,
        Self::Message,
        Self::Survey,
        Self::Cancellation,
        Self::Incident,
        Self::ExternalEvent,
    ];

    /// The name of the table in the lake, in SQL and in mapping files.
    pub const fn table_name(self) -> &'static str {
        match self {
            Self::Account => "accounts",
            Self::AccountTrait => "account_traits",
            Self::Tenure => "tenures",
            Self::Contact => "contacts",
            Self::Subscription => "subscriptions",
            Self::Invoice => "invoices",
            Self::Payment => "payments",
            Self::Usage => "usage_events",
            Self::Ticket => "tickets",
            Self::Message => "messages",
            Self::Survey => "surveys",
            Self::Cancellation => "cancellations",
            Self::Incident => "incidents",
            Self::ExternalEvent => "external_events",
        }
    }

    /// The kind stored in the table of this name.
    pub fn from_table_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.table_name() == name)
    }

    /// The fields of this kind, without [`COMMON_FIELDS`], in storage order.
    pub const fn fields(self) -> &'static [Field] {
        schema::fields(self)
    }

    /// The field of this name, common fields included.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().chain(COMMON_FIELDS).find(|field| field.name == name)
    }

    /// Whether rows tell about a thing that has an identifier of its own (an account, an
    /// invoice), so that a corrected export replaces by that identifier.
    pub fn identifier(self) -> Option<&'static str> {
        match self {
            Self::Account | Self::Tenure => Some("account_id"),
            Self::Contact => Some("contact_id"),
            Self::Invoice => Some("invoice_id"),
            Self::Payment => Some("payment_id"),
            Self::Ticket => Some("ticket_id"),
            Self::Message => Some("message_id"),
            Self::Survey => Some("survey_id"),
            Self::Cancellation => Some("cancellation_id"),
            Self::Incident => Some("incident_id"),
            Self::ExternalEvent => Some("event_id"),
            // Several rows of one subscription are its periods; usage and traits have no
            // identifier: the importer derives the key from the whole row.
            Self::Subscription | Self::Usage | Self::AccountTrait => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn table_names_and_fields_are_unique_and_documented() {
        let mut tables = HashSet::new();
        for kind in FactKind::ALL {
            assert!(tables.insert(kind.table_name()));
            let mut names = HashSet::new();
            for field in kind.fields().iter().chain(COMMON_FIELDS) {
                assert!(names.insert(field.name), "{} twice in {kind:?}", field.name);
                assert!(!field.meaning.is_empty());
            }
            if let Some(identifier) = kind.identifier() {
                assert!(kind.field(identifier).is_some(), "{identifier} is no field of {kind:?}");
            }
        }
    }

    #[test]
    fn a_money_field_stands_beside_a_currency() {
        for kind in FactKind::ALL {
            if kind.fields().iter().any(|field| field.kind == FieldType::Money) {
                assert!(kind.field("currency").is_some(), "{kind:?} has money but no currency");
            }
        }
    }
}
