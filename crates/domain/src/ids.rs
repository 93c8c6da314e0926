//! Time-ordered unique identifiers (UUID version 7, RFC 9562 §5.7), one type per thing
//! so that an import's identifier cannot be passed for a workspace's.

use crate::clock::Clock;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! identifier {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new identifier of this clock's present instant: later ones sort after.
            pub fn new(clock: &dyn Clock) -> Self {
                let nanoseconds = clock.now().as_nanosecond().max(0);
                let seconds = u64::try_from(nanoseconds / 1_000_000_000).unwrap_or(u64::MAX);
                let rest = u32::try_from(nanoseconds % 1_000_000_000).unwrap_or(0);
                Self(Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, rest)))
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

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

identifier!(
    /// A workspace: one business with its own data, zone and currency.
    WorkspaceId
);
identifier!(
    /// One import of one source.
    ImportId
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::FixedClock;

    #[test]
    fn later_identifiers_sort_after_earlier_ones() {
        let at = |text: &str| ImportId::new(&FixedClock(text.parse().unwrap()));
        let (early, late) = (at("2024-01-01T00:00:00Z"), at("2026-01-01T00:00:00.001Z"));
        assert!(early < late);
        assert_eq!(early.as_uuid().get_version_num(), 7);
        assert_eq!(early.to_string().parse::<ImportId>().unwrap(), early);
    }
}
