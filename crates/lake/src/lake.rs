//! The lake: a folder of Delta tables, opened once and shared by all threads.

use crate::delta::{Change, DeltaLog};
use crate::engine::Engine;
use crate::error::storage;
use crate::ledger::Ledger;
use crate::registry::{self, IMPORTS, Import};
use crate::verify::Verified;
use crate::{Options, schema, session};
use datafusion::prelude::SessionContext;
use deltalake::kernel::StructField;
use holdfast_analytics::Error;
use holdfast_domain::facts::FactKind;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

/// Facts in a data folder, and the engine that answers questions about them.
///
/// Cheap to clone; all clones are the same lake. See the crate's documentation for the
/// guarantees.
#[derive(Clone)]
pub struct Lake {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    /// `DATA/lake`.
    pub(crate) folder: PathBuf,
    pub(crate) engine: Engine,
    pub(crate) context: SessionContext,
    pub(crate) options: Options,
    pub(crate) ledger: Ledger,
    pub(crate) verified: Verified,
    pub(crate) state: RwLock<State>,
    /// Held while tables are committed: one import or compaction at a time.
    publishing: Mutex<()>,
    /// Milliseconds in the identifier of the import begun last.
    pub(crate) latest_import: Mutex<u64>,
    /// Shared by everyone who has the lake open; recovery needs it alone.
    lock: File,
    /// The commit step before which a test wants to lose power.
    #[cfg(test)]
    pub(crate) power_cut: std::sync::atomic::AtomicUsize,
}

/// What the Delta logs say.
#[derive(Default, Clone)]
pub(crate) struct State {
    pub(crate) tables: BTreeMap<&'static str, DeltaLog>,
    /// Registered imports, oldest first.
    pub(crate) imports: Vec<Import>,
}

impl Lake {
    /// Opens the lake in the data folder `folder` (it is made in `folder/lake` where there
    /// is none), with `zone` as the workspace's time zone.
    ///
    /// If nobody else has it open, what an interrupted import left behind is removed
    /// first. A lake shows the facts committed before it was opened and those committed
    /// through it; what another process commits meanwhile, it shows when opened again.
    ///
    /// # Errors
    /// [`Error::Storage`] if the folder cannot be read or written; [`Error::Damaged`] if
    /// the log of a table is not what was written.
    pub fn open(folder: &Path, zone: TimeZone, options: Options) -> Result<Self, Error> {
        let folder = folder.join("lake");
        std::fs::create_dir_all(&folder).map_err(|error| storage(&folder, &error))?;
        let folder = std::path::absolute(&folder).map_err(|error| storage(&folder, &error))?;
        let (lock, alone) = lock(&folder)?;
        let engine = Engine::new(options.threads)?;
        let context = session::context(&folder, zone, &options)?;
        let inner = Inner {
            ledger: Ledger::open(&folder)?,
            verified: Verified::default(),
            state: RwLock::new(State::default()),
            publishing: Mutex::new(()),
            latest_import: Mutex::new(0),
            folder,
            engine,
            context,
            options,
            #[cfg(test)]
            power_cut: std::sync::atomic::AtomicUsize::new(usize::MAX),
            lock,
        };
        inner.load(alone)?;
        if alone {
            inner.recover()?;
            inner.lock.lock_shared().map_err(|error| storage(&inner.folder, &error))?;
        }
        inner.refresh_session()?;
        Ok(Self { inner: Arc::new(inner) })
    }
}

