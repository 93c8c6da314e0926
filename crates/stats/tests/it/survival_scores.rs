//! Scores by time against scikit-survival, definitions by pairs, and each other.

use std::{collections::BTreeMap, path::Path};

use holdfast_stats::{
    hazards::Incidences,
    random::Generator,
    survival::{
        AalenJohansen, CensoringCurve, SurvivalData,
        brier::brier_scores,
        concordance::{Concordance, OtherCauses, PairWeight},
        time_dependent_auc::cumulative_dynamic_auc,
    },
};
use proptest::{collection::vec, prelude::*};

/// Agreement with scikit-survival.
const TOLERANCE: f64 = 1e-8;

fn columns(values: &[f64], rows: usize) -> Vec<&[f64]> {
    values.chunks_exact(rows).collect()
}

#[test]
fn scores_by_time_agree_with_scikit_survival() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/scikit_survival.csv");
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).unwrap();
    let mut golden: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        golden.entry(record[0].to_owned()).or_default().push(record[2].parse().unwrap());
    }
    let data = |prefix: &str| {
        let event: Vec<u32> = golden[&format!("{prefix}event")].iter().map(|&event| event as u32).collect();
        SurvivalData::new(None, &golden[&format!("{prefix}time")], &event, None).unwrap()
    };
    let (test, censoring) = (data(""), CensoringCurve::at(&data("train.")));
    let check = |name: &str, ours: &[f64]| {
        assert_eq!(ours.len(), golden[name].len());
        for (ours, theirs) in ours.iter().zip(&golden[name]) {
            assert!((ours - theirs).abs() < TOLERANCE, "{name}: {ours} {theirs}");
        }
    };
    let (times, score, rows) = (&golden["times"], &golden["score"], golden["time"].len());
    let brier = brier_scores(&test, None, times, &columns(&golden["incidence"], rows), &censoring).unwrap();
    check("brier", &brier.score);
    check("integrated", &[brier.integrated().unwrap()]);
    for (name, columns) in
        [("auc", vec![score.as_slice()]), ("auc.shifting", columns(&golden["shifting"], rows))]
    {
        let others = OtherCauses::default();
        let areas = cumulative_dynamic_auc(&test, None, others, times, &columns, &censoring).unwrap();
        check(name, &areas.area);
        check(&format!("{name}.mean"), &[areas.mean]);
    }
    let plain = Concordance::default();
    check("harrell", &[plain.of(&test, score).unwrap().index]);
    let uno = Concordance { weight: PairWeight::UnoWith(&censoring), ..plain };
    check("uno", &[uno.of(&test, score).unwrap().index]);
    check("uno.tau", &[Concordance { until: Some(10.5), ..uno }.of(&test, score).unwrap().index]);
}

/// Rows of two causes with ties, entries and weights.
struct Rows {
    entry: Vec<f64>,
    time: Vec<f64>,
    event: Vec<u32>,
    weight: Vec<f64>,
    score: Vec<f64>,
}

fn rows(count: usize, seed: u64) -> Rows {
    let mut generator = Generator::new(seed);
    let mut rows = Rows { entry: vec![], time: vec![], event: vec![], weight: vec![], score: vec![] };
    for _ in 0..count {
        let entry = generator.next_below(5) as f64;
        rows.entry.push(entry);
        rows.time.push(entry + 1.0 + generator.next_below(9) as f64);
        rows.event.push(generator.next_below(3) as u32);
        rows.weight.push(0.25 + generator.next_below(4) as f64);
        rows.score.push(generator.next_below(12) as f64);
    }
    rows
}

/// (concordant, comparable) by looking at every pair; `score` may depend on the earlier time.
fn by_pairs(rows: &Rows, stay: bool, until: f64, score: impl Fn(usize, f64) -> f64) -> (f64, f64) {
    let exit = |row: usize| if stay && rows.event[row] == 2 { f64::INFINITY } else { rows.time[row] };
    let (mut concordant, mut comparable) = (0.0, 0.0);
    for i in (0..rows.time.len()).filter(|&i| rows.event[i] == 1 && rows.time[i] <= until) {
        let time = rows.time[i];
        for j in 0..rows.time.len() {
            let beyond = exit(j) > time || (exit(j) == time && rows.event[j] != 1);
            if i == j || rows.entry[j] >= time || !beyond {
                continue;
            }
            let weight = rows.weight[i] * rows.weight[j];
            comparable += weight;
            let (earlier, later) = (score(i, time), score(j, time));
            concordant += if earlier > later {
                weight
            } else if earlier == later {
                weight / 2.0
            } else {
                0.0
            };
        }
    }
    (concordant, comparable)
}

