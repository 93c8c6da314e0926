//! Messages under leases. `available_at` as with jobs.

use crate::SqlStore;
use crate::backend::{Backend, Dialect, Row, Scope, values};
use crate::paging::{List, before_id, by_id, page_of, rows_to_ask_for};
use crate::writing::{Record, check_text, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::ids::MessageId;
use holdfast_store::jobs::Lease;
use holdfast_store::outbox::{
    Delivery, LeasedMessage, Message, MessageFilter, MessageState, NewMessage, Outbox, Resolution,
};
use holdfast_store::{Command, Error, Moment, Page, PageRequest, Result, WorkspaceContext};
use std::time::Duration;

/// What another sender left behind waits again if its receiver recognises repetitions;
/// nobody knows about the rest.
macro_rules! left_behind {
    ($lock:literal) => {
        concat!(
            "WITH gone AS (SELECT id FROM messages WHERE workspace = $1 AND state = 'sending' \
             AND available_at <= $2",
            $lock,
            ") UPDATE messages SET \
             state = CASE WHEN repeatable = 1 THEN 'waiting' ELSE 'unknown' END, \
             available_at = CASE WHEN repeatable = 1 THEN available_at END, \
             ended_at = CASE WHEN repeatable = 1 THEN NULL ELSE $2 END, \
             outcome = 'the sender disappeared' \
             WHERE workspace = $1 AND id IN (SELECT id FROM gone)"
        )
    };
}

/// What is past its time is not sent any more.
macro_rules! miss {
    ($lock:literal) => {
        concat!(
            "WITH late AS (SELECT id FROM messages WHERE workspace = $1 AND state = 'waiting' \
             AND not_after < $2",
            $lock,
            ") UPDATE messages SET state = 'missed', available_at = NULL, ended_at = $2 \
             WHERE workspace = $1 AND id IN (SELECT id FROM late)"
        )
    };
}

macro_rules! take {
    ($lock:literal) => {
        concat!(
            "WITH due AS (SELECT id FROM messages WHERE workspace = $1 AND state = 'waiting' \
             AND available_at <= $2 AND ($3 IS NULL OR channel = $3) \
             AND NOT EXISTS (SELECT 1 FROM sending_pauses p WHERE p.workspace = $1) \
             ORDER BY available_at, id LIMIT $4",
            $lock,
            ") UPDATE messages SET state = 'sending', tries = tries + 1, fence = fence + 1, sender = $5, \
             available_at = $6 WHERE workspace = $1 AND id IN (SELECT id FROM due) \
             RETURNING id, fence, tries, channel, unique_key, payload, send_at, not_after, repeatable"
        )
    };
}

macro_rules! columns {
    () => {
        "id, state, tries, outcome, created_at, ended_at, channel, unique_key, payload, send_at, not_after, \
         repeatable"
    };
}

fn new_message(row: &Row, from: usize) -> Result<NewMessage> {
    Ok(NewMessage {
        channel: row.text(from)?.to_owned(),
        unique: row.text(from + 1)?.to_owned(),
        payload: row.text(from + 2)?.to_owned(),
        send_at: row.moment(from + 3)?,
        not_after: row.moment(from + 4)?,
        repeatable: row.int(from + 5)? == 1,
    })
}

fn message(row: &Row) -> Result<Message> {
    let state = MessageState::from_key(row.text(1)?);
    Ok(Message {
        id: MessageId::from_uuid(row.id(0)?),
        state: state.ok_or(Error::Corrupt { what: "a message", why: "it has no known state".to_owned() })?,
        tries: row.int(2)?,
        outcome: row.text_if_any(3)?,
        created_at: row.moment(4)?,
        ended_at: row.moment_if_any(5)?,
        message: new_message(row, 6)?,
    })
}

#[async_trait]
impl<B: Backend> Outbox for SqlStore<B> {
    async fn lease_messages(
        &self,
        context: &WorkspaceContext,
        sender: &str,
        channel: Option<&str>,
        now: Moment,
        duration: Duration,
        limit: u32,
    ) -> Result<Vec<LeasedMessage>> {
        check_text("sender", sender)?;
        let workspace = context.workspace().as_uuid();
        let (left_behind, miss, take) = match B::DIALECT {
            Dialect::Sqlite => (left_behind!(""), miss!(""), take!("")),
            Dialect::Postgres => (
                left_behind!(" FOR UPDATE SKIP LOCKED"),
                miss!(" FOR UPDATE SKIP LOCKED"),
                take!(" FOR UPDATE SKIP LOCKED"),
            ),
        };
        let until = now.plus(duration);
        let mut transaction = self.backend.write(Scope::Workspace(context.workspace())).await?;
        transaction.execute(left_behind, values![workspace, now]).await?;
        transaction.execute(miss, values![workspace, now]).await?;
        let rows = transaction.rows(take, values![workspace, now, channel, limit, sender, until]).await?;
        transaction.commit().await?;
        let mut leased = rows
            .iter()
            .map(|row| {
                let lease = Lease { id: MessageId::from_uuid(row.id(0)?), fence: row.int(1)?, until };
                Ok(LeasedMessage { lease, attempt: row.int(2)?, message: new_message(row, 3)? })
            })
            .collect::<Result<Vec<_>>>()?;
        leased.sort_by_key(|leased| (leased.message.send_at, leased.lease.id));
        Ok(leased)
    }

    async fn delivered(
        &self,
        context: &WorkspaceContext,
        lease: &Lease<MessageId>,
        now: Moment,
        delivery: &Delivery,
    ) -> Result<()> {
        let (state, said, again) = match delivery {
            Delivery::Sent(said) => (MessageState::Sent, said, None),
            Delivery::Later(said, again) => (MessageState::Waiting, said, Some(*again)),
            Delivery::Refused(said) => (MessageState::Refused, said, None),
            Delivery::Unknown(said) => (MessageState::Unknown, said, None),
        };
        check_text("outcome", said)?;
        self.with_lease(
            context,
            "UPDATE messages SET state = $5, outcome = $6, available_at = $7, ended_at = $8 \
             WHERE workspace = $1 AND id = $2 AND fence = $3 AND state = 'sending' AND available_at > $4",
            values![
                context.workspace().as_uuid(),
                lease.id.as_uuid(),
                lease.fence,
                now,
                state.key(),
                said,
                again,
                again.is_none().then_some(now),
            ],
        )
        .await
    }

    async fn resolve_message(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        id: MessageId,
        resolution: Resolution,
    ) -> Result<()> {
        let workspace = context.workspace().as_uuid();
        repeat!(self, command, async {
            let begun = self.begin(context, command, "resolve_message", &(id, resolution)).await?;
            let mut writing = open!(begun, _answer => ());
            let rows = writing
                .rows(
                    concat!("SELECT ", columns!(), " FROM messages WHERE workspace = $1 AND id = $2"),
                    values![workspace, id.as_uuid()],
                )
                .await?;
            let stored = rows.first().map_or(Err(Error::NotFound { what: "message" }), message)?;
            let (state, from, until) = match resolution {
                Resolution::Sent => (MessageState::Sent, None, None),
                Resolution::Send { from, until } => (MessageState::Waiting, Some(from), Some(until)),
                Resolution::Cancel => (MessageState::Cancelled, None, None),
            };
            // A sender may take a waiting message meanwhile: the state is part of the change.
            let resolved = writing
                .execute(
                    "UPDATE messages SET state = $3, available_at = $4, not_after = COALESCE($5, not_after), \
                     ended_at = $6 WHERE workspace = $1 AND id = $2 \
                     AND state IN ('waiting', 'unknown', 'missed', 'refused')",
                    values![
                        workspace,
                        id.as_uuid(),
                        state.key(),
                        from,
                        until,
                        from.is_none().then_some(command.now),
                    ],
                )
                .await?;
            if resolved == 0 {
                let why = "it was sent or called off, or a sender has it";
                return Err(Error::Refused { what: "settling the message", why });
            }
            let detail = serde_json::json!({"from": stored.state.key(), "to": state.key()});
            let record = Record::new("message.settled", "message", id).detail(&detail);
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn message(&self, context: &WorkspaceContext, id: MessageId) -> Result<Message> {
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                concat!("SELECT ", columns!(), " FROM messages WHERE workspace = $1 AND id = $2"),
                values![context.workspace().as_uuid(), id.as_uuid()],
            )
            .await?;
        transaction.commit().await?;
        rows.first().map_or(Err(Error::NotFound { what: "message" }), message)
    }

    async fn messages(
        &self,
        context: &WorkspaceContext,
        filter: &MessageFilter,
        page: &PageRequest,
    ) -> Result<Page<Message>> {
        let before = before_id(page, List::Messages)?;
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM messages WHERE workspace = $1 AND id < $2 AND ($3 IS NULL OR channel = $3) \
                     AND ($4 IS NULL OR state = $4) ORDER BY id DESC LIMIT $5"
                ),
                values![
                    context.workspace().as_uuid(),
                    before,
                    filter.channel.as_ref(),
                    filter.state.map(MessageState::key),
                    rows_to_ask_for(page),
                ],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(message).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Messages, |message| by_id(message.id.as_uuid())))
    }

    async fn pause_sending(&self, context: &WorkspaceContext, command: &Command, paused: bool) -> Result<()> {
        let workspace = context.workspace().as_uuid();
        repeat!(self, command, async {
            let begun = self.begin(context, command, "pause_sending", &paused).await?;
            let mut writing = open!(begun, _answer => ());
            let action = if paused {
                writing
                    .execute(
                        "INSERT INTO sending_pauses (workspace, paused_at) VALUES ($1, $2) \
                         ON CONFLICT (workspace) DO NOTHING",
                        values![workspace, command.now],
                    )
                    .await?;
                "sending.paused"
            } else {
                writing
                    .execute("DELETE FROM sending_pauses WHERE workspace = $1", values![workspace])
                    .await?;
                "sending.resumed"
            };
            let record = Record::new(action, "workspace", context.workspace());
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn sending_paused(&self, context: &WorkspaceContext) -> Result<Option<Moment>> {
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                "SELECT paused_at FROM sending_pauses WHERE workspace = $1",
                values![context.workspace().as_uuid()],
            )
            .await?;
        transaction.commit().await?;
        rows.first().map(|row| row.moment(0)).transpose()
    }
}
