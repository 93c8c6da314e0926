//! Rows of one kind of fact, collected into batches.

use super::cells::Value;
use holdfast_analytics::{Column, ColumnData, FactBatch, TextValues};
use holdfast_domain::facts::{FactKind, FieldType};

/// Rows after which a batch is handed over.
pub(super) const BATCH_ROWS: usize = 65_536;

struct ColumnBuilder {
    name: &'static str,
    data: ColumnData,
    present: Vec<bool>,
}

impl ColumnBuilder {
    fn new(name: &'static str, kind: FieldType) -> Self {
        Self {
            name,
            data: match kind {
                FieldType::Text => ColumnData::Text(TextValues::default()),
                FieldType::Integer | FieldType::Money | FieldType::Instant => ColumnData::Integer(Vec::new()),
                FieldType::Number => ColumnData::Number(Vec::new()),
                FieldType::Boolean => ColumnData::Boolean(Vec::new()),
            },
            present: Vec::new(),
        }
    }

    #[inline]
    fn push(&mut self, value: Value<'_>) {
        let present = match (&mut self.data, value) {
            (ColumnData::Text(texts), Value::Text(text)) => {
                texts.push(text);
                true
            }
            (ColumnData::Integer(numbers), Value::Integer(number)) => {
                numbers.push(number);
                true
            }
            (ColumnData::Number(numbers), Value::Number(number)) => {
                numbers.push(number);
                true
            }
            (ColumnData::Number(numbers), Value::Integer(number)) => {
                numbers.push(number as f64);
                true
            }
            (ColumnData::Boolean(truths), Value::Boolean(truth)) => {
                truths.push(truth);
                true
            }
            (ColumnData::Text(texts), _) => {
                texts.push("");
                false
            }
            (ColumnData::Integer(numbers), _) => {
                numbers.push(0);
                false
            }
            (ColumnData::Number(numbers), _) => {
                numbers.push(0.0);
                false
            }
            (ColumnData::Boolean(truths), _) => {
                truths.push(false);
                false
            }
        };
        self.present.push(present);
    }
}

/// Collects rows of one kind.
pub(super) struct Builder {
    pub(super) kind: FactKind,
    columns: Vec<ColumnBuilder>,
    rows: usize,
    bytes: usize,
}

impl Builder {
    /// A builder for these fields of a kind; the common fields come by themselves.
    pub(super) fn new(kind: FactKind, fields: &[&'static str]) -> Self {
        let own = fields.iter().filter_map(|name| kind.field(name)).map(|field| (field.name, field.kind));
        let common = ["occurred_at", "recorded_at", "row_key", "source_row"]
            .into_iter()
            .map(|name| (name, if name.ends_with("_at") { FieldType::Instant } else { FieldType::Integer }));
        Self {
            kind,
            columns: own.chain(common).map(|(name, kind)| ColumnBuilder::new(name, kind)).collect(),
            rows: 0,
            bytes: 0,
        }
    }

    /// Adds a row: the values of the fields in the order given to [`Builder::new`].
    #[inline]
    pub(super) fn push<'v>(&mut self, values: impl Iterator<Item = Value<'v>>, common: [i64; 4]) {
        let own = self.columns.len() - 4;
        let (fields, shared) = self.columns.split_at_mut(own);
        for (column, value) in fields.iter_mut().zip(values) {
            if let Value::Text(text) = value {
                self.bytes += text.len();
            }
            column.push(value);
        }
        for (column, value) in shared.iter_mut().zip(common) {
            column.push(Value::Integer(value));
        }
        self.rows += 1;
    }

    /// Whether it is time to hand the batch over.
    pub(super) fn is_full(&self) -> bool {
        self.rows >= BATCH_ROWS || self.bytes > 32 << 20
    }

    /// The batch collected so far, if any.
    pub(super) fn take(&mut self) -> Option<FactBatch> {
        if self.rows == 0 {
            return None;
        }
        self.rows = 0;
        self.bytes = 0;
        let columns = self
            .columns
            .iter_mut()
            .map(|column| {
                let empty = match &column.data {
                    ColumnData::Text(texts) => {
                        ColumnData::Text(TextValues::with_capacity(texts.len(), texts.bytes().len()))
                    }
                    ColumnData::Integer(numbers) => ColumnData::Integer(Vec::with_capacity(numbers.len())),
                    ColumnData::Number(numbers) => ColumnData::Number(Vec::with_capacity(numbers.len())),
                    ColumnData::Boolean(truths) => ColumnData::Boolean(Vec::with_capacity(truths.len())),
                };
                let data = std::mem::replace(&mut column.data, empty);
                let present = std::mem::take(&mut column.present);
                let column_of = Column::new(data, present)
                    .unwrap_or_else(|_| Column::complete(ColumnData::Integer(Vec::new())));
                (column.name, column_of)
            })
            .collect();
        Some(FactBatch { kind: self.kind, columns })
    }
}
