//! One Delta table: its live files and its commits.

use crate::data_file::DataFile;
use crate::error::storage;
use crate::ledger::LOG_FOLDER;
use crate::schema::OCCURRED_AT;
use deltalake::kernel::transaction::{CommitBuilder, CommitProperties};
use deltalake::kernel::{
    Action, Add, LogicalFileView, Metadata, MetadataExt, Remove, StructField, StructType, Transaction,
};
use deltalake::operations::create::CreateBuilder;
use deltalake::protocol::{DeltaOperation, SaveMode};
use deltalake::{DeltaResult, DeltaTable, DeltaTableBuilder, ensure_table_uri};
use futures::TryStreamExt;
use holdfast_analytics::Error;
use holdfast_domain::facts::FactKind;
use std::path::{Path, PathBuf};

/// A Delta table, or the place of one that has no rows yet.
#[derive(Clone)]
pub(crate) struct DeltaLog {
    name: String,
    folder: PathBuf,
    table: Option<DeltaTable>,
    files: Vec<DataFile>,
}

/// What a commit changes.
pub(crate) struct Change {
    /// Files that become live.
    pub(crate) add: Vec<DataFile>,
    /// Files that cease to be live.
    pub(crate) remove: Vec<DataFile>,
    /// The kind of fact in them; `None` for the table of imports.
    pub(crate) kind: Option<FactKind>,
    /// The import that this commit belongs to: it is applied once, however often tried.
    pub(crate) transaction: Option<String>,
    /// Whether the rows of the table change (they do not in a compaction).
    pub(crate) alters_rows: bool,
}

impl DeltaLog {
    /// Reads the table of this name in the lake's folder, if it is there.
    pub(crate) async fn open(lake: &Path, name: &str) -> Result<Self, Error> {
        let folder = lake.join(name);
        let mut log = Self { name: name.to_owned(), table: None, files: Vec::new(), folder };
        if log.folder.join(LOG_FOLDER).is_dir() {
            let table = log.builder()?.load().await;
            log.table = Some(table.map_err(|error| storage(&log.folder, &error))?);
            log.files = log.live_files().await?;
        }
        Ok(log)
    }

    /// The table's name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The folder of the table.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files that make up the table now.
    pub(crate) fn files(&self) -> &[DataFile] {
        &self.files
    }

    fn builder(&self) -> Result<DeltaTableBuilder, Error> {
        let failed = |error| storage(&self.folder, &error);
        let url = ensure_table_uri(self.folder.to_string_lossy()).map_err(failed)?;
        DeltaTableBuilder::from_url(url).map_err(failed)
    }

    async fn live_files(&self) -> Result<Vec<DataFile>, Error> {
        let failed = |error| storage(&self.folder, &error);
        let Some(table) = &self.table else {
            return Ok(Vec::new());
        };
        let log_store = table.log_store();
        let snapshot = table.snapshot().map_err(failed)?.snapshot();
        let mut files: Vec<DataFile> = snapshot
            .file_views(log_store.as_ref(), None)
            .map_ok(|view| data_file(&view))
            .try_collect()
            .await
            .map_err(failed)?;
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }

    /// Commits the change and returns the names of the log entries written; none if the
    /// change's transaction was committed before.
    pub(crate) async fn commit(
        &mut self,
        columns: Vec<StructField>,
        change: Change,
    ) -> Result<Vec<String>, Error> {
        let folder = self.folder.clone();
        let failed = |error| storage(&folder, &error);
        let mut entries = Vec::new();
        let mut table = if let Some(table) = self.table.clone() {
            table
        } else {
            std::fs::create_dir_all(&folder).map_err(|error| storage(&folder, &error))?;
            let location = ensure_table_uri(folder.to_string_lossy()).map_err(failed)?;
            let table = CreateBuilder::new()
                .with_location(location)
                .with_table_name(&self.name)
                .with_columns(columns.clone())
                .with_save_mode(SaveMode::Ignore)
                .with_commit_properties(properties())
                .await
                .map_err(failed)?;
            entries.push(entry(table.version().unwrap_or_default()));
            table
        };
        let log_store = table.log_store();
        if let Some(transaction) = &change.transaction {
            let snapshot = table.snapshot().map_err(failed)?;
            let applied =
                snapshot.transaction_version(log_store.as_ref(), transaction).await.map_err(failed)?;
            if applied.is_some() {
                self.table = Some(table);
                self.files = self.live_files().await?;
                return Ok(entries);
            }
        }
        let mut properties = properties();
        if let Some(transaction) = &change.transaction {
            properties = properties.with_application_transaction(Transaction::new(transaction, 1));
        }
        let operation = change.operation();
        let mut actions = change.into_actions(&self.folder)?;
        actions.extend(widened(&table, columns).map_err(failed)?.map(Action::Metadata));
        let version = {
            let state = table.snapshot().map_err(failed)?;
            CommitBuilder::from(properties)
                .with_actions(actions)
                .build(Some(state), log_store, operation)
                .await
                .map_err(failed)?
                .version()
        };
        entries.push(entry(version));
        table.update_state().await.map_err(failed)?;
        self.table = Some(table);
        self.files = self.live_files().await?;
        Ok(entries)
    }

