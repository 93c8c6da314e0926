//! The tables' columns, as the engine and as Delta see them.

use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use deltalake::kernel::{DataType as DeltaType, PrimitiveType, StructField};
use holdfast_domain::facts::{COMMON_FIELDS, FactKind, FieldType};
use std::sync::Arc;

/// The column that says which import a row came with.
pub(crate) const IMPORT_ID: &str = "import_id";
/// The column that says which source a row came from.
pub(crate) const SOURCE: &str = "source";
/// The second column of every sort order, and the one whose range is noted per file.
pub(crate) const OCCURRED_AT: &str = "occurred_at";

/// The name under which every version of every fact of a kind can be asked for.
pub(crate) fn versions_name(kind: FactKind) -> String {
    format!("{}_versions", kind.table_name())
}

/// The column that files of this kind are sorted by first: the account where there is one
/// (nearly every question goes account by account), otherwise the identifier.
pub(crate) fn sort_key(kind: FactKind) -> &'static str {
    if kind.field("account_id").is_some() { "account_id" } else { kind.identifier().unwrap_or("source") }
}

/// Name, type and whether it must be there, of every column in storage order.
fn columns(kind: FactKind) -> impl Iterator<Item = (&'static str, FieldType, bool)> {
    kind.fields().iter().chain(COMMON_FIELDS).map(|field| (field.name, field.kind, field.required)).chain([(
        IMPORT_ID,
        FieldType::Text,
        true,
    )])
}

fn arrow_type(kind: FieldType, text: &DataType) -> DataType {
    match kind {
        FieldType::Text => text.clone(),
        FieldType::Integer | FieldType::Money | FieldType::Instant => DataType::Int64,
        FieldType::Number => DataType::Float64,
        FieldType::Boolean => DataType::Boolean,
    }
}

/// Columns as they are scanned: texts as views, which group and compare without copies.
pub(crate) fn scan_schema(kind: FactKind) -> SchemaRef {
    Arc::new(Schema::new(
        columns(kind)
            .map(|(name, kind, required)| Field::new(name, arrow_type(kind, &DataType::Utf8View), !required))
            .collect::<Vec<_>>(),
    ))
}

/// Columns as they are encoded. The two that are the same in every row of an import come
/// as dictionaries, which costs four bytes a row instead of the text.
pub(crate) fn encoding_schema(kind: FactKind) -> SchemaRef {
    Arc::new(Schema::new(
        columns(kind)
            .map(|(name, kind, required)| {
                let data_type = if name == SOURCE || name == IMPORT_ID {
                    constant_type()
                } else {
                    arrow_type(kind, &DataType::Utf8)
                };
                Field::new(name, data_type, !required)
            })
            .collect::<Vec<_>>(),
    ))
}

/// The type in which a constant text column is handed to the encoder.
pub(crate) fn constant_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// Columns as the Delta log declares them.
pub(crate) fn delta_columns(kind: FactKind) -> Vec<StructField> {
    columns(kind).map(|(name, kind, required)| StructField::new(name, delta_type(kind), !required)).collect()
}

fn delta_type(kind: FieldType) -> DeltaType {
    DeltaType::Primitive(match kind {
        FieldType::Text => PrimitiveType::String,
        FieldType::Integer | FieldType::Money | FieldType::Instant => PrimitiveType::Long,
        FieldType::Number => PrimitiveType::Double,
        FieldType::Boolean => PrimitiveType::Boolean,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_sorts_by_one_of_its_own_columns() {
        for kind in FactKind::ALL {
            let schema = scan_schema(kind);
            let key = schema.field_with_name(sort_key(kind)).unwrap();
            assert_eq!(key.data_type(), &DataType::Utf8View, "{kind:?}");
            assert!(schema.field_with_name(OCCURRED_AT).is_ok());
            assert_eq!(schema.fields().len(), delta_columns(kind).len());
        }
    }
}
