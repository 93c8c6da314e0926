//! Leaf values that respect directions.

use super::bins::{Bins, Scale};
use super::grow::Split;

/// Moves leaf values as little as needed (least squares with these weights along each
/// column's chains of leaves, by pooling neighbours) so that in every column with a direction
/// the value never moves against it. Leaves that no row can reach are left alone.
pub(super) fn enforce(splits: &[Split], bins: &Bins, values: &mut [f64], weights: &[f64]) {
    let mut constrained: Vec<usize> = splits
        .iter()
        .map(|split| split.feature)
        .filter(|feature| bins.features[*feature].direction != 0)
        .collect();
    constrained.sort_unstable();
    constrained.dedup();
    if constrained.is_empty() {
        return;
    }
    let chains: Vec<(f64, Vec<usize>)> = constrained
        .iter()
        .flat_map(|feature| {
            let direction = f64::from(bins.features[*feature].direction);
            chains(splits, *feature, bins).into_iter().map(move |chain| (direction, chain))
        })
        .collect();
    for _ in 0..splits.len() {
        for (direction, chain) in &chains {
            pool(chain, *direction, values, weights);
        }
    }
    // Two columns' pools may undo each other: what is left is lifted, which ends.
    loop {
        let mut moved = false;
        for (direction, chain) in &chains {
            for pair in chain.windows(2) {
                let (low, high) = if *direction > 0.0 { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
                if values[high] < values[low] {
                    values[high] = values[low];
                    moved = true;
                }
            }
        }
        if !moved {
            return;
        }
    }
}

/// For each combination of the other answers the leaves in ascending order of the feature.
fn chains(splits: &[Split], feature: usize, bins: &Bins) -> Vec<Vec<usize>> {
    if !matches!(bins.features[feature].scale, Scale::Number { .. }) {
        return Vec::new();
    }
    let mut own: Vec<usize> = (0..splits.len()).filter(|index| splits[*index].feature == feature).collect();
    own.sort_by_key(|index| splits[*index].bin);
    let mask: usize = own.iter().map(|index| 1 << index).sum();
    (0..1_usize << splits.len())
        .filter(|leaf| leaf & mask == 0)
        .map(|leaf| {
            let mut chain = vec![leaf];
            let mut at = leaf;
            for (position, index) in own.iter().enumerate() {
                at |= 1 << index;
                // The same cut asked twice (with another place for missing values) is one step.
                let next = own.get(position + 1);
                if next.is_none_or(|next| splits[*next].bin != splits[*index].bin) {
                    chain.push(at);
                }
            }
            chain
        })
        .collect()
}

/// Pools adjacent violators.
fn pool(chain: &[usize], direction: f64, values: &mut [f64], weights: &[f64]) {
    let mut blocks: Vec<(f64, f64, usize)> = Vec::with_capacity(chain.len());
    for leaf in chain {
        blocks.push((values[*leaf] * direction, weights[*leaf].max(1e-12), 1));
        while let [.., before, last] = blocks.as_slice()
            && before.0 > last.0
        {
            let weight = before.1 + last.1;
            let merged = ((before.0 * before.1 + last.0 * last.1) / weight, weight, before.2 + last.2);
            blocks.truncate(blocks.len() - 2);
            blocks.push(merged);
        }
    }
    let mut leaves = chain.iter();
    for (value, _, length) in blocks {
        for leaf in leaves.by_ref().take(length) {
            values[*leaf] = value * direction;
        }
    }
}