    /// How many entries an opening has to read.
    pub(crate) fn entries_since_checkpoint(&self) -> Result<usize, Error> {
        let Some(table) = &self.table else {
            return Ok(0);
        };
        let folder = self.folder.join(LOG_FOLDER);
        let mut checkpoint = None;
        let listing = std::fs::read_dir(&folder).map_err(|error| storage(&folder, &error))?;
        for item in listing {
            let item = item.map_err(|error| storage(&folder, &error))?;
            let name = item.file_name().to_string_lossy().into_owned();
            let version = name.strip_suffix(".checkpoint.parquet");
            checkpoint = checkpoint.max(version.and_then(|version| version.parse::<u64>().ok()));
        }
        let entries = table.version().unwrap_or_default() + 1;
        Ok((entries - checkpoint.map_or(0, |version| version + 1).min(entries)) as usize)
    }

    /// Sums the log up in a checkpoint, so that opening need not read every entry, and
    /// returns the names of the files written.
    pub(crate) async fn checkpoint(&self) -> Result<Vec<String>, Error> {
        let Some(table) = &self.table else {
            return Ok(Vec::new());
        };
        deltalake::checkpoints::create_checkpoint(table, None)
            .await
            .map_err(|error| storage(&self.folder, &error))?;
        let version = table.version().unwrap_or_default();
        Ok(vec![format!("{version:020}.checkpoint.parquet"), "_last_checkpoint".to_owned()])
    }
}

impl Change {
    fn operation(&self) -> DeltaOperation {
        if !self.alters_rows {
            DeltaOperation::Optimize { predicate: None, target_size: 0 }
        } else if self.add.is_empty() {
            DeltaOperation::Delete { predicate: None }
        } else {
            DeltaOperation::Write { mode: SaveMode::Append, partition_by: None, predicate: None }
        }
    }

    fn into_actions(self, folder: &Path) -> Result<Vec<Action>, Error> {
        let mut actions = Vec::with_capacity(self.add.len() + self.remove.len());
        for file in self.remove {
            actions.push(Action::Remove(Remove {
                path: file.name,
                data_change: self.alters_rows,
                extended_file_metadata: Some(true),
                partition_values: Some(std::collections::HashMap::new()),
                size: Some(file.bytes as i64),
                ..Remove::default()
            }));
        }
        for file in self.add {
            let path = folder.join(&file.name);
            let modified = std::fs::metadata(&path)
                .and_then(|metadata| metadata.modified())
                .map_err(|error| storage(&path, &error))?;
            let modified =
                modified.duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64);
            actions.push(Action::Add(Add {
                stats: Some(file.delta_statistics(self.kind)),
                path: file.name,
                size: file.bytes as i64,
                modification_time: modified,
                data_change: self.alters_rows,
                ..Add::default()
            }));
        }
        Ok(actions)
    }
}

/// The table's description with the columns that a newer version of the program has and the
/// table does not: rows written before read as missing there. `None` where it has them all.
fn widened(table: &DeltaTable, columns: Vec<StructField>) -> DeltaResult<Option<Metadata>> {
    let snapshot = table.snapshot()?;
    let known: Vec<StructField> = snapshot.schema().fields().cloned().collect();
    let added: Vec<StructField> = columns
        .into_iter()
        .filter(|column| !known.iter().any(|known| known.name() == column.name()))
        .collect();
    if added.is_empty() {
        return Ok(None);
    }
    let schema = StructType::try_new(known.into_iter().chain(added))?;
    Ok(Some(snapshot.metadata().clone().with_schema(&schema)?))
}

/// Checkpoints are written by compaction, not by whichever commit happens to be the
/// hundredth, and no entry is ever cleaned away: their checksums are noted.
fn properties() -> CommitProperties {
    CommitProperties::default().with_create_checkpoint(false).with_cleanup_expired_logs(Some(false))
}

fn entry(version: u64) -> String {
    format!("{version:020}.json")
}

fn data_file(view: &LogicalFileView) -> DataFile {
    let statistics: serde_json::Value =
        view.stats().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let time = |bound: &str| statistics[bound][OCCURRED_AT].as_i64();
    DataFile {
        name: view.path().into_owned(),
        bytes: u64::try_from(view.size()).unwrap_or_default(),
        rows: view.num_records().unwrap_or_default() as u64,
        period: time("minValues").zip(time("maxValues")),
        keys: None,
    }
}
