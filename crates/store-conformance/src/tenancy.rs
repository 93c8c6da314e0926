//! Workspaces know nothing of each other.

use crate::House;
use crate::commands::message;
use crate::decisions::corrected;
use crate::house::{person, unheard_of};
use holdfast_store::audit::AuditFilter;
use holdfast_store::decisions::{DecisionFilter, Reading};
use holdfast_store::directory::SessionLimits;
use holdfast_store::ids::{DecisionId, JobId, MessageId, NoteId, TaskId, ViewId, WorkspaceId, new_uuid};
use holdfast_store::jobs::{JobFilter, Lease, NewJob, Progress};
use holdfast_store::outbox::{Delivery, MessageFilter, Resolution};
use holdfast_store::secrets::TokenHash;
use holdfast_store::tasks::{TaskContent, TaskFilter};
use holdfast_store::views::ViewContent;
use holdfast_store::{Actor, Command, Error, Moment, PageRequest, Store, access};
use std::sync::Arc;
use std::time::Duration;

const MINUTE: Duration = Duration::from_mins(1);

fn task(now: Moment) -> TaskContent {
    let (account, title) = ("acme".to_owned(), "Call".to_owned());
    TaskContent { account, title, due: now, assignee: None, done: false }
}

fn view() -> ViewContent {
    let (list, name, query) = ("accounts".to_owned(), "All".to_owned(), String::new());
    ViewContent { list, name, query, shared: true }
}

/// One of everything.
struct Things {
    decision: DecisionId,
    note: NoteId,
    task: TaskId,
    view: ViewId,
    job: Lease<JobId>,
    message: Lease<MessageId>,
}

impl Things {
    async fn of(house: &House) -> Self {
        let (store, context) = (&house.store, &house.context);
        let now = house.now();
        let command =
            house.command().with_job(NewJob::new("refresh", "{}", now)).with_message(message("one", now));
        let decision =
            store.decide(context, &command, &corrected("acme", Reading::First, "price")).await.unwrap();
        store.assign(context, &house.command(), "acme", Some(house.owner), "").await.unwrap();
        let until = house.now().plus(MINUTE);
        store.snooze(context, &house.command(), "acme", until, "later").await.unwrap();
        let jobs = store.lease_jobs(context, "w", None, house.now(), MINUTE, 1).await.unwrap();
        let messages = store.lease_messages(context, "s", None, house.now(), MINUTE, 1).await.unwrap();
        Self {
            decision,
            note: store.add_note(context, &house.command(), "acme", "ours").await.unwrap(),
            task: store.add_task(context, &house.command(), &task(house.now())).await.unwrap(),
            view: store.add_view(context, &house.command(), &view()).await.unwrap(),
            job: jobs[0].lease,
            message: messages[0].lease,
        }
    }

    fn nowhere(now: Moment) -> Self {
        Self {
            decision: DecisionId::new(now),
            note: NoteId::new(now),
            task: TaskId::new(now),
            view: ViewId::new(now),
            job: Lease { id: JobId::new(now), fence: 1, until: now.plus(MINUTE) },
            message: Lease { id: MessageId::new(now), fence: 1, until: now.plus(MINUTE) },
        }
    }

    /// What asking for, and changing, each of them answers in `house`.
    async fn answers(&self, house: &House) -> Vec<String> {
        let (store, context) = (&house.store, &house.context);
        let now = house.now();
        let command = || Command::at(now);
        let shown = |answer: Result<(), Error>| format!("{answer:?}");
        vec![
            shown(store.decision(context, self.decision).await.map(|_| ())),
            shown(store.undo(context, &command(), self.decision).await),
            shown(store.note(context, self.note).await.map(|_| ())),
            shown(store.change_note(context, &command(), self.note, 0, "theirs").await),
            shown(store.remove_note(context, &command(), self.note).await),
            shown(store.task(context, self.task).await.map(|_| ())),
            shown(store.change_task(context, &command(), self.task, 0, &task(now)).await),
            shown(store.change_view(context, &command(), self.view, 0, &view()).await),
            shown(store.remove_view(context, &command(), self.view).await),
            shown(store.job(context, self.job.id).await.map(|_| ())),
            shown(store.cancel_job(context, &command(), self.job.id).await),
            shown(store.finish_job(context, &self.job, now, "theirs").await),
            shown(store.fail_job(context, &self.job, now, "theirs", None).await),
            shown(store.keep_job(context, &self.job, now, MINUTE, &Progress::default()).await.map(|_| ())),
            shown(store.message(context, self.message.id).await.map(|_| ())),
            shown(store.resolve_message(context, &command(), self.message.id, Resolution::Sent).await),
            shown(store.delivered(context, &self.message, now, &Delivery::Sent(String::new())).await),
        ]
    }
}

