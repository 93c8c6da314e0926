//! Values worked out by hand.

use holdfast_domain::calendar::Zone;
use holdfast_domain::facts::FactKind;
use holdfast_domain::money::Currency;
use holdfast_features::{FeatureValues, Request, Snapshots, compute};

use crate::business::{DAY, START};
use crate::facts::Fact;
use crate::memory::Memory;

fn on(day: i64) -> i64 {
    START + day * DAY
}

fn snapshots(facts: Vec<Fact>, days: &[i64]) -> Snapshots {
    let request = Request {
        as_of: days.iter().map(|day| on(*day)).collect(),
        zone: Zone::UTC,
        default_currency: Currency::from_code("USD").unwrap(),
        labels: Vec::new(),
    };
    compute(&Memory::new(facts), &request, &mut |_| {}).unwrap()
}

/// The days (of those asked for) at which the only account has a row.
fn days(facts: Vec<Fact>, asked: &[i64]) -> Vec<i64> {
    snapshots(facts, asked).rows.iter().map(|(_, place)| asked[usize::from(*place)]).collect()
}

fn number(snapshots: &Snapshots, name: &str, row: usize) -> f32 {
    match &snapshots.column(name).unwrap().values {
        FeatureValues::Numbers(numbers) => numbers[row],
        FeatureValues::Categories(_) => panic!("{name} is a category"),
    }
}

fn fact(kind: FactKind, day: i64, key: i64) -> Fact {
    Fact::new(kind, on(day), on(day), key).with("account_id", "A")
}

fn subscription(day: i64, key: i64) -> Fact {
    fact(FactKind::Subscription, day, key)
        .with("subscription_id", "S")
        .with("started_at", on(day))
        .with("mrr", 10_000_i64)
        .with("quantity", 10.0)
        .with("billing_months", 1_i64)
        .with("plan", "team")
}

fn usage(day: i64, key: i64, event: &str) -> Fact {
    fact(FactKind::Usage, day, key).with("event", event)
}

#[test]
fn a_customer_has_rows_until_it_announces_its_leaving() {
    let asked = [0, 1, 50, 100, 101, 150];
    assert_eq!(days(vec![subscription(0, 1)], &asked), [1, 50, 100, 101, 150]);
    let asking = subscription(0, 1).with("cancel_requested_at", on(100)).with("ended_at", on(130));
    assert_eq!(days(vec![asking], &asked), [1, 50, 100]);
    let ended = subscription(0, 1).with("ended_at", on(100));
    assert_eq!(days(vec![ended], &asked), [1, 50, 100]);
    let stated =
        fact(FactKind::Cancellation, 60, 2).with("cancellation_id", "X").with("requested_at", on(60));
    assert_eq!(days(vec![subscription(0, 1), stated], &asked), [1, 50]);
    let trial = subscription(0, 1).with("trial", true);
    assert_eq!(days(vec![trial], &asked), [0_i64; 0]);
    let undated = subscription(0, 1).with("status", "cancelled");
    assert_eq!(days(vec![undated], &asked), [0_i64; 0]);
}

#[test]
fn a_customer_that_comes_back_has_rows_again() {
    let stated = fact(FactKind::Cancellation, 60, 2)
        .with("cancellation_id", "X")
        .with("requested_at", on(60))
        .with("effective_at", on(70));
    let first = subscription(0, 1).with("ended_at", on(70));
    let facts = vec![
        first,
        stated,
        subscription(65, 3).with("subscription_id", "S").with("ended_at", on(70)),
        subscription(100, 4),
    ];
    let asked = [50, 65, 69, 80, 101, 200];
    assert_eq!(days(facts.clone(), &asked), [50, 101, 200]);
    let found = snapshots(facts, &asked);
    assert_eq!(number(&found, "tenure_returns", 2), 1.0);
    assert_eq!(number(&found, "tenure_days", 2), 200.0);
}

#[test]
fn invoices_and_dates_stand_in_for_subscriptions() {
    let invoice = |day: i64, key: i64| {
        fact(FactKind::Invoice, day, key)
            .with("invoice_id", format!("I{key}"))
            .with("line_type", "subscription")
            .with("subscription_id", "S")
            .with("period_start", on(day))
            .with("period_end", on(day + 30))
            .with("amount", 3_000_i64)
    };
    // Seven days of grace, then a gap, then a return.
    let facts = vec![invoice(0, 1), invoice(30, 2), invoice(90, 3)];
    assert_eq!(days(facts, &[1, 31, 60, 67, 68, 89, 91]), [1, 31, 60, 67, 91]);
    let account =
        fact(FactKind::Account, 0, 1).with("started_at", on(0)).with("ended_at", on(40)).with("mrr", 900_i64);
    let found = snapshots(vec![account], &[1, 40, 41]);
    assert_eq!(found.rows.len(), 2);
    assert_eq!(found.standing.monthly_amount, [Some(900), Some(900)]);
    assert_eq!(found.standing.currency.name(0), Some("USD"));
}

