//! Books small enough to check by hand, one per dialect and rule.

use holdfast_domain::facts::FactKind;
use holdfast_measures::reference::Subscription;
use holdfast_measures::{Recognition, Results};

use crate::engine::{Cell, Engine, at, subscription, subscription_row, value};
use crate::row;

fn review(book: &[Subscription], as_of: &str) -> Results {
    let rows: Vec<_> = book.iter().map(subscription_row).collect();
    Engine::new("UTC").show(FactKind::Subscription, &rows).compute(at(as_of))
}

fn close(left: Option<f64>, right: f64) {
    let left = left.expect("a value");
    assert!((left - right).abs() < 1e-12, "{left} is not {right}");
}

/// 100 at the start, 30 new, 10 leave of whom 2 are new.
#[test]
fn hundred_thirty_ten_gives_8_10_and_7_7_percent() {
    let mut book = Vec::new();
    for index in 0..100 {
        let end = (index < 8).then_some("2024-03-10");
        book.push(subscription(&format!("a{index}"), 100, "2024-01-05", end));
    }
    for index in 0..30 {
        let end = (index < 2).then_some("2024-03-20");
        book.push(subscription(&format!("n{index}"), 100, "2024-03-03", end));
    }
    let results = review(&book, "2024-05-01");
    let churn = |dialect| value(&results, dialect, "logo_churn", "2024-03");
    close(churn("canonical"), 0.08);
    close(churn("chartmogul_b2b"), 0.08);
    close(churn("profitwell"), 0.08);
    close(churn("baremetrics"), 0.10);
    close(churn("stripe"), 10.0 / 130.0);
    // 8 of 130 on the 10th, 2 of 122 on the 20th.
    close(churn("chartmogul_b2c"), 8.0 / 130.0 + 2.0 / 122.0);
    let point = &results.series.iter().find(|series| series.measure == "logo_churn").unwrap().points[2];
    // Wilson's interval of 8 in 100, from R: binom::binom.wilson(8, 100).
    assert!((point.low.unwrap() - 0.041_094_1).abs() < 1e-6, "{point:?}");
    assert!((point.high.unwrap() - 0.149_987).abs() < 1e-5, "{point:?}");
    let stripe = results
        .dialect_differences
        .iter()
        .find(|difference| difference.dialect == "stripe" && difference.period == "2024-03")
        .unwrap();
    assert_eq!(stripe.explanation, "difference-stripe-logo-churn");
    assert_eq!((stripe.arguments["churned"], stripe.arguments["arrived"]), (10.0, 30.0));
}

/// S = 100, X = 10, C = 10, E = 10, R = 5, N = 20 (in hundreds of minor units).
#[test]
fn the_worked_book_of_movements_gives_the_published_ratios() {
    let book = vec![
        subscription("stays", 6_000, "2024-01-01", None),
        subscription("leaves", 1_000, "2024-01-01", Some("2024-03-09")),
        subscription("shrinks", 2_000, "2024-01-01", Some("2024-03-12")),
        subscription("shrinks", 1_000, "2024-03-12", None),
        subscription("grows", 1_000, "2024-01-01", Some("2024-03-15")),
        subscription("grows", 2_000, "2024-03-15", None),
        subscription("returns", 500, "2024-01-01", Some("2024-02-02")),
        subscription("returns", 500, "2024-03-20", None),
        subscription("new", 2_000, "2024-03-21", None),
    ];
    let results = review(&book, "2024-04-01");
    let movement = results.mrr_movements.iter().find(|movement| movement.period == "2024-03").unwrap();
    assert_eq!(
        (movement.start, movement.new, movement.reactivation, movement.expansion),
        (10_000, 2_000, 500, 1_000)
    );
    assert_eq!((movement.contraction, movement.churn, movement.end), (-1_000, -1_000, 11_500));
    let march = |dialect, measure| value(&results, dialect, measure, "2024-03");
    close(march("canonical", "gross_revenue_churn"), 0.20);
    close(march("chartmogul_b2b", "gross_revenue_churn"), 0.20);
    close(march("chartmogul_b2b", "net_revenue_churn"), 0.05);
    close(march("baremetrics", "net_revenue_churn"), 0.10);
    close(march("canonical", "net_revenue_churn"), 0.10);
    close(march("canonical", "net_revenue_retention"), 0.90);
    close(march("baremetrics", "net_revenue_retention"), 0.90);
    close(march("chartmogul_b2b", "net_revenue_retention"), 0.95);
    close(march("canonical", "gross_revenue_retention"), 0.80);
    close(march("canonical", "quick_ratio"), 1.5);
    close(march("baremetrics", "quick_ratio"), 1.5);
    close(march("canonical", "mrr"), 11_500.0);
    close(march("canonical", "average_revenue_per_account"), 11_500.0 / 5.0);
}

