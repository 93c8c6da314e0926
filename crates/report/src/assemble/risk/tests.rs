//! Hand-made assessments.

use super::*;
use holdfast_i18n::Language;
use holdfast_risk::{Causes, Fold, GroupIncidence, HorizonIncidence, HorizonStanding, ModelCard, Standing};

const DAY: i64 = 86_400_000_000;

fn limits(estimate: f64) -> Limits {
    Limits { estimate, lower: estimate - 0.1, upper: estimate + 0.1 }
}

/// A card of a year from 2024-01-01, refused.
fn card(refusals: Vec<Refusal>) -> ModelCard {
    let from = 1_704_067_200_000_000;
    let window = Fold { from, until: from + 366 * DAY };
    let causes = Causes {
        causes: Vec::new(),
        unknown_events: 3.0,
        events: 40.0,
        minimum_events: 50.0,
        minimum_certainty: 0.5,
    };
    let horizon = HorizonIncidence { horizon_days: 90, leaves: limits(0.2), causes: Vec::new() };
    ModelCard {
        version: 1,
        seed: 7,
        as_of: window.until,
        window,
        landmarks: 12,
        accounts: 120,
        entered_late: 4,
        rows: 900,
        losses: 40,
        causes,
        fit: Some(Fold { from, until: from + 182 * DAY }),
        calibration: None,
        test: None,
        learners: Vec::new(),
        metrics: Vec::new(),
        horizons: vec![HorizonStanding { horizon_days: 90, standing: Standing::Unchecked }],
        lead_time: None,
        families: Vec::new(),
        leaks: Vec::new(),
        left_out: Vec::new(),
        population_drift: Vec::new(),
        cohort_drift: Vec::new(),
        fairness: Vec::new(),
        groups: vec![GroupIncidence {
            kind: "all".to_owned(),
            group: String::new(),
            band: None,
            accounts: 120,
            rows: 900,
            losses: 40,
            horizons: vec![horizon],
        }],
        hand_score: Vec::new(),
        refusals,
    }
}

fn told(refusals: Vec<Refusal>, language: Language) -> out::Risk {
    let assessment = Assessment::Refused(Box::new(card(refusals)));
    let parts = RiskParts {
        assessment: &assessment,
        settings: &Settings::default(),
        definitions: &[],
        wrote: &BTreeMap::new(),
        zone: &Zone::UTC,
    };
    risk(&parts, &Texts::embedded(language))
}

#[test]
fn every_refusal_is_a_sentence_in_every_language() {
    let refusals = || {
        vec![
            Refusal::TooFewLosses { losses: 40, needed: 50.0 },
            Refusal::TooShort { days: 212.9, needed: 330.0 },
            Refusal::TooFewInFold { fold: "test".to_owned(), losses: 3.4, needed: 20.0 },
            Refusal::NoBetterThanChance { horizon_days: 90, auc: limits(0.55) },
            Refusal::NoBetterThanBaseRate { horizon_days: 90, log_loss: 0.25, base_log_loss: 0.24 },
            Refusal::Miscalibrated { horizon_days: 90, slope: limits(0.5), lowest: 0.8, highest: 1.25 },
            Refusal::UndatedLosses { departures: 1_869, dated: 0 },
        ]
    };
    for language in Language::ALL {
        let risk = told(refusals(), language);
        assert_eq!(risk.verdict, "refused");
        for (refusal, said) in refusals().iter().zip(&risk.refusals) {
            assert_ne!(said.message, said.id, "{language}: {refusal:?}");
            assert!(!said.message.contains('{'), "{language}: {}", said.message);
        }
    }
    let english = told(refusals(), Language::English);
    assert_eq!(english.refusals[0].message, "The data show 40 losses; a model takes at least 50.");
    assert!(english.refusals[1].message.contains("cover 212 days"));
    assert!(english.refusals[2].message.starts_with("The months tested on hold 3 losses"));
}

#[test]
fn a_refused_assessment_has_groups_and_no_names() {
    let risk = told(vec![Refusal::TooFewLosses { losses: 40, needed: 50.0 }], Language::English);
    assert!(risk.who_next.is_empty() && risk.expected.is_empty() && risk.accounts == 0);
    assert_eq!(risk.groups.len(), 1);
    assert!((risk.groups[0].horizons[0].leaves.low - 0.1).abs() < 1e-12);
}

#[test]
fn folds_end_on_the_last_day_that_counts() {
    let risk = told(Vec::new(), Language::English);
    let window = risk.card.window.unwrap();
    assert_eq!((window.from.as_str(), window.to.as_str()), ("2024-01-01", "2024-12-31"));
    let fold = &risk.card.folds[0];
    assert_eq!((fold.purpose.as_str(), fold.until.as_str()), ("learned", "2024-06-30"));
}

#[test]
fn a_span_within_a_character_is_ignored() {
    let quote = last_words("値段が高い", Some((1, 4)));
    assert_eq!(quote.words, "値段が高い");
    let quote = last_words("too expensive, sorry", Some((4, 13)));
    assert_eq!(
        (quote.before.as_str(), quote.words.as_str(), quote.after.as_str()),
        ("too ", "expensive", ", sorry")
    );
}
