//! The port to the operational store: what people decide and workers do, as traits and
//! plain rows. No database and no SQL; adapters implement the traits, and one suite of
//! behaviours (`holdfast-store-conformance`) holds for each of them.
//!
//! - [`access`]: the [`WorkspaceContext`] without which no workspace can be asked
//!   anything, and the only functions that make one.
//! - [`directory`]: workspaces, users, memberships, sessions, API keys, first run.
//! - [`settings`], [`decisions`], [`notes`], [`tasks`], [`accounts`], [`views`]: what
//!   people write in a workspace.
//! - [`jobs`], [`outbox`]: work with leases, and what leaves the house.
//! - [`audit`]: the chain of everything that was changed.
//! - [`command`]: a write: its time, its idempotency key, what follows from it.
//!
//! Time is always a parameter: [`time::Moment`], microseconds of UTC.
#![deny(missing_docs)]

pub mod access;
pub mod accounts;
pub mod audit;
pub mod command;
pub mod decisions;
pub mod directory;
pub mod error;
pub mod ids;
pub mod jobs;
pub mod notes;
pub mod outbox;
pub mod page;
pub mod role;
pub mod secrets;
pub mod settings;
pub mod tasks;
pub mod time;
pub mod upkeep;
pub mod views;

pub use access::{Actor, WorkspaceContext};
pub use command::{Command, Effects, IdempotencyKey};
pub use error::{Error, Result};
pub use page::{Cursor, Page, PageRequest};
pub use time::Moment;

/// Everything that is kept inside a workspace.
pub trait WorkspaceStore:
    settings::Settings
    + decisions::Decisions
    + notes::Notes
    + tasks::Tasks
    + accounts::Accounts
    + views::Views
    + jobs::Jobs
    + outbox::Outbox
    + audit::Audit
    + upkeep::Upkeep
{
}

impl<T> WorkspaceStore for T where
    T: settings::Settings
        + decisions::Decisions
        + notes::Notes
        + tasks::Tasks
        + accounts::Accounts
        + views::Views
        + jobs::Jobs
        + outbox::Outbox
        + audit::Audit
        + upkeep::Upkeep
{
}

/// The whole operational store: the directory and the workspaces.
pub trait Store: directory::Directory + WorkspaceStore {}

impl<T> Store for T where T: directory::Directory + WorkspaceStore {}
