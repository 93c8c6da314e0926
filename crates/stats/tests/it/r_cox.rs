//! Regression and concordance against R's `survival`, committed and live.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

use holdfast_stats::{
    random::Generator,
    survival::{
        SurvivalData,
        concordance::{Concordance, PairWeight},
        cox::{Covariate, Cox, CoxRows, CoxVariance, Ties},
    },
};

/// Agreement with R: relative, or absolute for what is near zero (residuals, covariances).
const RELATIVE: f64 = 1e-6;
const ABSOLUTE: f64 = 1e-9;

/// A test data set: named columns; columns without values are left out.
struct Columns(BTreeMap<String, Vec<f64>>);

impl Columns {
    fn read(path: &Path) -> Self {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let headers = reader.headers().unwrap().clone();
        let mut columns: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for record in reader.records() {
            for (name, value) in headers.iter().zip(&record.unwrap()) {
                if !value.is_empty() {
                    columns.entry(name.to_owned()).or_default().push(value.parse().unwrap());
                }
            }
        }
        Self(columns)
    }

    fn write(&self, path: &Path) {
        let mut writer = csv::Writer::from_path(path).unwrap();
        let names: Vec<&str> = ["entry", "time", "event", "weight", "stratum", "cluster", "offset"]
            .into_iter()
            .chain(self.covariates().map(|(name, _)| name))
            .collect();
        writer.write_record(&names).unwrap();
        for row in 0..self.0["time"].len() {
            let cell = |name: &&str| self.0.get(*name).map_or(String::new(), |v| v[row].to_string());
            writer.write_record(names.iter().map(cell)).unwrap();
        }
        writer.flush().unwrap();
    }

    fn get(&self, name: &str) -> Option<&[f64]> {
        self.0.get(name).map(Vec::as_slice)
    }

    fn labels(&self, name: &str) -> Option<Vec<u32>> {
        self.get(name).map(|values| values.iter().map(|&value| value as u32).collect())
    }

    fn covariates(&self) -> impl Iterator<Item = (&str, &[f64])> {
        self.0.iter().filter(|(name, _)| name.starts_with('x')).map(|(name, v)| (name.as_str(), v.as_slice()))
    }

    fn data(&self) -> SurvivalData {
        let event = self.labels("event").unwrap();
        let data = SurvivalData::new(self.get("entry"), &self.0["time"], &event, self.get("weight")).unwrap();
        match self.labels("cluster") {
            None => data,
            Some(cluster) => data.with_clusters(&cluster).unwrap(),
        }
    }
}

/// R's results and how far ours are from them.
struct Golden {
    name: String,
    values: BTreeMap<String, Vec<f64>>,
    compared: usize,
}

impl Golden {
    fn read(path: &Path) -> Self {
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).unwrap();
        let mut values: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for record in reader.records() {
            let record = record.unwrap();
            values.entry(record[0].to_owned()).or_default().push(record[2].parse().unwrap_or(f64::NAN));
        }
        Self { name: path.display().to_string(), values, compared: 0 }
    }

    fn check(&mut self, quantity: &str, ours: &[f64]) {
        let theirs = &self.values[quantity];
        assert_eq!(ours.len(), theirs.len(), "{} {quantity}", self.name);
        // Residuals and covariances near zero are compared with the largest of their kind.
        let size = theirs.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        for (index, (&ours, &theirs)) in ours.iter().zip(theirs).enumerate() {
            let close = (ours - theirs).abs() <= RELATIVE * theirs.abs() + ABSOLUTE * size;
            assert!(close, "{} {quantity}[{index}]: {ours} here, {theirs} in R", self.name);
            self.compared += 1;
        }
    }
}

