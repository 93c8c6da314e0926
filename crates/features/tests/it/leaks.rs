//! The proof: nothing that happens, or is learned, at an instant or later changes a value there.

use std::collections::{BTreeMap, BTreeSet};

use holdfast_domain::calendar::Zone;
use holdfast_domain::facts::FactKind;
use holdfast_domain::money::Currency;
use holdfast_features::{
    Definitions, FeatureValues, Label, MessageKey, MessageLabel, Request, Snapshots, compute,
};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::business::{DAY, LENGTH, START, business};
use crate::facts::Fact;
use crate::memory::Memory;

/// Instants inside rows: those not before the as-of instant are not known yet.
const INSTANTS: &[&str] =
    &["ended_at", "cancel_requested_at", "cancelled_at", "paid_at", "closed_at", "deactivated_at"];

/// A value, with everything that makes it the same bit for bit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Seen {
    Bits(u32),
    Category(u32, String),
    Amount(Option<i64>),
}

pub(crate) type Values = BTreeMap<(String, i64), BTreeMap<String, Seen>>;

pub(crate) fn values(snapshots: &Snapshots) -> Values {
    let mut found = Values::new();
    for (row, (account, place)) in snapshots.rows.iter().enumerate() {
        let mut of_row = BTreeMap::new();
        for column in &snapshots.columns {
            let name = column.definition.name.clone();
            match &column.values {
                FeatureValues::Numbers(numbers) if numbers[row].is_nan() => {}
                FeatureValues::Numbers(numbers) => {
                    of_row.insert(name, Seen::Bits(numbers[row].to_bits()));
                }
                FeatureValues::Categories(categories) => {
                    if let Some(text) = categories.name(row) {
                        of_row.insert(name, Seen::Category(categories.codes[row], text.to_owned()));
                    }
                }
            }
        }
        let standing = &snapshots.standing;
        of_row.insert("(amount)".into(), Seen::Amount(standing.monthly_amount[row]));
        of_row.insert("(start)".into(), Seen::Amount(Some(standing.started_at[row])));
        for (name, column) in [
            ("(currency)", &standing.currency),
            ("(segment)", &standing.segment),
            ("(plan)", &standing.plan),
            ("(region)", &standing.region),
            ("(language)", &standing.language),
        ] {
            let text = column.name(row).unwrap_or_default().to_owned();
            of_row.insert(name.into(), Seen::Category(column.codes[row], text));
        }
        let key = (snapshots.accounts[*account as usize].clone(), snapshots.as_of[usize::from(*place)]);
        found.insert(key, of_row);
    }
    found
}

fn at(values: &Values, t: i64) -> Values {
    values
        .iter()
        .filter(|((_, instant), _)| *instant == t)
        .map(|(key, row)| (key.clone(), row.clone()))
        .collect()
}

/// Without the codes of categories, which depend on the instants asked for.
fn without_codes(values: Values) -> Values {
    let plain = |seen: Seen| match seen {
        Seen::Category(_, text) => Seen::Category(0, text),
        seen => seen,
    };
    values
        .into_iter()
        .map(|(key, row)| (key, row.into_iter().map(|(name, seen)| (name, plain(seen))).collect()))
        .collect()
}

fn run(facts: Vec<Fact>, as_of: &[i64], labels: Vec<MessageLabel>, zone: &str) -> Values {
    let request = Request {
        as_of: as_of.to_vec(),
        zone: Zone::from_name(zone).unwrap(),
        default_currency: Currency::from_code("EUR").unwrap(),
        labels,
    };
    values(&compute(&Memory::new(facts), &request, &mut |_| {}).unwrap())
}

/// Labels of every version of the messages, recorded up to a month after it.
fn labels(facts: &[Fact], seed: u64) -> Vec<MessageLabel> {
    let mut rng = StdRng::seed_from_u64(seed);
    let all = [
        Label::Sentiment,
        Label::Criticism,
        Label::Contempt,
        Label::Defensiveness,
        Label::Stonewalling,
        Label::LeavingIntent,
    ];
    facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Message)
        .flat_map(|fact| {
            all.map(|label| MessageLabel {
                message: MessageKey::of(fact.text("source").unwrap(), fact.integer("row_key").unwrap()),
                recorded_at: fact.recorded() + rng.random_range(0..30) * DAY,
                label,
                value: rng.random_range(-1.0..1.0),
            })
        })
        .collect()
}