/// Baremetrics' own example: 500 upgraded to 1,379 and gone is 100 %, not 275.8 %.
#[test]
fn baremetrics_caps_a_loss_at_the_amount_of_the_start() {
    let book = vec![
        subscription("a", 50_000, "2024-01-01", Some("2024-03-05")),
        subscription("a", 137_900, "2024-03-05", Some("2024-03-20")),
    ];
    let results = review(&book, "2024-04-01");
    close(value(&results, "baremetrics", "gross_revenue_churn", "2024-03"), 1.0);
    close(value(&results, "chartmogul_b2b", "gross_revenue_churn", "2024-03"), 2.758);
    close(value(&results, "canonical", "gross_revenue_churn", "2024-03"), 1.0);
}

/// ChartMogul's own example: 100 at the day's start, 120 at its end, 10 of it new: −10 %.
#[test]
fn chartmogul_b2c_nets_each_day_without_new_business() {
    let book = vec![
        subscription("old", 10_000, "2024-02-01", Some("2024-03-05")),
        subscription("old", 11_000, "2024-03-05", None),
        subscription("new", 1_000, "2024-03-05", None),
    ];
    let results = review(&book, "2024-04-01");
    close(value(&results, "chartmogul_b2c", "net_revenue_churn", "2024-03"), -0.10);
}

#[test]
fn a_merge_of_subscriptions_and_a_change_of_currency_are_no_churn() {
    let mut euro = subscription("moves", 900, "2024-03-10", None);
    euro.currency = "EUR".to_owned();
    let book = vec![
        subscription("merges", 500, "2024-01-01", Some("2024-03-07")),
        subscription("merges", 700, "2024-01-01", Some("2024-03-07")),
        subscription("merges", 1_200, "2024-03-07", None),
        subscription("moves", 1_000, "2024-01-01", Some("2024-03-10")),
        euro,
    ];
    let results = review(&book, "2024-04-01");
    for movement in results.mrr_movements.iter().filter(|movement| movement.period == "2024-03") {
        assert_eq!((movement.churn, movement.contraction, movement.new), (0, 0, 0), "{movement:?}");
        let expected = if movement.currency == "EUR" { 900 } else { -1_000 };
        assert_eq!(movement.currency_change, expected);
    }
    for dialect in ["canonical", "stripe", "chartmogul_b2b", "chartmogul_b2c", "baremetrics", "profitwell"] {
        close(value(&results, dialect, "logo_churn", "2024-03"), 0.0);
    }
    for dialect in ["canonical", "chartmogul_b2b", "chartmogul_b2c", "baremetrics", "profitwell"] {
        let usd = results
            .series
            .iter()
            .find(|series| series.dialect.key() == dialect && series.measure == "gross_revenue_churn")
            .unwrap();
        for point in usd.points.iter().filter(|point| point.value.is_some()) {
            close(point.value, 0.0);
        }
    }
}

