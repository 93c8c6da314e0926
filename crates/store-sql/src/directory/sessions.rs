//! Sessions.

use super::users::end_sessions;
use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, values};
use crate::paging::{List, after_id, by_id, page_of, rows_to_ask_for};
use crate::writing::{Record, check_text, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::directory::{Session, SessionLimits, Sessions};
use holdfast_store::ids::{SessionId, UserId};
use holdfast_store::secrets::TokenHash;
use holdfast_store::{Actor, Command, Error, Moment, Page, PageRequest, Result};
use std::time::Duration;

macro_rules! columns {
    () => {
        "s.id, s.user_id, s.created_at, s.last_seen_at, s.idle_micros, s.ends_at, s.device"
    };
}

/// A request within this time after the last is not written down.
pub(super) const SEEN_TO_WITHIN: Duration = Duration::from_mins(1);

fn session(row: &Row) -> Result<Session> {
    let last_seen_at = row.moment(3)?;
    let idle = Duration::from_micros(u64::try_from(row.int(4)?).unwrap_or(0));
    Ok(Session {
        id: SessionId::from_uuid(row.id(0)?),
        user: UserId::from_uuid(row.id(1)?),
        created_at: row.moment(2)?,
        last_seen_at,
        idle_until: last_seen_at.plus(idle),
        ends_at: row.moment(5)?,
        device: row.text(6)?.to_owned(),
    })
}

#[async_trait]
impl<B: Backend> Sessions for SqlStore<B> {
    async fn begin_session(
        &self,
        command: &Command,
        user: UserId,
        token: &TokenHash,
        device: &str,
        limits: SessionLimits,
    ) -> Result<SessionId> {
        check_text("device", device)?;
        let by = Actor::User(user);
        repeat!(self, command, async {
            let asked = (user, token.as_bytes(), device);
            let begun = self.begin_in(Scope::Directory, &by, command, "begin_session", &asked).await?;
            let mut writing = open!(begun, answer => SessionId::from_uuid(answer));
            let known = super::users::find(&mut *writing.transaction, user).await?;
            if known.disabled_at.is_some() {
                return Err(Error::NotFound { what: "user" });
            }
            let id = SessionId::new(command.now);
            writing
                .execute(
                    "INSERT INTO sessions (id, token, user_id, created_at, last_seen_at, idle_micros, ends_at, \
                     device) VALUES ($1, $2, $3, $4, $4, $5, $6, $7)",
                    values![
                        id.as_uuid(),
                        *token.as_bytes(),
                        user.as_uuid(),
                        command.now,
                        i64::try_from(limits.idle.as_micros()).unwrap_or(i64::MAX),
                        command.now.plus(limits.absolute),
                        device,
                    ],
                )
                .await?;
            let record = Record::new("session.begun", "session", id);
            writing.finish(command, record, id.as_uuid()).await?;
            Ok(id)
        })
    }

    async fn session(&self, token: &TokenHash, now: Moment) -> Result<Session> {
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM sessions s JOIN users u ON u.id = s.user_id \
                     WHERE s.token = $1 AND s.ends_at > $2 AND s.last_seen_at + s.idle_micros > $2 \
                     AND u.disabled_at IS NULL"
                ),
                values![*token.as_bytes(), now],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.first().map_or(Err(Error::NotFound { what: "session" }), session)?;
        if found.last_seen_at.plus(SEEN_TO_WITHIN) > now {
            return Ok(found);
        }
        let mut transaction = self.backend.write(Scope::Directory).await?;
        transaction
            .execute(
                "UPDATE sessions SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2",
                values![found.id.as_uuid(), now],
            )
            .await?;
        transaction.commit().await?;
        let idle = found.idle_until.micros() - found.last_seen_at.micros();
        let idle_until = now.plus(Duration::from_micros(u64::try_from(idle).unwrap_or(0)));
        Ok(Session { last_seen_at: now, idle_until, ..found })
    }

    async fn sessions(&self, user: UserId, now: Moment, page: &PageRequest) -> Result<Page<Session>> {
        let after = after_id(page, List::Sessions)?;
        let mut transaction = self.backend.read(Scope::Directory).await?;
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM sessions s WHERE s.user_id = $1 AND s.id > $2 AND s.ends_at > $3 \
                     AND s.last_seen_at + s.idle_micros > $3 ORDER BY s.id LIMIT $4"
                ),
                values![user.as_uuid(), after, now, rows_to_ask_for(page)],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(session).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Sessions, |session| by_id(session.id.as_uuid())))
    }

    async fn end_session(&self, by: &Actor, command: &Command, user: UserId, id: SessionId) -> Result<()> {
        repeat!(self, command, async {
            let begun = self.begin_in(Scope::Directory, by, command, "end_session", &(user, id)).await?;
            let mut writing = open!(begun, _answer => ());
            let ended = writing
                .execute(
                    "DELETE FROM sessions WHERE id = $1 AND user_id = $2",
                    values![id.as_uuid(), user.as_uuid()],
                )
                .await?;
            if ended == 0 {
                return Err(Error::NotFound { what: "session" });
            }
            writing.finish(command, Record::new("session.ended", "session", id), fresh(command.now)).await
        })
    }

    async fn end_sessions(
        &self,
        by: &Actor,
        command: &Command,
        user: UserId,
        except: Option<SessionId>,
    ) -> Result<()> {
        repeat!(self, command, async {
            let asked = (user, except);
            let begun = self.begin_in(Scope::Directory, by, command, "end_sessions", &asked).await?;
            let mut writing = open!(begun, _answer => ());
            let ended = end_sessions(&mut writing, user, except).await?;
            let detail = serde_json::json!({"sessions_ended": ended});
            let record = Record::new("session.all_ended", "user", user).detail(&detail);
            writing.finish(command, record, fresh(command.now)).await
        })
    }

    async fn forget_ended(&self, now: Moment, keys: Moment) -> Result<u64> {
        let mut transaction = self.backend.write(Scope::Directory).await?;
        let sessions = transaction
            .execute(
                "DELETE FROM sessions WHERE ends_at <= $1 OR last_seen_at + idle_micros <= $1",
                values![now],
            )
            .await?;
        let tokens = transaction.execute("DELETE FROM first_runs WHERE ends_at <= $1", values![now]).await?;
        let answers = transaction
            .execute(
                "DELETE FROM answers WHERE workspace = $1 AND at < $2",
                values![Scope::Directory.as_uuid(), keys],
            )
            .await?;
        transaction.commit().await?;
        Ok(sessions + tokens + answers)
    }
}
