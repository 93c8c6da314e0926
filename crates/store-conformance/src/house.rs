//! A workspace with two people in it, and a clock that the test moves.

use holdfast_store::directory::{NewUser, SessionLimits};
use holdfast_store::ids::{UserId, WorkspaceId};
use holdfast_store::role::Role;
use holdfast_store::secrets::{PasswordHash, TokenHash};
use holdfast_store::{Actor, Command, IdempotencyKey, Moment, Store, WorkspaceContext, access};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// A workspace with an owner and an admin.
#[derive(Clone)]
pub struct House {
    /// The store.
    pub store: Arc<dyn Store>,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Its owner.
    pub owner: UserId,
    /// The owner at work.
    pub context: WorkspaceContext,
    /// An admin.
    pub colleague: UserId,
    /// The admin at work.
    pub other: WorkspaceContext,
    clock: Arc<AtomicI64>,
}

/// Tokens differ by their number.
static NUMBER: AtomicI64 = AtomicI64::new(0);

/// A number that was not there before in this process.
pub(crate) fn unheard_of() -> i64 {
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// 2026-06-01T00:00:00Z.
const START: i64 = 1_780_272_000_000_000;

/// A person of this name.
pub(crate) fn person(name: &str) -> NewUser {
    NewUser {
        email: format!("{name}@example.com"),
        name: name.to_owned(),
        language: "en".to_owned(),
        password: PasswordHash::new("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g").unwrap(),
    }
}

impl House {
    /// A new workspace in this store, with people of its own.
    pub async fn build(store: Arc<dyn Store>) -> Self {
        let clock = Arc::new(AtomicI64::new(START));
        let number = unheard_of();
        let now = Command::at(Moment::from_micros(START));
        let by = Actor::Operator;
        let owner = store.create_user(&by, &now, &person(&format!("owner{number}"))).await.unwrap();
        let colleague = store.create_user(&by, &now, &person(&format!("colleague{number}"))).await.unwrap();
        let workspace = store.create_workspace(&by, &now, "A house", owner).await.unwrap();
        let operator = access::for_operator(&*store, workspace).await.unwrap();
        store.set_member(&operator, &now, colleague, Role::Admin).await.unwrap();
        let context = entered(&store, owner, workspace, now.now).await;
        let other = entered(&store, colleague, workspace, now.now).await;
        Self { store, workspace, owner, context, colleague, other, clock }
    }

    /// The present: a millisecond later each time.
    pub fn now(&self) -> Moment {
        Moment::from_micros(self.clock.fetch_add(1_000, Ordering::Relaxed))
    }

    /// Lets time pass.
    pub fn wait(&self, duration: Duration) {
        self.clock.fetch_add(i64::try_from(duration.as_micros()).unwrap(), Ordering::Relaxed);
    }

    /// A command of the present.
    pub fn command(&self) -> Command {
        Command::at(self.now())
    }

    /// A command of the present with this key.
    pub fn keyed(&self, key: &str) -> Command {
        self.command().with_key(IdempotencyKey::new(key).unwrap())
    }
}

/// The context of a person after signing in.
pub(crate) async fn entered(
    store: &Arc<dyn Store>,
    user: UserId,
    workspace: WorkspaceId,
    now: Moment,
) -> WorkspaceContext {
    let token = TokenHash::of(format!("token {} of {user}", unheard_of()).as_bytes());
    let limits = SessionLimits::default();
    store.begin_session(&Command::at(now), user, &token, "a browser", limits).await.unwrap();
    access::by_session(&**store, &token, workspace, now).await.unwrap()
}
