//! How much the shares of the classes may differ from the fitted ones: draws from the
//! posterior of classes and parameters together.

use super::calibrate::Declaration;
use super::expectation::{Counts, Pseudo, in_parallel, posterior};
use super::tables::{SourceTable, Tables};
use super::votes::{Patterns, Votes};
use crate::random::Generator;

/// Draws that are thrown away at the start of a chain, which begins at the fitted model.
const BURN_IN: usize = 15;

/// Draws of one chain.
const CHAIN: usize = 10;

/// Items beyond this many are left to a sample.
const MOST_ITEMS: usize = 20_000;

/// Classes of items, drawn jointly with the parameters of the model.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnClasses {
    items: Vec<usize>,
    classes: usize,
    drawn: Vec<u16>,
}

/// A share with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DrawnShare {
    /// Mean of the draws.
    pub mean: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl DrawnClasses {
    /// The items drawn for: all, or an even sample of 20,000.
    pub fn items(&self) -> &[usize] {
        &self.items
    }

    /// How many draws there are.
    pub fn draws(&self) -> usize {
        self.drawn.len() / self.items.len().max(1)
    }

    /// The classes of [`DrawnClasses::items`] in one draw.
    pub fn draw(&self, draw: usize) -> &[u16] {
        &self.drawn[draw * self.items.len()..(draw + 1) * self.items.len()]
    }

    /// The share of each group of classes among the items with positive weight, with the
    /// central interval of `level` over the draws. `group_of[class]` maps classes to groups
    /// `0..groups`; `weight(item)` selects and weighs items.
    pub fn shares(
        &self,
        group_of: &[usize],
        groups: usize,
        level: f64,
        weight: impl Fn(usize) -> f64,
    ) -> Vec<DrawnShare> {
        let weights: Vec<f64> = self.items.iter().map(|item| weight(*item)).collect();
        let total: f64 = weights.iter().sum();
        let draws = self.draws();
        let mut shares = vec![vec![0.0; draws]; groups];
        for draw in 0..draws {
            for (class, weight) in self.draw(draw).iter().zip(&weights) {
                shares[group_of[usize::from(*class)]][draw] += weight;
            }
        }
        shares
            .into_iter()
            .map(|mut values| {
                for value in &mut values {
                    *value /= total.max(f64::MIN_POSITIVE);
                }
                values.sort_by(f64::total_cmp);
                let mean = values.iter().sum::<f64>() / draws.max(1) as f64;
                let (low, high) = ((1.0 - level) / 2.0, f64::midpoint(1.0, level));
                DrawnShare { mean, low: quantile(&values, low), high: quantile(&values, high) }
            })
            .collect()
    }
}

fn quantile(sorted: &[f64], probability: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let place = probability * last as f64;
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    sorted[below] + (sorted[above] - sorted[below]) * (place - place.floor())
}

/// Gibbs sampling: classes given parameters, then parameters given classes; in several chains,
/// each with declarations that are off by a random factor.
pub(super) fn draw(
    votes: &Votes,
    patterns: &Patterns,
    fitted: &Tables,
    declaration: &Declaration,
    draws: usize,
    seed: u64,
) -> DrawnClasses {
    let all = votes.items();
    let count = all.min(MOST_ITEMS);
    let items: Vec<usize> = (0..count).map(|index| index * all / count).collect();
    let chains: Vec<usize> = (0..draws.div_ceil(CHAIN)).collect();
    let parts = in_parallel(&chains, |chain| {
        let length = CHAIN.min(draws - chain * CHAIN);
        let mut generator = Generator::stream(seed, *chain as u64);
        let declaration = declaration.perturbed(&mut generator);
        run_chain(votes, patterns, &items, fitted, &declaration, length, &mut generator)
    });
    DrawnClasses { classes: fitted.classes, drawn: parts.concat(), items }
}

