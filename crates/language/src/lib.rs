//! Reads texts: language, normalisation, features, classifiers, redaction, sentence encoder.
//!
//! Bytes and strings in, values out: no network, no files, no clock.

mod classifier;
mod clauses;
pub mod corpus;
mod detect;
mod discriminant;
pub mod encoder;
mod features;
mod horsemen;
mod linear;
pub mod metrics;
pub mod models;
mod normalise;
mod phrases;
mod redact;
mod tone;
mod variants;
mod vocabulary;

pub use classifier::{
    ArtefactError, Classifier, ClassifyError, Example, Memory, Model, Prediction, Span, Trained, Training,
    TrainingError, encoder_input, train,
};
pub use clauses::{Clause, Standing, clauses};
pub use detect::{Detection, Scripts, TextLanguage, detect};
pub use features::FeatureSettings;
pub use horsemen::{
    AskedAgain, Canned, DetectorModel, Horseman, HorsemanFinding, HorsemenDetector, LabelledMessage, Topic,
    TrainedHorsemen, canned, did_not_listen, horsemen_inputs, train_horsemen,
};
pub use linear::Loss;
pub use normalise::{Normalised, fold};
pub use redact::{Finding, PersonalData, Redactor, find_personal_data};
pub use tone::{Sentiment, Tone, ToneReader, content_digest};
pub use variants::fold_variant;
