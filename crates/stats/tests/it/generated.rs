//! Data sets made by a seeded generator, so that their golden results can be committed.

use holdfast_stats::random::Generator;

use crate::oracle::Columns;

/// Name and columns of every generated data set.
pub(crate) fn all() -> Vec<(&'static str, Columns)> {
    vec![
        ("untied", columns(1, 40, &Shape { grid: 0.0, ..Shape::default() })),
        ("tied", columns(2, 80, &Shape::default())),
        ("frequency_weights", columns(3, 60, &Shape { weight: Weight::Whole, ..Shape::default() })),
        ("fractional_weights", columns(4, 60, &Shape { weight: Weight::Fraction, ..Shape::default() })),
        ("truncated", columns(5, 60, &Shape { grid: 0.25, truncated: true, ..Shape::default() })),
        (
            "truncated_weights_clusters",
            columns(
                6,
                60,
                &Shape { truncated: true, clusters: true, weight: Weight::Fraction, ..Shape::default() },
            ),
        ),
        ("one_cause", columns(7, 60, &Shape { causes: 1, ..Shape::default() })),
    ]
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Weight {
    None,
    Whole,
    Fraction,
}

#[derive(Debug, Clone)]
pub(crate) struct Shape {
    /// Times are rounded up to multiples of this; 0 leaves them as drawn.
    pub(crate) grid: f64,
    pub(crate) causes: u32,
    pub(crate) truncated: bool,
    pub(crate) clusters: bool,
    pub(crate) weight: Weight,
}

impl Default for Shape {
    fn default() -> Self {
        Self { grid: 1.0, causes: 3, truncated: false, clusters: false, weight: Weight::None }
    }
}

/// Exponential times whose rate depends on the group, uniform censoring and entry.
pub(crate) fn columns(seed: u64, rows: usize, shape: &Shape) -> Columns {
    let mut generator = Generator::new(seed);
    let mut made = Columns::default();
    let mut entries = Vec::new();
    let mut weights = Vec::new();
    let mut clusters = Vec::new();
    while made.time.len() < rows {
        let group = generator.next_below(3) as u32 + 1;
        let rate = 0.05 * f64::from(group);
        let entry = if generator.next_unit() < 0.5 { 0.0 } else { (generator.next_unit() * 12.0).floor() };
        let event_time = -generator.next_unit().max(1e-9).ln() / rate;
        let censoring = generator.next_unit() * 40.0;
        let cause = 1 + generator.next_below(shape.causes as usize) as u32;
        let drawn = event_time.min(censoring);
        let time = if shape.grid > 0.0 {
            (drawn / shape.grid).ceil().max(1.0) * shape.grid
        } else {
            // Few digits, so that the number survives the CSV on every side.
            (drawn * 1e6).round().max(1.0) / 1e6
        };
        let stratum = generator.next_below(2) as u32 + 1;
        let weight = 1 + generator.next_below(4);
        let cluster = generator.next_below(rows / 3) as u32 + 1;
        if shape.truncated && entry >= time {
            continue;
        }
        made.time.push(time);
        made.event.push(if event_time <= censoring { cause } else { 0 });
        made.group.push(group);
        made.stratum.push(stratum);
        entries.push(entry);
        clusters.push(cluster);
        weights.push(match shape.weight {
            Weight::Fraction => weight as f64 / 3.0 + 0.125,
            _ => weight as f64,
        });
    }
    made.entry = shape.truncated.then_some(entries);
    made.cluster = shape.clusters.then_some(clusters);
    made.weight = (!matches!(shape.weight, Weight::None)).then_some(weights);
    made
}
