//! Reading a user's own Parquet file, piece by piece, within limits.

use crate::convert::to_column;
use arrow::array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, TimeUnit};
use arrow::util::display::{ArrayFormatter, FormatOptions};
use holdfast_analytics::Table;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a column of the file holds, and as what it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParquetType {
    /// Text.
    Text,
    /// Whole numbers.
    Integer,
    /// Real numbers.
    Number,
    /// Exact decimal numbers, as text with a point, so that amounts of money stay exact.
    Decimal,
    /// Truth values.
    Boolean,
    /// Points in time, as whole microseconds since 1970-01-01T00:00:00Z.
    Instant,
    /// Wall-clock times of no stated zone, as whole microseconds since 1970-01-01T00:00:00
    /// on that clock.
    LocalTime,
    /// Calendar dates, as whole days since 1970-01-01.
    Date,
    /// Anything else (lists, structures, bytes, times of day), as the text it is usually
    /// written as.
    Other,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParquetColumn {
    /// Its name, as the file has it.
    pub name: String,
    /// What it holds.
    pub kind: ParquetType,
}

/// How large a file may be before it is refused. A small file can ask for much memory:
/// what it declares is checked before anything is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParquetLimits {
    /// Most columns, nested parts counted each.
    pub columns: usize,
    /// Most rows in the file.
    pub rows: u64,
    /// Most bytes of one row group when decompressed.
    pub row_group_bytes: u64,
    /// Most bytes of one text.
    pub cell_bytes: usize,
    /// Rows in a piece; at least 1.
    pub piece_rows: usize,
}

impl Default for ParquetLimits {
    fn default() -> Self {
        Self {
            columns: 2_000,
            rows: 1_000_000_000,
            row_group_bytes: 1 << 30,
            cell_bytes: 1 << 20,
            piece_rows: 16 * 1024,
        }
    }
}

/// Why a Parquet file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ParquetError {
    /// The file cannot be opened.
    #[error("cannot open {path}: {source}")]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is damaged or no Parquet file.
    #[error("{path} is no readable Parquet file: {message}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// The file asks for more than the limits allow.
    #[error("{path} has {found} {what}, more than the limit {limit}")]
    Limit {
        /// The file.
        path: PathBuf,
        /// The limit's name: columns, rows, bytes in a row group or bytes in a cell.
        what: &'static str,
        /// What the file has.
        found: u64,
        /// What is allowed.
        limit: u64,
    },
}

/// The rows of a Parquet file, as tables of a limited number of rows.
pub struct ParquetRows {
    path: PathBuf,
    limits: ParquetLimits,
    columns: Vec<ParquetColumn>,
    rows: u64,
    reader: ParquetRecordBatchReader,
    failed: bool,
}

impl ParquetRows {
    /// Opens a file and reads its footer.
    ///
    /// # Errors
    /// [`ParquetError::Open`], [`ParquetError::Unreadable`], or [`ParquetError::Limit`]
    /// where the footer declares more than `limits` allow.
    pub fn open(path: &Path, limits: ParquetLimits) -> Result<Self, ParquetError> {
        let file = File::open(path).map_err(|source| ParquetError::Open { path: path.to_owned(), source })?;
        let unreadable = |message: String| ParquetError::Unreadable { path: path.to_owned(), message };
        // A damaged footer can make the decoder panic; a user's file must not.
        let builder = guarded(|| ParquetRecordBatchReaderBuilder::try_new(file)).map_err(unreadable)?;
        let metadata = builder.metadata();
        let check = |what, found: u64, limit: u64| {
            if found > limit {
                return Err(ParquetError::Limit { path: path.to_owned(), what, found, limit });
            }
            Ok(())
        };
        let leaves = metadata.file_metadata().schema_descr().num_columns();
        check("columns", leaves as u64, limits.columns as u64)?;
        let rows = u64::try_from(metadata.file_metadata().num_rows())
            .map_err(|_| unreadable("it declares a negative number of rows".to_owned()))?;
        check("rows", rows, limits.rows)?;
        for group in metadata.row_groups() {
            let bytes = u64::try_from(group.total_byte_size()).unwrap_or(u64::MAX);
            check("bytes in a row group", bytes, limits.row_group_bytes)?;
            for column in group.columns() {
                let bytes = u64::try_from(column.uncompressed_size()).unwrap_or(u64::MAX);
                check("bytes in a row group", bytes, limits.row_group_bytes)?;
            }
        }
        let columns = builder
            .schema()
            .fields()
            .iter()
            .map(|field| ParquetColumn { name: field.name().clone(), kind: kind_of(field.data_type()) })
            .collect();
        let reader =
            guarded(|| builder.with_batch_size(limits.piece_rows.max(1)).build()).map_err(unreadable)?;
        Ok(Self { path: path.to_owned(), limits, columns, rows, reader, failed: false })
    }

