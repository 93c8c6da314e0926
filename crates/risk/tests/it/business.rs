//! A business whose cause-specific hazards are known functions of its features.
//!
//! Accounts live month by month. Numbers move by an autoregression; each month every cause has the
//! hazard exp(level + Σ effect · number); one draw decides. The true incidences of an account at
//! the last landmark come from many futures drawn from its state.

use holdfast_features::{
    Action, Categories, Definition, Family, FeatureColumn, FeatureKind, FeatureValues, Snapshots, Standing,
    Unit,
};
use holdfast_risk::rules::States;
use holdfast_risk::{Assessment, End, HORIZONS, Inputs, Settings, fit};
use holdfast_stats::random::Generator;
use holdfast_taxonomy::{LeafId, Taxonomy};

/// Microseconds of a day.
pub(crate) const DAY: i64 = 86_400_000_000;
/// Days of a month.
const MONTH: i64 = 30;
/// Numbers of an account; the last [`NOISE`] have no effect.
const NUMBERS: usize = 9;
const NOISE: usize = 3;
/// Causes: leaf, level, effects of the numbers.
const CAUSES: [(&str, f64, [f64; NUMBERS - NOISE]); 5] = [
    ("adoption.unused", -5.3, [1.1, 0.0, 0.0, 0.0, 0.3, 0.0]),
    ("price.too_high", -5.6, [0.0, 1.0, 0.0, 0.4, 0.0, 0.0]),
    ("service.slow_or_unreachable", -5.7, [0.3, 0.0, 1.0, 0.0, 0.0, 0.0]),
    ("payment.failed", -5.9, [0.0, 0.0, 0.0, 1.2, 0.0, 0.0]),
    ("product.missing_feature", -6.0, [0.0, 0.3, 0.0, 0.0, 1.0, 0.3]),
];
/// How much of a number stays until the next month.
const MEMORY: f64 = 0.9;
/// Futures drawn for the truth.
const FUTURES: usize = 200;
/// How often the reason seen is the true one.
const SEEN: f64 = 0.6;

/// How the business is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) accounts: usize,
    pub(crate) months: usize,
    pub(crate) seed: u64,
    /// Added to every level.
    pub(crate) level: f64,
    /// Whether leaving depends on the features.
    pub(crate) effects: bool,
    /// Whether futures are drawn for the truth.
    pub(crate) truth: bool,
}

impl Plan {
    pub(crate) fn new(accounts: usize, seed: u64) -> Self {
        Self { accounts, months: 36, seed, level: 0.0, effects: true, truth: true }
    }
}

/// The business with what a fit is given, and the truth.
#[derive(Debug, Clone)]
pub(crate) struct Business {
    pub(crate) snapshots: Snapshots,
    /// Losses with soft labels: calibrated posteriors from a noisy reading of the reason.
    pub(crate) ends: Vec<End>,
    pub(crate) as_of: i64,
    /// By account that is a customer at `as_of`: account number, horizon × cause, monthly amount.
    pub(crate) truth: Vec<(u32, Vec<Vec<f64>>, i64)>,
}

pub(crate) fn leaves() -> Vec<&'static str> {
    CAUSES.iter().map(|(leaf, ..)| *leaf).collect()
}

