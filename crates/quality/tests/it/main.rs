//! Checks against books whose faults are known, and against real data.

mod book;
mod faults;
mod real_data;
mod sentences;
