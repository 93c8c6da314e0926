//! The audit log against somebody who writes behind the store's back.

use crate::House;
use async_trait::async_trait;
use holdfast_store::audit::{AuditEntry, AuditFilter, AuditHead, FIRST, Fault, Hash, Verdict};
use holdfast_store::ids::WorkspaceId;
use holdfast_store::{PageRequest, Store};
use holdfast_store_sql::Value;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::sync::Arc;

/// A column of the log that is edited, with what is written into it.
#[derive(Debug, Clone)]
pub enum Edit {
    /// `at`.
    At(i64),
    /// `actor`.
    Actor(String),
    /// `address`.
    Address(String),
    /// `action`.
    Action(String),
    /// `object_kind`.
    ObjectKind(String),
    /// `object`.
    Object(String),
    /// `detail`.
    Detail(String),
    /// `before_hash`.
    Before(Vec<u8>),
    /// `after_hash`.
    After(Vec<u8>),
    /// `previous_hash`.
    Previous(Vec<u8>),
    /// `hash`.
    Hash(Vec<u8>),
}

/// What is done to the log.
#[derive(Debug, Clone)]
pub enum Tampering {
    /// A field of a row is changed.
    Edit(i64, Edit),
    /// A row is removed.
    Delete(i64),
    /// Two rows change places.
    Swap(i64, i64),
    /// Rows from this one on are removed.
    Truncate(i64),
    /// So, and the stored head is made to fit.
    TruncateWithHead(i64, AuditHead),
    /// A row is edited and every hash from there on, and the head, made to fit.
    Rewrite(Vec<AuditEntry>),
}

/// Somebody who can write to the database directly.
#[async_trait]
pub trait Intruder: Send {
    /// Remembers the log and the head of this workspace.
    async fn remember(&mut self, workspace: WorkspaceId);

    /// Puts back what was remembered, and does this instead, in one transaction.
    async fn tamper(&mut self, workspace: WorkspaceId, what: &Tampering);

    /// Puts back what was remembered.
    async fn put_back(&mut self, workspace: WorkspaceId);
}

const ROWS: i64 = 24;

fn random_edit(random: &mut ChaCha8Rng) -> Edit {
    let text = format!("edited {}", random.random::<u64>());
    let bytes = random.random::<Hash>().to_vec();
    match random.random_range(0..11) {
        0 => Edit::At(random.random()),
        1 => Edit::Actor(text),
        2 => Edit::Address(text),
        3 => Edit::Action(text),
        4 => Edit::ObjectKind(text),
        5 => Edit::Object(text),
        6 => Edit::Detail(text),
        7 => Edit::Before(bytes),
        8 => Edit::After(bytes),
        9 => Edit::Previous(bytes),
        _ => Edit::Hash(bytes),
    }
}

