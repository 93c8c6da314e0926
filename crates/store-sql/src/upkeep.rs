//! What may be forgotten.

use crate::SqlStore;
use crate::backend::{Backend, Scope, values};
use async_trait::async_trait;
use holdfast_store::upkeep::{Forgotten, Upkeep};
use holdfast_store::{Moment, Result, WorkspaceContext};

#[async_trait]
impl<B: Backend> Upkeep for SqlStore<B> {
    async fn forget(&self, context: &WorkspaceContext, keys: Moment, ended: Moment) -> Result<Forgotten> {
        let workspace = context.workspace().as_uuid();
        let mut transaction = self.backend.write(Scope::Workspace(context.workspace())).await?;
        let keys = transaction
            .execute("DELETE FROM answers WHERE workspace = $1 AND at < $2", values![workspace, keys])
            .await?;
        let jobs = transaction
            .execute("DELETE FROM jobs WHERE workspace = $1 AND ended_at < $2", values![workspace, ended])
            .await?;
        let messages = transaction
            .execute("DELETE FROM messages WHERE workspace = $1 AND ended_at < $2", values![workspace, ended])
            .await?;
        transaction.commit().await?;
        Ok(Forgotten { keys, jobs, messages })
    }
}
