//! How often the reasons found are the true ones, against simpler ways, and how honest the
//! probabilities are.

use std::collections::HashMap;

use holdfast_reasons::{Attribution, Grouping, Level, Registry};
use holdfast_taxonomy::{Crosswalks, LeafId, RollUp, S2Headings, Taxonomy};

use crate::business::simulated;

const LEVELS: [&str; 3] = ["leaf", "S2", "S0"];

fn at_level(leaf: &str, level: usize) -> String {
    let taxonomy = Taxonomy::embedded();
    match level {
        0 => leaf.to_owned(),
        1 => taxonomy.roll_up(leaf, RollUp::S2, S2Headings::Eight).to_string(),
        _ => taxonomy.roll_up(leaf, RollUp::S0, S2Headings::Eight).to_string(),
    }
}

/// The likeliest class of a level.
fn best(leaves: &[(LeafId, f64)], level: usize) -> String {
    let mut sums: HashMap<String, f64> = HashMap::new();
    for (leaf, probability) in leaves {
        *sums.entry(at_level(leaf, level)).or_default() += probability;
    }
    let mut sums: Vec<(String, f64)> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    sums.first().map(|(class, _)| class.clone()).unwrap_or_default()
}

/// Right answers of one way of attributing, by level, over all departures.
#[derive(Default, Clone)]
struct Score {
    right: [f64; 3],
    of: f64,
}

impl Score {
    fn add(&mut self, leaves: Option<&[(LeafId, f64)]>, truth: &str) {
        self.of += 1.0;
        let Some(leaves) = leaves else { return };
        for (level, right) in self.right.iter_mut().enumerate() {
            *right += f64::from(u8::from(best(leaves, level) == at_level(truth, level)));
        }
    }

    fn accuracy(&self, level: usize) -> f64 {
        self.right[level] / self.of
    }
}

/// Every source that spoke has one vote, shared among the leaves that it supports most.
fn majority(attribution: &Attribution, registry: &Registry, account: usize) -> Vec<(LeafId, f64)> {
    let mut votes: HashMap<LeafId, f64> = HashMap::new();
    let explanation = attribution.explain(account, "price.too_high").unwrap();
    for contribution in &explanation.contributions {
        let Some(symbol) = &contribution.symbol else { continue };
        let signal = registry.signals().iter().find(|signal| signal.id == contribution.source);
        let named: Vec<(LeafId, f64)> = match signal {
            Some(signal) => signal
                .symbols
                .iter()
                .find(|known| known.id == *symbol)
                .map(|known| known.odds.iter().filter(|(_, odds)| *odds > 1.0).cloned().collect())
                .unwrap_or_default(),
            None if contribution.source == "stated_reason" => Crosswalks::embedded().resolve(symbol).leaves,
            None => vec![(LeafId::new(symbol), 1.0)],
        };
        let most = named.iter().map(|(_, odds)| *odds).fold(0.0, f64::max);
        let top: Vec<&LeafId> =
            named.iter().filter(|(_, odds)| *odds >= most).map(|(leaf, _)| leaf).collect();
        for leaf in &top {
            *votes.entry((*leaf).clone()).or_default() += 1.0 / top.len() as f64;
        }
    }
    let mut votes: Vec<(LeafId, f64)> = votes.into_iter().collect();
    votes.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    votes
}

/// Expected calibration error of the likeliest leaf's probability, ten bins.
fn calibration_error(pairs: &[(f64, bool)]) -> f64 {
    let mut bins = [(0.0, 0.0, 0.0); 10];
    for (probability, right) in pairs {
        let bin = &mut bins[((probability * 10.0) as usize).min(9)];
        *bin = (bin.0 + probability, bin.1 + f64::from(u8::from(*right)), bin.2 + 1.0);
    }
    bins.iter().map(|(sum, right, _)| (sum - right).abs()).sum::<f64>() / pairs.len() as f64
}

