//! Data files: how they are encoded, named and checked.
//!
//! A data file is named `<import id>-<number>-<BLAKE3 of its bytes>.parquet`. The name is
//! what the Delta log lists, so every live file carries its own checksum wherever it is
//! copied, and a file whose bytes differ from its name is damaged.

use crate::error::storage;
use crate::schema::{OCCURRED_AT, constant_type, sort_key};
use arrow::array::{Array, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Int64Type, SchemaRef};
use holdfast_analytics::Error;
use holdfast_domain::facts::{COMMON_FIELDS, FactKind, FieldType};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, Encoding};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Rows in a row group: the unit in which scans are shared out and skipped.
pub(crate) const ROW_GROUP_ROWS: usize = 512 * 1024;
/// Rows in a data page: the unit that a question about one account has to decode.
const PAGE_ROWS: usize = 16 * 1024;
/// Longest key that is noted in the Delta log.
const NOTED_KEY_BYTES: usize = 64;

/// What is known about a data file from its name and its entry in the Delta log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DataFile {
    /// Its name within the table's folder.
    pub(crate) name: String,
    /// Its size in bytes.
    pub(crate) bytes: u64,
    /// Its rows.
    pub(crate) rows: u64,
    /// The earliest and latest `occurred_at`, microseconds.
    pub(crate) period: Option<(i64, i64)>,
    /// The smallest and largest sort key, where both are short enough to note.
    pub(crate) keys: Option<(String, String)>,
}

impl DataFile {
    /// The checksum in the name; `None` for a file that Holdfast did not write.
    pub(crate) fn checksum(&self) -> Option<&str> {
        let hash = self.name.strip_suffix(".parquet")?.rsplit('-').next()?;
        (hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(hash)
    }

    /// The import that the file came with; after compaction, the newest of them.
    pub(crate) fn import_id(&self) -> Option<&str> {
        self.checksum()?;
        let (rest, _) = self.name.rsplit_once('-')?;
        rest.rsplit_once('-').map(|(import_id, _)| import_id)
    }

    /// Statistics as the Delta protocol writes them, for the log's readers.
    pub(crate) fn delta_statistics(&self, kind: Option<FactKind>) -> String {
        let mut least = serde_json::Map::new();
        let mut greatest = serde_json::Map::new();
        if let Some((first, last)) = self.period {
            least.insert(OCCURRED_AT.to_owned(), first.into());
            greatest.insert(OCCURRED_AT.to_owned(), last.into());
        }
        if let (Some((first, last)), Some(kind)) = (&self.keys, kind) {
            least.insert(sort_key(kind).to_owned(), first.clone().into());
            greatest.insert(sort_key(kind).to_owned(), last.clone().into());
        }
        serde_json::json!({
            "numRecords": self.rows,
            "minValues": least,
            "maxValues": greatest,
            "nullCount": {},
        })
        .to_string()
    }
}

/// A file on its way: bytes are hashed as they are written.
struct HashingFile {
    file: BufWriter<File>,
    hasher: blake3::Hasher,
    bytes: u64,
}

impl Write for HashingFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write_all(bytes)?;
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// Encodes batches, already in order, into one data file.
pub(crate) struct DataFileWriter {
    writer: ArrowWriter<HashingFile>,
    folder: PathBuf,
    stem: String,
    key_column: Option<usize>,
    time_column: Option<usize>,
    rows: u64,
    period: Option<(i64, i64)>,
    keys: Option<(String, String)>,
    keys_notable: bool,
}

impl DataFileWriter {
    /// A file in `folder` whose final name begins with `stem`. Until it is finished it
    /// has a hidden name that no reader of the table looks at.
    pub(crate) fn create(
        folder: &Path,
        stem: &str,
        schema: SchemaRef,
        kind: Option<FactKind>,
    ) -> Result<Self, Error> {
        let path = staged_path(folder, stem);
        let file = File::create(&path).map_err(|error| storage(&path, &error))?;
        let sink = HashingFile {
            file: BufWriter::with_capacity(1 << 18, file),
            hasher: blake3::Hasher::new(),
            bytes: 0,
        };
        let options =
            ArrowWriterOptions::new().with_properties(properties(kind)).with_skip_arrow_metadata(true);
        let key_column = kind.and_then(|kind| schema.index_of(sort_key(kind)).ok());
        let time_column = kind.and_then(|_| schema.index_of(OCCURRED_AT).ok());
        let writer = ArrowWriter::try_new_with_options(sink, schema, options)
            .map_err(|error| storage(&path, &error))?;
        Ok(Self {
            writer,
            folder: folder.to_owned(),
            stem: stem.to_owned(),
            key_column,
            time_column,
            rows: 0,
            period: None,
            keys: None,
            keys_notable: true,
        })
    }

    /// Bytes so far, those still in memory included.
    pub(crate) fn bytes(&self) -> u64 {
        (self.writer.bytes_written() + self.writer.in_progress_size()) as u64
    }

    /// Appends rows that sort after all before them.
    pub(crate) fn write(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        if batch.num_rows() == 0 {
            return Ok(());
        }
        if let Some(column) = self.time_column {
            let times = batch.column(column).as_primitive::<Int64Type>();
            if let (Some(first), Some(last)) = (arrow::compute::min(times), arrow::compute::max(times)) {
                self.period = Some(
                    self.period
                        .map_or((first, last), |(least, greatest)| (least.min(first), greatest.max(last))),
                );
            }
        }
        if let Some(column) = self.key_column {
            self.note_keys(batch.column(column).as_ref());
        }
        self.rows += batch.num_rows() as u64;
        self.writer.write(batch).map_err(|error| storage(&self.folder.join(&self.stem), &error))
    }

