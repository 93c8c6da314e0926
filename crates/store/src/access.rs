//! Who asks, and in which workspace.
//!
//! A [`WorkspaceContext`] is made by the functions of this module and by nothing else:
//! each of them asks the directory first. There is no default, no constructor and no way
//! from "no workspace" to "every workspace".
//!
//! ```compile_fail
//! # use holdfast_store::{access::{Actor, WorkspaceContext}, ids::WorkspaceId, role::Role};
//! # fn forged(workspace: WorkspaceId) -> WorkspaceContext {
//! WorkspaceContext { workspace, actor: Actor::Operator, role: Role::Owner, scopes: None }
//! # }
//! ```

use crate::directory::Directory;
use crate::error::{Error, Result};
use crate::ids::{ApiKeyId, UserId, WorkspaceId};
use crate::role::{Permission, Reach, Role};
use crate::secrets::TokenHash;
use crate::time::Moment;
use std::fmt;
use std::str::FromStr;

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Actor {
    /// A person who signed in.
    User(UserId),
    /// A program with an API key.
    ApiKey(ApiKeyId),
    /// A worker of the system, by its name.
    Worker(String),
    /// The person at the machine itself, with the data folder in their hands.
    Operator,
}

/// As it is stored: `user:…`, `key:…`, `worker:…`, `operator`.
impl fmt::Display for Actor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(id) => write!(formatter, "user:{id}"),
            Self::ApiKey(id) => write!(formatter, "key:{id}"),
            Self::Worker(name) => write!(formatter, "worker:{name}"),
            Self::Operator => formatter.write_str("operator"),
        }
    }
}

impl FromStr for Actor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.split_once(':') {
            Some(("user", id)) => id.parse().map(Self::User),
            Some(("key", id)) => id.parse().map(Self::ApiKey),
            Some(("worker", name)) => Ok(Self::Worker(name.to_owned())),
            None if text == "operator" => Ok(Self::Operator),
            _ => Err(Error::Invalid { what: "actor", why: "it is none of user, key, worker, operator" }),
        }
    }
}

/// Proof that somebody may work in one workspace: which one, who, and in which role.
#[derive(Debug, Clone)]
pub struct WorkspaceContext {
    workspace: WorkspaceId,
    actor: Actor,
    role: Role,
    scopes: Option<Vec<Permission>>,
}

impl WorkspaceContext {
    /// The workspace.
    pub const fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    /// Who asks.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// In which role.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// How far they may do that: what the role allows, and for an API key only what its
    /// scopes name.
    pub fn reach(&self, permission: Permission) -> Reach {
        let named = self.scopes.as_ref().is_none_or(|scopes| scopes.contains(&permission));
        if named { self.role.reach(permission) } else { Reach::Nothing }
    }
}

/// The context of a signed-in person in a workspace they are a member of. The membership
/// is looked up each time, so a role that was taken away is gone at once.
///
/// # Errors
/// [`Error::NotFound`]: of a session if the token is unknown, expired or revoked; of a
/// workspace if it does not exist or the person is no member of it.
pub async fn by_session(
    directory: &dyn Directory,
    token: &TokenHash,
    workspace: WorkspaceId,
    now: Moment,
) -> Result<WorkspaceContext> {
    let session = directory.session(token, now).await?;
    let role = directory.membership(workspace, session.user).await?;
    let role = role.ok_or(Error::NotFound { what: "workspace" })?;
    Ok(WorkspaceContext { workspace, actor: Actor::User(session.user), role, scopes: None })
}

/// The context of a program with an API key, in the key's own workspace.
///
/// # Errors
/// [`Error::NotFound`] if the key is unknown, expired, revoked, or its secret differs.
pub async fn by_api_key(
    directory: &dyn Directory,
    public_id: &str,
    secret: &TokenHash,
    now: Moment,
) -> Result<WorkspaceContext> {
    let key = directory.api_key(public_id, secret, now).await?;
    Ok(WorkspaceContext {
        workspace: key.workspace,
        actor: Actor::ApiKey(key.id),
        role: key.role,
        scopes: Some(key.scopes),
    })
}

/// The context of one of our own workers, by its name.
///
/// # Errors
/// [`Error::NotFound`] if there is no such workspace.
pub async fn for_worker(
    directory: &dyn Directory,
    name: &str,
    workspace: WorkspaceId,
) -> Result<WorkspaceContext> {
    directory.workspace(workspace).await?;
    Ok(WorkspaceContext { workspace, actor: Actor::Worker(name.to_owned()), role: Role::Admin, scopes: None })
}

/// The context of the person at the machine (command line), who holds the data anyway.
///
/// # Errors
/// [`Error::NotFound`] if there is no such workspace.
pub async fn for_operator(directory: &dyn Directory, workspace: WorkspaceId) -> Result<WorkspaceContext> {
    directory.workspace(workspace).await?;
    Ok(WorkspaceContext { workspace, actor: Actor::Operator, role: Role::Owner, scopes: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_survive_their_text() {
        let now = Moment::from_micros(1);
        for actor in [
            Actor::User(UserId::new(now)),
            Actor::ApiKey(ApiKeyId::new(now)),
            Actor::Worker("refresh".to_owned()),
            Actor::Operator,
        ] {
            assert_eq!(actor.to_string().parse::<Actor>().unwrap(), actor);
        }
        assert!("root".parse::<Actor>().is_err());
    }
}
