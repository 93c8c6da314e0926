//! One file per command.

pub(crate) mod analyze;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod import;
pub(crate) mod metrics;
pub(crate) mod models;
pub(crate) mod reasons;
pub(crate) mod risk;
pub(crate) mod simulate;
pub(crate) mod text;
pub(crate) mod train;
