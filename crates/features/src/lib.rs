//! Point-in-time features of accounts: what was known on a day, and nothing later.
#![deny(missing_docs)]
