//! What can go wrong with an input as a whole.

use crate::left_out::LeftOutReason;

fn in_brackets(detail: &str) -> String {
    if detail.is_empty() { String::new() } else { format!(" ({detail})") }
}

/// Why an input, a mapping or an import could not be used. Single bad rows are no error:
/// they go to the rejects.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Reading a file failed.
    #[error("{path}: {message}")]
    File {
        /// Which file.
        path: String,
        /// What happened, in the system's words.
        message: String,
    },
    /// A file asks for more than a limit allows.
    #[error(
        "{path}: refused, over the limit `{limit}` of {allowed} ({detail}); raise the limit if the file is trusted"
    )]
    Limit {
        /// Which file.
        path: String,
        /// The limit's name, a field of [`Limits`](crate::Limits).
        limit: &'static str,
        /// Its value.
        allowed: u64,
        /// Where in the file.
        detail: String,
    },
    /// A file is not what it seems to be, or of a kind that is not read.
    #[error("{path}: {}{}", reason.english(), in_brackets(detail))]
    Format {
        /// Which file.
        path: String,
        /// What is wrong.
        reason: LeftOutReason,
        /// A name or another program's words, where there are any.
        detail: String,
    },
    /// A mapping file is wrong.
    #[error("mapping {place}: {message}")]
    Mapping {
        /// File, line or field.
        place: String,
        /// What is wrong and what to do.
        message: String,
    },
    /// Another thread of the same import failed; its error is the one to tell.
    #[error("stopped because another part of the import failed")]
    Stopped,
    /// The lake refused facts.
    #[error(transparent)]
    Lake(#[from] holdfast_analytics::Error),
}

impl Error {
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::File { path: path.display().to_string(), message: error.to_string() }
    }

    pub(crate) fn format(path: &std::path::Path, reason: LeftOutReason) -> Self {
        Self::format_in(path, reason, "")
    }

    pub(crate) fn format_in(
        path: &std::path::Path,
        reason: LeftOutReason,
        detail: impl Into<String>,
    ) -> Self {
        Self::Format { path: path.display().to_string(), reason, detail: detail.into() }
    }

    pub(crate) fn limit(
        path: &std::path::Path,
        limit: &'static str,
        allowed: u64,
        detail: impl Into<String>,
    ) -> Self {
        Self::Limit { path: path.display().to_string(), limit, allowed, detail: detail.into() }
    }

    pub(crate) fn mapping(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Mapping { place: place.into(), message: message.into() }
    }
}
