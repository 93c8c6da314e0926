//! The store on a real PostgreSQL, started by these tests.
#![expect(clippy::unwrap_used, reason = "a failure in a test is to stop it")]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod behaviours;
mod migrations;
mod restarts;
mod row_security;
mod server;
mod tampering;
