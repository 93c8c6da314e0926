//! The label model against enumeration, simulation with known confusion, and its promises.

use holdfast_stats::label_model::{Identification, LabelModel, Settings, Silence, Source, Vote, Votes};
use holdfast_stats::random::Generator;
use proptest::prelude::*;

/// What one source says about one item: `None` is silence.
type Said = Vec<Option<usize>>;

fn votes(said: &[Said], symbols: &[usize]) -> Votes {
    let mut votes = Votes::new(symbols).unwrap();
    for item in said {
        let spoken: Vec<(usize, Vote<'_>)> = item
            .iter()
            .enumerate()
            .filter_map(|(source, symbol)| symbol.map(|symbol| (source, Vote::Symbol(symbol))))
            .collect();
        votes.push(&spoken, None).unwrap();
    }
    votes
}

fn draw(shares: &[f64], generator: &mut Generator) -> usize {
    let mut rest = generator.next_unit();
    shares
        .iter()
        .position(|share| {
            rest -= share;
            rest < 0.0
        })
        .unwrap_or(shares.len() - 1)
}

/// A world with `accuracies.len()` sources that name one of `classes`, each speaking with
/// probability `speaks`.
struct World {
    truth: Vec<usize>,
    said: Vec<Said>,
}

fn world(items: usize, mix: &[f64], accuracies: &[f64], speaks: f64, seed: u64) -> World {
    let mut generator = Generator::new(seed);
    let (mut truth, mut said) = (Vec::new(), Vec::new());
    for _ in 0..items {
        let class = draw(mix, &mut generator);
        let item = accuracies.iter().map(|accuracy| {
            let speaks = generator.next_unit() < speaks;
            let right = generator.next_unit() < *accuracy;
            let other = (class + 1 + generator.next_below(mix.len() - 1)) % mix.len();
            speaks.then_some(if right { class } else { other })
        });
        said.push(item.collect());
        truth.push(class);
    }
    World { truth, said }
}

fn fit(said: &[Said], classes: usize) -> LabelModel {
    let sources = vec![Source::naming(classes, 2.0 * classes as f64); said[0].len()];
    let votes = votes(said, &vec![classes; said[0].len()]);
    LabelModel::fit(&votes, &sources, &Settings::new(vec![1.0; classes])).unwrap()
}

fn best(posterior: &[f64]) -> usize {
    (0..posterior.len()).max_by(|a, b| posterior[*a].total_cmp(&posterior[*b])).unwrap()
}

fn largest_shift(one: &LabelModel, other: &LabelModel, items: usize) -> f64 {
    let shift = |item: usize| {
        let pairs = one.posterior(item).iter().zip(other.posterior(item));
        pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    };
    (0..items).map(shift).fold(0.0, f64::max)
}

#[test]
fn posteriors_are_those_of_direct_enumeration() {
    let symbols = [3, 2, 4];
    let mut generator = Generator::new(11);
    let sources: Vec<Source> = symbols
        .iter()
        .enumerate()
        .map(|(index, symbols)| {
            let silence = if index == 1 { Silence::Tells } else { Silence::Ignored };
            let rows = symbols + usize::from(index == 1);
            let association = (0..3 * rows).map(|_| 0.2 + generator.next_unit()).collect();
            let model = Source::naming(3, 2.0);
            Source { symbols: *symbols, association, silence, ..model }
        })
        .collect();
    let set = [(0, 0.7), (3, 0.2), (1, 0.1)];
    let cases: [Vec<(usize, Vote<'_>)>; 5] = [
        vec![(0, Vote::Symbol(2)), (1, Vote::Symbol(1)), (2, Vote::Weighted(&set))],
        vec![(0, Vote::Symbol(0))],
        vec![(1, Vote::NotAsked), (2, Vote::Symbol(3))],
        vec![],
        vec![(2, Vote::Weighted(&set)), (0, Vote::NotAsked)],
    ];
    let mut votes = Votes::new(&symbols).unwrap();
    (0..40).for_each(|index| votes.push(&cases[index % 5], None).unwrap());
    let model = LabelModel::fit(&votes, &sources, &Settings::new(vec![0.2, 0.3, 0.5])).unwrap();
    for (item, case) in cases.iter().enumerate() {
        let joint: Vec<f64> = (0..3)
            .map(|class| {
                (0..3).fold(model.prior()[class], |product, source| {
                    let vote = case.iter().find(|(named, _)| *named == source).map(|(_, vote)| *vote);
                    let likelihood = match vote {
                        Some(Vote::Symbol(symbol)) => model.emission(source, class, symbol),
                        Some(Vote::Weighted(set)) => set
                            .iter()
                            .map(|(symbol, part)| part * model.emission(source, class, *symbol))
                            .sum(),
                        None if source == 1 => model.emission(source, class, symbols[1]),
                        Some(Vote::NotAsked) | None => 1.0,
                    };
                    product * likelihood.powf(model.weight(source))
                })
            })
            .collect();
        let total: f64 = joint.iter().sum();
        for (joint, posterior) in joint.iter().zip(model.posterior(item)) {
            assert!((joint / total - posterior).abs() < 1e-12, "item {item}");
        }
    }
}

#[test]
fn known_confusion_is_recovered_from_a_simulation() {
    let mix = [0.5, 0.25, 0.15, 0.1];
    let accuracies = [0.9, 0.8, 0.7, 0.6, 0.5];
    let world = world(8_000, &mix, &accuracies, 0.9, 5);
    let model = fit(&world.said, 4);
    assert_eq!(model.identification(), Identification::Corroborated);
    for (source, accuracy) in accuracies.iter().enumerate() {
        for class in 0..4 {
            let found = model.emission(source, class, class);
            assert!((found - accuracy).abs() < 0.08, "source {source}, class {class}: {found}");
        }
        assert!(model.weight(source) > 0.9, "independent sources keep their weight");
    }
    for (found, share) in model.prior().iter().zip(mix) {
        assert!((found - share).abs() < 0.02, "{found} for {share}");
    }
    // Bayes' rule with the true parameters is the best there is.
    let bayes = |item: &Said| {
        let score: Vec<f64> = (0..4)
            .map(|class| {
                item.iter().zip(accuracies).fold(mix[class], |product, (said, accuracy)| match said {
                    Some(said) if *said == class => product * accuracy,
                    Some(_) => product * (1.0 - accuracy) / 3.0,
                    None => product,
                })
            })
            .collect();
        best(&score)
    };
    let right = |guess: &dyn Fn(usize) -> usize| {
        (0..8_000).filter(|item| guess(*item) == world.truth[*item]).count() as f64 / 8_000.0
    };
    let (ours, ideal) = (right(&|item| best(model.posterior(item))), right(&|item| bayes(&world.said[item])));
    assert!(ours > ideal - 0.005, "{ours} against {ideal}");
}

#[test]
fn a_copied_source_moves_no_posterior() {
    let world = world(600, &[0.4, 0.3, 0.2, 0.1], &[0.8, 0.7, 0.6, 0.5], 0.6, 8);
    let model = fit(&world.said, 4);
    for source in 0..4 {
        let copied: Vec<Said> =
            world.said.iter().map(|item| item.iter().copied().chain([item[source]]).collect()).collect();
        let shift = largest_shift(&model, &fit(&copied, 4), 600);
        assert!(shift < 0.01, "copy of {source}: {shift}");
    }
}

#[test]
fn random_sources_leave_near_uniform_posteriors_and_say_so() {
    for seed in 0..5 {
        let random = world(800, &[0.25; 4], &[0.25; 6], 0.7, seed);
        let model = fit(&random.said, 4);
        assert_eq!(model.identification(), Identification::NoAgreement, "seed {seed}");
        assert!(!model.identified());
        for item in 0..800 {
            assert!(model.posterior(item).iter().all(|share| (share - 0.25).abs() < 0.1), "seed {seed}");
        }
    }
}

#[test]
fn a_copied_random_source_does_not_bear_itself_out() {
    let random = world(800, &[0.25; 4], &[0.25; 4], 0.7, 3);
    let copied: Vec<Said> =
        random.said.iter().map(|item| item.iter().copied().chain([item[0]]).collect()).collect();
    assert_eq!(fit(&copied, 4).identification(), Identification::NoAgreement);
}

#[test]
fn a_random_source_among_good_ones_has_no_power() {
    let world = world(1_500, &[0.25; 4], &[0.85, 0.8, 0.75, 0.25], 1.0, 21);
    let model = fit(&world.said, 4);
    assert!(model.reliability(3) < 0.15, "{}", model.reliability(3));
    let (with, without) = (&model, fit(&world.said.iter().map(|i| i[..3].to_vec()).collect::<Vec<_>>(), 4));
    let agree = (0..1_500).filter(|i| best(with.posterior(*i)) == best(without.posterior(*i))).count();
    assert!(agree > 1_470, "{agree}");
}

#[test]
fn a_source_alone_is_not_testable_and_keeps_its_declared_meaning() {
    let world = world(300, &[0.5, 0.5], &[0.9], 1.0, 2);
    let model = fit(&world.said, 2);
    assert_eq!(model.identification(), Identification::NotTestable);
    assert!(model.identified());
    assert!((0..300).all(|item| best(model.posterior(item)) == world.said[item][0].unwrap()));
}

#[test]
fn known_classes_are_kept_and_teach_the_meaning_of_a_source() {
    // The source says 1 for class 0 and the reverse: its declaration is wrong.
    let mut votes = Votes::new(&[2]).unwrap();
    for item in 0..200 {
        let known = (item < 100).then_some(item % 2);
        votes.push(&[(0, Vote::Symbol(1 - item % 2))], known).unwrap();
    }
    let model = LabelModel::fit(&votes, &[Source::naming(2, 5.0)], &Settings::new(vec![0.5; 2])).unwrap();
    assert_eq!(model.posterior(1), [0.0, 1.0]);
    assert!(model.posterior(150)[0] > 0.6 && model.posterior(151)[1] > 0.6);
}

#[test]
fn intervals_of_class_shares_cover_the_true_shares() {
    let mix = [0.45, 0.3, 0.15, 0.1];
    let (mut covered, mut cells) = (0, 0);
    for seed in 0..8 {
        let world = world(400, &mix, &[0.75, 0.65, 0.6, 0.55], 0.8, 100 + seed);
        let model = fit(&world.said, 4);
        let shares = model.draw(150, seed).shares(&[0, 1, 2, 3], 4, 0.9, |_| 1.0);
        for (class, share) in shares.iter().enumerate() {
            let truth = world.truth.iter().filter(|truth| **truth == class).count() as f64 / 400.0;
            covered += usize::from(share.low <= truth && truth <= share.high);
            cells += 1;
        }
    }
    assert!(covered * 100 >= cells * 80, "{covered} of {cells}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn posteriors_sum_to_one_and_contributions_to_the_log_odds(
        seed in 0_u64..1_000,
        items in 5_usize..60,
        accuracy in 0.3_f64..0.95,
        speaks in 0.2_f64..1.0,
    ) {
        let world = world(items, &[0.4, 0.3, 0.2, 0.1], &[accuracy, 0.6, 0.4], speaks, seed);
        let model = fit(&world.said, 4);
        for item in 0..items {
            let posterior = model.posterior(item);
            prop_assert!((posterior.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for (class, share) in posterior.iter().enumerate() {
                let parts = model.contributions(item, class);
                let sum = parts.prior + parts.sources.iter().sum::<f64>();
                let log_odds = (share / (1.0 - share)).ln();
                prop_assert!((sum - log_odds).abs() < 1e-9, "{} against {}", sum, log_odds);
                prop_assert!((parts.posterior - log_odds).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_order_of_items_and_sources_does_not_matter(seed in 0_u64..1_000) {
        let world = world(120, &[0.5, 0.3, 0.2], &[0.8, 0.7, 0.6], 0.8, seed);
        let model = fit(&world.said, 3);
        let turned: Vec<Said> =
            world.said.iter().rev().map(|item| item.iter().rev().copied().collect()).collect();
        let other = fit(&turned, 3);
        for item in 0..120 {
            for (a, b) in model.posterior(item).iter().zip(other.posterior(119 - item)) {
                prop_assert!((a - b).abs() < 1e-6);
            }
        }
    }
}
