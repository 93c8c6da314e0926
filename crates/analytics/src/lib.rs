//! The port between what Holdfast asks and the engine that answers: plain columns in,
//! plain columns out. No engine type crosses this line, so that nothing above it is
//! rebuilt or relinked when the engine changes.
//!
//! - [`columns`]: typed columns with missing values, and tables of them.
//! - [`engine`]: the traits [`Facts`] (write) and
//!   [`Analytics`] (ask).
#![deny(missing_docs)]

pub mod columns;
pub mod engine;

pub use columns::{Column, ColumnData, Table, TextValues};
pub use engine::{Analytics, Error, FactBatch, FactWriter, Facts, ImportDescription, ImportReceipt, Value};
