//! Merging the files of many imports into few large ones.

use crate::data_file::{DataFile, DataFileWriter};
use crate::delta::{Change, DeltaLog};
use crate::error::storage;
use crate::lake::{Inner, Lake};
use crate::schema::{OCCURRED_AT, delta_columns, sort_key};
use crate::session::{scan, settings};
use datafusion::prelude::{SessionContext, col};
use futures::StreamExt;
use holdfast_analytics::Error;
use holdfast_domain::facts::FactKind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Size at which a merged file is closed: large enough that a table of a billion events
/// has some hundred files, small enough to be read again and hashed in a fraction of a
/// second.
const TARGET_BYTES: u64 = 256 << 20;
/// Log entries from which on a table gets a checkpoint.
const CHECKPOINT_ENTRIES: usize = 20;

/// What a compaction did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CompactReport {
    /// Data files that were merged.
    pub merged: u64,
    /// Data files that hold their rows now.
    pub written: u64,
    /// Rows in them.
    pub rows: u64,
}

impl Lake {
    /// Merges small data files of the same table and source into files of about 256 MiB,
    /// sorted throughout, and sums up long logs in checkpoints. Rows and their versions
    /// stay as they are. The merged files themselves are deleted when the lake is next
    /// opened by nobody else: until then running queries may still read them.
    ///
    /// # Errors
    /// [`Error::Damaged`] if a file to be merged is not what was written;
    /// [`Error::Storage`] if reading or writing fails.
    pub fn compact(&self) -> Result<CompactReport, Error> {
        let _publishing = self.inner.publishing();
        let mut report = CompactReport::default();
        for kind in FactKind::ALL {
            let state = self.inner.state();
            let log = &state.tables[kind.table_name()];
            let mut by_source: BTreeMap<&str, Vec<DataFile>> = BTreeMap::new();
            for file in log.files().iter().filter(|file| file.checksum().is_some()) {
                if state.is_registered(file) {
                    by_source.entry(state.source_of(file)).or_default().push(file.clone());
                }
            }
            for files in by_source.into_values().filter(|files| worthwhile(files)) {
                let written = self.inner.merge(kind, log, &files)?;
                report.merged += files.len() as u64;
                report.written += written.len() as u64;
                report.rows += written.iter().map(|file| file.rows).sum::<u64>();
                let change = Change {
                    add: written,
                    remove: files,
                    kind: Some(kind),
                    transaction: None,
                    alters_rows: false,
                };
                self.inner.commit(kind.table_name(), delta_columns(kind), change)?;
            }
        }
        self.inner.checkpoint_long_logs()?;
        self.inner.refresh_session()?;
        Ok(report)
    }
}

/// Whether fewer files would do.
fn worthwhile(files: &[DataFile]) -> bool {
    let bytes: u64 = files.iter().map(|file| file.bytes).sum();
    files.len() as u64 > bytes.div_ceil(TARGET_BYTES / 4 * 3)
}

impl Inner {
    fn merge(&self, kind: FactKind, log: &DeltaLog, files: &[DataFile]) -> Result<Vec<DataFile>, Error> {
        self.verify_files(kind.table_name(), log.folder(), files)?;
        // One partition a file: each is sorted, and the merge needs no sort of its own.
        let config = settings(files.len()).with_repartition_file_scans(false).with_prefer_existing_sort(true);
        let context = SessionContext::new_with_config_rt(config, self.context.runtime_env());
        let table = scan(&context, kind, log, &files.iter().collect::<Vec<_>>())?;
        let folder = log.folder().to_owned();
        let newest = files.iter().filter_map(DataFile::import_id).max();
        let import_id = newest.unwrap_or_default().to_owned();
        let written = self.engine.wait(async move {
            let failed = |error| storage(&folder, &error);
            let order = vec![col(sort_key(kind)).sort(true, true), col(OCCURRED_AT).sort(true, true)];
            let frame = context.read_table(table).and_then(|frame| frame.sort(order)).map_err(failed)?;
            let mut stream = frame.execute_stream().await.map_err(failed)?;
            let schema = stream.schema();
            let mut written = Vec::new();
            let mut open: Option<DataFileWriter> = None;
            while let Some(batch) = stream.next().await {
                let batch = batch.map_err(failed)?;
                let mut writer = if let Some(writer) = open.take() {
                    writer
                } else {
                    let stem = format!("{import_id}-c{:04}", written.len());
                    DataFileWriter::create(&folder, &stem, Arc::clone(&schema), Some(kind))?
                };
                writer.write(&batch)?;
                if writer.bytes() >= TARGET_BYTES {
                    written.push(writer.finish()?);
                } else {
                    open = Some(writer);
                }
            }
            if let Some(writer) = open {
                written.push(writer.finish()?);
            }
            Ok(written)
        })?;
        let rows = |files: &[DataFile]| files.iter().map(|file| file.rows).sum::<u64>();
        if rows(files) != rows(&written) {
            return Err(storage(
                log.folder(),
                &format!(
                    "merging {} rows gave {}; nothing was changed; this is a defect, please \
                     report it",
                    rows(files),
                    rows(&written)
                ),
            ));
        }
        crate::ledger::sync(log.folder())?;
        for file in &written {
            self.verified.trust(&log.folder().join(&file.name));
        }
        Ok(written)
    }

    fn checkpoint_long_logs(&self) -> Result<(), Error> {
        for (table, log) in self.state().tables {
            if log.entries_since_checkpoint()? < CHECKPOINT_ENTRIES {
                continue;
            }
            let entries = self.engine.wait(async move { log.checkpoint().await })?;
            self.ledger.note(table, &entries)?;
        }
        Ok(())
    }
}
