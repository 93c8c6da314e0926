//! A table as a model knows it: columns by name, categories by name.

use crate::Error;
use crate::table::{Column, MISSING, Table, Values};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;

/// The code of a category that training never saw.
pub(crate) const UNSEEN: u32 = u32::MAX - 1;

/// A column of the training table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Known {
    pub(crate) name: String,
    /// The categories in order of their codes; `None` for numbers.
    categories: Option<Vec<String>>,
}

impl Known {
    pub(crate) fn new(column: &Column) -> Self {
        let categories = match &column.values {
            Values::Numbers(_) => None,
            Values::Categories { names, .. } => Some(names.clone()),
        };
        Self { name: column.name.clone(), categories }
    }
}

/// Values with the codes of training.
#[derive(Debug, Clone)]
pub(crate) enum AlignedColumn<'a> {
    Numbers(&'a [f32]),
    /// Codes of training, [`MISSING`] or [`UNSEEN`].
    Codes(Cow<'a, [u32]>),
}

/// The columns of training, in their order, taken from a table.
#[derive(Debug, Clone)]
pub(crate) struct Aligned<'a> {
    columns: Vec<AlignedColumn<'a>>,
    rows: usize,
}

impl<'a> Aligned<'a> {
    pub(crate) fn new(known: &[Known], table: &'a Table) -> Result<Self, Error> {
        let by_name: HashMap<&str, &'a Column> =
            table.columns().iter().map(|column| (column.name.as_str(), column)).collect();
        let columns = known
            .iter()
            .map(|known| {
                let column = by_name
                    .get(known.name.as_str())
                    .ok_or_else(|| Error::MissingColumn(known.name.clone()))?;
                let wrong = |expected| Error::Kind {
                    column: known.name.clone(),
                    found: column.values.kind(),
                    expected,
                };
                match (&column.values, &known.categories) {
                    (Values::Numbers(numbers), None) => Ok(AlignedColumn::Numbers(numbers)),
                    (Values::Categories { codes, names }, Some(categories)) => {
                        Ok(AlignedColumn::Codes(translate(codes, names, categories)))
                    }
                    (_, None) => Err(wrong("numbers")),
                    (_, Some(_)) => Err(wrong("categories")),
                }
            })
            .collect::<Result<Vec<_>, Error>>()?;
        Ok(Self { columns, rows: table.rows() })
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    pub(crate) fn columns(&self) -> usize {
        self.columns.len()
    }

    pub(crate) fn column(&self, index: usize) -> &AlignedColumn<'a> {
        &self.columns[index]
    }
}

fn translate<'a>(codes: &'a [u32], names: &[String], categories: &[String]) -> Cow<'a, [u32]> {
    if names == categories {
        return Cow::Borrowed(codes);
    }
    let code_of: HashMap<&str, u32> =
        categories.iter().enumerate().map(|(code, name)| (name.as_str(), code as u32)).collect();
    let new: Vec<u32> =
        names.iter().map(|name| code_of.get(name.as_str()).copied().unwrap_or(UNSEEN)).collect();
    let code = |code: &u32| if *code == MISSING { MISSING } else { new[*code as usize] };
    Cow::Owned(codes.iter().map(code).collect())
}
