use super::*;
use holdfast_stats::random::Generator;

fn options(target: &str) -> Options {
    Options {
        target: target.to_owned(),
        positive: None,
        id: None,
        time: None,
        cause: None,
        folds: 4,
        seed: 1,
        method: Method::Stacked,
    }
}

fn column(name: &str, cells: Cells) -> Column {
    Column { name: name.to_owned(), cells }
}

fn words(values: impl Iterator<Item = &'static str>) -> Cells {
    let mut names: Vec<String> = Vec::new();
    let codes = values
        .map(|value| {
            names.iter().position(|known| known == value).unwrap_or_else(|| {
                names.push(value.to_owned());
                names.len() - 1
            }) as u32
        })
        .collect();
    Cells::Texts { codes, names }
}

/// 1,000 customers; the shorter the tenure, the likelier they leave.
fn table() -> Vec<Column> {
    let mut random = Generator::new(1);
    let rows = 1_000;
    let tenure: Vec<f64> = (0..rows).map(|_| (random.next_unit() * 60.0).floor()).collect();
    let left: Vec<bool> = tenure.iter().map(|tenure| random.next_unit() < 0.6 - tenure / 120.0).collect();
    let complaint = left.iter().map(|left| f64::from(u8::from(*left)) * 5.0 + random.next_unit()).collect();
    vec![
        column(
            "customer_id",
            Cells::Numbers((0..rows).map(|row| f64::from(row * 7_919 % 100_003)).collect()),
        ),
        column("tenure", Cells::Numbers(tenure)),
        column("plan", words((0..rows).map(|row| if row % 3 == 0 { "basic" } else { "team" }))),
        column("country", words((0..rows).map(|_| "JP"))),
        column("complaint", Cells::Numbers(complaint)),
        column("left", words(left.iter().map(|left| if *left { "Yes" } else { "No" }))),
    ]
}

#[test]
fn columns_are_used_or_left_out_for_a_reason_and_leaks_are_named() {
    let found = run(&table(), &options("left")).unwrap();
    let used: Vec<Use> = found.columns.iter().map(|column| column.used_as).collect();
    assert_eq!(used, [Use::Identifier, Use::Number, Use::Category, Use::Constant, Use::Leak, Use::Role]);
    assert_eq!(found.leaks.len(), 1);
    assert_eq!(found.target.positive, "Yes");
    let quality = found.quality.unwrap();
    assert!(quality.auc.lower > 0.6 && quality.auc.upper < 0.8, "{quality:?}");
    assert!(quality.log_loss < quality.base_rate_log_loss && quality.ece < 0.08, "{quality:?}");
    assert_eq!(found.predictions.len(), 1_000);
    assert!(found.predictions.iter().all(|row| (1..=4).contains(&row.fold)));
}

#[test]
fn the_base_rate_alone_ranks_nothing() {
    let base = Options { method: Method::BaseRate, ..options("left") };
    let quality = run(&table(), &base).unwrap().quality.unwrap();
    assert!((quality.log_loss - quality.base_rate_log_loss).abs() < 1e-3);
    assert!(quality.auc_by_fold.iter().all(|area| (area - 0.5).abs() < 1e-12));
}

#[test]
fn requests_that_leave_something_open_say_what_is_missing() {
    let mut columns = table();
    columns.push(column("state", words((0..1_000).map(|row| ["open", "closed", "paused"][row % 3]))));
    let error = run(&columns, &options("state")).unwrap_err().to_string();
    assert!(
        error.contains("open (334), closed (333), paused (333)") && error.contains("--positive"),
        "{error}"
    );
    let wanted = Options { positive: Some("gone".into()), ..options("state") };
    assert!(matches!(run(&columns, &wanted), Err(Error::NoSuchValue { .. })));
    assert!(matches!(run(&columns, &options("nothing")), Err(Error::NoColumn { .. })));
    columns.push(column("rare", words((0..1_000).map(|row| if row < 5 { "yes" } else { "no" }))));
    let error = run(&columns, &options("rare")).unwrap_err();
    assert_eq!(error, Error::TooFew { positives: 5, rows: 1_000, needed: 8, folds: 4 });
    let wanted = Options { time: Some("plan".into()), ..options("left") };
    assert_eq!(run(&columns, &wanted).unwrap_err(), Error::NoTimes("plan".into()));
}

#[test]
fn survival_by_cause_ranks_by_the_hazard_that_was_simulated() {
    let mut random = Generator::new(2);
    let rows = 1_500;
    let x: Vec<f64> = (0..rows).map(|_| random.next_unit() * 2.0 - 1.0).collect();
    let mut time = Vec::new();
    let mut cause = Vec::new();
    for x in &x {
        let mut draw = |rate: f64| -(1.0 - random.next_unit()).ln() / rate;
        let (price, service) = (draw(0.1 * (1.2 * x).exp()), draw(0.05));
        let censored = draw(0.05);
        let first = price.min(service).min(censored);
        time.push(first);
        cause.push(if first < price.min(service) {
            ""
        } else if price < service {
            "price"
        } else {
            "service"
        });
    }
    let left = cause.iter().map(|cause| if cause.is_empty() { "0" } else { "1" });
    let columns = vec![
        column("x", Cells::Numbers(x)),
        column("months", Cells::Numbers(time)),
        column("left", words(left)),
        column("why", words(cause.iter().copied())),
    ];
    let wanted = Options {
        time: Some("months".into()),
        cause: Some("why".into()),
        method: Method::Logistic,
        ..options("left")
    };
    let survival = run(&columns, &wanted).unwrap().survival.unwrap();
    let of = |name: &str| survival.causes.iter().find(|cause| cause.cause == name).unwrap();
    // The best possible ranking by x has a concordance of about 0.69.
    assert!(of("price").concordance.estimate > 0.65, "{survival:?}");
    assert!(of("price").integrated_brier < of("price").base_integrated_brier, "{survival:?}");
    assert!((of("service").concordance.estimate - 0.5).abs() < 0.06, "{survival:?}");
}
