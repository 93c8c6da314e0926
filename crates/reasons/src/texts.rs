//! Reading texts: what the caller provides, and the texts to be read.

use std::ops::Range;

use holdfast_analytics::Analytics;
use holdfast_taxonomy::{Crosswalks, LeafId};

use crate::departures::Departures;
use crate::error::Error;
use crate::rows::Rows;

/// What a text says about why its writer leaves.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TextReading {
    /// Leaves with positive probabilities; empty where the reader abstains.
    pub leaves: Vec<(LeafId, f64)>,
    /// The bytes of the text that show it.
    pub span: Option<Range<usize>>,
}

/// Reads what customers wrote.
pub trait TextReader {
    /// One reading a text, in their order.
    ///
    /// # Errors
    /// Why the texts could not be read, in words.
    fn read(&self, texts: &[&str]) -> Result<Vec<TextReading>, String>;
}

/// What one of our replies does to the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// Attacks the customer rather than the problem.
    Criticism,
    /// Looks down on the customer, politely or not.
    Contempt,
    /// Denies responsibility, blames back.
    Defensiveness,
    /// Refuses to talk.
    Stonewalling,
    /// Indifferent, curt.
    Cold,
    /// A canned answer or a mere link.
    Canned,
    /// None of these.
    Fine,
}

impl Manner {
    /// All that a reader may find, in order.
    pub const ALL: [Self; 7] = [
        Self::Criticism,
        Self::Contempt,
        Self::Defensiveness,
        Self::Stonewalling,
        Self::Cold,
        Self::Canned,
        Self::Fine,
    ];

    /// The key used in data.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Criticism => "criticism",
            Self::Contempt => "contempt",
            Self::Defensiveness => "defensiveness",
            Self::Stonewalling => "stonewalling",
            Self::Cold => "cold",
            Self::Canned => "canned",
            Self::Fine => "fine",
        }
    }
}

/// What a reader finds in one of our replies.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplyReading {
    /// The manner.
    pub manner: Manner,
    /// How sure the reader is, in 0–1.
    pub probability: f64,
    /// The bytes of the text that show it.
    pub span: Option<Range<usize>>,
}

/// Reads what our side wrote.
pub trait ReplyReader {
    /// One reading a reply, in their order.
    ///
    /// # Errors
    /// Why the replies could not be read, in words.
    fn read(&self, replies: &[&str]) -> Result<Vec<ReplyReading>, String>;
}

/// Reads texts by the phrase rules of the crosswalks: what is there without any trained
/// reader. It knows common wordings only and abstains from the rest.
#[derive(Debug, Clone, Copy)]
pub struct PhraseReader<'a>(pub &'a Crosswalks);

impl TextReader for PhraseReader<'_> {
    fn read(&self, texts: &[&str]) -> Result<Vec<TextReading>, String> {
        let reading = |text: &&str| {
            let leaves = self.0.resolve(text).leaves;
            let leaves = leaves.into_iter().filter(|(leaf, _)| !leaf.is_unknown());
            TextReading { leaves: leaves.collect(), span: None }
        };
        Ok(texts.iter().map(reading).collect())
    }
}

/// A text beside the account that it is about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AccountText {
    pub(crate) account: usize,
    pub(crate) text: String,
    pub(crate) row: (String, i64),
    pub(crate) at: Option<i64>,
}

/// Most texts of one kind that are read for an account, the latest.
const MOST_TEXTS: u32 = 8;

pub(crate) const CUSTOMER_MESSAGES: &str =
    "m.author = 'customer' AND d.decided_at - m.occurred_at < 150 * 86400000000";
pub(crate) const OWN_REPLIES: &str = "m.author = 'us' AND d.decided_at - m.occurred_at < 150 * 86400000000";

/// Messages from before the decision that fit the condition.
pub(crate) fn messages(
    engine: &dyn Analytics,
    departures: &Departures,
    condition: &str,
) -> Result<Vec<AccountText>, Error> {
    let sql = format!(
        "SELECT account_id, text, source, row_key, at FROM ( \
         SELECT m.account_id, m.text, m.source, m.row_key, m.occurred_at AS at, \
         row_number() OVER (PARTITION BY m.account_id ORDER BY m.occurred_at DESC, m.row_key) AS place \
         FROM messages AS m JOIN departures AS d ON m.account_id = d.account_id \
         WHERE m.occurred_at < d.decided_at AND m.recorded_at < d.decided_at AND {condition}) \
         WHERE place <= {MOST_TEXTS} ORDER BY account_id, at, row_key"
    );
    read(&Rows::query(engine, "messages", &sql, &[])?, departures)
}

/// Comments of surveys from before the decision.
pub(crate) fn survey_comments(
    engine: &dyn Analytics,
    departures: &Departures,
) -> Result<Vec<AccountText>, Error> {
    let sql = format!(
        "SELECT account_id, text, source, row_key, at FROM ( \
         SELECT s.account_id, s.comment AS text, s.source, s.row_key, s.occurred_at AS at, \
         row_number() OVER (PARTITION BY s.account_id ORDER BY s.occurred_at DESC, s.row_key) AS place \
         FROM surveys AS s JOIN departures AS d ON s.account_id = d.account_id \
         WHERE s.occurred_at < d.decided_at AND s.recorded_at < d.decided_at AND trim(coalesce(s.comment, '')) <> '' \
         AND d.decided_at - s.occurred_at < 270 * 86400000000) \
         WHERE place <= {MOST_TEXTS} ORDER BY account_id, at, row_key"
    );
    read(&Rows::query(engine, "survey comments", &sql, &[])?, departures)
}

fn read(rows: &Rows, departures: &Departures) -> Result<Vec<AccountText>, Error> {
    let (account, text) = (rows.column("account_id")?, rows.column("text")?);
    let (source, key, at) = (rows.column("source")?, rows.column("row_key")?, rows.column("at")?);
    let mut texts = Vec::with_capacity(rows.len());
    for row in 0..rows.len() {
        let (Some(account), Some(text)) = (account.text(row), text.text(row)) else { continue };
        let Some(&account) = departures.place.get(account) else { continue };
        let source = source.text(row).ok_or_else(|| rows.missing("source", row))?;
        let key = key.integer(row).ok_or_else(|| rows.missing("row_key", row))?;
        texts.push(AccountText {
            account,
            text: text.to_owned(),
            row: (source.to_owned(), key),
            at: at.integer(row),
        });
    }
    Ok(texts)
}
