//! Decisions about losses.

use crate::House;
use holdfast_store::decisions::{DecisionFilter, Loss, NewDecision, Reading, Verdict};
use holdfast_store::ids::DecisionId;
use holdfast_store::{Error, PageRequest, Store};
use std::sync::Arc;

pub(crate) fn loss(account: &str) -> Loss {
    Loss { account: account.to_owned(), day: jiff::civil::date(2026, 5, 31) }
}

pub(crate) fn corrected(account: &str, reading: Reading, reason: &str) -> NewDecision {
    NewDecision {
        loss: loss(account),
        reading,
        verdict: Verdict::Corrected,
        proposed: Some("unknown".to_owned()),
        reason: Some(reason.to_owned()),
        comment: String::new(),
    }
}

/// The latest decision stands; undone, the one before it stands again; only what stands
/// can be undone; nothing ever disappears from the history.
pub async fn undoing_restores_what_stood(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let stands = async || {
        let found = store.standing(&house.context, &loss("acme"), Reading::First).await.unwrap();
        found.map(|decision| decision.id)
    };
    let mut made = Vec::new();
    for reason in ["price", "product", "support"] {
        let decision = corrected("acme", Reading::First, reason);
        made.push(store.decide(&house.context, &house.command(), &decision).await.unwrap());
    }
    assert_eq!(stands().await, Some(made[2]));
    let early = store.undo(&house.context, &house.command(), made[0]).await;
    assert!(matches!(early, Err(Error::Refused { .. })));
    store.undo(&house.context, &house.command(), made[2]).await.unwrap();
    assert_eq!(stands().await, Some(made[1]));
    let twice = store.undo(&house.context, &house.command(), made[2]).await;
    assert!(matches!(twice, Err(Error::Refused { .. })));
    store.undo(&house.context, &house.command(), made[1]).await.unwrap();
    store.undo(&house.context, &house.command(), made[0]).await.unwrap();
    assert_eq!(stands().await, None);
    let again = corrected("acme", Reading::First, "price");
    let last = store.decide(&house.context, &house.command(), &again).await.unwrap();
    let page = PageRequest::first(99);
    let history = store.history(&house.context, &loss("acme"), &page).await.unwrap().rows;
    assert_eq!(history.len(), 4);
    assert_eq!(history.iter().filter(|decision| decision.undone_at.is_some()).count(), 3);
    let listed = store.standing_decisions(&house.context, &DecisionFilter::default(), &page).await.unwrap();
    assert_eq!(listed.rows.iter().map(|decision| decision.id).collect::<Vec<_>>(), [last]);
    let nowhere = DecisionId::new(house.now());
    let missing = store.undo(&house.context, &house.command(), nowhere).await;
    assert!(matches!(missing, Err(Error::NotFound { .. })));
}

/// Two readings are of two people; a pair is both standing.
pub async fn a_reading_pair_needs_two_people(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let page = PageRequest::first(99);
    let first = corrected("acme", Reading::First, "price");
    let second = corrected("acme", Reading::Second, "product");
    store.decide(&house.context, &house.command(), &first).await.unwrap();
    let own = store.decide(&house.context, &house.command(), &second).await;
    assert!(matches!(own, Err(Error::Refused { .. })));
    assert!(store.reading_pairs(&house.context, &page).await.unwrap().rows.is_empty());
    let read = store.decide(&house.other, &house.command(), &second).await.unwrap();
    let own = store.decide(&house.other, &house.command(), &first).await;
    assert!(matches!(own, Err(Error::Refused { .. })));
    let newer = corrected("acme", Reading::First, "support");
    store.decide(&house.context, &house.command(), &newer).await.unwrap();
    let pairs = store.reading_pairs(&house.context, &page).await.unwrap().rows;
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0].first.reason.as_deref(), Some("support"));
    assert_eq!(pairs[0].second.reason.as_deref(), Some("product"));
    let filter = DecisionFilter { reading: Some(Reading::Second), ..Default::default() };
    let seconds = store.standing_decisions(&house.context, &filter, &page).await.unwrap().rows;
    assert_eq!(seconds.iter().map(|decision| decision.id).collect::<Vec<_>>(), [read]);
    let filter = DecisionFilter { by: Some(house.context.actor().clone()), ..Default::default() };
    assert_eq!(store.standing_decisions(&house.context, &filter, &page).await.unwrap().rows.len(), 1);
    store.undo(&house.other, &house.command(), read).await.unwrap();
    assert!(store.reading_pairs(&house.context, &page).await.unwrap().rows.is_empty());
}

/// A confirmation names the proposed reason, a correction another one, a contest and a
/// skip say why.
pub async fn a_verdict_says_what_it_needs(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let cases = [
        (Verdict::Confirmed, Some("price"), "", true),
        (Verdict::Confirmed, Some("product"), "", false),
        (Verdict::Confirmed, None, "", false),
        (Verdict::Corrected, Some("product"), "", true),
        (Verdict::Corrected, Some("price"), "", false),
        (Verdict::Contested, None, "they never asked about the price", true),
        (Verdict::Contested, None, " ", false),
        (Verdict::Skipped, None, "ask Kim first", true),
        (Verdict::Skipped, Some("price"), "ask Kim first", false),
    ];
    for (verdict, reason, comment, good) in cases {
        let decision = NewDecision {
            loss: loss("acme"),
            reading: Reading::First,
            verdict,
            proposed: Some("price".to_owned()),
            reason: reason.map(str::to_owned),
            comment: comment.to_owned(),
        };
        let made = store.decide(&house.context, &house.command(), &decision).await;
        assert_eq!(made.is_ok(), good, "{verdict:?} {reason:?} {comment:?}");
        if let Ok(id) = made {
            let stored = store.decision(&house.context, id).await.unwrap();
            assert_eq!((stored.verdict, stored.comment.as_str()), (verdict, comment));
            assert_eq!(stored.by, *house.context.actor());
        }
    }
}
