//! Workspaces.

use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, values};
use crate::paging::{List, after_id, by_id, page_of, rows_to_ask_for};
use crate::writing::{Record, Writing, check_filled, open, repeat};
use async_trait::async_trait;
use holdfast_store::directory::{Workspace, Workspaces};
use holdfast_store::ids::{UserId, WorkspaceId, new_uuid};
use holdfast_store::role::Role;
use holdfast_store::{Actor, Command, Error, Page, PageRequest, Result};

fn workspace(row: &Row) -> Result<Workspace> {
    Ok(Workspace {
        id: WorkspaceId::from_uuid(row.id(0)?),
        name: row.text(1)?.to_owned(),
        created_at: row.moment(2)?,
    })
}

/// Makes a workspace and its owner's membership in an open command.
pub(super) async fn insert(
    writing: &mut Writing,
    command: &Command,
    name: &str,
    owner: UserId,
) -> Result<WorkspaceId> {
    let id = WorkspaceId::from_uuid(new_uuid(command.now));
    writing
        .execute(
            "INSERT INTO workspaces (id, name, created_at) VALUES ($1, $2, $3)",
            values![id.as_uuid(), name, command.now],
        )
        .await?;
    writing
        .execute(
            "INSERT INTO memberships (workspace, user_id, role, since) VALUES ($1, $2, $3, $4)",
            values![id.as_uuid(), owner.as_uuid(), Role::Owner.key(), command.now],
        )
        .await?;
    Ok(id)
}

#[async_trait]
impl<B: Backend> Workspaces for SqlStore<B> {
    async fn create_workspace(
        &self,
        by: &Actor,
        command: &Command,
        name: &str,
        owner: UserId,
    ) -> Result<WorkspaceId> {
        check_filled("name", name)?;
        repeat!(self, command, async {
            let begun =
                self.begin_in(Scope::Directory, by, command, "create_workspace", &(name, owner)).await?;
            let mut writing = open!(begun, answer => WorkspaceId::from_uuid(answer));
            super::users::find(&mut *writing.transaction, owner).await?;
            let id = insert(&mut writing, command, name, owner).await?;
            let detail = serde_json::json!({"owner": owner});
            let record = Record::new("workspace.created", "workspace", id).detail(&detail);
            writing.finish(command, record, id.as_uuid()).await?;
            Ok(id)
        })
    }

    async fn workspace(&self, id: WorkspaceId) -> Result<Workspace> {
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let rows = transaction
            .rows("SELECT id, name, created_at FROM workspaces WHERE id = $1", values![id.as_uuid()])
            .await?;
        transaction.commit().await?;
        rows.first().map_or(Err(Error::NotFound { what: "workspace" }), workspace)
    }

    async fn workspaces(&self, page: &PageRequest) -> Result<Page<Workspace>> {
        let after = after_id(page, List::Workspaces)?;
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let rows = transaction
            .rows(
                "SELECT id, name, created_at FROM workspaces WHERE id > $1 ORDER BY id LIMIT $2",
                values![after, rows_to_ask_for(page)],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(workspace).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Workspaces, |workspace| by_id(workspace.id.as_uuid())))
    }
}
