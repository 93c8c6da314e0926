//! Who is a member of which workspace.

use super::role;
use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, values};
use crate::paging::{List, after_id, by_id, page_of, rows_to_ask_for};
use crate::writing::{Record, Writing, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::directory::{Members, Membership};
use holdfast_store::ids::{UserId, WorkspaceId};
use holdfast_store::role::Role;
use holdfast_store::{Command, Error, Page, PageRequest, Result, WorkspaceContext};

fn membership(row: &Row) -> Result<Membership> {
    Ok(Membership {
        workspace: WorkspaceId::from_uuid(row.id(0)?),
        user: UserId::from_uuid(row.id(1)?),
        role: role(row, 2)?,
        since: row.moment(3)?,
    })
}

/// Refuses to leave a workspace without an owner.
async fn check_owner_stays(writing: &mut Writing, workspace: WorkspaceId) -> Result<()> {
    let owners = writing
        .rows(
            "SELECT user_id FROM memberships WHERE workspace = $1 AND role = 'owner' LIMIT 1",
            values![workspace.as_uuid()],
        )
        .await?;
    if owners.is_empty() {
        return Err(Error::Refused { what: "the change", why: "a workspace keeps at least one owner" });
    }
    Ok(())
}

#[async_trait]
impl<B: Backend> Members for SqlStore<B> {
    async fn membership(&self, workspace: WorkspaceId, user: UserId) -> Result<Option<Role>> {
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let rows = transaction
            .rows(
                "SELECT role FROM memberships WHERE workspace = $1 AND user_id = $2",
                values![workspace.as_uuid(), user.as_uuid()],
            )
            .await?;
        transaction.commit().await?;
        rows.first().map(|row| role(row, 0)).transpose()
    }

    async fn memberships_of(&self, user: UserId, page: &PageRequest) -> Result<Page<Membership>> {
        let after = after_id(page, List::Memberships)?;
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let rows = transaction
            .rows(
                "SELECT workspace, user_id, role, since FROM memberships \
                 WHERE user_id = $1 AND workspace > $2 ORDER BY workspace LIMIT $3",
                values![user.as_uuid(), after, rows_to_ask_for(page)],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(membership).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Memberships, |row| by_id(row.workspace.as_uuid())))
    }

    async fn members(&self, context: &WorkspaceContext, page: &PageRequest) -> Result<Page<Membership>> {
        let after = after_id(page, List::Members)?;
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let rows = transaction
            .rows(
                "SELECT workspace, user_id, role, since FROM memberships \
                 WHERE workspace = $1 AND user_id > $2 ORDER BY user_id LIMIT $3",
                values![context.workspace().as_uuid(), after, rows_to_ask_for(page)],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(membership).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Members, |row| by_id(row.user.as_uuid())))
    }

    async fn set_member(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        user: UserId,
        role: Role,
    ) -> Result<()> {
        if role == Role::Ingest {
            return Err(Error::Invalid { what: "role", why: "only API keys write events" });
        }
        let workspace = context.workspace();
        let asked = (workspace, user, role);
        repeat!(self, command, async {
            let begun =
                self.begin_in(Scope::Directory, context.actor(), command, "set_member", &asked).await?;
            let mut writing = open!(begun, _answer => ());
            super::users::find(&mut *writing.transaction, user).await?;
            writing
                .execute(
                    "INSERT INTO memberships (workspace, user_id, role, since) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (workspace, user_id) DO UPDATE SET role = excluded.role, \
                     since = excluded.since",
                    values![workspace.as_uuid(), user.as_uuid(), role.key(), command.now],
                )
                .await?;
            check_owner_stays(&mut writing, workspace).await?;
            let detail = serde_json::json!({"user": user, "role": role});
            let record = Record::new("member.set", "workspace", workspace).detail(&detail);
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn remove_member(&self, context: &WorkspaceContext, command: &Command, user: UserId) -> Result<()> {
        let workspace = context.workspace();
        let asked = (workspace, user);
        repeat!(self, command, async {
            let begun =
                self.begin_in(Scope::Directory, context.actor(), command, "remove_member", &asked).await?;
            let mut writing = open!(begun, _answer => ());
            let removed = writing
                .execute(
                    "DELETE FROM memberships WHERE workspace = $1 AND user_id = $2",
                    values![workspace.as_uuid(), user.as_uuid()],
                )
                .await?;
            if removed == 0 {
                return Err(Error::NotFound { what: "member" });
            }
            check_owner_stays(&mut writing, workspace).await?;
            let detail = serde_json::json!({"user": user});
            let record = Record::new("member.removed", "workspace", workspace).detail(&detail);
            writing.finish(command, record, fresh(command.now)).await
        })
    }
}
