//! Facts of tests: rows of named values.

use std::collections::BTreeMap;

use holdfast_analytics::Column;
use holdfast_domain::facts::{COMMON_FIELDS, FactKind, FieldType};

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}
impl From<f64> for Cell {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}
impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

/// A fact: its kind, the import it came with, its values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fact {
    pub(crate) kind: FactKind,
    pub(crate) import: u32,
    pub(crate) values: BTreeMap<&'static str, Cell>,
}

impl Fact {
    /// A fact that happened and was learned at these instants.
    pub(crate) fn new(kind: FactKind, at: i64, recorded: i64, key: i64) -> Self {
        let fact = Self { kind, import: 1, values: BTreeMap::new() };
        fact.with("occurred_at", at)
            .with("recorded_at", recorded)
            .with("row_key", key)
            .with("source_row", key)
            .with("source", kind.table_name())
    }

    /// With a value; a field that the kind does not have is a mistake of the test.
    pub(crate) fn with(mut self, field: &'static str, value: impl Into<Cell>) -> Self {
        assert!(self.kind.field(field).is_some(), "{:?} has no field {field}", self.kind);
        self.values.insert(field, value.into());
        self
    }

    pub(crate) fn without(mut self, field: &str) -> Self {
        self.values.remove(field);
        self
    }

    pub(crate) fn integer(&self, field: &str) -> Option<i64> {
        match self.values.get(field) {
            Some(Cell::Integer(value)) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn number(&self, field: &str) -> Option<f64> {
        match self.values.get(field) {
            Some(Cell::Number(value)) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn text(&self, field: &str) -> Option<&str> {
        match self.values.get(field) {
            Some(Cell::Text(value)) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn at(&self) -> i64 {
        self.integer("occurred_at").unwrap()
    }

    pub(crate) fn recorded(&self) -> i64 {
        self.integer("recorded_at").unwrap()
    }
}

/// Columns of these rows, in the order of the fields of the kind.
pub(crate) fn columns(kind: FactKind, rows: &[&Fact]) -> Vec<(&'static str, Column)> {
    kind.fields()
        .iter()
        .chain(COMMON_FIELDS)
        .map(|field| {
            let cells = || rows.iter().map(|row| row.values.get(field.name));
            let column = match field.kind {
                FieldType::Text => Column::texts(cells().map(|cell| match cell {
                    Some(Cell::Text(text)) => Some(text.as_str()),
                    _ => None,
                })),
                FieldType::Integer | FieldType::Money | FieldType::Instant => {
                    Column::integers(cells().map(|cell| match cell {
                        Some(Cell::Integer(value)) => Some(*value),
                        _ => None,
                    }))
                }
                FieldType::Number => Column::numbers(cells().map(|cell| match cell {
                    Some(Cell::Number(value)) => Some(*value),
                    _ => None,
                })),
                FieldType::Boolean => Column::booleans(cells().map(|cell| match cell {
                    Some(Cell::Boolean(value)) => Some(*value),
                    _ => None,
                })),
            };
            (field.name, column)
        })
        .collect()
}
