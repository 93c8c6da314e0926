//! What every operational store must do, as one suite of behaviours over the traits.
//!
//! An adapter's tests call [`every_behaviour!`] with a function that makes an empty store;
//! each behaviour becomes a test of its own, so that none can be left out. [`tampering`]
//! and [`figures`] need something of the adapter (a way behind the store's back; a disk)
//! and are called by name.
#![deny(missing_docs)]
#![expect(clippy::unwrap_used, reason = "these are tests: a failure is to stop them")]
#![expect(clippy::missing_panics_doc, reason = "a failed behaviour panics")]

mod audit;
mod commands;
mod decisions;
mod directory;
pub mod figures;
mod house;
mod jobs;
mod outbox;
mod paging;
mod people;
pub mod tampering;
mod tenancy;

pub use audit::{a_chain_continues_and_is_whole, an_occurrence_is_recorded, the_log_is_filtered};
pub use commands::{
    a_command_that_fails_leaves_nothing, a_key_belongs_to_its_request, a_key_makes_a_command_happen_once,
    keys_and_ended_work_are_forgotten, the_same_command_at_once_happens_once,
};
pub use decisions::{
    a_reading_pair_needs_two_people, a_verdict_says_what_it_needs, undoing_restores_what_stood,
};
pub use directory::{
    a_password_change_ends_sessions, a_session_ends_when_idle_and_at_its_end, a_user_is_found_by_address,
    a_workspace_keeps_an_owner, an_api_key_opens_its_workspace_until_revoked, the_first_run_happens_once,
};
pub use house::House;
pub use jobs::{
    a_job_is_tried_as_often_as_it_may, a_lease_expires_and_is_fenced, a_unique_job_is_added_once,
    eight_workers_run_every_job_once,
};
pub use outbox::{
    a_disappeared_sender_leaves_the_unknown, a_message_is_settled_by_a_person, sending_can_be_paused,
    what_is_late_is_missed,
};
pub use paging::{
    every_list_is_walked_completely, foreign_cursors_are_refused, growing_lists_repeat_nothing,
};
pub use people::{
    accounts_are_assigned_and_set_aside, notes_and_tasks_notice_other_writers, settings_notice_other_writers,
    texts_come_back_as_they_were, views_are_private_or_shared,
};
pub use tenancy::{
    another_workspace_is_as_if_it_did_not_exist, strangers_learn_nothing, workspaces_do_not_mix,
};

/// Makes a test of every behaviour. The argument is the path of an
/// `async fn() -> (Arc<dyn Store>, T)`; the second part is kept until the test is over.
#[macro_export]
macro_rules! every_behaviour {
    ($empty:path) => {
        $crate::every_behaviour! { $empty:
            a_chain_continues_and_is_whole, an_occurrence_is_recorded, the_log_is_filtered,
            a_command_that_fails_leaves_nothing, a_key_belongs_to_its_request,
            a_key_makes_a_command_happen_once, keys_and_ended_work_are_forgotten,
            the_same_command_at_once_happens_once,
            a_reading_pair_needs_two_people, a_verdict_says_what_it_needs, undoing_restores_what_stood,
            a_password_change_ends_sessions, a_session_ends_when_idle_and_at_its_end,
            a_user_is_found_by_address, a_workspace_keeps_an_owner,
            an_api_key_opens_its_workspace_until_revoked, the_first_run_happens_once,
            a_job_is_tried_as_often_as_it_may, a_lease_expires_and_is_fenced, a_unique_job_is_added_once,
            eight_workers_run_every_job_once,
            a_disappeared_sender_leaves_the_unknown, a_message_is_settled_by_a_person,
            sending_can_be_paused, what_is_late_is_missed,
            every_list_is_walked_completely, foreign_cursors_are_refused, growing_lists_repeat_nothing,
            accounts_are_assigned_and_set_aside, notes_and_tasks_notice_other_writers,
            settings_notice_other_writers, texts_come_back_as_they_were, views_are_private_or_shared,
            another_workspace_is_as_if_it_did_not_exist, strangers_learn_nothing, workspaces_do_not_mix,
        }
    };
    ($empty:path: $($behaviour:ident),* $(,)?) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $behaviour() {
            // Without a database there is nothing to test; whoever has none says so.
            if let Some((store, kept)) = $empty().await {
                $crate::$behaviour(store).await;
                drop(kept);
            }
        }
    )*};
}
