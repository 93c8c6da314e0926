//! Why an item has its posterior: what every source adds to the log-odds of a class.

use super::LabelModel;

/// Nodes and weights of the Gauss–Legendre rule with eight points on \[0, 1\] (Abramowitz M,
/// Stegun IA (1964), table 25.4).
const NODES: [(f64, f64); 8] = [
    (0.019_855_071_751_231_9, 0.050_614_268_145_188_1),
    (0.101_666_761_293_186_6, 0.111_190_517_226_687_24),
    (0.237_233_795_041_835, 0.156_853_322_938_943_66),
    (0.408_282_678_752_175, 0.181_341_891_689_180_98),
    (0.591_717_321_247_825, 0.181_341_891_689_180_98),
    (0.762_766_204_958_164_5, 0.156_853_322_938_943_66),
    (0.898_333_238_706_813_4, 0.111_190_517_226_687_24),
    (0.980_144_928_248_768_1, 0.050_614_268_145_188_1),
];

/// The log-odds of one class of one item, taken apart: the posterior is the prior plus the
/// sum of what the sources add.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributions {
    /// `ln(π / (1 − π))` of the class before anything is said about the item.
    pub prior: f64,
    /// What each source adds (takes away, where negative), silence that tells included.
    pub sources: Vec<f64>,
    /// `ln(p / (1 − p))` of the class given everything said.
    pub posterior: f64,
}

impl LabelModel {
    /// What a source says about an item, in log-likelihood for every class, its weight
    /// included: log posterior = log prior + the sum over sources − a constant.
    pub fn evidence(&self, item: usize, source: usize) -> Vec<f64> {
        let entry =
            self.votes.entries_of(item).iter().copied().find(|entry| usize::from(entry.source) == source);
        let mut evidence = vec![0.0; self.classes];
        self.tables.contribution(&self.votes, source, entry, &mut evidence);
        evidence
    }

    /// The log-odds of `class` against all the others for an item, as a sum over sources.
    ///
    /// Log-odds against several others are not additive in the likelihoods, so the change from
    /// prior to posterior is shared out along the straight line between them (Aumann RJ,
    /// Shapley LS (1974), *Values of Non-Atomic Games*): a source gets what it adds on average
    /// over the others being present in part. The sum is exact to rounding.
    ///
    /// # Panics
    /// If the class does not exist.
    pub fn contributions(&self, item: usize, class: usize) -> Contributions {
        let prior = &self.tables.log_prior;
        let evidence: Vec<Vec<f64>> =
            (0..self.tables.sources.len()).map(|source| self.evidence(item, source)).collect();
        let mut total = vec![0.0; self.classes];
        for own in &evidence {
            total.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
        }
        let at = |share: f64| -> Vec<f64> { prior.iter().zip(&total).map(|(p, e)| p + share * e).collect() };
        let (before, after) = (log_odds(&at(0.0), class), log_odds(&at(1.0), class));
        let mut sources = vec![0.0; evidence.len()];
        for (share, weight) in NODES {
            let others = shares_without(&at(share), class);
            for (sum, own) in sources.iter_mut().zip(&evidence) {
                let mean: f64 = own.iter().zip(&others).map(|(own, share)| own * share).sum();
                *sum += weight * (own[class] - mean);
            }
        }
        // What the rule of eight points leaves over goes to the sources by their size.
        let rest = after - before - sources.iter().sum::<f64>();
        let size: f64 = sources.iter().map(|value| value.abs()).sum();
        if size > 0.0 {
            for value in &mut sources {
                *value += rest * value.abs() / size;
            }
        }
        Contributions { prior: before, sources, posterior: after }
    }
}

/// `score[class]` against the log of the sum of the others' exponentials.
fn log_odds(score: &[f64], class: usize) -> f64 {
    let others = || score.iter().enumerate().filter(|(other, _)| *other != class).map(|(_, value)| *value);
    let largest = others().fold(f64::NEG_INFINITY, f64::max);
    score[class] - largest - others().map(|value| (value - largest).exp()).sum::<f64>().ln()
}

/// The shares of the other classes among themselves; 0 for the class itself.
fn shares_without(score: &[f64], class: usize) -> Vec<f64> {
    let mut shares = score.to_vec();
    shares[class] = f64::NEG_INFINITY;
    super::tables::normalise(&mut shares);
    shares
}
