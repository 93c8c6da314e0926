//! Which columns are learned from.

use super::target::Outcome;
use super::{Cells, ColumnUse, Error, LeakFound, Options, Use, find};
use holdfast_learners::table::{Column, MISSING, Table, Values};
use holdfast_stats::leak;
use std::collections::HashMap;

/// Rows a text needs on average: below, its categories teach nothing.
const ROWS_A_TEXT: usize = 5;
/// Parts of a name that say "identifier", in lower case.
const IDENTIFIERS: &[&str] =
    &["id", "ids", "uuid", "guid", "key", "index", "number", "no", "nr", "row", "番号", "编号", "編號"];

/// What is learned from, for the rows with an outcome.
pub(super) struct Prepared {
    pub(super) table: Table,
    pub(super) uses: Vec<ColumnUse>,
    pub(super) leaks: Vec<LeakFound>,
    /// The identifier of each row, or its number.
    pub(super) ids: Vec<String>,
    /// Rows of one identifier, where one occurs twice.
    pub(super) group: Option<Vec<u32>>,
    /// The time of each row, where there is a time column.
    pub(super) time: Option<Vec<f64>>,
}

pub(super) fn prepare(
    columns: &[super::Column],
    options: &Options,
    outcome: &Outcome,
) -> Result<Prepared, Error> {
    let roles: Vec<&str> =
        [Some(&options.target), options.id.as_ref(), options.time.as_ref(), options.cause.as_ref()]
            .into_iter()
            .flatten()
            .map(|name| find(columns, name).map(|column| column.name.as_str()))
            .collect::<Result<_, _>>()?;
    let rows = &outcome.rows;
    let mut uses = Vec::with_capacity(columns.len());
    let mut leaks = Vec::new();
    let mut table = Vec::new();
    for column in columns {
        let used_as = if roles.contains(&column.name.as_str()) {
            Use::Role
        } else if let Some(left_out) = useless(&column.name, &column.cells, rows) {
            left_out
        } else if let Some(leak) = leak(column, outcome) {
            leaks.push(leak);
            Use::Leak
        } else {
            let values = values(&column.cells, rows);
            let used_as = match &values {
                Values::Numbers(_) => Use::Number,
                Values::Categories { .. } => Use::Category,
            };
            table.push(Column { name: column.name.clone(), values });
            used_as
        };
        uses.push(ColumnUse { column: column.name.clone(), used_as });
    }
    if table.is_empty() {
        let listed: Vec<String> =
            uses.iter().map(|used| format!("{} ({:?})", used.column, used.used_as)).collect();
        return Err(Error::NoColumns(listed.join(", ")));
    }
    let ids: Vec<String> = match &options.id {
        None => rows.iter().map(|row| (row + 1).to_string()).collect(),
        Some(name) => {
            let cells = &find(columns, name)?.cells;
            rows.iter().map(|row| cells.text(*row).unwrap_or_else(|| format!("row {}", row + 1))).collect()
        }
    };
    let mut known: HashMap<&str, u32> = HashMap::new();
    let group: Vec<u32> = ids
        .iter()
        .map(|id| {
            let next = known.len() as u32;
            *known.entry(id).or_insert(next)
        })
        .collect();
    let group = (known.len() < ids.len()).then_some(group);
    let time = options.time.as_ref().map(|name| time(find(columns, name)?, rows)).transpose()?;
    Ok(Prepared { table: Table::new(table)?, uses, leaks, ids, group, time })
}

/// The times: numbers of at least 0.
fn time(column: &super::Column, rows: &[usize]) -> Result<Vec<f64>, Error> {
    let wrong = || Error::NoTimes(column.name.clone());
    let Cells::Numbers(numbers) = &column.cells else { return Err(wrong()) };
    let time: Vec<f64> = rows.iter().map(|row| numbers[*row]).collect();
    if time.iter().any(|time| time.is_nan() || *time < 0.0) || !time.iter().any(|time| *time > 0.0) {
        return Err(wrong());
    }
    Ok(time)
}

