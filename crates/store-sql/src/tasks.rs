//! Tasks on accounts.

use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, Transaction, values};
use crate::paging::{List, after_number_and_id, page_of, rows_to_ask_for};
use crate::writing::{Record, check_filled, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::ids::{TaskId, UserId};
use holdfast_store::tasks::{Task, TaskContent, TaskFilter, Tasks};
use holdfast_store::{Command, Error, Page, PageRequest, Result, WorkspaceContext};
use uuid::Uuid;

macro_rules! columns {
    () => {
        "id, version, account, title, due, assignee, actor, created_at, done_at"
    };
}

fn task(row: &Row) -> Result<Task> {
    let done_at = row.moment_if_any(8)?;
    Ok(Task {
        id: TaskId::from_uuid(row.id(0)?),
        version: row.int(1)?,
        content: TaskContent {
            account: row.text(2)?.to_owned(),
            title: row.text(3)?.to_owned(),
            due: row.moment(4)?,
            assignee: row.id_if_any(5)?.map(UserId::from_uuid),
            done: done_at.is_some(),
        },
        by: row.text(6)?.parse()?,
        created_at: row.moment(7)?,
        done_at,
    })
}

async fn find(transaction: &mut dyn Transaction, workspace: Uuid, id: TaskId) -> Result<Task> {
    let rows = transaction
        .rows(
            concat!("SELECT ", columns!(), " FROM tasks WHERE workspace = $1 AND id = $2"),
            values![workspace, id.as_uuid()],
        )
        .await?;
    rows.first().map_or(Err(Error::NotFound { what: "task" }), task)
}

fn check(content: &TaskContent) -> Result<()> {
    check_filled("account", &content.account)?;
    check_filled("title", &content.title)
}

#[async_trait]
impl<B: Backend> Tasks for SqlStore<B> {
    async fn add_task(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        content: &TaskContent,
    ) -> Result<TaskId> {
        check(content)?;
        repeat!(self, command, async {
            let begun = self.begin(context, command, "add_task", content).await?;
            let mut writing = open!(begun, answer => TaskId::from_uuid(answer));
            let id = TaskId::new(command.now);
            writing
                .execute(
                    "INSERT INTO tasks (workspace, id, version, account, title, due, assignee, actor, \
                     created_at, done_at) VALUES ($1, $2, 0, $3, $4, $5, $6, $7, $8, $9)",
                    values![
                        context.workspace().as_uuid(),
                        id.as_uuid(),
                        &content.account,
                        &content.title,
                        content.due,
                        content.assignee.map(UserId::as_uuid),
                        context.actor().to_string(),
                        command.now,
                        content.done.then_some(command.now),
                    ],
                )
                .await?;
            let record = Record::new("task.added", "task", id).after(&(id, content));
            writing.finish(command, record, id.as_uuid()).await?;
            Ok(id)
        })
    }

    async fn change_task(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        id: TaskId,
        read: i64,
        content: &TaskContent,
    ) -> Result<()> {
        check(content)?;
        let workspace = context.workspace().as_uuid();
        repeat!(self, command, async {
            let begun = self.begin(context, command, "change_task", &(id, read, content)).await?;
            let mut writing = open!(begun, _answer => ());
            let stored = find(&mut *writing.transaction, workspace, id).await?;
            if stored.version != read {
                return Err(Error::Conflict { what: "task", expected: read, found: stored.version });
            }
            let done_at = content.done.then(|| stored.done_at.unwrap_or(command.now));
            writing
                .execute(
                    "UPDATE tasks SET version = version + 1, account = $3, title = $4, due = $5, \
                     assignee = $6, done_at = $7 WHERE workspace = $1 AND id = $2",
                    values![
                        workspace,
                        id.as_uuid(),
                        &content.account,
                        &content.title,
                        content.due,
                        content.assignee.map(UserId::as_uuid),
                        done_at,
                    ],
                )
                .await?;
            let record =
                Record::new("task.changed", "task", id).before(&(id, &stored.content)).after(&(id, content));
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn task(&self, context: &WorkspaceContext, id: TaskId) -> Result<Task> {
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let found = find(&mut *transaction, context.workspace().as_uuid(), id).await?;
        transaction.commit().await?;
        Ok(found)
    }

    async fn tasks(
        &self,
        context: &WorkspaceContext,
        filter: &TaskFilter,
        page: &PageRequest,
    ) -> Result<Page<Task>> {
        let (due, id) = after_number_and_id(page, List::Tasks)?;
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM tasks WHERE workspace = $1 AND (due, id) > ($2, $3) \
                     AND ($4 IS NULL OR account = $4) AND ($5 IS NULL OR assignee = $5) \
                     AND ($6 IS NULL OR (done_at IS NOT NULL) = ($6 = 1)) ORDER BY due, id LIMIT $7"
                ),
                values![
                    context.workspace().as_uuid(),
                    due,
                    id,
                    filter.account.as_ref(),
                    filter.assignee.map(UserId::as_uuid),
                    filter.done,
                    rows_to_ask_for(page),
                ],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(task).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Tasks, |task| {
            (task.content.due.micros(), task.id.as_uuid().as_bytes().to_vec())
        }))
    }
}
