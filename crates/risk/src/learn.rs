//! Learning the causes: which rows, with what target, by which learner.

use crate::Error;
use crate::causes::Causes;
use crate::hazards::{Hazards, Member};
use crate::horizon::COUNT;
use crate::panel::{Labels, Outcome, Panel, Pick, draw, table};
use crate::parallel;
use crate::settings::{Learners, Settings};
use holdfast_learners::table::Table;
use holdfast_learners::{BaseRate, Boosting, Examples, Learner, Logistic, Model};

/// A loss whose share in a cause is smaller is drawn with that probability and counts as much.
const SMALL_SHARE: f32 = 0.25;
/// Rows with a loss that a cause needs for boosting.
const BOOSTING_ROWS: f64 = 100.0;
/// Rows with a loss that an interval needs for a regression of its own.
const INTERVAL_ROWS: f64 = 10.0;
/// Rows that one cause is learned from: at least, where there are as many, and at most.
const FEWEST_ROWS: f64 = 5_000.0;
const MOST_ROWS: usize = 40_000;

/// Expected losses that a date and interval is given beside its own, at the usual rate, before its
/// rate is compared with the usual one.
const USUAL_LOSSES: f64 = 10.0;

/// Rows drawn once for all causes: losses first, then stays.
struct Drawn {
    table: Table,
    /// Loss of each of the first rows.
    losses: Vec<u32>,
    group: Vec<u32>,
    interval: Vec<u8>,
    /// Number of the date.
    landmark: Vec<u16>,
    /// Share of stays kept over share of losses kept, as a logarithm.
    offset: f64,
}

fn drawn(
    panel: &Panel<'_>,
    columns: &[usize],
    rows: &[u32],
    until: i64,
    settings: &Settings,
) -> Result<Drawn, Error> {
    let (mut leaving, mut staying) = (0_usize, 0_usize);
    let each = |visit: &mut dyn FnMut(Pick, Outcome)| {
        for row in rows {
            for interval in 0..COUNT {
                visit((*row, interval as u8), panel.outcome(*row, interval, until));
            }
        }
    };
    each(&mut |_, outcome| match outcome {
        Outcome::Leaves(_) => leaving += 1,
        Outcome::Stays => staying += 1,
        Outcome::NotSeen => {}
    });
    let rate = |rows: usize, most: usize| if rows > most { most as f64 / rows as f64 } else { 1.0 };
    let keep_losses = rate(leaving, settings.maximum_rows / 2);
    let keep_stays = rate(staying, MOST_ROWS);
    let (mut losses, mut picks, mut stays) = (Vec::new(), Vec::new(), Vec::new());
    each(&mut |pick, outcome| {
        let lot = || draw(settings.seed, 1, u64::from(pick.0) * COUNT as u64 + u64::from(pick.1));
        match outcome {
            Outcome::Leaves(loss) if keep_losses >= 1.0 || lot() < keep_losses => {
                losses.push(loss);
                picks.push(pick);
            }
            Outcome::Stays if keep_stays >= 1.0 || lot() < keep_stays => stays.push(pick),
            _ => {}
        }
    });
    picks.append(&mut stays);
    Ok(Drawn {
        table: table(panel.snapshots, columns, &picks)?,
        losses,
        group: picks.iter().map(|(row, _)| panel.account(*row)).collect(),
        interval: picks.iter().map(|(_, interval)| *interval).collect(),
        landmark: picks.iter().map(|(row, _)| panel.landmark(*row)).collect(),
        offset: keep_stays.ln() - keep_losses.ln(),
    })
}

impl Drawn {
    /// How often a cause struck after each date, in each interval, against how often it does in
    /// the interval at the other dates: date × interval.
    ///
    /// Divided by that, losses are as frequent after each date as after any other, so that what is
    /// learned are differences between accounts at the same date: a strike of bad luck that hit
    /// everybody is not blamed on whatever else was common then. (Sampling losses by date moves
    /// nothing but the date's own intercept; see [`Member::offset`].) The level is set afterwards,
    /// by calibration on the latest dates.
    fn usual(&self, share: impl Fn(usize) -> f64) -> Vec<[f64; COUNT]> {
        let dates = self.landmark.iter().max().map_or(0, |last| usize::from(*last) + 1);
        let (mut leaving, mut staying) = (vec![[0.0; COUNT]; dates], vec![[0.0; COUNT]; dates]);
        for index in 0..self.group.len() {
            let (date, interval) = (usize::from(self.landmark[index]), usize::from(self.interval[index]));
            if index < self.losses.len() {
                leaving[date][interval] += share(index);
            } else {
                staying[date][interval] += 1.0;
            }
        }
        let sum = |counts: &[[f64; COUNT]], interval: usize| -> f64 {
            counts.iter().map(|counts| counts[interval]).sum::<f64>().max(1e-9)
        };
        let odds: [f64; COUNT] = std::array::from_fn(|j| sum(&leaving, j) / sum(&staying, j));
        leaving
            .iter()
            .zip(&staying)
            .map(|(leaving, staying)| {
                std::array::from_fn(|j| (leaving[j] + USUAL_LOSSES) / (staying[j] * odds[j] + USUAL_LOSSES))
            })
            .collect()
    }
}

