//! Secrets are never stored, only what they hash to.

use sha2::{Digest as _, Sha256};
use std::fmt;

/// SHA-256 of a token of at least 128 random bits: a session, an API key's secret part, a
/// first-run token. (A fast hash is right for these and wrong for passwords.)
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// The hash of this token.
    pub fn of(token: &[u8]) -> Self {
        Self(Sha256::digest(token).into())
    }

    /// A hash as it was stored.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The hash.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Shows nothing: logs must not hold what one could search for.
impl fmt::Debug for TokenHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TokenHash(…)")
    }
}

/// A password's hash in the PHC string format (`$argon2id$…`), made elsewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// This PHC string.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] unless it is an Argon2id hash.
    pub fn new(phc: impl Into<String>) -> crate::Result<Self> {
        let phc = phc.into();
        if phc.starts_with("$argon2id$") && phc.len() <= 512 {
            Ok(Self(phc))
        } else {
            Err(crate::Error::Invalid { what: "password hash", why: "it is not an Argon2id string" })
        }
    }

    /// The PHC string, for the one place that compares passwords.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PasswordHash(…)")
    }
}
