//! The store on real SQLite files.

mod behaviours;
mod child;
mod crashes;
mod files;
mod migrations;
mod tampering;
