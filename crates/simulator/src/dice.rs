//! Random numbers that depend only on the seed, the account and the purpose.
//!
//! One `ChaCha8` key per seed, one stream per account and purpose: account 7 is the same
//! account whether 10 or 1,000,000 are simulated, on one thread or on two.

use rand::{Rng, RngCore, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Poisson, StandardNormal};

/// What a stream of random numbers is used for, so that one use does not disturb another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Who the account is.
    Profile = 0,
    /// Whether, when and why it leaves.
    Departure = 1,
    /// What happens to it and how it behaves.
    Behaviour = 2,
    /// Usage rows.
    Usage = 3,
    /// Invoices and payments.
    Money = 4,
    /// Tickets, messages, surveys and comments.
    Voice = 5,
    /// What the business as a whole goes through (account number 0 only).
    Calendar = 6,
}

/// A source of random numbers for one account and purpose.
#[derive(Debug, Clone)]
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream of `purpose` for account number `account`.
    pub(crate) fn new(seed: u64, account: u64, purpose: Purpose) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(account * 8 + purpose as u64);
        Self(generator)
    }

    /// Uniform in [0, 1).
    pub(crate) fn uniform(&mut self) -> f64 {
        self.0.random::<f64>()
    }

    /// 64 random bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// True with probability `probability`.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// Uniform in `0..bound`; 0 where `bound` is 0.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        if bound == 0 { 0 } else { self.0.random_range(0..bound) }
    }

    /// Uniform in `low..=high`; `low` where the range is empty.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// Normal with mean 0 and standard deviation 1.
    pub(crate) fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.0)
    }

    /// Poisson with the given mean; 0 where the mean is not positive.
    pub(crate) fn poisson(&mut self, mean: f64) -> u32 {
        Poisson::new(mean).map_or(0, |distribution| distribution.sample(&mut self.0) as u32)
    }

    /// An index into `weights` with probability proportional to the weight; 0 if all are zero.
    pub(crate) fn weighted(&mut self, weights: &[f64]) -> usize {
        let total: f64 = weights.iter().sum();
        let mut rest = self.uniform() * total;
        for (index, weight) in weights.iter().enumerate() {
            if rest < *weight {
                return index;
            }
            rest -= weight;
        }
        weights.iter().rposition(|weight| *weight > 0.0).unwrap_or(0)
    }

    /// One element of `items`, uniformly; `None` where there are none.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len() as u32) as usize)
    }

    /// A random order of `items`.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_repeat_and_differ() {
        let first: Vec<u64> = (0..4).map(|_| Dice::new(1, 2, Purpose::Money).bits()).collect();
        assert!(first.windows(2).all(|pair| pair[0] == pair[1]));
        assert_ne!(Dice::new(1, 2, Purpose::Money).bits(), Dice::new(1, 2, Purpose::Usage).bits());
        assert_ne!(Dice::new(1, 2, Purpose::Money).bits(), Dice::new(1, 3, Purpose::Money).bits());
        assert_ne!(Dice::new(1, 2, Purpose::Money).bits(), Dice::new(2, 2, Purpose::Money).bits());
    }

    #[test]
    fn weighted_follows_the_weights() {
        let mut dice = Dice::new(5, 0, Purpose::Profile);
        let mut counts = [0_u32; 3];
        for _ in 0..30_000 {
            counts[dice.weighted(&[1.0, 0.0, 3.0])] += 1;
        }
        assert_eq!(counts[1], 0);
        // 7,500 expected, standard deviation 75.
        assert!((f64::from(counts[0]) - 7_500.0).abs() < 4.0 * 75.0);
    }
}
