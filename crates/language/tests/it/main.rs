//! Tests of the crate against the corpus in the repository and against other programs.

mod corpus;
mod detection;
