//! Customers who left, came back and left again: for the same reason as before?

use std::collections::HashMap;

use holdfast_analytics::{Analytics, Value};
use holdfast_taxonomy::{Crosswalks, LeafId, Resolution, RollUp, S2Headings, Taxonomy};

use crate::error::Error;
use crate::rows::Rows;

const COURSES: &str = include_str!("../../sql/together/recurrence.sql");

/// Microseconds of a day: a subscription that follows another within it continues it.
const DAY: i64 = 86_400_000_000;

/// Customers who left, came back and left again, and what they stated each time.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
pub struct Recurrence {
    /// Whether the facts could show a return: dates of subscriptions, or returns marked by the
    /// source.
    pub observable: bool,
    /// Accounts that were said to leave, ever.
    pub left: u64,
    /// Of these, came back.
    pub returned: u64,
    /// Of these, left again.
    pub left_again: u64,
    /// Of these, stated a reason that means something both times.
    pub stated_twice: u64,
    /// Of these, stated the same leaf: overlap of what the two statements may mean, summed.
    pub same_leaf: f64,
    /// The same in the eight or nine classes.
    pub same_class: f64,
    /// What `same_class` would be if the later statements were dealt out at random.
    pub same_class_by_chance: f64,
    /// Class stated before against class stated afterwards, largest first.
    pub cells: Vec<Recurring>,
}

/// A class stated at one departure and a class stated at the next.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Recurring {
    /// The class stated first.
    pub before: String,
    /// The class stated at the next departure.
    pub after: String,
    /// Departures, soft labels multiplied.
    pub accounts: f64,
}

/// A stretch of an account's course.
enum Event<'a> {
    Paid { until: Option<i64> },
    Left { value: Option<&'a str> },
    Back,
}

/// Two statements of one account with a return between them.
struct Pair<'a> {
    before: Option<&'a str>,
    after: Option<&'a str>,
}

/// Reads who left, came back and left again. The measures must have run on this engine.
///
/// # Errors
/// [`Error::Engine`] where the query fails.
pub fn recurrence(
    engine: &dyn Analytics,
    taxonomy: &Taxonomy,
    crosswalks: &Crosswalks,
    headings: S2Headings,
    as_of: i64,
) -> Result<Recurrence, Error> {
    let rows = Rows::query(engine, "recurrence", COURSES, &[("as_of", Value::Integer(as_of))])?;
    let (account, kind, at) = (rows.column("account_id")?, rows.column("kind")?, rows.column("at")?);
    let (until, value) = (rows.column("until")?, rows.column("value")?);
    let mut found = Recurrence::default();
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    let mut row = 0;
    while row < rows.len() {
        let name = account.text(row);
        let mut course: Vec<(i64, Event<'_>)> = Vec::new();
        while row < rows.len() && account.text(row) == name {
            let event = match kind.text(row) {
                Some("paid") => Event::Paid { until: until.integer(row) },
                Some("left") => Event::Left { value: value.text(row) },
                _ => Event::Back,
            };
            course.extend(at.integer(row).map(|at| (at, event)));
            row += 1;
        }
        follow(&course, &mut found, &mut pairs);
    }
    let values = pairs.iter().flat_map(|pair| [pair.before, pair.after]).flatten();
    let chosen = crosswalks.choose(values.clone()).map(|choice| choice.crosswalk.id().to_owned());
    let mut resolved: HashMap<&str, Resolution> = HashMap::new();
    for value in values {
        resolved.entry(value).or_insert_with(|| crosswalks.resolve_in(chosen.as_deref(), value));
    }
    let meaning = |value: Option<&str>| {
        let leaves = &resolved.get(value?)?.leaves;
        leaves.iter().any(|(leaf, _)| !leaf.is_unknown()).then_some(leaves.as_slice())
    };
    let meant: Vec<_> =
        pairs.iter().filter_map(|pair| Some((meaning(pair.before)?, meaning(pair.after)?))).collect();
    compare(&meant, taxonomy, headings, &mut found);
    Ok(found)
}

/// Counts an account's departures and returns; a pair for each that has both.
fn follow<'a>(course: &[(i64, Event<'a>)], found: &mut Recurrence, pairs: &mut Vec<Pair<'a>>) {
    let is_paid_at = |instant: i64| {
        course.iter().any(|(from, event)| {
            matches!(event, Event::Paid { until } if *from <= instant && until.is_none_or(|until| until > instant))
        })
    };
    found.observable |= course.iter().any(|(_, event)| !matches!(event, Event::Left { .. }));
    let mut gone: Option<Option<&str>> = None;
    let mut gone_at = i64::MIN;
    let (mut returned, mut again, mut back) = (false, false, false);
    let mut left = false;
    for (at, event) in course {
        match event {
            // Another subscription runs on: a part was given up, not the whole.
            Event::Left { .. } if is_paid_at(at + DAY) => {}
            Event::Left { value } => {
                left = true;
                if let (Some(before), true) = (gone, back) {
                    again = true;
                    pairs.push(Pair { before, after: *value });
                }
                // Two statements of one departure: the one that says something.
                gone = Some(if back { *value } else { value.or(gone.flatten()) });
                (gone_at, back) = (*at, false);
            }
            Event::Paid { .. } | Event::Back if gone.is_some() && *at > gone_at + DAY => {
                (returned, back) = (true, true);
            }
            Event::Paid { .. } | Event::Back => {}
        }
    }
    found.left += u64::from(left);
    found.returned += u64::from(returned);
    found.left_again += u64::from(again);
}