#[test]
fn the_label_model_beats_simpler_ways_on_simulated_businesses() {
    let mixes: [&[&str]; 5] = [&[], &["en"], &["ja"], &[], &["zh-Hant"]];
    let registry = Registry::shipped(Taxonomy::embedded()).unwrap();
    let ways = ["stated reason", "stated", "best single", "majority", "label model"];
    let mut scores = vec![Score::default(); ways.len()];
    let mut pairs = Vec::new();
    let (mut covered, mut cells) = (0, 0);
    for (seed, languages) in (1_u64..).zip(mixes) {
        let business = simulated(2_000, seed, languages);
        let attribution = business.attribute();
        let truth = business.truth();
        let truths: Vec<&str> =
            attribution.accounts.iter().map(|account| truth[&account.account_id].as_str()).collect();
        if seed == 1 {
            println!("verdict {:?}", attribution.verdict);
            for source in &attribution.sources {
                println!("{source:?}");
            }
        }
        let posterior = |account: usize, source: usize| -> Vec<(LeafId, f64)> {
            let own = attribution.posterior_from(account, |other| other == source);
            attribution.leaves().iter().cloned().zip(own).collect()
        };
        let mut own = vec![Score::default(); ways.len()];
        let mut singles = vec![Score::default(); attribution.sources.len()];
        for (account, (reasons, truth)) in attribution.accounts.iter().zip(&truths).enumerate() {
            let resolved = attribution.departures()[account].reason.as_deref();
            let resolved = resolved.map(|reason| Crosswalks::embedded().resolve(reason).leaves);
            own[0].add(resolved.as_deref(), truth);
            own[1].add(reasons.stated.as_deref(), truth);
            own[3].add(Some(&majority(&attribution, &registry, account)), truth);
            own[4].add(Some(&reasons.leaves), truth);
            for (source, single) in singles.iter_mut().enumerate() {
                single.add(Some(&posterior(account, source)), truth);
            }
            pairs.push((reasons.probability(), reasons.leaves[0].0.as_str() == *truth));
        }
        for level in 0..3 {
            own[2].right[level] = singles.iter().map(|single| single.right[level]).fold(0.0, f64::max);
        }
        own[2].of = own[4].of;
        let figures = LEVELS.iter().enumerate().map(|(level, name)| {
            let own: Vec<String> = own.iter().map(|score| format!("{:.3}", score.accuracy(level))).collect();
            format!("{name} {}", own.join(" "))
        });
        let line = figures.collect::<Vec<_>>().join("; ");
        println!("seed {seed} {languages:?}: {} departures; {line}", truths.len());
        for (sum, own) in scores.iter_mut().zip(&own) {
            sum.of += own.of;
            (0..3).for_each(|level| sum.right[level] += own.right[level]);
        }
        let mix = attribution.mix(Taxonomy::embedded(), Level::Leaf, Grouping::All, 1);
        for row in &mix {
            let share = truths.iter().filter(|truth| **truth == row.id).count() as f64 / truths.len() as f64;
            let is_in = row.low - 1e-9 <= share && share <= row.high + 1e-9;
            covered += usize::from(is_in);
            cells += 1;
            if !is_in {
                println!(
                    "  {} true {share:.3} found {:.3} [{:.3}, {:.3}]",
                    row.id, row.share, row.low, row.high
                );
            }
        }
    }
    println!("{ways:?}");
    for (level, name) in LEVELS.iter().enumerate() {
        let figures: Vec<String> =
            scores.iter().map(|score| format!("{:.3}", score.accuracy(level))).collect();
        println!("{name}: {figures:?}");
        let ours = scores[4].accuracy(level);
        assert!(scores[..4].iter().all(|other| other.accuracy(level) < ours), "{name}");
    }
    let error = calibration_error(&pairs);
    println!("calibration error {error:.4}; intervals cover {covered} of {cells}");
    assert!(error <= 0.05, "{error}");
    assert!(covered * 100 >= cells * 85, "{covered} of {cells}");
}
