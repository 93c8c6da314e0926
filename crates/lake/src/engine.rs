//! The asynchronous runtime that the engine works on, behind a blocking door.

use holdfast_analytics::Error;
use std::future::Future;
use tokio::runtime::{Builder, Handle, Runtime};

/// Stack of a worker: plans are walked recursively, and unoptimised builds use much of it.
const STACK_BYTES: usize = 8 << 20;

/// Owns the runtime. Callers block; they may themselves stand on any thread, a blocking
/// thread of another runtime included.
pub(crate) struct Engine {
    runtime: Option<Runtime>,
    handle: Handle,
}

impl Engine {
    /// A runtime with this many computing threads.
    pub(crate) fn new(threads: usize) -> Result<Self, Error> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(threads.max(1))
            .thread_name("holdfast-lake")
            .thread_stack_size(STACK_BYTES)
            .enable_all()
            .build()
            .map_err(|error| Error::Storage {
                path: "the engine's threads".to_owned(),
                message: error.to_string(),
            })?;
        let handle = runtime.handle().clone();
        Ok(Self { runtime: Some(runtime), handle })
    }

    /// Runs the future on the engine's threads and blocks for its result.
    ///
    /// Through a channel rather than `block_on`, which refuses to work on a thread that
    /// already drives another runtime.
    pub(crate) fn wait<T, F>(&self, future: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        let (sender, receiver) = std::sync::mpsc::sync_channel(1);
        self.handle.spawn(async move {
            // The receiver waits until this is sent; it cannot be gone.
            let _ = sender.send(future.await);
        });
        receiver.recv().unwrap_or_else(|_| Err(stopped()))
    }

    /// Starts work on the engine's threads and does not wait for it.
    pub(crate) fn spawn(&self, future: impl Future<Output = ()> + Send + 'static) {
        self.handle.spawn(future);
    }

    /// Runs blocking work on a thread of its own, from a bounded pool.
    pub(crate) fn spawn_blocking(&self, work: impl FnOnce() + Send + 'static) {
        self.handle.spawn_blocking(work);
    }
}

/// What is said when a task ended without an answer.
pub(crate) fn stopped() -> Error {
    Error::Storage {
        path: "the engine".to_owned(),
        message: "stopped in the middle of its work; this is a defect, please report it".to_owned(),
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Dropping a runtime inside an asynchronous context panics; this does not.
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_from_inside_another_runtime() {
        let outer = Builder::new_multi_thread().build().unwrap();
        let answer = outer.block_on(async {
            tokio::task::spawn_blocking(|| {
                let engine = Engine::new(1).unwrap();
                engine.wait(async { Ok(42) }).unwrap()
            })
            .await
            .unwrap()
        });
        assert_eq!(answer, 42);
    }

    #[test]
    fn a_panic_in_the_engine_is_an_error_and_no_hang() {
        let engine = Engine::new(1).unwrap();
        assert!(engine.wait(async { if true { panic!("expected by this test") } else { Ok(1) } }).is_err());
    }
}
