//! Named features of the accounts that left: numbers, each with the row that shows it best.

use std::collections::HashMap;

use holdfast_analytics::Analytics;
use holdfast_domain::facts::FactKind;

use crate::departures::Departures;
use crate::error::Error;
use crate::rows::Rows;

macro_rules! feature_files {
    ($($name:literal: $table:ident),* $(,)?) => {
        /// Files of features: name, text, and the kind of fact the rows shown are of.
        const FILES: &[(&str, &str, FactKind)] =
            &[$(($name, include_str!(concat!("../sql/features/", $name, ".sql")), FactKind::$table)),*];
    };
}

feature_files! {
    "payments": Payment,
    "invoices": Invoice,
    "subscriptions": Subscription,
    "usage": Usage,
    "contact": Usage,
    "tickets": Ticket,
    "people": Contact,
    "surroundings": Incident,
    "account": AccountTrait,
}

/// Tables that several files read, in the order in which they follow from each other.
const SHARED: &[(&str, &str)] = &[
    ("event_kinds", include_str!("../sql/event_kinds.sql")),
    ("departure_usage", include_str!("../sql/departure_usage.sql")),
    ("departure_marks", include_str!("../sql/departure_marks.sql")),
];

/// A feature of an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Its value.
    pub value: f64,
    /// Source and row key of a row that shows it.
    pub row: Option<(String, i64)>,
    /// When that happened, microseconds.
    pub at: Option<i64>,
}

/// Features by name, one map a departure.
#[derive(Debug, Clone, Default)]
pub(crate) struct Features {
    names: HashMap<String, u16>,
    by_account: Vec<Vec<(u16, Feature)>>,
}

impl Features {
    pub(crate) fn get(&self, account: usize, name: &str) -> Option<&Feature> {
        let name = *self.names.get(name)?;
        self.by_account[account].iter().find(|(known, _)| *known == name).map(|(_, feature)| feature)
    }
}

/// What each feature is: the documentation at the head of each file.
pub fn documentation() -> impl Iterator<Item = (&'static str, String)> {
    FILES.iter().map(|(name, sql, _)| {
        let lines = sql.lines().map_while(|line| line.strip_prefix("--"));
        let text: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        (*name, text.join("\n"))
    })
}

/// Runs every file over the table `departures`.
pub(crate) fn load(engine: &dyn Analytics, departures: &Departures) -> Result<Features, Error> {
    let mut features = Features { names: HashMap::new(), by_account: vec![Vec::new(); departures.all.len()] };
    for &(name, sql) in SHARED {
        engine.materialize(name, sql, &[]).map_err(Error::engine(name))?;
    }
    for (name, sql, _) in FILES {
        let rows = Rows::query(engine, name, sql, &[])?;
        let (account, feature, value) =
            (rows.column("account_id")?, rows.column("feature")?, rows.column("value")?);
        let (source, key, at) = (rows.column("source")?, rows.column("row_key")?, rows.column("at")?);
        for row in 0..rows.len() {
            let account = account.text(row).ok_or_else(|| rows.missing("account_id", row))?;
            let Some(&place) = departures.place.get(account) else { continue };
            let named = feature.text(row).ok_or_else(|| rows.missing("feature", row))?;
            let Some(value) = value.number(row).filter(|value| value.is_finite()) else { continue };
            let next = features.names.len() as u16;
            let number = *features.names.entry(named.to_owned()).or_insert(next);
            let shown = source.text(row).map(ToOwned::to_owned).zip(key.integer(row));
            features.by_account[place].push((number, Feature { value, row: shown, at: at.integer(row) }));
        }
    }
    Ok(features)
}

/// The table that the rows of a feature are in.
pub(crate) fn table_of(feature: &str) -> &'static str {
    let named = |prefix: &str| feature.starts_with(prefix);
    let kind = if named("payment_") {
        FactKind::Payment
    } else if named("invoice_") {
        FactKind::Invoice
    } else if named("price_change") || named("rival_") || named("shock_") || named("company_") {
        FactKind::ExternalEvent
    } else if named("price_") || named("seats_") {
        FactKind::Subscription
    } else if named("usage_") || named("contact_") {
        FactKind::Usage
    } else if named("tickets_") || named("reply_") || named("ticket_") {
        FactKind::Ticket
    } else if named("chasers_") {
        FactKind::Message
    } else if named("champion_") || named("contacts_") {
        FactKind::Contact
    } else if named("nps_") || named("csat_") {
        FactKind::Survey
    } else if named("incident_") || named("privacy_") {
        FactKind::Incident
    } else if named("promised_") || named("channel_") {
        FactKind::AccountTrait
    } else {
        FactKind::Cancellation
    };
    kind.table_name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_that_a_signal_names_is_documented() {
        let documented: String = documentation().map(|(_, text)| text).collect();
        let registry = crate::Registry::shipped(holdfast_taxonomy::Taxonomy::embedded()).unwrap();
        for symbol in registry.signals().iter().flat_map(|signal| &signal.symbols) {
            for feature in symbol.when.features() {
                let is_topic = feature.starts_with("tickets_") && documented.contains("tickets_<topic>");
                assert!(documented.contains(feature) || is_topic, "{feature} is not documented");
            }
        }
        for (name, text) in documentation() {
            assert!(text.starts_with(name), "{name}");
        }
    }
}
