//! The whole way from rows to predictions, on invented shops with known rates and on real
//! purchases.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::cell::RefCell;

use holdfast_analytics::{Analytics, Column, Table, Value};
use holdfast_stats::random::Generator;

use super::*;

/// A shop whose customers come during two years, buy at rates ~ Gamma(1, `mean_gap`) and stop
/// after a purchase with probabilities ~ Beta(1, 3); days 0 to 1459.
fn shop(customers: usize, mean_gap: f64, seed: u64) -> PurchaseLog {
    let mut generator = Generator::new(seed);
    let mut log = PurchaseLog::new();
    for customer in 0..customers {
        let mut exponential = |mean: f64| -mean * (1.0 - generator.next_unit()).ln();
        let rate = exponential(1.0) / mean_gap;
        let stop = 1.0 - (-exponential(1.0) / 3.0).exp();
        let own_price = 1000.0 + exponential(2000.0);
        let mut now = exponential(1.0) * 250.0 % 730.0;
        let mut bought = 0;
        loop {
            bought += 1;
            let amount = own_price * (0.5 + exponential(0.5));
            log.push(Purchase {
                account: &format!("c{customer}"),
                day: now as i32,
                amount_minor: Some(amount as i64),
                currency: "EUR",
            });
            now += exponential(1.0 / rate);
            let survives = exponential(1.0) > -(1.0 - stop).ln();
            if now >= 1460.0 || (bought > 1 && !survives) {
                break;
            }
        }
    }
    log
}

fn until(day: i32) -> Settings {
    Settings { until_day: Some(day), ..Settings::default() }
}

#[test]
fn a_shop_is_published_and_its_next_year_is_foretold() {
    let log = shop(3_000, 60.0, 1);
    let assessment = assess(&log, &until(1_000)).unwrap();
    eprintln!("{:?} {:?} {:?}", assessment.model, assessment.held_out, assessment.spend);
    assert!(assessment.is_published(), "{:?}", assessment.refusals);
    assert_eq!(assessment.buying.every_days, None);
    // What the same customers did in the year after the last day.
    let all = log.known(1_459, false).unwrap().unwrap();
    let (mut expected, mut bought, mut money, mut paid) = (0.0, 0, 0.0, 0);
    let mut alive_bought = [(0.0, 0.0); 2];
    for outlook in &assessment.outlooks {
        let person = outlook.account[1..].parse::<usize>().unwrap();
        let prediction = outlook.prediction.as_ref().unwrap();
        let ahead = &prediction.horizons[3];
        let real = all.days.purchases_between(person, 1_000, 1_365);
        expected += ahead.expected_purchases;
        bought += real;
        money += prediction.money[0].expected_minor_units[3];
        let days = all.by_currency[0].1.of(person).iter().zip(all.by_currency[0].1.amounts_of(person));
        paid += days.filter(|(day, _)| (1_001..=1_365).contains(*day)).map(|(_, amount)| amount).sum::<i64>();
        let likely = usize::from(ahead.probability_of_purchase > 0.5);
        alive_bought[likely].0 += ahead.probability_of_purchase;
        alive_bought[likely].1 += f64::from(u8::from(real > 0));
    }
    eprintln!("expected {expected:.0} bought {bought}; money {money:.0} paid {paid}; {alive_bought:?}");
    assert!((expected / f64::from(bought) - 1.0).abs() < 0.1);
    assert!((money / paid as f64 - 1.0).abs() < 0.15);
    for (probability, real) in alive_bought {
        assert!((probability / real - 1.0).abs() < 0.15);
    }
}

#[test]
fn later_purchases_change_nothing() {
    let log = shop(400, 40.0, 2);
    let mut known = PurchaseLog::new();
    let whole = log.known(1_459, true).unwrap().unwrap();
    for (person, account) in log.accounts().iter().enumerate() {
        let days = &whole.by_currency[0].1;
        for (&day, &amount) in days.of(person).iter().zip(days.amounts_of(person)) {
            if day <= 900 {
                known.push(Purchase { account, day, amount_minor: Some(amount), currency: "EUR" });
            }
        }
    }
    let (with, without) = (assess(&log, &until(900)).unwrap(), assess(&known, &until(900)).unwrap());
    assert_eq!(with, without);
    assert!(!with.outlooks.is_empty());
}

