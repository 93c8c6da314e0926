//! Users.

use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, Transaction, values};
use crate::writing::{Record, Writing, check_filled, check_text, content_hash, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::directory::{NewUser, User, Users};
use holdfast_store::ids::UserId;
use holdfast_store::secrets::PasswordHash;
use holdfast_store::{Actor, Command, Error, Result};

macro_rules! columns {
    () => {
        "id, email, name, language, password, created_at, disabled_at"
    };
}

const NOT_FOUND: Error = Error::NotFound { what: "user" };

fn user(row: &Row) -> Result<User> {
    Ok(User {
        id: UserId::from_uuid(row.id(0)?),
        email: row.text(1)?.to_owned(),
        name: row.text(2)?.to_owned(),
        language: row.text(3)?.to_owned(),
        password: PasswordHash::new(row.text(4)?)?,
        created_at: row.moment(5)?,
        disabled_at: row.moment_if_any(6)?,
    })
}

pub(super) async fn find(transaction: &mut dyn Transaction, id: UserId) -> Result<User> {
    let rows = transaction
        .rows(concat!("SELECT ", columns!(), " FROM users WHERE id = $1"), values![id.as_uuid()])
        .await?;
    rows.first().map_or(Err(NOT_FOUND), user)
}

async fn find_by_email(transaction: &mut dyn Transaction, email: &str) -> Result<Option<User>> {
    let rows = transaction
        .rows(
            concat!("SELECT ", columns!(), " FROM users WHERE email = $1"),
            values![email.trim().to_lowercase()],
        )
        .await?;
    rows.first().map(user).transpose()
}

pub(super) fn check(new: &NewUser) -> Result<()> {
    check_filled("name", &new.name)?;
    check_text("address", &new.email)?;
    check_filled("language", &new.language)?;
    let email = new.email.trim();
    match email.split_once('@') {
        Some((mailbox, domain)) if !mailbox.is_empty() && !domain.is_empty() && email.len() <= 254 => Ok(()),
        _ => Err(Error::Invalid { what: "address", why: "it is no mail address" }),
    }
}

/// Makes a user in an open command.
pub(super) async fn insert(writing: &mut Writing, command: &Command, new: &NewUser) -> Result<UserId> {
    if find_by_email(&mut *writing.transaction, &new.email).await?.is_some() {
        return Err(Error::Exists { what: "a user with this address" });
    }
    let id = UserId::new(command.now);
    writing
        .execute(
            "INSERT INTO users (id, email, name, language, password, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
            values![
                id.as_uuid(),
                new.email.trim().to_lowercase(),
                &new.name,
                &new.language,
                new.password.as_str(),
                command.now,
            ],
        )
        .await?;
    Ok(id)
}

/// Ends every session of a user but one in an open command.
pub(super) async fn end_sessions(
    writing: &mut Writing,
    user: UserId,
    except: Option<holdfast_store::ids::SessionId>,
) -> Result<u64> {
    writing
        .execute(
            "DELETE FROM sessions WHERE user_id = $1 AND ($2 IS NULL OR id <> $2)",
            values![user.as_uuid(), except.map(holdfast_store::ids::SessionId::as_uuid)],
        )
        .await
}

#[async_trait]
impl<B: Backend> Users for SqlStore<B> {
    async fn create_user(&self, by: &Actor, command: &Command, new: &NewUser) -> Result<UserId> {
        check(new)?;
        let asked = (&new.email, &new.name, &new.language);
        repeat!(self, command, async {
            let begun = self.begin_in(Scope::Directory, by, command, "create_user", &asked).await?;
            let mut writing = open!(begun, answer => UserId::from_uuid(answer));
            let id = insert(&mut writing, command, new).await?;
            writing.finish(command, Record::new("user.created", "user", id), id.as_uuid()).await?;
            Ok(id)
        })
    }

    async fn user(&self, id: UserId) -> Result<User> {
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let found = find(&mut *transaction, id).await?;
        transaction.commit().await?;
        Ok(found)
    }

    async fn user_by_email(&self, email: &str) -> Result<User> {
        check_text("address", email)?;
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let found = find_by_email(&mut *transaction, email).await?;
        transaction.commit().await?;
        found.ok_or(NOT_FOUND)
    }

    async fn change_password(
        &self,
        by: &Actor,
        command: &Command,
        id: UserId,
        password: &PasswordHash,
    ) -> Result<()> {
        let asked = (id, content_hash(&password.as_str()));
        repeat!(self, command, async {
            let begun = self.begin_in(Scope::Directory, by, command, "change_password", &asked).await?;
            let mut writing = open!(begun, _answer => ());
            let changed = writing
                .execute(
                    "UPDATE users SET password = $2 WHERE id = $1",
                    values![id.as_uuid(), password.as_str()],
                )
                .await?;
            if changed == 0 {
                return Err(NOT_FOUND);
            }
            let ended = end_sessions(&mut writing, id, None).await?;
            let detail = serde_json::json!({"sessions_ended": ended});
            let record = Record::new("user.password_changed", "user", id).detail(&detail);
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn set_disabled(&self, by: &Actor, command: &Command, id: UserId, disabled: bool) -> Result<()> {
        repeat!(self, command, async {
            let asked = (id, disabled);
            let begun = self.begin_in(Scope::Directory, by, command, "set_disabled", &asked).await?;
            let mut writing = open!(begun, _answer => ());
            let changed = writing
                .execute(
                    "UPDATE users SET disabled_at = $2 WHERE id = $1",
                    values![id.as_uuid(), disabled.then_some(command.now)],
                )
                .await?;
            if changed == 0 {
                return Err(NOT_FOUND);
            }
            if disabled {
                end_sessions(&mut writing, id, None).await?;
            }
            let action = if disabled { "user.disabled" } else { "user.enabled" };
            writing.finish(command, Record::new(action, "user", id), fresh(command.now)).await
        })
    }
}
