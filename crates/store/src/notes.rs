//! Notes on accounts.

use crate::access::{Actor, WorkspaceContext};
use crate::command::Command;
use crate::error::Result;
use crate::ids::NoteId;
use crate::page::{Page, PageRequest};
use crate::time::Moment;
use async_trait::async_trait;

/// A note on an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which.
    pub id: NoteId,
    /// How often it was changed.
    pub version: i64,
    /// The account's key in the facts.
    pub account: String,
    /// What it says.
    pub text: String,
    /// By whom.
    pub by: Actor,
    /// When it was written.
    pub created_at: Moment,
    /// When it was last changed.
    pub changed_at: Moment,
}

/// Notes on accounts.
#[async_trait]
pub trait Notes: Send + Sync {
    /// Writes a note.
    async fn add_note(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        account: &str,
        text: &str,
    ) -> Result<NoteId>;

    /// Changes a note's text if it is still that of version `read`.
    async fn change_note(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        note: NoteId,
        read: i64,
        text: &str,
    ) -> Result<()>;

    /// Removes a note.
    async fn remove_note(&self, context: &WorkspaceContext, command: &Command, note: NoteId) -> Result<()>;

    /// A note.
    async fn note(&self, context: &WorkspaceContext, id: NoteId) -> Result<Note>;

    /// The notes of an account, newest first.
    async fn notes(
        &self,
        context: &WorkspaceContext,
        account: &str,
        page: &PageRequest,
    ) -> Result<Page<Note>>;
}
