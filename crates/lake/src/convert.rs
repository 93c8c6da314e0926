//! Between the port's plain columns and the engine's arrays.

use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, Float64Array, Int64Array, PrimitiveArray, RecordBatch,
    StringArray, new_null_array,
};
use arrow::buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::{
    ArrowPrimitiveType, DataType, Field, Float64Type, Int64Type, Schema, SchemaRef, TimeUnit,
};
use arrow::error::ArrowError;
use holdfast_analytics::{Column, ColumnData, Error, Table, TextValues};
use std::sync::Arc;

/// Text, whole number, real number or truth value, whichever of the four a type becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plain {
    Text,
    Integer,
    Number,
    Boolean,
}

/// A column as an array of its own type, without copying texts and numbers.
pub(crate) fn to_array(column: Column) -> Result<ArrayRef, ArrowError> {
    let (data, present) = column.into_parts();
    let nulls = present.map(NullBuffer::from);
    Ok(match data {
        ColumnData::Text(values) => {
            let (offsets, bytes) = values.into_parts();
            Arc::new(StringArray::try_new(
                OffsetBuffer::new(ScalarBuffer::from(offsets)),
                Buffer::from_vec(bytes.into_bytes()),
                nulls,
            )?)
        }
        ColumnData::Integer(values) => Arc::new(Int64Array::try_new(values.into(), nulls)?),
        ColumnData::Number(values) => Arc::new(Float64Array::try_new(values.into(), nulls)?),
        ColumnData::Boolean(values) => Arc::new(BooleanArray::new(BooleanBuffer::from(values), nulls)),
    })
}

