//! Who left, how, why, and after how long.

use holdfast_domain::facts::FactKind;
use holdfast_measures::{Results, cohort_accounts};

use crate::engine::{Cell, Engine, Row, at, subscription, subscription_row};
use crate::row;

fn text(value: &str) -> Cell {
    Cell::from(value)
}

fn day(value: &str) -> Cell {
    Cell::from(at(value))
}

fn cancellation(id: &str, account: &str, when: &str, reason: Option<&str>) -> Row {
    row! { cancellation_id: text(id), account_id: text(account), effective_at: day(when), reason: reason.map(text) }
}

#[test]
fn what_decides_that_an_account_left_follows_the_stated_precedence() {
    let accounts = [
        // Its flag says gone, its subscription runs.
        row! { account_id: text("a"), churned: Cell::from(true) },
        row! { account_id: text("b"), started_at: day("2023-05-01"), ended_at: day("2024-02-01"), churned: Cell::from(false) },
        row! { account_id: text("c"), churned: Cell::from(true) },
        row! { account_id: text("d"), status: text("解約済み") },
        row! { account_id: text("e"), status: text("Stayed") },
        row! { account_id: text("h"), trial: Cell::from(true) },
    ];
    let tenures = [
        row! { account_id: text("f"), unit: text("month"), duration: Cell::from(4.0), ended: Cell::from(true), cause: text("Moved") },
    ];
    let cancellations = [
        cancellation("1", "g", "2024-01-05", Some("too_expensive")),
        cancellation("2", "a", "2024-01-05", Some("unused")),
    ];
    let engine = Engine::new("UTC");
    engine
        .show(FactKind::Account, &accounts)
        .show(FactKind::Tenure, &tenures)
        .show(FactKind::Cancellation, &cancellations)
        .show(FactKind::Subscription, &[subscription_row(&subscription("a", 100, "2023-01-01", None))]);
    let results = engine.compute(at("2024-07-01"));
    assert_eq!((results.accounts.total, results.accounts.churned), (7, 5));
    assert_eq!(results.accounts.never_customers, 1);
    let basis = |name: &str| results.accounts.bases.iter().find(|basis| basis.basis == name).unwrap();
    assert_eq!((basis("subscriptions").accounts, basis("subscriptions").churned), (1, 0));
    assert_eq!((basis("account_dates").accounts, basis("account_dates").churned), (1, 1));
    assert_eq!((basis("status").accounts, basis("status").churned), (3, 2));
    assert_eq!((basis("tenure").accounts, basis("tenure").churned), (1, 1));
    assert_eq!((basis("cancellations").accounts, basis("cancellations").churned), (1, 1));
    let said = results.accounts.other_bases.iter().find(|basis| basis.basis == "status").unwrap();
    assert_eq!((said.accounts, said.churned), (5, 3), "the flag of account a contradicts its subscription");
}

fn shop() -> Engine {
    let engine = Engine::new("UTC");
    let mut subscriptions = Vec::new();
    for (account, amount, start, end) in [
        ("a", 1_000, "2024-01-03", Some("2024-03-10")),
        ("b", 2_000, "2024-01-10", Some("2024-02-20")),
        ("c", 3_000, "2024-01-20", None),
        ("d", 4_000, "2024-02-02", Some("2024-05-05")),
        ("e", 5_000, "2024-02-09", None),
        ("f", 600, "2024-03-15", Some("2024-05-15")),
    ] {
        subscriptions.push(subscription_row(&subscription(account, amount, start, end)));
    }
    let payments = [
        row! { payment_id: text("p1"), account_id: text("d"), occurred_at: day("2024-04-02"), result: text("succeeded") },
        row! { payment_id: text("p2"), account_id: text("d"), occurred_at: day("2024-05-02"), result: text("failed") },
        row! { payment_id: text("p3"), account_id: text("a"), occurred_at: day("2024-03-02"), result: text("succeeded") },
    ];
    let traits: Vec<Row> = ["a", "b", "c", "d", "e", "f"]
        .into_iter()
        .enumerate()
        .map(|(index, account)| row! { account_id: text(account), name: text("size"), text: text(if index % 2 == 0 { "small" } else { "large" }) })
        .collect();
    engine
        .show(FactKind::Subscription, &subscriptions)
        .show(FactKind::Payment, &payments)
        .show(FactKind::AccountTrait, &traits)
        .show(
            FactKind::Cancellation,
            &[
                cancellation("1", "a", "2024-03-09", Some("missing_features")),
                cancellation("2", "b", "2024-02-19", Some("too_expensive")),
                cancellation("3", "f", "2024-05-14", Some("zzz qqq")),
            ],
        );
    engine
}

