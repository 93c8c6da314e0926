//! The audit log: one chain of rows per workspace (and one of the directory), each row
//! hashed together with the hash of the row before it.
//!
//! Whoever edits, removes or moves a row breaks the chain, and [`Verifier`] names the
//! first bad row. Whoever can rewrite the whole database can also rewrite the whole chain;
//! against that, and against cutting rows off its end, keep [`AuditHead`]s outside (a
//! file on another disk, a mail to the auditor) and verify against them.
//!
//! Persons appear by their identifiers only, so erasing a person leaves the chain whole.

use crate::access::WorkspaceContext;
use crate::command::Command;
use crate::error::{Error, Result};
use crate::page::{Page, PageRequest};
use crate::time::Moment;
use async_trait::async_trait;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A hash of 32 bytes.
pub type Hash = [u8; 32];

/// The hash before the first row.
pub const FIRST: Hash = [0; 32];

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Place in the chain: 1, 2, 3, …
    pub number: i64,
    /// When.
    pub at: Moment,
    /// Who ([`crate::Actor`] as text).
    pub actor: String,
    /// From which network address.
    pub address: Option<String>,
    /// What was done, e.g. `decision.made`.
    pub action: String,
    /// To what kind of thing.
    pub object_kind: String,
    /// To which one.
    pub object: String,
    /// More about it as JSON, without personal data.
    pub detail: String,
    /// BLAKE3 of the thing before, where there was one.
    pub before: Option<Hash>,
    /// BLAKE3 of the thing after, where there is one.
    pub after: Option<Hash>,
    /// The hash of the row before.
    pub previous: Hash,
    /// The hash of this row.
    pub hash: Hash,
}

impl AuditEntry {
    /// What this row's hash must be: BLAKE3 over every other field and the chain's owner,
    /// each with its length before it.
    pub fn expected_hash(&self, chain: Uuid) -> Hash {
        let mut hasher = blake3::Hasher::new_derive_key("holdfast 2026 audit log row version 1");
        let mut field = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        field(chain.as_bytes());
        field(&self.number.to_le_bytes());
        field(&self.at.micros().to_le_bytes());
        field(self.actor.as_bytes());
        match &self.address {
            Some(address) => field(&[b"1", address.as_bytes()].concat()),
            None => field(b"0"),
        }
        field(self.action.as_bytes());
        field(self.object_kind.as_bytes());
        field(self.object.as_bytes());
        field(self.detail.as_bytes());
        for hash in [&self.before, &self.after] {
            field(hash.as_ref().map_or(&[][..], |hash| &hash[..]));
        }
        field(&self.previous);
        *hasher.finalize().as_bytes()
    }
}

/// The end of a chain at some time: what to keep outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditHead {
    /// Rows so far.
    pub number: i64,
    /// The hash of the last row, [`FIRST`] if there is none.
    pub hash: Hash,
}

/// As it is written down outside: `<number>:<hash in hexadecimal>`.
impl fmt::Display for AuditHead {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.number, blake3::Hash::from_bytes(self.hash).to_hex())
    }
}

impl FromStr for AuditHead {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong =
            Error::Invalid { what: "audit head", why: "expected a number, a colon and 64 hex digits" };
        let Some((number, hash)) = text.trim().split_once(':') else { return Err(wrong) };
        match (number.parse(), blake3::Hash::from_hex(hash)) {
            (Ok(number), Ok(hash)) => Ok(Self { number, hash: *hash.as_bytes() }),
            _ => Err(wrong),
        }
    }
}

/// What is wrong with a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A row was removed here, or rows changed places.
    Missing,
    /// The row's content is not what was hashed.
    Edited,
    /// The row does not continue the one before it.
    Unlinked,
    /// Rows were cut off the end, or added behind the log's back.
    WrongEnd,
    /// The chain was rewritten: it does not hold a head that was kept outside.
    Rewritten,
}

/// The answer of a verification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every row is in its place; this is the end.
    Whole(AuditHead),
    /// The first bad row, and what is wrong there.
    Broken {
        /// Its place in the chain.
        number: i64,
        /// What is wrong.
        fault: Fault,
    },
}

/// Walks a chain row by row.
#[derive(Debug)]
pub struct Verifier<'a> {
    chain: Uuid,
    end: AuditHead,
    anchors: &'a [AuditHead],
    broken: Option<(i64, Fault)>,
}

impl<'a> Verifier<'a> {
    /// At the beginning of the chain of this workspace (nil: the directory), to be held
    /// against heads that were kept outside.
    pub const fn new(chain: Uuid, anchors: &'a [AuditHead]) -> Self {
        Self { chain, end: AuditHead { number: 0, hash: FIRST }, anchors, broken: None }
    }

    /// The next row, in the order of their numbers. After the first bad row nothing more
    /// is looked at: returns whether to go on.
    pub fn row(&mut self, entry: &AuditEntry) -> bool {
        if self.broken.is_some() {
            return false;
        }
        let number = self.end.number + 1;
        let fault = if entry.number != number {
            Some(Fault::Missing)
        } else if entry.previous != self.end.hash {
            Some(Fault::Unlinked)
        } else if entry.hash != entry.expected_hash(self.chain) {
            Some(Fault::Edited)
        } else if self.anchors.iter().any(|kept| kept.number == number && kept.hash != entry.hash) {
            Some(Fault::Rewritten)
        } else {
            None
        };
        self.broken = fault.map(|fault| (number, fault));
        self.end = AuditHead { number, hash: entry.hash };
        self.broken.is_none()
    }

    /// After the last row: compares with the head that the database keeps and with those
    /// kept outside.
    pub fn finish(self, stored: AuditHead) -> Verdict {
        if let Some((number, fault)) = self.broken {
            return Verdict::Broken { number, fault };
        }
        let cut = self.anchors.iter().any(|kept| kept.number > self.end.number);
        if cut || stored != self.end {
            let number = self.end.number.min(stored.number) + 1;
            return Verdict::Broken { number, fault: Fault::WrongEnd };
        }
        Verdict::Whole(self.end)
    }
}

/// Which rows of the log.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// Of this actor (as text).
    pub actor: Option<String>,
    /// Of this action.
    pub action: Option<String>,
    /// About this kind of thing.
    pub object_kind: Option<String>,
    /// About this thing.
    pub object: Option<String>,
}

/// Something worth recording that changes nothing here: an export, a look at many persons.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Occurrence {
    /// What was done, e.g. `export.made`.
    pub action: &'static str,
    /// To what kind of thing.
    pub object_kind: &'static str,
    /// To which one.
    pub object: String,
    /// More about it as JSON, without personal data.
    pub detail: String,
}

/// The audit log of a workspace.
#[async_trait]
pub trait Audit: Send + Sync {
    /// Records something that changes nothing here, together with the command's effects.
    async fn record(&self, context: &WorkspaceContext, command: &Command, what: &Occurrence) -> Result<()>;

    /// The log, newest first.
    async fn audit_log(
        &self,
        context: &WorkspaceContext,
        filter: &AuditFilter,
        page: &PageRequest,
    ) -> Result<Page<AuditEntry>>;

    /// The end of the chain, to be kept outside.
    async fn audit_head(&self, context: &WorkspaceContext) -> Result<AuditHead>;

    /// Checks the whole chain, also against heads that were kept outside.
    async fn verify_audit(&self, context: &WorkspaceContext, kept: &[AuditHead]) -> Result<Verdict>;
}
