//! What messages say beside reasons: how customers feel, whether they speak of leaving, and the
//! four horsemen in what our side wrote; as labels that features are computed from.
//!
//! Every version of every message is read, equal texts once, and what was read can be kept for the
//! next time. A label is dated by when its message became known: the readers look at one text and
//! at nothing else, so that what comes later changes no label.

mod kept;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use holdfast_analytics::{Analytics, Table};
use holdfast_features::{Label, MessageKey, MessageLabel};
use holdfast_language::{Horseman, content_digest};

use crate::error::Error;
use crate::trained_reader::TrainedReader;

/// Texts that are read at a time: what is in memory beside 80 bytes for every message.
const BATCH: usize = 8_192;

/// Of every version of every message what is looked at.
const MESSAGES: &str = "SELECT source, row_key, recorded_at, author, text FROM messages_versions \
    WHERE author IN ('customer', 'us') AND trim(coalesce(text, '')) <> ''";

/// What a reader says of a text: of a customer's sentiment and leaving, of ours the probabilities
/// of criticism, contempt, defensiveness and stonewalling.
pub(crate) type Said = [f32; 4];

/// A version of a message.
struct Written {
    message: MessageKey,
    recorded_at: i64,
    digest: u128,
    by_customer: bool,
}

/// The labels, and how much there was to read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MessageLabels {
    /// The labels.
    pub labels: Vec<MessageLabel>,
    /// Versions of messages.
    pub messages: usize,
    /// Different texts among them.
    pub texts: usize,
    /// Those that were read, because nothing was kept of them.
    pub read: usize,
}

/// Reads every message. Where `kept` names a file, what was read is kept there, by digests of the
/// texts, so that the next time only new texts are read; it can be deleted at any time. What other
/// models read, or a damaged file, is not used.
///
/// # Errors
/// [`Error::Engine`] if the engine cannot read the messages, [`Error::Reader`] where a text cannot
/// be read, [`Error::Write`] if the file cannot be written.
pub fn message_labels(
    engine: &dyn Analytics,
    reader: &TrainedReader<'_>,
    kept: Option<&Path>,
) -> Result<MessageLabels, Error> {
    let before = kept.map(|path| kept::read(path, reader.digest())).unwrap_or_default();
    let mut reading = Reading::new(reader, before);
    let mut failed = None;
    engine
        .scan(MESSAGES, &[], &mut |piece| {
            reading.take(piece).map_err(|error| {
                let text = error.to_string();
                failed = Some(error);
                holdfast_analytics::Error::Shape(text)
            })
        })
        .map_err(|error| failed.take().unwrap_or_else(|| Error::engine("messages")(error)))?;
    reading.finish()?;
    if let Some(path) = kept.filter(|_| reading.read > 0 || reading.said.len() < reading.before.len()) {
        kept::write(path, reader.digest(), &reading.said)?;
    }
    Ok(reading.labels())
}

struct Reading<'a, 'b> {
    reader: &'a TrainedReader<'b>,
    /// What was kept of earlier runs.
    before: HashMap<u128, Said>,
    /// What is known of the texts of this one.
    said: HashMap<u128, Said>,
    written: Vec<Written>,
    /// Texts that wait to be read: of customers, and ours.
    waiting: [Vec<(u128, String)>; 2],
    awaited: HashSet<u128>,
    read: usize,
}

impl<'a, 'b> Reading<'a, 'b> {
    fn new(reader: &'a TrainedReader<'b>, before: HashMap<u128, Said>) -> Self {
        Self {
            reader,
            before,
            said: HashMap::new(),
            written: Vec::new(),
            waiting: [Vec::new(), Vec::new()],
            awaited: HashSet::new(),
            read: 0,
        }
    }

    fn take(&mut self, piece: &Table) -> Result<(), Error> {
        let column = |name: &str| piece.column(name).map_err(Error::engine("messages"));
        let (source, key, recorded) = (column("source")?, column("row_key")?, column("recorded_at")?);
        let (author, text) = (column("author")?, column("text")?);
        for row in 0..piece.rows() {
            let (Some(text), Some(source)) = (text.text(row), source.text(row)) else { continue };
            let (Some(key), Some(recorded_at)) = (key.integer(row), recorded.integer(row)) else { continue };
            let by_customer = author.text(row) == Some("customer");
            // The same words say something else when we write them.
            let digest = content_digest(text.as_bytes()) ^ u128::from(by_customer);
            self.written.push(Written {
                message: MessageKey::of(source, key),
                recorded_at,
                digest,
                by_customer,
            });
            if self.said.contains_key(&digest) {
                continue;
            }
            if let Some(said) = self.before.get(&digest) {
                self.said.insert(digest, *said);
            } else if self.awaited.insert(digest) {
                let waiting = &mut self.waiting[usize::from(!by_customer)];
                waiting.push((digest, text.to_owned()));
                if waiting.len() >= BATCH {
                    self.read_waiting()?;
                }
            }
        }
        Ok(())
    }

    fn read_waiting(&mut self) -> Result<(), Error> {
        let [customers, ours] = std::mem::take(&mut self.waiting);
        self.awaited.clear();
        self.read += customers.len() + ours.len();
        let tones = self.reader.tones(&texts(&customers))?;
        for ((digest, _), tone) in customers.iter().zip(tones) {
            self.said.insert(*digest, [tone.sentiment, tone.leaving, 0.0, 0.0]);
        }
        let horsemen = self.reader.horsemen(&texts(&ours))?;
        for ((digest, _), found) in ours.iter().zip(horsemen) {
            let of = |horseman: Horseman| {
                let place = Horseman::ALL.iter().position(|own| *own == horseman);
                place.map_or(0.0, |place| found[place])
            };
            self.said.insert(*digest, OURS.map(|(horseman, _)| of(horseman)));
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Error> {
        self.read_waiting()
    }

    fn labels(self) -> MessageLabels {
        let mut labels = Vec::with_capacity(self.written.len() * 3);
        for written in &self.written {
            let Some(said) = self.said.get(&written.digest) else { continue };
            let label = |label: Label, value: f32| MessageLabel {
                message: written.message,
                recorded_at: written.recorded_at,
                label,
                value,
            };
            if written.by_customer {
                labels.push(label(Label::Sentiment, said[0]));
                labels.push(label(Label::LeavingIntent, said[1]));
            } else {
                labels.extend(OURS.iter().zip(said).map(|((_, kind), value)| label(*kind, *value)));
            }
        }
        MessageLabels { labels, messages: self.written.len(), texts: self.said.len(), read: self.read }
    }
}

fn texts(waiting: &[(u128, String)]) -> Vec<&str> {
    waiting.iter().map(|(_, text)| text.as_str()).collect()
}

/// The horsemen in the order in which they are kept.
const OURS: [(Horseman, Label); 4] = [
    (Horseman::Criticism, Label::Criticism),
    (Horseman::Contempt, Label::Contempt),
    (Horseman::Defensiveness, Label::Defensiveness),
    (Horseman::Stonewalling, Label::Stonewalling),
];
