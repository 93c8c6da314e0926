//! A command from its beginning to its commit: the lock, the idempotency key, the audit
//! row, the effects.
//!
//! Commands of one workspace run one after another on either database: the end of its
//! audit chain is locked first. Rules such as "the last owner stays" therefore hold
//! without further locks.

use crate::SqlStore;
use crate::backend::{Backend, Dialect, Scope, Transaction, values};
use holdfast_store::audit::{AuditEntry, AuditHead, FIRST, Hash};
use holdfast_store::ids::{JobId, MessageId, new_uuid};
use holdfast_store::{Actor, Command, Error, Moment, Result, WorkspaceContext};
use serde::Serialize;
use std::time::Duration;
use uuid::Uuid;

/// Longest text that is stored, in bytes.
const LONGEST_TEXT: usize = 1 << 20;

/// Refuses a text that one of the databases could not store.
pub(crate) fn check_text(what: &'static str, text: &str) -> Result<()> {
    if text.len() > LONGEST_TEXT {
        return Err(Error::Invalid { what, why: "it is longer than a megabyte" });
    }
    if text.contains('\0') {
        return Err(Error::Invalid { what, why: "it contains a NUL character" });
    }
    Ok(())
}

/// Refuses a text that is empty, or that one of the databases could not store.
pub(crate) fn check_filled(what: &'static str, text: &str) -> Result<()> {
    if text.trim().is_empty() {
        return Err(Error::Invalid { what, why: "it is empty" });
    }
    check_text(what, text)
}

/// The hash of a thing as the audit log keeps it.
pub(crate) fn content_hash(thing: &impl Serialize) -> Hash {
    // Rows of the port are plain: they cannot fail to be written as JSON.
    let bytes = serde_json::to_vec(thing).unwrap_or_default();
    *blake3::hash(&bytes).as_bytes()
}

/// What the audit log will say about a command.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) action: &'static str,
    pub(crate) object_kind: &'static str,
    pub(crate) object: String,
    pub(crate) detail: String,
    pub(crate) before: Option<Hash>,
    pub(crate) after: Option<Hash>,
}

impl Record {
    #[expect(clippy::needless_pass_by_value, reason = "identifiers are copied, texts borrowed")]
    pub(crate) fn new(action: &'static str, object_kind: &'static str, object: impl ToString) -> Self {
        Self {
            action,
            object_kind,
            object: object.to_string(),
            detail: "{}".to_owned(),
            before: None,
            after: None,
        }
    }

    pub(crate) fn detail(mut self, detail: &serde_json::Value) -> Self {
        self.detail = detail.to_string();
        self
    }

    pub(crate) fn before(mut self, thing: &impl Serialize) -> Self {
        self.before = Some(content_hash(thing));
        self
    }

    pub(crate) fn after(mut self, thing: &impl Serialize) -> Self {
        self.after = Some(content_hash(thing));
        self
    }
}

/// A command that has begun: its transaction, with the chain locked.
pub(crate) struct Writing {
    pub(crate) transaction: Box<dyn Transaction>,
    chain: Uuid,
    actor: String,
    head: AuditHead,
    answer_to: Option<(String, &'static str, Hash)>,
}

/// How a command begins.
pub(crate) enum Begun {
    /// It was done before: this was the answer.
    Answered(Uuid),
    /// It is to be done.
    Open(Writing),
}

const HEAD: &str = "SELECT number, hash FROM audit_heads WHERE workspace = $1";
const HEAD_LOCKED: &str = "SELECT number, hash FROM audit_heads WHERE workspace = $1 FOR UPDATE";

pub(crate) async fn read_head(
    transaction: &mut dyn Transaction,
    chain: Uuid,
    sql: &'static str,
) -> Result<Option<AuditHead>> {
    let rows = transaction.rows(sql, values![chain]).await?;
    rows.first().map(|row| Ok(AuditHead { number: row.int(0)?, hash: row.hash(1)? })).transpose()
}

/// The end of the chain, without a lock.
pub(crate) async fn head(transaction: &mut dyn Transaction, chain: Uuid) -> Result<AuditHead> {
    Ok(read_head(transaction, chain, HEAD).await?.unwrap_or(AuditHead { number: 0, hash: FIRST }))
}

impl<B: Backend> SqlStore<B> {
    /// Begins a command of a workspace. `name` and `input` say what is asked, so that a
    /// key used for something else is noticed.
    pub(crate) async fn begin(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        name: &'static str,
        input: &(impl Serialize + Sync),
    ) -> Result<Begun> {
        let scope = Scope::Workspace(context.workspace());
        self.begin_in(scope, context.actor(), command, name, input).await
    }

