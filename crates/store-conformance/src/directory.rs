//! Users, sessions, memberships, keys, the first run.

use crate::House;
use crate::house::{person, unheard_of};
use holdfast_store::directory::{FirstRun, NewApiKey, SessionLimits};
use holdfast_store::ids::SessionId;
use holdfast_store::role::{Permission, Reach, Role};
use holdfast_store::secrets::{PasswordHash, TokenHash};
use holdfast_store::{Actor, Command, Error, Moment, PageRequest, Store, access};
use std::sync::Arc;
use std::time::Duration;

const HOUR: Duration = Duration::from_hours(1);

fn token() -> TokenHash {
    TokenHash::of(format!("a token {}", unheard_of()).as_bytes())
}

/// Addresses are one person's, in any case of letters.
pub async fn a_user_is_found_by_address(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let by = Actor::Operator;
    let mut kim = person("Kim.O'Neil");
    let id = store.create_user(&by, &house.command(), &kim).await.unwrap();
    kim.email = kim.email.to_uppercase();
    let again = store.create_user(&by, &house.command(), &kim).await;
    assert!(matches!(again, Err(Error::Exists { .. })));
    let found = store.user_by_email(" KIM.o'neil@EXAMPLE.com ").await.unwrap();
    assert_eq!((found.id, found.email.as_str()), (id, "kim.o'neil@example.com"));
    assert_eq!(store.user(id).await.unwrap(), found);
    assert!(matches!(store.user_by_email("nobody@example.com").await, Err(Error::NotFound { .. })));
    kim.email.clear();
    assert!(matches!(store.create_user(&by, &house.command(), &kim).await, Err(Error::Invalid { .. })));
    assert!(!format!("{found:?}").contains("argon2id"), "hashes are not shown");
}

/// A session lives while it is used, at most to its end, and until it is ended; a disabled
/// user has none.
pub async fn a_session_ends_when_idle_and_at_its_end(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let limits = SessionLimits { idle: HOUR, absolute: HOUR * 3 };
    let (user, by) = (house.owner, Actor::User(house.owner));
    let alive = async |token: &TokenHash| store.session(token, house.now()).await.is_ok();
    let begin = async || {
        let token = token();
        let command = house.command();
        let id = store.begin_session(&command, user, &token, "Firefox", limits).await.unwrap();
        (id, token)
    };
    let (_, idle) = begin().await;
    house.wait(HOUR / 2);
    assert!(alive(&idle).await);
    house.wait(HOUR / 4 * 3);
    assert!(alive(&idle).await, "the last request counts");
    house.wait(HOUR + Duration::from_secs(1));
    assert!(!alive(&idle).await);

    let (_, used) = begin().await;
    for _ in 0..5 {
        house.wait(HOUR / 2);
        assert!(alive(&used).await);
    }
    house.wait(HOUR / 2 + Duration::from_secs(1));
    assert!(!alive(&used).await, "used or not, it ends");

    // The house was entered once before.
    store.end_sessions(&by, &house.command(), user, None).await.unwrap();
    let ((one, first), (two, second), (_, third)) = (begin().await, begin().await, begin().await);
    let page = PageRequest::first(99);
    assert_eq!(store.sessions(user, house.now(), &page).await.unwrap().rows.len(), 3);
    store.end_session(&by, &house.command(), user, one).await.unwrap();
    assert!(!alive(&first).await);
    let foreign = store.end_session(&by, &house.command(), house.colleague, two).await;
    let unknown = store.end_session(&by, &house.command(), user, SessionId::new(house.now())).await;
    assert_eq!(foreign.unwrap_err().to_string(), unknown.unwrap_err().to_string());
    store.end_sessions(&by, &house.command(), user, Some(two)).await.unwrap();
    assert!(alive(&second).await && !alive(&third).await);
    store.set_disabled(&by, &house.command(), user, true).await.unwrap();
    assert!(!alive(&second).await);
    let refused = store.begin_session(&house.command(), user, &token(), "Firefox", limits).await;
    assert!(matches!(refused, Err(Error::NotFound { .. })));
    store.set_disabled(&by, &house.command(), user, false).await.unwrap();
    let (_, again) = begin().await;
    assert!(alive(&again).await);
    house.wait(HOUR * 24 * 30);
    assert!(store.forget_ended(house.now(), Moment::from_micros(0)).await.unwrap() >= 1);
    assert!(store.sessions(user, house.now(), &page).await.unwrap().rows.is_empty());
}

/// A new password ends every session.
pub async fn a_password_change_ends_sessions(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let session = token();
    let limits = SessionLimits::default();
    store.begin_session(&house.command(), house.owner, &session, "Firefox", limits).await.unwrap();
    let new = PasswordHash::new("$argon2id$v=19$m=19456,t=2,p=1$bmV3c2FsdA$bmV3aGFzaA").unwrap();
    let by = Actor::User(house.owner);
    store.change_password(&by, &house.command(), house.owner, &new).await.unwrap();
    assert!(matches!(store.session(&session, house.now()).await, Err(Error::NotFound { .. })));
    assert!(store.user(house.owner).await.unwrap().password == new);
    assert!(PasswordHash::new("plain text").is_err());
}