fn check_cox(columns: &Columns, golden: &mut Golden) {
    let data = columns.data();
    let covariates: Vec<Covariate<'_>> =
        columns.covariates().map(|(name, values)| Covariate { name, values }).collect();
    let strata = columns.labels("stratum");
    let rows = CoxRows {
        strata: strata.as_deref(),
        offset: columns.get("offset"),
        ..CoxRows::new(&data, &covariates)
    };
    let weight = columns.get("weight");
    let kept: Vec<usize> =
        (0..columns.0["time"].len()).filter(|&row| weight.is_none_or(|weight| weight[row] > 0.0)).collect();
    for (name, ties) in [("efron", Ties::Efron), ("breslow", Ties::Breslow)] {
        let cox = Cox::new().ties(ties);
        let robust = cox.variance(CoxVariance::Robust).fit(&rows).unwrap();
        let naive = cox.variance(CoxVariance::Information).fit(&rows).unwrap();
        let mut check = |quantity: &str, ours: &[f64]| golden.check(&format!("{name}.{quantity}"), ours);
        check("coef", &robust.coefficients);
        check("robust", &robust.variance);
        check("naive", &robust.information_variance);
        check("naive", &naive.variance);
        check("loglik", &[naive.null_log_likelihood, naive.log_likelihood]);
        check("score.test", &[naive.score_test.statistic]);
        check("wald.robust", &[robust.wald_test.statistic]);
        check("wald.naive", &[naive.wald_test.statistic]);
        let residuals = cox.residuals(&rows, &naive).unwrap();
        let of_kept = |values: &[f64], width: usize| -> Vec<f64> {
            kept.iter().flat_map(|&row| values[row * width..][..width].to_vec()).collect()
        };
        check("martingale", &of_kept(&residuals.martingale, 1));
        check("score", &of_kept(&residuals.score, covariates.len()));
        check("dfbeta", &of_kept(&residuals.dfbeta, covariates.len()));
        let predictor = naive.linear_predictor(&covariates, rows.offset).unwrap();
        for (number, row) in [(1, kept[0]), (2, kept[kept.len() - 1])] {
            let stratum = strata.as_ref().map_or(0, |strata| strata[row]);
            let times = golden.values[&format!("{name}.hazard{number}.time")].clone();
            let hazards: Vec<f64> = times
                .iter()
                .map(|&time| naive.cumulative_hazard(stratum, predictor[row], time).unwrap())
                .collect();
            golden.check(&format!("{name}.hazard{number}"), &hazards);
        }
    }
    if weight.is_some() {
        // With weights R's penalised fit (survival 3.5-3) is not at the maximum of its own
        // penalised likelihood; see `ridge_with_weights_is_ridge_of_repeated_rows`.
        return;
    }
    let ridge = Cox::new().ridge(3.0).unwrap().variance(CoxVariance::Information).fit(&rows).unwrap();
    golden.check("ridge.coef", &ridge.coefficients);
    golden.check("ridge.var", &ridge.variance);
    golden.check("ridge.loglik", &[ridge.log_likelihood]);
}

/// Higher scores concord with earlier events; Uno's weights where R has them.
fn check_concordance(columns: &Columns, golden: &mut Golden) {
    let data = columns.data();
    let weight = columns.get("weight");
    let mut kept = golden.values["marker"].clone().into_iter();
    let score: Vec<f64> = (0..columns.0["time"].len())
        .map(|row| if weight.is_none_or(|w| w[row] > 0.0) { kept.next().unwrap() } else { 0.0 })
        .collect();
    let strata = columns.labels("stratum");
    let tau = golden.values["tau"][0];
    for (name, weight) in [("n", PairWeight::One), ("nG2", PairWeight::Uno)] {
        for (part, until) in [("all", None), ("tau", Some(tau))] {
            let key = format!("concordance.{name}.{part}");
            if !golden.values.contains_key(&key) {
                continue;
            }
            let settings = Concordance { weight, until, strata: strata.as_deref(), ..Concordance::default() };
            let measured = settings.of(&data, &score).unwrap();
            golden.check(&key, &[measured.index, measured.variance]);
            let ties = [measured.tied_time, measured.tied_both];
            let counts = [measured.concordant, measured.discordant, measured.tied_score];
            // Beyond `ymax` R goes on counting pairs of events at one time, in part.
            let theirs = &golden.values[&format!("{key}.count")][3..];
            let ties = if until.is_some() { theirs.to_vec() } else { ties.to_vec() };
            let counts = [counts.to_vec(), ties].concat();
            golden.check(&format!("{key}.count"), &counts);
        }
    }
}

#[test]
fn ridge_with_weights_is_ridge_of_repeated_rows() {
    let (_, columns) = generated().remove(0);
    let weight: Vec<f64> = (0..columns.0["time"].len()).map(|row| (1 + row % 3) as f64).collect();
    let repeat = |values: &[f64]| -> Vec<f64> {
        values.iter().zip(&weight).flat_map(|(&v, &w)| std::iter::repeat_n(v, w as usize)).collect()
    };
    let events = |values: &[f64]| -> Vec<u32> { values.iter().map(|&value| value as u32).collect() };
    // The penalty's scale counts rows: keep it by a scale-free comparison, θ chosen to match.
    let fit = |columns: &[(&str, Vec<f64>)], time: &[f64], event: &[f64], w: Option<&[f64]>, theta: f64| {
        let data = SurvivalData::new(None, time, &events(event), w).unwrap();
        let covariates: Vec<Covariate<'_>> =
            columns.iter().map(|(name, values)| Covariate { name, values }).collect();
        let cox = Cox::new().ties(Ties::Breslow).ridge(theta).unwrap();
        cox.fit(&CoxRows::new(&data, &covariates)).unwrap().coefficients[0]
    };
    let x = columns.0["x1"].clone();
    let variance = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (values.len() - 1) as f64
    };
    let (time, event) = (&columns.0["time"], &columns.0["event"]);
    let many = repeat(&x);
    let theta = 5.0 * variance(&x) / variance(&many);
    let weighted = fit(&[("x", x.clone())], time, event, Some(&weight), 5.0);
    let repeated = fit(&[("x", many)], &repeat(time), &repeat(event), None, theta);
    assert!((weighted / repeated - 1.0).abs() < 1e-9, "{weighted} {repeated}");
}