/// What was known before `t`; instants inside rows that were to come are blotted out or changed.
fn known_before(facts: &[Fact], t: i64, rng: &mut StdRng) -> Vec<Fact> {
    let past = facts.iter().filter(|fact| fact.at() < t && fact.recorded() < t).cloned();
    past.map(|mut fact| {
        if fact.kind == FactKind::Ticket && fact.integer("closed_at").is_none_or(|closed| closed >= t) {
            // What is noted while a ticket is worked on.
            fact = fact
                .with("reopened", rng.random_range(0..9))
                .with("escalated", rng.random_bool(0.5))
                .with("satisfaction", rng.random_range(1..6) as f64);
        }
        if let Some(minutes) = fact.number("first_reply_minutes")
            && fact.at() as f64 + minutes * 6e7 >= t as f64
        {
            fact = if rng.random_bool(0.5) {
                fact.without("first_reply_minutes")
            } else {
                fact.with("first_reply_minutes", minutes + rng.random_range(0..500) as f64)
            };
        }
        for field in INSTANTS {
            if fact.kind.field(field).is_some() && fact.integer(field).is_none_or(|instant| instant >= t) {
                fact = if rng.random_bool(0.5) {
                    fact.without(field)
                } else {
                    fact.with(field, t + rng.random_range(0..400 * DAY))
                };
            }
        }
        fact
    })
    .collect()
}

#[test]
fn later_facts_and_facts_learned_later_never_change_a_value() {
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut rows = 0;
    for seed in 0..40_u64 {
        let mut rng = StdRng::seed_from_u64(1_000 + seed);
        let zone = ["UTC", "Asia/Tokyo", "America/New_York"][seed as usize % 3];
        let facts = business(seed, 6);
        let t = START
            + rng.random_range(200..LENGTH - 120) * DAY
            + if seed % 2 == 0 { 0 } else { rng.random_range(0..DAY) };
        let labelled = labels(&facts, seed);
        let known_labels: Vec<MessageLabel> =
            labelled.iter().filter(|label| label.recorded_at < t).copied().collect();
        let past = known_before(&facts, t, &mut rng);
        let alone = run(past.clone(), &[t], known_labels, zone);
        rows += alone.len();

        // All that came later, and all that was learned later.
        let with_future = run(facts.clone(), &[t], labelled.clone(), zone);
        assert_eq!(alone, with_future, "seed {seed}");
        // Another future of the same accounts, in another order.
        let mut other: Vec<Fact> = business(seed + 500, 6)
            .into_iter()
            .filter(|fact| fact.at() >= t || fact.recorded() >= t)
            .map(|mut fact| {
                let key = fact.integer("row_key").unwrap();
                // Half of them are versions of rows that are known.
                if !rng.random_bool(0.5) || fact.kind == FactKind::Usage || fact.recorded() < t {
                    fact = fact.with("row_key", key + 1_000_000);
                }
                fact.import = 3;
                fact
            })
            .collect();
        other.extend(past);
        for place in (1..other.len()).rev() {
            other.swap(place, rng.random_range(0..=place));
        }
        let shuffled = run(other, &[t], labelled.clone(), zone);
        assert_eq!(alone, shuffled, "seed {seed}");
        // Other instants beside it.
        let several = run(facts, &[t - 200 * DAY, t, t + 100 * DAY], labelled, zone);
        assert_eq!(without_codes(alone), without_codes(at(&several, t)), "seed {seed}");
        for (name, value) in several.into_values().flatten() {
            seen.entry(name).or_default().insert(format!("{value:?}"));
        }
    }
    assert!(rows > 40, "{rows} rows");
    // Every feature had values, and they differed: the proof is about something.
    for definition in Definitions::shipped().unwrap().features() {
        let different = seen.get(&definition.name).map_or(0, BTreeSet::len);
        assert!(different >= 2, "{} took only {different} values", definition.name);
    }
}

#[test]
fn a_label_holds_until_the_message_comes_again_with_another_one() {
    let facts = business(3, 6);
    let label = |recorded_at: i64, value: f32, fact: &Fact| MessageLabel {
        message: MessageKey::of(fact.text("source").unwrap(), fact.integer("row_key").unwrap()),
        recorded_at,
        label: Label::Contempt,
        value,
    };
    let at: Vec<i64> = (1..LENGTH / 30).map(|month| START + month * 30 * DAY).collect();
    let messages = || facts.iter().filter(|fact| fact.kind == FactKind::Message && fact.import == 1);
    let known = |fact: &Fact| fact.at().max(fact.recorded());
    // Every message is contemptuous for two months, then found not to be.
    let first: Vec<MessageLabel> = messages().map(|fact| label(known(fact), 0.9, fact)).collect();
    let both: Vec<MessageLabel> = messages()
        .flat_map(|fact| [label(known(fact), 0.9, fact), label(known(fact) + 60 * DAY, 0.1, fact)])
        .collect();
    let highest = |values: &Values| {
        let values = values.iter().filter_map(|((_, t), row)| match row.get("language_contempt_180d")? {
            Seen::Bits(bits) => Some((*t, f32::from_bits(*bits))),
            _ => None,
        });
        values.filter(|(_, value)| *value > 0.0).collect::<Vec<_>>()
    };
    let (alone, renewed) = (run(facts.clone(), &at, first, "UTC"), run(facts.clone(), &at, both, "UTC"));
    assert!(highest(&alone).iter().all(|(_, value)| *value == 0.9));
    let low = highest(&renewed).iter().filter(|(_, value)| *value == 0.1).count();
    assert!(low > 0 && low < highest(&renewed).len(), "{low} of {}", highest(&renewed).len());
}
