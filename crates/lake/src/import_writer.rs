//! Taking in the rows of one import: buffered, sorted, encoded, and at the end committed.
//!
//! Appending threads only convert columns and hand over full buffers; encoding runs on at
//! most as many threads as the lake has. An appending thread that finds all of them busy
//! waits, so memory stays within (threads + appending threads) × [`BUFFER_BYTES`] × 3.

use crate::convert;
use crate::data_file::{DataFile, DataFileWriter, constant};
use crate::delta::Change;
use crate::error::storage;
use crate::lake::{Inner, Lake};
use crate::order::row_order;
use crate::registry::Import;
use crate::schema::{IMPORT_ID, OCCURRED_AT, SOURCE, delta_columns, encoding_schema, sort_key};
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, UInt32Array};
use arrow::compute::{concat, take};
use arrow::datatypes::{DataType, Float64Type, Int64Type};
use holdfast_analytics::{Error, FactBatch, FactWriter, ImportDescription, ImportReceipt};
use holdfast_domain::facts::FactKind;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes of columns that make a data file: large enough that a file holds about a million
/// events, small enough that several fit into memory.
pub(crate) const BUFFER_BYTES: usize = 48 << 20;
/// Rows that make a data file, whatever their size.
pub(crate) const BUFFER_ROWS: usize = 2 * 1024 * 1024;

/// Pieces of every column of one table, waiting to be sorted.
#[derive(Default)]
struct Buffer {
    pieces: Vec<Vec<ArrayRef>>,
    rows: usize,
    bytes: usize,
}

/// How far encoding is, and a bell for those who wait for it.
#[derive(Default)]
struct Encoding {
    progress: Mutex<Progress>,
    changed: Condvar,
}

#[derive(Default)]
struct Progress {
    running: usize,
    files: Vec<(FactKind, DataFile)>,
    failure: Option<Error>,
}

/// What the encoding threads work with.
struct Shared {
    lake: Arc<Inner>,
    import_id: String,
    source: String,
    sequence: AtomicU32,
    /// Set when the import is dropped: what is still to be encoded is not.
    dropped: AtomicBool,
}

/// An import under way.
pub(crate) struct ImportWriter {
    shared: Arc<Shared>,
    encoding: Arc<Encoding>,
    description: ImportDescription,
    buffers: Vec<Mutex<Buffer>>,
    /// From here on files may be listed in a log and are no longer ours to delete.
    committing: bool,
}

impl ImportWriter {
    pub(crate) fn new(lake: &Lake, import_id: String, description: ImportDescription) -> Self {
        Self {
            shared: Arc::new(Shared {
                lake: Arc::clone(&lake.inner),
                import_id,
                source: description.source.clone(),
                sequence: AtomicU32::new(0),
                dropped: AtomicBool::new(false),
            }),
            encoding: Arc::default(),
            description,
            buffers: FactKind::ALL.map(|_| Mutex::default()).into(),
            committing: false,
        }
    }

    fn flush(&self, kind: FactKind, buffer: Buffer) -> Result<(), Error> {
        let limit = self.shared.lake.options.threads.max(1);
        let mut progress = self.encoding.lock();
        while progress.running >= limit {
            progress = self.encoding.wait(progress);
        }
        if let Some(failure) = progress.failure.take() {
            progress.failure = Some(Error::Storage {
                path: self.shared.lake.folder.display().to_string(),
                message: "this import failed before; start it again".to_owned(),
            });
            return Err(failure);
        }
        progress.running += 1;
        drop(progress);
        let shared = Arc::clone(&self.shared);
        let encoding = Arc::clone(&self.encoding);
        self.shared.lake.engine.spawn_blocking(move || {
            // A panic must not leave the others waiting for ever.
            let encoded =
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| shared.encode(kind, buffer)))
                    .unwrap_or_else(|_| {
                        Err(Error::Shape(format!(
                            "encoding {} stopped; this is a defect, please report it",
                            kind.table_name()
                        )))
                    });
            // Before anyone is told: who waits may want the lake closed next.
            drop(shared);
            let mut progress = encoding.lock();
            progress.running -= 1;
            match encoded {
                Ok(Some(file)) => progress.files.push((kind, file)),
                Ok(None) => {}
                Err(error) => {
                    progress.failure.get_or_insert(error);
                }
            }
            drop(progress);
            encoding.changed.notify_all();
        });
        Ok(())
    }

    /// Waits for all encoding and returns the files.
    fn finish_encoding(&self) -> Result<Vec<(FactKind, DataFile)>, Error> {
        for (kind, buffer) in FactKind::ALL.into_iter().zip(&self.buffers) {
            let rest = std::mem::take(&mut *lock(buffer));
            if rest.rows > 0 {
                self.flush(kind, rest)?;
            }
        }
        let mut progress = self.encoding.lock();
        while progress.running > 0 {
            progress = self.encoding.wait(progress);
        }
        if let Some(failure) = progress.failure.take() {
            return Err(failure);
        }
        let mut files = std::mem::take(&mut progress.files);
        files.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
        Ok(files)
    }
}

