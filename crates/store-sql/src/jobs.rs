//! Jobs under leases.
//!
//! `available_at` is the one column that says when a worker may take a job: its time while
//! it waits, the end of the lease while it runs, empty once it ended.

use crate::SqlStore;
use crate::backend::{Backend, Dialect, Row, Scope, values};
use crate::paging::{List, before_id, by_id, page_of, rows_to_ask_for};
use crate::writing::{Record, check_text, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::ids::JobId;
use holdfast_store::jobs::{Job, JobFilter, JobState, Jobs, Lease, LeasedJob, NewJob, Progress};
use holdfast_store::{Command, Error, Moment, Page, PageRequest, Result, WorkspaceContext};
use std::time::Duration;

/// Ends jobs whose last allowed worker disappeared.
macro_rules! give_up {
    ($lock:literal) => {
        concat!(
            "WITH gone AS (SELECT id FROM jobs WHERE workspace = $1 AND state = 'running' \
             AND available_at <= $2 AND begun >= attempts",
            $lock,
            ") UPDATE jobs SET state = 'failed', available_at = NULL, ended_at = $2, \
             outcome = 'the worker disappeared' \
             WHERE workspace = $1 AND id IN (SELECT id FROM gone)"
        )
    };
}

/// Takes the jobs that come next.
macro_rules! take {
    ($lock:literal) => {
        concat!(
            "WITH due AS (SELECT id FROM jobs WHERE workspace = $1 AND available_at <= $2 \
             AND begun < attempts AND ($3 IS NULL OR kind = $3) \
             ORDER BY priority, available_at, id LIMIT $4",
            $lock,
            ") UPDATE jobs SET state = 'running', begun = begun + 1, fence = fence + 1, worker = $5, \
             available_at = $6 WHERE workspace = $1 AND id IN (SELECT id FROM due) \
             RETURNING id, fence, begun, kind, unique_key, payload, run_at, priority, attempts"
        )
    };
}

macro_rules! columns {
    () => {
        "id, state, begun, worker, progress_done, progress_total, progress_step, outcome, created_at, \
         ended_at, kind, unique_key, payload, run_at, priority, attempts"
    };
}

fn new_job(row: &Row, from: usize) -> Result<NewJob> {
    Ok(NewJob {
        kind: row.text(from)?.to_owned(),
        unique: row.text_if_any(from + 1)?,
        payload: row.text(from + 2)?.to_owned(),
        run_at: row.moment(from + 3)?,
        priority: row.int(from + 4)?,
        attempts: row.int(from + 5)?,
    })
}

fn job(row: &Row) -> Result<Job> {
    let state = JobState::from_key(row.text(1)?);
    Ok(Job {
        id: JobId::from_uuid(row.id(0)?),
        state: state.ok_or(Error::Corrupt { what: "a job", why: "it has no known state".to_owned() })?,
        begun: row.int(2)?,
        worker: row.text_if_any(3)?,
        progress: Progress { done: row.int(4)?, total: row.int(5)?, step: row.text(6)?.to_owned() },
        outcome: row.text_if_any(7)?,
        created_at: row.moment(8)?,
        ended_at: row.moment_if_any(9)?,
        job: new_job(row, 10)?,
    })
}

#[async_trait]
impl<B: Backend> Jobs for SqlStore<B> {
    async fn lease_jobs(
        &self,
        context: &WorkspaceContext,
        worker: &str,
        kind: Option<&str>,
        now: Moment,
        duration: Duration,
        limit: u32,
    ) -> Result<Vec<LeasedJob>> {
        check_text("worker", worker)?;
        let workspace = context.workspace().as_uuid();
        let (give_up, take) = match B::DIALECT {
            Dialect::Sqlite => (give_up!(""), take!("")),
            Dialect::Postgres => (give_up!(" FOR UPDATE SKIP LOCKED"), take!(" FOR UPDATE SKIP LOCKED")),
        };
        let until = now.plus(duration);
        let mut transaction = self.backend.write(Scope::Workspace(context.workspace())).await?;
        transaction.execute(give_up, values![workspace, now]).await?;
        let rows = transaction.rows(take, values![workspace, now, kind, limit, worker, until]).await?;
        transaction.commit().await?;
        let mut leased = rows
            .iter()
            .map(|row| {
                let lease = Lease { id: JobId::from_uuid(row.id(0)?), fence: row.int(1)?, until };
                Ok(LeasedJob { lease, attempt: row.int(2)?, job: new_job(row, 3)? })
            })
            .collect::<Result<Vec<_>>>()?;
        leased.sort_by_key(|leased| (leased.job.priority, leased.job.run_at, leased.lease.id));
        Ok(leased)
    }

    async fn keep_job(
        &self,
        context: &WorkspaceContext,
        lease: &Lease<JobId>,
        now: Moment,
        duration: Duration,
        progress: &Progress,
    ) -> Result<Lease<JobId>> {
        check_text("step", &progress.step)?;
        let until = now.plus(duration);
        self.with_lease(
            context,
            "UPDATE jobs SET available_at = $5, progress_done = $6, progress_total = $7, progress_step = $8 \
             WHERE workspace = $1 AND id = $2 AND fence = $3 AND state = 'running' AND available_at > $4",
            values![
                context.workspace().as_uuid(),
                lease.id.as_uuid(),
                lease.fence,
                now,
                until,
                progress.done,
                progress.total,
                &progress.step,
            ],
        )
        .await?;
        Ok(Lease { until, ..*lease })
    }

    async fn finish_job(
        &self,
        context: &WorkspaceContext,
        lease: &Lease<JobId>,
        now: Moment,
        result: &str,
    ) -> Result<()> {
        check_text("result", result)?;
        self.with_lease(
            context,
            "UPDATE jobs SET state = 'done', available_at = NULL, ended_at = $4, outcome = $5 \
             WHERE workspace = $1 AND id = $2 AND fence = $3 AND state = 'running' AND available_at > $4",
            values![context.workspace().as_uuid(), lease.id.as_uuid(), lease.fence, now, result],
        )
        .await
    }

    async fn fail_job(
        &self,
        context: &WorkspaceContext,
        lease: &Lease<JobId>,
        now: Moment,
        error: &str,
        again: Option<Moment>,
    ) -> Result<()> {
        check_text("error", error)?;
        self.with_lease(
            context,
            "UPDATE jobs SET outcome = $5, \
             state = CASE WHEN $6 IS NOT NULL AND begun < attempts THEN 'waiting' ELSE 'failed' END, \
             available_at = CASE WHEN begun < attempts THEN $6 END, \
             ended_at = CASE WHEN $6 IS NOT NULL AND begun < attempts THEN NULL ELSE $4 END \
             WHERE workspace = $1 AND id = $2 AND fence = $3 AND state = 'running' AND available_at > $4",
            values![context.workspace().as_uuid(), lease.id.as_uuid(), lease.fence, now, error, again],
        )
        .await
    }

    async fn cancel_job(&self, context: &WorkspaceContext, command: &Command, id: JobId) -> Result<()> {
        let workspace = context.workspace().as_uuid();
        repeat!(self, command, async {
            let mut writing = open!(self.begin(context, command, "cancel_job", &id).await?, _answer => ());
            let cancelled = writing
                .execute(
                    "UPDATE jobs SET state = 'cancelled', fence = fence + 1, available_at = NULL, \
                     ended_at = $3 WHERE workspace = $1 AND id = $2 AND ended_at IS NULL",
                    values![workspace, id.as_uuid(), command.now],
                )
                .await?;
            if cancelled == 0 {
                let known = writing
                    .rows(
                        "SELECT id FROM jobs WHERE workspace = $1 AND id = $2",
                        values![workspace, id.as_uuid()],
                    )
                    .await?;
                return Err(if known.is_empty() {
                    Error::NotFound { what: "job" }
                } else {
                    Error::Refused { what: "calling the job off", why: "it has ended" }
                });
            }
            writing.finish(command, Record::new("job.cancelled", "job", id), fresh(command.now)).await
        })
    }

    async fn job(&self, context: &WorkspaceContext, id: JobId) -> Result<Job> {
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                concat!("SELECT ", columns!(), " FROM jobs WHERE workspace = $1 AND id = $2"),
                values![context.workspace().as_uuid(), id.as_uuid()],
            )
            .await?;
        transaction.commit().await?;
        rows.first().map_or(Err(Error::NotFound { what: "job" }), job)
    }

    async fn jobs(
        &self,
        context: &WorkspaceContext,
        filter: &JobFilter,
        page: &PageRequest,
    ) -> Result<Page<Job>> {
        let before = before_id(page, List::Jobs)?;
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM jobs WHERE workspace = $1 AND id < $2 AND ($3 IS NULL OR kind = $3) \
                     AND ($4 IS NULL OR state = $4) ORDER BY id DESC LIMIT $5"
                ),
                values![
                    context.workspace().as_uuid(),
                    before,
                    filter.kind.as_ref(),
                    filter.state.map(JobState::key),
                    rows_to_ask_for(page),
                ],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(job).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Jobs, |job| by_id(job.id.as_uuid())))
    }
}

impl<B: Backend> SqlStore<B> {
    /// Runs a statement that changes one row if the lease still holds.
    pub(crate) async fn with_lease(
        &self,
        context: &WorkspaceContext,
        sql: &'static str,
        values: Vec<crate::backend::Value>,
    ) -> Result<()> {
        let mut transaction = self.backend.write(Scope::Workspace(context.workspace())).await?;
        if transaction.execute(sql, values).await? == 0 {
            return Err(Error::LeaseLost);
        }
        transaction.commit().await
    }
}