#[test]
fn losses_have_their_money_their_way_and_their_reason() {
    let results = shop().compute(at("2024-07-01"));
    assert_eq!((results.accounts.total, results.accounts.churned), (6, 4));
    assert_eq!((results.money[0].active_mrr_minor, results.money[0].lost_mrr_minor), (8_000, 7_600));
    let ways: Vec<(&str, u64)> = results.how_left.iter().map(|way| (way.how.as_str(), way.count)).collect();
    assert_eq!(ways, [("voluntary", 2), ("involuntary", 1), ("unknown", 1)]);
    let coverage = results.reasons.coverage.as_ref().unwrap();
    assert_eq!((coverage.losses, coverage.stated, coverage.informative), (4, 3, 2));
    assert_eq!(results.reasons.unmapped.len(), 1);
    for rolled in [
        &results.reasons.rollup.s0,
        &results.reasons.rollup.s1,
        &results.reasons.rollup.s1_two,
        &results.reasons.rollup.s2,
    ] {
        assert!((rolled.iter().map(|class| class.count).sum::<f64>() - 3.0).abs() < 1e-9);
        assert!((rolled.iter().map(|class| class.share).sum::<f64>() - 1.0).abs() < 1e-9);
        let lost: i64 = rolled.iter().filter_map(|class| class.lost_mrr_minor.get("USD")).sum();
        assert!((lost - 3_600).abs() <= 2, "{rolled:?}");
    }
    let price = results.reasons.rollup.s0.iter().find(|class| class.id == "price").unwrap();
    assert!((price.count - 1.0).abs() < 1e-9 && price.low < 0.2 && price.high > 0.6);
    let survival = results.survival.as_ref().unwrap();
    assert_eq!((survival.subjects, survival.events, survival.unit.as_str()), (6, 4, "month"));
    assert_sums_to_one(&results);
}

fn assert_sums_to_one(results: &Results) {
    let survival = results.survival.as_ref().unwrap();
    for (index, point) in survival.kaplan_meier.iter().enumerate() {
        let causes: f64 = survival.cumulative_incidence.values().map(|curve| curve[index].incidence).sum();
        assert!((point.survival + causes - 1.0).abs() < 1e-9, "{point:?}");
        assert!(point.low <= point.survival && point.survival <= point.high, "{point:?}");
    }
}

#[test]
fn more_than_eight_causes_are_rolled_up_by_soft_labels() {
    let words = [
        "too_expensive",
        "unused",
        "missing_features",
        "switched_service",
        "too_complex",
        "low_quality",
        "customer_service",
        "other",
        "Moved",
        "Deceased",
    ];
    let tenures: Vec<Row> = (0..60)
        .map(|index| {
            row! { account_id: Cell::from(format!("a{index}")), unit: text("quarter"), duration: Cell::from(f64::from(index % 13) + 0.5),
            ended: Cell::from(index % 4 != 0), cause: (index % 4 != 0).then(|| text(words[index as usize % words.len()])) }
        })
        .collect();
    let results = Engine::new("UTC").show(FactKind::Tenure, &tenures).compute(at("2024-01-01"));
    let survival = results.survival.as_ref().unwrap();
    assert_eq!((survival.cause_basis.as_str(), survival.unit.as_str()), ("s2", "quarter"));
    assert!(survival.cumulative_incidence.contains_key("expectations"));
    assert_sums_to_one(&results);
}

#[test]
fn the_accounts_behind_a_cohort_cell_are_the_ones_it_counts() {
    let engine = shop();
    let results = engine.compute(at("2024-07-01"));
    let settings = engine.settings(at("2024-07-01"), results.recognition);
    assert!(results.cohorts.iter().any(|table| table.by == "start_month"));
    for table in &results.cohorts {
        for row in &table.rows {
            for cell in &row.cells {
                let accounts =
                    cohort_accounts(&engine.lake, &settings, &table.by, &row.label, cell.age).unwrap();
                let observed = accounts.iter().filter(|account| account.retained.is_some()).count() as u64;
                let retained =
                    accounts.iter().filter(|account| account.retained == Some(true)).count() as u64;
                assert_eq!(
                    (observed, retained),
                    (cell.observed, cell.retained),
                    "{} {} {cell:?}",
                    table.by,
                    row.label
                );
            }
        }
    }
    let january = &results.cohorts[0].rows[0];
    let kept: Vec<u64> = january.cells.iter().map(|cell| cell.retained).collect();
    assert_eq!((january.label.as_str(), january.size), ("2024-01", 3));
    assert_eq!(kept, [3, 3, 2, 1, 1, 1]);
}

#[test]
fn facts_after_the_as_of_day_change_nothing() {
    let engine = shop();
    let results = engine.compute(at("2024-03-01"));
    assert_eq!((results.accounts.total, results.accounts.churned), (5, 1));
    assert_eq!(results.reasons.coverage.as_ref().unwrap().losses, 1);
    assert_eq!(results.mrr_movements.last().unwrap().period, "2024-02");
}

#[test]
fn no_facts_give_no_figures() {
    let results = Engine::new("UTC").compute(at("2024-03-01"));
    assert_eq!((results.accounts.total, results.accounts.churned_share), (0, None));
    assert!(results.series.is_empty() && results.survival.is_none() && results.reasons.coverage.is_none());
}
