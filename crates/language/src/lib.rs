//! Reads texts: language, normalisation, features, classifiers, redaction, sentence encoder.
//!
//! Bytes and strings in, values out: no network, no files, no clock.