fn normal(random: &mut Generator) -> f64 {
    let (u, v) = (1.0 - random.next_unit(), random.next_unit());
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

fn step(state: &mut [f64; NUMBERS], random: &mut Generator) {
    for number in state {
        *number = MEMORY * *number + (1.0 - MEMORY * MEMORY).sqrt() * normal(random);
    }
}

fn hazards(state: &[f64; NUMBERS], plan: &Plan) -> [f64; CAUSES.len()] {
    std::array::from_fn(|cause| {
        let (_, level, effects) = CAUSES[cause];
        let sum: f64 = effects.iter().zip(state).map(|(effect, number)| effect * number).sum();
        (level + plan.level + if plan.effects { sum } else { 0.0 }).exp().min(0.15)
    })
}

/// The cause that strikes in a month, if one does.
fn strike(hazards: &[f64; CAUSES.len()], random: &mut Generator) -> Option<usize> {
    let mut rest = random.next_unit();
    hazards.iter().position(|hazard| {
        rest -= hazard;
        rest < 0.0
    })
}

/// What is found out about the reason of a loss: a noisy reading together with the state of the
/// account, a calibrated posterior. (Labels that did not know the state would have to be combined
/// with it: they would blur the causes.)
fn posterior(cause: usize, hazards: &[f64; CAUSES.len()], random: &mut Generator) -> Vec<(LeafId, f64)> {
    let seen = if random.next_unit() < SEEN { cause } else { random.next_below(CAUSES.len()) };
    let other = (1.0 - SEEN) / CAUSES.len() as f64;
    let weights: Vec<f64> = hazards
        .iter()
        .enumerate()
        .map(|(k, hazard)| hazard * (other + if k == seen { SEEN } else { 0.0 }))
        .collect();
    let total: f64 = weights.iter().sum();
    leaves().iter().zip(weights).map(|(leaf, weight)| (LeafId::new(leaf), weight / total)).collect()
}

fn definition(name: &str, family: Family, kind: FeatureKind, action: Action) -> Definition {
    Definition {
        name: name.to_owned(),
        family,
        unit: Unit::Points,
        window_days: None,
        needs: Vec::new(),
        fields: Vec::new(),
        kernel: "given".to_owned(),
        of: None,
        kind,
        action,
    }
}

impl Business {
    pub(crate) fn new(plan: &Plan) -> Self {
        let as_of = plan.months as i64 * MONTH * DAY;
        let landmarks: Vec<i64> = (0..=plan.months as i64).map(|month| month * MONTH * DAY).collect();
        let (mut rows, mut truth) = (Vec::new(), Vec::new());
        let mut numbers: Vec<Vec<f32>> = vec![Vec::new(); NUMBERS];
        let (mut tenure, mut started, mut amounts) = (Vec::new(), Vec::new(), Vec::new());
        let (mut segment, mut currency) = (Vec::new(), Vec::new());
        let mut ends: Vec<End> = Vec::new();
        for account in 0..plan.accounts {
            let mut random = Generator::stream(plan.seed, account as u64);
            // Half were customers before the data start.
            let start = (random.next_unit() * 2.0 * plan.months as f64) as i64 - plan.months as i64;
            let segment_of = random.next_below(3) as u32;
            let currency_of = random.next_below(2) as u32;
            let monthly = (5_000.0 * (0.9 * normal(&mut random)).exp()) as i64 + 100;
            let mut state: [f64; NUMBERS] = std::array::from_fn(|_| normal(&mut random));
            let mut left = false;
            for month in start..=plan.months as i64 {
                if month >= 0 {
                    rows.push((account as u32, month as u16));
                    numbers.iter_mut().zip(&state).for_each(|(column, number)| column.push(*number as f32));
                    tenure.push(((month - start) * MONTH) as f32);
                    started.push(start * MONTH * DAY);
                    amounts.push(Some(monthly));
                    segment.push(segment_of);
                    currency.push(currency_of);
                }
                if month == plan.months as i64 {
                    if !plan.truth {
                        break;
                    }
                    let incidences = futures(&state, plan, &mut random);
                    truth.push((account as u32, incidences, monthly));
                    break;
                }
                if let Some(cause) = strike(&hazards(&state, plan), &mut random) {
                    let day = month * MONTH * DAY + (random.next_unit() * (MONTH * DAY) as f64) as i64;
                    if month >= 0 {
                        let causes = posterior(cause, &hazards(&state, plan), &mut random);
                        ends.push(End { account: account as u32, decided_at: day, causes });
                    }
                    left = true;
                }
                if left {
                    break;
                }
                step(&mut state, &mut random);
            }
        }
        let names = ["use", "price", "waits", "declines", "requests", "seats", "red", "green", "blue"];
        let families = [
            Family::Usage,
            Family::Price,
            Family::Support,
            Family::Payments,
            Family::Support,
            Family::Seats,
            Family::Calendar,
            Family::Surroundings,
            Family::Contact,
        ];
        let mut columns: Vec<FeatureColumn> = numbers
            .into_iter()
            .enumerate()
            .map(|(index, values)| FeatureColumn {
                definition: definition(names[index], families[index], FeatureKind::Number, Action::Lower),
                values: FeatureValues::Numbers(values),
            })
            .collect();
        columns.push(FeatureColumn {
            definition: definition("tenure_days", Family::Tenure, FeatureKind::Number, Action::None),
            values: FeatureValues::Numbers(tenure),
        });
        let segments =
            Categories { codes: segment, names: vec!["small".into(), "middle".into(), "large".into()] };
        columns.push(FeatureColumn {
            definition: definition("segment", Family::Fit, FeatureKind::Category, Action::None),
            values: FeatureValues::Categories(segments.clone()),
        });
        let missing = Categories { codes: vec![Categories::MISSING; rows.len()], names: Vec::new() };
        let snapshots = Snapshots {
            accounts: (0..plan.accounts).map(|account| format!("A{account:06}")).collect(),
            as_of: landmarks,
            rows,
            columns,
            losses: Vec::new(),
            standing: Standing {
                monthly_amount: amounts,
                currency: Categories { codes: currency, names: vec!["EUR".into(), "USD".into()] },
                started_at: started,
                segment: segments,
                plan: missing.clone(),
                region: missing.clone(),
                language: missing,
            },
        };
        Self { snapshots, ends, as_of, truth }
    }

    pub(crate) fn assess(&self, settings: &Settings) -> Assessment {
        let states = States::default();
        fit(&self.inputs(&states), settings, &mut |_| ()).unwrap()
    }

    pub(crate) fn inputs<'a>(&'a self, states: &'a States) -> Inputs<'a> {
        Inputs {
            snapshots: &self.snapshots,
            ends: &self.ends,
            as_of: self.as_of,
            taxonomy: Taxonomy::embedded(),
            hand_score: None,
            states,
        }
    }
}

/// True incidences by horizon and cause, over many futures.
fn futures(state: &[f64; NUMBERS], plan: &Plan, random: &mut Generator) -> Vec<Vec<f64>> {
    let mut found = vec![vec![0.0; CAUSES.len()]; HORIZONS.len()];
    for _ in 0..FUTURES {
        let mut state = *state;
        // Expected, not drawn: the hazards of the path are summed.
        let mut stays = 1.0;
        for month in 0..13 {
            let hazards = hazards(&state, plan);
            for (horizon, days) in HORIZONS.iter().enumerate() {
                let part = ((f64::from(*days) - f64::from(month) * 30.0) / 30.0).clamp(0.0, 1.0);
                for (sum, hazard) in found[horizon].iter_mut().zip(&hazards) {
                    *sum += stays * hazard * part / FUTURES as f64;
                }
            }
            stays *= 1.0 - hazards.iter().sum::<f64>();
            step(&mut state, random);
        }
    }
    found
}