/// The last owner can neither leave nor become less.
pub async fn a_workspace_keeps_an_owner(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let (context, owner) = (&house.context, house.owner);
    let refused = [
        store.remove_member(context, &house.command(), owner).await,
        store.set_member(context, &house.command(), owner, Role::Viewer).await,
    ];
    assert!(refused.iter().all(|answer| matches!(answer, Err(Error::Refused { .. }))));
    assert_eq!(store.membership(house.workspace, owner).await.unwrap(), Some(Role::Owner));
    store.set_member(context, &house.command(), house.colleague, Role::Owner).await.unwrap();
    store.set_member(context, &house.command(), owner, Role::Viewer).await.unwrap();
    store.remove_member(context, &house.command(), owner).await.unwrap();
    assert_eq!(store.membership(house.workspace, owner).await.unwrap(), None);
    let members = store.members(&house.other, &PageRequest::first(9)).await.unwrap().rows;
    assert_eq!(members.iter().map(|member| member.user).collect::<Vec<_>>(), [house.colleague]);
    let none = store.memberships_of(owner, &PageRequest::first(9)).await.unwrap().rows;
    assert!(none.is_empty());
    let ingest = store.set_member(&house.other, &house.command(), owner, Role::Ingest).await;
    assert!(matches!(ingest, Err(Error::Invalid { .. })));
}

/// A key opens its own workspace with its scopes until it ends or is revoked; a wrong
/// secret is as good as no key.
pub async fn an_api_key_opens_its_workspace_until_revoked(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let secret = token();
    let public_id = format!("key{}", unheard_of());
    let new = NewApiKey {
        public_id: public_id.clone(),
        secret,
        name: "warehouse".to_owned(),
        role: Role::Analyst,
        scopes: vec![Permission::Export],
        expires_at: Some(house.now().plus(HOUR)),
    };
    let id = store.create_api_key(&house.context, &house.command(), &new).await.unwrap();
    let again = store.create_api_key(&house.context, &house.command(), &new).await;
    assert!(matches!(again, Err(Error::Exists { .. })));
    let context = access::by_api_key(&*store, &public_id, &secret, house.now()).await.unwrap();
    assert_eq!((context.workspace(), context.actor()), (house.workspace, &Actor::ApiKey(id)));
    assert_eq!(context.reach(Permission::Export), Reach::Pseudonymous);
    assert_eq!(context.reach(Permission::ReadAccounts), Reach::Nothing, "the scopes do not name it");
    let wrong = access::by_api_key(&*store, &public_id, &token(), house.now()).await.unwrap_err();
    let unknown = access::by_api_key(&*store, "nothing", &secret, house.now()).await.unwrap_err();
    assert_eq!(wrong.to_string(), unknown.to_string());
    let listed = store.api_keys(&house.context, &PageRequest::first(9)).await.unwrap().rows;
    assert_eq!(listed.len(), 1);
    assert!(listed[0].last_used_at.is_some());
    let late = house.now().plus(HOUR * 2);
    assert!(access::by_api_key(&*store, &public_id, &secret, late).await.is_err());
    store.revoke_api_key(&house.context, &house.command(), id).await.unwrap();
    assert!(access::by_api_key(&*store, &public_id, &secret, house.now()).await.is_err());
    let twice = store.revoke_api_key(&house.context, &house.command(), id).await;
    assert!(matches!(twice, Err(Error::NotFound { .. })));
}

/// The token of the first run makes one owner and one workspace, also when eight hold it
/// at once; afterwards there is no first run any more.
pub async fn the_first_run_happens_once(store: Arc<dyn Store>) {
    let start = Moment::from_micros(1_780_272_000_000_000);
    assert!(store.is_first_run().await.unwrap());
    let first = |token, name: &str| FirstRun { token, user: person(name), workspace: "Ours".to_owned() };
    let (old, new) = (token(), token());
    store.offer_first_run(&old, start.plus(HOUR)).await.unwrap();
    store.offer_first_run(&new, start.plus(HOUR)).await.unwrap();
    let replaced = store.first_run(&Command::at(start), &first(old, "early")).await;
    assert!(matches!(replaced, Err(Error::NotFound { .. })));
    let late = store.first_run(&Command::at(start.plus(HOUR * 2)), &first(new, "late")).await;
    assert!(matches!(late, Err(Error::NotFound { .. })));
    let attempts: Vec<_> = (0..8)
        .map(|number| {
            let (store, first) = (Arc::clone(&store), first(new, &format!("first{number}")));
            tokio::spawn(async move { store.first_run(&Command::at(start), &first).await })
        })
        .collect();
    let mut made = Vec::new();
    for attempt in attempts {
        made.extend(attempt.await.unwrap().ok());
    }
    assert_eq!(made.len(), 1);
    let (user, workspace) = made[0];
    assert_eq!(store.membership(workspace, user).await.unwrap(), Some(Role::Owner));
    assert!(!store.is_first_run().await.unwrap());
    let over = store.offer_first_run(&token(), start.plus(HOUR)).await;
    assert!(matches!(over, Err(Error::Refused { .. })));
    assert_eq!(store.workspaces(&PageRequest::first(9)).await.unwrap().rows.len(), 1);
}
