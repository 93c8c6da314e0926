//! Shapley values of a symmetric tree, for all leaves at once.

/// The game of one tree: what each column contributes to each leaf.
pub(super) struct Game {
    /// The value when no answer is known: the mean over the training rows.
    pub(super) expected: f64,
    /// The columns that are asked about.
    players: Vec<u32>,
    /// Leaf by leaf, one value a player.
    values: Vec<f64>,
}

impl Game {
    /// `players` has the column of each question; bit q of a leaf is the answer to question q.
    ///
    /// For every leaf and every set of known columns the value is found by walking down the
    /// questions in order: known answers are followed, unknown ones averaged by the training
    /// weight on either side. Both tables have at most 2^depth · 3^depth entries.
    pub(super) fn new(columns: &[u32], values: &[f32], covers: &[f32]) -> Self {
        let depth = columns.len();
        let mut players: Vec<u32> = columns.to_vec();
        players.sort_unstable();
        players.dedup();
        let player_of: Vec<usize> =
            columns.iter().map(|column| players.binary_search(column).unwrap_or_default()).collect();
        // The weight in every node: 2^level entries from 2^level on, by the answers so far.
        let mut weights = vec![0.0_f64; 2 << depth];
        for (leaf, cover) in covers.iter().enumerate() {
            weights[(1 << depth) + leaf] = f64::from(*cover);
        }
        for level in (0..depth).rev() {
            for node in 0..1 << level {
                weights[(1 << level) + node] =
                    weights[(2 << level) + node] + weights[(2 << level) + node + (1 << level)];
            }
        }
        let coalitions = 1_usize << players.len();
        // By coalition and leaf; only the known answers of the leaf matter.
        let mut worth = vec![0.0; coalitions << depth];
        let mut nodes = vec![0.0_f64; 1 << depth];
        for coalition in 0..coalitions {
            let known: usize = (0..depth)
                .filter(|question| coalition >> player_of[*question] & 1 == 1)
                .map(|q| 1 << q)
                .sum();
            for leaf in 0..1_usize << depth {
                // The same known answers give the same worth.
                if leaf & known != leaf {
                    worth[(coalition << depth) + leaf] = worth[(coalition << depth) + (leaf & known)];
                    continue;
                }
                for (node, value) in nodes.iter_mut().zip(values) {
                    *node = f64::from(*value);
                }
                for level in (0..depth).rev() {
                    for node in 0..1_usize << level {
                        let (no, yes) = (node, node + (1 << level));
                        nodes[node] = if known >> level & 1 == 1 {
                            nodes[if leaf >> level & 1 == 1 { yes } else { no }]
                        } else {
                            let (left, right) = (weights[(2 << level) + no], weights[(2 << level) + yes]);
                            let share = if left + right > 0.0 { right / (left + right) } else { 0.5 };
                            nodes[no] * (1.0 - share) + nodes[yes] * share
                        };
                    }
                }
                worth[(coalition << depth) + leaf] = nodes[0];
            }
        }
        let orders = orders(players.len());
        let mut shares = vec![0.0; players.len() << depth];
        for (leaf, shares) in shares.chunks_exact_mut(players.len().max(1)).enumerate() {
            for (player, share) in shares.iter_mut().enumerate() {
                for coalition in (0..coalitions).filter(|coalition| coalition >> player & 1 == 0) {
                    let gain = worth[((coalition | 1 << player) << depth) + leaf]
                        - worth[(coalition << depth) + leaf];
                    *share += orders[coalition.count_ones() as usize] * gain;
                }
            }
        }
        Self { expected: worth[0], players, values: shares }
    }

    /// Adds the contributions to a leaf to those of all columns.
    pub(super) fn add(&self, leaf: usize, contributions: &mut [f64]) {
        let width = self.players.len();
        for (player, value) in self.players.iter().zip(&self.values[leaf * width..(leaf + 1) * width]) {
            contributions[*player as usize] += value;
        }
    }
}

/// s!(n − s − 1)!/n! for s others before a player.
fn orders(players: usize) -> Vec<f64> {
    let factorial = |n: usize| (1..=n).map(|k| k as f64).product::<f64>();
    (0..players)
        .map(|before| factorial(before) * factorial(players - before - 1) / factorial(players))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shapley values by their definition over all orders of the columns.
    fn by_permutation(columns: &[u32], values: &[f32], covers: &[f32], leaf: usize) -> Vec<f64> {
        fn worth(
            level: usize,
            node: usize,
            known: &[bool],
            leaf: usize,
            values: &[f32],
            covers: &[f32],
        ) -> f64 {
            if level == known.len() {
                return f64::from(values[node]);
            }
            if known[level] {
                return worth(level + 1, node | leaf & 1 << level, known, leaf, values, covers);
            }
            let weight = |node: usize| -> f64 {
                let mask = (2 << level) - 1;
                let leaves = (0..values.len()).filter(|leaf| leaf & mask == node);
                leaves.map(|leaf| f64::from(covers[leaf])).sum()
            };
            let (no, yes) = (weight(node), weight(node | 1 << level));
            (no * worth(level + 1, node, known, leaf, values, covers)
                + yes * worth(level + 1, node | 1 << level, known, leaf, values, covers))
                / (no + yes)
        }
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let mut shares = vec![0.0; 3];
        for order in orders {
            let mut known = vec![false; columns.len()];
            let mut before = worth(0, 0, &known, leaf, values, covers);
            for player in order {
                for (known, column) in known.iter_mut().zip(columns) {
                    *known |= *column == player;
                }
                let after = worth(0, 0, &known, leaf, values, covers);
                shares[player as usize] += (after - before) / 6.0;
                before = after;
            }
        }
        shares
    }

    #[test]
    fn values_match_the_definition_over_all_orders_of_columns() {
        // Four questions about three columns, one asked about twice.
        let columns = [2, 0, 1, 2];
        let values: Vec<f32> = (0..16).map(|leaf| ((leaf * 37) % 11) as f32 - 4.5).collect();
        let covers: Vec<f32> = (0..16).map(|leaf| ((leaf * 29) % 13) as f32 + 1.0).collect();
        let game = Game::new(&columns, &values, &covers);
        for leaf in 0..16 {
            let mut shares = vec![0.0; 3];
            game.add(leaf, &mut shares);
            for (ours, definition) in shares.iter().zip(by_permutation(&columns, &values, &covers, leaf)) {
                assert!((ours - definition).abs() < 1e-12);
            }
            let sum: f64 = shares.iter().sum();
            assert!((game.expected + sum - f64::from(values[leaf])).abs() < 1e-12);
        }
    }

    #[test]
    fn a_leaf_without_training_rows_still_sums_up() {
        let game = Game::new(&[0, 1], &[1.0, 2.0, 3.0, 4.0], &[5.0, 0.0, 0.0, 0.0]);
        let mut shares = vec![0.0; 2];
        game.add(3, &mut shares);
        assert!((game.expected + shares.iter().sum::<f64>() - 4.0).abs() < 1e-12);
    }
}
