//! A process that acknowledges commits on its output and is killed at random moments.

use crate::behaviours::START;
use crate::child;
use holdfast_store::audit::{Audit as _, Verdict};
use holdfast_store::ids::WorkspaceId;
use holdfast_store::jobs::{JobFilter, Jobs as _, NewJob};
use holdfast_store::notes::Notes as _;
use holdfast_store::{Command, IdempotencyKey, Moment, PageRequest, WorkspaceContext, access};
use holdfast_store_conformance::House;
use holdfast_store_sqlite::SqliteStore;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeSet, HashMap};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tempfile::TempDir;

fn say(word: &str, number: u64) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{word} {number}").unwrap();
    out.flush().unwrap();
}

async fn send(store: &SqliteStore, context: &WorkspaceContext, number: u64) {
    let now = Moment::from_micros(START.micros() + i64::try_from(number).unwrap());
    let key = IdempotencyKey::new(format!("number-{number}")).unwrap();
    let job = NewJob { unique: Some(number.to_string()), ..NewJob::new("work", "{}", now) };
    let command = Command::at(now).with_key(key).with_job(job);
    say("try", number);
    store.add_note(context, &command, "acme", &number.to_string()).await.unwrap();
    say("ack", number);
}

/// The process that is killed: `folder|workspace|first new number|numbers to send again`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by the tests of this file"]
async fn process() {
    let Some(task) = child::task() else { return };
    let parts: Vec<&str> = task.split('|').collect();
    let store = Arc::new(holdfast_store_sqlite::open(Path::new(parts[0]), START).await.unwrap());
    let workspace: WorkspaceId = parts[1].parse().unwrap();
    let context = access::for_operator(&*store, workspace).await.unwrap();
    let numbers = Arc::new(AtomicU64::new(parts[2].parse().unwrap()));
    for number in parts[3].split(',').filter(|number| !number.is_empty()) {
        send(&store, &context, number.parse().unwrap()).await;
    }
    let writers: Vec<_> = (0..4)
        .map(|_| {
            let (store, context, numbers) = (Arc::clone(&store), context.clone(), Arc::clone(&numbers));
            tokio::spawn(async move {
                // Until it is killed.
                while numbers.load(Ordering::Relaxed) < u64::MAX {
                    send(&store, &context, numbers.fetch_add(1, Ordering::Relaxed)).await;
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
}

async fn survive(kills: u64, seed: u64) {
    let folder = TempDir::new().unwrap();
    let store = Arc::new(holdfast_store_sqlite::open(folder.path(), START).await.unwrap());
    let workspace = House::build(Arc::clone(&store) as _).await.workspace;
    store.backend().close().await;
    drop(store);

    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let (mut tried, mut acknowledged) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..kills {
        let next = tried.last().map_or(0, |last| last + 1);
        let open: Vec<String> = tried.difference(&acknowledged).map(u64::to_string).collect();
        let task = format!("{}|{workspace}|{next}|{}", folder.path().display(), open.join(","));
        let mut process = child::start("crashes::process", &task);
        let output = BufReader::new(process.stdout.take().unwrap());
        let reader = std::thread::spawn(move || {
            let mut lines: Vec<String> = Vec::new();
            let mut output = output;
            let mut line = String::new();
            // The last line may be cut in two by the kill: only whole ones count.
            while output.read_line(&mut line).is_ok_and(|length| length > 0) {
                if line.ends_with('\n') {
                    lines.push(line.trim_end().to_owned());
                }
                line.clear();
            }
            lines
        });
        tokio::time::sleep(Duration::from_micros(random.random_range(20_000..200_000))).await;
        process.kill().unwrap();
        process.wait().unwrap();
        for line in reader.join().unwrap() {
            match line.split_once(' ') {
                Some(("try", number)) => drop(tried.insert(number.parse::<u64>().unwrap())),
                Some(("ack", number)) => drop(acknowledged.insert(number.parse::<u64>().unwrap())),
                _ => {}
            }
        }
    }
    assert!(acknowledged.len() as u64 > kills, "only {} acknowledged", acknowledged.len());

    let store = holdfast_store_sqlite::open(folder.path(), START).await.unwrap();
    let context = access::for_operator(&store, workspace).await.unwrap();
    let mut stored: HashMap<u64, u32> = HashMap::new();
    let mut page = PageRequest::first(500);
    loop {
        let found = store.notes(&context, "acme", &page).await.unwrap();
        for note in &found.rows {
            *stored.entry(note.text.parse().unwrap()).or_default() += 1;
        }
        let Some(next) = found.next else { break };
        page = PageRequest::after(next, 500);
    }
    let lost = acknowledged.iter().filter(|number| !stored.contains_key(number)).count();
    let doubled = stored.values().filter(|times| **times > 1).count();
    let never_sent = stored.keys().filter(|number| !tried.contains(number)).count();
    assert_eq!((lost, doubled, never_sent), (0, 0, 0));
    // What was committed was committed whole: a note, its audit row, its job.
    let verdict = store.verify_audit(&context, &[]).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole(head) if head.number == stored.len() as i64), "{verdict:?}");
    let mut jobs = 0;
    let mut page = PageRequest::first(500);
    loop {
        let found = store.jobs(&context, &JobFilter::default(), &page).await.unwrap();
        jobs += found.rows.len();
        let Some(next) = found.next else { break };
        page = PageRequest::after(next, 500);
    }
    assert_eq!(jobs, stored.len());
    say("acknowledged", acknowledged.len() as u64);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_kills_lose_and_double_nothing() {
    survive(100, 7).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "several minutes: before a release"]
async fn five_thousand_kills_lose_and_double_nothing() {
    survive(5_000, 11).await;
}
