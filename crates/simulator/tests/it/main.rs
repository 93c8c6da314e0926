//! The simulator against its own promises.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has to stop")]

mod bytes;
mod distortions;
mod files;
mod flavours;
mod hazards;
mod memory;
mod traces;
