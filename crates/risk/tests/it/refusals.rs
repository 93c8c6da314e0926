//! What must not be published.

use crate::business::{Business, Plan};
use holdfast_risk::{Assessment, Refusal, Settings};
use holdfast_stats::random::Generator;

#[test]
fn leaving_that_depends_on_nothing_is_refused() {
    for seed in 0..3 {
        let business = Business::new(&Plan { effects: false, level: 0.5, ..Plan::new(1_000, 500 + seed) });
        let assessment = business.assess(&Settings::default());
        let Assessment::Refused(card) = assessment else { panic!("published") };
        println!("{:?}", card.refusals);
        assert!(!card.refusals.is_empty());
        assert!(!card.groups.is_empty(), "curves are still shown");
    }
}

#[test]
fn labels_dealt_out_at_random_are_refused() {
    let mut business = Business::new(&Plan::new(1_000, 7));
    // Everybody's losses at the dates of somebody else, where they were customers then.
    let mut random = Generator::new(11);
    let last = business.as_of;
    for end in &mut business.ends {
        end.decided_at = (random.next_unit() * last as f64) as i64;
    }
    let refused = matches!(business.assess(&Settings::default()), Assessment::Refused(_));
    assert!(refused);
}

#[test]
fn sixty_losses_give_curves_with_limits_and_nothing_false() {
    let mut shown = 0;
    for seed in 0..3 {
        let business = Business::new(&Plan { level: -1.9, ..Plan::new(900, 600 + seed) });
        println!("{} losses", business.ends.len());
        let assessment = business.assess(&Settings::default());
        if let Assessment::Refused(card) = &assessment {
            assert!(card.refusals.iter().all(|refusal| !matches!(refusal, Refusal::TooShort { .. })));
            println!("{:?}", card.refusals);
        }
        let card = assessment.card();
        let all = card.groups.iter().find(|group| group.kind == "all").unwrap();
        for horizon in &all.horizons {
            // The truth: mean true incidence of those there at the end; close to that of the
            // months before.
            let place =
                holdfast_risk::HORIZONS.iter().position(|days| *days == horizon.horizon_days).unwrap();
            let truth =
                business.truth.iter().map(|(_, truth, _)| truth[place].iter().sum::<f64>()).sum::<f64>()
                    / business.truth.len() as f64;
            println!("{} days {:?} truth {truth:.4}", horizon.horizon_days, horizon.leaves);
            assert!(horizon.leaves.lower < horizon.leaves.estimate);
            shown += usize::from(horizon.leaves.lower <= truth && truth <= horizon.leaves.upper);
        }
    }
    // Twelve limits of 95 %, not independent.
    assert!(shown >= 9, "{shown} of 12 cover the truth");
}

#[test]
fn losses_that_cannot_be_placed_in_time_are_the_reason_that_is_told() {
    let mut business = Business::new(&Plan::new(200, 9));
    business.ends.clear();
    let assessment = business.assess(&Settings::default()).among(150);
    let Assessment::Refused(card) = assessment else { panic!("published") };
    assert_eq!(card.refusals, [Refusal::UndatedLosses { departures: 150, dated: 0 }]);
}
