//! Tables with one row a customer: who left, when or after how long, and why.

use super::tables::Headed;
use super::vocabulary::outcome_word;
use crate::mapping::ReadAs;
use crate::profile::{ColumnProfile, ValueKind};
use std::collections::{BTreeMap, HashMap};

/// How a column says who left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OutcomeFlag {
    pub(crate) column: usize,
    /// Words for "left" and "stayed" where they are not plain truth values.
    pub(crate) left: Vec<String>,
    pub(crate) stayed: Vec<String>,
    /// The column says who stayed.
    pub(crate) inverted: bool,
}

/// Sorts the words of a status column into left and stayed; `None` where some word is
/// neither or where only one side occurs among several words.
pub(crate) fn status_words(column: &ColumnProfile) -> Option<(Vec<String>, Vec<String>)> {
    let values = column.values.as_ref()?;
    if values.is_empty() || values.len() > 20 {
        return None;
    }
    let (mut left, mut stayed) = (Vec::new(), Vec::new());
    for word in values.keys() {
        let side = if outcome_word(word)? { &mut left } else { &mut stayed };
        side.push(word.clone());
    }
    left.sort();
    stayed.sort();
    (!left.is_empty() && !stayed.is_empty()).then_some((left, stayed))
}

/// Words of a cause column in which exactly one word, or a few, mean "still there":
/// `(stayed words)`; `None` where there is none.
pub(crate) fn cause_stayed(column: &ColumnProfile) -> Option<Vec<String>> {
    let values = column.values.as_ref()?;
    let mut stayed: Vec<String> =
        values.keys().filter(|word| outcome_word(word) == Some(false)).cloned().collect();
    stayed.sort();
    (!stayed.is_empty() && stayed.len() < values.len() && stayed.len() <= 2).then_some(stayed)
}

/// The column that says who left, if there is one.
pub(crate) fn outcome_flag(table: &Headed<'_>) -> Option<OutcomeFlag> {
    let plain = |column: usize, inverted: bool| OutcomeFlag {
        column,
        left: Vec::new(),
        stayed: Vec::new(),
        inverted,
    };
    let of_two = |index: &usize| {
        let column = table.column(*index);
        column.kind() == ValueKind::Boolean && (2..=4).contains(&column.distinct())
    };
    // Truth values under a name for leaving; where everybody left or stayed, one value.
    let flags = table.all("churned", ReadAs::Text);
    if let Some(index) = flags.iter().find(|index| of_two(index)) {
        return Some(plain(*index, false));
    }
    for index in flags.iter().copied().chain(table.all("status", ReadAs::Text)) {
        if let Some((left, stayed)) = status_words(table.column(index)) {
            return Some(OutcomeFlag { column: index, left, stayed, inverted: false });
        }
    }
    if let Some(index) = flags.iter().find(|index| table.column(**index).kind() == ValueKind::Boolean) {
        return Some(plain(*index, false));
    }
    // A cause in which one word means that nothing ended.
    for index in table.all("reason", ReadAs::Text) {
        if let Some(stayed) = cause_stayed(table.column(index)) {
            let left = table.column(index).values.as_ref().map(|values| {
                let mut left: Vec<String> =
                    values.keys().filter(|word| !stayed.contains(word)).cloned().collect();
                left.sort();
                left
            });
            return Some(OutcomeFlag {
                column: index,
                left: left.unwrap_or_default(),
                stayed,
                inverted: false,
            });
        }
    }
    // Who is still there, the other way round; only under an exact name.
    for index in table.all("stayed", ReadAs::Boolean) {
        let exact =
            table.matches[index].first().is_some_and(|found| found.concept == "stayed" && found.score >= 1.0);
        if exact && of_two(&index) && table.first("ended_at", ReadAs::Date).is_none() {
            return Some(plain(index, true));
        }
    }
    None
}

/// The unit of a duration, and how it was found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unit {
    /// The header says so.
    Stated(&'static str),
    /// Start dates plus durations of those still there end on nearly one day.
    Inferred(&'static str, String),
    /// Nothing says so.
    Assumed(&'static str),
}

impl Unit {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Stated(name) | Self::Inferred(name, _) | Self::Assumed(name) => name,
        }
    }
}