/// Learns every cause from `rows`, of which what was over at `until` is seen. Uncalibrated.
pub(crate) fn learn(
    panel: &Panel<'_>,
    labels: &Labels,
    causes: &Causes,
    columns: &[usize],
    rows: &[u32],
    until: i64,
    settings: &Settings,
) -> Result<Hazards, Error> {
    let drawn = drawn(panel, columns, rows, until, settings)?;
    let members = parallel::map(causes.len(), |cause| {
        learn_cause(&drawn, labels, cause, causes.len(), settings)
            .map_err(Error::learner(&format!("cause {}", causes.causes[cause].id)))
    });
    let features =
        columns.iter().map(|index| panel.snapshots.columns[*index].definition.name.clone()).collect();
    Ok(Hazards::new(features, members.into_iter().collect::<Result<_, _>>()?))
}

fn learn_cause(
    drawn: &Drawn,
    labels: &Labels,
    cause: usize,
    causes: usize,
    settings: &Settings,
) -> Result<Vec<Member>, holdfast_learners::Error> {
    let purpose = 10 + cause as u64;
    let lot = |index: usize| draw(settings.seed, purpose, index as u64);
    let share = |index: usize| labels.of(drawn.losses[index])[cause];
    let chance = |share: f32| f64::from((share / SMALL_SHARE).min(1.0));
    let expected: f64 = (0..drawn.losses.len()).map(|index| chance(share(index))).sum();
    let usual = drawn.usual(|index| f64::from(share(index)));
    // All causes share the rows that may be learned from.
    let rows = (settings.maximum_rows as f64 / causes as f64).clamp(FEWEST_ROWS, MOST_ROWS as f64);
    let most = rows / 4.0;
    let keep_losses = if expected > most { most / expected } else { 1.0 };
    let kept_losses = expected * keep_losses;
    let stays = drawn.group.len() - drawn.losses.len();
    let wanted = (8.0 * kept_losses).clamp(FEWEST_ROWS, rows);
    let keep_stays = (wanted / stays.max(1) as f64).min(1.0);
    let (mut rows, mut target, mut weight) = (Vec::new(), Vec::new(), Vec::new());
    for index in 0..drawn.losses.len() {
        let share = share(index);
        if share > 0.0 && lot(index) < chance(share) * keep_losses {
            rows.push(index);
            target.push(1.0_f32);
            let (date, interval) = (usize::from(drawn.landmark[index]), usize::from(drawn.interval[index]));
            weight.push(share.max(SMALL_SHARE) / usual[date][interval] as f32);
        }
    }
    for index in drawn.losses.len()..drawn.group.len() {
        if keep_stays >= 1.0 || lot(index) < keep_stays {
            rows.push(index);
            target.push(0.0);
            weight.push(1.0);
        }
    }
    let events: f64 = weight.iter().zip(&target).map(|(w, y)| f64::from(w * y)).sum();
    let table = drawn.table.select(&rows);
    let group: Vec<u32> = rows.iter().map(|row| drawn.group[*row]).collect();
    let offset = drawn.offset + keep_stays.ln() - keep_losses.ln();
    if events < 5.0 {
        // Next to nothing to learn from: the same for everybody, half a loss added.
        let all = (rows.len() as f64).max(1.0);
        target.fill(((events + 0.5) / (all + 1.0)) as f32);
        let examples = Examples { table: &table, target: &target, weight: None, group: None };
        let models = vec![BaseRate.fit(&examples, settings.seed)?];
        return Ok(vec![Member { models, offset }]);
    }
    let examples = Examples { table: &table, target: &target, weight: Some(&weight), group: Some(&group) };
    let mut members = Vec::new();
    if settings.learners != Learners::Boosting {
        let interval: Vec<u8> = rows.iter().map(|row| drawn.interval[*row]).collect();
        members.push(Member { models: by_interval(&examples, &interval, settings.seed)?, offset });
    }
    let enough = events >= BOOSTING_ROWS || settings.learners == Learners::Boosting;
    if settings.learners != Learners::Logistic && enough {
        members.push(Member { models: vec![boosting().fit(&examples, settings.seed)?], offset });
    }
    Ok(members)
}

/// Small trees and few: a cause has tens to hundreds of losses, and there are many causes.
fn boosting() -> Boosting {
    Boosting { depth: 4, rate: 0.1, most_trees: 200, features: 0.5, bins: 64, ..Boosting::default() }
}

/// Penalised logistic regression of each interval on its own: what is known today says less and
/// less about later intervals, and a loss is in every interval at some landmark, so that little
/// is lost. Intervals with next to no loss share a regression of all.
fn by_interval(
    examples: &Examples<'_>,
    interval: &[u8],
    seed: u64,
) -> Result<Vec<Model>, holdfast_learners::Error> {
    let learner = Logistic::default();
    let mut all: Option<Model> = None;
    let mut models = Vec::with_capacity(COUNT);
    for wanted in 0..COUNT {
        let rows: Vec<usize> =
            (0..interval.len()).filter(|row| usize::from(interval[*row]) == wanted).collect();
        let pick = |values: &[f32]| -> Vec<f32> { rows.iter().map(|row| values[*row]).collect() };
        let target = pick(examples.target);
        let weight = examples.weight.map(pick);
        let events: f64 = rows
            .iter()
            .map(|row| f64::from(examples.target[*row] * examples.weight.map_or(1.0, |weight| weight[*row])))
            .sum();
        if events < INTERVAL_ROWS {
            if all.is_none() {
                all = Some(learner.fit(examples, seed)?);
            }
            models.extend(all.clone());
            continue;
        }
        let table = examples.table.select(&rows);
        let group: Option<Vec<u32>> =
            examples.group.map(|group| rows.iter().map(|row| group[*row]).collect());
        let part =
            Examples { table: &table, target: &target, weight: weight.as_deref(), group: group.as_deref() };
        models.push(learner.fit(&part, seed)?);
    }
    Ok(models)
}