/// The log with row `number` edited and everything after it made to fit.
fn rewritten(entries: &[AuditEntry], number: i64, chain: WorkspaceId) -> Vec<AuditEntry> {
    let mut changed: Vec<AuditEntry> =
        entries.iter().filter(|entry| entry.number >= number).cloned().collect();
    changed[0].detail = String::from(r#"{"forged": true}"#);
    let mut previous = changed[0].previous;
    for entry in &mut changed {
        entry.previous = previous;
        entry.hash = entry.expected_hash(chain.as_uuid());
        previous = entry.hash;
    }
    changed
}

/// Tampers `trials` times at random, one after the other, and verifies each time: every
/// one must be found, and at the row where it was done.
pub async fn every_tampering_is_found(store: Arc<dyn Store>, intruder: &mut dyn Intruder, trials: usize) {
    let house = House::build(Arc::clone(&store)).await;
    let (context, workspace) = (&house.context, house.workspace);
    for number in 0..ROWS {
        let command = house.command().from_address("192.0.2.1");
        store.add_note(context, &command, "acme", &format!("note {number}")).await.unwrap();
    }
    let log = store.audit_log(context, &AuditFilter::default(), &PageRequest::first(99)).await.unwrap();
    let mut entries = log.rows;
    entries.reverse();
    let head = store.audit_head(context).await.unwrap();
    intruder.remember(workspace).await;
    let mut random = ChaCha8Rng::seed_from_u64(10);
    let mut found = 0;
    for _ in 0..trials {
        let number = random.random_range(1..=ROWS);
        let (what, expected) = match random.random_range(0..100) {
            0..50 => (Tampering::Edit(number, random_edit(&mut random)), (number, None)),
            50..65 => (Tampering::Delete(number), (number, None)),
            65..80 => {
                let other = (number + random.random_range(0..ROWS - 1)) % ROWS + 1;
                (Tampering::Swap(number, other), (number.min(other), Some(Fault::Unlinked)))
            }
            80..87 => (Tampering::Truncate(number), (number, Some(Fault::WrongEnd))),
            87..94 => {
                let end = AuditHead {
                    number: number - 1,
                    hash: entries
                        .iter()
                        .find(|entry| entry.number == number - 1)
                        .map_or(FIRST, |entry| entry.hash),
                };
                (Tampering::TruncateWithHead(number, end), (number, Some(Fault::WrongEnd)))
            }
            _ => {
                let changed = rewritten(&entries, number, workspace);
                // Only the head that was kept outside tells, and it knows the last row.
                (Tampering::Rewrite(changed), (ROWS, Some(Fault::Rewritten)))
            }
        };
        intruder.tamper(workspace, &what).await;
        match store.verify_audit(context, &[head]).await.unwrap() {
            Verdict::Broken { number, fault } => {
                assert_eq!(number, expected.0, "{what:?}");
                assert!(expected.1.is_none_or(|expected| expected == fault), "{what:?}: {fault:?}");
                found += 1;
            }
            Verdict::Whole(_) => panic!("not found: {what:?}"),
        }
    }
    assert_eq!(found, trials);
    intruder.put_back(workspace).await;
    assert_eq!(store.verify_audit(context, &[head]).await.unwrap(), Verdict::Whole(head));
}

/// What [`Intruder::remember`] runs: `kept_log` and `kept_heads` are tables of its own.
pub const REMEMBER: [&str; 2] = [
    "CREATE TABLE kept_log AS SELECT * FROM audit_log",
    "CREATE TABLE kept_heads AS SELECT * FROM audit_heads",
];

/// The statements that put back what was remembered.
pub fn putting_back(workspace: WorkspaceId) -> Vec<(&'static str, Vec<Value>)> {
    let id = || vec![Value::from(workspace.as_uuid())];
    vec![
        ("DELETE FROM audit_log WHERE workspace = $1", id()),
        ("DELETE FROM audit_heads WHERE workspace = $1", id()),
        ("INSERT INTO audit_log SELECT * FROM kept_log WHERE workspace = $1", id()),
        ("INSERT INTO audit_heads SELECT * FROM kept_heads WHERE workspace = $1", id()),
    ]
}

fn edit(edit: &Edit) -> (&'static str, Value) {
    let bytes = |bytes: &Vec<u8>| Value::Bytes(Some(bytes.clone()));
    match edit {
        Edit::At(at) => ("UPDATE audit_log SET at = $3 WHERE workspace = $1 AND number = $2", (*at).into()),
        Edit::Actor(text) => {
            ("UPDATE audit_log SET actor = $3 WHERE workspace = $1 AND number = $2", text.into())
        }
        Edit::Address(text) => {
            ("UPDATE audit_log SET address = $3 WHERE workspace = $1 AND number = $2", text.into())
        }
        Edit::Action(text) => {
            ("UPDATE audit_log SET action = $3 WHERE workspace = $1 AND number = $2", text.into())
        }
        Edit::ObjectKind(text) => {
            ("UPDATE audit_log SET object_kind = $3 WHERE workspace = $1 AND number = $2", text.into())
        }
        Edit::Object(text) => {
            ("UPDATE audit_log SET object = $3 WHERE workspace = $1 AND number = $2", text.into())
        }
        Edit::Detail(text) => {
            ("UPDATE audit_log SET detail = $3 WHERE workspace = $1 AND number = $2", text.into())
        }
        Edit::Before(hash) => {
            ("UPDATE audit_log SET before_hash = $3 WHERE workspace = $1 AND number = $2", bytes(hash))
        }
        Edit::After(hash) => {
            ("UPDATE audit_log SET after_hash = $3 WHERE workspace = $1 AND number = $2", bytes(hash))
        }
        Edit::Previous(hash) => {
            ("UPDATE audit_log SET previous_hash = $3 WHERE workspace = $1 AND number = $2", bytes(hash))
        }
        Edit::Hash(hash) => {
            ("UPDATE audit_log SET hash = $3 WHERE workspace = $1 AND number = $2", bytes(hash))
        }
    }
}

/// The statements of a tampering.
pub fn statements(workspace: WorkspaceId, what: &Tampering) -> Vec<(&'static str, Vec<Value>)> {
    const MOVE: &str = "UPDATE audit_log SET number = $3 WHERE workspace = $1 AND number = $2";
    const CUT: &str = "DELETE FROM audit_log WHERE workspace = $1 AND number >= $2";
    const HEAD: &str = "UPDATE audit_heads SET number = $2, hash = $3 WHERE workspace = $1";
    const REWRITE: &str = "UPDATE audit_log SET detail = $3, previous_hash = $4, hash = $5 WHERE workspace = $1 AND number = $2";
    let id = || Value::from(workspace.as_uuid());
    let moved = |from: i64, to: i64| (MOVE, vec![id(), from.into(), to.into()]);
    let head = |number: i64, hash: Hash| (HEAD, vec![id(), number.into(), hash.into()]);
    match what {
        Tampering::Edit(number, change) => {
            let (sql, value) = edit(change);
            vec![(sql, vec![id(), (*number).into(), value])]
        }
        Tampering::Delete(number) => {
            let delete = "DELETE FROM audit_log WHERE workspace = $1 AND number = $2";
            vec![(delete, vec![id(), (*number).into()])]
        }
        Tampering::Swap(one, other) => vec![moved(*one, -1), moved(*other, *one), moved(-1, *other)],
        Tampering::Truncate(number) => vec![(CUT, vec![id(), (*number).into()])],
        Tampering::TruncateWithHead(number, end) => {
            vec![(CUT, vec![id(), (*number).into()]), head(end.number, end.hash)]
        }
        Tampering::Rewrite(entries) => {
            let mut found: Vec<_> = entries
                .iter()
                .map(|entry| {
                    let detail = Value::from(&entry.detail);
                    let (previous, hash) = (entry.previous.into(), entry.hash.into());
                    (REWRITE, vec![id(), entry.number.into(), detail, previous, hash])
                })
                .collect();
            found.extend(entries.last().map(|last| head(last.number, last.hash)));
            found
        }
    }
}
