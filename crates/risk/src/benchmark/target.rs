//! Which rows are positive.

use super::{Cells, Error, Options, TargetFound, find};
use std::collections::HashMap;

/// Words that mean the customer left, and that it stayed, in lower case.
const LEFT: &[&str] = &[
    "yes",
    "y",
    "true",
    "t",
    "1",
    "churn",
    "churned",
    "left",
    "lost",
    "exited",
    "cancelled",
    "canceled",
    "attrited",
    "attrited customer",
    "terminated",
    "lapsed",
    "是",
    "有",
    "はい",
    "流失",
    "已流失",
    "解約",
    "退会",
    "離脱",
    "解約済み",
];
const STAYED: &[&str] = &[
    "no",
    "n",
    "false",
    "f",
    "0",
    "stay",
    "stayed",
    "staying",
    "active",
    "existing",
    "existing customer",
    "retained",
    "joined",
    "current",
    "否",
    "无",
    "無",
    "いいえ",
    "留存",
    "継続",
    "有効",
];

/// Values that are listed in an error.
const MOST_LISTED: usize = 20;

/// The outcome of every row that has one.
pub(super) struct Outcome {
    pub(super) found: TargetFound,
    /// The file's rows with an outcome.
    pub(super) rows: Vec<usize>,
    /// For each of these rows, whether it is positive.
    pub(super) positive: Vec<bool>,
    /// For each of these rows, the number of its cause from 1; 0 where it is not positive.
    pub(super) cause: Vec<u32>,
    /// The causes' names; the positive value alone without a cause column.
    pub(super) causes: Vec<String>,
}

pub(super) fn read(columns: &[super::Column], options: &Options) -> Result<Outcome, Error> {
    let column = find(columns, &options.target)?;
    let texts: Vec<Option<String>> = (0..column.cells.rows()).map(|row| column.cells.text(row)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in texts.iter().flatten() {
        *counts.entry(text).or_default() += 1;
    }
    let mut values: Vec<(&str, usize)> = counts.into_iter().collect();
    values.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let listed = || {
        let mut listed: Vec<String> =
            values.iter().take(MOST_LISTED).map(|(value, count)| format!("{value} ({count})")).collect();
        if values.len() > MOST_LISTED {
            listed.push("…".to_owned());
        }
        listed.join(", ")
    };
    let positive = match &options.positive {
        Some(wanted) => {
            let same = |value: &str| {
                value == wanted
                    || matches!((value.parse::<f64>(), wanted.parse::<f64>()), (Ok(a), Ok(b)) if (a - b).abs() < 1e-12)
            };
            let found = values.iter().find(|(value, _)| same(value));
            let found = found
                .or_else(|| values.iter().find(|(value, _)| value.to_lowercase() == wanted.to_lowercase()));
            found.map(|(value, _)| (*value).to_owned()).ok_or_else(|| Error::NoSuchValue {
                positive: wanted.clone(),
                column: column.name.clone(),
                values: listed(),
            })?
        }
        None => guess(&values)
            .ok_or_else(|| Error::WhichPositive { column: column.name.clone(), values: listed() })?,
    };
    let rows: Vec<usize> = (0..texts.len()).filter(|row| texts[*row].is_some()).collect();
    let is: Vec<bool> = rows.iter().map(|row| texts[*row].as_deref() == Some(&positive)).collect();
    let positives = is.iter().filter(|positive| **positive).count();
    let needed = options.folds * 2;
    if positives < needed || rows.len() - positives < needed {
        return Err(Error::TooFew { positives, rows: rows.len(), needed, folds: options.folds });
    }
    let found = TargetFound {
        column: column.name.clone(),
        positives,
        negatives: rows.len() - positives,
        missing: texts.len() - rows.len(),
        positive: positive.clone(),
    };
    let (cause, causes) = causes(columns, options, &rows, &is, positive)?;
    Ok(Outcome { found, rows, positive: is, cause, causes })
}

/// The positive of two values, by their words.
fn guess(values: &[(&str, usize)]) -> Option<String> {
    let [first, second] = values else { return None };
    let is = |value: &str, words: &[&str]| words.contains(&value.trim().to_lowercase().as_str());
    let pick = |value: &str, other: &str| {
        (is(value, LEFT) && !is(other, LEFT)) || (is(other, STAYED) && !is(value, STAYED))
    };
    match (pick(first.0, second.0), pick(second.0, first.0)) {
        (true, false) => Some(first.0.to_owned()),
        (false, true) => Some(second.0.to_owned()),
        _ => None,
    }
}

fn causes(
    columns: &[super::Column],
    options: &Options,
    rows: &[usize],
    positive: &[bool],
    without: String,
) -> Result<(Vec<u32>, Vec<String>), Error> {
    let Some(name) = &options.cause else {
        return Ok((positive.iter().map(|positive| u32::from(*positive)).collect(), vec![without]));
    };
    let cells: &Cells = &find(columns, name)?.cells;
    let mut names: Vec<String> = Vec::new();
    let cause = rows
        .iter()
        .zip(positive)
        .map(|(row, positive)| {
            if !positive {
                return 0;
            }
            let text = cells.text(*row).unwrap_or_else(|| "?".to_owned());
            let known = names.iter().position(|known| *known == text).unwrap_or_else(|| {
                names.push(text);
                names.len() - 1
            });
            known as u32 + 1
        })
        .collect();
    Ok((cause, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_positive_of_two_values_is_found_by_its_word() {
        assert_eq!(guess(&[("No", 70), ("Yes", 30)]).as_deref(), Some("Yes"));
        assert_eq!(guess(&[("0", 70), ("1", 30)]).as_deref(), Some("1"));
        assert_eq!(
            guess(&[("Existing Customer", 70), ("Attrited Customer", 30)]).as_deref(),
            Some("Attrited Customer")
        );
        assert_eq!(guess(&[("Stayed", 70), ("Moved", 30)]).as_deref(), Some("Moved"));
        assert_eq!(guess(&[("A", 70), ("B", 30)]), None);
        assert_eq!(guess(&[("Yes", 70), ("No", 20), ("Maybe", 1)]), None);
    }
}