    fn note_keys(&mut self, keys: &dyn Array) {
        // Sorted, missing keys first: the ends are the extremes.
        let valid = |row: &usize| keys.is_valid(*row);
        let text = |row: usize| {
            let key = cast(&keys.slice(row, 1), &DataType::Utf8).ok()?;
            Some(key.as_string_opt::<i32>()?.value(0).to_owned())
        };
        let first = (0..keys.len()).find(valid).map(text);
        let last = (0..keys.len()).rev().find(valid).map(text);
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        match (first, last) {
            (Some(first), Some(last)) if first.len().max(last.len()) <= NOTED_KEY_BYTES => {
                match &mut self.keys {
                    Some((_, greatest)) => *greatest = last,
                    None => self.keys = Some((first, last)),
                }
            }
            _ => self.keys_notable = false,
        }
    }

    /// Completes the file, makes it durable and gives it its final name.
    pub(crate) fn finish(mut self) -> Result<DataFile, Error> {
        let path = staged_path(&self.folder, &self.stem);
        self.writer.finish().map_err(|error| storage(&path, &error))?;
        let sink = self.writer.inner_mut();
        sink.flush().map_err(|error| storage(&path, &error))?;
        sink.file.get_ref().sync_all().map_err(|error| storage(&path, &error))?;
        let name = format!("{}-{}.parquet", self.stem, sink.hasher.finalize().to_hex());
        let bytes = sink.bytes;
        let target = self.folder.join(&name);
        std::fs::rename(&path, &target).map_err(|error| storage(&target, &error))?;
        Ok(DataFile {
            name,
            bytes,
            rows: self.rows,
            period: self.period,
            keys: self.keys.filter(|_| self.keys_notable),
        })
    }
}

/// Where a file stands until it is finished.
pub(crate) fn staged_path(folder: &Path, stem: &str) -> PathBuf {
    folder.join(format!(".{stem}.staged"))
}

/// Whether a name is that of an unfinished file.
pub(crate) fn is_staged(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(".staged")
}

/// Encodings chosen by what the columns hold; the reasons and the measurements are in
/// `docs/decisions/002-lake-layout.md`.
fn properties(kind: Option<FactKind>) -> WriterProperties {
    let mut builder = WriterProperties::builder()
        .set_created_by("holdfast".to_owned())
        .set_compression(Compression::LZ4_RAW)
        .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
        .set_data_page_row_count_limit(PAGE_ROWS)
        .set_statistics_enabled(EnabledStatistics::Page);
    let Some(kind) = kind else {
        return builder.build();
    };
    for field in kind.fields().iter().chain(COMMON_FIELDS) {
        let column = ColumnPath::from(field.name);
        match field.name {
            // A hash: no encoding and no compression makes it smaller.
            "row_key" => {
                builder = builder
                    .set_column_dictionary_enabled(column.clone(), false)
                    .set_column_encoding(column.clone(), Encoding::PLAIN)
                    .set_column_compression(column.clone(), Compression::UNCOMPRESSED)
                    .set_column_statistics_enabled(column, EnabledStatistics::None);
            }
            // Nearly every value is new, but close to the one before.
            "occurred_at" | "recorded_at" | "source_row" => {
                builder = builder
                    .set_column_dictionary_enabled(column.clone(), false)
                    .set_column_encoding(column, Encoding::DELTA_BINARY_PACKED);
            }
            // A dictionary while values repeat; what it falls back to otherwise.
            _ => match field.kind {
                FieldType::Integer | FieldType::Money | FieldType::Instant => {
                    builder = builder.set_column_encoding(column, Encoding::DELTA_BINARY_PACKED);
                }
                FieldType::Text | FieldType::Number | FieldType::Boolean => {}
            },
        }
    }
    builder.build()
}

/// BLAKE3 of a file's bytes, in hexadecimal.
pub(crate) fn checksum_of(path: &Path) -> std::io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0_u8; 1 << 18];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(hasher.finalize().to_hex().to_string());
        }
        hasher.update(&buffer[..read]);
    }
}

/// `rows` times the same text.
pub(crate) fn constant(text: &str, rows: usize) -> arrow::array::ArrayRef {
    use arrow::array::{DictionaryArray, Int32Array, StringArray};
    let keys = Int32Array::new(vec![0; rows].into(), None);
    let array = DictionaryArray::new(keys, std::sync::Arc::new(StringArray::from(vec![text])));
    debug_assert_eq!(array.data_type(), &constant_type());
    std::sync::Arc::new(array)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> DataFile {
        DataFile { name: name.to_owned(), bytes: 0, rows: 0, period: None, keys: None }
    }

    #[test]
    fn a_name_tells_import_and_checksum() {
        let hash = "ab".repeat(32);
        let file = named(&format!("0190b0c0-0000-7000-8000-000000000001-00007-{hash}.parquet"));
        assert_eq!(file.checksum(), Some(hash.as_str()));
        assert_eq!(file.import_id(), Some("0190b0c0-0000-7000-8000-000000000001"));
    }

    #[test]
    fn a_foreign_name_tells_nothing() {
        let file = named("part-00001-6e3f0a0e-c000.zstd.parquet");
        assert_eq!((file.checksum(), file.import_id()), (None, None));
    }
}
