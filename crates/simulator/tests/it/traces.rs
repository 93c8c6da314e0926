//! Every cause that claims a mechanism has left its trace before the decision.

use std::collections::{HashMap, HashSet};

use holdfast_simulator::{Configuration, Run, Table};

use crate::memory::{Business, Row};

/// Checks that for every departure of `leaf` one of the `rows` of the account satisfies
/// `test`, given the row and the day of the decision.
#[track_caller]
fn check(
    departures: &HashMap<String, Vec<Row>>,
    leaf: &str,
    rows: &HashMap<String, Vec<Row>>,
    test: impl Fn(&Row, &str) -> bool,
) {
    let departures = &departures[leaf];
    assert!(departures.len() > 5, "{leaf}: {}", departures.len());
    for departure in departures {
        let day = &departure["decided_at"][..10];
        let rows = rows.get(&departure["account_id"]).map_or(&[][..], Vec::as_slice);
        assert!(rows.iter().any(|row| test(row, day)), "{leaf}: {departure:?}");
    }
}

#[test]
fn causes_leave_their_traces_before_the_decision() {
    let business = Business::new(&Configuration::default(), Run::new(4_000, 41));
    let departures = business.by(Table::TruthDepartures, "cause");
    let contacts = business.by(Table::Contacts, "account_id");
    let invoices = business.by(Table::Invoices, "account_id");
    let tickets = business.by(Table::Tickets, "account_id");
    let accounts = business.by(Table::Accounts, "account_id");
    let subscriptions = business.by(Table::Subscriptions, "account_id");

    for leaf in ["customer.champion_left", "customer.closed"] {
        check(&departures, leaf, &contacts, |row, day| {
            !row["deactivated_at"].is_empty() && &row["deactivated_at"][..] <= day
        });
    }
    check(&departures, "payment.failed", &invoices, |row, day| {
        row["status"] == "uncollectible" && &row["issued_at"][..] <= day
    });
    check(&departures, "price.unexpected_charges", &invoices, |row, day| {
        row["kind"] == "overage" && &row["issued_at"][..] <= day
    });
    check(&departures, "payment.billing_error", &invoices, |row, day| {
        row["status"] == "void" && &row["issued_at"][..] <= day
    });
    check(&departures, "product.missing_feature", &tickets, |row, day| {
        row["category"] == "feature_request" && &row["opened_at"][..10] <= day
    });
    check(&departures, "service.slow_or_unreachable", &tickets, |row, day| {
        let from: jiff::Timestamp = row["opened_at"].parse().unwrap();
        // A reply that never came by the end of the calendar is slow as well.
        let slow = row["first_replied_at"]
            .parse::<jiff::Timestamp>()
            .map_or(true, |reply| reply.duration_since(from).as_hours() >= 24);
        slow && &row["opened_at"][..10] <= day
    });
    check(&departures, "expectation.oversold", &accounts, |row, _| !row["promised_feature"].is_empty());
    check(&departures, "product.unreliable", &business_incidents(&business), |row, day| {
        row["kind"] == "outage" && &row["started_at"][..10] <= day
    });
    check(&departures, "trust.lost", &business_incidents(&business), |row, day| {
        row["kind"] == "privacy" && &row["started_at"][..10] <= day
    });

    // The price per seat of a customer who leaves over an increase did rise.
    for departure in &departures["price.increase"] {
        let mut prices: Vec<(&str, f64)> = subscriptions[&departure["account_id"]]
            .iter()
            .filter(|row| row["status"] == "active" && row["started_at"] <= departure["decided_at"])
            .map(|row| {
                let mrr: f64 = row["mrr"].parse().unwrap();
                (row["started_at"].as_str(), mrr / row["seats"].parse::<f64>().unwrap())
            })
            .collect();
        prices.sort_by(|a, b| a.0.cmp(b.0));
        assert!(prices.windows(2).any(|pair| pair[1].1 > pair[0].1), "{departure:?}");
    }
}

/// Incidents under every account: they concern everybody, the file names no account.
fn business_incidents(business: &Business) -> HashMap<String, Vec<Row>> {
    let incidents = business.rows(Table::Incidents);
    let accounts = business.rows(Table::Accounts);
    accounts.into_iter().map(|row| (row["account_id"].clone(), incidents.clone())).collect()
}

#[test]
fn leavers_over_contempt_read_it_and_leavers_over_onboarding_missed_milestones() {
    let configuration = Configuration::default();
    let business = Business::new(&configuration, Run::new(4_000, 42));
    let departures = business.by(Table::TruthDepartures, "cause");
    let horsemen: HashSet<String> = business
        .rows(Table::TruthMessages)
        .into_iter()
        .filter(|row| {
            ["criticism", "contempt", "defensiveness", "stonewalling"].contains(&row["style"].as_str())
        })
        .map(|row| row["message_id"].clone())
        .collect();
    let messages = business.by(Table::Messages, "account_id");
    // An answer may arrive shortly after the month of its ticket.
    let tickets = business.by(Table::Tickets, "ticket_id");
    check(&departures, "service.horseman", &messages, |row, day| {
        horsemen.contains(&row["message_id"]) && &tickets[&row["ticket_id"]][0]["opened_at"][..10] <= day
    });
    let mut reached: HashMap<String, usize> = HashMap::new();
    for row in business.rows(Table::Usage) {
        if row["event"].starts_with("milestone_") {
            *reached.entry(row["account_id"].clone()).or_default() += 1;
        }
    }
    for departure in &departures["onboarding.poor"] {
        let reached = reached.get(&departure["account_id"]).copied().unwrap_or(0);
        assert!(reached < configuration.onboarding.milestones.len(), "{departure:?}");
    }
}
