//! Tasks on accounts.

use crate::access::{Actor, WorkspaceContext};
use crate::command::Command;
use crate::error::Result;
use crate::ids::{TaskId, UserId};
use crate::page::{Page, PageRequest};
use crate::time::Moment;
use async_trait::async_trait;

/// What a task says; a change replaces all of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TaskContent {
    /// The account's key in the facts.
    pub account: String,
    /// What is to be done.
    pub title: String,
    /// Until when.
    pub due: Moment,
    /// By whom.
    pub assignee: Option<UserId>,
    /// Whether it is done.
    pub done: bool,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Which.
    pub id: TaskId,
    /// How often it was changed.
    pub version: i64,
    /// What it says.
    pub content: TaskContent,
    /// Who made it.
    pub by: Actor,
    /// When it was made.
    pub created_at: Moment,
    /// When it was done.
    pub done_at: Option<Moment>,
}

/// Which tasks.
#[derive(Debug, Clone, Default)]
pub struct TaskFilter {
    /// Of this account.
    pub account: Option<String>,
    /// Of this person.
    pub assignee: Option<UserId>,
    /// Done, or not done.
    pub done: Option<bool>,
}

/// Tasks on accounts.
#[async_trait]
pub trait Tasks: Send + Sync {
    /// Makes a task.
    async fn add_task(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        task: &TaskContent,
    ) -> Result<TaskId>;

    /// Changes a task if it is still that of version `read`.
    async fn change_task(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        task: TaskId,
        read: i64,
        content: &TaskContent,
    ) -> Result<()>;

    /// A task.
    async fn task(&self, context: &WorkspaceContext, id: TaskId) -> Result<Task>;

    /// Tasks by when they are due.
    async fn tasks(
        &self,
        context: &WorkspaceContext,
        filter: &TaskFilter,
        page: &PageRequest,
    ) -> Result<Page<Task>>;
}