#[test]
fn customers_who_are_all_alike_are_not_told_apart() {
    // Everybody buys every 30 days or so, for ever: the average rate foretells as well.
    let mut generator = Generator::new(3);
    let mut log = PurchaseLog::new();
    for customer in 0..300 {
        let mut now = 0.0;
        while now < 700.0 {
            log.push(Purchase {
                account: &customer.to_string(),
                day: now as i32,
                amount_minor: None,
                currency: "",
            });
            now += -30.0 * (1.0 - generator.next_unit()).ln() + 1.0;
        }
    }
    let assessment = assess(&log, &Settings::default()).unwrap();
    let refused = assessment.refusals.iter().any(|refusal| {
        matches!(refusal, Refusal::AccountsNotBetter { baseline: Baseline::AverageRate, upper, .. } if *upper >= 0.0)
    });
    assert!(refused, "{:?}", assessment.refusals);
    assert!(assessment.outlooks.iter().all(|outlook| outlook.prediction.is_none()));
    assert!(assessment.spend.is_empty());
}

#[test]
fn a_shop_that_suddenly_halves_is_refused_with_its_numbers() {
    // In the part held out only every fourth purchase still happens.
    let all = shop(2_000, 30.0, 4);
    let whole = all.known(1_000, true).unwrap().unwrap().days;
    let mut log = PurchaseLog::new();
    let mut number = 0;
    for (person, account) in all.accounts().iter().enumerate().take(whole.people()) {
        for &day in whole.of(person) {
            number += 1;
            if day <= 750 || number % 4 == 0 {
                log.push(Purchase { account, day, amount_minor: None, currency: "" });
            }
        }
    }
    let assessment = assess(&log, &until(1_000)).unwrap();
    assert!(
        assessment.refusals.iter().any(|refusal| matches!(refusal,
            Refusal::TotalTooFar { expected, bought, .. } if *expected > 2.0 * *bought as f64)),
        "{:?}",
        assessment.refusals
    );
}

#[test]
fn a_handful_of_purchases_is_refused() {
    let mut log = PurchaseLog::new();
    for day in [3, 40, 200] {
        log.push(Purchase { account: "only", day, amount_minor: Some(100), currency: "EUR" });
    }
    let assessment = assess(&log, &Settings::default()).unwrap();
    assert_eq!(
        assessment.refusals,
        [
            Refusal::TooFewAccounts { found: 1, needed: 50 },
            Refusal::TooFewRepeatPurchases { found: 1, needed: 50 }
        ]
    );
    assert_eq!(assessment.outlooks[0].purchases, 3);
    assert!(assess(&PurchaseLog::new(), &Settings::default()).is_err());
    let mut table = Vec::new();
    write_predictions(&assessment, &[30], &mut table).unwrap();
    assert_eq!(
        String::from_utf8(table).unwrap(),
        "account_id,first_day,last_day,purchases,probability_alive,expected_purchases_30,\
         probability_of_purchase_30,expected_minor_units_30_EUR\nonly,1970-01-04,1970-07-20,3,,,,\n"
    );
}

#[test]
fn yearly_givers_are_found_and_foretold_by_occasions() {
    // Ten years; each gives around its own date with its own probability and may stop.
    let mut generator = Generator::new(5);
    let mut log = PurchaseLog::new();
    let mut gifts = vec![Vec::new(); 2_000];
    for (giver, days) in gifts.iter_mut().enumerate() {
        let first = generator.next_unit() * 1_000.0;
        let (gives, stops) = (0.3 + 0.7 * generator.next_unit(), 0.3 * generator.next_unit());
        for year in 0..12 {
            if year > 0 && generator.next_unit() < stops {
                break;
            }
            if year == 0 || generator.next_unit() < gives {
                let day = first + f64::from(year) * 365.25 + (generator.next_unit() - 0.5) * 30.0;
                days.push(day as i32);
                log.push(Purchase {
                    account: &giver.to_string(),
                    day: day as i32,
                    amount_minor: Some(5_000),
                    currency: "EUR",
                });
            }
        }
    }
    let assessment = assess(&log, &until(3_652)).unwrap();
    eprintln!("{:?} {:?} {:?}", assessment.buying, assessment.model, assessment.held_out);
    assert_eq!(assessment.buying.every_days, Some(365.25));
    assert_eq!(assessment.model.as_ref().unwrap().kind, ModelKind::BetaGeometricBetaBinomial);
    assert!(assessment.is_published(), "{:?}", assessment.refusals);
    let expected: f64 = assessment
        .outlooks
        .iter()
        .map(|outlook| outlook.prediction.as_ref().unwrap().horizons[3].expected_purchases)
        .sum();
    let given = gifts.iter().flatten().filter(|day| (3_653..=3_652 + 365).contains(*day)).count();
    eprintln!("expected {expected:.0}, given {given}");
    assert!((expected / given as f64 - 1.0).abs() < 0.1);
}

