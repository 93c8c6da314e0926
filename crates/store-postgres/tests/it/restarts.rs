//! The server's plug is pulled while eight writers write.

use crate::behaviours::START;
use crate::server::Server;
use holdfast_store::audit::{Audit as _, Verdict};
use holdfast_store::jobs::{JobFilter, Jobs as _, NewJob};
use holdfast_store::notes::Notes as _;
use holdfast_store::{Command, Error, IdempotencyKey, PageRequest};
use holdfast_store_conformance::House;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What one writer saw.
#[derive(Default)]
struct Seen {
    acknowledged: Vec<u64>,
    unknown: Vec<u64>,
    longest: Duration,
}

async fn write(house: House, with_keys: bool, numbers: Arc<AtomicU64>, stop: Arc<AtomicBool>) -> Seen {
    let mut seen = Seen::default();
    while !stop.load(Ordering::Relaxed) {
        let number = numbers.fetch_add(1, Ordering::Relaxed);
        let now = house.now();
        let job = NewJob { unique: Some(number.to_string()), ..NewJob::new("work", "{}", now) };
        let mut command = Command::at(now).with_job(job);
        if with_keys {
            command = command.with_key(IdempotencyKey::new(format!("number-{number}")).unwrap());
        }
        let began = Instant::now();
        match house.store.add_note(&house.context, &command, "acme", &number.to_string()).await {
            Ok(_) => seen.acknowledged.push(number),
            Err(Error::OutcomeUnknown(_)) if !with_keys => seen.unknown.push(number),
            Err(Error::Unavailable(_)) if !with_keys => tokio::time::sleep(Duration::from_millis(20)).await,
            Err(other) => panic!("with a key, the store itself tries again: {other}"),
        }
        seen.longest = seen.longest.max(began.elapsed());
    }
    seen
}

/// Twenty immediate restarts: what was acknowledged is there, nothing is there twice, and
/// writers with idempotency keys never notice more than a delay.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_immediate_restarts_lose_and_double_nothing() {
    let Some(server) = Server::start().map(Arc::new) else { return };
    let database = server.database().await;
    let store = holdfast_store_postgres::open(&server.settings(&database), START).await.unwrap();
    let store = Arc::new(store);
    let house = House::build(Arc::clone(&store) as _).await;
    let (numbers, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let writer =
        |with_keys| tokio::spawn(write(house.clone(), with_keys, Arc::clone(&numbers), Arc::clone(&stop)));
    let keyed: Vec<_> = (0..8).map(|_| writer(true)).collect();
    let unkeyed: Vec<_> = (0..2).map(|_| writer(false)).collect();
    let mut random = ChaCha8Rng::seed_from_u64(20);
    for _ in 0..20 {
        tokio::time::sleep(Duration::from_millis(random.random_range(200..800))).await;
        let server = Arc::clone(&server);
        tokio::task::spawn_blocking(move || server.restart_immediately()).await.unwrap();
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    stop.store(true, Ordering::Relaxed);
    let mut acknowledged = HashSet::new();
    let (mut unknown, mut longest) = (Vec::new(), Duration::ZERO);
    for writer in keyed.into_iter().chain(unkeyed) {
        let seen = writer.await.unwrap();
        acknowledged.extend(seen.acknowledged);
        unknown.extend(seen.unknown);
        longest = longest.max(seen.longest);
    }

    let mut stored: HashMap<u64, u32> = HashMap::new();
    let mut page = PageRequest::first(500);
    loop {
        let found = store.notes(&house.context, "acme", &page).await.unwrap();
        for note in &found.rows {
            *stored.entry(note.text.parse().unwrap()).or_default() += 1;
        }
        let Some(next) = found.next else { break };
        page = PageRequest::after(next, 500);
    }
    let lost = acknowledged.iter().filter(|number| !stored.contains_key(number)).count();
    let doubled = stored.values().filter(|times| **times > 1).count();
    assert_eq!((lost, doubled), (0, 0));
    assert!(acknowledged.len() > 200, "only {} acknowledged", acknowledged.len());
    let unexpected =
        stored.keys().filter(|number| !acknowledged.contains(number) && !unknown.contains(number));
    assert_eq!(unexpected.count(), 0, "what is stored was acknowledged or its outcome was unknown");
    let verdict = store.verify_audit(&house.context, &[]).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole(head) if head.number == stored.len() as i64), "{verdict:?}");
    let mut jobs = 0;
    let mut page = PageRequest::first(500);
    loop {
        let found = store.jobs(&house.context, &JobFilter::default(), &page).await.unwrap();
        jobs += found.rows.len();
        let Some(next) = found.next else { break };
        page = PageRequest::after(next, 500);
    }
    assert_eq!(jobs, stored.len());
    let committed = unknown.iter().filter(|number| stored.contains_key(number)).count();
    let report = format!(
        "acknowledged {}, unknown without a key {}, of these committed {committed}, longest wait {longest:?}",
        acknowledged.len(),
        unknown.len(),
    );
    assert!(longest < Duration::from_secs(30), "{report}");
    std::io::Write::write_all(&mut std::io::stdout(), format!("{report}\n").as_bytes()).unwrap();
}
