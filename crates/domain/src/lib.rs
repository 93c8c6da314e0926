//! The words of the business, as types: money, identifiers, time, and the facts that
//! Holdfast stores. Pure: no input or output, no database, no engine, no async.
//!
//! - [`money`]: amounts in minor units with their ISO 4217 currency.
//! - [`ids`]: time-ordered unique identifiers.
//! - [`clock`]: where "now" comes from; nothing else may ask the system.
//! - [`calendar`]: days and months in a workspace's time zone, and renewal anchors.
//! - [`facts`]: what is stored about customers, table by table and field by field.
#![deny(missing_docs)]

pub mod calendar;
pub mod clock;
pub mod facts;
pub mod ids;
pub mod money;
