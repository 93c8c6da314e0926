//! Integration tests of the connectors.
