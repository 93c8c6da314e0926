//! What is published adds up.

use crate::business::{Business, Plan};
use holdfast_risk::rules::{HandScore, States};
use holdfast_risk::{Assessment, HORIZONS, Inputs, STAYS, Settings, fit, money_at_risk};
use std::collections::BTreeMap;

const SCORE: &str = r#"
[[rule]]
name = "little use"
weight = 2
when = [{ feature = "use", above = 1 }]

[[rule]]
name = "expensive and declined"
weight = 1
when = [{ feature = "price", above = 0.5 }, { feature = "declines", above = 0.5 }]
"#;

const STATES: &str = r#"
[[state]]
name = "captive"
when = [{ feature = "use", below = -1 }, { feature = "waits", above = 0 }]
"#;

#[test]
fn probabilities_sum_to_one_money_to_the_formula_and_drivers_to_the_log_odds() {
    let business = Business::new(&Plan::new(1_200, 31));
    let score = HandScore::from_toml("score.toml", SCORE).unwrap();
    let states = States::from_toml("states.toml", STATES).unwrap();
    let inputs = Inputs { hand_score: Some(&score), ..business.inputs(&states) };
    let settings = Settings { explained: 30, lowest_slope: 0.2, highest_slope: 5.0, ..Settings::default() };
    let Assessment::Published(published) = fit(&inputs, &settings, &mut |_| ()).unwrap() else {
        panic!("refused")
    };
    let predictions = &published.predictions;
    for account in 0..predictions.accounts.len() {
        for horizon in 0..HORIZONS.len() {
            let sum = predictions.leaves(account, horizon) + predictions.stays(account, horizon);
            assert!((sum - 1.0).abs() < 1e-9);
        }
        let later = |horizon| predictions.stays(account, horizon);
        assert!((1..HORIZONS.len()).all(|horizon| later(horizon) <= later(horizon - 1)));
    }
    let mut sums: BTreeMap<(String, u32), f64> = BTreeMap::new();
    for row in predictions.risk_rows() {
        assert!((row.leaf == STAYS) == row.level.is_none());
        *sums.entry((row.account_id, row.horizon_days)).or_default() += row.probability;
    }
    assert!(sums.values().all(|sum| (sum - 1.0).abs() < 1e-9));

    assert_eq!(published.who_next.len(), predictions.accounts.len());
    for account in &published.who_next {
        let monthly = account.monthly.unwrap();
        assert_eq!(account.money_at_risk, money_at_risk(account.probability, monthly, 90));
        let expected = account.probability * monthly.minor() as f64 * 90.0 * 12.0 / 365.0;
        assert!((account.money_at_risk.unwrap().minor() as f64 - expected).abs() <= 1.5);
    }
    let explained: Vec<_> = published.who_next.iter().filter(|account| !account.drivers.is_empty()).collect();
    assert_eq!(explained.len(), 30);
    assert!(explained.iter().any(|account| !account.changes.is_empty()));
    for account in &explained {
        assert!(account.drivers[0].probability >= account.drivers[1].probability);
        for change in &account.changes {
            assert!(change.probability_after < change.probability_before);
            assert!((change.probability_before - account.probability).abs() < 1e-12);
        }
    }
    let by_cause = |cause: &str| {
        explained
            .iter()
            .flat_map(|account| &account.drivers)
            .filter(|drivers| drivers.cause == cause)
            .map(|drivers| drivers.drivers[0].family.clone())
            .collect::<Vec<_>>()
    };
    // What drives declined payments is declines, nearly always.
    let families = by_cause("payment.failed");
    let right = families.iter().filter(|family| *family == "payments").count();
    assert!(right * 3 >= families.len() * 2, "{families:?}");
    assert!(published.who_next.iter().any(|account| account.states == ["captive"]));

    let card = published.model.card();
    assert_eq!(card.hand_score.len(), card.metrics.iter().filter(|m| m.cause == "any").count());
    let compared = &card.hand_score[1];
    let auc = |metrics: &holdfast_risk::Metrics| metrics.auc.unwrap().estimate;
    assert!(auc(&compared.score) > 0.55 && auc(&compared.model) > auc(&compared.score));
    assert!(card.leaks.is_empty(), "{:?}", card.leaks);
    assert!(card.entered_late > 0);
    // Numbers without an effect matter least.
    let importance = |family: &str| card.families.iter().find(|f| f.family == family).unwrap().importance;
    assert!(importance("usage") > 3.0 * importance("calendar"));
    assert!(card.lead_time.is_some());
    println!("{}", serde_json::to_string_pretty(card).unwrap().len());
}

#[test]
fn a_column_that_knows_the_outcome_is_named_and_left_out() {
    use holdfast_features::FeatureValues;
    let mut business = Business::new(&Plan::new(1_000, 41));
    let snapshots = &mut business.snapshots;
    let knows: Vec<f32> = snapshots
        .rows
        .iter()
        .map(|(account, landmark)| {
            let at = snapshots.as_of[usize::from(*landmark)];
            let soon = business.ends.iter().any(|end| {
                end.account == *account
                    && end.decided_at >= at
                    && end.decided_at < at + 30 * crate::business::DAY
            });
            f32::from(u8::from(soon))
        })
        .collect();
    let mut column = snapshots.columns[0].clone();
    column.definition.name = "satisfaction_asked_after_leaving".to_owned();
    column.values = FeatureValues::Numbers(knows);
    snapshots.columns.push(column);
    let assessment = business.assess(&Settings { explained: 0, ..Settings::default() });
    let leaks: Vec<&str> = assessment.card().leaks.iter().map(|leak| leak.feature.as_str()).collect();
    assert_eq!(leaks, ["satisfaction_asked_after_leaving"]);
}
