//! What is asked for, and what comes back.

use holdfast_domain::calendar::Zone;
use holdfast_domain::money::Currency;

use crate::definitions::Definition;

/// What to compute.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The instants, ascending, microseconds since 1970-01-01T00:00:00Z. At most 65,535.
    pub as_of: Vec<i64>,
    /// The workspace's zone: where a day begins.
    pub zone: Zone,
    /// Currency of amounts that name none.
    pub default_currency: Currency,
    /// What a reader of texts said about messages; empty where nobody read them. The features of
    /// the family [`Language`](crate::Family::Language) are missing before the first label.
    pub labels: Vec<MessageLabel>,
}

/// Which row of the messages is meant: its source and its key there. Versions of a row are one
/// message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageKey(pub(crate) u64);

impl MessageKey {
    /// The row with these `source` and `row_key`.
    #[must_use]
    pub fn of(source: &str, row_key: i64) -> Self {
        Self(crate::history::versions::row_key(source, row_key))
    }
}

/// What a reader of texts said about one message of an account.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MessageLabel {
    /// The message.
    pub message: MessageKey,
    /// When this was found out, microseconds: a value before it does not know the label. A reader
    /// that is run over old messages and does not depend on anything later states when the message
    /// was recorded. From the next `recorded_at` on that the same label of the same message has,
    /// that one holds instead (the message came again with other words).
    pub recorded_at: i64,
    /// What is said.
    pub label: Label,
    /// How much of it: a probability, or for [`Label::Sentiment`] from −1 (bad) to 1 (good).
    pub value: f32,
}

/// What can be said about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// How good or bad the writer feels about us, −1 to 1.
    Sentiment,
    /// Attack on the other's character rather than on the problem.
    Criticism,
    /// Disrespect, mockery.
    Contempt,
    /// Denied responsibility, blame sent back.
    Defensiveness,
    /// Refusal to talk about the matter.
    Stonewalling,
    /// Talk of leaving, or of a rival.
    LeavingIntent,
}

/// Every account at every instant at which it was a customer that had not announced its leaving.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshots {
    /// Identifiers of the accounts that have rows, ascending.
    pub accounts: Vec<String>,
    /// The instants of the request.
    pub as_of: Vec<i64>,
    /// Account (index into `accounts`) and instant (index into `as_of`) of each row; by account,
    /// then by instant.
    pub rows: Vec<(u32, u16)>,
    /// The features, in the order of the definitions; traits of accounts come last, by name.
    pub columns: Vec<FeatureColumn>,
    /// What else is known of each row.
    pub standing: Standing,
    /// Between two instants of the request: who stopped being a customer that had not announced its
    /// leaving. By account, then by time; an account that came back may have several. One that left
    /// and was back before the next instant has none.
    pub losses: Vec<Loss>,
}

/// An account left, or announced that it will.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// Index into [`Snapshots::accounts`].
    pub account: u32,
    /// From when on that was known, to the day: the request or the end, whichever came first.
    pub at: i64,
}

impl Snapshots {
    /// The feature of this name.
    pub fn column(&self, name: &str) -> Option<&FeatureColumn> {
        self.columns.iter().find(|column| column.definition.name == name)
    }
}

/// A feature in every row.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureColumn {
    /// What it is.
    pub definition: Definition,
    /// Its values, one a row.
    pub values: FeatureValues,
}

/// Values of a feature.
#[derive(Debug, Clone, PartialEq)]
pub enum FeatureValues {
    /// Numbers; NaN where missing.
    Numbers(Vec<f32>),
    /// Categories.
    Categories(Categories),
}

/// Values out of a list of names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Categories {
    /// Index into `names`, one a row; `u32::MAX` where missing.
    pub codes: Vec<u32>,
    /// The names, by the instant at which each was first known, then by name: what is learned
    /// later gets a higher code and changes no earlier one.
    pub names: Vec<String>,
}

impl Categories {
    /// The code of a missing value.
    pub const MISSING: u32 = u32::MAX;

    /// The name in a row; `None` where missing.
    pub fn name(&self, row: usize) -> Option<&str> {
        self.names.get(*self.codes.get(row)? as usize).map(String::as_str)
    }
}

/// What is known of each row beside the features: for money at risk, and for figures by group.
/// All known before the row's instant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// What the account pays a month, minor units of `currency`, in its largest currency; `None`
    /// where it pays an amount that is not known.
    pub monthly_amount: Vec<Option<i64>>,
    /// ISO 4217 code of `monthly_amount`.
    pub currency: Categories,
    /// First instant as a customer, microseconds.
    pub started_at: Vec<i64>,
    /// The segment.
    pub segment: Categories,
    /// The plan.
    pub plan: Categories,
    /// The country or region.
    pub region: Categories,
    /// The language.
    pub language: Categories,
}
