//! Features against independent computations, and the proof that nothing later leaks.

mod business;
mod facts;
mod leaks;
mod memory;
mod values;
