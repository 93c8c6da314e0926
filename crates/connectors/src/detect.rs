//! What a file is: its text encoding, its delimiter, and where its header stands.

pub mod dialect;
pub mod encoding;
