//! The audit log.

use crate::House;
use holdfast_store::audit::{AuditFilter, AuditHead, Occurrence, Verdict};
use holdfast_store::{PageRequest, Store};
use std::sync::Arc;

/// Every change is one row, the chain is whole, and its end is what was kept outside.
pub async fn a_chain_continues_and_is_whole(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let empty = store.audit_head(&house.context).await.unwrap();
    assert_eq!(store.verify_audit(&house.context, &[]).await.unwrap(), Verdict::Whole(empty));
    let mut kept = vec![empty];
    for number in 1..=20 {
        store.add_note(&house.context, &house.command(), "acme", "a note").await.unwrap();
        let head = store.audit_head(&house.context).await.unwrap();
        assert_eq!(head.number, number);
        assert_eq!(head.to_string().parse::<AuditHead>().unwrap(), head);
        kept.push(head);
    }
    assert_eq!(store.verify_audit(&house.context, &kept).await.unwrap(), Verdict::Whole(kept[20]));
    let directory = store.directory_audit_head().await.unwrap();
    assert!(directory.number >= 4);
    assert_eq!(store.verify_directory_audit(&[directory]).await.unwrap(), Verdict::Whole(directory));
}

/// What changes nothing can be recorded as well, with the address it came from.
pub async fn an_occurrence_is_recorded(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let what = Occurrence {
        action: "export.made",
        object_kind: "list",
        object: "accounts".to_owned(),
        detail: r#"{"rows": 12}"#.to_owned(),
    };
    store.record(&house.context, &house.command().from_address("192.0.2.7"), &what).await.unwrap();
    let log = store.audit_log(&house.context, &AuditFilter::default(), &PageRequest::first(9)).await.unwrap();
    assert_eq!(log.rows.len(), 1);
    assert_eq!(log.rows[0].action, "export.made");
    assert_eq!(log.rows[0].address.as_deref(), Some("192.0.2.7"));
    assert_eq!(log.rows[0].actor, house.context.actor().to_string());
    assert_eq!(log.rows[0].detail, r#"{"rows": 12}"#);
}

/// The log is read by actor, action and object; texts of a query are only ever compared.
pub async fn the_log_is_filtered(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let note = store.add_note(&house.context, &house.command(), "acme", "a note").await.unwrap();
    store.add_note(&house.other, &house.command(), "acme", "another").await.unwrap();
    store.change_note(&house.other, &house.command(), note, 0, "changed").await.unwrap();
    let count = async |filter: AuditFilter| {
        let page = PageRequest::first(100);
        store.audit_log(&house.context, &filter, &page).await.unwrap().rows.len()
    };
    let other = Some(house.other.actor().to_string());
    assert_eq!(count(AuditFilter { actor: other, ..Default::default() }).await, 2);
    assert_eq!(count(AuditFilter { action: Some("note.added".into()), ..Default::default() }).await, 2);
    assert_eq!(count(AuditFilter { object_kind: Some("note".into()), ..Default::default() }).await, 3);
    assert_eq!(count(AuditFilter { object: Some(note.to_string()), ..Default::default() }).await, 2);
    let hostile = Some("' OR 1=1 --".to_owned());
    assert_eq!(count(AuditFilter { object: hostile, ..Default::default() }).await, 0);
}