fn run_chain(
    votes: &Votes,
    patterns: &Patterns,
    items: &[usize],
    fitted: &Tables,
    declaration: &Declaration,
    draws: usize,
    generator: &mut Generator,
) -> Vec<u16> {
    let mut drawn = Vec::with_capacity(draws * items.len());
    let mut tables = fitted.clone();
    let classes = tables.classes;
    let mut shares = vec![0.0; classes];
    for round in 0..BURN_IN + draws {
        let mut counts = Counts::zero(&tables);
        // Equal items stand together where they were sorted so; their posterior is shared.
        let mut last = u32::MAX;
        for &item in items {
            if patterns.of_item[item] != last {
                posterior(votes, &tables, item, &mut shares);
                last = patterns.of_item[item];
            }
            let class = pick(&shares, generator.next_unit());
            counts.add_item_of(votes, &tables, item, class);
            if round >= BURN_IN {
                drawn.push(class as u16);
            }
        }
        counts.fill_silence(&tables);
        let prior = draw_shares(&counts, &declaration.classes, generator);
        tables = draw_emissions(&counts, &declaration.pseudo(&prior), &tables, &prior, generator);
    }
    drawn
}

fn pick(shares: &[f64], mut rest: f64) -> usize {
    for (class, share) in shares.iter().enumerate() {
        rest -= share;
        if rest < 0.0 {
            return class;
        }
    }
    shares.iter().rposition(|share| *share > 0.0).unwrap_or(0)
}

/// A Dirichlet draw of class shares.
fn draw_shares(counts: &Counts, pseudo: &[f64], generator: &mut Generator) -> Vec<f64> {
    let prior: Vec<f64> =
        counts.classes.iter().zip(pseudo).map(|(count, pseudo)| gamma(count + pseudo, generator)).collect();
    let total: f64 = prior.iter().sum();
    prior.iter().map(|value| value / total).collect()
}

/// Dirichlet draws of emissions.
fn draw_emissions(
    counts: &Counts,
    pseudo: &Pseudo,
    tables: &Tables,
    prior: &[f64],
    generator: &mut Generator,
) -> Tables {
    let classes = tables.classes;
    let sources = tables.sources.iter().zip(counts.sources.iter().zip(&pseudo.sources));
    let sources = sources.map(|(table, (counts, pseudo))| {
        let mut emission: Vec<f64> =
            counts.iter().zip(pseudo).map(|(count, pseudo)| gamma(count + pseudo, generator)).collect();
        for class in 0..classes {
            let sum: f64 = emission[class..].iter().step_by(classes).sum();
            emission[class..].iter_mut().step_by(classes).for_each(|value| *value /= sum);
        }
        SourceTable { emission, ..table.clone() }
    });
    Tables::new(prior, sources.collect())
}

/// A gamma variate of this shape: Marsaglia G, Tsang WW (2000), *ACM Transactions on
/// Mathematical Software* 26:363, with their boost for shapes below one.
pub(super) fn gamma(shape: f64, generator: &mut Generator) -> f64 {
    if shape < 1.0 {
        let boost = generator.next_unit().max(f64::MIN_POSITIVE).powf(1.0 / shape.max(1e-6));
        return (gamma(shape + 1.0, generator) * boost).max(1e-300);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal(generator);
        let v = (1.0 + c * x).powi(3);
        if v > 0.0 {
            let u = generator.next_unit().max(f64::MIN_POSITIVE);
            if u.ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }
}

/// A standard normal variate: Box GEP, Muller ME (1958), *Annals of Mathematical Statistics*
/// 29:610.
pub(super) fn normal(generator: &mut Generator) -> f64 {
    let radius = (-2.0 * generator.next_unit().max(f64::MIN_POSITIVE).ln()).sqrt();
    radius * (std::f64::consts::TAU * generator.next_unit()).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gamma_variates_have_the_mean_and_variance_of_their_shape() {
        let mut generator = Generator::new(3);
        for shape in [0.3, 1.0, 7.5] {
            let values: Vec<f64> = (0..40_000).map(|_| gamma(shape, &mut generator)).collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let variance =
                values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64;
            assert!((mean / shape - 1.0).abs() < 0.05, "{shape}: mean {mean}");
            assert!((variance / shape - 1.0).abs() < 0.1, "{shape}: variance {variance}");
        }
    }

    #[test]
    fn shares_are_counted_by_group_and_weight() {
        let drawn = DrawnClasses { items: vec![0, 1], classes: 3, drawn: vec![0, 2, 1, 2] };
        let shares = drawn.shares(&[0, 0, 1], 2, 0.9, |item| if item == 0 { 1.0 } else { 3.0 });
        assert!((shares[0].mean - 0.25).abs() < 1e-12 && (shares[1].high - 0.75).abs() < 1e-12);
    }
}