#[test]
fn cause_specific_and_time_dependent_concordance_equal_their_definition_by_pairs() {
    for seed in 0..20 {
        let rows = rows(60, seed);
        let data = SurvivalData::new(Some(&rows.entry), &rows.time, &rows.event, Some(&rows.weight)).unwrap();
        let grid = [4.0, 6.0, 9.0];
        let risk: Vec<Vec<f64>> = (0..3)
            .map(|k| rows.score.iter().map(|&s| ((s * 7.0 + f64::from(k) * 5.0) % 12.0).floor()).collect())
            .collect();
        let risk: Vec<&[f64]> = risk.iter().map(Vec::as_slice).collect();
        for (others, stay) in [(OtherCauses::Censored, false), (OtherCauses::StayForEver, true)] {
            let settings = Concordance { cause: Some(1), others, until: Some(8.0), ..Concordance::default() };
            let measured = settings.of(&data, &rows.score).unwrap();
            let (concordant, comparable) = by_pairs(&rows, stay, 8.0, |row, _| rows.score[row]);
            assert!((measured.index - concordant / comparable).abs() < 1e-12);
            let total = measured.concordant + measured.discordant + measured.tied_score;
            assert!((total / comparable - 1.0).abs() < 1e-12);
            let settings = Concordance { until: None, ..settings };
            let measured = settings.time_dependent(&data, &grid, &risk).unwrap();
            let column = |time: f64| grid.partition_point(|&end| end < time);
            let (concordant, comparable) = by_pairs(&rows, stay, 9.0, |row, time| risk[column(time)][row]);
            assert!((measured.index - concordant / comparable).abs() < 1e-12);
        }
        // One order in all columns: the plain index, with its variance.
        let same = Concordance { until: Some(9.0), cause: Some(1), ..Concordance::default() };
        let plain = same.of(&data, &rows.score).unwrap();
        let score = rows.score.as_slice();
        let moving = same.time_dependent(&data, &grid, &[score, score, score]).unwrap();
        assert!((plain.index - moving.index).abs() < 1e-12);
        assert!((plain.variance - moving.variance).abs() < 1e-12);
    }
}

/// Without censoring there is nothing to weigh: the definitions at one horizon.
#[test]
fn uncensored_scores_of_a_cause_are_those_of_the_horizon() {
    let mut rows = rows(200, 5);
    rows.event.iter_mut().for_each(|event| *event = (*event).max(1));
    let data = SurvivalData::new(None, &rows.time, &rows.event, Some(&rows.weight)).unwrap();
    let censoring = CensoringCurve::just_before(&data);
    let predicted: Vec<f64> = rows.score.iter().map(|score| score / 12.0).collect();
    let had = |row: usize| rows.event[row] == 1 && rows.time[row] <= 6.0;
    let total: f64 = rows.weight.iter().sum();
    let expected: f64 = (0..200)
        .map(|row| rows.weight[row] * (f64::from(u8::from(had(row))) - predicted[row]).powi(2))
        .sum::<f64>()
        / total;
    let brier = brier_scores(&data, Some(1), &[6.0], &[&predicted], &censoring).unwrap();
    assert!((brier.score[0] - expected).abs() < 1e-12);
    let outcome: Vec<f64> = (0..200).map(|row| f64::from(u8::from(had(row)))).collect();
    let level = holdfast_stats::ConfidenceLevel::P95;
    let plain = holdfast_stats::discrimination::WeightedAuc::new(
        &rows.score,
        &outcome,
        Some(&rows.weight),
        None,
        level,
    )
    .unwrap();
    let stay = OtherCauses::StayForEver;
    let area = cumulative_dynamic_auc(&data, Some(1), stay, &[6.0], &[&rows.score], &censoring).unwrap();
    assert!((area.area[0] - plain.area).abs() < 1e-12);
}

/// Hazards of the empirical rows, d/n in each interval, give the Aalen–Johansen estimate.
#[test]
fn incidences_of_empirical_hazards_are_aalen_johansens() {
    let rows = rows(300, 8);
    let data = SurvivalData::new(Some(&rows.entry), &rows.time, &rows.event, None).unwrap();
    let fitted = AalenJohansen::new().fit(&data);
    let hazards: Vec<f64> = (0..fitted.time.len())
        .flat_map(|index| {
            fitted.causes.iter().map(|cause| cause.events[index] / fitted.at_risk[index]).collect::<Vec<_>>()
        })
        .collect();
    let incidences = Incidences::new(&hazards, 2).unwrap();
    for index in 0..fitted.time.len() {
        assert!((incidences.survival(index + 1) - fitted.survival[index]).abs() < 1e-12);
        for cause in 0..2 {
            let theirs = fitted.causes[cause].incidence[index];
            assert!((incidences.incidence(cause, index + 1) - theirs).abs() < 1e-12);
        }
    }
}

proptest! {
    #[test]
    fn survival_and_incidences_sum_to_one_at_every_time(
        log_odds in vec(-40.0_f64..40.0, 3 * 40),
        widths in vec(0.1_f64..100.0, 40),
        part in 0.0_f64..1.2,
    ) {
        let incidences = Incidences::from_log_odds(&log_odds, 3).unwrap();
        let mut end = 0.0;
        let ends: Vec<f64> = widths.iter().map(|width| { end += width; end }).collect();
        for (index, &time) in ends.iter().chain(&[part * end]).enumerate() {
            let (survival, own) = incidences.at(time, &ends).unwrap();
            prop_assert!((survival + own.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!(survival >= 0.0 && own.iter().all(|&value| (0.0..=1.0 + 1e-12).contains(&value)));
            if index < 40 {
                prop_assert!((survival - incidences.survival(index + 1)).abs() < 1e-12);
            }
        }
        for intervals in 0..40 {
            prop_assert!(incidences.survival(intervals + 1) <= incidences.survival(intervals));
            for cause in 0..3 {
                prop_assert!(incidences.incidence(cause, intervals + 1) >= incidences.incidence(cause, intervals));
            }
        }
    }
}
