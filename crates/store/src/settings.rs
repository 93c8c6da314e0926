//! What a workspace has chosen.

use crate::access::WorkspaceContext;
use crate::command::Command;
use crate::error::{Error, Result};
use async_trait::async_trait;

/// A workspace's choices.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WorkspaceSettings {
    /// The time zone of its days and months (IANA name).
    pub zone: String,
    /// The currency of its sums (ISO 4217).
    pub currency: String,
    /// The key of the definition of churn and revenue it reads first.
    pub dialect: String,
    /// The key of the moment a loss counts.
    pub recognition: String,
}

impl Default for WorkspaceSettings {
    fn default() -> Self {
        Self {
            zone: "UTC".to_owned(),
            currency: "EUR".to_owned(),
            dialect: "canonical".to_owned(),
            recognition: "period_end".to_owned(),
        }
    }
}

impl WorkspaceSettings {
    /// Whether they can be stored: a zone the machine knows, a currency of three capital
    /// letters, keys of lower-case letters, digits and underscores.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the first that cannot.
    pub fn check(&self) -> Result<()> {
        let key = |text: &str| {
            !text.is_empty()
                && text.len() <= 64
                && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        };
        if jiff::tz::TimeZone::get(&self.zone).is_err() {
            return Err(Error::Invalid { what: "time zone", why: "it is no IANA name" });
        }
        if self.currency.len() != 3 || !self.currency.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(Error::Invalid { what: "currency", why: "it needs three capital letters" });
        }
        if !key(&self.dialect) {
            return Err(Error::Invalid { what: "dialect", why: "it is no key" });
        }
        if !key(&self.recognition) {
            return Err(Error::Invalid { what: "recognition", why: "it is no key" });
        }
        Ok(())
    }
}

/// A value and how often it was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned<T> {
    /// 0 before the first change.
    pub version: i64,
    /// The value.
    pub value: T,
}

/// The settings of a workspace.
#[async_trait]
pub trait Settings: Send + Sync {
    /// The settings; the defaults as version 0 where none were stored.
    async fn settings(&self, context: &WorkspaceContext) -> Result<Versioned<WorkspaceSettings>>;

    /// Replaces the settings if they are still those of version `read`.
    async fn change_settings(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        read: i64,
        settings: &WorkspaceSettings,
    ) -> Result<()>;
}
