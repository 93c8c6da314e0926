//! How long a fit of issue size takes: printed, not asserted.

use crate::business::{Business, Plan};
use holdfast_features::FeatureValues;
use holdfast_risk::rules::States;
use holdfast_risk::{Settings, fit};
use holdfast_stats::random::Generator;
use std::time::Instant;

#[test]
#[ignore = "minutes and gigabytes; see CONTRIBUTING.md"]
fn a_hundred_thousand_accounts_at_twenty_five_landmarks() {
    let plan = Plan { months: 24, truth: false, ..Plan::new(100_000, 1) };
    let mut business = Business::new(&plan);
    let rows = business.snapshots.rows.len();
    // Seventy features, as many as a business has: the others have no effect.
    for index in business.snapshots.columns.len()..70 {
        let mut random = Generator::stream(9, index as u64);
        let mut column = business.snapshots.columns[0].clone();
        column.definition.name = format!("noise_{index}");
        column.values = FeatureValues::Numbers((0..rows).map(|_| random.next_unit() as f32).collect());
        business.snapshots.columns.push(column);
    }
    let states = States::default();
    let start = Instant::now();
    let mut said = Vec::new();
    let assessment = fit(&business.inputs(&states), &Settings::default(), &mut |step| {
        said.push((step.to_owned(), start.elapsed()));
    })
    .unwrap();
    println!("{rows} rows, {} losses, {:?} in all", business.ends.len(), start.elapsed());
    said.iter().for_each(|(step, at)| println!("{step} begins at {at:?}"));
    println!("refusals {:?}", assessment.card().refusals);
}
