//! Supervised learners on tables of numbers and categories, behind one trait. No business word.
#![deny(missing_docs)]
