//! Jobs under leases.

use crate::House;
use holdfast_store::jobs::{JobFilter, JobState, NewJob, Progress};
use holdfast_store::{Error, PageRequest, Store};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const MINUTE: Duration = Duration::from_mins(1);

async fn add(house: &House, job: NewJob) {
    let command = house.command().with_job(job);
    house.store.add_note(&house.context, &command, "acme", "a note").await.unwrap();
}

/// A lease ends by itself; the next worker gets the job; the one that lost it can neither
/// report, nor finish, nor fail it, also while nobody else has it.
pub async fn a_lease_expires_and_is_fenced(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let context = &house.context;
    add(&house, NewJob { attempts: 3, ..NewJob::new("refresh", r#"{"day": 1}"#, house.now()) }).await;
    let lost = store.lease_jobs(context, "one", None, house.now(), MINUTE, 9).await.unwrap();
    assert_eq!(lost.len(), 1);
    assert_eq!((lost[0].attempt, lost[0].job.payload.as_str()), (1, r#"{"day": 1}"#));
    assert!(store.lease_jobs(context, "two", None, house.now(), MINUTE, 9).await.unwrap().is_empty());
    let progress = Progress { done: 1, total: 4, step: "reading".to_owned() };
    let kept = store.keep_job(context, &lost[0].lease, house.now(), MINUTE, &progress).await.unwrap();
    assert_eq!(store.job(context, kept.id).await.unwrap().progress, progress);
    house.wait(MINUTE * 2);
    // Nobody has taken it yet, but the time is over.
    let late = store.finish_job(context, &kept, house.now(), "{}").await;
    assert!(matches!(late, Err(Error::LeaseLost)));
    let next = store.lease_jobs(context, "two", None, house.now(), MINUTE, 9).await.unwrap();
    assert_eq!((next.len(), next[0].attempt), (1, 2));
    let stale = [
        store.finish_job(context, &kept, house.now(), "{}").await,
        store.fail_job(context, &kept, house.now(), "no", None).await,
        store.keep_job(context, &kept, house.now(), MINUTE, &progress).await.map(|_| ()),
    ];
    assert!(stale.iter().all(|answer| matches!(answer, Err(Error::LeaseLost))));
    store.finish_job(context, &next[0].lease, house.now(), r#"{"rows": 7}"#).await.unwrap();
    let job = store.job(context, kept.id).await.unwrap();
    assert_eq!((job.state, job.begun, job.worker.as_deref()), (JobState::Done, 2, Some("two")));
    assert_eq!(job.outcome.as_deref(), Some(r#"{"rows": 7}"#));
    let again = store.finish_job(context, &next[0].lease, house.now(), "{}").await;
    assert!(matches!(again, Err(Error::LeaseLost)));
}

/// Failures and disappeared workers count against the attempts; a job that is called off
/// takes its lease away.
pub async fn a_job_is_tried_as_often_as_it_may(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let context = &house.context;
    add(&house, NewJob { attempts: 2, ..NewJob::new("failing", "{}", house.now()) }).await;
    let first = store.lease_jobs(context, "w", None, house.now(), MINUTE, 9).await.unwrap();
    let again = house.now().plus(MINUTE);
    store.fail_job(context, &first[0].lease, house.now(), "no route", Some(again)).await.unwrap();
    assert!(store.lease_jobs(context, "w", None, house.now(), MINUTE, 9).await.unwrap().is_empty());
    house.wait(MINUTE);
    let second = store.lease_jobs(context, "w", None, house.now(), MINUTE, 9).await.unwrap();
    assert_eq!(second[0].attempt, 2);
    store.fail_job(context, &second[0].lease, house.now(), "no route", Some(again)).await.unwrap();
    let failed = store.job(context, first[0].lease.id).await.unwrap();
    assert_eq!((failed.state, failed.outcome.as_deref()), (JobState::Failed, Some("no route")));

    add(&house, NewJob::new("vanishing", "{}", house.now())).await;
    let taken = store.lease_jobs(context, "w", Some("vanishing"), house.now(), MINUTE, 9).await.unwrap();
    house.wait(MINUTE * 2);
    assert!(store.lease_jobs(context, "w", None, house.now(), MINUTE, 9).await.unwrap().is_empty());
    assert_eq!(store.job(context, taken[0].lease.id).await.unwrap().state, JobState::Failed);

    add(&house, NewJob::new("called off", "{}", house.now())).await;
    assert!(store.lease_jobs(context, "w", Some("else"), house.now(), MINUTE, 9).await.unwrap().is_empty());
    let taken = store.lease_jobs(context, "w", None, house.now(), MINUTE, 9).await.unwrap();
    store.cancel_job(context, &house.command(), taken[0].lease.id).await.unwrap();
    let late = store.finish_job(context, &taken[0].lease, house.now(), "{}").await;
    assert!(matches!(late, Err(Error::LeaseLost)));
    let twice = store.cancel_job(context, &house.command(), taken[0].lease.id).await;
    assert!(matches!(twice, Err(Error::Refused { .. })));
    let filter = JobFilter { state: Some(JobState::Cancelled), ..Default::default() };
    assert_eq!(store.jobs(context, &filter, &PageRequest::first(9)).await.unwrap().rows.len(), 1);
}

/// A job with a unique key is there once, whatever became of the first.
pub async fn a_unique_job_is_added_once(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let nightly =
        NewJob { unique: Some("2026-06-01".to_owned()), ..NewJob::new("refresh", "{}", house.now()) };
    add(&house, nightly.clone()).await;
    add(&house, nightly.clone()).await;
    let taken = store.lease_jobs(&house.context, "w", None, house.now(), MINUTE, 9).await.unwrap();
    assert_eq!(taken.len(), 1);
    store.finish_job(&house.context, &taken[0].lease, house.now(), "{}").await.unwrap();
    add(&house, nightly.clone()).await;
    assert!(store.lease_jobs(&house.context, "w", None, house.now(), MINUTE, 9).await.unwrap().is_empty());
    add(&house, NewJob { unique: Some("2026-06-02".to_owned()), ..nightly }).await;
    assert_eq!(store.lease_jobs(&house.context, "w", None, house.now(), MINUTE, 9).await.unwrap().len(), 1);
}

/// Eight workers, some of which disappear in the middle: every job is finished once and
/// only once, and none is ever in two hands.
pub async fn eight_workers_run_every_job_once(store: Arc<dyn Store>) {
    const JOBS: usize = 300;
    let house = House::build(Arc::clone(&store)).await;
    let now = house.now();
    for _ in 0..JOBS / 100 {
        let mut command = house.command();
        command.effects.jobs = vec![NewJob { attempts: 1_000, ..NewJob::new("work", "{}", now) }; 100];
        store.add_note(&house.context, &command, "acme", "a note").await.unwrap();
    }
    let finished = Arc::new(Mutex::new(HashMap::new()));
    let leases = Arc::new(Mutex::new(HashSet::new()));
    let workers: Vec<_> = (0..8_u64)
        .map(|worker| {
            let (house, finished, leases) = (house.clone(), Arc::clone(&finished), Arc::clone(&leases));
            tokio::spawn(async move {
                let mut random = ChaCha8Rng::seed_from_u64(worker);
                let name = format!("worker {worker}");
                let mut idle = 0;
                while idle < 3 {
                    let store = &house.store;
                    let taken =
                        store.lease_jobs(&house.context, &name, None, house.now(), MINUTE, 3).await.unwrap();
                    idle = if taken.is_empty() { idle + 1 } else { 0 };
                    if taken.is_empty() {
                        // Whoever disappeared loses its leases now.
                        house.wait(MINUTE * 2);
                    }
                    for leased in taken {
                        let new = leases.lock().unwrap().insert((leased.lease.id, leased.lease.fence));
                        assert!(new, "two workers got the same lease");
                        tokio::task::yield_now().await;
                        if random.random_bool(0.1) {
                            continue;
                        }
                        match store.finish_job(&house.context, &leased.lease, house.now(), &name).await {
                            Ok(()) => *finished.lock().unwrap().entry(leased.lease.id).or_insert(0) += 1,
                            Err(Error::LeaseLost) => {}
                            Err(other) => panic!("{other}"),
                        }
                    }
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }
    let finished = finished.lock().unwrap().clone();
    assert_eq!(finished.len(), JOBS);
    assert!(finished.values().all(|times| *times == 1));
    let filter = JobFilter { state: Some(JobState::Done), ..Default::default() };
    let done = store.jobs(&house.context, &filter, &PageRequest::first(500)).await.unwrap();
    assert_eq!(done.rows.len(), JOBS);
}
