//! Integration tests: a small business with known hazards, and the project's simulator.

mod business;
mod calibration;
mod leakage;
mod published;
mod refusals;
mod speed;
