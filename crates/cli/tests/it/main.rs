//! The binary, run as a person runs it.
#![allow(clippy::unwrap_used, reason = "a test fails where it cannot go on")]
#![allow(clippy::format_push_string, clippy::format_collect, reason = "small inputs, written plainly")]

mod commands;
mod first_path;
mod flavours;
mod imported;
mod language_model;
mod message_labels;
mod models;
mod real_exports;
mod reasons;
mod reference;
mod reviewing;
mod risk_simulated;
mod run;
mod text;
mod vendor_exports;
