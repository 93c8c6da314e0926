//! Integration tests of the connectors.

mod data_sets;
mod encodings;
mod hostile;
mod headers;
mod imports;
mod memory;
