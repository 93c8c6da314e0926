//! Tables of numbers and categories, by columns.

use crate::Error;
use std::collections::HashSet;

/// The code of a missing category.
pub const MISSING: u32 = u32::MAX;

/// The values of a column, one a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Numbers; NaN is missing.
    Numbers(Vec<f32>),
    /// Categories.
    Categories {
        /// Positions in `names`; [`MISSING`] is missing.
        codes: Vec<u32>,
        /// The categories. Models remember names, so codes may differ from table to table.
        names: Vec<String>,
    },
}

impl Values {
    /// Rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::Categories { codes, .. } => codes.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Numbers(_) => "numbers",
            Self::Categories { .. } => "categories",
        }
    }

    fn select(&self, rows: &[usize]) -> Self {
        match self {
            Self::Numbers(numbers) => Self::Numbers(rows.iter().map(|row| numbers[*row]).collect()),
            Self::Categories { codes, names } => {
                Self::Categories { codes: rows.iter().map(|row| codes[*row]).collect(), names: names.clone() }
            }
        }
    }
}

/// A named column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name, unique in a table.
    pub name: String,
    /// Its values.
    pub values: Values,
}

/// Columns of equal length.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
    rows: usize,
}

impl Table {
    /// A table of these columns.
    ///
    /// # Errors
    ///
    /// Columns of different lengths, two of one name, an infinite number, a code without a
    /// name.
    pub fn new(columns: Vec<Column>) -> Result<Self, Error> {
        let rows = columns.first().map_or(0, |column| column.values.len());
        let mut names = HashSet::new();
        for column in &columns {
            if column.values.len() != rows {
                return Err(Error::Length {
                    what: format!("column `{}`", column.name),
                    found: column.values.len(),
                    expected: rows,
                });
            }
            if !names.insert(column.name.as_str()) {
                return Err(Error::DuplicateColumn(column.name.clone()));
            }
            match &column.values {
                Values::Numbers(numbers) => {
                    if let Some(row) = numbers.iter().position(|number| number.is_infinite()) {
                        let value = numbers[row];
                        return Err(Error::NotFinite { column: column.name.clone(), row, value });
                    }
                }
                Values::Categories { codes, names } => {
                    let bad = codes.iter().position(|code| *code != MISSING && *code as usize >= names.len());
                    if let Some(row) = bad {
                        return Err(Error::UnknownCode {
                            column: column.name.clone(),
                            row,
                            code: codes[row],
                            names: names.len(),
                        });
                    }
                }
            }
        }
        Ok(Self { columns, rows })
    }

    /// Rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The columns, in the order given.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// A table of these rows, in this order; a row may occur more than once.
    ///
    /// # Panics
    ///
    /// If a row is not in the table.
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        let columns = self
            .columns
            .iter()
            .map(|column| Column { name: column.name.clone(), values: column.values.select(rows) })
            .collect();
        Self { columns, rows: rows.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(name: &str, values: &[f32]) -> Column {
        Column { name: name.into(), values: Values::Numbers(values.to_vec()) }
    }

    #[test]
    fn what_is_wrong_with_a_table_is_named() {
        let error = Table::new(vec![numbers("a", &[1.0]), numbers("b", &[1.0, 2.0])]).unwrap_err();
        assert_eq!(error.to_string(), "column `b` has 2 rows, 1 are expected");
        let error = Table::new(vec![numbers("a", &[1.0]), numbers("a", &[1.0])]).unwrap_err();
        assert!(matches!(error, Error::DuplicateColumn(_)));
        let error = Table::new(vec![numbers("a", &[1.0, f32::INFINITY])]).unwrap_err();
        assert!(matches!(error, Error::NotFinite { row: 1, .. }));
        let values = Values::Categories { codes: vec![0, MISSING, 2], names: vec!["x".into(), "y".into()] };
        let error = Table::new(vec![Column { name: "c".into(), values }]).unwrap_err();
        assert!(matches!(error, Error::UnknownCode { row: 2, code: 2, .. }));
    }

    #[test]
    fn rows_are_selected_in_the_order_asked_for() {
        let table = Table::new(vec![numbers("a", &[1.0, 2.0, 3.0])]).unwrap();
        assert_eq!(table.select(&[2, 0, 2]).columns()[0], numbers("a", &[3.0, 1.0, 3.0]));
        assert_eq!(table.rows(), 3);
    }
}