    /// Begins a command of the directory, or of a workspace.
    pub(crate) async fn begin_in(
        &self,
        scope: Scope,
        actor: &Actor,
        command: &Command,
        name: &'static str,
        input: &(impl Serialize + Sync),
    ) -> Result<Begun> {
        let without_effects = command.effects.jobs.is_empty() && command.effects.messages.is_empty();
        if scope == Scope::Directory && !without_effects {
            return Err(Error::Refused { what: "effects", why: "the directory has no jobs and no outbox" });
        }
        let chain = scope.as_uuid();
        let actor = actor.to_string();
        let mut transaction = self.backend.write(scope).await?;
        let locked = if B::DIALECT == Dialect::Postgres { HEAD_LOCKED } else { HEAD };
        let mut head = read_head(&mut *transaction, chain, locked).await?;
        if head.is_none() {
            transaction
                .execute(
                    "INSERT INTO audit_heads (workspace, number, hash) VALUES ($1, 0, $2) \
                     ON CONFLICT (workspace) DO NOTHING",
                    values![chain, FIRST],
                )
                .await?;
            head = read_head(&mut *transaction, chain, locked).await?;
        }
        let head = head.ok_or(Error::NotFound { what: "workspace" })?;
        let mut answer_to = None;
        if let Some(key) = &command.key {
            let fingerprint = content_hash(&(name, input));
            let rows = transaction
                .rows(
                    "SELECT fingerprint, answer FROM answers \
                     WHERE workspace = $1 AND actor = $2 AND request_key = $3",
                    values![chain, &actor, key.as_str()],
                )
                .await?;
            if let Some(row) = rows.first() {
                let same = row.hash(0)? == fingerprint;
                return if same { Ok(Begun::Answered(row.id(1)?)) } else { Err(Error::KeyReused) };
            }
            answer_to = Some((key.as_str().to_owned(), name, fingerprint));
        }
        Ok(Begun::Open(Writing { transaction, chain, actor, head, answer_to }))
    }
}

impl Writing {
    /// The number that this command will have in the audit chain.
    pub(crate) const fn number(&self) -> i64 {
        self.head.number + 1
    }

    pub(crate) async fn execute(
        &mut self,
        sql: &'static str,
        values: Vec<crate::backend::Value>,
    ) -> Result<u64> {
        self.transaction.execute(sql, values).await
    }

    pub(crate) async fn rows(
        &mut self,
        sql: &'static str,
        values: Vec<crate::backend::Value>,
    ) -> Result<Vec<crate::backend::Row>> {
        self.transaction.rows(sql, values).await
    }

    /// Writes the audit row, the effects and the answer, and commits.
    pub(crate) async fn finish(mut self, command: &Command, record: Record, answer: Uuid) -> Result<()> {
        self.append(command, record).await?;
        for job in &command.effects.jobs {
            self.add_job(job, command.now).await?;
        }
        for message in &command.effects.messages {
            self.add_message(message, command.now).await?;
        }
        if let Some((key, name, fingerprint)) = self.answer_to.take() {
            self.transaction
                .execute(
                    "INSERT INTO answers (workspace, actor, request_key, name, fingerprint, answer, at) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    values![self.chain, &self.actor, key, name, fingerprint, answer, command.now],
                )
                .await?;
        }
        self.transaction.commit().await
    }

