//! A second process: this test binary again, with its task in the environment.

use std::process::{Child, Command, Stdio};

const TASK: &str = "HOLDFAST_STORE_TEST_TASK";

/// Starts the ignored test `name` of this binary in a process of its own.
pub(crate) fn start(name: &str, task: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--ignored", "--nocapture", "--test-threads=1"])
        .env(TASK, task)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What the process was started for; nothing when somebody runs ignored tests by hand.
#[expect(clippy::disallowed_methods, reason = "how a test's second process learns its task")]
pub(crate) fn task() -> Option<String> {
    std::env::var(TASK).ok()
}
