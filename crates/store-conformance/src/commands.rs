//! Commands: all or nothing, and once.

use crate::House;
use crate::decisions::corrected;
use holdfast_store::audit::AuditFilter;
use holdfast_store::decisions::Reading;
use holdfast_store::jobs::{JobFilter, NewJob};
use holdfast_store::outbox::{MessageFilter, NewMessage};
use holdfast_store::{Error, Moment, PageRequest, Store};
use std::sync::Arc;
use std::time::Duration;

pub(crate) fn message(unique: &str, now: Moment) -> NewMessage {
    NewMessage {
        channel: "mail".to_owned(),
        unique: unique.to_owned(),
        payload: "{}".to_owned(),
        send_at: now,
        not_after: now.plus(Duration::from_hours(4)),
        repeatable: false,
    }
}

async fn counts(house: &House) -> (usize, usize, usize) {
    let page = PageRequest::first(500);
    let store = &house.store;
    let log = store.audit_log(&house.context, &AuditFilter::default(), &page).await.unwrap();
    let jobs = store.jobs(&house.context, &JobFilter::default(), &page).await.unwrap();
    let messages = store.messages(&house.context, &MessageFilter::default(), &page).await.unwrap();
    (log.rows.len(), jobs.rows.len(), messages.rows.len())
}

/// Sent again with its key, a command answers what it answered and does nothing: one
/// decision, one audit row, one job, one message.
pub async fn a_key_makes_a_command_happen_once(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let decision = corrected("acme", Reading::First, "price");
    let mut answers = Vec::new();
    for _ in 0..5 {
        let now = house.now();
        let command = house
            .keyed("request-1")
            .with_job(NewJob::new("refresh", "{}", now))
            .with_message(message("told the owner", now));
        answers.push(store.decide(&house.context, &command, &decision).await.unwrap());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(counts(&house).await, (1, 1, 1));
}

/// The same key for something else is refused; of another person or in another workspace
/// it is another key.
pub async fn a_key_belongs_to_its_request(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let elsewhere = House::build(Arc::clone(&store)).await;
    let first = store.add_note(&house.context, &house.keyed("k"), "acme", "a note").await.unwrap();
    let changed = store.add_note(&house.context, &house.keyed("k"), "acme", "another note").await;
    assert!(matches!(changed, Err(Error::KeyReused)));
    let other_kind = store.wake(&house.context, &house.keyed("k"), "acme").await;
    assert!(matches!(other_kind, Err(Error::KeyReused)));
    let others = store.add_note(&house.other, &house.keyed("k"), "acme", "a note").await.unwrap();
    let there = store.add_note(&elsewhere.context, &elsewhere.keyed("k"), "acme", "a note").await.unwrap();
    assert!(first != others && first != there);
}

/// Sixteen requests with one key at the same time: one happens, all get its answer.
pub async fn the_same_command_at_once_happens_once(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let tasks: Vec<_> = (0..16)
        .map(|_| {
            let house = house.clone();
            tokio::spawn(async move {
                let command = house.keyed("at-once");
                house.store.add_note(&house.context, &command, "acme", "a note").await.unwrap()
            })
        })
        .collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(store.notes(&house.context, "acme", &PageRequest::first(99)).await.unwrap().rows.len(), 1);
    assert_eq!(counts(&house).await.0, 1);
}

/// What fails at its end leaves nothing of its beginning, and its key is free again.
pub async fn a_command_that_fails_leaves_nothing(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let now = house.now();
    let good = NewJob::new("refresh", "{}", now);
    let bad = NewJob::new(" ", "{}", now);
    let command = house.keyed("k").with_job(good.clone()).with_job(bad);
    let failed = store.add_note(&house.context, &command, "acme", "a note").await;
    assert!(matches!(failed, Err(Error::Invalid { .. })));
    assert_eq!(counts(&house).await, (0, 0, 0));
    assert!(store.notes(&house.context, "acme", &PageRequest::first(9)).await.unwrap().rows.is_empty());
    let command = house.keyed("k").with_job(good);
    store.add_note(&house.context, &command, "acme", "a note").await.unwrap();
    assert_eq!(counts(&house).await, (1, 1, 0));
    // The directory has no outbox.
    let command = house.command().with_message(message("m", now));
    let refused = store.remove_member(&house.context, &command, house.colleague).await;
    assert!(matches!(refused, Err(Error::Refused { .. })));
}

/// Old keys, and jobs and messages that ended long ago, are forgotten; nothing else is.
pub async fn keys_and_ended_work_are_forgotten(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let now = house.now();
    let command = house.keyed("old").with_job(NewJob::new("refresh", "{}", now));
    store.add_note(&house.context, &command, "acme", "a note").await.unwrap();
    let hour = Duration::from_hours(1);
    let leased = store.lease_jobs(&house.context, "w", None, house.now(), hour, 9).await.unwrap();
    store.finish_job(&house.context, &leased[0].lease, house.now(), "{}").await.unwrap();
    house.wait(Duration::from_hours(48));
    let before = house.now();
    let command = house.keyed("new").with_job(NewJob::new("refresh", "{}", before));
    store.add_note(&house.context, &command, "acme", "a note").await.unwrap();
    let forgotten = store.forget(&house.context, before, before).await.unwrap();
    assert_eq!((forgotten.keys, forgotten.jobs, forgotten.messages), (1, 1, 0));
    assert_eq!(counts(&house).await, (2, 1, 0));
}
