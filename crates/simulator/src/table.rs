//! The files a simulated business exports, and their columns.

macro_rules! tables {
    ($($(#[doc = $doc:literal])+ $variant:ident => $file:literal, [$($column:literal),*];)+) => {
        /// One exported file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Table {
            /// Every file, in the order in which they are written.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Number of files.
            pub const COUNT: usize = Self::ALL.len();

            /// Path of the file inside the export folder.
            pub fn file_name(self) -> &'static str {
                match self { $(Self::$variant => $file,)+ }
            }

            /// Names of its columns in the default flavour; empty for a file that is no table.
            pub fn columns(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($column),*],)+ }
            }
        }
    };
}

tables! {
    /// Customers as the CRM knows them at the end of the calendar.
    Accounts => "exports/accounts.csv", ["account_id", "name", "created_at", "industry", "country", "language", "segment", "plan", "seats", "currency", "acquisition_source", "owner", "preferred_channel", "promised_feature"];
    /// People at the customers.
    Contacts => "exports/contacts.csv", ["contact_id", "account_id", "name", "email", "role", "is_champion", "created_at", "deactivated_at"];
    /// One row per period `[started_at, ended_at)` in which nothing about a subscription changed.
    Subscriptions => "exports/subscriptions.csv", ["subscription_id", "account_id", "plan", "status", "started_at", "ended_at", "cancel_requested_at", "cancelled_at", "seats", "currency", "mrr", "billing_interval", "discount_percent"];
    /// Invoices.
    Invoices => "exports/invoices.csv", ["invoice_id", "account_id", "subscription_id", "kind", "issued_at", "due_at", "period_started_at", "period_ended_at", "currency", "amount", "status", "paid_at"];
    /// Attempts to collect invoices.
    Payments => "exports/payments.csv", ["payment_id", "invoice_id", "account_id", "attempted_at", "status", "currency", "amount", "method", "decline_code"];
    /// What accounts did in the product.
    Usage => "exports/usage.csv", ["account_id", "occurred_at", "event", "quantity"];
    /// Support tickets.
    Tickets => "exports/tickets.csv", ["ticket_id", "account_id", "contact_id", "opened_at", "first_replied_at", "solved_at", "status", "channel", "category", "subject", "reopens", "agent"];
    /// Messages of the tickets.
    Messages => "exports/messages.csv", ["message_id", "ticket_id", "account_id", "sent_at", "author", "language", "body"];
    /// Survey answers.
    Surveys => "exports/surveys.csv", ["survey_id", "account_id", "contact_id", "answered_at", "kind", "score", "comment", "ticket_id"];
    /// Unprompted contacts by the vendor, from the CRM.
    Activities => "exports/activities.csv", ["activity_id", "account_id", "occurred_at", "kind", "owner"];
    /// Cancellations with what was said.
    Cancellations => "exports/cancellations.csv", ["cancellation_id", "account_id", "subscription_id", "requested_at", "effective_at", "initiator", "channel", "reason", "comment", "reason_option_order", "option_position"];
    /// Incidents of the status page.
    Incidents => "exports/incidents.csv", ["incident_id", "started_at", "ended_at", "kind", "title", "share_of_accounts"];
    /// Price changes.
    PriceChanges => "exports/price_changes.csv", ["effective_at", "plan", "percent"];
    /// What rivals did, and shocks from outside, as a market log.
    CompetitorEvents => "exports/competitor_events.csv", ["occurred_at", "kind", "competitor", "strength", "segments", "region", "description"];
    /// The truth about accounts.
    TruthAccounts => "truth/accounts.csv", ["account_id", "fit", "outcome_reached", "price_pressure", "hard_to_use", "wrong_job", "oversold", "experience_mismatch", "channel_mismatch", "converted", "departures", "cause", "churned_at"];
    /// The truth about departures.
    TruthDepartures => "truth/departures.csv", ["cancellation_id", "account_id", "subscription_id", "cause", "decided_at", "churned_at", "initiator", "answer", "stated", "comment_about", "destination", "reactivates"];
    /// The truth about messages.
    TruthMessages => "truth/messages.csv", ["message_id", "topic", "style"];
    /// Expected and realised departures per cause.
    TruthExpected => "truth/expected.csv", ["cause", "expected", "realised", "expected_share", "realised_share", "variance", "z"];
    /// The hazards behind every draw, where [`crate::Run::hazards`] asks for them: nothing that
    /// happens from `from` on enters.
    TruthHazards => "truth/hazards.csv", ["account_id", "from", "until", "cause", "hazard"];
    /// What the folder holds.
    Readme => "README.md", [];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_all_is_the_discriminant() {
        for (index, table) in Table::ALL.iter().enumerate() {
            assert_eq!(*table as usize, index);
        }
    }
}
