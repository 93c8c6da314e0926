//! Saved views of lists.

use crate::access::{Actor, WorkspaceContext};
use crate::command::Command;
use crate::error::Result;
use crate::ids::ViewId;
use crate::page::{Page, PageRequest};
use crate::time::Moment;
use async_trait::async_trait;

/// What a saved view says; a change replaces all of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ViewContent {
    /// The list it is a view of, e.g. `accounts`.
    pub list: String,
    /// Its name.
    pub name: String,
    /// Filters and order as the page's own query text. Never part of a database query.
    pub query: String,
    /// Whether everybody in the workspace sees it.
    pub shared: bool,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Which.
    pub id: ViewId,
    /// How often it was changed.
    pub version: i64,
    /// What it says.
    pub content: ViewContent,
    /// Whose it is.
    pub by: Actor,
    /// When it was last changed.
    pub changed_at: Moment,
}

/// Saved views: one's own and those that are shared. Only its owner changes a view.
#[async_trait]
pub trait Views: Send + Sync {
    /// Saves a view.
    async fn add_view(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        view: &ViewContent,
    ) -> Result<ViewId>;

    /// Changes a view of one's own if it is still that of version `read`.
    async fn change_view(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        view: ViewId,
        read: i64,
        content: &ViewContent,
    ) -> Result<()>;

    /// Removes a view of one's own.
    async fn remove_view(&self, context: &WorkspaceContext, command: &Command, view: ViewId) -> Result<()>;

    /// The views of a list that this actor sees, oldest first.
    async fn views(&self, context: &WorkspaceContext, list: &str, page: &PageRequest) -> Result<Page<View>>;
}
