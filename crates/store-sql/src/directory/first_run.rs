//! The first start, when nobody can sign in yet.

use super::{users, workspaces};
use crate::SqlStore;
use crate::backend::{Backend, Scope, Transaction, values};
use crate::writing::{Begun, Record, check_filled};
use async_trait::async_trait;
use holdfast_store::directory::{FirstRun, FirstRuns};
use holdfast_store::ids::{UserId, WorkspaceId};
use holdfast_store::secrets::TokenHash;
use holdfast_store::{Actor, Command, Error, Moment, Result};

async fn nobody_yet(transaction: &mut dyn Transaction) -> Result<bool> {
    Ok(transaction.rows("SELECT id FROM users LIMIT 1", Vec::new()).await?.is_empty())
}

const OVER: Error = Error::Refused { what: "the first run", why: "there is a user already" };

#[async_trait]
impl<B: Backend> FirstRuns for SqlStore<B> {
    async fn is_first_run(&self) -> Result<bool> {
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let answer = nobody_yet(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(answer)
    }

    async fn offer_first_run(&self, token: &TokenHash, until: Moment) -> Result<()> {
        let mut transaction = self.backend.write(Scope::Directory).await?;
        if !nobody_yet(&mut *transaction).await? {
            return Err(OVER);
        }
        transaction.execute("DELETE FROM first_runs", Vec::new()).await?;
        transaction
            .execute(
                "INSERT INTO first_runs (token, ends_at) VALUES ($1, $2)",
                values![*token.as_bytes(), until],
            )
            .await?;
        transaction.commit().await
    }

    async fn first_run(&self, command: &Command, first: &FirstRun) -> Result<(UserId, WorkspaceId)> {
        users::check(&first.user)?;
        check_filled("name of the workspace", &first.workspace)?;
        // The token is used up, so it needs no other key.
        let command = Command { key: None, ..command.clone() };
        let by = Actor::Operator;
        let begun = self.begin_in(Scope::Directory, &by, &command, "first_run", &()).await?;
        let Begun::Open(mut writing) = begun else { return Err(OVER) };
        if !nobody_yet(&mut *writing.transaction).await? {
            return Err(OVER);
        }
        let used = writing
            .execute(
                "DELETE FROM first_runs WHERE token = $1 AND ends_at > $2",
                values![*first.token.as_bytes(), command.now],
            )
            .await?;
        if used == 0 {
            return Err(Error::NotFound { what: "first-run token" });
        }
        let user = users::insert(&mut writing, &command, &first.user).await?;
        let workspace = workspaces::insert(&mut writing, &command, &first.workspace, user).await?;
        let detail = serde_json::json!({"user": user});
        let record = Record::new("first_run.done", "workspace", workspace).detail(&detail);
        writing.finish(&command, record, user.as_uuid()).await?;
        Ok((user, workspace))
    }
}
