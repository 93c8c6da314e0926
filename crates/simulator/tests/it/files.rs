//! The files hang together: keys, times, money.

use std::collections::{HashMap, HashSet};

use holdfast_simulator::{Configuration, Run, Table};

use crate::memory::{Business, Row, minor};

fn business() -> Business {
    Business::new(&Configuration::default(), Run::new(900, 31))
}

fn keys(rows: &[Row], column: &str) -> HashSet<String> {
    let keys: HashSet<String> = rows.iter().map(|row| row[column].clone()).collect();
    assert_eq!(keys.len(), rows.len(), "{column} is not unique");
    keys
}

#[test]
fn foreign_keys_hold() {
    let business = business();
    let accounts = keys(&business.rows(Table::Accounts), "account_id");
    assert_eq!(accounts.len(), 900);
    let contacts = keys(&business.rows(Table::Contacts), "contact_id");
    let tickets = keys(&business.rows(Table::Tickets), "ticket_id");
    let invoices = keys(&business.rows(Table::Invoices), "invoice_id");
    let messages = keys(&business.rows(Table::Messages), "message_id");
    let cancellations = keys(&business.rows(Table::Cancellations), "cancellation_id");
    keys(&business.rows(Table::Payments), "payment_id");
    let subscriptions: HashSet<String> =
        business.by(Table::Subscriptions, "subscription_id").into_keys().collect();
    for table in Table::ALL {
        let columns = table.columns();
        if columns.is_empty() || *table == Table::TruthHazards {
            continue;
        }
        for row in business.rows(*table) {
            for (column, known) in [
                ("account_id", &accounts),
                ("contact_id", &contacts),
                ("ticket_id", &tickets),
                ("invoice_id", &invoices),
                ("message_id", &messages),
                ("subscription_id", &subscriptions),
                ("cancellation_id", &cancellations),
            ] {
                if let Some(value) = row.get(column).filter(|value| !value.is_empty()) {
                    assert!(known.contains(value), "{table:?} {column} {value}");
                }
            }
        }
    }
    assert_eq!(business.rows(Table::TruthMessages).len(), messages.len());
    assert_eq!(business.rows(Table::TruthDepartures).len(), cancellations.len());
    assert_eq!(business.summary.departures(), cancellations.len() as u64);
    assert_eq!(business.rows(Table::Usage).len() as u64, business.summary.usage_rows);
}

#[test]
fn nothing_happens_before_an_account_or_after_its_end() {
    let business = business();
    let created: HashMap<String, String> = business
        .rows(Table::Accounts)
        .into_iter()
        .map(|row| (row["account_id"].clone(), row["created_at"].clone()))
        .collect();
    let periods = business.by(Table::Subscriptions, "account_id");
    for (table, column) in [
        (Table::Usage, "occurred_at"),
        (Table::Tickets, "opened_at"),
        (Table::Activities, "occurred_at"),
        (Table::Cancellations, "requested_at"),
    ] {
        for row in business.rows(table) {
            let day = &row[column][..10];
            let account = &row["account_id"];
            assert!(day >= created[account].as_str(), "{table:?} {row:?}");
            assert!(day < "2026-01-01", "{table:?} {row:?}");
            let running = periods[account].iter().any(|period| {
                period["started_at"].as_str() <= day
                    && (period["ended_at"].is_empty() || day < period["ended_at"].as_str())
            });
            // A failed charge ends the subscription at the start of the day it names.
            let at_end = row.get("initiator").is_some_and(|initiator| initiator == "system");
            assert!(running || at_end, "{table:?} {row:?}");
        }
    }
    for row in business.rows(Table::Messages) {
        assert!(row["sent_at"][..10] < *"2026-01-01", "{row:?}");
    }
}

#[test]
fn periods_of_a_subscription_follow_one_another() {
    for (id, mut periods) in business().by(Table::Subscriptions, "subscription_id") {
        periods.sort_by_key(|row| row["started_at"].clone());
        for pair in periods.windows(2) {
            assert_eq!(pair[0]["ended_at"], pair[1]["started_at"], "{id}");
            assert!(pair[0]["cancelled_at"].is_empty(), "{id}");
        }
        for row in &periods {
            assert!(row["ended_at"].is_empty() || row["started_at"] < row["ended_at"], "{row:?}");
        }
    }
}

