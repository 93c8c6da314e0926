//! Identifiers (UUID version 7: later ones sort after), one type per thing.

use crate::error::Error;
use crate::time::Moment;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

pub use holdfast_domain::ids::WorkspaceId;

/// A new version 7 identifier of that instant.
pub fn new_uuid(now: Moment) -> Uuid {
    let micros = u64::try_from(now.micros()).unwrap_or(0);
    let nanoseconds = u32::try_from(micros % 1_000_000).unwrap_or(0) * 1_000;
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, micros / 1_000_000, nanoseconds))
}

macro_rules! identifier {
    ($($(#[$meta:meta])* $name:ident, $what:literal;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new identifier of that instant: later ones sort after.
            pub fn new(now: Moment) -> Self {
                Self(new_uuid(now))
            }

            /// The identifier with these 128 bits, as read from where it was stored.
            pub const fn from_uuid(bits: Uuid) -> Self {
                Self(bits)
            }

            /// The 128 bits.
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(formatter)
            }
        }

        /// A text that is no identifier is one that does not exist.
        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self).map_err(|_| Error::NotFound { what: $what })
            }
        }
    )*};
}

identifier!(
    /// A person who can sign in.
    UserId, "user";
    /// A signed-in browser.
    SessionId, "session";
    /// An API key.
    ApiKeyId, "API key";
    /// A decision about why a customer left.
    DecisionId, "decision";
    /// A note on an account.
    NoteId, "note";
    /// A task on an account.
    TaskId, "task";
    /// A saved view of a list.
    ViewId, "saved view";
    /// A job.
    JobId, "job";
    /// A message that is to leave the house.
    MessageId, "message";
);
