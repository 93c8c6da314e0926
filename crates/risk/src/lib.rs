//! Who leaves next, when, and for which reason: cause-specific risk, checked out of time, published or refused.
#![deny(missing_docs)]
