//! Features against independent computations, and the proof that nothing later leaks.
#![allow(clippy::unwrap_used, clippy::float_cmp, clippy::cast_lossless)]

mod business;
mod facts;
mod increments;
mod leaks;
mod memory;
mod reference;
mod values;
