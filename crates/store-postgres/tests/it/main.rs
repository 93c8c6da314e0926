//! The store on a real PostgreSQL, started by these tests.
#![expect(clippy::unwrap_used, reason = "a failure in a test is to stop it")]

mod behaviours;
mod migrations;
mod restarts;
mod row_security;
mod server;
mod tampering;