/// Mean days of a unit of the Gregorian calendar.
const UNITS: [(&str, f64); 5] =
    [("month", 30.436_875), ("quarter", 91.310_625), ("week", 7.0), ("day", 1.0), ("year", 365.2425)];

/// Infers the unit of durations: with the right one, start plus duration is the same day
/// for nearly everybody who is still a customer, the day on which the data end. Taken only
/// where the middle half of those days lies within a quarter of the unit's spread of the
/// start dates and at least three times closer than under any other unit.
///
/// `rows` are `(start day, duration)` of customers who are still there.
pub(crate) fn infer_unit(rows: &[(i32, f64)]) -> Option<(&'static str, i32)> {
    if rows.len() < 20 {
        return None;
    }
    let spread = |values: &mut Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() * 3 / 4] - values[values.len() / 4]
    };
    let mut starts: Vec<f64> = rows.iter().map(|(day, _)| f64::from(*day)).collect();
    let start_spread = spread(&mut starts);
    let mut fits: Vec<(f64, &'static str, f64)> = UNITS
        .into_iter()
        .map(|(name, days)| {
            let mut ends: Vec<f64> =
                rows.iter().map(|(day, duration)| f64::from(*day) + duration * days).collect();
            let fit = spread(&mut ends);
            (fit, name, ends[ends.len() / 2])
        })
        .collect();
    fits.sort_by(|a, b| a.0.total_cmp(&b.0));
    let best = fits[0];
    (best.0 * 4.0 < start_spread && best.0 * 3.0 < fits[1].0).then_some((best.1, best.2 as i32))
}

/// Columns that only repeat the outcome: over a sample of rows, each value of the column
/// goes with one outcome (or one cause) only, and the column has as few values.
pub(crate) fn repeats_outcome(
    sample: &[Vec<String>],
    outcome: &dyn Fn(&[String]) -> Option<bool>,
    cause: Option<usize>,
    column: usize,
) -> bool {
    let mut by_value: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    let mut by_cause: HashMap<(&str, &str), u32> = HashMap::new();
    let mut classes = [0u32; 2];
    for row in sample {
        let Some(left) = outcome(row) else { continue };
        let value = row[column].as_str();
        classes[usize::from(left)] += 1;
        by_value.entry(value).or_default()[usize::from(left)] += 1;
        if by_value.len() > 12 {
            return false;
        }
        if let Some(cause) = cause {
            *by_cause.entry((value, row[cause].as_str())).or_default() += 1;
        }
    }
    if classes[0] < 10 || classes[1] < 10 || by_value.len() < 2 {
        return false;
    }
    if by_value.values().all(|[stayed, left]| *stayed == 0 || *left == 0) {
        return true;
    }
    // An indicator of one cause: two values, one of which goes with exactly one cause that
    // the other never goes with.
    if cause.is_none() || by_value.len() != 2 {
        return false;
    }
    by_value.keys().any(|value| {
        let causes: Vec<&str> =
            by_cause.keys().filter(|(known, _)| known == value).map(|(_, cause)| *cause).collect();
        causes.len() == 1
            && !causes[0].is_empty()
            && !by_cause.keys().any(|(known, cause)| known != value && *cause == causes[0])
    })
}

#[cfg(test)]
mod tests {
    use super::infer_unit;

    #[test]
    fn the_unit_is_the_one_that_ends_everybody_on_one_day() {
        for (unit, days) in [("month", 30.436_875), ("quarter", 91.310_625), ("day", 1.0), ("year", 365.2425)]
        {
            let rows: Vec<(i32, f64)> = (0..200)
                .map(|index| {
                    let start = index * 17;
                    (start, (f64::from(6_000 - start) / days * 100.0).round() / 100.0)
                })
                .collect();
            assert_eq!(infer_unit(&rows).map(|(name, _)| name), Some(unit));
        }
        let noise: Vec<(i32, f64)> =
            (0..200).map(|index| (index * 17, f64::from(index * 7_919 % 72))).collect();
        assert_eq!(infer_unit(&noise), None);
    }
}