/// Ties, left truncation, strata, clusters, weights (some zero) and an offset, all at once or
/// none.
fn generated() -> Vec<(&'static str, Columns)> {
    let make = |seed: u64, rows: usize, full: bool, grain: f64| {
        let mut generator = Generator::new(seed);
        let mut columns: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        let mut push = |name: &str, value: f64| columns.entry(name.to_owned()).or_default().push(value);
        for row in 0..rows {
            let x =
                [generator.next_unit() * 3.0 - 1.0, generator.next_below(2) as f64, generator.next_unit()];
            let x = [x[0], x[1], (x[0] + 4.0 * x[2]).powi(2)];
            let offset = generator.next_unit() - 0.5;
            let stratum = generator.next_below(3) as f64;
            let risk = 0.05 * (0.6 * x[0] - 0.8 * x[1] + 0.03 * x[2] + stratum / 2.0).exp();
            let draw = |u: f64, rate: f64| (-u.max(1e-9).ln() / rate / grain).ceil() * grain;
            let died = draw(generator.next_unit(), risk);
            let left = draw(generator.next_unit(), 0.05);
            let entry = (generator.next_unit() * 6.0 / grain).floor() * grain;
            if full && entry >= died.min(left) {
                continue;
            }
            push("time", died.min(left));
            push("event", f64::from(u8::from(died <= left)));
            for (number, value) in (1..).zip(x) {
                push(&format!("x{number}"), (value * 100.0).round() / 100.0);
            }
            if full {
                push("entry", entry);
                push("weight", (row % 6) as f64 / 2.0);
                push("stratum", stratum);
                push("cluster", (row % 97) as f64);
                push("offset", (offset * 100.0).round() / 100.0);
            }
        }
        Columns(columns)
    };
    vec![
        ("cox_tied", make(21, 150, false, 2.0)),
        ("cox_untied", make(22, 100, false, 1.0 / 1024.0)),
        ("cox_all", make(23, 220, true, 1.0)),
    ]
}

fn golden_directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Runs `make_cox.R`; says so and returns false where R or its package is missing.
fn run_r(arguments: &[&Path], mode: &str) -> bool {
    let Ok(found) = Command::new("Rscript").args(["-e", "stopifnot(requireNamespace('survival'))"]).output()
    else {
        eprintln!("skipped: Rscript not found");
        return false;
    };
    if !found.status.success() {
        eprintln!("skipped: R has no survival package");
        return false;
    }
    let script = golden_directory().join("make_cox.R");
    let output = Command::new("Rscript").arg(script).arg(mode).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    true
}

fn check(columns: &Columns, golden: &mut Golden) {
    check_cox(columns, golden);
    check_concordance(columns, golden);
    assert!(golden.compared > 100, "{}", golden.name);
}

#[test]
fn generated_regressions_agree_with_committed_results_of_r() {
    for (name, columns) in generated() {
        check(&columns, &mut Golden::read(&golden_directory().join(format!("{name}.csv"))));
    }
}

/// With `HOLDFAST_WRITE_GOLDENS` set, the results replace the committed ones.
#[test]
fn generated_regressions_agree_with_r_run_now() {
    let directory = tempfile::tempdir().unwrap();
    for (name, columns) in generated() {
        let (input, output) = (directory.path().join("input.csv"), directory.path().join("output.csv"));
        columns.write(&input);
        if !run_r(&[&input, &output], "fit") {
            return;
        }
        if std::env::var_os("HOLDFAST_WRITE_GOLDENS").is_some() {
            std::fs::copy(&output, golden_directory().join(format!("{name}.csv"))).unwrap();
        }
        check(&columns, &mut Golden::read(&output));
    }
}

/// lung, veteran (ties, weights, offset), heart and bladder (left truncation, several rows of
/// one subject, strata), ovarian, pbc, colon (clusters), mgus2 (by age): eleven sets.
#[test]
fn regressions_on_data_sets_of_r_agree_with_r_run_now() {
    let directory = tempfile::tempdir().unwrap();
    if !run_r(&[directory.path()], "builtin") {
        return;
    }
    let mut sets = 0;
    for entry in std::fs::read_dir(directory.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(".data.csv") {
            let mut golden = Golden::read(&directory.path().join(format!("{name}.csv")));
            check(&Columns::read(&path), &mut golden);
            sets += 1;
        }
    }
    assert_eq!(sets, 11);
}