/// Constants, identifiers, texts that hardly repeat.
fn useless(name: &str, cells: &Cells, rows: &[usize]) -> Option<Use> {
    let texts: Vec<u64> = match cells {
        Cells::Numbers(numbers) => rows
            .iter()
            .map(|row| numbers[*row])
            .filter(|number| !number.is_nan())
            .map(|number| (number + 0.0).to_bits())
            .collect(),
        Cells::Texts { codes, .. } => {
            rows.iter().map(|row| codes[*row]).filter(|code| *code != MISSING).map(u64::from).collect()
        }
        Cells::Days(days) => {
            rows.iter().filter_map(|row| days[*row]).map(|day| i64::from(day) as u64).collect()
        }
    };
    let filled = texts.len();
    let different = texts.into_iter().collect::<std::collections::HashSet<_>>().len();
    if different == 0 || (different == 1 && filled == rows.len()) {
        return Some(Use::Constant);
    }
    match cells {
        Cells::Texts { .. } if different > 20 && different * ROWS_A_TEXT > filled => Some(Use::MostlyUnique),
        Cells::Numbers(numbers) if different == rows.len() && different > 20 => {
            let own = || rows.iter().map(|row| numbers[*row]);
            let whole = own().all(|number| (number - number.trunc()).abs() < 1e-9);
            let (least, greatest) = own().fold((f64::MAX, f64::MIN), |(least, greatest), number| {
                (least.min(number), greatest.max(number))
            });
            let dense = greatest - least < 2.0 * rows.len() as f64;
            (whole && (dense || says_identifier(name))).then_some(Use::Identifier)
        }
        _ => None,
    }
}

/// Whether a part of the name (words, or parts of `camelCase`) says "identifier".
fn says_identifier(name: &str) -> bool {
    let mut parts = vec![String::new()];
    let mut lower_before = false;
    for character in name.chars() {
        if !character.is_alphanumeric() || (character.is_uppercase() && lower_before) {
            parts.push(String::new());
        }
        lower_before = character.is_lowercase();
        if character.is_alphanumeric()
            && let Some(part) = parts.last_mut()
        {
            part.extend(character.to_lowercase());
        }
    }
    parts.iter().any(|part| IDENTIFIERS.contains(&part.as_str()))
}

/// The first leak against the outcome, or against one cause.
fn leak(column: &super::Column, outcome: &Outcome) -> Option<LeakFound> {
    let values = match &column.cells {
        Cells::Numbers(numbers) => leak::Values::Numbers(
            outcome.rows.iter().map(|row| Some(numbers[*row]).filter(|number| !number.is_nan())).collect(),
        ),
        Cells::Texts { codes, .. } => leak::Values::Labels(
            outcome.rows.iter().map(|row| Some(codes[*row]).filter(|code| *code != MISSING)).collect(),
        ),
        Cells::Days(days) => {
            leak::Values::Numbers(outcome.rows.iter().map(|row| days[*row].map(f64::from)).collect())
        }
    };
    if let Some(found) = leak::detect(&outcome.positive, &values) {
        return Some(LeakFound::new(&column.name, found, None));
    }
    if outcome.causes.len() < 2 {
        return None;
    }
    outcome.causes.iter().enumerate().find_map(|(index, name)| {
        let own: Vec<bool> = outcome.cause.iter().map(|cause| *cause == index as u32 + 1).collect();
        leak::detect(&own, &values).map(|found| LeakFound::new(&column.name, found, Some(name)))
    })
}

fn values(cells: &Cells, rows: &[usize]) -> Values {
    match cells {
        Cells::Numbers(numbers) => {
            let number = |row: &usize| {
                let number = numbers[*row] as f32;
                if number.is_finite() { number } else { f32::NAN }
            };
            Values::Numbers(rows.iter().map(number).collect())
        }
        Cells::Days(days) => {
            Values::Numbers(rows.iter().map(|row| days[*row].map_or(f32::NAN, |day| day as f32)).collect())
        }
        Cells::Texts { codes, names } => {
            Values::Categories { codes: rows.iter().map(|row| codes[*row]).collect(), names: names.clone() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_told_from_amounts() {
        assert!(
            says_identifier("CustomerId") && says_identifier("customer_id") && says_identifier("RowNumber")
        );
        assert!(!says_identifier("Balance") && !says_identifier("idle_days"));
        let rows: Vec<usize> = (0..100).collect();
        let spread = Cells::Numbers((0..100).map(|row| f64::from(row * 7919 % 10_007)).collect());
        assert_eq!(useless("CustomerId", &spread, &rows), Some(Use::Identifier));
        assert_eq!(useless("income", &spread, &rows), None);
        let dense = Cells::Numbers((0..100).map(f64::from).collect());
        assert_eq!(useless("x", &dense, &rows), Some(Use::Identifier));
        assert_eq!(useless("x", &Cells::Numbers(vec![3.0; 100]), &rows), Some(Use::Constant));
    }
}
