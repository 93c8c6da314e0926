//! Jobs: work that a worker takes under a lease.
//!
//! A lease ends by itself. Whoever lost it cannot write any more: each lease has a number
//! (the *fence*), and only the holder of the latest, before its end, may report progress,
//! finish or fail. A worker that dies is therefore replaced, and never doubled.

use crate::access::WorkspaceContext;
use crate::error::Result;
use crate::ids::JobId;
use crate::page::{Page, PageRequest};
use crate::time::Moment;
use async_trait::async_trait;
use std::time::Duration;

/// A job to be run.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewJob {
    /// What kind of work, e.g. `refresh`.
    pub kind: String,
    /// There is never more than one job of a kind with the same key, whatever became of
    /// it: adding it again does nothing. E.g. the day of a nightly refresh.
    pub unique: Option<String>,
    /// What the worker needs to know, as JSON.
    pub payload: String,
    /// Not before.
    pub run_at: Moment,
    /// Lower ones first.
    pub priority: i64,
    /// How often it is tried at most (at least 1).
    pub attempts: i64,
}

impl NewJob {
    /// A job of this kind, to be run once, from that instant on.
    pub fn new(kind: impl Into<String>, payload: impl Into<String>, run_at: Moment) -> Self {
        Self { kind: kind.into(), unique: None, payload: payload.into(), run_at, priority: 100, attempts: 1 }
    }
}

/// What became of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobState {
    /// It waits for its time or a worker.
    Waiting,
    /// A worker has it.
    Running,
    /// It is done.
    Done,
    /// It failed for good, or its workers died as often as it may be tried.
    Failed,
    /// A person called it off.
    Cancelled,
}

impl JobState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Running, Self::Done, Self::Failed, Self::Cancelled];

    /// The key under which it is stored.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// How far a job is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Parts done.
    pub done: i64,
    /// Parts in all; 0 while unknown.
    pub total: i64,
    /// The key of the text that says what is being done.
    pub step: String,
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Which.
    pub id: JobId,
    /// What was asked for.
    pub job: NewJob,
    /// What became of it.
    pub state: JobState,
    /// How often it was begun.
    pub begun: i64,
    /// Who has or had it last.
    pub worker: Option<String>,
    /// How far it is.
    pub progress: Progress,
    /// Its result or error, as the worker left it.
    pub outcome: Option<String>,
    /// When it was asked for.
    pub created_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

/// The right to work on something until a certain time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease<Id> {
    /// On what.
    pub id: Id,
    /// Which lease of it.
    pub fence: i64,
    /// Until when.
    pub until: Moment,
}

/// A job under a lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeasedJob {
    /// The lease.
    pub lease: Lease<JobId>,
    /// What is to be done.
    pub job: NewJob,
    /// Which attempt this is: 1, 2, 3, …
    pub attempt: i64,
}

/// Which jobs.
#[derive(Debug, Clone, Default)]
pub struct JobFilter {
    /// Of this kind.
    pub kind: Option<String>,
    /// In this state.
    pub state: Option<JobState>,
}

/// The jobs of a workspace. New ones come as effects of a [`crate::Command`].
#[async_trait]
pub trait Jobs: Send + Sync {
    /// Takes up to `limit` jobs whose time has come, of one kind or of any: those of the
    /// lowest priority number first, then the oldest. No two workers get the same one.
    async fn lease_jobs(
        &self,
        context: &WorkspaceContext,
        worker: &str,
        kind: Option<&str>,
        now: Moment,
        duration: Duration,
        limit: u32,
    ) -> Result<Vec<LeasedJob>>;

    /// Prolongs a lease and tells how far the job is.
    ///
    /// # Errors
    /// [`crate::Error::LeaseLost`] if it ended, went to another worker, or the job was
    /// called off; nothing is written then. So for the other two.
    async fn keep_job(
        &self,
        context: &WorkspaceContext,
        lease: &Lease<JobId>,
        now: Moment,
        duration: Duration,
        progress: &Progress,
    ) -> Result<Lease<JobId>>;

    /// The job is done.
    async fn finish_job(
        &self,
        context: &WorkspaceContext,
        lease: &Lease<JobId>,
        now: Moment,
        result: &str,
    ) -> Result<()>;

    /// The job failed: it is tried again at `again`, if it may be tried again.
    async fn fail_job(
        &self,
        context: &WorkspaceContext,
        lease: &Lease<JobId>,
        now: Moment,
        error: &str,
        again: Option<Moment>,
    ) -> Result<()>;

    /// Calls a job off that has not ended. A worker that has it loses its lease.
    async fn cancel_job(&self, context: &WorkspaceContext, command: &crate::Command, id: JobId)
    -> Result<()>;

    /// A job.
    async fn job(&self, context: &WorkspaceContext, id: JobId) -> Result<Job>;

    /// Jobs, newest first.
    async fn jobs(
        &self,
        context: &WorkspaceContext,
        filter: &JobFilter,
        page: &PageRequest,
    ) -> Result<Page<Job>>;
}
