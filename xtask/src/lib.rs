//! The repository's own rules, checked by `cargo test -p xtask` and `cargo xtask tidy`.
//!
//! A rule that nothing checks is soon untrue; each rule of `ARCHITECTURE.md` and
//! `CONTRIBUTING.md` that a program can check is a function of [`tidy`].

pub mod tidy;
