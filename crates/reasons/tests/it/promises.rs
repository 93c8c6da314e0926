//! What holds for every attribution: copies, chance, explanations, files.

use std::collections::HashMap;

use holdfast_analytics::{Analytics, Value};
use holdfast_reasons::{Attribution, Registry, Verdict};
use holdfast_taxonomy::Taxonomy;

use crate::business::simulated;

/// A cited row exists, and the text cited is in it.
fn check_seen(
    engine: &dyn Analytics,
    attribution: &Attribution,
    accounts: impl Iterator<Item = usize>,
) -> usize {
    let mut rows_checked = 0;
    for account in accounts {
        let reasons = &attribution.accounts[account];
        let explanation = attribution.explain(account, &reasons.leaves[0].0).unwrap();
        let sum: f64 = explanation.contributions.iter().map(|part| part.log_odds).sum();
        let p = explanation.probability;
        assert!((explanation.prior_log_odds + sum - explanation.posterior_log_odds).abs() < 1e-9);
        assert!((explanation.posterior_log_odds - (p / (1.0 - p)).ln()).abs() < 1e-9);
        for seen in explanation.contributions.iter().flat_map(|part| &part.seen) {
            let Some((source, key)) = &seen.row else { continue };
            let parameters = [("source", Value::Text(source.clone())), ("key", Value::Integer(*key))];
            let sql = format!("SELECT * FROM {} WHERE source = $source AND row_key = $key", seen.table);
            let found = engine.query(&sql, &parameters).unwrap();
            assert_eq!(found.rows(), 1, "{seen:?}");
            if let (Some(text), Some((from, to))) = (&seen.text, seen.span) {
                assert!(text.get(from..to).is_some());
                let holds = |column: &holdfast_analytics::Column| {
                    column.text(0).is_some_and(|cell| cell.contains(text))
                };
                assert!(found.columns().iter().any(holds), "{text:?} is not in the row");
            }
            rows_checked += 1;
        }
    }
    rows_checked
}

#[test]
fn copies_chance_and_explanations_of_a_simulated_business() {
    let business = simulated(800, 11, &[]);
    let attribution = business.attribute();
    assert_eq!(attribution.verdict, Verdict::Corroborated);

    let accounts = attribution.accounts.len();
    let rows = check_seen(&business.lake, &attribution, (0..50).map(|index| index * accounts / 50));
    assert!(rows > 100, "{rows}");

    for (place, source) in attribution.sources.iter().enumerate() {
        let shift = attribution.shift_by_copy(place).unwrap();
        assert!(shift <= 0.05, "a copy of {} moves a posterior by {shift}", source.id);
    }

    for seed in 0..3 {
        let placebo = attribution.placebo(seed).unwrap();
        assert_eq!(placebo.verdict, Verdict::NothingCanBeTold);
        assert!(placebo.largest < 0.1, "{placebo:?}");
    }

    let (mut long, mut short) = (Vec::new(), Vec::new());
    attribution.write_by_account(&mut long).unwrap();
    attribution.write_reasons(&mut short, &|_| "2025-01-01".to_owned()).unwrap();
    let mut sums: HashMap<String, f64> = HashMap::new();
    let mut reader = csv::Reader::from_reader(long.as_slice());
    for row in reader.records() {
        let row = row.unwrap();
        let probability: f64 = row[2].parse().unwrap();
        assert!(probability >= 0.001 && Taxonomy::embedded().leaf(&row[1]).is_some());
        *sums.entry(row[0].to_owned()).or_default() += probability;
    }
    assert_eq!(sums.len(), accounts);
    assert!(sums.values().all(|sum| (sum - 1.0).abs() < 1e-6));
    let rows = csv::Reader::from_reader(short.as_slice())
        .records()
        .inspect(|row| assert_eq!(row.as_ref().unwrap().len(), 12))
        .count();
    assert_eq!(rows, accounts);

    // The same business with a rule of a user's own.
    let rule = "[[source]]\nid = \"quiet\"\nneeds = [\"usage_events\"]\n[[source.symbol]]\nid = \"quiet\"\n\
                when = \"usage_ratio_60d < 0.2 and tenure_days > 365\"\nsupports = { \"customer.closed\" = 3 }\n";
    let registry = Registry::shipped(Taxonomy::embedded()).unwrap();
    assert!(registry.with_rules(Taxonomy::embedded(), rule, "rules.toml").is_ok());
}
