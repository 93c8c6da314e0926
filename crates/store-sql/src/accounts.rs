//! Assignments and snoozes.

use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, values};
use crate::paging::{List, after_number_and_text, page_of, rows_to_ask_for};
use crate::writing::{Record, check_filled, check_text, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::accounts::{Accounts, Assignment, Snooze};
use holdfast_store::ids::UserId;
use holdfast_store::{Command, Error, Moment, Page, PageRequest, Result, WorkspaceContext};

const ASSIGNMENT: &str =
    "SELECT account, owner, reason, actor, at FROM assignments WHERE workspace = $1 AND account = $2";

fn assignment(row: &Row) -> Result<Assignment> {
    Ok(Assignment {
        account: row.text(0)?.to_owned(),
        owner: UserId::from_uuid(row.id(1)?),
        reason: row.text(2)?.to_owned(),
        by: row.text(3)?.parse()?,
        at: row.moment(4)?,
    })
}

fn snooze(row: &Row) -> Result<Snooze> {
    Ok(Snooze {
        account: row.text(0)?.to_owned(),
        until: row.moment(1)?,
        reason: row.text(2)?.to_owned(),
        by: row.text(3)?.parse()?,
        at: row.moment(4)?,
    })
}

#[async_trait]
impl<B: Backend> Accounts for SqlStore<B> {
    async fn assign(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        account: &str,
        owner: Option<UserId>,
        reason: &str,
    ) -> Result<()> {
        check_filled("account", account)?;
        check_text("reason", reason)?;
        let workspace = context.workspace().as_uuid();
        repeat!(self, command, async {
            let begun = self.begin(context, command, "assign", &(account, owner, reason)).await?;
            let mut writing = open!(begun, _answer => ());
            let rows = writing.rows(ASSIGNMENT, values![workspace, account]).await?;
            let before = rows.first().map(assignment).transpose()?;
            if let Some(owner) = owner {
                writing
                    .execute(
                        "INSERT INTO assignments (workspace, account, owner, reason, actor, at) \
                         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (workspace, account) DO UPDATE SET \
                         owner = excluded.owner, reason = excluded.reason, actor = excluded.actor, \
                         at = excluded.at",
                        values![
                            workspace,
                            account,
                            owner.as_uuid(),
                            reason,
                            context.actor().to_string(),
                            command.now
                        ],
                    )
                    .await?;
            } else {
                writing
                    .execute(
                        "DELETE FROM assignments WHERE workspace = $1 AND account = $2",
                        values![workspace, account],
                    )
                    .await?;
            }
            let detail = serde_json::json!({"from": before.map(|before| before.owner), "to": owner});
            let record = Record::new("account.assigned", "account", account).detail(&detail);
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn assignment(&self, context: &WorkspaceContext, account: &str) -> Result<Option<Assignment>> {
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction.rows(ASSIGNMENT, values![context.workspace().as_uuid(), account]).await?;
        transaction.commit().await?;
        rows.first().map(assignment).transpose()
    }

    async fn assignments(
        &self,
        context: &WorkspaceContext,
        owner: Option<UserId>,
        page: &PageRequest,
    ) -> Result<Page<Assignment>> {
        let (_, after) = after_number_and_text(page, List::Assignments)?;
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                "SELECT account, owner, reason, actor, at FROM assignments WHERE workspace = $1 \
                 AND account > $2 AND ($3 IS NULL OR owner = $3) ORDER BY account LIMIT $4",
                values![
                    context.workspace().as_uuid(),
                    after,
                    owner.map(UserId::as_uuid),
                    rows_to_ask_for(page)
                ],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(assignment).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Assignments, |row| (0, row.account.clone().into_bytes())))
    }

    async fn snooze(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        account: &str,
        until: Moment,
        reason: &str,
    ) -> Result<()> {
        check_filled("account", account)?;
        check_filled("reason", reason)?;
        if until <= command.now {
            return Err(Error::Invalid { what: "end of the snooze", why: "it is not in the future" });
        }
        repeat!(self, command, async {
            let begun = self.begin(context, command, "snooze", &(account, until, reason)).await?;
            let mut writing = open!(begun, _answer => ());
            writing
                .execute(
                    "INSERT INTO snoozes (workspace, account, wakes_at, reason, actor, at) \
                     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (workspace, account) DO UPDATE SET \
                     wakes_at = excluded.wakes_at, reason = excluded.reason, actor = excluded.actor, \
                     at = excluded.at",
                    values![
                        context.workspace().as_uuid(),
                        account,
                        until,
                        reason,
                        context.actor().to_string(),
                        command.now,
                    ],
                )
                .await?;
            let detail = serde_json::json!({"until": until});
            let record =
                Record::new("account.snoozed", "account", account).detail(&detail).after(&(account, reason));
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn wake(&self, context: &WorkspaceContext, command: &Command, account: &str) -> Result<()> {
        repeat!(self, command, async {
            let mut writing = open!(self.begin(context, command, "wake", &account).await?, _answer => ());
            let woken = writing
                .execute(
                    "DELETE FROM snoozes WHERE workspace = $1 AND account = $2",
                    values![context.workspace().as_uuid(), account],
                )
                .await?;
            if woken == 0 {
                return Err(Error::NotFound { what: "snooze" });
            }
            writing
                .finish(command, Record::new("account.woken", "account", account), fresh(command.now))
                .await
        })
    }

    async fn snoozes(
        &self,
        context: &WorkspaceContext,
        now: Moment,
        page: &PageRequest,
    ) -> Result<Page<Snooze>> {
        let (after, account) = after_number_and_text(page, List::Snoozes)?;
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                "SELECT account, wakes_at, reason, actor, at FROM snoozes WHERE workspace = $1 \
                 AND wakes_at > $2 AND (wakes_at, account) > ($3, $4) ORDER BY wakes_at, account LIMIT $5",
                values![context.workspace().as_uuid(), now, after, account, rows_to_ask_for(page)],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(snooze).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Snoozes, |row| (row.until.micros(), row.account.clone().into_bytes())))
    }
}
