//! Stated reasons against what the same customers said elsewhere.
//!
//! Two statements about one loss, chosen by somebody who means them, go together. Pearson's
//! chi-square test asks whether they do. A test that does *not* reject is evidence only
//! where it could have: with n losses and d degrees of freedom, an association as weak as
//! Cramér's V = 0.3 ("medium", Cohen J (1988), *Statistical Power Analysis*, 7.2) gives a
//! statistic of about d + 0.09·n·(k − 1), k the smaller side. That is asked to exceed the
//! 5 % critical value by far, taken as d + 4·√(2d). Then p ≥ 0.05 is reported: whoever
//! filled in the two was not saying the same thing.

use crate::books::{Answer, Books};
use crate::{Error, Finding, Severity, finding::share};
use holdfast_stats::contingency::ContingencyTable;
use std::collections::BTreeMap;

/// Statements with more different values than this are free text, which needs reading.
const MOST_VALUES: usize = 50;
/// Share of losses whose statements cannot mean the same, from which it is reported.
const CONTRADICTING_SHARE: f64 = 0.2;
/// Fewest losses with both statements.
const FEWEST_LOSSES: u64 = 30;

pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let answer = books.ask("statements", include_str!("../../sql/stated_pairs.sql"), &[])?;
    let mut found = Vec::new();
    let mut from = 0;
    for row in 0..answer.rows() {
        let ends = row + 1 == answer.rows() || pair_of(&answer, row + 1)? != pair_of(&answer, row)?;
        if ends {
            found.extend(independent(&answer, from..row + 1)?);
            from = row + 1;
        }
    }
    for pair in &books.settings.statements {
        let part = share(pair.contradicting, pair.both);
        if pair.both >= FEWEST_LOSSES && part >= CONTRADICTING_SHARE {
            let severity = if part >= 0.5 { Severity::Critical } else { Severity::Warning };
            found.push(
                Finding::new("stated_reason_contradicted", severity)
                    .rows(pair.contradicting, pair.both)
                    .with("left", pair.left.as_str())
                    .with("right", pair.right.as_str()),
            );
        }
    }
    Ok(found)
}

fn pair_of(answer: &Answer, row: usize) -> Result<(Option<&str>, Option<&str>), Error> {
    Ok((answer.text(row, "source")?, answer.text(row, "second_field")?))
}

fn independent(answer: &Answer, rows: std::ops::Range<usize>) -> Result<Option<Finding>, Error> {
    let (source, second_field) = pair_of(answer, rows.start)?;
    let (source, second_field) = (source.unwrap_or_default(), second_field.unwrap_or_default());
    let mut cells: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for row in rows {
        let reason = answer.text(row, "reason")?.unwrap_or_default();
        let second = answer.text(row, "second")?.unwrap_or_default();
        *cells.entry((reason, second)).or_default() += answer.count(row, "facts")?;
    }
    let different = |side: fn(&(&str, &str)) -> String| {
        let mut values: Vec<String> = cells.keys().map(side).collect();
        values.sort_unstable();
        values.dedup();
        values
    };
    let reasons = different(|cell| cell.0.to_owned());
    let seconds = different(|cell| cell.1.to_owned());
    let stated = seconds.iter().filter(|second| !second.is_empty()).count();
    if reasons.len() < 2 || stated < 2 || reasons.len() > MOST_VALUES || seconds.len() > MOST_VALUES {
        return Ok(None);
    }
    let counts: Vec<u64> = reasons
        .iter()
        .flat_map(|reason| seconds.iter().map(|second| (reason.as_str(), second.as_str())))
        .map(|cell| cells.get(&cell).copied().unwrap_or(0))
        .collect();
    let both: u64 = cells.iter().filter(|((_, second), _)| !second.is_empty()).map(|(_, count)| count).sum();
    let all: u64 = counts.iter().sum();
    let Ok(table) = ContingencyTable::new(seconds.len(), counts) else { return Ok(None) };
    let test = table.independence();
    if both < FEWEST_LOSSES
        || test.p_value < 0.05
        || !could_have_rejected(all, &test, reasons.len().min(seconds.len()))
    {
        return Ok(None);
    }
    Ok(Some(
        Finding::new("stated_reason_independent", Severity::Critical)
            .source(source)
            .column(second_field)
            .rows(both, all)
            .with("left", "cancellations.reason")
            .with("right", format!("cancellations.{second_field}").as_str())
            .with("chi_square", rounded(test.statistic))
            .with("degrees_of_freedom", test.degrees_of_freedom)
            .with("p_value", rounded(test.p_value)),
    ))
}

/// Whether a medium association among so many losses would have stood out.
fn could_have_rejected(
    losses: u64,
    test: &holdfast_stats::contingency::IndependenceTest,
    smaller_side: usize,
) -> bool {
    let freedom = test.degrees_of_freedom as f64;
    0.09 * losses as f64 * (smaller_side as f64 - 1.0) >= 4.0 * (2.0 * freedom).sqrt()
}

/// To three decimal places, as sentences show it.
fn rounded(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}
