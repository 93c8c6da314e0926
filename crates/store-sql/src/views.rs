//! Saved views.

use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, values};
use crate::paging::{List, after_id, by_id, page_of, rows_to_ask_for};
use crate::writing::{Record, Writing, check_filled, check_text, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::ids::ViewId;
use holdfast_store::views::{View, ViewContent, Views};
use holdfast_store::{Command, Error, Page, PageRequest, Result, WorkspaceContext};

macro_rules! columns {
    () => {
        "id, version, list, name, query, shared, actor, changed_at"
    };
}

fn view(row: &Row) -> Result<View> {
    Ok(View {
        id: ViewId::from_uuid(row.id(0)?),
        version: row.int(1)?,
        content: ViewContent {
            list: row.text(2)?.to_owned(),
            name: row.text(3)?.to_owned(),
            query: row.text(4)?.to_owned(),
            shared: row.int(5)? == 1,
        },
        by: row.text(6)?.parse()?,
        changed_at: row.moment(7)?,
    })
}

/// A view of the actor's own; another's is as if it did not exist.
async fn own(writing: &mut Writing, context: &WorkspaceContext, id: ViewId) -> Result<View> {
    let rows = writing
        .rows(
            concat!("SELECT ", columns!(), " FROM views WHERE workspace = $1 AND id = $2 AND actor = $3"),
            values![context.workspace().as_uuid(), id.as_uuid(), context.actor().to_string()],
        )
        .await?;
    rows.first().map_or(Err(Error::NotFound { what: "saved view" }), view)
}

fn check(content: &ViewContent) -> Result<()> {
    check_filled("list", &content.list)?;
    check_filled("name", &content.name)?;
    check_text("query", &content.query)
}

#[async_trait]
impl<B: Backend> Views for SqlStore<B> {
    async fn add_view(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        content: &ViewContent,
    ) -> Result<ViewId> {
        check(content)?;
        repeat!(self, command, async {
            let begun = self.begin(context, command, "add_view", content).await?;
            let mut writing = open!(begun, answer => ViewId::from_uuid(answer));
            let id = ViewId::new(command.now);
            writing
                .execute(
                    "INSERT INTO views (workspace, id, version, list, name, query, shared, actor, changed_at) \
                     VALUES ($1, $2, 0, $3, $4, $5, $6, $7, $8)",
                    values![
                        context.workspace().as_uuid(),
                        id.as_uuid(),
                        &content.list,
                        &content.name,
                        &content.query,
                        content.shared,
                        context.actor().to_string(),
                        command.now,
                    ],
                )
                .await?;
            let record = Record::new("view.added", "view", id).after(&(id, content));
            writing.finish(command, record, id.as_uuid()).await?;
            Ok(id)
        })
    }

    async fn change_view(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        id: ViewId,
        read: i64,
        content: &ViewContent,
    ) -> Result<()> {
        check(content)?;
        repeat!(self, command, async {
            let begun = self.begin(context, command, "change_view", &(id, read, content)).await?;
            let mut writing = open!(begun, _answer => ());
            let stored = own(&mut writing, context, id).await?;
            if stored.version != read {
                return Err(Error::Conflict { what: "saved view", expected: read, found: stored.version });
            }
            writing
                .execute(
                    "UPDATE views SET version = version + 1, list = $3, name = $4, query = $5, shared = $6, \
                     changed_at = $7 WHERE workspace = $1 AND id = $2",
                    values![
                        context.workspace().as_uuid(),
                        id.as_uuid(),
                        &content.list,
                        &content.name,
                        &content.query,
                        content.shared,
                        command.now,
                    ],
                )
                .await?;
            let record =
                Record::new("view.changed", "view", id).before(&(id, &stored.content)).after(&(id, content));
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn remove_view(&self, context: &WorkspaceContext, command: &Command, id: ViewId) -> Result<()> {
        repeat!(self, command, async {
            let mut writing = open!(self.begin(context, command, "remove_view", &id).await?, _answer => ());
            let stored = own(&mut writing, context, id).await?;
            writing
                .execute(
                    "DELETE FROM views WHERE workspace = $1 AND id = $2",
                    values![context.workspace().as_uuid(), id.as_uuid()],
                )
                .await?;
            let record = Record::new("view.removed", "view", id).before(&(id, &stored.content));
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn views(&self, context: &WorkspaceContext, list: &str, page: &PageRequest) -> Result<Page<View>> {
        let after = after_id(page, List::Views)?;
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM views WHERE workspace = $1 AND list = $2 AND id > $3 \
                     AND (shared = 1 OR actor = $4) ORDER BY id LIMIT $5"
                ),
                values![
                    context.workspace().as_uuid(),
                    list,
                    after,
                    context.actor().to_string(),
                    rows_to_ask_for(page)
                ],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(view).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Views, |view| by_id(view.id.as_uuid())))
    }
}
