//! Comparing our results with a file of R's results for the same data set.

use std::{collections::BTreeMap, path::Path};

use holdfast_stats::{
    ConfidenceLevel, IntervalScale,
    survival::{
        AalenJohansen, FlemingHarrington, IncidenceVariance, KaplanMeier, NelsonAalen, QuantileEstimate,
        SurvivalData, SurvivalVariance, gray_test, log_rank, median, quantile, restricted_mean, risk_table,
    },
};

/// Estimates, variances and tests agree with R to this relative difference.
const RELATIVE: f64 = 1e-6;
/// Below this absolute difference two numbers are equal whatever their size.
const ABSOLUTE: f64 = 1e-12;

/// The columns of a test data set.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    pub(crate) entry: Option<Vec<f64>>,
    pub(crate) time: Vec<f64>,
    pub(crate) event: Vec<u32>,
    pub(crate) weight: Option<Vec<f64>>,
    pub(crate) group: Vec<u32>,
    pub(crate) stratum: Vec<u32>,
    pub(crate) cluster: Option<Vec<u32>>,
}

impl Columns {
    pub(crate) fn data(&self) -> SurvivalData {
        let (entry, weight) = (self.entry.as_deref(), self.weight.as_deref());
        let data = SurvivalData::new(entry, &self.time, &self.event, weight).unwrap();
        match &self.cluster {
            None => data,
            Some(cluster) => data.with_clusters(cluster).unwrap(),
        }
    }

    pub(crate) fn read(path: &Path) -> Self {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let headers = reader.headers().unwrap().clone();
        let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for record in reader.records() {
            for (name, value) in headers.iter().zip(&record.unwrap()) {
                columns.entry(name.to_owned()).or_default().push(value.to_owned());
            }
        }
        let floats = |name: &str| -> Option<Vec<f64>> {
            let values = &columns[name];
            (!values[0].is_empty()).then(|| values.iter().map(|v| v.parse().unwrap()).collect())
        };
        let labels = |name: &str| -> Option<Vec<u32>> {
            floats(name).map(|values| values.iter().map(|&value| value as u32).collect())
        };
        Self {
            entry: floats("entry"),
            time: floats("time").unwrap(),
            event: labels("event").unwrap(),
            weight: floats("weight"),
            group: labels("group").unwrap(),
            stratum: labels("stratum").unwrap(),
            cluster: labels("cluster"),
        }
    }

    pub(crate) fn write(&self, path: &Path) {
        let mut writer = csv::Writer::from_path(path).unwrap();
        let names = ["entry", "time", "event", "weight", "group", "stratum", "cluster"];
        writer.write_record(names).unwrap();
        let optional = |values: &Option<Vec<f64>>, row: usize| {
            values.as_ref().map_or(String::new(), |values| values[row].to_string())
        };
        for row in 0..self.time.len() {
            let record = [
                optional(&self.entry, row),
                self.time[row].to_string(),
                self.event[row].to_string(),
                optional(&self.weight, row),
                self.group[row].to_string(),
                self.stratum[row].to_string(),
                self.cluster.as_ref().map_or(String::new(), |cluster| cluster[row].to_string()),
            ];
            writer.write_record(record).unwrap();
        }
        writer.flush().unwrap();
    }
}

/// R's results: quantity → values; NA is not a number.
pub(crate) struct Golden {
    name: String,
    values: BTreeMap<String, Vec<f64>>,
    compared: usize,
    worst: (f64, String),
}

impl Golden {
    pub(crate) fn read(path: &Path) -> Self {
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).unwrap();
        let mut values: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for record in reader.records() {
            let record = record.unwrap();
            let value = record[2].parse().unwrap_or(f64::NAN);
            values.entry(record[0].to_owned()).or_default().push(value);
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Self { name, values, compared: 0, worst: (0.0, String::new()) }
    }

