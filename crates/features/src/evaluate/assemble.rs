//! One table of the pieces that the threads made.

use std::collections::HashMap;

use super::{Chunk, Plan};
use crate::definitions::{Definition, FeatureKind};
use crate::kernels::Kernel;
use crate::names::Names;
use crate::snapshots::{Categories, FeatureColumn, FeatureValues, Loss, Snapshots, Standing};

/// Joins the chunks.
pub(super) fn assemble(plan: &Plan<'_>, mut chunks: Vec<Chunk>) -> Snapshots {
    let total = chunks.iter().map(|chunk| chunk.rows.len()).sum();
    let mut snapshots = Snapshots {
        accounts: Vec::new(),
        as_of: plan.as_of.to_vec(),
        rows: Vec::with_capacity(total),
        columns: Vec::new(),
        standing: Standing::default(),
        losses: Vec::new(),
    };
    let mut last = Names::NONE;
    for (account, place) in chunks.iter().flat_map(|chunk| &chunk.rows) {
        if *account != last {
            last = *account;
            snapshots.accounts.push(plan.frame.history.accounts.text(last).to_owned());
        }
        snapshots.rows.push((snapshots.accounts.len() as u32 - 1, *place));
    }
    snapshots.losses = losses(&chunks, &snapshots);
    let words = &plan.frame.history.words;
    let mut standing: Vec<Categories> = (0..5)
        .map(|column| {
            let codes = chunks.iter_mut().flat_map(|chunk| std::mem::take(&mut chunk.standing[column]));
            categories(codes.collect(), &snapshots.rows, words)
        })
        .collect();
    snapshots.standing.monthly_amount =
        chunks.iter_mut().flat_map(|chunk| std::mem::take(&mut chunk.amounts)).collect();
    snapshots.standing.started_at =
        chunks.iter_mut().flat_map(|chunk| std::mem::take(&mut chunk.started_at)).collect();
    for place in (0..5).rev() {
        let column = standing.pop().unwrap_or_default();
        *match place {
            0 => &mut snapshots.standing.currency,
            1 => &mut snapshots.standing.segment,
            2 => &mut snapshots.standing.plan,
            3 => &mut snapshots.standing.region,
            _ => &mut snapshots.standing.language,
        } = column;
    }
    let features =
        plan.features.iter().map(|feature| (&feature.definition, Some(&feature.kernel), feature.since));
    let traits = plan.traits.iter().map(|column| (&column.definition, None, i64::MIN));
    for (column, (definition, kernel, since)) in features.chain(traits).enumerate() {
        let values = if matches!(kernel, Some(Kernel::AmountLevel)) {
            FeatureValues::Numbers(amount_levels(&snapshots, since))
        } else if definition.kind == FeatureKind::Number {
            let mut numbers = Vec::with_capacity(total);
            for chunk in &mut chunks {
                numbers.append(&mut std::mem::take(&mut chunk.numbers[column]));
            }
            FeatureValues::Numbers(numbers)
        } else {
            let codes = chunks.iter_mut().flat_map(|chunk| std::mem::take(&mut chunk.words[column]));
            FeatureValues::Categories(categories(codes.collect(), &snapshots.rows, words))
        };
        // A trait that is a category at no instant is none.
        let is_empty = kernel.is_none()
            && match &values {
                FeatureValues::Numbers(numbers) => numbers.iter().all(|value| value.is_nan()),
                FeatureValues::Categories(categories) => categories.names.is_empty(),
            };
        if !is_empty {
            snapshots.columns.push(FeatureColumn { definition: Definition::clone(definition), values });
        }
    }
    snapshots
}

/// Losses by the place of their account: each is of an account that has rows.
fn losses(chunks: &[Chunk], snapshots: &Snapshots) -> Vec<Loss> {
    let mut found = Vec::new();
    let mut rows = snapshots.rows.iter().map(|(place, _)| *place);
    for chunk in chunks {
        let mut losses = chunk.losses.iter().peekable();
        for (account, _) in &chunk.rows {
            let Some(place) = rows.next() else { break };
            while let Some(loss) = losses.next_if(|loss| loss.0 == *account) {
                found.push(Loss { account: place, at: loss.1 });
            }
        }
    }
    found
}

/// Words as codes: by the first instant that has them, then by name.
fn categories(found: Vec<u32>, rows: &[(u32, u16)], words: &Names) -> Categories {
    let mut first: HashMap<u32, u16> = HashMap::new();
    for (word, (_, place)) in found.iter().zip(rows).filter(|(word, _)| **word != Names::NONE) {
        first.entry(*word).and_modify(|known| *known = (*known).min(*place)).or_insert(*place);
    }
    let mut known: Vec<(u16, &str, u32)> =
        first.into_iter().map(|(word, place)| (place, words.text(word), word)).collect();
    known.sort_unstable();
    let codes: HashMap<u32, u32> =
        known.iter().enumerate().map(|(code, (_, _, word))| (*word, code as u32)).collect();
    Categories {
        codes: found
            .into_iter()
            .map(|word| codes.get(&word).copied().unwrap_or(Categories::MISSING))
            .collect(),
        names: known.into_iter().map(|(_, name, _)| name.to_owned()).collect(),
    }
}

/// The logarithm of each monthly amount over the median of the amounts of its currency at the same
/// instant.
fn amount_levels(snapshots: &Snapshots, since: i64) -> Vec<f32> {
    let standing = &snapshots.standing;
    let mut groups: HashMap<(u16, u32), Vec<i64>> = HashMap::new();
    let group = |row: usize| {
        let place = snapshots.rows[row].1;
        let amount = standing.monthly_amount[row].filter(|amount| *amount > 0)?;
        (since < snapshots.as_of[usize::from(place)])
            .then_some(((place, standing.currency.codes[row]), amount))
    };
    for (key, amount) in (0..snapshots.rows.len()).filter_map(group) {
        groups.entry(key).or_default().push(amount);
    }
    let medians: HashMap<(u16, u32), f64> = groups
        .into_iter()
        .map(|(key, mut amounts)| {
            amounts.sort_unstable();
            let middle = amounts.len() / 2;
            let median = if amounts.len() % 2 == 1 {
                amounts[middle] as f64
            } else {
                f64::midpoint(amounts[middle - 1] as f64, amounts[middle] as f64)
            };
            (key, median)
        })
        .collect();
    (0..snapshots.rows.len())
        .map(|row| group(row).map_or(f32::NAN, |(key, amount)| (amount as f64 / medians[&key]).ln() as f32))
        .collect()
}
