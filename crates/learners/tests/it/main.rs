//! Learners against other programs, known truths and properties.

mod against_scikit_learn;
mod properties;
mod real_tables;
mod recovery;
mod support;
