//! Integration tests of the connectors.

mod data_sets;
mod encodings;
mod headers;
mod hostile;
mod imports;
mod memory;
