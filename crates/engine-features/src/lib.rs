//! No code: see `Cargo.toml`.
#![deny(missing_docs)]
