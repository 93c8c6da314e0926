//! Reads texts: language, normalisation, features, classifiers, redaction, sentence encoder.
//!
//! Bytes and strings in, values out: no network, no files, no clock.

mod clauses;
mod detect;
mod features;
mod normalise;
mod variants;

pub use clauses::{Clause, Standing, clauses};
pub use detect::{Detection, Scripts, TextLanguage, detect};
pub use features::FeatureSettings;
pub use normalise::{Normalised, fold};
pub use variants::fold_variant;
