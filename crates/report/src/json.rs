//! The review as JSON: `report.json`.

use crate::ReportError;
use crate::document::{Review, SCHEMA_VERSION};

/// The review as JSON, indented, with a line break at the end. Fields stand in the order of
/// the format and maps in the order of their keys, so equal reviews give equal bytes.
pub fn to_text(review: &Review) -> Result<String, ReportError> {
    let mut text = serde_json::to_string_pretty(review).map_err(ReportError::Serialize)?;
    text.push('\n');
    Ok(text)
}

/// Reads a review back. Fields this version does not know are ignored; a review whose first
/// version number differs from [`SCHEMA_VERSION`] is refused.
pub fn from_text(text: &str) -> Result<Review, ReportError> {
    /// Read first, so that an old document is named as such instead of failing on a field.
    #[derive(serde::Deserialize)]
    struct Versioned {
        schema_version: String,
    }
    let major = |version: &str| version.split('.').next().unwrap_or_default().to_owned();
    let found: Versioned = serde_json::from_str(text).map_err(ReportError::NotAReview)?;
    if major(&found.schema_version) != major(SCHEMA_VERSION) {
        return Err(ReportError::Version { found: found.schema_version, reads: major(SCHEMA_VERSION) });
    }
    serde_json::from_str(text).map_err(ReportError::NotAReview)
}