    fn check(&mut self, quantity: &str, index: usize, ours: f64) {
        let theirs = self.values[quantity][index];
        // Where R has no value there is nothing to compare; where survival is 0 its plain
        // limits are 0 and ours are none.
        if theirs.is_nan() || (ours.is_nan() && theirs.abs() < ABSOLUTE) {
            return;
        }
        let difference = (ours - theirs).abs();
        let relative = difference / theirs.abs().max(f64::MIN_POSITIVE);
        assert!(
            relative <= RELATIVE || difference <= ABSOLUTE,
            "{}: {quantity}[{index}]: ours {ours}, R {theirs}",
            self.name
        );
        self.compared += 1;
        if difference > ABSOLUTE && relative > self.worst.0 {
            self.worst = (relative, format!("{quantity}[{index}]"));
        }
    }

    fn check_each(&mut self, quantity: &str, ours: impl Fn(usize) -> f64) {
        for index in 0..self.values[quantity].len() {
            self.check(quantity, index, ours(index));
        }
    }

    fn check_option(&mut self, quantity: &str, index: usize, ours: Option<f64>) {
        let theirs = self.values[quantity][index];
        assert_eq!(
            ours.is_none(),
            theirs.is_nan(),
            "{}: {quantity}[{index}]: ours {ours:?}, R {theirs}",
            self.name
        );
        if let Some(ours) = ours {
            self.check(quantity, index, ours);
        }
    }
}

const SCALES: [(&str, IntervalScale); 3] =
    [("plain", IntervalScale::Plain), ("log", IntervalScale::Log), ("log-log", IntervalScale::LogLog)];

/// Compares everything R computed for these columns; returns the number of values compared.
pub(crate) fn check_against_r(columns: &Columns, golden: &mut Golden) -> usize {
    let data = columns.data();
    check_kaplan_meier(&data, golden);
    check_limits(&data, golden);
    if golden.values.contains_key("aj.time") {
        check_aalen_johansen(&data, golden);
    }
    check_tests(columns, &data, golden);
    eprintln!(
        "{}: {} values agree with R, largest relative difference {:.1e} at {}",
        golden.name, golden.compared, golden.worst.0, golden.worst.1
    );
    golden.compared
}

fn check_kaplan_meier(data: &SurvivalData, golden: &mut Golden) {
    let curve = KaplanMeier::new().variance(SurvivalVariance::Greenwood).fit(data);
    let hazard = NelsonAalen::new().variance(SurvivalVariance::Greenwood).fit(data);
    assert_eq!(curve.time, golden.values["km.time"], "{}: times", golden.name);
    golden.check_each("km.risk", |i| curve.at_risk[i]);
    golden.check_each("km.event", |i| curve.events[i]);
    golden.check_each("km.censor", |i| curve.censored[i]);
    golden.check_each("km.surv", |i| curve.survival[i]);
    golden.check_each("km.se", |i| curve.variance[i].sqrt());
    golden.check_each("na.hazard", |i| hazard.hazard[i]);
    golden.check_each("na.se", |i| hazard.variance[i].sqrt());
    let table = risk_table(data, &curve.time);
    golden.check_each("km.risk", |i| table[i].at_risk);
    for (prefix, variance) in
        [("robust", SurvivalVariance::InfinitesimalJackknife), ("default", SurvivalVariance::Automatic)]
    {
        let curve = KaplanMeier::new().variance(variance).fit(data);
        let hazard = NelsonAalen::new().variance(variance).fit(data);
        golden.check_each(&format!("km.{prefix}.se"), |i| curve.variance[i].sqrt());
        golden.check_each(&format!("na.{prefix}.se"), |i| hazard.variance[i].sqrt());
    }
}

