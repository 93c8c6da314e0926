//! The directory: which workspaces and users there are, who may enter where. Asked before
//! a workspace is known; everything else needs a [`WorkspaceContext`].

use crate::access::{Actor, WorkspaceContext};
use crate::audit::{AuditEntry, AuditFilter, AuditHead, Verdict};
use crate::command::Command;
use crate::error::Result;
use crate::ids::{ApiKeyId, SessionId, UserId, WorkspaceId};
use crate::page::{Page, PageRequest};
use crate::role::{Permission, Role};
use crate::secrets::{PasswordHash, TokenHash};
use crate::time::Moment;
use async_trait::async_trait;
use std::time::Duration;

/// A workspace: one business with its own data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// Which.
    pub id: WorkspaceId,
    /// Its name.
    pub name: String,
    /// When it was made.
    pub created_at: Moment,
}

/// A person who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Which.
    pub id: UserId,
    /// The address they sign in with, in lower case.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The language of their pages (`en`, `zh-Hans`, `zh-Hant`, `ja`).
    pub language: String,
    /// What their password is compared with.
    pub password: PasswordHash,
    /// When they were made.
    pub created_at: Moment,
    /// Since when they may not sign in.
    pub disabled_at: Option<Moment>,
}

/// A person to be made.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The address they sign in with; stored in lower case.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The language of their pages.
    pub language: String,
    /// What their password is compared with.
    pub password: PasswordHash,
}

/// A person's place in a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The person.
    pub user: UserId,
    /// In which role.
    pub role: Role,
    /// Since when in this role.
    pub since: Moment,
}

/// How long a session lives.
#[derive(Debug, Clone, Copy)]
pub struct SessionLimits {
    /// Without a request.
    pub idle: Duration,
    /// At most.
    pub absolute: Duration,
}

impl Default for SessionLimits {
    /// 12 hours without a request, 14 days at most.
    fn default() -> Self {
        Self { idle: Duration::from_hours(12), absolute: Duration::from_hours(14 * 24) }
    }
}

/// A signed-in browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub user: UserId,
    /// Since when.
    pub created_at: Moment,
    /// The last request, to within a minute.
    pub last_seen_at: Moment,
    /// It ends here unless there is a request before.
    pub idle_until: Moment,
    /// It ends here in any case.
    pub ends_at: Moment,
    /// What signed in, as its owner will recognise it.
    pub device: String,
}

/// An API key, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Which.
    pub id: ApiKeyId,
    /// The part of the key that is not secret.
    pub public_id: String,
    /// The only workspace it opens.
    pub workspace: WorkspaceId,
    /// What it is for.
    pub name: String,
    /// What it is.
    pub role: Role,
    /// What of that role it may do.
    pub scopes: Vec<Permission>,
    /// When it was made.
    pub created_at: Moment,
    /// When it ends.
    pub expires_at: Option<Moment>,
    /// When it was last used, to within a minute.
    pub last_used_at: Option<Moment>,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
}

/// An API key to be made.
#[derive(Debug, Clone)]
pub struct NewApiKey {
    /// The part of the key that is not secret.
    pub public_id: String,
    /// What its secret part hashes to.
    pub secret: TokenHash,
    /// What it is for.
    pub name: String,
    /// What it is.
    pub role: Role,
    /// What of that role it may do.
    pub scopes: Vec<Permission>,
    /// When it ends.
    pub expires_at: Option<Moment>,
}

/// The first person, their workspace, and the token that was printed at start-up.
#[derive(Debug, Clone)]
pub struct FirstRun {
    /// What the token hashes to.
    pub token: TokenHash,
    /// The first person.
    pub user: NewUser,
    /// The name of the first workspace.
    pub workspace: String,
}

/// Workspaces.
#[async_trait]
pub trait Workspaces: Send + Sync {
    /// Makes a workspace with `owner` as its owner.
    async fn create_workspace(
        &self,
        by: &Actor,
        command: &Command,
        name: &str,
        owner: UserId,
    ) -> Result<WorkspaceId>;

    /// A workspace, for those who are past the question whether they may see it.
    async fn workspace(&self, id: WorkspaceId) -> Result<Workspace>;

    /// All workspaces, oldest first: for workers and the operator.
    async fn workspaces(&self, page: &PageRequest) -> Result<Page<Workspace>>;
}

/// Users.
#[async_trait]
pub trait Users: Send + Sync {
    /// Makes a user. The address must be new ([`crate::Error::Exists`]).
    async fn create_user(&self, by: &Actor, command: &Command, user: &NewUser) -> Result<UserId>;

    /// A user.
    async fn user(&self, id: UserId) -> Result<User>;

    /// The user who signs in with this address (in any case of letters).
    async fn user_by_email(&self, email: &str) -> Result<User>;

    /// Changes a password and ends every session of the user.
    async fn change_password(
        &self,
        by: &Actor,
        command: &Command,
        user: UserId,
        password: &PasswordHash,
    ) -> Result<()>;

