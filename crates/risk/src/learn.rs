//! Learning the causes: which rows, with what target, by which learner.

use crate::Error;
use crate::causes::Causes;
use crate::hazards::{Hazards, Member};
use crate::horizon::COUNT;
use crate::panel::{Labels, Outcome, Panel, Pick, draw, table};
use crate::parallel;
use crate::settings::{Learners, Settings};
use holdfast_learners::table::Table;
use holdfast_learners::{BaseRate, Examples, Learner, Logistic};

/// A loss whose share in a cause is smaller is drawn with that probability and counts as much.
const SMALL_SHARE: f32 = 0.25;
/// Rows with a loss that a cause needs for boosting.
const BOOSTING_ROWS: f64 = 100.0;

/// Rows drawn once for all causes: losses first, then stays.
struct Drawn {
    table: Table,
    /// Loss of each of the first rows.
    losses: Vec<u32>,
    group: Vec<u32>,
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
    let mut each = |visit: &mut dyn FnMut(Pick, Outcome)| {
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
    let keep_losses = rate(leaving, 3 * settings.maximum_rows);
    let keep_stays = rate(staying, settings.maximum_rows);
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
        offset: keep_stays.ln() - keep_losses.ln(),
    })
}

/// The learners of a fit.
fn learners(settings: &Settings) -> Vec<Box<dyn Learner>> {
    match settings.learners {
        Learners::Both | Learners::Boosting | Learners::Logistic => vec![Box::new(Logistic::default())],
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
        learn_cause(&drawn, labels, cause, settings)
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
    settings: &Settings,
) -> Result<Vec<Member>, holdfast_learners::Error> {
    let purpose = 10 + cause as u64;
    let lot = |index: usize| draw(settings.seed, purpose, index as u64);
    let share = |index: usize| labels.of(drawn.losses[index])[cause];
    let chance = |share: f32| f64::from((share / SMALL_SHARE).min(1.0));
    let expected: f64 = (0..drawn.losses.len()).map(|index| chance(share(index))).sum();
    let most = settings.maximum_rows as f64 / 4.0;
    let keep_losses = if expected > most { most / expected } else { 1.0 };
    let kept_losses = expected * keep_losses;
    let stays = drawn.group.len() - drawn.losses.len();
    let wanted = (8.0 * kept_losses).clamp(5_000.0, settings.maximum_rows as f64);
    let keep_stays = (wanted / stays.max(1) as f64).min(1.0);
    let (mut rows, mut target, mut weight) = (Vec::new(), Vec::new(), Vec::new());
    for index in 0..drawn.losses.len() {
        let share = share(index);
        if share > 0.0 && lot(index) < chance(share) * keep_losses {
            rows.push(index);
            target.push(1.0_f32);
            weight.push(share.max(SMALL_SHARE));
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
        return Ok(vec![Member { model: BaseRate.fit(&examples, settings.seed)?, offset }]);
    }
    let examples = Examples { table: &table, target: &target, weight: Some(&weight), group: Some(&group) };
    let mut members = Vec::new();
    for learner in learners(settings) {
        if learner.name() == "boosting" && events < BOOSTING_ROWS && settings.learners == Learners::Both {
            continue;
        }
        members.push(Member { model: learner.fit(&examples, settings.seed)?, offset });
    }
    Ok(members)
}
