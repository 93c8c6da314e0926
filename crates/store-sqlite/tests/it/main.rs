//! The store on real SQLite files.
#![expect(clippy::unwrap_used, reason = "a failure in a test is to stop it")]

mod behaviours;
mod child;
mod crashes;
mod files;
mod migrations;
mod tampering;
