//! The audit log: recording, reading, verifying.

use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, values};
use crate::paging::{List, number, page_of, rows_to_ask_for};
use crate::writing::{self, Record, check_text, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::audit::{Audit, AuditEntry, AuditFilter, AuditHead, Occurrence, Verdict, Verifier};
use holdfast_store::{Command, Page, PageRequest, Result, WorkspaceContext};

macro_rules! columns {
    () => {
        "number, at, actor, address, action, object_kind, object, detail, before_hash, after_hash, \
         previous_hash, hash"
    };
}

fn entry(row: &Row) -> Result<AuditEntry> {
    Ok(AuditEntry {
        number: row.int(0)?,
        at: row.moment(1)?,
        actor: row.text(2)?.to_owned(),
        address: row.text_if_any(3)?,
        action: row.text(4)?.to_owned(),
        object_kind: row.text(5)?.to_owned(),
        object: row.text(6)?.to_owned(),
        detail: row.text(7)?.to_owned(),
        before: row.hash_if_any(8)?,
        after: row.hash_if_any(9)?,
        previous: row.hash(10)?,
        hash: row.hash(11)?,
    })
}

/// Rows that verification holds in memory at a time.
const BATCH: i64 = 1_000;

impl<B: Backend> SqlStore<B> {
    pub(crate) async fn log_of(
        &self,
        scope: Scope,
        filter: &AuditFilter,
        page: &PageRequest,
    ) -> Result<Page<AuditEntry>> {
        let before = number(page, List::Audit, i64::MAX)?;
        let mut transaction = self.backend.read(scope).await?;
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM audit_log WHERE workspace = $1 AND number < $2 \
                     AND ($3 IS NULL OR actor = $3) AND ($4 IS NULL OR action = $4) \
                     AND ($5 IS NULL OR object_kind = $5) AND ($6 IS NULL OR object = $6) \
                     ORDER BY number DESC LIMIT $7"
                ),
                values![
                    scope.as_uuid(),
                    before,
                    filter.actor.as_ref(),
                    filter.action.as_ref(),
                    filter.object_kind.as_ref(),
                    filter.object.as_ref(),
                    rows_to_ask_for(page),
                ],
            )
            .await?;
        transaction.commit().await?;
        let entries = rows.iter().map(entry).collect::<Result<Vec<_>>>()?;
        Ok(page_of(entries, page, List::Audit, |entry| (entry.number, Vec::new())))
    }

    pub(crate) async fn head_of(&self, scope: Scope) -> Result<AuditHead> {
        let mut transaction = self.backend.read(scope).await?;
        let head = writing::head(&mut *transaction, scope.as_uuid()).await?;
        transaction.commit().await?;
        Ok(head)
    }

    pub(crate) async fn verify(&self, scope: Scope, kept: &[AuditHead]) -> Result<Verdict> {
        let chain = scope.as_uuid();
        let mut transaction = self.backend.read(scope).await?;
        let head = writing::head(&mut *transaction, chain).await?;
        let mut verifier = Verifier::new(chain, kept);
        let mut after = i64::MIN;
        loop {
            let rows = transaction
                .rows(
                    concat!(
                        "SELECT ",
                        columns!(),
                        " FROM audit_log WHERE workspace = $1 AND number > $2 ORDER BY number LIMIT $3"
                    ),
                    values![chain, after, BATCH],
                )
                .await?;
            let mut going_on = rows.len() as i64 == BATCH;
            for row in &rows {
                // A row that cannot even be read was edited: it is in the chain as such.
                let entry = entry(row).unwrap_or_else(|_| unreadable(row));
                after = entry.number;
                going_on &= verifier.row(&entry);
            }
            if !going_on {
                break;
            }
        }
        transaction.commit().await?;
        Ok(verifier.finish(head))
    }
}

/// In place of a row whose columns hold other kinds of values than they should: keeps the
/// place and the link, so that the fault is reported for this row.
fn unreadable(row: &Row) -> AuditEntry {
    let nothing = String::new;
    AuditEntry {
        number: row.int(0).unwrap_or(i64::MIN),
        at: holdfast_store::Moment::from_micros(0),
        actor: nothing(),
        address: None,
        action: nothing(),
        object_kind: nothing(),
        object: nothing(),
        detail: nothing(),
        before: None,
        after: None,
        previous: row.hash(10).unwrap_or_default(),
        hash: [0; 32],
    }
}

#[async_trait]
impl<B: Backend> Audit for SqlStore<B> {
    async fn record(&self, context: &WorkspaceContext, command: &Command, what: &Occurrence) -> Result<()> {
        check_text("object", &what.object)?;
        check_text("detail", &what.detail)?;
        repeat!(self, command, async {
            let writing = open!(self.begin(context, command, "record", what).await?, _answer => ());
            let mut record = Record::new(what.action, what.object_kind, &what.object);
            record.detail.clone_from(&what.detail);
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn audit_log(
        &self,
        context: &WorkspaceContext,
        filter: &AuditFilter,
        page: &PageRequest,
    ) -> Result<Page<AuditEntry>> {
        self.log_of(Scope::Workspace(context.workspace()), filter, page).await
    }

    async fn audit_head(&self, context: &WorkspaceContext) -> Result<AuditHead> {
        self.head_of(Scope::Workspace(context.workspace())).await
    }

    async fn verify_audit(&self, context: &WorkspaceContext, kept: &[AuditHead]) -> Result<Verdict> {
        self.verify(Scope::Workspace(context.workspace()), kept).await
    }
}
