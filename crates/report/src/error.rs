//! What can go wrong when a review is written or read.

use std::path::PathBuf;

/// Why a rendering could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A file of the rendering could not be written.
    #[error("cannot write {}: {problem}; check that the folder exists and has room", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        problem: String,
    },
    /// A text is not a review.
    #[error("this is no review: {0}; expected the document described in docs/reference/report.md")]
    NotAReview(#[source] serde_json::Error),
    /// A review of a version that this program cannot read.
    #[error("the review has format {found}, this program reads {}.x; use the version that wrote it", reads)]
    Version {
        /// The version found.
        found: String,
        /// The first number of the versions that can be read.
        reads: String,
    },
    /// The review could not be written as JSON.
    #[error("the review cannot be written as JSON: {0}; this is a fault in Holdfast, please report it")]
    Serialize(#[source] serde_json::Error),
}
