//! The outbox.

use crate::House;
use crate::commands::message;
use holdfast_store::ids::MessageId;
use holdfast_store::outbox::{Delivery, MessageFilter, MessageState, NewMessage, Resolution};
use holdfast_store::{Error, PageRequest, Store};
use std::sync::Arc;
use std::time::Duration;

const MINUTE: Duration = Duration::from_mins(1);

async fn add(house: &House, message: NewMessage) -> MessageId {
    let command = house.command().with_message(message);
    house.store.add_note(&house.context, &command, "acme", "a note").await.unwrap();
    let page = PageRequest::first(1);
    house.store.messages(&house.context, &MessageFilter::default(), &page).await.unwrap().rows[0].id
}

/// A sender that disappears may have sent: its message is unknown and stays, unless its
/// receiver recognises repetitions.
pub async fn a_disappeared_sender_leaves_the_unknown(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let context = &house.context;
    let once = add(&house, message("once", house.now())).await;
    let often = NewMessage { repeatable: true, ..message("often", house.now()) };
    let often = add(&house, often).await;
    let taken = store.lease_messages(context, "one", None, house.now(), MINUTE, 9).await.unwrap();
    assert_eq!(taken.len(), 2);
    assert!(store.lease_messages(context, "two", None, house.now(), MINUTE, 9).await.unwrap().is_empty());
    house.wait(MINUTE * 2);
    let next = store.lease_messages(context, "two", None, house.now(), MINUTE, 9).await.unwrap();
    assert_eq!(next.iter().map(|leased| (leased.lease.id, leased.attempt)).collect::<Vec<_>>(), [(often, 2)]);
    assert_eq!(store.message(context, once).await.unwrap().state, MessageState::Unknown);
    for leased in &taken {
        let sent = Delivery::Sent("250 ok".to_owned());
        let late = store.delivered(context, &leased.lease, house.now(), &sent).await;
        assert!(matches!(late, Err(Error::LeaseLost)));
    }
    let later = Delivery::Later("451 busy".to_owned(), house.now().plus(MINUTE));
    store.delivered(context, &next[0].lease, house.now(), &later).await.unwrap();
    assert!(store.lease_messages(context, "two", None, house.now(), MINUTE, 9).await.unwrap().is_empty());
    house.wait(MINUTE);
    let last = store.lease_messages(context, "two", Some("mail"), house.now(), MINUTE, 9).await.unwrap();
    store.delivered(context, &last[0].lease, house.now(), &Delivery::Sent("250".into())).await.unwrap();
    let sent = store.message(context, often).await.unwrap();
    assert_eq!((sent.state, sent.tries, sent.outcome.as_deref()), (MessageState::Sent, 3, Some("250")));
}

/// What is past its time is missed, not sent.
pub async fn what_is_late_is_missed(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let late = add(&house, message("late", house.now())).await;
    house.wait(Duration::from_hours(5));
    let fresh = add(&house, message("fresh", house.now())).await;
    add(&house, message("fresh", house.now())).await;
    let taken = store.lease_messages(&house.context, "s", None, house.now(), MINUTE, 9).await.unwrap();
    assert_eq!(taken.iter().map(|leased| leased.lease.id).collect::<Vec<_>>(), [fresh]);
    assert_eq!(store.message(&house.context, late).await.unwrap().state, MessageState::Missed);
}

/// Nothing leaves while sending is paused.
pub async fn sending_can_be_paused(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    add(&house, message("one", house.now())).await;
    assert_eq!(store.sending_paused(&house.context).await.unwrap(), None);
    store.pause_sending(&house.context, &house.command(), true).await.unwrap();
    assert!(store.sending_paused(&house.context).await.unwrap().is_some());
    let paused = store.lease_messages(&house.context, "s", None, house.now(), MINUTE, 9).await.unwrap();
    assert!(paused.is_empty());
    store.pause_sending(&house.context, &house.command(), false).await.unwrap();
    let resumed = store.lease_messages(&house.context, "s", None, house.now(), MINUTE, 9).await.unwrap();
    assert_eq!(resumed.len(), 1);
}

/// A person finds out what became of an unknown message, and says so once.
pub async fn a_message_is_settled_by_a_person(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let context = &house.context;
    let mut ids = Vec::new();
    for unique in ["a", "b", "c"] {
        ids.push(add(&house, message(unique, house.now())).await);
    }
    let taken = store.lease_messages(context, "s", None, house.now(), MINUTE, 9).await.unwrap();
    let held = store.resolve_message(context, &house.command(), ids[0], Resolution::Cancel).await;
    assert!(matches!(held, Err(Error::Refused { .. })), "a sender has it");
    for leased in &taken {
        let unknown = Delivery::Unknown("connection lost after the final dot".to_owned());
        store.delivered(context, &leased.lease, house.now(), &unknown).await.unwrap();
    }
    let filter = MessageFilter { state: Some(MessageState::Unknown), channel: Some("mail".into()) };
    assert_eq!(store.messages(context, &filter, &PageRequest::first(9)).await.unwrap().rows.len(), 3);
    let now = house.now();
    let send = Resolution::Send { from: now, until: now.plus(MINUTE) };
    for (id, resolution) in ids.iter().zip([Resolution::Sent, send, Resolution::Cancel]) {
        store.resolve_message(context, &house.command(), *id, resolution).await.unwrap();
    }
    let again = store.lease_messages(context, "s", None, house.now(), MINUTE, 9).await.unwrap();
    assert_eq!(again.iter().map(|leased| leased.lease.id).collect::<Vec<_>>(), [ids[1]]);
    let settled = store.resolve_message(context, &house.command(), ids[0], Resolution::Cancel).await;
    assert!(matches!(settled, Err(Error::Refused { .. })));
}
