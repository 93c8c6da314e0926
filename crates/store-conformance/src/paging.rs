//! Lists in pages.

use crate::House;
use crate::commands::message;
use crate::decisions::{corrected, loss};
use holdfast_store::audit::AuditFilter;
use holdfast_store::decisions::{DecisionFilter, Reading};
use holdfast_store::jobs::{JobFilter, NewJob};
use holdfast_store::outbox::MessageFilter;
use holdfast_store::tasks::{TaskContent, TaskFilter};
use holdfast_store::views::ViewContent;
use holdfast_store::{Cursor, Error, Moment, PageRequest, Store};
use std::sync::Arc;
use std::time::Duration;

/// Walks a list in pages of seven, each cursor through its text.
macro_rules! walk {
    ($page:ident => $list:expr, $key:expr) => {{
        let mut keys = Vec::new();
        let mut cursor: Option<Cursor> = None;
        loop {
            let $page = match cursor.take() {
                None => PageRequest::first(7),
                Some(after) => PageRequest::after(after.to_string().parse().unwrap(), 7),
            };
            let found = $list.await.unwrap();
            assert!(found.rows.len() <= 7);
            keys.extend(found.rows.iter().map($key));
            match found.next {
                Some(next) => cursor = Some(next),
                None => break keys,
            }
        }
    }};
}

/// Every row once, in the list's order, for every list; 35 rows are five full pages.
pub async fn every_list_is_walked_completely(store: Arc<dyn Store>) {
    const ROWS: usize = 35;
    let house = House::build(Arc::clone(&store)).await;
    let (context, far) = (&house.context, house.now().plus(Duration::from_hours(99)));
    for number in 0..ROWS {
        let now = house.now();
        let account = format!("account {number:02}");
        let command =
            house.command().with_job(NewJob::new("refresh", "{}", now)).with_message(message(&account, now));
        store.add_note(context, &command, "acme", &account).await.unwrap();
        // All due at the same time: the identifier decides.
        let task = TaskContent {
            account: account.clone(),
            title: "Call".into(),
            due: far,
            assignee: None,
            done: false,
        };
        store.add_task(context, &house.command(), &task).await.unwrap();
        store.assign(context, &house.command(), &account, Some(house.owner), "").await.unwrap();
        store.snooze(context, &house.command(), &account, far, "later").await.unwrap();
        let view = ViewContent {
            list: "accounts".into(),
            name: account.clone(),
            query: String::new(),
            shared: true,
        };
        store.add_view(context, &house.command(), &view).await.unwrap();
        let decision = corrected(&account, Reading::First, "price");
        store.decide(context, &house.command(), &decision).await.unwrap();
        let decision = corrected(&account, Reading::Second, "price");
        store.decide(&house.other, &house.command(), &decision).await.unwrap();
        store.decide(context, &house.command(), &corrected("same", Reading::First, "price")).await.unwrap();
    }
    let accounts: Vec<String> = (0..ROWS).map(|number| format!("account {number:02}")).collect();
    let ascending = |keys: &[String]| keys == accounts;
    let descending = |keys: &[String]| keys.iter().rev().eq(accounts.iter());
    assert!(descending(&walk!(page => store.notes(context, "acme", &page), |note| note.text.clone())));
    let filter = TaskFilter::default();
    assert!(ascending(
        &walk!(page => store.tasks(context, &filter, &page), |task| task.content.account.clone())
    ));
    assert!(ascending(&walk!(page => store.assignments(context, None, &page), |row| row.account.clone())));
    let start = Moment::from_micros(0);
    assert!(ascending(&walk!(page => store.snoozes(context, start, &page), |row| row.account.clone())));
    assert!(ascending(
        &walk!(page => store.views(context, "accounts", &page), |view| view.content.name.clone())
    ));
    let filter = JobFilter::default();
    let jobs = walk!(page => store.jobs(context, &filter, &page), |job| job.id);
    assert!(jobs.len() == ROWS && jobs.is_sorted_by(|a, b| a > b));
    let filter = MessageFilter::default();
    assert!(descending(
        &walk!(page => store.messages(context, &filter, &page), |row| row.message.unique.clone())
    ));
    let filter = AuditFilter::default();
    let log = walk!(page => store.audit_log(context, &filter, &page), |entry| entry.number);
    assert!(log.len() == ROWS * 8 && log.is_sorted_by(|a, b| *a == b + 1));
    let history = walk!(page => store.history(context, &loss("same"), &page), |row| row.number);
    assert!(history.len() == ROWS && history.is_sorted_by(|a, b| a < b));
    let filter = DecisionFilter::default();
    let standing = walk!(page => store.standing_decisions(context, &filter, &page), |row| row.number);
    assert!(standing.len() == ROWS * 2 + 1 && standing.is_sorted_by(|a, b| a > b));
    assert!(ascending(
        &walk!(page => store.reading_pairs(context, &page), |pair| pair.second.loss.account.clone())
    ));
}

/// A cursor of one list is refused by another, and so are made-up ones.
pub async fn foreign_cursors_are_refused(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    for _ in 0..3 {
        store.add_note(&house.context, &house.command(), "acme", "a note").await.unwrap();
    }
    let notes = store.notes(&house.context, "acme", &PageRequest::first(2)).await.unwrap();
    let cursor = notes.next.unwrap();
    let filter = JobFilter::default();
    let foreign = store.jobs(&house.context, &filter, &PageRequest::after(cursor, 2)).await;
    assert!(matches!(foreign, Err(Error::BadCursor)));
    let short = Cursor::new(10, 0, *b"short");
    let made_up = store.notes(&house.context, "acme", &PageRequest::after(short, 2)).await;
    assert!(matches!(made_up, Err(Error::BadCursor)));
}

/// Rows that arrive while somebody turns pages push nothing out and repeat nothing.
pub async fn growing_lists_repeat_nothing(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let mut ids = Vec::new();
    for _ in 0..20 {
        ids.push(store.add_note(&house.context, &house.command(), "acme", "old").await.unwrap());
    }
    let mut seen = Vec::new();
    let mut page = PageRequest::first(6);
    loop {
        let found = store.notes(&house.context, "acme", &page).await.unwrap();
        seen.extend(found.rows.iter().map(|note| note.id));
        store.add_note(&house.context, &house.command(), "acme", "new").await.unwrap();
        let Some(next) = found.next else { break };
        page = PageRequest::after(next, 6);
    }
    seen.reverse();
    assert_eq!(seen, ids);
}
