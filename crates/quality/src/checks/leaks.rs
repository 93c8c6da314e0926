//! Attributes of accounts that know the outcome: the data behind [`crate::leak`].

use crate::books::{Answer, Books};
use crate::leak::{self, Leak, Values};
use crate::{Error, Finding, Severity};
use holdfast_analytics::Value;
use jiff::civil::Date;
use std::collections::HashMap;

const CHECK: &str = "leaks";
/// Accounts looked at. Of 50,000 an area under the curve is known to about ±0.005, far
/// closer than the bar needs.
const MOST_ACCOUNTS: i64 = 50_000;
/// Share of a text column's values that must be dates, year first, for it to be ranked.
const DATES_SHARE: f64 = 0.95;

pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let most = [("most", Value::Integer(MOST_ACCOUNTS))];
    let sql = include_str!("../../sql/quality_outcomes.sql");
    books.materialize(CHECK, "quality_outcomes", sql, &most)?;
    let outcomes = books.ask(CHECK, "SELECT has_left FROM quality_outcomes ORDER BY account_id", &[])?;
    let outcome: Vec<bool> = (0..outcomes.rows())
        .map(|row| Ok(outcomes.boolean(row, "has_left")?.unwrap_or_default()))
        .collect::<Result<_, Error>>()?;
    if outcome.iter().all(|left| *left) || !outcome.contains(&true) {
        return Ok(Vec::new());
    }
    let answer = books.ask(CHECK, include_str!("../../sql/trait_values.sql"), &[])?;
    let mut found = Vec::new();
    let mut from = 0;
    for row in 0..answer.rows() {
        if row + 1 == answer.rows() || column_of(&answer, row + 1)? != column_of(&answer, row)? {
            let (source, name) = column_of(&answer, row)?;
            let values = values(&answer, from..row + 1, outcome.len())?;
            let leak = leak::detect(&outcome, &values);
            found.extend(leak.map(|leak| finding(leak, source, name, &outcome)));
            from = row + 1;
        }
    }
    Ok(found)
}

fn column_of(answer: &Answer, row: usize) -> Result<(&str, &str), Error> {
    let source = answer.text(row, "source")?.unwrap_or_default();
    Ok((source, answer.text(row, "name")?.unwrap_or_default()))
}

/// The values of one column, by account. A column is one of numbers if all its values are.
fn values(answer: &Answer, rows: std::ops::Range<usize>, accounts: usize) -> Result<Values, Error> {
    let mut numbers = vec![None; accounts];
    let mut labels = vec![None; accounts];
    let mut dates = vec![None; accounts];
    let mut known: HashMap<&str, u32> = HashMap::new();
    let (mut texts_without_number, mut texts, mut texts_with_date) = (false, 0_usize, 0_usize);
    for row in rows {
        let place = answer.count(row, "place")? as usize;
        if place >= accounts {
            continue;
        }
        let number = answer.number(row, "number")?;
        numbers[place] = number;
        let Some(text) = answer.text(row, "text")?.map(str::trim).filter(|text| !text.is_empty()) else {
            continue;
        };
        texts_without_number |= number.is_none();
        texts += 1;
        let next = known.len() as u32;
        labels[place] = Some(*known.entry(text).or_insert(next));
        dates[place] = day_of(text);
        texts_with_date += usize::from(dates[place].is_some());
    }
    Ok(if texts == 0 || !texts_without_number {
        Values::Numbers(numbers)
    } else if texts_with_date as f64 >= DATES_SHARE * texts as f64 {
        Values::Numbers(dates)
    } else {
        Values::Labels(labels)
    })
}

/// Days from a text that begins with a date, year first.
fn day_of(text: &str) -> Option<f64> {
    let first = text.get(..10)?.replace('/', "-");
    let date: Date = first.parse().ok()?;
    let days = Date::constant(1970, 1, 1).until((jiff::Unit::Day, date)).ok()?;
    Some(f64::from(days.get_days()))
}

fn finding(leak: Leak, source: &str, name: &str, outcome: &[bool]) -> Finding {
    let new =
        |id| Finding::new(id, Severity::Warning).source(source).column(name).with("accounts", outcome.len());
    let rounded = |value: f64| (value * 1_000.0).round() / 1_000.0;
    match leak {
        Leak::OnlyLeft(values) => new("leak_only_left").with("values", values),
        Leak::OnlyStayed(values) => new("leak_only_stayed").with("values", values),
        Leak::ReadAtEnd { share, different } => {
            new("leak_read_at_end").with("single_share", share).with("different", different)
        }
        Leak::ResetAtEnd { share, different } => {
            new("leak_reset_at_end").with("single_share", share).with("different", different)
        }
        Leak::Repeats => new("leak_repeats_outcome"),
        Leak::Ranks { area, lower } => {
            new("leak_ranks_outcome").with("area", rounded(area)).with("lower", rounded(lower))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_known_year_first_only() {
        assert_eq!(day_of("1970-01-03"), Some(2.0));
        assert_eq!(day_of("1970/01/03 10:00"), Some(2.0));
        assert_eq!(day_of("03-01-1970"), None);
        assert_eq!(day_of("日本語のテキスト"), None);
    }
}