/// The lock file, held alone if nobody else has the lake open, otherwise shared.
fn lock(folder: &Path) -> Result<(File, bool), Error> {
    let path = folder.join(".lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| storage(&path, &error))?;
    let alone = file.try_lock().is_ok();
    if !alone {
        // Waits for a recovery under way elsewhere.
        file.lock_shared().map_err(|error| storage(&path, &error))?;
    }
    Ok((file, alone))
}

impl Inner {
    /// A copy of the logs' state: cheap beside any query.
    pub(crate) fn state(&self) -> State {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until nobody else commits.
    pub(crate) fn publishing(&self) -> MutexGuard<'_, ()> {
        self.publishing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads every log, after comparing it with the ledger.
    fn load(&self, alone: bool) -> Result<(), Error> {
        let names: Vec<&'static str> =
            FactKind::ALL.into_iter().map(FactKind::table_name).chain([IMPORTS]).collect();
        for name in &names {
            let fresh = self.ledger.check(name)?;
            if alone && !fresh.is_empty() {
                tracing::info!(table = name, entries = fresh.len(), "noting log entries");
                self.ledger.note(name, &fresh)?;
            }
        }
        let folder = self.folder.clone();
        let tables = self.engine.wait(async move {
            let mut tables = BTreeMap::new();
            for name in names {
                tables.insert(name, DeltaLog::open(&folder, name).await?);
            }
            Ok(tables)
        })?;
        let registry = &tables[IMPORTS];
        self.verify_files(IMPORTS, registry.folder(), registry.files())?;
        let imports = registry::read(registry.folder(), registry.files())?;
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = State { tables, imports };
        Ok(())
    }

    /// Commits a change to one table, notes its log entries and shows it in the state.
    pub(crate) fn commit(
        &self,
        table: &'static str,
        columns: Vec<StructField>,
        change: Change,
    ) -> Result<(), Error> {
        let mut log = self.state().tables[table].clone();
        let (log, entries) = self.engine.wait(async move {
            let entries = log.commit(columns, change).await?;
            Ok((log, entries))
        })?;
        self.ledger.note(table, &entries)?;
        self.state.write().unwrap_or_else(PoisonError::into_inner).tables.insert(table, log);
        Ok(())
    }

    /// Registers an import: from here on its rows are in force.
    pub(crate) fn register_import(&self, import: Import) -> Result<(), Error> {
        let file = registry::write(&self.folder.join(IMPORTS), &import)?;
        self.verified.trust(&self.folder.join(IMPORTS).join(&file.name));
        let change = Change {
            add: vec![file],
            remove: Vec::new(),
            kind: None,
            transaction: Some(import.id.clone()),
            alters_rows: true,
        };
        self.commit(IMPORTS, registry::delta_columns(), change)?;
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        state.imports.push(import);
        state.imports.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(())
    }

    /// Removes what interrupted imports left: rows committed but not registered, and
    /// files that no log lists. Only ever called by who has the lake alone.
    fn recover(&self) -> Result<(), Error> {
        let state = self.state();
        for kind in FactKind::ALL {
            let log = &state.tables[kind.table_name()];
            let strayed: Vec<_> =
                log.files().iter().filter(|file| !state.is_registered(file)).cloned().collect();
            if !strayed.is_empty() {
                tracing::warn!(
                    table = log.name(),
                    files = strayed.len(),
                    "removing rows of an interrupted import"
                );
                let change = Change {
                    add: Vec::new(),
                    remove: strayed,
                    kind: Some(kind),
                    transaction: None,
                    alters_rows: true,
                };
                self.commit(kind.table_name(), schema::delta_columns(kind), change)?;
            }
        }
        for log in self.state().tables.values() {
            remove_unlisted(log)?;
        }
        Ok(())
    }
}

impl State {
    /// Whether the import that a data file came with is registered. A file that Holdfast
    /// did not write belongs to no import; it is kept, and refused when it is asked for.
    pub(crate) fn is_registered(&self, file: &crate::data_file::DataFile) -> bool {
        file.import_id().is_none_or(|id| self.imports.iter().any(|import| import.id == id))
    }
}

/// Deletes data files that the log does not list: left by imports that were dropped by a
/// crash, or replaced by a compaction.
fn remove_unlisted(log: &DeltaLog) -> Result<(), Error> {
    let folder = log.folder();
    let Ok(listing) = std::fs::read_dir(folder) else {
        return Ok(());
    };
    for item in listing {
        let item = item.map_err(|error| storage(folder, &error))?;
        let name = item.file_name().to_string_lossy().into_owned();
        let ours = crate::data_file::is_staged(&name) || name.ends_with(".parquet");
        if ours && !log.files().iter().any(|file| file.name == name) {
            let path = item.path();
            std::fs::remove_file(&path).map_err(|error| storage(&path, &error))?;
        }
    }
    Ok(())
}
