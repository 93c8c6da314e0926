//! The simulator against its own promises.

mod bytes;
mod distortions;
mod files;
mod hazards;
mod memory;