#[test]
fn missing_is_not_zero() {
    let found = snapshots(vec![subscription(0, 1)], &[50]);
    assert!(number(&found, "tickets_90d", 0).is_nan() && number(&found, "usage_events_30d", 0).is_nan());
    // Another account's ticket shows that tickets are recorded.
    let ticket =
        Fact::new(FactKind::Ticket, on(40), on(40), 2).with("account_id", "B").with("ticket_id", "T");
    let found = snapshots(vec![subscription(0, 1), ticket], &[40, 50]);
    assert!(number(&found, "tickets_90d", 0).is_nan());
    assert_eq!(number(&found, "tickets_90d", 1), 0.0);
    assert_eq!(number(&found, "tickets_days_since", 1), 50.0);
}

#[test]
fn usage_is_counted_by_whole_days_and_by_what_was_learned() {
    let mut facts = vec![subscription(0, 1)];
    // Two a day on days 0 to 99, by two functions; then one a day to 129; then silence.
    for day in 0..130 {
        facts.push(usage(day, 100 + day, "login"));
        if day < 100 {
            facts.push(usage(day, 1_000 + day, "report"));
        }
    }
    // Learned on day 139 only.
    facts.push(usage(120, 5_000, "search").with("recorded_at", on(139) + 1));
    facts.push(usage(5, 5_001, "milestone_first").with("errors", 2_i64));
    let found = snapshots(facts, &[130, 139, 140]);
    assert_eq!(number(&found, "usage_events_30d", 0), 30.0);
    assert_eq!(number(&found, "usage_events_30d", 1), 21.0);
    assert_eq!(number(&found, "usage_events_30d", 2), 21.0);
    assert_eq!(number(&found, "breadth_events_90d", 1), 2.0);
    assert_eq!(number(&found, "breadth_events_90d", 2), 3.0);
    assert_eq!(number(&found, "usage_days_since_last", 0), 1.0);
    assert_eq!(number(&found, "usage_days_since_last", 2), 11.0);
    assert_eq!(number(&found, "usage_change_30d", 0), -0.5);
    assert_eq!(number(&found, "onboarding_milestones", 0), 1.0);
    assert_eq!(number(&found, "onboarding_days_to_milestone", 0), 5.0);
    // Of the 84 days before the last use, 55 had two events and 29 one; ten silent days.
    let surprise = number(&found, "usage_silence_surprise", 2);
    assert!((15.0..20.0).contains(&surprise), "{surprise}");
    assert_eq!(number(&found, "usage_silence_surprise", 0), 0.0);
    assert_eq!(number(&found, "seats_events_each_30d", 0), 3.0);
}

#[test]
fn a_later_version_counts_from_when_it_was_learned() {
    let mut corrected =
        subscription(0, 1).with("mrr", 20_000_i64).with("quantity", 40.0).with("recorded_at", on(60));
    corrected.import = 2;
    let found = snapshots(vec![subscription(0, 1), corrected], &[60, 61]);
    assert_eq!(found.standing.monthly_amount, [Some(10_000), Some(20_000)]);
    assert_eq!((number(&found, "seats_now", 0), number(&found, "seats_now", 1)), (10.0, 40.0));
}

#[test]
fn prices_plans_and_cycles_follow_the_periods() {
    let facts = vec![
        subscription(0, 1),
        subscription(100, 2).with("mrr", 12_000_i64),
        subscription(200, 3).with("mrr", 18_000_i64).with("plan", "pro").with("quantity", 15.0),
        subscription(300, 4).with("mrr", 9_000_i64).with("plan", "team").with("quantity", 15.0),
    ];
    let found = snapshots(facts, &[150, 250, 310]);
    assert_eq!(number(&found, "price_rises_730d", 0), 1.0);
    assert_eq!(number(&found, "price_rise_days_since", 0), 50.0);
    assert!((number(&found, "amount_change_180d", 0) - 0.2).abs() < 1e-6);
    assert_eq!(number(&found, "plan_moves_up_365d", 1), 1.0);
    assert_eq!(number(&found, "plan_moves_down_365d", 2), 1.0);
    assert_eq!(number(&found, "amount_contractions_365d", 2), 1.0);
    assert_eq!(number(&found, "plan_days", 2), 10.0);
    assert_eq!(number(&found, "seats_change_180d", 2), 0.5);
    // 2024-10-27 + 1 month = 2024-11-27; day 310 is 2024-11-06.
    assert_eq!(number(&found, "plan_days_to_renewal", 2), 21.0);
    assert!((number(&found, "plan_cycle_share", 2) - 10.0 / 31.0).abs() < 1e-6);
    assert_eq!(number(&found, "calendar_month", 2), 11.0);
}

#[test]
fn an_instant_asked_for_twice_is_refused() {
    let request = Request {
        as_of: vec![5, 5],
        zone: Zone::UTC,
        default_currency: Currency::from_code("USD").unwrap(),
        labels: Vec::new(),
    };
    assert!(compute(&Memory::new(Vec::new()), &request, &mut |_| {}).is_err());
}
