//! The outbox: what is to leave the house, committed with what caused it.
//!
//! A sender takes messages under leases, as with [`crate::jobs`]. The difference is what
//! a lease that ran out means: the message may have left or not. Unless the channel
//! recognises repetitions (`repeatable`), it goes to [`MessageState::Unknown`], is not
//! sent again by itself, and waits for a person.

use crate::access::WorkspaceContext;
use crate::command::Command;
use crate::error::Result;
use crate::ids::MessageId;
use crate::jobs::Lease;
use crate::page::{Page, PageRequest};
use crate::time::Moment;
use async_trait::async_trait;
use std::time::Duration;

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewMessage {
    /// The channel, e.g. `mail`.
    pub channel: String,
    /// There is never a second message with this key: adding it again does nothing. E.g.
    /// run, step and recipient of a playbook.
    pub unique: String,
    /// What the sender needs to know, as JSON.
    pub payload: String,
    /// Not before.
    pub send_at: Moment,
    /// Not after: what is later is missed, not sent.
    pub not_after: Moment,
    /// Whether the receiver recognises a repetition.
    pub repeatable: bool,
}

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageState {
    /// It waits for its time or a sender.
    Waiting,
    /// A sender has it.
    Sending,
    /// The receiver took it.
    Sent,
    /// The receiver refused it for good.
    Refused,
    /// Nobody knows whether it left.
    Unknown,
    /// Its time passed before it could be sent.
    Missed,
    /// A person called it off.
    Cancelled,
}

impl MessageState {
    /// All states.
    pub const ALL: [Self; 7] = [
        Self::Waiting,
        Self::Sending,
        Self::Sent,
        Self::Refused,
        Self::Unknown,
        Self::Missed,
        Self::Cancelled,
    ];

    /// The key under which it is stored.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::Missed => "missed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// What was to be sent.
    pub message: NewMessage,
    /// What became of it.
    pub state: MessageState,
    /// How often it was tried.
    pub tries: i64,
    /// What the receiver said, or what went wrong.
    pub outcome: Option<String>,
    /// When it was written.
    pub created_at: Moment,
    /// When it came to its end.
    pub ended_at: Option<Moment>,
}

/// A message under a lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeasedMessage {
    /// The lease.
    pub lease: Lease<MessageId>,
    /// What is to be sent.
    pub message: NewMessage,
    /// Which try this is: 1, 2, 3, …
    pub attempt: i64,
}

/// How sending ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// The receiver took it.
    Sent(String),
    /// It certainly did not leave; try again then.
    Later(String, Moment),
    /// The receiver refused it for good.
    Refused(String),
    /// Nobody knows whether it left.
    Unknown(String),
}

/// What a person found out about a message of unknown outcome, or decides about a waiting
/// one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Resolution {
    /// It did leave.
    Sent,
    /// It did not leave: send it (again), from that instant on, for as long.
    Send {
        /// Not before.
        from: Moment,
        /// Not after.
        until: Moment,
    },
    /// It is not to be sent.
    Cancel,
}

/// Which messages.
#[derive(Debug, Clone, Default)]
pub struct MessageFilter {
    /// Of this channel.
    pub channel: Option<String>,
    /// In this state.
    pub state: Option<MessageState>,
}

/// The outbox of a workspace. New messages come as effects of a [`Command`].
#[async_trait]
pub trait Outbox: Send + Sync {
    /// Takes up to `limit` messages whose time has come, of one channel or of any, the
    /// oldest first; none while sending is paused. What is past its time is missed; what
    /// another sender left behind is unknown, or waits again if it is repeatable.
    async fn lease_messages(
        &self,
        context: &WorkspaceContext,
        sender: &str,
        channel: Option<&str>,
        now: Moment,
        duration: Duration,
        limit: u32,
    ) -> Result<Vec<LeasedMessage>>;

    /// How sending ended.
    ///
    /// # Errors
    /// [`crate::Error::LeaseLost`] if the lease ended or went to another; nothing is
    /// written then.
    async fn delivered(
        &self,
        context: &WorkspaceContext,
        lease: &Lease<MessageId>,
        now: Moment,
        delivery: &Delivery,
    ) -> Result<()>;

    /// A person settles a message that is unknown, missed, refused or waiting.
    async fn resolve_message(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        id: MessageId,
        resolution: Resolution,
    ) -> Result<()>;

    /// A message.
    async fn message(&self, context: &WorkspaceContext, id: MessageId) -> Result<Message>;

    /// Messages, newest first.
    async fn messages(
        &self,
        context: &WorkspaceContext,
        filter: &MessageFilter,
        page: &PageRequest,
    ) -> Result<Page<Message>>;

    /// Pauses sending (as after a restore), or resumes it.
    async fn pause_sending(&self, context: &WorkspaceContext, command: &Command, paused: bool) -> Result<()>;

    /// Since when sending is paused.
    async fn sending_paused(&self, context: &WorkspaceContext) -> Result<Option<Moment>>;
}