#[test]
fn customers_of_cdnow_are_published() {
    let Some(folder) = std::env::var_os("HOLDFAST_TEST_DATA") else {
        eprintln!("skipped: HOLDFAST_TEST_DATA is not set");
        return;
    };
    let path = std::path::Path::new(&folder).join("cdnow/CDNOW_master_to_1997-09-30.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let mut log = PurchaseLog::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let date: usize = cells[1].parse().unwrap();
        let before = [0, 31, 59, 90, 120, 151, 181, 212, 243][date / 100 % 100 - 1];
        let cents: i64 = cells[3].replace('.', "").parse().unwrap();
        let day = 9_862 + before + (date % 100) as i32 - 1;
        log.push(Purchase { account: cells[0], day, amount_minor: Some(cents), currency: "USD" });
    }
    let assessment = assess(&log, &Settings::default()).unwrap();
    eprintln!("{:?}\n{:?}\n{:?}", assessment.model, assessment.held_out, assessment.spend);
    assert!(assessment.is_published(), "{:?}", assessment.refusals);
    assert_eq!(assessment.until_day.to_string(), "1997-09-30");
    assert_eq!(assessment.accounts, 23_500);
    let check = assessment.held_out.as_ref().unwrap();
    assert!((check.expected / check.bought as f64 - 1.0).abs() < 0.1);
    let frequent = check.by_frequency[1..].iter();
    assert!(frequent.clone().all(|group| (group.expected / group.bought as f64 - 1.0).abs() < 0.25));
    assert_eq!(assessment.spend[0].method, SpendMethod::GammaGamma);
    let json = serde_json::to_value(&assessment).unwrap();
    assert_eq!(json["until_day"], "1997-09-30");
    assert_eq!(json["outlooks"][0]["prediction"]["horizons"][0]["days"], 30);
}

/// An engine that answers one table and notes what it was asked.
struct OneAnswer(Table, RefCell<Vec<(String, i64)>>);

impl Analytics for OneAnswer {
    fn query(&self, sql: &str, parameters: &[(&str, Value)]) -> Result<Table, holdfast_analytics::Error> {
        for (name, value) in parameters {
            if let Value::Integer(value) = value {
                self.1.borrow_mut().push(((*name).to_owned(), *value));
            }
        }
        assert!(sql.contains("occurred_at < $as_of AND recorded_at < $as_of"));
        Ok(self.0.clone())
    }

    fn register(&self, _: &str, _: Table) -> Result<(), holdfast_analytics::Error> {
        Ok(())
    }

    fn materialize(&self, _: &str, _: &str, _: &[(&str, Value)]) -> Result<u64, holdfast_analytics::Error> {
        Ok(0)
    }
}

#[test]
fn facts_become_a_log() {
    let table = Table::new(vec![
        ("account_id".to_owned(), Column::texts([Some("a"), Some("a"), Some("b")])),
        ("day".to_owned(), Column::integers([Some(20_000), Some(20_031), Some(20_005)])),
        ("currency".to_owned(), Column::texts([Some("EUR"), Some("EUR"), Some("")])),
        ("amount".to_owned(), Column::integers([Some(1_000), Some(2_500), None])),
        ("basis".to_owned(), Column::texts([Some("invoices"), Some("invoices"), Some("payments")])),
    ])
    .unwrap();
    let engine = OneAnswer(table, RefCell::default());
    let log = PurchaseLog::from_facts(&engine, 1_800_000_000_000_000).unwrap();
    assert_eq!((log.rows(), log.accounts(), log.bases()), (3, &["a".to_owned(), "b".to_owned()][..], (2, 1)));
    assert_eq!(engine.1.into_inner(), [("as_of".to_owned(), 1_800_000_000_000_000)]);
    assert_eq!(log.known(20_010, false).unwrap().unwrap().days.purchases(), 2);
}