impl FactWriter for ImportWriter {
    fn append(&self, batch: FactBatch) -> Result<(), Error> {
        let kind = batch.kind;
        let (rows, columns) = columns_of(batch)?;
        if rows == 0 {
            return Ok(());
        }
        let index = FactKind::ALL.iter().position(|known| *known == kind);
        let mut buffer = lock(&self.buffers[index.unwrap_or_default()]);
        buffer.rows += rows;
        buffer.bytes += columns
            .iter()
            .map(|column| column.to_data().get_slice_memory_size().unwrap_or_default())
            .sum::<usize>();
        buffer.pieces.push(columns);
        if buffer.bytes >= BUFFER_BYTES || buffer.rows >= BUFFER_ROWS {
            let full = std::mem::take(&mut *buffer);
            drop(buffer);
            self.flush(kind, full)?;
        }
        Ok(())
    }

    fn commit(mut self: Box<Self>, note: String) -> Result<ImportReceipt, Error> {
        let files = self.finish_encoding()?;
        let lake = Arc::clone(&self.shared.lake);
        self.description.note = note;
        let mut rows: Vec<(FactKind, u64)> = Vec::new();
        for (kind, file) in &files {
            match rows.last_mut() {
                Some((last, sum)) if last == kind => *sum += file.rows,
                _ => rows.push((*kind, file.rows)),
            }
        }
        let import = Import {
            id: self.shared.import_id.clone(),
            receipt: ImportReceipt { description: self.description.clone(), rows },
        };
        let publishing = lake.publishing();
        self.committing = true;
        for (step, (kind, _)) in import.receipt.rows.iter().enumerate() {
            lake.survive(step)?;
            let folder = lake.folder.join(kind.table_name());
            let of_kind = files.iter().filter(|(table, _)| table == kind);
            let add: Vec<DataFile> = of_kind.map(|(_, file)| file.clone()).collect();
            crate::ledger::sync(&folder)?;
            for file in &add {
                lake.verified.trust(&folder.join(&file.name));
            }
            let change = Change {
                add,
                remove: Vec::new(),
                kind: Some(*kind),
                transaction: Some(import.id.clone()),
                alters_rows: true,
            };
            lake.commit(kind.table_name(), delta_columns(*kind), change)?;
        }
        lake.survive(import.receipt.rows.len())?;
        lake.register_import(import.clone())?;
        lake.refresh_session()?;
        drop(publishing);
        Ok(import.receipt)
    }
}

impl Drop for ImportWriter {
    fn drop(&mut self) {
        if self.committing {
            return;
        }
        self.shared.dropped.store(true, Ordering::Relaxed);
        let mut progress = self.encoding.lock();
        while progress.running > 0 {
            progress = self.encoding.wait(progress);
        }
        for (kind, file) in progress.files.drain(..) {
            let path = self.shared.lake.folder.join(kind.table_name()).join(&file.name);
            if let Err(error) = std::fs::remove_file(&path) {
                // The next recovery removes it; no log lists it.
                tracing::warn!(path = %path.display(), %error, "cannot remove a dropped file");
            }
        }
    }
}

impl Inner {
    /// Loses power here if a test asked for it.
    #[cfg(test)]
    fn survive(&self, step: usize) -> Result<(), Error> {
        if self.power_cut.load(Ordering::Relaxed) == step {
            return Err(storage(&self.folder, &"power cut"));
        }
        Ok(())
    }

    #[cfg(not(test))]
    #[allow(clippy::unused_self, clippy::unnecessary_wraps)] // the tests' twin needs both
    fn survive(&self, _step: usize) -> Result<(), Error> {
        Ok(())
    }
}