/// Every identifier of another workspace answers exactly what one that does not exist
/// answers, and nothing of the other workspace changes.
pub async fn another_workspace_is_as_if_it_did_not_exist(store: Arc<dyn Store>) {
    let ours = House::build(Arc::clone(&store)).await;
    let theirs = House::build(Arc::clone(&store)).await;
    let things = Things::of(&theirs).await;
    let before = store.audit_head(&theirs.context).await.unwrap();
    let foreign = things.answers(&ours).await;
    let nowhere = Things::nowhere(ours.now()).answers(&ours).await;
    assert_eq!(foreign, nowhere);
    assert!(foreign.iter().all(|answer| answer.contains("NotFound") || answer.contains("LeaseLost")));
    assert_eq!(store.audit_head(&theirs.context).await.unwrap(), before);
    assert_eq!(store.audit_head(&ours.context).await.unwrap().number, 0);
    assert_eq!(store.note(&theirs.context, things.note).await.unwrap().text, "ours");
}

/// No list of a workspace shows anything of another, and nobody leases another's work.
pub async fn workspaces_do_not_mix(store: Arc<dyn Store>) {
    let ours = House::build(Arc::clone(&store)).await;
    let theirs = House::build(Arc::clone(&store)).await;
    Things::of(&theirs).await;
    let (context, page) = (&ours.context, PageRequest::first(99));
    let now = theirs.now();
    let seen = [
        store.history(context, &crate::decisions::loss("acme"), &page).await.unwrap().rows.len(),
        store.standing_decisions(context, &DecisionFilter::default(), &page).await.unwrap().rows.len(),
        store.reading_pairs(context, &page).await.unwrap().rows.len(),
        store.notes(context, "acme", &page).await.unwrap().rows.len(),
        store.tasks(context, &TaskFilter::default(), &page).await.unwrap().rows.len(),
        store.assignments(context, None, &page).await.unwrap().rows.len(),
        store.snoozes(context, Moment::from_micros(0), &page).await.unwrap().rows.len(),
        store.views(context, "accounts", &page).await.unwrap().rows.len(),
        store.jobs(context, &JobFilter::default(), &page).await.unwrap().rows.len(),
        store.messages(context, &MessageFilter::default(), &page).await.unwrap().rows.len(),
        store.audit_log(context, &AuditFilter::default(), &page).await.unwrap().rows.len(),
        store.lease_jobs(context, "w", None, now.plus(MINUTE * 9), MINUTE, 9).await.unwrap().len(),
        store.lease_messages(context, "s", None, now.plus(MINUTE * 9), MINUTE, 9).await.unwrap().len(),
        usize::from(store.assignment(context, "acme").await.unwrap().is_some()),
        usize::try_from(store.forget(context, now, now).await.unwrap().jobs).unwrap(),
    ];
    assert_eq!(seen, [0; 15]);
    let members = store.members(context, &page).await.unwrap().rows;
    assert!(members.iter().all(|member| member.workspace == ours.workspace) && members.len() == 2);
    assert!(store.api_keys(context, &page).await.unwrap().rows.is_empty());
}

/// Who is no member of a workspace learns not even whether there is one; a membership that
/// was taken away is gone at the next request.
pub async fn strangers_learn_nothing(store: Arc<dyn Store>) {
    let house = House::build(Arc::clone(&store)).await;
    let now = house.now();
    let stranger = person(&format!("stranger{}", unheard_of()));
    let stranger = store.create_user(&Actor::Operator, &Command::at(now), &stranger).await.unwrap();
    let token = TokenHash::of(format!("stranger {}", unheard_of()).as_bytes());
    let limits = SessionLimits::default();
    store.begin_session(&Command::at(now), stranger, &token, "Firefox", limits).await.unwrap();
    let nowhere = WorkspaceId::from_uuid(new_uuid(now));
    let foreign = access::by_session(&*store, &token, house.workspace, now).await.unwrap_err();
    let missing = access::by_session(&*store, &token, nowhere, now).await.unwrap_err();
    assert_eq!(format!("{foreign:?}"), format!("{missing:?}"));
    let unknown = TokenHash::of(b"never given out");
    assert!(access::by_session(&*store, &unknown, house.workspace, now).await.is_err());
    assert!(access::for_worker(&*store, "w", nowhere).await.is_err());
    assert!(access::for_operator(&*store, nowhere).await.is_err());

    let role = holdfast_store::role::Role::Viewer;
    store.set_member(&house.context, &house.command(), stranger, role).await.unwrap();
    let entered = access::by_session(&*store, &token, house.workspace, now).await.unwrap();
    assert_eq!(entered.role(), role);
    store.remove_member(&house.context, &house.command(), stranger).await.unwrap();
    let gone = access::by_session(&*store, &token, house.workspace, now).await.unwrap_err();
    assert_eq!(format!("{gone:?}"), format!("{missing:?}"));
}