    /// Lets a user no longer sign in and ends their sessions; or lets them again.
    async fn set_disabled(&self, by: &Actor, command: &Command, user: UserId, disabled: bool) -> Result<()>;
}

/// Who is a member of which workspace.
#[async_trait]
pub trait Members: Send + Sync {
    /// A user's role in a workspace; nothing if they are no member or there is no such
    /// workspace.
    async fn membership(&self, workspace: WorkspaceId, user: UserId) -> Result<Option<Role>>;

    /// The workspaces a user is a member of, oldest workspace first.
    async fn memberships_of(&self, user: UserId, page: &PageRequest) -> Result<Page<Membership>>;

    /// The members of a workspace, oldest user first.
    async fn members(&self, context: &WorkspaceContext, page: &PageRequest) -> Result<Page<Membership>>;

    /// Makes somebody a member, or changes their role. The last owner stays one.
    async fn set_member(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        user: UserId,
        role: Role,
    ) -> Result<()>;

    /// Ends a membership. The last owner stays.
    async fn remove_member(&self, context: &WorkspaceContext, command: &Command, user: UserId) -> Result<()>;
}

/// Sessions of browsers.
#[async_trait]
pub trait Sessions: Send + Sync {
    /// Begins a session: the token goes to the browser, its hash here.
    async fn begin_session(
        &self,
        command: &Command,
        user: UserId,
        token: &TokenHash,
        device: &str,
        limits: SessionLimits,
    ) -> Result<SessionId>;

    /// The session of this token, if it has not ended and its user may sign in. Counts as
    /// a request: the idle time begins anew.
    async fn session(&self, token: &TokenHash, now: Moment) -> Result<Session>;

    /// A user's sessions that have not ended, oldest first.
    async fn sessions(&self, user: UserId, now: Moment, page: &PageRequest) -> Result<Page<Session>>;

    /// Ends one of a user's sessions.
    async fn end_session(&self, by: &Actor, command: &Command, user: UserId, id: SessionId) -> Result<()>;

    /// Ends all of a user's sessions but `except`.
    async fn end_sessions(
        &self,
        by: &Actor,
        command: &Command,
        user: UserId,
        except: Option<SessionId>,
    ) -> Result<()>;

    /// Removes what ended before `now`: sessions and first-run tokens; and idempotency
    /// keys of the directory that were used before `keys`. Returns how many rows.
    async fn forget_ended(&self, now: Moment, keys: Moment) -> Result<u64>;
}

/// API keys.
#[async_trait]
pub trait ApiKeys: Send + Sync {
    /// Makes an API key for this workspace.
    async fn create_api_key(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        key: &NewApiKey,
    ) -> Result<ApiKeyId>;

    /// The API key with this public part and secret, if it has neither ended nor been
    /// revoked. Counts as a use.
    async fn api_key(&self, public_id: &str, secret: &TokenHash, now: Moment) -> Result<ApiKey>;

    /// The workspace's API keys, oldest first, revoked ones too.
    async fn api_keys(&self, context: &WorkspaceContext, page: &PageRequest) -> Result<Page<ApiKey>>;

    /// Revokes an API key.
    async fn revoke_api_key(&self, context: &WorkspaceContext, command: &Command, id: ApiKeyId)
    -> Result<()>;
}

/// The first start, when nobody can sign in yet.
#[async_trait]
pub trait FirstRuns: Send + Sync {
    /// Whether nobody can sign in yet.
    async fn is_first_run(&self) -> Result<bool>;

    /// Replaces the first-run token by this one. Refused once there is a user.
    async fn offer_first_run(&self, token: &TokenHash, until: Moment) -> Result<()>;

    /// Makes the first user and the first workspace with the token, once.
    async fn first_run(&self, command: &Command, first: &FirstRun) -> Result<(UserId, WorkspaceId)>;
}

/// The directory's own audit chain.
#[async_trait]
pub trait DirectoryAudit: Send + Sync {
    /// The directory's audit log, newest first.
    async fn directory_audit_log(&self, filter: &AuditFilter, page: &PageRequest)
    -> Result<Page<AuditEntry>>;

    /// The end of the directory's chain.
    async fn directory_audit_head(&self) -> Result<AuditHead>;

    /// Checks the directory's whole chain.
    async fn verify_directory_audit(&self, kept: &[AuditHead]) -> Result<Verdict>;
}

/// Workspaces and who may enter them.
///
/// Writes about a workspace's own affairs take its context; those about users and sessions
/// take the actor. All are recorded in the directory's own audit chain. Effects of a
/// [`Command`] belong to workspaces: the directory refuses them.
pub trait Directory: Workspaces + Users + Members + Sessions + ApiKeys + FirstRuns + DirectoryAudit {}

impl<T> Directory for T where T: Workspaces + Users + Members + Sessions + ApiKeys + FirstRuns + DirectoryAudit
{}
