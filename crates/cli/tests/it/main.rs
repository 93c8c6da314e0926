//! The binary, run as a person runs it.

mod commands;
mod first_path;
mod real_exports;
mod run;