type Meaning<'a> = &'a [(LeafId, f64)];

fn compare(
    pairs: &[(Meaning<'_>, Meaning<'_>)],
    taxonomy: &Taxonomy,
    headings: S2Headings,
    found: &mut Recurrence,
) {
    let roll = |leaves: Meaning<'_>| taxonomy.roll_up_distribution(leaves, RollUp::S2, headings);
    let mut cells: HashMap<(String, String), f64> = HashMap::new();
    let (mut firsts, mut seconds): (HashMap<String, f64>, HashMap<String, f64>) = Default::default();
    for (before, after) in pairs {
        for (leaf, weight) in *before {
            let other = after.iter().find(|(known, _)| known == leaf).map_or(0.0, |(_, other)| *other);
            found.same_leaf += weight.min(other);
        }
        let (before, after) = (roll(before), roll(after));
        for (class, weight) in &before {
            *firsts.entry(class.to_string()).or_default() += weight;
            let same = after.iter().find(|(known, _)| known == class).map_or(0.0, |(_, other)| *other);
            found.same_class += weight.min(same);
            for (other, part) in &after {
                *cells.entry((class.to_string(), other.to_string())).or_default() += weight * part;
            }
        }
        for (class, weight) in &after {
            *seconds.entry(class.to_string()).or_default() += weight;
        }
    }
    found.stated_twice = pairs.len() as u64;
    let by_chance = firsts.iter().map(|(class, weight)| weight * seconds.get(class).copied().unwrap_or(0.0));
    found.same_class_by_chance = by_chance.sum::<f64>() / pairs.len().max(1) as f64;
    found.cells =
        cells.into_iter().map(|((before, after), accounts)| Recurring { before, after, accounts }).collect();
    found.cells.sort_by(|a, b| {
        b.accounts.total_cmp(&a.accounts).then_with(|| (&a.before, &a.after).cmp(&(&b.before, &b.after)))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reasons of two departures of one customer.
    type Reasons = (Option<&'static str>, Option<&'static str>);

    const MONTH: i64 = 30 * DAY;

    fn followed(course: &[(i64, Event<'static>)]) -> (Recurrence, Vec<Reasons>) {
        let (mut found, mut pairs) = (Recurrence::default(), Vec::new());
        follow(course, &mut found, &mut pairs);
        (found, pairs.into_iter().map(|pair| (pair.before, pair.after)).collect())
    }

    fn paid(from: i64, until: i64) -> (i64, Event<'static>) {
        (from * MONTH, Event::Paid { until: Some(until * MONTH) })
    }

    fn left(at: i64, value: &'static str) -> (i64, Event<'static>) {
        (at * MONTH, Event::Left { value: Some(value) })
    }

    #[test]
    fn who_left_came_back_and_left_again_is_a_pair() {
        let (found, pairs) = followed(&[paid(0, 3), left(3, "price"), paid(6, 9), left(9, "unused")]);
        assert_eq!((found.left, found.returned, found.left_again), (1, 1, 1));
        assert_eq!(pairs, [(Some("price"), Some("unused"))]);
        assert!(found.observable);
    }

    #[test]
    fn a_second_statement_without_a_return_is_no_second_departure() {
        let (found, pairs) = followed(&[paid(0, 3), left(3, "price"), left(4, "price")]);
        assert_eq!((found.left, found.returned, found.left_again), (1, 0, 0));
        assert!(pairs.is_empty());
    }

    #[test]
    fn giving_up_one_of_two_subscriptions_is_no_departure() {
        let (found, _) = followed(&[paid(0, 3), paid(0, 9), left(3, "price"), paid(5, 9)]);
        assert_eq!((found.left, found.returned), (0, 0));
    }

    #[test]
    fn a_return_marked_by_the_source_counts() {
        let back = (5 * MONTH, Event::Back);
        let (found, pairs) = followed(&[left(3, "price"), back, left(8, "price")]);
        assert_eq!((found.left, found.returned, found.left_again), (1, 1, 1));
        assert_eq!(pairs.len(), 1);
    }

    #[test]
    fn chance_is_what_the_margins_give() {
        let taxonomy = Taxonomy::embedded();
        let leaf = |name: &str| vec![(taxonomy.leaf(name).unwrap().id.clone(), 1.0)];
        let (price, unused) = (leaf("price.too_high"), leaf("payment.failed"));
        let mut found = Recurrence::default();
        let pairs: Vec<(Meaning<'_>, Meaning<'_>)> =
            vec![(&price, &price), (&unused, &unused), (&price, &unused), (&unused, &price)];
        compare(&pairs, taxonomy, S2Headings::Eight, &mut found);
        assert_eq!(found.stated_twice, 4);
        assert!((found.same_leaf - 2.0).abs() < 1e-12 && (found.same_class - 2.0).abs() < 1e-12);
        assert!((found.same_class_by_chance - 2.0).abs() < 1e-12);
    }
}
