//! Identifiers of leaves and roll-up classes.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! string_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps an identifier without checking that a taxonomy knows it.
            pub fn new(id: &str) -> Self {
                Self(Arc::from(id))
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether this is the `unknown` identifier.
            pub fn is_unknown(&self) -> bool {
                &*self.0 == UNKNOWN
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, formatter)
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        // Sound because `Arc<str>` hashes, compares and orders exactly as `str` does.
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self::new(id)
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(Arc::from(id))
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                &*self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                &*self.0 == *other
            }
        }
    };
}

/// The identifier of the leaf, and of the class in every roll-up, for which nothing usable
/// is known.
pub(crate) const UNKNOWN: &str = "unknown";

string_id! {
    /// The stable identifier of a reason leaf, such as `price.too_high`.
    ///
    /// Cheap to clone: ids handed out by a taxonomy share their text.
    LeafId
}

string_id! {
    /// The stable identifier of a roll-up class, such as `outcome.required` or `payments`.
    ///
    /// Class ids are unique across the three roll-ups; all three share `unknown`.
    ClassId
}

impl LeafId {
    /// The leaf for which nothing usable is known.
    pub fn unknown() -> Self {
        Self::new(UNKNOWN)
    }

    /// The group: the part before the dot (`price` of `price.too_high`), or the whole id
    /// where there is no dot (`unknown`).
    pub fn group(&self) -> &str {
        self.0.split_once('.').map_or(&*self.0, |(group, _)| group)
    }
}

impl ClassId {
    /// The class that unknown leaves roll up to.
    pub fn unknown() -> Self {
        Self::new(UNKNOWN)
    }
}
