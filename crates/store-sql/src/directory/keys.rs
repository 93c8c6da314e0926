//! API keys.

use super::role;
use super::sessions::SEEN_TO_WITHIN;
use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, values};
use crate::paging::{List, after_id, by_id, page_of, rows_to_ask_for};
use crate::writing::{Record, check_filled, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::directory::{ApiKey, ApiKeys, NewApiKey};
use holdfast_store::ids::{ApiKeyId, WorkspaceId};
use holdfast_store::role::Permission;
use holdfast_store::secrets::TokenHash;
use holdfast_store::{Command, Error, Moment, Page, PageRequest, Result, WorkspaceContext};

macro_rules! columns {
    () => {
        "id, public_id, workspace, name, role, scopes, created_at, expires_at, last_used_at, revoked_at"
    };
}

const NOT_FOUND: Error = Error::NotFound { what: "API key" };

fn scopes(text: &str) -> Result<Vec<Permission>> {
    text.split(' ').filter(|key| !key.is_empty()).map(Permission::from_key).collect()
}

fn api_key(row: &Row) -> Result<ApiKey> {
    Ok(ApiKey {
        id: ApiKeyId::from_uuid(row.id(0)?),
        public_id: row.text(1)?.to_owned(),
        workspace: WorkspaceId::from_uuid(row.id(2)?),
        name: row.text(3)?.to_owned(),
        role: role(row, 4)?,
        scopes: scopes(row.text(5)?)?,
        created_at: row.moment(6)?,
        expires_at: row.moment_if_any(7)?,
        last_used_at: row.moment_if_any(8)?,
        revoked_at: row.moment_if_any(9)?,
    })
}

#[async_trait]
impl<B: Backend> ApiKeys for SqlStore<B> {
    async fn create_api_key(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        key: &NewApiKey,
    ) -> Result<ApiKeyId> {
        check_filled("name", &key.name)?;
        check_filled("public part", &key.public_id)?;
        let workspace = context.workspace();
        let asked = (
            workspace,
            &key.public_id,
            key.secret.as_bytes(),
            &key.name,
            key.role,
            &key.scopes,
            key.expires_at,
        );
        repeat!(self, command, async {
            let begun =
                self.begin_in(Scope::Directory, context.actor(), command, "create_api_key", &asked).await?;
            let mut writing = open!(begun, answer => ApiKeyId::from_uuid(answer));
            let known =
                writing.rows("SELECT id FROM api_keys WHERE public_id = $1", values![&key.public_id]).await?;
            if !known.is_empty() {
                return Err(Error::Exists { what: "an API key with this public part" });
            }
            let id = ApiKeyId::new(command.now);
            let scopes: Vec<&str> = key.scopes.iter().map(|scope| scope.key()).collect();
            writing
                .execute(
                    "INSERT INTO api_keys (workspace, id, public_id, secret, name, role, scopes, created_at, \
                     expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    values![
                        workspace.as_uuid(),
                        id.as_uuid(),
                        &key.public_id,
                        *key.secret.as_bytes(),
                        &key.name,
                        key.role.key(),
                        scopes.join(" "),
                        command.now,
                        key.expires_at,
                    ],
                )
                .await?;
            let detail = serde_json::json!({"key": id, "role": key.role, "scopes": key.scopes, "expires_at": key.expires_at});
            let record = Record::new("api_key.created", "workspace", workspace).detail(&detail);
            writing.finish(command, record, id.as_uuid()).await?;
            Ok(id)
        })
    }

    async fn api_key(&self, public_id: &str, secret: &TokenHash, now: Moment) -> Result<ApiKey> {
        // Texts that could not have been stored are not asked for.
        if public_id.len() > 200 || public_id.contains('\0') {
            return Err(NOT_FOUND);
        }
        let mut transaction = self.backend.read(Scope::Directory).await?;
        // Both parts at once, on hashes: nothing is learned from how long it takes.
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM api_keys WHERE public_id = $1 AND secret = $2 AND revoked_at IS NULL \
                     AND (expires_at IS NULL OR expires_at > $3)"
                ),
                values![public_id, *secret.as_bytes(), now],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.first().map_or(Err(NOT_FOUND), api_key)?;
        if found.last_used_at.is_some_and(|used| used.plus(SEEN_TO_WITHIN) > now) {
            return Ok(found);
        }
        let mut transaction = self.backend.write(Scope::Directory).await?;
        transaction
            .execute(
                "UPDATE api_keys SET last_used_at = $3 WHERE workspace = $1 AND id = $2 \
                 AND (last_used_at IS NULL OR last_used_at < $3)",
                values![found.workspace.as_uuid(), found.id.as_uuid(), now],
            )
            .await?;
        transaction.commit().await?;
        Ok(ApiKey { last_used_at: Some(now), ..found })
    }

    async fn api_keys(&self, context: &WorkspaceContext, page: &PageRequest) -> Result<Page<ApiKey>> {
        let after = after_id(page, List::ApiKeys)?;
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM api_keys WHERE workspace = $1 AND id > $2 ORDER BY id LIMIT $3"
                ),
                values![context.workspace().as_uuid(), after, rows_to_ask_for(page)],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(api_key).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::ApiKeys, |key| by_id(key.id.as_uuid())))
    }

    async fn revoke_api_key(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        id: ApiKeyId,
    ) -> Result<()> {
        let workspace = context.workspace();
        let asked = (workspace, id);
        repeat!(self, command, async {
            let begun =
                self.begin_in(Scope::Directory, context.actor(), command, "revoke_api_key", &asked).await?;
            let mut writing = open!(begun, _answer => ());
            let revoked = writing
                .execute(
                    "UPDATE api_keys SET revoked_at = $3 WHERE workspace = $1 AND id = $2 \
                     AND revoked_at IS NULL",
                    values![workspace.as_uuid(), id.as_uuid(), command.now],
                )
                .await?;
            if revoked == 0 {
                return Err(NOT_FOUND);
            }
            let detail = serde_json::json!({"key": id});
            let record = Record::new("api_key.revoked", "workspace", workspace).detail(&detail);
            writing.finish(command, record, fresh(command.now)).await
        })
    }
}
