//! Integration tests of the taxonomy crate.

#![expect(clippy::print_stdout, reason = "tests say what they skip and which phrases they miss")]

mod crosswalks;
mod general;
mod taxonomy;
