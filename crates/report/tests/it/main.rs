//! Integration tests of the report.