    /// The file's columns, in its order.
    pub fn columns(&self) -> &[ParquetColumn] {
        &self.columns
    }

    /// How many rows the file declares.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    fn table(&self, batch: &RecordBatch) -> Result<Table, ParquetError> {
        let unreadable = |message: String| ParquetError::Unreadable { path: self.path.clone(), message };
        let mut table = Table::default();
        for (description, array) in self.columns.iter().zip(batch.columns()) {
            let array = plain_array(description.kind, array).map_err(unreadable)?;
            let column = to_column(array.data_type(), &[&array]).map_err(unreadable)?;
            if let holdfast_analytics::ColumnData::Text(texts) = column.data() {
                let longest = (0..texts.len()).map(|row| texts.get(row).len()).max();
                if let Some(found) = longest.filter(|found| *found > self.limits.cell_bytes) {
                    return Err(ParquetError::Limit {
                        path: self.path.clone(),
                        what: "bytes in a cell",
                        found: found as u64,
                        limit: self.limits.cell_bytes as u64,
                    });
                }
            }
            table.push(description.name.clone(), column).map_err(|error| unreadable(error.to_string()))?;
        }
        Ok(table)
    }
}

impl Iterator for ParquetRows {
    type Item = Result<Table, ParquetError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let reader = &mut self.reader;
        let piece = match guarded(|| reader.next().transpose()) {
            Ok(None) => return None,
            Ok(Some(batch)) => self.table(&batch),
            Err(message) => Err(ParquetError::Unreadable { path: self.path.clone(), message }),
        };
        self.failed = piece.is_err();
        Some(piece)
    }
}

/// Runs the decoder; a panic in it becomes an error.
fn guarded<T, E: std::fmt::Display>(work: impl FnOnce() -> Result<T, E>) -> Result<T, String> {
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(|error| error.to_string()),
        Err(_) => Err("its structure is damaged".to_owned()),
    }
}

fn kind_of(data_type: &DataType) -> ParquetType {
    match data_type {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => ParquetType::Text,
        DataType::Dictionary(_, values) => kind_of(values),
        DataType::Decimal32(_, _)
        | DataType::Decimal64(_, _)
        | DataType::Decimal128(_, _)
        | DataType::Decimal256(_, _) => ParquetType::Decimal,
        DataType::Float16 | DataType::Float32 | DataType::Float64 => ParquetType::Number,
        DataType::Boolean => ParquetType::Boolean,
        DataType::Timestamp(_, Some(_)) => ParquetType::Instant,
        DataType::Timestamp(_, None) => ParquetType::LocalTime,
        DataType::Date32 | DataType::Date64 => ParquetType::Date,
        data_type if data_type.is_integer() => ParquetType::Integer,
        _ => ParquetType::Other,
    }
}

/// The array in the type in which its kind is handed over.
fn plain_array(kind: ParquetType, array: &ArrayRef) -> Result<ArrayRef, String> {
    let to = |data_type: &DataType| cast(array, data_type).map_err(|error| error.to_string());
    match kind {
        ParquetType::Text | ParquetType::Decimal => to(&DataType::Utf8),
        ParquetType::Date => to(&DataType::Date32),
        ParquetType::Instant => to(&DataType::Timestamp(TimeUnit::Microsecond, Some(Arc::from("UTC")))),
        ParquetType::LocalTime => to(&DataType::Timestamp(TimeUnit::Microsecond, None)),
        ParquetType::Integer | ParquetType::Number | ParquetType::Boolean => Ok(Arc::clone(array)),
        ParquetType::Other => {
            let options = FormatOptions::default();
            let formatter =
                ArrayFormatter::try_new(array.as_ref(), &options).map_err(|error| error.to_string())?;
            let texts: StringArray = (0..array.len())
                .map(|row| array.is_valid(row).then(|| formatter.value(row).to_string()))
                .collect();
            Ok(Arc::new(texts))
        }
    }
}
