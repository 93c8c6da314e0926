//! How fast a store is: what the adapters' benchmarks measure.

use crate::House;
use holdfast_store::audit::AuditFilter;
use holdfast_store::jobs::{JobFilter, NewJob};
use holdfast_store::tasks::{TaskContent, TaskFilter};
use holdfast_store::{Command, PageRequest, Store};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A measured figure.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What was measured.
    pub what: &'static str,
    /// How much.
    pub value: f64,
    /// Of what.
    pub unit: &'static str,
}

const fn figure(what: &'static str, value: f64, unit: &'static str) -> Figure {
    Figure { what, value, unit }
}

/// The median time of `times` runs, in milliseconds.
macro_rules! median {
    ($times:expr, $run:expr) => {{
        let mut taken = Vec::new();
        for _ in 0..$times {
            let start = Instant::now();
            $run.await.unwrap();
            taken.push(start.elapsed().as_secs_f64() * 1_000.0);
        }
        taken.sort_by(f64::total_cmp);
        taken[taken.len() / 2]
    }};
}

async fn commits(houses: &[House], writers_of_each: usize, duration: Duration) -> f64 {
    let start = Instant::now();
    let mut tasks = Vec::new();
    for house in houses {
        for _ in 0..writers_of_each {
            let house = house.clone();
            tasks.push(tokio::spawn(async move {
                let mut done = 0_u32;
                while start.elapsed() < duration {
                    let (context, command) = (&house.context, house.command());
                    house.store.add_note(context, &command, "acme", "a note").await.unwrap();
                    done += 1;
                }
                done
            }));
        }
    }
    let mut done = 0_u32;
    for task in tasks {
        done += task.await.unwrap();
    }
    f64::from(done) / start.elapsed().as_secs_f64()
}

/// Measures a store: commands a second, leases a second, pages of lists of `rows` rows.
pub async fn measure(store: Arc<dyn Store>, rows: usize) -> Vec<Figure> {
    let house = House::build(Arc::clone(&store)).await;
    let seconds = Duration::from_secs(5);
    let mut figures = vec![
        figure("commands, one writer", commits(std::slice::from_ref(&house), 1, seconds).await, "a second"),
        figure(
            "commands, eight writers",
            commits(std::slice::from_ref(&house), 8, seconds).await,
            "a second",
        ),
    ];
    let mut houses = Vec::new();
    for _ in 0..8 {
        houses.push(House::build(Arc::clone(&store)).await);
    }
    let spread = commits(&houses, 1, seconds).await;
    figures.push(figure("commands, eight workspaces with a writer each", spread, "a second"));

    let start = Instant::now();
    let batch = 500;
    for _ in 0..rows / batch {
        let now = house.now();
        let mut command: Command = house.command();
        command.effects.jobs = vec![NewJob::new("work", r#"{"day": "2026-06-01"}"#, now); batch];
        store.add_note(&house.context, &command, "acme", "a note").await.unwrap();
    }
    let rate = rows as f64 / start.elapsed().as_secs_f64();
    figures.push(figure("jobs added, 500 to a command", rate, "a second"));

    let start = Instant::now();
    let mut leased = 0;
    while start.elapsed() < seconds {
        let now = house.now();
        let taken =
            store.lease_jobs(&house.context, "w", None, now, Duration::from_hours(1), 1).await.unwrap();
        store.finish_job(&house.context, &taken[0].lease, house.now(), "{}").await.unwrap();
        leased += 1;
    }
    let rate = f64::from(leased) / start.elapsed().as_secs_f64();
    figures.push(figure("jobs leased and finished, one at a time", rate, "a second"));

    let far = house.now().plus(Duration::from_hours(24));
    let task = TaskContent {
        account: "acme".into(),
        title: "Call them".into(),
        due: far,
        assignee: None,
        done: false,
    };
    let tasks = (rows / 100).max(500);
    for _ in 0..tasks {
        store.add_task(&house.context, &house.command(), &task).await.unwrap();
    }
    let (context, page) = (&house.context, PageRequest::first(50));
    let (jobs, log, due) = (JobFilter::default(), AuditFilter::default(), TaskFilter::default());
    figures.extend([
        figure("page of 50 of the jobs, first", median!(101, store.jobs(context, &jobs, &page)), "ms"),
        figure("page of 50 of the audit log", median!(101, store.audit_log(context, &log, &page)), "ms"),
        figure("page of 50 of the tasks", median!(101, store.tasks(context, &due, &page)), "ms"),
    ]);
    let mut deep = page.clone();
    for _ in 0..rows / 1_000 {
        let request = match deep.cursor() {
            Some(cursor) => PageRequest::after(cursor.clone(), 500),
            None => PageRequest::first(500),
        };
        let found = store.jobs(context, &jobs, &request).await.unwrap();
        let Some(next) = found.next else { break };
        deep = PageRequest::after(next, 50);
    }
    figures.push(figure(
        "page of 50 of the jobs, in the middle",
        median!(101, store.jobs(context, &jobs, &deep)),
        "ms",
    ));
    let verified = Instant::now();
    store.verify_audit(context, &[]).await.unwrap();
    let head = store.audit_head(context).await.unwrap();
    let rate = head.number as f64 / verified.elapsed().as_secs_f64();
    figures.push(figure("audit rows verified", rate, "a second"));
    figures
}
