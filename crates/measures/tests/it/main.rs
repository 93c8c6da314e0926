//! Tests of the measures against hand-checked books, an independent oracle, and real data.

mod definitions;
mod engine;
mod golden_books;
mod lives;
mod random_books;
mod real_data;
mod sql_logic;