impl Encoding {
    fn lock(&self) -> MutexGuard<'_, Progress> {
        lock(&self.progress)
    }

    fn wait<'a>(&self, progress: MutexGuard<'a, Progress>) -> MutexGuard<'a, Progress> {
        self.changed.wait(progress).unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shared {
    /// Sorts a buffer and writes it into a file; nothing if the import was dropped.
    fn encode(&self, kind: FactKind, buffer: Buffer) -> Result<Option<DataFile>, Error> {
        if self.dropped.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let folder = self.lake.folder.join(kind.table_name());
        std::fs::create_dir_all(&folder).map_err(|error| storage(&folder, &error))?;
        let number = self.sequence.fetch_add(1, Ordering::Relaxed);
        let stem = format!("{}-{number:05}", self.import_id);
        let batch = self.sorted(kind, buffer, &folder)?;
        let mut writer = DataFileWriter::create(&folder, &stem, batch.schema(), Some(kind))?;
        writer.write(&batch)?;
        drop(batch);
        writer.finish().map(Some)
    }

    fn sorted(&self, kind: FactKind, buffer: Buffer, folder: &Path) -> Result<RecordBatch, Error> {
        let failed = |error| storage(folder, &error);
        let schema = encoding_schema(kind);
        let rows = buffer.rows;
        // Column by column, so that pieces are freed as soon as they are joined.
        let mut pieces: Vec<std::vec::IntoIter<ArrayRef>> =
            buffer.pieces.into_iter().map(Vec::into_iter).collect();
        let mut columns = Vec::with_capacity(schema.fields().len());
        for field in schema.fields() {
            if field.name() == SOURCE {
                columns.push(constant(&self.source, rows));
            } else if field.name() == IMPORT_ID {
                columns.push(constant(&self.import_id, rows));
            } else {
                let parts: Vec<ArrayRef> = pieces.iter_mut().filter_map(Iterator::next).collect();
                let parts: Vec<&dyn Array> = parts.iter().map(AsRef::as_ref).collect();
                columns.push(concat(&parts).map_err(failed)?);
            }
        }
        drop(pieces);
        let key = schema.index_of(sort_key(kind)).map_err(failed)?;
        let time = schema.index_of(OCCURRED_AT).map_err(failed)?;
        let order = match columns[key].as_string_opt::<i32>() {
            Some(key) => row_order(key, columns[time].as_primitive::<Int64Type>()),
            None => None,
        };
        if let Some(order) = order {
            let order = UInt32Array::from(order);
            for (field, column) in schema.fields().iter().zip(&mut columns) {
                if !matches!(field.data_type(), DataType::Dictionary(_, _)) {
                    *column = take(column.as_ref(), &order, None).map_err(failed)?;
                }
            }
        }
        RecordBatch::try_new(schema, columns).map_err(failed)
    }
}

/// The columns of a batch in storage order, `source` and `import_id` left out.
fn columns_of(batch: FactBatch) -> Result<(usize, Vec<ArrayRef>), Error> {
    let kind = batch.kind;
    let table = kind.table_name();
    let rows = batch.columns.first().map_or(0, |(_, column)| column.len());
    let mut given = batch.columns;
    let mut columns = Vec::new();
    for field in encoding_schema(kind).fields() {
        if field.name() == SOURCE || field.name() == IMPORT_ID {
            continue;
        }
        let Some(index) = given.iter().position(|(name, _)| name == field.name()) else {
            if !field.is_nullable() && rows > 0 {
                return Err(Error::Shape(format!("{table} needs a column {}", field.name())));
            }
            columns.push(convert::missing(field.data_type(), rows));
            continue;
        };
        let (name, column) = given.swap_remove(index);
        if column.len() != rows {
            return Err(Error::Shape(format!(
                "{table}.{name} has {} rows, the first column {rows}",
                column.len()
            )));
        }
        let mut array = convert::to_array(column).map_err(|error| Error::Shape(error.to_string()))?;
        if array.data_type() == &DataType::Int64 && field.data_type() == &DataType::Float64 {
            // A column of whole numbers is a column of numbers.
            array = Arc::new(array.as_primitive::<Int64Type>().unary::<_, Float64Type>(|value| value as f64));
        }
        if array.data_type() != field.data_type() {
            return Err(Error::Shape(format!(
                "{table}.{name} is {}, not {}",
                field.data_type(),
                array.data_type()
            )));
        }
        if !field.is_nullable() && array.null_count() > 0 {
            return Err(Error::Shape(format!(
                "{table}.{name} must be there in every row, and is missing in {}",
                array.null_count()
            )));
        }
        columns.push(array);
    }
    if let Some((name, _)) = given.first() {
        return Err(Error::Shape(format!("{table} has no column {name}, or it came twice")));
    }
    Ok((rows, columns))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
