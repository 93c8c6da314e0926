//! What can go wrong, in the words of the caller.

/// A result of the store.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the store refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or belongs to a workspace that this caller may not see: the two
    /// cannot be told apart.
    #[error("{what} not found")]
    NotFound {
        /// What was asked for.
        what: &'static str,
    },
    /// Someone else changed it since it was read.
    #[error(
        "{what} was changed by someone else: version {expected} was read, {found} is stored; read it again"
    )]
    Conflict {
        /// What was to be changed.
        what: &'static str,
        /// The version the caller had read.
        expected: i64,
        /// The version that is stored.
        found: i64,
    },
    /// There is one already.
    #[error("{what} exists already")]
    Exists {
        /// What was to be made.
        what: &'static str,
    },
    /// A rule forbids it.
    #[error("{what} refused: {why}")]
    Refused {
        /// What was to be done.
        what: &'static str,
        /// The rule.
        why: &'static str,
    },
    /// A value cannot be stored.
    #[error("{what} is not valid: {why}")]
    Invalid {
        /// The value's name.
        what: &'static str,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The idempotency key was used before, for something else.
    #[error("the idempotency key was used before for a different request; use a new key")]
    KeyReused,
    /// The worker's lease ended or went to another worker: nothing was written.
    #[error("the lease was lost; nothing was written")]
    LeaseLost,
    /// The cursor is not one that this list gave out.
    #[error("the cursor does not belong to this list; start from the first page")]
    BadCursor,
    /// The database could not be reached or refused for the moment; nothing was written.
    #[error("the store is not available, nothing was written: {0}")]
    Unavailable(String),
    /// The connection broke while committing: it may or may not have been written. Send
    /// the same command with the same idempotency key again.
    #[error("the connection broke during the commit, so the outcome is unknown: {0}")]
    OutcomeUnknown(String),
    /// The data were written by a newer version of the program.
    #[error("the database has schema version {found}, this program knows {known}; install the newer program")]
    NewerSchema {
        /// The version of the database.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// What is stored cannot be read.
    #[error("{what} in the database cannot be read: {why}")]
    Corrupt {
        /// Where.
        what: &'static str,
        /// How.
        why: String,
    },
    /// The database's role has rights that would switch tenant isolation off.
    #[error("the database role {role} may bypass row security; use a role without SUPERUSER and BYPASSRLS")]
    UnsafeRole {
        /// The role's name.
        role: String,
    },
    /// Any other message of the database.
    #[error("database: {0}")]
    Database(String),
}

impl Error {
    /// Whether the same command may succeed when it is sent again: only safe with an
    /// idempotency key if the outcome is unknown.
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::OutcomeUnknown(_))
    }
}
