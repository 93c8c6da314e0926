//! What leavers say is distorted by exactly what the configuration says.

use holdfast_simulator::{Run, Table};

use crate::memory::{Business, Row, quiet};

fn share(rows: &[&Row], test: impl Fn(&Row) -> bool) -> f64 {
    rows.iter().filter(|row| test(row)).count() as f64 / rows.len() as f64
}

/// `got` is a share of `n`; four standard errors of a binomial share around `expected`.
#[track_caller]
fn check(what: &str, got: f64, expected: f64, n: usize) {
    let error = (expected * (1.0 - expected) / n as f64).sqrt();
    assert!((got - expected).abs() < 4.0 * error, "{what}: {got:.4} for {expected:.4}, n {n}");
}

#[test]
fn price_is_over_blamed_by_the_configured_amount() {
    let configuration = quiet();
    let distortions = &configuration.distortions;
    let business = Business::new(&configuration, Run::new(12_000, 21));
    let rows = business.rows(Table::TruthDepartures);
    let asked: Vec<&Row> = rows.iter().filter(|row| row["answer"] != "not_asked").collect();
    let silent = share(&asked, |row| row["answer"] == "silent");
    check("silence", silent, distortions.silence, asked.len());

    let about_price = |row: &Row| row["cause"].starts_with("price.");
    let answered: Vec<&Row> = asked.iter().copied().filter(|row| row["answer"] != "silent").collect();
    let others: Vec<&Row> = answered.iter().copied().filter(|row| !about_price(row)).collect();
    let blamed = share(&others, |row| row["answer"] == "price_over_blamed");
    check("over-blamed", blamed, distortions.price_over_blamed, others.len());

    // The share of stated price reasons, from the configuration alone: whoever is not
    // silent blames the price with `price_over_blamed`, else ticks the first of eight
    // options with `first_option`, else answers honestly, which for a cause that is not
    // about price can still be the price (cash flow, a cheaper rival).
    let first = distortions.first_option;
    let options = distortions.options.len() as f64;
    let expected: f64 = answered
        .iter()
        .map(|row| {
            let cause = &configuration.causes[configuration.cause(&row["cause"]).unwrap()];
            let weights: f64 = cause.honest_answers.values().sum();
            let honest = cause.honest_answers.get("too_expensive").copied().unwrap_or(0.0) / weights;
            let rest = first / options + (1.0 - first) * honest;
            let blame = if about_price(row) { 0.0 } else { distortions.price_over_blamed };
            blame + (1.0 - blame) * rest
        })
        .sum::<f64>()
        / answered.len() as f64;
    let stated = share(&answered, |row| row["stated"] == "too_expensive");
    check("stated price", stated, expected, answered.len());
    let truth = share(&answered, about_price);
    assert!(stated > truth + 0.1, "stated {stated:.3}, true {truth:.3}");
}

#[test]
fn the_first_option_gets_more_than_its_share() {
    let mut configuration = quiet();
    configuration.distortions.price_over_blamed = 0.0;
    configuration.distortions.first_option = 0.5;
    let business = Business::new(&configuration, Run::new(5_000, 22));
    let rows = business.rows(Table::Cancellations);
    let answered: Vec<&Row> =
        rows.iter().filter(|row| row["initiator"] == "customer" && !row["reason"].is_empty()).collect();
    let first =
        share(&answered, |row| row["reason_option_order"].split('|').next() == Some(row["reason"].as_str()));
    // The position is where the chosen option stood, and there is one for every answer.
    for row in &answered {
        let place = row["reason_option_order"].split('|').position(|option| option == row["reason"]);
        assert_eq!(row["option_position"].parse::<usize>().ok(), place.map(|place| place + 1), "{row:?}");
    }
    assert!(rows.iter().all(|row| row["initiator"] == "customer" || row["option_position"].is_empty()));
    // Half tick the first option; an honest answer stands first in one of eight orders.
    check("first option", first, 0.5 + 0.5 / 8.0, answered.len());
}

#[test]
fn honest_customers_of_an_undistorted_business_tell_the_cause() {
    let mut configuration = quiet();
    configuration.distortions.silence = 0.0;
    configuration.distortions.price_over_blamed = 0.0;
    configuration.distortions.first_option = 0.0;
    configuration.distortions.comment = 1.0;
    let business = Business::new(&configuration, Run::new(1_500, 23));
    let mut seen = 0;
    for row in business.rows(Table::TruthDepartures) {
        if row["answer"] == "not_asked" {
            continue;
        }
        let cause = &configuration.causes[configuration.cause(&row["cause"]).unwrap()];
        assert!(cause.honest_answers.contains_key(&row["stated"]), "{row:?}");
        assert_eq!(row["comment_about"], row["cause"]);
        seen += 1;
    }
    assert!(seen > 300);
}

#[test]
fn exported_positions_tell_how_many_ticked_the_first_option_for_its_place() {
    let configuration = holdfast_simulator::Configuration::default();
    let business = Business::new(&configuration, Run::new(6_000, 24));
    let truth: std::collections::HashMap<String, String> = business
        .rows(Table::TruthDepartures)
        .into_iter()
        .map(|row| (row["cancellation_id"].clone(), row["answer"].clone()))
        .collect();
    let cancellations = business.rows(Table::Cancellations);
    let placed: Vec<(u32, &str)> = cancellations
        .iter()
        .filter_map(|row| {
            Some((row["option_position"].parse().ok()?, truth[&row["cancellation_id"]].as_str()))
        })
        .collect();
    let first: Vec<_> = placed.iter().filter(|(position, _)| *position == 1).collect();
    let share = first.len() as f64 / placed.len() as f64;
    let others = configuration.distortions.options.len() as f64 - 1.0;
    // What is more than the share of any other place, of all who ticked the first.
    let excess = (share - (1.0 - share) / others) / share;
    let true_share =
        first.iter().filter(|(_, answer)| *answer == "first_option").count() as f64 / first.len() as f64;
    // 1,857 answers: 0.1879 of them first, excess 0.3827, true 0.3467; three standard errors of
    // the share of the first are 0.027, of the excess 0.08.
    assert!((excess - true_share).abs() < 0.08, "{excess:.4} for {true_share:.4}");
}
