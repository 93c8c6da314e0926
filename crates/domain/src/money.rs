//! Amounts in minor units.