/// Months of the subscription begun before `day`, from its first day `anchor`.
fn months_begun(anchor: &str, day: &str) -> i64 {
    let anchor: jiff::civil::Date = anchor.parse().unwrap();
    let day: jiff::civil::Date = day.parse().unwrap();
    (0_i64..1_000)
        .find(|months| anchor.checked_add(jiff::Span::new().months(*months)).unwrap() >= day)
        .unwrap()
}

#[test]
fn invoices_of_an_account_are_its_subscription_periods() {
    let configuration = Configuration::default();
    let exponents: HashMap<&str, usize> = configuration
        .currencies
        .iter()
        .map(|currency| (currency.code.as_str(), usize::from(currency.exponent)))
        .collect();
    let business = business();
    let invoices = business.by(Table::Invoices, "subscription_id");
    let mut seen = HashSet::new();
    let mut checked = 0;
    for (id, mut periods) in business.by(Table::Subscriptions, "subscription_id") {
        periods.retain(|row| row["status"] != "trialing");
        let Some(anchor) = periods.iter().map(|row| row["started_at"].clone()).min() else {
            continue;
        };
        periods.retain(|row| row["status"] == "active");
        if periods.is_empty() {
            continue;
        }
        let invoices: Vec<&Row> = invoices[&id]
            .iter()
            .filter(|row| ["subscription", "proration"].contains(&row["kind"].as_str()))
            .filter(|row| ["paid", "open"].contains(&row["status"].as_str()))
            .collect();
        let invoiced_until = invoices.iter().map(|row| row["period_ended_at"].clone()).max();
        let Some(invoiced_until) = invoiced_until else { panic!("{id} was never invoiced") };
        let exponent = exponents[periods[0]["currency"].as_str()];
        seen.insert(exponent);
        let invoiced: i64 = invoices.iter().map(|row| minor(&row["amount"], exponent)).sum();
        let owed: i64 = periods
            .iter()
            .map(|row| {
                let end = if row["ended_at"].is_empty() { &invoiced_until } else { &row["ended_at"] };
                let months = months_begun(&anchor, end) - months_begun(&anchor, &row["started_at"]);
                minor(&row["mrr"], exponent) * months
            })
            .sum();
        assert_eq!(invoiced, owed, "{id}: {periods:?}");
        checked += 1;
    }
    assert!(checked > 500);
    assert_eq!(seen, HashSet::from([0, 2, 3]), "yen, dollars and dinars all occur");
}

#[test]
fn payments_settle_the_invoices_that_are_paid() {
    let business = business();
    let payments = business.by(Table::Payments, "invoice_id");
    for invoice in business.rows(Table::Invoices) {
        let attempts = payments.get(&invoice["invoice_id"]).map_or(&[][..], Vec::as_slice);
        let paid: Vec<&Row> = attempts.iter().filter(|row| row["status"] == "succeeded").collect();
        assert_eq!(paid.len(), usize::from(invoice["status"] == "paid"), "{invoice:?}");
        if let Some(payment) = paid.first() {
            assert_eq!(payment["amount"], invoice["amount"]);
            assert_eq!(payment["attempted_at"][..10], invoice["paid_at"]);
        }
        for failed in attempts.iter().filter(|row| row["status"] == "failed") {
            assert!(!failed["decline_code"].is_empty());
        }
        if invoice["status"] == "uncollectible" {
            assert!(attempts.len() > 1, "{invoice:?}");
        }
    }
}

#[test]
fn all_languages_write_and_defects_come_only_where_configured() {
    let languages: HashSet<String> = business().by(Table::Messages, "language").into_keys().collect();
    assert_eq!(languages, ["en", "ja", "zh-Hans", "zh-Hant"].map(str::to_owned).into());

    let mut configuration = Configuration::default();
    configuration.usage.after_end_share = 1.0;
    let business = Business::new(&configuration, Run::new(400, 31));
    let ended: HashMap<String, String> = business
        .rows(Table::TruthAccounts)
        .into_iter()
        .filter(|row| row["departures"] == "1" && !row["churned_at"].is_empty())
        .map(|row| (row["account_id"].clone(), row["churned_at"].clone()))
        .collect();
    let late: HashSet<String> = business
        .rows(Table::Usage)
        .into_iter()
        .filter(|row| ended.get(&row["account_id"]).is_some_and(|end| row["occurred_at"][..10] > **end))
        .map(|row| row["account_id"].clone())
        .collect();
    assert!(late.len() > 50, "{}", late.len());
}
