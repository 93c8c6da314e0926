//! What people write.

use crate::House;
use holdfast_store::settings::WorkspaceSettings;
use holdfast_store::tasks::{TaskContent, TaskFilter};
use holdfast_store::views::ViewContent;
use holdfast_store::{Error, PageRequest, Store};
use std::sync::Arc;
use std::time::Duration;

/// The first change of what two people read wins; the second is told.
pub async fn settings_notice_other_writers(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let read = store.settings(&house.context).await.unwrap();
    assert_eq!((read.version, &read.value), (0, &WorkspaceSettings::default()));
    let ours = WorkspaceSettings { zone: "Asia/Tokyo".into(), currency: "JPY".into(), ..read.value.clone() };
    store.change_settings(&house.context, &house.command(), 0, &ours).await.unwrap();
    let late = store.change_settings(&house.other, &house.command(), 0, &read.value).await;
    assert!(matches!(late, Err(Error::Conflict { expected: 0, found: 1, .. })));
    let read = store.settings(&house.other).await.unwrap();
    assert_eq!((read.version, &read.value), (1, &ours));
    store.change_settings(&house.other, &house.command(), 1, &WorkspaceSettings::default()).await.unwrap();
    for wrong in [
        WorkspaceSettings { zone: "Nowhere/Land".into(), ..ours.clone() },
        WorkspaceSettings { currency: "yen".into(), ..ours.clone() },
        WorkspaceSettings { dialect: "x'; DROP TABLE jobs".into(), ..ours.clone() },
    ] {
        let refused = store.change_settings(&house.context, &house.command(), 2, &wrong).await;
        assert!(matches!(refused, Err(Error::Invalid { .. })));
    }
}

/// Notes and tasks keep their versions; what is removed is gone.
pub async fn notes_and_tasks_notice_other_writers(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let note = store.add_note(&house.context, &house.command(), "acme", "first").await.unwrap();
    store.change_note(&house.other, &house.command(), note, 0, "second").await.unwrap();
    let late = store.change_note(&house.context, &house.command(), note, 0, "third").await;
    assert!(matches!(late, Err(Error::Conflict { expected: 0, found: 1, .. })));
    let read = store.note(&house.context, note).await.unwrap();
    assert_eq!((read.version, read.text.as_str(), &read.by), (1, "second", house.context.actor()));
    store.remove_note(&house.context, &house.command(), note).await.unwrap();
    assert!(matches!(store.note(&house.context, note).await, Err(Error::NotFound { .. })));

    let content = TaskContent {
        account: "acme".into(),
        title: "Call them".into(),
        due: house.now().plus(Duration::from_hours(24)),
        assignee: Some(house.colleague),
        done: false,
    };
    let task = store.add_task(&house.context, &house.command(), &content).await.unwrap();
    let done = TaskContent { done: true, ..content };
    store.change_task(&house.other, &house.command(), task, 0, &done).await.unwrap();
    let late = store.change_task(&house.context, &house.command(), task, 0, &done).await;
    assert!(matches!(late, Err(Error::Conflict { .. })));
    let read = store.task(&house.context, task).await.unwrap();
    assert_eq!(read.content, done);
    let finished = read.done_at;
    assert!(finished.is_some());
    store.change_task(&house.other, &house.command(), task, 1, &done).await.unwrap();
    assert_eq!(store.task(&house.context, task).await.unwrap().done_at, finished);
    let count = async |filter: TaskFilter| {
        store.tasks(&house.context, &filter, &PageRequest::first(9)).await.unwrap().rows.len()
    };
    assert_eq!(count(TaskFilter { done: Some(true), ..Default::default() }).await, 1);
    assert_eq!(count(TaskFilter { done: Some(false), ..Default::default() }).await, 0);
    assert_eq!(count(TaskFilter { assignee: Some(house.colleague), ..Default::default() }).await, 1);
    assert_eq!(count(TaskFilter { account: Some("other".into()), ..Default::default() }).await, 0);
}

