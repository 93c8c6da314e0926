//! Two statements about the same losses, compared.

use std::collections::{BTreeSet, HashMap};

use holdfast_analytics::Analytics;
use holdfast_stats::contingency::ContingencyTable;
use holdfast_taxonomy::{Crosswalks, LeafId};

use crate::error::Error;
use crate::revenue::Reader;

/// Two statements about the same losses, compared.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Contradiction {
    /// The first: table and column.
    pub left: String,
    /// The second.
    pub right: String,
    /// Losses with both.
    pub both: u64,
    /// Of these, how many cannot mean the same leaf: both mean something, and no leaf is
    /// common to the two.
    pub contradicting: u64,
    /// Pearson's chi-square statistic of independence over all losses with the first
    /// statement, silence being a value of the second; `None` where the second is free text.
    pub chi_square: Option<f64>,
    /// Degrees of freedom.
    pub degrees_of_freedom: Option<u64>,
    /// p-value: near 1 the two have nothing to do with each other.
    pub p_value: Option<f64>,
    /// The cross table of the same losses; silence is the empty text.
    pub table: Vec<CrossCell>,
}

/// A cell of a cross table.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CrossCell {
    /// Left value.
    pub left: String,
    /// Right value.
    pub right: String,
    /// Losses.
    pub count: u64,
}

/// A column with more distinct values is free text: no cross table.
const MOST_VALUES: usize = 30;

/// Of free text at most this many distinct pairs are compared.
const MOST_PAIRS: usize = 5_000;

/// The reason code against the comment and against the coarser category.
pub(super) fn find(
    engine: &dyn Analytics,
    crosswalks: &Crosswalks,
    chosen: Option<&str>,
) -> Result<Vec<Contradiction>, Error> {
    let mut found = Vec::new();
    for right in ["comment", "reason_category"] {
        if let Some(compared) = compare(engine, crosswalks, chosen, right)?
            // A category that merely groups the reasons has nothing to tell.
            && (right == "comment" || compared.contradicting > 0)
        {
            found.push(compared);
        }
    }
    Ok(found)
}

fn compare(
    engine: &dyn Analytics,
    crosswalks: &Crosswalks,
    chosen: Option<&str>,
    right: &str,
) -> Result<Option<Contradiction>, Error> {
    let sql = format!(
        "SELECT reason, coalesce({right}, '') AS other, count(*) AS losses FROM losses \
         WHERE reason IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT {MOST_PAIRS}"
    );
    let table = engine.query(&sql, &[]).map_err(Error::engine("losses"))?;
    let reader = Reader::new(&table, "losses");
    let mut cells = Vec::with_capacity(table.rows());
    for row in 0..table.rows() {
        cells.push(CrossCell {
            left: reader.text("reason", row)?.unwrap_or_default().to_owned(),
            right: reader.text("other", row)?.unwrap_or_default().to_owned(),
            count: reader.count("losses", row)?,
        });
    }
    let both: u64 = cells.iter().filter(|cell| !cell.right.is_empty()).map(|cell| cell.count).sum();
    if both == 0 {
        return Ok(None);
    }
    let left_values: BTreeSet<&str> = cells.iter().map(|cell| cell.left.as_str()).collect();
    let right_values: BTreeSet<&str> = cells.iter().map(|cell| cell.right.as_str()).collect();
    let mut resolved: HashMap<&str, Vec<LeafId>> = HashMap::new();
    for value in left_values.iter().chain(&right_values) {
        let leaves = crosswalks.resolve_in(chosen, value).leaves;
        let known = leaves.into_iter().map(|(leaf, _)| leaf).filter(|leaf| !leaf.is_unknown());
        resolved.insert(value, known.collect());
    }
    let contradicting = cells
        .iter()
        .filter(|cell| {
            let (left, right) = (&resolved[cell.left.as_str()], &resolved[cell.right.as_str()]);
            !left.is_empty() && !right.is_empty() && !left.iter().any(|leaf| right.contains(leaf))
        })
        .map(|cell| cell.count)
        .sum();
    let crossed = left_values.len() <= MOST_VALUES && right_values.len() <= MOST_VALUES;
    let test = if crossed && left_values.len() > 1 && right_values.len() > 1 {
        let mut counts = vec![0; left_values.len() * right_values.len()];
        let place = |values: &BTreeSet<&str>, value: &str| values.iter().position(|known| *known == value);
        for cell in &cells {
            if let (Some(row), Some(column)) =
                (place(&left_values, &cell.left), place(&right_values, &cell.right))
            {
                counts[row * right_values.len() + column] += cell.count;
            }
        }
        let table =
            ContingencyTable::new(right_values.len(), counts).map_err(Error::statistics("chi-square"))?;
        Some(table.independence())
    } else {
        None
    };
    let contradiction = Contradiction {
        left: "cancellations.reason".to_owned(),
        right: format!("cancellations.{right}"),
        both,
        contradicting,
        chi_square: test.as_ref().map(|test| test.statistic),
        degrees_of_freedom: test.as_ref().map(|test| test.degrees_of_freedom as u64),
        p_value: test.as_ref().map(|test| test.p_value),
        table: Vec::new(),
    };
    let table = if crossed { cells } else { Vec::new() };
    Ok(Some(Contradiction { table, ..contradiction }))
}
