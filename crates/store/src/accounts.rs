//! Who looks after an account, and for how long it is set aside.

use crate::access::{Actor, WorkspaceContext};
use crate::command::Command;
use crate::error::Result;
use crate::ids::UserId;
use crate::page::{Page, PageRequest};
use crate::time::Moment;
use async_trait::async_trait;

/// Who looks after an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The account's key in the facts.
    pub account: String,
    /// Who looks after it.
    pub owner: UserId,
    /// Why they do.
    pub reason: String,
    /// Who decided so.
    pub by: Actor,
    /// When.
    pub at: Moment,
}

/// An account that is set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snooze {
    /// The account's key in the facts.
    pub account: String,
    /// Until when.
    pub until: Moment,
    /// Why.
    pub reason: String,
    /// Who decided so.
    pub by: Actor,
    /// When.
    pub at: Moment,
}

/// Assignments and snoozes. What they were before is in the audit log.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Gives an account to somebody, or (`None`) to nobody.
    async fn assign(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        account: &str,
        owner: Option<UserId>,
        reason: &str,
    ) -> Result<()>;

    /// Who looks after an account.
    async fn assignment(&self, context: &WorkspaceContext, account: &str) -> Result<Option<Assignment>>;

    /// Assigned accounts, of one person or of all, by account.
    async fn assignments(
        &self,
        context: &WorkspaceContext,
        owner: Option<UserId>,
        page: &PageRequest,
    ) -> Result<Page<Assignment>>;

    /// Sets an account aside; the reason must be said.
    async fn snooze(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        account: &str,
        until: Moment,
        reason: &str,
    ) -> Result<()>;

    /// Takes an account up again.
    async fn wake(&self, context: &WorkspaceContext, command: &Command, account: &str) -> Result<()>;

    /// Accounts that are set aside at `now`, by when that ends.
    async fn snoozes(
        &self,
        context: &WorkspaceContext,
        now: Moment,
        page: &PageRequest,
    ) -> Result<Page<Snooze>>;
}
