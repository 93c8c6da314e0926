//! Tables for tests.

use holdfast_learners::probability;
use holdfast_learners::table::{Column, MISSING, Table, Values};
use holdfast_stats::random::Generator;

pub(crate) fn numbers(name: &str, values: Vec<f32>) -> Column {
    Column { name: name.into(), values: Values::Numbers(values) }
}

pub(crate) fn categories(name: &str, codes: Vec<u32>, names: &[&str]) -> Column {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    Column { name: name.into(), values: Values::Categories { codes, names } }
}

/// Rows with a known probability: a line, a step, a category, a missing value and an
/// interaction.
pub(crate) struct Simulated {
    pub(crate) table: Table,
    pub(crate) truth: Vec<f64>,
    pub(crate) target: Vec<f32>,
}

pub(crate) fn simulated(rows: usize, seed: u64) -> Simulated {
    let mut random = Generator::new(seed);
    let (mut line, mut step, mut noise, mut plan) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut truth, mut target) = (Vec::new(), Vec::new());
    for _ in 0..rows {
        let x = random.next_unit() * 4.0 - 2.0;
        let s = random.next_unit() * 10.0;
        let code = random.next_below(4) as u32;
        let missing = random.next_unit() < 0.15;
        let mut log_odds = -1.0 + 0.8 * x + [0.0, 0.7, -0.7, 0.3][code as usize];
        if missing {
            log_odds += 1.0;
        } else if s > 6.0 {
            log_odds -= if code == 1 { 0.0 } else { 1.5 };
        }
        let p = probability(log_odds);
        line.push(x as f32);
        step.push(if missing { f32::NAN } else { s as f32 });
        noise.push(random.next_unit() as f32);
        plan.push(if code == 3 { MISSING } else { code });
        truth.push(log_odds);
        target.push(f32::from(u8::from(random.next_unit() < p)));
    }
    let table = Table::new(vec![
        numbers("line", line),
        numbers("step", step),
        numbers("noise", noise),
        categories("plan", plan, &["basic", "team", "firm"]),
    ])
    .unwrap();
    Simulated { table, truth, target }
}

pub(crate) fn mean(values: impl Iterator<Item = f64> + Clone) -> f64 {
    values.clone().sum::<f64>() / values.count() as f64
}
