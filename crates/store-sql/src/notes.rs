//! Notes on accounts.

use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, Transaction, values};
use crate::paging::{List, before_id, by_id, page_of, rows_to_ask_for};
use crate::writing::{Record, check_filled, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::ids::NoteId;
use holdfast_store::notes::{Note, Notes};
use holdfast_store::{Command, Error, Page, PageRequest, Result, WorkspaceContext};
use uuid::Uuid;

macro_rules! columns {
    () => {
        "id, version, account, text, actor, created_at, changed_at"
    };
}

fn note(row: &Row) -> Result<Note> {
    Ok(Note {
        id: NoteId::from_uuid(row.id(0)?),
        version: row.int(1)?,
        account: row.text(2)?.to_owned(),
        text: row.text(3)?.to_owned(),
        by: row.text(4)?.parse()?,
        created_at: row.moment(5)?,
        changed_at: row.moment(6)?,
    })
}

async fn find(transaction: &mut dyn Transaction, workspace: Uuid, id: NoteId) -> Result<Note> {
    let rows = transaction
        .rows(
            concat!("SELECT ", columns!(), " FROM notes WHERE workspace = $1 AND id = $2"),
            values![workspace, id.as_uuid()],
        )
        .await?;
    rows.first().map_or(Err(Error::NotFound { what: "note" }), note)
}

#[async_trait]
impl<B: Backend> Notes for SqlStore<B> {
    async fn add_note(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        account: &str,
        text: &str,
    ) -> Result<NoteId> {
        check_filled("account", account)?;
        check_filled("text", text)?;
        repeat!(self, command, async {
            let begun = self.begin(context, command, "add_note", &(account, text)).await?;
            let mut writing = open!(begun, answer => NoteId::from_uuid(answer));
            let id = NoteId::new(command.now);
            writing
                .execute(
                    "INSERT INTO notes (workspace, id, version, account, text, actor, created_at, changed_at) \
                     VALUES ($1, $2, 0, $3, $4, $5, $6, $6)",
                    values![
                        context.workspace().as_uuid(),
                        id.as_uuid(),
                        account,
                        text,
                        context.actor().to_string(),
                        command.now,
                    ],
                )
                .await?;
            let record = Record::new("note.added", "note", id).after(&(id, text));
            writing.finish(command, record, id.as_uuid()).await?;
            Ok(id)
        })
    }

    async fn change_note(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        id: NoteId,
        read: i64,
        text: &str,
    ) -> Result<()> {
        check_filled("text", text)?;
        let workspace = context.workspace().as_uuid();
        repeat!(self, command, async {
            let begun = self.begin(context, command, "change_note", &(id, read, text)).await?;
            let mut writing = open!(begun, _answer => ());
            let stored = find(&mut *writing.transaction, workspace, id).await?;
            if stored.version != read {
                return Err(Error::Conflict { what: "note", expected: read, found: stored.version });
            }
            writing
                .execute(
                    "UPDATE notes SET version = version + 1, text = $3, changed_at = $4 \
                     WHERE workspace = $1 AND id = $2",
                    values![workspace, id.as_uuid(), text, command.now],
                )
                .await?;
            let record =
                Record::new("note.changed", "note", id).before(&(id, &stored.text)).after(&(id, text));
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn remove_note(&self, context: &WorkspaceContext, command: &Command, id: NoteId) -> Result<()> {
        let workspace = context.workspace().as_uuid();
        repeat!(self, command, async {
            let mut writing = open!(self.begin(context, command, "remove_note", &id).await?, _answer => ());
            let stored = find(&mut *writing.transaction, workspace, id).await?;
            writing
                .execute(
                    "DELETE FROM notes WHERE workspace = $1 AND id = $2",
                    values![workspace, id.as_uuid()],
                )
                .await?;
            let record = Record::new("note.removed", "note", id).before(&(id, &stored.text));
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn note(&self, context: &WorkspaceContext, id: NoteId) -> Result<Note> {
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let found = find(&mut *transaction, context.workspace().as_uuid(), id).await?;
        transaction.commit().await?;
        Ok(found)
    }

    async fn notes(
        &self,
        context: &WorkspaceContext,
        account: &str,
        page: &PageRequest,
    ) -> Result<Page<Note>> {
        let before = before_id(page, List::Notes)?;
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM notes WHERE workspace = $1 AND account = $2 AND id < $3 ORDER BY id DESC LIMIT $4"
                ),
                values![context.workspace().as_uuid(), account, before, rows_to_ask_for(page)],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(note).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Notes, |note| by_id(note.id.as_uuid())))
    }
}
