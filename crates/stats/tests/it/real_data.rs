//! Agreement with figures of the literature and of other tools on real data, which are not
//! part of the repository.

use std::path::{Path, PathBuf};

use holdfast_stats::survival::{AalenJohansen, KaplanMeier, SurvivalData};

pub(crate) fn test_data() -> Option<PathBuf> {
    let found = std::env::var_os("HOLDFAST_TEST_DATA").map(PathBuf::from);
    if found.is_none() {
        eprintln!("skipped: HOLDFAST_TEST_DATA is not set");
    }
    found
}

/// The named columns of a CSV, row by row.
fn read(path: &Path, names: [&str; 2]) -> Vec<[String; 2]> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers = reader.headers().unwrap().clone();
    let positions = names.map(|name| headers.iter().position(|header| header == name).unwrap());
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            positions.map(|position| record[position].to_owned())
        })
        .collect()
}

#[test]
fn incidences_of_life_policies_agree_with_published_ones() {
    let Some(directory) = test_data() else { return };
    let rows = read(&directory.join("uslapse/uslapseagent.csv"), ["duration", "termination.cause"]);
    let time: Vec<f64> = rows.iter().map(|[duration, _]| duration.parse().unwrap()).collect();
    let causes = ["surrender", "death", "other"];
    let event: Vec<u32> = rows
        .iter()
        .map(|[_, cause]| causes.iter().position(|other| other == cause).map_or(0, |found| found as u32 + 1))
        .collect();
    let fitted = AalenJohansen::new().fit(&SurvivalData::new(None, &time, &event, None).unwrap());
    for (time, survival, incidences) in [
        (4.0, 0.90589, [0.07934, 0.00536, 0.00941]),
        (12.0, 0.78252, [0.17401, 0.01533, 0.02813]),
        (28.0, 0.61884, [0.28966, 0.03134, 0.06016]),
        (52.0, 0.43817, [0.41672, 0.04960, 0.09552]),
    ] {
        assert!((fitted.survival_at(time).estimate - survival).abs() < 1e-4);
        for (cause, incidence) in (1..).zip(incidences) {
            assert!((fitted.at(cause, time).estimate - incidence).abs() < 1e-4);
        }
    }
    for index in 0..fitted.time.len() {
        let total: f64 = fitted.causes.iter().map(|cause| cause.incidence[index]).sum();
        assert!((fitted.survival[index] + total - 1.0).abs() < 1e-9);
    }
}

#[test]
fn survival_of_software_subscriptions_agrees_with_published_one() {
    let Some(directory) = test_data() else { return };
    let rows = read(&directory.join("pysurvival/churn.csv"), ["months_active", "churned"]);
    let (time, event): (Vec<f64>, Vec<u32>) = rows
        .iter()
        .map(|[months, churned]| (months.parse::<f64>().unwrap(), churned.parse::<f64>().unwrap() as u32))
        .filter(|&(months, _)| months > 0.0)
        .unzip();
    let curve = KaplanMeier::new().fit(&SurvivalData::new(None, &time, &event, None).unwrap());
    for (time, survival) in
        [(2.0, 0.7810), (4.0, 0.5275), (6.0, 0.4778), (8.0, 0.4508), (10.0, 0.3935), (12.0, 0.2436)]
    {
        assert!((curve.at(time).estimate - survival).abs() < 1e-4);
    }
}
