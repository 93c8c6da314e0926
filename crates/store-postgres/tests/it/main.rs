//! The store on a real PostgreSQL, started by these tests.

mod behaviours;
mod migrations;
mod restarts;
mod row_security;
mod server;
mod tampering;
