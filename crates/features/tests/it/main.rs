//! Features against independent computations, and the proof that nothing later leaks.

mod business;
mod facts;
mod increments;
mod leaks;
mod memory;
mod reference;
mod values;