#[test]
fn the_recognition_setting_moves_the_month_of_a_loss() {
    let mut leaves = subscription("a", 1_000, "2024-01-01", Some("2024-04-15"));
    leaves.requested_at = Some(at("2024-02-20"));
    leaves.cancelled_at = Some(at("2024-03-10"));
    let engine = Engine::new("UTC");
    engine.show(FactKind::Subscription, &[subscription_row(&leaves)]);
    for (recognition, month) in [
        (Recognition::Requested, "2024-02"),
        (Recognition::Cancelled, "2024-03"),
        (Recognition::PeriodEnd, "2024-04"),
    ] {
        let results = engine.compute_with(&engine.settings(at("2024-06-01"), recognition));
        let lost: Vec<&str> = results
            .mrr_movements
            .iter()
            .filter(|movement| movement.churn < 0)
            .map(|movement| movement.period.as_str())
            .collect();
        assert_eq!(lost, [month]);
    }
}

#[test]
fn the_month_of_a_loss_is_the_workspaces_month() {
    for (zone, month) in [("Asia/Tokyo", "2024-03"), ("America/New_York", "2024-02"), ("UTC", "2024-02")] {
        let engine = Engine::new(zone);
        let book = [subscription("a", 1_000, "2024-01-10", Some("2024-02-29T16:00:00Z"))];
        engine.show(FactKind::Subscription, &book.map(|row| subscription_row(&row)));
        let results = engine.compute(at("2024-05-01T12:00:00Z"));
        let lost = results.mrr_movements.iter().find(|movement| movement.churn < 0).unwrap();
        assert_eq!(lost.period, month, "{zone}");
        assert!(results.month_accounts.last().unwrap().partial);
    }
}

#[test]
fn trials_free_plans_and_unpaid_subscriptions_are_no_revenue() {
    let subscriptions = [
        row! { account_id: Cell::from("trial"), subscription_id: Cell::from("1"), started_at: Cell::from(at("2024-01-01")),
        mrr: Cell::from(900), trial: Cell::from(true) },
        row! { account_id: Cell::from("free"), subscription_id: Cell::from("2"), started_at: Cell::from(at("2024-01-01")),
        mrr: Cell::from(0) },
        row! { account_id: Cell::from("unpaid"), subscription_id: Cell::from("3"), started_at: Cell::from(at("2024-01-01")),
        mrr: Cell::from(700), status: Cell::from("unpaid") },
        row! { account_id: Cell::from("late"), subscription_id: Cell::from("4"), started_at: Cell::from(at("2024-01-01")),
        mrr: Cell::from(500), status: Cell::from("past_due") },
    ];
    let results = Engine::new("UTC").show(FactKind::Subscription, &subscriptions).compute(at("2024-03-01"));
    close(value(&results, "canonical", "mrr", "2024-02"), 500.0);
    assert_eq!((results.accounts.never_customers, results.accounts.active), (2, 1));
}

#[test]
fn a_yearly_invoice_of_1200_is_100_a_month() {
    let line = |id: &str, from: &str, to: &str, amount: i64| {
        row! { invoice_id: Cell::from(id), account_id: Cell::from("a"), subscription_id: Cell::from("s"),
        period_start: Cell::from(at(from)), period_end: Cell::from(at(to)), amount: Cell::from(amount),
        currency: Cell::from("EUR") }
    };
    let invoices = [
        line("1", "2023-01-01", "2024-01-01", 120_000),
        // Six days late: no absence.
        line("2", "2024-01-07", "2025-01-07", 120_050),
    ];
    let results = Engine::new("UTC").show(FactKind::Invoice, &invoices).compute(at("2025-03-01"));
    close(value(&results, "canonical", "mrr", "2023-05"), 10_000.0);
    // 120,050 / 12 = 10,004.17, rounded.
    close(value(&results, "canonical", "mrr", "2024-05"), 10_004.0);
    assert_eq!(results.month_accounts.iter().map(|month| month.churned).sum::<u64>(), 1);
    assert_eq!((results.accounts.basis.as_str(), results.accounts.churned), ("invoices", 1));
}