    async fn append(&mut self, command: &Command, record: Record) -> Result<()> {
        let mut entry = AuditEntry {
            number: self.number(),
            at: command.now,
            actor: self.actor.clone(),
            address: command.address.clone(),
            action: record.action.to_owned(),
            object_kind: record.object_kind.to_owned(),
            object: record.object,
            detail: record.detail,
            before: record.before,
            after: record.after,
            previous: self.head.hash,
            hash: FIRST,
        };
        entry.hash = entry.expected_hash(self.chain);
        self.transaction
            .execute(
                "INSERT INTO audit_log (workspace, number, at, actor, address, action, object_kind, object, \
                 detail, before_hash, after_hash, previous_hash, hash) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                values![
                    self.chain,
                    entry.number,
                    entry.at,
                    &entry.actor,
                    entry.address.as_deref(),
                    &entry.action,
                    &entry.object_kind,
                    &entry.object,
                    &entry.detail,
                    entry.before,
                    entry.after,
                    entry.previous,
                    entry.hash,
                ],
            )
            .await?;
        self.transaction
            .execute(
                "UPDATE audit_heads SET number = $2, hash = $3 WHERE workspace = $1",
                values![self.chain, entry.number, entry.hash],
            )
            .await?;
        Ok(())
    }

    async fn add_job(&mut self, job: &holdfast_store::jobs::NewJob, now: Moment) -> Result<()> {
        check_filled("kind of job", &job.kind)?;
        check_text("payload", &job.payload)?;
        self.transaction
            .execute(
                "INSERT INTO jobs (workspace, id, kind, unique_key, payload, run_at, priority, attempts, \
                 state, begun, fence, available_at, progress_done, progress_total, progress_step, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, 0, $6, 0, 0, '', $9) \
                 ON CONFLICT (workspace, kind, unique_key) DO NOTHING",
                values![
                    self.chain,
                    JobId::new(now).as_uuid(),
                    &job.kind,
                    job.unique.as_deref(),
                    &job.payload,
                    job.run_at,
                    job.priority,
                    job.attempts.max(1),
                    now,
                ],
            )
            .await?;
        Ok(())
    }

    async fn add_message(&mut self, message: &holdfast_store::outbox::NewMessage, now: Moment) -> Result<()> {
        check_filled("channel", &message.channel)?;
        check_filled("unique key", &message.unique)?;
        check_text("payload", &message.payload)?;
        self.transaction
            .execute(
                "INSERT INTO messages (workspace, id, channel, unique_key, payload, send_at, not_after, \
                 repeatable, state, tries, fence, available_at, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, 0, $6, $9) \
                 ON CONFLICT (workspace, unique_key) DO NOTHING",
                values![
                    self.chain,
                    MessageId::new(now).as_uuid(),
                    &message.channel,
                    &message.unique,
                    &message.payload,
                    message.send_at,
                    message.not_after,
                    message.repeatable,
                    now,
                ],
            )
            .await?;
        Ok(())
    }
}

/// A new identifier for an answer of a command.
pub(crate) fn fresh(now: Moment) -> Uuid {
    new_uuid(now)
}

/// Attempts at one command.
#[derive(Debug)]
pub(crate) struct Attempts {
    may_repeat: bool,
    count: u32,
}

/// 25 ms, doubled up to 1 s, this often: about 15 s in all.
const MOST_ATTEMPTS: u32 = 20;

impl Attempts {
    /// Repeating is only safe where a key makes a second run do nothing.
    pub(crate) const fn of(command: &Command) -> Self {
        Self { may_repeat: command.key.is_some(), count: 0 }
    }

    /// How long to wait before trying again, if it may be tried again.
    pub(crate) fn wait_after(&mut self, error: &Error) -> Option<Duration> {
        self.count += 1;
        let again = self.may_repeat && error.is_transient() && self.count < MOST_ATTEMPTS;
        again.then(|| Duration::from_millis((25 << self.count.min(6)).min(1_000)))
    }
}

/// Runs a command, and again after a passing fault if it has an idempotency key.
macro_rules! repeat {
    ($store:expr, $command:expr, $attempt:expr) => {{
        let mut attempts = $crate::writing::Attempts::of($command);
        loop {
            match $attempt.await {
                Ok(value) => break Ok(value),
                Err(error) => match attempts.wait_after(&error) {
                    Some(duration) => $store.backend.pause(duration).await,
                    None => break Err(error),
                },
            }
        }
    }};
}
pub(crate) use repeat;

/// The open command, or an early return of what it answered before.
macro_rules! open {
    ($begun:expr, $answer:ident => $value:expr) => {
        match $begun {
            $crate::writing::Begun::Answered($answer) => return Ok($value),
            $crate::writing::Begun::Open(writing) => writing,
        }
    };
}
pub(crate) use open;
