//! Nothing after the date is used, and results depend on nothing but the inputs and the seed.

use crate::business::{Business, DAY, Plan};
use holdfast_features::FeatureValues;
use holdfast_risk::{Assessment, Error, Published, RiskModel, Settings};
use holdfast_stats::random::Generator;
use holdfast_taxonomy::LeafId;

fn settings() -> Settings {
    Settings { explained: 20, lowest_slope: 0.2, highest_slope: 5.0, ..Settings::default() }
}

fn published(business: &Business) -> Published {
    match business.assess(&settings()) {
        Assessment::Published(published) => *published,
        Assessment::Refused(card) => panic!("refused: {:?}", card.refusals),
    }
}

#[test]
fn shuffling_what_is_after_the_date_leaves_everything_bit_identical() {
    let mut business = Business::new(&Plan::new(1_000, 21));
    business.as_of -= 150 * DAY;
    let before = published(&business);
    let mut random = Generator::new(5);
    for end in business.ends.iter_mut().filter(|end| end.decided_at >= business.as_of) {
        end.decided_at = business.as_of + (random.next_unit() * (150 * DAY) as f64) as i64;
        end.causes = vec![(LeafId::new("price.increase"), 1.0)];
    }
    let after: Vec<usize> = (0..business.snapshots.rows.len())
        .filter(|&row| business.snapshots.as_of[usize::from(business.snapshots.rows[row].1)] > business.as_of)
        .collect();
    assert!(!after.is_empty());
    for column in &mut business.snapshots.columns {
        match &mut column.values {
            FeatureValues::Numbers(numbers) => {
                after.iter().for_each(|row| numbers[*row] = (random.next_unit() * 1e3) as f32);
            }
            FeatureValues::Categories(categories) => {
                categories.names.push("later".to_owned());
                let code = categories.names.len() as u32 - 1;
                after.iter().for_each(|row| categories.codes[*row] = code);
            }
        }
    }
    let shuffled = published(&business);
    assert_eq!(before.predictions, shuffled.predictions);
    assert_eq!(before.who_next, shuffled.who_next);
    assert_eq!(before.model.card(), shuffled.model.card());
}

#[test]
fn a_stored_model_scores_like_the_fitted_one_and_fits_repeat() {
    let business = Business::new(&Plan::new(1_000, 22));
    let first = published(&business);
    let again = published(&business);
    assert_eq!(first.model, again.model);
    let read = RiskModel::from_json(&first.model.to_json().unwrap()).unwrap();
    let scored = read.score(&business.snapshots, business.as_of).unwrap();
    // Numbers read from JSON may differ in their last bit.
    assert_eq!(scored.risk_rows().count(), first.predictions.risk_rows().count());
    for (read, fitted) in scored.risk_rows().zip(first.predictions.risk_rows()) {
        assert_eq!((&read.account_id, &read.leaf), (&fitted.account_id, &fitted.leaf));
        assert!((read.probability - fitted.probability).abs() < 1e-9, "{read:?} {fitted:?}");
    }
    // A trait that nobody has any more counts as missing.
    let mut later = business.snapshots.clone();
    let lost = later.columns.remove(0).definition.name;
    assert!(matches!(read.score(&later, business.as_of), Err(Error::MissingFeature { .. })));
    read.add_missing_traits(&mut later);
    assert_eq!(later.columns.last().unwrap().definition.name, lost);
    let without = read.score(&later, business.as_of).unwrap();
    assert_eq!(without.accounts, scored.accounts);
    assert!(
        (0..scored.accounts.len())
            .any(|account| (without.leaves(account, 1) - scored.leaves(account, 1)).abs() > 1e-12)
    );
}
