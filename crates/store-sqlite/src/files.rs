//! The files of a data folder: the directory, and workspaces as they are asked for.

use crate::connection::File;
use crate::schema::{self, DIRECTORY, WORKSPACE};
use async_trait::async_trait;
use holdfast_store::ids::WorkspaceId;
use holdfast_store::{Error, Moment, Result};
use holdfast_store_sql::{Backend, Dialect, Scope, Transaction};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::OnceCell;

/// Workspaces whose files are kept open.
const KEPT_OPEN: usize = 64;

type Slot = Arc<OnceCell<File>>;

/// Which files are open, and when each was last asked for.
#[derive(Debug, Default)]
struct Open {
    slots: HashMap<WorkspaceId, (u64, Slot)>,
    asked: u64,
}

/// The SQLite files of a data folder.
#[derive(Debug)]
pub struct SqliteFiles {
    folder: PathBuf,
    opened_at: Moment,
    directory: File,
    workspaces: Mutex<Open>,
}

impl SqliteFiles {
    pub(crate) async fn open(folder: &Path, now: Moment) -> Result<Self> {
        make_folder(folder)?;
        let directory = File::open(&folder.join("directory.sqlite"));
        schema::bring_up(&directory, DIRECTORY, now, &|| ()).await?;
        sync_folder(folder)?;
        let workspaces = Mutex::default();
        Ok(Self { folder: folder.to_path_buf(), opened_at: now, directory, workspaces })
    }

    /// The folder of a workspace's own file.
    pub fn folder_of(&self, workspace: WorkspaceId) -> PathBuf {
        self.folder.join("workspaces").join(workspace.to_string())
    }

    /// Finishes what is under way and closes every file.
    pub async fn close(&self) {
        let slots = std::mem::take(&mut self.workspaces.lock().unwrap_or_else(PoisonError::into_inner).slots);
        for (_, slot) in slots.into_values() {
            if let Some(file) = slot.get() {
                file.readers.close().await;
                file.writer.close().await;
            }
        }
        self.directory.readers.close().await;
        self.directory.writer.close().await;
    }

    /// The place of a workspace's file; the one not asked for longest makes room.
    fn slot(&self, workspace: WorkspaceId) -> Slot {
        let mut open = self.workspaces.lock().unwrap_or_else(PoisonError::into_inner);
        open.asked += 1;
        let asked = open.asked;
        let slot = {
            let entry = open.slots.entry(workspace).or_default();
            entry.0 = asked;
            Arc::clone(&entry.1)
        };
        if open.slots.len() > KEPT_OPEN {
            let oldest = open.slots.iter().min_by_key(|(_, (asked, _))| *asked).map(|(id, _)| *id);
            if let Some(oldest) = oldest {
                open.slots.remove(&oldest);
            }
        }
        slot
    }

    async fn begin(&self, scope: Scope, writing: bool) -> Result<Box<dyn Transaction>> {
        let Scope::Workspace(workspace) = scope else {
            return if writing { self.directory.write().await } else { self.directory.read().await };
        };
        let slot = self.slot(workspace);
        let file = slot
            .get_or_try_init(|| async {
                let folder = self.folder_of(workspace);
                make_folder(&folder)?;
                let file = File::open(&folder.join("store.sqlite"));
                schema::bring_up(&file, WORKSPACE, self.opened_at, &|| ()).await?;
                sync_folder(&folder)?;
                sync_folder(&self.folder.join("workspaces"))?;
                sync_folder(&self.folder)?;
                Ok::<_, Error>(file)
            })
            .await?;
        if writing { file.write().await } else { file.read().await }
    }
}

fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)
        .map_err(|error| Error::Unavailable(format!("making {}: {error}", folder.display())))
}

/// Makes the names of new files durable, which is a matter of their folder.
fn sync_folder(folder: &Path) -> Result<()> {
    std::fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| Error::Unavailable(format!("syncing {}: {error}", folder.display())))
}

#[async_trait]
impl Backend for SqliteFiles {
    const DIALECT: Dialect = Dialect::Sqlite;

    async fn read(&self, scope: Scope) -> Result<Box<dyn Transaction>> {
        self.begin(scope, false).await
    }

    async fn write(&self, scope: Scope) -> Result<Box<dyn Transaction>> {
        self.begin(scope, true).await
    }

    async fn pause(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}
