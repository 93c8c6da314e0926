//! The table of imports: what was imported when, and so which rows are in force.
//!
//! An import is committed table by table and registered here last. Rows of an import that
//! is not registered are invisible, and are removed by the next recovery.

use crate::data_file::{DataFile, DataFileWriter};
use crate::error::storage;
use arrow::array::{Array, ArrayRef, AsArray, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Int64Type, Schema, SchemaRef};
use deltalake::kernel::{DataType as DeltaType, PrimitiveType, StructField};
use holdfast_analytics::{Error, ImportDescription, ImportReceipt};
use holdfast_domain::facts::FactKind;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// The table's name.
pub(crate) const IMPORTS: &str = "imports";

/// A registered import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import {
    /// Time-ordered: a later import has a greater one.
    pub(crate) id: String,
    /// What was imported and how much.
    pub(crate) receipt: ImportReceipt,
}

impl Import {
    /// Rows that the import brought into a table.
    pub(crate) fn rows_in(&self, kind: FactKind) -> u64 {
        let rows = self.receipt.rows.iter().find(|(table, _)| *table == kind);
        rows.map_or(0, |(_, rows)| *rows)
    }
}

/// Names of the columns, and whether they hold numbers.
const COLUMNS: [(&str, bool); 7] = [
    ("import_id", false),
    ("source", false),
    ("content_hash", false),
    ("file_name", false),
    ("imported_at", true),
    ("note", false),
    ("rows", false),
];

fn schema() -> SchemaRef {
    Arc::new(Schema::new(
        COLUMNS
            .map(|(name, number)| {
                let data_type = if number { DataType::Int64 } else { DataType::Utf8 };
                Field::new(name, data_type, false)
            })
            .to_vec(),
    ))
}

/// Columns as the Delta log declares them.
pub(crate) fn delta_columns() -> Vec<StructField> {
    COLUMNS
        .map(|(name, number)| {
            let data_type = if number { PrimitiveType::Long } else { PrimitiveType::String };
            StructField::new(name, DeltaType::Primitive(data_type), false)
        })
        .to_vec()
}

/// The imports as a batch, for the file and for questions in SQL.
pub(crate) fn batch(imports: &[Import]) -> Result<RecordBatch, Error> {
    let text = |value: fn(&Import) -> String| -> ArrayRef {
        Arc::new(imports.iter().map(|import| Some(value(import))).collect::<StringArray>())
    };
    let columns = vec![
        text(|import| import.id.clone()),
        text(|import| import.receipt.description.source.clone()),
        text(|import| import.receipt.description.content_hash.clone()),
        text(|import| import.receipt.description.file_name.clone()),
        Arc::new(Int64Array::from_iter_values(
            imports.iter().map(|import| import.receipt.description.imported_at),
        )),
        text(|import| import.receipt.description.note.clone()),
        text(|import| {
            let rows = import.receipt.rows.iter();
            let rows: serde_json::Map<_, _> =
                rows.map(|(kind, rows)| (kind.table_name().to_owned(), (*rows).into())).collect();
            serde_json::Value::Object(rows).to_string()
        }),
    ];
    RecordBatch::try_new(schema(), columns).map_err(|error| Error::Shape(error.to_string()))
}

/// Writes one import into a data file of its own.
pub(crate) fn write(folder: &Path, import: &Import) -> Result<DataFile, Error> {
    std::fs::create_dir_all(folder).map_err(|error| storage(folder, &error))?;
    let stem = format!("{}-00000", import.id);
    let mut writer = DataFileWriter::create(folder, &stem, schema(), None)?;
    writer.write(&batch(std::slice::from_ref(import))?)?;
    writer.finish()
}

/// Reads the imports of the table's live files, oldest first.
pub(crate) fn read(folder: &Path, files: &[DataFile]) -> Result<Vec<Import>, Error> {
    let mut imports = Vec::with_capacity(files.len());
    for file in files {
        let path = folder.join(&file.name);
        let failed = |error: &dyn std::fmt::Display| storage(&path, error);
        let opened = File::open(&path).map_err(|error| failed(&error))?;
        let reader = ParquetRecordBatchReaderBuilder::try_new(opened)
            .and_then(ParquetRecordBatchReaderBuilder::build)
            .map_err(|error| failed(&error))?;
        for batch in reader {
            let batch = batch.map_err(|error| failed(&error))?;
            for row in 0..batch.num_rows() {
                let import = import(&batch, row);
                imports.push(import.ok_or_else(|| failed(&"is no table of imports"))?);
            }
        }
    }
    imports.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(imports)
}

fn import(batch: &RecordBatch, row: usize) -> Option<Import> {
    let text = |name: &str| -> Option<String> {
        let column = batch.column_by_name(name)?.as_string_opt::<i32>()?;
        column.is_valid(row).then(|| column.value(row).to_owned())
    };
    let rows: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text("rows")?).ok()?;
    let mut counts: Vec<(FactKind, u64)> = rows
        .iter()
        .filter_map(|(table, rows)| Some((FactKind::from_table_name(table)?, rows.as_u64()?)))
        .collect();
    counts.sort();
    Some(Import {
        id: text("import_id")?,
        receipt: ImportReceipt {
            description: ImportDescription {
                source: text("source")?,
                content_hash: text("content_hash")?,
                file_name: text("file_name")?,
                imported_at: batch.column_by_name("imported_at")?.as_primitive_opt::<Int64Type>()?.value(row),
                note: text("note")?,
            },
            rows: counts,
        },
    })
}