fn check_limits(data: &SurvivalData, golden: &mut Golden) {
    for (name, scale) in SCALES {
        for level in [0.9, 0.95] {
            let curve = KaplanMeier::new()
                .variance(SurvivalVariance::Greenwood)
                .scale(scale)
                .level(ConfidenceLevel::new(level).unwrap())
                .fit(data);
            golden.check_each(&format!("km.{name}.{level}.lower"), |i| curve.lower[i]);
            golden.check_each(&format!("km.{name}.{level}.upper"), |i| curve.upper[i]);
            let mut check = |quantity: &str, found: QuantileEstimate| {
                golden.check_option(quantity, 0, found.time);
                golden.check_option(quantity, 1, found.lower);
                golden.check_option(quantity, 2, found.upper);
            };
            check(&format!("median.{name}.{level}"), median(&curve));
            for p in [0.25, 0.5, 0.75] {
                check(&format!("quantile.{name}.{level}.{p}"), quantile(&curve, p));
            }
        }
    }
    if let Some(&[horizon, ..]) = golden.values.get("rmean").map(Vec::as_slice) {
        let curve = KaplanMeier::new().variance(SurvivalVariance::Greenwood).fit(data);
        let mean = restricted_mean(&curve, horizon).unwrap();
        golden.check("rmean", 1, mean.estimate);
        let z = ConfidenceLevel::P95.normal_quantile();
        golden.check("rmean", 2, (mean.estimate - mean.lower) / z);
    }
}

fn check_aalen_johansen(data: &SurvivalData, golden: &mut Golden) {
    let times = golden.values["aj.time"].clone();
    for (name, scale) in SCALES {
        let fitted =
            AalenJohansen::new().variance(IncidenceVariance::InfinitesimalJackknife).scale(scale).fit(data);
        for cause in 0..=data.causes() as u32 {
            let at = |i: usize| match cause {
                0 => fitted.survival_at(times[i]),
                _ => fitted.at(cause, times[i]),
            };
            golden.check_each(&format!("aj.{cause}.p"), |i| at(i).estimate);
            golden.check_each(&format!("aj.{cause}.se"), |i| at(i).variance.sqrt());
            if data.clusters().is_none() {
                golden.check_each(&format!("aj.{cause}.{name}.lower"), |i| at(i).lower);
                golden.check_each(&format!("aj.{cause}.{name}.upper"), |i| at(i).upper);
            }
        }
    }
}

fn check_tests(columns: &Columns, data: &SurvivalData, golden: &mut Golden) {
    let (group, strata) = (&columns.group, Some(columns.stratum.as_slice()));
    for rho in [0.0, 1.0, 0.5] {
        if !golden.values.contains_key(&format!("logrank.{rho}")) {
            continue;
        }
        let weight = FlemingHarrington { rho, gamma: 0.0 };
        let test = log_rank(data, group, None, weight).unwrap();
        golden.check(&format!("logrank.{rho}"), 0, test.statistic);
        golden.check(&format!("logrank.{rho}"), 1, test.p_value);
        golden.check_each(&format!("logrank.{rho}.obs"), |i| test.groups[i].observed);
        golden.check_each(&format!("logrank.{rho}.exp"), |i| test.groups[i].expected);
        golden.check_each(&format!("logrank.{rho}.var"), |i| test.covariance[i]);
        let test = log_rank(data, group, strata, weight).unwrap();
        golden.check(&format!("logrank.strata.{rho}"), 0, test.statistic);
        golden.check(&format!("logrank.strata.{rho}"), 1, test.p_value);
    }
    if golden.values.contains_key("logrank.truncated") {
        let weight = FlemingHarrington::LOG_RANK;
        let test = log_rank(data, group, None, weight).unwrap();
        golden.check("logrank.truncated", 0, test.statistic);
        let test = log_rank(data, group, strata, weight).unwrap();
        golden.check("logrank.truncated.strata", 0, test.statistic);
    }
    for cause in 1..=data.causes() as u32 {
        for rho in [0.0, 1.0] {
            for (prefix, strata) in [("gray", None), ("gray.strata", strata)] {
                let quantity = format!("{prefix}.{cause}.{rho}");
                if golden.values.contains_key(&quantity) {
                    let test = gray_test(data, group, cause, strata, rho).unwrap();
                    golden.check(&quantity, 0, test.statistic);
                    golden.check(&quantity, 1, test.p_value);
                    golden.check(&quantity, 2, test.degrees_of_freedom as f64);
                }
            }
        }
    }
}
