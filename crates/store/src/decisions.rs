//! What people decided about why customers left. Decisions are only ever added; of a loss
//! and a reading, the latest that was not undone stands.

use crate::access::{Actor, WorkspaceContext};
use crate::command::Command;
use crate::error::{Error, Result};
use crate::ids::DecisionId;
use crate::page::{Page, PageRequest};
use crate::time::Moment;
use async_trait::async_trait;
use jiff::civil::Date;

/// A loss: an account may leave more than once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Loss {
    /// The account's key in the facts.
    pub account: String,
    /// The day it left, in the workspace's zone.
    pub day: Date,
}

/// Whether a loss is read for the first time or a second time by someone else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The first reader's.
    First,
    /// The second reader's, who does not know the first's.
    Second,
}

impl Reading {
    /// The key under which it is stored.
    pub const fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
        }
    }

    /// The reading with this key.
    ///
    /// # Errors
    /// [`Error::Invalid`] if there is none.
    pub fn from_key(key: &str) -> Result<Self> {
        match key {
            "first" => Ok(Self::First),
            "second" => Ok(Self::Second),
            _ => Err(Error::Invalid { what: "reading", why: "there is no reading of this name" }),
        }
    }
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The proposed reason is right.
    Confirmed,
    /// Another reason is right.
    Corrected,
    /// The proposed reason is wrong; which is right is not known.
    Contested,
    /// No decision, with the reason why.
    Skipped,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 4] = [Self::Confirmed, Self::Corrected, Self::Contested, Self::Skipped];

    /// The key under which it is stored.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Corrected => "corrected",
            Self::Contested => "contested",
            Self::Skipped => "skipped",
        }
    }

    /// The verdict with this key.
    ///
    /// # Errors
    /// [`Error::Invalid`] if there is none.
    pub fn from_key(key: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|verdict| verdict.key() == key);
        found.ok_or(Error::Invalid { what: "verdict", why: "there is no verdict of this name" })
    }
}

/// A decision to be made.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewDecision {
    /// About which loss.
    pub loss: Loss,
    /// In which reading.
    pub reading: Reading,
    /// What.
    pub verdict: Verdict,
    /// The reason that was shown as the likeliest (key of a leaf of the taxonomy).
    pub proposed: Option<String>,
    /// The reason that was decided on, where there is one.
    pub reason: Option<String>,
    /// In the reader's words; needed to contest and to skip.
    pub comment: String,
}

impl NewDecision {
    /// Whether it says what its verdict needs.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what is missing.
    pub fn check(&self) -> Result<()> {
        let why = match self.verdict {
            Verdict::Confirmed if self.reason.is_none() || self.reason != self.proposed => {
                "to confirm, the reason must be the one that was proposed"
            }
            Verdict::Corrected if self.reason.is_none() || self.reason == self.proposed => {
                "to correct, name another reason than the one that was proposed"
            }
            Verdict::Contested if self.reason.is_some() || self.comment.trim().is_empty() => {
                "to contest, leave the reason open and say why"
            }
            Verdict::Skipped if self.reason.is_some() || self.comment.trim().is_empty() => {
                "to skip, leave the reason open and say why"
            }
            _ if self.loss.account.is_empty() => "it names no account",
            _ => return Ok(()),
        };
        Err(Error::Invalid { what: "decision", why })
    }
}

/// A decision that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Which.
    pub id: DecisionId,
    /// Its place among all of the workspace: later ones have greater numbers.
    pub number: i64,
    /// About which loss.
    pub loss: Loss,
    /// In which reading.
    pub reading: Reading,
    /// What.
    pub verdict: Verdict,
    /// The reason that was shown as the likeliest.
    pub proposed: Option<String>,
    /// The reason that was decided on.
    pub reason: Option<String>,
    /// In the reader's words.
    pub comment: String,
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// When it was undone.
    pub undone_at: Option<Moment>,
}

/// Which decisions.
#[derive(Debug, Clone, Default)]
pub struct DecisionFilter {
    /// Of this reading.
    pub reading: Option<Reading>,
    /// With this verdict.
    pub verdict: Option<Verdict>,
    /// By this actor.
    pub by: Option<Actor>,
}

/// Two independent readings of one loss, for the agreement of readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingPair {
    /// The first reader's standing decision.
    pub first: Decision,
    /// The second reader's.
    pub second: Decision,
}

/// Decisions about losses.
#[async_trait]
pub trait Decisions: Send + Sync {
    /// Makes a decision. The two readings of a loss are of different people.
    async fn decide(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        decision: &NewDecision,
    ) -> Result<DecisionId>;

    /// Undoes a decision, if it is the one that stands: the one before it stands again.
    async fn undo(&self, context: &WorkspaceContext, command: &Command, decision: DecisionId) -> Result<()>;

    /// A decision.
    async fn decision(&self, context: &WorkspaceContext, id: DecisionId) -> Result<Decision>;

    /// Everything that was decided about a loss, oldest first, what was undone too.
    async fn history(
        &self,
        context: &WorkspaceContext,
        loss: &Loss,
        page: &PageRequest,
    ) -> Result<Page<Decision>>;

    /// What stands for a loss in a reading.
    async fn standing(
        &self,
        context: &WorkspaceContext,
        loss: &Loss,
        reading: Reading,
    ) -> Result<Option<Decision>>;

    /// What stands, in the order it was decided, newest first.
    async fn standing_decisions(
        &self,
        context: &WorkspaceContext,
        filter: &DecisionFilter,
        page: &PageRequest,
    ) -> Result<Page<Decision>>;

    /// Losses with two standing readings, by the number of the second.
    async fn reading_pairs(
        &self,
        context: &WorkspaceContext,
        page: &PageRequest,
    ) -> Result<Page<ReadingPair>>;
}