/// An account has one owner, and sleeps until its time with the reason why.
pub async fn accounts_are_assigned_and_set_aside(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let context = &house.context;
    store.assign(context, &house.command(), "acme", Some(house.owner), "new").await.unwrap();
    store.assign(context, &house.command(), "acme", Some(house.colleague), "away").await.unwrap();
    store.assign(context, &house.command(), "bolt", Some(house.owner), "").await.unwrap();
    let found = store.assignment(context, "acme").await.unwrap().unwrap();
    assert_eq!((found.owner, found.reason.as_str()), (house.colleague, "away"));
    let page = PageRequest::first(9);
    assert_eq!(store.assignments(context, None, &page).await.unwrap().rows.len(), 2);
    assert_eq!(store.assignments(context, Some(house.owner), &page).await.unwrap().rows.len(), 1);
    store.assign(context, &house.command(), "acme", None, "left").await.unwrap();
    assert_eq!(store.assignment(context, "acme").await.unwrap(), None);

    let until = house.now().plus(Duration::from_hours(1));
    store.snooze(context, &house.command(), "acme", until, "they are on holiday").await.unwrap();
    let sleeping = store.snoozes(context, house.now(), &page).await.unwrap().rows;
    assert_eq!((sleeping.len(), sleeping[0].until), (1, until));
    let silent = store.snooze(context, &house.command(), "bolt", until, " ").await;
    assert!(matches!(silent, Err(Error::Invalid { .. })));
    let now = house.now();
    let past = store.snooze(context, &house.command(), "bolt", now, "why not").await;
    assert!(matches!(past, Err(Error::Invalid { .. })));
    house.wait(Duration::from_hours(2));
    assert!(store.snoozes(context, house.now(), &page).await.unwrap().rows.is_empty());
    store.wake(context, &house.command(), "acme").await.unwrap();
    assert!(matches!(store.wake(context, &house.command(), "acme").await, Err(Error::NotFound { .. })));
}

/// A view is its owner's; shared, others see it, but only its owner changes it.
pub async fn views_are_private_or_shared(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let content = ViewContent {
        list: "accounts".into(),
        name: "Mine".into(),
        query: "risk=high&order=money".into(),
        shared: false,
    };
    let page = PageRequest::first(9);
    let id = store.add_view(&house.context, &house.command(), &content).await.unwrap();
    let count = async |context| store.views(context, "accounts", &page).await.unwrap().rows.len();
    assert_eq!((count(&house.context).await, count(&house.other).await), (1, 0));
    let shared = ViewContent { shared: true, ..content };
    store.change_view(&house.context, &house.command(), id, 0, &shared).await.unwrap();
    assert_eq!(count(&house.other).await, 1);
    let foreign = store.change_view(&house.other, &house.command(), id, 1, &shared).await;
    assert!(matches!(foreign, Err(Error::NotFound { .. })));
    let foreign = store.remove_view(&house.other, &house.command(), id).await;
    assert!(matches!(foreign, Err(Error::NotFound { .. })));
    store.remove_view(&house.context, &house.command(), id).await.unwrap();
    assert_eq!(count(&house.context).await, 0);
}

/// Texts of every script come back byte by byte; what one database could not hold is
/// refused by both.
pub async fn texts_come_back_as_they_were(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    for text in [
        "髙﨑さん、解約理由は価格です",
        "客户说「太贵了」，𠮷",
        "'; DROP TABLE notes; --",
        "$1 ? :a @b \\ \u{1F469}\u{200D}\u{1F680}",
        "line\nbreak\ttab",
        "e\u{301} is not é",
    ] {
        let id = store.add_note(&house.context, &house.command(), "顧客-1", text).await.unwrap();
        let read = store.note(&house.context, id).await.unwrap();
        assert_eq!((read.text.as_str(), read.account.as_str()), (text, "顧客-1"));
    }
    for refused in ["", " ", "a\0b"] {
        let answer = store.add_note(&house.context, &house.command(), "acme", refused).await;
        assert!(matches!(answer, Err(Error::Invalid { .. })), "{refused:?}");
    }
}
