//! What may be forgotten.

use crate::access::WorkspaceContext;
use crate::error::Result;
use crate::time::Moment;
use async_trait::async_trait;

/// How much was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Idempotency keys.
    pub keys: u64,
    /// Jobs.
    pub jobs: u64,
    /// Messages.
    pub messages: u64,
}

/// Removes what is only kept for a while.
#[async_trait]
pub trait Upkeep: Send + Sync {
    /// Removes idempotency keys used before `keys`, and jobs and messages that ended
    /// before `ended`. Their unique keys are forgotten with them.
    async fn forget(&self, context: &WorkspaceContext, keys: Moment, ended: Moment) -> Result<Forgotten>;
}