/// A table as one batch.
pub(crate) fn to_batch(table: Table) -> Result<RecordBatch, ArrowError> {
    let mut fields = Vec::new();
    let mut arrays = Vec::new();
    for (name, column) in table.into_columns() {
        let array = to_array(column)?;
        fields.push(Field::new(name, array.data_type().clone(), true));
        arrays.push(array);
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
}

/// An array of `rows` missing values.
pub(crate) fn missing(data_type: &DataType, rows: usize) -> ArrayRef {
    new_null_array(data_type, rows)
}

/// Which of the four a type becomes; `None` for nested and other types without a plain
/// counterpart.
pub(crate) fn plain(data_type: &DataType) -> Option<Plain> {
    Some(match data_type {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Plain::Text,
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64
        | DataType::Date32
        | DataType::Timestamp(_, _)
        | DataType::Null => Plain::Integer,
        DataType::Float16
        | DataType::Float32
        | DataType::Float64
        | DataType::Decimal32(_, _)
        | DataType::Decimal64(_, _)
        | DataType::Decimal128(_, _)
        | DataType::Decimal256(_, _) => Plain::Number,
        DataType::Boolean => Plain::Boolean,
        DataType::Dictionary(_, values) => return plain(values),
        _ => return None,
    })
}

/// The batches of an answer as plain columns.
///
/// All whole numbers and dates (days since 1970-01-01) become whole numbers, timestamps
/// microseconds, decimals real numbers.
pub(crate) fn to_table(schema: &SchemaRef, batches: &[RecordBatch]) -> Result<Table, Error> {
    let mut table = Table::default();
    for (index, field) in schema.fields().iter().enumerate() {
        let arrays: Vec<&ArrayRef> = batches.iter().map(|batch| batch.column(index)).collect();
        let column = to_column(field.data_type(), &arrays).map_err(|problem| {
            Error::Shape(format!("column {} of type {}: {problem}", field.name(), field.data_type()))
        })?;
        table.push(field.name().clone(), column)?;
    }
    Ok(table)
}

/// The pieces of a column, joined.
pub(crate) fn to_column(data_type: &DataType, arrays: &[&ArrayRef]) -> Result<Column, String> {
    let plain = plain(data_type)
        .ok_or("has no plain counterpart; select its parts, or turn it into text in the query")?;
    let rows = arrays.iter().copied().map(arrow::array::Array::len).sum();
    let mut present = Presence::default();
    let data = match plain {
        Plain::Text => {
            let mut values = TextValues::with_capacity(rows, rows * 8);
            for array in arrays {
                present.add(array.as_ref());
                // What scans of facts give: copied once, not twice.
                if let Some(views) = array.as_string_view_opt() {
                    for row in 0..views.len() {
                        values.push(if views.is_valid(row) { views.value(row) } else { "" });
                    }
                    continue;
                }
                let array = cast(array, &DataType::Utf8)?;
                let texts = array.as_string::<i32>();
                for row in 0..texts.len() {
                    values.push(if texts.is_valid(row) { texts.value(row) } else { "" });
                }
            }
            ColumnData::Text(values)
        }
        Plain::Integer => {
            let mut values = Vec::with_capacity(rows);
            for array in arrays {
                let array = to_integers(array)?;
                present.add(array.as_ref());
                extend(&mut values, array.as_primitive::<Int64Type>());
            }
            ColumnData::Integer(values)
        }
        Plain::Number => {
            let mut values = Vec::with_capacity(rows);
            for array in arrays {
                let array = cast(array, &DataType::Float64)?;
                present.add(array.as_ref());
                extend(&mut values, array.as_primitive::<Float64Type>());
            }
            ColumnData::Number(values)
        }
        Plain::Boolean => {
            let mut values = Vec::with_capacity(rows);
            for array in arrays {
                let array = cast(array, &DataType::Boolean)?;
                present.add(array.as_ref());
                let truths = array.as_boolean().iter();
                values.extend(truths.map(Option::unwrap_or_default));
            }
            ColumnData::Boolean(values)
        }
    };
    match present.finish() {
        None => Ok(Column::complete(data)),
        Some(flags) => Column::new(data, flags).map_err(|error| error.to_string()),
    }
}

/// Appends values; a zero where there is none, so that equal answers are equal columns.
fn extend<T: ArrowPrimitiveType>(values: &mut Vec<T::Native>, array: &PrimitiveArray<T>) {
    if array.null_count() == 0 {
        values.extend_from_slice(array.values());
    } else {
        values.extend(array.iter().map(Option::unwrap_or_default));
    }
}

fn to_integers(array: &ArrayRef) -> Result<ArrayRef, String> {
    let array = match array.data_type() {
        DataType::Timestamp(_, zone) => {
            cast(array, &DataType::Timestamp(TimeUnit::Microsecond, zone.clone()))?
        }
        DataType::Date32 => cast(array, &DataType::Int32)?,
        _ => Arc::clone(array),
    };
    cast(&array, &DataType::Int64)
}

fn cast(array: &ArrayRef, to: &DataType) -> Result<ArrayRef, String> {
    if array.data_type() == to {
        return Ok(Arc::clone(array));
    }
    // Not `safe`: a value that does not fit is an error, never a silent gap.
    let options = CastOptions { safe: false, ..CastOptions::default() };
    cast_with_options(array, to, &options).map_err(|error| error.to_string())
}

/// Presence flags, kept only once something is missing.
#[derive(Default)]
struct Presence {
    rows: usize,
    flags: Option<Vec<bool>>,
}

impl Presence {
    fn add(&mut self, array: &dyn Array) {
        match (array.logical_nulls(), &mut self.flags) {
            (None, None) => {}
            (None, Some(flags)) => flags.resize(self.rows + array.len(), true),
            (Some(nulls), flags) => flags.get_or_insert_with(|| vec![true; self.rows]).extend(nulls.iter()),
        }
        self.rows += array.len();
    }

    fn finish(self) -> Option<Vec<bool>> {
        self.flags
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::{Date32Array, StringViewArray, UInt64Array};

    fn column(arrays: &[ArrayRef]) -> Result<Column, String> {
        to_column(arrays[0].data_type(), &arrays.iter().collect::<Vec<_>>())
    }

    #[test]
    fn pieces_with_and_without_missing_values_join() {
        let whole: ArrayRef = Arc::new(StringViewArray::from(vec!["a", "é"]));
        let holed: ArrayRef = Arc::new(StringViewArray::from(vec![None, Some("c")]));
        let joined = column(&[Arc::clone(&whole), holed, whole]).unwrap();
        assert_eq!(
            (0..6).map(|row| joined.text(row)).collect::<Vec<_>>(),
            [Some("a"), Some("é"), None, Some("c"), Some("a"), Some("é")]
        );
    }

    #[test]
    fn a_number_too_large_for_the_port_is_an_error() {
        assert!(column(&[Arc::new(UInt64Array::from(vec![u64::MAX]))]).is_err());
    }

    #[test]
    fn dates_become_days() {
        let days = column(&[Arc::new(Date32Array::from(vec![-1, 20_000]))]).unwrap();
        assert_eq!((days.integer(0), days.integer(1)), (Some(-1), Some(20_000)));
    }

    #[test]
    fn a_table_survives_the_round_trip() {
        let table = Table::new(vec![
            ("t".into(), Column::texts([Some("x"), None])),
            ("i".into(), Column::integers([None, Some(i64::MIN)])),
            ("n".into(), Column::numbers([Some(0.5), None])),
            ("b".into(), Column::booleans([None, Some(true)])),
        ])
        .unwrap();
        let batch = to_batch(table.clone()).unwrap();
        let back = to_table(&batch.schema(), &[batch]).unwrap();
        assert_eq!(back, table);
    }
}
